"""A page as plain words for notifications and screen readers, no quote marked up. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.page.diff import signed_diff
from bot.page.page import Page


def plain_text(page: Page) -> str:
    """The whole page, a sentence a line."""
    quotes = [f"{card.words} {card.who} ({card.how}). {card.meeting}" for card in page.quotes]
    lines = (
        *page.opening,
        " ".join([page.compared, *(text for text, _ in signed_diff(page.diff))]),
        page.understood,
        page.closest,
        *page.help,
        *_counts(page),
        page.first_said,
        *quotes[:1],
        *page.reasons,
        page.also,
        *quotes[1:],
        *(fact.whole for fact in page.facts),
        *page.notes_after,
        *_meetings(page),
        page.advice,
    )
    return "\n".join(filter(None, lines))


def _counts(page: Page) -> Iterator[str]:
    """The counts of a trend without their bars."""
    for graph in page.counts:
        yield f"{graph.heading}:"
        yield from (line.sentence for line in graph.lines)


def _meetings(page: Page) -> Iterator[str]:
    """One meeting in full with who spoke how much; of several, a line each."""
    if len(page.meetings) > 1:
        yield from (entry.sentence for entry in page.meetings)
        return
    for entry in page.meetings:
        yield from (fact.sentence for fact in entry.facts)
        yield from (share.sentence for share in entry.shares)
