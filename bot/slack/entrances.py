"""What the bot hears from outside any message: the form's shortcut and fields, Home and its
buttons, a channel joined.

Thin as `listeners.py`: read the payload, hand it on. Windows are begun to be opened in the thread
that took the delivery, for a listener waits its turn as every question does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext

from bot.settings import Settings
from bot.slack.home_tab import Hall
from bot.slack.inbound import find_form
from bot.slack.inbound.find_form import MEETING, OPEN_FORM, SPEAKER, TRY, Wanted
from bot.slack.inbound.payloads import FORM, FOUND
from bot.slack.manifest import FINDER, HOME, JOINED, events
from bot.slack.windows.find_window import Finder

Body = dict[str, Any]


def register(app: App, finder: Finder, hall: Hall, settings: Settings) -> None:
    """Listen to the ways in."""
    _form(app, finder)
    _hall(app, hall, settings)


def _form(app: App, finder: Finder) -> None:
    def on_summons(body: Body, context: BoltContext) -> None:
        finder.wanted(find_form.from_summons(body), context["opening"])

    def on_button(body: Body, context: BoltContext) -> None:
        finder.wanted(find_form.from_home(body), context["opening"])

    def on_form(body: Body) -> None:
        if find_form.wrong(body) is None:  # else the acknowledgement has said so
            finder.find(find_form.from_form(body))

    def on_share(body: Body) -> None:
        finder.share(find_form.from_found(body), find_form.sharing(body))

    def on_typing() -> None:
        """What is offered was the acknowledgement."""

    app.global_shortcut(FINDER.callback_id, middleware=[_opening(finder, find_form.from_summons)])(
        on_summons
    )
    for button in (OPEN_FORM, TRY):
        app.action(button, middleware=[_opening(finder, find_form.from_home)])(on_button)
    app.view_submission(FORM)(on_form)
    app.view_submission(FOUND)(on_share)
    for field in (SPEAKER, MEETING):
        app.options(field)(on_typing)


def _opening(finder: Finder, read: Callable[[Body], Wanted]) -> Callable[..., None]:
    def open_at_once(body: Body, context: BoltContext, next: Callable[[], None]) -> None:
        context["opening"] = finder.opening(read(body))
        next()

    return open_at_once


def _hall(app: App, hall: Hall, settings: Settings) -> None:
    def on_home(body: Body) -> None:
        hall.visited(find_form.visitor(body))

    def on_joined(body: Body) -> None:
        hall.joined(find_form.joined(body))

    heard = {HOME: on_home, JOINED: on_joined}
    for event in events(settings):
        if event in heard:
            app.event(event)(heard[event])
