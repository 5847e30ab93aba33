"""The command that answers in Slack; Slack is imported when it runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.console import say
from bot.cli.options import corpus_option


@click.command()
@corpus_option
def serve(corpus: Path | None) -> None:
    """Answer in Slack over Socket Mode until told to stop."""
    settings = wiring.read_settings(slack=True)
    from bot.service.following import following
    from bot.slack.serve import serve as answer_slack

    settings = replace(settings, database=wiring.database_url(settings))
    folder, index = wiring.corpus_folder(settings, corpus), wiring.index_folder(settings)
    with following(folder, index, every=settings.refresh, say=say) as current:
        answer_slack(settings, current)
