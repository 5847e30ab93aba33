"""One meeting as people read it: what, when, where, who was there, and its record. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from bot.model import Attendee, Meeting, MeetingCard
from bot.page.counts import Counted
from bot.page.language import Words, speaking
from bot.text import one_line

CardRow: TypeAlias = Literal[
    "meeting",
    "when",
    "where",
    "spoke",
    "silent",
    "mentioned",
    "record",
    "source",
    "rights",
    "related",
    "name",
]
"""The rows of a meeting's card."""


class MeetingFact(NamedTuple):
    """Something known of a meeting: which row of its card it is, the row's name, and the value."""

    row: CardRow
    label: str
    value: str

    @property
    def sentence(self) -> str:
        """The row's name, a colon and the value."""
        return f"{self.label}: {self.value}"


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting's sentences, each on one line; what is not known is "", but for the day.

    `day` tells how it is known and `date` does not; `attendance` is how those who were asked about
    were there, else how many there were; `facts` are what is known, in reading order, and `shares`
    who spoke how much, the most first.
    """

    card: MeetingCard
    title: str
    day: str
    date: str
    place: str
    publisher: str
    evidence: str
    attendance: str
    facts: tuple[MeetingFact, ...]
    shares: tuple[Counted, ...]

    @property
    def sentence(self) -> str:
        """The meeting among others."""
        return " · ".join(filter(None, (self.title, self.day, self.place, self.attendance)))


def meeting_entry(card: MeetingCard, language: str | None = None) -> MeetingEntry:
    """A meeting in a language."""
    meeting, say = card.meeting, speaking(language)
    return MeetingEntry(
        card,
        one_line(meeting.title) or meeting.id,
        meeting_day(meeting, language),
        say.day(meeting.date) if meeting.date else say("undated"),
        one_line(meeting.place or ""),
        one_line(meeting.publisher or ""),
        one_line(say("evidence", note=meeting.date_note)) if meeting.date_note else "",
        one_line(_attendance(card, say)),
        tuple(_facts(card, language)),
        tuple(_shares(card, say)),
    )


def meeting_day(meeting: Meeting, language: str | None = None) -> str:
    """The day and, where the document does not state it, how it is known."""
    say = speaking(language)
    if meeting.date is None:
        return say("undated")
    day, basis = say.day(meeting.date), meeting.date_basis
    return say(f"basis-{basis}", what=day) if basis else day


def meeting_line(meeting: Meeting, language: str | None = None) -> str:
    """The meeting, its day with its basis, and its place, on one line."""
    parts = (meeting.title, meeting_day(meeting, language), meeting.place or "")
    return " · ".join(filter(None, map(one_line, parts)))


def with_office(name: str, role: str | None) -> str:
    """A name and the office held that day, where one is known."""
    return f"{name}, {role}" if role else name


def _facts(card: MeetingCard, language: str | None) -> Iterator[MeetingFact]:
    meeting, say = card.meeting, speaking(language)
    evidence = f". {say('evidence', note=meeting.date_note)}" if meeting.date_note else ""
    record = say("press-report" if meeting.own_account else "transcript")
    values: dict[CardRow, str | None] = {
        "meeting": meeting.title,
        "when": meeting_day(meeting, language) + evidence,
        "where": meeting.place,
        "spoke": "; ".join(
            f"{_person(one)} ({_units(card, say, one.turns)})" for one in card.spoke
        ),
        "silent": "; ".join(map(_person, card.silent)),
        "mentioned": "; ".join(card.mentioned),
        "record": f"{record}, {_units(card, say, card.turns)}",
        "source": ", ".join(filter(None, (meeting.publisher, meeting.url))),
        "rights": meeting.rights,
        "related": "; ".join(card.related),
        "name": meeting.id,
    }
    for row, value in values.items():
        if value:
            yield MeetingFact(row, say(f"row-{row}"), one_line(value))


def _shares(card: MeetingCard, say: Words) -> Iterator[Counted]:
    """Who spoke how much by their words, the most first; a whole bar is all of it."""
    spoke = sorted((one for one in card.spoke if one.words), key=lambda one: -one.words)
    whole = sum(one.words for one in spoke)
    for one in spoke:
        amount = say(
            "spoke-so-much",
            percent=round(100 * one.words / whole),
            words=say("so-many-words", number=one.words),
            turns=_units(card, say, one.turns),
        )
        yield Counted(one_line(_person(one)), one.words, amount, whole)


def _attendance(card: MeetingCard, say: Words) -> str:
    if card.asked:
        return "; ".join(
            say(f"there-{one.how}", who=one.name, turns=_units(card, say, one.turns))
            for one in card.asked
        )
    how_many = {"so-many-spoke": len(card.spoke), "so-many-present": len(card.silent)}
    return ", ".join(say(what, number=number) for what, number in how_many.items() if number)


def _units(card: MeetingCard, say: Words, number: int) -> str:
    """So many turns, or paragraphs of a report."""
    return say("turns" if card.meeting.has_turns else "paragraphs", number=number)


def _person(one: Attendee) -> str:
    return with_office(one.name, one.role)
