"""Signed requests through the real App, against the strict fake: every trap that Bolt and Slack
lay."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import App

from bot.model import Answer, Audience, Question, QuoteStatus
from bot.settings import Settings
from bot.slack.pool import Pool
from tests.slack.apps import build_app
from tests.slack.canned import FAILURE, QUOTE, WORDS, Canned, Held
from tests.slack.fake import FakeSlack, Message
from tests.slack.recorded import form, over_a_socket, over_http, payload
from tests.slack.rest import at_rest

REFERENCE = re.compile(r"\b[0-9A-F]{6}\b")


@pytest.fixture
def app(settings: Settings, canned: Canned) -> App:
    return build_app(settings, canned)


def status(
    app: App, body: str, kind: str = "application/x-www-form-urlencoded", **headers: str
) -> int:
    return int(app.dispatch(over_http(body, kind, **headers)).status)


def quiet(slack: FakeSlack, replies: int) -> tuple[Message, ...]:
    """All replies, once none can follow."""
    at_rest()
    assert len(slack.replies()) == replies
    return slack.replies()


# Who gets in --------------------------------------------------------------------------------------


def test_a_signed_command_gets_in(app: App, slack: FakeSlack) -> None:
    address = slack.slash("/quote", "harbour")["response_url"]
    assert status(app, form("slash_quote", response_url=address)) == 200
    slack.until(lambda: slack.called("response_url"))


@pytest.mark.parametrize(
    "headers",
    [
        {"signature": "v0=" + "0" * 64},
        {"signature": ""},
        {"timestamp": "1531420618"},
        {"timestamp": "soon"},
        {"timestamp": "١٧٠٠٠٠٠٠٠٠"},
        {"timestamp": "-1"},
        {"timestamp": ""},
    ],
    ids=str,
)
def test_what_slack_did_not_sign_just_now_is_refused(
    app: App, canned: Canned, caplog: pytest.LogCaptureFixture, headers: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    assert status(app, form("slash_quote", text="rutabaga"), **headers) == 401
    assert canned.asked == []
    assert "rutabaga" not in caplog.text


def test_without_a_signing_secret_nothing_gets_in_by_http(
    settings: Settings, canned: Canned
) -> None:
    unsigned = build_app(replace(settings, signing_secret=None), canned)
    assert status(unsigned, form("slash_quote")) == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "application/x-www-form-urlencoded"),
        ("a=b", "application/x-www-form-urlencoded"),
        ("command=%2Fquote", "application/x-www-form-urlencoded"),
        ("payload=%7B%7D", "application/x-www-form-urlencoded"),
        ("payload=%7B%22type%22%3A%22block_actions%22%7D", "application/x-www-form-urlencoded"),
        ("{}", "application/json"),
        ('{"type": "event_callback"}', "application/json"),
        ('{"type": "event_callback", "event": "x"}', "application/json"),
        (
            '{"type": "event_callback", "event": {"type": "message", "channel": "D1"}}',
            "application/json",
        ),
    ],
)
def test_a_malformed_payload_is_refused(app: App, canned: Canned, body: str, kind: str) -> None:
    assert status(app, body, kind) == 400
    assert canned.asked == []


@pytest.mark.parametrize("body", ["payload=%7Bnot+json", "payload=%5B%5D", "{not json"])
def test_a_body_that_is_no_json_never_becomes_a_request(body: str) -> None:
    """Bolt's own refusal, before any of ours."""
    with pytest.raises((ValueError, AttributeError)):
        over_http(body)


def test_over_a_socket_a_malformed_payload_is_acknowledged_so_that_it_does_not_come_again(
    app: App,
) -> None:
    assert app.dispatch(over_a_socket({"type": "event_callback"})).status == 200


def test_slacks_own_checks_are_answered(app: App) -> None:
    challenge = app.dispatch(
        over_http('{"type": "url_verification", "challenge": "3eZbrw"}', "application/json")
    )
    assert (challenge.status, challenge.body) == (200, '{"challenge": "3eZbrw"}')
    assert status(app, "ssl_check=1&token=x") == 200


def test_oauth_in_the_environment_changes_nothing(
    slack: FakeSlack, settings: Settings, canned: Canned, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "SLACK_CLIENT_ID",
        "SLACK_CLIENT_SECRET",
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
    ):
        monkeypatch.setenv(name, "xoxb-somebody-elses")
    app = build_app(settings, canned)
    assert app.oauth_flow is None
    assert app.installation_store is None
    slack.dispatch(app, slack.mention("harbour"))
    assert slack.reply().quotes == (WORDS,)
    assert slack.refusals == ()


def test_nothing_is_called_before_something_is_asked(app: App, slack: FakeSlack) -> None:
    slack.dispatch(
        app, slack.event({"type": "reaction_added", "user": slack.ALICE, "event_ts": "1.1"})
    )
    assert slack.calls == ()


# What Bolt would lose -----------------------------------------------------------------------------


def test_a_command_about_a_payload_is_not_lost(app: App, slack: FakeSlack, canned: Canned) -> None:
    response = slack.dispatch(app, slack.slash("/quote", "payload encryption"))
    assert (response.status, slack.reply().quotes) == (200, (WORDS,))
    assert canned.asked[0].text == "payload encryption"
    assert canned.asked[0].audience == Audience(slack.GENERAL, slack.ALICE)


def test_curly_quotes_and_entities_reach_the_question_as_typed(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    slack.dispatch(app, slack.slash("/quote", "“R&D” <b> — never\u00a0again"))
    slack.reply()
    assert canned.asked[0].text == "“R&D” <b> — never again"


@pytest.mark.parametrize(
    "name",
    [
        "message_im_by_a_bot",
        "message_im_by_itself",
        "app_mention_by_another_bot",
        "message_im_without_text",
        "message_im_edited",
        "message_im_deleted",
        "message_im_with_a_file_alone",
        "message_in_a_channel",
        "reaction_added",
        "some_other_button",
        "some_other_shortcut",
    ],
)
def test_what_is_no_question_is_acknowledged_and_left_alone(
    app: App, slack: FakeSlack, canned: Canned, name: str
) -> None:
    assert slack.dispatch(app, payload(name)).status == 200
    quiet(slack, 0)
    assert canned.asked == []


@pytest.mark.parametrize(
    "body",
    [
        {"type": "view_submission", "view": {"type": "modal"}},
        {"type": "block_suggestion", "value": "rut", "action_id": "a", "user": {"id": "U"}},
    ],
)
def test_what_nobody_listens_to_is_acknowledged_and_logged_without_its_words(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture, body: dict[str, Any]
) -> None:
    assert slack.dispatch(app, body).status == 200
    assert "unhandled" in caplog.text
    assert "'rut'" not in caplog.text


def test_a_command_the_bot_was_not_told_of_is_answered_all_the_same(
    app: App, slack: FakeSlack
) -> None:
    response = slack.dispatch(app, slack.slash("/whatsaid", "it"))
    assert response.status == 200
    assert (
        slack.reply().words
        == "Verbatim does not answer /whatsaid; it answers /quote, /meetings and /whosaid."
    )


def test_commands_answer_to_the_names_the_settings_give_them(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    names = {
        "command_quote": "/zitat",
        "command_meetings": "/treffen",
        "command_whosaid": "/stimmts",
    }
    app = build_app(replace(settings, **names), canned)
    for number, command in enumerate(["/zitat", "/treffen", "/stimmts"], start=1):
        slack.dispatch(app, slack.slash(command, "harbour"))
        slack.reply(number)
    asked = [(question.command, question.text) for question in canned.asked]
    assert asked == [(None, "harbour"), ("meetings", "harbour"), ("whosaid", "harbour")]


# One message per question -------------------------------------------------------------------------


def test_an_event_that_comes_again_is_answered_once(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    asked = slack.mention("harbour")
    for retry in (None, 1, 2):
        assert slack.dispatch(app, asked, retry=retry).status == 200
    quiet(slack, 1)
    assert len(canned.asked) == 1


def test_two_events_of_one_message_are_answered_once(app: App, slack: FakeSlack) -> None:
    asked = slack.mention("harbour")
    for event_id in ("Ev1", "Ev2"):
        slack.dispatch(app, {**asked, "event_id": event_id})
    quiet(slack, 1)


def test_an_event_that_comes_again_while_the_first_is_being_answered_is_not_answered_twice(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    canned.seconds = 0.3
    asked = slack.mention("harbour")
    slack.dispatch(app, asked)
    slack.dispatch(app, asked, retry=1)
    quiet(slack, 1)


def test_a_retry_after_a_crash_is_answered(app: App, slack: FakeSlack, canned: Canned) -> None:
    ask, canned.ask = canned.ask, _crashing  # type: ignore[method-assign]
    asked = slack.mention("harbour")
    slack.dispatch(app, asked)
    slack.reply(1)
    canned.ask = ask  # type: ignore[method-assign]
    slack.dispatch(app, asked, retry=1)
    assert slack.reply(2).quotes == (WORDS,)


def test_the_same_words_asked_again_are_answered_again(app: App, slack: FakeSlack) -> None:
    for number in (1, 2):
        slack.dispatch(app, slack.slash("/quote", "harbour"))
        slack.reply(number)


def _crashing(question: Question) -> Answer:
    raise RuntimeError(question.text)


# In time ------------------------------------------------------------------------------------------


def test_slow_searches_never_keep_slack_waiting(slack: FakeSlack, settings: Settings) -> None:
    held = Held()
    app = build_app(settings, held)
    for n in range(32):
        assert slack.dispatch(app, slack.slash("/quote", f"harbour {n}")).status == 200
    assert held.asked == []
    held.let.set()
    slack.reply(32)


@pytest.mark.long
def test_a_search_of_more_than_three_seconds_is_answered_in_the_end(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    canned.seconds = 3.2
    assert slack.dispatch(app, slack.slash("/quote", "harbour")).status == 200
    assert slack.reply().quotes == (WORDS,)


def test_more_than_can_be_answered_is_refused_in_a_sentence(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    canned.seconds = 0.5
    app = build_app(settings, canned, pool=Pool(workers=1, waiting=0))
    assert slack.dispatch(app, slack.mention("harbour")).status == 200
    assert slack.dispatch(app, slack.mention("harbour")).status == 200
    busy = slack.reply(1)
    assert "Too many questions" in busy.words
    assert REFERENCE.search(busy.words)
    assert slack.reply(2).quotes == (WORDS,)


# When something fails -----------------------------------------------------------------------------


def by_slash(slack: FakeSlack, text: str) -> dict[str, Any]:
    return slack.slash("/quote", text)


def by_mention(slack: FakeSlack, text: str) -> dict[str, Any]:
    return slack.mention(text)


def by_message(slack: FakeSlack, text: str) -> dict[str, Any]:
    return slack.direct(text)


ways = pytest.mark.parametrize("ask", [by_slash, by_mention, by_message])
Asking = Callable[[FakeSlack, str], dict[str, Any]]


@ways
def test_a_failure_is_told_with_a_reference_that_the_log_knows_too(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture, ask: Asking
) -> None:
    assert slack.dispatch(app, ask(slack, f"{FAILURE} rutabaga")).status == 200
    told = slack.reply().words
    reference = REFERENCE.search(told)
    assert reference
    assert f"reference={reference[0]}" in caplog.text
    assert "error=RuntimeError at=tests.slack.canned:" in caplog.text
    assert "rutabaga" not in caplog.text
    assert "Error" not in told


@ways
def test_a_failure_is_told_where_the_answer_would_have_stood(
    app: App, slack: FakeSlack, ask: Asking
) -> None:
    asked = ask(slack, FAILURE)
    slack.dispatch(app, asked)
    told = slack.reply()
    assert (told.only_for is not None) == ("command" in asked)
    thread = (
        asked.get("event", {}).get("ts")
        if asked.get("event", {}).get("type") == "app_mention"
        else None
    )
    assert told.thread_ts == thread


def test_what_is_logged_even_at_debug_holds_no_words_and_no_tokens(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.dispatch(app, slack.slash("/quote", "rutabaga"))
    slack.dispatch(app, slack.click(slack.reply(1), "Share"))
    slack.reply(2)
    slack.dispatch(app, slack.mention("rutabaga"))
    reply = slack.reply(3)
    assert "answered surface=slash" in caplog.text
    for secret in ("rutabaga", "harbour on Monday", slack.bot_token, "response_path", "/commands/"):
        assert secret not in caplog.text
    assert reply.quotes == (WORDS,)


def test_the_log_has_ids_timings_and_outcomes(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    asked = slack.mention("harbour")
    slack.dispatch(app, asked)
    slack.reply()
    slack.until(lambda: "answered" in caplog.text)
    assert re.search(rf"heard what=app_mention/{asked['event_id']} .*ack_ms=\d", caplog.text)
    assert re.search(
        r"answered surface=mention intent=find outcome=found verdict=None quotes=1 search_ms=\d.*",
        caplog.text,
    )


# Ways to answer -----------------------------------------------------------------------------------


def test_when_the_response_address_has_expired_the_answer_is_whispered_all_the_same(
    app: App, slack: FakeSlack
) -> None:
    asked = slack.slash("/quote", "harbour")
    slack.advance(31 * 60)
    slack.dispatch(app, asked)
    reply = slack.reply()
    assert (reply.quotes, reply.only_for, reply.via) == (
        (WORDS,),
        slack.ALICE,
        "chat.postEphemeral",
    )


def test_where_the_bot_cannot_whisper_it_writes_to_the_asker_directly(
    app: App, slack: FakeSlack
) -> None:
    asked = slack.slash("/quote", "harbour", channel=slack.OUTSIDE)
    slack.advance(31 * 60)
    slack.dispatch(app, asked)
    assert slack.reply().channel == slack.ALICE_DM


def test_a_mention_where_the_bot_may_not_write_is_answered_to_the_asker_alone(
    app: App, slack: FakeSlack
) -> None:
    slack.dispatch(app, slack.mention("harbour", channel=slack.ARCHIVED))
    assert slack.reply().channel == slack.ALICE_DM


def test_when_slack_asks_for_patience_it_gets_it_and_one_message(
    app: App, slack: FakeSlack
) -> None:
    slack.limit("chat.postMessage", seconds=1)
    slack.dispatch(app, slack.mention("harbour"))
    assert slack.reply().quotes == (WORDS,)
    quiet(slack, 1)


def test_a_response_address_that_asks_for_patience_gets_it_too(app: App, slack: FakeSlack) -> None:
    slack.limit("response_url", seconds=1)
    slack.dispatch(app, slack.slash("/quote", "harbour"))
    assert slack.reply().via == "response_url"


def test_blocks_that_slack_refuses_are_sent_as_words(app: App, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", "invalid_blocks")
    slack.dispatch(app, slack.mention("harbour"))
    reply = slack.reply()
    assert reply.blocks == []
    assert WORDS in reply.words


def test_when_every_way_is_closed_the_log_says_so_and_the_bot_goes_on(
    app: App, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fail("chat.postMessage", "fatal_error", times=4)
    slack.dispatch(app, slack.mention("harbour"))
    slack.until(lambda: "not told either" in caplog.text)
    slack.dispatch(app, slack.mention("harbour again"))
    assert slack.reply().quotes == (WORDS,)


@ways
def test_a_question_that_would_ping_pings_nobody(app: App, slack: FakeSlack, ask: Asking) -> None:
    slack.dispatch(app, ask(slack, "<!channel> <@U0BOB> @here"))
    assert slack.reply().pings == ()


@ways
def test_nothing_unfurls(app: App, slack: FakeSlack, ask: Asking) -> None:
    slack.dispatch(app, ask(slack, "harbour"))
    sent = slack.reply().sent
    assert [
        str(sent[name]).lower() in ("false", "0") for name in ("unfurl_links", "unfurl_media")
    ] == [True, True]


# Buttons ------------------------------------------------------------------------------------------


@pytest.fixture
def private(app: App, slack: FakeSlack) -> Message:
    """A private answer, with its buttons."""
    slack.dispatch(app, slack.slash("/quote", "harbour"))
    return slack.reply()


def test_share_posts_the_quote_for_the_channel(
    app: App, slack: FakeSlack, private: Message
) -> None:
    slack.dispatch(app, slack.click(private, "Share"))
    shared = slack.reply(user=slack.BOB)
    assert (shared.quotes, shared.only_for, shared.channel) == ((WORDS,), None, slack.GENERAL)
    assert "Shared by alice" in shared.words


def test_a_second_press_of_share_posts_nothing_and_says_so(
    app: App, slack: FakeSlack, private: Message
) -> None:
    for _ in range(2):
        slack.dispatch(app, slack.click(private, "Share"))
        slack.until(lambda: slack.replies(user=slack.BOB))
        at_rest()
    assert len(slack.replies(user=slack.BOB)) == 1
    assert "already been shared" in slack.reply(3).words


def test_share_works_where_the_bot_is_no_member(app: App, slack: FakeSlack) -> None:
    slack.dispatch(app, slack.slash("/quote", "harbour", channel=slack.OUTSIDE))
    slack.dispatch(app, slack.click(slack.reply(), "Share"))
    assert slack.reply(user=slack.BOB, channel=slack.OUTSIDE).quotes == (WORDS,)


def test_what_the_channel_may_not_read_is_not_shared_there(
    app: App, slack: FakeSlack, canned: Canned, private: Message
) -> None:
    asked: list[Audience] = []

    def only_for_alice(ref: str, audience: Audience) -> QuoteStatus | None:
        asked.append(audience)
        return QuoteStatus(QUOTE) if audience.user == slack.ALICE else None

    canned.standing = only_for_alice  # type: ignore[method-assign]
    slack.dispatch(app, slack.click(private, "Share"))
    told = slack.reply(2)
    assert "cannot be shared here" in told.words
    assert told.only_for == slack.ALICE
    assert asked == [Audience(channel=slack.GENERAL), Audience(slack.GENERAL, slack.ALICE)]
    assert slack.replies(user=slack.BOB) == ()


def test_more_asks_for_the_next_page_for_the_same_reader(
    app: App, slack: FakeSlack, canned: Canned, private: Message
) -> None:
    slack.dispatch(app, slack.click(private, "More"))
    slack.until(lambda: private.edits == 1)
    assert canned.asked[1] == replace(canned.asked[0], page=1)


def test_more_in_a_thread_is_answered_in_the_thread(
    app: App, slack: FakeSlack, canned: Canned
) -> None:
    asked = slack.mention("harbour")
    slack.dispatch(app, asked)
    slack.dispatch(app, slack.click(slack.reply(), "More", user=slack.BOB))
    (more,) = slack.replies()
    slack.until(lambda: more.edits == 1)
    assert (more.thread_ts, more.only_for) == (asked["event"]["ts"], None)
    assert canned.asked[1].audience == Audience(channel=slack.GENERAL)


def test_a_double_click_on_more_is_one_question(
    app: App, slack: FakeSlack, private: Message
) -> None:
    for _ in range(2):
        slack.dispatch(app, slack.click(private, "More"))
    quiet(slack, 1)
    assert private.edits == 1


def test_a_button_that_carries_nonsense_is_told_and_not_fatal(
    app: App, slack: FakeSlack, private: Message
) -> None:
    click = slack.click(private, "More")
    click["actions"][0]["value"] = "nonsense"
    assert slack.dispatch(app, click).status == 200
    assert REFERENCE.search(slack.reply(2).words)
