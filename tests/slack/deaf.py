"""A bot that hears and talks to nobody: the real App with a client that is answered without a
network, and that answers in the thread it is asked in, so that what goes wrong is seen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.settings import Settings
from bot.slack.inbound.payloads import frame, mended
from bot.slack.pool import Pool
from tests.slack.apps import build_app

FORESEEN = frozenset({"Malformed", "Undelivered"})
"""What may be wrong with a delivery: of no shape of Slack's, or nobody there to answer."""


class Deaf(WebClient):
    """Every call succeeds."""

    def api_call(self, api_method: str, **more: Any) -> SlackResponse:  # type: ignore[override]
        said = {
            "ok": True,
            "ts": "1.1",
            "message_ts": "1.1",
            "channel": "C",
            "view": {"id": "V1", "hash": "h"},
        }
        return SlackResponse(
            client=self,
            http_verb="POST",
            api_url=api_method,
            req_args={},
            data=said,
            headers={},
            status_code=200,
        )


class AtOnce(Pool):
    """Work is done where it is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


class Watch(logging.Handler):
    """What failed and was not foreseen: where, and how often."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.failed: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        told = record.getMessage()
        error = told.partition("error=")[2].partition(" ")[0]
        if error not in FORESEEN:
            key = told.partition("error=")[2] or told
            self.failed[key] = self.failed.get(key, 0) + 1


def deaf(answerer: Any) -> App:
    """The App."""
    settings = Settings(bot_token="xoxb-1", app_token="xapp-1")
    return build_app(settings, answerer, Deaf("xoxb-1"), pool=AtOnce(workers=1, waiting=0))


def delivered(app: App, payload: dict[str, Any]) -> int:
    """The status of its acknowledgement, over a socket as `bot.slack.serve` takes it in."""
    body = dict(mended(payload))
    if frame(body):
        return 200
    return int(app.dispatch(BoltRequest(body=body, mode="socket_mode")).status)
