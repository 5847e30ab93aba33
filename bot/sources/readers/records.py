"""The reader of records: JSON Lines, plain or gzipped, one turn a line, any number of meetings in
one file.

    {"meeting_id": "Bdb001", "title": "Bdb001", "turn_no": 0, "speaker": "Grad C", "text": "Yeah …"}
    {"meeting_id": "pl/2023/7", "date": "2023-05-04", "turn_no": 1, "speaker": "MS. ADLER",
     "text": "…", "place": "…", "role": "Press Secretary", "interpreted": false,
     "url": "https://…", "access": {"users": ["U1"]}}

A meeting's lines stand together; it needs no YAML and no register. The speaker is the label as
printed, `turn_no` the turn's number, and a turn without words keeps its own. A meeting that not
everybody may read says so on each of its lines alike, so that one which cannot be read opens none
of the others. The file is streamed: memory holds one meeting.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, TypeAlias

import msgspec

from bot.errors import Faulty, Finding
from bot.model import Access, Kind, Meeting, Passage, Turn
from bot.sources.readers.reading import Context, Reading, Readings
from bot.text import units


class _LineAccess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channels: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


class _RecordLine(msgspec.Struct, frozen=True):
    """One turn as a file has it; keys that are not known are somebody else's."""

    meeting_id: str
    turn_no: int
    text: str
    title: str | None = None
    date: date | None = None
    speaker: str | None = None
    place: str | None = None
    role: str | None = None
    interpreted: bool | None = None
    url: str | None = None
    access: Any = None


_decode = msgspec.json.Decoder(_RecordLine).decode
_Numbered: TypeAlias = tuple[str | Faulty, int, bytes, _RecordLine]
"""A line, as it stands and decoded, with its number, and its meeting's id or what is wrong with it.
"""


def read_records(path: Path, context: Context) -> Readings:
    """The meetings of a file, in its order; in the place of one that cannot be read, what is wrong
    with it. What a file says of its people is all that is known of them."""
    seen: set[str] = set()
    with path.open("rb") as raw, closing(_unpacked(path, raw)) as file:
        for id_, lines in groupby(_lines(path, file), key=itemgetter(0)):
            if isinstance(id_, Faulty):
                yield id_
            elif id_ in seen:
                _, number, _, _ = next(lines)
                problem = f"more lines of the meeting ‘{id_}’"
                yield _faulty(path, number, problem, "put a meeting's lines together")
            else:
                seen.add(id_)
                try:
                    yield replace(_meeting(path, lines), position=raw.tell())
                except Faulty as faulty:
                    yield faulty


def _unpacked(path: Path, raw: IO[bytes]) -> IO[bytes]:
    if path.suffix != ".gz":
        return raw
    return io.BufferedReader(gzip.GzipFile(fileobj=raw))  # which gives lines faster


def _lines(path: Path, file: Iterable[bytes]) -> Iterator[_Numbered]:
    try:
        for number, raw in enumerate(file, 1):
            if raw.strip():
                try:
                    line = _decode(raw)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    remedy = "write one JSON object a line, as the README shows"
                    yield _no_line(path, number, f"no record ({error})", remedy)
                else:
                    yield line.meeting_id, number, raw, line
    except (OSError, EOFError) as error:  # a broken gzip file shows only where it breaks
        yield _no_line(path, None, f"cannot be read to its end ({error})", "write the file anew")


def _no_line(path: Path, number: int | None, problem: str, remedy: str) -> _Numbered:
    return _faulty(path, number, problem, remedy), number or 0, b"", _RecordLine("", 0, "")


def _faulty(path: Path, number: int | None, problem: str, remedy: str) -> Faulty:
    return Faulty((Finding(path, number, problem, remedy),))


def _meeting(path: Path, lines: Iterable[_Numbered]) -> Reading:
    digest = hashlib.blake2b(digest_size=16)
    first: _RecordLine | None = None
    turns: dict[int, Turn] = {}
    for _, number, raw, line in lines:
        digest.update(raw)
        first = first or line
        problem = remedy = ""
        if line.turn_no in turns:
            problem, remedy = "stands twice", "give each turn of a meeting its own turn_no"
        elif line.access != first.access:
            problem = "has another `access` than the lines before it"
            remedy = "give all lines of a meeting the same"
        if problem:
            named = f"turn {line.turn_no} of ‘{line.meeting_id}’"
            raise _faulty(path, number, f"{named} {problem}", remedy)
        turns[line.turn_no] = _turn(number, line)
    assert first is not None
    try:
        access = _access(first)
    except msgspec.ValidationError as error:
        problem, _, _ = str(error).partition(" - at")
        wrong = f"the `access` of ‘{first.meeting_id}’ is none: {problem[:1].lower()}{problem[1:]}"
        remedy = "write two lists, `channels` and `users`"
        raise _faulty(path, number, wrong, remedy) from error
    if access != Access():
        digest.update(b"access")  # there was none when this was not read yet
    return Reading(_meeting_of_line(path, first, access), digest.hexdigest(), list(turns.values()))


def _access(line: _RecordLine) -> Access:
    told = msgspec.convert({} if line.access is None else line.access, _LineAccess)
    return Access(told.channels, told.users)


def _meeting_of_line(path: Path, line: _RecordLine, access: Access) -> Meeting:
    return Meeting(
        id=line.meeting_id,
        title=line.title or line.meeting_id,
        file=path.name,
        kind="records",
        date=line.date,
        place=line.place,
        url=line.url,
        access=access,
    )


def _turn(number: int, line: _RecordLine) -> Turn:
    kind: Kind = "interpreted" if line.interpreted else "spoken"
    about = (kind, None, line.speaker, line.interpreted, line.role)
    return Turn(
        line.turn_no,
        line.text,
        line.speaker,
        tuple([Passage(s, *about) for s in units(line.text)]),
        number,
    )
