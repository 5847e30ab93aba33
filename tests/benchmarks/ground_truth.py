"""What was said, by whom, one meeting after another: where runs of words stand in it, and who said
nearly a line."""

from __future__ import annotations

from collections.abc import Iterable

from bot.evaluation.record import Place, RecordedMeeting, Words
from bot.evaluation.runs import NearLines, SoughtRuns
from bot.model import Turn
from bot.text import speech


class GroundTruth:
    """Reads a record for runs of words, each of four or more, and for what is near some lines."""

    def __init__(self, runs: Iterable[Words], lines: Iterable[str]) -> None:
        self._places: dict[Words, list[tuple[Place, str | None]]] = {run: [] for run in runs}
        self._near: dict[str, set[str | None]] = {}
        self._sought, self._lines = SoughtRuns(self._places), NearLines(lines)

    def read(self, meeting: RecordedMeeting) -> None:
        """A meeting, once."""
        for turn in meeting.turns:
            said = speech(turn.text)
            spelt = tuple(word.text for word in said)
            for at, run in self._sought.found(spelt):
                name = name_at(meeting, turn, said[at].start)
                self._places[run].append(((meeting.id, turn.number), name))
            names = {meeting.name(passage) for passage in turn.passages} - {None}
            for line in self._lines.found(spelt):
                self._near.setdefault(line, set()).update(names or {None})

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


def name_at(meeting: RecordedMeeting, turn: Turn, at: int) -> str | None:
    """Whose the words at an offset of a turn are."""
    there = (one for one in turn.passages if one.span.start <= at < one.span.end)
    return next(map(meeting.name, there), None)
