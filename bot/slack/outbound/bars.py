"""Bars of block characters as Slack shows them: each with its number and its name, none wrapped on
a phone. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.page.counts import Counted
from bot.page.page import Page
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BLOCK_TEXT, Block, clipped, letters

NAME = 80
"""Letters of a name at most."""
PHONE, SET_IN = 40, "\u2003"
"""Letters of a bar's line that a phone shows without wrapping it; what sets a bar off from the name
above it."""


def count_blocks(page: Page, most: int) -> Iterator[Block]:
    """A trend's counts, when and by whom, a block for each; names of at most `most` letters."""
    for graph in page.counts:
        bars = bar_lines([(line, str(line.number)) for line in graph.lines], min(most, NAME))
        yield from packed_blocks([[kit.run(graph.heading, kit.BOLD)], *bars])
    if page.how_counted:
        yield kit.dim(page.how_counted)


def bar_lines(lines: Sequence[tuple[Counted, str]], most: int) -> list[list[Block]]:
    """██████░░░░  6 · Ana Ruiz, each with what is told of it; if one were too long for that, all
    have names above."""
    named = [(clipped(line.name or "?", most), f"{line.bar}  {amount}") for line, amount in lines]
    if all(len(f"{bar} · {name}") <= PHONE for name, bar in named):
        return [[kit.run(f"{bar} · {name}")] for name, bar in named]
    return [[kit.run(f"{name}\n{SET_IN}{bar}")] for name, bar in named]


def packed_blocks(lines: Sequence[list[Block]]) -> Iterator[Block]:
    """Lines in as few blocks as hold them."""
    held: list[list[Block]] = []
    for one in lines:
        if held and letters(kit.section_of_lines(*held, one)) > BLOCK_TEXT:
            yield kit.rich(kit.section_of_lines(*held))
            held = []
        held.append(one)
    yield kit.rich(kit.section_of_lines(*held))
