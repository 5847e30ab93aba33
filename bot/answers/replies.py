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


def replies_to(library: Library, scope: Scope, asked: Sequence[Hit]) -> list[Hit]:
    """The replies of those in `scope`, right after the turns of others that ask with the words
    wanted (`asked`); each once."""
    asking = (one for one in asked if _asks(one))
    places = dict.fromkeys((one.meeting, one.turn.number + 1) for one in asking)
    turns = library.engine.turns_at(places)
    replying = ((place[0], turns[place]) for place in places if place in turns)
    return [_opening(meeting, turn) for meeting, turn in replying if _begins(scope, meeting, turn)]


def answer_to(library: Library, scope: Scope, asking: Hit) -> list[Hit]:
    """What was answered to the line `asking`, where that is a question and stands last in its turn,
    by somebody in `scope`; at most one."""
    last = asking.turn.passages[-1].span.end <= asking.span.end
    return replies_to(library, scope, [asking]) if last else []


def _begins(scope: Scope, meeting: str, turn: Turn) -> bool:
    """Whether a turn has words, and the first are of somebody in scope."""
    if scope.speakers is None:
        return bool(turn.passages)
    return any(scope.is_theirs(meeting, first) for first in turn.passages[:1])


_QUESTIONERS = word_set("labels.questioners")


def _asks(one: Hit) -> bool:
    """Whether the words stand in a question: one comes at them or later in the turn, or it is a
    questioner's."""
    if not one.passage.aloud:
        return False
    if one.turn.label and one.turn.label.upper() in _QUESTIONERS:
        return True
    return "?" in one.turn.text[one.span.start :]


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
        said += len(speech(turn.text_of(passage)))
        if said >= _SAYS_SOMETHING:
            return
