"""Question -> Answer: the one use case that every surface shares.

understood → whose, when and which meeting → one way to answer after another, until one does
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TypeAlias

from bot.answers import surroundings
from bot.answers.finding import find_lines
from bot.answers.inquiry import Inquiry, Strategy, first_answer, known_to, noted, outcome_of
from bot.answers.neighbours import line_beside
from bot.answers.overview import overview
from bot.answers.trend import count_words
from bot.answers.verifying import check_claim
from bot.model import (
    PAGE,
    Answer,
    Audience,
    Choice,
    MeetingCard,
    Note,
    Overview,
    Place,
    Question,
    Quote,
    QuoteStatus,
    Surroundings,
    Unfollowed,
)
from bot.question.followup import Before, follow_up
from bot.search.find import Hit
from bot.search.library import Library
from bot.search.meetings import card, chosen_meetings, first_line
from bot.search.weights import WEIGHTS
from bot.text import words
from bot.text.word_frequency import how_often

CHOICES = 100
"""How many things a list offers at most; nobody reads further."""
_OVERVIEWS_KEPT = 64  # as many as views of the library


class Answerer:
    """Answers questions from one library; a `stale` one is being written anew meanwhile, which
    every answer says."""

    def __init__(self, library: Library, *, stale: bool = False) -> None:
        self._library, self._stale = library, stale
        drawn = partial(overview, ask=_answer, read=datetime.now(UTC))
        self._overview: Callable[[Library], Overview] = lru_cache(_OVERVIEWS_KEPT)(drawn)

    def ask(self, question: Question) -> Answer:
        """The answer to one question, for those who will read it."""
        answer = _answer(self._library.seen_by(question.audience), question)
        return noted(answer, Note("stale")) if self._stale and answer.intent == "find" else answer

    def quote(self, id: str, audience: Audience) -> Quote | None:
        """The quote with this id as it stands now, or None where there is none for this
        audience."""
        return surroundings.quote_at(self._library.seen_by(audience), id)

    def standing(self, ref: str, audience: Audience) -> QuoteStatus | None:
        """What became of a quote that was shown as ID#MARK (or ID), or None where there is none for
        this audience."""
        return surroundings.standing(self._library.seen_by(audience), ref)

    def around(
        self,
        ref: str,
        audience: Audience,
        *,
        before: Place | None = None,
        onward: Place | None = None,
    ) -> Surroundings | None:
        """The lines around such a quote; or the page that ends `before` a place, or goes `onward`
        from one."""
        library = self._library.seen_by(audience)
        there = surroundings.standing(library, ref)
        if there is None:
            return None
        if before is not None:
            return surroundings.before(library, there.quote, before)
        if onward is not None:
            return surroundings.onward(library, there.quote, onward)
        return surroundings.around(library, there.quote)

    def followed(
        self, before: Before | None, text: str, audience: Audience
    ) -> Question | Unfollowed | None:
        """The whole question that a text asks after another one; why there is none; None: it is one
        of its own."""
        followed = follow_up(before, text, known_to(self._library.seen_by(audience)))
        return replace(followed, audience=audience) if isinstance(followed, Question) else followed

    def speakers(self, typed: str, audience: Audience) -> tuple[Choice, ...]:
        """The people with words on record who are meant by what has been typed so far; as many as a
        list may hold."""
        return self._library.seen_by(audience).speakers.find(typed, CHOICES)

    def titles(self, typed: str, audience: Audience) -> tuple[Choice, ...]:
        """The meetings that are meant by what has been typed so far."""
        return self._library.seen_by(audience).titles.find(typed, CHOICES)

    def overview(self, audience: Audience) -> Overview:
        """The corpus at a glance, as far as `audience` may know it; worked out once for all who may
        know as much."""
        return self._overview(self._library.seen_by(audience))

    def first_line(self, meeting: str, audience: Audience) -> Quote | None:
        """The first words on record of a meeting, or None where there is no such meeting for this
        audience."""
        return first_line(self._library.seen_by(audience), meeting)

    def meetings(self, audience: Audience) -> tuple[MeetingCard, ...]:
        """All meetings that may be named where `audience` reads."""
        library = self._library.seen_by(audience)
        return tuple(card(library, record) for record in library.records.values())


Current: TypeAlias = Callable[[], Answerer]
"""Gives what answers at this moment: a running bot takes up a changed record."""


# The ways to answer -------------------------------------------------------------------------------


def _answer(library: Library, question: Question) -> Answer:
    return first_answer(_STRATEGIES, Inquiry.of(library, question))


def _line_beside(inquiry: Inquiry) -> Answer | None:
    """The line after a quote, or before it; none where the meeting ends, or the quote is not for
    this audience."""
    library, beside = inquiry.library, inquiry.question.beside
    if beside is None:
        return None
    answer = Answer(inquiry.question, "find", "none", library.searched)
    there = surroundings.standing(library, beside.quote)
    line = line_beside(library, there.quote, beside.step) if there else None
    return replace(answer, outcome="found", quotes=(line,)) if line else answer


def _counts(inquiry: Inquiry) -> Answer | None:
    if inquiry.query.trend is None:
        return None
    return count_words(inquiry.library, inquiry.question, inquiry.query)


def _help(inquiry: Inquiry) -> Answer | None:
    if inquiry.query.intent != "help":
        return None
    return Answer(inquiry.question, "help", "found", inquiry.library.searched)


def _meetings(inquiry: Inquiry) -> Answer | None:
    """A page of the meetings asked for; a terminal has no pages."""
    if inquiry.query.intent != "meetings":
        return None
    library, question = inquiry.library, inquiry.question
    found = chosen_meetings(library, inquiry.query)
    listed = len(found.records)
    most = max(listed, 1) if question.surface == "terminal" else PAGE
    cards = found.page(library, question.page, most)
    answer = Answer(question, "meetings", "found" if cards else "none", library.searched)
    more = listed > (question.page + 1) * most
    return replace(answer, meetings=cards, listed=listed, more=more)


def _verdict(inquiry: Inquiry) -> Answer | None:
    """The verdict on a claim, and the line that decides it; where there is none, the nearest."""
    if inquiry.query.intent != "verify":
        return None
    checked = check_claim(inquiry.library, inquiry.query, inquiry.resolved)
    blank = replace(inquiry.blank("verify"), searched=inquiry.library.searched)
    blank = replace(blank, verdict=checked.verdict, diff=checked.diff, reasons=checked.reasons)
    if checked.verdict != "not-found":
        return inquiry.answer(replace(blank, notes=()), checked.lines, "found")
    nearest = [one for one in checked.lines if _shares_a_word(one)]
    nearest.sort(key=lambda one: (-one.order, one.meeting, one.turn.number, one.span))
    near = outcome_of(nearest) != "none"
    return inquiry.answer(blank, nearest, "close" if near else "none")


def _shares_a_word(one: Hit) -> bool:
    """Whether a line has a word of the claim that is not said every day: no other is the closest to
    it."""
    shared = (word for hit in one.hits for word in words(one.text[hit.start : hit.end]))
    return any(how_often(word.text) <= WEIGHTS.answer.everyday for word in shared)


_STRATEGIES: tuple[Strategy, ...] = (_line_beside, _counts, _help, _meetings, _verdict, find_lines)
