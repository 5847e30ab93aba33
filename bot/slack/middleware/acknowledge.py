"""What Slack hears, at once and once: before any work begins, from the thread that took the
delivery."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse

from bot.slack.actions import acknowledgement
from bot.slack.inbound.payloads import Body
from bot.slack.outbound.limits import Block

log = logging.getLogger(__name__)

HEARD = "heard"
"""Where a delivery's context keeps what Slack hears of it."""


class AckFirstApp(App):
    """An App in which Slack hears what a delivery was acknowledged with, whatever becomes of the
    work.

    In Bolt the thread that works and the one that answers write to the same response (1.30.0,
    slack_bolt/listener/thread_runner.py): a listener that fails at once may turn it into an empty
    500.
    """

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Bolt's own, but for the acknowledgement."""
        returned = super().dispatch(req)
        heard: BoltResponse = req.context.get(HEARD, returned)
        return heard


class _Given(Ack):
    """What acknowledged, and cannot take it back: Bolt would wait three seconds for it to be given
    again."""

    def __setattr__(self, name: str, value: Any) -> None:
        if value is not None or name != "response":
            super().__setattr__(name, value)


def acknowledge_at_once(choices: Callable[[Body], list[Block]]) -> Callable[..., None]:
    """Slack hears back whatever the pool is busy with; the work comes after.

    What a list offers is itself the acknowledgement: `choices` must be quick.
    """

    def acknowledge(ack: Ack, context: BoltContext, body: Body, next: Callable[[], None]) -> None:
        listed = body.get("type") == "block_suggestion"
        said = ack(**({"options": choices(body)} if listed else acknowledgement(body))).body
        context[HEARD] = BoltResponse(status=200, body=said)
        context["ack"] = given = _Given()  # type: ignore[no-untyped-call]
        given.response = BoltResponse(status=200, body=said)  # Bolt's to write to
        took = (time.monotonic() - context.get("arrived", time.monotonic())) * 1000
        told = (delivery_name(body), context.team_id, context.channel_id, took)
        log.info("heard what=%s team=%s channel=%s ack_ms=%.0f", *told)
        next()

    return acknowledge


def delivery_name(body: Body) -> str:
    """The kind of delivery and its id: never what it says."""
    event = body.get("event")
    kind = event.get("type") if isinstance(event, dict) else body.get("command") or body.get("type")
    return f"{kind}/{body.get('event_id') or body.get('trigger_id')}"


def as_little(body: Body, status: int = 200) -> BoltResponse:
    """The least that Slack takes for an answer to this kind of delivery."""
    return BoltResponse(
        status=status, body={"options": []} if body.get("type") == "block_suggestion" else ""
    )
