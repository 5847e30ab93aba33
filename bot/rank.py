"""Candidates -> scored spans. The only ranker.

How far a span is what was asked for rests on evidence, not on one stock scorer:

    coverage    the share of the asked words found, each by its rarity; a word near in spelling counts less
    order       the share of neighbouring asked words that stand close by and in the same order
    mass        how much was asked and found at all: one common word is little evidence

`partial_ratio` and its kin score the turn "Year." 89 against a true sentence's 88; here a short turn covers little.
A number that was asked for must stand there: 7 is not 70. A negation kept or lost turns a line into another one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, mul
from typing import NamedTuple

from bot.model import Span
from bot.text import Word, is_number, is_year, number_words

_start = attrgetter("start")

LIGHT = 0.05
"""What a light word (of, said) weighs; a full one weighs its rarity."""
_CREDIT = 0.85
"""What a word is worth that is found in the attribution (speaker, meeting) instead of the text."""
_NEIGHBOUR = 0.35
"""What a word is worth that stands only in the sentence before or after."""
_GAP = 3
"""How many other words may stand between two asked words that still count as neighbours."""


class Wanted(NamedTuple):
    """An asked word: its weight (rarity, lightness applied) and the words that may stand for it."""

    word: str
    weight: float
    near: Mapping[str, float]
    light: bool = False


class Bar(NamedTuple):
    """What each sort of evidence weighs: the log-odds that a match is what was asked for.

    A topic is known by its rare words; a line, among very many others, only by having nearly all its words in order.
    The figures are a logistic regression's, of the labelled questions and of lines of QMSum's training meetings.
    """

    bias: float
    coverage: float
    order: float
    order_covered: float
    mass: float
    share: float

    def evidence(self, match: Match) -> float:
        """The log-odds for a match."""
        ordered = self.order * match.order + self.order_covered * match.order * match.coverage
        found = self.coverage * match.coverage + self.share * match.share
        return self.bias + found + ordered + self.mass * min(match.mass, _MOST_MASS)


_MOST_MASS = 12.0
TOPIC = Bar(-5.7, 8.2, 0.0, 1.4, 0.16, 0.0)
_LINE = Bar(-7.4, -2.4, 8.0, 0.0, 0.0, 5.9)
_FEW, _MANY = math.log(1_000), math.log(100_000)


def bar_for_lines(passages: int) -> Bar:
    """The bar for a line among so many passages: the more there are, the more of them are like it by chance."""
    crowd = min(1.0, max(0.0, (math.log(max(passages, 1)) - _FEW) / (_MANY - _FEW)))
    return Bar(*(crowd * line + (1 - crowd) * topic for line, topic in zip(_LINE, TOPIC, strict=True)))


@dataclass(frozen=True, slots=True)
class Match:
    """How asked words stand in a run of text: `hits` are (asked word's number, text word's number, likeness)."""

    hits: tuple[tuple[int, int, float], ...]
    coverage: float
    order: float
    mass: float
    numbers_missing: bool = False
    only_light: bool = False
    share: float = 0.0
    bar: Bar = TOPIC

    @property
    def confidence(self) -> float:
        """0 to 1, how far the words alone speak for this being what was asked for."""
        if not self.hits:
            return 0.0
        return (self.order if self.only_light else 1.0) / (1 + math.exp(-self.bar.evidence(self)))

    @property
    def score(self) -> float:
        """The same, but low where a number that was asked for does not stand there."""
        return min(self.confidence, _WITHOUT_NUMBER) if self.numbers_missing else self.confidence


_WITHOUT_NUMBER = 0.45


class Glance:
    """A quick look at many candidates: their coverage alone, word by word, with what their attribution is worth."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = wanted
        self._total = sum(want.weight for want in wanted) or 1.0
        self._weights = [want.weight for want in wanted]
        self._ways: dict[str, list[tuple[int, float]]] = {}
        for number, want in enumerate(wanted):
            for word, likeness in want.near.items():
                self._ways.setdefault(word, []).append((number, likeness))

    def credit(self, attribution: frozenset[str]) -> list[float]:
        """What each asked word is worth before a word is read, for standing in the attribution."""
        if attribution.isdisjoint(self._ways):
            return [0.0] * len(self._wanted)
        return [_CREDIT * _in(want, attribution) for want in self._wanted]

    def coverage(self, said: Sequence[str], credit: Sequence[float]) -> float:
        """The share of the asked words found among those said, or credited."""
        best = list(credit)
        ways = self._ways
        for word in said:
            if word in ways:
                for number, likeness in ways[word]:
                    if likeness > best[number]:
                        best[number] = likeness
        return float(sum(map(mul, best, self._weights))) / self._total


def match(
    wanted: Sequence[Wanted],
    said: Sequence[str],
    credit: frozenset[str] = frozenset(),
    beside: frozenset[str] = frozenset(),
    bar: Bar = TOPIC,
) -> Match:
    """Find the asked words among a passage's; `credit` holds the words of its attribution, `beside` its neighbours'."""
    sought = {word for want in wanted for word in want.near}
    where: dict[str, list[int]] = {}
    for at, word in enumerate(said):
        if word in sought:
            where.setdefault(word, []).append(at)
    hits: list[tuple[int, int, float]] = []
    found = total = 0.0
    missing = False
    last = -1
    for number, want in enumerate(wanted):
        total += want.weight
        likeness, at = _best(want, where, last)
        if at >= 0:
            hits.append((number, at, likeness))
            last = at
        elsewhere = max(_CREDIT * _in(want, credit), _NEIGHBOUR * _in(want, beside))
        found += want.weight * max(likeness, elsewhere)
        missing = missing or (is_number(want.word) and likeness == 0.0 and not (is_year(want.word) and elsewhere))
    mass = sum(wanted[number].weight * likeness for number, _, likeness in hits)
    return Match(
        tuple(hits),
        found / total if total else 0.0,
        _order(hits, len(wanted)),
        mass,
        missing or _other_number(wanted, said, hits),
        all(want.light for want in wanted),
        len(hits) / len(wanted) if wanted else 0.0,
        bar,
    )


def _other_number(wanted: Sequence[Wanted], said: Sequence[str], hits: Sequence[tuple[int, int, float]]) -> bool:
    """Whether a number word was asked for (second) and another stands where it should (first)."""
    hit = {number for number, _, _ in hits}
    places = [at for _, at, _ in hits]
    if not places:
        return False
    run = said[max(0, min(places) - 1) : max(places) + 1]
    return any(
        number not in hit and (kin := number_words(want.word)) and not kin.isdisjoint(run)
        for number, want in enumerate(wanted)
    )


def _best(want: Wanted, where: Mapping[str, Sequence[int]], last: int) -> tuple[float, int]:
    """The best word that stands for the asked one; among equals the next after the last hit, to keep the order."""
    best, place = 0.0, -1
    for word, likeness in want.near.items():
        if likeness > best and (places := where.get(word)):
            best, place = likeness, next((at for at in places if at > last), places[-1])
    return best, place


def _in(want: Wanted, words: frozenset[str]) -> float:
    return max((likeness for word, likeness in want.near.items() if word in words), default=0.0) if words else 0.0


def _order(hits: Sequence[tuple[int, int, float]], asked: int) -> float:
    pairs = zip(hits, hits[1:], strict=False)
    near = sum(1 for (_, one, _), (_, other, _) in pairs if 0 < other - one <= _GAP + 1)
    return near / (asked - 1) if asked > 1 else 1.0


# From a candidate to the sentences that hold the answer ---------------------------------------------------------------

_WORTH_A_SENTENCE = 0.1
_MOST_SENTENCES = 4
_REACH = 10
"""How many words from a sentence's end an asked word may stand for the question to run across it."""


def widen(wanted: Sequence[Wanted], sentences: Sequence[Span], tokens: Sequence[Word], first: int) -> tuple[int, int]:
    """The run of sentences, grown from number `first`, that the asked words run across: (first, last) number.

    A neighbour joins only where it adds coverage close to the bound; a run never grows past a few sentences.
    """
    run = (first, first)
    best = _covered(wanted, sentences, tokens, run)
    while run[1] - run[0] + 1 < _MOST_SENTENCES:
        wider = [(run[0] - 1, run[1]), (run[0], run[1] + 1)]
        wider = [(low, high) for low, high in wider if low >= 0 and high < len(sentences)]
        gains = [(seen.coverage, grown) for grown in wider if (seen := _across(wanted, sentences, tokens, run, grown))]
        gain, grown = max(gains, default=(0.0, run))
        if gain < best + _WORTH_A_SENTENCE:
            break
        best, run = gain, grown
    return run


def _covered(
    wanted: Sequence[Wanted], sentences: Sequence[Span], tokens: Sequence[Word], run: tuple[int, int]
) -> float:
    return match(wanted, _texts(tokens, sentences, run)).coverage


def _across(
    wanted: Sequence[Wanted],
    sentences: Sequence[Span],
    tokens: Sequence[Word],
    run: tuple[int, int],
    grown: tuple[int, int],
) -> Match | None:
    """The match over a grown run, if what was asked runs over its new bound: words near it on both sides, in order."""
    seen = match(wanted, _texts(tokens, sentences, grown))
    left = (grown[0], run[0] - 1) if grown[0] < run[0] else run
    bound = len(_texts(tokens, sentences, left))
    full = [(number, at) for number, at, _ in seen.hits if not wanted[number].light]
    before = [(number, at) for number, at in full if bound - _REACH <= at < bound]
    after = [(number, at) for number, at in full if bound <= at < bound + _REACH]
    return seen if before and after and before[-1][0] < after[0][0] else None


def _texts(tokens: Sequence[Word], sentences: Sequence[Span], run: tuple[int, int]) -> list[str]:
    span = Span(sentences[run[0]].start, sentences[run[1]].end)
    return [word.text for word in within_span(tokens, span)]


def within_span(tokens: Sequence[Word], span: Span) -> list[Word]:
    """The words inside a span."""
    first = bisect_left(tokens, span.start, key=_start)
    last = bisect_left(tokens, span.end, lo=first, key=_start)
    return [word for word in tokens[first:last] if word.end <= span.end]


def holds(tokens: Sequence[Word], phrase: Sequence[str]) -> int:
    """Where a phrase stands word for word among `tokens`: the number of its first word, or -1."""
    texts, asked = [word.text for word in tokens], list(phrase)
    size = len(asked)
    return next((at for at in range(len(texts) - size + 1) if texts[at : at + size] == asked), -1)
