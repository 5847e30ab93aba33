"""What the bot hears, one listener for each: read the payload, hand it to the desk.

Nothing here acknowledges: `app.py` has done so before any listener runs, in the thread that took
the delivery, so that no search can make Slack wait. Nothing here catches either: what fails reaches
the one error handler in `app.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from slack_bolt import App, BoltContext

from bot.service.store import Store
from bot.settings import Settings
from bot.slack import entrances
from bot.slack import trends as counted
from bot.slack.handler import Desk
from bot.slack.home_tab import Hall
from bot.slack.inbound import requests as read
from bot.slack.inbound.payloads import CHOOSE, REPORT
from bot.slack.inbound.quote_presses import (
    BACK,
    CITE,
    CONTEXT,
    EARLIER,
    LATER,
    MENU,
    THUMBS,
    WRONG,
    from_form,
    from_press,
    from_step,
)
from bot.slack.inbound.requests import LESS, MORE
from bot.slack.manifest import EVENTS, SHORTCUT, commands
from bot.slack.meetings import Meetings, chosen, in_full
from bot.slack.outbound import offers
from bot.slack.outbound.bars import LINES, SHARE_TREND
from bot.slack.outbound.cards import FIRST, OPEN
from bot.slack.outbound.offers import SHARE
from bot.slack.outbound.post import Post
from bot.slack.sharing import Shares
from bot.slack.trends import Trends
from bot.slack.windows.find_window import Finder
from bot.slack.windows.modal import Modals
from bot.slack.windows.quote_windows import Quotes

if TYPE_CHECKING:
    from bot.answers.answerer import Answerer

Body = dict[str, Any]


def register(app: App, answerer: Answerer, settings: Settings, store: Store) -> None:
    """Listen to all that the manifest asks Slack for, and quietly to the rest of what Slack may
    send."""
    post, modals = Post(app.client), Modals(app.client)
    desk = Desk(answerer, post, modals, settings.commands, charts=settings.charts)
    shares = Shares(answerer, post, store)
    _questions(app, desk, settings)
    _pages(app, desk)
    _quotes(app, Quotes(answerer, post, modals, store, shares), shares)
    _checks(app, desk)
    trends = Trends(answerer, post, settings.commands, shares, charts=settings.charts)
    _trends(app, desk, trends)
    _meetings(app, desk, Meetings(answerer, post, modals, settings.commands, desk))

    share = partial(shares.posted, offer=offers.together)
    finder = Finder(desk.ask, share, post, modals, settings.commands)
    entrances.register(app, finder, Hall(answerer, post, settings.commands), settings)

    def on_anything_else() -> None:
        """A button that is only a link, an event nobody subscribed to: acknowledged, and that is
        all."""

    app.event(re.compile(".*"))(on_anything_else)
    app.action(re.compile(".*"))(on_anything_else)


def _questions(app: App, desk: Desk, settings: Settings) -> None:
    def on_quote(body: Body) -> None:
        desk.answer(read.from_slash(body))

    def on_whosaid(body: Body) -> None:
        desk.answer(read.from_slash(body, command="whosaid"))

    def on_meetings(body: Body) -> None:
        desk.answer(read.from_slash(body, command="meetings"))

    def on_mention(body: Body) -> None:
        desk.answer(read.from_mention(body))

    def on_direct_message(body: Body) -> None:
        desk.answer(read.from_message(body))

    heard = {"quote": on_quote, "whosaid": on_whosaid, "meetings": on_meetings}
    for name, command in commands(settings).items():
        app.command(name)(heard[command])
    events = {"app_mention": on_mention, "message.im": on_direct_message}
    for event in EVENTS:
        app.event(event.partition(".")[0])(events[event])


def _pages(app: App, desk: Desk) -> None:
    def on_page(body: Body) -> None:
        desk.answer(read.from_more(body))

    for action in (MORE, LESS):
        app.action(action)(on_page)


def _quotes(app: App, quotes: Quotes, shares: Shares) -> None:
    def open_at_once(body: Body, context: BoltContext, next: Callable[[], None]) -> None:
        """In the thread that took the delivery, for the listener waits its turn as every question
        does."""
        context["window"] = quotes.opening(from_press(body))
        next()

    def on_press(body: Body, context: BoltContext) -> None:
        quotes.pressed(from_press(body), context["window"])

    def on_share(body: Body) -> None:
        shares.share(read.from_share(body), read.reply_to(body))

    def on_step(body: Body) -> None:
        quotes.step(from_step(body))

    def on_report(body: Body) -> None:
        quotes.report(from_form(body))

    app.action(SHARE)(on_share)
    for action in (CONTEXT, CITE, WRONG, MENU, THUMBS, BACK):
        app.action(action, middleware=[open_at_once])(on_press)
    for action in (EARLIER, LATER):
        app.action(action)(on_step)
    app.view_submission(REPORT)(on_report)


def _trends(app: App, desk: Desk, trends: Trends) -> None:
    def on_share(body: Body) -> None:
        trends.share(counted.from_share(body), read.reply_to(body))

    def on_lines(body: Body) -> None:
        desk.answer(counted.from_lines(body))

    app.action(SHARE_TREND)(on_share)
    app.action(LINES)(on_lines)


def _meetings(app: App, desk: Desk, meetings: Meetings) -> None:
    def on_open(body: Body) -> None:
        desk.answer(in_full(chosen(body)))

    def on_first(body: Body) -> None:
        meetings.first(chosen(body))

    app.action(OPEN)(on_open)
    app.action(FIRST)(on_first)


def _checks(app: App, desk: Desk) -> None:
    def open_at_once(body: Body, context: BoltContext, next: Callable[[], None]) -> None:
        """In the thread that took the delivery, for the listener waits its turn as every question
        does."""
        context["opening"] = desk.opening(read.from_shortcut(body))
        next()

    def on_check(body: Body, context: BoltContext) -> None:
        desk.check(read.from_shortcut(body), context["opening"])

    def on_choice(body: Body) -> None:
        desk.choice(read.from_choice(body))

    app.message_shortcut(SHORTCUT.callback_id, middleware=[open_at_once])(on_check)
    app.view_submission(CHOOSE)(on_choice)
