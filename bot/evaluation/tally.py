"""What became of claims, as tables and rows for a terminal; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from rich.table import Table

from bot.evaluation.confusion import Given, Judged, confusion, shares, times
from bot.evaluation.measure import Estimate
from bot.evaluation.tables import figures, interval, row
from bot.model import Verdict
from bot.page.terminal import Row

_VERDICTS: tuple[Given, ...] = (*get_args(Verdict), None)


def confusion_table(judged: Sequence[Judged]) -> Table:
    """A row for each sort of claim, a column for each verdict that was given; right and named in
    percent."""
    sorts = confusion(judged)
    given = [verdict for verdict in _VERDICTS if any(verdict in sort.given for sort in sorts)]
    headings = (verdict or "no verdict" for verdict in given)
    table = figures(["sort", "to be"], ["claims", *headings, "right %", "named %"])
    for sort in sorts:
        counts = [str(sort.given[verdict]) if sort.given.get(verdict) else "·" for verdict in given]
        right, named = _percent(sort.right), _percent(sort.named) if sort.named else ""
        table.add_row(
            sort.sort, " / ".join(sorted(sort.verdicts)), str(sort.asked), *counts, right, named
        )
    return table


def confusion_lines(judged: Sequence[Judged]) -> Iterator[Row]:
    """The promises in figures, how long it took, then each false claim that was called exact: none,
    if all is well."""
    false = [one for one in judged if one.false]
    yield Row()
    for name, figure in shares(judged).items():
        yield row(f"{name} {_percent(figure)} %")
    for name, figure in times(judged).items():
        yield row(f"{name} {interval(figure)}")
    yield row(f"changed words or speaker, called exact: {len(false)} claims")
    for one in false:
        yield from _shown(one)


def wrong_lines(judged: Iterable[Judged]) -> Iterator[Row]:
    """Each claim that was given a wrong verdict, or the right one without the reason that must be
    named."""
    for one in judged:
        if not one.right or (one.claim.reasons and not one.named):
            yield from _shown(one)


def _shown(one: Judged) -> Iterator[Row]:
    claim, line = one.claim, one.claim.line
    meeting, number = line.place
    wanted = " or ".join(sorted(claim.verdicts)) + (
        f", {' or '.join(sorted(claim.reasons))}" if claim.reasons else ""
    )
    yield Row()
    yield row(f"{claim.sort}: {claim.text}", "bold")
    yield row(f"record {line.name}: {line.text} [{meeting}/{number}]", indent=2)
    yield row(f"wanted {wanted}", indent=2)
    reasons = ", ".join(sorted(one.reasons)) or "no reason"
    yield row(f"came   {one.given or 'no verdict'}, {reasons}, {one.came}", indent=2)


def _percent(figure: Estimate) -> str:
    return interval(figure, 100)
