"""Finding: a query against the library -> hits, best first, each with its evidence.

    recall  passages that may answer, by the index          `bot.search.recall`
    match   how the terms stand in each                     `bot.search.match`
    grow    the best few, read in their turns, as spans     `bot.search.grow`
    gate    what their scores are at most                   `bot.search.gate`

and, here, the order: a score, and on it what its kind, its density and its context are worth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from bot.index import Candidate, Scope
from bot.model import Passage, Quote, Span, Turn
from bot.question.parse import Query
from bot.search.gate import Evidence, gated
from bot.search.grow import grown_span, quoted_in, words_around_quote, words_beside
from bot.search.library import Library
from bot.search.match import Match, QueryTerm, TermMatcher, crowd, weights_for
from bot.search.recall import recall
from bot.search.weights import WEIGHTS
from bot.text import Word, is_negation, speech, words_within

_READ, _RANK = WEIGHTS.read, WEIGHTS.rank


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of a turn that may answer: its `score` (0..1, the confidence that it does), what it is
    ordered by, and the matched words as spans in it."""

    meeting: str
    turn: Turn
    passage: Passage
    span: Span
    score: float
    order: float
    match: Match
    hits: tuple[Span, ...]
    exact: bool = True
    """Whether every phrase asked for stands in it word for word."""
    context: float = 0.0
    """What speaks for it beside its words."""

    @property
    def text(self) -> str:
        """The words of the span."""
        return self.turn.text[self.span.start : self.span.end]

    def quote(self, library: Library, beside: Mapping[tuple[str, int], Turn]) -> Quote:
        """The span as a quote in context; `beside` has the turns next to its own."""
        meeting = library.records[self.meeting].meeting
        return library.quote(
            self.turn, self.passage, meeting, self.span, self.score, self.hits, beside
        )


class MatchedCandidate(NamedTuple):
    """A candidate and how the terms stand in it."""

    candidate: Candidate
    match: Match

    @property
    def place(self) -> tuple[str, int]:
        """Its turn."""
        return self.candidate.meeting, self.candidate.turn


def corrected(terms: Iterable[QueryTerm], hits: Sequence[Hit]) -> dict[str, str]:
    """What misspelt words, and terms by another name, were read as in the best answer."""
    said = " ".join(["", *(word.text for one in hits[:1] for word in speech(one.text)), ""])
    read = [(term, _reading(term, said)) for term in terms if term.near]
    return {
        term.word: way
        for term, way in read
        if way in term.others or (max(term.near.values()) < 0.9 and not is_negation(term.word))
    }


def _reading(term: QueryTerm, said: str) -> str:
    """What stands for a word wanted: the likest that was said, else the likest."""
    return max(term.near, key=lambda way: (f" {way} " in said, term.near[way]))


def search(
    library: Library, query: Query, terms: Sequence[QueryTerm], scope: Scope, most: int = 3
) -> list[Hit]:
    """The hits in scope for the terms of a query, best first, in a total order; no two share words
    of the source.

    `most` is how many will be looked at: so many more are read in their turns.
    """
    matcher = TermMatcher(terms, weights_for(query.line, library.vocabulary.passages))
    ranked = _ranked(library, matcher, recall(library, query, terms, scope))
    hits = _read_best(library, query, matcher, ranked[: _READ.passages + most])
    return list(_distinct(sorted(hits, key=_by_order)))


def _ranked(
    library: Library, matcher: TermMatcher, recalled: Sequence[Candidate]
) -> list[MatchedCandidate]:
    """The candidates by all the evidence that their own words give.

    The order is total, and does not hang on how the index came about.
    """
    credits: dict[tuple[str, str | None, str | None], list[float]] = {}

    def credit(one: Candidate) -> list[float]:
        who = (one.meeting, one.passage.person, one.passage.label)
        if who not in credits:
            meeting = library.records[one.meeting].meeting
            credits[who] = matcher.credit(library.attribution_words(meeting, one.passage))
        return credits[who]

    def best(seen: MatchedCandidate) -> tuple[float, int, str, int, Span]:
        one = seen.candidate
        bonus = _RANK.kind.get(one.passage.kind, 0.0) + _context(library, matcher, one, seen.match)
        return -seen.match.score - bonus, len(one.words), one.meeting, one.turn, one.passage.span

    seen = [MatchedCandidate(one, matcher.match(one.words, credit(one))) for one in recalled]
    return sorted(_with_margin(seen), key=best)


def _with_margin(seen: Sequence[MatchedCandidate]) -> list[MatchedCandidate]:
    """The candidates, those of the likest turn with the margin (log-odds) by which it is more like
    what was asked than any other turn is."""
    best: dict[tuple[str, int], float] = {}
    for one in seen:
        best[one.place] = max(one.match.evidence, best.get(one.place, -math.inf))
    if not best:
        return []
    (first, most), *rest = nlargest(2, best.items(), key=itemgetter(1))
    margin = most - rest[0][1] if rest else math.inf
    return [
        one._replace(match=replace(one.match, margin=margin)) if one.place == first else one
        for one in seen
    ]


def _context(library: Library, matcher: TermMatcher, one: Candidate, match: Match) -> float:
    """What its neighbours and meeting are about, for a passage; or, that it is the very line."""
    if match.complete and len(match.hits) >= WEIGHTS.gate.line:
        return _RANK.word_for_word
    crowded = crowd(library.vocabulary.passages)
    return _RANK.context * crowded * one.context / max(matcher.weight, 1.0)


def _by_order(hit: Hit) -> tuple[float, str, int, int]:
    return (-hit.order, hit.meeting, hit.turn.number, hit.span.start)


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The first of those that share words of the source."""
    kept: list[Hit] = []
    for one in hits:
        if not any(_overlap(one, other) for other in kept):
            kept.append(one)
            yield one


def _overlap(one: Hit, other: Hit) -> bool:
    same_turn = (one.meeting, one.turn.number) == (other.meeting, other.turn.number)
    return same_turn and one.span.overlaps(other.span)


def _read_best(
    library: Library, query: Query, matcher: TermMatcher, ranked: Sequence[MatchedCandidate]
) -> list[Hit]:
    """The candidates in their turns, the best first; where one of these is surely it, only what is
    like it besides."""
    hits = list(_read(library, query, matcher, ranked[: _READ.first]))
    surely = any(one.score >= _READ.sure for one in hits)
    rest = [one for one in ranked[_READ.first :] if one.match.score >= _READ.hardly or not surely]
    return [*hits, *_read(library, query, matcher, rest)]


def _read(
    library: Library, query: Query, matcher: TermMatcher, ranked: Sequence[MatchedCandidate]
) -> Iterator[Hit]:
    """The candidates in their turns; with a report's sentence, the words it quotes."""
    turns = library.engine.turns_at({one.place for one in ranked})
    tokens = {place: speech(turn.text) for place, turn in turns.items()}
    for one in ranked:
        turn = turns[one.place]
        own = one.candidate.passage
        for passage in (own, *quoted_in(turn, own)):
            yield _hit(library, query, matcher, one, turn, passage, tokens[one.place])


def _hit(
    library: Library,
    query: Query,
    matcher: TermMatcher,
    found: MatchedCandidate,
    turn: Turn,
    passage: Passage,
    tokens: Sequence[Word],
) -> Hit:
    """A passage of a turn as a hit: grown to its span, matched anew in it, gated, and ordered.

    `passage` is the candidate's, or one that it quotes; `tokens` are the words said in the turn.
    """
    one = found.candidate
    span = grown_span(matcher, query.phrases, turn, passage, tokens)
    inside = words_within(tokens, span)
    credit = library.attribution_words(library.records[one.meeting].meeting, passage)
    credit |= words_around_quote(turn, passage, tokens)
    beside = words_beside(turn, span, tokens)
    match = matcher.match([word.text for word in inside], matcher.credit(credit), beside)
    match = replace(match, margin=found.match.margin)
    evidence = Evidence(
        query, matcher.terms, match, passage, turn.text, inside, credit | beside, library.vocabulary
    )
    score = gated(evidence)
    context = _context(library, matcher, one, match)
    order = score + _RANK.kind.get(passage.kind, 0.0)
    order += _RANK.posted * (query.posts and passage.kind == "posted")
    order += _RANK.dense * len(match.hits) / max(1, len(inside))
    order += context
    marked = _marked(evidence, span)
    return Hit(
        one.meeting, turn, passage, span, score, order, match, marked, evidence.is_exact, context
    )


def _marked(evidence: Evidence, span: Span) -> tuple[Span, ...]:
    """The matched words to mark in the span: full ones, or all where a phrase was asked for."""
    hits = [(evidence.terms[number], at) for number, at, _ in evidence.match.hits]
    places = {
        place
        for term, at in hits
        if evidence.query.phrases or not term.light
        for place in range(at, at + _run_at(term, evidence.said, at))
    }
    words = (evidence.inside[at] for at in sorted(places))
    return tuple(Span(word.start - span.start, word.end - span.start) for word in words)


def _run_at(term: QueryTerm, said: Sequence[str], at: int) -> int:
    """How many words stand at a hit for what is wanted: one, but for a run."""
    runs = [way.split(" ") for way in term.near if " " in way]
    return max((len(run) for run in runs if said[at : at + len(run)] == run), default=1)


def unmatched_hit(library: Library, one: Candidate) -> Hit:
    """A passage that is shown for what it is, not for words matched in it."""
    turn = library.engine.turns(one.meeting, one.turn, one.turn)[0]
    return hit_of_passage(one.meeting, turn, one.passage, _READ.unmatched)


def hit_of_passage(meeting: str, turn: Turn, passage: Passage, confidence: float) -> Hit:
    """A `passage` of a turn as a hit, whose `confidence` (0..1) rests on no matched words."""
    nothing = Match((), 0.0, 0.0, 0.0)
    return Hit(meeting, turn, passage, passage.span, confidence, confidence, nothing, ())
