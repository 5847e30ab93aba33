"""Sharing a quote or a count for a whole channel, once, and taking it back.

Whatever is clicked twice, and whichever of several processes hears it: the database's unique key
says who is first. What was shared is known there by ids alone; the words are read from the record
when they are posted.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.errors import Unsure
from bot.page.language import Words, speaking
from bot.service.store import Share, Store, short
from bot.slack.inbound.places import Reply
from bot.slack.inbound.quote_presses import Pressed
from bot.slack.inbound.requests import Press
from bot.slack.outbound import messages, offers
from bot.slack.outbound.messages import Message, Offer
from bot.slack.outbound.post import Post

if TYPE_CHECKING:
    from bot.answers.answerer import Current

log = logging.getLogger(__name__)


class Shares:
    """What is shared with one bot."""

    def __init__(self, current: Current, post: Post, store: Store) -> None:
        self._current, self._post, self._store = current, post, store

    def share(self, press: Press, told: Reply | None) -> None:
        """Post a quote for the whole channel, if it may read it; `told` is where the sharer hears
        otherwise."""
        otherwise = self.posted(press)
        if otherwise and told:
            self._post.send(otherwise, told)
        log.info(
            "share posted=%s channel=%s quote=%s",
            otherwise is None,
            press.reply.channel,
            press.quote,
        )

    def posted(self, press: Press, offer: Offer = offers.alone) -> Message | None:
        """Post it: None where it stands there now, else why it does not; `offer` is drawn below
        what stands today."""
        say, language = speaking(press.reply.language), press.reply.language
        there = self._current().standing(press.quote, press.audience)
        if there is None:
            mine = self._current().standing(press.quote, press.own)
            return messages.sentence(
                say("closed-to-channel") if mine else say("not-for-here"), language
            )
        if there.changed:
            return messages.today(there.quote, say("changed-not-shared"), language, offer)
        key = short(*press.keys)
        share = Share(key, there.quote.ref, press.user, press.reply.channel, press.reply.thread)
        why_not = self.once(
            share, messages.shared(there.quote, press.by, key, language), press.reply
        )
        return messages.sentence(why_not, language) if why_not else None

    def once(self, share: Share, message: Message, where: Reply) -> str | None:
        """Post it, if nobody has: None where it stands there now, else why it does not."""
        if not self._store.share(share):
            return _why_not(self._store.shared(share.key), speaking(where.language))
        try:
            stands = self._post.place(message, where)
        except Unsure:  # it may stand there: whoever finds that it does not can share it in a while
            raise
        except BaseException:
            self._store.forget(share.key)
            raise
        self._store.posted(share.key, stands)
        return None

    def take_back(self, pressed: Pressed) -> None:
        """Remove what somebody shared, for them alone."""
        say = speaking(pressed.reply.language)
        share = self._store.shared(pressed.ref)
        if share is None or share.channel != pressed.reply.channel:
            told = say("unknown-share")
        elif share.by != pressed.user:
            told = say("not-yours")
        elif not self._store.take_back(share.key):
            told = say("taken-back-before")
        else:
            self._remove(share, pressed)
            told = say("taken-back")
        self._post.send(messages.sentence(told, pressed.reply.language), pressed.reply)

    def _remove(self, share: Share, pressed: Pressed) -> None:
        try:
            self._post.remove(pressed.reply, share.message or pressed.message or "")
        except BaseException:
            self._store.leave(share.key)
            raise
        log.info("share taken back channel=%s quote=%s", share.channel, share.quote)


def _why_not(before: Share | None, say: Words) -> str:
    """Why something is not shared that is known to have been, by another press of the same
    button."""
    if before and before.taken_back:
        return say("shared-and-taken-back")
    return say("already-shared") if before and before.message is not None else say("being-shared")
