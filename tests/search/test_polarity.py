"""Numbers and negations are never fuzzy: words that differ in one of them are not the words that
were asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.match import QueryTerm, TermMatcher
from bot.search.polarity import PlacedTerms, clause_numbers, differs
from bot.text import is_negation, words

_LIGHT = frozenset("the of what a for to and it has".split())


def differ(asked: str, said: str, *, verbatim: bool = True, known: bool = True) -> bool:
    """Whether words asked differ in sense from words said, found as the ranker finds them."""
    tokens, texts = words(said), [word.text for word in words(asked)]
    spoken = [word.text for word in tokens]
    others = {word: 0.8 for word in spoken if is_negation(word)}
    near = [{word: 1.0, **(others if is_negation(word) else {})} for word in texts]
    wanted = [
        QueryTerm(word, 4.0, like, word in _LIGHT) for word, like in zip(texts, near, strict=True)
    ]
    seen = TermMatcher(wanted).match(spoken)
    place = {number: at for number, at, _ in seen.hits}
    full = [word not in _LIGHT for word in texts]
    return differs(
        PlacedTerms(texts, full, spoken, clause_numbers(said, tokens), place, lambda _: known),
        verbatim=verbatim,
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("we will close the harbour", "We will not close the harbour."),
        ("we will not close the harbour", "We will close the harbour."),
        ("we cannot close the harbour", "We can close the harbour."),
        ("we never closed the harbour", "We closed the harbour."),
        ("the harbour is without pilots", "The harbour is full of pilots."),
        ("nobody closed the harbour", "Somebody closed the harbour."),
        ("somebody closed the harbour", "Nobody closed the harbour."),
        ("did not close the harbour", "The harbour did close, not the locks."),
        ("will not host aircraft", "We will not host bases. We will host aircraft."),
        ("not tide", "The tide."),
    ],
)
def test_a_negation_lost_or_gained_is_another_line(asked: str, said: str) -> None:
    assert differ(asked, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("we will not close the harbour", "We will not close the harbour."),
        ("we will not close the harbour", "We won’t close the harbour."),
        ("we will not close the harbour", "We will never close the harbour."),
        ("we will close the harbour", "Not today. We will close the harbour."),
        ("will not host bases", "We will not host bases. We will host aircraft."),
        ("it has never been better", "It has never been better."),
        ("tide harbour", "The tide and the harbour, not the locks."),
    ],
)
def test_the_same_negation_in_other_words_or_elsewhere_is_no_difference(
    asked: str, said: str
) -> None:
    assert not differ(asked, said)


def test_a_topic_may_be_asked_without_the_negation_it_was_spoken_with() -> None:
    assert not differ("close the harbour", "We will not close, ever, the harbour.", verbatim=False)


@pytest.mark.parametrize(
    ("asked", "said", "another"),
    [
        ("eight pilots and seven boats", "Seven pilots and eight boats.", True),
        ("eight pilots and seven boats", "Eight pilots and seven boats.", False),
        ("8 pilots", "8 boats, and one of the pilots.", False),
        ("8 pilots", "8 boats.", True),
        ("8 pilots", "8 boats came, and only much later in the year did any of the pilots.", True),
    ],
)
def test_a_number_that_counts_another_thing_is_another_line(
    asked: str, said: str, another: bool
) -> None:
    assert differ(asked, said) is another


def test_a_thing_that_nobody_ever_spoke_of_contradicts_no_number() -> None:
    assert not differ("8 pilotes", "8 boats.", known=False)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("one, two three", [0, 0, 0]),
        ("one. Two; three: four – five — six! seven? eight", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("3.5 boats", [0, 0]),
        ("", []),
    ],
)
def test_punctuation_stronger_than_a_comma_ends_a_clause(text: str, numbers: list[int]) -> None:
    assert clause_numbers(text, words(text)) == numbers


_WORDS = st.lists(
    st.sampled_from("tide not never nobody boats 7 8 seven first pilots the. and, close".split()),
    max_size=10,
).map(" ".join)


@given(_WORDS)
def test_no_line_differs_from_itself(line: str) -> None:
    once = " ".join(
        dict.fromkeys(line.split())
    )  # repeated words may be found at each other's place
    if not any(is_negation(word.text) for word in words(once)):
        assert not differ(once, once)


@given(_WORDS, _WORDS, st.booleans(), st.booleans())
def test_any_two_lines_differ_or_not_and_never_break(
    asked: str, said: str, verbatim: bool, known: bool
) -> None:
    assert differ(asked, said, verbatim=verbatim, known=known) in (True, False)


# What is cut off ----------------------------------------------------------------------------------
