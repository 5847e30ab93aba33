"""Home and first words: what the bot is, what to try on this corpus, what is new; a hello, and
help. Through the real App against the strict fake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from slack_bolt import App

from bot.answers.answerer import Answerer
from bot.model import Audience, Overview, Searched, Try
from bot.settings import Settings
from bot.slack.manifest import manifest
from bot.slack.outbound.home import home_view, tried_question
from bot.slack.pool import Pool
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.canned import Canned, Held
from tests.slack.fake import SCOPES, FakeSlack

REFERENCE = re.compile(r"\b[0-9A-F]{6}\b")
DATE = re.compile(r"<!date\^(\d+)\^[^|>]+\|([^>]+)>")


@pytest.fixture
def scopes() -> tuple[str, ...]:
    return (*SCOPES, "channels:read")


@pytest.fixture
def shown(settings: Settings, shipped: Answerer) -> App:
    return build_app(settings, shipped)


def texts(value: Any) -> Iterator[str]:
    """Every mrkdwn text of a view, as it is written."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        value = [*value.values()]
    for one in value if isinstance(value, list) else ():
        yield from texts(one)


# Home ---------------------------------------------------------------------------------------------


def test_home_says_what_the_bot_is_what_is_new_and_how_much_there_is(
    shown: App, slack: FakeSlack
) -> None:
    slack.dispatch(shown, slack.open_home())
    words = slack.home().words
    for said in (
        "word for word",
        "/whosaid",
        "Latest meetings",
        "Blinken meets Mexican",
        "Spoke: ",
        "5 meetings",
    ):
        assert said in words
    assert words.index("Blinken meets Mexican") < words.index(
        "High-Level Security Dialogue, opening"
    )
    assert slack.refusals == ()


def test_days_are_written_so_that_every_reader_sees_that_day_in_their_own_language(
    shown: App, slack: FakeSlack
) -> None:
    slack.dispatch(shown, slack.open_home())
    dates = [match for text in texts(slack.home().view["blocks"]) for match in DATE.findall(text)]
    stamp = next(int(stamp) for stamp, fallback in dates if fallback == "17 July 2024")
    for hours in (-10, -7, 0, 5.5, 12, 13):  # Hawaii to New Zealand in summer
        there = datetime.fromtimestamp(stamp, timezone(timedelta(hours=hours)))
        assert (there.year, there.month, there.day) == (2024, 7, 17)


def test_how_a_date_is_known_stands_beside_it(shown: App, slack: FakeSlack) -> None:
    slack.dispatch(shown, slack.open_home())
    assert "(from outside the document)" in slack.home().words


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_thing_to_try_works_on_this_corpus(shown: App, slack: FakeSlack, number: int) -> None:
    slack.dispatch(shown, slack.open_home())
    tried = [one for one in slack.home().view["blocks"] if one["type"] == "section"]
    assert len(tried) == 3
    slack.dispatch(shown, slack.press_home(tried[number]["accessory"]["accessibility_label"]))
    slack.until(lambda: slack.modals() and "Searching" not in slack.modals()[-1].words)
    assert "on record" in slack.modal().words.lower()
    assert "Nothing on record" not in slack.modal().words
    assert slack.refusals == ()


def test_a_thing_to_try_is_asked_by_its_command_and_shown_under_that_commands_name() -> None:
    searched, read = Searched(1), datetime(2025, 6, 7, tzinfo=UTC)
    tries = (Try("line", "the harbour is open"), Try("meeting", "Harbour talks", "meetings"))
    view = home_view(Overview(searched, 1, 1, read, tries=tries), ("/q", "/m", "/w"), None)
    shown = [block for block in view["blocks"] if block["type"] == "section"]
    assert ["/q the harbour is open" in str(shown[0]), "/m Harbour talks" in str(shown[1])] == [
        True,
        True,
    ]
    asked = [tried_question(block["accessory"]["value"]) for block in shown]
    assert [(one.text, one.command) for one in asked] == [
        ("the harbour is open", None),
        ("Harbour talks", "meetings"),
    ]


def test_what_is_tried_is_drawn_from_the_corpus_at_hand(
    settings: Settings, slack: FakeSlack, made_up: Answerer
) -> None:
    slack.dispatch(build_app(settings, made_up), slack.open_home())
    words = slack.home().words
    assert "Blinken" not in words
    assert "Try it" in words


def test_a_corpus_with_nothing_to_try_has_a_home_all_the_same(
    settings: Settings, slack: FakeSlack, folder: Folder
) -> None:
    folder.meeting("2020-01-01-short", "MINISTER RUIZ: Yes.\n")
    slack.dispatch(build_app(settings, folder.open()), slack.open_home())
    assert "1 meeting" in slack.home().words


def test_the_button_opens_the_form(shown: App, slack: FakeSlack) -> None:
    slack.dispatch(shown, slack.open_home())
    slack.home()
    for _ in range(2):  # a double click
        slack.dispatch(shown, slack.press_home("Find a quote"))
    slack.modal(saying="Words, as far as you remember them")
    assert len(slack.called("views.open")) == 1


def test_home_is_published_once_until_something_changes(
    settings: Settings, slack: FakeSlack, canned: Canned
) -> None:
    app = build_app(settings, canned)
    slack.dispatch(app, slack.open_home())
    slack.home()
    for _ in range(3):
        slack.dispatch(app, slack.open_home())
    slack.dispatch(app, slack.open_home(user=slack.BOB))
    slack.home(user=slack.BOB)
    assert len(slack.called("views.publish")) == 2


def test_after_a_restart_what_still_holds_is_not_published_again(
    settings: Settings, slack: FakeSlack
) -> None:
    slack.dispatch(build_app(settings, Canned()), slack.open_home())
    slack.home()

    class Later(Canned):
        def overview(self, audience: Audience) -> Overview:
            return replace(super().overview(audience), read=datetime(2025, 6, 7, tzinfo=UTC))

    slack.dispatch(build_app(settings, Later()), slack.open_home())

    class Grown(Canned):
        def overview(self, audience: Audience) -> Overview:
            return replace(super().overview(audience), turns=10)

    slack.dispatch(build_app(settings, Grown()), slack.open_home())
    slack.until(lambda: "10 turns" in slack.home().words)
    assert len(slack.called("views.publish")) == 2


def test_another_tab_publishes_nothing(
    settings: Settings, slack: FakeSlack, canned: Canned
) -> None:
    pool = Pool(workers=1)
    slack.dispatch(build_app(settings, canned, pool=pool), slack.open_home(tab="messages"))
    assert pool.drain(5) == 0
    assert slack.calls == ()


def test_home_shows_only_what_its_reader_may_see(
    settings: Settings, slack: FakeSlack, folder: Folder
) -> None:
    folder.meeting(
        "2020-05-04-open",
        "MINISTER RUIZ: We will open the harbour on Monday.\n",
        title="An open one",
    )
    for_bob = {"users": [FakeSlack.BOB]}
    folder.meeting(
        "2022-01-01-bob",
        "MINISTER LUND: The secret lantern is green.\n",
        title="For Bob",
        access=for_bob,
    )
    in_general = {"channels": [FakeSlack.GENERAL]}
    folder.meeting(
        "2022-01-02-there", "ADMIRAL QUIST: A walrus.\n", title="For a channel", access=in_general
    )
    app = build_app(settings, folder.open())
    for user in (slack.ALICE, slack.BOB):
        slack.dispatch(app, slack.open_home(user=user))
    alice, bob = slack.home().words, slack.home(user=slack.BOB).words
    assert ("For Bob" in alice, "lantern" in alice, "1 meeting" in alice, "Lund" in alice) == (
        False,
        False,
        True,
        False,
    )
    assert ("For Bob" in bob, "2 meetings" in bob) == (True, True)
    assert "channel:" not in alice + bob and "For a channel" not in alice + bob


def test_where_slack_does_not_tell_who_somebody_is_home_shows_what_is_open_to_all(
    settings: Settings, slack: FakeSlack
) -> None:
    asked: list[Audience] = []

    class Noting(Canned):
        def overview(self, audience: Audience) -> Overview:
            asked.append(audience)
            return super().overview(audience)

    app, event = build_app(settings, Noting()), slack.open_home()
    del event["is_ext_shared_channel"]
    slack.dispatch(app, event)
    slack.home()
    assert asked == [Audience()]


def test_where_guests_are_answered_nothing_a_guest_has_no_home(
    slack: FakeSlack, canned: Canned
) -> None:
    settings = Settings.read(
        slack.environment | {"VERBATIM_SHARED_CHANNELS": "nothing"}, slack=True
    )
    app, pool = build_app(settings, canned), Pool(workers=1)
    slack.dispatch(app, slack.open_home() | {"is_ext_shared_channel": True})
    assert pool.drain(5) == 0
    slack.dispatch(app, slack.open_home(user=slack.BOB))
    slack.home(user=slack.BOB)
    assert slack.ALICE not in slack.space.homes


def test_an_empty_state_that_comes_as_a_list_is_no_trouble(
    settings: Settings, slack: FakeSlack, canned: Canned
) -> None:
    event = slack.open_home()
    event["event"]["view"] = {
        "id": "V1",
        "type": "home",
        "private_metadata": "old",
        "state": {"values": []},
    }
    slack.dispatch(build_app(settings, canned), event)
    slack.home()


def test_titles_of_a_document_are_shown_as_they_stand_and_ping_nobody(
    settings: Settings, slack: FakeSlack, folder: Folder
) -> None:
    hostile = "<!channel> *bold* & <https://evil.example|a title>"
    folder.meeting(
        "2020-05-04-open",
        "MINISTER RUIZ: Yes, we are.\n",
        title=hostile,
        place="<!here> | >",
        date="2020-05-04",
    )
    slack.dispatch(build_app(settings, folder.open()), slack.open_home())
    home = slack.home()
    assert hostile in home.words
    assert not any("<!channel" in text or "<!here" in text for text in texts(home.view["blocks"]))


def test_when_home_cannot_be_drawn_a_sentence_stands_there_and_the_next_opening_draws_it(
    settings: Settings, slack: FakeSlack
) -> None:
    held, pool = Held(), Pool(workers=1, waiting=0)
    app = build_app(settings, held, pool=pool)
    slack.dispatch(app, slack.slash("/quote", "harbour"))
    slack.dispatch(app, slack.open_home())
    assert REFERENCE.search(slack.home().words)
    held.let.set()
    slack.until(lambda: pool.drain(1) == 0)
    slack.dispatch(app, slack.open_home())
    slack.until(lambda: "Latest meetings" in slack.home().words)


def test_where_a_window_for_what_is_tried_does_not_open_a_sentence_comes_directly(
    shown: App, slack: FakeSlack
) -> None:
    slack.dispatch(shown, slack.open_home())
    slack.home()
    pressed = slack.press_home("Try it")
    slack.advance(3.1)
    slack.dispatch(shown, pressed)
    assert "Slack did not wait" in slack.reply(channel=slack.ALICE_DM).words


# First words --------------------------------------------------------------------------------------


def test_added_to_a_channel_the_bot_says_hello_once(
    settings: Settings, slack: FakeSlack, canned: Canned
) -> None:
    app, joined = build_app(settings, canned), slack.join(FakeSlack.GENERAL)
    for _ in range(2):
        slack.dispatch(app, joined)
    slack.dispatch(app, slack.join(slack.GENERAL))  # taken out and added again
    hello = slack.reply(channel=slack.GENERAL)
    assert "/quote" in hello.words
    assert hello.pings == ()
    assert len(slack.replies(channel=slack.GENERAL)) == 1
    assert canned.asked == []


def test_somebody_elses_joining_is_their_own_affair(
    settings: Settings, slack: FakeSlack, canned: Canned
) -> None:
    pool = Pool(workers=1)
    slack.dispatch(build_app(settings, canned, pool=pool), slack.join(slack.GENERAL, who=slack.BOB))
    assert pool.drain(5) == 0
    assert slack.calls == ()


def test_the_hello_can_be_left_out_with_its_scope_and_its_event() -> None:
    with_it, without = (manifest(Settings(hello=hello)) for hello in (True, False))
    for made, there in ((with_it, True), (without, False)):
        assert ("channels:read" in made["oauth_config"]["scopes"]["bot"]) is there
        assert (
            "member_joined_channel" in made["settings"]["event_subscriptions"]["bot_events"]
        ) is there


@pytest.mark.parametrize("text", ["", "  ", "help", "hello"])
def test_a_mention_without_a_question_is_answered_with_help(
    shown: App, slack: FakeSlack, text: str
) -> None:
    slack.dispatch(shown, slack.mention(text))
    assert "/quote" in slack.reply(channel=slack.GENERAL).words


def test_the_time_that_is_told_is_when_the_corpus_was_read(
    settings: Settings, slack: FakeSlack, shipped: Answerer
) -> None:
    slack.dispatch(build_app(settings, shipped), slack.open_home())
    (stamp, _), *_ = [
        match
        for text in texts(slack.home().view["blocks"])
        if "As read" in text
        for match in DATE.findall(text)
    ]
    assert abs(datetime.now(UTC).timestamp() - int(stamp)) < 3_600
