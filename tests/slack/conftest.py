"""What every Slack test stands on: a strict fake Slack, settings that point at it, and a written Answerer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.settings import Settings
from tests.slack.canned import Canned
from tests.slack.fake import FakeSlack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield fake


@pytest.fixture
def settings(slack: FakeSlack) -> Settings:
    return Settings.read(slack.environment, slack=True)


@pytest.fixture
def canned() -> Canned:
    return Canned()
