"""The command that lists what people reported of quotes, as a table or as CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import click

from bot.cli import wiring
from bot.cli.console import print_table, say
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.service.store import Report

COLUMNS = ("number", "when", "what", "quote", "remark", "by", "closed")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes what begins so for a formula; a remark is anybody's."""


@click.command()
@click.option(
    "--close", "closed", metavar="ID", type=int, multiple=True, help="It is seen to; repeatable."
)
@click.option("--all", "everything", is_flag=True, help="Closed ones too, and the thumbs-up.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def reports(closed: tuple[int, ...], everything: bool, as_csv: bool) -> None:
    """List what people reported of quotes in Slack, the open ones."""
    from bot.service.store import GOOD, Store

    with closing(Store(wiring.database_url(wiring.read_settings()))) as store:
        for number in closed:
            if not store.close_report(number):
                raise UsageError(f"There is no open report {number}.")
            say(f"Report {number} is closed.")
        if closed:
            return
        found = [one for one in store.reports(closed=everything) if everything or one.kind != GOOD]
    if as_csv:
        _print_csv(found)
    elif found:
        _print_reports(found)
    else:
        say("No report is open.")


def _print_csv(reports: Iterable[Report]) -> None:
    written = csv.writer(sys.stdout, lineterminator="\n")
    written.writerow(COLUMNS)
    for report in reports:
        cells = _cells(report)
        written.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])


def _print_reports(reports: Iterable[Report]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS[:-1]:
        table.add_column(column, overflow="fold", justify="right" if column == "number" else "left")
    for report in reports:
        table.add_row(*(Text(cell) for cell in _cells(report)[:-1]))
    print_table(table)


def _cells(report: Report) -> tuple[str, ...]:
    """The quote by its id alone: the mark behind it is for a machine."""
    quote = report.quote.rpartition("#")[0] or report.quote
    told = report.kind, quote, report.remark, report.by
    return str(report.id), _minute(report.at), *told, _minute(report.closed)


def _minute(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""
