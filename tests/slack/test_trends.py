"""`trend` as people live with it: bars for one, shared with a picture for all, once; through the
real App."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App

from bot.settings import Settings
from bot.slack.app import build_app
from tests.conftest import Folder
from tests.slack.fake import SCOPES, FakeSlack, Message
from tests.slack.rest import at_rest

SAID = "MINISTER RUIZ: We will open the harbour.\n\nMINISTER LUND: The harbours are ours.\n"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(scopes=(*SCOPES, "files:write")) as fake:
        yield fake


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


def pictures(slack: FakeSlack, number: int = 1) -> list[Message]:
    slack.until(lambda: len([m for m in slack.space.messages if m.files]) >= number, seconds=60)
    return [message for message in slack.space.messages if message.files]


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


def test_shared_the_counts_are_everybodys_with_a_picture_that_can_be_heard(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    slack.dispatch(app, slack.click(slack.reply(user=slack.BOB), "Share", user=slack.BOB))
    shared = slack.reply(2, user=slack.BOB)
    assert (shared.only_for, "Shared by bob" in shared.words) == (None, True)
    (picture,) = pictures(slack)
    assert picture.channel == slack.GENERAL
    (file,) = picture.files
    assert file.data.startswith(b"\x89PNG")
    assert "First talks: 2 passages" in file.alt
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
    assert len(pictures(slack)) == 1


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


def shared(app: App, slack: FakeSlack, *, pictured: bool = True) -> Message:
    """Bob's count, for all to read; with its picture."""
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    slack.dispatch(app, slack.click(slack.reply(user=slack.BOB), "Share", user=slack.BOB))
    if pictured:
        pictures(slack)
        slack.until(lambda: slack.called("files.completeUploadExternal"))
    return slack.reply(2, user=slack.BOB)


def test_a_shared_count_is_taken_back_by_its_sharer_with_its_picture_and_once(
    app: App, slack: FakeSlack
) -> None:
    posted = shared(app, slack)
    again = slack.click(posted, "Take back", user=slack.BOB)
    slack.until(lambda: slack.called("files.completeUploadExternal"))
    at_rest()  # the picture's id is being kept
    assert (
        told(app, slack, posted, "Take back", user=slack.BOB)
        == "Taken back, and its picture is deleted."
    )
    assert slack.seen(slack.ALICE, slack.GENERAL) == ()
    slack.dispatch(app, again)
    at_rest()
    assert len(slack.called("chat.delete")) == len(slack.called("files.delete")) == 1
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
    assert slack.called("files.delete") == ()


def test_where_the_picture_may_not_be_deleted_that_is_said(app: App, slack: FakeSlack) -> None:
    posted = shared(app, slack)
    at_rest()  # the picture's id is being kept
    slack.fail("files.delete", "file_deleting_disabled")
    assert "did not let its picture be deleted" in told(
        app, slack, posted, "Take back", user=slack.BOB
    )
    assert [message.files != [] for message in slack.seen(slack.ALICE, slack.GENERAL)] == [True]


def test_a_picture_that_somebody_has_deleted_already_is_no_failure(
    app: App, slack: FakeSlack
) -> None:
    posted = shared(app, slack)
    at_rest()  # the picture's id is being kept
    slack.fail("files.delete", "file_deleted")
    assert (
        told(app, slack, posted, "Take back", user=slack.BOB)
        == "Taken back, and its picture is deleted."
    )


def test_without_a_picture_nothing_is_said_of_one(
    made: Callable[..., App], slack: FakeSlack
) -> None:
    app = made(charts=False)
    posted = shared(app, slack, pictured=False)
    words = told(app, slack, posted, "Take back", user=slack.BOB)
    assert words == "Taken back: it no longer stands in the channel."


def test_a_picture_that_is_still_on_its_way_is_deleted_when_it_arrives(
    app: App, slack: FakeSlack
) -> None:
    slack.slow("files.completeUploadExternal", 1.0)
    posted = shared(app, slack, pictured=False)
    slack.until(lambda: slack.called("upload"), seconds=60)
    assert told(app, slack, posted, "Take back", user=slack.BOB).startswith("Taken back")
    slack.until(lambda: slack.called("files.delete"))
    assert slack.seen(slack.ALICE, slack.GENERAL) == ()


def test_a_count_is_shared_and_taken_back_once_whichever_bot_hears_it(
    made: Callable[..., App], slack: FakeSlack, tmp_path: Path
) -> None:
    one, other = (
        made(database=f"sqlite:///{tmp_path / 'verbatim.db'}", charts=False) for _ in range(2)
    )
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


def test_in_a_direct_message_a_picture_comes_with_it(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    (picture,) = pictures(slack)
    assert picture.channel == slack.BOB_DM
    assert "Closed talks" not in picture.files[0].alt


def test_a_mention_is_answered_in_the_thread_with_what_the_channel_may_read(
    app: App, slack: FakeSlack
) -> None:
    asked = slack.mention("trend harbour")
    slack.dispatch(app, asked)
    reply = slack.reply()
    assert (reply.thread_ts, "Closed talks" in reply.words) == (asked["event"]["ts"], False)


def test_without_charts_nothing_is_uploaded(made: Callable[..., App], slack: FakeSlack) -> None:
    app = made(charts=False)
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    slack.reply(user=slack.BOB)
    slack.dispatch(app, slack.direct("trend boats", user=slack.BOB))
    slack.reply(2, user=slack.BOB)
    assert slack.called("files.getUploadURLExternal") == ()


@pytest.mark.parametrize(
    "way", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
)
def test_where_the_picture_is_refused_the_words_stand(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    # type: ignore[operator]
    (slack.crash if way == "upload" else slack.fail)(
        way, 500 if way == "upload" else "missing_scope", times=3
    )
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    slack.until(lambda: "picture not sent" in caplog.text, seconds=60)
    assert "First talks" in slack.reply(user=slack.BOB).words


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
