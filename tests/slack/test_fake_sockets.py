"""The fake's Socket Mode, tried with a client of our own: hello, envelopes, deadlines,
redelivery, disconnects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.slack.fake import Delivery, FakeSlack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(ack_seconds=0.2, retries=(0, 0.1, 0.1)) as fake:
        yield fake


@pytest.fixture
def socket(slack: FakeSlack) -> Iterator[ClientConnection]:
    with connect(address(slack), close_timeout=1) as connection:
        assert heard(connection)["type"] == "hello"
        slack.until(lambda: slack.sockets.connections == 1)
        yield connection


def address(slack: FakeSlack) -> str:
    return str(
        WebClient(token=slack.app_token, base_url=slack.api_url).apps_connections_open(
            app_token=slack.app_token
        )["url"]
    )


def heard(connection: ClientConnection) -> dict[str, Any]:
    return json.loads(connection.recv(5))  # type: ignore[no-any-return]


def ack(connection: ClientConnection, envelope: dict[str, Any], **payload: Any) -> None:
    more = {"payload": payload} if payload else {}
    connection.send(json.dumps({"envelope_id": envelope["envelope_id"], **more}))


def settled(slack: FakeSlack, delivery: Delivery) -> str | None:
    delivery.done.wait(5)
    return delivery.outcome


def test_a_ticket_admits_one_connection(slack: FakeSlack) -> None:
    url = address(slack)
    with connect(url, close_timeout=1) as first:
        assert heard(first)["type"] == "hello"
        with pytest.raises(InvalidStatus):
            connect(url)


def test_an_eleventh_connection_is_refused(slack: FakeSlack) -> None:
    with ExitStack() as opened:
        for _ in range(10):
            opened.enter_context(connect(address(slack), close_timeout=1))
        slack.until(lambda: slack.sockets.connections == 10)
        with pytest.raises(SlackApiError, match="too_many_websockets"):
            address(slack)


@pytest.mark.parametrize("kind", ["slash_commands", "events_api", "interactive"])
def test_each_kind_of_payload_has_its_envelope_and_its_acknowledgement_is_timed(
    slack: FakeSlack, socket: ClientConnection, kind: str
) -> None:
    block = {
        "type": "actions",
        "elements": [{"type": "button", "text": {"type": "plain_text", "text": "More"}}],
    }
    bot = WebClient(token=slack.bot_token, base_url=slack.api_url)
    bot.chat_postMessage(channel=slack.GENERAL, text="x", blocks=[block])
    made = {
        "slash_commands": lambda: slack.slash("/quote", "x"),
        "events_api": lambda: slack.mention("x"),
        "interactive": lambda: slack.click(slack.reply(), "More"),
    }
    delivery = slack.send(made[kind]())
    envelope = heard(socket)
    ack(socket, envelope)
    assert (envelope["type"], envelope["payload"]) == (kind, delivery.payload)
    assert delivery.wait() > 0
    assert slack.sockets.complaints == []


def test_an_event_nobody_acknowledges_comes_three_times_more_and_is_lost(
    slack: FakeSlack, socket: ClientConnection
) -> None:
    delivery = slack.send(slack.mention("x"))
    came = [heard(socket) for _ in range(4)]
    assert [one["retry_attempt"] for one in came] == [0, 1, 2, 3]
    assert [one["retry_reason"] for one in came] == ["", "timeout", "timeout", "timeout"]
    assert {one["payload"]["event_id"] for one in came} == {delivery.payload["event_id"]}
    assert settled(slack, delivery) == "lost"


def test_an_event_acknowledged_at_the_second_try_is_not_sent_again(
    slack: FakeSlack, socket: ClientConnection
) -> None:
    delivery = slack.send(slack.mention("x"))
    heard(socket)
    ack(socket, heard(socket))
    assert settled(slack, delivery) == "acked"
    with pytest.raises(TimeoutError):
        socket.recv(0.6)


def test_a_command_nobody_acknowledges_times_out_before_the_person(
    slack: FakeSlack, socket: ClientConnection
) -> None:
    delivery = slack.send(slack.slash("/quote", "x"))
    assert settled(slack, delivery) == "operation_timeout"
    assert slack.sockets.complaints == ["slash_commands: operation_timeout"]


def test_an_acknowledgement_may_carry_the_answer_to_a_command(
    slack: FakeSlack, socket: ClientConnection
) -> None:
    slack.send(slack.slash("/quote", "x"))
    ack(socket, heard(socket), text="at once")
    reply = slack.reply()
    assert (reply.words, reply.only_for) == ("at once", slack.ALICE)


def test_what_was_not_acknowledged_before_a_cut_comes_again_on_another_connection(
    slack: FakeSlack,
) -> None:
    with connect(address(slack), close_timeout=1) as first:
        heard(first)
        delivery = slack.send(slack.mention("x"))
        heard(first)
    with connect(address(slack), close_timeout=1) as second:
        heard(second)
        ack(second, heard(second))
        assert settled(slack, delivery) == "acked"


def test_a_disconnect_is_announced_and_then_happens(
    slack: FakeSlack, socket: ClientConnection
) -> None:
    slack.sockets.disconnect("warning", linger=0.1)
    assert heard(socket)["reason"] == "warning"
    with pytest.raises(ConnectionClosed):
        socket.recv(5)
    slack.until(lambda: slack.sockets.connections == 0)


@pytest.mark.parametrize("frame", ["not json", "{}", '{"envelope_id": "of-nothing"}'])
def test_a_frame_that_acknowledges_nothing_is_complained_about(
    slack: FakeSlack, socket: ClientConnection, frame: str
) -> None:
    socket.send(frame)
    slack.until(lambda: slack.sockets.complaints)


def test_an_app_hears_its_own_direct_messages(slack: FakeSlack, socket: ClientConnection) -> None:
    bot = WebClient(token=slack.bot_token, base_url=slack.api_url)
    bot.chat_postMessage(channel=slack.ALICE_DM, text="hello")
    envelope = heard(socket)
    ack(socket, envelope)
    assert (envelope["payload"]["event"]["bot_id"], envelope["payload"]["event"]["text"]) == (
        slack.BOT_ID,
        "hello",
    )
