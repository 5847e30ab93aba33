"""What is told beside the quotes: notes that warn, and facts about a meeting. Pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.model import Fact, Note, NoteKind
from bot.page.language import speaking
from bot.text import one_line

AFTER: tuple[NoteKind, ...] = ("missing-words", "stale")
"""The notes on what stands above them; all others say how to read what follows."""


def note_sentence(note: Note, language: str | None = None) -> str:
    """One thing the person must be told."""
    say = speaking(language)
    sentence = say(
        f"note-{note.kind}",
        who=note.who,
        items="; ".join(note.items) or say("meetings-searched"),
        any=say.either(note.items) or say("several-people"),
    )
    return one_line(sentence)


class FactSentence(NamedTuple):
    """A fact from a meeting's own entry, the meeting's title, and the evidence, "" without."""

    fact: str
    meeting: str
    evidence: str

    @property
    def whole(self) -> str:
        """The fact by itself."""
        return " · ".join(filter(None, self))

    @property
    def below_meeting(self) -> str:
        """The fact below the meeting it is about, which need not be named again."""
        return " · ".join(filter(None, (self.fact, self.evidence)))


def fact_sentence(fact: Fact, language: str | None = None) -> FactSentence:
    """A fact in a language, with how it is known."""
    say, value = speaking(language), fact.value
    if isinstance(value, date):
        value = say.day(value)
    elif fact.kind == "interpretation":
        value = say(f"interpretation-{value}") if f"interpretation-{value}" in say else value
    known = f"{say(f'fact-{fact.kind}')}: {value}"
    if fact.basis:
        known = say(f"basis-{fact.basis}", what=known)
    parts = (known, fact.meeting, say("evidence", note=fact.note) if fact.note else "")
    return FactSentence(*map(one_line, parts))
