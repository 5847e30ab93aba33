"""Meetings cut into stretches of some minutes: what is spoken of around a line tells what the line
is about.

A stretch is known by a number that its meeting and its place in it decide, so that its neighbours
are the numbers before and after it, and the number of the meeting itself is told from any of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

_WORDS = 250
_PLACES = 16  # bits for the place in a meeting


def meeting_number(meeting: str) -> int:
    """The number of a meeting, and of its first stretch; positive, in 56 bits."""
    return int.from_bytes(blake2b(meeting.encode(), digest_size=5).digest()) << _PLACES


def meeting_of(stretch: int) -> int:
    """The number of the meeting that a stretch belongs to."""
    return stretch >> _PLACES << _PLACES


class Stretches:
    """A meeting's stretches, as its passages go by: the one at hand, and the words so far."""

    def __init__(self, meeting: str) -> None:
        self.number = meeting_number(meeting)
        self.words: set[str] = set()
        self.whole: set[str] = set()
        self._size = 0

    @property
    def full(self) -> bool:
        """Whether the next passage belongs to another stretch."""
        return self._size >= _WORDS

    def add(self, words: Iterable[str]) -> None:
        """Take in a passage's words."""
        said = list(words)
        self.words.update(said)
        self._size += len(said)

    def end(self) -> None:
        """Go on to the next stretch."""
        self.whole |= self.words
        self.number, self.words, self._size = self.number + 1, set(), 0
