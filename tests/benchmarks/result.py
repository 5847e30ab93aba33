"""What was measured of one contender on one corpus, and the table of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import msgspec

from tests.benchmarks.noise import LEVELS


class Free(msgspec.Struct, frozen=True):
    """How free questions fared: turns that answer, and the best of them among the first ten."""

    asked: int
    hit1: float
    hit5: float
    mrr: float


class Result(msgspec.Struct, frozen=True):
    """Times are in seconds, one of each round; memory and disk in megabytes."""

    name: str
    turns: int
    asked: int
    hit1: dict[str, float]
    seconds: dict[int, list[float]]
    built: float
    memory: dict[str, float]
    disk: float
    free: Free | None = None

    @property
    def mean_hit1(self) -> float:
        """Over the ways of asking, each counting as much."""
        return sum(self.hit1.values()) / len(self.hit1) if self.hit1 else 0.0

    def time(self, part: int) -> float:
        """The median of the rounds."""
        return median(self.seconds[part])


def load(path: Path) -> list[Result]:
    """The results in a file; of one contender on one size the last."""
    decode = msgspec.json.Decoder(Result).decode
    results = [decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    return list({(result.name, result.turns): result for result in results}.values())


def table(results: Sequence[Result], ours: str) -> str:
    """For each size what is found and how soon, what it costs, and free questions where there
    were any; Markdown."""
    parts = []
    for size in sorted({result.turns for result in results}):
        here = [result for result in results if result.turns == size]
        own = next((result for result in here if result.name == ours), None)
        parts += [f"{size:,} turns: lines found first, and the time of a question", ""]
        parts += _ruled(
            *LEVELS, "asked", "p50 ms", "p95 ms", "p99 ms", "p50, × ours", "p95, × ours"
        )
        parts += [_row(result.name, *_found(result), *_times(result, own)) for result in here]
        parts += [
            "",
            f"{size:,} turns: what it costs",
            "",
            *_ruled("memory, MB", "indexed, turns/s", "on disk, MB"),
        ]
        parts += [_row(result.name, *_costs(result)) for result in here]
        if any(result.free for result in here):
            parts += [
                "",
                f"{size:,} turns: free questions",
                "",
                *_ruled("asked", "hit@1", "hit@5", "MRR@10"),
            ]
            parts += [_row(result.name, *_freely(result.free)) for result in here if result.free]
        parts.append("")
    return "\n".join(parts)


def _ruled(*heads: str) -> tuple[str, str]:
    return _row("", *heads), "|---" + "|---:" * len(heads) + "|"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _found(result: Result) -> list[str]:
    return [
        *(_share(result.hit1[level]) if level in result.hit1 else "" for level in LEVELS),
        f"{result.asked:,}",
    ]


def _times(result: Result, own: Result | None) -> list[str]:
    times = [_time(result.seconds[part]) for part in (50, 95, 99)]
    return times + [
        _figures(result.time(part) / own.time(part)) if own else "" for part in (50, 95)
    ]


def _costs(result: Result) -> list[str]:
    """Memory, and of those that have an index how fast they build it and how large it is."""
    speed = (
        [f"{result.turns / result.built:,.0f}", _figures(result.disk)] if result.disk else ["", ""]
    )
    return [f"{result.memory['rss']:,.0f}" if result.memory else "", *speed]


def _freely(free: Free) -> list[str]:
    return [f"{free.asked:,}", *map(_share, (free.hit1, free.hit5, free.mrr))]


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _time(rounds: Sequence[float]) -> str:
    """The median in milliseconds, with the spread where there is more than one round: 5.1
    (4.9-5.3)."""
    low, middle, high = (
        _figures(value * 1000) for value in (min(rounds), median(rounds), max(rounds))
    )
    return middle if len(rounds) == 1 else f"{middle} ({low}–{high})"


def _figures(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"
