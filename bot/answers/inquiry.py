"""A question on its way to an answer: what was asked, over what its readers may know, how it is
understood and where it is looked for; and the page of an answer that lines make.

Found means evidence, not the best of a bad lot; where nothing answers, the answer says so and says
what was searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from bot.index import Scope
from bot.model import Answer, Fact, Intent, Note, Outcome, Question, Quote
from bot.question.followup import Known
from bot.question.parse import Query
from bot.search import find
from bot.search.expand import query_terms
from bot.search.find import Hit
from bot.search.library import Library
from bot.search.match import QueryTerm
from bot.search.meetings import is_called
from bot.search.scope import EVERYTHING, ResolvedScope, asked_in_form, resolve_scope
from bot.search.weights import WEIGHTS
from bot.text import asides, is_gap, words

_W = WEIGHTS.answer
_MOST_LINES = 3


@dataclass(frozen=True)
class Inquiry:
    """A question over what its readers may know, and how it is understood."""

    library: Library
    question: Question
    query: Query

    @classmethod
    def of(cls, library: Library, question: Question) -> Inquiry:
        """A question understood; a form's words are always words to be found."""
        query = known_to(library).query(question)
        if question.narrowed == EVERYTHING:
            return cls(library, question, query)
        if query.intent in ("help", "meetings"):
            phrase = tuple(word.text for word in words(question.text))
            query = Query("find", phrases=(phrase,) if phrase else ())
        return cls(library, question, asked_in_form(library, query, question.narrowed))

    @cached_property
    def resolved(self) -> ResolvedScope:
        """Where to look for it, and what must be told of that."""
        return resolve_scope(self.library, self.query, self.question.narrowed)

    @property
    def scope(self) -> Scope:
        """Where to look for it."""
        return self.resolved.scope

    @cached_property
    def terms(self) -> tuple[QueryTerm, ...]:
        """What is looked for."""
        return tuple(query_terms(self.library, self.query))

    @property
    def anything(self) -> bool:
        """Whether a form asks for whatever it leaves, and for no words."""
        return self.query.bare and self.question.narrowed != EVERYTHING

    def lines(self, scope: Scope, most: int = _MOST_LINES) -> list[Hit]:
        """The lines in a scope that are likest what is asked; `most` of them will be looked at."""
        return find.search(self.library, self.query, self.terms, scope, most) if self.terms else []

    def blank(self, intent: Intent = "find") -> Answer:
        """The answer that nothing was found."""
        searched = self.resolved.searched(self.library)
        understood, notes = self.resolved.understood, self.resolved.notes
        return Answer(self.question, intent, "none", searched, understood=understood, notes=notes)

    def answer(
        self, blank: Answer, found: Sequence[Hit], outcome: Outcome, facts: tuple[Fact, ...] = ()
    ) -> Answer:
        """`blank` with the page asked for of the lines `found`, best first, and `facts` beside;
        where the outcome is none, with the facts alone."""
        if outcome == "none" or not found:
            return replace(blank, facts=facts, outcome="found" if facts else "none")
        question, shown = self.question, _shown(found, outcome)
        first = question.page * question.limit
        page = shown[first : first + question.limit]
        beside = self.library.beside((one.meeting, one.turn.number) for one in page)
        quotes = tuple(one.quote(self.library, beside) for one in page)
        if not question.around:
            quotes = tuple(replace(quote, before=(), after=()) for quote in quotes)
        notes = (*blank.notes, *_gaps(quotes))
        more = len(shown) > first + question.limit
        return replace(blank, outcome=outcome, quotes=quotes, notes=notes, facts=facts, more=more)


Strategy: TypeAlias = Callable[[Inquiry], Answer | None]
"""One way to answer; None where another is to be tried."""


def first_answer(strategies: Sequence[Strategy], inquiry: Inquiry) -> Answer:
    """The answer of the first strategy that has one; the last one always has."""
    answers = (strategy(inquiry) for strategy in strategies)
    return next(answer for answer in answers if answer is not None)


def known_to(library: Library) -> Known:
    """What questions are read by."""
    records = library.records.values()

    def is_meeting(name: str) -> bool:
        return any(is_called(record.meeting, name) for record in records)

    return Known(library.register, library.labels, library.days, is_meeting)


def outcome_of(found: Sequence[Hit]) -> Outcome:
    """What the best line, the first, is worth."""
    if not found:
        return "none"
    best = found[0]
    if best.score >= _W.found:
        return "found"
    much = best.match.coverage >= _W.near_coverage and best.match.mass >= _W.near_mass
    return "close" if best.score >= _W.close or much else "none"


def noted(answer: Answer, note: Note) -> Answer:
    """The answer with one thing more that must be told."""
    return replace(answer, notes=(*answer.notes, note))


def _shown(found: Sequence[Hit], outcome: Outcome) -> list[Hit]:
    """The lines to show on all pages, each once.

    Where they are only near, the nearest, and of the rest what has as much of what was asked:
    everyday words help nobody. Good evidence for other words, or for somebody else's, is none for
    what was asked.
    """
    enough = (
        _W.found if outcome == "found" else max(_W.share_of_nearest * found[0].score, _W.close / 2)
    )
    least = min(found[0].score, enough)
    shown: dict[object, Hit] = {}
    for one in found:
        if one.score + one.context >= least:
            shown.setdefault((one.meeting, one.turn.number, one.span), one)
    if outcome == "found":
        return list(shown.values())
    first, *others = shown.values()
    near = [first, *(one for one in others if one.score >= _W.helps)]
    return [replace(one, score=min(one.score, _W.most_close)) for one in near]


def _gaps(quotes: Sequence[Quote]) -> Iterator[Note]:
    """A note for each mark in the first quote that says that words are missing from the record."""
    for quote in quotes[:1]:
        marks = (quote.text[mark.start : mark.end] for mark in asides(quote.text))
        yield from (Note("missing-words", mark) for mark in dict.fromkeys(marks) if is_gap(mark))
