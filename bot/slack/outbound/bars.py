"""Bars of block characters as Slack shows them: each with its number and its name, none wrapped on
a phone. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model import Trend
from bot.page import counts
from bot.page.counts import Counted
from bot.page.language import speaking
from bot.page.wording import folded
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BLOCK_TEXT, Block, clipped, letters

PHONE, SET_IN = 40, "\u2003"
"""Letters of a bar's line that a phone shows without wrapping it; what sets a bar off from the name
above it."""


def drawn(trend: Trend, language: str | None, most: int) -> Iterator[Block]:
    """When and by whom, a block for each; names of `most` letters."""
    for one in counts.graphs(trend, language):
        told = [(line, str(line.number)) for line in one.lines]
        yield from packed([[kit.words(one.heading, kit.BOLD)], *counted(told, most)])
    if trend.passages:
        yield kit.dim(speaking(language)("how-counted"))


def counted(lines: Sequence[tuple[Counted, str]], most: int) -> list[list[Block]]:
    """██████░░░░  6 · Ana Ruiz, each with what is told of it; if one were too long for that, all
    have names above."""
    named = [
        (clipped(folded(line.name).strip() or "?", most), f"{line.bar}  {told}")
        for line, told in lines
    ]
    if all(len(f"{bar} · {name}") <= PHONE for name, bar in named):
        return [[kit.words(f"{bar} · {name}")] for name, bar in named]
    return [[kit.words(f"{name}\n{SET_IN}{bar}")] for name, bar in named]


def packed(lines: Sequence[list[Block]]) -> Iterator[Block]:
    """Lines in as few blocks as hold them."""
    held: list[list[Block]] = []
    for one in lines:
        if held and letters(kit.lines(*held, one)) > BLOCK_TEXT:
            yield kit.rich(kit.lines(*held))
            held = []
        held.append(one)
    yield kit.rich(kit.lines(*held))
