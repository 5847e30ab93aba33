"""What every Slack test stands on: a strict fake Slack, settings that point at it, and a written
Answerer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.settings import Settings
from bot.slack.windows import modals
from tests.slack.canned import Canned
from tests.slack.fake import FakeSlack
from tests.slack.rest import note, rested

LAST_WORDS = 1.0
"""Seconds that a bot has to come to rest when its test is over, or it would be heard in the next
one."""


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    note()
    with FakeSlack() as fake:
        yield fake
        rested(LAST_WORDS)


@pytest.fixture
def settings(slack: FakeSlack) -> Settings:
    return Settings.read(slack.environment, slack=True)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is not there yet is looked for as often, and sooner."""
    monkeypatch.setattr(modals, "PAUSES", tuple(pause / 10 for pause in modals.PAUSES))


@pytest.fixture
def canned() -> Canned:
    return Canned()
