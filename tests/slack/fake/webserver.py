"""The fake's HTTP side: the Web API under /api/, and the response addresses handed out with
payloads."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message as Headers
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .arguments import TEXT_OF_POST, Answer, content_of
from .chat import parent_of
from .methods import METHODS
from .workspace import RESPONSE_USES, Message, Refused, ResponseUrl, Workspace

RESPONSE_URL = "response_url"
"""The name under which uses of response addresses are recorded and made to fail."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it arrived and what it was told. `at` is a monotonic time in seconds."""

    method: str
    args: Mapping[str, Any]
    token: str | None
    at: float
    status: int
    answer: Mapping[str, Any]

    @property
    def error(self) -> str | None:
        """Slack's word for why not, or None."""
        return self.answer.get("error")


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with the next call of a method."""

    status: int = 200
    error: str | None = None
    retry_after: int | None = None
    delay: float = 0.0


@dataclass(slots=True)
class Door:
    """The rules at the door: tokens, scopes, faults, and the record of every call."""

    space: Workspace
    tokens: Mapping[str, str]  # token -> its prefix's kind, "xoxb-" or "xapp-"
    scopes: frozenset[str]
    calls: list[Call] = field(default_factory=list)
    faults: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    extra: dict[str, Any] = field(
        default_factory=dict
    )  # methods of the server's own: apps.connections.open
    lock: threading.RLock = field(default_factory=threading.RLock)

    def call(
        self, method: str, token: str | None, args: Mapping[str, Any]
    ) -> tuple[int, Answer, dict[str, str]]:
        """Answer one call of the Web API: status, body, headers."""
        headers = {"X-OAuth-Scopes": ",".join(sorted(self.scopes))}
        fault = self._fault(method)
        try:
            if fault is not None and fault.error is not None:
                raise Refused(fault.error)
            self._admit(method, token)
            with self.lock:
                status, answer = 200, {"ok": True, **self._run(method, args)}
        except Refused as refused:
            status, answer = 200, refusal(refused)
        if fault is not None and fault.status != 200:
            status = fault.status
        if fault is not None and fault.retry_after is not None:
            headers["Retry-After"] = str(fault.retry_after)
        self._record(Call(method, dict(args), token, time.monotonic(), status, answer))
        return status, answer, headers

    def respond(self, path: str, raw: bytes) -> tuple[int, Answer, dict[str, str]]:
        """Answer one use of a response address."""
        args: Mapping[str, Any] = {}
        fault = self._fault(RESPONSE_URL)
        headers = (
            {}
            if fault is None or fault.retry_after is None
            else {"Retry-After": str(fault.retry_after)}
        )
        try:
            if fault is not None and fault.error is not None:
                raise Refused(fault.error)
            args = json_object(raw)
            with self.lock:
                use(self.space, path, args)
            status, answer = 200, {"ok": True}
        except Refused as refused:
            gone = refused.error in {"used_url", "expired_url", "no_service"}
            status, answer = (404 if gone else 400), refusal(refused)
        status = fault.status if fault is not None and fault.status != 200 else status
        self._record(Call(RESPONSE_URL, args, None, time.monotonic(), status, answer))
        return status, answer, headers

    def _fault(self, method: str) -> Fault | None:
        with self.lock:
            fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is not None and fault.delay:
            time.sleep(fault.delay)
        return fault

    def _admit(self, method: str, token: str | None) -> None:
        wanted = "xapp-" if method in self.extra else None
        known = METHODS.get(method)
        if known is None and wanted is None:
            raise Refused("unknown_method", req_method=method)
        if not token:
            raise Refused("not_authed")
        if token not in self.tokens:
            raise Refused("invalid_auth")
        if self.tokens[token] != (wanted or (known and known.token)):
            raise Refused("not_allowed_token_type")
        if known is not None and known.scopes and not self.scopes & set(known.scopes):
            raise Refused(
                "missing_scope",
                needed=",".join(known.scopes),
                provided=",".join(sorted(self.scopes)),
            )

    def _run(self, method: str, args: Mapping[str, Any]) -> Answer:
        if method in self.extra:
            return self.extra[method](args)  # type: ignore[no-any-return]
        return METHODS[method].run(self.space, args)

    def _record(self, call: Call) -> None:
        with self.space.changed:
            self.calls.append(call)
            self.space.changed.notify_all()


def refusal(refused: Refused) -> Answer:
    """A refusal as Slack writes it."""
    answer: Answer = {"ok": False, "error": refused.error, **refused.more}
    if refused.messages:
        answer["response_metadata"] = {"messages": list(refused.messages)}
    return answer


def json_object(raw: bytes) -> Mapping[str, Any]:
    try:
        body = json.loads(raw)
    except ValueError:
        raise Refused("invalid_payload") from None
    if not isinstance(body, dict):
        raise Refused("invalid_payload")
    return body


def yes(value: object, *, absent: bool) -> bool:
    """A flag that may also be written out."""
    return absent if value is None else value in (True, "true", "True", "1", 1)


def use(space: Workspace, path: str, body: Mapping[str, Any]) -> None:
    """One use of a response address: a new message, or another content for the one that was
    clicked.

    Without `replace_original: false` the clicked message is replaced: the default of a click's
    address.
    """
    found = space.response_urls.get(path)
    if found is None:
        raise Refused("no_service")
    if found.expires < space.now():
        raise Refused("expired_url")
    if found.uses >= RESPONSE_USES:
        raise Refused("used_url")
    found.uses += 1
    origin = found.origin
    if origin is not None and yes(body.get("delete_original"), absent=False):
        space.remove(origin)
        return
    if body.get("response_type") not in (None, "ephemeral", "in_channel"):
        raise Refused(
            "invalid_arguments", "[ERROR] must be a valid enum value [json-pointer:/response_type]"
        )
    text, blocks = content_of(body, TEXT_OF_POST)
    if origin is not None and yes(body.get("replace_original"), absent=True):
        space.alter(origin, text, blocks, body)
        return
    answer_to(space, found, body, text, blocks)


def answer_to(
    space: Workspace,
    found: ResponseUrl,
    body: Mapping[str, Any],
    text: str,
    blocks: list[dict[str, Any]],
) -> None:
    """A new message by way of a response address. A public one to a command also shows what the
    person typed."""
    channel = space.channels[found.channel]
    public = body.get("response_type") == "in_channel"
    if public and found.command is not None:
        space.store(
            Message(channel.id, space.next_ts(), found.user, found.command, via="slash command")
        )
        found.command = None
    space.store(
        Message(
            channel=channel.id,
            ts=space.next_ts(),
            user=space.bot_user,
            text=text,
            blocks=blocks,
            thread_ts=parent_of(space, channel, body),
            only_for=None if public else found.user,
            via=RESPONSE_URL,
            sent=dict(body),
        )
    )


# HTTP ---------------------------------------------------------------------------------------------


def arguments(headers: Headers, query: str, raw: bytes) -> dict[str, Any]:
    """The arguments of a call: the query's, then the body's, a form or JSON."""
    args: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    kind = headers.get_content_type()
    if not raw:
        return args
    if kind == "application/json":
        try:
            body = json.loads(raw)
        except ValueError:
            raise Refused("invalid_json") from None
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        body.pop("token", None)  # Slack takes no token from a JSON body
        return args | body
    if kind == "application/x-www-form-urlencoded":
        return args | dict(parse_qsl(raw.decode("utf-8"), keep_blank_values=True))
    raise Refused("invalid_post_type")


class Server(ThreadingHTTPServer):
    """One thread per request, on a free port of this machine alone."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, door: Door) -> None:
        self.door, self._ended = door, False
        super().__init__(("127.0.0.1", 0), Handler)

    def run(self) -> None:
        """Serve until it is ended, waking for nothing but a request: a test must not wait for a
        look at a clock."""
        while not self._ended:
            self.handle_request()

    def end(self) -> None:
        """Take nothing more; it is closed when `run` has returned."""
        self._ended = True
        self.socket.shutdown(SHUT_RDWR)  # wakes whoever waits for the next request


class Handler(BaseHTTPRequestHandler):
    """Reads a request, asks the door, writes the answer."""

    server: Server

    def do_POST(self) -> None:
        address = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if address.path.startswith("/api/"):
            self._web_api(address.path.removeprefix("/api/"), address.query, raw)
        else:
            self._answer(*self.server.door.respond(address.path, raw))

    do_GET = do_POST

    def _web_api(self, method: str, query: str, raw: bytes) -> None:
        try:
            args = arguments(self.headers, query, raw)
        except Refused as refused:
            self._answer(200, refusal(refused), {})
            return
        kind, _, bearer = (self.headers.get("Authorization") or "").partition(" ")
        token = args.pop("token", None)
        self._answer(*self.server.door.call(method, bearer if kind == "Bearer" else token, args))

    def _answer(self, status: int, answer: Answer, headers: Mapping[str, str]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: tests read the record of calls."""
