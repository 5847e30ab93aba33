"""Growth: a passage that matched -> the span that holds the answer, and the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Passage, Span, Turn
from bot.search.match import TermMatcher
from bot.search.weights import WEIGHTS
from bot.text import Word, phrase_at, words_within

_W = WEIGHTS.grow


def grown_span(
    matcher: TermMatcher,
    phrases: Sequence[Sequence[str]],
    turn: Turn,
    passage: Passage,
    tokens: Sequence[Word],
) -> Span:
    """The span of a turn's text, in characters, that a passage in it grows to.

    Only a transcript's words grow: over the sentences that the first of the `phrases` to stand in
    the turn runs across, else over those that the asked words do (`widen`). `tokens` are the words
    said in the whole turn.
    """
    spans = [other.span for other in turn.passages]
    if not passage.aloud or len(spans) == 1:
        return passage.span
    for phrase in phrases:
        if (where := phrase_at(tokens, phrase)) >= 0:
            start, end = tokens[where].start, tokens[where + len(phrase) - 1].end
            across = [span for span in spans if span.start < end and start < span.end]
            return Span(across[0].start, across[-1].end)
    first, last = widen(matcher, spans, tokens, spans.index(passage.span))
    return Span(spans[first].start, spans[last].end)


def widen(
    matcher: TermMatcher, sentences: Sequence[Span], tokens: Sequence[Word], first: int
) -> tuple[int, int]:
    """The run of sentences that the asked words run across: the numbers of its first and last one.

    It begins as sentence number `first` and takes in, again and again, the neighbour before or
    after it that adds most coverage (0..1), if that is `worth_a_sentence` and asked words stand
    close to the bound on both sides of it; it never has more than `most_sentences`. `sentences` are
    spans of the text that the `tokens` are the words of, both in order.
    """
    run = (first, first)
    best = matcher.coverage(_texts(tokens, sentences, run))
    while run[1] - run[0] + 1 < _W.most_sentences:
        wider = [(run[0] - 1, run[1]), (run[0], run[1] + 1)]
        wider = [(low, high) for low, high in wider if low >= 0 and high < len(sentences)]
        gains = [(matcher.coverage(_texts(tokens, sentences, grown)), grown) for grown in wider]
        across = [
            (gain, grown)
            for gain, grown in gains
            if gain >= best + _W.worth_a_sentence
            and _runs_across(matcher, sentences, tokens, run, grown)
        ]
        if not across:
            break
        best, run = max(across)
    return run


def _runs_across(
    matcher: TermMatcher,
    sentences: Sequence[Span],
    tokens: Sequence[Word],
    run: tuple[int, int],
    grown: tuple[int, int],
) -> bool:
    """Whether full words stand near a grown run's new bound on both sides, in order."""
    left = (grown[0], run[0] - 1) if grown[0] < run[0] else run
    bound = len(_texts(tokens, sentences, left))
    hits = matcher.match(_texts(tokens, sentences, grown)).hits
    full = [(number, at) for number, at, _ in hits if not matcher.terms[number].light]
    before = [number for number, at in full if bound - _W.reach <= at < bound]
    after = [number for number, at in full if bound <= at < bound + _W.reach]
    return bool(before and after) and before[-1] < after[0]


def _texts(tokens: Sequence[Word], sentences: Sequence[Span], run: tuple[int, int]) -> list[str]:
    span = Span(sentences[run[0]].start, sentences[run[1]].end)
    return [word.text for word in words_within(tokens, span)]


def quoted_in(turn: Turn, passage: Passage) -> list[Passage]:
    """The words of its speaker that a report's sentence quotes; none in any other passage."""
    if passage.kind != "reported":
        return []
    quoted = (p for p in turn.passages if p.printed and p.person == passage.person)
    return [p for p in quoted if _is_inside(p.span, passage.span)]


def _is_inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def words_around_quote(turn: Turn, passage: Passage, tokens: Sequence[Word]) -> frozenset[str]:
    """What a report says, in its `turn`, around the words of a quoted `passage`: their context, as
    the attribution is; `tokens` are the turn's words."""
    if not passage.printed:
        return frozenset()
    around = [p.span for p in turn.passages if passage in quoted_in(turn, p)]
    return frozenset(word.text for span in around for word in words_within(tokens, span))


def words_beside(turn: Turn, span: Span, tokens: Sequence[Word]) -> frozenset[str]:
    """The words of the sentences next to a `span` of a turn; `tokens` are those of the whole."""
    before = [p.span for p in turn.passages if p.span.end <= span.start][-1:]
    after = [p.span for p in turn.passages if p.span.start >= span.end][:1]
    near = (*before, *after)
    return frozenset(word.text for other in near for word in words_within(tokens, other))
