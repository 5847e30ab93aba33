"""The fake is itself under test: it refuses what it says it refuses, and shows what people would
see."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError

from tests.slack.fake import FakeSlack
from tests.slack.parts import Block, actions, button, option, plain, section


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url)


def refused(client: WebClient, method: str, **args: Any) -> str:
    """Slack's word for why not."""
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    return str(caught.value.response["error"])


def post(slack: FakeSlack, path: str, body: bytes, **headers: str) -> dict[str, Any]:
    """A request as no SDK would send it."""
    request = urllib.request.Request(f"{slack.url}{path}", body, headers)
    with urllib.request.urlopen(request) as response:
        return json.load(response)  # type: ignore[no-any-return]


# Tokens and calls ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        (None, "auth.test", "not_authed"),
        ("xoxb-of-somebody-else", "auth.test", "invalid_auth"),
        (FakeSlack.bot_token, "apps.connections.open", "not_allowed_token_type"),
        (FakeSlack.app_token, "chat.postMessage", "not_allowed_token_type"),
        (FakeSlack.bot_token, "chat.shout", "unknown_method"),
        (FakeSlack.bot_token, "users.info", "missing_scope"),
        (FakeSlack.bot_token, "conversations.info", "missing_scope"),
    ],
)
def test_a_call_without_the_right_token_or_scope_is_refused(
    slack: FakeSlack, token: str | None, method: str, error: str
) -> None:
    assert refused(WebClient(token=token, base_url=slack.api_url), method) == error


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        (b"{not json", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"<xml/>", "text/xml", "invalid_post_type"),
        (b'{"token": "xoxb-fake-bot-token"}', "application/json", "not_authed"),
    ],
)
def test_a_body_slack_cannot_read_is_refused(
    slack: FakeSlack, body: bytes, kind: str, error: str
) -> None:
    assert post(slack, "/api/auth.test", body, **{"Content-Type": kind})["error"] == error


def test_form_and_json_bodies_say_the_same(slack: FakeSlack, client: WebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "same"}}]
    client.api_call(
        "chat.postMessage", json={"channel": slack.GENERAL, "text": "same", "blocks": blocks}
    )
    client.api_call(
        "chat.postMessage",
        params={"channel": slack.GENERAL, "text": "same", "blocks": json.dumps(blocks)},
    )
    one, other = slack.seen(slack.BOB, slack.GENERAL)
    assert (one.text, one.words) == (other.text, other.words) == ("same", "same")


# Messages -----------------------------------------------------------------------------------------

GENERAL = FakeSlack.GENERAL


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": FakeSlack.OUTSIDE, "text": "x"}, "not_in_channel"),
        ("chat.postMessage", {"channel": FakeSlack.ARCHIVED, "text": "x"}, "is_archived"),
        ("chat.postMessage", {"channel": GENERAL}, "no_text"),
        ("chat.postMessage", {"channel": GENERAL, "text": " \n"}, "no_text"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x" * 40_001}, "msg_too_long"),
        (
            "chat.postMessage",
            {"channel": GENERAL, "text": "x", "blocks": "[{"},
            "invalid_blocks_format",
        ),
        (
            "chat.postMessage",
            {"channel": GENERAL, "text": "x", "blocks": {}},
            "invalid_blocks_format",
        ),
        (
            "chat.postMessage",
            {"channel": GENERAL, "text": "x", "thread_ts": "0"},
            "invalid_thread_ts",
        ),
        (
            "chat.postMessage",
            {"channel": GENERAL, "text": "x", "thread_ts": "1700000000.000001"},
            "thread_not_found",
        ),
        ("chat.postEphemeral", {"channel": GENERAL, "text": "x"}, "invalid_arguments"),
        (
            "chat.postEphemeral",
            {"channel": GENERAL, "text": "x", "user": "U0NOBODY"},
            "user_not_found",
        ),
        (
            "chat.postEphemeral",
            {"channel": GENERAL, "text": "x", "user": FakeSlack.STRANGER},
            "user_not_in_channel",
        ),
        (
            "chat.postEphemeral",
            {"channel": FakeSlack.OUTSIDE, "text": "x", "user": FakeSlack.BOB},
            "not_in_channel",
        ),
        (
            "chat.update",
            {"channel": GENERAL, "text": "x", "ts": "1700000000.000001"},
            "message_not_found",
        ),
        ("chat.delete", {"channel": GENERAL, "ts": "1700000000.000001"}, "message_not_found"),
    ],
)
def test_a_message_that_cannot_stand_is_refused(
    client: WebClient, method: str, args: Any, error: str
) -> None:
    assert refused(client, method, **args) == error


def test_a_thread_hangs_on_a_message_of_the_channel_and_not_on_a_reply(
    slack: FakeSlack, client: WebClient
) -> None:
    parent = client.chat_postMessage(channel=GENERAL, text="parent")["ts"]
    reply = client.chat_postMessage(channel=GENERAL, text="reply", thread_ts=parent)["ts"]
    assert (
        refused(client, "chat.postMessage", channel=GENERAL, text="x", thread_ts=reply)
        == "cannot_reply_to_message"
    )
    assert [m.text for m in slack.seen(slack.BOB, GENERAL, thread=parent)] == ["parent", "reply"]
    assert [m.text for m in slack.seen(slack.BOB, GENERAL)] == ["parent"]


def test_an_update_takes_4000_characters_and_only_of_the_bots_own_message(
    slack: FakeSlack, client: WebClient
) -> None:
    theirs = slack.mention("hello")["event"]["ts"]
    ours = client.chat_postMessage(channel=GENERAL, text="before")["ts"]
    assert (
        refused(client, "chat.update", channel=GENERAL, ts=ours, text="x" * 4_001) == "msg_too_long"
    )
    assert (
        refused(client, "chat.update", channel=GENERAL, ts=theirs, text="x")
        == "cant_update_message"
    )
    client.chat_update(channel=GENERAL, ts=ours, text="after")
    assert slack.seen(slack.BOB, GENERAL)[-1].words == "after"


def test_an_ephemeral_message_is_seen_by_one_person_and_cannot_be_updated(
    slack: FakeSlack, client: WebClient
) -> None:
    ts = client.chat_postEphemeral(channel=GENERAL, user=slack.ALICE, text="psst")["message_ts"]
    assert [m.words for m in slack.seen(slack.ALICE, GENERAL)] == ["psst"]
    assert slack.seen(slack.BOB, GENERAL) == ()
    assert refused(client, "chat.update", channel=GENERAL, ts=ts, text="x") == "message_not_found"


def test_a_private_channel_is_unseen_by_those_outside_it(
    slack: FakeSlack, client: WebClient
) -> None:
    client.chat_postMessage(channel=slack.PRIVATE, text="secret")
    assert slack.seen(slack.BOB, slack.PRIVATE) == ()
    assert slack.replies(user=slack.BOB) == ()


# Views --------------------------------------------------------------------------------------------


def modal(**more: Any) -> Block:
    return {"type": "modal", "title": plain("Quote"), "blocks": [section()], **more}


@pytest.mark.parametrize(
    "view",
    [
        modal(title=plain("x" * 25)),
        modal(submit=plain("x" * 25)),
        modal(close=plain("x" * 25)),
        modal(private_metadata="x" * 3_001),
        modal(callback_id="x" * 256),
        modal(blocks=[section()] * 101),
        modal(
            blocks=[{"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}}]
        ),
        {"type": "window"},
    ],
)
def test_a_bad_view_is_refused(slack: FakeSlack, client: WebClient, view: Block) -> None:
    trigger = slack.slash("/quote")["trigger_id"]
    assert refused(client, "views.open", trigger_id=trigger, view=view) == "invalid_arguments"


def test_a_trigger_is_good_once_and_for_three_seconds(slack: FakeSlack, client: WebClient) -> None:
    used, old = slack.slash("/quote")["trigger_id"], slack.slash("/quote")["trigger_id"]
    view = client.views_open(trigger_id=used, view=modal())["view"]
    assert refused(client, "views.open", trigger_id=used, view=modal()) == "exchanged_trigger_id"
    assert refused(client, "views.open", trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"
    slack.advance(3.1)
    assert refused(client, "views.open", trigger_id=old, view=modal()) == "expired_trigger_id"
    client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title=plain("Found")))
    stale = {"view_id": view["id"], "hash": view["hash"], "view": modal()}
    assert refused(client, "views.update", **stale) == "hash_conflict"
    assert refused(client, "views.update", view_id="V0", view=modal()) == "not_found"


def test_a_press_in_a_modal_lays_another_on_it_three_high_and_opens_none(
    slack: FakeSlack, client: WebClient
) -> None:
    pressable = modal(blocks=[actions(button(action_id="on"))])
    outside = slack.space.trigger(slack.ALICE)
    assert refused(client, "views.push", trigger_id=outside, view=pressable) == "invalid_trigger_id"
    client.views_open(trigger_id=outside, view=pressable)
    for high in (2, 3):
        press = slack.click_inside("More")["trigger_id"]
        assert (
            refused(client, "views.open", trigger_id=press, view=pressable) == "invalid_trigger_id"
        )
        client.views_push(trigger_id=press, view=pressable)
        assert (
            refused(client, "views.push", trigger_id=press, view=pressable)
            == "exchanged_trigger_id"
        )
        assert len(slack.modals()) == high
    high_up = slack.click_inside("More")["trigger_id"]
    assert refused(client, "views.push", trigger_id=high_up, view=pressable) == "push_limit_reached"
    press = slack.click_inside("More")["trigger_id"]
    slack.close_modal()
    assert refused(client, "views.push", trigger_id=press, view=pressable) == "not_found"


def test_a_modal_may_have_a_name_of_the_apps_own_and_no_other_has_the_same(
    slack: FakeSlack, client: WebClient
) -> None:
    one, other = (slack.slash("/quote")["trigger_id"] for _ in range(2))
    client.views_open(trigger_id=one, view=modal(external_id="mine"))
    assert (
        refused(client, "views.open", trigger_id=other, view=modal(external_id="mine"))
        == "duplicate_external_id"
    )
    assert refused(client, "views.update", external_id="yours", view=modal()) == "not_found"
    assert refused(client, "views.update", view=modal()) == "invalid_arguments"
    client.views_update(external_id="mine", view=modal(title=plain("Found")))
    assert slack.modal().view["title"]["text"] == "Found"


def test_a_modal_is_before_the_person_whose_trigger_opened_it_until_it_is_closed(
    slack: FakeSlack, client: WebClient
) -> None:
    view = client.views_open(
        trigger_id=slack.shortcut("x", user=slack.BOB)["trigger_id"], view=modal()
    )["view"]
    assert (len(slack.modals(user=slack.BOB)), slack.modals(user=slack.ALICE)) == (1, ())
    slack.close_modal(user=slack.BOB)
    assert refused(client, "views.update", view_id=view["id"], view=modal()) == "not_found"


def test_a_modal_of_more_than_250_kilobytes_is_refused(slack: FakeSlack, client: WebClient) -> None:
    trigger = slack.slash("/quote")["trigger_id"]
    assert (
        refused(
            client, "views.open", trigger_id=trigger, view=modal(blocks=[section("x" * 2_900)] * 90)
        )
        == "view_too_large"
    )


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (None, None),
        ({}, None),
        ({"response_action": "clear"}, None),
        ({"response_action": "errors", "errors": {"b": "no"}}, "Quote"),
        ({"response_action": "update", "view": modal(title=plain("New"))}, "New"),
        ({"response_action": "update", "view": modal(title=plain("x" * 25))}, "Quote"),
        ({"response_action": "shout"}, "Quote"),
    ],
    ids=str,
)
def test_the_acknowledgement_of_a_submission_closes_the_modal_unless_it_says_otherwise(
    slack: FakeSlack, client: WebClient, answer: Any, left: str | None
) -> None:
    chooser = {
        "type": "input",
        "label": plain("x"),
        "element": {"type": "radio_buttons", "options": [option()]},
    }
    chooser["element"]["action_id"] = "a"
    chooser["element"]["options"][0]["text"] = plain("this")
    choosing = modal(blocks=[chooser], submit=plain("Go"))
    client.views_open(trigger_id=slack.slash("/quote")["trigger_id"], view=choosing)
    slack._submitted(slack.submit("this"), answer)
    assert [one.view["title"]["text"] for one in slack.modals()] == ([left] if left else [])
    assert bool(slack.sockets.complaints) == (
        left == "Quote" and answer["response_action"] != "errors"
    )


def test_a_home_is_published_to_a_person(slack: FakeSlack, client: WebClient) -> None:
    home = {"type": "home", "blocks": [section("welcome")]}
    client.views_publish(user_id=slack.ALICE, view=home)
    assert slack.space.homes[slack.ALICE]["blocks"][0]["text"]["text"] == "welcome"
    assert refused(client, "views.publish", user_id="U0NOBODY", view=home) == "user_not_found"
    assert (
        refused(client, "views.publish", user_id=slack.ALICE, view=modal()) == "invalid_arguments"
    )


# Response addresses -------------------------------------------------------------------------------


def test_a_response_address_takes_five_messages_and_not_a_sixth(slack: FakeSlack) -> None:
    hook = WebhookClient(slack.slash("/quote", channel=slack.OUTSIDE)["response_url"])
    told = [(answer := hook.send(text=str(n))).status_code for n in range(5)]
    sixth = hook.send(text="six")
    assert (told, answer.body) == ([200] * 5, '{"ok": true}')
    assert (sixth.status_code, json.loads(sixth.body)["error"]) == (404, "used_url")
    assert [m.words for m in slack.seen(slack.ALICE, slack.OUTSIDE)] == ["0", "1", "2", "3", "4"]
    assert slack.seen(slack.BOB, slack.OUTSIDE) == ()


def test_a_response_address_ends_after_half_an_hour(slack: FakeSlack) -> None:
    hook = WebhookClient(slack.slash("/quote")["response_url"])
    slack.advance(30 * 60 + 1)
    late = hook.send(text="late")
    assert (late.status_code, json.loads(late.body)["error"]) == (404, "expired_url")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"{", "invalid_payload"),
        (b"{}", "no_text"),
        (b'{"text": "x", "response_type": "public"}', "invalid_arguments"),
        (b'{"text": "x", "blocks": [{"type": "quote"}]}', "invalid_blocks"),
    ],
)
def test_a_bad_response_is_refused(slack: FakeSlack, body: bytes, error: str) -> None:
    path = slack.slash("/quote")["response_url"].removeprefix(slack.url)
    with pytest.raises(urllib.error.HTTPError) as caught:
        post(slack, path, body)
    with caught.value as response:
        assert (response.code, json.load(response)["error"]) == (400, error)


def test_a_public_response_shows_what_was_typed(slack: FakeSlack) -> None:
    WebhookClient(slack.slash("/quote", "a & b")["response_url"]).send(
        text="the words", response_type="in_channel"
    )
    assert [(m.user, m.words) for m in slack.seen(slack.BOB, GENERAL)] == [
        (slack.ALICE, "/quote a & b"),
        (slack.BOT, "the words"),
    ]


def test_a_click_replaces_the_message_unless_told_otherwise(
    slack: FakeSlack, client: WebClient
) -> None:
    client.chat_postMessage(
        channel=GENERAL, text="card", blocks=[actions(button(action_id="more", value="v"))]
    )
    card = slack.reply()
    hook = WebhookClient(slack.click(card, "More")["response_url"])
    hook.send(text="beside", replace_original=False)
    assert [m.words for m in slack.seen(slack.ALICE, GENERAL)] == ["More", "beside"]
    assert [m.words for m in slack.seen(slack.BOB, GENERAL)] == ["More"]
    hook.send(text="instead", response_type="in_channel")
    assert [m.words for m in slack.seen(slack.BOB, GENERAL)] == ["instead"]
    hook.send(delete_original=True)
    assert slack.seen(slack.BOB, GENERAL) == ()


def test_a_click_on_an_ephemeral_message_carries_no_message(
    slack: FakeSlack, client: WebClient
) -> None:
    client.chat_postEphemeral(
        channel=GENERAL, user=slack.ALICE, text="x", blocks=[actions(button(value="v"))]
    )
    payload = slack.click(slack.reply(), "More")
    assert "message" not in payload
    assert (payload["actions"][0]["value"], payload["container"]["is_ephemeral"]) == ("v", True)


# Trouble ------------------------------------------------------------------------------------------


def test_a_limited_call_is_told_when_to_come_back(slack: FakeSlack, client: WebClient) -> None:
    slack.limit("chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=GENERAL, text="x")
    response = caught.value.response
    assert (response.status_code, response["error"], response.headers["Retry-After"]) == (
        429,
        "ratelimited",
        "7",
    )
    assert client.chat_postMessage(channel=GENERAL, text="x")["ok"]


def test_faults_come_as_often_as_asked_and_are_on_record(
    slack: FakeSlack, client: WebClient
) -> None:
    slack.fail("chat.postMessage", "restricted_action", times=2)
    slack.crash("response_url", 503)
    for _ in range(2):
        assert refused(client, "chat.postMessage", channel=GENERAL, text="x") == "restricted_action"
    assert WebhookClient(slack.slash("/quote")["response_url"]).send(text="x").status_code == 503
    assert client.chat_postMessage(channel=GENERAL, text="x")["ok"]
    assert [call.error for call in slack.refusals] == [
        "restricted_action",
        "restricted_action",
        "internal_error",
    ]


# What Slack sends ---------------------------------------------------------------------------------


def test_a_signature_is_the_one_slack_documents(slack: FakeSlack) -> None:
    body = (
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        "&channel_id=G8PSS9T3V"
        "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&"
        "command=%2Fwebhook-collect&text="
        "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
        "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    signed = slack.http(
        body=body, timestamp="1531420618", secret="8f742231b10e8888abcd99yyyzzz85a5"
    )
    documented = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signed.headers["x-slack-signature"] == documented


def test_typed_text_arrives_escaped_and_raw_text_untouched(slack: FakeSlack) -> None:
    assert slack.slash("/quote", "R&D <b>")["text"] == "R&amp;D &lt;b&gt;"
    assert slack.slash("/quote", "<@U1|bob>", raw=True)["text"] == "<@U1|bob>"
    assert slack.mention("R&D")["event"]["text"] == f"<@{slack.BOT}> R&amp;D"


def test_commands_and_clicks_travel_as_forms_and_events_as_json(
    slack: FakeSlack, client: WebClient
) -> None:
    client.chat_postMessage(channel=GENERAL, text="x", blocks=[actions(button(value="v"))])
    slash = slack.http(slack.slash("/quote", "payload encryption"))
    click = slack.http(slack.click(slack.reply(), "More"))
    event = slack.http(slack.mention("x"), retry=1)
    assert "text=payload+encryption" in slash.body
    assert click.body.startswith("payload=%7B")
    assert json.loads(event.body)["type"] == "event_callback"
    assert event.headers["x-slack-retry-num"] == "1"
