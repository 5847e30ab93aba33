"""The buttons under a quote and in its windows, read: what is to be done, with which quote, for
whom. Pure.

A window is read by whoever opened it and nobody else; so what it may show is what may be quoted to
that one person, asking there. It carries with it where that was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

import msgspec

from bot.errors import Malformed
from bot.model import Audience, Place
from bot.slack.inbound.audience import audience_of, reader, theirs
from bot.slack.inbound.payloads import Click, Kept, Payload, Submission, View, read, unpacked
from bot.slack.inbound.places import Modal, Reply, card, stamp, within
from bot.slack.outbound.limits import ID

MENU, CONTEXT, CITE, WRONG, THUMBS = (
    "quote:menu",
    "quote:context",
    "quote:cite",
    "quote:wrong",
    "quote:thumbs",
)
"""The menu under a quote and the button beside it, or one for each of its entries; the thumbs under
an answer."""
BACK = "trend:back"
"""Take back, where there is no menu to hold it."""
EARLIER, LATER = "context:earlier", "context:later"
KIND, REMARK = "kind", "remark"
"""The two questions of the form, by block and by action."""

What: TypeAlias = Literal["context", "cite", "source", "wrong", "good", "bad", "back"]
"""`back` is Take back; `good` and `bad` are the thumbs; `source` is a link, with which Slack has
seen to all."""

_PLACE = re.compile(r"(\d{1,9}):(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What somebody wants with a quote: `ref` is ID#MARK, or of `back` the share's key.

    `reply` is for their eyes alone, beside the quote; `message` or `modal` the one that the button
    stood on.
    """

    what: What
    ref: str
    audience: Audience
    reply: Reply
    user: str
    trigger: str
    keys: tuple[str, ...]
    message: str | None = None
    modal: Modal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Earlier or Later in the window around a quote; `window` is what the window carries, to be
    carried on."""

    ref: str
    audience: Audience
    reply: Reply
    modal: Modal
    window: str
    before: Place | None = None
    onward: Place | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The form sent: what is wrong with a quote, in a word and in the reporter's own."""

    ref: str
    kind: str
    remark: str
    reply: Reply
    user: str
    modal: Modal
    key: str


def offered(what: What, ref: str) -> str:
    """The value of a menu's entry, which `from_press` reads."""
    return f"{what} {ref}"


def from_press(body: Payload) -> Pressed:
    """A press of one of a quote's buttons, an entry of its menu, or a thumb."""
    click = read(body, Click)
    if not click.actions:
        raise Malformed("a press of nothing")
    action = click.actions[0]
    value = (action.selected_option.value if action.selected_option else action.value) or ""
    word, _, ref = value.partition(" ")
    what: What | None = next((one for one in get_args(What) if one == word), None)
    if what is None or not ref:
        raise Malformed("a press that carries no quote")
    audience, reply = reader(click)
    pressed = f"{what}:{card(click)}:{click.user.id}:{ref}"
    trigger = click.trigger_id or ""
    return Pressed(
        what, ref, audience, reply, click.user.id, trigger, (pressed,), stamp(click), within(click)
    )


def from_step(body: Payload) -> Step:
    """A press of Earlier or Later in the window around a quote."""
    click = read(body, Click)
    view = click.view
    place = _PLACE.fullmatch(click.actions[0].value or "") if click.actions else None
    if view is None or place is None:
        raise Malformed("a step to nowhere")
    kept, reply = carried_by(view, click.user.id, click.language)
    at = Place(int(place[1]), int(place[2]))
    audience = (
        Audience()
        if kept.open_only or not theirs(click, kept.user)
        else audience_of("slash", reply)
    )
    step = Step(kept.ref, audience, reply, Modal(view.id), view.private_metadata or "")
    return (
        replace(step, before=at)
        if click.actions[0].action_id == EARLIER
        else replace(step, onward=at)
    )


def from_form(body: Payload) -> Told:
    """The form sent."""
    submission = read(body, Submission)
    view = submission.view
    kept, reply = carried_by(view, submission.user.id, submission.language)
    kind, remark = view.given.get(KIND), view.given.get(REMARK)
    chosen = kind.selected_option.value if kind and kind.selected_option else None
    if not chosen:
        raise Malformed("a form without an answer")
    typed = " ".join((remark.value or "").split()) if remark else ""
    written = "".join(
        letter for letter in typed if letter.isprintable()
    )  # a database may refuse what is no letter
    key = f"report:{view.id}"
    modal = Modal(view.id, name_of(view))
    return Told(kept.ref, chosen, written, reply, submission.user.id, modal, key)


def name_of(view: View) -> str:
    """What the acknowledgement of a form calls its window, so that it can be filled once it is
    there."""
    return f"{view.id}:{view.hash or ''}"[:ID]


def window(pressed: Pressed) -> str:
    """What the window of a press carries."""
    reply = pressed.reply
    open_only = pressed.audience == Audience()
    kept = Kept(pressed.ref, reply.channel, reply.thread, reply.response_url, open_only, reply.user)
    return msgspec.json.encode(kept).decode()


def carried_by(view: View, user: str, language: str | None) -> tuple[Kept, Reply]:
    """What a window carries, and where its reader is told what the window cannot."""
    kept = unpacked(view.private_metadata, Kept, "a window that carries no quote")
    reply = Reply(
        kept.channel, user, kept.channel != user, kept.thread, kept.response_url, language=language
    )
    return kept, reply
