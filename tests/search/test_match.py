"""The ranker: confidence rests on what was found of what was asked, and a number that is not
there is not there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.match import Match, QueryTerm, TermMatcher, crowd, weights_for
from bot.search.weights import WEIGHTS
from bot.text import words
from tests.search.terms import wanted

FOUND = 0.5
"""From here on a passage is given as what was asked for."""


def match(
    asked: Sequence[QueryTerm],
    said: Sequence[str],
    credit: frozenset[str] = frozenset(),
    beside: frozenset[str] = frozenset(),
) -> Match:
    """How asked words stand in one passage; `credit`: the words of its attribution, `beside` its
    neighbours'."""
    matcher = TermMatcher(asked)
    return matcher.match(said, matcher.credit(credit), beside)


def score(question: str, passage: str, **near: dict[str, float]) -> float:
    return match(wanted(question, **near), [word.text for word in words(passage)]).score


LINE = "The tide in the northern strait waits for nobody, and the pilots know it."


def test_the_very_words_are_found_with_confidence() -> None:
    assert score("the tide in the northern strait waits for nobody", LINE) > 0.9


def test_none_of_the_words_is_no_confidence_at_all() -> None:
    assert score("herring quota hearing", LINE) == 0.0
    assert score("", LINE) == 0.0
    assert score("tide", "") == 0.0


@pytest.mark.parametrize(
    "filler",
    ["Year.", "Yes.", "The tide.", "Nobody.", "For the pilots.", "Well, the strait, thank you."],
)
def test_a_short_line_of_filler_never_beats_the_true_one(filler: str) -> None:
    question = "what did the pilots say of the tide in the northern strait, it waits for nobody"
    assert score(question, filler) < score(question, LINE)


def test_more_of_the_words_is_more_confidence() -> None:
    scores = [
        score("northern tide waits nobody", line)
        for line in ("northern", "northern tide", "northern tide waits", LINE)
    ]
    assert scores == sorted(scores) and len(set(scores)) == 4


def test_words_in_their_order_are_worth_more_than_scattered() -> None:
    assert score("tide waits nobody", "tide waits nobody at sea") > score(
        "tide waits nobody", "nobody at sea waits tide"
    )


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    asked = [QueryTerm("strait", 6.0, {"strait": 1.0}), QueryTerm("people", 1.0, {"people": 1.0})]
    assert match(asked, ["strait"]).score > match(asked, ["people"]).score


def test_light_words_decide_little() -> None:
    assert abs(score("what did the tide", "the tide") - score("tide", "the tide")) < 0.05
    assert score("the of and a for to", "the boats of the sea") < FOUND


def test_a_word_that_stands_for_another_counts_by_its_likeness() -> None:
    exact, near = score("tide", "tide rises"), score("tidde", "tide rises", tidde={"tide": 0.6})
    assert 0 < near < exact


def test_a_word_found_in_the_attribution_counts_nearly_as_one_in_the_text() -> None:
    asked = wanted("okafor tide strait waits")
    said = [word.text for word in words(LINE)]
    bare, credited = match(asked, said).score, match(asked, said, frozenset({"okafor"})).score
    whole = match(asked, ["okafor", *said]).score
    assert bare < credited <= whole


def test_a_word_of_the_next_sentence_counts_less_than_one_of_the_attribution() -> None:
    asked, said = wanted("okafor tide waits"), ["tide", "waits"]
    beside = match(asked, said, beside=frozenset({"okafor"})).score
    assert match(asked, said).score < beside < match(asked, said, frozenset({"okafor"})).score


def test_a_run_of_words_is_found_side_by_side_and_nowhere_else() -> None:
    asked = [QueryTerm("covax", 4.0, {"covax": 1.0, "co vax": 0.9})]
    whole, run, apart = (
        match(asked, words).hits
        for words in (["the", "covax"], ["the", "co", "vax"], ["vax", "co"])
    )
    assert (whole, run, apart) == (((0, 1, 1.0),), ((0, 1, 0.9),), ())
    assert [
        TermMatcher(asked).coverage(words)
        for words in (["covax"], ["co", "vax"], ["co", "the", "vax"])
    ] == [1, 0.9, 0]


def test_a_number_in_a_run_must_stand_there_too() -> None:
    asked = [QueryTerm("rule 12", 4.0, {"rule 12": 1.0, "rule dozen": 0.9}), *wanted("sluices")]
    missing = [
        match(asked, line.split()).numbers_missing
        for line in ("rule dozen sluices", "rule 9 sluices")
    ]
    assert missing == [False, True]


# Numbers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("7 percent of the boats came home", "70 percent of the boats came home"),
        ("70 percent of the boats came home", "7 percent of the boats came home"),
        ("13,000 boats came home again", "1,300 boats came home again"),
        ("the 200th boat came home again", "the 20th boat came home again"),
        ("1.5 boats came home for us all", "15 boats came home for us all"),
        ("the second boat came home for all", "the first boat came home for all"),
        ("eight pilots came home for us all", "seven pilots came home for us all"),
        ("two million boats came home for all", "two billion boats came home for all"),
    ],
)
def test_another_number_is_never_found(asked: str, said: str) -> None:
    assert score(asked, asked) > FOUND
    assert score(asked, said) < FOUND


def test_a_number_in_the_attribution_is_no_number_in_the_text() -> None:
    asked = wanted("7 boats came home for us all")
    assert match(asked, "boats came home for us all".split(), frozenset({"7"})).numbers_missing


def test_a_year_may_stand_in_the_attribution() -> None:
    asked = wanted("boats came home 2021")
    said = "boats came home".split()
    assert match(asked, said).numbers_missing
    assert not match(asked, said, frozenset({"2021"})).numbers_missing


def test_another_number_far_from_the_words_asked_for_contradicts_nothing() -> None:
    line = "seven strangers left long before dawn, and so it was that all the pilots came home"
    assert not match(
        wanted("pilots came home"), [word.text for word in words(line)]
    ).numbers_missing


# Promises for any question and line ---------------------------------------------------------------

_WORDS = st.lists(
    st.sampled_from("tide waits strait not no 7 70 seven first second the of boats".split()),
    max_size=12,
)


@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_confidence_is_between_nothing_and_all(
    asked: list[str], said: list[str], credit: list[str], beside: list[str]
) -> None:
    seen = match(wanted(" ".join(asked)), said, frozenset(credit), frozenset(beside))
    assert 0 <= seen.score <= 1 and 0 <= seen.coverage <= 1 + 1e-9 and 0 <= seen.order <= 1


@given(_WORDS, _WORDS)
def test_every_hit_is_a_word_that_stands_for_the_one_asked(
    asked: list[str], said: list[str]
) -> None:
    wants = wanted(" ".join(asked))
    for number, at, likeness in match(wants, said).hits:
        assert wants[number].near[said[at]] == likeness


@given(_WORDS.filter(bool))
def test_no_line_answers_a_question_better_than_its_own_words(asked: list[str]) -> None:
    asked = list(dict.fromkeys(asked))
    whole = match(wanted(" ".join(asked)), asked)
    assert whole.coverage == pytest.approx(1) and whole.order == 1 and not whole.numbers_missing


@given(_WORDS, _WORDS, st.sampled_from(["herring", "quota", "crane"]))
def test_asking_for_a_word_that_is_not_there_never_adds_confidence(
    asked: list[str], said: list[str], more: str
) -> None:
    less = match(wanted(" ".join(asked)), said)
    if not less.only_light:
        assert match(wanted(" ".join([*asked, more])), said).score <= less.score + 1e-9


@pytest.mark.parametrize("numbers_missing", [True, False])
def test_a_missing_number_bounds_any_confidence(numbers_missing: bool) -> None:
    seen = Match(((0, 0, 1.0),), 1.0, 1.0, 100.0, numbers_missing)
    assert (seen.score < FOUND) is numbers_missing


def test_hits_keep_to_the_order_of_the_question_where_words_repeat() -> None:
    hits = match(wanted("boats tide"), "tide then boats then tide".split()).hits
    assert [at for _, at, _ in hits] == [2, 4]
    assert all(one < other for one, other in pairwise(at for _, at, _ in hits))


# Lines of an archive ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"), [("hte", "the"), ("wel", "well"), ("kike", "like"), ("thus", "this")]
)
def test_a_word_too_short_or_too_good_to_be_looked_up_is_known_by_its_neighbours(
    typed: str, said: str
) -> None:
    asked = [QueryTerm(word, 4.0, {word: 1.0}) for word in ("boats", typed, "harbour")]
    seen = match(asked, ["boats", said, "harbour"])
    assert [number for number, _, _ in seen.hits] == [0, 1, 2]
    assert seen.alike < 1.0


@pytest.mark.parametrize(
    ("typed", "said"), [("7", "70"), ("not", "now"), ("now", "not"), ("two", "too"), ("cat", "dog")]
)
def test_a_number_a_negation_and_another_word_are_no_misspellings_even_between_neighbours(
    typed: str, said: str
) -> None:
    asked = [QueryTerm(word, 4.0, {word: 1.0}) for word in ("boats", typed, "harbour")]
    assert [number for number, _, _ in match(asked, ["boats", said, "harbour"]).hits] == [0, 2]


def test_a_misspelling_elsewhere_in_the_text_is_not_guessed_at() -> None:
    asked = [QueryTerm(word, 4.0, {word: 1.0}) for word in ("boats", "hte", "harbour")]
    assert len(match(asked, ["the", "boats", "in", "every", "harbour"]).hits) == 2


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_the_more_there_is_on_record_the_more_it_is_an_archive(some: int, more: int) -> None:
    assert 0.0 <= crowd(min(some, more)) <= crowd(max(some, more)) <= 1.0


def test_a_small_record_is_judged_by_topic_and_an_archive_by_whole_lines() -> None:
    asked = wanted("boats harbour pilots ferry")
    said = "boats lie in every harbour".split()
    small, archive = (TermMatcher(asked, weights_for(True, many)) for many in (500, 10**6))
    assert small.weights == WEIGHTS.match.topic == weights_for(False, 10**6)
    assert archive.match(said).evidence < small.match(said).evidence
