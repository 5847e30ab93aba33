"""What is asked of tantivy, as queries: a clause, a phrase, a scope, what a question leans to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import tantivy

from bot.index import Clause, ContextBoost, Scope
from bot.index.documents import PASSAGE, pair
from bot.text import stem

_COMMON_PAIR = 3_000
"""In how many passages a pair of words may stand and still tell one from another."""
_FIELDS = {"said": "stems", "stage": "stage", "pair": "pairs"}


def _all_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


class Queries:
    """Queries of one state of an index: what a word counts is how rare it is there.

    `meetings` has the id of each by its number.
    """

    def __init__(
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, meetings: Mapping[int, str]
    ) -> None:
        self._schema, self._searcher, self._meetings = schema, searcher, meetings

    def passages(
        self,
        clauses: Sequence[Clause],
        phrases: Sequence[Sequence[str]],
        scope: Scope,
        boost: ContextBoost,
    ) -> tantivy.Query:
        """Passages of the `scope` that fulfil some of the `clauses`, the more the better, and hold
        every one of the `phrases`; all, if nothing is wanted. `boost` raises those whose
        surroundings speak for them."""
        some = filter(None, map(self._clause, clauses))
        should = [(tantivy.Occur.Should, query) for query in some]
        must = [(tantivy.Occur.Must, self._phrase(phrase)) for phrase in phrases]
        must += [(tantivy.Occur.Must, clause) for clause in self._passage_scope(scope)]
        if should:
            wanted = tantivy.Query.boolean_query(should, minimum_number_should_match=1)
            must.append((tantivy.Occur.Should if phrases else tantivy.Occur.Must, wanted))
        elif not phrases:
            every = tantivy.Query.const_score_query(self.sort(PASSAGE), 0.0)
            must.append((tantivy.Occur.Must, every))
        must += [(tantivy.Occur.Should, query) for query in self._boosts(boost)]
        return tantivy.Query.boolean_query(must)

    def every(
        self, clauses: Sequence[Clause], phrases: Sequence[Sequence[str]], scope: Scope
    ) -> tantivy.Query:
        """Passages of the `scope` that fulfil all `clauses` and hold all `phrases`."""
        asked = [self._clause(clause) or tantivy.Query.empty_query() for clause in clauses]
        return _all_of(
            [*asked, self.sort(PASSAGE), *map(self._phrase, phrases), *self._passage_scope(scope)]
        )

    def rarest(
        self, field: str, sort: str, clauses: Iterable[Clause], scope: Scope
    ) -> tantivy.Query | None:
        """Documents of a `sort` with the most of the clauses' words in a `field`, each counted by
        its rarity among that sort; None where no word is there.

        Tantivy's own rarity would be that among documents of every sort.
        """
        number = self._searcher.doc_freq("address", sort)
        some = list(filter(None, (self._rarity(field, number, clause) for clause in clauses)))
        if not some:
            return None
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in some])
        return _all_of([wanted, *self._scope(Scope(scope.meetings))])

    def sort(self, sort: str) -> tantivy.Query:
        """All documents of a sort."""
        return self._term("address", sort)

    def of_sort(self, sort: str, scope: Scope) -> tantivy.Query:
        """Those in scope."""
        return _all_of([self.sort(sort), *self._scope(scope)])

    def at(self, addresses: Iterable[str]) -> tantivy.Query:
        """The documents at these addresses."""
        return tantivy.Query.term_set_query(self._schema, "address", list(addresses))

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, index_option="basic")

    def _clause(self, clause: Clause) -> tantivy.Query | None:
        """The best of a clause's words counts, not their sum: they are spellings of one thing."""
        field, ways = _FIELDS[clause.where], _stemmed(clause)
        if clause.where == "pair":
            ways = {pair: weight for pair, weight in ways.items() if self._tells(pair)}
        queries = [
            tantivy.Query.boost_query(self._term(field, term), weight)
            for term, weight in ways.items()
        ]
        queries += [
            tantivy.Query.boost_query(self._phrase(run), weight) for run, weight in _runs(clause)
        ]
        return _best_of(queries) if queries else None

    def _tells(self, pair: str) -> bool:
        """Whether a pair of words stands somewhere, and not nearly everywhere (of the)."""
        return 0 < self._searcher.doc_freq("pairs", pair) <= _COMMON_PAIR

    def _phrase(self, phrase: Sequence[str]) -> tantivy.Query:
        if len(phrase) == 1:
            return tantivy.Query.term_query(self._schema, "words", phrase[0])
        return tantivy.Query.phrase_query(self._schema, "words", list(phrase))

    def _scope(self, scope: Scope) -> Iterator[tantivy.Query]:
        if scope.meetings is not None:
            yield self._any_of("meeting", scope.meetings)
        if scope.speakers is not None:
            yield tantivy.Query.boolean_query(
                [(tantivy.Occur.Should, self._said(*speaker)) for speaker in scope.speakers]
                or [(tantivy.Occur.Must, tantivy.Query.empty_query())]
            )

    def _passage_scope(self, scope: Scope) -> Iterator[tantivy.Query]:
        """The scope as clauses, with what only a passage has: its kind."""
        yield from self._scope(scope)
        if scope.kinds is not None:
            yield self._any_of("kind", scope.kinds)

    def _said(self, key: str, meetings: frozenset[str] | None) -> tantivy.Query:
        said = self._any_of("speaker", (key,))
        if meetings is None:
            return said
        return _all_of([said, self._any_of("meeting", meetings)])

    def _any_of(self, field: str, values: Iterable[str]) -> tantivy.Query:
        chosen = tantivy.Query.term_set_query(self._schema, field, sorted(values))
        return tantivy.Query.const_score_query(chosen, 0.0)

    def _boosts(self, boost: ContextBoost) -> Iterator[tantivy.Query]:
        """The context counts with a passage's own words when it is recalled."""
        for number, evidence in boost.stretches.items():
            there = tantivy.Query.term_query(self._schema, "stretch", number, index_option="basic")
            yield tantivy.Query.const_score_query(there, evidence)
        for number, evidence in boost.meetings.items():
            there = self._term("meeting", self._meetings[number])
            yield tantivy.Query.const_score_query(there, evidence)

    def _rarity(self, field: str, number: int, clause: Clause) -> tantivy.Query | None:
        ways = []
        for term, weight in _stemmed(clause).items():
            if count := self._searcher.doc_freq(field, term):
                rarity = math.log(1 + max(0.0, number - count + 0.5) / (count + 0.5))
                ways.append(
                    tantivy.Query.const_score_query(self._term(field, term), weight * rarity)
                )
        return _best_of(ways) if ways else None


def _stemmed(clause: Clause) -> dict[str, float]:
    """A clause's words as they are indexed."""
    ways: dict[str, float] = {}
    for word, weight in clause.words.items():
        if (term := _indexed(clause, word)) is not None:
            ways[term] = max(weight, ways.get(term, 0.0))
    return ways


def _indexed(clause: Clause, word: str) -> str | None:
    if clause.where == "pair":
        return pair(*map(stem, word.split(" ")))
    if " " in word:
        return None  # a run, which is no term
    return word if clause.where == "stage" else stem(word)


def _runs(clause: Clause) -> list[tuple[list[str], float]]:
    """The runs of words that stand for what is wanted."""
    return [
        (way.split(" "), weight)
        for way, weight in clause.words.items()
        if clause.where == "said" and " " in way
    ]


def _best_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(queries)
