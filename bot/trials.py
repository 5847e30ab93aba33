"""Lines of the record, drawn by chance, to be asked for again; and people's questions, with the turns that answer.

A line is a sentence of 8 to 40 alphabetic words that stands once among what is searched, with a few words of it that
stand nowhere else. An absent line is one of a meeting that is held out: neither it nor its few words stand in the
rest. The record is streamed, twice: once to draw, once to count.
"""

from __future__ import annotations

import gzip
import heapq
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count as counting
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import IO, TypeAlias

import msgspec

from bot.corpus import Corpus
from bot.errors import Faulty, Finding, UsageError
from bot.model import Audience, Passage, Turn
from bot.noise import LEVELS, NOISE, Level
from bot.readers import records
from bot.text import asides, one_line, sentences, speech

_FEWEST, _MOST = 8, 40  # alphabetic words of a line
_SHORTEST, _LONGEST = 5, 8  # words of a fragment
_FRAGMENTS = 6  # to choose from, for each line
_SPARE = 2  # lines drawn for each that is needed: some stand twice
_HELD_OUT = 10
"""Every so many meetings one is held out."""
_MOST_RELEVANT = 60
"""A question that more turns answer asks for a summary, not for words."""

Place: TypeAlias = tuple[str, int]
"""A meeting's id and a turn's number."""
Said: TypeAlias = tuple[str, Sequence[Turn]]
"""A meeting's id and its turns."""
_Words: TypeAlias = tuple[str, ...]


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


# Lines ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A sentence that was drawn: its text, its words, and some fragments to choose from."""

    place: Place
    text: str
    words: _Words
    fragments: tuple[tuple[_Words, str], ...]


def lines(read: Callable[[], Iterable[Said]], count: int, *, seed: int, hold_out: bool = False) -> Lines:
    """`count` lines, and as many absent ones where meetings are held out; the same for the same seed."""
    known, absent = (_Urn(count * _SPARE, Random(f"{seed}/{name}")) for name in ("known", "absent"))
    held: set[str] = set()
    for number, (meeting, turns) in enumerate(read()):
        out = hold_out and number % _HELD_OUT == 0
        held |= {meeting} if out else set()
        (absent if out else known).add(meeting, turns)
    drawn = [*known.drawn(), *absent.drawn()]
    sought = {words for one in drawn for words in (one.words, *(words for words, _ in one.fragments))}
    standing = _standing((turns for meeting, turns in read() if meeting not in held), sought)
    return Lines(
        tuple(_standing_so_often(known.drawn(), standing, 1))[:count],
        tuple(_standing_so_often(absent.drawn(), standing, 0))[:count],
        frozenset(held),
    )


class _Urn:
    """Keeps so many sentences of a stream, each as likely as another, in the order of their lots."""

    def __init__(self, size: int, chance: Random) -> None:
        self._size, self._chance = size, chance
        self._kept: list[tuple[float, int, _Drawn]] = []
        self._turn = counting()

    def add(self, meeting: str, turns: Iterable[Turn]) -> None:
        for turn in turns:
            for passage in turn.passages:
                lot = -self._chance.random()  # the greatest lot of those kept is at hand in a heap of their negatives
                if len(self._kept) < self._size or lot > self._kept[0][0]:
                    self._keep(lot, (meeting, turn.number), _text(turn, passage))

    def _keep(self, lot: float, place: Place, text: str) -> None:
        drawn = _sentence(place, text, Random(f"{lot}/{place}"))
        if drawn is not None:
            keep = heapq.heappush if len(self._kept) < self._size else heapq.heapreplace
            keep(self._kept, (lot, next(self._turn), drawn))

    def drawn(self) -> list[_Drawn]:
        return [one for _, _, one in sorted(self._kept, reverse=True)]


def _text(turn: Turn, passage: Passage) -> str:
    return turn.text[passage.span.start : passage.span.end]


def _sentence(place: Place, text: str, chance: Random) -> _Drawn | None:
    """One of the sentences of a text that are of the right length."""
    spans = [span for span in sentences(text) if _fits(text[span.start : span.end])]
    if not spans:
        return None
    span = chance.choice(spans)
    said = _spoken(text[span.start : span.end])
    return _Drawn(place, said, _words(said), tuple(_fragments(said, chance)))


def _fits(sentence: str) -> bool:
    return _FEWEST <= sum(word.replace("'", "").isalpha() for word in _words(sentence)) <= _MOST


def _spoken(sentence: str) -> str:
    """The sentence without its stage directions, on one line: what somebody would repeat of it."""
    for mark in reversed(asides(sentence)):
        sentence = f"{sentence[: mark.start]} {sentence[mark.end :]}"
    return one_line(sentence)


def _words(text: str) -> _Words:
    return tuple(word.text for word in speech(text))


def _fragments(sentence: str, chance: Random) -> Iterator[tuple[_Words, str]]:
    said = speech(sentence)
    for _ in range(_FRAGMENTS):
        size = min(chance.randint(_SHORTEST, _LONGEST), len(said) - 1)
        at = chance.randint(0, len(said) - size)
        part = said[at : at + size]
        yield tuple(word.text for word in part), sentence[part[0].start : part[-1].end]


def _standing(meetings: Iterable[Sequence[Turn]], sought: set[_Words]) -> dict[_Words, int]:
    """How often each of the sequences of words stands in what was said."""
    standing = dict.fromkeys(sought, 0)
    sizes: dict[_Words, set[int]] = {}
    for words in sought:
        sizes.setdefault(words[:_SHORTEST], set()).add(len(words))
    for turns in meetings:
        for turn in turns:
            said = _words(turn.text)
            for at in range(len(said) - _SHORTEST + 1):
                for size in sizes.get(said[at : at + _SHORTEST], ()):
                    if (words := said[at : at + size]) in standing and len(words) == size:
                        standing[words] += 1
    return standing


def _standing_so_often(drawn: Iterable[_Drawn], standing: dict[_Words, int], times: int) -> Iterator[Line]:
    """Those that stand so often, each with the first of its fragments that does too."""
    for one in drawn:
        fragment = next((text for words, text in one.fragments if standing[words] == times), None)
        if fragment is not None and standing[one.words] == times:
            yield Line(one.place, one.text, fragment)


def trials(lines: Iterable[Line], *, seed: int, absent: bool = False) -> Iterator[Trial]:
    """Every line at every level, level by level: nothing is asked twice while an answer may still be at hand."""
    chosen = tuple(lines)
    for level in LEVELS:
        for line in chosen:
            chance = Random(f"{seed}/{level}/{line.place}/{line.text}")
            text = NOISE[level](line.fragment if level == "fragment" else line.text, chance)
            yield Trial(level, text, frozenset() if absent else frozenset((line.place,)))


# Questions ------------------------------------------------------------------------------------------------------------


class _Written(msgspec.Struct, frozen=True):
    """A question that a person wrote, as QMSum has it: one JSON object a line."""

    meeting_id: str
    question: str
    relevant_turns: tuple[int, ...]
    split: str = ""


def questions(path: Path, split: str) -> list[Trial]:
    """The questions of a split that ask for words: not for a summary, nor for what very many turns tell."""
    decode = msgspec.json.Decoder(_Written).decode
    found = []
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            try:
                found.append(decode(raw))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise Finding(path, number, f"no question ({error})", "write one JSON object a line") from error
    splits = sorted({one.split for one in found})
    if split not in splits:
        raise UsageError(f"{path}: no question is of the split ‘{split}’; there are {', '.join(splits) or 'none'}.")
    return [_asked(one) for one in found if one.split == split and _asks_for_words(one)]


def _asks_for_words(one: _Written) -> bool:
    return 0 < len(one.relevant_turns) <= _MOST_RELEVANT and not one.question.startswith("Summarize")


def _asked(one: _Written) -> Trial:
    return Trial("questions", one.question, frozenset((one.meeting_id, number) for number in one.relevant_turns))


# The record -----------------------------------------------------------------------------------------------------------


def read(folder: Path) -> Iterator[Said]:
    """The meetings of a corpus folder that can be read, and quoted to anybody; one at a time."""
    for source in Corpus(folder).sources():
        for reading in source.read():
            if not isinstance(reading, Faulty) and reading.meeting.access.admits(Audience()):
                yield reading.meeting.id, reading.turns


class _Of(msgspec.Struct, frozen=True):
    meeting_id: str


@contextmanager
def rest_of(folder: Path, held: frozenset[str]) -> Iterator[tuple[Path, Path]]:
    """The corpus folder once more without some of its meetings, and a folder for its index, for a while."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as made:
        rest, index = Path(made, "corpus"), Path(made, "index")
        rest.mkdir()
        _copy(folder, held, rest)
        yield rest, index


def _copy(folder: Path, held: frozenset[str], into: Path) -> None:
    for path in folder.iterdir():
        if path.name.endswith(records.ENDINGS):
            with _open(path, "rb") as whole, _open(into / path.name, "wb") as rest:
                rest.writelines(raw for raw in whole if _meeting_of(raw) not in held)
        elif path.is_file() and path.stem not in held:
            shutil.copyfile(path, into / path.name)


def _open(path: Path, mode: str) -> IO[bytes]:
    if path.suffix == ".gz":
        return gzip.GzipFile(path, mode, compresslevel=1)  # type: ignore[return-value]
    return path.open(mode)


def _meeting_of(raw: bytes) -> str | None:
    try:
        return msgspec.json.decode(raw, type=_Of).meeting_id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
