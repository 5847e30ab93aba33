"""The command that measures the answers; what it measures with is imported when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from bot.cli import wiring
from bot.cli.options import corpus_option
from bot.errors import UsageError


def threshold(value: str) -> tuple[str, float]:
    """KIND=PERCENT, taken apart; raises BadParameter for anything else."""
    kind, _, percent = value.rpartition("=")
    try:
        return kind, float(percent)
    except ValueError:
        raise click.BadParameter(f"‘{value}’ is not KIND=PERCENT, as in topic=90") from None


_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_COUNT = click.IntRange(min=1)


@click.command("eval")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=_FILE)
@click.option("--passages", type=_FILE, help="Judge the readers by labelled passages of reports.")
@click.option("--held/--tuning", default=None, help="Only what is held out of tuning, or the rest.")
@click.option(
    "--min",
    "minima",
    metavar="KIND=PERCENT",
    multiple=True,
    type=threshold,
    help="Fail where less of a row or column is right (topic, all, exact); repeatable.",
)
@click.option("--strict", is_flag=True, help="Fail on any broken promise.")
@click.option(
    "--known-item",
    "known",
    metavar="N",
    type=_COUNT,
    help="Ask for N sentences that stand once in the corpus: exactly, and by a few words of them.",
)
@click.option("--absent", is_flag=True, help="Hold a tenth of the meetings out; ask for them too.")
@click.option(
    "--questions",
    "written",
    type=_FILE,
    help="People's questions with the turns that answer, as JSON Lines (bot/README.md).",
)
@click.option("--split", default="val", show_default=True, help="The questions of FILE to ask.")
@click.option(
    "--verify",
    "claims",
    metavar="N",
    type=_COUNT,
    help="Make N claims of the corpus's lines and of lines held out, and count right verdicts.",
)
@click.option("--misses", is_flag=True, help="Show each line, question or claim that was missed.")
@click.option("--seed", default=1, show_default=True, help="Of what is drawn by chance.")
@corpus_option
def evaluate(
    files: tuple[Path, ...],
    passages: Path | None,
    held: bool | None,
    minima: tuple[tuple[str, float], ...],
    strict: bool,
    known: int | None,
    absent: bool,
    written: Path | None,
    split: str,
    claims: int | None,
    misses: bool,
    seed: int,
    corpus: Path | None,
) -> None:
    """Ask labelled questions, lines of the record or people's questions, check claims, and count
    the right answers."""
    if absent and not known:
        raise UsageError("Say how many lines to ask for with --known-item N.")
    if not (files or passages or known or written or claims):
        raise UsageError(
            "Give a FILE of labelled questions, or --passages, --known-item, --questions or"
            " --verify."
        )
    from bot.cli import evaluations
    from bot.evaluation.labelled import read_questions
    from bot.evaluation.passages import read_passages

    folder = wiring.corpus_folder(settings := wiring.read_settings(), corpus)
    answerer = cache(lambda: wiring.open_answerer(settings, corpus))

    def sheets() -> Iterator[evaluations.Sheet]:
        labels = read_passages(passages) if passages else []
        if files:
            every = (one for file in files for one in read_questions(file))
            questions = [one for one in every if held in (None, one.held)]
            yield evaluations.labelled_questions(answerer(), questions, folder, labels)
        if labels:
            yield evaluations.labelled_passages(folder, labels)
        if known:
            whole = None if absent else answerer()
            yield evaluations.known_lines(whole, folder, known, seed=seed, misses=misses)
        if written:
            yield evaluations.turn_questions(answerer(), written, split, misses=misses)
        if claims:
            yield evaluations.line_claims(folder, claims, seed=seed, misses=misses)

    printed = [evaluations.print_sheet(sheet) for sheet in sheets()]
    evaluations.hold_to(printed, minima, strict=strict)
