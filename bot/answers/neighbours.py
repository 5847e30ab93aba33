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
    own = [quote.turn] if abs(step) == 1 else []
    turns = [*own, *library.engine.turns(meeting.id, first, last)[:: 1 if step > 0 else -1]]
    lines = (
        (turn, passage) for turn in turns for passage in turn.passages[:: 1 if step > 0 else -1]
    )
    found = next((line for line in lines if _is_beyond(quote, *line, step)), None)
    if found is None:
        return None
    turn, passage = found
    return library.quote(
        turn, passage, meeting, passage.span, 1.0, (), library.beside([(meeting.id, turn.number)])
    )


def _is_beyond(quote: Quote, turn: Turn, passage: Passage, step: int) -> bool:
    """Whether a passage stands past the quote that way: in its own turn not every one does, in
    others all do."""
    if turn.number != quote.turn.number:
        return True
    return (
        passage.span.start >= quote.span.end if step > 0 else passage.span.end <= quote.span.start
    )
