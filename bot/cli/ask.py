"""The command that asks the record for a line, or checks a claim."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import get_args

import click

from bot.cli import wiring
from bot.cli.console import print_json, read_questions, row_printer
from bot.cli.options import corpus_option, json_option, language_option
from bot.model import Answer, Question, Surface
from bot.page import terminal
from bot.page.contract import answer_record

SURFACES = tuple(surface for surface in get_args(Surface) if surface != "terminal")


@click.command()
@click.argument("question", nargs=-1)
@json_option
@click.option(
    "--surface",
    type=click.Choice(SURFACES),
    help=(
        "Take the question as Slack delivers it there: after the command's name or the mention,"
        " with &amp; &lt; &gt;."
    ),
)
@click.option(
    "--limit", default=3, show_default=True, type=click.IntRange(min=1), help="Quotes at most."
)
@language_option
@corpus_option
def ask(
    question: tuple[str, ...],
    as_json: bool,
    surface: Surface | None,
    limit: int,
    language: str,
    corpus: Path | None,
) -> None:
    """Find the line you half remember.

    With no QUESTION: one a line from standard input, or on a terminal a prompt that keeps asking.
    """
    answerer = wiring.open_answerer(wiring.read_settings(), corpus)
    show = _show_json if as_json else _row_shower()
    for text in read_questions(question):
        started = perf_counter()
        answer = answerer.ask(_question(text, surface, limit, language))
        show(answer, (perf_counter() - started) * 1000)


def _question(text: str, surface: Surface | None, limit: int, language: str) -> Question:
    if surface is None:
        return Question(text, limit=limit, language=language)
    from bot.slack.inbound.plain_text import typed_text

    return Question(typed_text(text), surface, limit=limit, language=language)


def _show_json(answer: Answer, took_ms: float) -> None:
    print_json(answer_record(answer, took_ms))


def _row_shower() -> Callable[[Answer, float], None]:
    """Shows answers to a person, with an empty line between two."""
    print_rows, between = row_printer(), iter([()])

    def show(answer: Answer, _: float) -> None:
        print_rows(chain(next(between, (terminal.Row(),)), terminal.answer_rows(answer)))

    return show
