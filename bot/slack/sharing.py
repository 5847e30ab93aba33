"""Sharing a quote or a count for a whole channel, once, and taking it back.

Whatever is clicked twice, and whichever of several processes hears it: the database's unique key
says who is first. What was shared is known there by ids alone; the words are read from the record
when they are posted.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from hashlib import blake2b

from bot.answers.answerer import Current
from bot.errors import Unsure
from bot.model import Answer, Audience
from bot.page.language import Words
from bot.service.store import Share, Store, short
from bot.settings import Settings
from bot.slack.deliveries import DOUBLE, Claims
from bot.slack.inbound.carried import read_carried
from bot.slack.inbound.forms import Form, line_of
from bot.slack.inbound.places import Reply
from bot.slack.inbound.presses import Press, quote_of
from bot.slack.outbound import messages, offers
from bot.slack.outbound.messages import Message, Offer
from bot.slack.outbound.post import Post

log = logging.getLogger(__name__)

_TREND = "trend"
"""What the database knows of a count that was shared; not what was counted."""


class Shares:
    """What is shared with one bot."""

    def __init__(
        self, claims: Claims, post: Post, current: Current, store: Store, settings: Settings
    ) -> None:
        self._claims, self._post, self._current, self._store = claims, post, current, store
        self._settings = settings

    def share_quote(self, press: Press) -> None:
        """Post a quote where its button was pressed, if all who read there may read it; else say
        why not. Raises Malformed where none is carried."""
        where, quote = press.aloud, quote_of(press)
        key = short(f"share:{press.card}:{press.user}:{quote}")
        share = Share(key, quote, press.user, where.channel, where.thread)
        otherwise = self._posted(
            share, press.name, where, (press.everyone, press.audience), offers.alone
        )
        if otherwise:
            self._post.send(otherwise, press.reply)

    def share_line(self, form: Form) -> Message | None:
        """Post a line where its reader has chosen; what became of it, or None where the window was
        sent before. Raises Malformed where no line is chosen, or it goes nowhere."""
        ref, where = line_of(form)
        with self._claims.claim((form.key,)) as mine:
            if not mine:
                return None
            key = short(f"share:{form.view}:{where.channel}:{ref}")
            share = Share(key, ref, form.user, where.channel)
            readers = (form.everyone, form.alone)
            why_not = self._posted(share, form.by, where, readers, offers.together)
            return why_not or messages.sentence(where.say("shared-there"), where.language)

    def share_trend(self, press: Press) -> None:
        """Post counts where their button was pressed, if all who read there may read what was
        counted; so it is counted anew, for them and for who presses."""
        carried, where = read_carried(press.value), press.aloud
        question = replace(carried.question(carried.surface, Audience(), where.language), page=0)
        everyone, own = press.everyone, press.audience
        if carried.open_only:
            everyone = own = Audience()
        answer = self._current().ask(replace(question, audience=everyone))
        counted = answer.trend
        theirs = self._current().ask(replace(question, audience=own)).trend
        if counted and counted.passages and counted == theirs:
            why_not = self._share_counts(answer, press, where)
        else:
            why_not = where.say("trend-not-for-here")
        if why_not:
            self._post.tell(why_not, press.reply)

    def take_back(self, press: Press) -> None:
        """Remove what somebody shared, for them alone."""
        with self._claims.claim((press.key,), remembered=DOUBLE) as mine:
            if mine:
                self._post.tell(self._taken_back(press), press.reply)

    def _taken_back(self, press: Press) -> str:
        share, say = self._store.shared(press.ref), press.reply.say
        if share is None or share.channel != press.reply.channel:
            return say("unknown-share")
        if share.by != press.user:
            return say("not-yours")
        if not self._store.take_back(share.key):
            return say("taken-back-before")
        self._remove(share, press)
        return say("taken-back")

    def _posted(
        self, share: Share, by: str, where: Reply, readers: tuple[Audience, Audience], offer: Offer
    ) -> Message | None:
        """Post the quote of the share: None where it stands there now, else why it does not.

        `by`: the name of who shares it. `readers`: all who read there, and who shares it. `offer`
        is drawn below what stands today, where that is no longer what was shown.
        """
        say, language = where.say, where.language
        there = self._current().standing(share.quote, readers[0])
        if there is None:
            mine = self._current().standing(share.quote, readers[1])
            return messages.sentence(
                say("closed-to-channel") if mine else say("not-for-here"), language
            )
        if there.changed:
            return messages.changed_quote(there.quote, say("changed-not-shared"), language, offer)
        share = replace(share, quote=there.quote.ref)
        why_not = self._once(
            share, messages.shared_quote(there.quote, by, share.key, language), where
        )
        return messages.sentence(why_not, language) if why_not else None

    def _share_counts(self, answer: Answer, press: Press, where: Reply) -> str | None:
        told = "\0".join((_TREND, press.card, answer.question.text))
        key = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=24).hexdigest()
        message = messages.render(
            answer,
            private=False,
            commands=self._settings.commands,
            by=press.name,
            key=key,
            charts=self._settings.charts,
        )
        share = Share(key, _TREND, press.user, where.channel, where.thread)
        return self._once(share, message, where)

    def _once(self, share: Share, message: Message, where: Reply) -> str | None:
        """Post it, if nobody has: None where it stands there now, else why it does not."""
        if not self._store.share(share):
            return self._why_not(share.key, where.say)
        try:
            stands = self._post.send_once(message, where)
        except Unsure:  # it may stand there: whoever finds that it does not can share it in a while
            raise
        except BaseException:
            self._store.forget(share.key)
            raise
        self._store.posted(share.key, stands)
        log.info("shared channel=%s quote=%s", share.channel, share.quote)
        return None

    def _why_not(self, key: str, say: Words) -> str:
        """Why something is not shared that is known to have been, by another press of the same
        button."""
        before = self._store.shared(key)
        if before is None:
            return say("being-shared")
        if before.taken_back:
            return say("shared-and-taken-back")
        return say("being-shared" if before.message is None else "already-shared")

    def _remove(self, share: Share, press: Press) -> None:
        try:
            self._post.remove(press.reply, share.message or press.message or "")
        except BaseException:
            self._store.leave(share.key)
            raise
        log.info("share taken back channel=%s quote=%s", share.channel, share.quote)
