"""What people reported of quotes, for whoever runs the bot: as a table for a terminal, and as CSV;
pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bot.service.store import Report

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("number", "when", "what", "quote", "remark", "by", "closed")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(reports: Iterable[Report]) -> Table:
    """A row for each report."""
    from rich.table import Table
    from rich.text import Text

    made = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS[:-1]:
        made.add_column(column, overflow="fold", justify="right" if column == "number" else "left")
    for report in reports:
        made.add_row(*(Text(cell) for cell in _row(report)[:-1]))
    return made


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """The reports as CSV, line by line, the names of the columns first."""
    yield _written(COLUMNS)
    for report in reports:
        yield _written([_harmless(cell) for cell in _row(report)])


def _row(report: Report) -> tuple[str, ...]:
    """The quote by its id alone: the mark behind it tells a machine whether its words have
    changed."""
    quote = report.quote.rpartition("#")[0] or report.quote
    return (
        *(str(report.id), _when(report.at), report.kind, quote, report.remark, report.by),
        _when(report.closed),
    )


def _when(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""


def _harmless(cell: str) -> str:
    """A spreadsheet takes what begins so for a formula; a remark is anybody's."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _written(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
