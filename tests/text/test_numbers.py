"""Numbers are told apart, and are the same in figures and letters."""

from __future__ import annotations

import pytest

from bot.text import is_number, number_words, same_number


@pytest.mark.parametrize(
    ("word", "number"),
    [("7", True), ("13000", True), ("200th", True), ("seven", False), ("b2b", False), ("", False)],
)
def test_a_number_is_told_by_its_first_figure(word: str, number: bool) -> None:
    assert is_number(word) is number


def test_small_numbers_are_the_same_in_figures_and_letters() -> None:
    assert [same_number(word) for word in ("7", "seven", "twenty", "90", "21", "boat")] == [
        "seven", "7", "20", "ninety", None, None,
    ]  # fmt: skip


def test_number_words_contradict_their_own_kind_only() -> None:
    assert "second" in number_words("first") and "eight" in number_words("seven")
    assert "first" not in number_words("first") and "seven" not in number_words("first")
    assert number_words("boat") == frozenset()
