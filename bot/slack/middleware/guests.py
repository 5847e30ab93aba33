"""Other organisations: which channels are shared with them, and whether anybody there is answered
at all.

Slack says so of an event and of nothing else, so what an event tells of a channel is kept, and
added to the commands, buttons and shortcuts that come from it: there, too, only what is open to
everyone is quoted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from cachetools import LRUCache
from slack_bolt import BoltResponse

from bot.errors import Undelivered
from bot.slack.deliveries import Claims
from bot.slack.inbound.audience import is_outside
from bot.slack.inbound.payloads import Body
from bot.slack.inbound.requests import reply_to
from bot.slack.middleware.acknowledge import as_little
from bot.slack.outbound.post import Post

log = logging.getLogger(__name__)

FLAG = "is_ext_shared_channel"
KEPT = 10_000
"""Channels known to be shared; the ones heard from longest ago are forgotten first."""


def guest_middleware(
    post: Post, *, answered: bool
) -> Callable[[Body, Callable[[], BoltResponse]], BoltResponse]:
    """What every delivery passes before it is acknowledged. `answered`: whether guests are at
    all."""
    shared: LRUCache[str, None] = LRUCache(KEPT)
    claims, lock = Claims(), Lock()
    aside = ThreadPoolExecutor(1, thread_name_prefix="guests")

    def keep(body: Body, next: Callable[[], BoltResponse]) -> BoltResponse:
        with lock:
            _learn(shared, body)
        if answered or not is_outside(body):
            return next()
        log.info("a guest, not answered channel=%s", _channel(body))
        # aside: this is the thread in which Slack is waiting
        aside.submit(_tell, post, claims, body)
        return as_little(body)

    return keep


def _learn(shared: MutableMapping[str, None], body: Body) -> None:
    """Keep what this delivery tells of its channel, or tell it what is known."""
    channel, told = _channel(body), body.get(FLAG)
    if channel is None:
        return
    if isinstance(told, bool) and body.get("type") == "event_callback":
        shared.pop(channel, None)
        if told:
            shared[channel] = None
    elif channel in shared:
        body[FLAG] = True


def _channel(body: Body) -> str | None:
    """Where it happened, in whichever way this kind of delivery says so."""
    event = body.get("event")
    pressed = body.get("container")
    inside = pressed.get("channel_id") if isinstance(pressed, dict) else None
    there = body.get("channel_id") or body.get("channel") or inside
    place = event.get("channel") if isinstance(event, dict) else there
    name = place.get("id") if isinstance(place, dict) else place
    return name if isinstance(name, str) else None


def _tell(post: Post, claims: Claims, body: Body) -> None:
    reply = reply_to(body)
    key = str(body.get("event_id") or body.get("trigger_id") or id(body))
    with claims.claim((key,)) as mine:
        if reply is None or not mine:
            return
        try:
            post.tell(reply.say("not-for-guests"), reply)
        except Undelivered as error:
            log.warning("a guest was not told %s", error)
