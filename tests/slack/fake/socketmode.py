"""The fake's Socket Mode side: it connects, hands out envelopes, waits for acknowledgements and
times them."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import cycle
from typing import Any
from uuid import uuid4

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from .payloads import kind_of
from .workspace import Refused, Workspace

MOST_CONNECTIONS = 10
RETRY_REASON = "timeout"


@dataclass(slots=True)
class Delivery:
    """One payload on its way: every envelope it was sent in, and its first acknowledgement."""

    payload: Mapping[str, Any]
    kind: str
    envelopes: list[str] = field(default_factory=list)
    sent_at: float = 0.0
    acked_at: float | None = None
    acked: list[str] = field(default_factory=list)
    ack_payload: Any = None
    outcome: str | None = None
    """None while under way; `acked`; `operation_timeout` (the person sees that); `lost` (all
    retries used up)."""
    deadline: float = 0.0
    over: ServerConnection | None = None
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def took(self) -> float:
        """Seconds from the first sending to the acknowledgement."""
        assert self.acked_at is not None, f"{self.kind} was never acknowledged ({self.outcome})"
        return self.acked_at - self.sent_at

    def wait(self, seconds: float = 10.0) -> float:
        """Wait for the acknowledgement; the seconds it took."""
        self.done.wait(seconds)
        return self.took


class SocketMode:
    """The WebSocket server. `retries`: how long after each missed deadline an event is sent
    again."""

    def __init__(
        self,
        space: Workspace,
        *,
        ack_seconds: float = 3.0,
        retries: tuple[float, ...] = (0, 60, 300),
    ) -> None:
        self.space, self.ack_seconds, self.retries = space, ack_seconds, retries
        self.complaints: list[str] = []
        self.hellos = 0
        self.on_ack: Callable[[Delivery], None] = lambda _: None
        self._tickets: set[str] = set()
        self._open: list[ServerConnection] = []
        self._turns = cycle(range(MOST_CONNECTIONS))
        self._waiting: dict[str, Delivery] = {}
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._server: Server | None = None
        self._threads: list[threading.Thread] = []

    # The connection

    def open(self, _: Mapping[str, Any]) -> dict[str, Any]:
        """apps.connections.open: a ticket that is good for one connection."""
        ticket = str(uuid4())
        with self._lock:
            server = self._server or self._start()
            if len(self._open) >= MOST_CONNECTIONS:
                raise Refused("too_many_websockets")
            self._tickets.add(ticket)
        port = server.socket.getsockname()[1]
        return {"url": f"ws://127.0.0.1:{port}/link/?ticket={ticket}&app_id={self.space.app_id}"}

    def _start(self) -> Server:
        """Listen, once somebody wants to connect: most tests never do."""
        self._server = serve(
            self._connected,
            "127.0.0.1",
            0,
            process_request=self._admit,
            compression=None,
            close_timeout=1,
        )
        self._threads = [
            threading.Thread(target=run, daemon=True)
            for run in (self._server.serve_forever, self._watch)
        ]
        for thread in self._threads:
            thread.start()
        return self._server

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        ticket = request.path.partition("ticket=")[2].partition("&")[0]
        with self._lock:
            if ticket in self._tickets:
                self._tickets.remove(ticket)
                return None
        return connection.respond(HTTPStatus.FORBIDDEN, "invalid ticket\n")

    def _connected(self, connection: ServerConnection) -> None:
        try:
            connection.send(json.dumps(self._hello()))
            with self.space.changed:
                self._open.append(connection)
                self.hellos += 1
                self.space.changed.notify_all()
            for frame in connection:
                self._heard(frame)
        except ConnectionClosed:
            pass
        finally:
            self._left(connection)

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self._open) + 1,
            "debug_info": {
                "host": "applink-test",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": self.space.app_id},
        }

    def _left(self, connection: ServerConnection) -> None:
        """A connection is gone: what it had not acknowledged is due at once."""
        with self.space.changed:
            if connection in self._open:
                self._open.remove(connection)
            for delivery in self._waiting.values():
                if delivery.over is connection:
                    delivery.deadline = 0.0
            self.space.changed.notify_all()

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._open)

    def disconnect(self, reason: str = "refresh_requested", *, linger: float = 0.2) -> None:
        """Tell every connection to go, as Slack does every few hours, and close it after
        `linger` seconds."""
        told = list(self._open)
        for connection in told:
            self._say(
                connection,
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-test"}},
            )
        threading.Timer(linger, self.hang_up, (told,)).start()

    def hang_up(self, connections: list[ServerConnection] | None = None) -> None:
        """Close these connections, or all, as the protocol has it."""
        for connection in list(self._open) if connections is None else connections:
            connection.close()

    def drop(self) -> None:
        """Cut every connection without a word."""
        for connection in list(self._open):
            connection.close_socket()

    def close(self) -> None:
        self._stop.set()
        self.hang_up()
        if self._server is not None:
            self._server.shutdown()
        for thread in self._threads:
            thread.join(5)

    # The envelopes

    def send(self, payload: Mapping[str, Any], *, patience: float = 10.0) -> Delivery:
        """Hand a payload to any one connection, waiting for one to be there."""
        delivery = Delivery(payload, kind_of(payload))
        with self.space.changed:
            assert self.space.changed.wait_for(lambda: self._open, patience), (
                "no Socket Mode connection"
            )
        delivery.sent_at = time.perf_counter()
        self._post(delivery)
        return delivery

    def _post(self, delivery: Delivery) -> None:
        attempt = len(delivery.envelopes)
        envelope = {
            "envelope_id": str(uuid4()),
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind == "slash_commands",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": RETRY_REASON if attempt else ""}
        with self._lock:
            if not self._open:  # nobody there: it counts as an attempt that nobody answered
                delivery.envelopes.append(str(envelope["envelope_id"]))
                delivery.deadline = time.monotonic() + self.ack_seconds
                self._waiting[delivery.envelopes[-1]] = delivery
                return
            delivery.over = self._open[next(self._turns) % len(self._open)]
            delivery.envelopes.append(str(envelope["envelope_id"]))
            delivery.deadline = time.monotonic() + self.ack_seconds
            self._waiting[delivery.envelopes[-1]] = delivery
        self._say(delivery.over, envelope)

    def _say(self, connection: ServerConnection, frame: Mapping[str, Any]) -> None:
        try:
            connection.send(json.dumps(frame))
        except ConnectionClosed:
            self._left(connection)

    def _heard(self, frame: str | bytes) -> None:
        """An acknowledgement, or something to complain about."""
        now = time.perf_counter()
        try:
            ack = json.loads(frame)
            name = ack["envelope_id"]
        except (ValueError, KeyError, TypeError):
            self.complaints.append(f"not an acknowledgement: {frame!r}")
            return
        with self.space.changed:
            delivery = self._waiting.get(name)
            if delivery is None:
                self.complaints.append(f"acknowledged what was never sent: {name}")
                return
            if name in delivery.acked:
                self.complaints.append(f"acknowledged twice: {name}")
            delivery.acked.append(name)
            if delivery.acked_at is None:
                delivery.acked_at, delivery.outcome = now, delivery.outcome or "acked"
                delivery.ack_payload = ack.get("payload")
            self.space.changed.notify_all()
        self._answered(delivery)

    def _answered(self, delivery: Delivery) -> None:
        awaited = delivery.payload.get("type") in ("view_submission", "block_suggestion")
        answerable = delivery.kind == "slash_commands" or awaited
        if delivery.ack_payload and not answerable:
            self.complaints.append(
                f"{delivery.kind} takes no response payload: {delivery.ack_payload!r}"
            )
        elif len(delivery.acked) == 1:
            self.on_ack(delivery)
        delivery.done.set()

    # The deadlines

    def _watch(self) -> None:
        """Send events again and give commands up, each in its time."""
        while not self._stop.wait(0.02):
            now = time.monotonic()
            with self._lock:
                late = {
                    id(d): d
                    for d in self._waiting.values()
                    if d.outcome is None and d.deadline <= now
                }
            for delivery in late.values():
                self._missed(delivery, now)

    def _missed(self, delivery: Delivery, now: float) -> None:
        attempt = len(delivery.envelopes)
        if delivery.kind == "events_api" and attempt <= len(self.retries):
            pause = self.retries[attempt - 1]
            if delivery.deadline and now < delivery.deadline + pause:
                return
            self._post(delivery)
            return
        with self.space.changed:
            delivery.outcome = "lost" if delivery.kind == "events_api" else "operation_timeout"
            self.complaints.append(f"{delivery.kind}: {delivery.outcome}")
            self.space.changed.notify_all()
        delivery.done.set()
