"""Runs of words looked for in what was said: as they stand, or nearly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.evaluation.record import Words, folded

LEAST = 4
"""The fewest words of a run that is looked for: fewer stand everywhere."""
_TOGETHER = 3
_NEAR = 0.25
"""The part of a line's runs of three words that must stand in a turn for it to be near; set by
hand, rather too low, so that no line that is nearly there counts as absent."""


class SoughtRuns:
    """Finds runs of words, each of `LEAST` or more, in what somebody said."""

    def __init__(self, runs: Iterable[Words]) -> None:
        self._runs = frozenset(runs)
        self._sizes: dict[Words, set[int]] = {}
        for run in self._runs:
            self._sizes.setdefault(run[:LEAST], set()).add(len(run))

    def found(self, said: Words) -> Iterator[tuple[int, Words]]:
        """Each run that stands there, as often as it does, with the word it begins at."""
        for at in range(len(said) - LEAST + 1):
            for size in self._sizes.get(said[at : at + LEAST], ()):
                if at + size <= len(said) and said[at : at + size] in self._runs:
                    yield at, said[at : at + size]


class NearLines:
    """Finds those of some lines of which much stands in what somebody said."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._threes = {line: _threes(folded(line)) for line in lines}
        self._having: dict[Words, set[str]] = {}
        for line, threes in self._threes.items():
            for three in threes:
                self._having.setdefault(three, set()).add(line)

    def found(self, said: Words) -> Iterator[str]:
        """The lines a fourth of whose runs of three words stands there."""
        common = Counter(line for three in _threes(said) for line in self._having.get(three, ()))
        for line, threes in common.items():
            if threes >= _NEAR * len(self._threes[line]):
                yield line


def _threes(said: Words) -> set[Words]:
    return {said[at : at + _TOGETHER] for at in range(len(said) - _TOGETHER + 1)}
