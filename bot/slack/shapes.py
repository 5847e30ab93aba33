"""Slack's payloads, only as far as they are read, and the judgement of what cannot be one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

import msgspec

from bot.errors import VerbatimError
from bot.model import Surface

Payload: TypeAlias = Mapping[str, Any]

CHECK, CHOOSE = "check_quote", "choose_quote"
"""The callback ids of the shortcut, and of the modal in which somebody chooses what to check."""


class Malformed(VerbatimError):
    """A payload that is not of the shape Slack promises."""


class Slash(msgspec.Struct):
    """A slash command."""

    command: str
    channel_id: str
    user_id: str
    text: str | None = None
    response_url: str | None = None
    trigger_id: str | None = None
    is_ext_shared_channel: bool | str = False


class Authorization(msgspec.Struct):
    """One installation that an event is for; `user_id` is the bot's."""

    enterprise_id: str | None = None
    team_id: str | None = None
    user_id: str | None = None


class Message(msgspec.Struct):
    """A message or a mention: the event inside."""

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


class Event(msgspec.Struct):
    """What the Events API delivers."""

    event: Message
    event_id: str | None = None
    team_id: str | None = None
    is_ext_shared_channel: bool | None = None
    authorizations: list[Authorization] | None = None


class Person(msgspec.Struct):
    id: str
    name: str | None = None
    username: str | None = None
    team_id: str | None = None


class Place(msgspec.Struct):
    id: str
    enterprise_id: str | None = None


class Someone(msgspec.Struct):
    """Who did something, and in which workspace: what all but commands and events have alike."""

    user: Person
    team: Place | None = None


class Action(msgspec.Struct):
    action_id: str
    value: str | None = None
    action_ts: str | None = None


class Container(msgspec.Struct):
    message_ts: str | None = None
    thread_ts: str | None = None
    is_ephemeral: bool = False


class Click(msgspec.Struct):
    """A press of buttons."""

    user: Person
    actions: list[Action]
    channel: Place | None = None
    team: Place | None = None
    container: Container | None = None
    response_url: str | None = None
    is_ext_shared_channel: bool = False


class Shortcut(msgspec.Struct):
    """A message shortcut: it carries the whole message it was chosen on."""

    callback_id: str
    trigger_id: str
    user: Person
    channel: Place
    message: dict[str, Any]
    message_ts: str | None = None
    team: Place | None = None
    response_url: str | None = None
    is_ext_shared_channel: bool = False


class Chosen(msgspec.Struct):
    """What was chosen in a list."""

    value: str


class Input(msgspec.Struct):
    """A list of a modal, and what was chosen in it."""

    selected_option: Chosen | None = None


class State(msgspec.Struct):
    """A modal's inputs, by block and by action."""

    values: dict[str, dict[str, Input]] = {}


class View(msgspec.Struct):
    """A modal as it stood when it was submitted."""

    id: str
    callback_id: str
    hash: str = ""
    private_metadata: str = ""
    state: State = msgspec.field(default_factory=State)


class Submission(msgspec.Struct):
    """A modal submitted."""

    user: Person
    view: View


class Carried(msgspec.Struct, omit_defaults=True):
    """What the list to choose from carries: all it takes to check what is chosen."""

    claims: list[str]
    channel: str
    response_url: str | None = None
    open_only: bool = False


class More(msgspec.Struct, omit_defaults=True, rename={"text": "q", "page": "p", "surface": "s", "open_only": "o"}):
    """What a More button carries: all it takes to ask again."""

    text: str
    page: int
    surface: Surface = "slash"
    open_only: bool = False


# msgspec 0.22 learns a shape at its first use, and two threads that are first at once bring the process down
_MESSAGE = {"type": "message", "channel": "C", "ts": "1.1"}
_PRESS = {"user": {"id": "U"}, "actions": [{"action_id": "a"}], "channel": {"id": "C"}, "container": {}}
msgspec.convert({"command": "/c", "channel_id": "C", "user_id": "U"}, Slash)
msgspec.convert({"event": _MESSAGE, "authorizations": [{}]}, Event)
msgspec.convert(_PRESS, Click)
msgspec.convert(_PRESS | {"team": {"id": "T"}}, Someone)
_PERSON, _CHOSEN = {"id": "U"}, {"b": {"a": {"selected_option": {"value": "0"}}}}
_MODAL = {"id": "V", "callback_id": "c", "state": {"values": _CHOSEN}}
msgspec.convert(
    {
        "callback_id": "c",
        "trigger_id": "1",
        "user": _PERSON,
        "channel": {"id": "C"},
        "message": {},
        "team": {"id": "T"},
    },
    Shortcut,
)
msgspec.convert({"user": _PERSON, "view": _MODAL}, Submission)
msgspec.json.decode(msgspec.json.encode(Carried([], "C")), type=Carried)
msgspec.json.decode(msgspec.json.encode(More("", 1)), type=More)

Shape = TypeVar("Shape")


def read(payload: Payload, shape: type[Shape]) -> Shape:
    """The payload in this shape, or Malformed without a word of what was typed."""
    try:
        return msgspec.convert(payload, shape)
    except msgspec.ValidationError as error:
        raise Malformed(f"a payload not as Slack sends it: {_without_values(error)}") from None


def _without_values(error: msgspec.ValidationError) -> str:
    """The complaint without what was typed: msgspec names fields and types, and invalid values after a comma."""
    return str(error).partition(", got")[0]


def callback(body: Payload) -> str | None:
    """Which shortcut was chosen, or which modal submitted."""
    inside = body.get("view") if body.get("type") == "view_submission" else body
    name = inside.get("callback_id") if isinstance(inside, Mapping) else None
    return name if isinstance(name, str) else None


def problem(body: Payload) -> str | None:
    """Why a body cannot be one of Slack's; None where it can, asked for or not."""
    kind = body.get("type")
    event = body.get("event")
    try:
        if "command" in body:
            read(body, Slash)
        elif kind == "block_actions":
            read(body, Click)
        elif kind == "message_action" and callback(body) == CHECK:
            read(body, Shortcut)
        elif kind == "view_submission" and callback(body) == CHOOSE:
            read(body, Submission)
        elif kind == "event_callback" and isinstance(event, dict) and event.get("type") in ("app_mention", "message"):
            read(body, Event)
    except Malformed as error:
        return str(error)
    if kind == "event_callback":
        return None if isinstance(event, dict) and isinstance(event.get("type"), str) else "an event without a type"
    return None if "command" in body or isinstance(kind, str) else "neither a command nor anything with a type"
