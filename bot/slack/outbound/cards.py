"""Meetings as Slack shows them: a list to open one from, or one in full with who spoke how much.
Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model import Answer, MeetingCard
from bot.page import counts, wording
from bot.page.language import speaking
from bot.page.wording import CardRow, Commands
from bot.slack.ids import FIRST_LINE, OPEN_MEETING
from bot.slack.outbound import bars, kit
from bot.slack.outbound.budget import Room
from bot.slack.outbound.limits import BUTTON_VALUE, OPTION, OPTION_VALUE, Block, clipped

ABOVE: tuple[CardRow, ...] = ("when", "where", "source")
BELOW: tuple[CardRow, ...] = ("silent", "mentioned", "record", "rights", "related")
"""The rows of a card, but for what its bars tell, and a name that only files go by."""


def drawn(answer: Answer, commands: Commands, room: Room) -> Iterator[Block]:
    """One meeting's card in full, or a list of titles and a menu to open one of them."""
    cards, language = answer.meetings, answer.question.language
    if len(cards) == 1:
        yield from _in_full(cards[0], room, language)
    elif cards:
        say = speaking(language)
        yield kit.rich(kit.bullets(_listed(card, room, language) for card in cards[: room.items]))
        rest = len(cards) - room.items
        told = [
            *([say("and-more", number=rest)] if rest > 0 else ()),
            say("one-in-full", command=commands[1]),
        ]
        yield kit.dim(" ".join(told))
        yield from _menu(cards, language)


def _listed(card: MeetingCard, room: Room, language: str | None) -> Block:
    meeting = card.meeting
    when = wording.day(meeting.date, meeting.date_basis, language)
    there = wording.attendance(card, language)
    place = clipped(wording.folded(meeting.place or ""), room.line)
    details = " · ".join(filter(None, (when, place, clipped(wording.folded(there), room.line))))
    return kit.line(
        kit.words(clipped(wording.folded(meeting.title), room.line) or meeting.id, kit.BOLD),
        kit.words(f"\n{details}"),
    )


def _menu(cards: Sequence[MeetingCard], language: str | None) -> Iterator[Block]:
    """What opens one of them; a meeting whose name is too long for a menu is asked for by its
    title."""
    options = [
        _option(card, language) for card in cards if 0 < len(card.meeting.id) <= OPTION_VALUE
    ]
    if options:
        label = kit.literal(speaking(language)("open-a-meeting"))
        yield kit.row(
            {
                "type": "static_select",
                "action_id": OPEN_MEETING,
                "placeholder": label,
                "options": options,
            }
        )


def _option(card: MeetingCard, language: str | None) -> Block:
    title = clipped(wording.folded(card.meeting.title).strip() or card.meeting.id, OPTION)
    when = clipped(wording.day(card.meeting.date, None, language), OPTION)
    return {"text": kit.literal(title), "value": card.meeting.id, "description": kit.literal(when)}


def _in_full(card: MeetingCard, room: Room, language: str | None) -> Iterator[Block]:
    """The title, when, where and the source; who spoke how much; and below, small, what else is
    known."""
    say = speaking(language)
    (_, title), *rows = wording.card_rows(card, language)
    above, below = [say(f"row-{row}") for row in ABOVE], [say(f"row-{row}") for row in BELOW]
    lines = [[kit.words(clipped(wording.folded(title), room.other), kit.BOLD)]]
    for label, value in rows:
        if label in above:
            lines.append(
                [kit.words(f"{label}: ", kit.ITALIC), _told(card, label, value, room, language)]
            )
    evidence = (
        [say("evidence", note=wording.folded(card.meeting.date_note))]
        if card.meeting.date_note
        else []
    )
    yield from bars.packed(lines)
    yield from _shares(card, room, language)
    if card.spoke and len(card.meeting.id) <= BUTTON_VALUE:
        spoken = say("first-line-of", title=clipped(wording.folded(card.meeting.title), 40))
        yield kit.row(kit.button(say("first-line"), FIRST_LINE, card.meeting.id, spoken))
    small = [
        *evidence,
        *(f"{label}: {wording.folded(value)}" for label, value in rows if label in below),
    ]
    yield from (kit.dim(clipped(one, room.quote)) for one in small)


def _told(card: MeetingCard, label: str, value: str, room: Room, language: str | None) -> Block:
    address = kit.address(card.meeting.url)
    if label == speaking(language)("row-when"):
        return kit.words(wording.day(card.meeting.date, card.meeting.date_basis, language))
    if label == speaking(language)("row-source") and address:
        return kit.anchor(address, wording.folded(card.meeting.publisher or "").strip() or address)
    return kit.words(clipped(wording.folded(value), room.quote))


def _shares(card: MeetingCard, room: Room, language: str | None) -> Iterator[Block]:
    """Who spoke how much; the least of very many are only counted."""
    lines = counts.shares(card, language)
    shown = lines[: room.items]
    if shown:
        say = speaking(language)
        rest = (
            [[kit.words(say("and-more", number=len(lines) - len(shown)))]]
            if len(lines) > len(shown)
            else []
        )
        heading = [kit.words(say("who-spoke"), kit.BOLD)]
        yield from bars.packed(
            [heading, *bars.counted([(one, one.told) for one in shown], room.line), *rest]
        )
