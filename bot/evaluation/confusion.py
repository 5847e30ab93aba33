"""Claims put to the one Answerer every surface uses, and which verdict each sort was given.

Each claim's line is asked for in the same run as plain words, before it or after it by turns, so
that verifying and finding are timed alike. Shares are with Wilson's interval at 95%.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.claims import LineClaim, WayOfClaiming
from bot.evaluation.measure import Estimate, Evaluated, first_quote, percentile, share, timed
from bot.model import Answer, Question, ReasonKind, Verdict

_SAME_WORDS = frozenset({"untouched", "restyled"})


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim and what came: the verdict (None: it was taken for a question), its reasons, the
    first quote; milliseconds to verify it and to find its line."""

    claim: LineClaim
    given: Verdict | None
    reasons: frozenset[ReasonKind]
    came: str
    ms: float
    find_ms: float

    @property
    def right(self) -> bool:
        return self.given in self.claim.way.verdicts

    @property
    def explained(self) -> bool:
        """Whether one of the reasons that had to be given was, where there are such."""
        wanted = self.claim.way.reasons
        return not wanted or not wanted.isdisjoint(self.reasons)

    @property
    def false(self) -> bool:
        """Whether what is not the record's was called exact: what may never be."""
        return not self.claim.way.on_record and self.given == "exact"


def judge_claims(answerer: Evaluated, claims: Iterable[LineClaim]) -> Iterator[JudgedClaim]:
    """Each claim verified and its line found, each timed."""
    for number, claim in enumerate(claims):
        verify, find = Question(claim.text), Question(claim.line.text)
        if number % 2:
            _, find_ms = timed(answerer, find)
            answer, ms = timed(answerer, verify)
        else:
            answer, ms = timed(answerer, verify)
            _, find_ms = timed(answerer, find)
        yield judged_claim(claim, answer, ms, find_ms)


def judged_claim(claim: LineClaim, answer: Answer, ms: float, find_ms: float) -> JudgedClaim:
    """A claim beside its answer, with the milliseconds verifying and finding took."""
    reasons = frozenset(reason.kind for reason in answer.reasons)
    return JudgedClaim(claim, answer.verdict, reasons, first_quote(answer), ms, find_ms)


# Figures ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SortFigures:
    """A sort of claim: how often each verdict was given, and the shares right and told why."""

    sort: str
    way: WayOfClaiming
    given: Mapping[Verdict | None, int]
    right: Estimate
    explained: Estimate | None

    @property
    def asked(self) -> int:
        return sum(self.given.values())


def sort_figures(judged: Sequence[JudgedClaim], sorts: Iterable[str]) -> list[SortFigures]:
    """Of each of the sorts that was asked, in their order."""
    asked = {sort: [one for one in judged if one.claim.sort == sort] for sort in sorts}
    return [_figures(some) for some in asked.values() if some]


def _figures(judged: Sequence[JudgedClaim]) -> SortFigures:
    claim = judged[0].claim
    explained = share(one.explained for one in judged) if claim.way.reasons else None
    given = Counter(one.given for one in judged)
    right = share(one.right for one in judged)
    return SortFigures(claim.sort, claim.way, given, right, explained)


def promised_shares(judged: Sequence[JudgedClaim]) -> dict[str, Estimate]:
    """What is promised of all of them, by name; of what was not claimed nothing."""
    same_words = [one.right for one in judged if one.claim.sort in _SAME_WORDS]
    explained = [one.explained for one in judged if one.claim.way.reasons]
    forged = [one.false for one in judged if not one.claim.way.on_record]
    shares = {
        "verdict right": [one.right for one in judged],
        "untouched or restyled, called exact": same_words,
        "reason that must be named, named": explained,
        "words or speaker not on record, called exact": forged,
    }
    return {name: share(flags) for name, flags in shares.items() if flags}


def verdict_times(judged: Sequence[JudgedClaim]) -> dict[str, Estimate]:
    """How long verifying took, and finding the same lines; in milliseconds."""
    taken = {"verify": [one.ms for one in judged], "find": [one.find_ms for one in judged]}
    return {
        f"{name} p{part} ms": percentile(times, part / 100)
        for name, times in taken.items()
        for part in (50, 95)
    }


def right_percentages(judged: Sequence[JudgedClaim]) -> dict[str, float]:
    """The percentage that is right, of each sort and as `verdicts` of all."""
    sorts = dict.fromkeys(one.claim.sort for one in judged)
    figures = {row.sort: row.right for row in sort_figures(judged, sorts)}
    figures["verdicts"] = share(one.right for one in judged)
    return {name: 100 * figure.value for name, figure in figures.items()}
