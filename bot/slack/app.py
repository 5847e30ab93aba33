"""The Bolt app around an Answerer: who gets in, and what every delivery passes on its way to a
listener."""

from __future__ import annotations

import logging
from functools import partial

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.answers.answerer import Current
from bot.service.store import MEMORY, Store
from bot.settings import Settings
from bot.slack import actions, listeners
from bot.slack.handler import Bot
from bot.slack.inbound import locale
from bot.slack.middleware import error_reply, guests
from bot.slack.middleware.acknowledge import AckFirstApp, acknowledge_at_once
from bot.slack.middleware.verify_request import RequestVerifier
from bot.slack.outbound.post import web_client
from bot.slack.pool import Pool


def build_app(
    settings: Settings,
    current: Current,
    client: WebClient | None = None,
    *,
    identity: AuthorizeResult | None = None,
    pool: Pool | None = None,
    store: Store | None = None,
) -> App:
    """The app, ready for `dispatch`; no call goes out before a question comes. `identity`: who the
    bot is, if known."""
    client = client or web_client(settings.bot_token, settings.api_url)

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        """One workspace, one token. Bolt's own way calls auth.test inside the first requests, while
        Slack waits."""
        return identity or AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=client.token
        )

    app = AckFirstApp(
        name="verbatim.bolt",
        logger=_discreet_log(),
        client=client,
        signing_secret=settings.signing_secret or "",
        authorize=authorize,
        before_authorize=RequestVerifier(settings.signing_secret),
        request_verification_enabled=False,  # the verifier does it
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,
        listener_executor=pool or Pool(),
    )
    # With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET in the environment Bolt turns to OAuth and a
    # store of its own
    app._oauth_flow = None
    app._installation_store = None
    app.use(locale.language_middleware(settings.language))
    bot = Bot(client, current, store or Store(settings.database or MEMORY), settings)
    guests_too = settings.guests == "open"
    app.use(guests.guest_middleware(bot.post, answered=guests_too))
    app.use(acknowledge_at_once(partial(actions.choices, current, guests=guests_too)))
    listeners.register(app, bot, settings)
    app.error(error_reply.error_handler(bot.post, bot.modals, settings))
    return app


def _discreet_log() -> logging.Logger:
    """Bolt's log, without what no log may hold: its warnings quote bodies, or advise what has been
    seen to (a token given twice), and at DEBUG Slack's packages write whole requests, words and
    tokens."""
    for name in ("slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.INFO)
    bolt = logging.getLogger("verbatim.bolt")
    bolt.setLevel(logging.ERROR)
    return bolt
