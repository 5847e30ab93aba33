"""Recall: a query's terms -> the passages that may answer it, by BM25 over words, stems, pairs."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter

from bot.index import NO_BOOST, Candidate, Clause, Scope
from bot.question.parse import Query
from bot.search.library import Library
from bot.search.match import QueryTerm
from bot.search.weights import WEIGHTS

_W = WEIGHTS.recall


def recall(
    library: Library, query: Query, terms: Sequence[QueryTerm], scope: Scope
) -> list[Candidate]:
    """The passages in `scope` that have most of the `terms`, best first, as the index ranks them.

    All phrases of the `query` stand in each; where none has them all, the terms alone decide. For a
    topic, stretches and meetings that speak of it count as well; a line is known by its own words.
    """
    clauses = _clauses(terms)
    boost = NO_BOOST if query.line else library.engine.context_boost(clauses, scope)
    clauses += _pairs(terms)
    phrased = library.engine.candidates(clauses, query.phrases, scope, _W.passages, boost)
    if phrased or not query.phrases:
        return phrased
    return library.engine.candidates(clauses, (), scope, _W.passages, boost)


def _clauses(terms: Sequence[QueryTerm]) -> list[Clause]:
    """The rarest words asked for; everyday ones only where there is little else."""
    rarest = sorted((term for term in terms if term.near), key=lambda term: -term.weight)
    full = [term for term in rarest if not term.light]
    chosen = full if len(full) >= _W.fewest_clauses else rarest
    return [Clause(_weighed(term)) for term in chosen[: _W.most_clauses]]


def _weighed(term: QueryTerm) -> dict[str, float]:
    weight = _W.light if term.light else 1.0
    return {word: likeness * weight for word, likeness in term.near.items()}


def _pairs(terms: Sequence[QueryTerm]) -> list[Clause]:
    """Two words side by side: everyday words tell little each, and much together."""
    clauses = []
    for one, other in pairwise(map(_readings, terms)):
        ways = {f"{a} {b}": _W.pair * like * alike for a, like in one for b, alike in other}
        clauses += [Clause(ways, "pair")] if ways else []
    return clauses


def _readings(term: QueryTerm) -> list[tuple[str, float]]:
    one_word = ((way, likeness) for way, likeness in term.near.items() if " " not in way)
    return nlargest(_W.pair_readings, one_word, key=itemgetter(1))
