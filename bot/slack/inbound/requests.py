"""What Slack delivers, read: a payload or a press becomes a question, who will read the reply, and
where the reply goes. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.errors import Malformed
from bot.model import Audience, Changed, Command, Question, Surface
from bot.slack.ids import PAGING
from bot.slack.inbound.audience import DIRECT, audience_of, event_at_home, is_direct
from bot.slack.inbound.carried import read_carried
from bot.slack.inbound.forms import read_form
from bot.slack.inbound.payloads import (
    MessageDelivery,
    Payload,
    SlashCommand,
    expected_shape,
    read_payload,
)
from bot.slack.inbound.places import Modal, Reply, conversation
from bot.slack.inbound.plain_text import typed_text, without_mention
from bot.slack.inbound.presses import Press, read_press

SPOKEN_SUBTYPES = (None, "file_share", "thread_broadcast", "me_message")
"""The message subtypes in which a person speaks; all others are the channel's own housekeeping,
edits or bots."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question, where its answer goes, and the keys by which a second delivery is known.

    `lasting`: a delivery that comes again is the same question however late; a button may be
    pressed again on purpose. It may follow on what was asked last in the conversation `follows`,
    and is itself the last of `conversations`. What was asked by a button in a `modal` is answered
    in that, in the place of what it shows; where it is a claim, the words that were `checked` stand
    below.
    """

    question: Question
    reply: Reply
    keys: tuple[str, ...]
    lasting: bool = True
    follows: str | None = None
    conversations: tuple[str, ...] = ()
    modal: Modal | None = None
    checked: str = ""


# Questions ----------------------------------------------------------------------------------------


def from_slash(body: Payload, *, command: Command | None = None) -> Request:
    """A slash command: /quote's line, which may ask for anything, or that of another `command`.
    Help is help.

    In direct messages what is written next may follow on it.
    """
    slash = read_payload(body, SlashCommand)
    shared = str(slash.is_ext_shared_channel).lower() == "true"
    text = typed_text(slash.text or "")
    command = None if text.lower() == "help" else command
    where = Reply(slash.channel_id, slash.user_id, private=True, response_url=slash.response_url)
    reply = replace(where, language=slash.language)
    audience = Audience() if shared else audience_of("slash", reply)
    question = Question(text, "slash", audience, language=reply.language, command=command)
    said_in = (conversation(reply.channel, None),) if reply.channel.startswith(DIRECT) else ()
    return Request(question, reply, _keys(trigger=slash.trigger_id), conversations=said_in)


def from_mention(body: Payload) -> Request | None:
    """A mention, answered in its thread for the whole channel; None when a bot wrote it.

    In direct messages, where Slack tells of the message itself, one is a message like any other.
    """
    event = read_payload(body, MessageDelivery)
    message = event.event
    if not _from_a_person(event):
        return None
    if is_direct(message):
        return _asked(event, "dm", message.thread_ts)
    return _asked(event, "mention", message.thread_ts or message.ts)


def from_message(body: Payload) -> Request | None:
    """A direct message, answered to its sender; None for edits, bots, other channels, a file
    without a word."""
    event = read_payload(body, MessageDelivery)
    message = event.event
    text = message.text
    if message.subtype == "file_share":  # a file alone comes with an empty text
        text = (text or "").strip() or None
    spoken = text is not None and is_direct(message) and _from_a_person(event)
    return _asked(event, "dm", message.thread_ts) if spoken else None


def _asked(event: MessageDelivery, surface: Surface, thread: str | None) -> Request:
    message = event.event
    bot = next((one.user_id for one in event.installed if one.user_id), None)
    text = typed_text(without_mention(message.text or "", bot))
    reply = Reply(message.channel, message.user or "", thread=thread, language=event.language)
    audience = audience_of(surface, reply) if event_at_home(event) else Audience()
    question = Question(text, surface, audience, language=event.language)
    here = conversation(message.channel, thread)
    follows = here if message.thread_ts or surface == "dm" else None
    said_in = tuple(dict.fromkeys((here, conversation(message.channel, message.ts))))
    keys = _keys(event=event.event_id, message=f"{message.channel}:{message.ts}")
    return Request(question, reply, keys, follows=follows, conversations=said_in)


def _from_a_person(event: MessageDelivery) -> bool:
    message = event.event
    itself = {one.user_id for one in event.installed}
    robot = message.user in {None, "", "USLACKBOT", *itself}
    unspoken = (message.hidden, message.bot_id, message.bot_profile, robot)
    return message.subtype in SPOKEN_SUBTYPES and not any(unspoken)


def _keys(**parts: str | None) -> tuple[str, ...]:
    return tuple(f"{name}:{part}" for name, part in parts.items() if part)


# Asked by a button --------------------------------------------------------------------------------


def from_page(press: Press) -> Request:
    """More or Back: another page of the same question in the place of this one, for whoever reads
    it there; raises Malformed where no question is carried.

    Who that is the message tells, and not what its button carries. Somebody from elsewhere, who may
    read less, gets a page of their own beside it; and so does whoever presses a private answer's
    button where others see it.
    """
    carried = read_carried(press.value)
    surface, reply, audience = carried.surface, press.reply, press.audience
    if not press.modal:
        surface, reply = _read_as(press, surface)
        audience = audience_of(surface, reply) if press.home else audience
    audience = Audience() if carried.open_only else audience
    question = carried.question(surface, audience, reply.language)
    return _from_press(press, question, reply)


def from_lines(press: Press) -> Request:
    """The lines that were counted, beside the counts and not in their place."""
    request = from_page(press)
    return replace(request, reply=replace(request.reply, replaces=None))


def of_claim(
    claim: str, reply: Reply, audience: Audience, key: str, modal: Modal | None
) -> Request:
    """A `claim` to be checked for `audience`, answered in the `modal` or as the `reply` says, known
    again by the `key`."""
    question = Question(claim, "slash", audience, language=reply.language, command="whosaid")
    return Request(question, reply, (key,), modal=modal, checked=claim)


def from_meeting(press: Press, command: Command) -> Request:
    """The meeting that was chosen, or lines said in it ("quote"); raises Malformed where none was.

    Whoever chose reads it alone, in a channel as well: the others did not ask.
    """
    if not press.value:
        raise Malformed("a choice of no meeting")
    reply = press.reply
    surface: Surface = "slash"
    if press.direct:
        reply, surface = replace(reply, private=False, response_url=None), "dm"
    question = Question(
        "",
        surface,
        press.audience,
        language=reply.language,
        command=command,
        changed=Changed(meeting=press.value),
    )
    return _from_press(press, question, reply)


def _read_as(press: Press, surface: Surface) -> tuple[Surface, Reply]:
    """Where the answer to a press is read: by one person alone ("slash"), in direct messages, or by
    a whole channel; and whether in the place of the message that was pressed."""
    if press.direct:
        surface = "dm"
    elif press.ephemeral:
        surface = "slash"
    elif surface != "slash":
        surface = "mention"
    private = surface == "slash" or not press.home
    in_place = press.home and private is press.ephemeral and press.action in PAGING
    url = press.reply.response_url if private else None
    replaces = press.message if in_place else None
    return surface, replace(press.reply, private=private, response_url=url, replaces=replaces)


def _from_press(press: Press, question: Question, reply: Reply) -> Request:
    said_in = () if reply.private or press.modal else (conversation(reply.channel, reply.thread),)
    return Request(
        question, reply, (press.key,), lasting=False, conversations=said_in, modal=press.modal
    )


# Where to say that something went wrong -----------------------------------------------------------


def reply_to(body: Payload) -> Reply | None:
    """Where to tell the person; None where nobody asked anything."""
    kind = body.get("type")
    try:
        if expected_shape(body) is None:
            return None
        if "command" in body:
            return from_slash(body).reply
        if kind == "view_submission":
            return read_form(body).reply
        if kind in ("block_actions", "message_action", "shortcut"):
            return read_press(body).reply
        event = str((body.get("event") or {}).get("type"))
        heard = {"app_mention": from_mention, "message": from_message}.get(event)
        request = heard(body) if heard else None
    except Malformed:
        return None
    return request.reply if request else None


def window_before(body: Payload) -> Modal | None:
    """The modal before the person who did this: submitted, or with the button that was pressed."""
    if body.get("type") == "block_actions":
        return read_press(body).modal
    submitted = body.get("type") == "view_submission" and expected_shape(body)
    return read_form(body).modal if submitted else None
