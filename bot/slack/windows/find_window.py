"""Find a quote: the form is opened, what it asks is found on top of it, and a line of that is
shared.

A window is opened by a thread that is kept for it, ahead of every question that waits: its trigger
lasts three seconds.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING

from cachetools import LRUCache
from slack_sdk.errors import SlackClientError

from bot.model import Answer, Question
from bot.page.language import speaking
from bot.page.wording import Commands
from bot.slack.deliveries import Claims
from bot.slack.inbound import find_form
from bot.slack.inbound.audience import outside
from bot.slack.inbound.find_form import Sought, Wanted
from bot.slack.inbound.payloads import Payload
from bot.slack.inbound.places import Modal, Reply
from bot.slack.inbound.requests import Press
from bot.slack.outbound import messages
from bot.slack.outbound.limits import Block
from bot.slack.outbound.messages import Message
from bot.slack.outbound.post import Post, reason
from bot.slack.windows import find_views
from bot.slack.windows.modal import Modals

if TYPE_CHECKING:
    from bot.answers.answerer import Current

log = logging.getLogger(__name__)

DOUBLE = 2.0
"""Within so many seconds a second press of the same button is a double click."""
OPENERS = 4
"""Windows opened side by side."""
KEPT = 1_000
"""Windows of which is known what came of a share from them."""


class Finder:
    """The form of one bot; `ask` waits its turn, `share` posts a line or says why it does not."""

    def __init__(
        self,
        ask: Callable[[Question], Answer],
        share: Callable[[Press], Message | None],
        post: Post,
        modals: Modals,
        commands: Commands,
    ) -> None:
        self._ask, self._share, self._post, self._modals, self._commands = (
            ask,
            share,
            post,
            modals,
            commands,
        )
        self._claims = Claims()
        self._told: LRUCache[str | None, Message] = LRUCache(KEPT)
        self._openers = ThreadPoolExecutor(OPENERS, thread_name_prefix="finder")

    def opening(self, wanted: Wanted) -> Future[Modal | None]:
        """Begin to open the form, or the window in which something is tried; None where this press
        is not the first."""
        return self._openers.submit(self._open, wanted)

    def wanted(self, wanted: Wanted, opening: Future[Modal | None]) -> None:
        """Show what is tried; where no window could be opened, say so."""
        try:
            modal = opening.result()
        except (SlackClientError, OSError, HTTPException) as error:
            log.warning("form not opened reason=%s", reason(error))
            say = speaking(wanted.reply.language)
            why = say(
                "no-window", button=say("home-try-it") if wanted.question else say("find-title")
            )
            self._post.send(messages.sentence(why, wanted.reply.language), wanted.reply)
        else:
            if modal and wanted.question:
                self._find(wanted.question, modal, wanted.reply)

    def find(self, sought: Sought) -> None:
        """Show what came of the form."""
        with self._claims.claim(sought.keys) as mine:
            if mine:
                self._find(sought.question, sought.modal, sought.reply)

    def share(self, press: Press, modal: Modal) -> None:
        """Post a line where its reader has chosen, and say in the window what became of it."""
        with self._claims.claim((f"sharing:{modal.external_id}",)) as mine:
            if mine:
                say, language = speaking(press.reply.language), press.reply.language
                self._told[modal.external_id] = self._share(press) or messages.sentence(
                    say("shared-there"), language
                )
            told = self._told.get(modal.external_id)
            if (
                told
            ):  # also by who comes second: their acknowledgement has put the waiting window over it
                self._modals.show(
                    modal, find_views.filled(told, modal.title), find_views.bare(told, modal.title)
                )

    def _open(self, wanted: Wanted) -> Modal | None:
        language = wanted.reply.language
        with self._claims.claim((wanted.key,), remembered=DOUBLE) as mine:
            if not mine:
                log.info("again, not opened key=%s", wanted.key)
                return None
            waiting = find_views.said(speaking(language)("finding"), language)
            return self._modals.open_view(
                wanted.trigger, waiting if wanted.question else find_views.form(language)
            )

    def _find(self, question: Question, modal: Modal, reply: Reply) -> None:
        answer = self._ask(question)
        self._modals.show(modal, *find_views.found(answer, self._commands, reply))
        log.info(
            "found intent=%s outcome=%s quotes=%d",
            answer.intent,
            answer.outcome,
            len(answer.quotes),
        )


def choices(current: Current, *, guests: bool) -> Callable[[Payload], list[Block]]:
    """What a list of the form offers for what has been typed so far, to whoever types it; `guests`:
    to them too."""

    def offered(body: Payload) -> list[Block]:
        typed, answerer = find_form.typed(body), current()
        lists = {find_form.SPEAKER: answerer.speakers, find_form.MEETING: answerer.titles}
        search = lists.get(typed.action_id) if guests or not outside(body) else None
        return (
            find_views.options(search(typed.value or "", find_form.alone(body, typed.user.id)))
            if search
            else []
        )

    return offered
