"""The real App against a Web API that somebody else wrote: npm's `emulate`, read back as Alice.

Where Node, npm or the package cannot be had, these tests are skipped with the reason; with
EMULATE=required in the environment they fail instead.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.settings import Settings
from tests.slack import emulate
from tests.slack.apps import build_app
from tests.slack.canned import NOTHING, WORDS, Canned
from tests.slack.emulate import ALICE_TOKEN, BOT, BOT_TOKEN, StandIn
from tests.slack.fake import payloads

pytestmark = pytest.mark.browser
SECRET = "0123456789abcdef0123456789abcdef"
TEAM = "T000000001"


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    try:
        node = emulate.find_node()
        program = emulate.install(node)
    except emulate.Missing as missing:
        if os.environ.get("EMULATE") == "required":
            raise
        pytest.skip(f"no stand-in for Slack: {missing}")
    with emulate.running(program, node, tmp_path_factory.mktemp("emulate")) as started:
        yield started


@pytest.fixture
def app(stand_in: StandIn) -> App:
    tokens = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": "xapp-unused",
        "SLACK_SIGNING_SECRET": SECRET,
    }
    return build_app(
        Settings.read({**tokens, "SLACK_API_URL": stand_in.api_url}, slack=True), Canned()
    )


@pytest.fixture
def alice(stand_in: StandIn) -> WebClient:
    return stand_in.client(ALICE_TOKEN)


def channel(client: WebClient, name: str) -> str:
    """A public channel's id."""
    return next(c["id"] for c in client.conversations_list()["channels"] if c["name"] == name)


def dispatch(app: App, payload: dict[str, Any]) -> None:
    """Sign a payload as Slack does and hand it to the App."""
    body, kind = payloads.http_body(payload)
    stamp = str(int(time.time()))
    headers = {
        "content-type": kind,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": payloads.signature(SECRET, stamp, body),
    }
    assert app.dispatch(BoltRequest(body=body, headers=headers)).status == 200


def event(client: WebClient, kind: str, where: str, text: str, **more: str) -> dict[str, Any]:
    """Alice writes a message, and Slack tells the app."""
    me = client.auth_test()["user_id"]
    ts = client.chat_postMessage(channel=where, text=text, **more)["ts"]
    inner = {
        "type": kind,
        "user": me,
        "text": text,
        "ts": ts,
        "channel": where,
        "event_ts": ts,
        "team": TEAM,
        **more,
    }
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": emulate.APP,
        "event": inner,
        "event_id": f"Ev{ts}",
        "event_time": int(float(ts)),
        "authorizations": [
            {"team_id": TEAM, "user_id": BOT, "is_bot": True, "enterprise_id": None}
        ],
        "is_ext_shared_channel": False,
    }


def slash(stand_in: StandIn, where: str, text: str) -> dict[str, Any]:
    return {
        "token": "unused",
        "team_id": TEAM,
        "channel_id": where,
        "channel_name": "general",
        "user_id": "U000000001",
        "command": "/quote",
        "text": text,
        "api_app_id": emulate.APP,
        "response_url": stand_in.response_url,
        "trigger_id": f"{time.time_ns()}.1.a",
    }


def answered(
    client: WebClient, where: str, *, thread: str | None = None, after: str = "0"
) -> dict[str, Any]:
    """Wait for the bot's message in a channel or a thread."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        read = (
            client.conversations_replies(channel=where, ts=thread)
            if thread
            else client.conversations_history(channel=where)
        )
        bots = [
            m
            for m in read["messages"]
            if m["ts"] > after and m.get("user") != client.auth_test()["user_id"]
        ]
        if bots:
            return dict(bots[-1])
        time.sleep(0.05)
    raise AssertionError("the bot did not answer within 10 s")


def quoted(message: dict[str, Any]) -> str:
    """The words of the message's first block quote."""
    found = [
        e
        for block in message["blocks"]
        for e in block.get("elements", ())
        if e.get("type") == "rich_text_quote"
    ]
    return "".join(run["text"] for run in found[0]["elements"])


def test_a_mention_is_answered_in_its_thread_with_the_exact_words(
    app: App, alice: WebClient
) -> None:
    where = channel(alice, "press")
    asked = event(alice, "app_mention", where, f"<@{BOT}> when does the harbour open?")
    dispatch(app, asked)
    reply = answered(alice, where, thread=asked["event"]["ts"])
    assert quoted(reply) == WORDS
    assert reply["thread_ts"] == asked["event"]["ts"]
    assert reply["user"] == BOT


def test_a_direct_message_is_answered_with_the_exact_words(app: App, alice: WebClient) -> None:
    where = alice.conversations_open(users=BOT)["channel"]["id"]
    asked = event(alice, "message", where, "the harbour", channel_type="im")
    dispatch(app, asked)
    reply = answered(alice, where, after=asked["event"]["ts"])
    assert quoted(reply) == WORDS
    assert reply["user"] == BOT


def test_a_command_is_answered_at_its_response_address(
    app: App, stand_in: StandIn, alice: WebClient
) -> None:
    where = channel(alice, "general")
    dispatch(app, slash(stand_in, where, "harbour Monday"))
    reply = answered(alice, where)
    assert quoted(reply) == WORDS


def test_a_question_without_an_answer_still_gets_words(app: App, alice: WebClient) -> None:
    where = channel(alice, "press")
    asked = event(alice, "app_mention", where, f"<@{BOT}> {NOTHING}")
    dispatch(app, asked)
    reply = answered(alice, where, thread=asked["event"]["ts"])
    assert "5 meetings" in reply["text"]
    assert "rich_text_quote" not in json.dumps(reply["blocks"])


def test_the_stand_in_itself_minds_scopes(stand_in: StandIn) -> None:
    with pytest.raises(SlackApiError, match="missing_scope"):
        stand_in.client(BOT_TOKEN).conversations_list()
