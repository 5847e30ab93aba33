"""What reading a file gives, and what a reader is given beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from bot.errors import Faulty, Finding
from bot.model import Meeting, Turn
from bot.sources.people import Register


@dataclass(frozen=True, slots=True)
class Reading:
    """A meeting read; `digest` changes when anything that shapes its turns does, `position` is
    bytes read so far.

    `unsure`: what could be read and is not settled, as labels that nobody mapped. `doubts`: these
    and all else that is likely to be wrong with it.
    """

    meeting: Meeting
    digest: str
    turns: list[Turn]
    position: int = 0
    unsure: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader is given beside the file: the people of the corpus, and the file's `stamp`,
    which changes when anything that it is read by does.

    `known`: whether somebody who is not in the register is a fault of the file (else it may be one
    of the register's). `reviewed`: whether what a person settled is laid over what was read.
    """

    register: Register = Register()
    stamp: str = ""
    known: bool = True
    reviewed: bool = True


Readings: TypeAlias = Iterator[Reading | Faulty]
"""The meetings of a file, in its order; in the place of one that cannot be read, what is wrong with
it."""


def readable(reading: Reading | Faulty) -> Reading:
    """A reading that is one; raises the `Faulty` that stands in the place of another."""
    if isinstance(reading, Faulty):
        raise reading
    return reading


Reader: TypeAlias = Callable[[Path, Context], Readings]


@dataclass(frozen=True, slots=True)
class TextContext:
    """What a meeting's YAML and the register tell about its text: whose printed labels are
    (`speakers`, to ids), which lines only look like labels (`prose`), whether an interpreter speaks
    where nothing says so, and the day of the meeting."""

    speakers: Mapping[str, str] = field(default_factory=dict)
    prose: tuple[str, ...] = ()
    interpreted: bool | None = None
    date: date | None = None
    register: Register = Register()


TextReader: TypeAlias = Callable[[str, TextContext], Iterator[Turn]]
