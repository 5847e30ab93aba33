"""What may be cut off a line that is quoted, and what turns it."""

from __future__ import annotations

import pytest

from bot.verify.cuts import turned_after, turned_before


@pytest.mark.parametrize(
    "cut",
    [
        "this is not",
        "I don’t think that",
        "He said that",
        "they think",
        "If they pay,",
        "We would",
        "We try",
        "Someone told me, I think Ana, that",
        "No one has",
        "We are more than",
        "I wonder whether",
        "Unless it rains,",
        "If this is so, it will not only help, but",
        "It is not true, whatever they say, that we never",
    ],
)
def test_a_not_a_condition_or_a_report_before_the_words_turns_them(cut: str) -> None:
    assert turned_before(cut)


@pytest.mark.parametrize(
    "cut",
    [
        "",
        "As we say,",
        "I’ve said that",
        "because",
        "I don't know, but",
        "not only on",
        "My understanding is",
        "As Ana said,",
    ],
)
def test_what_leaves_the_sense_alone_may_be_cut_off_before_the_words(cut: str) -> None:
    assert not turned_before(cut)


def test_the_words_of_a_question_are_no_statement() -> None:
    assert turned_before("Do you think", question=True)
    assert not turned_before("So,", question=True)


@pytest.mark.parametrize(
    "cut",
    ["if they pay", "unless it rains", ", they say", "is not ours", "is wrong", "would be good"],
)
def test_a_not_a_condition_or_a_report_after_the_words_turns_them(cut: str) -> None:
    assert turned_after(cut)


@pytest.mark.parametrize(
    "cut", ["", "on security", ", I think", ", and I wonder if you agree", "; but not today"]
)
def test_what_leaves_the_sense_alone_may_be_cut_off_after_the_words(cut: str) -> None:
    assert not turned_after(cut)
