"""Finding: a query against the library -> the spans that answer it, best first, each with its
evidence.

Recall is the engine's, over the vocabulary's near words; `bot.search.match` decides; the best few
are then read in their turns, so that a question that runs across sentences gets them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from bot.index import NO_BOOST, Candidate, Clause, Scope
from bot.model import Kind, Passage, Quote, Span, Turn
from bot.question.asked_speaker import SpeakerRef
from bot.question.parse import Query
from bot.search.library import Library
from bot.search.match import (
    TOPIC,
    Match,
    QueryTerm,
    TermMatcher,
    crowd,
    line_weights,
    phrase_at,
    widen,
    within_span,
)
from bot.search.polarity import PlacedTerms, clauses, differs
from bot.text import Word, is_negation, is_number, is_year, name_words, speech
from bot.text.word_frequency import is_english

_RECALLED, _READ, _SPARE = 40, 9, 1
"""How many passages are recalled and looked at, and how many of them are read in their turns."""
_READ_FIRST, _SURE, _HARDLY = 3, 0.85, 0.15
"""Where one of the first few read is surely it, those that are hardly like it are not read at all.
"""
_FEWEST_CLAUSES, _MOST_CLAUSES = 3, 10
_LIGHTER = 0.4
"""What a small word counts in recall."""
_PAIR, _READINGS = 0.4, 2
"""What two words that stand side by side count in recall, and how many ways of reading each are
tried."""
_CONTEXT = 1.0
"""What it is worth in an archive that all of a topic is spoken of around a line."""
_KIND_BONUS: dict[Kind, float] = {"quoted": 0.04, "posted": 0.04, "narration": -0.02}
"""In a report the quoted words come before the sentence around them."""
_POSTED = 0.3
"""The same of a post, where somebody's post is asked for."""
_DENSE = 0.03
"""Among equals, the line with fewer words beside those asked for."""
_WORD_FOR_WORD = 5.0
"""What it is worth to have all the words of a line, in order: no context outweighs that."""
_COUNTED, _MOST_COUNTED = 0.15, 0.6
"""What a number is worth to "how many"."""
_A_LINE, _IN_ORDER = 3, 0.3
"""From how many words found, and how many of them side by side, a question is taken for a line half
remembered."""
_CLAIMED = 0.85
"""What share of "did X say that …" must be there for it to be said."""
_TURNED = 0.45
_PHRASE_KEPT, _PHRASE_BROKEN = 0.9, 0.45
_ELSEWHERE = 0.45
"""What a line is worth at most that has none of the full words itself: they stand beside it, or in
its attribution."""


_SAME_WORD = 0.9
"""From what likeness on a word is another form of one asked for, and not a guess at what was meant.
"""
_MOST, _NEARLY_ALL = 0.6, 0.85
"""From what share of a line's words on what is no word at all is one misheard; and any other is."""
_BEGUN_ALIKE, _SHORT = 4, 5
"""How many letters two kindred words begin with alike at least; and how many a word has that is not
corrected alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A span that may answer, with its confidence and what was matched in it."""

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
        """The span as a quote, attributed and in context; `beside` has the turns next to its
        own."""
        meeting = library.records[self.meeting].meeting
        return library.quote(
            self.turn, self.passage, meeting, self.span, self.score, self.hits, beside
        )


class MatchedCandidate(NamedTuple):
    """A candidate and how the words wanted stand in it."""

    candidate: Candidate
    match: Match

    @property
    def place(self) -> tuple[str, int]:
        """Its turn."""
        return self.candidate.meeting, self.candidate.turn


def corrected(wants: Iterable[QueryTerm], found: Sequence[Hit]) -> dict[str, str]:
    """The misspelt words, and terms by another name, and what they were read as: the reading the
    best answer shows."""
    said = " ".join(["", *(word.text for one in found[:1] for word in speech(one.text)), ""])
    read = [(want, _reading(want, said)) for want in wants if want.near]
    return {
        want.word: way
        for want, way in read
        if way in want.others or (max(want.near.values()) < 0.9 and not is_negation(want.word))
    }


def _reading(want: QueryTerm, said: str) -> str:
    """What stands for a word wanted: the likest that was said, else the likest."""
    return max(want.near, key=lambda way: (f" {way} " in said, want.near[way]))


def search(
    library: Library, query: Query, wants: Sequence[QueryTerm], scope: Scope, most: int = 3
) -> list[Hit]:
    """Spans in scope for the words wanted, best first, in a total order; `most` is how many will be
    looked at."""
    engine, clauses = library.engine, _clauses(wants)
    boost = NO_BOOST if query.line else engine.context_boost(clauses, scope)
    clauses += _pairs(wants)
    recalled = engine.candidates(clauses, query.phrases, scope, _RECALLED, boost)
    if not recalled and query.phrases:
        recalled = engine.candidates(clauses, (), scope, _RECALLED, boost)
    matcher = TermMatcher(wants, line_weights(library.vocabulary.passages) if query.line else TOPIC)
    ranked = _looked_at(library, matcher, recalled)[: _READ + _SPARE * most]
    read = _read_best(library, query, matcher, ranked)
    return sorted(_distinct(sorted(read, key=_rank)), key=_rank)


def _clauses(wants: Sequence[QueryTerm]) -> list[Clause]:
    """What to recall by: the rarest words asked for; everyday ones only where there is little
    else."""
    rarest = sorted((want for want in wants if want.near), key=lambda want: -want.weight)
    full = [want for want in rarest if not want.light]
    chosen = full[:_MOST_CLAUSES] if len(full) >= _FEWEST_CLAUSES else rarest[:_MOST_CLAUSES]
    return [
        Clause({word: likeness * _boost(want) for word, likeness in want.near.items()})
        for want in chosen
    ]


def _pairs(wants: Sequence[QueryTerm]) -> list[Clause]:
    """The same of two words side by side: everyday words tell little each, and much together."""
    pairs = []
    for one, other in pairwise(wants):
        first, second = _readings(one), _readings(other)
        ways = {f"{a} {b}": _PAIR * like * alike for a, like in first for b, alike in second}
        pairs += [Clause(ways, "pair")] if ways else []
    return pairs


def _readings(want: QueryTerm) -> list[tuple[str, float]]:
    one_word = ((way, likeness) for way, likeness in want.near.items() if " " not in way)
    return nlargest(_READINGS, one_word, key=itemgetter(1))


def _boost(want: QueryTerm) -> float:
    return _LIGHTER if want.light else 1.0


def _looked_at(
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
        bonus = _KIND_BONUS.get(one.passage.kind, 0.0) + _context(library, matcher, seen)
        return -seen.match.score - bonus, len(one.words), one.meeting, one.turn, one.passage.span

    seen = [MatchedCandidate(one, matcher.match(one.words, credit(one))) for one in recalled]
    return sorted(_weighed(seen), key=best)


def _weighed(seen: Sequence[MatchedCandidate]) -> list[MatchedCandidate]:
    """The same, the likest with the margin by which it is more like what was asked than any other
    turn is."""
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


def _context(library: Library, matcher: TermMatcher, seen: MatchedCandidate) -> float:
    """What speaks for a passage beside its words: what its neighbours and its meeting are about;
    or, that it is it."""
    if seen.match.complete and len(seen.match.hits) >= _A_LINE:
        return _WORD_FOR_WORD
    return (
        _CONTEXT
        * crowd(library.vocabulary.passages)
        * seen.candidate.context
        / max(matcher.weight, 1.0)
    )


def _rank(found: Hit) -> tuple[float, str, int, int]:
    return (-found.order, found.meeting, found.turn.number, found.span.start)


def _distinct(found: Iterable[Hit]) -> Iterator[Hit]:
    """The best of those that share words of the source."""
    kept: list[Hit] = []
    for one in found:
        if not any(
            one.meeting == k.meeting and one.turn.number == k.turn.number and _overlap(one, k)
            for k in kept
        ):
            kept.append(one)
            yield one


def _overlap(one: Hit, other: Hit) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _read_best(
    library: Library, query: Query, matcher: TermMatcher, ranked: Sequence[MatchedCandidate]
) -> list[Hit]:
    """The candidates in their turns, the best first; where that is surely it, only what is like it
    besides."""
    found = list(_read(library, query, matcher, ranked[:_READ_FIRST]))
    surely = any(one.score >= _SURE for one in found)
    rest = [one for one in ranked[_READ_FIRST:] if one.match.score >= _HARDLY or not surely]
    return [*found, *_read(library, query, matcher, rest)]


def _read(
    library: Library, query: Query, matcher: TermMatcher, ranked: Sequence[MatchedCandidate]
) -> Iterator[Hit]:
    """The candidates in their turns; with a report's sentence, the words it quotes."""
    turns = library.engine.turns_at({one.place for one in ranked})
    tokens = {place: speech(turn.text) for place, turn in turns.items()}
    for one in ranked:
        turn = turns[one.place]
        for passage in (one.candidate.passage, *_quoted_in(turn, one.candidate.passage)):
            found = replace(one.candidate, passage=passage)
            yield _located(
                library, query, matcher, MatchedCandidate(found, one.match), turn, tokens[one.place]
            )


def _quoted_in(turn: Turn, passage: Passage) -> list[Passage]:
    if passage.kind != "reported":
        return []
    inside = [
        p
        for p in turn.passages
        if passage.span.start <= p.span.start and p.span.end <= passage.span.end
    ]
    return [p for p in inside if p.kind in ("quoted", "posted") and p.person == passage.person]


def _located(
    library: Library,
    query: Query,
    matcher: TermMatcher,
    first: MatchedCandidate,
    turn: Turn,
    tokens: Sequence[Word],
) -> Hit:
    """A passage as a span of its turn, grown over the sentences that the question runs across."""
    one = first.candidate
    wants, passage = matcher.terms, one.passage
    meeting = library.records[one.meeting].meeting
    span = _grown(query, matcher, turn, passage, tokens)
    inside = within_span(tokens, span)
    said = [word.text for word in inside]
    credit = library.attribution_words(meeting, passage) | _sentence_around(turn, passage, tokens)
    beside = frozenset(word.text for word in _beside(turn, span, tokens))
    seen = replace(matcher.match(said, matcher.credit(credit), beside), margin=first.match.margin)
    exact = all(phrase_at(inside, phrase) >= 0 for phrase in query.phrases)
    score = seen.score
    if (
        _differs(library, query, wants, seen, inside, turn.text)
        or query.claim
        and seen.coverage < _CLAIMED
    ):
        score = min(score, _TURNED)
    if _only_beside(query, wants, seen):
        score = min(score, _ELSEWHERE)
    if _lacks_telling(query, wants, seen, credit | beside, said) or _only_guessed(wants, seen):
        score = min(score, _ELSEWHERE)
    if not _names_one_of(query, passage, said):
        score = min(score, _ELSEWHERE)
    if query.phrases and not exact:
        score = min(score, _PHRASE_BROKEN)
    elif (
        query.phrases and not query.line
    ):  # in a line, the quoted words are a part of what must be there
        score = max(score, _PHRASE_KEPT)
    if query.counts and any(is_number(word) for word in said) and score < _TURNED:
        score = min(score + _COUNTED, _MOST_COUNTED)
    order = (
        score
        + _KIND_BONUS.get(passage.kind, 0.0)
        + _POSTED * (query.posts and passage.kind == "posted")
    )
    order += _DENSE * len(seen.hits) / max(1, len(said))
    context = _context(library, matcher, MatchedCandidate(one, seen))
    order += context
    return Hit(
        one.meeting,
        turn,
        passage,
        span,
        score,
        order,
        seen,
        _hits(query, wants, seen, span, inside),
        exact,
        context,
    )


def _only_beside(query: Query, wants: Sequence[QueryTerm], seen: Match) -> bool:
    """Whether the full words asked for stand elsewhere: none in the line, or those alone that say
    who or which year."""
    full = {number for number, want in enumerate(wants) if not want.light}
    here = full & {number for number, _, _ in seen.hits}
    names = {word for mention in query.named for word in mention.key}
    saying = {
        number for number in full if wants[number].word in names or is_year(wants[number].word)
    }
    return here <= saying and bool(full - here - saying)


def _lacks_telling(
    query: Query, wants: Sequence[QueryTerm], seen: Match, around: frozenset[str], said: list[str]
) -> bool:
    """Whether a line has a name asked for neither in itself nor around it: whatever else it has, it
    is not of that.

    Spanish and Spaniards, Vendria and Vendrian are of one thing, though neither is the other's
    ending.
    """
    hit = {number for number, _, _ in seen.hits}
    people = {word for mention in query.named for word in mention.key}
    lacking = [want for number, want in enumerate(wants) if want.telling and number not in hit]
    if query.line and seen.alike >= _MOST:
        lacking = [
            want
            for want in lacking
            if not want.near and is_english(want.word) and seen.alike < _NEARLY_ALL
        ]
    there = around.union(said)
    return any(
        want.word not in people
        and there.isdisjoint({want.word, *want.near})
        and not any(_akin(want.word, other) for other in there)
        for want in lacking
    )


def _akin(one: str, other: str) -> bool:
    """Whether two words begin alike, or one holds the other: @SecMayorkas, Mayorkas."""
    least = max(_BEGUN_ALIKE, min(len(one), len(other)) - 2)
    return one[:least] == other[:least] or (
        min(len(one), len(other)) >= _BEGUN_ALIKE and (one in other or other in one)
    )


def _only_guessed(wants: Sequence[QueryTerm], seen: Match) -> bool:
    """Whether all that stands there is a guess at one short word that nobody said: hola may be
    meant for many."""
    if len(seen.hits) != 1:
        return False
    number, _, likeness = seen.hits[0]
    return len(wants[number].word) <= _SHORT and likeness < _SAME_WORD


def _names_one_of(query: Query, passage: Passage, said: Sequence[str]) -> bool:
    """Whether one of the people named in a question says it or is spoken of: "Ebrard excellent" is
    not Velasco's."""
    named = [m for m in query.named if m.exact and not any(holder.role for holder in m.holders)]
    if query.asked != SpeakerRef() or not named:
        return True
    spoken_of = {word for m in named for person in m.people for word in name_words(person.name)}
    by_them = any(passage.person == person.id for m in named for person in m.people)
    return by_them or any(
        name in word for word in said for name in spoken_of if len(name) > 2
    )  # @SecMayorkas


def _differs(
    library: Library,
    query: Query,
    wants: Sequence[QueryTerm],
    seen: Match,
    inside: Sequence[Word],
    text: str,
) -> bool:
    """Whether a number or a negation differs; a topic's words may stand about negations, a line's
    may not."""
    placed = PlacedTerms(
        [want.word for want in wants],
        [not want.light for want in wants],
        [word.text for word in inside],
        clauses(text, inside),
        {number: at for number, at, _ in seen.hits},
        lambda word: word in library.vocabulary,
    )
    if query.terms and phrase_at(inside, [term.text for term in query.terms]) >= 0:
        return False  # word for word
    verbatim = query.claim or (
        len(seen.hits) >= _A_LINE and seen.order >= _IN_ORDER and not query.open
    )
    return differs(placed, verbatim=verbatim)


def _hits(
    query: Query, wants: Sequence[QueryTerm], seen: Match, span: Span, inside: Sequence[Word]
) -> tuple[Span, ...]:
    """The matched words to mark: the full ones, or all where a phrase was asked for."""
    hits = [
        (wants[number], at)
        for number, at, _ in seen.hits
        if query.phrases or not wants[number].light
    ]
    places = sorted(
        {place for want, at in hits for place in range(at, at + _run_at(want, inside, at))}
    )
    return tuple(Span(inside[at].start - span.start, inside[at].end - span.start) for at in places)


def _run_at(want: QueryTerm, inside: Sequence[Word], at: int) -> int:
    """How many words stand at a hit for what is wanted: one, but for a run."""
    runs = [way.split(" ") for way in want.near if " " in way]
    return max(
        (len(run) for run in runs if [word.text for word in inside[at : at + len(run)]] == run),
        default=1,
    )


def _sentence_around(turn: Turn, passage: Passage, tokens: Sequence[Word]) -> frozenset[str]:
    """What the report says around words it quotes: their context, as the attribution is."""
    if passage.kind not in ("quoted", "posted"):
        return frozenset()
    around = [p for p in turn.passages if p.kind == "reported" and passage in _quoted_in(turn, p)]
    return frozenset(word.text for p in around for word in within_span(tokens, p.span))


def _grown(
    query: Query, matcher: TermMatcher, turn: Turn, passage: Passage, tokens: Sequence[Word]
) -> Span:
    if passage.kind not in ("spoken", "interpreted"):
        return passage.span
    spans = [other.span for other in turn.passages]
    if len(spans) == 1:
        return passage.span
    for phrase in query.phrases:
        if (where := phrase_at(tokens, phrase)) >= 0:
            start, end = tokens[where].start, tokens[where + len(phrase) - 1].end
            across = [span for span in spans if span.start < end and start < span.end]
            return Span(across[0].start, across[-1].end)
    first, last = widen(matcher, spans, tokens, spans.index(passage.span))
    return Span(spans[first].start, spans[last].end)


def _beside(turn: Turn, span: Span, tokens: Sequence[Word]) -> Iterator[Word]:
    """The words of the sentences next to a span in its turn."""
    before = [p.span for p in turn.passages if p.span.end <= span.start][-1:]
    after = [p.span for p in turn.passages if p.span.start >= span.end][:1]
    for neighbour in (*before, *after):
        yield from within_span(tokens, neighbour)


def unmatched_hit(library: Library, one: Candidate) -> Hit:
    """A passage that is shown for what it is, not for words matched in it."""
    turn = library.engine.turns(one.meeting, one.turn, one.turn)[0]
    return hit_of_passage(one.meeting, turn, one.passage, 0.6)


def hit_of_passage(meeting: str, turn: Turn, passage: Passage, confidence: float) -> Hit:
    """A passage with a confidence that rests on something other than matched words."""
    return Hit(
        meeting, turn, passage, passage.span, confidence, confidence, Match((), 0.0, 0.0, 0.0), ()
    )
