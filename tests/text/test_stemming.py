"""Forms of one word share a stem."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text import stem, stem_each, stems


@pytest.mark.parametrize(
    ("word", "kin"),
    [
        ("left", "leave"),
        ("met", "meeting"),
        ("said", "said"),
        ("promised", "promises"),
        ("children", "child"),
        ("spoke", "speaking"),
        ("boats", "boat"),
    ],
)
def test_forms_of_one_word_share_a_stem(word: str, kin: str) -> None:
    assert stem(word) == stem(kin)


@pytest.mark.parametrize("word", ["7", "1990s", "13000", "u.s.", "p.m."])
def test_numbers_and_abbreviations_are_their_own_stem(word: str) -> None:
    assert stem(word) == word


@given(st.lists(st.text(alphabet="ourisetncmx.'7", min_size=1, max_size=9), max_size=30))
@example(
    ["harbours", "organising", "centre", "licence", "programmes", "left", "people", "u.s.", "200th"]
)
def test_stems_of_many_words_are_those_of_each(several: list[str]) -> None:
    assert dict(stem_each(several)) == {word: stem(word) for word in several}
    assert list(stems(several)) == [stem(word) for word in several]
