"""/meetings as people live with it: a list by pages, one of them opened, its first line; through
the real App."""

from __future__ import annotations

import pytest
from slack_bolt import App

from bot.settings import Settings
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.fake import FakeSlack, Message

SAID = (
    "MINISTER RUIZ: We will open the harbour.\n\nMINISTER LUND: And Quist paid.\n\nMINISTER RUIZ:"
    " Soon.\n"
)


@pytest.fixture
def app(folder: Folder, slack: FakeSlack) -> App:
    for number in range(1, 14):
        folder.meeting(
            f"talks-{number:02}", SAID, title=f"Talks number {number}", date=f"2019-05-{number:02}"
        )
    folder.meeting("closed", SAID, title="Secret supper", access={"users": [slack.ALICE]})
    return build_app(Settings.read(slack.environment, slack=True), folder.open())


def choose(
    slack: FakeSlack, message: Message, meeting: str, *, user: str = FakeSlack.BOB
) -> dict[str, object]:
    """Somebody opens a meeting from the menu."""
    menu = next(
        one
        for block in message.blocks
        for one in block.get("elements", ())
        if one["type"] == "static_select"
    )
    option = next(one for one in menu["options"] if one["value"] == meeting)
    press = slack.click(message, "More", user=user)
    press["actions"] = [
        {"type": "static_select", "action_id": menu["action_id"], "selected_option": option}
    ]
    press["actions"][0]["action_ts"] = "1.1"
    return press


def asked(app: App, slack: FakeSlack, text: str = "", *, user: str = FakeSlack.BOB) -> Message:
    slack.dispatch(app, slack.slash("/meetings", text, user=user))
    return slack.reply(user=user)


def test_a_long_list_comes_by_pages(app: App, slack: FakeSlack) -> None:
    first = asked(app, slack)
    assert "13 meetings on record:" in first.words
    assert ("Talks number 10" in first.words, "Talks number 11" in first.words) == (True, False)
    slack.dispatch(app, slack.click(first, "More", user=slack.BOB))
    slack.until(
        lambda: any("Talks number 13" in one.words for one in slack.replies(user=slack.BOB))
    )
    last = next(one for one in slack.replies(user=slack.BOB) if "Talks number 13" in one.words)
    assert "Meetings 11 to 13 of 13:" in last.words


def test_a_meeting_opened_from_the_list_tells_who_spoke_how_much_and_who_is_mentioned(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, choose(slack, asked(app, slack), "talks-03"))
    card = slack.reply(2, user=slack.BOB)
    assert card.only_for == slack.BOB
    assert "Talks number 3" in card.words
    assert "Ana Ruiz, Minister of Ports\n\u2003███████░░░  67%, 6 words, 2 turns" in card.words
    assert "Only mentioned: Dag Quist" in card.words
    assert "Ana Ruiz, Minister of Ports: 67%, 6 words, 2 turns" in card.text
    assert slack.refusals == ()


def test_the_first_line_is_one_press_away_and_a_double_click_is_one(
    app: App, slack: FakeSlack
) -> None:
    card = asked(app, slack, "number 3")
    press = slack.click(card, "First line", user=slack.BOB)
    for _ in range(2):
        slack.dispatch(app, press)
    assert slack.reply(2, user=slack.BOB).quotes == ("We will open the harbour.",)
    slack.dispatch(app, slack.slash("/meetings", "number 4", user=slack.BOB))
    assert "Talks number 4" in slack.reply(3, user=slack.BOB).words


def test_by_person_each_meeting_tells_how_they_were_there(app: App, slack: FakeSlack) -> None:
    assert "Ana Ruiz spoke (2 turns)" in asked(app, slack, "Ruiz").words


def test_somebody_who_was_nowhere_is_told_to_be_only_mentioned(app: App, slack: FakeSlack) -> None:
    assert "Dag Quist is only mentioned" in asked(app, slack, "Quist").words


def test_by_date_and_by_word(app: App, slack: FakeSlack) -> None:
    assert "Talks number 7" in asked(app, slack, "7 May 2019").words
    slack.dispatch(app, slack.slash("/meetings", "harbour", user=slack.BOB))
    assert "13 meetings on record:" in slack.reply(2, user=slack.BOB).words


def test_a_card_of_a_meeting_that_is_gone_or_closed_is_answered_with_a_sentence(
    app: App, slack: FakeSlack
) -> None:
    press = slack.click(asked(app, slack, "number 3"), "First line", user=slack.BOB)
    for number, meeting in enumerate(("no-such-meeting", "closed"), start=2):
        press["actions"][0]["value"] = meeting
        slack.dispatch(app, press)
        told = slack.reply(number, user=slack.BOB).words
        assert told.startswith("This meeting is no longer on record, or is not open here.")


def test_who_may_read_it_alone_opens_a_closed_meeting_and_a_stranger_does_not(
    app: App, slack: FakeSlack
) -> None:
    card = asked(app, slack, "Secret supper", user=slack.ALICE)
    assert "Secret supper" in card.words
    slack.dispatch(app, slack.click(card, "First line", user=slack.ALICE))
    assert slack.reply(2, user=slack.ALICE).quotes == ("We will open the harbour.",)
    press = slack.click(card, "First line", user=slack.STRANGER)
    before = len(slack.space.messages)
    slack.dispatch(app, press)
    slack.until(lambda: len(slack.space.messages) > before)
    assert slack.space.messages[-1].words.startswith(
        "This meeting is no longer on record, or is not open here."
    )
