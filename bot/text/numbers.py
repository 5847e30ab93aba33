"""Numbers in figures and in words: never matched fuzzily, for 7 is not 70."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?$")


def is_number(word: str) -> bool:
    """Whether a folded word is a figure (13000, 3.5, 200th), which is never matched fuzzily; 6pm
    and 5g are words."""
    return word[:1].isdigit() and _FIGURE.match(word) is not None


def is_year(word: str) -> bool:
    """Whether a folded word may be a year, by which a meeting may be named."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {word: str(20 + 10 * at) for at, word in enumerate(_TENS)}
_NUMBER_NAMES = {value: word for word, value in _NUMBER_WORDS.items()}


def same_number(word: str) -> str | None:
    """The other spelling of a small number (7 and seven), or None."""
    return _NUMBER_WORDS.get(word) or _NUMBER_NAMES.get(word)


ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last".split()
)
_CARDINALS = (
    frozenset(_NUMBER_WORDS) | frozenset("hundred thousand million billion trillion".split())
) - {"one"}


def number_words(word: str) -> frozenset[str]:
    """The other number words that would contradict this one: first for second, eight for seven;
    none for others."""
    kin = ORDINALS if word in ORDINALS else _CARDINALS if word in _CARDINALS else frozenset()
    return kin - {word}


def spelled_numbers(said: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Numbers spelled in several words, as (first, end, figure): twenty one is 21, eight hundred is
    800."""
    at = 0
    while at < len(said):
        end, value = at + 1, int(_NUMBER_WORDS.get(said[at], 0))
        while value and end < len(said) and (more := _continued(value, said[end])):
            value, end = more, end + 1
        if end - at > 1:
            yield at, end, str(value)
        at = end


def _continued(value: int, word: str) -> int:
    """A number with one more word to it (one after twenty, hundred after eight), or 0 where the
    word is not of it."""
    if word == "hundred":
        return value * 100 if value < 10 else 0
    unit = int(_NUMBER_WORDS.get(word, 0))
    fits = value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and unit < 10)
    return value + unit if unit and fits else 0
