"""The line next to a quote: the passage that follows it in its meeting, the one before it, or what
it replies to."""

from __future__ import annotations

from bot.model import Passage, Quote, Turn
from bot.search.library import Library

_NEAR = 12
"""Turns looked at for one that has a line: some hold none, and a record's numbers may have gaps."""


def line_beside(library: Library, quote: Quote, step: int) -> Quote | None:
    """The next line (step 1), the one before (-1) or the last of the turn before (-2), as a quote
    of its own.

    None where the meeting begins or ends; 0 is the quote itself.
    """
    if step == 0:
        return quote
    number, meeting = quote.turn.number, quote.meeting
    first, last = (number + 1, number + _NEAR) if step > 0 else (number - _NEAR, number - 1)
    own, way = [quote.turn] if abs(step) == 1 else [], 1 if step > 0 else -1
    turns = [*own, *library.engine.turns(meeting.id, first, last)[::way]]
    for turn in turns:
        for passage in turn.passages[::way]:
            if _is_beyond(quote, turn, passage, step):
                return library.lone_quote(turn, passage, meeting, passage.span)
    return None


def _is_beyond(quote: Quote, turn: Turn, passage: Passage, step: int) -> bool:
    """Whether a passage stands past the quote that way: in its own turn not every one does, in
    others all do."""
    if turn.number != quote.turn.number:
        return True
    if step > 0:
        return passage.span.start >= quote.span.end
    return passage.span.end <= quote.span.start
