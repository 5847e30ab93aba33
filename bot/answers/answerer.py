"""Question -> Answer: the one use case that every surface shares.

    parse → whose, when and which meeting → search → found, close or none

Found means evidence, not the best of a bad lot; where nothing answers, the answer says so and says
what was searched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from bot.answers import surroundings
from bot.answers.event import about_event
from bot.answers.neighbours import neighbour
from bot.answers.overview import overview
from bot.answers.replies import answers, replies
from bot.answers.trend import trend
from bot.answers.verifying import called, check
from bot.index import Scope
from bot.model import (
    PAGE,
    Answer,
    Audience,
    Beside,
    Choice,
    Fact,
    MeetingCard,
    Note,
    Outcome,
    Overview,
    Place,
    Question,
    Quote,
    QuoteStatus,
    Reason,
    Surroundings,
    Unfollowed,
)
from bot.question.asked_speaker import SpeakerRef
from bot.question.followup import Before, Known, follow
from bot.question.parse import Query, Term
from bot.search import find
from bot.search.expand import query_terms
from bot.search.find import Hit
from bot.search.library import Library
from bot.search.match import QueryTerm
from bot.search.meetings import card, chosen_meetings, first_line, is_called
from bot.search.scope import EVERYTHING, asked_in_form, resolve_scope, surname
from bot.sources.people import is_honorific
from bot.text import asides, is_gap, speech, words
from bot.text.word_frequency import how_often
from bot.verify import tells_of

FOUND = 0.5
"""The confidence from which a span is given as what was asked for."""
CLOSE = 0.1
"""The confidence from which a span is worth showing as near."""


CHOICES = 100
"""How many things a list offers at most; nobody reads further."""

_OVERVIEWS_KEPT = 64

_SURE, _FAR_MORE = 0.85, 0.25
"""Below this, somebody's line is weighed against other people's; and how much more nearly they must
have said it."""
_LIKER = 0.05
_MOST_CLOSE = 0.49
_SHORT_LINE = 6  # words
_EVERYDAY = 200_000
"""How often a word is counted in English speech that is said every day: we, day, every, work."""
_HELPS = 0.2
"""The confidence from which a second line is worth showing where none is what was asked for."""
_NEAR_COVERAGE, _NEAR_MASS = 0.3, 3.0
"""Or at least a third of what was asked, with a rare word among it."""


class Answerer:
    """Answers questions from one library; a `stale` one is being written anew meanwhile, which
    every answer says."""

    def __init__(self, library: Library, *, stale: bool = False) -> None:
        self._library, self._stale = library, stale
        self._read = datetime.now(UTC)
        self._overviews: dict[frozenset[str], Overview] = {}

    def ask(self, question: Question) -> Answer:
        """The answer to one question, for those who will read it."""
        answer = self._ask(question)
        return _noted(answer, Note("stale")) if self._stale and answer.intent == "find" else answer

    def _ask(self, question: Question) -> Answer:
        library = self._library.seen_by(question.audience)
        if question.beside is not None:
            return _line_beside(library, question, question.beside)
        query = _query(library, question)
        if query.trend is not None:
            return trend(library, question, query)
        if query.intent == "help":
            return Answer(question, "help", "found", library.searched)
        if query.intent == "meetings":
            return _meetings(library, question, query)
        return (
            _verify(library, question, query)
            if query.intent == "verify"
            else _find(library, question, query)
        )

    def quote(self, id: str, audience: Audience) -> Quote | None:
        """The quote with this id as it stands now, or None where there is none for this
        audience."""
        return surroundings.quote_at(self._library.seen_by(audience), id)

    def standing(self, ref: str, audience: Audience) -> QuoteStatus | None:
        """What became of a quote that was shown as ID#MARK (or ID), or None where there is none for
        this audience."""
        return surroundings.standing(self._library.seen_by(audience), ref)

    def around(
        self,
        ref: str,
        audience: Audience,
        *,
        before: Place | None = None,
        onward: Place | None = None,
    ) -> Surroundings | None:
        """The lines around such a quote; or the page that ends `before` a place, or goes `onward`
        from one."""
        library = self._library.seen_by(audience)
        there = surroundings.standing(library, ref)
        if there is None:
            return None
        if before is not None:
            return surroundings.before(library, there.quote, before)
        return (
            surroundings.onward(library, there.quote, onward)
            if onward
            else surroundings.around(library, there.quote)
        )

    def followed(
        self, before: Before | None, text: str, audience: Audience
    ) -> Question | Unfollowed | None:
        """The whole question that a text asks after another one; why there is none; None: it is one
        of its own."""
        followed = follow(before, text, _known(self._library.seen_by(audience)))
        return replace(followed, audience=audience) if isinstance(followed, Question) else followed

    def speakers(self, typed: str, audience: Audience) -> tuple[Choice, ...]:
        """The people with words on record who are meant by what has been typed so far; as many as a
        list may hold."""
        return self._library.seen_by(audience).speakers.find(typed, CHOICES)

    def titles(self, typed: str, audience: Audience) -> tuple[Choice, ...]:
        """The meetings that are meant by what has been typed so far."""
        return self._library.seen_by(audience).titles.find(typed, CHOICES)

    def overview(self, audience: Audience) -> Overview:
        """The corpus at a glance, as far as `audience` may know it; worked out once for all who may
        know as much."""
        library = self._library.seen_by(audience)
        seen = frozenset(library.records)
        if seen not in self._overviews:
            if len(self._overviews) >= _OVERVIEWS_KEPT:
                self._overviews.clear()
            self._overviews[seen] = overview(library, self.ask, audience, self._read)
        return self._overviews[seen]

    def first_line(self, meeting: str, audience: Audience) -> Quote | None:
        """The first words on record of a meeting, or None where there is no such meeting for this
        audience."""
        return first_line(self._library.seen_by(audience), meeting)

    def meetings(self, audience: Audience) -> tuple[MeetingCard, ...]:
        """All meetings that may be named where `audience` reads."""
        library = self._library.seen_by(audience)
        return tuple(card(library, record) for record in library.records.values())


Current: TypeAlias = Callable[[], Answerer]
"""Gives what answers at this moment: a running bot takes up a changed record."""


def _known(library: Library) -> Known:
    """What questions are read by."""
    records = library.records.values()

    def is_meeting(name: str) -> bool:
        return any(is_called(record.meeting, name) for record in records)

    return Known(library.register, library.labels, library.days, is_meeting)


def _query(library: Library, question: Question) -> Query:
    """What is asked, in words and in a form; a form's words are always words to be found."""
    query = _known(library).query(question)
    if question.narrowed == EVERYTHING:
        return query
    if query.intent in ("help", "meetings"):
        phrase = tuple(word.text for word in words(question.text))
        query = Query("find", phrases=(phrase,) if phrase else ())
    return asked_in_form(library, query, question.narrowed)


def _line_beside(library: Library, question: Question, beside: Beside) -> Answer:
    """The line after a quote, or before it; none where the meeting ends, or the quote is not for
    this audience."""
    answer = Answer(question, "find", "none", library.searched)
    there = surroundings.standing(library, beside.quote)
    line = neighbour(library, there.quote, beside.step) if there else None
    return replace(answer, outcome="found", quotes=(line,)) if line else answer


def _meetings(library: Library, question: Question, query: Query) -> Answer:
    """A page of the meetings asked for; a terminal has no pages."""
    found = chosen_meetings(library, query)
    listed = len(found.records)
    most = max(listed, 1) if question.surface == "terminal" else PAGE
    cards = found.page(library, question.page, most)
    answer = Answer(
        question,
        "meetings",
        "found" if cards else "none",
        library.searched,
        meetings=cards,
        listed=listed,
    )
    return replace(answer, more=listed > (question.page + 1) * most)


def _verify(library: Library, question: Question, query: Query) -> Answer:
    sought = resolve_scope(library, query, question.narrowed)
    checked = check(library, query, sought)
    answer = Answer(question, "verify", "none", library.searched, understood=sought.understood)
    if checked.verdict != "not-found":
        answer = replace(
            answer, verdict=checked.verdict, diff=checked.diff, reasons=checked.reasons
        )
        return _answer(library, answer, checked.lines, "found")
    answer = replace(answer, verdict="not-found", notes=sought.notes)
    nearest = sorted(
        filter(_shares_a_word, checked.lines),
        key=lambda one: (-one.order, one.meeting, one.turn.number, one.span),
    )
    near = _outcome(nearest) != "none"
    return _answer(library, answer, nearest, "close" if near else "none")


def _find(library: Library, question: Question, query: Query) -> Answer:
    sought = resolve_scope(library, query, question.narrowed)
    searched = sought.searched(library)
    blank = Answer(
        question, "find", "none", searched, understood=sought.understood, notes=sought.notes
    )
    anything = query.bare and question.narrowed != EVERYTHING
    if (
        query.bare
        and not query.aspect
        and query.asked == SpeakerRef()
        and not query.terms
        and not anything
    ):
        return blank if sought.hopeless else replace(blank, intent="help", outcome="found")
    if query.aspect is not None and not sought.scope.nowhere:
        told = about_event(library, query, sought.scope)
        if told is not None:
            return _answer(
                library,
                replace(blank, notes=blank.notes + told.notes),
                told.found,
                "found",
                told.facts,
            )
    if sought.hopeless:
        naming = _told_of(library, query, sought.scope)
        return _hearsay(library, blank, query, naming) or _answer(library, blank, naming, "close")
    wants = query_terms(library, query)
    shown = question.limit * (question.page + 1)
    found = find.search(library, query, wants, sought.scope, shown) if wants else []
    if anything or (query.bare and sought.scope.speakers is not None):
        found = _opening_lines(library, _of_posts(sought.scope) if query.posts else sought.scope)
    found = _gainsaid(found) or found
    outcome = _outcome(found)
    if outcome != "found" and (whose := _only_named(query)):
        return _find(library, question, replace(query, asked=whose, terms=()))
    blank = replace(
        blank, understood=replace(sought.understood, corrected=find.corrected(wants, found))
    )
    others = _said_by_others(library, query, wants, sought.scope, found)
    if others and outcome != "found" and (replied := replies(library, sought.scope, others)):
        return _answer(
            library,
            _noted(blank, Note("in-reply", _speaker(library, replied[0]))),
            replied,
            "found",
        )
    if others:
        blank = _noted(
            blank, Note("not-said-by", sought.understood.speaker or query.asked.typed or "")
        )
        found, outcome = others, "close"
    if query.phrases and found and not found[0].exact:
        blank = _noted(
            blank,
            Note("phrase-not-found", " … ".join(" ".join(phrase) for phrase in query.phrases)),
        )
    return _answer(library, blank, _with_its_answer(library, query, sought.scope, found), outcome)


def _speaker(library: Library, one: Hit) -> str:
    """Who says a line, as shown or else as printed."""
    meeting = library.records[one.meeting].meeting
    return library.name_of(one.passage, meeting) or one.passage.label or ""


def _with_its_answer(library: Library, query: Query, scope: Scope, found: list[Hit]) -> list[Hit]:
    """With what was answered among the others by its score, where an open question finds that very
    question."""
    if (
        not query.open
        or not found
        or found[0].score < FOUND
        or not found[0].text.rstrip().endswith("?")
    ):
        return found
    answered = answers(library, scope, found[0])
    at = next(
        (n for n, one in enumerate(found) if answered and one.score < answered[0].score), len(found)
    )
    return [*found[:at], *answered, *found[at:]]


def _only_named(query: Query) -> SpeakerRef | None:
    """Whom a question names and nothing else, where it asks for nobody's words: they are asked for
    theirs."""
    names = {word for mention in query.named for word in mention.key}
    left = [term for term in query.terms if term.text not in names and not is_honorific(term.text)]
    alone = len(query.named) == 1 and query.named[0].exact and not left and not query.phrases
    return (
        SpeakerRef(query.named[0], typed=" ".join(query.named[0].key))
        if alone and query.asked == SpeakerRef()
        else None
    )


def _said_by_others(
    library: Library, query: Query, wants: Sequence[QueryTerm], scope: Scope, found: Sequence[Hit]
) -> list[Hit]:
    """Other people's lines, where the one asked for did not say this, or somebody else said it far
    more nearly."""
    best = found[0].score if found else 0.0
    if scope.speakers is None or query.bare or (best >= FOUND and (query.open or best >= _SURE)):
        return []
    others = find.search(library, query, wants, replace(scope, speakers=None))
    needed = FOUND if best < FOUND else best + _FAR_MORE
    return others if others and others[0].score >= needed else []


def _told_of(library: Library, query: Query, scope: Scope) -> list[Hit]:
    """Of somebody without words on record: lines that name them beside what was asked; never just
    others' words."""
    if query.bare or scope.nowhere:
        return []
    mention = query.asked.mention
    names = (
        [surname(person) for person in mention.people] if mention else [query.asked.stranger or ""]
    )
    named = {word.text for name in names for word in words(name)}
    asked = replace(query, terms=query.terms + tuple(Term(word, False) for word in sorted(named)))
    found = find.search(library, asked, query_terms(library, asked), replace(scope, speakers=None))
    return [
        one for one in found if one.score >= FOUND and named & {w.text for w in speech(one.text)}
    ]


def _hearsay(library: Library, blank: Answer, query: Query, told: Sequence[Hit]) -> Answer | None:
    """What another reports of somebody's words, where what they said is asked for and they have
    none on record."""
    mention = query.asked.mention
    if mention is None or not query.asked.spans[1:]:
        return None
    names = called(mention.people)
    wants = query_terms(library, query)
    found = (
        find.search(library, query, wants, replace(library.scope, speakers=None))
        if wants and not query.bare
        else []
    )
    told = [*told, *(one for one in found if one.score >= FOUND)]
    spoken = [
        one for one in told if one.passage.kind in ("spoken", "interpreted", "quoted", "posted")
    ]
    telling = [one for one in spoken if tells_of(one.turn.text, one.span, names)]
    if not telling:
        return None
    why = Reason("hearsay", blank.understood.speaker or "", _speaker(library, telling[0]))
    return _answer(
        library,
        replace(blank, intent="verify", verdict="reported", reasons=(why,)),
        telling,
        "found",
    )


def _gainsaid(found: list[Hit]) -> list[Hit]:
    """With the line first that has the words asked for but another number or a "not", where no
    other has them as well.

    That line is what is remembered wrongly; a lesser one must not be given as found in its place.
    """
    likest = max(found, key=lambda one: one.match.confidence, default=None)
    if (
        likest is None
        or likest.score >= FOUND
        or likest.match.confidence <= found[0].match.confidence + _LIKER
    ):
        return []
    return [
        likest,
        *(replace(one, score=min(one.score, _MOST_CLOSE)) for one in found if one is not likest),
    ]


def _outcome(found: Sequence[Hit]) -> Outcome:
    if not found or found[0].score >= FOUND:
        return "found" if found else "none"
    best = found[0]
    near = best.score >= CLOSE or (
        best.match.coverage >= _NEAR_COVERAGE and best.match.mass >= _NEAR_MASS
    )
    return "close" if near else "none"


def _noted(answer: Answer, note: Note) -> Answer:
    return replace(answer, notes=(*answer.notes, note))


def _answer(
    library: Library,
    blank: Answer,
    found: Sequence[Hit],
    outcome: Outcome,
    facts: tuple[Fact, ...] = (),
) -> Answer:
    """The answer with the page of quotes asked for."""
    if outcome == "none" or not found:
        return replace(blank, facts=facts, outcome="found" if facts else "none")
    least = min(
        found[0].score, FOUND if outcome == "found" else max(0.4 * found[0].score, CLOSE / 2)
    )
    shown = [one for one in found if one.score + one.context >= least]
    shown = list(
        {(one.meeting, one.turn.number, one.span): one for one in reversed(shown)}.values()
    )[::-1]
    question = blank.question
    first = question.page * question.limit
    if outcome == "close":
        shown = _worth_showing(shown)
    page = shown[first : first + question.limit]
    if (
        outcome == "close"
    ):  # good evidence for other words, or for somebody else's, is none for what was asked
        page = [replace(one, score=min(one.score, _MOST_CLOSE)) for one in page]
    beside = library.beside((one.meeting, one.turn.number) for one in page)
    quotes = tuple(one.quote(library, beside) for one in page)
    if not question.around:
        quotes = tuple(replace(quote, before=(), after=()) for quote in quotes)
    notes = blank.notes + tuple(_gaps(quotes))
    more = len(shown) > first + question.limit
    return replace(blank, outcome=outcome, quotes=quotes, notes=notes, facts=facts, more=more)


def _worth_showing(shown: list[Hit]) -> list[Hit]:
    """The nearest line, and of the rest what has as much of what was asked: everyday words help
    nobody."""
    return [one for number, one in enumerate(shown) if not number or one.score >= _HELPS]


def _shares_a_word(one: Hit) -> bool:
    """Whether a line has a word of the claim that is not said every day: no other is the closest to
    it."""
    return any(
        how_often(word.text) <= _EVERYDAY
        for hit in one.hits
        for word in words(one.text[hit.start : hit.end])
    )


def _gaps(quotes: Sequence[Quote]) -> list[Note]:
    """A note for each mark in the quotes that says that words are missing from the record."""
    marks = [
        quote.text[mark.start : mark.end] for quote in quotes[:1] for mark in asides(quote.text)
    ]
    return [Note("missing-words", mark) for mark in dict.fromkeys(marks) if is_gap(mark)]


def _of_posts(scope: Scope) -> Scope:
    """The same, of what was written alone: where nobody's post is on record, no spoken line is
    one."""
    return replace(scope, kinds=frozenset({"posted"}))


def _opening_lines(library: Library, scope: Scope) -> list[Hit]:
    """What someone said, where nothing more is asked: their lines of some length, in the order of
    the record."""
    lines = library.engine.candidates((), (), scope, 100)
    lines.sort(key=lambda one: (one.meeting, one.turn, one.passage.span))
    long = [one for one in lines if len(one.words) > _SHORT_LINE] or lines
    return [find.unmatched_hit(library, one) for one in long]
