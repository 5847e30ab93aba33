"""The menu and the button under meetings: one of them in full, and the first line that was said in it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.languages import speaking
from bot.model import Answer, Audience, Question, Searched, Surface
from bot.slack import blocks
from bot.slack import request as read
from bot.slack.dedupe import Claims
from bot.slack.desk import AGAIN
from bot.slack.post import Post
from bot.slack.request import Reply, Request
from bot.slack.shapes import Click, Malformed, Payload
from bot.slack.shapes import read as shaped
from bot.wording import Commands

if TYPE_CHECKING:
    from bot.answer import Answerer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A meeting chosen by somebody, and how they alone are answered."""

    meeting: str
    audience: Audience
    surface: Surface
    reply: Reply
    keys: tuple[str, ...]


def chosen(body: Payload) -> Opened:
    """Whoever chose reads the answer alone, in a channel as well: the others did not ask."""
    click = shaped(body, Click)
    action = click.actions[0] if click.actions else None
    meeting = (action.selected_option.value if action and action.selected_option else action and action.value) or ""
    if action is None or not meeting:
        raise Malformed("a choice of no meeting")
    direct = bool(click.channel and click.channel.id.startswith("D")) and not read.ephemeral(click)
    reply = read.beside(click, private=not direct)
    surface: Surface = "dm" if direct else "slash"
    audience = read.audience_of(surface, reply) if read.at_home(click) else Audience()
    key = f"{action.action_id}:{read.card(click)}:{click.user.id}:{meeting}"
    return Opened(meeting, audience, surface, reply, (key,))


def in_full(opened: Opened, command: str) -> Request:
    """The meeting's card, asked for by its name; `command` is the one that lists meetings."""
    text = f'{command} in:"{opened.meeting}"'
    question = Question(text, opened.surface, opened.audience, language=opened.reply.language)
    return Request(question, opened.reply, opened.keys, lasting=False)


class Meetings:
    """Answers with the first line of a meeting."""

    def __init__(self, answerer: Answerer, post: Post, commands: Commands) -> None:
        self._answerer, self._post, self._commands = answerer, post, commands
        self._claims = Claims()

    def first(self, opened: Opened) -> None:
        """The line, or a sentence where there is no such meeting any more, or not for who asks."""
        with self._claims.claim(opened.keys, remembered=AGAIN) as mine:
            if not mine:
                return
            quote = self._answerer.first_line(opened.meeting, opened.audience)
            say = speaking(opened.reply.language)
            message = blocks.sentence(say.meeting_gone(self._commands[1]), opened.reply.language)
            if quote:
                question = Question("", opened.surface, opened.audience, language=opened.reply.language)
                answer = Answer(question, "find", "found", Searched(1), (quote,))
                message = blocks.render(answer, private=opened.reply.private, commands=self._commands)
            self._post.send(message, replace(opened.reply))
            log.info("first line found=%s channel=%s meeting=%s", bool(quote), opened.reply.channel, opened.meeting)
