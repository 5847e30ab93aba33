"""Commands that look after the corpus and its index."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.console import progress, say
from bot.cli.options import corpus_option
from bot.model import Audience
from bot.page import wording


@click.command()
@corpus_option
def check(corpus: Path | None) -> None:
    """List everything that is wrong with the corpus, and what to do about it."""
    from bot.sources.corpus import findings

    folder = wiring.folder(wiring.settings(), corpus)
    found = findings(folder)
    for finding in found:
        click.echo(finding)
    say(f"{folder}: {wording.count(len(found), 'finding')}")
    if found:
        raise click.exceptions.Exit(1)


@click.command()
@click.option("--force", is_flag=True, help="Build it anew, even where nothing changed.")
@corpus_option
def index(force: bool, corpus: Path | None) -> None:
    """Build or refresh the index; `ask` does it by itself when the corpus has changed."""
    with progress() as bar:
        answerer = wiring.answerer(wiring.settings(), corpus, progress=bar, force=force)
    say(f"Ready: {wording.count(len(answerer.meetings(Audience())), 'meeting')}.")
