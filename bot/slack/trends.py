"""The buttons under a trend: Share posts the counts for all of the channel, with a picture; another shows the lines."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.languages import speaking
from bot.model import Audience, Question
from bot.slack import blocks
from bot.slack import request as read
from bot.slack.dedupe import Claims
from bot.slack.pictures import Pictures
from bot.slack.post import Post
from bot.slack.request import Reply, Request
from bot.slack.shapes import Click, Payload
from bot.slack.shapes import read as shaped
from bot.wording import Commands

if TYPE_CHECKING:
    from bot.answer import Answerer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shared:
    """A press of a trend's Share: the question as the channel asks it, `own` as who pressed may, and where it goes."""

    question: Question
    own: Audience
    reply: Reply
    by: str
    keys: tuple[str, ...]


def from_share(body: Payload) -> Shared:
    """What the channel may not read must not be counted for it either: so it is counted anew, for each."""
    click = shaped(body, Click)
    more = read.carried_by(click)
    reply = read.beside(click, private=False)
    home = read.clicker_at_home(click)
    audience = Audience(channel=reply.channel) if home and not more.open_only else Audience()
    own = read.audience_of("slash", reply) if home and not more.open_only else Audience()
    question = Question(more.text, more.surface, audience, page=0, language=reply.language)
    key = f"trend:{read.card(click)}:{more.text}"
    name = click.user.name or click.user.username or ""
    return Shared(question, own, replace(reply, user="", response_url=click.response_url), name, (key,))


def from_lines(body: Payload) -> Request:
    """The lines that were counted, beside the counts and not in their place."""
    request = read.from_more(body)
    reply = replace(request.reply, replaces=None)
    return replace(request, reply=reply, keys=tuple(f"lines:{key}" for key in request.keys))


class Trends:
    """Shares counts, each once."""

    def __init__(self, answerer: Answerer, post: Post, pictures: Pictures, commands: Commands) -> None:
        self._answerer, self._post, self._pictures, self._commands = answerer, post, pictures, commands
        self._claims = Claims()

    def share(self, shared: Shared, told: Reply | None) -> None:
        """For the whole channel, where it may read all that was counted; `told` is where the sharer hears otherwise."""
        with self._claims.claim(shared.keys) as mine:
            answer = self._answerer.ask(shared.question) if mine else None
            own = self._answerer.ask(replace(shared.question, audience=shared.own)) if mine else None
            if answer and own and answer.trend and answer.trend.passages and answer.trend == own.trend:
                message = blocks.render(answer, private=False, commands=self._commands, by=shared.by)
                self._post.send(message, shared.reply)
                self._pictures.send(answer.trend, shared.reply.channel, shared.reply.thread, shared.reply.language)
            elif told:
                say = speaking(told.language)
                self._post.send(blocks.sentence(say.trend_not_for_here if mine else say.trend_already_shared), told)
            log.info("trend shared first=%s channel=%s", mine, shared.reply.channel)
