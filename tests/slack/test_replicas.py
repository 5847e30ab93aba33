"""Two processes that hear the same delivery: what is opened or said is opened or said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App

from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack
from tests.slack.rest import at_rest

LINE = "We will open the harbour on Monday."


@pytest.fixture
def bots(settings: Settings, folder: Folder) -> tuple[App, App]:
    """Two, over one record."""
    talk = f"MINISTER RUIZ: {LINE}\n\nMINISTER LUND: The harbour was closed for a year.\n"
    folder.meeting("2020-05-04-harbour", talk, title="Harbour briefing", date="2020-05-04")
    return build_app(settings, folder.open()), build_app(settings, folder.open())


def answered(app: App, slack: FakeSlack) -> Any:
    slack.dispatch(app, slack.slash("/quote", LINE))
    return slack.reply()


def context(app: App, slack: FakeSlack) -> Any:
    return slack.click(answered(app, slack), "Context")


def cite(app: App, slack: FakeSlack) -> Any:
    return slack.choose(answered(app, slack), "Cite")


def form_to_report(app: App, slack: FakeSlack) -> Any:
    return slack.choose(answered(app, slack), "Something wrong?")


def check(app: App, slack: FakeSlack) -> Any:
    return slack.shortcut(LINE)


def choice(app: App, slack: FakeSlack) -> Any:
    return slack.shortcut(f"What a day it was. We heard a lot. {LINE} Nobody had expected that.")


def find(app: App, slack: FakeSlack) -> Any:
    return slack.summon()


def try_it(app: App, slack: FakeSlack) -> Any:
    slack.dispatch(app, slack.open_home())
    slack.home()
    return slack.press_home("Try it")


def on_top(app: App, slack: FakeSlack) -> Any:
    slack.dispatch(app, slack.shortcut(LINE))
    slack.modal(saying="Exact ✓")
    return slack.click_inside("Context")


OPENING: tuple[Callable[[App, FakeSlack], Any], ...] = (
    *(context, cite, form_to_report, check, choice, find, try_it, on_top),
)


def heard_by_both(
    slack: FakeSlack, press: dict[str, Any], bots: tuple[App, App]
) -> tuple[int, int]:
    """How many windows and how many messages come of it."""
    windows, said = len(slack.modals()), len(slack.space.messages)
    for bot in bots:
        slack.dispatch(bot, press)
    slack.until(lambda: len(slack.modals()) > windows)
    slack.until(lambda: any(call.error == "exchanged_trigger_id" for call in slack.refusals))
    at_rest()
    return len(slack.modals()) - windows, len(slack.space.messages) - said


@pytest.mark.parametrize("opening", OPENING)
def test_a_press_that_two_bots_hear_opens_one_window_and_says_nothing(
    bots: tuple[App, App], slack: FakeSlack, opening: Callable[[App, FakeSlack], Any]
) -> None:
    assert heard_by_both(slack, opening(bots[0], slack), bots) == (1, 0)


@pytest.mark.parametrize("opening", [context, cite, find])
def test_a_bot_that_hears_it_when_the_trigger_has_expired_finds_the_others_window_and_says_nothing(
    bots: tuple[App, App], slack: FakeSlack, opening: Callable[[App, FakeSlack], Any]
) -> None:
    one, other = bots
    press, said = opening(one, slack), len(slack.space.messages)
    slack.dispatch(one, press)
    slack.modal()
    slack.fail("views.open", "expired_trigger_id")
    slack.dispatch(other, press)
    slack.until(lambda: slack.refusals)
    at_rest()
    assert (len(slack.modals()), len(slack.space.messages)) == (1, said)
