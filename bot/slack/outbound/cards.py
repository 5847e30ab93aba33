"""Meetings as Slack shows them: a list to open one from, or one in full with who spoke how much.
Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.page.language import Words, speaking
from bot.page.meeting_entry import CardRow, MeetingEntry
from bot.page.page import Page
from bot.slack.ids import FIRST_LINE, OPEN_MEETING
from bot.slack.outbound import kit
from bot.slack.outbound.bars import bar_lines, packed_blocks
from bot.slack.outbound.limits import BUTTON_VALUE, OPTION, OPTION_VALUE, Block, SizeBudget, clipped

ABOVE: tuple[CardRow, ...] = ("when", "where", "source")
BELOW: tuple[CardRow, ...] = ("silent", "mentioned", "record", "rights", "related")
"""The rows of a card, but for what its bars tell, and a name that only files go by."""


def meeting_blocks(page: Page, budget: SizeBudget) -> Iterator[Block]:
    """One meeting's card in full, or a list of titles and a menu to open one of them."""
    say, rest = speaking(page.language), len(page.meetings) - budget.items
    if len(page.meetings) == 1:
        yield from _in_full(page.meetings[0], budget, say)
    elif page.meetings:
        listed = page.meetings[: budget.items]
        yield kit.rich(kit.bullets(_listed(entry, budget) for entry in listed))
        more = [say("and-more", number=rest)] if rest > 0 else []
        yield kit.dim(" ".join([*more, page.one_in_full]))
        yield from _menu(page, say)


def _listed(entry: MeetingEntry, budget: SizeBudget) -> Block:
    place, attendance = clipped(entry.place, budget.line), clipped(entry.attendance, budget.line)
    details = " · ".join(filter(None, (entry.day, place, attendance)))
    return kit.section(
        kit.run(clipped(entry.title, budget.line), kit.BOLD), kit.run(f"\n{details}")
    )


def _menu(page: Page, say: Words) -> Iterator[Block]:
    """What opens one of them; a meeting whose name is too long for a menu is asked for by its
    title."""
    ids = ((entry, entry.card.meeting.id) for entry in page.meetings)
    options = [
        kit.option(clipped(entry.title, OPTION), id_, clipped(entry.date, OPTION))
        for entry, id_ in ids
        if 0 < len(id_) <= OPTION_VALUE
    ]
    if options:
        label = kit.literal(say("open-a-meeting"))
        menu = {"type": "static_select", "action_id": OPEN_MEETING, "placeholder": label}
        yield kit.row(menu | {"options": options})


def _in_full(entry: MeetingEntry, budget: SizeBudget, say: Words) -> Iterator[Block]:
    """The title, when, where and the source; who spoke how much; and below, small, what else is
    known."""
    id_ = entry.card.meeting.id
    lines = [[kit.run(clipped(entry.title, budget.other), kit.BOLD)]]
    for fact in entry.facts:
        if fact.row in ABOVE:
            value = _value(entry, fact.row, clipped(fact.value, budget.quote))
            lines.append([kit.run(f"{fact.label}: ", kit.ITALIC), value])
    yield from packed_blocks(lines)
    yield from _shares(entry, budget, say)
    if entry.card.spoke and len(id_) <= BUTTON_VALUE:
        spoken = say("first-line-of", title=clipped(entry.title, 40))
        yield kit.row(kit.button(say("first-line"), FIRST_LINE, id_, spoken))
    small = [entry.evidence, *(fact.sentence for fact in entry.facts if fact.row in BELOW)]
    yield from (kit.dim(clipped(one, budget.quote)) for one in small if one)


def _value(entry: MeetingEntry, row: CardRow, value: str) -> Block:
    """The day without its evidence, which stands below; the source as a link, if there is one."""
    address = kit.address(entry.card.meeting.url)
    if row == "source" and address:
        return kit.anchor(address, entry.publisher or address)
    return kit.run(entry.day if row == "when" else value)


def _shares(entry: MeetingEntry, budget: SizeBudget, say: Words) -> Iterator[Block]:
    """Who spoke how much; the least of very many are only counted."""
    shown, rest = entry.shares[: budget.items], len(entry.shares) - budget.items
    if shown:
        lines = [[kit.run(say("who-spoke"), kit.BOLD)]]
        lines += bar_lines([(share, share.amount) for share in shown], budget.line)
        lines += [[kit.run(say("and-more", number=rest))]] if rest > 0 else []
        yield from packed_blocks(lines)
