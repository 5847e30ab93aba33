"""What people do with a quote that stands before them: see it in context, cite it, say that it is
right or wrong.

A window is opened by the thread that is kept for it, with what it shows, ahead of every question
that waits: its trigger lasts three seconds, and a look at a few lines takes a few milliseconds.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackClientError

from bot.page.language import speaking
from bot.service.store import GOOD, Report, Store
from bot.slack.deliveries import Claims
from bot.slack.inbound.places import Modal
from bot.slack.inbound.quote_presses import Pressed, Step, Told, What, window
from bot.slack.outbound import messages
from bot.slack.outbound.limits import Block
from bot.slack.outbound.post import Post, reason
from bot.slack.sharing import Shares
from bot.slack.windows import quote_views
from bot.slack.windows.modal import Modals

if TYPE_CHECKING:
    from bot.answers.answerer import Current

log = logging.getLogger(__name__)

DOUBLE = 2.0
"""Within so many seconds a second press of the same button is a double click."""
OPENERS = 4
"""Windows opened side by side."""
WINDOWS: tuple[What, ...] = ("context", "cite", "wrong", "bad")


class Quotes:
    """What is done with the quotes of one Answerer."""

    def __init__(
        self, current: Current, post: Post, modals: Modals, store: Store, shares: Shares
    ) -> None:
        self._current, self._post, self._modals = current, post, modals
        self._store, self._shares = store, shares
        self._claims = Claims()
        self._openers = ThreadPoolExecutor(OPENERS, thread_name_prefix="window")

    def opening(self, pressed: Pressed) -> Future[Modal | None] | None:
        """Begin to open the window of a press; None where it opens none."""
        return self._openers.submit(self._open, pressed) if pressed.what in WINDOWS else None

    def pressed(self, pressed: Pressed, opening: Future[Modal | None] | None) -> None:
        """See to a press of one of a quote's buttons; where its window could not be opened, say
        so."""
        if opening is not None:
            self._see_to_window(pressed, opening)
        elif pressed.what == "good":
            self._thank(pressed)
        elif pressed.what == "back":
            with self._claims.claim(pressed.keys, remembered=DOUBLE) as mine:
                if mine:
                    self._shares.take_back(pressed)

    def step(self, step: Step) -> None:
        """Show what stands earlier or later, in the window that is open."""
        language = step.reply.language
        around = self._current().around(
            step.ref, step.audience, before=step.before, onward=step.onward
        )
        say = speaking(language)
        view = quote_views.said(say("context-title"), say("off-record"), language=language)
        if around:
            view = quote_views.context(around, step.window, language=language)
        if not self._modals.show(step.modal, view):
            self._post.send(messages.sentence(say("window-gone"), language), step.reply)

    def report(self, told: Told) -> None:
        """Keep what is wrong with a quote, and say so in the form's place."""
        language = told.reply.language
        number = self._store.report(told.key, Report(told.ref, told.kind, told.user, told.remark))
        say = speaking(language)
        kept = (
            say("report-kept-before")
            if number is None
            else say("report-kept", reference=str(number))
        )
        self._modals.show(
            told.modal, quote_views.said(say("something-wrong"), kept, language=language)
        )
        log.info("report number=%s kind=%s quote=%s", number, told.kind, told.ref)

    def _open(self, pressed: Pressed) -> Modal | None:
        with self._claims.claim(pressed.keys, remembered=DOUBLE) as mine:
            if mine:
                lay = self._modals.push_view if pressed.modal else self._modals.open_view
                return lay(pressed.trigger, self._view(pressed))
        log.info("again, not opened keys=%s", ",".join(pressed.keys))
        return None

    def _view(self, pressed: Pressed) -> Block:
        language = pressed.reply.language
        say = speaking(language)
        titles = {"context": say("context-title"), "cite": say("cite-title")}
        there = self._current().standing(pressed.ref, pressed.audience)
        if there is None:
            title = titles.get(pressed.what, say("something-wrong"))
            return quote_views.said(title, say("off-record"), language=language)
        if pressed.what == "cite":
            return quote_views.citations(there, language=language)
        if pressed.what != "context":
            return quote_views.form(there, window(pressed), language=language)
        around = self._current().around(there.quote.ref, pressed.audience)
        if around is None:
            return quote_views.said(say("context-title"), say("off-record"), language=language)
        return quote_views.context(
            around, window(pressed), changed=there.changed, language=language
        )

    def _see_to_window(self, pressed: Pressed, opening: Future[Modal | None]) -> None:
        try:
            opening.result()
        except (SlackClientError, OSError, HTTPException) as error:
            log.warning(
                "window not opened reason=%s channel=%s", reason(error), pressed.reply.channel
            )
            language = pressed.reply.language
            say = speaking(language)
            buttons = {"context": say("context"), "cite": say("cite"), "bad": say("wrong")}
            button = buttons.get(pressed.what, say("something-wrong"))
            self._post.send(
                messages.sentence(say("no-window", button=button), language), pressed.reply
            )

    def _thank(self, pressed: Pressed) -> None:
        key = f"{GOOD}:{pressed.user}:{pressed.ref}"
        with self._claims.claim(pressed.keys, remembered=DOUBLE) as mine:
            if mine:
                say = speaking(pressed.reply.language)
                number = self._store.report(key, Report(pressed.ref, GOOD, pressed.user))
                told = say("thanked") if number is None else say("thanks")
                self._post.send(messages.sentence(told, pressed.reply.language), pressed.reply)
