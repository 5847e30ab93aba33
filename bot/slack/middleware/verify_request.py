"""The first thing every delivery meets: is it Slack's, and is it whole?

Stands in for Bolt's own check of signatures, which fails with a 500 on a timestamp that is no
number and writes the whole body of a refused request, somebody's words, to the log.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from urllib.parse import parse_qsl

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware
from slack_bolt.request.internals import build_context
from slack_sdk.signature import SignatureVerifier

from bot.slack.inbound import payloads

log = logging.getLogger(__name__)

_NUMBER = re.compile(r"[0-9]{1,20}")


class RequestVerifier(Middleware):
    """Refuses what is not signed by Slack (401) or not shaped like Slack's (400), and mends what
    Bolt misread."""

    def __init__(self, signing_secret: str | None) -> None:
        self._verifier = SignatureVerifier(signing_secret) if signing_secret else None

    def process(
        self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]
    ) -> BoltResponse | None:
        """Let the request in by `next`, or answer it here; `resp` is Bolt's, and stays as it is."""
        req.context["arrived"] = time.monotonic()
        if req.mode != "socket_mode" and not self._signed(req):
            log.warning("refused: signature or timestamp")
            return BoltResponse(status=401, body={"error": "invalid request"})
        mend(req)
        problem = payloads.problem(req.body)
        if problem is None:
            return next()
        log.warning("refused: %s", problem)
        # Over a socket silence means "send it again", which would not make it whole
        return BoltResponse(status=200 if req.mode == "socket_mode" else 400, body="")

    def _signed(self, req: BoltRequest) -> bool:
        """Without a signing secret, nothing that comes by HTTP is Slack's."""
        timestamp = req.headers.get("x-slack-request-timestamp", [""])[0]
        signature = req.headers.get("x-slack-signature", [""])[0]
        if self._verifier is None or _NUMBER.fullmatch(timestamp) is None:
            return False
        return self._verifier.is_valid(req.raw_body, timestamp, signature)


def mend(req: BoltRequest) -> None:
    """Give a form its fields back: one with the word "payload" anywhere in it is interactive to
    Bolt, which empties it.

    slack_bolt/request/internals.py, parse_body, 1.30.0: `/quote payload encryption` would be lost.
    """
    if req.body == {} and req.mode != "socket_mode" and req.raw_body:
        fields = dict(parse_qsl(req.raw_body, keep_blank_values=True))
        if "payload" not in fields:
            req.body = fields
            req.context = build_context(req.context, fields)
