"""What stands around a quote, and what became of one that was shown earlier.

A quote's id names a place; where its words or its speaker are no longer those that were shown, the
line is looked for elsewhere in its meeting (a turn may have been put in before it), and else what
stands in its place today is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from bot.model import Meeting, Place, Quote, QuoteStatus, Span, Stretch, Surroundings, Turn
from bot.search.library import Library
from bot.text import sentences

BEFORE, AFTER, ONWARD = 400, 1_200, 2_400
"""Characters shown before a quote and after it, so that it stands high on a phone; and on every
further page."""
TURNS = 10
"""Turns on a page, where they are short."""
STRETCH, PIECE = 2_600, 600
"""The longest stretch, and the longest sentence that is never cut."""
NEAR, FARTHEST = 12, 4_096
"""Numbers looked up at a time for the next turn, and at most, where a record's numbers have gaps.
"""
RUN = 8
"""Passages a quote runs over at most."""

_MARKED = re.compile(r"(.*)#([0-9a-f]{8})", re.DOTALL)
_ID = re.compile(
    r"(?P<meeting>.+)/(?P<turn>\d{1,9})/(?P<start>\d{1,9})-(?P<end>\d{1,9})", re.DOTALL
)


class _Where(NamedTuple):
    meeting: str
    turn: int
    span: Span


class _Piece(NamedTuple):
    """A sentence of a turn, or a part of one too long."""

    turn: Turn
    span: Span


# What became of a quote ---------------------------------------------------------------------------


def standing(library: Library, ref: str) -> QuoteStatus | None:
    """The quote of an id, with or without its mark (ID#MARK), as it stands now; None where nothing
    does."""
    marked = _MARKED.fullmatch(ref)
    id, mark = marked.groups() if marked else (ref, None)
    where = _where(library, id)
    if where is None:
        return None
    there = quote_at(library, id)
    if there and mark in (None, there.mark):
        return QuoteStatus(there)
    moved = _moved(library, where, mark) if mark else None
    if moved:
        return QuoteStatus(moved)
    today = _in_its_place(library, where)
    return QuoteStatus(today, changed=True) if today else None


def quote_at(library: Library, id: str) -> Quote | None:
    """The quote with this id, as far as such a place exists."""
    where = _where(library, id)
    if where is None:
        return None
    span = where.span
    for turn in library.engine.turns(where.meeting, where.turn, where.turn):
        inside = [p for p in turn.passages if p.span.overlaps(span)]
        inside.sort(key=lambda passage: passage.span != span)
        if inside and span.start < span.end <= len(turn.text):
            return library.lone_quote(turn, inside[0], library.records[where.meeting].meeting, span)
    return None


def _where(library: Library, id: str) -> _Where | None:
    """The place that an id names, in a meeting of this library."""
    found = _ID.fullmatch(id)
    if found is None or found["meeting"] not in library.records:
        return None
    turn, start, end = map(int, found.group("turn", "start", "end"))
    return _Where(found["meeting"], turn, Span(start, end))


def _moved(library: Library, where: _Where, mark: str) -> Quote | None:
    """The same words by the same speaker, elsewhere in the meeting."""
    meeting, length = library.records[where.meeting].meeting, where.span.end - where.span.start
    for turn in _turns_past(library, where.meeting, -1, 1):
        for first, passage in enumerate(turn.passages):
            for last in turn.passages[first : first + RUN]:
                span = Span(passage.span.start, last.span.end)
                if span.end - span.start != length:
                    continue
                bare = library.quote(turn, passage, meeting, span, 1.0, (), {})
                if bare.mark == mark:
                    return library.lone_quote(turn, passage, meeting, span)
    return None


def _in_its_place(library: Library, where: _Where) -> Quote | None:
    """The whole passages where the quote stood; of a turn that has become shorter, the last one."""
    for turn in library.engine.turns(where.meeting, where.turn, where.turn):
        here = [p for p in turn.passages if p.span.overlaps(where.span)]
        here = here or [*turn.passages[-1:]]
        if here:
            span = Span(here[0].span.start, max(p.span.end for p in here))
            return library.lone_quote(turn, here[0], library.records[where.meeting].meeting, span)
    return None


# What stands around it ----------------------------------------------------------------------------


def around(library: Library, quote: Quote) -> Surroundings:
    """The quote with the sentences before it and those that follow, in this turn and its
    neighbours."""
    begins = next(
        (p.start for p in _pieces(quote.turn) if p.end > quote.span.start), quote.span.start
    )
    start = Place(quote.turn.number, begins)
    before, earlier = _page(_pieces_from(library, quote.meeting.id, start, -1), BEFORE)
    ahead = _pieces_from(library, quote.meeting.id, start, 1)
    onward, later = _page(ahead, quote.span.end - begins + AFTER)
    shown = [*reversed(before), *onward]
    return _surroundings(library, quote, shown, earlier=earlier is not None, later=later)


def before(library: Library, quote: Quote, place: Place) -> Surroundings:
    """The page that ends where `place` begins."""
    shown, earlier = _page(_pieces_from(library, quote.meeting.id, place, -1), ONWARD)
    return _surroundings(library, quote, shown[::-1], earlier=earlier is not None, later=place)


def onward(library: Library, quote: Quote, place: Place) -> Surroundings:
    """The page that begins at `place`."""
    shown, later = _page(_pieces_from(library, quote.meeting.id, place, 1), ONWARD)
    behind = next(_pieces_from(library, quote.meeting.id, place, -1), None)
    return _surroundings(library, quote, shown, earlier=behind is not None, later=later)


def _surroundings(
    library: Library, quote: Quote, pieces: Sequence[_Piece], *, earlier: bool, later: Place | None
) -> Surroundings:
    stretches = tuple(_stretches(library, quote, pieces))
    return Surroundings(
        quote, stretches, stretches[0].place if earlier and stretches else None, later
    )


def _page(pieces: Iterator[_Piece], room: int) -> tuple[list[_Piece], Place | None]:
    """As many pieces as there is room for, one at least; and where the next one is, if there is
    one."""
    taken: list[_Piece] = []
    for piece in pieces:
        turns = {one.turn.number for one in taken} | {piece.turn.number}
        if taken and any((room <= 0, len(turns) > TURNS)):
            return taken, Place(piece.turn.number, piece.span.start)
        taken.append(piece)
        room -= piece.span.end - piece.span.start
    return taken, None


def _stretches(library: Library, quote: Quote, pieces: Iterable[_Piece]) -> Iterator[Stretch]:
    """Pieces of one turn that follow each other, together; a very long one goes on in a stretch of
    its own."""
    held: list[_Piece] = []
    for piece in pieces:
        if any(not _goes_on(first, piece) for first in held[:1]):
            yield _stretch(library, quote, held)
            held = []
        held.append(piece)
    if held:
        yield _stretch(library, quote, held)


def _goes_on(first: _Piece, piece: _Piece) -> bool:
    """Whether a piece belongs in the stretch that another begins."""
    same_turn = piece.turn.number == first.turn.number
    return same_turn and piece.span.end - first.span.start <= STRETCH


def _stretch(library: Library, quote: Quote, held: Sequence[_Piece]) -> Stretch:
    turn, start, end = held[0].turn, held[0].span.start, held[-1].span.end
    quoted = None
    if turn.number == quote.turn.number and quote.span.overlaps(Span(start, end)):
        quoted = Span(max(quote.span.start, start) - start, min(quote.span.end, end) - start)
    speaker = _speaker(library, turn, quote.meeting)
    return Stretch(Place(turn.number, start), speaker, turn.text[start:end], quoted)


def _speaker(library: Library, turn: Turn, meeting: Meeting) -> str | None:
    """Whose turn it is; a press report's paragraph is nobody's."""
    if not meeting.has_turns:
        return None
    named = (library.name_or_label(passage, meeting) for passage in turn.passages)
    return next(filter(None, named), turn.label)


# Sentence by sentence -----------------------------------------------------------------------------


def _pieces_from(
    library: Library, meeting: str, place: Place, step: Literal[1, -1]
) -> Iterator[_Piece]:
    """The pieces from a place to the meeting's end (step 1), or back to its beginning (-1)."""
    for turn in library.engine.turns(meeting, place.turn, place.turn):
        here = [span for span in _pieces(turn) if (span.start < place.offset) == (step < 0)]
        yield from (_Piece(turn, span) for span in here[::step])
    for turn in _turns_past(library, meeting, place.turn, step):
        yield from (_Piece(turn, span) for span in [*_pieces(turn)][::step])


def _turns_past(
    library: Library, meeting: str, number: int, step: Literal[1, -1]
) -> Iterator[Turn]:
    """The turns after a number (step 1), or those before it, the last first (-1); a record's
    numbers may have gaps."""
    reach = NEAR
    while reach <= FARTHEST:
        first, last = sorted((number + step, number + step * reach))
        turns = library.engine.turns(meeting, first, last)
        yield from turns[::step]
        number += step * reach
        reach = NEAR if turns else reach * 8


def _pieces(turn: Turn) -> Iterator[Span]:
    """The sentences of a turn; one that is very long, as speech without a full stop may be, is cut
    between words."""
    for sentence in sentences(turn.text):
        start = sentence.start
        while sentence.end - start > PIECE:
            space = turn.text.rfind(" ", start + 1, start + PIECE)
            end = space if space > start else start + PIECE
            yield Span(start, end)
            start = end + 1 if space > start else end
        if start < sentence.end:
            yield Span(start, sentence.end)
