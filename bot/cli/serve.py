"""Commands about the bot in Slack: to serve, its manifest, what people reported; Slack is imported
to serve."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.console import print_json, print_table, say
from bot.cli.options import corpus_option
from bot.errors import UsageError


@click.command()
@corpus_option
def serve(corpus: Path | None) -> None:
    """Answer in Slack over Socket Mode until told to stop."""
    settings = wiring.settings(slack=True)
    from bot.service.following import following
    from bot.slack.serve import serve as answer_slack

    settings = replace(settings, database=wiring.database(settings))
    folder, index = wiring.folder(settings, corpus), wiring.index(settings)
    with following(folder, index, every=settings.refresh, say=say) as answerer:
        answer_slack(settings, answerer)


@click.command()
@click.option("--explain", is_flag=True, help="Print each scope that it asks for, and why.")
def manifest(explain: bool) -> None:
    """Print the app manifest to paste into Slack (JSON); it follows the settings."""
    from bot.slack import manifest as app

    if explain:
        click.echo(app.explained(wiring.settings()))
    else:
        print_json(app.manifest(wiring.settings()), indent=2)


@click.command()
@click.option(
    "--close",
    "closed",
    metavar="ID",
    type=int,
    multiple=True,
    help="A report that is seen to; repeatable.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Those that are closed too, and the thumbs-up."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def reports(closed: tuple[int, ...], everything: bool, as_csv: bool) -> None:
    """List what people reported of quotes in Slack, the open ones."""
    from bot.cli import reports_table
    from bot.service.store import GOOD, Store

    with closing(Store(wiring.database(wiring.settings()))) as store:
        for number in closed:
            if not store.close_report(number):
                raise UsageError(f"There is no open report {number}.")
            say(f"Report {number} is closed.")
        if closed:
            return
        found = [one for one in store.reports(closed=everything) if everything or one.kind != GOOD]
    if as_csv:
        click.echo("\n".join(reports_table.lines(found)))
    elif found:
        print_table(reports_table.table(found))
    else:
        say("No report is open.")
