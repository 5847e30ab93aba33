"""Where people come in: Home, which is published when it has changed, and a word when the bot joins
a channel."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.slack.inbound.visits import Joined, Visitor
from bot.slack.outbound import home

if TYPE_CHECKING:
    from bot.slack.handler import Bot

log = logging.getLogger(__name__)

LATE = 5.0
"""Seconds in which Slack may tell of what was before it has shown what was published."""


def publish_home(bot: Bot, visitor: Visitor | None) -> None:
    """Publish Home for whoever has opened it, unless what they see says the same."""
    if visitor is None:
        return
    view = home.home_view(bot.current().overview(visitor.audience), bot.commands, visitor.language)
    mark = str(view["private_metadata"])
    if visitor.shown == mark:
        return
    with bot.claims.claim((f"home:{visitor.user}:{mark}",), remembered=LATE) as mine:
        if mine:
            bot.post.home(visitor.user, view)
            log.info("home published mark=%s", mark)


def greet(bot: Bot, joined: Joined | None) -> None:
    """Say hello in a channel, once."""
    if joined is None:
        return
    with bot.claims.claim(joined.keys) as mine:
        if mine:
            bot.post.tell(joined.reply.say("hello", quote=bot.commands[0]), joined.reply)
