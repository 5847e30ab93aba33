"""Where every surface meets: a question is asked once, its answer drawn and sent, and ids and timings logged."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from bot.model import Answer
from bot.slack import blocks, sentences
from bot.slack.blocks import Message
from bot.slack.dedupe import Claims
from bot.slack.post import Post
from bot.slack.request import Press, Reply, Request

if TYPE_CHECKING:
    from bot.answer import Answerer

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Searches side by side. Searching is arithmetic: more at once finish no sooner, and slow down acknowledging."""
AGAIN = 10.0
"""Within so many seconds a second press of the same button is a double click."""


class Desk:
    """Answers requests for one Answerer, each once."""

    def __init__(self, answerer: Answerer, post: Post, commands: tuple[str, str], claims: Claims | None = None) -> None:
        self._answerer, self._post, self._commands = answerer, post, commands
        self._claims = claims or Claims()
        self._searching = threading.Semaphore(AT_ONCE)

    def answer(self, request: Request | None) -> None:
        """Ask and reply; nothing when nobody asked, or when this delivery is not the first."""
        if request is None:
            return
        with self._claims.claim(request.keys, remembered=None if request.lasting else AGAIN) as mine:
            if mine:
                self._reply(request)
            else:
                log.info("again, not answered keys=%s", ",".join(request.keys))

    def share(self, press: Press, told: Reply | None) -> None:
        """Post a quote for the whole channel, if it may read it; `told` is where the sharer hears otherwise."""
        with self._claims.claim(press.keys) as mine:
            quote = self._answerer.quote(press.quote, press.audience) if mine else None
            if quote:
                self._post.send(blocks.shared(quote, press.by), press.reply)
            elif told:
                why = sentences.not_for_here() if mine else sentences.already_shared()
                self._post.send(blocks.sentence(why), told)
            log.info("share posted=%s channel=%s quote=%s", bool(quote), press.reply.channel, press.quote)

    def _reply(self, request: Request) -> None:
        started = time.perf_counter()
        with self._searching:
            answer = self._answerer.ask(request.question)
        found = time.perf_counter()
        way = self._post.send(self._drawn(answer, request), request.reply)
        sent = time.perf_counter()
        log.info(
            "answered surface=%s intent=%s outcome=%s quotes=%d search_ms=%.0f send_ms=%.0f way=%s channel=%s keys=%s",
            *(request.question.surface, answer.intent, answer.outcome, len(answer.quotes)),
            *((found - started) * 1000, (sent - found) * 1000, way, request.reply.channel, ",".join(request.keys)),
        )

    def _drawn(self, answer: Answer, request: Request) -> Message:
        return blocks.render(answer, private=request.reply.private, commands=self._commands)
