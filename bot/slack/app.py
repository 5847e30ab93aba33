"""The Bolt app around an Answerer: who gets in, how quickly Slack hears back, and what happens when something fails."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.errors import IndexBusy
from bot.languages import speaking
from bot.settings import Settings
from bot.slack import blocks, finder, finding, findviews, guests, home, listeners, locale, views
from bot.slack import request as read
from bot.slack.blocks import Message
from bot.slack.door import Door
from bot.slack.limits import Block
from bot.slack.modal import Modals
from bot.slack.pool import Overloaded, Pool
from bot.slack.post import Post, Undelivered, reason, web_client
from bot.slack.request import Modal
from bot.slack.shapes import LANGUAGE, Malformed
from bot.store import MEMORY, Store

if TYPE_CHECKING:
    from bot.answer import Answerer

log = logging.getLogger(__name__)

Body = dict[str, Any]


def build_app(
    settings: Settings,
    answerer: Answerer,
    client: WebClient | None = None,
    *,
    identity: AuthorizeResult | None = None,
    pool: Pool | None = None,
    store: Store | None = None,
) -> App:
    """The app, ready for `dispatch`; no call goes out before a question comes. `identity`: who the bot is, if known."""
    _discreet()
    client = client or web_client(settings.bot_token, settings.api_url)
    app = App(
        name="verbatim.bolt",
        logger=_bolt_log(),
        client=client,
        signing_secret=settings.signing_secret or "",
        authorize=_authorize(client.token, identity),
        before_authorize=Door(settings.signing_secret),
        request_verification_enabled=False,  # the door does it
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,
        listener_executor=pool or Pool(),
    )
    # With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the environment Bolt turns to OAuth and a store of its own
    app._oauth_flow = None
    app._installation_store = None
    app.use(locale.keeper(settings.language))
    app.use(_acknowledge(finder.choices(answerer, guests=settings.guests == "open")))
    app.use(guests.keeper(Post(client), answered=settings.guests == "open"))
    listeners.register(app, answerer, settings, store or Store(settings.database or MEMORY))
    app.error(_error_handler(Post(client), Modals(client), settings))
    return app


def _authorize(token: str | None, identity: AuthorizeResult | None) -> Callable[..., AuthorizeResult]:
    """One workspace, one token. Bolt's own way calls auth.test inside the first requests, while Slack waits."""

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return identity or AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


class _Heard(BoltResponse):
    """An acknowledgement: a 200, whatever becomes of the work.

    slack_bolt/listener/thread_runner.py, 1.30.0: a listener that fails at once makes a 500 of the acknowledgement that
    was given before it, or takes it back; over a socket Slack would then never hear of it.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, 200 if name == "status" else value)


class _Given(Ack):
    """What acknowledged, and does not take it back."""

    def __setattr__(self, name: str, value: Any) -> None:
        if value is not None or name != "response":
            super().__setattr__(name, value)


def _acknowledge(choices: Callable[[Body], list[Block]]) -> Callable[..., None]:
    """Slack hears back from the thread that took the delivery, whatever the pool is busy with; the work comes after.

    What a list offers is itself the acknowledgement: `choices` must be quick.
    """

    def acknowledge(ack: Ack, context: BoltContext, body: Body, next: Callable[[], None]) -> None:
        context["ack"] = given = _Given()  # type: ignore[no-untyped-call]
        given.response = _Heard(status=200, body=ack(**_answered(body, choices)).body)
        took = (time.monotonic() - context.get("arrived", time.monotonic())) * 1000
        log.info("heard what=%s team=%s channel=%s ack_ms=%.0f", _what(body), context.team_id, context.channel_id, took)
        next()

    return acknowledge


def _answered(body: Body, choices: Callable[[Body], list[Block]]) -> dict[str, Any]:
    """What the acknowledgement itself says."""
    if body.get("type") == "block_suggestion":
        return {"options": choices(body)}
    return findviews.acknowledgement(body) or views.acknowledgement(body)


def _what(body: Body) -> str:
    """The kind of delivery and its id: never what it says."""
    event = body.get("event")
    kind = event.get("type") if isinstance(event, dict) else body.get("command") or body.get("type")
    return f"{kind}/{body.get('event_id') or body.get('trigger_id')}"


# When something fails -------------------------------------------------------------------------------------------------


def _error_handler(post: Post, modals: Modals, settings: Settings) -> Callable[..., BoltResponse | None]:
    """The one handler of everything: the person gets a sentence and a reference, the log the reference and where."""
    aside = ThreadPoolExecutor(2, thread_name_prefix="apology")

    def on_error(
        error: Exception, body: Body, context: BoltContext, response: BoltResponse | None
    ) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            return _unhandled(body, settings)
        reference = secrets.token_hex(3).upper()
        log.error("failed reference=%s what=%s error=%s at=%s", reference, _what(body), *_trace(error))
        reply, before_nothing = read.reply_to(body), finding.before_nothing(body)
        if before_nothing:
            aside.submit(_tell_at_home, post, before_nothing, _told(error, reference, body.get(LANGUAGE)))
        if reply is not None:  # aside: this may be the thread in which Slack is waiting
            apology = blocks.sentence(_told(error, reference, reply.language), reply.language)
            aside.submit(_apologise, post, modals, apology, reply, _modal(body, context), reference)
        return _still(body, context, _status(error)) if response is not None else None

    return on_error


def _still(body: Body, context: BoltContext, status: int) -> BoltResponse:
    """What Slack hears all the same: what has been said already, so that a window stays; else as little as it takes."""
    given: BoltResponse | None = getattr(context.get("ack"), "response", None)
    if given is not None:
        return given
    if body.get("type") == "block_suggestion":
        return BoltResponse(status=status, body={"options": []})
    return BoltResponse(status=status, body="")


def _apologise(
    post: Post, modals: Modals, apology: Message, reply: read.Reply, modal: Future[Modal | None], reference: str
) -> None:
    """Into the modal that waits to be filled, if there is one; else where the answer would have stood."""
    try:
        opened = modal.result()
        if opened:
            modals.fill(opened, apology)
            return
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("modal not told reference=%s reason=%s", reference, reason(error))
    try:
        post.send(apology, reply)
    except Undelivered as error:
        log.error("not told either reference=%s %s", reference, error)


def _tell_at_home(post: Post, user: str, sentence: str) -> None:
    """In the place of a Home that could not be drawn; it is drawn when it is opened again."""
    try:
        post.home(user, home.said(sentence))
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("home not told reason=%s", reason(error))


def _modal(body: Body, context: BoltContext) -> Future[Modal | None]:
    """The modal that is open or being opened for this delivery."""
    opening: Future[Modal | None] | None = context.get("opening")
    if opening is None:
        opening = Future()
        opening.set_result(finding.window_of(body) or read.window_of(body))
    return opening


def _unhandled(body: Body, settings: Settings) -> BoltResponse:
    """Acknowledged, or Slack sends it again; a command that the app has but this bot was not told of is answered."""
    log.warning("unhandled what=%s", _what(body))
    if body.get("type") == "block_suggestion":
        return BoltResponse(status=200, body={"options": []})
    if "command" not in body:
        return BoltResponse(status=200, body="")
    text = speaking(body.get(LANGUAGE)).unknown_command(str(body["command"]), settings.commands)
    return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})


def _told(error: Exception, reference: str, language: str | None) -> str:
    say = speaking(language)
    if isinstance(error, Overloaded):
        return say.busy(reference)
    return say.preparing(reference) if isinstance(error, IndexBusy) else say.trouble(reference)


def _status(error: Exception) -> int:
    """Slack is told of success whenever the person is told of the failure: a retry would only tell them twice."""
    return 400 if isinstance(error, Malformed) else 200


def _trace(error: Exception) -> tuple[str, str]:
    """The error's type and the place it came from. Not its message: that may hold what somebody asked."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__, place


# What the logs must not hold ------------------------------------------------------------------------------------------


def _discreet() -> None:
    """At DEBUG, Slack's packages write whole requests to the log, words and tokens: they never get there."""
    for name in ("slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.INFO)


def _bolt_log() -> logging.Logger:
    """Bolt's voice: its warnings quote bodies, or advise what has been seen to (a token given twice)."""
    bolt = logging.getLogger("verbatim.bolt")
    bolt.setLevel(logging.ERROR)
    return bolt
