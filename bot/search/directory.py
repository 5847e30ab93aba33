"""What may be chosen in a list, by what has been typed of it: typos, accents, aliases and half
words are fine.

Fuzzy over the words of the names, not over the names: a list of very many names has few words. Each
word typed must begin, or nearly begin, a word of one of the ways in which a choice is called; where
none has them all, those with most of them are offered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import takewhile
from typing import NamedTuple

from bot.index import Record
from bot.model import Choice, Meeting, Person
from bot.sources.people import Register
from bot.text import word_texts
from bot.text.likeness import within_slips

_WHOLE, _BEGUN, _MISSPELT = 1.0, 0.9, 0.6
_SHORTEST_MISSPELT = 4
_MOST_TYPED = 12
"""Words; what is typed beyond them tells nothing apart."""
_ENOUGH = 0.5
_LONGEST_VALUE = 150


class DirectoryEntry(NamedTuple):
    """A choice, the id or label that it stands for, and all that it is called."""

    key: str
    choice: Choice
    called: tuple[str, ...]


class Directory:
    """Choices in the order in which they are listed where nothing is typed."""

    def __init__(self, entries: Iterable[DirectoryEntry]) -> None:
        self._entries = tuple(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, typed: str, most: int) -> tuple[Choice, ...]:
        """The choices that are meant by what has been typed so far, likeliest first."""
        asked = word_texts(typed)[:_MOST_TYPED]
        if not asked:
            return tuple(entry.choice for entry in self._entries[:most])
        scores: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(asked):
            for number, likeness in self._like(word).items():
                scores[number] += likeness
        number_asked = len(set(asked))
        whole = [number for number, score in scores.items() if score > number_asked - 1]
        least = _ENOUGH * number_asked
        kept = whole or [number for number, score in scores.items() if score >= least]
        kept.sort(key=lambda number: (-round(scores[number], 3), number))
        return tuple(self._entries[number].choice for number in kept[:most])

    def key(self, value: str) -> str | None:
        """The id or label that a choice's value stands for."""
        return self._keys.get(value)

    def _like(self, word: str) -> dict[int, float]:
        """The entries with a word like this one, and how like it is."""
        found: dict[int, float] = {}
        for name, likeness in self._words_like(word):
            for number in self._with[name]:
                found[number] = max(found.get(number, 0.0), likeness)
        return found

    def _words_like(self, typed: str) -> Iterator[tuple[str, float]]:
        first = bisect_left(self._words, typed)
        for name in takewhile(lambda name: name.startswith(typed), self._words[first:]):
            yield name, _WHOLE if name == typed else _BEGUN
        if len(typed) < _SHORTEST_MISSPELT or typed.isdigit():
            return
        allowed = 1 if len(typed) < 7 else 2
        for length in range(len(typed) - 1, len(typed) + 2):  # a letter left out, or one too many
            beginnings = self._beginnings(length)
            for beginning, off in within_slips(typed, beginnings.keys(), allowed):
                yield from ((name, _MISSPELT - off / 10) for name in beginnings[beginning])

    def _beginnings(self, length: int) -> dict[str, list[str]]:
        """The words by their first letters, so many of them."""
        if length not in self._begun:
            begun = self._begun[length] = defaultdict(list)
            for name in self._words:
                if len(name) >= length - 1:
                    begun[name[:length]].append(name)
        return self._begun[length]

    @cached_property
    def _begun(self) -> dict[int, defaultdict[str, list[str]]]:
        return {}

    @cached_property
    def _with(self) -> dict[str, list[int]]:
        """The numbers of the entries with each word."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for word in {word for name in entry.called for word in word_texts(name)}:
                found[word].append(number)
        return dict(found)

    @cached_property
    def _words(self) -> Sequence[str]:
        return sorted(self._with)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {entry.choice.value: entry.key for entry in self._entries}


# What there is to choose from ---------------------------------------------------------------------


def speakers(records: Iterable[Record], register: Register) -> Directory:
    """Everybody with words on record, those with most turns first: by name, alias, office and
    printed label."""
    turns: Counter[str] = Counter()
    labels: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for voice in record.voices:
            if key := voice.person or voice.label:
                turns[key] += voice.turns
                labels[key].add(voice.label or "")
    entries = [_speaker(key, register.by_id.get(key), labels[key]) for key in turns]
    entries.sort(key=lambda entry: (-turns[entry.key], entry.choice.name))
    return Directory(entries)


def _speaker(key: str, person: Person | None, labels: Iterable[str]) -> DirectoryEntry:
    if person is None:
        return DirectoryEntry(key, Choice(_value(key), key), (key,))
    titles = [title for role in person.roles for title in (role.title, *role.aliases)]
    detail = person.roles[0].title if person.roles else ""
    called = (person.name, *person.aliases, *titles, *labels)
    return DirectoryEntry(key, Choice(_value(key), person.name, detail), called)


def titles(records: Iterable[Record]) -> Directory:
    """The meetings, latest first: by title, place, date and id."""
    meetings = sorted(
        (record.meeting for record in records), key=lambda one: (one.date or date.min, one.id)
    )
    return Directory(_meeting(meeting) for meeting in reversed(meetings))


def _meeting(meeting: Meeting) -> DirectoryEntry:
    day = f"{meeting.date:%Y-%m-%d}" if meeting.date else ""
    spelled = f"{meeting.date:%d %B %Y}" if meeting.date else ""
    detail = " · ".join(filter(None, (day, meeting.place)))
    called = (meeting.title, meeting.place or "", spelled, meeting.id.replace("-", " "))
    choice = Choice(_value(meeting.id), meeting.title or meeting.id, detail)
    return DirectoryEntry(meeting.id, choice, called)


def _value(key: str) -> str:
    """What stands for a key in few letters: itself, unless it is long."""
    short = len(key) <= _LONGEST_VALUE
    return key if short else f"~{blake2b(key.encode(), digest_size=16).hexdigest()}"
