"""Find a quote: the form, its lists, what comes of it, and sharing from there. Through the real
App, over a corpus written for each test, against the strict fake."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from slack_bolt import App

from bot.model import Audience
from bot.settings import Settings
from bot.slack.pool import Pool
from tests.conftest import Folder
from tests.slack.apps import build_app
from tests.slack.canned import Canned, Held
from tests.slack.fake import FakeSlack
from tests.slack.rest import at_rest
from tests.slack.serving import on_a_thread

REFERENCE = re.compile(r"\b[0-9A-F]{6}\b")
HARBOUR = (
    "MINISTER RUIZ: We will open the harbour on Monday.\n\nMINISTER LUND: The harbour was closed"
    " for a year.\n"
)
LATER = (
    "MINISTER LUND (via interpreter): The harbour is open again, and nobody is sorry.\n\nQUESTION:"
    " And the ferry?\n"
)
CLOSED = "MINISTER RUIZ: The harbour will be sold in secret.\n"
REPORT = "Ana Ruiz said the harbour was “a gift to the islands” on Tuesday.\n"


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    folder.meeting(
        "2020-05-04-harbour",
        HARBOUR,
        title="Harbour briefing",
        date="2020-05-04",
        date_basis="stated",
    )
    folder.meeting(
        "2021-06-07-later", LATER, title="Islands forum", date="2021-06-07", date_basis="stated"
    )
    only_bob = {"users": [FakeSlack.BOB]}
    return folder.meeting(
        "2022-01-01-closed", CLOSED, title="A closed meeting", date="2022-01-01", access=only_bob
    )


@pytest.fixture
def app(settings: Settings, harbour: Folder) -> App:
    return build_app(settings, harbour.open())


def opened(app: App, slack: FakeSlack, *, user: str = FakeSlack.ALICE) -> None:
    """The form stands before somebody."""
    slack.dispatch(app, slack.summon(user=user))
    slack.modal(user=user, saying="Words, as far as you remember them")


def offered(
    app: App, slack: FakeSlack, field: str, typed: str, *, user: str = FakeSlack.ALICE
) -> dict[str, Any]:
    """The choices of a list, by what is shown of them."""
    response = slack.dispatch(app, slack.type_into(field, typed, user=user))
    return {option["text"]["text"]: option for option in json.loads(response.body)["options"]}


def found(app: App, slack: FakeSlack, *, user: str = FakeSlack.ALICE, **given: Any) -> Any:
    """What comes of the form."""
    slack.dispatch(app, slack.send_form(user=user, **given))
    slack.until(lambda: not slack.modals(user=user)[-1].words.startswith("Searching"))
    return slack.modals(user=user)[-1]


# The form -----------------------------------------------------------------------------------------


def test_the_shortcut_opens_a_form_without_a_search(app: App, slack: FakeSlack) -> None:
    opened(app, slack)
    slack.until(lambda: slack.calls)  # what is called is written down once it is answered
    assert [call.method for call in slack.calls] == ["views.open"]
    assert slack.refusals == ()


def test_words_are_found_on_top_of_the_form(app: App, slack: FakeSlack) -> None:
    opened(app, slack)
    modal = found(app, slack, words="open the harbor on monday")
    assert modal.quotes[0] == "We will open the harbour on Monday."
    assert "Ana Ruiz" in modal.words
    lines = next(
        block["element"] for block in modal.view["blocks"] if block.get("block_id") == "line"
    )
    assert lines["options"][0]["description"]["text"] == "Ana Ruiz · 4 May 2020"
    assert len(slack.modals()) == 2  # the form is still there, to be changed
    assert slack.refusals == ()


@pytest.mark.parametrize(
    ("given", "quotes"),
    [
        (
            {"words": "harbour", "speaker": "Lund"},
            {
                "The harbour was closed for a year.",
                "The harbour is open again, and nobody is sorry.",
            },
        ),
        (
            {"words": "harbour", "meeting": "islands"},
            {"The harbour is open again, and nobody is sorry."},
        ),
        (
            {"words": "harbour", "since": "2021-01-01"},
            {"The harbour is open again, and nobody is sorry."},
        ),
        ({"words": "harbour open", "until": "2020-12-31"}, {"We will open the harbour on Monday."}),
        (
            {"words": "harbour", "kinds": ["Through an interpreter"]},
            {"The harbour is open again, and nobody is sorry."},
        ),
        ({"speaker": "ruiz"}, {"We will open the harbour on Monday."}),
        ({"meeting": "islands", "kinds": ["Spoken"]}, {"And the ferry?"}),
    ],
)
def test_every_field_narrows_what_is_found(
    app: App, slack: FakeSlack, given: dict[str, Any], quotes: set[str]
) -> None:
    opened(app, slack)
    chosen = {
        field: next(iter(offered(app, slack, field, given[field]).values()))
        for field in ("speaker", "meeting")
        if field in given
    }
    assert set(found(app, slack, **{**given, **chosen}).quotes) == quotes


def test_words_that_would_ask_for_something_else_are_looked_for_all_the_same(
    app: App, slack: FakeSlack
) -> None:
    opened(app, slack)
    modal = found(app, slack, words="help", kinds=["Spoken"])
    assert "Nothing on record matches" in modal.words


def test_what_is_not_there_is_said_in_the_window(app: App, slack: FakeSlack) -> None:
    opened(app, slack)
    assert "Nothing on record matches" in found(app, slack, words="zeppelin").words


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "words"),
        ({"kinds": ["Spoken"]}, "words"),
        ({"since": "2022-01-01", "until": "2021-01-01"}, "until"),
    ],
)
def test_a_form_that_asks_nothing_is_told_so_in_the_form(
    app: App, slack: FakeSlack, given: dict[str, Any], field: str
) -> None:
    opened(app, slack)
    answer = json.loads(slack.dispatch(app, slack.send_form(**given)).body)
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [field]
    assert len(slack.modals()) == 1


# Its lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["ruiz", "Ruis", "ana", "president of halven", "MINISTER RUIZ", "anna r"]
)
def test_a_speaker_is_offered_by_half_a_name_a_typo_an_office_or_a_printed_label(
    app: App, slack: FakeSlack, typed: str
) -> None:
    opened(app, slack)
    assert "Ana Ruiz" in offered(app, slack, "speaker", typed)


def test_before_anything_is_typed_those_with_most_words_and_the_latest_meetings_are_offered(
    app: App, slack: FakeSlack
) -> None:
    opened(app, slack)
    assert list(offered(app, slack, "speaker", ""))[0] == "Bo Lund"
    assert list(offered(app, slack, "meeting", "")) == ["Islands forum", "Harbour briefing"]


def test_a_meeting_is_offered_by_a_misspelt_word_of_its_title_or_by_its_year(
    app: App, slack: FakeSlack
) -> None:
    opened(app, slack)
    assert list(offered(app, slack, "meeting", "harbur")) == ["Harbour briefing"]
    assert list(offered(app, slack, "meeting", "2021")) == ["Islands forum"]
    assert offered(app, slack, "meeting", "zeppelin") == {}


def test_a_meeting_that_is_closed_to_somebody_is_neither_offered_nor_found(
    app: App, slack: FakeSlack
) -> None:
    opened(app, slack)
    assert offered(app, slack, "meeting", "closed") == {}
    assert not found(app, slack, words="sold in secret").quotes
    opened(app, slack, user=slack.BOB)
    assert "A closed meeting" in offered(app, slack, "meeting", "closed", user=slack.BOB)
    assert found(app, slack, words="sold in secret", user=slack.BOB).quotes


def test_lists_are_offered_while_every_thread_is_busy_searching(
    slack: FakeSlack, settings: Settings
) -> None:
    held = Held()
    app = build_app(settings, held, pool=Pool(workers=1, waiting=9))
    slack.dispatch(app, slack.slash("/quote", "harbour"))
    opened(app, slack)
    assert offered(app, slack, "speaker", "mor")
    assert held.asked == []
    held.let.set()
    slack.reply()


def test_a_list_of_very_many_is_cut_to_what_slack_takes(
    folder: Folder, slack: FakeSlack, settings: Settings
) -> None:
    for number in range(120):
        title = (
            f"Round {number} of the talks on a very long matter that never seems to come to any end"
            " at all"
        )
        folder.meeting(
            f"2020-01-{number:03}-round", f"SPEAKER {number}: We are done.\n", title=title
        )
    app = build_app(settings, folder.open())
    opened(app, slack)
    shown = offered(app, slack, "meeting", "talsk")
    assert 0 < len(shown) <= 100
    assert max(map(len, shown)) <= 75


def test_a_list_that_cannot_be_looked_up_is_empty_and_the_log_knows_why(
    slack: FakeSlack, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Canned):
        def speakers(self, typed: str, audience: Audience) -> Any:
            raise RuntimeError("no list today")

    app = build_app(settings, Broken())
    opened(app, slack)
    assert offered(app, slack, "speaker", "rutabaga") == {}
    assert REFERENCE.search(caplog.text)
    assert "rutabaga" not in caplog.text


# Sharing ------------------------------------------------------------------------------------------


def test_a_line_is_shared_where_its_reader_chose_even_where_the_bot_is_not(
    app: App, slack: FakeSlack
) -> None:
    opened(app, slack)
    found(app, slack, words="open the harbour on monday", until="2020-12-31")
    slack.dispatch(
        app, slack.send_form(line="We will open the harbour on Monday.", where=slack.OUTSIDE)
    )
    slack.modal(saying="Shared, with your name")
    (posted,) = [m for m in slack.space.messages if m.channel == slack.OUTSIDE]
    assert posted.quotes == ("We will open the harbour on Monday.",)
    assert "Shared by alice" in posted.words
    assert posted.only_for is None


def test_sent_twice_a_line_is_shared_once(app: App, slack: FakeSlack) -> None:
    opened(app, slack)
    found(app, slack, words="open the harbour on monday", until="2020-12-31")
    press = slack.send_form(line="We will open the harbour on Monday.", where=slack.GENERAL)
    for _ in range(2):
        slack.dispatch(app, press)
    slack.modal(saying="Shared, with your name")
    slack.reply(channel=slack.GENERAL)
    at_rest()
    assert len(slack.replies(channel=slack.GENERAL)) == 1


def test_what_is_not_open_to_everyone_is_not_shared_and_the_window_says_why(
    app: App, slack: FakeSlack
) -> None:
    opened(app, slack, user=slack.BOB)
    found(app, slack, words="sold in secret", since="2022-01-01", user=slack.BOB)
    slack.dispatch(app, slack.send_form(where=slack.GENERAL, user=slack.BOB))
    slack.modal(user=slack.BOB, saying="cannot be shared here")
    assert slack.replies(channel=slack.GENERAL) == ()


def test_a_line_that_has_changed_since_is_not_shared(
    settings: Settings, slack: FakeSlack, harbour: Folder
) -> None:
    before, changed = build_app(settings, harbour.open()), HARBOUR.replace("Monday", "Friday")
    opened(before, slack)
    found(before, slack, words="open the harbour on monday", until="2020-12-31")
    press = slack.send_form(line="We will open the harbour on Monday.", where=slack.GENERAL)
    harbour.meeting(
        "2020-05-04-harbour",
        changed,
        title="Harbour briefing",
        date="2020-05-04",
        date_basis="stated",
    )
    slack.dispatch(build_app(settings, harbour.open()), press)
    slack.modal(saying="has changed")
    assert slack.replies(channel=slack.GENERAL) == ()


# Once, in time, and when something fails ----------------------------------------------------------


def test_a_double_click_opens_one_form(app: App, slack: FakeSlack) -> None:
    for _ in range(2):
        slack.dispatch(app, slack.summon())
    slack.modal()
    at_rest()
    assert len(slack.called("views.open")) == 1


def test_a_form_delivered_again_is_looked_up_once(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    app = build_app(settings, canned)
    opened(app, slack)
    sent = slack.send_form(words="harbour")
    slack.dispatch(app, sent)
    slack.modal(saying="Ines Moreau")
    slack.sockets.complaints.clear()
    slack.dispatch(app, {**sent})
    at_rest()
    assert len(canned.asked) == 1


def test_where_the_trigger_has_expired_a_sentence_comes_directly(
    app: App, slack: FakeSlack
) -> None:
    pressed = slack.summon()
    slack.advance(3.1)
    slack.dispatch(app, pressed)
    assert "Slack did not wait for the window to open" in slack.reply(channel=slack.ALICE_DM).words


def test_a_failure_is_told_in_the_window_with_a_reference(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    app = build_app(settings, canned)
    opened(app, slack)
    slack.dispatch(app, slack.send_form(words="shipwreck"))
    assert REFERENCE.search(slack.modal(saying="Something went wrong").words)


def test_when_more_is_asked_than_can_be_answered_the_window_says_so(
    slack: FakeSlack, settings: Settings
) -> None:
    held = Held()
    pool = Pool(workers=1, waiting=0)
    app = build_app(settings, held, pool=pool)
    opened(app, slack)
    assert pool.drain(10) == 0
    slack.dispatch(app, slack.slash("/quote", "harbour"))
    slack.dispatch(app, slack.send_form(words="harbour"))
    assert REFERENCE.search(slack.modal(saying="Too many questions").words)
    held.let.set()


def test_a_guest_is_offered_and_shown_what_is_open_to_everyone(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    app = build_app(settings, canned)
    opened(app, slack, user=slack.STRANGER)
    slack.dispatch(app, slack.send_form(words="harbour", user=slack.STRANGER))
    slack.modal(user=slack.STRANGER, saying="Ines Moreau")
    assert [question.audience for question in canned.asked] == [Audience()]


def test_over_a_socket_a_list_and_a_form_are_acknowledged_with_what_they_need(
    slack: FakeSlack, canned: Canned
) -> None:
    with on_a_thread(slack, canned):
        slack.send(slack.summon()).wait()
        slack.modal(saying="Words, as far")
        typed = slack.send(slack.type_into("speaker", "mor"))
        typed.wait()
        assert typed.ack_payload["options"][0]["text"]["text"] == "Ines Moreau"
        sent = slack.send(slack.send_form(words="harbour"))
        sent.wait()
        slack.modal(saying="Ines Moreau")
    assert sent.ack_payload["response_action"] == "push"
    assert slack.sockets.complaints == []


def test_nothing_that_is_typed_into_a_form_reaches_the_log(
    slack: FakeSlack, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    app = build_app(settings, Canned())
    opened(app, slack)
    slack.dispatch(app, slack.type_into("speaker", "rutabaga"))
    slack.dispatch(app, slack.send_form(words="rutabaga"))
    slack.modal(saying="Ines Moreau")
    assert "rutabaga" not in caplog.text
