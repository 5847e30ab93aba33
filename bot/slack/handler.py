"""Where every surface meets: a question is asked once, its answer drawn and sent, and ids and
timings logged."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace

from slack_sdk import WebClient

from bot.answers.answerer import Current
from bot.model import Answer, Audience, Question, Searched, Unfollowed
from bot.page.language import speaking
from bot.question.followup import Before, is_thanks, stands_alone
from bot.service.store import Store
from bot.settings import Settings
from bot.slack.deliveries import AGAIN, DOUBLE, Claims
from bot.slack.inbound.places import conversation
from bot.slack.inbound.requests import Request
from bot.slack.outbound import messages
from bot.slack.outbound.messages import Message
from bot.slack.outbound.post import Post
from bot.slack.sharing import Shares
from bot.slack.threads import Threads, followable
from bot.slack.windows import found_views, views
from bot.slack.windows.modals import Modals

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Searches side by side. Searching is arithmetic: more at once finish no sooner, and slow down
acknowledging."""


class Bot:
    """What every action works with: an Answerer, the ways out, and what is remembered."""

    def __init__(
        self, client: WebClient, current: Current, store: Store, settings: Settings
    ) -> None:
        self.current, self.store, self.commands = current, store, settings.commands
        self.claims, self.post = Claims(), Post(client)
        self.modals = Modals(client, self.claims)
        self.shares: Shares = Shares(self.claims, self.post, current, store, settings)
        self._charts, self._threads = settings.charts, Threads()
        self._searching = threading.Semaphore(AT_ONCE)

    def answer(self, request: Request | None) -> None:
        """Ask and reply; nothing when nobody asked, or when this delivery is not the first."""
        if request is None:
            return
        again = DOUBLE if request.reply.replaces else AGAIN  # there and back is no double click
        remembered = None if request.lasting else again
        with self.claims.claim(request.keys, remembered=remembered) as mine:
            if mine:
                self._reply(request)
            else:
                log.info("again, not answered keys=%s", ",".join(request.keys))
                if request.modal:
                    self.modals.show_again(request.modal)

    def show_first_line(self, meeting: str, request: Request) -> None:
        """The line, or a sentence where there is no such meeting any more, or not for who asks."""
        with self.claims.claim(request.keys, remembered=AGAIN) as mine:
            if not mine:
                return
            question = request.question
            quote = self.current().first_line(meeting, question.audience)
            if quote:
                answer = Answer(question, "find", "found", Searched(1), (quote,))
                self._threads.remember(request.conversations, followable(question, answer))
                self._send(answer, request)
            else:
                self._say(
                    speaking(question.language)("meeting-gone", meetings=self.commands[1]), request
                )
            told = bool(quote), request.reply.channel, meeting
            log.info("first line found=%s channel=%s meeting=%s", *told)

    def _reply(self, request: Request) -> None:
        followed = self._followed(request)
        if isinstance(followed, str):
            self._say(request.reply.say(f"unfollowed-{followed}"), request)
            log.info("not followed why=%s keys=%s", followed, ",".join(request.keys))
            return
        request = replace(request, question=followed or request.question)
        started = time.perf_counter()
        with self._searching:
            answer = self.current().ask(request.question)
        found = time.perf_counter()
        before = self._remember(request, answer, followed)
        way, message = self._send(answer, request)
        if request.question.surface == "dm" and message:  # a thread may be begun under it
            self._threads.remember((conversation(request.reply.channel, message),), before)
        told = {
            "surface": request.question.surface,
            "intent": answer.intent,
            "outcome": answer.outcome,
            "verdict": answer.verdict,
            "quotes": len(answer.quotes),
            "search_ms": round((found - started) * 1000),
            "send_ms": round((time.perf_counter() - found) * 1000),
            "way": way,
            "channel": request.reply.channel,
            "keys": ",".join(request.keys),
        }
        log.info("answered %s", " ".join(f"{name}={value}" for name, value in told.items()))

    # Out ------------------------------------------------------------------------------------------

    def _send(self, answer: Answer, request: Request) -> tuple[str, str]:
        """In the window in which it was asked, or where the reply goes; by which way, and as which
        message."""
        modal, say = request.modal, request.reply.say
        if modal is None:
            return self.post.send(self._drawn(answer, request), request.reply)
        title = modal.title or say("find-title")
        shown = found_views.found_windows(
            answer, self.commands, request.reply, title, request.checked
        )
        if self.modals.show(modal, *shown) or request.lasting:  # closed: they have read enough
            return "window", ""
        return self.post.tell(say("window-gone"), request.reply)

    def _say(self, sentence: str, request: Request) -> None:
        """A plain sentence, in that window or where the reply goes."""
        modal, reply = request.modal, request.reply
        if modal:
            self.modals.show(modal, views.sentence_window(sentence, modal.title, reply.say))
        else:
            self.post.tell(sentence, reply)

    def _drawn(self, answer: Answer, request: Request) -> Message:
        beside, reply = request.question.beside, request.reply
        if beside and not answer.quotes:
            ends = "record-ends" if beside.step > 0 else "record-begins"
            return messages.sentence(reply.say(ends), reply.language)
        if request.question.limit == 1:  # a further page would be one of several lines
            answer = replace(answer, more=False)
        charts = self._charts and request.question.surface == "dm"
        return messages.render(answer, private=reply.private, commands=self.commands, charts=charts)

    # What it follows on ---------------------------------------------------------------------------

    def _remember(
        self, request: Request, answer: Answer, followed: Question | None
    ) -> Before | None:
        """What is there to follow on now. After "who was there?" that is still what was asked
        before."""
        before = followable(request.question, answer)
        last = self._threads.before(request.follows)
        if followed and (answer.intent == "meetings" or before is None):
            return last
        before = _after(last, before) if before and last else before
        self._threads.remember(request.conversations, before)
        return before

    def _followed(self, request: Request) -> Question | Unfollowed | None:
        """The whole question, where this one follows on the last of its conversation; None: it is
        one of its own."""
        asked, before = request.question, self._threads.before(request.follows)
        if request.follows is None:
            thanked = asked.surface == "mention" and is_thanks(asked.text)
            return "thanks" if thanked else None
        if before and before.question.audience not in (Audience(), asked.audience):
            before = None  # it may name what this reader may not know of
        if before is None and request.reply.thread is None and stands_alone(asked.text):
            return None
        followed = self.current().followed(before, asked.text, asked.audience)
        if isinstance(followed, Question):
            return replace(followed, surface=asked.surface, language=asked.language)
        return followed


def _after(last: Before, before: Before) -> Before:
    """What is there to follow on after two questions: of the last line shown, where the second had
    none."""
    before = replace(before, earlier=last.question)
    if before.quote or before.meeting or not last.quote:
        return before
    return replace(before, quote=last.quote, meeting=last.meeting, speaker=last.speaker, kept=True)
