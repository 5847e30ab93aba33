"""Bars of block characters as Slack shows them: a line for each, with its number and its name. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import graph
from bot.graph import Counted
from bot.languages import speaking
from bot.model import Trend
from bot.slack import rich
from bot.slack.limits import BLOCK_TEXT, Block, clipped, letters
from bot.wording import folded

SHARE_TREND, LINES = "trend:share", "trend:lines"


def drawn(trend: Trend, language: str | None, most: int) -> Iterator[Block]:
    """When and by whom, a block for each; names of `most` letters."""
    for one in graph.graphs(trend, language):
        heading = [rich.words(one.heading, rich.BOLD)]
        yield from packed([heading, *map(lambda line: counted(line, most), one.lines)])
    if trend.passages:
        yield rich.dim(speaking(language).how_counted)


def counted(line: Counted, most: int, told: str | None = None) -> list[Block]:
    """██████░░░░  6 · Ana Ruiz"""
    name = clipped(folded(line.name).strip() or "?", most)
    return [rich.words(f"{line.bar}  {told or line.number} · {name}")]


def packed(lines: Sequence[list[Block]]) -> Iterator[Block]:
    """Lines in as few blocks as hold them."""
    held: list[list[Block]] = []
    for one in lines:
        if held and letters(rich.lines(*held, one)) > BLOCK_TEXT:
            yield rich.rich(rich.lines(*held))
            held = []
        held.append(one)
    yield rich.rich(rich.lines(*held))
