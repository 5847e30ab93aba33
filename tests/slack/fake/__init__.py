"""A strict Slack for tests, on free loopback ports: Web API, response addresses and Socket Mode.

    with FakeSlack() as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        settings = Settings.read(slack.environment, slack=True)                # for the real bot

        # over Socket Mode: hand out an envelope, wait for the acknowledgement, read the reply as
        Alice does slack.send(slack.slash("/quote", "corruption", user=slack.ALICE)).wait() reply =
        slack.reply(user=slack.ALICE, channel=slack.GENERAL) reply.words, reply.text, reply.quotes,
        reply.buttons, reply.pings, reply.only_for, reply.thread_ts, reply.blocks
        slack.send(slack.click(reply, "Share", user=slack.ALICE)).wait()

        # a message shortcut, the modal it opens, and a choice in it
        slack.send(slack.shortcut("“We will.”", user=slack.ALICE)).wait()  # on a message of Bob's
        modal = slack.modal(user=slack.ALICE); modal.words, modal.quotes, modal.options, modal.view
        slack.send(slack.submit("One of modal.options", user=slack.ALICE)).wait();
        slack.close_modal()

        # a global shortcut, the form it opens with its lists, and what is laid on top; Home; a
        channel joined slack.send(slack.summon(user=slack.ALICE)).wait();
        slack.send(slack.type_into("speaker", "ebr")).ack_payload
        slack.send(slack.send_form(words="corruption", kinds=["Spoken"], since="2021-01-01")).wait()
        slack.send(slack.open_home()).wait(); slack.home().words; slack.send(slack.press_home("Try
        it")).wait() slack.send(slack.join(slack.GENERAL)).wait()

        # over HTTP, signed: through the real App, without a socket
        response = slack.dispatch(app, slack.mention("what did Ebrard say?", user=slack.BOB))
        request = slack.http(payload, timestamp=…, secret=…)  # .body and .headers, to tamper with

        # read: what a member sees of a channel, a thread, a direct message; every call and what it
        was told slack.seen(slack.ALICE, slack.GENERAL); slack.seen(slack.ALICE, slack.GENERAL,
        thread=ts); slack.calls
        slack.until(lambda: len(slack.calls) > 3)  # wait for anything, at most 10 seconds

        # trouble: the next calls of a method (or of "response_url") fail
        slack.limit("chat.postMessage", seconds=1); slack.fail("chat.postMessage",
        "channel_not_found") slack.crash("chat.postMessage", 503); slack.garble("views.open");
        slack.slow("response_url", 0.5)
        slack.advance(3.1)  # the clock: triggers and addresses expire
        slack.sockets.disconnect(); slack.sockets.drop(); slack.sockets.complaints

Payloads: `slash, mention, direct, posted, click, shortcut, submit, event` give plain dicts, to be
changed before they are sent. What a person types is escaped as Slack does it; `raw=True` hands it
on untouched. The people: ALICE and BOB work here, STRANGER is met over Slack Connect. The channels:
GENERAL and PRIVATE (the bot is in both), OUTSIDE (public, the bot is not in it), ARCHIVED, CONNECT
(shared with another company), ALICE_DM, BOB_DM. The bot holds the four scopes of the smallest
manifest unless `scopes` says otherwise.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import foyer, menus, payloads, views
from .payloads import Payload
from .socketmode import Delivery, SocketMode
from .views import Modal
from .webserver import Call, Door, Fault, Server
from .workspace import Channel, Message, Refused, User, Workspace

__all__ = ["Call", "Delivery", "FakeSlack", "Message", "Modal", "Payload", "Signed"]

SCOPES = ("commands", "chat:write", "app_mentions:read", "im:history")


@dataclass(frozen=True, slots=True)
class Signed:
    """A request as Slack would POST it."""

    body: str
    headers: dict[str, str]


class FakeSlack:
    """The whole of it; see the module's docstring."""

    TEAM, APP, BOT, BOT_ID = "T0VERBATIM", "A0VERBATIM", "U0VERBATIM", "B0VERBATIM"
    ALICE, BOB, STRANGER = "U0ALICE", "U0BOB", "U0STRANGER"
    GENERAL, PRIVATE, OUTSIDE, ARCHIVED, CONNECT = (
        "C0GENERAL",
        "C0PRIVATE",
        "C0OUTSIDE",
        "C0ARCHIVED",
        "C0CONNECT",
    )
    ALICE_DM, BOB_DM = "D0ALICE", "D0BOB"

    bot_token = "xoxb-fake-bot-token"
    app_token = "xapp-fake-app-token"
    signing_secret = "0123456789abcdef0123456789abcdef"

    def __init__(
        self,
        *,
        scopes: tuple[str, ...] = SCOPES,
        ack_seconds: float = 3.0,
        retries: tuple[float, ...] = (0, 60, 300),
        echo: bool = True,
    ) -> None:
        self.space = Workspace(
            self.TEAM, self.BOT, self.BOT_ID, self.APP, self._people(), self._channels()
        )
        self.door = Door(
            self.space, {self.bot_token: "xoxb-", self.app_token: "xapp-"}, frozenset(scopes)
        )
        self.sockets = SocketMode(self.space, ack_seconds=ack_seconds, retries=retries)
        self.sockets.on_ack = self._immediate
        self.door.extra["apps.connections.open"] = self.sockets.open
        self._server = Server(self.door)
        self.space.url = self.url
        self.ack_comes: Callable[[], object] = lambda: None
        """Returns when the acknowledgement of a modal that was sent has come all its way."""
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        if echo:
            self.space.on_post.append(self._echo)

    def __enter__(self) -> FakeSlack:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.sockets.close()
        self._server.end()
        self._thread.join(5)
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def api_url(self) -> str:
        """The Web API's address, as `base_url` and SLACK_API_URL want it."""
        return f"{self.url}/api/"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a bot that is to talk to this Slack."""
        return {
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
            "SLACK_SIGNING_SECRET": self.signing_secret,
            "SLACK_API_URL": self.api_url,
        }

    # Payloads

    def slash(
        self,
        command: str,
        text: str = "",
        *,
        user: str = ALICE,
        channel: str = GENERAL,
        raw: bool = False,
    ) -> Payload:
        """A person runs a slash command."""
        delivered = text if raw else payloads.escaped(text)
        who, where = self.space.users[user], self.space.channels[channel]
        return payloads.slash(self.space, self.url, who, where, command, delivered)

    def mention(
        self,
        text: str,
        *,
        user: str = ALICE,
        channel: str = GENERAL,
        thread: str | None = None,
        raw: bool = False,
    ) -> Payload:
        """A person writes `@verbatim TEXT` in a channel, perhaps in a thread; the message is
        stored."""
        typed = text if raw else f"<@{self.BOT}> {payloads.escaped(text)}"
        return self.posted(typed, "app_mention", user=user, channel=channel, thread=thread)

    def direct(
        self, text: str, *, user: str = ALICE, thread: str | None = None, raw: bool = False
    ) -> Payload:
        """A person writes the bot a direct message; the message is stored."""
        channel = self.ALICE_DM if user == self.ALICE else self.BOB_DM
        return self.posted(
            text if raw else payloads.escaped(text),
            "message",
            user=user,
            channel=channel,
            thread=thread,
        )

    def posted(
        self, text: str, kind: str, *, user: str, channel: str, thread: str | None = None
    ) -> Payload:
        """Someone writes a message (stored), and the app hears of it as an app_mention or a message
        event."""
        message = Message(
            channel, self.space.next_ts(), user, text, thread_ts=thread, via="a person"
        )
        with self.space.changed:
            self.space.messages.append(message)
        return self.event(payloads.said(self.space, message, kind, self.space.channels[channel]))

    def event(self, inner: Mapping[str, Any]) -> Payload:
        """Any event, in its envelope."""
        return payloads.event(self.space, inner)

    def click(self, message: Message, label: str, *, user: str = ALICE) -> Payload:
        """A person clicks the button with this label or action_id."""
        return payloads.click(
            self.space, self.url, self.space.users[user], message, message.button(label)
        )

    def choose(self, message: Message, label: str, *, user: str = ALICE) -> Payload:
        """A person chooses an entry of a message's menu, or one of its thumbs."""
        return menus.chosen(self.space, self.url, self.space.users[user], message, label)

    def click_inside(self, label: str, *, user: str = ALICE) -> Payload:
        """A person clicks a button inside the modal before them."""
        return menus.inside(self.space, self.space.users[user], self.modal(user=user).view, label)

    def fill_in(self, *, user: str = ALICE, **given: str) -> Payload:
        """A person fills in the form before them, each input by its block's name, and sends it."""
        return menus.form(self.space, self.space.users[user], self.modal(user=user).view, given)

    def shortcut(
        self,
        text: str,
        *,
        user: str = ALICE,
        author: str = BOB,
        channel: str = GENERAL,
        callback_id: str = "check_quote",
        raw: bool = False,
    ) -> Payload:
        """A person chooses a shortcut on a message that somebody wrote (stored)."""
        typed = text if raw else payloads.escaped(text)
        message = Message(channel, self.space.next_ts(), author, typed, via="a person")
        with self.space.changed:
            self.space.messages.append(message)
        return payloads.shortcut(self.space, self.url, self.space.users[user], message, callback_id)

    def submit(self, label: str, *, user: str = ALICE) -> Payload:
        """A person chooses the option of this label in the modal before them, and submits it."""
        return payloads.submission(
            self.space, self.space.users[user], self.modal(user=user).view, label
        )

    def summon(self, *, user: str = ALICE, callback_id: str = "find_quote") -> Payload:
        """A person chooses a global shortcut."""
        return foyer.summons(self.space, self.space.users[user], callback_id)

    def type_into(self, field: str, typed: str, *, user: str = ALICE) -> Payload:
        """A person types into a list of the form before them."""
        return foyer.typing(
            self.space, self.space.users[user], self.modal(user=user).view, field, typed
        )

    def send_form(self, *, user: str = ALICE, **given: Any) -> Payload:
        """A person fills in the form before them, each field by its block's name, and sends it."""
        return foyer.sent(
            self.space, self.url, self.space.users[user], self.modal(user=user).view, given
        )

    def open_home(self, *, user: str = ALICE, tab: str = "home") -> Payload:
        """A person opens the app, at one of its tabs."""
        channel = self.BOB_DM if user == self.BOB else self.ALICE_DM
        return self.event(foyer.home_opened(self.space, self.space.users[user], channel, tab))

    def press_home(self, label: str, *, user: str = ALICE) -> Payload:
        """A person presses a button of Home."""
        return foyer.pressed(self.space, self.space.users[user], self.space.homes[user], label)

    def join(self, channel: str, *, who: str = BOT, inviter: str = ALICE) -> Payload:
        """Somebody is added to a channel; only an app that may know of channels hears of it."""
        assert "channels:read" in self.door.scopes, "not heard without channels:read"
        return self.event(foyer.joined(self.space, who, channel, inviter))

    # Delivery

    def send(self, payload: Mapping[str, Any]) -> Delivery:
        """Over Socket Mode."""
        return self.sockets.send(payload)

    def http(
        self,
        payload: Mapping[str, Any] | None = None,
        *,
        body: str | None = None,
        content_type: str | None = None,
        timestamp: str | None = None,
        secret: str | None = None,
        retry: int | None = None,
    ) -> Signed:
        """Over HTTP: the raw body, form or JSON as Slack sends it, and its signed headers."""
        written, kind = payloads.http_body(payload or {"command": ""})
        raw = written if body is None else body
        stamp = timestamp or str(int(time.time()))
        headers = {
            "content-type": content_type or kind,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": payloads.signature(secret or self.signing_secret, stamp, raw),
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }
        if retry is not None:
            headers |= {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_timeout"}
        return Signed(raw, headers)

    def dispatch(self, app: Any, payload: Mapping[str, Any], *, retry: int | None = None) -> Any:
        """Sign a payload and put it through the real App; what it answers at once is shown to the
        person."""
        from slack_bolt import BoltRequest

        request = self.http(payload, retry=retry)
        response = app.dispatch(BoltRequest(body=request.body, headers={**request.headers}))
        if response.status == 200 and payload.get("type") == "view_submission":
            self._submitted(payload, json.loads(response.body or "{}"))
        if response.status == 200 and payload.get("type") == "block_suggestion":
            problems = [
                *foyer.OFFERED(json.loads(response.body or "{}").get("options"), "/options")
            ]
            assert not problems, problems
        if (
            response.status == 200
            and response.body
            and "response_url" in payload
            and "command" in payload
        ):
            answered = (
                response.body
                if response.body.startswith("{")
                else json.dumps({"text": response.body})
            )
            self._shown_at_once(payload, json.loads(answered))
        return response

    # Reading

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call so far, uses of response addresses included (as `response_url`)."""
        return tuple(self.door.calls)

    def called(self, method: str) -> tuple[Call, ...]:
        """The calls of one method."""
        return tuple(call for call in self.calls if call.method == method)

    @property
    def refusals(self) -> tuple[Call, ...]:
        """The calls that were refused, but for looks for a modal that no acknowledgement has named
        yet: a well-behaved bot has none."""
        refused = [call for call in self.calls if call.error is not None or call.status >= 400]
        return tuple(call for call in refused if call not in self.too_early)

    @property
    def too_early(self) -> tuple[Call, ...]:
        """The looks for a modal by a name that it does not bear yet, or does no longer: an
        acknowledgement and the work after it are two ways to Slack, and either may be the
        faster."""
        looks = [call for call in self.called("views.update") if call.args.get("external_id")]
        return tuple(call for call in looks if call.error == "not_found")

    def seen(self, user: str, channel: str, *, thread: str | None = None) -> tuple[Message, ...]:
        """A channel's top level, or one thread with its parent, as this member sees it."""
        return self.space.seen_by(user, channel, thread)

    def replies(self, *, user: str = ALICE, channel: str | None = None) -> tuple[Message, ...]:
        """Everything the bot has said that this person can see, in threads too, in order."""
        return tuple(
            m
            for m in list(self.space.messages)
            if m.user == self.BOT
            and m.only_for in (None, user)
            and channel in (None, m.channel)
            and user in self.space.channels[m.channel].members
        )

    def reply(
        self,
        number: int = 1,
        *,
        user: str = ALICE,
        channel: str | None = None,
        seconds: float = 30.0,
    ) -> Message:
        """Wait for the bot's `number`th message to this person, and give it."""
        self.until(lambda: len(self.replies(user=user, channel=channel)) >= number, seconds=seconds)
        return self.replies(user=user, channel=channel)[number - 1]

    def modals(self, *, user: str = ALICE) -> tuple[Modal, ...]:
        """The modals before a person, the one on top last."""
        views = list(self.space.views.items())
        return tuple(Modal(view) for name, view in views if self.space.readers.get(name) == user)

    def modal(self, *, user: str = ALICE, saying: str = "", seconds: float = 30.0) -> Modal:
        """Wait for a modal before a person (one with these words in it), and give it."""
        self.until(
            lambda: [one for one in self.modals(user=user) if saying in one.words], seconds=seconds
        )
        return [one for one in self.modals(user=user) if saying in one.words][-1]

    def home(self, *, user: str = ALICE, seconds: float = 30.0) -> Modal:
        """Wait for Home to be published to a person, and give it."""
        self.until(lambda: user in self.space.homes, seconds=seconds)
        return Modal(self.space.homes[user])

    def close_modal(self, *, user: str = ALICE) -> None:
        """A person closes the modal before them."""
        views.closed(self.space, str(self.modal(user=user).view["id"]))

    def until(self, happened: Callable[[], object], *, seconds: float = 30.0) -> None:
        """Wait until something is so (also something outside this Slack); fail if it is not so in
        time."""
        until = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < until, f"not so within {seconds} s"
            with self.space.changed:
                self.space.changed.wait(0.02)

    # Trouble

    def limit(self, method: str, *, seconds: int = 1, times: int = 1) -> None:
        """HTTP 429 with Retry-After for the next calls of a method."""
        self._next(method, Fault(429, "ratelimited", retry_after=seconds), times)

    def fail(self, method: str, error: str, *, times: int = 1) -> None:
        """The next calls of a method are refused with this word."""
        self._next(method, Fault(error=error), times)

    def crash(self, method: str, status: int = 500, *, times: int = 1) -> None:
        """The next calls of a method end in a server error."""
        self._next(method, Fault(status, "internal_error"), times)

    def garble(self, method: str, status: int = 500, *, times: int = 1) -> None:
        """The next calls of a method are carried out, but answered with a server error."""
        self._next(method, Fault(status), times)

    def slow(self, method: str, seconds: float, *, times: int = 1) -> None:
        """The next calls of a method take their time."""
        self._next(method, Fault(delay=seconds), times)

    def advance(self, seconds: float) -> None:
        """Move the clock: trigger ids and response addresses age."""
        self.space.shift += seconds

    def _next(self, method: str, fault: Fault, times: int) -> None:
        self.door.faults[method].extend([fault] * times)

    # Inside

    def _people(self) -> dict[str, User]:
        people = (
            User(self.ALICE, "alice", self.TEAM),
            User(self.BOB, "bob", self.TEAM),
            User(self.STRANGER, "stranger", "T0ELSEWHERE"),
            User(self.BOT, "verbatim", self.TEAM, bot=True),
        )
        return {one.id: one for one in people}

    def _channels(self) -> dict[str, Channel]:
        us, all_ = {self.ALICE, self.BOB, self.BOT}, {self.ALICE, self.BOB, self.BOT, self.STRANGER}
        channels = (
            Channel(self.GENERAL, "general", "channel", set(us)),
            Channel(self.PRIVATE, "private", "group", {self.ALICE, self.BOT}),
            Channel(self.OUTSIDE, "outside", "channel", {self.ALICE, self.BOB}),
            Channel(self.ARCHIVED, "archived", "channel", set(us), archived=True),
            Channel(self.CONNECT, "connect", "channel", all_, shared=True),
            Channel(self.ALICE_DM, "", "im", {self.ALICE, self.BOT}),
            Channel(self.BOB_DM, "", "im", {self.BOB, self.BOT}),
        )
        return {one.id: one for one in channels}

    def _echo(self, message: Message) -> None:
        """An app subscribed to message.im hears its own direct messages too."""
        channel = self.space.channels[message.channel]
        if (
            channel.kind == "im"
            and message.user == self.BOT
            and message.only_for is None
            and self.sockets.connections
        ):
            said = self.event(payloads.said(self.space, message, "message", channel))
            threading.Thread(target=self.sockets.send, args=(said,), daemon=True).start()

    def _immediate(self, delivery: Delivery) -> None:
        if delivery.kind == "slash_commands" and delivery.ack_payload:
            self._shown_at_once(delivery.payload, delivery.ack_payload)
        if delivery.payload.get("type") == "view_submission":
            self._submitted(delivery.payload, delivery.ack_payload)

    def _submitted(self, payload: Mapping[str, Any], answer: Any) -> None:
        """An acknowledgement tells Slack what becomes of the modal, once it is there."""
        self.ack_comes()
        try:
            views.acknowledged(self.space, str(payload["view"].get("id")), answer)
        except Refused as refused:
            self.sockets.complaints.append(
                f"the acknowledgement's view was refused: {refused.messages}"
            )

    def _shown_at_once(self, payload: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
        """An acknowledgement that carries a message is like a use of the response address, but
        costs none."""
        path = str(payload["response_url"]).removeprefix(self.url)
        status, told, _ = self.door.respond(path, json.dumps(answer).encode())
        self.space.response_urls[path].uses -= 1
        if status != 200:
            self.sockets.complaints.append(
                f"the acknowledgement's message was refused: {told['error']}"
            )
