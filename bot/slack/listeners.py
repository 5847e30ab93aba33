"""What the bot hears, one listener for each: read the payload, hand it to the desk.

Nothing here acknowledges: `app.py` has done so before any listener runs, in the thread that took the delivery, so that
no search can make Slack wait. Nothing here catches either: what fails reaches the one error handler in `app.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from slack_bolt import App

from bot.settings import Settings
from bot.slack import request as read
from bot.slack.blocks import MORE, SHARE
from bot.slack.desk import Desk
from bot.slack.manifest import EVENTS, MEETINGS, QUOTE, commands
from bot.slack.post import Post

if TYPE_CHECKING:
    from bot.answer import Answerer

Body = dict[str, Any]


def register(app: App, answerer: Answerer, settings: Settings) -> None:
    """Listen to all that the manifest asks Slack for, and quietly to the rest of what Slack may send."""
    desk = Desk(answerer, Post(app.client), settings.commands)

    def on_quote(body: Body) -> None:
        desk.answer(read.from_slash(body))

    def on_meetings(body: Body) -> None:
        desk.answer(read.from_slash(body, prefix=MEETINGS.known_as))

    def on_mention(body: Body) -> None:
        desk.answer(read.from_mention(body))

    def on_direct_message(body: Body) -> None:
        desk.answer(read.from_message(body))

    def on_share(body: Body) -> None:
        desk.share(read.from_share(body), read.reply_to(body))

    def on_more(body: Body) -> None:
        desk.answer(read.from_more(body))

    def on_anything_else() -> None:
        """A button that is only a link, an event nobody subscribed to: acknowledged, and that is all."""

    heard = {QUOTE: on_quote, MEETINGS: on_meetings}
    for name, command in commands(settings).items():
        app.command(name)(heard[command])
    events = {"app_mention": on_mention, "message.im": on_direct_message}
    for event in EVENTS:
        app.event(event.partition(".")[0])(events[event])
    app.action(SHARE)(on_share)
    app.action(MORE)(on_more)
    app.event(re.compile(".*"))(on_anything_else)
    app.action(re.compile(".*"))(on_anything_else)
