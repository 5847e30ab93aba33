from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import words
from bot.verify.aligner import TokenAligner
from bot.verify.tokens import tokens_of


def keys(text: str) -> list[str]:
    return [token.key for token in tokens_of(text, words(text))]


def beside(claimed: str, said: str) -> list[tuple[str, str]]:
    """The runs of a claim that differ, each with what was said there."""
    asked, record = keys(claimed), keys(said)
    runs = TokenAligner(asked, record).nearest(0, len(asked), 0, [0] * len(record))
    return [
        (" ".join(asked[slice(*r.claimed)]), " ".join(record[slice(*r.said)]))
        for r in runs
        if not r.same
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The TIDE – waits!", "the tide waits"),
        ("it’s", "it's"),
        ("7 percent", "seven per cent"),
        ("13,000", "13000"),
        ("$5 million", "five million dollars"),
        ("day-in-day-out", "day in, day out"),
    ],
)
def test_case_quotes_dashes_and_the_form_of_a_number_are_folded(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norland", "Norland's"),
        ("Sáto", "Sato"),
        ("its", "it's"),
        ("7", "70"),
        ("will", "won't"),
        ("7%", "7"),
        ("$5", "5"),
    ],
)
def test_nothing_else_is_folded(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("claimed", "said", "runs"),
    [
        ("the dog barks", "the man and my dog barks loudly", [("the", "my")]),
        ("seventy kids went home", "now sixty kids went home and stayed", [("#70", "#60")]),
        (
            "you spoke of events recent",
            "were you? you spoke of recent events",
            [("", "recent"), ("recent", "")],
        ),
        ("we lost boats this year", "we lost seven boats this year", [("", "#7")]),
        ("it is time to go", "many things, it's time to go", [("it is", "it's")]),
        ("we will not go on Sunday", "we won't go on Sunday", [("will not", "won't")]),
        ("the boats we're to build", "the boats we are to build", [("we're", "we are")]),
        ("I will never go", "I'll never go", [("i will", "i'll")]),
        ("it was time to go", "it's time to go", [("it", "it's"), ("was", "")]),
        (
            "thank you for the pens",
            f"thank you. {'so it goes. ' * 9} thank you for the lamps",
            [("pens", "lamps")],
        ),
    ],
)
def test_a_claim_is_laid_beside_the_words_that_are_likest(
    claimed: str, said: str, runs: list[tuple[str, str]]
) -> None:
    assert beside(claimed, said) == runs


WORDS = st.lists(
    st.sampled_from("the tide waits for no one seven boats".split()), min_size=1, max_size=12
).map(" ".join)


@given(WORDS, WORDS)
def test_the_runs_are_all_of_the_claim_in_its_order(claimed: str, said: str) -> None:
    asked, record = keys(claimed), keys(said)
    runs = TokenAligner(asked, record).nearest(0, len(asked), 0, [0] * len(record))
    assert [n for run in runs for n in range(*run.claimed)] == list(range(len(asked)))
    assert all(asked[slice(*r.claimed)] == record[slice(*r.said)] for r in runs if r.same)


@given(WORDS, WORDS, WORDS)
def test_words_that_stand_in_a_line_are_placed_there(before: str, claimed: str, after: str) -> None:
    asked, record = keys(claimed), keys(f"{before} x {claimed} x {after}")
    page = TokenAligner(asked, record)
    assert all(record[at : at + len(asked)] == asked for at in page.places(0, len(asked)))
    assert page.beginning() == page.ending() == len(asked)
