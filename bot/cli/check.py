"""The command that lists what is wrong with a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.console import counted, say
from bot.cli.options import corpus_option


@click.command()
@corpus_option
def check(corpus: Path | None) -> None:
    """List everything that is wrong with the corpus, and what to do about it."""
    from bot.sources.corpus import findings

    folder = wiring.corpus_folder(wiring.read_settings(), corpus)
    found = findings(folder)
    for finding in found:
        click.echo(finding)
    say(f"{folder}: {counted(len(found), 'finding')}")
    if found:
        raise click.exceptions.Exit(1)
