"""Numbers as values: "seven percent", "7%" and "7 percent" are one amount, 70 is another. Pure.

amounts(["about", "thirteen", "thousand", "calls"])      (1, 3, "13000")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.text.numbers import RANKS, SCALES, SMALL_NUMBERS, UNITS


class Amount(NamedTuple):
    """A number's words, first to end (excluded), and its value as a key: 13000, 3th, 7%, $41."""

    first: int
    end: int
    key: str


_BEYOND = 10**15
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(st|nd|rd|th)?$")
_SIGNS = frozenset("$€£¥")
_CURRENCIES = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€"}
_CURRENCIES |= {"pound": "£", "pounds": "£", "yen": "¥"}


def amounts(said: Sequence[str]) -> Iterator[Amount]:
    """The numbers among folded words, each with its percent sign or currency."""
    at = 0
    while at < len(said):
        signed = said[at] in _SIGNS and at + 1 < len(said)
        number = _number(said, at + signed)
        if number is None:
            at += 1
            continue
        yield _measured(said, at, number, said[at] if signed else "")
        at = _measured(said, at, number, "").end


def _measured(said: Sequence[str], first: int, number: tuple[int, str], sign: str) -> Amount:
    end, value = number
    after = said[end] if end < len(said) else ""
    if not sign and after in _CURRENCIES:
        return Amount(first, end + 1, _CURRENCIES[after] + value)
    if not sign and after == "percent":
        return Amount(first, end + 1, value + "%")
    return Amount(first, end, sign + value)


def _number(said: Sequence[str], at: int) -> tuple[int, str] | None:
    """Where the number that begins here ends, and its value."""
    word = said[at]
    if word in RANKS:
        return at + 1, f"{RANKS[word]}th"
    if figure := _FIGURE.match(word):
        if figure[2]:
            return at + 1, f"{int(Decimal(figure[1]))}th"
        return _scaled(said, at + 1, Decimal(figure[1]))
    if word in SMALL_NUMBERS or word in SCALES:
        return _spelled(said, at)
    return None


def _scaled(said: Sequence[str], at: int, value: Decimal) -> tuple[int, str]:
    while at < len(said) and said[at] in SCALES:
        value, at = value * SCALES[said[at]], at + 1
    return at, _key(value)


def _spelled(said: Sequence[str], at: int) -> tuple[int, str]:
    """A number in words: eight hundred and five, twenty one, twenty first, six million."""
    total, part, first, least = 0, 0, at, _BEYOND
    while at < len(said) and not (at > first and _begins_another(said, at, least)):
        word, fresh = said[at], at == first or said[at - 1] in SCALES
        if word in SCALES and (part or at == first):
            scale = SCALES[word]
            if scale == 100:
                part = (part or 1) * 100
            else:
                total, part, least = total + (part or 1) * scale, 0, scale
        elif RANKS.get(word, 10) < 10 and _takes_unit(part):
            return at + 1, f"{total + part + RANKS[word]}th"
        elif (value := _fitting(word, part, fresh=fresh)) is not None:
            part += value
        elif word == "and" and fresh and _small_at(said, at + 1):
            at += 1
            part += _small_at(said, at)
        else:
            break
        at += 1
    return at, _key(Decimal(total + part))


def _begins_another(said: Sequence[str], at: int, least: int) -> bool:
    """Whether a number word after a scale is another's: two thousand [and] four thousand."""
    at += said[at] == "and" and at + 1 < len(said)
    if at + 1 == len(said) or not _small_at(said, at):
        return False
    return SCALES.get(said[at + 1], 0) >= least


def _small_at(said: Sequence[str], at: int) -> int:
    """The value of the small number word at a place; 0 for any other, and past the end."""
    return SMALL_NUMBERS.get(said[at], 0) if at < len(said) else 0


def _takes_unit(part: int) -> bool:
    """Whether a number ends with tens that a unit may follow: twenty, a hundred and forty."""
    return part % 100 >= 20 and part % 10 == 0


def _fitting(word: str, part: int, *, fresh: bool) -> int | None:
    """The value a word adds to a number: tens and teens after a scale, a unit after tens too."""
    if fresh and word in SMALL_NUMBERS:
        return SMALL_NUMBERS[word]
    unit = UNITS.get(word, 0)
    return unit if 0 < unit < 10 and _takes_unit(part) else None


def _key(value: Decimal) -> str:
    return f"{value.normalize():f}"
