"""A trend as Slack's own charts, one of when and one of by whom. Pure.

They stand beside the bars of text and not in their place: a chart cuts its labels, and shows a
number only to who points at it.
https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model import Trend
from bot.page.counts import counted_words
from bot.page.language import speaking
from bot.page.page import Page
from bot.slack.outbound.limits import Block, clipped
from bot.text import one_line

CHART = "data_visualization"
TITLE, AXIS, LABEL, CATEGORIES = 50, 50, 20, 20
"""Slack's limits, in letters and in bars. Of the charts themselves a message may hold two."""


def chart_blocks(page: Page, trend: Trend) -> Iterator[Block]:
    """A bar chart for each graph of a page's trend; of more bars than Slack takes, the latest."""
    say, words = speaking(page.language), counted_words(trend, page.language)
    for graph in page.counts:
        lines = graph.lines[-CATEGORIES:]
        labels = list(_labels([line.name for line in lines]))
        left_out = f": {labels[0]} – {labels[-1]}" if len(lines) < len(graph.lines) else ""
        points = [
            {"label": label, "value": line.number}
            for label, line in zip(labels, lines, strict=True)
        ]
        axes = {"x_label": clipped(graph.axis + left_out, AXIS), "y_label": say("axis-passages")}
        yield {
            "type": CHART,
            "title": clipped(one_line(f"{graph.heading}: {words}"), TITLE),
            "chart": {
                "type": "bar",
                "series": [{"name": say("axis-passages"), "data": points}],
                "axis_config": {"categories": labels, **axes},
            },
        }


def without(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that are no charts: for a workspace whose Slack takes none."""
    return tuple(block for block in blocks if block["type"] != CHART)


def _labels(names: Sequence[str]) -> Iterator[str]:
    """Each cut to what Slack takes and, since it refuses a label that comes twice, numbered."""
    taken: set[str] = set()
    for name in names:
        label, number = clipped(name or "?", LABEL), 1
        while label in taken:
            number += 1
            label = f"{clipped(name, LABEL - len(f' {number}'))} {number}"
        taken.add(label)
        yield label
