"""Candidates -> scored spans. The only ranker.

How far a span is what was asked for rests on evidence, not on one stock scorer:

    coverage    the share of the asked words found, each by its rarity; a word near in spelling
                counts less
    order       the share of neighbouring asked words that stand close by and in the same order
    mass        how much was asked and found at all: one common word is little evidence

`partial_ratio` and its kin score the turn "Year." 89 against a true sentence's 88; here a short
turn covers little. A number that was asked for must stand there: 7 is not 70. A negation kept or
lost turns a line into another one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul
from typing import NamedTuple

from msgspec import structs

from bot.search.weights import WEIGHTS, MatchWeights
from bot.text import is_negation, is_number, is_year, number_words
from bot.text.likeness import slips, spelling_likeness

_W = WEIGHTS.match


class QueryTerm(NamedTuple):
    """An asked word: its weight (rarity, lightness applied) and the words that may stand for it.

    It may be a run of words that stand for one thing (co vax), and a run may stand for it; `others`
    are those near it that are its other names, by the glossary. `telling`: a name, or another rare
    word that is nowhere on record nor anything spelled like it; a line without it is of something
    else.
    """

    word: str
    weight: float
    near: Mapping[str, float]
    light: bool = False
    others: frozenset[str] = frozenset()
    telling: bool = False


def weights_for(line: bool, passages: int) -> MatchWeights:
    """The weights for a question among so many passages.

    A topic is known by its rare words; a line, among very many others, by having nearly all its
    words in order, by being little else, and by being far more like what was asked than the next
    best. The more passages there are, the more of them are like a line by chance.
    """
    many = crowd(passages) if line else 0.0
    pairs = zip(structs.astuple(_W.line), structs.astuple(_W.topic), strict=True)
    return MatchWeights(*(many * one + (1 - many) * other for one, other in pairs))


def crowd(passages: int) -> float:
    """0 to 1, how far so many passages are an archive: much in it is like anything by chance."""
    few, many = math.log(_W.few), math.log(_W.many)
    return min(1.0, max(0.0, (math.log(max(passages, 1)) - few) / (many - few)))


@dataclass(frozen=True, slots=True)
class Match:
    """How asked words stand in a run of text: `hits` are (asked word's number, text word's number,
    likeness).

    `alike` is their mean likeness (0 for one that is not there), `told` the share of the text's
    words that they are, `margin` by how much more evidence there is for this than for anything
    else.
    """

    hits: tuple[tuple[int, int, float], ...]
    coverage: float
    order: float
    mass: float
    numbers_missing: bool = False
    only_light: bool = False
    alike: float = 0.0
    told: float = 1.0
    weights: MatchWeights = _W.topic
    margin: float = 0.0

    @property
    def evidence(self) -> float:
        """The log-odds that this is what was asked for, by itself."""
        weights = self.weights
        return (
            weights.bias
            + (weights.coverage * self.coverage + weights.alike * self.alike)
            + (weights.order * self.order + weights.order_covered * self.order * self.coverage)
            + weights.told * math.log(max(self.told, _W.least_told))
            + weights.mass * min(self.mass, _W.most_mass)
        )

    @property
    def complete(self) -> bool:
        """Whether every asked word is there, in order: however often it was said, this is it."""
        return self.alike >= 1.0 and self.order >= 1.0

    @property
    def confidence(self) -> float:
        """0 to 1, how far the words alone speak for this being what was asked for."""
        if not self.hits:
            return 0.0
        margin = _W.most_margin if self.complete else min(self.margin, _W.most_margin)
        odds = self.evidence + self.weights.margin * margin
        return (self.order if self.only_light else 1.0) / (1 + math.exp(-odds))

    @property
    def score(self) -> float:
        """The confidence, but low where a number that was asked for does not stand there."""
        return min(self.confidence, _W.without_number) if self.numbers_missing else self.confidence


class TermMatcher:
    """The words wanted, ready to be looked for in many passages; `weight` is that of them all."""

    def __init__(self, wanted: Sequence[QueryTerm], weights: MatchWeights = _W.topic) -> None:
        self.terms, self.weights = wanted, weights
        self._weights = [want.weight for want in wanted]
        self.weight = sum(self._weights)
        self._nothing = [0.0] * len(wanted)
        self._only_light = all(want.light for want in wanted)
        self._figures = [
            n for n, want in enumerate(wanted) if any(map(is_number, want.word.split(" ")))
        ]
        self._ranks = [
            (number, kin) for number, want in enumerate(wanted) if (kin := number_words(want.word))
        ]
        self._ways: dict[str, list[tuple[int, float]]] = {}
        for number, want in enumerate(wanted):
            for word, likeness in want.near.items():
                self._ways.setdefault(word, []).append((number, likeness))
        self._runs: dict[str, list[list[str]]] = {}
        for run in (way.split(" ") for way in self._ways if " " in way):
            self._runs.setdefault(run[0], []).append(run)

    def credit(self, attribution: frozenset[str]) -> list[float]:
        """What each asked word is worth before a word is read, for standing in the attribution."""
        return self._worth(attribution, _W.credit)

    def _worth(self, words: frozenset[str], each: float) -> list[float]:
        worth = [0.0] * len(self._weights)
        for word in self._ways.keys() & words:
            for number, likeness in self._ways[word]:
                worth[number] = max(worth[number], each * likeness)
        return worth

    def _runs_in(self, said: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The runs of words wanted that stand in a text, each with the number of its first word."""
        for at, word in enumerate(said) if self._runs else ():
            for run in self._runs.get(word, ()):
                if list(said[at : at + len(run)]) == run:
                    yield at, " ".join(run)

    def coverage(self, said: Sequence[str]) -> float:
        """The share (0..1) of the asked words, each by its weight, found among those said."""
        found = frozenset(chain(said, (run for _, run in self._runs_in(said))))
        return self._covered(self._worth(found, 1.0))

    def _covered(self, best: Iterable[float]) -> float:
        return float(sum(map(mul, best, self._weights))) / self.weight if self.weight else 0.0

    def match(
        self,
        said: Sequence[str],
        credit: Sequence[float] | None = None,
        beside: frozenset[str] = frozenset(),
    ) -> Match:
        """How the asked words stand in a passage of the folded words `said`.

        `credit` is what each is worth for its attribution, as `credit()` gives it; `beside` are the
        words of the sentences next to it, which count a little.
        """
        hits = self._hits(said)
        missed = len(self.terms) - len(hits)
        if 0 < missed <= _W.most_misspelt * len(hits) and not self._only_light:
            hits = self._with_misspelt(hits, said)
        best = list(credit or self._nothing)
        if beside:
            best = list(map(max, best, self._worth(beside, _W.neighbour)))
        missing = self._lacks_figure({number for number, _, _ in hits}, best)
        for number, _, likeness in hits:
            best[number] = max(best[number], likeness)
        return Match(
            tuple(hits),
            self._covered(best),
            _order(hits, len(self.terms)),
            sum(self._weights[number] * likeness for number, _, likeness in hits),
            missing or _other_number(self._ranks, said, hits),
            self._only_light,
            sum(likeness for _, _, likeness in hits) / max(1, len(self.terms)),
            len(hits) / max(1, len(said)),
            self.weights,
        )

    def _lacks_figure(self, hit: set[int], credited: Sequence[float]) -> bool:
        """Whether a figure asked for is not there; a year may stand in the attribution."""
        missing = (number for number in self._figures if number not in hit)
        return any(not (credited[n] and is_year(self.terms[n].word)) for n in missing)

    def _hits(self, said: Sequence[str]) -> list[tuple[int, int, float]]:
        """The asked words that stand in a text, each at its best place."""
        ways = self._ways
        places: dict[int, list[tuple[int, float]]] = {}
        for at, way in chain(enumerate(said), self._runs_in(said)):
            if way in ways:
                for number, likeness in ways[way]:
                    places.setdefault(number, []).append((at, likeness))
        return _aligned(sorted(places.items()))

    def _with_misspelt(
        self, hits: Sequence[tuple[int, int, float]], said: Sequence[str]
    ) -> list[tuple[int, int, float]]:
        """The hits, and the asked words that are spelled like the one standing in their place
        between the others.

        A word that is too short or too good to be looked up as a misspelling is known by its
        neighbours.
        """
        place = {number: at for number, at, _ in hits}
        missing = (number for number in range(len(self.terms)) if number not in place)
        free = set(range(len(said))).difference(place.values())
        found = [
            (number, at, _alike(self.terms[number].word, said[at]))
            for number in missing
            if (at := _place(number, place, len(self.terms))) in free and at is not None
        ]
        return sorted((*hits, *(hit for hit in found if hit[2])))


def _place(number: int, place: Mapping[int, int], asked: int) -> int | None:
    """Where an asked word would stand, by its neighbours that were found."""
    before, after = place.get(number - 1), place.get(number + 1)
    if before is not None and (number == asked - 1 or after == before + 2):
        return before + 1
    return after - 1 if after is not None and number == 0 else None


def _alike(asked: str, said: str) -> float:
    """How far one word may be a misspelling of the other; numbers and negations never are."""
    if any(is_number(word) or is_negation(word) or number_words(word) for word in (asked, said)):
        return 0.0
    longest = max(len(asked), len(said))
    allowed = 1 if longest < 6 else 2
    off = slips(asked, said, allowed)
    return spelling_likeness(asked, said, off) if off <= allowed and longest > 1 else 0.0


def _other_number(
    ranks: Sequence[tuple[int, frozenset[str]]],
    said: Sequence[str],
    hits: Sequence[tuple[int, int, float]],
) -> bool:
    """Whether a number word was asked for (second) and another stands where it should (first)."""
    if not ranks or not hits:
        return False
    hit = {number for number, _, _ in hits}
    places = [at for _, at, _ in hits]
    run = said[max(0, min(places) - 1) : max(places) + 1]
    return any(number not in hit and not kin.isdisjoint(run) for number, kin in ranks)


def _aligned(places: Sequence[tuple[int, list[tuple[int, float]]]]) -> list[tuple[int, int, float]]:
    """Each asked word at its likest place: in order as far as that goes, then close to the next."""
    hits: list[tuple[int, int, float]] = []
    likest = [(number, *_likest(where)) for number, where in places]
    last = -1
    for number, where, likeness in likest:
        last = next((at for at in where if at > last), where[-1])
        hits.append((number, last, likeness))
    for place in range(len(hits) - 2, -1, -1):
        number, where, likeness = likest[place]
        if len(where) > 1:
            closer = [at for at in where if hits[place][1] < at < hits[place + 1][1]]
            hits[place] = (number, closer[-1] if closer else hits[place][1], likeness)
    return hits


def _likest(places: Sequence[tuple[int, float]]) -> tuple[list[int], float]:
    best = max(likeness for _, likeness in places)
    return [at for at, likeness in places if likeness == best], best


def _order(hits: Sequence[tuple[int, int, float]], asked: int) -> float:
    pairs = zip(hits, hits[1:], strict=False)
    near = sum(1 for (_, one, _), (_, other, _) in pairs if 0 < other - one <= _W.gap + 1)
    return near / (asked - 1) if asked > 1 else 1.0
