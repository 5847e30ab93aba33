"""The real bot over Socket Mode, against the strict fake: every surface, many at once, twice,
cut off and stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.slack.canned import FAILURE, NOTHING, WORDS, Canned
from tests.slack.fake import Delivery, FakeSlack, Message
from tests.slack.rest import at_rest
from tests.slack.serving import as_a_process, hung_up, on_a_thread

CORPUS = Path(__file__).parents[1] / "corpus"
AT_ONCE = 20


@pytest.fixture
def running(slack: FakeSlack, canned: Canned) -> Iterator[Canned]:
    """A bot that must neither be refused anything nor leave anything unacknowledged."""
    with on_a_thread(slack, canned):
        yield canned
    assert slack.sockets.complaints == []
    assert slack.refusals == ()


def ask_by(surface: str, slack: FakeSlack, text: str) -> dict[str, Any]:
    """The same question on another surface."""
    asks: dict[str, Callable[[], dict[str, Any]]] = {
        "slash": lambda: slack.slash("/quote", text),
        "mention": lambda: slack.mention(text),
        "dm": lambda: slack.direct(text),
    }
    return asks[surface]()


def settle(slack: FakeSlack, canned: Canned, replies: int) -> tuple[Message, ...]:
    """Everything said once there is that much of it, and none can follow."""
    slack.reply(replies)
    at_rest()
    return slack.replies()


# Every surface ------------------------------------------------------------------------------------


def test_a_command_is_answered_for_its_asker_alone(slack: FakeSlack, running: Canned) -> None:
    slack.send(slack.slash("/quote", "harbour")).wait()
    reply = slack.reply()
    assert reply.quotes == (WORDS,)
    assert (reply.only_for, reply.pings) == (slack.ALICE, ())
    assert slack.replies(user=slack.BOB) == ()


def test_a_mention_is_answered_in_its_thread_for_all(slack: FakeSlack, running: Canned) -> None:
    asked = slack.mention("harbour", user=slack.BOB)
    slack.send(asked).wait()
    reply = slack.reply()
    assert reply.quotes == (WORDS,)
    assert (reply.only_for, reply.thread_ts) == (None, asked["event"]["ts"])


def test_a_direct_message_is_answered_where_it_was_written(
    slack: FakeSlack, running: Canned
) -> None:
    slack.send(slack.direct("harbour")).wait()
    reply = slack.reply()
    assert reply.quotes == (WORDS,)
    assert (reply.channel, reply.only_for) == (slack.ALICE_DM, None)


@pytest.mark.parametrize("surface", ["slash", "mention", "dm"])
def test_a_question_without_an_answer_is_answered_with_what_was_searched(
    slack: FakeSlack, running: Canned, surface: str
) -> None:
    slack.send(ask_by(surface, slack, NOTHING)).wait()
    reply = slack.reply()
    assert "5 meetings" in reply.words
    assert reply.quotes == ()


@pytest.mark.parametrize("surface", ["slash", "mention", "dm"])
def test_a_failure_is_told_in_a_sentence_and_never_as_a_trace(
    slack: FakeSlack, running: Canned, surface: str
) -> None:
    slack.send(ask_by(surface, slack, FAILURE)).wait()
    reply = slack.reply()
    assert reply.words
    assert "Traceback" not in reply.words
    assert "RuntimeError" not in reply.words


def test_the_meetings_command_lists_them(slack: FakeSlack, running: Canned) -> None:
    slack.send(slack.slash("/meetings")).wait()
    assert "Harbour briefing" in slack.reply().words


def test_a_shared_quote_is_a_new_message_for_the_channel(slack: FakeSlack, running: Canned) -> None:
    slack.send(slack.slash("/quote", "harbour")).wait()
    private = slack.reply()
    slack.send(slack.click(private, "quote:share")).wait()
    slack.until(lambda: slack.replies(user=slack.BOB))
    (shared,) = slack.replies(user=slack.BOB)
    assert shared.quotes == (WORDS,)
    assert private.quotes == (WORDS,)


# Many at once, and twice --------------------------------------------------------------------------


def test_twenty_at_once_are_acknowledged_before_any_is_answered_and_all_are(
    slack: FakeSlack, running: Canned
) -> None:
    """How soon, `python -m tests.benchmarks.ack` measures."""
    let = threading.Event()
    running.work = lambda _: let.wait(60)
    asked = [
        ask_by(("slash", "mention", "dm")[n % 3], slack, f"harbour {n}") for n in range(AT_ONCE)
    ]
    for delivery in [slack.send(payload) for payload in asked]:
        delivery.wait()
    assert slack.replies() == ()
    let.set()
    assert len(settle(slack, running, AT_ONCE)) == AT_ONCE


FIRST_DELIVERIES = """
import sys, threading
from bot.slack.inbound.payloads import problem
sys.setswitchinterval(1e-6)
together = threading.Barrier(8)
event = {"type": "message", "channel": "C", "ts": "1.1", "text": "x"}
def deliver():
    together.wait()
    teams = [{"team_id": "T"}]
    told = problem({"type": "event_callback", "event": event, "authorizations": teams})
    assert told is None
threads = [threading.Thread(target=deliver) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_the_first_deliveries_may_come_all_together() -> None:
    """msgspec learns a shape at its first use, and dies if two threads are first: each try is a
    process of its own."""
    ended = [subprocess.run([sys.executable, "-c", FIRST_DELIVERIES]).returncode for _ in range(6)]
    assert ended == [0] * 6


def test_an_event_delivered_twice_is_answered_once(slack: FakeSlack, running: Canned) -> None:
    asked = slack.mention("harbour")
    for delivery in [slack.send(asked), slack.send(asked)]:
        delivery.wait()
    assert len(settle(slack, running, 1)) == 1


def test_a_message_told_of_by_two_events_is_answered_once(
    slack: FakeSlack, running: Canned
) -> None:
    asked = slack.mention("harbour")
    again = slack.event({**asked["event"], "type": "message", "channel_type": "channel"})
    for payload in (asked, again):
        slack.send(payload).wait()
    assert len(settle(slack, running, 1)) == 1


@pytest.mark.parametrize(
    "inner",
    [
        {
            "type": "reaction_added",
            "user": "U0ALICE",
            "reaction": "eyes",
            "item": {"type": "message"},
        },
        {
            "type": "message",
            "subtype": "message_changed",
            "hidden": True,
            "channel": "D0ALICE",
            "channel_type": "im",
        },
        {
            "type": "message",
            "subtype": "bot_message",
            "bot_id": "B0OTHER",
            "text": "hi",
            "channel": "D0ALICE",
        },
        {
            "type": "message",
            "user": "U0ALICE",
            "text": None,
            "channel": "D0ALICE",
            "channel_type": "im",
            "ts": "1.1",
        },
        {"type": "member_joined_channel", "user": "U0ALICE", "channel": "C0GENERAL"},
    ],
    ids=lambda inner: inner.get("subtype") or inner["type"],
)
def test_what_is_no_question_is_acknowledged_too(
    slack: FakeSlack, running: Canned, inner: dict[str, Any]
) -> None:
    delivery = slack.send(slack.event({"event_ts": "1.1", **inner}))
    delivery.wait()
    assert running.asked == []


# Cut off and stopped ------------------------------------------------------------------------------


def test_after_a_refresh_the_bot_is_back_and_answers(slack: FakeSlack, running: Canned) -> None:
    slack.sockets.disconnect("refresh_requested")
    slack.until(lambda: slack.sockets.hellos == 2 and slack.sockets.connections == 1)
    slack.send(slack.slash("/quote", "harbour")).wait()
    assert slack.reply().quotes == (WORDS,)


def test_a_question_asked_during_a_refresh_is_answered_once(
    slack: FakeSlack, running: Canned
) -> None:
    slack.sockets.disconnect("warning", linger=0.5)
    deliveries: list[Delivery] = [slack.send(slack.mention(f"harbour {n}")) for n in range(3)]
    for delivery in deliveries:
        delivery.wait()
    assert len(settle(slack, running, 3)) == 3


@pytest.mark.parametrize(
    "told", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)]
)
def test_told_to_stop_the_bot_finishes_what_it_is_doing_and_ends_well(
    slack: FakeSlack, tmp_path: Path, told: signal.Signals
) -> None:
    slack.slow("chat.postMessage", 0.7)
    with as_a_process(slack, corpus=CORPUS, index=tmp_path) as running:
        slack.until(lambda: slack.sockets.connections == 1, seconds=30)
        slack.send(slack.mention("what was said?")).wait()
        running.send_signal(told)
        _, said = hung_up(slack, running.communicate)
        assert running.returncode == 0, said
    assert len(slack.replies()) == 1


def test_everything_missing_is_named_before_connecting(slack: FakeSlack, tmp_path: Path) -> None:
    with as_a_process(
        slack, corpus=CORPUS, index=tmp_path, SLACK_BOT_TOKEN="", SLACK_APP_TOKEN=""
    ) as running:
        out, err = running.communicate(timeout=30)
    assert running.returncode == 2
    assert "SLACK_BOT_TOKEN" in err
    assert "SLACK_APP_TOKEN" in err
    assert slack.calls == ()


def test_the_log_holds_no_words_of_questions_or_quotes(slack: FakeSlack, tmp_path: Path) -> None:
    with as_a_process(slack, corpus=CORPUS, index=tmp_path, VERBATIM_LOG_LEVEL="DEBUG") as running:
        slack.until(lambda: slack.sockets.connections == 1, seconds=30)
        slack.send(slack.slash("/quote", "zanzibar rutabaga")).wait()
        slack.reply()
        running.terminate()
        out, err = hung_up(slack, running.communicate)
    assert err
    assert "rutabaga" not in out + err
