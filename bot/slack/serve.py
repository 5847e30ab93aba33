"""Socket Mode: connect, answer until told to stop, finish what is running, close. The only file
that blocks.

Reconnecting is everyday work for a socket (Slack renews each after some hours), so it makes no
noise; a connection that stays away does, and in the end stops the process, for whatever supervises
it to start a fresh one.
"""

from __future__ import annotations

import logging
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin.connection import Connection
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.answers.answerer import Current
from bot.errors import Disconnected, SettingsError
from bot.settings import Settings
from bot.slack.app import build_app
from bot.slack.inbound.payloads import frame, mended
from bot.slack.outbound.post import web_client
from bot.slack.pool import Pool, awake

log = logging.getLogger(__name__)

HEALTH = 300.0
"""Seconds between two health lines."""
AWAY = 300.0
"""Seconds without a connection after which the process had better be started afresh."""
CONCURRENCY = 10
"""Deliveries taken side by side."""
PING = 5.0
"""Seconds between pings; a connection that answers none of four is taken for lost."""
SWITCH = 0.0005
"""Seconds a searching thread keeps the interpreter while others wait for it: a tenth of the usual,
for an acknowledgement is a few short steps, and waits before each."""
LOOK, FIRST_LOOK = 0.01, 0.1
"""Seconds between the client's looks for a new connection to read from: its own, 0.1, is how late
each first word is acknowledged. The wait it has begun when ours is set must be over before anything
can arrive."""
GRACE = 20.0
"""Seconds given to what is running when told to stop; supervisors commonly give 30 in all."""


def serve(settings: Settings, current: Current, stop: threading.Event | None = None) -> None:
    """Answer over Socket Mode until `stop` is set, or SIGTERM or an interrupt comes; what is
    running is finished."""
    stop = stop or _until_signalled()
    sys.setswitchinterval(SWITCH)
    client = web_client(settings.bot_token, settings.api_url)
    pool = Pool()
    app = build_app(settings, current, client, identity=_identity(client, settings), pool=pool)
    socket = SlackSocket(app, settings)
    socket.connect()
    try:
        _watch(socket, stop)
    finally:
        socket.close(pool)


class _GuardedHandler(SocketModeHandler):
    """Bolt's, which is kept from what would bring it down; that is acknowledged, or Slack sends it
    again."""

    def handle(self, client: Any, req: SocketModeRequest) -> None:
        problem: str | None = "no payload"
        if isinstance(req.payload, dict):
            req.payload = dict(mended(req.payload))
            problem = frame(req.payload)
        if problem is None:
            super().handle(client, req)
            return
        log.warning("refused: %s", problem)
        client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))


class SlackSocket:
    """The socket to Slack, and how it has been."""

    def __init__(self, app: App, settings: Settings) -> None:
        web = web_client(settings.app_token, settings.api_url)
        self._handler = _GuardedHandler(
            app,
            settings.app_token,
            logger=_socket_log(),
            web_client=web,
            ping_interval=PING,
            concurrency=CONCURRENCY,
        )
        self._client = self._handler.client
        self._client.proxy = web.proxy
        awake(self._client.message_workers, CONCURRENCY)
        self._client.message_listeners.append(self._heard)
        self._client.current_session_runner.interval_seconds = LOOK
        self._settings = settings
        self.heard = self.connected = time.monotonic()

    def _heard(self, _: Any, message: dict[str, Any], *__: Any) -> None:
        self.heard = time.monotonic()
        if message.get("type") == "hello":  # the first word on every new connection
            _undelayed(self._client.current_session)

    def connect(self) -> None:
        """Open the socket; raises SettingsError where the app token is wrong, and Disconnected
        where Slack cannot be reached."""
        time.sleep(FIRST_LOOK)
        with _remedy_told("SLACK_APP_TOKEN", self._settings):
            self._handler.connect()  # type: ignore[no-untyped-call]
        up = self.is_up()
        log.info("connected to Slack over Socket Mode" if up else "not connected yet, trying again")

    def is_up(self) -> bool:
        """Whether the socket is open; remembers when it last was."""
        up = bool(self._client.is_connected())
        self.connected = time.monotonic() if up else self.connected
        return up

    def close(self, pool: Pool) -> None:
        """Take nothing new, acknowledge what came, hang up so that Slack turns elsewhere, finish
        what is running."""
        self._client.auto_reconnect_enabled = False
        self._client.closed = True
        self._client.message_queue.put(None)  # else its reader waits a second for a word
        self._client.message_processor.shutdown()  # type: ignore[no-untyped-call]
        self._client.message_workers.shutdown(wait=True)
        self._handler.close()  # type: ignore[no-untyped-call]
        pool.shutdown(wait=False)
        log.info("stopped unfinished=%d", pool.drain(GRACE))


def _watch(socket: SlackSocket, stop: threading.Event) -> None:
    """Wait, saying now and then how the socket is; give up on one that stays away."""
    spoken = time.monotonic()
    while not stop.wait(1.0):
        up, now = socket.is_up(), time.monotonic()
        if now - socket.connected > AWAY:
            raise Disconnected(
                f"no connection to Slack for {AWAY:.0f} seconds; stopping, so that I can be started"
                " afresh"
            )
        if now - spoken >= HEALTH:
            log.info("health connected=%s last_heard_s=%.0f", up, now - socket.heard)
            spoken = now


def _until_signalled() -> threading.Event:
    """An event that SIGTERM and an interrupt set; from another thread than the main one, nobody
    sets it.

    Not in the handler: it runs in the thread that waits for the event, and would wait for a lock
    that this one holds.
    """
    stop, told = threading.Event(), SimpleQueue[None]()

    def listen() -> None:
        told.get()
        stop.set()

    with suppress(ValueError):  # signals can only be caught in the main thread
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: told.put(None))
        threading.Thread(target=listen, name="signals", daemon=True).start()
    return stop


# Who we are, and what is wrong --------------------------------------------------------------------


def _identity(client: WebClient, settings: Settings) -> AuthorizeResult:
    """Who the bot is, asked once, before anything connects: a wrong token is better known now."""
    with _remedy_told("SLACK_BOT_TOKEN", settings):
        told = client.auth_test()
    return AuthorizeResult(
        enterprise_id=told.get("enterprise_id"),
        team_id=told.get("team_id"),
        bot_user_id=told.get("user_id"),
        bot_id=told.get("bot_id"),
        bot_token=settings.bot_token,
    )


@contextmanager
def _remedy_told(token: str, settings: Settings) -> Iterator[None]:
    """What a first call fails with says what to do: about the `token`, or about the network."""
    where = settings.api_url
    try:
        yield
    except SlackApiError as error:
        reason = error.response.get("error") or "no reason"
        raise SettingsError(
            f"{token} was refused by {where} ({reason}): copy it again from the app's settings"
        ) from None
    except OSError as error:
        why = getattr(error, "reason", None) or type(error).__name__
        raise Disconnected(
            f"Slack cannot be reached at {where} ({why}): check the network and SLACK_API_URL"
        ) from None


def _undelayed(session: Connection | None) -> None:
    """Acknowledgements are a few bytes each: without this the kernel holds one back until the last
    has arrived."""
    if session is not None and session.sock is not None:
        session.sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


class _WorthALook(logging.Filter):
    """Lets through what a person should look into; a socket lost and renewed is a whisper, without
    a trace."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.ERROR:
            record.levelno, record.levelname = logging.WARNING, "WARNING"
            record.exc_info = record.exc_text = None
        return record.levelno >= logging.WARNING


def _socket_log() -> logging.Logger:
    socket = logging.getLogger("verbatim.socket")
    socket.setLevel(logging.INFO)
    socket.filters[:] = [_WorthALook()]
    return socket
