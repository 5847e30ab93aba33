"""Sharing a quote for a whole channel, once, and taking it back.

Whatever is clicked twice, and whichever of several processes hears it: the database's unique key says who is first.
What was shared is known there by ids alone; the words are read from the record when they are posted.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.languages import speaking
from bot.languages.en import Words
from bot.slack import blocks
from bot.slack.blocks import Message
from bot.slack.post import Post, Unsure
from bot.slack.press import Pressed
from bot.slack.request import Press, Reply
from bot.store import Share, Store, short

if TYPE_CHECKING:
    from bot.answer import Answerer

log = logging.getLogger(__name__)


class Shares:
    """The quotes shared with one bot."""

    def __init__(self, answerer: Answerer, post: Post, store: Store) -> None:
        self._answerer, self._post, self._store = answerer, post, store

    def share(self, press: Press, told: Reply | None) -> None:
        """Post a quote for the whole channel, if it may read it; `told` is where the sharer hears otherwise."""
        otherwise = self.posted(press)
        if otherwise and told:
            self._post.send(otherwise, told)
        log.info("share posted=%s channel=%s quote=%s", otherwise is None, press.reply.channel, press.quote)

    def posted(self, press: Press) -> Message | None:
        """Post it: None where it stands there now, else why it does not."""
        say, language = speaking(press.reply.language), press.reply.language
        there = self._answerer.standing(press.quote, press.audience)
        if there is None:
            mine = self._answerer.standing(press.quote, press.own)
            return blocks.sentence(say.closed_to_channel if mine else say.not_for_here, language)
        if there.changed:
            return blocks.today(there.quote, say.changed_not_shared, language)
        key = short(*press.keys)
        where = press.reply
        if not self._store.share(Share(key, there.quote.ref, press.user, where.channel, where.thread)):
            return blocks.sentence(_why_not(self._store.shared(key), say), language)
        try:
            message = self._post.place(blocks.shared(there.quote, press.by, key, language), where)
        except Unsure:  # it may stand there: whoever finds that it does not can share it in a while
            raise
        except BaseException:
            self._store.forget(key)
            raise
        self._store.posted(key, message)
        return None

    def take_back(self, pressed: Pressed) -> None:
        """Remove what somebody shared, for them alone."""
        say = speaking(pressed.reply.language)
        share = self._store.shared(pressed.ref)
        if share is None or share.channel != pressed.reply.channel:
            told = say.unknown_share
        elif share.by != pressed.user:
            told = say.not_yours
        elif not self._store.take_back(share.key):
            told = say.taken_back_before
        else:
            self._remove(share, pressed)
            told = say.taken_back
        self._post.send(blocks.sentence(told, pressed.reply.language), pressed.reply)

    def _remove(self, share: Share, pressed: Pressed) -> None:
        try:
            self._post.remove(pressed.reply, share.message or pressed.message or "")
        except BaseException:
            self._store.leave(share.key)
            raise
        log.info("share taken back channel=%s quote=%s", share.channel, share.quote)


def _why_not(before: Share | None, say: Words) -> str:
    """Why a quote is not shared that is known to have been, by another press of the same button."""
    if before and before.taken_back:
        return say.shared_and_taken_back
    return say.already_shared if before and before.message is not None else say.being_shared
