"""What is told beside the quotes: notes that warn, and facts about a meeting. Pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.model import Fact, Note, NoteKind, When
from bot.page.language import Words, speaking
from bot.text import one_line

AFTER: tuple[NoteKind, ...] = ("missing-words", "stale")
"""The notes on what stands above them; all others say how to read what follows."""


def note_sentence(note: Note, language: str | None = None) -> str:
    """One thing the person must be told."""
    say = speaking(language)
    sentence = say(
        f"note-{note.kind}",
        who=days(note.who, say) if isinstance(note.who, When) else note.who,
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


def days(when: When, say: Words) -> str:
    """The days that are meant, as people write days."""
    stretch = When(when.first, when.last)
    if when.month:
        month = say.month_name(when.month)
        yearly = say("any-month", month=month)
        if when.day:
            yearly = say("any-day", day=when.day, month=month)
        return yearly if stretch == When() else f"{yearly}, {days(stretch, say)}"
    if when.never:
        return say("no-day")
    if when.year or when == When():
        return str(when.year or when)
    first, last = (say.day(day) if day else "" for day in (when.first, when.last))
    if first == last:
        return first
    if first and last:
        return say("between", first=first, last=last)
    return say("since", first=first) if first else say("until", last=last)
