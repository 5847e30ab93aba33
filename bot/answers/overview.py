"""The corpus at a glance: how much there is and how new it is, the latest meetings, and three
things to try.

What is offered to be tried is drawn from the latest meetings and asked before it is offered, so
that it works on this very corpus: a short line of it, somebody with a word that they keep to, a
meeting by a few words of its title.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date, datetime
from itertools import islice, zip_longest

from bot.index import Candidate, Record, Scope
from bot.model import OWN, Answer, Overview, Question, Try
from bot.search.library import Library
from bot.search.meetings import card
from bot.text import is_light, name_words, number_words, one_line, speech, words
from bot.text.word_frequency import how_often, is_english

Ask = Callable[[Library, Question], Answer]

LATEST = 5
_DRAWN_FROM, _LINES = 6, 200
"""Meetings looked through, and lines of each."""
_TRIED = 8
"""Things asked at most before one kind is left out."""
_SHORTEST_LINE, _LONGEST_LINE = 5, 10
_SHORTEST_WORD = 5
_OFTEN, _EVERYDAY = 4.0, 0.8
"""What it is worth to a topic to be come back to, and what it costs to be heard everywhere
(together)."""
_SENTENCE = re.compile(r"[^\W\d_a-z][^.!?:;()\[\]{}\"“”«»…]+[.!]")


def overview(library: Library, ask: Ask, read: datetime) -> Overview:
    """What those who see this `library` may know of the corpus, as it was `read`; with `ask` is
    tried what is offered."""
    records = sorted(
        library.records.values(),
        key=lambda r: (r.meeting.date or date.min, r.meeting.id),
        reverse=True,
    )
    drawn = records[:_DRAWN_FROM]
    lines = {record.meeting.id: _lines(library, record) for record in drawn}
    kinds = (_line_tries(library, lines), _topic_tries(library, lines), _meeting_tries(drawn))
    tries = (next(_working(library, ask, some), None) for some in kinds)
    return Overview(
        searched=library.searched,
        speakers=len(library.speakers),
        turns=sum(record.turns for record in records),
        read=read,
        latest=tuple(card(library, record) for record in records[:LATEST]),
        tries=tuple(one for one in tries if one is not None),
    )


def _lines(library: Library, record: Record) -> list[Candidate]:
    """The lines of a meeting that somebody known said, in its order."""
    found = library.engine.candidates(
        (), (), Scope(frozenset({record.meeting.id}), kinds=OWN), _LINES
    )
    found.sort(key=lambda one: (one.turn, one.passage.span))
    return [one for one in found if one.passage.speaker_key]


def _working(library: Library, ask: Ask, tries: Iterable[tuple[Try, str]]) -> Iterator[Try]:
    """Those that are answered with what they were drawn from: a line's words, a speaker's name, a
    meeting's id."""
    for one, wanted in islice(tries, _TRIED):
        answer = ask(library, Question(one.text, limit=1, command=one.command))
        if answer.outcome == "found" and wanted in _answered(answer):
            yield one


def _answered(answer: Answer) -> tuple[str | None, ...]:
    if answer.intent == "meetings":
        return tuple(card.meeting.id for card in answer.meetings if len(answer.meetings) == 1)
    return tuple(told for quote in answer.quotes for told in (one_line(quote.text), quote.speaker))


# A line -------------------------------------------------------------------------------------------


def _line_tries(library: Library, lines: dict[str, list[Candidate]]) -> Iterator[tuple[Try, str]]:
    """Short whole sentences, those with the most to say first, a meeting at a time."""
    for of_meeting in lines.values():
        plain = (one for one in of_meeting if not one.stage)
        short = [one for one in plain if _SHORTEST_LINE <= len(one.words) <= _LONGEST_LINE]
        short.sort(key=lambda one: (-_telling(library, one.words), one.turn, one.passage.span))
        for one in short[:4]:
            turn = library.engine.turns_at([(one.meeting, one.turn)])[(one.meeting, one.turn)]
            text = one_line(turn.text_of(one.passage))
            if _SENTENCE.fullmatch(text):
                yield Try("line", text.rstrip(".!?")), text


def _telling(library: Library, said: Sequence[str]) -> float:
    """How much of a line says something: common words of the language that are not common here."""
    full = {word for word in said if not is_light(word) and is_english(word)}
    return sum(library.vocabulary.rarity(word) for word in full) / len(said)


# A topic ------------------------------------------------------------------------------------------


def _topic_tries(library: Library, lines: dict[str, list[Candidate]]) -> Iterator[tuple[Try, str]]:
    """Of each speaker, the word that they come back to most and others less; those with most lines
    first."""
    said: dict[str, list[Candidate]] = defaultdict(list)
    for one in (line for some in lines.values() for line in some):
        said[one.passage.speaker_key or ""].append(one)
    names = _names(library)
    for key in sorted(said, key=lambda key: (-len(said[key]), key)):
        person = library.register.by_id.get(key)
        name = person.name if person else key
        word = _topic(library, said[key], names)
        if word:
            yield (
                Try("topic", f"what did {name} say about {_printed(library, said[key], word)}"),
                name,
            )


def _printed(library: Library, said: Sequence[Candidate], word: str) -> str:
    """A word as it is printed where it is first said: Afghanistan."""
    one = next(one for one in said if word in one.words)
    text = library.engine.turns_at([(one.meeting, one.turn)])[one.meeting, one.turn].text
    return next((text[at.start : at.end] for at in speech(text) if at.text == word), word)


def _names(library: Library) -> set[str]:
    """The words of all that has a name: people, offices, meetings and places, none of which is a
    topic."""
    people = (
        (person.name, *person.aliases, *(role.title for role in person.roles))
        for person in library.register.people
    )
    meetings = (record.meeting.names for record in library.records.values())
    return {word for parts in (*people, *meetings) for part in parts for word in name_words(part)}


def _topic(library: Library, said: Sequence[Candidate], names: Set[str]) -> str | None:
    counts = Counter(word for one in said for word in {*_closing(one.words)} - names)
    often = [word for word in counts if counts[word] > 1 and _may_be_topic(word)]
    often = [word for word in often if is_english(word)] or often
    rarity = {
        word: library.vocabulary.rarity(word) - _EVERYDAY * math.log(1 + how_often(word))
        for word in often
    }
    return max(
        often, key=lambda word: (_OFTEN * math.log(counts[word]) + rarity[word], word), default=None
    )


def _closing(said: Sequence[str]) -> Iterator[str]:
    """The words that no other full word follows: crime in "transnational crime", not
    transnational."""
    for word, after in zip_longest(said, said[1:]):
        if after is None or is_light(after):
            yield word


def _may_be_topic(word: str) -> bool:
    small = (len(word) < _SHORTEST_WORD, is_light(word), number_words(word))
    return word.isalpha() and not any(small)


# A meeting ----------------------------------------------------------------------------------------


def _meeting_tries(records: Iterable[Record]) -> Iterator[tuple[Try, str]]:
    """A few words of a title."""
    for record in records:
        title = record.meeting.title
        telling = [title[word.start : word.end] for word in words(title) if not is_light(word.text)]
        for some in (telling[:3], telling[-3:]):
            if some:
                yield Try("meeting", " ".join(some), "meetings"), record.meeting.id
