"""`trend` as people live with it: bars for one, shared with a picture for all, once; through the real App."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from slack_bolt import App

from bot.settings import Settings
from bot.slack.app import build_app
from tests.conftest import Folder
from tests.slack.fake import SCOPES, FakeSlack, Message

SAID = "MINISTER RUIZ: We will open the harbour.\n\nMINISTER LUND: The harbours are ours.\n"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(scopes=(*SCOPES, "files:write")) as fake:
        yield fake


@pytest.fixture
def made(folder: Folder, slack: FakeSlack) -> Callable[..., App]:
    folder.meeting("a", SAID, title="First talks", date="2019-05-01")
    folder.meeting("b", "MINISTER LUND: Boats.\n", title="Second talks", date="2020-05-01")
    folder.meeting("c", SAID, title="Closed talks", date="2021-05-01", access={"users": [slack.ALICE]})

    def make(**settings: bool) -> App:
        return build_app(replace(Settings.read(slack.environment, slack=True), **settings), folder.open())

    return make


@pytest.fixture
def app(made: Callable[..., App]) -> App:
    return made()


def pictures(slack: FakeSlack, number: int = 1) -> list[Message]:
    slack.until(lambda: len([m for m in slack.space.messages if m.files]) >= number, seconds=60)
    return [message for message in slack.space.messages if message.files]


def test_counts_come_as_bars_for_one_and_in_words_for_who_hears_them(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    reply = slack.reply(user=slack.BOB)
    assert reply.only_for == slack.BOB
    assert "1 May 2019 · First talks\n\u2003██████████  2" in reply.words
    assert "1 May 2020 · Second talks\n\u2003░░░░░░░░░░  0" in reply.words
    assert "██████████  1 · Ana Ruiz" in reply.words
    assert "Ana Ruiz: 1 passage" in reply.text
    assert ("█" in reply.text, slack.refusals) == (False, ())


def test_shared_the_counts_are_everybodys_with_a_picture_that_can_be_heard(app: App, slack: FakeSlack) -> None:
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
    told = {
        message.words: message.only_for for message in (slack.reply(2, user=slack.BOB), slack.reply(3, user=slack.BOB))
    }
    assert told["This count has already been shared from here."] == slack.BOB
    assert len(pictures(slack)) == 1


def test_counts_that_take_in_what_the_channel_may_not_read_are_not_shared_there(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour"))
    assert "Closed talks" in slack.reply().words
    slack.dispatch(app, slack.click(slack.reply(), "Share"))
    told = slack.reply(2)
    assert (told.only_for, "meetings that are not open to this channel" in told.words) == (slack.ALICE, True)


def test_in_a_direct_message_a_picture_comes_with_it(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    (picture,) = pictures(slack)
    assert picture.channel == slack.BOB_DM
    assert "Closed talks" not in picture.files[0].alt


def test_a_mention_is_answered_in_the_thread_with_what_the_channel_may_read(app: App, slack: FakeSlack) -> None:
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


@pytest.mark.parametrize("way", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
def test_where_the_picture_is_refused_the_words_stand(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture, way: str
) -> None:
    (slack.crash if way == "upload" else slack.fail)(way, 500 if way == "upload" else "missing_scope", times=3)  # type: ignore[operator]
    slack.dispatch(app, slack.direct("trend harbour", user=slack.BOB))
    slack.until(lambda: "picture not sent" in caplog.text, seconds=60)
    assert "First talks" in slack.reply(user=slack.BOB).words


def test_the_lines_are_one_press_away(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "trend harbour", user=slack.BOB))
    slack.dispatch(app, slack.click(slack.reply(user=slack.BOB), "Show the lines", user=slack.BOB))
    lines = slack.reply(2, user=slack.BOB)
    assert (lines.only_for, lines.quotes[0]) == (slack.BOB, "We will open the harbour.")


@pytest.mark.parametrize("label", ["Share", "Show the lines"])
def test_a_strangers_press_gets_only_what_is_open_to_all(app: App, slack: FakeSlack, label: str) -> None:
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
