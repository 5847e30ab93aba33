"""The buttons under a trend: Share posts the counts for all of the channel, with charts; another
shows the lines."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.model import Answer, Audience, Question, Trend
from bot.page.language import speaking
from bot.page.wording import Commands
from bot.service.store import Share
from bot.slack.inbound import requests as read
from bot.slack.inbound.audience import at_home, audience_of, everyone_in
from bot.slack.inbound.payloads import Click, Payload
from bot.slack.inbound.payloads import read as shaped
from bot.slack.inbound.places import Reply, beside, card
from bot.slack.inbound.requests import Request
from bot.slack.outbound import messages
from bot.slack.outbound.post import Post
from bot.slack.sharing import Shares

if TYPE_CHECKING:
    from bot.answers.answerer import Answerer

log = logging.getLogger(__name__)

_WHAT = "trend"
"""What the database knows of a count that was shared; not what was counted."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A press of a trend's Share: the question as the channel asks it, `own` as who pressed may,
    and where it goes."""

    question: Question
    own: Audience
    reply: Reply
    by: str
    user: str
    key: str


def from_share(body: Payload) -> Shared:
    """What the channel may not read must not be counted for it either: so it is counted anew, for
    each."""
    click = shaped(body, Click)
    more = read.carried_by(click)
    reply = beside(click, private=False)
    home = at_home(click)
    audience = everyone_in(reply.channel) if home and not more.open_only else Audience()
    own = audience_of("slash", reply) if home and not more.open_only else Audience()
    question = replace(read.asked_again(more, more.surface, audience, reply.language), page=0)
    told = "\0".join((_WHAT, card(click), more.text))
    key = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()
    name = click.user.name or click.user.username or ""
    where = replace(reply, user="", response_url=click.response_url)
    return Shared(question, own, where, name, click.user.id, key)


def from_lines(body: Payload) -> Request:
    """The lines that were counted, beside the counts and not in their place."""
    request = read.from_more(body)
    reply = replace(request.reply, replaces=None)
    return replace(request, reply=reply, keys=tuple(f"lines:{key}" for key in request.keys))


class Trends:
    """Shares counts, each once, whichever process hears of it."""

    def __init__(
        self, answerer: Answerer, post: Post, commands: Commands, shares: Shares, *, charts: bool
    ) -> None:
        self._answerer, self._post, self._commands = answerer, post, commands
        self._shares, self._charts = shares, charts

    def share(self, shared: Shared, told: Reply | None) -> None:
        """For the whole channel, where it may read all that was counted; `told` is where the sharer
        hears otherwise."""
        answer = self._countable(shared)
        if answer is None or answer.trend is None:
            self._tell(speaking(shared.reply.language)("trend-not-for-here"), told)
        else:
            self._publish(answer, answer.trend, shared, told)

    def _countable(self, shared: Shared) -> Answer | None:
        """The counts as the channel may read them; None where they are not those that who shares
        them was told."""
        answer = self._answerer.ask(shared.question)
        own = self._answerer.ask(replace(shared.question, audience=shared.own))
        return (
            answer if answer.trend and answer.trend.passages and answer.trend == own.trend else None
        )

    def _publish(self, answer: Answer, trend: Trend, shared: Shared, told: Reply | None) -> None:
        where = shared.reply
        message = messages.render(
            answer,
            private=False,
            commands=self._commands,
            by=shared.by,
            key=shared.key,
            charts=self._charts,
        )
        share = Share(shared.key, _WHAT, shared.user, where.channel, where.thread)
        if why_not := self._shares.once(share, message, where):
            self._tell(why_not, told)
            return
        log.info("trend shared channel=%s passages=%d", where.channel, trend.passages)

    def _tell(self, sentence: str, told: Reply | None) -> None:
        if told:
            self._post.send(messages.sentence(sentence, told.language), told)
