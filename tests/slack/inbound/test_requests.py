"""Payloads, read: what is asked, who will read the reply, where it goes, and by which keys it is
known again."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from bot.errors import Malformed
from bot.model import Audience, Changed, Command, Question, When
from bot.slack.inbound import requests as read
from bot.slack.inbound.carried import carried_place, carried_question, read_carried
from bot.slack.inbound.forms import claim_of, read_form
from bot.slack.inbound.payloads import problem
from bot.slack.inbound.places import Modal
from bot.slack.inbound.presses import quote_of, read_press
from bot.slack.windows.check_views import check_window
from tests.slack.recorded import NAMES, event, payload, pressed

NOBODY = Audience()


# Questions ----------------------------------------------------------------------------------------


def test_a_command_is_a_private_question_of_one_person_in_one_channel() -> None:
    asked = read.from_slash(payload("slash_quote"))
    assert asked.question == Question(
        "what did <@U1> say about R&D", "slash", Audience("C0GENERAL", "U0ALICE")
    )
    assert (asked.reply.private, asked.reply.channel, asked.reply.user) == (
        True,
        "C0GENERAL",
        "U0ALICE",
    )
    assert asked.reply.response_url == payload("slash_quote")["response_url"]


def test_the_meetings_command_asks_for_meetings_whatever_its_line() -> None:
    asked = read.from_slash(payload("slash_meetings"), command="meetings").question
    assert (asked.command, asked.text) == ("meetings", "harbour")
    listed = read.from_slash(payload("slash_meetings", text=""), command="meetings").question
    assert (listed.command, listed.text) == ("meetings", "")


def test_whosaid_asks_for_a_verdict_on_its_line() -> None:
    asked = read.from_slash(payload("slash_whosaid"), command="whosaid").question
    assert (asked.command, asked.text) == ("whosaid", "“we will not close it” by Ruiz")


@pytest.mark.parametrize("command", [None, "whosaid", "meetings"])
def test_help_is_help_after_every_command_and_a_word_in_quotation_marks(
    command: Command | None,
) -> None:
    helped = read.from_slash(payload("slash_whosaid", text=" Help "), command=command).question
    assert (helped.command, helped.text) == (None, "Help")
    quoted = read.from_slash(payload("slash_whosaid", text="“help”"), command=command).question
    assert (quoted.command, quoted.text) == (command, "“help”")


def test_a_mention_is_a_question_of_the_whole_channel_answered_in_its_thread() -> None:
    asked = read.from_mention(payload("app_mention"))
    assert asked is not None
    assert asked.question == Question(
        "what did she say about the harbour?", "mention", Audience("C0GENERAL")
    )
    assert (asked.reply.private, asked.reply.thread) == (False, "1696118400.000100")


def test_a_mention_inside_a_thread_is_answered_in_that_thread() -> None:
    asked = read.from_mention(payload("app_mention_in_thread"))
    assert asked is not None
    assert asked.reply.thread == "1696118300.000900"


def test_a_direct_message_is_a_question_of_its_sender() -> None:
    asked = read.from_message(payload("message_im"))
    assert asked is not None
    assert asked.question == Question("who said “never again”?", "dm", Audience(user="U0ALICE"))
    assert (asked.reply.private, asked.reply.thread, asked.reply.channel) == (
        False,
        None,
        "D0ALICE",
    )


def test_a_direct_message_in_a_thread_is_answered_in_that_thread() -> None:
    asked = read.from_message(payload("message_im_in_thread"))
    assert asked is not None
    assert asked.reply.thread == "1696118500.000200"


@pytest.mark.parametrize("name", ["app_mention_by_another_bot"])
def test_a_mention_by_a_bot_is_no_question(name: str) -> None:
    assert read.from_mention(payload(name)) is None


@pytest.mark.parametrize(
    "name",
    [
        "message_im_without_text",
        "message_im_by_a_bot",
        "message_im_by_itself",
        "message_im_edited",
        "message_im_deleted",
        "message_im_with_a_file_alone",
        "message_in_a_channel",
    ],
)
def test_a_message_that_nobody_asked_is_no_question(name: str) -> None:
    assert read.from_message(payload(name)) is None


def test_a_file_with_words_beside_it_is_a_question() -> None:
    asked = read.from_message(event("message_im_with_a_file_alone", text="who said this?"))
    assert asked is not None
    assert asked.question.text == "who said this?"


@pytest.mark.parametrize("text", [None, "", "<@U0VERBATIM>"])
def test_a_mention_without_words_is_an_empty_question(text: str | None) -> None:
    asked = read.from_mention(event("app_mention", text=text))
    assert asked is not None
    assert asked.question.text == ""


# Who reads ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["app_mention_in_a_shared_channel", "app_mention_by_a_stranger"])
def test_where_another_organisation_reads_along_only_what_is_open_to_all_is_quoted(
    name: str,
) -> None:
    asked = read.from_mention(payload(name))
    assert asked is not None
    assert asked.question.audience == NOBODY


@pytest.mark.parametrize("team", ["team", "user_team", "source_team"])
@pytest.mark.parametrize("name", ["app_mention", "message_im"])
def test_somebody_of_another_workspace_is_nobody_in_particular(name: str, team: str) -> None:
    reader = {"app_mention": read.from_mention, "message_im": read.from_message}[name]
    asked = reader(event(name, **{team: "T0ELSEWHERE"}))
    assert asked is not None
    assert asked.question.audience == NOBODY


def test_somebody_of_the_same_enterprise_is_at_home() -> None:
    grid = event("app_mention", team="T0VERBATIM", user_team="E0GRID")
    grid["authorizations"][0]["enterprise_id"] = "E0GRID"
    asked = read.from_mention(grid)
    assert asked is not None
    assert asked.question.audience == Audience("C0GENERAL")


def test_where_the_payload_does_not_tell_the_audience_is_the_narrower() -> None:
    silent = event("app_mention", team=None)
    del silent["is_ext_shared_channel"]
    asked = read.from_mention(silent)
    assert asked is not None
    assert asked.question.audience == NOBODY


def test_a_command_in_a_channel_told_to_be_shared_is_nobodys_in_particular() -> None:
    assert (
        read.from_slash(payload("slash_quote", is_ext_shared_channel="true")).question.audience
        == NOBODY
    )


# Buttons ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "surface", "audience", "private", "thread"),
    [
        ("more_in_private", "slash", Audience("C0GENERAL", "U0ALICE"), True, None),
        ("more_in_a_thread", "mention", Audience("C0GENERAL"), False, "1696118400.000100"),
        ("more_in_a_direct_message", "dm", Audience(user="U0ALICE"), False, None),
        ("more_open_to_all_alone", "mention", NOBODY, False, "1696118400.000100"),
    ],
)
def test_more_asks_the_same_again_for_those_who_will_read_it(
    name: str, surface: str, audience: Audience, private: bool, thread: str | None
) -> None:
    asked = read.from_page(read_press(payload(name)))
    assert (asked.question.text, asked.question.page, asked.question.surface) == (
        "harbour",
        1,
        surface,
    )
    assert (asked.question.audience, asked.reply.private, asked.reply.thread) == (
        audience,
        private,
        thread,
    )


def test_a_stranger_who_presses_more_gets_only_what_is_open_to_all() -> None:
    click = payload("more_in_a_thread")
    click["user"]["team_id"] = "T0ELSEWHERE"
    assert read.from_page(read_press(click)).question.audience == NOBODY


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("slash", "more_in_private"),
        ("mention", "more_in_a_thread"),
        ("dm", "more_in_a_direct_message"),
    ],
)
def test_what_a_button_carries_asks_for_the_next_page(surface: str, name: str) -> None:
    # type: ignore[arg-type]
    question = Question("“R&D” — é", surface, Audience("C1", "U1"), page=1)
    asked = read.from_page(read_press(pressed(name, carried_question(question)))).question
    assert (asked.text, asked.surface, asked.page) == (question.text, surface, 2)


def test_a_button_carries_what_follow_ups_have_changed() -> None:
    changed = Changed("Ruiz", "boats", When(None, date(2021, 12, 31)), "harbour talks")
    question = Question("", "mention", Audience("C1"), command="trend", changed=changed)
    press = read_press(pressed("more_in_a_thread", carried_question(question)))
    asked = read.from_page(press).question
    assert (asked.command, asked.changed, asked.page) == ("trend", changed, 1)


def test_a_question_that_was_nobodys_in_particular_stays_so_page_by_page() -> None:
    question = Question("harbour", "mention", NOBODY)
    assert (
        read.from_page(
            read_press(pressed("more_in_a_thread", carried_question(question)))
        ).question.audience
        == NOBODY
    )


def test_a_share_is_read_by_the_channel_and_by_nobody_alone() -> None:
    press = read_press(payload("share"))
    assert (quote_of(press), press.everyone, press.name) == (
        "2020-05-04-harbour/3/14-65",
        Audience("C0GENERAL"),
        "alice",
    )
    assert (press.aloud.private, press.aloud.user) == (False, "")


def test_a_strangers_share_holds_only_what_is_open_to_all() -> None:
    click = payload("share")
    click["user"]["team_id"] = "T0ELSEWHERE"
    assert read_press(click).everyone == NOBODY


@pytest.mark.parametrize("value", [None, "", "{", '{"q": 3}', "[]"])
def test_a_button_that_carries_nothing_readable_is_malformed(value: str | None) -> None:
    with pytest.raises(Malformed):
        read.from_page(read_press(pressed("more_in_private", value)))


def test_a_share_that_carries_no_quote_is_malformed() -> None:
    with pytest.raises(Malformed):
        quote_of(read_press(pressed("share", None)))


# Check this quote ---------------------------------------------------------------------------------


def test_a_shortcut_checks_what_its_message_quotes_for_whoever_chose_it() -> None:
    check = read_press(payload("check_quote"))
    assert check.carried.claims == ("As Ruiz put it: “We will not close the harbour.”",)
    assert check.audience == Audience("C0GENERAL", "U0ALICE")
    assert (check.reply.private, check.reply.user, check.trigger) == (
        True,
        "U0ALICE",
        "5976850.45781.c0ffee",
    )
    claim = check.carried.claims[0]
    asked = read.of_claim(claim, check.reply, NOBODY, "", None).question
    assert (asked.command, asked.text) == ("whosaid", claim)


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("check_quote_on_a_picture", ()),
        ("check_quote_on_a_forwarded_message", ("We will not close the harbour.",)),
    ],
)
def test_a_message_without_a_text_of_its_own_is_read_as_far_as_it_has_words(
    name: str, claims: tuple[str, ...]
) -> None:
    assert read_press(payload(name)).carried.claims == claims


@pytest.mark.parametrize(
    "changed",
    [{"is_ext_shared_channel": True}, {"user": {"id": "U1", "team_id": "T0ELSEWHERE"}}],
    ids=str,
)
def test_where_another_organisation_reads_along_a_check_draws_only_on_what_is_open_to_all(
    changed: dict[str, object],
) -> None:
    assert read_press(payload("check_quote", **changed)).audience == NOBODY


def test_a_choice_checks_what_was_chosen_for_whoever_chose_it() -> None:
    check = read_form(payload("choose_quote"))
    assert claim_of(check) == "We will not."
    assert check.audience == Audience("C0GENERAL", "U0ALICE")
    assert replace(check.modal, title="") == Modal("V05T3H8LN7Q", "V05T3H8LN7Q:1696118901.AbCdEf12")


def test_what_a_list_carries_is_as_much_as_there_is_room_for() -> None:
    check = read_press(payload("check_quote"))
    many = carried_place(check.reply, check.audience, claims=("“é” " * 100,) * 50)
    view = check_window(replace(check, carried=many))
    written = view["private_metadata"]
    assert (len(written) <= 3_000, 0 < len(read_carried(written).claims) < 50) == (True, True)
    again = payload("choose_quote")
    again["view"]["private_metadata"] = written
    assert claim_of(read_form(again)) == "“é” " * 100


def test_a_choice_made_where_only_what_is_open_to_all_is_quoted_stays_so() -> None:
    check = read_press(payload("check_quote"))
    again = payload("choose_quote")
    carried = carried_place(check.reply, NOBODY, claims=("a b c", "d e f"))
    again["view"]["private_metadata"] = carried.written()
    assert read_form(again).audience == NOBODY


@pytest.mark.parametrize(
    "metadata", ["", "{", "[]", '{"claims": []}', '{"claims": [], "channel": "C"}']
)
def test_a_choice_from_a_list_that_carries_nothing_readable_is_malformed(metadata: str) -> None:
    again = payload("choose_quote")
    again["view"]["private_metadata"] = metadata
    with pytest.raises(Malformed):
        claim_of(read_form(again))


@pytest.mark.parametrize("place", ["-1", "2", "x", "", "\N{SUPERSCRIPT TWO}"])
def test_a_choice_that_is_not_on_the_list_is_malformed(place: str) -> None:
    again = payload("choose_quote")
    again["view"]["state"]["values"]["claims"]["claim"]["selected_option"]["value"] = place
    with pytest.raises(Malformed):
        claim_of(read_form(again))


# Known again --------------------------------------------------------------------------------------


def test_two_events_of_one_message_share_a_key() -> None:
    first = read.from_mention(payload("app_mention"))
    again = read.from_mention(payload("app_mention", event_id="Ev0OTHER"))
    assert first is not None
    assert again is not None
    assert set(first.keys) & set(again.keys) == {"message:C0GENERAL:1696118400.000100"}


def test_one_event_delivered_twice_shares_a_key() -> None:
    assert (
        "event:Ev05T3H8LN7Q"
        in (read.from_mention(payload("app_mention")) or pytest.fail("no request")).keys
    )


def test_two_commands_share_no_key() -> None:
    one, two = (read.from_slash(payload(name)) for name in ("slash_quote", "slash_meetings"))
    assert not set(one.keys) & set(two.keys)


# Shapes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_what_slack_sends_has_slacks_shape(name: str) -> None:
    assert problem(payload(name)) is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"command": "/quote"},
        {"command": "/quote", "channel_id": "C1", "user_id": 3},
        {"type": "event_callback"},
        {"type": "event_callback", "event": "app_mention"},
        {"type": "event_callback", "event": {"type": None}},
        {"type": "event_callback", "event": {"type": "app_mention"}},
        {"type": "event_callback", "event": {"type": "message", "channel": "D1", "ts": 3.5}},
        {"type": "block_actions"},
        {"type": "block_actions", "user": "U1", "actions": []},
        {"type": "message_action", "callback_id": "check_quote"},
        {"type": "view_submission", "view": {"callback_id": "choose_quote"}},
        {
            "type": "view_submission",
            "user": {"id": "U1"},
            "view": {"callback_id": "choose_quote", "id": 3},
        },
        {"type": 7},
    ],
)
def test_what_slack_would_never_send_is_a_problem(body: dict[str, object]) -> None:
    assert problem(body)


def test_a_complaint_about_a_payload_does_not_repeat_its_words() -> None:
    body = payload("slash_quote", user_id=["rutabaga"])
    assert "rutabaga" not in str(problem(body))


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("slash_quote", "C0GENERAL"),
        ("app_mention", "C0GENERAL"),
        ("message_im", "D0ALICE"),
        ("share", "C0GENERAL"),
        ("check_quote", "C0GENERAL"),
        ("choose_quote", "C0GENERAL"),
    ],
)
def test_whoever_asked_can_be_told_what_went_wrong(name: str, channel: str) -> None:
    reply = read.reply_to(payload(name))
    assert reply is not None
    assert reply.channel == channel


@pytest.mark.parametrize(
    "name", ["reaction_added", "message_im_edited", "message_im_by_a_bot", "some_other_shortcut"]
)
def test_where_nobody_asked_nobody_is_told(name: str) -> None:
    assert read.reply_to(payload(name)) is None


def test_where_a_reply_goes_is_not_told_by_its_repr() -> None:
    reply = read.from_slash(payload("slash_quote")).reply
    assert "hooks.slack.com" not in repr(replace(reply, private=False))


@pytest.mark.parametrize(
    "module",
    [
        "inbound.cited",
        "inbound.payloads",
        "inbound.plain_text",
        "inbound.requests",
        "outbound.kit",
        "outbound.limits",
        "outbound.messages",
        "windows.check_views",
        "deliveries",
        "manifest",
    ],
)
def test_what_is_pure_brings_in_none_of_slacks_packages(module: str) -> None:
    check = (
        f"import bot.slack.{module}, sys; sys.exit(any(name.startswith('slack_') for name in"
        " sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", check]).returncode == 0
