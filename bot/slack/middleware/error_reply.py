"""When something fails: the person gets a sentence and a reference number, the log the reference
and where.

The one catch-all of the bot: every error of a middleware or a listener ends here, and nowhere is
one swallowed.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.errors import IndexBusy, Malformed, Overloaded, Undelivered
from bot.page.language import speaking
from bot.settings import Settings
from bot.slack.inbound.payloads import LANGUAGE
from bot.slack.inbound.places import Modal, Reply
from bot.slack.inbound.requests import reply_to, window_before
from bot.slack.inbound.visits import before_nothing
from bot.slack.middleware.acknowledge import HEARD, as_little, delivery_name
from bot.slack.outbound import home, messages
from bot.slack.outbound.messages import Message
from bot.slack.outbound.post import FAILURES, Post, refusal
from bot.slack.windows import views
from bot.slack.windows.modals import Modals

log = logging.getLogger(__name__)

Body = dict[str, Any]
WAITED_FOR = "waited_for"
"""Where a delivery's context keeps the window that is being opened and is yet to be filled."""


def error_handler(
    post: Post, modals: Modals, settings: Settings
) -> Callable[..., BoltResponse | None]:
    """What Bolt hands every error to: it tells the person by `post` or in their window by
    `modals`; the `settings` name the commands."""
    aside = ThreadPoolExecutor(2, thread_name_prefix="apology")

    def on_error(
        error: Exception,
        body: Body,
        context: BoltContext,
        request: BoltRequest,
        response: BoltResponse | None,
    ) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            context[HEARD] = unhandled = _unhandled(body, settings)
            return unhandled
        reference = secrets.token_hex(3).upper()
        log.error(
            "failed reference=%s what=%s error=%s at=%s",
            reference,
            delivery_name(body),
            *_trace(error),
        )
        reply, visitor = reply_to(body), before_nothing(body)
        if visitor:
            aside.submit(
                _tell_at_home, post, visitor, _sentence_for(error, reference, body.get(LANGUAGE))
            )
        if reply is not None:  # aside: this may be the thread in which Slack is waiting
            apology = messages.sentence(
                _sentence_for(error, reference, reply.language), reply.language
            )
            aside.submit(_apologise, post, modals, apology, reply, _modal(body, context), reference)
        return as_little(body, _status(error, request)) if response is not None else None

    return on_error


def _apologise(
    post: Post,
    modals: Modals,
    apology: Message,
    reply: Reply,
    modal: Future[Modal | None],
    reference: str,
) -> None:
    """Into the modal that waits to be filled, if there is one; else where the answer would have
    stood."""
    opened = None if modal.exception() else modal.result()
    try:
        if opened:
            title = opened.title or speaking(apology.language)("find-title")
            modals.show(opened, *views.message_windows(apology, title))
            return
    except FAILURES as error:
        log.warning("modal not told reference=%s reason=%s", reference, refusal(error))
    try:
        post.send(apology, reply)
    except Undelivered as error:
        log.error("not told either reference=%s %s", reference, error)


def _tell_at_home(post: Post, user: str, sentence: str) -> None:
    """In the place of a Home that could not be drawn; it is drawn when it is opened again."""
    try:
        post.home(user, home.sentence_view(sentence))
    except FAILURES as error:
        log.warning("home not told reason=%s", refusal(error))


def _modal(body: Body, context: BoltContext) -> Future[Modal | None]:
    """The modal that is open or being opened for this delivery."""
    opening: Future[Modal | None] | None = context.get(WAITED_FOR)
    if opening is None:
        opening = Future()
        opening.set_result(window_before(body))
    return opening


def _unhandled(body: Body, settings: Settings) -> BoltResponse:
    """Acknowledged, or Slack sends it again; a command that the app has but this bot was not told
    of is answered."""
    log.warning("unhandled what=%s", delivery_name(body))
    if "command" not in body:
        return as_little(body)
    say = speaking(body.get(LANGUAGE))
    text = say(
        "unknown-command", typed=str(body["command"]), commands=say.all_of(settings.commands)
    )
    return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})


def _sentence_for(error: Exception, reference: str, language: str | None) -> str:
    say = speaking(language)
    if isinstance(error, Overloaded):
        return say("busy", reference=reference)
    what = "preparing" if isinstance(error, IndexBusy) else "trouble"
    return say(what, reference=reference)


def _status(error: Exception, request: BoltRequest) -> int:
    """Slack is told of success whenever the person is told of the failure: a retry would only tell
    them twice.

    Over a socket anything else is silence, and silence means "send it again", which would not make
    it whole.
    """
    return 400 if isinstance(error, Malformed) and request.mode != "socket_mode" else 200


def _trace(error: Exception) -> tuple[str, str]:
    """The error's type and the place it came from. Not its message: that may hold what somebody
    asked."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__, place
