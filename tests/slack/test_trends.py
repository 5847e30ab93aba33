"""`trend` as people live with it: bars for one, shared with charts for all, once; through the real
App."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App

from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Message
from tests.slack.rest import at_rest

SAID = "MINISTER RUIZ: We will open the harbour.\n\nMINISTER LUND: The harbours are ours.\n"


@pytest.fixture
def made(folder: Folder, slack: FakeSlack) -> Callable[..., App]:
    folder.meeting("a", SAID, title="First talks", date="2019-05-01")
    folder.meeting("b", "MINISTER LUND: Boats.\n", title="Second talks", date="2020-05-01")
    folder.meeting(
        "c", SAID, title="Closed talks", date="2021-05-01", access={"users": [slack.ALICE]}
    )

    def make(**settings: Any) -> App:
        return build_app(
            replace(Settings.read(slack.environment, slack=True), **settings), folder.open()
        )

    return make


@pytest.fixture
def app(made: Callable[..., App]) -> App:
    return made()


def charts(message: Message) -> list[dict[str, Any]]:
    return [block for block in message.blocks if block["type"] == "data_visualization"]


def test_counts_come_as_bars_for_one_and_in_words_for_who_hears_them(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    reply = slack.reply(user=slack.BOB)
    assert reply.only_for == slack.BOB
    assert "1 May 2019 · First talks\n\u2003██████████  2" in reply.words
    assert "1 May 2020 · Second talks\n\u2003░░░░░░░░░░  0" in reply.words
    assert "██████████  1 · Ana Ruiz" in reply.words
    assert "Ana Ruiz: 1 passage" in reply.text
    assert ("█" in reply.text, slack.refusals) == (False, ())


def test_shared_the_counts_are_everybodys_with_charts_and_their_numbers_can_be_heard(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    assert charts(slack.reply(user=slack.BOB)) == []
    slack.dispatch(app, slack.click(slack.reply(user=slack.BOB), "Share", user=slack.BOB))
    shared = slack.reply(2, user=slack.BOB)
    assert (shared.only_for, "Shared by bob" in shared.words) == (None, True)
    assert [chart["title"] for chart in charts(shared)] == [
        "By meeting: ‘harbour’",
        "By speaker: ‘harbour’",
    ]
    assert "First talks: 2 passages" in shared.text
    assert slack.refusals == ()


def test_a_second_press_of_share_posts_nothing_and_says_so(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    reply = slack.reply(user=slack.BOB)
    for _ in range(2):
        slack.dispatch(app, slack.click(reply, "Share", user=slack.BOB))
    slack.reply(3, user=slack.BOB)
    (words,) = [
        one.words for one in slack.replies(user=slack.BOB) if one.only_for and one is not reply
    ]
    assert words.startswith(("This has already been shared", "This is being shared"))
    assert len(slack.seen(slack.ALICE, slack.GENERAL)) == 1


# Taking it back -----------------------------------------------------------------------------------


def told(app: App, slack: FakeSlack, message: Message, label: str, *, user: str) -> str:
    """What the bot says of a press, for this person alone."""
    before = slack.replies(user=user)
    slack.dispatch(app, slack.click(message, label, user=user))
    slack.until(
        lambda: [
            one for one in slack.replies(user=user) if one not in before and one.only_for == user
        ]
    )
    return next(
        one.words for one in slack.replies(user=user) if one not in before and one.only_for == user
    )


def shared(app: App, slack: FakeSlack) -> Message:
    """Bob's count, for all to read."""
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    slack.dispatch(app, slack.click(slack.reply(user=slack.BOB), "Share", user=slack.BOB))
    return slack.reply(2, user=slack.BOB)


def test_a_shared_count_is_taken_back_by_its_sharer_and_once(app: App, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    again = slack.click(posted, "Take back", user=slack.BOB)
    assert (
        told(app, slack, posted, "Take back", user=slack.BOB)
        == "Taken back: it no longer stands in the channel."
    )
    assert slack.seen(slack.ALICE, slack.GENERAL) == ()
    slack.dispatch(app, again)
    at_rest()
    assert len(slack.called("chat.delete")) == 1
    assert slack.refusals == ()


def test_after_it_was_taken_back_the_same_button_shares_nothing_and_says_so(
    app: App, slack: FakeSlack
) -> None:
    posted = shared(app, slack)
    told(app, slack, posted, "Take back", user=slack.BOB)
    assert "took it back" in told(app, slack, slack.reply(user=slack.BOB), "Share", user=slack.BOB)
    assert slack.seen(slack.ALICE, slack.GENERAL) == ()


def test_a_count_is_taken_back_by_nobody_but_who_shared_it(app: App, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    words = told(app, slack, posted, "Take back", user=slack.ALICE)
    assert words == "Only the person who shared this can take it back."
    assert posted in slack.seen(slack.ALICE, slack.GENERAL)
    assert slack.called("chat.delete") == ()


def test_a_count_is_shared_and_taken_back_once_whichever_bot_hears_it(
    made: Callable[..., App], slack: FakeSlack, tmp_path: Path
) -> None:
    one, other = (made(database=f"sqlite:///{tmp_path / 'verbatim.db'}") for _ in range(2))
    slack.dispatch(one, slack.slash("/quote", "trend harbour", user=slack.BOB))
    reply = slack.reply(user=slack.BOB)
    for app in (one, other):
        slack.dispatch(app, slack.click(reply, "Share", user=slack.BOB))
    slack.until(lambda: len(slack.replies(user=slack.BOB)) == 3)
    (posted,) = slack.seen(slack.ALICE, slack.GENERAL)
    press = slack.click(posted, "Take back", user=slack.BOB)
    slack.dispatch(other, press)
    slack.dispatch(one, press)
    slack.until(lambda: len([one for one in slack.replies(user=slack.BOB) if one.only_for]) == 4)
    assert {one.words for one in slack.replies(user=slack.BOB)[-2:]} == {
        "Taken back: it no longer stands in the channel.",
        "This was taken back already.",
    }
    assert len(slack.called("chat.delete")) == 1


def test_a_count_of_which_slack_did_not_say_whether_it_is_posted_is_posted_once(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    reply = slack.reply(user=slack.BOB)
    slack.garble("response_url")
    slack.dispatch(app, slack.click(reply, "Share", user=slack.BOB))
    slack.until(
        lambda: [
            one for one in slack.replies(user=slack.BOB) if "Something went wrong" in one.words
        ]
    )
    assert "being shared from here just now" in told(app, slack, reply, "Share", user=slack.BOB)
    assert len(slack.seen(slack.ALICE, slack.GENERAL)) == 1


# Who may see what ---------------------------------------------------------------------------------


def test_counts_that_take_in_what_the_channel_may_not_read_are_not_shared_there(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour"))
    assert "Closed talks" in slack.reply().words
    slack.dispatch(app, slack.click(slack.reply(), "Share"))
    told = slack.reply(2)
    assert (told.only_for, "meetings that are not open to this channel" in told.words) == (
        slack.ALICE,
        True,
    )


def test_in_a_direct_message_charts_come_with_it(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    reply = slack.reply(user=slack.BOB)
    assert (reply.channel, len(charts(reply))) == (slack.BOB_DM, 2)
    assert "Closed talks" not in reply.words


def test_a_mention_is_answered_in_the_thread_with_what_the_channel_may_read(
    app: App, slack: FakeSlack
) -> None:
    asked = slack.mention("trend harbour")
    slack.dispatch(app, asked)
    reply = slack.reply()
    assert (reply.thread_ts, "Closed talks" in reply.words) == (asked["event"]["ts"], False)


def test_switched_off_there_are_no_charts(made: Callable[..., App], slack: FakeSlack) -> None:
    app = made(charts=False)
    assert charts(shared(app, slack)) == []
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    assert charts(slack.reply(user=slack.BOB, channel=slack.BOB_DM)) == []


@pytest.mark.parametrize("way", ["response_url", "chat.postMessage"])
def test_where_slack_takes_no_charts_the_bars_stand_and_once(
    app: App, slack: FakeSlack, way: str
) -> None:
    if way == "response_url":
        slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
        press = slack.click(slack.reply(user=slack.BOB), "Share", user=slack.BOB)
        slack.fail(way, "invalid_blocks")
        slack.dispatch(app, press)
    else:
        slack.fail(way, "invalid_blocks")
        slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    slack.until(lambda: [one for one in slack.space.messages if one.only_for is None])
    at_rest()
    (posted,) = [
        one
        for one in slack.space.messages
        if one.only_for is None and one.user == slack.space.bot_user
    ]
    assert (charts(posted), "██████████  1 · Ana Ruiz" in posted.words) == ([], True)
    assert len([call for call in slack.called(way) if call.error]) == 1


def test_the_lines_are_one_press_away(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    slack.dispatch(app, slack.click(slack.reply(user=slack.BOB), "Show the lines", user=slack.BOB))
    lines = slack.reply(2, user=slack.BOB)
    assert (lines.only_for, lines.quotes[0]) == (slack.BOB, "We will open the harbour.")


@pytest.mark.parametrize("label", ["Share", "Show the lines"])
def test_a_strangers_press_gets_only_what_is_open_to_all(
    app: App, slack: FakeSlack, label: str
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.ALICE))
    press = slack.click(slack.reply(user=slack.ALICE), label, user=slack.STRANGER)
    before = len(slack.space.messages)
    assert slack.dispatch(app, press).status == 200
    slack.until(lambda: len(slack.space.messages) > before)
    assert not any("Closed talks" in message.words for message in slack.space.messages[before:])


@pytest.mark.parametrize("action", ["trend:share", "trend:lines"])
@pytest.mark.parametrize("value", ["", "{", "[]", '{"q": 7}'])
def test_a_button_that_carries_nonsense_is_told_and_not_fatal(
    app: App, slack: FakeSlack, action: str, value: str
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    press = slack.click(slack.reply(user=slack.BOB), "Share", user=slack.BOB)
    press["actions"][0] |= {"action_id": action, "value": value}
    slack.dispatch(app, press)
    assert "reference" in slack.reply(2, user=slack.BOB).words
