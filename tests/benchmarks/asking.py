"""What every contender is asked: known lines as people remember them, and people's questions."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bot.evaluation.lines import Trial, known_lines, trials
from bot.evaluation.record import read_record
from bot.text import speech
from tests.benchmarks.archive import Archive
from tests.benchmarks.noise import WAYS
from tests.benchmarks.peers import MOST, Ask
from tests.benchmarks.result import Free

_SEED = 3
_STILL = 70  # how like a word its misspelling remains


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the words of the record that it asks for, and the turn where they stand."""

    kind: str
    text: str
    words: frozenset[str]
    place: int

    def answered(self, archive: Archive, place: int) -> bool:
        """Whether a turn is the one asked for, or a copy of it in which no word asked for is
        another."""
        if place == self.place:
            return True
        return archive.original(place) == self.place and self.words <= _words(archive.text(place))


def known(archive: Archive, number: int) -> list[Asked]:
    """Lines of the archive's own turns, each in every way; ways alternate: any beginning has as
    many of each."""
    with tempfile.TemporaryDirectory() as folder:
        originals = Path(folder) / "originals"
        Archive(archive.records, len(archive.originals)).write(originals)
        drawn = known_lines(lambda: read_record(originals), number, seed=_SEED).known
    made = list(trials(drawn, seed=_SEED, ways=WAYS))
    ways = (
        [made[start : start + len(drawn)] for start in range(0, len(made), len(drawn))]
        if drawn
        else []
    )
    return [
        _asked(archive, trial, line.fragment if trial.kind == "fragment" else line.text)
        for line, *alike in zip(drawn, *ways, strict=True)
        for trial in alike
    ]


def _asked(archive: Archive, trial: Trial, line: str) -> Asked:
    words = _words(line)
    if trial.kind == "half-remembered":
        words = frozenset(_kept(words, trial.text))
    return Asked(trial.kind, trial.text, words, *(archive.place(place) for place in trial.wanted))


def _kept(words: frozenset[str], question: str) -> Iterator[str]:
    """The words of a line that are still in a question, however they are spelt there."""
    asked = _words(question)
    return (word for word in words if any(fuzz.ratio(word, other) >= _STILL for other in asked))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.text for word in speech(text))


def score(ask: Ask, archive: Archive, asked: Sequence[Trial]) -> Free:
    """Where the first turn that answers stands among those found."""
    ranks = []
    for question in asked:
        wanted = {archive.place(place) for place in question.wanted}
        right = [archive.place(key) in wanted for key in ask(question.text)[:MOST]]
        ranks.append(right.index(True) + 1 if True in right else 0)
    number = max(1, len(asked))
    return Free(
        asked=len(asked),
        hit1=sum(rank == 1 for rank in ranks) / number,
        hit5=sum(0 < rank <= 5 for rank in ranks) / number,
        mrr=sum(1 / rank for rank in ranks if rank) / number,
    )
