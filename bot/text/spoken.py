"""The words of a text that somebody said: all but its stage directions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from bot.model import Span
from bot.text.directions import without_asides
from bot.text.folding import Word, spells_per_cent, texts_of_pieces, words

_start = attrgetter("start")


@lru_cache(maxsize=128)
def speech(text: str) -> Sequence[Word]:
    """The words of `text` but its stage directions. Kept for the turns asked for most."""
    return words(without_asides(text))


def speech_texts(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """The texts of the `speech` that begins in each span; cheap where spans end at white space."""
    said = without_asides(text)
    if spells_per_cent(said) or not _part_words(said, spans):
        return [_beginning_in(speech(text), span) for span in spans]
    return [texts_of_pieces(said[start:end]) for start, end in spans]


def _part_words(text: str, spans: Sequence[Span]) -> bool:
    """Whether all the spans begin and end where a word cannot run on."""
    edges = (
        side for start, end in spans for side in (text[start - 1 : start], text[end : end + 1])
    )
    return not any(side and not side.isspace() for side in edges)


def _beginning_in(tokens: Sequence[Word], span: Span) -> list[str]:
    first, last = (bisect_left(tokens, at, key=_start) for at in span)
    return [word.text for word in tokens[first:last]]


def words_within(tokens: Sequence[Word], span: Span) -> list[Word]:
    """The words inside a span of the text that `tokens` are the words of, in order."""
    first = bisect_left(tokens, span.start, key=_start)
    last = bisect_left(tokens, span.end, lo=first, key=_start)
    return [word for word in tokens[first:last] if word.end <= span.end]


def phrase_at(tokens: Sequence[Word], phrase: Sequence[str]) -> int:
    """Where a phrase stands word for word among `tokens`: the number of its first word, or -1."""
    texts, asked = [word.text for word in tokens], list(phrase)
    size = len(asked)
    return next((at for at in range(len(texts) - size + 1) if texts[at : at + size] == asked), -1)
