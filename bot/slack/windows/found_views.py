"""The window of what came of a form or of a claim, with a line to share. Pure.

A line is shared by way of the conversation list's own response address: the app needs neither be in
that conversation nor be told who is. Conversations shared with other organisations are left out of
the list.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bot.model import Answer, Question, Quote
from bot.page.language import speaking
from bot.page.page import Commands
from bot.slack.ids import FOUND, LINE, WHERE
from bot.slack.inbound.carried import Carried, carried_place
from bot.slack.inbound.places import Reply
from bot.slack.outbound import kit, messages, offers
from bot.slack.outbound.limits import METADATA, OPTION, Block, clipped
from bot.slack.windows import views
from bot.text import one_line

QUOTES = 3
_WHERE: Block = {
    "type": "conversations_select",
    "default_to_current_conversation": True,
    "response_url_enabled": True,
    "filter": {
        "include": ["public", "private", "im", "mpim"],
        "exclude_external_shared_channels": True,
    },
}


def found_windows(
    answer: Answer, commands: Commands, reply: Reply, title: str, checked: str = ""
) -> tuple[Block, Block]:
    """What came of a question or of a claim that was `checked`, and the same in plain words.

    With further lines where there are, and a line to share; `reply` is where its reader is told
    what it cannot show.
    """
    say = speaking(answer.question.language)
    quotes, carried = _carried(answer, carried_place(reply, answer.question.audience))
    more = answer.more and not answer.trend and not offers.pages(answer)
    below = [kit.dim(say("find-more"))] if more else []
    about: Block = {"private_metadata": carried.written()}
    if quotes:
        below += _share(quotes, answer.question)
        about |= {"callback_id": FOUND, "submit": kit.label(say("share"))}
    drawn = views.message_windows(messages.in_modal(answer, checked, commands), title)
    first, second = (view | about | {"blocks": [*view["blocks"], *below]} for view in drawn)
    return first, second


def _carried(answer: Answer, carried: Carried) -> tuple[list[Quote], Carried]:
    """The quotes with words in them that the window has room to carry."""
    quotes: list[Quote] = []
    for quote in answer.quotes[: 1 if answer.trend else QUOTES]:
        fuller = msgspec.structs.replace(carried, refs=(*carried.refs, quote.ref))
        if quote.text.strip() and len(fuller.written()) <= METADATA:
            quotes.append(quote)
            carried = fuller
    return quotes, carried


def _share(quotes: Sequence[Quote], question: Question) -> list[Block]:
    """Which line goes where. What was chosen on another page is not chosen here, so each has a name
    of its own."""
    say, page = speaking(question.language), question.page
    listed = [_line(str(place), quote, question.language) for place, quote in enumerate(quotes)]
    which = {"type": "radio_buttons", "options": listed, "initial_option": listed[0]}
    lines = (
        [views.field(LINE, say("share-which"), which, optional=False)] if len(quotes) > 1 else []
    )
    lines = [one | {"block_id": f"{LINE}:{page}"} for one in lines] if page else lines
    return [kit.divider(), *lines, views.field(WHERE, say("share-where"), _WHERE, optional=False)]


def _line(value: str, quote: Quote, language: str | None) -> Block:
    """A quote to choose among others, with whose it is."""
    say = speaking(language)
    day = say.day(quote.meeting.date) if quote.meeting.date else say("undated")
    who = quote.speaker or quote.label or ""
    words = clipped(one_line(quote.text), OPTION)
    whose = " · ".join(filter(None, (who, day)))
    return kit.option(words, value, clipped(one_line(whose), OPTION))
