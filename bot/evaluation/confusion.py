"""Claims put to the one Answerer every surface uses, and what became of them: which verdict each
sort was given.

Each claim's line is asked for in the same run as plain words, before it or after it by turns, so
that verifying and finding are timed alike. Shares are with Wilson's interval at 95%.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.evaluation.claim_set import Claim
from bot.evaluation.measure import Estimate, percentile, share
from bot.evaluation.mutations import CHANGED, NAMED, SORTS, VERDICTS, Sort
from bot.evaluation.timing import Answering, timed
from bot.model import Answer, Question, ReasonKind, Verdict
from bot.text import one_line

Given: TypeAlias = Verdict | None
"""The verdict given; None: the claim was taken for a question."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim and what came: the verdict, its reasons, the first quote with its id and speaker;
    milliseconds."""

    claim: Claim
    given: Given
    reasons: frozenset[ReasonKind]
    came: str
    ms: float
    find_ms: float

    @property
    def right(self) -> bool:
        return self.given in self.claim.verdicts

    @property
    def named(self) -> bool:
        """Whether one of the reasons that had to be given was."""
        return not self.claim.reasons.isdisjoint(self.reasons)

    @property
    def false(self) -> bool:
        """Whether words or a speaker that are not the record's were called exact: what may never
        be."""
        return self.claim.forged and self.given == "exact"


def run(answerer: Answering, claims: Iterable[Claim]) -> Iterator[Judged]:
    """Each claim verified and its line found, each timed."""
    for number, claim in enumerate(claims):
        verify, find = Question(claim.text), Question(claim.line.text)
        if number % 2:
            _, find_ms = timed(answerer, find)
            answer, ms = timed(answerer, verify)
        else:
            answer, ms = timed(answerer, verify)
            _, find_ms = timed(answerer, find)
        yield judged(claim, answer, ms, find_ms)


def judged(claim: Claim, answer: Answer, ms: float, find_ms: float) -> Judged:
    """A claim beside its answer."""
    first = answer.quotes[0] if answer.quotes else None
    came = (
        f"{first.speaker or first.label}: {one_line(first.text)} [{first.id}]"
        if first
        else "no quote"
    )
    reasons = frozenset(reason.kind for reason in answer.reasons)
    return Judged(claim, answer.verdict, reasons, came, ms, find_ms)


# Figures ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tallied:
    """A sort of the table: how often each verdict was given, the share that is right, and that
    named why."""

    sort: str
    verdicts: frozenset[Verdict]
    given: Mapping[Given, int]
    right: Estimate
    named: Estimate | None

    @property
    def asked(self) -> int:
        return sum(self.given.values())


def confusion(judged: Sequence[Judged]) -> list[Tallied]:
    """A row for each sort that was asked, in their order."""
    sorts = [(sort, [one for one in judged if one.claim.sort == sort]) for sort in SORTS]
    return [_row(sort, some) for sort, some in sorts if some]


def _row(sort: Sort, some: Sequence[Judged]) -> Tallied:
    named = share(one.named for one in some) if sort in NAMED else None
    given = Counter(one.given for one in some)
    return Tallied(sort, VERDICTS[sort], given, share(one.right for one in some), named)


def shares(judged: Sequence[Judged]) -> dict[str, Estimate]:
    """What is promised of all of them, by name."""

    def of(sorts: Iterable[Sort], is_so: Callable[[Judged], bool]) -> Estimate:
        chosen = frozenset(sorts)
        return share(is_so(one) for one in judged if one.claim.sort in chosen)

    return {
        "verdict right": of(SORTS, lambda one: one.right),
        "untouched or restyled, called exact": of(("untouched", "restyled"), lambda one: one.right),
        "changed number or negation, named": of(("number", "negation"), lambda one: one.named),
        "changed words or speaker, called exact": of(CHANGED, lambda one: one.false),
    }


def times(judged: Sequence[Judged]) -> dict[str, Estimate]:
    """How long verifying took, and finding the same lines; in milliseconds."""
    return {
        f"{name} p{part} ms": percentile(taken, part / 100)
        for name, taken in (
            ("verify", [one.ms for one in judged]),
            ("find", [one.find_ms for one in judged]),
        )
        for part in (50, 95)
    }


def percentages(judged: Sequence[Judged]) -> dict[str, float]:
    """The percentage that is right, of each sort and as `verdicts` of all, for a threshold to be
    set."""
    figures = {row.sort: row.right for row in confusion(judged)} | {
        "verdicts": share(one.right for one in judged)
    }
    return {name: 100 * figure.value for name, figure in figures.items()}
