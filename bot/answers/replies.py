"""What somebody replied where another's question has the words: asked about the reserve, "it is for
emergencies"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.index import Scope
from bot.model import Passage, Span, Turn
from bot.search import find
from bot.search.find import Hit
from bot.search.library import Library
from bot.text import speech
from bot.text.lexicon import word_set

_ASKED = 0.6
"""The confidence in a reply: its own words are not the ones asked for."""
_SAYS_SOMETHING, _MOST_SENTENCES = 10, 3
"""A reply is shown from its first sentence on, until it has so many words."""


def replies(library: Library, scope: Scope, asked: Sequence[Hit]) -> list[Hit]:
    """The replies of those in scope, right after the turns of others that ask with the words
    wanted; each once."""
    asking = [one for one in asked if _asks(one)]
    after = library.engine.turns_at([(one.meeting, one.turn.number + 1) for one in asking])
    turns = {
        (m, n): turn
        for (m, n), turn in after.items()
        if turn.passages and _is_theirs(scope, m, turn.passages[0])
    }
    places = dict.fromkeys((one.meeting, one.turn.number + 1) for one in asking)
    return [
        _opening(meeting, turns[meeting, number])
        for meeting, number in places
        if (meeting, number) in turns
    ]


def answers(library: Library, scope: Scope, asking: Hit) -> list[Hit]:
    """What was answered to a line that is a question, where it stands last in its turn; at most
    one."""
    place = (asking.meeting, asking.turn.number + 1)
    turn = library.engine.turns_at([place]).get(place)
    last = asking.turn.passages[-1].span.end <= asking.span.end
    if turn is None or not turn.passages or not last or not _asks(asking):
        return []
    theirs = scope.speakers is None or _is_theirs(scope, asking.meeting, turn.passages[0])
    return [_opening(asking.meeting, turn)] if theirs else []


_QUESTIONERS = word_set("labels.questioners")


def _asks(one: Hit) -> bool:
    """Whether the words stand in a question: one comes at them or later in the turn, or it is a
    questioner's."""
    asking = (one.turn.label or "").upper() in _QUESTIONERS or "?" in one.turn.text[
        one.span.start :
    ]
    return asking and one.passage.kind in ("spoken", "interpreted")


def _is_theirs(scope: Scope, meeting: str, passage: Passage) -> bool:
    key = passage.person or passage.label
    speakers = scope.speakers or ()
    return any(
        key == speaker and (where is None or meeting in where) for speaker, where in speakers
    )


def _opening(meeting: str, turn: Turn) -> Hit:
    first, *_ = turn.passages
    last = list(_said_first(turn))[-1]
    return replace(
        find.hit_of_passage(meeting, turn, first, _ASKED),
        span=Span(first.span.start, last.span.end),
    )


def _said_first(turn: Turn) -> Iterator[Passage]:
    said = 0
    for passage in turn.passages[:_MOST_SENTENCES]:
        yield passage
        said += len(speech(turn.text[passage.span.start : passage.span.end]))
        if said >= _SAYS_SOMETHING:
            return
