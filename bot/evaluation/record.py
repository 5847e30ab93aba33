"""The record that is drawn from: its meetings, one at a time, and the rest of them when some are
held out."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TypeAlias

import msgspec

from bot.errors import Faulty
from bot.model import Audience, Turn
from bot.sources.corpus import Corpus
from bot.sources.readers import records
from bot.sources.readers.reading import Reading
from bot.text import asides, one_line, speech

Place: TypeAlias = tuple[str, int]
"""A meeting's id and a turn's number."""
Said: TypeAlias = tuple[str, Sequence[Turn]]
"""A meeting's id and its turns."""
Words: TypeAlias = tuple[str, ...]


def folded(text: str) -> Words:
    """The words of a text that somebody said, as matching spells them."""
    return tuple(word.text for word in speech(text))


def spoken(sentence: str) -> str:
    """The sentence without its stage directions, on one line: what somebody would repeat of it."""
    for mark in reversed(asides(sentence)):
        sentence = f"{sentence[: mark.start]} {sentence[mark.end :]}"
    return one_line(sentence)


def read(folder: Path) -> Iterator[Said]:
    """The meetings of a corpus folder that can be read, and quoted to anybody; one at a time."""
    for reading in readings(Corpus(folder)):
        yield reading.meeting.id, reading.turns


def readings(corpus: Corpus) -> Iterator[Reading]:
    """What can be read of a corpus, and quoted to anybody."""
    for source in corpus.sources():
        for reading in source.read():
            if not isinstance(reading, Faulty) and reading.meeting.access.admits(Audience()):
                yield reading


class _Of(msgspec.Struct, frozen=True):
    meeting_id: str


@contextmanager
def rest_of(folder: Path, held: frozenset[str]) -> Iterator[tuple[Path, Path]]:
    """The corpus folder once more without some of its meetings, and a folder for its index, for a
    while."""
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
