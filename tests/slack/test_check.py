"""Claims by every surface, and "Check this quote" on any message: through the real App, against
the strict fake."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import App

from bot.answers.answerer import Answerer
from bot.model import Audience
from bot.settings import Settings
from bot.slack.pool import Pool
from bot.slack.windows import modals
from tests.slack.apps import build_app
from tests.slack.canned import FAILURE, NOTHING, WORDS, Canned, Held
from tests.slack.fake import FakeSlack
from tests.slack.rest import at_rest
from tests.slack.serving import on_a_thread

REFERENCE = re.compile(r"\b[0-9A-F]{6}\b")
CLAIM = "We will open the harbour on Sunday."
LONG = f"What a day. We heard a lot. {CLAIM} Nobody had expected that. I must think about it."
TWO = (
    "He said “we will open the harbour” first. Then there was some talk of fees. She said “we never"
    " close a port”."
)


@pytest.fixture
def app(settings: Settings, canned: Canned) -> App:
    return build_app(settings, canned)


def texts(canned: Canned) -> list[str]:
    """What was asked, with the command before it."""
    asked = ((f"/{one.command}" if one.command else "", one.text) for one in canned.asked)
    return [" ".join(filter(None, parts)) for parts in asked]


# By every surface ---------------------------------------------------------------------------------


def by_slash(slack: FakeSlack, text: str) -> dict[str, Any]:
    return slack.slash("/whosaid", text)


def by_mention(slack: FakeSlack, text: str) -> dict[str, Any]:
    return slack.mention(text)


def by_message(slack: FakeSlack, text: str) -> dict[str, Any]:
    return slack.direct(text)


@pytest.mark.parametrize("ask", [by_slash, by_mention, by_message])
def test_a_claim_gets_its_verdict_then_the_diff_then_the_quote_then_the_reasons(
    app: App, slack: FakeSlack, ask: Any
) -> None:
    slack.dispatch(app, ask(slack, f"did Moreau say “{CLAIM}”"))
    reply = slack.reply()
    order = [
        "Altered ≠",
        "Ines Moreau said nearly this",
        "Sunday Monday",
        WORDS,
        "The date differs: Sunday claimed",
    ]
    assert [reply.words.index(one) for one in order] == sorted(
        reply.words.index(one) for one in order
    )
    assert all(
        one in reply.text for one in ("Altered ≠", "[-Sunday-] {+Monday+}", "The date differs")
    )
    assert reply.quotes == (WORDS,)


def test_whosaid_alone_or_with_help_explains_itself_as_the_other_commands_do(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    for number, text in enumerate(["", "help"], start=1):
        slack.dispatch(app, slack.slash("/whosaid", text))
        slack.reply(number)
    assert texts(canned) == ["/whosaid", "help"]


# Check this quote: what is checked ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (CLAIM, CLAIM),
        (f"Moreau said “{CLAIM}” - is that right?", f"Moreau said “{CLAIM}” - is that right?"),
        (
            f"What a day. We heard a lot. Moreau said: “{CLAIM}” Well. Well.",
            f"Moreau said: “{CLAIM}”",
        ),
        ("R&D <b> is at the harbour", "R&D <b> is at the harbour"),
    ],
)
def test_a_short_message_or_the_quote_in_a_long_one_is_checked_at_once(
    app: App, slack: FakeSlack, canned: Canned, message: str, asked: str
) -> None:
    slack.dispatch(app, slack.shortcut(message))
    modal = slack.modal(saying="Altered")
    assert modal.quotes == (WORDS,)
    assert f"Checked: {asked}" in modal.words
    assert texts(canned) == [f"/whosaid {asked}"]
    assert slack.refusals == ()


def test_a_block_quote_is_checked_with_the_line_that_says_whose_it_is(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(f"As Moreau put it:\n> {CLAIM}\nwild"))
    slack.modal(saying="Altered")
    assert texts(canned) == [f"/whosaid As Moreau put it: “{CLAIM}”"]


def test_a_long_message_without_a_quote_lets_the_person_choose_and_checks_what_was_chosen(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    chooser = slack.modal(saying="Which of these")
    assert CLAIM in chooser.options
    assert canned.asked == []
    slack.dispatch(app, slack.submit(CLAIM))
    assert slack.modal(saying="Altered").quotes == (WORDS,)
    assert texts(canned) == [f"/whosaid {CLAIM}"]
    assert slack.refusals == ()


def test_all_of_a_message_may_be_chosen_and_is_told_apart(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    chooser = slack.modal(saying="Which of these")
    assert [one.startswith("All of it: ") for one in chooser.options] == [False] * 5 + [True]
    slack.dispatch(app, slack.submit(chooser.options[-1]))
    slack.modal(saying="Altered")
    assert texts(canned) == [f"/whosaid {LONG}"]


def test_of_several_quotes_one_is_chosen(app: App, slack: FakeSlack, canned: Canned) -> None:
    slack.dispatch(app, slack.shortcut(TWO))
    chooser = slack.modal(saying="Which of these")
    assert len(chooser.options) == 2
    slack.dispatch(app, slack.submit(chooser.options[1]))
    slack.modal(saying="Altered")
    assert texts(canned) == ["/whosaid She said “we never close a port”"]


def test_a_message_of_very_many_sentences_is_a_list_as_long_as_slack_takes(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    message = " ".join(
        f"Sentence number {n} is about the harbour and what it costs to keep it open."
        for n in range(200)
    )
    slack.dispatch(app, slack.shortcut(message))
    chooser = slack.modal(saying="Which of these")
    assert 10 < len(chooser.options) <= 100
    assert f"The message has {200 - len(chooser.options)} more" in chooser.words
    slack.dispatch(app, slack.submit(chooser.options[-1]))
    slack.modal(saying="Altered")
    assert texts(canned) == [
        f"/whosaid Sentence number {len(chooser.options) - 1} is about the harbour and what it"
        " costs to keep it open."
    ]


@pytest.mark.parametrize("message", ["", "  \n", "<@U0ALICE>"])
def test_a_message_without_words_is_told_so_and_nothing_is_searched(
    app: App, slack: FakeSlack, canned: Canned, message: str
) -> None:
    slack.dispatch(app, slack.shortcut(message, raw=True))
    assert "no words in this message" in slack.modal().words
    assert canned.asked == []


def test_what_is_not_found_is_told_with_what_was_searched(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.shortcut(f"The {NOTHING} is open on Monday."))
    assert "Searched 5 meetings, 2019 to 2021" in slack.modal(saying="Not found ○").words


def test_whoever_wrote_the_message_is_not_who_is_said_to_have_said_it(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(CLAIM, author=slack.BOB))
    slack.modal(saying="Altered")
    assert "bob" not in texts(canned)[0].lower()
    assert slack.BOB not in texts(canned)[0]


def test_from_the_modal_a_line_is_one_click_further_and_can_be_shared(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.shortcut(CLAIM))
    modal = slack.modal(saying="Altered")
    slack.dispatch(app, slack.click_inside("Cite"))
    slack.modal(saying="BibTeX")
    slack.close_modal()
    assert modal.view["title"]["text"] == "Check this quote"
    slack.dispatch(app, slack.send_form(where=slack.GENERAL))
    slack.modal(saying="Shared, with your name")
    assert slack.reply(channel=slack.GENERAL).quotes == (WORDS,)
    assert slack.modal().view["title"]["text"] == "Check this quote"
    assert slack.refusals == ()


# Who reads ----------------------------------------------------------------------------------------


def test_the_modal_is_read_by_whoever_chose_the_shortcut_in_that_channel(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(CLAIM, channel=slack.PRIVATE))
    slack.modal(saying="Altered")
    assert canned.asked[0].audience == Audience(slack.PRIVATE, slack.ALICE)


def test_a_choice_is_checked_for_the_same_reader(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    slack.dispatch(app, slack.submit(slack.modal().options[0]))
    slack.modal(saying="Altered")
    assert canned.asked[0].audience == Audience(slack.GENERAL, slack.ALICE)


@pytest.mark.parametrize("message", [CLAIM, LONG])
def test_a_stranger_reads_only_what_is_open_to_all(
    app: App, slack: FakeSlack, canned: Canned, message: str
) -> None:
    slack.dispatch(app, slack.shortcut(message, user=slack.STRANGER, channel=slack.CONNECT))
    modal = slack.modal(user=slack.STRANGER)
    if modal.options:
        slack.dispatch(app, slack.submit(modal.options[0], user=slack.STRANGER))
    slack.modal(user=slack.STRANGER, saying="Altered")
    assert canned.asked[0].audience == Audience()


# In time ------------------------------------------------------------------------------------------


def test_the_modal_is_open_before_anything_is_searched(
    slack: FakeSlack, settings: Settings
) -> None:
    held = Held()
    slack.dispatch(build_app(settings, held), slack.shortcut(CLAIM))
    assert "Checking the record" in slack.modal().words
    assert [call.method for call in slack.calls] == ["views.open"]
    held.let.set()
    slack.modal(saying="Altered")
    assert [call.method for call in slack.calls] == ["views.open", "views.update"]


def test_the_modal_opens_at_once_while_every_thread_is_busy_searching(
    slack: FakeSlack, settings: Settings
) -> None:
    held = Held()
    app = build_app(settings, held, pool=Pool(workers=2, waiting=20))
    for number in range(6):
        slack.dispatch(app, slack.slash("/quote", f"harbour {number}"))
    slack.dispatch(app, slack.shortcut(CLAIM))
    assert "Checking the record" in slack.modal(seconds=2).words
    held.let.set()
    slack.modal(saying="Altered")
    slack.reply(6)


def test_slack_hears_back_before_the_modal_is_even_opened(app: App, slack: FakeSlack) -> None:
    slack.slow("views.open", 0.5)
    slack.dispatch(app, slack.shortcut(CLAIM))
    assert slack.calls == ()
    slack.modal(saying="Altered")


def test_what_came_of_a_choice_is_never_overwritten_by_an_acknowledgement_that_comes_late(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    choice = slack.submit(slack.modal().options[0])
    slack.ack_comes = lambda: slack.until(lambda: slack.too_early)
    slack.dispatch(app, choice)
    slack.until(lambda: "Altered" in slack.modals()[-1].words)
    assert slack.refusals == ()
    assert slack.sockets.complaints == []


@pytest.mark.usefixtures("impatient")
def test_where_slack_takes_no_name_from_an_acknowledgement_the_modal_is_filled_all_the_same(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    slack.fail("views.update", "not_found", times=len(modals.PAUSES) + 1)
    slack.dispatch(app, slack.submit(slack.modal().options[0]))
    slack.modal(saying="Altered")


def test_over_a_socket_a_choice_is_acknowledged_with_a_modal_that_stays(
    slack: FakeSlack, canned: Canned
) -> None:
    with on_a_thread(slack, canned):
        slack.send(slack.shortcut(LONG)).wait()
        choice = slack.send(slack.submit(slack.modal(saying="Which of these").options[0]))
        choice.wait()
        slack.modal(saying="Altered")
    assert choice.ack_payload["response_action"] == "update"
    assert slack.sockets.complaints == []


# Once ---------------------------------------------------------------------------------------------


def test_a_shortcut_that_is_delivered_again_opens_one_modal(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    pressed = slack.shortcut(CLAIM)
    for _ in range(2):
        assert slack.dispatch(app, pressed).status == 200
    slack.modal(saying="Altered")
    assert len(canned.asked) == len(slack.called("views.open")) == 1
    assert slack.refusals == ()


def test_a_double_press_on_one_message_opens_one_modal(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    pressed = slack.shortcut(CLAIM)
    again = {
        **slack.shortcut(CLAIM),
        "message": pressed["message"],
        "message_ts": pressed["message_ts"],
    }
    for one in (pressed, again):
        slack.dispatch(app, one)
    slack.modal(saying="Altered")
    assert (len(slack.modals()), len(canned.asked)) == (1, 1)


def test_the_same_message_for_another_person_opens_theirs(app: App, slack: FakeSlack) -> None:
    for user in (slack.ALICE, slack.BOB):
        slack.dispatch(app, slack.shortcut(CLAIM, user=user))
        slack.modal(user=user, saying="Altered")


def test_a_choice_delivered_again_is_checked_once(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    choice = slack.submit(slack.modal().options[0])
    slack.dispatch(app, choice)
    slack.modal(saying="Altered")
    slack.dispatch(app, choice)
    assert len(canned.asked) == 1


# When something fails -----------------------------------------------------------------------------


def test_a_failure_is_told_in_the_modal_with_a_reference_that_the_log_knows_too(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.dispatch(app, slack.shortcut(f"{FAILURE} rutabaga"))
    told = slack.modal(saying="Something went wrong").words
    reference = REFERENCE.search(told)
    assert reference
    assert f"reference={reference[0]}" in caplog.text
    assert "rutabaga" not in caplog.text
    assert slack.replies() == ()


def test_a_failure_after_a_choice_is_told_in_the_modal_too(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(LONG.replace(CLAIM, f"The {FAILURE} was on Sunday.")))
    slack.dispatch(app, slack.submit(f"The {FAILURE} was on Sunday."))
    assert REFERENCE.search(slack.modal(saying="Something went wrong").words)


def test_when_more_is_asked_than_can_be_answered_the_modal_says_so(
    slack: FakeSlack, settings: Settings
) -> None:
    held = Held()
    app = build_app(settings, held, pool=Pool(workers=1, waiting=0))
    slack.dispatch(app, slack.slash("/quote", "harbour"))
    slack.dispatch(app, slack.shortcut(CLAIM))
    assert REFERENCE.search(slack.modal(saying="Too many questions").words)
    held.let.set()
    slack.reply()


def test_blocks_that_slack_does_not_take_are_shown_as_words(app: App, slack: FakeSlack) -> None:
    slack.fail("views.update", "invalid_arguments")
    slack.dispatch(app, slack.shortcut(CLAIM))
    modal = slack.modal(saying="Altered ≠")
    assert "[-Sunday-] {+Monday+}" in modal.words
    assert WORDS in modal.words


def test_a_modal_that_cannot_be_filled_leaves_the_person_with_a_sentence_in_the_channel(
    app: App, slack: FakeSlack
) -> None:
    slack.fail("views.update", "fatal_error", times=2)
    slack.dispatch(app, slack.shortcut(CLAIM))
    told = slack.reply()
    assert REFERENCE.search(told.words)
    assert told.only_for == slack.ALICE


@pytest.mark.parametrize("message", [CLAIM, FAILURE])
def test_a_modal_that_opened_though_slack_answered_with_an_error_is_filled_all_the_same(
    app: App, slack: FakeSlack, message: str
) -> None:
    slack.garble("views.open")
    slack.dispatch(app, slack.shortcut(message))
    slack.modal(saying="Altered" if message == CLAIM else "Something went wrong")


@pytest.mark.usefixtures("impatient")
def test_a_modal_that_opened_and_was_closed_unheard_of_is_no_failure(
    slack: FakeSlack, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    held = Held()
    slack.garble("views.open")
    press = slack.shortcut(CLAIM)
    slack.dispatch(build_app(settings, held), press)
    slack.close_modal()
    held.let.set()
    slack.until(lambda: "verdict=altered" in caplog.text)
    assert not [
        line
        for line in caplog.messages
        if line.startswith("failed") and press["trigger_id"] in line
    ]


def test_a_modal_that_was_closed_meanwhile_is_no_failure(
    slack: FakeSlack, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    held = Held()
    press = slack.shortcut(CLAIM)
    slack.dispatch(build_app(settings, held), press)
    slack.close_modal()
    held.let.set()
    slack.until(lambda: "verdict=altered" in caplog.text)
    assert not [
        line
        for line in caplog.messages
        if line.startswith("failed") and press["trigger_id"] in line
    ]
    assert slack.replies() == ()


def test_where_the_trigger_has_expired_the_answer_comes_to_the_person_alone(
    app: App, slack: FakeSlack
) -> None:
    pressed = slack.shortcut(CLAIM)
    slack.advance(3.1)
    slack.dispatch(app, pressed)
    reply = slack.reply()
    assert (reply.quotes, reply.only_for, reply.via) == ((WORDS,), slack.ALICE, "response_url")
    assert slack.replies(user=slack.BOB) == ()


def test_a_delivery_that_comes_again_after_its_trigger_has_expired_is_answered_once(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    pressed = slack.shortcut(CLAIM)
    slack.advance(3.1)
    for times in (1, 2):
        slack.dispatch(app, pressed)
        slack.until(
            lambda times=times: len(slack.called("views.open")) == times and slack.replies()
        )
    at_rest()
    assert (len(slack.replies()), len(canned.asked)) == (1, 1)


def test_where_the_trigger_has_expired_and_there_is_much_to_choose_from_a_sentence_says_what_to_do(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    pressed = slack.shortcut(LONG)
    slack.advance(3.1)
    slack.dispatch(app, pressed)
    told = slack.reply()
    assert "Check this quote" in told.words
    assert told.only_for == slack.ALICE
    assert canned.asked == []


def test_a_choice_that_is_not_on_the_list_is_told_and_not_fatal(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    choice = slack.submit(slack.modal().options[0])
    for block in choice["view"]["state"]["values"].values():
        for one in block.values():
            one["selected_option"] = {"value": "99"}
    assert slack.dispatch(app, choice).status == 200
    assert REFERENCE.search(slack.modal(saying="Something went wrong").words)
    assert canned.asked == []


def test_a_choice_from_a_list_that_carries_nothing_is_told_in_the_modal(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.shortcut(LONG))
    choice = slack.submit(slack.modal().options[0])
    choice["view"]["private_metadata"] = ""
    slack.dispatch(app, choice)
    assert REFERENCE.search(slack.modal(saying="Something went wrong").words)


def test_a_check_pings_nobody_and_logs_no_words(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.dispatch(app, slack.shortcut("<!channel> rutabaga at the harbour", raw=True))
    modal = slack.modal(saying="Altered")
    slack.until(lambda: "verdict=altered" in caplog.text)
    for secret in ("rutabaga", "hooks.slack.com", "/actions/", slack.bot_token):
        assert secret not in caplog.text
    assert "<!channel>" not in str(modal.view)


def test_the_shortcut_of_some_other_app_is_left_alone(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    assert slack.dispatch(app, slack.shortcut(CLAIM, callback_id="somebody_elses")).status == 200
    assert (slack.calls, canned.asked) == ((), [])


def test_a_long_claim_is_checked_whole_and_shown_as_far_as_there_is_room(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    said = f"“{'the harbour is open ' * 60}”"
    slack.dispatch(app, slack.shortcut(f"Well, well. It is so. Moreau said {said}"))
    slack.modal(saying="Altered")
    assert len(texts(canned)[0]) > 1_000
    assert slack.refusals == ()


def test_settings_may_rename_the_command_without_a_change_to_the_shortcut(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    app = build_app(replace(settings, command_whosaid="/stimmts"), canned)
    slack.dispatch(app, slack.shortcut(CLAIM))
    slack.modal(saying="Altered")
    assert texts(canned) == [f"/whosaid {CLAIM}"]


# On the record itself -----------------------------------------------------------------------------

REAL = "We are more than just neighbors."


@pytest.mark.parametrize("ask", [by_slash, by_mention, by_message])
@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        (f"did Mayorkas say “{REAL}”?", ["Exact ✓", "Alejandro Mayorkas said this"]),
        (
            f"Garland: “{REAL}” - correct?",
            ["Misattributed ✗", "Merrick Garland did not say this; Alejandro Mayorkas did"],
        ),
        (
            "did Mayorkas say “We are not more than just neighbors”?",
            ["Altered ≠", "not", "A negation was put in"],
        ),
        (
            "did Blinken say “we will plant nine million unicorns”?",
            ["Not found ○", "Searched 5 meetings"],
        ),
    ],
)
def test_a_claim_about_the_record_is_decided_on_every_surface(
    slack: FakeSlack, settings: Settings, shipped: Answerer, ask: Any, claim: str, shown: list[str]
) -> None:
    slack.dispatch(build_app(settings, shipped), ask(slack, claim))
    words = slack.reply().words
    assert [one for one in shown if one not in words] == []
    assert slack.refusals == ()


@pytest.mark.parametrize(
    "message",
    [
        REAL,
        f"&gt; {REAL}\n— Alejandro Mayorkas",
        f"Mayorkas put it well:\n&gt; {REAL}\nwild",
        f"What a day it was. I heard much. “{REAL}” said Mayorkas. Then we went home.",
    ],
)
def test_a_message_about_the_record_is_decided_from_its_menu(
    slack: FakeSlack, settings: Settings, shipped: Answerer, message: str
) -> None:
    slack.dispatch(build_app(settings, shipped), slack.shortcut(message, raw=True))
    modal = slack.modal(saying="Exact ✓")
    assert modal.quotes == (REAL,)
    assert "— Alejandro Mayorkas" in modal.words
    assert slack.refusals == ()
