"""The gate: the lowest cap that applies holds a score down, and a phrase kept lifts it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.index import Vocabulary
from bot.model import Passage, Span
from bot.question.parse import Query, Term
from bot.search import gate
from bot.search.gate import Cap, Evidence, gated
from bot.search.match import TermMatcher
from bot.search.weights import WEIGHTS
from bot.text import word_texts, words
from tests.search.terms import wanted

LINE = "The tide in the northern strait waits for nobody."


def evidence(asked: str, line: str = LINE, *phrases: str) -> Evidence:
    query = Query(
        "find",
        tuple(Term(word, False) for word in word_texts(asked)),
        tuple(tuple(word_texts(phrase)) for phrase in phrases),
    )
    terms = wanted(asked)
    passage = Passage(Span(0, len(line)), "spoken", None, None, None)
    match = TermMatcher(terms).match(word_texts(line))
    counts = dict.fromkeys(word_texts(line), 1)
    vocabulary = Vocabulary(counts, 100)
    return Evidence(query, terms, match, passage, line, words(line), frozenset(), vocabulary)


def test_a_line_that_has_what_was_asked_keeps_its_score() -> None:
    asked = evidence("northern strait tide waits")
    assert gated(asked) == asked.match.score > 0.9


@pytest.mark.parametrize("lowest", [0.2, 0.0])
def test_the_lowest_of_the_caps_that_apply_is_the_score(
    lowest: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = (Cap(0.45, lambda _: True), Cap(lowest, lambda _: True), Cap(-1.0, lambda _: False))
    for caps in (rules, rules[::-1]):
        monkeypatch.setattr(gate, "CAPS", caps)
        assert gated(evidence("northern strait tide waits")) == lowest


def test_a_phrase_that_is_not_there_holds_the_score_down_and_one_that_is_lifts_it() -> None:
    broken = evidence("northern strait tide waits", LINE, "tide waits")
    assert gated(broken) == WEIGHTS.gate.phrase_broken
    assert gated(evidence("quota", LINE, "tide in the")) == WEIGHTS.gate.phrase_kept


def test_how_many_is_answered_by_a_number_but_not_where_a_cap_applies() -> None:
    asked = evidence("boats strait tide quota", "We lost 40 boats and the herring.")
    counting = replace(asked, query=replace(asked.query, counts=True))
    assert gated(asked) < gated(counting) <= WEIGHTS.gate.most_counted
    capped = evidence("northern strait tide not waits", "The northern strait tide waits at 5.")
    capped = replace(capped, query=replace(capped.query, counts=True))
    assert gated(capped) == WEIGHTS.gate.turned
