"""The modal of "Check this quote": what it shows first, what may be chosen in it, and what it shows
in the end. Pure.

https://docs.slack.dev/reference/views/modal-views
"""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import Any

from bot.page.language import Words, speaking
from bot.slack.inbound.payloads import CHOOSE, LANGUAGE, REPORT, Payload, callback
from bot.slack.inbound.requests import Check, kept, modal_of
from bot.slack.outbound import kit, messages
from bot.slack.outbound.limits import (
    BLOCK_TEXT,
    ID,
    METADATA,
    OPTION,
    OPTIONS,
    RADIO_BUTTONS,
    Block,
    clipped,
)
from bot.slack.outbound.messages import Message
from bot.slack.windows import quote_views


def first(check: Check) -> Block:
    """What the modal opens with, before anything is searched: that it is checking, or what there is
    to choose from.

    It is named after its trigger, so that it can be filled even if Slack's answer to opening it is
    lost.
    """
    say = speaking(check.reply.language)
    if not check.claims:
        return said(say("nothing-to-check"), check.reply.language)
    view = (
        said(say("checking"), check.reply.language)
        if len(check.claims) == 1
        else _choice(check, say)
    )
    return view | {"external_id": check.trigger[:ID]}


def said(sentence: str, language: str | None = None) -> Block:
    """A plain sentence."""
    return modal(messages.sentence(sentence).blocks, speaking(language))


def filled(message: Message, title: str = "") -> Block:
    """What came of it."""
    return modal(message.blocks, speaking(message.language), title)


def bare(message: Message, title: str = "") -> Block:
    """The same in plain words, should Slack take the blocks for too much."""
    words = kit.literal(clipped(unescape(message.text), BLOCK_TEXT))
    return modal([{"type": "section", "text": words}], speaking(message.language), title)


def acknowledgement(body: Payload) -> dict[str, Any]:
    """What a delivery is acknowledged with: a modal that is submitted stays, says that it is
    checking, and gets a name.

    By that name it is filled in: until Slack has taken the acknowledgement in, there is no modal of
    that name, so that what came of the check can never be overwritten by "checking".
    """
    if body.get("type") == "view_submission" and callback(body) == REPORT:
        return quote_views.keeping(body)
    modal = modal_of(body)
    if modal is None:
        return {}
    language = body.get(LANGUAGE)
    view = said(speaking(language)("checking"), language) | {"external_id": modal.external_id}
    return {"response_action": "update", "view": view}


def modal(shown: Sequence[Block], say: Words, title: str = "") -> Block:
    """A window with these blocks in it; of "Check this quote", where no title is given."""
    above, close = kit.label(title or say("check-title")), kit.label(say("close-window"))
    return {"type": "modal", "title": above, "close": close, "blocks": list(shown)}


def _choice(check: Check, say: Words) -> Block:
    """The claims as a list, each as far as Slack has room to show it."""
    metadata, number = kept(check, METADATA)
    listed = check.claims[: min(number, OPTIONS)]
    options = [
        _option(place, _labelled(claim, check.claims, say)) for place, claim in enumerate(listed)
    ]
    kind = "radio_buttons" if len(options) <= RADIO_BUTTONS else "static_select"
    chooser = {
        "type": "input",
        "block_id": "claims",
        "label": {"type": "plain_text", "text": say("which-to-check")},
        "element": {"type": kind, "action_id": "claim", "options": options},
    }
    left = len(check.claims) - len(listed)
    more = [kit.dim(say("more-than-fits", left=left))] if left else []
    view = modal([chooser, *more], say)
    submit = {"type": "plain_text", "text": say("check")}
    return view | {"callback_id": CHOOSE, "submit": submit, "private_metadata": metadata}


def _labelled(claim: str, among: Sequence[str], say: Words) -> str:
    """The claim, told apart where it is the message as a whole."""
    whole = claim == among[-1] and all(one in claim for one in among)
    return say("all-of-it", words=claim) if whole else claim


def _option(place: int, label: str) -> Block:
    """A label's first letters, and under them the next."""
    shown = clipped(label, OPTION)
    rest = label[len(shown) - 1 :].strip() if shown != label else ""
    option: Block = {"text": kit.literal(shown), "value": str(place)}
    return option | ({"description": kit.literal(clipped(f"…{rest}", OPTION))} if rest else {})
