"""The command that lists the meetings there are."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.console import print_json, print_table, row_printer, say
from bot.cli.options import corpus_option, json_option, language_option
from bot.model import Audience, Question
from bot.page import terminal
from bot.page.contract import meeting_record
from bot.page.page import page_of


@click.command()
@click.argument("words", metavar="[NAME]", nargs=-1)
@json_option
@language_option
@corpus_option
def meetings(words: tuple[str, ...], as_json: bool, language: str, corpus: Path | None) -> None:
    """List the meetings on record, or show one: its date, place, source and who was there.

    NAME is a meeting's name as the list gives it, or words of its title.
    """
    answerer = wiring.open_answerer(wiring.read_settings(), corpus)
    cards, named = answerer.meetings(Audience()), " ".join(words)
    if named:
        answer = answerer.ask(Question(named, language=language, command="meetings"))
        cards = tuple(card for card in cards if card.meeting.id == named) or answer.meetings
        if not cards:
            say(page_of(answer).headline)
    if as_json:
        for card in cards:
            print_json(meeting_record(card))
    elif named:
        row_printer()(terminal.meeting_rows(cards, language))
    else:
        print_table(terminal.meetings_table(cards, language))
