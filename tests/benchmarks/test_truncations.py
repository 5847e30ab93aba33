"""Lines cut and elided: what turned the sense is told from what could not."""

from __future__ import annotations

import re
from random import Random

import pytest

from bot.evaluation.runs import LEAST
from bot.text import words
from tests.benchmarks import truncations


def cut(clip: str, line: str) -> set[str | None]:
    return {getattr(truncations, clip)(line, Random(seed)) for seed in range(100)}


TWO = "The harbour stays open all winter, and the boats go out every morning."


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "I don't think that the harbour stays open all winter.",
            "the harbour stays open all winter.",
        ),
        ("They said that the harbour stays open all winter.", "the harbour stays open all winter."),
        ("We will not close the harbour in any winter.", "close the harbour in any winter."),
        ("If they ask, we close the harbour all winter.", "we close the harbour all winter."),
        ("We close the harbour all winter if they ask us.", "We close the harbour all winter"),
        ("We close the harbour all winter, unless they ask us.", "We close the harbour all winter"),
    ],
)
def test_what_turns_the_sense_may_be_cut_off_and_is_never_cut_off_as_harmless(
    line: str, kept: str
) -> None:
    assert kept in cut("cut_turned", line)
    assert kept not in cut("cut", line) | cut("cut_unsure", line)


@pytest.mark.parametrize(
    "line",
    [
        TWO,
        "Whether or not they close the harbour all winter.",
        "Not only do they close the harbour all winter.",
        "I wanted to see and ask if they close the harbour all winter.",
        "Don't you think that they close the harbour?",
        "If , if we close the harbour all winter they go.",
    ],
)
def test_a_line_with_nothing_that_surely_turns_is_not_cut_so(line: str) -> None:
    assert cut("cut_turned", line) == {None}


def test_what_may_turn_is_cut_as_unsure() -> None:
    line = "The harbour stays open all winter, although they could close it."
    assert "The harbour stays open all winter" in cut("cut_unsure", line)
    assert "The harbour stays open all winter" not in cut("cut", line)


def test_no_claim_ends_with_a_not_that_lost_its_words() -> None:
    line = "So the harbour is surely not, and the boats go out."
    assert "So the harbour is surely not" not in cut("cut", line) | cut("cut_unsure", line)


def test_words_in_the_middle_give_way_to_a_mark() -> None:
    for made in cut("elided", TWO):
        assert made is not None
        head, tail = made.replace("[…]", "…").replace("...", "…").split("…")
        assert TWO.startswith(head.strip())
        assert TWO.endswith(tail.strip())
        assert min(len(words(head)), len(words(tail))) >= LEAST


def test_a_negation_in_the_middle_gives_way_to_a_mark_but_never_as_harmless() -> None:
    line = "For all of us they did not close the harbour in winter."
    turned = cut("elided_turned", line)
    assert all(made is not None and "not" not in made for made in turned)
    assert all(made is None or "not" in made for made in cut("elided", line))
    assert cut("elided_turned", TWO) == {None}
    assert cut("elided", "He said … and the boats go out every single morning of the year.") == {
        None
    }


def test_no_mark_takes_a_number_from_what_it_counts_nor_the_words_before_a_stop() -> None:
    for made in cut(
        "elided",
        "The old boats go out every morning with twenty people of the harbour. Also with more.",
    ):
        assert made is not None
        assert "people" not in made or "twenty people" in made
        assert not re.search(r"(?:…|\.\.\.|\])\s*\.(?!\.)", made)
