"""The formats of meetings, an entry each in one table: how a file's name ends, and its reader.

To add a format, write its reader beside these, `(path, Context) -> Readings` (for a text with a
YAML beside it, `pair.read_pair` over a `(text, TextContext) -> turns`), and add its line to
`FORMATS`; of two texts of one name the later line's is read. A reader is imported when it first
reads: patterns take time to load, and most questions meet an index that needs no reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.model import Turn
from bot.sources.readers.reading import Context, Reader, Reading, Readings, TextContext, readable

VERSION = 8
"""Raised whenever a reader reads differently, so that indexes are built anew."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way in which meetings are written down: how its files' names end, and their reader.

    `paired`: a file holds one meeting, and a YAML of its name tells of it; else it holds any
    number, tells of them itself, and may be too long to be read again for its faults alone.
    """

    endings: tuple[str, ...]
    read: Reader
    paired: bool = True


def _read_text(path: Path, context: Context) -> Readings:
    from bot.sources.readers.pair import read_pair
    from bot.sources.readers.transcript import read_transcript

    return read_pair(path, context, {"transcript": read_transcript, "press-report": _read_report})


def _read_report(text: str, context: TextContext) -> Iterator[Turn]:
    from bot.sources.readers.press import read_report  # takes longest to load

    return read_report(text, context)


def _read_records(path: Path, context: Context) -> Readings:
    from bot.sources.readers.records import read_records

    return read_records(path, context)


TEXT = Format((".txt",), _read_text)
RECORDS = Format((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), _read_records, paired=False)
FORMATS = (TEXT, RECORDS)

__all__ = ["FORMATS", "RECORDS", "TEXT", "VERSION", "Context", "Format", "Reading", "readable"]
