"""The command that builds or refreshes the index."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.console import counted, indexing_progress, say
from bot.cli.options import corpus_option
from bot.model import Audience


@click.command()
@click.option("--force", is_flag=True, help="Build it anew, even where nothing changed.")
@corpus_option
def index(force: bool, corpus: Path | None) -> None:
    """Build or refresh the index; `ask` does it by itself when the corpus has changed."""
    with indexing_progress() as bar:
        answerer = wiring.open_answerer(wiring.read_settings(), corpus, progress=bar, force=force)
    say(f"Ready: {counted(len(answerer.meetings(Audience())), 'meeting')}.")
