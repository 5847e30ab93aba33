"""What reading a source gives: a meeting with its turns."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import Finding
from bot.model import Meeting, Turn


@dataclass(frozen=True, slots=True)
class Reading:
    """A meeting read; `digest` changes when anything that shapes its turns does, `position` is
    bytes read so far.

    `unsure`: what could be read and is not settled, as labels that nobody mapped.
    """

    meeting: Meeting
    digest: str
    turns: list[Turn]
    position: int = 0
    unsure: tuple[Finding, ...] = ()
