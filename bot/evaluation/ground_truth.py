"""What was said, by whom, as one turn after another: where runs of words stand in it, and who said
nearly a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bot.evaluation.record import Place, Words, folded, readings
from bot.model import Kind, Passage, Person, Span, Turn
from bot.sources.corpus import Corpus
from bot.text import speech

LEAST = 4
"""The fewest words of a run that is looked for."""
_RUN = 3
_NEAR = 0.25
"""The part of a line's runs of three words that must stand in a turn for it to be near."""


class Piece(NamedTuple):
    """A passage of a turn and the name of whoever it is of, as it is shown."""

    span: Span
    kind: Kind
    name: str | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn of a meeting with whose its passages are."""

    number: int
    text: str
    pieces: tuple[Piece, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(piece.name for piece in self.pieces if piece.name)

    def name_at(self, at: int) -> str | None:
        """Whose the words at an offset are."""
        return next(
            (piece.name for piece in self.pieces if piece.span.start <= at < piece.span.end), None
        )


Session: TypeAlias = tuple[str, Sequence[Heard]]
"""A meeting's id and its turns."""


class Witness:
    """Listens to a record for runs of words, each of four or more, and for what is near some
    lines."""

    def __init__(self, runs: Iterable[Words], lines: Iterable[str]) -> None:
        self._places: dict[Words, list[tuple[Place, str | None]]] = {run: [] for run in runs}
        self._sizes: dict[Words, set[int]] = {}
        for run in self._places:
            self._sizes.setdefault(run[:LEAST], set()).add(len(run))
        self._near: dict[str, set[str | None]] = {}
        self._threes = {line: _threes(folded(line)) for line in lines}
        self._having: dict[Words, set[str]] = {}
        for line, threes in self._threes.items():
            for three in threes:
                self._having.setdefault(three, set()).add(line)

    def hear(self, session: Session) -> None:
        """A meeting, once."""
        meeting, turns = session
        for turn in turns:
            said = speech(turn.text)
            spelt = tuple(word.text for word in said)
            for at in range(len(spelt) - LEAST + 1):
                for size in self._sizes.get(spelt[at : at + LEAST], ()):
                    places = self._places.get(spelt[at : at + size])
                    if places is not None and at + size <= len(spelt):
                        places.append(((meeting, turn.number), turn.name_at(said[at].start)))
            self._compare(turn, spelt)

    def _compare(self, turn: Heard, spelt: Words) -> None:
        counted = Counter(line for three in _threes(spelt) for line in self._having.get(three, ()))
        for line, common in counted.items():
            if common >= _NEAR * len(self._threes[line]):
                self._near.setdefault(line, set()).update(turn.names or {None})

    def places(self, runs: Iterable[Words]) -> frozenset[Place]:
        """The turns in which all of these runs stand."""
        return frozenset.intersection(
            *(frozenset(place for place, _ in self._places[run]) for run in runs)
        )

    def times(self, run: Words) -> int:
        """How often a run stands."""
        return len(self._places[run])

    def speakers(self, runs: Iterable[Words]) -> frozenset[str | None]:
        """Whoever said one of these runs."""
        return frozenset(name for run in runs for _, name in self._places[run])

    def near(self, line: str) -> frozenset[str | None]:
        """Everybody in whose turns much of a line stands (None: somebody without a name); empty: it
        stands nowhere."""
        return frozenset(self._near.get(line, ()))


def _threes(spelt: Words) -> set[Words]:
    return {spelt[at : at + _RUN] for at in range(len(spelt) - _RUN + 1)}


def read(folder: Path) -> Iterator[Session]:
    """The meetings of a corpus folder that may be quoted to anybody, with the names that are shown;
    one at a time."""
    corpus = Corpus(folder)
    people = corpus.register.by_id
    for reading in readings(corpus):
        printed = reading.meeting.kind == "records"
        yield reading.meeting.id, [_heard(turn, people, printed=printed) for turn in reading.turns]


def _heard(turn: Turn, people: Mapping[str, Person], *, printed: bool) -> Heard:
    """A turn; a label is a name where nothing but what is `printed` is known of people."""

    def name(passage: Passage) -> str | None:
        person = people.get(passage.person or "")
        return person.name if person else passage.label if printed else None

    return Heard(
        turn.number, turn.text, tuple(Piece(one.span, one.kind, name(one)) for one in turn.passages)
    )
