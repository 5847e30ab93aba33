"""Questions about the event itself: where, when, who introduced whom, how the room reacted, was it interpreted.

Each is answered with the passage that shows it, narration and stage directions included, and the YAML's facts beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot import find
from bot.find import Found
from bot.index import Record, Scope, Wish
from bot.library import Library
from bot.model import Fact, Meeting, Passage, Turn
from bot.query import Aspect, Query, Term
from bot.text import aside_words, is_interpreter, is_reaction, speech, words


@dataclass(frozen=True, slots=True)
class Told:
    """The passages that show it, best first, and the facts about their meeting."""

    found: tuple[Found, ...] = ()
    facts: tuple[Fact, ...] = ()


def about_event(library: Library, query: Query, scope: Scope) -> Told | None:
    """What is on record about the event, or None where the question is better searched like any other."""
    assert query.aspect is not None
    return _ASPECTS[query.aspect](library, query, scope)


# Where and when -------------------------------------------------------------------------------------------------------

_DAY_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight morning afternoon evening week month year".split()
)
_TIMELY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\b")
_PLACED = re.compile(r"\b(?:in|at|from|to|here)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w.’'-]+)|\bhere (?:at|in)\b")
_CUE = 0.12
_LIKELY = 0.5


def _shows_when(text: str) -> bool:
    return bool(_TIMELY.search(text)) or not _DAY_WORDS.isdisjoint(word.text for word in words(text))


def _shows_where(text: str) -> bool:
    return bool(_PLACED.search(text))


def _when(library: Library, query: Query, scope: Scope) -> Told | None:
    return _circumstance(library, query, scope, _shows_when)


def _where(library: Library, query: Query, scope: Scope) -> Told | None:
    return _circumstance(library, query, scope, _shows_where)


def _circumstance(library: Library, query: Query, scope: Scope, shows: Callable[[str], bool]) -> Told | None:
    """The passage that fits the question and shows a time or place; else the meeting's own, by its facts."""
    wants = find.wanted(library, query)
    found = find.search(library, query, wants, scope) if not query.bare else []
    cued = [
        replace(one, score=min(1.0, one.score + _CUE), order=one.order + _CUE) for one in found if shows(_text(one))
    ]
    cued.sort(key=lambda one: -one.order)
    if cued and cued[0].score >= _LIKELY:
        facts = _facts(library, [cued[0].meeting])
        return Told(tuple(cued), facts)
    meeting = _meant(library, query, found, scope)
    if meeting is None:
        return None
    shown = [one for one in _of_meeting(library, query, meeting) if shows(_text(one))]
    return Told(tuple(shown), _facts(library, [meeting.meeting.id]))


def _text(one: Found) -> str:
    return one.turn.text[one.span.start : one.span.end]


def _meant(library: Library, query: Query, found: Sequence[Found], scope: Scope) -> Record | None:
    """The meeting a question is about: the one best matched, or the only one where the person spoke."""
    if found and found[0].match.coverage >= 0.35:
        return library.records[found[0].meeting]
    people = {person.id for mention in query.named for person in mention.people}
    there = [library.records[m] for m in sorted(scope.meetings or library.records)]
    there = [r for r in there if not people or people & {voice.person for voice in r.voices}]
    return there[0] if len(there) == 1 else None


def _of_meeting(library: Library, query: Query, record: Record) -> list[Found]:
    """Passages of one meeting that name its place or date."""
    meeting = record.meeting
    named = [word.text for part in (meeting.place, _spelled(meeting)) if part for word in words(part)]
    terms = tuple(dict.fromkeys(Term(word, False) for word in named)) + query.terms
    asked = replace(query, terms=terms, phrases=())
    return find.search(library, asked, find.wanted(library, asked), Scope(frozenset({meeting.id})))


def _spelled(meeting: Meeting) -> str:
    return f"{meeting.date:%A} {meeting.date.day} {meeting.date:%B %Y}" if meeting.date else ""


def _facts(library: Library, meetings: Iterable[str]) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    for id_ in dict.fromkeys(meetings):
        meeting = library.records[id_].meeting
        if meeting.date:
            facts.append(Fact("date", str(meeting.date), meeting.title, meeting.date_basis, meeting.date_note))
        if meeting.place:
            facts.append(Fact("place", meeting.place, meeting.title))
    return tuple(facts)


# Who introduced whom --------------------------------------------------------------------------------------------------

_HANDING_OVER = frozenset(
    "floor yield hear introduce introduced welcome pleasure turn over invite now remarks next".split()
)


def _introduced(library: Library, query: Query, scope: Scope) -> Told | None:
    """The end of the turn before somebody's, where it names or welcomes them; else a line that hands over to them."""
    people = {person.id for mention in query.named for person in mention.people}
    names = {word for mention in query.named for person in mention.people for word in _names(person.name)}
    shown = [
        one
        for id_ in sorted(scope.meetings or library.records)
        for one in _handovers(library, library.records[id_], people, names)
    ]
    shown.sort(key=lambda one: (-one.order, one.meeting, one.turn.number, one.span.start))
    return Told(tuple(shown), _facts(library, [shown[0].meeting])) if shown else None


def _names(name: str) -> list[str]:
    return [word.text for word in words(name) if len(word.text.rstrip(".")) > 1]


def _handovers(library: Library, record: Record, people: set[str], names: set[str]) -> Iterable[Found]:
    if not people & {voice.person for voice in record.voices}:
        return
    turns = library.engine.turns(record.meeting.id, 0, record.turns)
    for before, turn in zip(turns, turns[1:], strict=False):
        if not turn.passages or turn.passages[0].person not in people:
            continue
        for passage in before.passages[-3:]:
            said = {word.text for word in speech(before.text[passage.span.start : passage.span.end])}
            if said & names and passage.person not in people:
                over = len(said & _HANDING_OVER)
                yield find.as_found(record.meeting.id, before, passage, 0.8 + min(0.04 * over, 0.15))


# How the room reacted -------------------------------------------------------------------------------------------------


def _reaction(library: Library, query: Query, scope: Scope) -> Told | None:
    """The passage asked about together with the stage direction that tells what the room did."""
    wants = find.wanted(library, query)
    if query.bare or not wants:
        reacted = [one for one in _staged(library, query, scope)]
        return Told(tuple(reacted), _facts(library, [reacted[0].meeting])) if reacted else None
    found = [_with_reaction(one) for one in find.search(library, query, wants, scope)]
    reacted = [one for one in found if _reacts(_text(one))]
    if not reacted or reacted[0].score < _LIKELY:
        return None
    return Told(tuple(reacted), ())


def _reacts(text: str) -> bool:
    return any(is_reaction(word) for word in aside_words(text))


def _with_reaction(one: Found) -> Found:
    """The span with the next sentence, where the room's reaction is noted there."""
    if _reacts(_text(one)):
        return replace(one, order=one.order + _CUE, score=min(1.0, one.score + _CUE))
    following = [p for p in one.turn.passages if p.span.start >= one.span.end][:1]
    if following and _reacts(one.turn.text[following[0].span.start : following[0].span.end]):
        return replace(one, span=one.span._replace(end=following[0].span.end))
    return one


def _staged(library: Library, query: Query, scope: Scope) -> Iterable[Found]:
    """Every passage with a reaction of the room."""
    asked = ("laughter", "applause", "cheers")
    staged = library.engine.candidates((Wish({word: 1.0 for word in asked}),), (), scope, 50)
    for one in sorted(staged, key=lambda c: (c.meeting, c.turn, c.passage.span)):
        if any(is_reaction(word) for word in one.stage):
            yield find.plain(library, one)


# Was it interpreted ---------------------------------------------------------------------------------------------------


def _interpreted(library: Library, query: Query, scope: Scope) -> Told | None:
    """The lines of the person or on the subject asked about, the interpreter's mark first; and what is known of it."""
    people = [person for mention in query.named for person in mention.people]
    meetings = scope.meetings or frozenset(library.records)
    turns: list[tuple[str, Turn]] = []
    names = {word for mention in query.named for word in mention.key}
    content = tuple(t for t in query.terms if not t.light and t.text not in names)
    if people:
        ids = {person.id for person in people}
        for id_ in sorted(meetings):
            record = library.records[id_]
            if ids & {voice.person for voice in record.voices}:
                turns += [
                    (id_, t)
                    for t in library.engine.turns(id_, 0, record.turns)
                    if t.passages and t.passages[0].person in ids
                ]
    elif content:
        asked = replace(query, terms=content)
        found = find.search(library, asked, find.wanted(library, asked), scope)
        turns = [(one.meeting, one.turn) for one in found[:3] if one.score >= _LIKELY]
    shown = [
        find.as_found(id_, turn, passage, _marked(turn, passage))
        for id_, turn in turns
        for passage in turn.passages[:1]
    ]
    shown.sort(key=lambda one: (-one.order, one.meeting, one.turn.number))
    if not shown:
        return None
    first = shown[0]
    value = {True: "yes", False: "no", None: "unknown"}[first.passage.interpreted]
    return Told(tuple(shown), (Fact("interpretation", value, library.records[first.meeting].meeting.title),))


def _marked(turn: Turn, passage: Passage) -> float:
    said = turn.text[passage.span.start : passage.span.end]
    return 0.9 if any(is_interpreter(word) for word in aside_words(said)) else 0.6


_ASPECTS: dict[Aspect, Callable[[Library, Query, Scope], Told | None]] = {
    "where": _where,
    "when": _when,
    "introduced": _introduced,
    "reaction": _reaction,
    "interpreted": _interpreted,
}
