"""How alike two spellings are. The one way to rapidfuzz for words that may be misspelt; whole lines
are laid beside one another by `bot.verify.aligner`.

A slip is a letter left out, put in, or put for another, or two that have changed places.
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA


def slips(one: str, other: str, most: int | None = None) -> int:
    """How many slips part two spellings; where that is more than `most`, any number above it."""
    return OSA.distance(one, other, score_cutoff=most)


def within_slips(
    word: str, choices: Collection[str], most: int, limit: int | None = None
) -> list[tuple[str, int]]:
    """The choices that at most `most` slips part from a word, each with how many, nearest first;
    no more than `limit`."""
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=limit)
    return [(choice, off) for choice, off, _ in near]


def most_slips(letters: int) -> int:
    """How many slips a word of so many letters may have: a sixth of it, or so. Set by hand."""
    return 1 if letters < 6 else 2 if letters < 10 else 3


def spelling_likeness(one: str, other: str, off: int) -> float:
    """How alike two spellings (`one`, `other`) are, `off` slips apart: 1 for none."""
    return float((1 - off / max(len(one), len(other))) ** 2)
