"""What Slack hears of a delivery, whatever becomes of the work."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.listener import thread_runner

from bot.slack.ids import CHOOSE
from bot.slack.middleware.acknowledge import AckFirstApp, acknowledge_at_once
from bot.slack.pool import Pool
from tests.slack.recorded import over_a_socket, payload

OFTEN = 300


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns after each few instructions, so that what can meet does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def failing() -> AckFirstApp:
    """An app whose every form fails at once, and which says nothing of it."""
    app = AckFirstApp(
        authorize=lambda enterprise_id, team_id: AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-1"
        ),
        token_verification_enabled=False,
        listener_executor=Pool(),
    )
    app.use(acknowledge_at_once(lambda body: []))

    def fail(body: dict[str, Any]) -> None:
        raise ValueError

    app.view_submission(CHOOSE)(fail)
    app.error(lambda error: None)
    return app


@pytest.mark.usefixtures("restless")
def test_a_form_that_fails_at_once_is_heard_as_it_was_acknowledged() -> None:
    """In Bolt the thread that fails and the one that answers Slack write to the same response."""
    app = failing()
    heard = [app.dispatch(over_a_socket(payload("choose_quote"))) for _ in range(OFTEN)]
    assert {(one.status, json.loads(one.body)["response_action"]) for one in heard} == {
        (200, "update")
    }


@pytest.mark.usefixtures("restless")
def test_bolt_waits_for_nothing_that_was_given_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """It sleeps up to three seconds where an acknowledgement is taken back by what fails."""
    clock = SimpleNamespace(time=time.time, sleep=lambda _: pytest.fail("Bolt waits"))
    monkeypatch.setattr(thread_runner, "time", clock)
    app = failing()
    for _ in range(OFTEN):
        assert app.dispatch(over_a_socket(payload("choose_quote"))).status == 200
