"""What people press, read: which button, entry or shortcut, what it carries, and who is answered
where. Pure.

Whoever presses reads the answer alone; what is posted for others goes to `aloud`, and holds what
`everyone` there may read. A window is read by whoever opened it and nobody else; it carries with it
where that was, and what it may show is what may be quoted to that one person, asking there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import blake2b

from bot.errors import Malformed
from bot.model import Audience, Place
from bot.slack.inbound.audience import DIRECT, alone_audience, at_home, audience_of, everyone_in
from bot.slack.inbound.carried import Carried, carried_place, read_carried
from bot.slack.inbound.cited import claims, written
from bot.slack.inbound.payloads import (
    BlockActions,
    Container,
    Interaction,
    MessageShortcut,
    Payload,
    PressedMessage,
    Shortcut,
    View,
    read_payload,
)
from bot.slack.inbound.places import Modal, Reply

_PLACE = re.compile(r"(\d{1,9}):(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Press:
    """A press of `action`, which carries `value`; of a shortcut on a message, the `carried` claims
    to check.

    `audience` and `reply`: the presser alone, beside the message or in the window. `trigger` opens
    a window within three seconds. `card` is the message or window as it stood, `message` or `modal`
    which one. `home`: they are of this workspace; `ephemeral`: nobody else sees the message.
    """

    action: str
    value: str
    user: str
    name: str
    audience: Audience
    reply: Reply
    trigger: str = ""
    card: str = ""
    message: str | None = None
    modal: Modal | None = None
    home: bool = False
    ephemeral: bool = False
    carried: Carried = Carried()

    @property
    def key(self) -> str:
        """By which a double click is known; it is logged, so what is carried is not in it."""
        carried = blake2b(self.value.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return f"{self.action}:{self.card}:{self.user}:{carried}"

    @property
    def word(self) -> str:
        """Which entry of a menu, or thumb, was chosen: the value's first word."""
        return self.value.partition(" ")[0]

    @property
    def ref(self) -> str:
        """What the entry is about: ID#MARK, or a share's key."""
        return self.value.partition(" ")[2]

    @property
    def direct(self) -> bool:
        """Whether it stood in a message of somebody's own with the bot."""
        alone = self.reply.channel.startswith(DIRECT)
        return alone and not (self.ephemeral or self.modal)

    @property
    def everyone(self) -> Audience:
        """All who read what is posted where the button was pressed."""
        return everyone_in(self.reply.channel) if self.home else Audience()

    @property
    def aloud(self) -> Reply:
        """Where it is posted for them, as nobody's in particular; raises Malformed in a window."""
        if self.modal:
            raise Malformed("a press of a button outside any channel")
        return replace(self.reply, user="", private=False)


def read_press(body: Payload) -> Press:
    """A button pressed, an entry chosen or a shortcut; raises Malformed where it is none."""
    if body.get("type") == "message_action":
        return _on_message(read_payload(body, MessageShortcut))
    if body.get("type") == "shortcut":
        return _from_anywhere(read_payload(body, Shortcut))
    click = read_payload(body, BlockActions)
    if not click.actions:
        raise Malformed("a press of nothing")
    return _in_a_view(click, click.view) if click.view else _in_a_message(click)


def _in_a_message(click: BlockActions) -> Press:
    container, message = click.container or Container(), click.message or PressedMessage()
    channel = click.channel.id if click.channel else container.channel_id
    if channel is None:
        raise Malformed("a press of a button outside any channel")
    thread, stamp = container.thread_ts or message.thread_ts, container.message_ts or message.ts
    reply = Reply(channel, click.user.id, True, thread, click.response_url, language=click.language)
    here = click.channel.id if click.channel else ""
    return replace(
        _pressed(click, reply, audience_of("slash", reply) if at_home(click) else Audience()),
        card=f"{here}:{stamp or click.actions[0].action_ts}",
        message=stamp,
        ephemeral=bool(container.is_ephemeral),
    )


def _in_a_view(click: BlockActions, view: View) -> Press:
    """In a window, or at Home."""
    carried, reply = inside(view, click)
    press = replace(_pressed(click, reply, told_to(carried, reply, click)), carried=carried)
    if view.type == "home":
        return press
    modal = Modal(view.id, title=view.title.text if view.title else "")
    return replace(press, card=f"{view.id}:{view.hash}", modal=modal)


def _pressed(click: BlockActions, reply: Reply, audience: Audience) -> Press:
    element = click.actions[0]
    value = (element.selected_option or element).value
    return Press(
        element.action_id,
        value or "",
        click.user.id,
        click.name,
        audience,
        reply,
        trigger=click.trigger_id or "",
        home=at_home(click),
    )


def _on_message(chosen: MessageShortcut) -> Press:
    """Whoever wrote the message is not thereby who is said to have said it."""
    channel, user, url = chosen.channel.id, chosen.user.id, chosen.response_url
    reply = Reply(channel, user, private=True, response_url=url, language=chosen.language)
    audience = audience_of("slash", reply) if at_home(chosen) else Audience()
    stamp = chosen.message_ts or chosen.message.get("ts") or chosen.trigger_id
    return replace(
        _chosen(chosen, reply, audience),
        card=f"{channel}:{stamp}",
        carried=carried_place(reply, audience, claims=claims(written(chosen.message))),
    )


def _from_anywhere(chosen: Shortcut) -> Press:
    user = chosen.user.id
    return _chosen(chosen, Reply(user, user, language=chosen.language), alone_audience(chosen))


def _chosen(one: Shortcut, reply: Reply, audience: Audience) -> Press:
    return Press(
        one.callback_id, "", one.user.id, one.name, audience, reply, trigger=one.trigger_id
    )


def quote_of(press: Press) -> str:
    """The quote (ID#MARK) to be shared; raises Malformed where none is carried."""
    if not press.value:
        raise Malformed("a press of Share that carries no quote")
    return press.value


def step_of(press: Press) -> tuple[Modal, str, Place]:
    """Earlier or Later in the window around a quote: the window, the quote, and the place from
    which on it is read; raises Malformed where one is missing."""
    place = _PLACE.fullmatch(press.value)
    if not press.modal or not press.carried.refs or not place:
        raise Malformed("a step to nowhere")
    return press.modal, press.carried.refs[0], Place(int(place[1]), int(place[2]))


# Windows ------------------------------------------------------------------------------------------


def inside(view: View, who: Interaction) -> tuple[Carried, Reply]:
    """What a window carries, and where its reader is told what it cannot show: directly, where it
    does not carry where it was opened."""
    user = who.user.id
    try:
        carried = read_carried(view.private_metadata)
    except Malformed:
        carried = Carried()
    channel = carried.channel or user
    return carried, Reply(
        channel, user, channel != user, carried.thread, carried.response_url, language=who.language
    )


def told_to(carried: Carried, reply: Reply, who: Interaction) -> Audience:
    """Who reads a window that carries this: to whoever opened it, at home, all is told that may be
    told where its `reply` is; `who` else reads what is open to everyone."""
    theirs = at_home(who) and carried.user in (None, who.user.id)
    return audience_of("slash", reply) if theirs and not carried.open_only else Audience()
