"""Numbers as values: "seven percent", "7%" and "7 percent" are one amount, 70 is another. Pure.

amounts(["about", "thirteen", "thousand", "calls"])      (1, 3, "13000")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple


class Amount(NamedTuple):
    """A run of words that is a number, first and end excluded, and its value as a key: 13000, 3th,
    7%, $41."""

    first: int
    end: int
    key: str


_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_BEYOND = 10**15
_RANKS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {word[:-1] + "ieth": value for word, value in _TENS.items()}
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(st|nd|rd|th)?$")
_SIGNS = {"$": "$", "€": "€", "£": "£", "¥": "¥"}
_CURRENCIES = {
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "pound": "£",
    "pounds": "£",
    "yen": "¥",
}


def amounts(said: Sequence[str]) -> Iterator[Amount]:
    """The numbers among folded words, each with its percent sign or currency."""
    at = 0
    while at < len(said):
        signed = said[at] in _SIGNS and at + 1 < len(said)
        number = _number(said, at + signed)
        if number is None:
            at += 1
            continue
        yield _measured(said, at, number, _SIGNS[said[at]] if signed else "")
        at = _measured(said, at, number, "").end


def is_amount(word: str) -> bool:
    """Whether a folded word is a number by itself, or a part of one."""
    return (
        word in _UNITS or word in _TENS or word in _SCALES or word in _RANKS or word[:1].isdigit()
    )


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
    if word in _RANKS:
        return at + 1, f"{_RANKS[word]}th"
    if figure := _FIGURE.match(word):
        if figure[2]:
            return at + 1, f"{int(Decimal(figure[1]))}th"
        return _scaled(said, at + 1, Decimal(figure[1]))
    if word in _UNITS or word in _TENS or word in _SCALES:
        return _spelled(said, at)
    return None


def _scaled(said: Sequence[str], at: int, value: Decimal) -> tuple[int, str]:
    while at < len(said) and said[at] in _SCALES:
        value, at = value * _SCALES[said[at]], at + 1
    return at, _key(value)


def _spelled(said: Sequence[str], at: int) -> tuple[int, str]:
    """A number in words: eight hundred and five, twenty one, twenty first, six million."""
    total, part, first, least = 0, 0, at, _BEYOND
    while at < len(said):
        word = said[at]
        if at > first and _begins_another(said, at, least):
            break
        if word in _SCALES and (part or at == first):
            scale = _SCALES[word]
            if scale == 100:
                part = (part or 1) * 100
            else:
                total, part, least = total + (part or 1) * scale, 0, scale
        elif word in _RANKS and _RANKS[word] < 10 and part % 100 >= 20 and part % 10 == 0:
            return at + 1, f"{total + part + _RANKS[word]}th"
        elif (
            value := _fitting(word, part, fresh=at == first or _ends_group(said[at - 1]))
        ) is not None:
            part += value
        elif (
            word == "and"
            and _ends_group(said[at - 1])
            and at + 1 < len(said)
            and _small(said[at + 1])
        ):
            at += 1
            part += _small(said[at])
        else:
            break
        at += 1
    return at, _key(Decimal(total + part))


def _begins_another(said: Sequence[str], at: int, least: int) -> bool:
    """Whether a number word after a scale is of the next number: two thousand [and] four
    thousand."""
    at += said[at] == "and" and at + 1 < len(said)
    following = said[at + 1 : at + 2]
    return bool(following) and _small(said[at]) > 0 and _SCALES.get(following[0], 0) >= least


def _ends_group(word: str) -> bool:
    return word in _SCALES


def _small(word: str) -> int:
    return _UNITS.get(word, 0) or _TENS.get(word, 0)


def _fitting(word: str, part: int, *, fresh: bool) -> int | None:
    """The value a word adds to a number: tens and teens after a scale, a unit after tens too."""
    if fresh and (word in _UNITS or word in _TENS):
        return _UNITS.get(word, _TENS.get(word, 0))
    unit = _UNITS.get(word, 0)
    return unit if 0 < unit < 10 and part % 100 >= 20 and part % 10 == 0 else None


def _key(value: Decimal) -> str:
    return f"{value.normalize():f}"
