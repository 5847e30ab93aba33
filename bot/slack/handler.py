"""Where every surface meets: a question is asked once, its answer drawn and sent, and ids and
timings logged."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPException
from typing import TYPE_CHECKING

from slack_sdk.errors import SlackClientError

from bot.model import Answer, Audience, Question, Unfollowed
from bot.page.language import speaking
from bot.page.wording import Commands
from bot.question.followup import Before, is_thanks, stands_alone
from bot.slack.deliveries import Claims
from bot.slack.inbound.places import Modal, conversation
from bot.slack.inbound.requests import Check, Request
from bot.slack.outbound import messages
from bot.slack.outbound.messages import Message
from bot.slack.outbound.post import Post, reason
from bot.slack.threads import Threads, asked
from bot.slack.windows import find_views
from bot.slack.windows.modal import Modals

if TYPE_CHECKING:
    from bot.answers.answerer import Answerer

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Searches side by side. Searching is arithmetic: more at once finish no sooner, and slow down
acknowledging."""
AGAIN = 10.0
"""Within so many seconds a second press of the same button is a double click."""

DOUBLE = 2.0
"""And of a shortcut: long enough for a double click, not for closing the modal and choosing the
shortcut again."""
OPENERS = 4
"""Modals opened side by side."""


class Desk:
    """Answers requests for one Answerer, each once."""

    def __init__(
        self,
        answerer: Answerer,
        post: Post,
        modals: Modals,
        commands: Commands,
        *,
        charts: bool = False,
    ) -> None:
        self._answerer, self._post, self._modals, self._commands = answerer, post, modals, commands
        self._charts = charts
        self._claims, self._threads = Claims(), Threads()
        self._openers = ThreadPoolExecutor(OPENERS, thread_name_prefix="opener")
        self._searching = threading.Semaphore(AT_ONCE)

    def ask(self, question: Question) -> Answer:
        """The answer to one question, when its turn has come."""
        with self._searching:
            return self._answerer.ask(question)

    def answer(self, request: Request | None) -> None:
        """Ask and reply; nothing when nobody asked, or when this delivery is not the first."""
        if request is None:
            return
        again = (
            DOUBLE if request.reply.replaces else AGAIN
        )  # there and back again is no double click
        with self._claims.claim(
            request.keys, remembered=None if request.lasting else again
        ) as mine:
            if mine:
                self._reply(request)
            else:
                log.info("again, not answered keys=%s", ",".join(request.keys))

    def remember(self, answer: Answer, conversations: tuple[str, ...]) -> None:
        """What is written next there may follow on this answer, which was asked for by a button."""
        self._threads.remember(conversations, asked(answer.question, answer))

    def opening(self, check: Check) -> Future[Modal | None]:
        """Begin to open the modal for a press, ahead of every question that waits: its trigger
        lasts three seconds.

        None where this press is not the first: a delivery that came again, a double click.
        """
        return self._openers.submit(self._open, check)

    def check(self, check: Check, opening: Future[Modal | None]) -> None:
        """Fill the modal with what came of the claim; where it could not be opened, answer the
        person alone."""
        try:
            modal = opening.result()
        except (SlackClientError, OSError, HTTPException) as error:
            log.warning("modal not opened reason=%s channel=%s", reason(error), check.reply.channel)
            self._without_modal(check)
        else:
            if modal and len(check.claims) == 1:
                self._fill(check, modal)

    def choice(self, check: Check) -> None:
        """Fill the modal with what came of the claim that was chosen in it."""
        with self._claims.claim(check.keys) as mine:
            if mine and check.modal:
                self._fill(check, check.modal)

    def _open(self, check: Check) -> Modal | None:
        with (
            self._claims.claim(check.keys) as first,
            self._claims.claim((check.press,), remembered=DOUBLE) as single,
        ):
            if first and single:
                return self._modals.open(check)
        log.info("again, not opened keys=%s", ",".join(check.keys))
        return None

    def _without_modal(self, check: Check) -> None:
        with self._claims.claim([f"instead:{key}" for key in check.keys]) as mine:
            if mine and len(check.claims) == 1:
                self._reply(check.asked())
            elif mine:
                say = speaking(check.reply.language)
                why = (
                    say("no-window", button=say("check-title"))
                    if check.claims
                    else say("nothing-to-check")
                )
                self._post.send(messages.sentence(why), check.reply)

    def _fill(self, check: Check, modal: Modal) -> None:
        started = time.perf_counter()
        answer, say = (self.ask(check.asked().question), speaking(check.reply.language))
        found = time.perf_counter()
        views = find_views.found(
            answer, self._commands, check.reply, say("check-title"), check.claims[0]
        )
        self._modals.show(modal, *views)
        log.info(
            "checked verdict=%s quotes=%d search_ms=%.0f send_ms=%.0f channel=%s keys=%s",
            *(
                answer.verdict,
                len(answer.quotes),
                (found - started) * 1000,
                (time.perf_counter() - found) * 1000,
            ),
            *(check.reply.channel, ",".join(check.keys)),
        )

    def _reply(self, request: Request) -> None:
        followed = self._followed(request)
        if isinstance(followed, str):
            say = speaking(request.reply.language)
            self._post.send(
                messages.sentence(say(f"unfollowed-{followed}"), request.reply.language),
                request.reply,
            )
            log.info("not followed why=%s keys=%s", followed, ",".join(request.keys))
            return
        request = replace(request, question=followed or request.question)
        started = time.perf_counter()
        answer = self.ask(request.question)
        found = time.perf_counter()
        before = self._remember(request, answer, followed)
        way, message = self._shown(answer, request) or self._post.sent(
            self._drawn(answer, request), request.reply
        )
        if request.question.surface == "dm" and message:  # a thread may be begun under it
            self._threads.remember((conversation(request.reply.channel, message),), before)
        sent = time.perf_counter()
        log.info(
            "answered surface=%s intent=%s outcome=%s verdict=%s quotes=%d search_ms=%.0f"
            " send_ms=%.0f way=%s channel=%s keys=%s",
            *(
                request.question.surface,
                answer.intent,
                answer.outcome,
                answer.verdict,
                len(answer.quotes),
            ),
            *(
                (found - started) * 1000,
                (sent - found) * 1000,
                way,
                request.reply.channel,
                ",".join(request.keys),
            ),
        )

    def _shown(self, answer: Answer, request: Request) -> tuple[str, str] | None:
        """In the window in which it was asked, and by which way; None: it was asked in none."""
        modal, language = request.modal, request.reply.language
        if modal is None:
            return None
        if self._modals.show(
            modal, *find_views.found(answer, self._commands, request.reply, modal.title)
        ):
            return "window", ""
        return self._post.sent(
            messages.sentence(speaking(language)("window-gone"), language), request.reply
        )

    def _remember(
        self, request: Request, answer: Answer, followed: Question | None
    ) -> Before | None:
        """What is there to follow on now. After "who was there?" that is still what was asked
        before."""
        before = asked(request.question, answer)
        last = self._threads.before(request.follows)
        if followed and (answer.intent == "meetings" or before is None):
            return last
        before = _after(last, before) if before and last else before
        self._threads.remember(request.conversations, before)
        return before

    def _followed(self, request: Request) -> Question | Unfollowed | None:
        """The whole question, where this one follows on the last of its conversation; None: it is
        one of its own."""
        if request.follows is None:
            return (
                "thanks"
                if request.question.surface == "mention" and is_thanks(request.question.text)
                else None
            )
        asked, before = request.question, self._threads.before(request.follows)
        if before and before.question.audience not in (Audience(), asked.audience):
            before = None  # it may name what this reader may not know of
        if before is None and request.reply.thread is None and stands_alone(asked.text):
            return None
        followed = self._answerer.followed(before, asked.text, asked.audience)
        if isinstance(followed, Question):
            return replace(followed, surface=asked.surface, language=asked.language)
        return followed

    def _drawn(self, answer: Answer, request: Request) -> Message:
        beside, language = request.question.beside, request.reply.language
        if beside and not answer.quotes:
            say = speaking(language)
            return messages.sentence(
                say("record-ends") if beside.step > 0 else say("record-begins"), language
            )
        if request.question.limit == 1:  # a further page would be one of several lines
            answer = replace(answer, more=False)
        charts = self._charts and request.question.surface == "dm"
        return messages.render(
            answer, private=request.reply.private, commands=self._commands, charts=charts
        )


def _after(last: Before, before: Before) -> Before:
    """What is there to follow on after two questions: of the last line shown, where the second had
    none."""
    before = replace(before, earlier=last.question)
    if before.quote or before.meeting or not last.quote:
        return before
    return replace(before, quote=last.quote, meeting=last.meeting, speaker=last.speaker, kept=True)
