"""English words are known, and misspellings are not taken for them."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text import word_frequency, words
from bot.text.word_frequency import is_english


@pytest.mark.parametrize(
    "word", ["the", "boat", "boats", "corruption", "interpreter", "don't", "said", "agreement"]
)
def test_a_common_word_is_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["curruption", "agrement", "interpeter", "xqzt", "ebrard", "teh"])
def test_a_misspelling_or_a_name_is_not(word: str) -> None:
    assert not is_english(word)


def test_every_word_of_the_list_is_found_in_it() -> None:
    """The list is in order: it is searched by halving."""
    counts: dict[str, int] = json.loads(word_frequency._list())
    some = list(counts.items())[::37] + list(counts.items())[-40:]
    assert [
        word for word, count in some if is_english(word) != (count >= word_frequency._COMMON)
    ] == []


@pytest.mark.parametrize(
    "word",
    ["", '"', "\\", ".*", "(", "[", "boat|the", 'the": 1, "x', "the\n", "x" * 100_000, "\x00"],
)
def test_a_hostile_word_is_no_word_and_no_pattern(word: str) -> None:
    assert not is_english(word)


@given(st.text(max_size=30))
@example("ÆØÅ 日本 ﷺ")
def test_any_word_of_any_text_is_one_or_not(text: str) -> None:
    for word in words(text):
        assert is_english(word.text) in (True, False)
