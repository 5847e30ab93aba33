"""How alike two spellings are: a slip is a letter out, in, changed, or two swapped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.likeness import most_slips, slips, spelling_likeness, within_slips

WORDS = "tide tides tidal wide herring".split()


@pytest.mark.parametrize(
    ("typed", "off"), [("tide", 0), ("tid", 1), ("tidee", 1), ("tyde", 1), ("tdie", 1), ("dite", 2)]
)
def test_each_sort_of_slip_counts_once(typed: str, off: int) -> None:
    assert slips(typed, "tide") == off
    assert slips(typed, "tide", 1) > 1 or off <= 1


@given(st.text("tidewsal", min_size=1, max_size=8), st.integers(0, 4))
def test_those_within_reach_are_all_there_are_nearest_first(typed: str, most: int) -> None:
    near = within_slips(typed, WORDS, most)
    assert sorted(near) == sorted(
        (word, slips(typed, word)) for word in WORDS if slips(typed, word) <= most
    )
    assert [off for _, off in near] == sorted(off for _, off in near)
    assert within_slips(typed, WORDS, most, 1) == near[:1]


def test_longer_words_bear_more_slips_and_each_takes_less_from_them() -> None:
    assert [most_slips(letters) for letters in (4, 5, 6, 9, 10)] == [1, 1, 2, 2, 3]
    assert spelling_likeness("tide", "tide", 0) == 1.0
    assert spelling_likeness("tyde", "tide", 1) < spelling_likeness("herryng", "herring", 1) < 1.0
