"""Where people come in: Home, which is published when it has changed, and a word when the bot joins
a channel."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.page.language import speaking
from bot.page.wording import Commands
from bot.slack.deliveries import Claims
from bot.slack.inbound.find_form import Joined, Visitor
from bot.slack.outbound import home, messages
from bot.slack.outbound.post import Post

if TYPE_CHECKING:
    from bot.answers.answerer import Current

log = logging.getLogger(__name__)

AGAIN = 5.0
"""Seconds in which Slack may tell of what was before it has shown what was published."""


class Hall:
    """Home and hello, for one Answerer."""

    def __init__(self, current: Current, post: Post, commands: Commands) -> None:
        self._current, self._post, self._commands = current, post, commands
        self._claims = Claims()

    def visited(self, visitor: Visitor | None) -> None:
        """Publish Home for whoever has opened it, unless what they see says the same."""
        if visitor is None:
            return
        view = home.view(
            self._current().overview(visitor.audience), self._commands, visitor.language
        )
        mark = str(view["private_metadata"])
        if visitor.shown == mark:
            return
        with self._claims.claim((f"home:{visitor.user}:{mark}",), remembered=AGAIN) as mine:
            if mine:
                self._post.home(visitor.user, view)
                log.info("home published mark=%s", mark)

    def joined(self, joined: Joined | None) -> None:
        """Say hello in a channel, once."""
        if joined is None:
            return
        with self._claims.claim(joined.keys) as mine:
            if mine:
                language = joined.reply.language
                self._post.send(
                    messages.sentence(
                        speaking(language)("hello", quote=self._commands[0]), language
                    ),
                    joined.reply,
                )
