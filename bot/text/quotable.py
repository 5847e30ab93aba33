"""What is quoted of a turn: its sentences, very short ones joined, endless ones cut at a pause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model import Span
from bot.text.folding import word_texts, words
from bot.text.sentence import PARAGRAPH_BREAK, sentences
from bot.text.spoken import speech_texts

_SHORT = 6  # words; shorter sentences join their neighbour, as one would quote them
_LONG = 120  # words; unpunctuated speech is cut, so that a quote is never a whole long turn
_CUT_AT = 60
_BETWEEN = re.compile(r"(\S*)\s+")


def units(text: str) -> list[Span]:
    """What the index holds of a turn: its sentences, joined or cut as above."""
    found = list(sentences(text))
    if len(found) > 1:
        found = _joined(text, found)
    return [
        part for unit in found for part in (_bounded(text, unit) if _may_be_long(unit) else (unit,))
    ]


def _joined(text: str, found: Sequence[Span]) -> list[Span]:
    """Sentences of `text`, the very short ones with their neighbours."""
    joined = [found[0]]
    before, *counts = map(len, speech_texts(text, found))
    for sentence, count in zip(found[1:], counts, strict=True):
        if _joins(before, count) and not PARAGRAPH_BREAK.search(
            text, joined[-1].end, sentence.start
        ):
            joined[-1] = Span(joined[-1].start, sentence.end)
            before += count
        else:
            joined.append(sentence)
            before = count
    return joined


def _joins(before: int, after: int) -> bool:
    """Whether neighbours of so many words are quoted together."""
    return min(before, after) < _SHORT and before < 2 * _SHORT


def _bounded(text: str, span: Span) -> Iterator[Span]:
    if len(word_texts(text[span.start : span.end])) <= _LONG:
        yield span
        return
    found = words(text[span.start : span.end])
    start, first = span.start, 0
    while len(found) - first > _LONG:
        window = range(first + _CUT_AT // 2, first + _CUT_AT)
        pauses = [at for at in window if _pauses(text, span.start + found[at].end)]
        cut = (pauses[-1] if pauses else first + _CUT_AT) + 1
        end, upcoming = span.start + found[cut - 1].end, span.start + found[cut].start
        # a closing mark stays with its words, an opening one too
        if between := _BETWEEN.match(text, end, upcoming):
            end, upcoming = between.end(1), between.end()
        yield Span(start, end)
        start, first = upcoming, cut
    yield Span(start, span.end)


def _may_be_long(span: Span) -> bool:
    return span.end - span.start > 2 * _LONG  # letters; fewer do not hold so many words


def _pauses(text: str, at: int) -> bool:
    return text[at : at + 3].lstrip()[:1] in (",", ";", ":", "–", "—")
