"""The form "Find a quote", and the choices of its lists. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bot.model import KINDRED, Choice
from bot.page.language import speaking
from bot.slack.ids import FORM, KINDS, MEETING, SINCE, SPEAKER, UNTIL, WORDS
from bot.slack.outbound import kit
from bot.slack.outbound.limits import OPTION, OPTION_VALUE, OPTIONS, Block, clipped
from bot.slack.windows import views
from bot.text import one_line

LONGEST_WORDS = 500


def find_window(language: str | None) -> Block:
    """The form, empty."""
    say = speaking(language)
    words = {"type": "plain_text_input", "max_length": LONGEST_WORDS, "focus_on_load": True}
    kinds = [{"text": kit.label(say(f"find-kind-{one}")), "value": one} for one in KINDRED]
    fields = [
        views.field(WORDS, say("find-words"), words),
        views.field(SPEAKER, say("find-speaker"), _list(say("find-any-speaker"))),
        views.field(MEETING, say("find-meeting"), _list(say("find-any-meeting"))),
        views.field(SINCE, say("find-since"), {"type": "datepicker"}),
        views.field(UNTIL, say("find-until"), {"type": "datepicker"}),
        views.field(KINDS, say("find-kinds"), {"type": "checkboxes", "options": kinds}),
    ]
    return views.window(fields, say("find-title"), say, callback_id=FORM, submit=say("find"))


def _list(placeholder: str) -> Block:
    """A list whose choices are asked for as one types, and before."""
    return {"type": "external_select", "min_query_length": 0, "placeholder": kit.label(placeholder)}


def list_options(choices: Iterable[Choice]) -> list[Block]:
    """A list's choices, each as far as Slack has room to show it."""
    fitting = (
        choice
        for choice in choices
        if 0 < len(choice.value) <= OPTION_VALUE and choice.name.strip()
    )
    return [
        kit.option(_label(choice.name), choice.value, _label(choice.detail))
        for choice in islice(fitting, OPTIONS)
    ]


def _label(text: str) -> str:
    return clipped(one_line(text), OPTION)
