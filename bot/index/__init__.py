"""The engine seam: what finding needs of an index, whatever keeps it.

An engine holds meetings, their turns and their passages. It is written by one process at a time,
all or nothing, and read by any number, who see the last whole state. It knows nothing of questions:
it recalls, `bot.search.match` decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from bot.index.vocabulary import Vocabulary as Vocabulary
from bot.model import Kind, Meeting, Passage, Span, Turn


class MeetingVoice(NamedTuple):
    """Someone with words in a meeting: id of the register or None, printed label, turns, words."""

    person: str | None
    label: str | None
    turns: int
    words: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """A meeting as the index keeps it, with its digest, who spoke, number of turns, and source."""

    meeting: Meeting
    digest: str
    voices: tuple[MeetingVoice, ...]
    turns: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage recalled: its turn, its folded words, and those of its stage directions.

    `context` is how much more its neighbourhood and its meeting speak of what is wanted than others
    do.
    """

    meeting: str
    turn: int
    passage: Passage
    words: tuple[str, ...]
    stage: tuple[str, ...]
    context: float = 0.0


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be recalled: these meetings (None: all), these speakers (None: anybody), these kinds
    (None: any).

    A speaker is a register id, or a label as printed; each with the meetings in which it counts
    (None: all).
    """

    meetings: frozenset[str] | None = None
    speakers: tuple[tuple[str, frozenset[str] | None], ...] | None = None
    kinds: frozenset[Kind] | None = None

    @property
    def nowhere(self) -> bool:
        """Whether no meeting is left."""
        return self.meetings is not None and not self.meetings

    def is_theirs(self, meeting: str, passage: Passage) -> bool:
        """Whether one of its speakers says a passage, in a meeting in which they count."""
        own = (where for key, where in self.speakers or () if key == passage.speaker_key)
        return any(where is None or meeting in where for where in own)


class Clause(NamedTuple):
    """One thing wanted in a passage: any of these words, each with its weight.

    `where`: said, words with a space between them (co vax) as a run, side by side; in a stage
    direction; or as a pair, two words with a space between, in any form of theirs.
    """

    words: Mapping[str, float]
    where: Literal["said", "stage", "pair"] = "said"


class Tally(NamedTuple):
    """How many passages of a meeting, a speaker (by key) and a kind there are; and the first."""

    meeting: str
    speaker: str | None
    kind: Kind
    passages: int
    first: tuple[int, Span]


class ContextBoost(NamedTuple):
    """How much some stretches, and some meetings, by number, speak of what is wanted."""

    stretches: Mapping[int, float]
    meetings: Mapping[int, float]


NO_BOOST = ContextBoost({}, {})
"""Where only a passage's own words count."""


class Writer(Protocol):
    """One all-or-nothing change of the index."""

    def put(self, record: Record, turns: Iterable[Turn]) -> None:
        """Add a meeting, or put it in the place of what stands under its id."""

    def drop(self, meeting: str) -> None:
        """Remove a meeting."""

    def stamp(self, source: str, stamp: str | None) -> None:
        """Remember what a source looked like when it was read; with None, forget the source."""

    def clear(self) -> None:
        """Remove everything, without reading it."""


class Engine(Protocol):
    """A searchable store of meetings."""

    def stamps(self) -> Mapping[str, str]:
        """What each source looked like when it was last read."""

    def digests(self) -> Mapping[str, str]:
        """Meeting id to the digest of its source, for all that is held."""

    def outdated(self) -> bool:
        """Whether a newer whole state stands on the disk than the one that is read here. It costs
        next to nothing."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A change, visible whole at the end of the block or never; `IndexBusy` if another runs."""

    def records(self) -> Sequence[Record]:
        """All meetings, in order of id."""

    def vocabulary(self, meetings: frozenset[str] | None = None) -> Vocabulary:
        """Every word spoken (in these meetings), with the number of passages that have it."""

    def context_boost(self, clauses: Sequence[Clause], scope: Scope) -> ContextBoost:
        """Where in the scope's meetings the things wanted are spoken of most."""

    def candidates(
        self,
        clauses: Sequence[Clause],
        phrases: Sequence[Sequence[str]],
        scope: Scope,
        limit: int,
        boost: ContextBoost = NO_BOOST,
    ) -> list[Candidate]:
        """The passages in `scope` that fulfil the `clauses` best, best first, at most `limit`.

        Each has all of the `phrases` (folded words) word for word. `boost` tells the stretches and
        meetings that speak of what is wanted: a passage there counts for more.
        """

    def tally(
        self, clauses: Sequence[Clause], phrases: Sequence[Sequence[str]], scope: Scope
    ) -> list[Tally]:
        """All passages in `scope` that fulfil all of the `clauses` and hold all of the `phrases`,
        counted by meeting, speaker and kind; every passage, where none is given."""

    def turns_at(self, places: Collection[tuple[str, int]]) -> dict[tuple[str, int], Turn]:
        """The turns at these places (meeting, number), as far as they exist."""

    def turns(self, meeting: str, first: int, last: int) -> list[Turn]:
        """The turns of a meeting from number `first` to `last` (included), as far as they exist."""
