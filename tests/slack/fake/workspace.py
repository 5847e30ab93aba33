"""The workspace behind the fake: people, channels, messages, trigger ids and response addresses."""

from __future__ import annotations

import itertools
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import shown

TS = re.compile(r"\d{10}\.\d{6}")
TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


class Refused(Exception):
    """Slack says no: `error` is its word, `messages` its reasons."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error, *messages)
        self.error, self.messages, self.more = error, messages, more


@dataclass(slots=True)
class User:
    """A person; `team` is another workspace's for someone met over Slack Connect."""

    id: str
    name: str
    team: str
    bot: bool = False


@dataclass(slots=True)
class Channel:
    """A conversation: `kind` is channel, group, im or mpim."""

    id: str
    name: str
    kind: str
    members: set[str]
    archived: bool = False
    shared: bool = False


@dataclass(slots=True)
class Message:
    """A message as stored. `only_for`: the one person who sees an ephemeral one. `via`: the call
    that made it."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    thread_ts: str | None = None
    only_for: str | None = None
    via: str = ""
    edits: int = 0
    sent: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What its reader sees: the blocks if it has any, else the text."""
        return shown.words(self.blocks) if self.blocks else shown.mrkdwn(self.text)

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of each block quote."""
        return shown.quoted(self.blocks)

    @property
    def pings(self) -> tuple[str, ...]:
        """Everyone it would notify; a quoting bot's messages should notify nobody."""
        return shown.pings(self.text, self.blocks)

    @property
    def buttons(self) -> tuple[dict[str, Any], ...]:
        """Its buttons, each with its `block_id`."""
        return shown.buttons(self.blocks)

    def button(self, label: str) -> dict[str, Any]:
        """The button with this label (or this action_id)."""
        for one in self.buttons:
            if label in (one["text"]["text"], one.get("action_id")):
                return one
        raise AssertionError(
            f"no button {label!r} among {[one['text']['text'] for one in self.buttons]}"
        )


@dataclass(slots=True)
class ResponseUrl:
    """An address Slack hands out with a payload: five uses within half an hour."""

    path: str
    user: str
    channel: str
    expires: float
    origin: Message | None = None
    command: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Workspace:
    """State and its rules. `changed` is notified whenever anything happens; `shift` moves the
    clock."""

    team: str
    bot_user: str
    bot_id: str
    app_id: str
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    readers: dict[str, str] = field(default_factory=dict)  # view -> whose screen it is on
    triggers: dict[str, float | None] = field(default_factory=dict)
    pressed_by: dict[str, str] = field(default_factory=dict)  # trigger -> user
    pressed_in: dict[str, str] = field(
        default_factory=dict
    )  # trigger -> the modal it was pulled in
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    url: str = ""
    shift: float = 0.0
    changed: threading.Condition = field(default_factory=threading.Condition)
    on_post: list[Callable[[Message], None]] = field(default_factory=list)
    _count: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def now(self) -> float:
        return time.time() + self.shift

    def next_ts(self) -> str:
        """A fresh message id: ten digits, a point, six digits, never the same twice."""
        return f"{int(self.now())}.{next(self._count):06d}"

    def mint(self, prefix: str) -> str:
        """A fresh id."""
        return f"{prefix}{next(self._count):08d}"

    # Trigger ids and response addresses

    def trigger(self, user: str, modal: str = "") -> str:
        """A trigger id: good once, for three seconds; of a press in a modal, to lay another on
        that one."""
        name = f"{next(self._count)}.{int(self.now())}.0123456789abcdef"
        self.triggers[name] = self.now() + TRIGGER_SECONDS
        self.pressed_by[name] = user
        if modal:
            self.pressed_in[name] = modal
        return name

    def spend_trigger(self, name: object) -> None:
        """Use a trigger id up, or refuse it."""
        if not isinstance(name, str) or name not in self.triggers:
            raise Refused("invalid_trigger_id")
        expires = self.triggers[name]
        if expires is None:
            raise Refused("exchanged_trigger_id")
        if expires < self.now():
            raise Refused("expired_trigger_id")
        self.triggers[name] = None

    def response_path(
        self, user: str, channel: str, origin: Message | None = None, command: str | None = None
    ) -> str:
        """Hand out a response address."""
        kind = "actions" if origin is not None else "commands"
        path = f"/{kind}/{self.team}/{next(self._count)}/{next(self._count):024d}"
        self.response_urls[path] = ResponseUrl(
            path, user, channel, self.now() + RESPONSE_SECONDS, origin, command
        )
        return path

    # Messages

    def find(self, channel: str, ts: str) -> Message | None:
        """A stored public message; ephemeral ones cannot be found again."""
        return next(
            (m for m in self.messages if (m.channel, m.ts) == (channel, ts) and m.only_for is None),
            None,
        )

    def store(self, message: Message) -> Message:
        """Keep a message, give its blocks and elements the ids Slack gives, and tell everyone
        waiting."""
        self.identify(message.blocks)
        with self.changed:
            self.messages.append(message)
            self.changed.notify_all()
        for listener in self.on_post:
            listener(message)
        return message

    def alter(
        self, message: Message, text: str, blocks: list[dict[str, Any]], sent: Mapping[str, Any]
    ) -> None:
        """Put other content into a stored message."""
        self.identify(blocks)
        with self.changed:
            message.text, message.blocks, message.sent = text, blocks, sent
            message.edits += 1
            self.changed.notify_all()

    def remove(self, message: Message) -> None:
        with self.changed:
            self.messages.remove(message)
            self.changed.notify_all()

    def identify(self, blocks: list[dict[str, Any]]) -> None:
        """Slack fills in every block_id and action_id that was left out."""
        for block in blocks:
            block.setdefault("block_id", self.mint("b"))
            for one in [*(block.get("elements") or ()), block.get("accessory") or {}]:
                if one.get("type") == "button":
                    one.setdefault("action_id", self.mint("a"))

    def seen_by(self, user: str, channel: str, thread: str | None = None) -> tuple[Message, ...]:
        """A channel (its top level) or one of its threads, as this member sees it, in order."""
        if user not in self.channels[channel].members:
            return ()
        return tuple(
            m
            for m in self.messages
            if m.channel == channel
            and m.only_for in (None, user)
            and (m.thread_ts == thread or (thread is not None and m.ts == thread))
        )
