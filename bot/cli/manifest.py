"""The command that prints the app's manifest."""

from __future__ import annotations

import click

from bot.cli import wiring
from bot.cli.console import print_json


@click.command()
@click.option("--explain", is_flag=True, help="Print each scope that it asks for, and why.")
def manifest(explain: bool) -> None:
    """Print the app manifest to paste into Slack (JSON); it follows the settings."""
    from bot.slack import manifest as app

    settings = wiring.read_settings()
    if explain:
        click.echo(app.explained(settings))
    else:
        print_json(app.manifest(settings), indent=2)
