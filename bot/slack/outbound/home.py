"""App Home: what the bot is, what to try on this very corpus, the latest meetings, how much there
is and how new. Pure.

Days are written in Slack's own form, which each reader sees in their language. A meeting's day has
no hour: it is told as ten in the morning, Greenwich time, which is the same day from Hawaii to New
Zealand.

https://docs.slack.dev/messaging/formatting-message-text#date-formatting
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import blake2b

from bot.model import MeetingCard, Overview, Question, Try
from bot.page.headline import searched_words
from bot.page.language import Words, speaking
from bot.page.page import Commands
from bot.slack.ids import OPEN_FORM, TRY
from bot.slack.outbound import kit
from bot.slack.outbound.limits import BUTTON_VALUE, Block, clipped, escaped
from bot.text import one_line

SPEAKERS = 6
"""Names shown of a meeting's speakers."""
_MIDDAY = time(10, tzinfo=UTC)
_TITLE, _LINE = 150, 300


def home_view(overview: Overview, commands: Commands, language: str | None) -> Block:
    """The whole of it, with what an `overview` of the record has to try; it carries a mark by which
    one that says the same is known.

    When the corpus was read is not in the mark: it was read again, and nothing has changed, with
    every start.
    """
    say = speaking(language)
    shown = [*_about(say, commands), *_tries(overview, commands, say), *_latest(overview, say)]
    size = _size(overview, language)
    mark = blake2b(json.dumps([shown, size], sort_keys=True).encode(), digest_size=12).hexdigest()
    last = kit.dim(size, {"type": "mrkdwn", "verbatim": True, "text": _read(overview, say)})
    return {"type": "home", "blocks": [*shown, kit.divider(), last], "private_metadata": mark}


def sentence_view(sentence: str) -> Block:
    """A plain sentence in its place, until it is opened again."""
    return {"type": "home", "blocks": [kit.paragraph(sentence)]}


def _about(say: Words, commands: Commands) -> Iterator[Block]:
    yield _heading(say("home-title"))
    quote, meetings, whosaid = commands
    ways = (
        say("home-how-commands", quote=quote, whosaid=whosaid, meetings=meetings),
        say("home-how-mention"),
        say("home-how-follow"),
    )
    bullets = kit.bullets(kit.section(kit.run(one)) for one in ways)
    yield kit.rich(kit.section(kit.run(say("home-what"))), bullets)
    yield kit.row(kit.button(say("find-title"), OPEN_FORM, "form") | {"style": "primary"})


def _tries(overview: Overview, commands: Commands, say: Words) -> Iterator[Block]:
    """Each as it would be typed, with a button that asks it."""
    tries = [one for one in overview.tries if len(_value(one)) <= BUTTON_VALUE]
    if tries:
        yield _heading(say("home-try"))
    for one in tries:
        text = kit.literal(clipped(f"{say(f'try-{one.kind}')} {_typed(one, commands)}", _LINE))
        button = kit.button(say("home-try-it"), TRY, _value(one), say("try-aloud", text=one.text))
        yield {"type": "section", "text": text, "accessory": button}


def _typed(one: Try, commands: Commands) -> str:
    quote, meetings, _ = commands
    return f"{meetings if one.command == 'meetings' else quote} {one.text}"


def _value(one: Try) -> str:
    """What the button carries."""
    return f"{one.text}\n{one.command}" if one.command else one.text


def tried_question(value: str) -> Question:
    """What a button with this value asks."""
    text, _, command = value.partition("\n")
    return Question(text, "dm", command="meetings" if command == "meetings" else None)


def _latest(overview: Overview, say: Words) -> Iterator[Block]:
    if overview.latest:
        yield _heading(say("home-latest"))
    for card in overview.latest:
        title = clipped(one_line(card.meeting.title), _TITLE) or card.meeting.id
        yield kit.paragraph(title, kit.BOLD)
        yield kit.dim(_when(card, say))
        yield from (kit.dim(names) for names in _who(card, say))


def _when(card: MeetingCard, say: Words) -> Block:
    """The day with how it is known, and the place."""
    meeting = card.meeting
    day = dated(meeting.date, say) if meeting.date else say("undated")
    if meeting.date and meeting.date_basis:
        day = say(f"basis-{meeting.date_basis}", what=day)
    place = escaped(clipped(one_line(meeting.place or ""), _LINE))
    return {"type": "mrkdwn", "verbatim": True, "text": " · ".join(filter(None, (day, place)))}


def _who(card: MeetingCard, say: Words) -> list[str]:
    """Who spoke, those with most to say first."""
    spoke = sorted(card.spoke, key=lambda one: -one.words)
    names = [clipped(one_line(one.name), 80) for one in spoke]
    first, others = ", ".join(names[:SPEAKERS]), len(names) - SPEAKERS
    if others > 0:
        return [say("home-spoke-and-others", names=first, others=say("others", number=others))]
    return [say("home-spoke", people=len(names), names=first)] if names else []


def _size(overview: Overview, language: str | None) -> str:
    say = speaking(language)
    return say(
        "home-size",
        searched=searched_words(overview.searched, language),
        turns=say("turns", number=overview.turns),
        people=say("people", number=overview.speakers),
    )


def _read(overview: Overview, say: Words) -> str:
    """How new it is."""
    read = overview.read.astimezone(UTC)
    return say(
        "home-read",
        when=_token(read, "{date_short_pretty} {time}", f"{say.day(read.date())} {read:%H:%M} UTC"),
    )


def dated(day: date, say: Words) -> str:
    """A day, in the reader's language."""
    return _token(datetime.combine(day, _MIDDAY), "{date}", say.day(day))


def _token(moment: datetime, form: str, fallback: str) -> str:
    return f"<!date^{int(moment.timestamp())}^{form}|{escaped(fallback).replace('|', ' ')}>"


def _heading(text: str) -> Block:
    return {"type": "header", "text": kit.label(text)}
