"""The record: people and their offices, meetings, and what was said in them, as frozen values.

The terms are Popolo's, Akoma Ntoso's and Hansard's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["spoken", "interpreted", "quoted", "posted", "reported", "narration"]
"""How words reached us; ``reported``: a reporter's paraphrase, ``narration``: nobody's words."""

OWN: frozenset[Kind] = frozenset({"spoken", "interpreted", "quoted", "posted"})
"""The kinds that are somebody's own words."""

MeetingKind: TypeAlias = Literal["transcript", "press-report", "records"]
DateBasis: TypeAlias = Literal["stated", "inferred", "outside", "conflicting"]


class Span(NamedTuple):
    """Two character offsets, end excluded."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, at: int) -> bool:
        """Whether the character at an offset is inside."""
        return self.start <= at < self.end


# People -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time; an open end means "not known to have begun or ended"."""

    title: str
    since: date | None = None
    until: date | None = None
    aliases: tuple[str, ...] = ()

    def held_on(self, day: date | None) -> bool:
        """Whether the office was held that day; on an unknown day, only one without bounds was."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Person:
    """A human of the register: `name` is the name shown, `aliases` the other ways of writing it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()

    def role_on(self, day: date | None) -> Role | None:
        """The office held on that day (the first listed, where several were), or None."""
        return next((role for role in self.roles if role.held_on(day)), None)


# Meetings and what was said in them ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Audience:
    """Who can read a reply: everyone in a channel, one person, or (both None) anybody at all.

    `user` is its sole reader; with a `channel`, one who asked there and is answered alone.
    """

    channel: str | None = None
    user: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """Where a meeting may be quoted: in channels, to people alone, or (both empty) everywhere.

    Nobody's membership of a channel is ever looked up: `channels` opens what is read in one of
    them, by all who are there or by one who asks there; `users` opens what one of them reads alone.
    Either is enough.
    """

    channels: tuple[str, ...] = ()
    users: tuple[str, ...] = ()

    def admits(self, audience: Audience) -> bool:
        """Whether a reply that `audience` can read may draw on the meeting."""
        if not self.channels and not self.users:
            return True
        return audience.channel in self.channels or audience.user in self.users


@dataclass(frozen=True, slots=True)
class Meeting:
    """One event on the record, by its YAML; `id` is the pair's name, `file` the source's."""

    id: str
    title: str
    file: str
    kind: MeetingKind
    date: date | None = None
    date_basis: DateBasis | None = None
    date_note: str | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    rights: str | None = None
    present: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    access: Access = Access()

    @property
    def names(self) -> tuple[str, ...]:
        """Its title, and its place where that is known."""
        return (self.title, self.place) if self.place else (self.title,)

    @property
    def has_turns(self) -> bool:
        """Whether it is told turn by turn, each of one speaker; a press report has paragraphs."""
        return not self.own_account

    @property
    def own_account(self) -> bool:
        """Whether the document tells of the event in its own words, and quotes others in them."""
        return self.kind == "press-report"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable unit inside a turn: a sentence, or the quoted words of one.

    `person` is an id of the register (None: unknown, unnamed or nobody), `label` the speaker as
    printed, `role` the office as a record gives it (a register's are looked up by date).
    """

    span: Span
    kind: Kind
    person: str | None = None
    label: str | None = None
    interpreted: bool | None = None
    role: str | None = None

    @property
    def speaker_key(self) -> str | None:
        """What a scope calls its speaker; None: nobody is named."""
        return self.person or self.label

    @property
    def aloud(self) -> bool:
        """Whether it was heard: from its speaker, or an interpreter."""
        return self.kind in ("spoken", "interpreted")

    @property
    def printed(self) -> bool:
        """Whether a report prints it as somebody's very words."""
        return self.kind in ("quoted", "posted")


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted utterance of a transcript, or one paragraph of a press report.

    `text` is a slice of the source, untouched, from its character `position` on (of records: its
    line). `number` counts from 0 in the order of the source, or is the record's own.
    """

    number: int
    text: str
    label: str | None = None
    passages: tuple[Passage, ...] = ()
    position: int = 0

    def text_of(self, passage: Passage) -> str:
        """The words of one of its passages, as they stand."""
        return self.text[slice(*passage.span)]
