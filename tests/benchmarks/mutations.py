"""What becomes of a line when somebody misquotes it: one way for each sort, pure and seeded.

Each way takes a line and gives the words that are claimed instead, or None where the line offers no
place for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from random import Random
from typing import NamedTuple, TypeAlias

from bot.text import Word, is_light, is_negation, is_number, is_year, number_words, speech, stem
from bot.text.word_frequency import is_english
from tests.benchmarks.noise import mistyped

Mutate: TypeAlias = "Callable[[str, Random, Lexicon], str | None]"
"""What is claimed instead of a line, or None."""


class Change(NamedTuple):
    """A span of a line and what is put there."""

    start: int
    end: int
    by: str


@dataclass(frozen=True)
class Lexicon:
    """How often each folded word was said."""

    counts: Counter[str]

    @cached_property
    def _alike(self) -> dict[int, list[str]]:
        """The words that carry a meaning, by the order of magnitude of their number."""
        found: dict[int, list[str]] = {}
        for word in sorted(self.counts):
            if is_content(word):
                found.setdefault(self.counts[word].bit_length(), []).append(word)
        return found

    def instead_of(self, word: str, chance: Random) -> str | None:
        """Another word, said about as often: of another stem, and no other spelling."""
        others = self._alike.get(self.counts[word].bit_length(), [])
        for other in chance.sample(others, min(20, len(others))):
            if stem(other) != stem(word) and SequenceMatcher(None, word, other).ratio() < 0.6:
                return other
        return None

    def __contains__(self, word: str) -> bool:
        return word in self.counts


def is_content(word: str) -> bool:
    """Whether a folded word means something by itself: neither light nor a number nor a
    negation."""
    return (
        len(word) > 3
        and word.isalpha()
        and not (is_light(word) or is_negation(word) or _counts(word))
    )


def _counts(word: str) -> bool:
    return is_number(word) or bool(number_words(word))


def _changed(line: str, changes: Iterable[Change], chance: Random) -> str | None:
    """The line with one of the changes."""
    able = list(changes)
    if not able:
        return None
    start, end, by = chance.choice(able)
    return f"{line[:start]}{by}{line[end:]}"


def _raw(line: str, word: Word) -> str:
    return line[word.start : word.end]


def _cased(like: str, word: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


# Other words --------------------------------------------------------------------------------------

_SPELLED = tuple(
    tuple(group.split())
    for group in (
        "two three four five six seven eight nine",
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "hundred thousand million billion trillion",
        "third fourth fifth sixth seventh eighth ninth tenth",
    )
)
"""Numbers of one form; "one", "first" and "second" are often none."""
_FIGURE = re.compile(r"(\d[\d.,]*)(st|nd|rd|th)?$")


def _number(line: str, chance: Random, _: Lexicon) -> str | None:
    return _changed(line, _other_numbers(line, chance), chance)


def _other_numbers(line: str, chance: Random) -> Iterator[Change]:
    for word in speech(line):
        raw = _raw(line, word)
        kin = next((group for group in _SPELLED if word.text in group), ())
        others = [_cased(raw, other) for other in kin if other != word.text]
        if figure := _FIGURE.fullmatch(raw):
            others = [_other_figure(figure[1], figure[2] is not None, chance)]
        if others:
            yield Change(word.start, word.end, chance.choice(others))


def _other_figure(figure: str, ordinal: bool, chance: Random) -> str:
    if is_year(figure):
        return str(int(figure) + chance.choice((-10, -3, -2, -1, 1, 2, 3, 10)))
    at = chance.choice([at for at, digit in enumerate(figure) if digit.isdigit()])
    other = chance.choice([digit for digit in "123456789" if digit != figure[at]])
    return (
        _ranked(f"{figure[:at]}{other}{figure[at + 1 :]}")
        if ordinal
        else f"{figure[:at]}{other}{figure[at + 1 :]}"
    )


def _ranked(figure: str) -> str:
    teen = figure[-2:-1] == "1"
    return figure + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(figure[-1], "th"))


_MODAL = "is|are|was|were|would|could|should|must|do|does|did|have|has|had|need"
_DROPPED = (
    (re.compile(rf"\b({_MODAL}) ?n['’]t\b", re.I), r"\1"),
    (re.compile(r"\b(can)(?:not|['’]t)\b", re.I), r"\1"),
    (re.compile(r"\b(w)on['’]t\b", re.I), r"\1ill"),
    (re.compile(r"(?<!\bor)(?<!\bif)(?<!\bwhy)\s+not\b(?! only)", re.I), ""),
    (re.compile(r"(?<=\w)\s+never\b(?! mind)", re.I), ""),
)
_SUBJECT = r"\b(?:I|you|we|they|he|she|it|there|these|those|people)"
_AFTER = r"(?!['’]| ?(?:n['’]t|not|never|I|you|we|they|he|she|it|there)\b)"
_PUT_IN = (
    (
        re.compile(
            rf"({_SUBJECT} (?:is|are|was|were|will|would|can|could|should|must|might))\b{_AFTER}",
            re.I,
        ),
        r"\1 not",
    ),
    (
        re.compile(rf"({_SUBJECT} (?:is|are|was|were|would|could|should|did|had))\b{_AFTER}", re.I),
        r"\1n't",
    ),
    (
        re.compile(
            rf"({_SUBJECT} (?:was|were|will|would|can|could|should|must|have|has|had))\b{_AFTER}",
            re.I,
        ),
        r"\1 never",
    ),
    (re.compile(rf"({_SUBJECT} can)\b{_AFTER}", re.I), r"\1't"),
    (re.compile(rf"({_SUBJECT} w)ill\b{_AFTER}", re.I), r"\1on't"),
)


def _negation(line: str, chance: Random, _: Lexicon) -> str | None:
    """With a "not" less or a "not" more, each as likely where both can be."""
    ways = [_DROPPED, _PUT_IN]
    chance.shuffle(ways)
    for way in ways:
        able = [Change(*m.span(), m.expand(by)) for form, by in way for m in form.finditer(line)]
        if turned := _changed(line, able, chance):
            return turned
    return None


def _word(line: str, chance: Random, lexicon: Lexicon) -> str | None:
    able = [word for word in speech(line) if is_content(word.text) and _raw(line, word).isalpha()]
    if not able:
        return None
    word = chance.choice(able)
    other = lexicon.instead_of(word.text, chance)
    return (
        None
        if other is None
        else f"{line[: word.start]}{_cased(_raw(line, word), other)}{line[word.end :]}"
    )


def _order(line: str, chance: Random, _: Lexicon) -> str | None:
    """With two words that stand side by side the other way about."""
    said = [word for word in speech(line) if not _counts(word.text) and not is_negation(word.text)]
    able = [
        Change(one.start, other.end, f"{_raw(line, other)} {_raw(line, one)}")
        for one, other in zip(said, said[1:], strict=False)
        if line[one.end : other.start] == " " and stem(one.text) != stem(other.text)
        if _raw(line, one).isalpha() and _raw(line, other).isalpha()
        if line[other.end : other.end + 2].strip()[:1] not in ("'", "’")
    ]
    return _changed(line, able, chance)


def _spelling(line: str, chance: Random, lexicon: Lexicon) -> str | None:
    """With a slip in one word of five letters or more that is nobody's name; the slip makes no
    other word."""
    able = []
    for word in speech(line):
        raw = _raw(line, word)
        if (
            len(raw) > 4
            and raw.isalpha()
            and raw.islower()
            and not _counts(word.text)
            and not is_negation(word.text)
        ):
            slip = mistyped(raw, chance)
            if slip not in lexicon and not is_english(slip):
                able.append(Change(word.start, word.end, slip))
    return _changed(line, able, chance)


MUTATIONS: Mapping[str, Mutate] = {
    "number": _number,
    "negation": _negation,
    "word": _word,
    "order": _order,
    "spelling": _spelling,
}
"""What each sort changes in one line."""
