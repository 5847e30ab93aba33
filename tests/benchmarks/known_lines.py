"""Lines of a corpus asked for as people remember them: exactly, mistyped, by a few words, half
remembered, and as speech recognition hears them.

    python -m tests.benchmarks.known_lines N [--corpus DIR] [--absent] [--seed SEED] [--misses]

As `verbatim eval --known-item N`, with the ways of `noise`.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot.cli import evaluations
from bot.cli.console import say
from bot.service.opening import open_answerer
from tests.benchmarks.noise import WAYS

corpus_option = click.option(
    "--corpus",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default="corpus",
    show_default=True,
)
seed_option = click.option("--seed", default=1, show_default=True, help="Of what is drawn.")
misses_option = click.option("--misses", is_flag=True, help="Show each that was missed.")


@click.command()
@click.argument("count", metavar="N", type=click.IntRange(min=1))
@corpus_option
@click.option("--absent", is_flag=True, help="Hold every tenth meeting out, and ask for it too.")
@seed_option
@misses_option
def main(count: int, corpus: Path, absent: bool, seed: int, misses: bool) -> None:
    """Ask for N sentences that stand once in the corpus, in every way of noise."""
    with TemporaryDirectory() as index:
        answerer = None if absent else open_answerer(corpus, Path(index), say=say)
        evaluations.print_sheet(
            evaluations.known_lines(answerer, corpus, count, seed=seed, misses=misses, ways=WAYS)
        )


if __name__ == "__main__":
    main()
