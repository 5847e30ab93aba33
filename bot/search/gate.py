"""The gate: what a span's score may be at most, however well the words match.

`CAPS` has the rules in one table. Each is a condition on the evidence and the score (0..1) that a
span may have where it holds; the lowest of those that hold is the cap, so their order only tells
which is tried first. Before them, `Match.score` has held down a match without a number that was
asked for. After them come two ways up (`gated`):

    a phrase that stands word for word    at least `phrase_kept`, whatever the caps say
    a number, for "how many"              `counted` more, up to `most_counted`, unless capped
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.index import Vocabulary
from bot.model import Passage
from bot.question.asked_speaker import SpeakerRef
from bot.question.parse import Query
from bot.search.match import Match, QueryTerm
from bot.search.polarity import PlacedTerms, clause_numbers, differs
from bot.search.weights import WEIGHTS
from bot.text import Word, is_number, is_year, name_words, phrase_at
from bot.text.word_frequency import is_english

_W = WEIGHTS.gate


@dataclass(frozen=True)
class Evidence:
    """A span and all that the rules look at: the query and its terms, how these stand in the span's
    words, and what stands around it.

    `text` is its whole turn, `around` has the folded words of its attribution and of the sentences
    beside it.
    """

    query: Query
    terms: Sequence[QueryTerm]
    match: Match
    passage: Passage
    text: str
    inside: Sequence[Word]
    around: frozenset[str]
    vocabulary: Vocabulary

    @cached_property
    def said(self) -> list[str]:
        """The folded words of the span."""
        return [word.text for word in self.inside]

    @cached_property
    def hit(self) -> set[int]:
        """The numbers of the terms that stand in it."""
        return {number for number, _, _ in self.match.hits}

    @cached_property
    def names(self) -> set[str]:
        """The words by which people are named in the question."""
        return {word for mention in self.query.named for word in mention.key}

    @cached_property
    def is_exact(self) -> bool:
        """Whether every phrase asked for stands in it word for word; true where none was."""
        return all(phrase_at(self.inside, phrase) >= 0 for phrase in self.query.phrases)


def gated(evidence: Evidence) -> float:
    """The score of a span, 0..1: its match's, no higher than the caps allow, then the ways up."""
    query, score = evidence.query, evidence.match.score
    for most, applies in CAPS:
        if score > most and applies(evidence):
            score = most
    if query.phrases and evidence.is_exact and not query.line:
        # in a line, the quoted words are a part of what must be there
        score = max(score, _W.phrase_kept)
    if query.counts and score < _W.turned and any(map(is_number, evidence.said)):
        score = min(score + _W.counted, _W.most_counted)
    return score


def _breaks_phrase(evidence: Evidence) -> bool:
    """Whether the words in quotation marks are not there as they are."""
    return not evidence.is_exact


def _is_turned(evidence: Evidence) -> bool:
    """Whether a number or a negation differs; a topic's words may stand about negations."""
    query, match = evidence.query, evidence.match
    asked = [term.text for term in query.terms]
    if asked and phrase_at(evidence.inside, asked) >= 0:
        return False  # word for word
    placed = PlacedTerms(
        [term.word for term in evidence.terms],
        [not term.light for term in evidence.terms],
        evidence.said,
        clause_numbers(evidence.text, evidence.inside),
        {number: at for number, at, _ in match.hits},
        evidence.vocabulary.__contains__,
    )
    is_line = len(match.hits) >= _W.line and match.order >= _W.in_order and not query.open
    return differs(placed, verbatim=query.claim or is_line)


def _is_hardly_said(evidence: Evidence) -> bool:
    """Whether too little of "did X say that …" is there."""
    return evidence.query.claim and evidence.match.coverage < _W.claimed


def _stands_elsewhere(evidence: Evidence) -> bool:
    """Whether no full word asked for stands here but those that say who or which year."""
    full = {number for number, term in enumerate(evidence.terms) if not term.light}
    words = {number: evidence.terms[number].word for number in full}
    saying = {n for n, word in words.items() if word in evidence.names or is_year(word)}
    here = full & evidence.hit
    return here <= saying and bool(full - here - saying)


def _is_of_another_thing(evidence: Evidence) -> bool:
    """Whether a name or rare word asked for stands neither in a line nor around it."""
    there = evidence.around.union(evidence.said)
    return any(
        term.telling and number not in evidence.hit and _is_missing(evidence, term, there)
        for number, term in enumerate(evidence.terms)
    )


def _is_missing(evidence: Evidence, term: QueryTerm, there: frozenset[str]) -> bool:
    """Whether a telling term stands nowhere `there`, nor a word akin to it.

    In a line most of whose words are there, a word that is none in English is one misheard, and any
    word where nearly all are.
    """
    alike = evidence.match.alike
    if evidence.query.line and alike >= _W.most:
        misheard = term.near or alike >= _W.nearly_all or not is_english(term.word)
        if misheard:
            return False
    if term.word in evidence.names or not there.isdisjoint({term.word, *term.near}):
        return False
    return not any(_akin(term.word, other) for other in there)


def _akin(one: str, other: str) -> bool:
    """Whether two words begin alike, or one holds the other: Spanish and Spaniards, Vendria and
    Vendrian, @SecMayorkas and Mayorkas."""
    shorter = min(len(one), len(other))
    least = max(_W.begun_alike, shorter - 2)
    if one[:least] == other[:least]:
        return True
    return shorter >= _W.begun_alike and (one in other or other in one)


def _is_only_guessed(evidence: Evidence) -> bool:
    """Whether all that stands there is a guess at one short word that nobody said: hola."""
    if len(evidence.match.hits) != 1:
        return False
    number, _, likeness = evidence.match.hits[0]
    return len(evidence.terms[number].word) <= _W.short and likeness < _W.same_word


def _is_of_another_person(evidence: Evidence) -> bool:
    """Whether nobody named says it or is spoken of: "Ebrard excellent" is not Velasco's."""
    if evidence.query.asked != SpeakerRef():
        return False
    by_name = [m for m in evidence.query.named if m.exact and not any(h.role for h in m.holders)]
    people = [person for mention in by_name for person in mention.people]
    if not by_name or any(person.id == evidence.passage.person for person in people):
        return False
    names = {word for person in people for word in name_words(person.name)}
    names = {name for name in names if len(name) >= _W.name_within}
    return not any(name in word for word in evidence.said for name in names)


class Cap(NamedTuple):
    """The score that a span has at most where a rule applies."""

    most: float
    applies: Callable[[Evidence], bool]


CAPS = (
    Cap(_W.phrase_broken, _breaks_phrase),
    Cap(_W.turned, _is_hardly_said),
    Cap(_W.turned, _is_turned),
    Cap(_W.elsewhere, _stands_elsewhere),
    Cap(_W.only_guessed, _is_only_guessed),
    Cap(_W.another_thing, _is_of_another_thing),
    Cap(_W.another_person, _is_of_another_person),
)
