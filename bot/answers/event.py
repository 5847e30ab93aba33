"""Questions about the event itself: where, when, who introduced whom, how the room reacted, was it
interpreted.

Each is answered with the passage that shows it, narration and stage directions included, and the
YAML's facts beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Protocol

from bot.index import Clause, Record, Scope
from bot.model import Fact, Meeting, Note, Passage, Turn
from bot.question.intent import Aspect
from bot.question.parse import Query, Term
from bot.search import find
from bot.search.expand import query_terms
from bot.search.find import Hit
from bot.search.library import Library
from bot.search.match import Match, QueryTerm, TermMatcher
from bot.search.meetings import named_meeting
from bot.sources.people import is_honorific
from bot.text import aside_words, is_interpreter, is_reaction, name_words, speech, words
from bot.text.lexicon import one_of, word_list, word_set


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """The passages that show it, best first, and the facts about their meeting."""

    found: tuple[Hit, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()


def about_event(library: Library, query: Query, scope: Scope) -> EventAnswer | None:
    """What is on record about the event that a query with an aspect asks of, in the meetings of the
    `scope`, or None where the question is better searched like any other."""
    if query.aspect is None or scope.nowhere:
        return None
    return _ASPECTS[query.aspect](library, query, scope)


# Where and when -----------------------------------------------------------------------------------

_WEEKDAYS = word_set("calendar.weekdays")
_MONTHS = word_set("calendar.months") - {"may"}
_TIMES = word_set("calendar.relative_days") | {"morning", "afternoon", "evening", "ago", "week"}
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b[A-Z][a-z]+ \d{1,2}\b(?!\d)|\b\d{1,2} [A-Z][a-z]+\b")
_HERE = re.compile(rf"\bhere (at|in)\b(?! (?:\d|(?i:{one_of(word_list('calendar.months'))})))")
_PLACED = re.compile(r"\b(?:in|at|from|inside|outside)\s+(?:the\s+)?[A-ZÀ-Þ][\w.’'-]+")
_ENOUGH = 0.55
_LEAST_COVERAGE = 0.4
_HALF = 0.5
_ALL_THERE, _OF_MEETING = 0.85, 0.8
"""From what share on the asked words stand in the passage; and what they are worth where they only
name its meeting."""
_SHOWN = 0.35
"""What showing a time or place counts beside the words asked for."""
_SOME_PLACE = 0.7
_NEAREST_MEETINGS = 5
_TOLD, _DENSE = 0.05, 0.1
"""In a report the telling sentence shows it better than somebody's words; so does a sentence with
little else."""


class Shows(Protocol):
    """How far a passage shows a time or a place, 0 to 1: the meeting's own, or (not `of_meeting`)
    of what it tells."""

    def __call__(self, text: str, meeting: Meeting, *, of_meeting: bool) -> float: ...


def _shows_when(text: str, meeting: Meeting, *, of_meeting: bool) -> float:
    """How far a passage shows a time: a date more than a weekday, a weekday more than "this
    morning"."""
    said = name_words(text)
    is_date = said & (_MONTHS | {"may"}) or re.search(r"\d{4}", text)
    if is_date and _DATE.search(text):
        return 1.0
    if said & _WEEKDAYS:
        return 0.9
    return 0.5 if said & (_MONTHS | _TIMES) else 0.0


def _own_time(text: str, meeting: Meeting) -> bool:
    """Whether a time told in a passage may be the meeting's own: its date, its weekday, today."""
    said = name_words(text)
    own = f"{meeting.date:%A %B}".lower().split() if meeting.date else []
    if not said.isdisjoint(own):
        return True
    return said.isdisjoint(_MONTHS | _WEEKDAYS) and not said.isdisjoint(_TIMES)


def _shows_where(text: str, meeting: Meeting, *, of_meeting: bool) -> float:
    """How far a passage shows a place: "here at", the meeting's own place, some place with a
    name."""
    here = _HERE.search(text) if of_meeting else None
    if here:
        return 1.0 if here[1].lower() == "at" else 0.9
    place = name_words(meeting.place) if meeting.place else ()
    own = of_meeting * len({word for word in place if len(word) > 3} & name_words(text))
    if _PLACED.search(text):
        return min(_SOME_PLACE + 0.1 * own, 0.95)
    return 0.5 if own else 0.0


def _circumstance(
    library: Library, query: Query, scope: Scope, *, shows: Shows
) -> EventAnswer | None:
    """The passage that both fits the question and shows a time or place, from all over or from the
    meeting named."""
    terms = query_terms(library, query)
    anybody = replace(scope, speakers=None)
    found = [] if query.bare else find.search(library, query, terms, anybody)
    meant = _meant(library, query, scope)
    seen = [(one.meeting, one.turn, one.passage) for one in found]
    seen += [(m, turn, passage) for m in meant for turn, passage in _passages(library, m)]
    # of somebody whose whereabouts are asked, the meeting's are told
    asked = _Asked(library, TermMatcher(terms), shows, of_person=bool(query.named))
    weighed = (_weighed(asked, *place) for place in dict.fromkeys(seen))
    told = [one for one in weighed if _is_enough(one)]
    told.sort(key=_by_order)
    full = {term.text for term in query.terms if not term.light}
    sure = [m for m in meant if full <= _called(library, m)] if full else []
    if sure:  # the question says no more than its name
        told, meant = [one for one in told if one.meeting in sure], sure
        if shows is _shows_where and len(sure) == 1:
            return _place_of(library, library.records[sure[0]].meeting, told)
    where = [told[0].meeting] if told else meant[:1]
    return EventAnswer(tuple(told), _facts(library, where)) if where else None


def _is_enough(one: Hit) -> bool:
    return one.score >= _ENOUGH and one.match.coverage >= _LEAST_COVERAGE


def _by_order(one: Hit) -> tuple[float, str, int, int]:
    """Best first, in a total order."""
    return (-one.order, one.meeting, one.turn.number, one.span.start)


def _place_of(library: Library, meeting: Meeting, told: Iterable[Hit]) -> EventAnswer:
    """What tells the place of the one meeting asked for: not every line with the name of some place
    in it."""
    telling = tuple(one for one in told if _tells_place(one, meeting))
    if telling or meeting.place:
        return EventAnswer(telling, _facts(library, [meeting.id]))
    return EventAnswer(notes=(Note("no-place", meeting.title),))


def _tells_place(one: Hit, meeting: Meeting) -> bool:
    shown = _shows_where(one.text, meeting, of_meeting=True)
    return one.passage.kind == "narration" or shown not in (0.0, _SOME_PLACE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A time or a place asked for: the words beside it, what shows it, whether it is somebody's."""

    library: Library
    matcher: TermMatcher
    shows: Shows
    of_person: bool


def _weighed(asked: _Asked, id_: str, turn: Turn, passage: Passage) -> Hit:
    """A passage as a hit: how far it has the words asked for, and shows the time or the place."""
    meeting, terms = asked.library.records[id_].meeting, asked.matcher.terms
    text = turn.text_of(passage)
    said = [word.text for word in speech(text)]
    credit = asked.matcher.credit(asked.library.attribution_words(meeting, passage))
    seen = asked.matcher.match(said, credit) if terms else Match((), 1.0, 0.0, 0.0)
    there = _share_hit(terms, seen) if terms else 0.0
    shown = asked.shows(text, meeting, of_meeting=asked.of_person or there < _ALL_THERE)
    names_meeting = there < _HALF if terms else False
    if names_meeting and asked.shows is _shows_when and not _own_time(text, meeting):
        shown = 0.0  # another day is told than that of the meeting the question names
    fits = there if there >= _ALL_THERE else min(seen.coverage, _OF_MEETING)
    score = (1 - _SHOWN) * fits + _SHOWN * shown
    dense = len(seen.hits) / max(1, len(said))
    order = score + _TOLD * (passage.kind in ("narration", "reported")) + _DENSE * dense
    hit = find.hit_of_passage(id_, turn, passage, min(score, 1.0))
    return replace(hit, order=order, match=seen)


def _share_hit(wants: Sequence[QueryTerm], seen: Match) -> float:
    """The share of the asked words that stand in the passage itself."""
    return seen.mass / sum(want.weight for want in wants)


def _meant(library: Library, query: Query, scope: Scope) -> list[str]:
    """The meetings that the question's words name by title, place or people; the only one in scope
    if there is one."""
    asked = {term.text for term in query.terms if not term.light}
    within = library.within(scope)
    if asked:
        shares = ((-len(asked & _called(library, m)) / len(asked), m) for m in within)
        named = sorted(pair for pair in shares if pair[0] <= -_LEAST_COVERAGE)
        return [m for _, m in named[:_NEAREST_MEETINGS]]
    if not query.people:
        return within if len(within) == 1 else []
    spoke = [m for m in within if _spoke(library.records[m], query.people)]
    spoke.sort(key=lambda m: library.records[m].meeting.own_account)
    return spoke[:_NEAREST_MEETINGS]


def _spoke(record: Record, people: Set[str]) -> bool:
    """Whether any of some people has words on record in a meeting."""
    return any(voice.person in people for voice in record.voices)


def _called(library: Library, id_: str) -> set[str]:
    """The words by which a meeting may be named: its title and place, and the names of those who
    spoke."""
    record, people = library.records[id_], library.register.by_id
    names = [people[voice.person].name for voice in record.voices if voice.person in people]
    named = (*record.meeting.names, id_.replace("-", " "), *names)
    return {w.text for part in named for w in words(part)}


def _passages(library: Library, id_: str) -> Iterable[tuple[Turn, Passage]]:
    for turn in library.engine.turns(id_, 0, library.records[id_].turns):
        for passage in turn.passages:
            yield turn, passage


def _facts(library: Library, meetings: Iterable[str]) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    for id_ in dict.fromkeys(meetings):
        meeting = library.records[id_].meeting
        if meeting.date:
            basis, evidence = meeting.date_basis, meeting.date_note
            facts.append(Fact("date", meeting.date, meeting.title, basis, evidence))
        if meeting.place:
            facts.append(Fact("place", meeting.place, meeting.title))
    return tuple(facts)


def _with_facts(library: Library, shown: Sequence[Hit]) -> EventAnswer | None:
    """What was found, with the facts of the meeting that is shown first; None where nothing was."""
    return EventAnswer(tuple(shown), _facts(library, [shown[0].meeting])) if shown else None


# Who introduced whom ------------------------------------------------------------------------------

_CUE = 0.12
_MOST_STAGED = 50
_NAMED = 0.5
"""What it is worth that a question names the meeting by a word."""
_SHOWN_BY_PLACE = 0.9
_LIKELY = 0.5
_HANDING_OVER = frozenset(
    "floor yield hear introduce introduced welcome pleasure turn over invite now remarks "
    "next".split()
)


def _introduced(library: Library, query: Query, scope: Scope) -> EventAnswer | None:
    """The end of the turn before somebody's first, where it names them; without a name, whoever
    spoke before."""
    asked = {term.text for term in terms_beside(query, query.name_words) if not term.light}
    shown = [
        replace(one, order=one.order + _NAMED * bool(asked & _called(library, id_)))
        for id_ in library.within(scope)
        for one in _handovers(library, library.records[id_], query.people)
    ]
    return _with_facts(library, sorted(shown, key=_by_order))


def terms_beside(query: Query, names: Collection[str]) -> tuple[Term, ...]:
    """The words asked for that are no names, and no titles before one."""
    return tuple(t for t in query.terms if t.text not in names and not is_honorific(t.text))


def _handovers(library: Library, record: Record, people: Set[str]) -> Iterator[Hit]:
    """The last passages of the turns before those of some people that name one of them."""
    meeting = record.meeting
    if not meeting.has_turns or not _spoke(record, people):
        return
    turns = [turn for turn in library.engine.turns(meeting.id, 0, record.turns) if turn.passages]
    for before, turn in pairwise(turns):
        if [one.passages[0].person in people for one in (before, turn)] != [False, True]:
            continue
        for passage in before.passages[-3:]:
            text = before.text_of(passage)
            if _people_in(library, text, meeting.date) & people:
                over = len({word.text for word in speech(text)} & _HANDING_OVER)
                yield find.hit_of_passage(meeting.id, before, passage, 0.75 + min(0.05 * over, 0.2))


def _people_in(library: Library, text: str, day: date | None) -> set[str]:
    """The ids of the people whom a text names, on that day."""
    mentions = library.register.mentions(text, day)
    return {person.id for mention in mentions for person in mention.people}


# Who was there ------------------------------------------------------------------------------------

_COMPANY = frozenset(
    "colleagues delegation alongside welcome presence cabinet accompanied joined members "
    "team".split()
)


def _attended(library: Library, query: Query, scope: Scope) -> EventAnswer | None:
    """The lines that name those who were there, most names first, of whoever is asked about if they
    have one."""
    meeting = named_meeting(library, query)
    if meeting is None:
        return None
    there, shown = meeting.meeting, []
    for turn, passage in _passages(library, there.id):
        text = turn.text_of(passage)
        named = _people_in(library, text, there.date) - query.people
        if len(named) > 1 and name_words(text) & _COMPANY:
            weight = 0.6 + min(0.04 * len(named), 0.2) + 0.2 * (passage.person in query.people)
            shown.append(find.hit_of_passage(there.id, turn, passage, weight))
    if not shown:
        return None
    register = library.register.by_id
    present = ", ".join(register[id_].name for id_ in there.present if id_ in register)
    facts = (Fact("present", present, there.title),) if present else ()
    shown.sort(key=_by_order)
    return EventAnswer(tuple(shown), (*_facts(library, [there.id]), *facts))


# Who spoke first, and last ------------------------------------------------------------------------


def _at_an_end(library: Library, query: Query, scope: Scope, *, end: int) -> EventAnswer | None:
    """The first or last words of the one meeting that the question names."""
    record = named_meeting(library, query)
    if record is None or not record.meeting.has_turns:
        return None
    turn, passage = list(_passages(library, record.meeting.id))[end]
    return _with_facts(
        library, [find.hit_of_passage(record.meeting.id, turn, passage, _SHOWN_BY_PLACE)]
    )


# How the room reacted -----------------------------------------------------------------------------


def _reaction(library: Library, query: Query, scope: Scope) -> EventAnswer | None:
    """The passage asked about together with the stage direction that tells what the room did."""
    terms = query_terms(library, query)
    if query.bare or not terms:
        return _with_facts(library, list(_staged(library, scope)))
    found = [_with_reaction(one) for one in find.search(library, query, terms, scope)]
    reacted = tuple(one for one in found if _reacts(one.text))
    likely = any(one.score >= _LIKELY for one in reacted[:1])
    return EventAnswer(reacted) if likely else None


def _reacts(text: str) -> bool:
    return any(is_reaction(word) for word in aside_words(text))


def _with_reaction(one: Hit) -> Hit:
    """The span with the next sentence, where the room's reaction is noted there."""
    if _reacts(one.text):
        return replace(one, order=one.order + _CUE, score=min(1.0, one.score + _CUE))
    after = [passage for passage in one.turn.passages if passage.span.start >= one.span.end]
    for following in after[:1]:
        if _reacts(one.turn.text_of(following)):
            return replace(one, span=one.span._replace(end=following.span.end))
    return one


def _staged(library: Library, scope: Scope) -> Iterator[Hit]:
    """Every passage with a reaction of the room."""
    asked = Clause(dict.fromkeys(("laughter", "applause", "cheers"), 1.0), where="stage")
    staged = library.engine.candidates((asked,), (), scope, _MOST_STAGED)
    for one in sorted(staged, key=lambda c: (c.meeting, c.turn, c.passage.span)):
        if any(is_reaction(word) for word in one.stage):
            yield find.unmatched_hit(library, one)


# Was it interpreted -------------------------------------------------------------------------------


def _interpreted(library: Library, query: Query, scope: Scope) -> EventAnswer | None:
    """The line of the person or on the subject asked about, else a person's first, and what is
    known of it."""
    names = set(query.name_words)
    within = replace(scope, speakers=tuple((id_, None) for id_ in sorted(query.people)) or None)
    if (named := named_meeting(library, query)) is not None:
        within = replace(within, meetings=frozenset({named.meeting.id}))
        names |= {word.text for word in words(named.meeting.title)}
    asked = replace(query, terms=terms_beside(query, names))
    found = [] if asked.bare else find.search(library, asked, query_terms(library, asked), within)
    shown = [one for one in found if one.score >= _LIKELY]
    shown = shown or sorted(_first_lines(library, query.people, within), key=_by_order)
    if not shown:
        return None
    meeting = library.records[shown[0].meeting].meeting
    value = {True: "yes", False: "no", None: "unknown"}[shown[0].passage.interpreted]
    return EventAnswer(tuple(shown), (Fact("interpretation", value, meeting.title),))


def _first_lines(library: Library, people: Set[str], scope: Scope) -> Iterator[Hit]:
    """The first line of every turn of some people."""
    for id_ in library.within(scope):
        record = library.records[id_]
        turns = library.engine.turns(id_, 0, record.turns) if _spoke(record, people) else ()
        firsts = [(turn, turn.passages[0]) for turn in turns if turn.passages]
        for turn, first in (place for place in firsts if place[1].person in people):
            marked = any(map(is_interpreter, aside_words(turn.text_of(first))))
            yield find.hit_of_passage(id_, turn, first, 0.9 if marked else 0.6)


_ASPECTS: dict[Aspect, Callable[[Library, Query, Scope], EventAnswer | None]] = {
    "where": partial(_circumstance, shows=_shows_where),
    "when": partial(_circumstance, shows=_shows_when),
    "introduced": _introduced,
    "attended": _attended,
    "spoke-first": partial(_at_an_end, end=0),
    "spoke-last": partial(_at_an_end, end=-1),
    "reaction": _reaction,
    "interpreted": _interpreted,
}
