"""The sentences of a paragraph, each with its quotations hidden and its attributions read.

    “Why? Why now?” Brandt asked. He left.      two sentences: a quotation is one opaque thing, its
                                                tag belongs to it
    “□□□□□□□□□□□□?” Brandt asked. He left.      what is read: every character keeps its place

Round brackets are hidden too: (R-Ky.) or (IAEA) part no name from its verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.model import Span
from bot.sources.readers.press.attribution import Attribution, attributions
from bot.sources.readers.press.layout import body_start
from bot.sources.readers.press.noun_phrases import SentenceReader
from bot.sources.readers.press.quotations import Quotation
from bot.sources.readers.press.report_people import Antecedents, ReportPeople
from bot.sources.readers.press.tokens import HIDDEN, tokens
from bot.text import sentences

_ASIDE = re.compile(r"(?<=[\w”])[ \u00a0]\([^().?!]{1,80}\.?\)")
_LONGEST = 1_500  # characters of a sentence outside its quotations


@dataclass(slots=True)
class Sentence:
    """A sentence at `start` of its paragraph, quotations hidden in `text`, with its reading."""

    start: int
    text: str
    quotes: list[Quotation]
    reader: SentenceReader
    found: list[Attribution] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where it ends in the paragraph."""
        return self.start + len(self.text)

    @property
    def main(self) -> Attribution | None:
        """The attribution that makes the sentence somebody's account: one set aside, else the first
        on its own."""
        own = [one for one in self.found if one.aside]
        own += [one for one in self.found if not one.dependent and not one.inside]
        finite = [one for one in own if one.verb.form != "ing"]
        return next(iter(finite or own), None)

    def around(self, quote: Quotation) -> tuple[int, int]:
        """How many words stand before a quotation, and the number of the first after it."""
        before, after = quote.outer.start - self.start, quote.outer.end - self.start
        return self._first_from(before), self._first_from(after)

    def _first_from(self, offset: int) -> int:
        return bisect_left(self.reader.words, offset, key=lambda word: word.start)

    def sets_off(self, quote: Quotation) -> bool:
        """Whether a quotation stands apart from the sentence's syntax: at its head, or after a
        comma or a colon."""
        before = self.text[: quote.outer.start - self.start].rstrip()
        return not before or before[-1] in ",;:”—–"


def _hidden(text: str, marks: Iterable[Quotation]) -> str:
    """The paragraph with every quotation made opaque, its marks curly, its last full stop left
    standing."""
    out, at = [], 0
    for outer, inner, runs_on in marks:
        last = text[inner.end - 1]
        closing = "" if runs_on or (inner.end == outer.end and last in ".?!…") else "”"
        body = HIDDEN * (outer.end - outer.start - 1 - len(closing))
        if last in ".?!…," and not runs_on and body and inner.end == outer.end - len(closing):
            body = body[:-1] + last
        out += [text[at : outer.start], "“", body, closing]
        at = outer.end
    return "".join([*out, text[at:]])


def read_sentences(
    text: str, marks: list[Quotation], people: ReportPeople, antecedents: Callable[[], Antecedents]
) -> Iterator[Sentence]:
    """The sentences in order; `antecedents` tells whom the report told of up to each."""
    hidden = _hidden(text, marks)
    begin = body_start(hidden)
    hidden = hidden[:begin] + _ASIDE.sub(lambda aside: " " * len(aside[0]), hidden[begin:])
    starts = [mark.outer.start for mark in marks]
    for span in _spans(hidden, begin, people):
        inside = marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        sentence = hidden[span.start : span.end]
        reader = SentenceReader(sentence, tokens(sentence), people, antecedents())
        yield Sentence(span.start, sentence, inside, reader, attributions(reader))


def _spans(hidden: str, begin: int, people: ReportPeople) -> Iterator[Span]:
    """The sentences of a paragraph, a tag joined to the question it tags."""
    held: Span | None = None
    for span in sentences(hidden[begin:]):
        piece = Span(begin + span.start, begin + span.end)
        if held is not None and _is_tag_of(hidden, held, piece, people):
            piece = Span(held.start, piece.end)
        elif held is not None:
            yield from _bounded(hidden, held)
        held = piece
    if held is not None:
        yield from _bounded(hidden, held)


def _bounded(hidden: str, span: Span) -> Iterator[Span]:
    """A sentence, or the quotable_spans of one that no writer of sentences wrote."""
    start = span.start
    told = span.end - start - hidden.count(HIDDEN, start, span.end)
    while told > _LONGEST and span.end - start > _LONGEST:
        cut = hidden.rfind(" ", start, start + _LONGEST)
        if cut <= start:
            cut = hidden.find(" ", start + _LONGEST, span.end)
        if cut == -1:
            break
        yield Span(start, cut)
        start = cut + 1
    yield Span(start, span.end)


def _is_tag_of(hidden: str, before: Span, piece: Span, people: ReportPeople) -> bool:
    """Whether a sentence is the tag of a question or an exclamation before it: “Why?” Brandt
    asked."""
    if hidden[before.end - 2 : before.end] not in ("?”", "!”", "…”") or not hidden[
        before.start : before.end
    ].startswith("“"):
        return False
    words_ = tokens(hidden[piece.start : piece.end][:200])
    if not words_ or len(words_) > 14:
        return False
    found = attributions(SentenceReader(hidden[piece.start : piece.end], words_, people))
    return (
        bool(found)
        and found[0].start <= 1
        and not any(w.low == "that" for w in words_[found[0].end :][:1])
    )
