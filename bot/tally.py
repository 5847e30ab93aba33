"""What became of claims, as tables and rows for a terminal; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from bot.confusion import Given, Judged, confusion, shares, times
from bot.measure import Estimate
from bot.model import Verdict
from bot.terminal import Row

if TYPE_CHECKING:
    from rich.table import Table

_VERDICTS: tuple[Given, ...] = (*get_args(Verdict), None)


def confusion_table(judged: Sequence[Judged]) -> Table:
    """A row for each sort of claim, a column for each verdict that was given; right and named in percent."""
    from rich.table import Table

    rows = confusion(judged)
    given = [verdict for verdict in _VERDICTS if any(verdict in row.given for row in rows)]
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("sort")
    table.add_column("to be")
    for heading in ("claims", *(verdict or "no verdict" for verdict in given), "right %", "named %"):
        table.add_column(heading, justify="right")
    for row in rows:
        counts = [str(row.given[verdict]) if row.given.get(verdict) else "·" for verdict in given]
        named = _percent(row.named) if row.named else ""
        table.add_row(row.sort, " / ".join(sorted(row.verdicts)), str(row.asked), *counts, _percent(row.right), named)
    return table


def confusion_lines(judged: Sequence[Judged]) -> Iterator[Row]:
    """The promises in figures, how long it took, then each false claim that was called exact: none, if all is well."""
    false = [one for one in judged if one.false]
    yield Row()
    for name, figure in shares(judged).items():
        yield _plain(f"{name} {_percent(figure)} %")
    for name, figure in times(judged).items():
        yield _plain(f"{name} {_interval(figure)}")
    yield _plain(f"changed words or speaker, called exact: {len(false)} claims")
    for one in false:
        yield from _shown(one)


def wrong_lines(judged: Iterable[Judged]) -> Iterator[Row]:
    """Each claim that was given a wrong verdict, or the right one without the reason that must be named."""
    for one in judged:
        if not one.right or (one.claim.reasons and not one.named):
            yield from _shown(one)


def _shown(one: Judged) -> Iterator[Row]:
    claim, line = one.claim, one.claim.line
    meeting, number = line.place
    wanted = " or ".join(sorted(claim.verdicts)) + (f", {' or '.join(sorted(claim.reasons))}" if claim.reasons else "")
    yield Row()
    yield Row(((f"{claim.sort}: {claim.text}", "bold"),))
    yield _plain(f"record {line.name}: {line.text} [{meeting}/{number}]", 2)
    yield _plain(f"wanted {wanted}", 2)
    yield _plain(f"came   {one.given or 'no verdict'}, {', '.join(sorted(one.reasons)) or 'no reason'}, {one.came}", 2)


def _plain(said: str, indent: int = 0) -> Row:
    return Row(((said, ""),), indent)


def _percent(figure: Estimate) -> str:
    return _interval(Estimate(*(100 * part for part in figure)))


def _interval(figure: Estimate) -> str:
    value, low, high = (format(part, ".1f") for part in figure)
    return f"{value} ({low}–{high})"
