"""What the bot hears, one listener for each: read the payload, hand it to the desk.

Nothing here acknowledges: `app.py` has done so before any listener runs, in the thread that took the delivery, so that
no search can make Slack wait. Nothing here catches either: what fails reaches the one error handler in `app.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from slack_bolt import App, BoltContext

from bot.settings import Settings
from bot.slack import request as read
from bot.slack.blocks import MORE, SHARE
from bot.slack.desk import Desk
from bot.slack.manifest import EVENTS, MEETINGS, QUOTE, SHORTCUT, WHOSAID, commands
from bot.slack.modal import Modals
from bot.slack.post import Post
from bot.slack.shapes import CHOOSE

if TYPE_CHECKING:
    from bot.answer import Answerer

Body = dict[str, Any]


def register(app: App, answerer: Answerer, settings: Settings) -> None:
    """Listen to all that the manifest asks Slack for, and quietly to the rest of what Slack may send."""
    desk = Desk(answerer, Post(app.client), Modals(app.client), settings.commands)
    _questions(app, desk, settings)
    _buttons(app, desk)
    _checks(app, desk)

    def on_anything_else() -> None:
        """A button that is only a link, an event nobody subscribed to: acknowledged, and that is all."""

    app.event(re.compile(".*"))(on_anything_else)
    app.action(re.compile(".*"))(on_anything_else)


def _questions(app: App, desk: Desk, settings: Settings) -> None:
    def on_quote(body: Body) -> None:
        desk.answer(read.from_slash(body))

    def on_whosaid(body: Body) -> None:
        desk.answer(read.from_slash(body, prefix=WHOSAID.known_as))

    def on_meetings(body: Body) -> None:
        desk.answer(read.from_slash(body, prefix=MEETINGS.known_as))

    def on_mention(body: Body) -> None:
        desk.answer(read.from_mention(body))

    def on_direct_message(body: Body) -> None:
        desk.answer(read.from_message(body))

    heard = {QUOTE: on_quote, WHOSAID: on_whosaid, MEETINGS: on_meetings}
    for name, command in commands(settings).items():
        app.command(name)(heard[command])
    events = {"app_mention": on_mention, "message.im": on_direct_message}
    for event in EVENTS:
        app.event(event.partition(".")[0])(events[event])


def _buttons(app: App, desk: Desk) -> None:
    def on_share(body: Body) -> None:
        desk.share(read.from_share(body), read.reply_to(body))

    def on_more(body: Body) -> None:
        desk.answer(read.from_more(body))

    app.action(SHARE)(on_share)
    app.action(MORE)(on_more)


def _checks(app: App, desk: Desk) -> None:
    def open_at_once(body: Body, context: BoltContext, next: Callable[[], None]) -> None:
        """In the thread that took the delivery, for the listener waits its turn as every question does."""
        context["opening"] = desk.opening(read.from_shortcut(body))
        next()

    def on_check(body: Body, context: BoltContext) -> None:
        desk.check(read.from_shortcut(body), context["opening"])

    def on_choice(body: Body) -> None:
        desk.choice(read.from_choice(body))

    app.message_shortcut(SHORTCUT.callback_id, middleware=[open_at_once])(on_check)
    app.view_submission(CHOOSE)(on_choice)
