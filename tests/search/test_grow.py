"""From a candidate to the sentences that hold the answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.grow import widen
from bot.search.match import TermMatcher
from bot.text import sentences, words
from tests.search.terms import wanted

SPEECH = (
    "We met at dawn. The tide in the northern strait waits for nobody. And so the pilots went home"
    " early that day. Herring is another matter. The quota was never fair to small boats."
)


def widened(question: str, first: int) -> str:
    spans = list(sentences(SPEECH))
    low, high = widen(TermMatcher(wanted(question)), spans, words(SPEECH), first)
    return SPEECH[spans[low].start : spans[high].end]


def test_a_question_within_one_sentence_gets_that_sentence() -> None:
    assert (
        widened("tide northern strait waits nobody", 1)
        == "The tide in the northern strait waits for nobody."
    )


@pytest.mark.parametrize("first", [1, 2])
def test_a_question_across_two_sentences_gets_both_from_either_end(first: int) -> None:
    assert (
        widened("waits for nobody and so the pilots went home", first)
        == "The tide in the northern strait waits for nobody. And so the pilots went home early"
        " that day."
    )


def test_words_far_apart_in_a_turn_do_not_make_it_all_the_answer() -> None:
    assert widened("tide quota", 1) == "The tide in the northern strait waits for nobody."


@given(
    st.lists(
        st.sampled_from("tide waits nobody pilots home herring quota boats dawn".split()),
        max_size=9,
    ),
    st.integers(0, 4),
)
def test_a_run_of_sentences_holds_its_first_and_stays_short(asked: list[str], first: int) -> None:
    low, high = widen(
        TermMatcher(wanted(" ".join(asked))), list(sentences(SPEECH)), words(SPEECH), first
    )
    assert 0 <= low <= first <= high <= 4
    assert high - low < 4
