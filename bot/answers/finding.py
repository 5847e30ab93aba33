"""The lines that answer a question: its own, else what others said, replied or told; best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.event import about_event, terms_beside
from bot.answers.inquiry import Inquiry, Strategy, first_answer, noted, outcome_of
from bot.answers.replies import answer_to, replies_to
from bot.answers.verifying import naming_words
from bot.index import Scope
from bot.model import OWN, Answer, Note, Reason
from bot.question.asked_speaker import SpeakerRef
from bot.question.parse import Query, Term
from bot.search import find
from bot.search.find import Hit
from bot.search.library import Library
from bot.search.scope import surname
from bot.search.weights import WEIGHTS
from bot.text import speech, words
from bot.verify import tells_of

_W = WEIGHTS.answer
_SHORT_LINE = 6  # words
_MOST_OPENING = 100  # lines


def find_lines(inquiry: Inquiry) -> Answer:
    """The answer to a question that asks for words, or for the event itself."""
    return first_answer(_FINDING, inquiry)


def _nothing_asked(inquiry: Inquiry) -> Answer | None:
    """Nothing but marks and small words: help, or why nothing can be found."""
    query = inquiry.query
    asks = (query.aspect, query.terms, query.phrases, query.asked != SpeakerRef())
    if any((*asks, inquiry.anything)):
        return None
    if inquiry.resolved.hopeless:
        return inquiry.blank()
    return replace(inquiry.blank("help"), outcome="found")


def _event_itself(inquiry: Inquiry) -> Answer | None:
    """Where, when, who introduced whom: what shows it, and the facts beside."""
    told = about_event(inquiry.library, inquiry.query, inquiry.scope)
    if told is None:
        return None
    blank = inquiry.blank()
    blank = replace(blank, notes=blank.notes + told.notes)
    return inquiry.answer(blank, told.found, "found", told.facts)


def _without_words(inquiry: Inquiry) -> Answer | None:
    """Where nobody or no meeting is left: what others tell of whom it asks for."""
    if not inquiry.resolved.hopeless:
        return None
    naming = _told_of(inquiry)
    return _hearsay(inquiry, naming) or inquiry.answer(inquiry.blank(), naming, "close")


def _lines(inquiry: Inquiry) -> Answer:
    """The lines with the words asked for; where somebody did not say them, who did."""
    query, scope = inquiry.query, inquiry.scope
    found = _nearest(inquiry)
    outcome = outcome_of(found)
    if outcome != "found" and (whose := _only_named(query)):
        return find_lines(replace(inquiry, query=replace(query, asked=whose, terms=())))
    understood = inquiry.resolved.understood
    read = find.corrected(inquiry.terms, found)
    blank = replace(inquiry.blank(), understood=replace(understood, corrected=read))
    if others := _said_by_others(inquiry, found):
        replied = [] if outcome == "found" else replies_to(inquiry.library, scope, others)
        if replied:
            note = Note("in-reply", _speaker(inquiry.library, replied[0]))
            return inquiry.answer(noted(blank, note), replied, "found")
        blank = noted(blank, Note("not-said-by", understood.speaker or query.asked.typed or ""))
        found, outcome = others, "close"
    if not all(one.exact for one in found[:1]):
        phrases = " … ".join(" ".join(phrase) for phrase in query.phrases)
        blank = noted(blank, Note("phrase-not-found", phrases))
    return inquiry.answer(blank, _with_its_answer(inquiry, found), outcome)


_FINDING: tuple[Strategy, ...] = (_nothing_asked, _event_itself, _without_words, _lines)


# Somebody's own words -----------------------------------------------------------------------------


def _nearest(inquiry: Inquiry) -> list[Hit]:
    """The lines in scope, best first; where no words are asked for, whatever was said there."""
    query, scope, question = inquiry.query, inquiry.scope, inquiry.question
    if inquiry.anything or (query.bare and scope.speakers is not None):
        if query.posts:  # where nobody's post is on record, no spoken line is one
            scope = replace(scope, kinds=frozenset({"posted"}))
        found = _opening_lines(inquiry.library, scope)
    else:
        found = inquiry.lines(scope, question.limit * (question.page + 1))
    return _gainsaid_first(found)


def _opening_lines(library: Library, scope: Scope) -> list[Hit]:
    """What someone said, where nothing more is asked: their lines of some length, in the order of
    the record."""
    lines = library.engine.candidates((), (), scope, _MOST_OPENING)
    lines.sort(key=lambda one: (one.meeting, one.turn, one.passage.span))
    long = [one for one in lines if len(one.words) > _SHORT_LINE] or lines
    return [find.unmatched_hit(library, one) for one in long]


def _gainsaid_first(found: list[Hit]) -> list[Hit]:
    """With the line first that has the words asked for but another number or a "not", where no
    other has them as well.

    That line is what is remembered wrongly; a lesser one must not be given as found in its place.
    """
    likest = max(found, key=lambda one: one.match.confidence, default=None)
    if likest is None:
        return []
    liker = likest.match.confidence - found[0].match.confidence
    if likest.score >= _W.found or liker <= _W.liker:
        return found
    others = (one for one in found if one is not likest)
    return [likest, *(replace(one, score=min(one.score, _W.most_close)) for one in others)]


def _with_its_answer(inquiry: Inquiry, found: list[Hit]) -> list[Hit]:
    """With what was answered among the others by its score, where an open question finds that very
    question."""
    if outcome_of(found) != "found" or not inquiry.query.open:
        return found
    asking = found[0].text.rstrip().endswith("?")
    answered = answer_to(inquiry.library, inquiry.scope, found[0]) if asking else []
    least = answered[0].score if answered else 0.0
    at = next((n for n, one in enumerate(found) if one.score < least), len(found))
    return [*found[:at], *answered, *found[at:]]


def _only_named(query: Query) -> SpeakerRef | None:
    """Whom a question names and nothing else, where it asks for nobody's words: they are asked for
    theirs."""
    if len(query.named) != 1 or any((query.phrases, query.asked != SpeakerRef())):
        return None
    (named,) = query.named
    if terms_beside(query, named.key):
        return None
    return SpeakerRef(named, typed=" ".join(named.key)) if named.exact else None


# Other people's -----------------------------------------------------------------------------------


def _speaker(library: Library, one: Hit) -> str:
    """Who says a line, as shown or else as printed."""
    meeting = library.records[one.meeting].meeting
    return library.name_or_label(one.passage, meeting) or ""


def _said_by_others(inquiry: Inquiry, found: Sequence[Hit]) -> list[Hit]:
    """Other people's lines, where the one asked for did not say this, or somebody else said it far
    more nearly."""
    query, scope = inquiry.query, inquiry.scope
    best = found[0].score if found else 0.0
    enough = _W.found if query.open else _W.sure
    if any((scope.speakers is None, query.bare, best >= enough)):
        return []
    others = inquiry.lines(replace(scope, speakers=None))
    needed = _W.found if best < _W.found else best + _W.far_more
    return others if any(one.score >= needed for one in others[:1]) else []


def _told_of(inquiry: Inquiry) -> list[Hit]:
    """Of somebody without words on record: lines that name them beside what was asked; never just
    others' words."""
    query, scope = inquiry.query, inquiry.scope
    if query.bare or scope.nowhere:
        return []
    names = [*map(surname, query.asked.people), query.asked.stranger or ""]
    named = {word.text for name in names for word in words(name)}
    terms = query.terms + tuple(Term(word, False) for word in sorted(named))
    asked = replace(inquiry, query=replace(query, terms=terms))
    found = [one for one in asked.lines(replace(scope, speakers=None)) if one.score >= _W.found]
    return [one for one in found if named & {word.text for word in speech(one.text)}]


def _hearsay(inquiry: Inquiry, naming: Sequence[Hit]) -> Answer | None:
    """What another reports of somebody's words, where what they said is asked for and they have
    none on record."""
    query, library = inquiry.query, inquiry.library
    names = naming_words(query.asked.people)
    if query.asked.mention is None or not query.asked.spans[1:]:
        return None
    everywhere = replace(library.scope, speakers=None)
    found = [] if query.bare else inquiry.lines(everywhere)
    told = [*naming, *(one for one in found if one.score >= _W.found)]
    told = [one for one in told if one.passage.kind in OWN]
    telling = [one for one in told if tells_of(one.turn.text, one.span, names)]
    if not telling:
        return None
    blank = inquiry.blank("verify")
    why = Reason("hearsay", blank.understood.speaker or "", _speaker(library, telling[0]))
    return inquiry.answer(replace(blank, verdict="reported", reasons=(why,)), telling, "found")
