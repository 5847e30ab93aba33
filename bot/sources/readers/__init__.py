"""One reader a kind of document; the meeting's YAML names the kind, nothing is guessed from the
text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from bot.model import MeetingKind, Turn
from bot.sources.people import Register
from bot.sources.readers import records, transcript
from bot.sources.readers.reading import Reading

if TYPE_CHECKING:
    from bot.sources.readers.press import Voice

VERSION = 8
"""Raised whenever a reader reads differently, so that indexes are built anew."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a meeting's YAML and the register tell a reader about the text."""

    speakers: Mapping[str, str]
    prose: tuple[str, ...]
    interpreted: bool | None
    date: date | None
    register: Register


Reader: TypeAlias = Callable[[str, Context], Iterator[Turn]]


def _transcript(text: str, context: Context) -> Iterator[Turn]:
    return transcript.read(
        text, speakers=context.speakers, prose=context.prose, interpreted=context.interpreted
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """The register as a press report needs it: who is meant by a name or an office on the day."""

    register: Register
    date: date | None

    def people_in(self, text: str) -> list[Voice]:
        """The names and offices in a text; None where they may mean several people."""
        from bot.sources.readers.press import Voice

        found = self.register.mentions(text, self.date)
        return [Voice(m.span, m.people[0].id if len(m.people) == 1 else None) for m in found]


def _press_report(text: str, context: Context) -> Iterator[Turn]:
    # Its word lists and patterns take 50 ms to load, and most questions meet an index that needs no
    # reading
    from bot.sources.readers import press

    return press.read(text, voices=_Named(context.register, context.date))


READERS: Mapping[MeetingKind, Reader] = {"transcript": _transcript, "press-report": _press_report}

is_unnamed = transcript.is_unnamed

__all__ = ["READERS", "VERSION", "Context", "Reader", "Reading", "is_unnamed", "records"]
