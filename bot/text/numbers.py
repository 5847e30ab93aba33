"""Numbers in figures and in words: never matched fuzzily, for 7 is not 70."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_number(word: str) -> bool:
    """Whether a folded word is a figure (13000, 3.5, 200th), never matched fuzzily; not 5g."""
    return word[:1].isdigit() and _FIGURE.match(word) is not None


def is_year(word: str) -> bool:
    """Whether a folded word may be a year, by which a meeting may be named."""
    return _YEAR.fullmatch(word) is not None


UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SMALL_NUMBERS = UNITS | TENS
SCALES: dict[str, int] = {"hundred": 100} | {
    word: 1_000**power for power, word in enumerate("thousand million billion trillion".split(), 1)
}
RANKS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {word[:-1] + "ieth": value for word, value in TENS.items()}
_OTHER_SPELLING = {word: str(value) for word, value in SMALL_NUMBERS.items()}
_OTHER_SPELLING |= {figure: word for word, figure in _OTHER_SPELLING.items()}
ORDINALS = frozenset({"last", *(word for word, rank in RANKS.items() if rank <= 10)})
_CARDINALS = {*SMALL_NUMBERS, *SCALES} - {"one"}


def same_number(word: str) -> str | None:
    """The other spelling of a small number (7 and seven), or None."""
    return _OTHER_SPELLING.get(word)


def number_words(word: str) -> frozenset[str]:
    """The number words that would contradict this one: first for second, eight for seven."""
    if word in ORDINALS:
        return ORDINALS - {word}
    return frozenset(_CARDINALS - {word}) if word in _CARDINALS else frozenset()


def spelled_numbers(said: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Numbers in several words, as (first, end, figure): twenty one is 21, eight hundred is 800."""
    at = 0
    while at < len(said):
        end, value = at + 1, SMALL_NUMBERS.get(said[at], 0)
        while value and end < len(said) and (more := _continued(value, said[end])):
            value, end = more, end + 1
        if end - at > 1:
            yield at, end, str(value)
        at = end


def _continued(value: int, word: str) -> int:
    """A number with one more word to it (twenty one, eight hundred), or 0 where it is not of it."""
    if word == "hundred":
        return value * 100 if value < 10 else 0
    tens = value % 100
    room = 100 if not tens else 10 if tens in TENS.values() else 0
    unit = SMALL_NUMBERS.get(word, 0)
    return value + unit if 0 < unit < room else 0
