"""What every Slack test stands on: a strict fake Slack, settings that point at it, and a written
Answerer."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from bot.service.store import Store
from bot.settings import Settings
from bot.slack.windows import modals
from tests.slack.canned import Canned
from tests.slack.fake import SCOPES, FakeSlack
from tests.slack.rest import at_rest, note

HERE = (None, "127.0.0.1", "localhost", "::1")
"""This machine's own names."""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reaches any machine but this one, and when it is over every bot in it is at rest, or
    it would be heard in the next one; then their databases are closed."""
    look_up, reached = socket.getaddrinfo, list[object]()

    def here(host: Any, *more: Any, **named: Any) -> Any:
        if host not in HERE:
            reached.append(host)
            raise socket.gaierror
        return look_up(host, *more, **named)

    opened, open_store = list[Store](), Store.__init__

    def noted(store: Store, url: str) -> None:
        open_store(store, url)
        opened.append(store)

    monkeypatch.setattr(socket, "getaddrinfo", here)
    monkeypatch.setattr(Store, "__init__", noted)
    note()
    yield
    at_rest()
    for store in opened:
        store.close()
    assert reached == []


@pytest.fixture
def scopes() -> tuple[str, ...]:
    """What the bot may do."""
    return SCOPES


@pytest.fixture
def slack(scopes: tuple[str, ...]) -> Iterator[FakeSlack]:
    """It is there until every bot is at rest."""
    with FakeSlack(scopes=scopes) as fake:
        yield fake
        at_rest()


@pytest.fixture
def settings(slack: FakeSlack) -> Settings:
    return Settings.read(slack.environment, slack=True)


@pytest.fixture
def store() -> Store:
    return Store("sqlite://")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is not there yet is looked for as often, and sooner."""
    monkeypatch.setattr(modals, "PAUSES", tuple(pause / 10 for pause in modals.PAUSES))


@pytest.fixture
def canned() -> Canned:
    return Canned()
