"""The formats of meetings, an entry each in one table: how a file's name ends, and its reader.

To add a format, write its reader beside these (`(path, Context) -> Readings`, or `pair_reader` over
a `(text, TextContext) -> turns`) and add its line to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.model import Turn
from bot.sources.readers.pair import pair_reader
from bot.sources.readers.reading import Context, Reader, Reading, Readings, TextContext, readable
from bot.sources.readers.records import ENDINGS, read_records
from bot.sources.readers.transcript import read_transcript

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


def _read_report(text: str, context: TextContext) -> Iterator[Turn]:
    # Its word lists and patterns take 50 ms to load, and most questions meet an index that needs no
    # reading
    from bot.sources.readers.press import read_report

    return read_report(text, context)


FORMATS = (
    Format((".txt",), pair_reader({"transcript": read_transcript, "press-report": _read_report})),
    Format(ENDINGS, read_records, paired=False),
)

__all__ = ["FORMATS", "VERSION", "Context", "Format", "Reading", "Readings", "readable"]
