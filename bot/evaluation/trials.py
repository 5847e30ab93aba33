"""Lines of the record, drawn by chance, to be asked for again; and people's questions, with the
turns that answer.

A line is a sentence of 8 to 40 alphabetic words that stands once among what is searched, with a few
words of it that stand nowhere else. An absent line is one of a meeting that is held out: neither it
nor its few words stand in the rest. The record is streamed, twice: once to draw, once to count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import msgspec

from bot.errors import Finding, UsageError
from bot.evaluation.noise import LEVELS, NOISE, Level
from bot.evaluation.record import Place, Said, Words, folded, spoken
from bot.evaluation.sampling import Urn
from bot.model import Passage, Turn
from bot.text import sentences, speech

_FEWEST, _MOST = 8, 40  # alphabetic words of a line
_SHORTEST, _LONGEST = 5, 8  # words of a fragment
_FRAGMENTS = 6  # to choose from, for each line
_SPARE = 2  # lines drawn for each that is needed: some stand twice
_HELD_OUT = 10
"""Every so many meetings one is held out."""
_MOST_RELEVANT = 60
"""A question that more turns answer asks for a summary, not for words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the record, and a few words of it."""

    place: Place
    text: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand where is searched, and lines of the meetings `held` out of it."""

    known: tuple[Line, ...]
    absent: tuple[Line, ...] = ()
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trial:
    """Something to ask, and the turns that answer it; none of them: it stands nowhere."""

    kind: Level | str
    text: str
    wanted: frozenset[Place] = frozenset()


# Lines --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A sentence that was drawn: its text, its words, and some fragments to choose from."""

    place: Place
    text: str
    words: Words
    fragments: tuple[tuple[Words, str], ...]


def lines(
    read: Callable[[], Iterable[Said]], count: int, *, seed: int, hold_out: bool = False
) -> Lines:
    """`count` lines, and as many absent ones where meetings are held out; the same for the same
    seed."""
    known, absent = (
        _Draw(count * _SPARE, Random(f"{seed}/{name}")) for name in ("known", "absent")
    )
    held: set[str] = set()
    for number, (meeting, turns) in enumerate(read()):
        out = hold_out and number % _HELD_OUT == 0
        held |= {meeting} if out else set()
        (absent if out else known).add(meeting, turns)
    drawn = [*known.drawn(), *absent.drawn()]
    sought = {
        words for one in drawn for words in (one.words, *(words for words, _ in one.fragments))
    }
    standing = _standing((turns for meeting, turns in read() if meeting not in held), sought)
    return Lines(
        tuple(_standing_so_often(known.drawn(), standing, 1))[:count],
        tuple(_standing_so_often(absent.drawn(), standing, 0))[:count],
        frozenset(held),
    )


class _Draw:
    """Sentences of a stream, each as likely as another."""

    def __init__(self, size: int, chance: Random) -> None:
        self._urn: Urn[_Drawn] = Urn(size)
        self._chance = chance

    def add(self, meeting: str, turns: Iterable[Turn]) -> None:
        for turn in turns:
            for passage in turn.passages:
                lot = -self._chance.random()
                if self._urn.takes(lot):
                    self._put(lot, (meeting, turn.number), _text(turn, passage))

    def _put(self, lot: float, place: Place, text: str) -> None:
        if (drawn := _sentence(place, text, Random(f"{lot}/{place}"))) is not None:
            self._urn.put(lot, drawn)

    def drawn(self) -> list[_Drawn]:
        return self._urn.drawn()


def _text(turn: Turn, passage: Passage) -> str:
    return turn.text[passage.span.start : passage.span.end]


def _sentence(place: Place, text: str, chance: Random) -> _Drawn | None:
    """One of the sentences of a text that are of the right length."""
    spans = [span for span in sentences(text) if _fits(text[span.start : span.end])]
    if not spans:
        return None
    span = chance.choice(spans)
    said = spoken(text[span.start : span.end])
    return _Drawn(place, said, folded(said), tuple(_fragments(said, chance)))


def _fits(sentence: str) -> bool:
    return _FEWEST <= sum(word.replace("'", "").isalpha() for word in folded(sentence)) <= _MOST


def _fragments(sentence: str, chance: Random) -> Iterator[tuple[Words, str]]:
    said = speech(sentence)
    for _ in range(_FRAGMENTS):
        size = min(chance.randint(_SHORTEST, _LONGEST), len(said) - 1)
        at = chance.randint(0, len(said) - size)
        part = said[at : at + size]
        yield tuple(word.text for word in part), sentence[part[0].start : part[-1].end]


def _standing(meetings: Iterable[Sequence[Turn]], sought: set[Words]) -> dict[Words, int]:
    """How often each of the sequences of words stands in what was said."""
    standing = dict.fromkeys(sought, 0)
    sizes: dict[Words, set[int]] = {}
    for words in sought:
        sizes.setdefault(words[:_SHORTEST], set()).add(len(words))
    for turns in meetings:
        for turn in turns:
            said = folded(turn.text)
            for at in range(len(said) - _SHORTEST + 1):
                for size in sizes.get(said[at : at + _SHORTEST], ()):
                    if (words := said[at : at + size]) in standing and len(words) == size:
                        standing[words] += 1
    return standing


def _standing_so_often(
    drawn: Iterable[_Drawn], standing: dict[Words, int], times: int
) -> Iterator[Line]:
    """Those that stand so often, each with the first of its fragments that does too."""
    for one in drawn:
        fragment = next((text for words, text in one.fragments if standing[words] == times), None)
        if fragment is not None and standing[one.words] == times:
            yield Line(one.place, one.text, fragment)


def trials(lines: Iterable[Line], *, seed: int, absent: bool = False) -> Iterator[Trial]:
    """Every line at every level, level by level: nothing is asked twice while an answer may still
    be at hand."""
    chosen = tuple(lines)
    for level in LEVELS:
        for line in chosen:
            chance = Random(f"{seed}/{level}/{line.place}/{line.text}")
            text = NOISE[level](line.fragment if level == "fragment" else line.text, chance)
            yield Trial(level, text, frozenset() if absent else frozenset((line.place,)))


# Questions ----------------------------------------------------------------------------------------


class _Written(msgspec.Struct, frozen=True):
    """A question that a person wrote, as QMSum has it: one JSON object a line."""

    meeting_id: str
    question: str
    relevant_turns: tuple[int, ...]
    split: str = ""


def questions(path: Path, split: str) -> list[Trial]:
    """The questions of a split that ask for words: not for a summary, nor for what very many turns
    tell."""
    decode = msgspec.json.Decoder(_Written).decode
    found = []
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            try:
                found.append(decode(raw))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise Finding(
                    path, number, f"no question ({error})", "write one JSON object a line"
                ) from error
    splits = sorted({one.split for one in found})
    if split not in splits:
        raise UsageError(
            f"{path}: no question is of the split ‘{split}’; there are"
            f" {', '.join(splits) or 'none'}."
        )
    return [_asked(one) for one in found if one.split == split and _asks_for_words(one)]


def _asks_for_words(one: _Written) -> bool:
    return 0 < len(one.relevant_turns) <= _MOST_RELEVANT and not one.question.startswith(
        "Summarize"
    )


def _asked(one: _Written) -> Trial:
    return Trial(
        "questions",
        one.question,
        frozenset((one.meeting_id, number) for number in one.relevant_turns),
    )
