"""Questions about the event itself: where, when, who introduced whom, how the room reacted, was it
interpreted.

Each is answered with the passage that shows it, narration and stage directions included, and the
YAML's facts beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.index import Clause, Record, Scope
from bot.model import Fact, Meeting, Note, Passage, Turn
from bot.question.intent import Aspect
from bot.question.parse import Query
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
class Told:
    """The passages that show it, best first, and the facts about their meeting."""

    found: tuple[Hit, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()


def about_event(library: Library, query: Query, scope: Scope) -> Told | None:
    """What is on record about the event, or None where the question is better searched like any
    other."""
    assert query.aspect is not None
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
    if _DATE.search(text) and (not said.isdisjoint(_MONTHS | {"may"}) or re.search(r"\d{4}", text)):
        return 1.0
    if said & _WEEKDAYS:
        return 0.9
    return 0.5 if said & (_MONTHS | _TIMES) else 0.0


def _own_time(text: str, meeting: Meeting) -> bool:
    """Whether a time told in a passage may be the meeting's own: its date, its weekday, today."""
    said = name_words(text)
    if meeting.date is not None and said & {
        f"{meeting.date:%A}".lower(),
        f"{meeting.date:%B}".lower(),
    }:
        return True
    return bool(said & _TIMES) and not said & (_MONTHS | _WEEKDAYS)


def _shows_where(text: str, meeting: Meeting, *, of_meeting: bool) -> float:
    """How far a passage shows a place: "here at", the meeting's own place, some place with a
    name."""
    if of_meeting and (here := _HERE.search(text)):
        return 1.0 if here[1].lower() == "at" else 0.9
    own = of_meeting * len(
        {word for word in name_words(meeting.place or "") if len(word) > 3} & name_words(text)
    )
    if _PLACED.search(text):
        return min(_SOME_PLACE + 0.1 * own, 0.95)
    return 0.5 if own else 0.0


def _when(library: Library, query: Query, scope: Scope) -> Told | None:
    return _circumstance(library, query, scope, _shows_when)


def _where(library: Library, query: Query, scope: Scope) -> Told | None:
    return _circumstance(library, query, scope, _shows_where)


def _circumstance(library: Library, query: Query, scope: Scope, shows: Shows) -> Told | None:
    """The passage that both fits the question and shows a time or place, from all over or from the
    meeting named."""
    wants = query_terms(library, query)
    found = (
        find.search(library, query, wants, replace(scope, speakers=None)) if not query.bare else []
    )
    meant = _meant(library, query, scope)
    seen = [(one.meeting, one.turn, one.passage) for one in found]
    seen += [(m, turn, passage) for m in meant for turn, passage in _passages(library, m)]
    person = bool(query.named)  # whose whereabouts are the meeting's
    matcher = TermMatcher(wants)
    told = [
        _weighed(library, matcher, where, turn, passage, shows, person=person)
        for where, turn, passage in dict.fromkeys(seen)
    ]
    told = [one for one in told if one.score >= _ENOUGH and one.match.coverage >= _LEAST_COVERAGE]
    told.sort(key=lambda one: (-one.order, one.meeting, one.turn.number, one.span.start))
    full = {term.text for term in query.terms if not term.light}
    if full and (
        sure := [m for m in meant if full <= _called(library, m)]
    ):  # the question says no more than its name
        told, meant = [one for one in told if one.meeting in sure], sure
        if shows is _shows_where and len(sure) == 1:
            return _place_of(library, library.records[sure[0]].meeting, told)
    if told or meant:
        return Told(tuple(told), _facts(library, [told[0].meeting] if told else meant[:1]))
    return None


def _place_of(library: Library, meeting: Meeting, told: Iterable[Hit]) -> Told:
    """What tells the place of the one meeting asked for: not every line with the name of some place
    in it."""
    telling = tuple(
        one
        for one in told
        if one.passage.kind == "narration"
        or _shows_where(one.text, meeting, of_meeting=True) not in (0.0, _SOME_PLACE)
    )
    if telling or meeting.place:
        return Told(telling, _facts(library, [meeting.id]))
    return Told(notes=(Note("no-place", meeting.title),))


def _weighed(
    library: Library,
    matcher: TermMatcher,
    id_: str,
    turn: Turn,
    passage: Passage,
    shows: Shows,
    *,
    person: bool,
) -> Hit:
    meeting = library.records[id_].meeting
    text = turn.text[passage.span.start : passage.span.end]
    said = [word.text for word in speech(text)]
    wants, credit = matcher.terms, matcher.credit(library.attribution_words(meeting, passage))
    seen = matcher.match(said, credit) if wants else Match((), 1.0, 0.0, 0.0)
    there = _share_hit(wants, seen) if wants else 0.0
    shown = shows(text, meeting, of_meeting=person or there < _ALL_THERE)
    if shows is _shows_when and wants and there < _HALF and not _own_time(text, meeting):
        shown = 0.0  # the question names the meeting, and this is another day
    fits = there if there >= _ALL_THERE else min(seen.coverage, _OF_MEETING)
    score = (1 - _SHOWN) * fits + _SHOWN * shown
    dense = len(seen.hits) / max(1, len(said))
    order = score + _TOLD * (passage.kind in ("narration", "reported")) + _DENSE * dense
    return replace(
        find.hit_of_passage(id_, turn, passage, min(score, 1.0)), order=order, match=seen
    )


def _share_hit(wants: Sequence[QueryTerm], seen: Match) -> float:
    """The share of the asked words that stand in the passage itself."""
    return seen.mass / sum(want.weight for want in wants)


def _meant(library: Library, query: Query, scope: Scope) -> list[str]:
    """The meetings that the question's words name by title, place or people; the only one in scope
    if there is one."""
    asked = {term.text for term in query.terms if not term.light}
    people = {person.id for mention in query.named for person in mention.people}
    within = sorted(scope.meetings or library.records)
    if not asked:
        if not people:
            return within if len(within) == 1 else []
        spoke = [
            m for m in within if people & {voice.person for voice in library.records[m].voices}
        ]
        spoke.sort(key=lambda m: library.records[m].meeting.own_account)
        return spoke[:_NEAREST_MEETINGS]
    shares = [(len(asked & _called(library, m)) / len(asked), m) for m in within]
    named = sorted(
        (pair for pair in shares if pair[0] >= _LEAST_COVERAGE),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return [m for _, m in named[:_NEAREST_MEETINGS]]


def _called(library: Library, id_: str) -> set[str]:
    """The words by which a meeting may be named: its title and place, and the names of those who
    spoke."""
    record = library.records[id_]
    people = [library.register.by_id.get(voice.person or "") for voice in record.voices]
    names = [person.name for person in people if person]
    named = (
        record.meeting.title,
        record.meeting.place or "",
        record.meeting.id.replace("-", " "),
        *names,
    )
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


# Who introduced whom ------------------------------------------------------------------------------

_CUE = 0.12
_NAMED = 0.5
"""What it is worth that a question names the meeting by a word."""
_SHOWN_BY_PLACE = 0.9
_LIKELY = 0.5
_HANDING_OVER = frozenset(
    "floor yield hear introduce introduced welcome pleasure turn over invite now remarks "
    "next".split()
)


def _introduced(library: Library, query: Query, scope: Scope) -> Told | None:
    """The end of the turn before somebody's first, where it names them; without a name, whoever
    spoke before."""
    people = {person.id for mention in query.named for person in mention.people}
    names = {word for mention in query.named for word in mention.key}
    asked = {
        term.text for term in query.terms if not term.light and not is_honorific(term.text)
    } - names
    shown = [
        replace(one, order=one.order + _NAMED * bool(asked & _called(library, id_)))
        for id_ in sorted(scope.meetings or library.records)
        for one in _handovers(library, library.records[id_], people)
    ]
    shown.sort(key=lambda one: (-one.order, one.meeting, one.turn.number, one.span.start))
    return Told(tuple(shown), _facts(library, [shown[0].meeting])) if shown else None


def _handovers(library: Library, record: Record, people: set[str]) -> Iterable[Hit]:
    meeting = record.meeting
    if not meeting.has_turns or not people & {voice.person for voice in record.voices}:
        return
    turns = [turn for turn in library.engine.turns(meeting.id, 0, record.turns) if turn.passages]
    for before, turn in zip(turns, turns[1:], strict=False):
        if turn.passages[0].person not in people or before.passages[0].person in people:
            continue
        for passage in before.passages[-3:]:
            text = before.text[passage.span.start : passage.span.end]
            named = {p.id for m in library.register.mentions(text, meeting.date) for p in m.people}
            if named & people:
                over = len({word.text for word in speech(text)} & _HANDING_OVER)
                yield find.hit_of_passage(meeting.id, before, passage, 0.75 + min(0.05 * over, 0.2))


# Who was there ------------------------------------------------------------------------------------

_COMPANY = frozenset(
    "colleagues delegation alongside welcome presence cabinet accompanied joined members "
    "team".split()
)


def _attended(library: Library, query: Query, scope: Scope) -> Told | None:
    """The lines that name those who were there, most names first, of whoever is asked about if they
    have one."""
    meeting = named_meeting(library, query)
    if meeting is None:
        return None
    id_, day = meeting.meeting.id, meeting.meeting.date
    asked = {person.id for mention in query.named for person in mention.people}
    shown = []
    for turn, passage in _passages(library, id_):
        text = turn.text[passage.span.start : passage.span.end]
        named = {p.id for m in library.register.mentions(text, day) for p in m.people} - asked
        if len(named) > 1 and name_words(text) & _COMPANY:
            weight = 0.6 + min(0.04 * len(named), 0.2) + 0.2 * (passage.person in asked)
            shown.append(find.hit_of_passage(id_, turn, passage, weight))
    shown.sort(key=lambda one: (-one.order, one.turn.number, one.span.start))
    there = [
        library.register.by_id[p].name
        for p in meeting.meeting.present
        if p in library.register.by_id
    ]
    facts = (Fact("present", ", ".join(there), meeting.meeting.title),) if there else ()
    return Told(tuple(shown), (*_facts(library, [id_]), *facts)) if shown else None


# Who spoke first, and last ------------------------------------------------------------------------


def _first(library: Library, query: Query, scope: Scope) -> Told | None:
    return _at_an_end(library, query, 0)


def _last(library: Library, query: Query, scope: Scope) -> Told | None:
    return _at_an_end(library, query, -1)


def _at_an_end(library: Library, query: Query, end: int) -> Told | None:
    """The first or last words of the one meeting that the question names."""
    record = named_meeting(library, query)
    if record is None or not record.meeting.has_turns:
        return None
    turn, passage = list(_passages(library, record.meeting.id))[end]
    shown = find.hit_of_passage(record.meeting.id, turn, passage, _SHOWN_BY_PLACE)
    return Told((shown,), _facts(library, [record.meeting.id]))


# How the room reacted -----------------------------------------------------------------------------


def _reaction(library: Library, query: Query, scope: Scope) -> Told | None:
    """The passage asked about together with the stage direction that tells what the room did."""
    wants = query_terms(library, query)
    if query.bare or not wants:
        reacted = [one for one in _staged(library, query, scope)]
        return Told(tuple(reacted), _facts(library, [reacted[0].meeting])) if reacted else None
    found = [_with_reaction(one) for one in find.search(library, query, wants, scope)]
    reacted = [one for one in found if _reacts(one.text)]
    if not reacted or reacted[0].score < _LIKELY:
        return None
    return Told(tuple(reacted), ())


def _reacts(text: str) -> bool:
    return any(is_reaction(word) for word in aside_words(text))


def _with_reaction(one: Hit) -> Hit:
    """The span with the next sentence, where the room's reaction is noted there."""
    if _reacts(one.text):
        return replace(one, order=one.order + _CUE, score=min(1.0, one.score + _CUE))
    following = [p for p in one.turn.passages if p.span.start >= one.span.end][:1]
    if following and _reacts(one.turn.text[following[0].span.start : following[0].span.end]):
        return replace(one, span=one.span._replace(end=following[0].span.end))
    return one


def _staged(library: Library, query: Query, scope: Scope) -> Iterable[Hit]:
    """Every passage with a reaction of the room."""
    asked = ("laughter", "applause", "cheers")
    staged = library.engine.candidates(
        (Clause({word: 1.0 for word in asked}, where="stage"),), (), scope, 50
    )
    for one in sorted(staged, key=lambda c: (c.meeting, c.turn, c.passage.span)):
        if any(is_reaction(word) for word in one.stage):
            yield find.unmatched_hit(library, one)


# Was it interpreted -------------------------------------------------------------------------------


def _interpreted(library: Library, query: Query, scope: Scope) -> Told | None:
    """The line of the person or on the subject asked about, else a person's first, and what is
    known of it."""
    people = {person.id for mention in query.named for person in mention.people}
    names = {word for mention in query.named for word in mention.key}
    within = replace(scope, speakers=tuple((id_, None) for id_ in sorted(people)) or None)
    if (meeting := named_meeting(library, query)) is not None:
        within = replace(within, meetings=frozenset({meeting.meeting.id}))
        names |= {word.text for word in words(meeting.meeting.title)}
    asked = replace(
        query,
        terms=tuple(t for t in query.terms if t.text not in names and not is_honorific(t.text)),
    )
    shown = [] if asked.bare else find.search(library, asked, query_terms(library, asked), within)
    shown = [one for one in shown if one.score >= _LIKELY]
    if not shown and people:
        shown = sorted(
            _first_lines(library, people, within),
            key=lambda one: (-one.order, one.meeting, one.turn.number),
        )
    if not shown:
        return None
    value = {True: "yes", False: "no", None: "unknown"}[shown[0].passage.interpreted]
    return Told(
        tuple(shown),
        (Fact("interpretation", value, library.records[shown[0].meeting].meeting.title),),
    )


def _first_lines(library: Library, people: set[str], scope: Scope) -> Iterable[Hit]:
    for id_ in sorted(scope.meetings or library.records):
        record = library.records[id_]
        if people & {voice.person for voice in record.voices}:
            for turn in library.engine.turns(id_, 0, record.turns):
                if turn.passages and turn.passages[0].person in people:
                    yield find.hit_of_passage(
                        id_, turn, turn.passages[0], _marked(turn, turn.passages[0])
                    )


def _marked(turn: Turn, passage: Passage) -> float:
    said = turn.text[passage.span.start : passage.span.end]
    return 0.9 if any(is_interpreter(word) for word in aside_words(said)) else 0.6


_ASPECTS: dict[Aspect, Callable[[Library, Query, Scope], Told | None]] = {
    "where": _where,
    "when": _when,
    "introduced": _introduced,
    "attended": _attended,
    "spoke-first": _first,
    "spoke-last": _last,
    "reaction": _reaction,
    "interpreted": _interpreted,
}
