"""The record that is drawn from: meeting by meeting, and the rest when some are held out."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TypeAlias

import msgspec

from bot.errors import Faulty
from bot.model import Audience, Passage, Person, Turn
from bot.sources.corpus import Corpus
from bot.sources.readers import RECORDS
from bot.text import asides, one_line, speech

Place: TypeAlias = tuple[str, int]
"""A meeting's id and a turn's number."""
Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordedMeeting:
    """A meeting's id, its turns, and the name shown for a passage of them (None: nobody's)."""

    id: str
    turns: Sequence[Turn]
    name: Callable[[Passage], str | None] = lambda passage: passage.label


def folded(text: str) -> Words:
    """The words of a text that somebody said, as matching spells them."""
    return tuple(word.text for word in speech(text))


def without_directions(sentence: str) -> str:
    """The sentence without its stage directions, on one line: what somebody would repeat of it."""
    for mark in reversed(asides(sentence)):
        sentence = f"{sentence[: mark.start]} {sentence[mark.end :]}"
    return one_line(sentence)


def read_record(folder: Path) -> Iterator[RecordedMeeting]:
    """The meetings of a corpus folder that can be read, and quoted to anybody; one at a time."""
    corpus = Corpus(folder)
    people = corpus.register.by_id
    readings = (reading for source in corpus.sources() for reading in source.read())
    for reading in readings:
        if not isinstance(reading, Faulty) and reading.meeting.access.admits(Audience()):
            printed = reading.meeting.kind == "records"
            name = partial(_shown_name, people=people, printed=printed)
            yield RecordedMeeting(reading.meeting.id, reading.turns, name)


def _shown_name(passage: Passage, *, people: Mapping[str, Person], printed: bool) -> str | None:
    """A label is a name where nothing but what is `printed` is known of people."""
    person = people.get(passage.person or "")
    return person.name if person else passage.label if printed else None


class _OfMeeting(msgspec.Struct, frozen=True):
    meeting_id: str


@contextmanager
def rest_of(folder: Path, held: frozenset[str]) -> Iterator[tuple[Path, Path]]:
    """The corpus folder without some of its meetings, and one for its index, for a while."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as made:
        rest, index = Path(made, "corpus"), Path(made, "index")
        rest.mkdir()
        _copy(folder, held, rest)
        yield rest, index


def _copy(folder: Path, held: frozenset[str], into: Path) -> None:
    for path in folder.iterdir():
        if path.name.endswith(RECORDS.endings):
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
        return msgspec.json.decode(raw, type=_OfMeeting).meeting_id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
