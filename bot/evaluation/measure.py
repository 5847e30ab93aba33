"""Trials put to the one Answerer every surface uses, and what comes of them in figures with their
intervals.

A hit is the turn that was asked for, among the turns shown, counted once each however many quotes
show it. The score of an answer is its first quote's, 0 where there is none. Intervals are at 95%:
Wilson's for shares, order statistics for latencies, a seeded bootstrap for means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, sqrt
from random import Random
from statistics import fmean
from time import perf_counter
from typing import NamedTuple, Protocol

from bot.evaluation.lines import Trial
from bot.model import Answer, Outcome, Question
from bot.text import one_line

SHOWN = 10
"""Quotes asked for."""
_RECALL = 0.95  # of the known lines, by the score that is held against absent ones
_Z = 1.96  # standard deviations within which 95% of a normal distribution lie
_RESAMPLED = 1000  # of a bootstrap: enough for the third digit
_OUTCOMES: tuple[Outcome, ...] = ("found", "close", "none")


class Evaluated(Protocol):
    """What is evaluated: the one Answerer every surface uses, or one made up for a test."""

    def ask(self, question: Question) -> Answer: ...


def timed(answerer: Evaluated, question: Question) -> tuple[Answer, float]:
    """The answer, and how many milliseconds it took."""
    started = perf_counter()
    answer = answerer.ask(question)
    return answer, (perf_counter() - started) * 1000


def first_quote(answer: Answer) -> str:
    """Who said an answer's first quote, its words and its id."""
    if not answer.quotes:
        return "no quote"
    first = answer.quotes[0]
    return f"{first.speaker or first.label}: {one_line(first.text)} [{first.id}]"


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial and its answer: where the first turn that was wanted stands, and the first turn of a
    meeting wanted; its first quote's score and the quote itself; milliseconds."""

    trial: Trial
    outcome: Outcome
    rank: int | None
    meeting_rank: int | None
    score: float
    ms: float
    came: str = ""

    @property
    def wrong(self) -> bool:
        """Whether something else came first, or something that stands nowhere was found."""
        return self.rank != 1 if self.trial.wanted else self.outcome == "found"


def try_all(answerer: Evaluated, trials: Iterable[Trial]) -> Iterator[Tried]:
    """Each trial asked and timed."""
    for trial in trials:
        yield tried(trial, *timed(answerer, Question(trial.text, limit=SHOWN)))


def tried(trial: Trial, answer: Answer, ms: float) -> Tried:
    """A trial beside its answer."""
    places = ((quote.meeting.id, quote.turn.number) for quote in answer.quotes)
    shown = list(dict.fromkeys(places))
    meetings = {meeting for meeting, _ in trial.wanted}
    return Tried(
        trial,
        answer.outcome,
        _first(place in trial.wanted for place in shown),
        _first(meeting in meetings for meeting, _ in shown),
        answer.quotes[0].score if answer.quotes else 0.0,
        ms,
        first_quote(answer),
    )


def _first(right: Iterable[bool]) -> int | None:
    return next((at for at, one in enumerate(right, 1) if one), None)


# Estimates ----------------------------------------------------------------------------------------


class Estimate(NamedTuple):
    """A figure and its interval."""

    value: float
    low: float
    high: float


def share(flags: Iterable[bool]) -> Estimate:
    """How many of them are true, with Wilson's interval."""
    counted = list(flags)
    n = len(counted)
    if not n:
        return Estimate(0.0, 0.0, 1.0)
    p, z2 = sum(counted) / n, _Z * _Z
    middle, half = p + z2 / (2 * n), _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    low, high = (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)
    return Estimate(p, max(0.0, low), min(1.0, high))


def mean(values: Sequence[float]) -> Estimate:
    """Their mean, and where those of samples drawn from them lie; the same every time."""
    if not values:
        return Estimate(0.0, 0.0, 1.0)
    chance = Random(len(values))
    means = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(_RESAMPLED))
    low, high = means[round(0.025 * _RESAMPLED)], means[round(0.975 * _RESAMPLED) - 1]
    return Estimate(fmean(values), low, high)


def percentile(values: Iterable[float], part: float) -> Estimate:
    """The value below which such a part of them lies, between the two that bound it."""
    ordered = sorted(values)
    n = len(ordered)
    if not n:
        return Estimate(0.0, 0.0, 0.0)
    half = _Z * sqrt(n * part * (1 - part))
    places = (ceil(n * part) - 1, floor(n * part - half) - 1, ceil(n * part + half))
    return Estimate(*(ordered[min(max(at, 0), n - 1)] for at in places))


def threshold(scores: Iterable[float]) -> float:
    """The highest score that 95% of these reach."""
    ordered = sorted(scores, reverse=True)
    return ordered[ceil(_RECALL * len(ordered)) - 1] if ordered else 0.0


# Figures ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of the table: `shares` of all that were asked, `means`, `times` in milliseconds."""

    kind: str
    asked: int
    shares: Mapping[str, Estimate] = field(default_factory=dict)
    means: Mapping[str, Estimate] = field(default_factory=dict)
    times: Mapping[str, Estimate] = field(default_factory=dict)


def known_items(known: Sequence[Tried], absent: Sequence[Tried] = ()) -> list[Figures]:
    """A column for each way the lines were asked for."""
    columns = []
    for kind in dict.fromkeys(one.trial.kind for one in known):
        here, away = ([one for one in some if one.trial.kind == kind] for some in (known, absent))
        columns.append(_column(kind, here, away))
    return columns


def _column(kind: str, known: Sequence[Tried], absent: Sequence[Tried]) -> Figures:
    shares = {f"hit@{k}": share(_hits(known, k)) for k in (1, 10)}
    shares |= _outcomes(known) | _false(known, absent)
    means, times = {"MRR": mean(_reciprocal(known))}, _times(known, absent)
    return Figures(kind, len(known), shares, means, times)


def _outcomes(tried: Sequence[Tried]) -> dict[str, Estimate]:
    return {outcome: share(one.outcome == outcome for one in tried) for outcome in _OUTCOMES}


def _false(known: Sequence[Tried], absent: Sequence[Tried]) -> dict[str, Estimate]:
    """How often a line that stands nowhere is answered, by score and as decided."""
    if not absent:
        return {}
    least = threshold(one.score for one in known)
    return {
        "absent, at 95% recall": share(one.score >= least for one in absent),
        "absent, found": share(one.outcome == "found" for one in absent),
        "absent, close": share(one.outcome == "close" for one in absent),
    }


def answered(asked: Sequence[Tried]) -> Figures:
    """The column of the questions that people wrote."""
    shares = {f"turn hit@{k}": share(_hits(asked, k)) for k in (1, 5)}
    for k in (1, 5):
        shares[f"meeting hit@{k}"] = share((one.meeting_rank or SHOWN + 1) <= k for one in asked)
    means = {"turn MRR@10": mean(_reciprocal(asked))}
    return Figures("questions", len(asked), shares | _outcomes(asked), means, _times(asked))


def _hits(tried: Iterable[Tried], k: int) -> Iterator[bool]:
    return ((one.rank or SHOWN + 1) <= k for one in tried)


def _reciprocal(tried: Iterable[Tried]) -> list[float]:
    return [1 / one.rank if one.rank else 0.0 for one in tried]


def _times(tried: Sequence[Tried], absent: Sequence[Tried] = ()) -> dict[str, Estimate]:
    times = {f"p{k} ms": percentile((one.ms for one in tried), k / 100) for k in (50, 95, 99)}
    away = {"absent, p95 ms": percentile((one.ms for one in absent), 0.95)} if absent else {}
    return times | away


# Calibration --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tenth:
    """The answers whose score lies in a tenth of the scale: their mean, and how many are right."""

    low: float
    high: float
    asked: int
    score: float
    right: Estimate


def calibration(tried: Iterable[Tried]) -> list[Tenth]:
    """How often a first quote is right, by its score; no quote claims nothing."""
    bins: list[list[Tried]] = [[] for _ in range(10)]
    for one in tried:
        if one.score > 0:
            bins[min(int(one.score * 10), 9)].append(one)
    return [_tenth(at, some) for at, some in enumerate(bins) if some]


def _tenth(at: int, some: Sequence[Tried]) -> Tenth:
    score = fmean(one.score for one in some)
    return Tenth(at / 10, (at + 1) / 10, len(some), score, share(_hits(some, 1)))


def miscalibration(curve: Sequence[Tenth]) -> float:
    """By how much the scores miss the shares that are right, on average over the answers."""
    missed = sum(tenth.asked * abs(tenth.score - tenth.right.value) for tenth in curve)
    return missed / max(sum(tenth.asked for tenth in curve), 1)
