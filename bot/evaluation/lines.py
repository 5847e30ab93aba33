"""Lines of the record, drawn by chance, to be asked for again.

A line is a sentence of 8 to 40 alphabetic words. A known line stands once among what is searched,
with a few words of it that stand nowhere else. An absent line is one of a meeting that is held out:
neither it nor its few words stand in the rest. The record is streamed, twice: once to draw, once to
count.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count as counting
from math import log
from random import Random
from typing import TypeAlias, get_args

from bot.evaluation.record import Place, RecordedMeeting, Words, folded, without_directions
from bot.evaluation.runs import SoughtRuns
from bot.model import Kind, Passage, Turn
from bot.text import sentences, speech

_FEWEST, _MOST = 8, 40  # alphabetic words of a line
_SHORTEST, _LONGEST = 5, 8  # words of a fragment
_FRAGMENTS = 6  # to choose from, for each line
_SPARE = 2  # lines drawn for each that is needed: some stand twice
_HELD_OUT = 10
"""Every so many meetings one is held out, beginning with the second: one meeting is searched."""


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A sentence of the record, whose it is as shown, and a few words that it alone has."""

    place: Place
    text: str
    name: str | None = None
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class DrawnLines:
    """Lines that stand where is searched, and lines of the meetings `held` out of it."""

    known: tuple[RecordLine, ...]
    absent: tuple[RecordLine, ...] = ()
    held: frozenset[str] = frozenset()


ReadRecord: TypeAlias = Callable[[], Iterable[RecordedMeeting]]
"""Streams the meetings of a record, the same each time it is called."""


def is_held_out(number: int) -> bool:
    """Whether the meeting that comes in this place of the record, from 0, is one to hold out."""
    return number % _HELD_OUT == 1


def draw_lines(
    read: ReadRecord,
    size: int,
    *,
    seed: int,
    hold_out: bool = False,
    by_meeting: bool = False,
    kinds: Collection[Kind] = get_args(Kind),
) -> DrawnLines:
    """`size` lines at most of what is searched, and as many held out; the same for the same `seed`.

    hold_out: whether a tenth of the meetings is held out.
    by_meeting: each meeting is as likely as another, however long; else each line is.
    kinds: of the passages that are drawn from.
    """
    samples = {False: _Sample(size), True: _Sample(size)}
    chances = {False: Random(f"{seed}/known"), True: Random(f"{seed}/absent")}
    held: set[str] = set()
    for number, meeting in enumerate(read()):
        away = hold_out and is_held_out(number)
        held |= {meeting.id} if away else set()
        places = list(_sentences(meeting, kinds))
        if by_meeting:
            places = [place for place in places if _line(meeting, place)]
        for place in places:
            # The greatest lots are drawn: a line among few has better ones.
            lot = log(chances[away].random() or 1e-300) * (len(places) if by_meeting else 1)
            line = _line(meeting, place) if samples[away].takes(lot) else None
            if line is not None:
                samples[away].add(lot, line)
    return DrawnLines(samples[False].drawn(), samples[True].drawn(), frozenset(held))


class _Sample:
    """Keeps the lines with the greatest lots, at most `size` of them, and not the stream."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: list[tuple[float, int, RecordLine]] = []
        self._turn = counting()

    def takes(self, lot: float) -> bool:
        """Whether a line with this lot would be kept, for now."""
        return len(self._kept) < self._size or lot > self._kept[0][0]

    def add(self, lot: float, line: RecordLine) -> None:
        add = heapq.heappush if len(self._kept) < self._size else heapq.heappushpop
        add(self._kept, (lot, next(self._turn), line))

    def drawn(self) -> tuple[RecordLine, ...]:
        return tuple(line for *_, line in sorted(self._kept, reverse=True))


_Sentence: TypeAlias = tuple[Turn, Passage, str]


def _sentences(meeting: RecordedMeeting, kinds: Collection[Kind]) -> Iterator[_Sentence]:
    for turn in meeting.turns:
        for passage in turn.passages:
            text = turn.text_of(passage)
            for span in sentences(text) if passage.kind in kinds else ():
                yield turn, passage, text[span.start : span.end]


def _line(meeting: RecordedMeeting, sentence: _Sentence) -> RecordLine | None:
    """A sentence as a line; None where it is too short or too long."""
    turn, passage, text = sentence
    said = without_directions(text)
    alphabetic = sum(word.replace("'", "").isalpha() for word in folded(said))
    fits = _FEWEST <= alphabetic <= _MOST
    return RecordLine((meeting.id, turn.number), said, meeting.name(passage)) if fits else None


# Known and absent lines ---------------------------------------------------------------------------


def known_lines(read: ReadRecord, count: int, *, seed: int, hold_out: bool = False) -> DrawnLines:
    """`count` known lines at most, and as many absent ones; the same for the same `seed`."""
    drawn = draw_lines(read, count * _SPARE, seed=seed, hold_out=hold_out)
    lines = (*drawn.known, *drawn.absent)
    fragments = {line: tuple(_fragments(line, seed)) for line in lines}
    texts = {text for line in lines for text in (line.text, *fragments[line])}
    sought = SoughtRuns(map(folded, texts))
    searched = (meeting for meeting in read() if meeting.id not in drawn.held)
    said = (folded(turn.text) for meeting in searched for turn in meeting.turns)
    times = Counter(run for words in said for _, run in sought.found(words))

    def standing(lines: Iterable[RecordLine], often: int) -> tuple[RecordLine, ...]:
        """Those that stand so often, each with the first of its fragments that does too."""
        able = ((line, _first(fragments[line], times, often)) for line in lines)
        kept = [
            replace(line, fragment=part)
            for line, part in able
            if part and times[folded(line.text)] == often
        ]
        return tuple(kept[:count])

    return DrawnLines(standing(drawn.known, 1), standing(drawn.absent, 0), drawn.held)


def _fragments(line: RecordLine, seed: int) -> Iterator[str]:
    chance, said = Random(f"{seed}/{line.place}/{line.text}"), speech(line.text)
    for _ in range(_FRAGMENTS):
        size = min(chance.randint(_SHORTEST, _LONGEST), len(said) - 1)
        at = chance.randint(0, len(said) - size)
        yield line.text[said[at].start : said[at + size - 1].end]


def _first(fragments: Iterable[str], times: Counter[Words], often: int) -> str:
    return next((part for part in fragments if times[folded(part)] == often), "")


# Asking for them ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trial:
    """Something to ask, and the turns that answer it; none of them: it stands nowhere."""

    kind: str
    text: str
    wanted: frozenset[Place] = frozenset()


WayOfAsking: TypeAlias = Callable[[RecordLine, Random], str]
"""What is asked for a line."""
WAYS: Mapping[str, WayOfAsking] = {
    "exact": lambda line, _: line.text,
    "fragment": lambda line, _: line.fragment,
}


def trials(
    lines: Sequence[RecordLine],
    *,
    seed: int,
    absent: bool = False,
    ways: Mapping[str, WayOfAsking] = WAYS,
) -> Iterator[Trial]:
    """Every line in each of the ways, way by way: nothing is asked twice while an answer may still
    be at hand. `absent`: the lines stand nowhere."""
    for kind, asked in ways.items():
        for line in lines:
            text = asked(line, Random(f"{seed}/{kind}/{line.place}/{line.text}"))
            yield Trial(kind, text, frozenset() if absent else frozenset((line.place,)))
