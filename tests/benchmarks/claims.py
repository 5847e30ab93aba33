"""Claims of a corpus's lines, true and forged, and the verdicts they are given.

    python -m tests.benchmarks.claims N [--corpus DIR] [--seed SEED] [--misses]

As `verbatim eval --verify N`, with the forgeries of `forgeries` among the ways.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from bot.cli import evaluations
from bot.evaluation.record import read_record
from tests.benchmarks.forgeries import forging_ways, keep_sound
from tests.benchmarks.known_lines import corpus_option, misses_option, seed_option


@click.command()
@click.argument("count", metavar="N", type=click.IntRange(min=1))
@corpus_option
@seed_option
@misses_option
def main(count: int, corpus: Path, seed: int, misses: bool) -> None:
    """Make N claims of the corpus's lines, true and forged, and count the right verdicts."""
    ways = forging_ways(partial(read_record, corpus))
    sheet = evaluations.line_claims(
        corpus, count, seed=seed, misses=misses, ways=ways, keep_sound=keep_sound
    )
    evaluations.print_sheet(sheet)
    if not sheet.kept:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
