"""What the bot hears: one listener for each row of `actions.py`, which reads the payload and does
what stands there.

Nothing here acknowledges: `app.py` has done so before any listener runs, in the thread that took
the delivery, so that no search can make Slack wait. Nothing here catches either: what fails reaches
the one error handler in `app.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from slack_bolt import App, BoltContext

from bot.settings import Settings
from bot.slack import actions
from bot.slack.handler import Bot
from bot.slack.inbound.payloads import Body
from bot.slack.inbound.presses import read_press
from bot.slack.manifest import commands, events
from bot.slack.middleware.error_reply import WAITED_FOR


def register(app: App, bot: Bot, settings: Settings) -> None:
    """Listen in the `app` to all that the manifest of these `settings` asks Slack for, which the
    `bot` does, and quietly to the rest of what Slack may send."""

    def open_at_once(body: Body, context: BoltContext, next: Callable[[], None]) -> None:
        """In the thread that took the delivery, for the listener waits its turn as every question
        does."""
        press = read_press(body)
        action = actions.action_of(press)
        opening = actions.opening_of(bot, action, press)
        context["pressed"] = (action, press, opening)
        if action.does:
            context[WAITED_FOR] = opening
        next()

    def on_press(context: BoltContext) -> None:
        actions.act(bot, *context["pressed"])

    for name in sorted(actions.pressed_ids()):
        app.action(name, middleware=[open_at_once])(on_press)
    app.message_shortcut(actions.SHORTCUTS["message"].id, middleware=[open_at_once])(on_press)
    app.global_shortcut(actions.SHORTCUTS["global"].id, middleware=[open_at_once])(on_press)
    for sent in actions.SENT:
        app.view_submission(sent.id)(partial(actions.filled(sent), bot))
    for name, command in commands(settings).items():
        app.command(name)(partial(actions.asked_by(command), bot))
    for event in events(settings):
        app.event(event.partition(".")[0])(partial(actions.EVENTS[event], bot))

    def on_anything_else() -> None:
        """What a list offers was the acknowledgement; a button that is only a link, an event nobody
        subscribed to: acknowledged, and that is all."""

    for field in actions.LISTS:
        app.options(field)(on_anything_else)
    app.event(re.compile(".*"))(on_anything_else)
    app.action(re.compile(".*"))(on_anything_else)
