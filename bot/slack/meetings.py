"""The menu and the button under meetings: one of them in full, and the first line that was said in
it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Malformed
from bot.model import Answer, Audience, Changed, Command, Question, Searched, Surface
from bot.page.language import speaking
from bot.page.wording import Commands
from bot.slack.deliveries import Claims
from bot.slack.handler import AGAIN, Desk
from bot.slack.inbound.audience import ephemeral, reader
from bot.slack.inbound.payloads import Click, Payload
from bot.slack.inbound.payloads import read as shaped
from bot.slack.inbound.places import Modal, Reply, beside, card, conversation, within
from bot.slack.inbound.requests import Request
from bot.slack.outbound import messages
from bot.slack.outbound.messages import Message
from bot.slack.outbound.post import Post
from bot.slack.windows import find_views
from bot.slack.windows.modal import Modals

if TYPE_CHECKING:
    from bot.answers.answerer import Answerer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A meeting chosen by somebody, and how they alone are answered: beside a message, or in the
    `modal` itself."""

    meeting: str
    audience: Audience
    surface: Surface
    reply: Reply
    keys: tuple[str, ...]
    modal: Modal | None = None


def chosen(body: Payload) -> Opened:
    """Whoever chose reads the answer alone, in a channel as well: the others did not ask."""
    click = shaped(body, Click)
    action = click.actions[0] if click.actions else None
    meeting = (
        action.selected_option.value
        if action and action.selected_option
        else action and action.value
    ) or ""
    if action is None or not meeting:
        raise Malformed("a choice of no meeting")
    audience, reply = reader(click)
    surface: Surface = "slash"
    if click.view is None and reply.channel.startswith("D") and not ephemeral(click):
        surface, reply = "dm", beside(click, private=False)
    key = f"{action.action_id}:{card(click)}:{click.user.id}:{meeting}"
    return Opened(meeting, audience, surface, reply, (key,), within(click))


def in_full(opened: Opened) -> Request:
    """The meeting's card."""
    question = _within(opened, "meetings")
    keys, said_in = opened.keys, _said_in(opened)
    return Request(
        question, opened.reply, keys, lasting=False, modal=opened.modal, conversations=said_in
    )


def _within(opened: Opened, command: Command) -> Question:
    """The meeting itself, or lines said in it."""
    return Question(
        "",
        opened.surface,
        opened.audience,
        language=opened.reply.language,
        command=command,
        changed=Changed(meeting=opened.meeting),
    )


def _said_in(opened: Opened) -> tuple[str, ...]:
    """The conversation in which something may follow on the answer."""
    reply = opened.reply
    return () if reply.private or opened.modal else (conversation(reply.channel, reply.thread),)


class Meetings:
    """Answers with the first line of a meeting."""

    def __init__(
        self, answerer: Answerer, post: Post, modals: Modals, commands: Commands, desk: Desk
    ) -> None:
        self._answerer, self._post, self._modals, self._commands = answerer, post, modals, commands
        self._desk, self._claims = desk, Claims()

    def first(self, opened: Opened) -> None:
        """The line, or a sentence where there is no such meeting any more, or not for who asks."""
        with self._claims.claim(opened.keys, remembered=AGAIN) as mine:
            if not mine:
                return
            quote = self._answerer.first_line(opened.meeting, opened.audience)
            question = _within(opened, "quote")
            answer = Answer(question, "find", "found", Searched(1), (quote,)) if quote else None
            if opened.modal:
                self._show(answer, opened, opened.modal)
            else:
                self._send(answer, opened)
            log.info(
                "first line found=%s channel=%s meeting=%s",
                bool(quote),
                opened.reply.channel,
                opened.meeting,
            )

    def _send(self, answer: Answer | None, opened: Opened) -> None:
        message = self._gone(opened)
        if answer:
            message = messages.render(answer, private=opened.reply.private, commands=self._commands)
            self._desk.remember(answer, _said_in(opened))
        self._post.send(message, opened.reply)

    def _show(self, answer: Answer | None, opened: Opened, modal: Modal) -> None:
        if answer:
            self._modals.show(
                modal, *find_views.found(answer, self._commands, opened.reply, modal.title)
            )
        else:
            self._modals.fill(modal, self._gone(opened))

    def _gone(self, opened: Opened) -> Message:
        language = opened.reply.language
        return messages.sentence(
            speaking(language)("meeting-gone", meetings=self._commands[1]), language
        )
