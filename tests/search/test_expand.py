from __future__ import annotations

import pytest

from bot.answers.answerer import Answerer
from bot.question.parse import parse_question
from bot.search.expand import query_terms
from bot.search.match import QueryTerm
from bot.text import is_negation


def want(answerer: Answerer, text: str) -> dict[str, QueryTerm]:
    """What is wanted by a question's words, each by its word."""
    library = answerer._library
    return {one.word: one for one in query_terms(library, parse_question(text, library.register))}


def test_nothing_stands_for_a_number_and_only_negations_for_a_negation(made_up: Answerer) -> None:
    wants = want(made_up, "13,001 4.6 cannot")
    assert not wants["13001"].near and not wants["4.6"].near
    assert wants["cannot"].near and all(is_negation(word) for word in wants["cannot"].near)


def test_of_an_empty_question_nothing_is_wanted(made_up: Answerer) -> None:
    assert want(made_up, "") == {}


@pytest.mark.parametrize("typed", ["canot", "do't", "nevr"])
def test_a_misspelt_not_is_wanted_as_not(made_up: Answerer, typed: str) -> None:
    wants = want(made_up, f"we {typed} close the harbour")
    assert typed not in wants
    assert any(is_negation(word) for word in wants)


def test_a_number_in_words_is_wanted_as_its_figure_and_in_its_words(made_up: Answerer) -> None:
    assert set(want(made_up, "ninety six million")["96"].near) == {"96", "ninety six"}


def test_a_rare_word_weighs_more_than_a_common_one_and_a_small_one_least(made_up: Answerer) -> None:
    wants = want(made_up, "the dredger and the harbour")
    assert wants["dredger"].weight > 10 * wants["the"].weight
