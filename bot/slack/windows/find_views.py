"""The windows of "Find a quote": the form, what came of it with a line to share, and the choices of
its lists. Pure.

What came of "Check this quote" is shown in the same way.

A line is shared by way of the conversation list's own response address: the app needs neither be in
that conversation nor be told who is. Conversations shared with other organisations are left out of
the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.model import KINDRED, Answer, Choice, Kindred, Quote
from bot.page import wording
from bot.page.language import Words, speaking
from bot.page.wording import Commands
from bot.slack.inbound import find_form
from bot.slack.inbound.find_form import KINDS, LINE, MEETING, SINCE, SPEAKER, UNTIL, WHERE, WORDS
from bot.slack.inbound.payloads import FORM, FOUND, LANGUAGE, Payload, callback
from bot.slack.inbound.places import Modal, Reply
from bot.slack.inbound.requests import shown_to
from bot.slack.outbound import kit, messages, offers
from bot.slack.outbound.limits import METADATA, OPTION, OPTION_VALUE, OPTIONS, Block, clipped
from bot.slack.outbound.messages import Message
from bot.slack.windows import check_views

LONGEST_WORDS = 500
QUOTES = 3


def form(language: str | None) -> Block:
    """The form, empty."""
    say = speaking(language)
    fields = [
        _field(
            WORDS,
            say("find-words"),
            {"type": "plain_text_input", "max_length": LONGEST_WORDS, "focus_on_load": True},
        ),
        _field(SPEAKER, say("find-speaker"), _list(say("find-any-speaker"))),
        _field(MEETING, say("find-meeting"), _list(say("find-any-meeting"))),
        _field(SINCE, say("find-since"), {"type": "datepicker"}),
        _field(UNTIL, say("find-until"), {"type": "datepicker"}),
        _field(
            KINDS,
            say("find-kinds"),
            {"type": "checkboxes", "options": [_kind(one, say) for one in KINDRED]},
        ),
    ]
    return check_views.modal(fields, say, say("find-title")) | {
        "callback_id": FORM,
        "submit": kit.label(say("find")),
    }


def acknowledgement(body: Payload) -> dict[str, Any] | None:
    """What a form is answered with at once: that it is being looked for, on top of it, or what is
    missing in it."""
    language = body.get(LANGUAGE)
    say = speaking(language)
    if callback(body) == FORM:
        if problem := find_form.wrong(body):
            field, why = (
                (WORDS, say("nothing-given"))
                if problem == "nothing-given"
                else (UNTIL, say("ends-before"))
            )
            return {"response_action": "errors", "errors": {field: why}}
        return {
            "response_action": "push",
            "view": _named(said(say("finding"), language), find_form.pushed(body)),
        }
    if callback(body) == FOUND:
        modal = find_form.sharing(body)
        waiting = filled(messages.sentence(say("sharing"), language), modal.title)
        return {"response_action": "update", "view": _named(waiting, modal)}
    return None


def said(sentence: str, language: str | None) -> Block:
    """A plain sentence."""
    return filled(messages.sentence(sentence, language))


def filled(message: Message, title: str = "") -> Block:
    """A window with this in it."""
    return check_views.filled(message, title or speaking(message.language)("find-title"))


def bare(message: Message, title: str = "") -> Block:
    """The same in plain words, should Slack take the blocks for too much."""
    return check_views.bare(message, title or speaking(message.language)("find-title"))


def found(
    answer: Answer, commands: Commands, reply: Reply, title: str = "", checked: str = ""
) -> tuple[Block, Block]:
    """What came of a form or of a claim that was `checked`, and the same in plain words.

    With further lines where there are, and a line to share; `reply` is where its reader is told
    what it cannot show.
    """
    message, say = messages.in_modal(answer, checked, commands), speaking(answer.question.language)
    quotes = [*_carried(answer.quotes[: 1 if answer.trend else QUOTES], answer, reply)]
    more = {"private_metadata": shown_to(answer.question, reply, [quote.ref for quote in quotes])}
    share = (
        [kit.dim(say("find-more"))]
        if answer.more and not answer.trend and not offers.pages(answer)
        else []
    )
    if quotes:
        more |= {"callback_id": FOUND}
        share += _share(quotes, say, answer.question.page)
    submit = {"submit": kit.label(say("share"))} if quotes else {}
    drawn = (filled(message, title), bare(message, title))
    first, second = (view | more | submit | {"blocks": [*view["blocks"], *share]} for view in drawn)
    return first, second


def _carried(quotes: Sequence[Quote], answer: Answer, reply: Reply) -> Iterator[Quote]:
    """The quotes with words in them that the window has room to carry."""
    refs: list[str] = []
    for quote in quotes:
        if (
            quote.text.strip()
            and len(shown_to(answer.question, reply, [*refs, quote.ref])) <= METADATA
        ):
            refs.append(quote.ref)
            yield quote


def options(choices: Iterable[Choice]) -> list[Block]:
    """A list's choices, each as far as Slack has room to show it."""
    fitting = (
        choice
        for choice in choices
        if 0 < len(choice.value) <= OPTION_VALUE and choice.name.strip()
    )
    return [_option(choice) for _, choice in zip(range(OPTIONS), fitting, strict=False)]


def _option(choice: Choice) -> Block:
    option: Block = {"text": _plain(choice.name), "value": choice.value}
    return option | ({"description": _plain(choice.detail)} if choice.detail.strip() else {})


def _plain(text: str) -> Block:
    return kit.literal(clipped(wording.folded(text).strip(), OPTION))


def _share(quotes: Sequence[Quote], say: Words, page: int) -> list[Block]:
    """Which line goes where. What was chosen on another page is not chosen here, so each has a name
    of its own."""
    listed = [_line(str(place), quote, say) for place, quote in enumerate(quotes)]
    which = {"type": "radio_buttons", "options": listed, "initial_option": listed[0]}
    where = {
        "type": "conversations_select",
        "default_to_current_conversation": True,
        "response_url_enabled": True,
        "filter": {
            "include": ["public", "private", "im", "mpim"],
            "exclude_external_shared_channels": True,
        },
    }
    lines = [_field(LINE, say("share-which"), which, optional=False)] if len(quotes) > 1 else []
    lines = [one | {"block_id": f"{LINE}:{page}"} for one in lines] if page else lines
    return [kit.divider(), *lines, _field(WHERE, say("share-where"), where, optional=False)]


def _line(value: str, quote: Quote, say: Words) -> Block:
    """A quote to choose among others, with whose it is."""
    day = say.day(quote.meeting.date) if quote.meeting.date else say("undated")
    who = quote.speaker or quote.label or ""
    return {
        "text": _plain(quote.text),
        "value": value,
        "description": _plain(" · ".join(filter(None, (who, day)))),
    }


def _field(name: str, label: str, element: Block, *, optional: bool = True) -> Block:
    asked = {
        "type": "input",
        "block_id": name,
        "label": kit.label(label),
        "element": element | {"action_id": name},
    }
    return asked | {"optional": optional}


def _list(placeholder: str) -> Block:
    """A list whose choices are asked for as one types, and before."""
    return {"type": "external_select", "min_query_length": 0, "placeholder": kit.label(placeholder)}


def _kind(name: Kindred, say: Words) -> Block:
    return {"text": kit.label(say(f"find-kind-{name}")), "value": name}


def _named(view: Block, modal: Modal) -> Block:
    return view | {"external_id": modal.external_id}
