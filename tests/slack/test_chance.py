"""Whatever is delivered, it is acknowledged, and nothing goes wrong that was not foreseen."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.answers.answerer import Answerer
from tests.slack.chance import heard, payloads
from tests.slack.deaf import Watch, deaf, delivered
from tests.slack.rest import at_rest


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What went wrong, by the log; kept from the test's report, which cannot hold half a
    character as payloads do."""
    watching, root = Watch(), logging.getLogger()
    reporting = root.handlers[:]
    for handler in reporting:
        handler.addFilter(_nothing)
    root.addHandler(watching)
    yield watching
    root.removeHandler(watching)
    for handler in reporting:
        handler.removeFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    return False


@pytest.mark.parametrize("number", [400, pytest.param(1_500, marks=pytest.mark.long)])
def test_payloads_made_by_chance_raise_nothing_unhandled(
    made_up: Answerer, watch: Watch, number: int
) -> None:
    """`python -m tests.benchmarks.payloads --n 100000` delivers more of them."""
    app = deaf(made_up)
    assert {delivered(app, payload) for payload in payloads(number, seed=20)} == {200}
    at_rest()
    assert watch.failed == {}


def test_the_same_seed_makes_the_same_payloads() -> None:
    assert [*payloads(50, seed=3)] == [*payloads(50, seed=3)] != [*payloads(50, seed=4)]


def test_all_that_the_bot_listens_to_is_pressed() -> None:
    made = [*payloads(3_000)]
    actions = [one.get("actions") for one in made]
    pressed = [
        one.get("action_id")
        for listed in actions
        if isinstance(listed, list)
        for one in listed
        if isinstance(one, dict)
    ]
    assert set(heard()["action"]) <= {name for name in pressed if isinstance(name, str)}
