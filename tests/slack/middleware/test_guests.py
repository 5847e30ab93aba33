"""Other organisations: what is open to all, or nothing, as the setting says; and channels learnt
to be shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from slack_bolt import App

from bot.settings import Settings
from bot.slack.inbound.audience import is_outside
from bot.slack.inbound.requests import from_slash
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack
from tests.slack.recorded import payload

Made = Callable[[str], App]


@pytest.fixture
def made(folder: Folder, slack: FakeSlack) -> Made:
    folder.meeting("open", "MINISTER RUIZ: We will open the harbour.\n")
    access = {"channels": [slack.CONNECT, slack.GENERAL], "users": [slack.ALICE]}
    folder.meeting("closed", "MINISTER LUND: The dredger of the harbour is late.\n", access=access)
    settings = Settings.read(slack.environment, slack=True)
    return lambda guests: build_app(replace(settings, guests=guests), folder.open())


def test_in_a_shared_channel_only_what_is_open_to_all_is_quoted(
    made: Made, slack: FakeSlack
) -> None:
    slack.dispatch(made("open"), slack.mention("harbour", channel=slack.CONNECT))
    assert slack.reply().quotes == ("We will open the harbour.",)


def test_where_the_setting_says_nothing_a_shared_channel_gets_a_sentence(
    made: Made, slack: FakeSlack
) -> None:
    slack.dispatch(made("nothing"), slack.mention("harbour", channel=slack.CONNECT))
    told = slack.reply()
    assert (told.quotes, "does not answer in channels that are shared" in told.words) == ((), True)


def test_where_the_setting_says_nothing_ones_own_channels_are_answered(
    made: Made, slack: FakeSlack
) -> None:
    slack.dispatch(made("nothing"), slack.slash("/quote", "dredger"))
    assert slack.reply().quotes == ("The dredger of the harbour is late.",)


def test_what_an_event_tells_of_a_channel_holds_for_its_commands(
    made: Made, slack: FakeSlack
) -> None:
    app = made("open")
    slack.dispatch(app, slack.mention("harbour", channel=slack.CONNECT))
    slack.reply()
    slack.dispatch(app, slack.slash("/quote", "dredger of the harbour", channel=slack.CONNECT))
    assert "dredger" not in " ".join(slack.reply(2).quotes)


@pytest.mark.parametrize(
    ("changed", "another"),
    [
        ({}, False),
        ({"user": {"id": "U1", "team_id": "T0ELSEWHERE"}}, True),
        ({"user": {"id": "U1"}}, True),
        ({"team": None}, True),
        ({"is_ext_shared_channel": True}, True),
        ({"user": "U1"}, True),
    ],
    ids=str,
)
def test_who_is_not_known_to_be_of_the_workspace_is_of_another(
    changed: dict[str, object], another: bool
) -> None:
    assert is_outside(payload("share", **changed)) is another


def test_a_slash_command_in_direct_messages_is_read_by_its_sender_and_opens_no_channel() -> None:
    asked = from_slash(payload("slash_quote", channel_id="D0ALICE"))
    assert (asked.question.audience.channel, asked.question.audience.user) == (None, "U0ALICE")


def test_what_an_event_tells_of_a_channel_holds_for_a_press_that_tells_it_by_its_container_alone(
    made: Made, slack: FakeSlack
) -> None:
    app = made("open")
    slack.dispatch(app, slack.mention("harbour", channel=slack.CONNECT))
    press = slack.choose(slack.reply(), "Cite")
    del press["channel"]
    press["actions"][0]["selected_option"]["value"] = "cite closed/0/0-35"
    slack.dispatch(app, press)
    assert "dredger" not in slack.modal().words
