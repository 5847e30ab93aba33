"""Payloads in the shape Slack sends them, one to a file; and requests made of them."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from slack_bolt import BoltRequest

from tests.slack.fake import payloads as written

FOLDER = Path(__file__).parent / "payloads"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
SECRET = "0123456789abcdef0123456789abcdef"

Payload = dict[str, Any]


def payload(name: str, **changed: Any) -> Payload:
    """A recorded payload; keywords change its top level."""
    return {**json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")), **changed}


def event(name: str, **changed: Any) -> Payload:
    """A recorded event; keywords change the event inside."""
    outer = payload(name)
    return {**outer, "event": {**outer["event"], **changed}}


def pressed(name: str, value: str | None) -> Payload:
    """A recorded press of a button with another value."""
    outer = payload(name)
    return {**outer, "actions": [{**outer["actions"][0], "value": value}]}


def over_http(
    body: str, kind: str = "application/x-www-form-urlencoded", **changed: str
) -> BoltRequest:
    """A raw body, signed; keywords change the headers: timestamp, signature."""
    stamp = changed.get("timestamp", str(int(time.time())))
    headers = {
        "content-type": kind,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": changed.get("signature", written.signature(SECRET, stamp, body)),
    }
    return BoltRequest(body=body, headers={**headers})


def form(name: str, **changed: Any) -> str:
    """A slash command's body as Slack writes it: a form."""
    return urlencode(payload(name, **changed))


def over_a_socket(body: Payload) -> BoltRequest:
    """What an envelope held."""
    return BoltRequest(mode="socket_mode", body=body)
