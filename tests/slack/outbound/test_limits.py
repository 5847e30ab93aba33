"""The judge that every message passes, and cutting without breaking."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.outbound.limits import clipped, clipped_before, clipped_escaped, escaped, problems
from tests.slack.fake import blockkit
from tests.slack.parts import actions, button, context, mrkdwn, plain, quote, section, word

GOOD = [section("Hello"), quote(word("x"))]


def test_a_message_within_bounds_has_no_problems() -> None:
    assert problems(GOOD, "Hello") == []


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [section()] * 51,
        [section("x" * 3001)],
        [section("x" * 2900)] * 5,
        [section("")],
        [context(*[plain("x")] * 11)],
        [context()],
        [context(plain(" "))],
        [context(mrkdwn("\n"))],
        [actions(*[button(action_id=str(n)) for n in range(26)])],
        [actions(button(text=plain("x" * 76)))],
        [actions(button(value="x" * 2001))],
        [actions(button(value=""))],
        [actions(button(url="https://x.example/" + "x" * 3000))],
        [actions(button(action_id="x" * 256))],
        [quote(word(""))],
        [quote()],
        [quote(word("x" * 3001))],
        [actions({"type": "overflow", "action_id": "menu", "options": [{}] * 6})],
    ],
)
def test_what_slack_refuses_is_a_problem(blocks: list[dict[str, Any]]) -> None:
    assert problems(blocks, "Hello")


@pytest.mark.parametrize("text", ["", " \n", "x" * 40_001])
def test_a_message_needs_words_that_fit(text: str) -> None:
    assert problems(GOOD, text)


def test_the_judge_is_no_laxer_than_the_fake() -> None:
    """Whatever the strict fake refuses of these, the judge has refused before."""
    for blocks in (
        [section("x" * 3001)],
        [context(*[plain("x")] * 11)],
        [quote(word(""))],
        [section()] * 51,
    ):
        assert blockkit.of_message(blocks)
        assert problems(blocks, "Hello")


@given(st.text("ab &<>\u00a0", max_size=200), st.integers(3, 80))
def test_clipping_keeps_a_beginning_and_says_so(text: str, most: int) -> None:
    kept = clipped(text, most)
    assert len(kept) <= most
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))


@given(st.text("ab &<>", max_size=200), st.integers(3, 80))
def test_clipping_before_keeps_an_end_and_says_so(text: str, most: int) -> None:
    kept = clipped_before(text, most)
    assert len(kept) <= most
    assert kept == text or (kept.startswith("…") and text.endswith(kept[1:]))


@given(st.text("a &<>", max_size=300), st.integers(12, 80))
def test_escaping_comes_after_clipping_so_no_entity_is_cut(text: str, most: int) -> None:
    kept = clipped_escaped(text, most)
    assert len(kept) <= most
    assert escaped(unescape(kept)) == kept


def test_clipping_ends_at_a_word() -> None:
    assert clipped("never say never again", 12) == "never say…"
    assert clipped_before("never say never again", 12) == "…never again"
