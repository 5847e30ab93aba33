"""Socket Mode's beginning and end: what is wrong is said before anything connects, and noise
stays low."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

import pytest

from bot.errors import Disconnected, SettingsError
from bot.settings import Settings
from bot.slack import serve as serving
from bot.slack.serve import serve
from tests.slack.canned import WORDS, Canned, Held
from tests.slack.fake import FakeSlack
from tests.slack.serving import on_a_thread


def test_a_wrong_bot_token_is_named_before_connecting(
    slack: FakeSlack, settings: Settings, canned: Canned
) -> None:
    with pytest.raises(SettingsError, match=r"SLACK_BOT_TOKEN was refused .*invalid_auth"):
        serve(replace(settings, bot_token="xoxb-wrong"), lambda: canned, threading.Event())
    assert slack.called("apps.connections.open") == ()


def test_a_wrong_app_token_is_named(settings: Settings, canned: Canned) -> None:
    with pytest.raises(SettingsError, match=r"SLACK_APP_TOKEN was refused"):
        serve(replace(settings, app_token="xapp-wrong"), lambda: canned, threading.Event())


def test_an_address_where_nobody_answers_is_told_in_a_sentence(
    settings: Settings, canned: Canned
) -> None:
    with pytest.raises(Disconnected, match=r"cannot be reached at http://127.0.0.1:9/api/"):
        serve(
            replace(settings, api_url="http://127.0.0.1:9/api/"), lambda: canned, threading.Event()
        )


class Away:
    """A line that has been down since the beginning of time."""

    connected = heard = float("-inf")

    def is_up(self) -> bool:
        return False


def test_a_connection_that_stays_away_ends_the_process_for_a_fresh_start() -> None:
    with pytest.raises(Disconnected, match="no connection to Slack for 300 seconds"):
        serving._watch(Away(), threading.Event())  # type: ignore[arg-type]


def test_a_health_line_is_written_now_and_then(
    slack: FakeSlack,
    canned: Canned,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(serving, "HEALTH", 0.0)
    with on_a_thread(slack, canned):
        slack.until(lambda: "health connected=True" in caplog.text)


def test_a_renewed_connection_makes_no_noise(
    slack: FakeSlack, canned: Canned, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with on_a_thread(slack, canned):
        slack.sockets.disconnect("refresh_requested")
        slack.until(lambda: slack.sockets.hellos == 2 and slack.sockets.connections == 1)
        slack.send(slack.slash("/quote", "harbour")).wait()
        slack.reply()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert "session has been established" not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)


def test_told_to_stop_it_finishes_what_it_has_begun(slack: FakeSlack, canned: Canned) -> None:
    canned.seconds = 0.5
    with on_a_thread(slack, canned):
        for n in range(4):
            slack.send(slack.mention(f"harbour {n}")).wait()
    assert [reply.quotes for reply in slack.replies()] == [(WORDS,)] * 4


def test_the_first_word_on_a_new_connection_is_acknowledged_before_it_is_answered(
    slack: FakeSlack,
) -> None:
    held = Held()
    with on_a_thread(slack, held):
        slack.send(slack.slash("/quote", "harbour")).wait()
        assert held.asked == []
        held.let.set()
        slack.reply()


def test_stopping_waits_for_nothing_where_nothing_is_running(
    slack: FakeSlack, canned: Canned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "GRACE", 3600.0)
    with on_a_thread(slack, canned):  # which fails where it does not stop
        slack.send(slack.slash("/quote", "harbour")).wait()
        slack.reply()
