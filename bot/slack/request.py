"""What Slack delivers, read: a payload becomes a question, who will read the reply, and where the reply goes. Pure.

The audience is the narrowest that is true of the reply: a slash command answers one person in one channel, a mention
answers the channel, a direct message its sender. Anybody from another organisation, a channel shared with one, or a
payload that does not tell, is nobody in particular: only what is open to all is quoted there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import msgspec

from bot.errors import VerbatimError
from bot.model import Audience, Question, Surface
from bot.slack.plain import plain, without_mention

__all__ = ["Malformed", "Press", "Reply", "Request", "carried", "plain", "problem", "reply_to"]

Payload = Mapping[str, Any]
SPOKEN_SUBTYPES = (None, "file_share", "thread_broadcast")
"""The message subtypes in which a person speaks; all others are the channel's own housekeeping, edits or bots."""


class Malformed(VerbatimError):
    """A payload that is not of the shape Slack promises."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Where an answer goes. `user` is who asked, and may get it alone when the channel is closed ("": nobody).

    `response_url` is a key to the channel, so it stays out of logs.
    """

    channel: str
    user: str
    private: bool = False
    thread: str | None = None
    response_url: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A question, where its answer goes, and the keys by which a second delivery is known.

    `lasting`: a delivery that comes again is the same question however late; a button may be pressed again on purpose.
    """

    question: Question
    reply: Reply
    keys: tuple[str, ...]
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Press:
    """A press of Share: the quote, who will read it where, and who shares it."""

    quote: str
    audience: Audience
    reply: Reply
    by: str
    keys: tuple[str, ...]


# Slack's payloads, only as far as they are read -----------------------------------------------------------------------


class _Slash(msgspec.Struct):
    command: str
    channel_id: str
    user_id: str
    text: str | None = None
    response_url: str | None = None
    trigger_id: str | None = None
    is_ext_shared_channel: bool | str = False


class _Authorization(msgspec.Struct):
    team_id: str | None = None
    user_id: str | None = None


class _Message(msgspec.Struct):
    type: str
    channel: str
    ts: str
    user: str | None = None
    text: str | None = None
    subtype: str | None = None
    channel_type: str | None = None
    thread_ts: str | None = None
    bot_id: str | None = None
    bot_profile: dict[str, Any] | None = None
    hidden: bool = False
    team: str | None = None
    user_team: str | None = None
    source_team: str | None = None


class _Event(msgspec.Struct):
    event: _Message
    event_id: str | None = None
    team_id: str | None = None
    is_ext_shared_channel: bool | None = None
    authorizations: list[_Authorization] | None = None


class _Person(msgspec.Struct):
    id: str
    name: str | None = None
    username: str | None = None
    team_id: str | None = None


class _Place(msgspec.Struct):
    id: str


class _Action(msgspec.Struct):
    action_id: str
    value: str | None = None
    action_ts: str | None = None


class _Container(msgspec.Struct):
    message_ts: str | None = None
    thread_ts: str | None = None
    is_ephemeral: bool = False


class _Click(msgspec.Struct):
    user: _Person
    actions: list[_Action]
    channel: _Place | None = None
    team: _Place | None = None
    container: _Container | None = None
    response_url: str | None = None
    is_ext_shared_channel: bool = False


class _More(msgspec.Struct, omit_defaults=True, rename={"text": "q", "page": "p", "surface": "s", "open_only": "o"}):
    """What a More button carries: all it takes to ask again."""

    text: str
    page: int
    surface: Surface = "slash"
    open_only: bool = False


# msgspec 0.22 learns a shape at its first use, and two threads that are first at once bring the process down
_MESSAGE = {"type": "message", "channel": "C", "ts": "1.1"}
_PRESS = {"user": {"id": "U"}, "actions": [{"action_id": "a"}], "channel": {"id": "C"}, "container": {}}
msgspec.convert({"command": "/c", "channel_id": "C", "user_id": "U"}, _Slash)
msgspec.convert({"event": _MESSAGE, "authorizations": [{}]}, _Event)
msgspec.convert(_PRESS, _Click)
msgspec.json.decode(msgspec.json.encode(_More("", 1)), type=_More)

Shape = TypeVar("Shape")


def _read(payload: Payload, shape: type[Shape]) -> Shape:
    try:
        return msgspec.convert(payload, shape)
    except msgspec.ValidationError as error:
        raise Malformed(f"a payload not as Slack sends it: {_without_values(error)}") from None


def _without_values(error: msgspec.ValidationError) -> str:
    """The complaint without what was typed: msgspec names fields and types, and invalid values after a comma."""
    return str(error).partition(", got")[0]


def problem(body: Payload) -> str | None:
    """Why a body cannot be one of Slack's; None where it can, asked for or not."""
    kind = body.get("type")
    event = body.get("event")
    try:
        if "command" in body:
            _read(body, _Slash)
        elif kind == "block_actions":
            _read(body, _Click)
        elif kind == "event_callback" and isinstance(event, dict) and event.get("type") in ("app_mention", "message"):
            _read(body, _Event)
    except Malformed as error:
        return str(error)
    if kind == "event_callback":
        return None if isinstance(event, dict) and isinstance(event.get("type"), str) else "an event without a type"
    return None if "command" in body or isinstance(kind, str) else "neither a command nor anything with a type"


# Questions ------------------------------------------------------------------------------------------------------------


def from_slash(body: Payload, *, prefix: str = "") -> Request:
    """A slash command. `prefix` makes another command's line into one of /quote's: "/meetings TEXT"."""
    slash = _read(body, _Slash)
    shared = str(slash.is_ext_shared_channel).lower() == "true"
    audience = Audience() if shared else Audience(channel=slash.channel_id, user=slash.user_id)
    text = " ".join(filter(None, (prefix, plain(slash.text or ""))))
    reply = Reply(slash.channel_id, slash.user_id, private=True, response_url=slash.response_url)
    return Request(Question(text, "slash", audience), reply, _keys(trigger=slash.trigger_id))


def from_mention(body: Payload) -> Request | None:
    """A mention, answered in its thread for the whole channel; None when a bot wrote it."""
    event = _read(body, _Event)
    message = event.event
    if not _from_a_person(event):
        return None
    audience = Audience(channel=message.channel) if _at_home(event) else Audience()
    thread = message.thread_ts or message.ts
    return _asked(event, "mention", audience, thread)


def from_message(body: Payload) -> Request | None:
    """A direct message, answered to its sender; None for edits, bots, other channels, a file without a word."""
    event = _read(body, _Event)
    message = event.event
    wordless = message.text is None or (message.subtype == "file_share" and not message.text.strip())
    if message.channel_type != "im" or wordless or not _from_a_person(event):
        return None
    audience = Audience(user=message.user) if _at_home(event) else Audience()
    return _asked(event, "dm", audience, message.thread_ts)


def from_more(body: Payload) -> Request:
    """A press of More: the same question's next page, for whoever will read it where it goes."""
    click = _read(body, _Click)
    more = _carried(click.actions[0].value if click.actions else None)
    reply = _beside(click, private=more.surface == "slash")
    audience = Audience() if more.open_only or not _clicker_at_home(click) else _audience(more.surface, reply)
    question = Question(more.text, more.surface, audience, page=more.page)
    return Request(question, reply, (f"more:{_card(click)}:{click.user.id}:{more.page}",), lasting=False)


def from_share(body: Payload) -> Press:
    """A press of Share: the quote goes to the channel, so only what the channel may read can be shared."""
    click = _read(body, _Click)
    if not click.actions or not click.actions[0].value:
        raise Malformed("a press of Share that carries no quote")
    quote = click.actions[0].value
    reply = _beside(click, private=False)
    audience = Audience(channel=reply.channel) if _clicker_at_home(click) else Audience()
    key = f"share:{_card(click)}:{click.user.id}:{quote}"
    reply = replace(reply, user="", response_url=click.response_url)
    return Press(quote, audience, reply, click.user.name or click.user.username or "", (key,))


def carried(question: Question) -> str:
    """A button's value from which `from_more` asks for the question's next page."""
    open_only = question.surface != "terminal" and question.audience == Audience()
    more = _More(question.text, question.page + 1, question.surface, open_only)
    return msgspec.json.encode(more).decode()


def reply_to(body: Payload) -> Reply | None:
    """Where to tell the person that something went wrong; None where nobody asked anything."""
    try:
        if "command" in body:
            return from_slash(body).reply
        if body.get("type") == "block_actions":
            return _beside(_read(body, _Click), private=True)
        kind = str((body.get("event") or {}).get("type"))
        read = {"app_mention": from_mention, "message": from_message}.get(kind)
        request = read(body) if read else None
    except Malformed:
        return None
    return request.reply if request else None


# Who reads, and what is the same --------------------------------------------------------------------------------------


def _asked(event: _Event, surface: Surface, audience: Audience, thread: str | None) -> Request:
    message = event.event
    bot = next((one.user_id for one in event.authorizations or () if one.user_id), None)
    question = Question(plain(without_mention(message.text or "", bot)), surface, audience)
    reply = Reply(message.channel, message.user or "", thread=thread)
    return Request(question, reply, _keys(event=event.event_id, message=f"{message.channel}:{message.ts}"))


def _from_a_person(event: _Event) -> bool:
    message = event.event
    itself = {one.user_id for one in event.authorizations or ()}
    robot = message.bot_id or message.bot_profile or message.user in {None, "", "USLACKBOT", *itself}
    return message.subtype in SPOKEN_SUBTYPES and not message.hidden and not robot


def _at_home(event: _Event) -> bool:
    """Whether asker and channel are known to belong to the workspace that installed the bot, and to it alone."""
    message = event.event
    installed = next((one.team_id for one in event.authorizations or () if one.team_id), event.team_id)
    teams = {team for team in (message.team, message.user_team, message.source_team) if team}
    if event.is_ext_shared_channel or (installed and teams - {installed}):
        return False
    return event.is_ext_shared_channel is not None or bool(teams)


def _clicker_at_home(click: _Click) -> bool:
    foreign = click.team and click.user.team_id and click.user.team_id != click.team.id
    return not click.is_ext_shared_channel and not foreign


def _audience(surface: Surface, reply: Reply) -> Audience:
    if surface == "slash":
        return Audience(channel=reply.channel, user=reply.user)
    return Audience(user=reply.user) if surface == "dm" else Audience(channel=reply.channel)


def _beside(click: _Click, *, private: bool) -> Reply:
    """Next to the message whose button was pressed: its thread if it has one."""
    if click.channel is None:
        raise Malformed("a press of a button outside any channel")
    thread = click.container.thread_ts if click.container else None
    return Reply(click.channel.id, click.user.id, private, thread, click.response_url if private else None)


def _card(click: _Click) -> str:
    """The message whose button was pressed."""
    stamp = click.container.message_ts if click.container else None
    return f"{click.channel.id if click.channel else ''}:{stamp or click.actions[0].action_ts}"


def _carried(value: str | None) -> _More:
    try:
        return msgspec.json.decode(value or "", type=_More)
    except msgspec.MsgspecError:
        raise Malformed("a press of More that carries no question") from None


def _keys(**parts: str | None) -> tuple[str, ...]:
    return tuple(f"{name}:{part}" for name, part in parts.items() if part)
