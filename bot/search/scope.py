"""Where to look for a question's answer: whose words, on which days, in which meetings; and what
must be told of it.

Names and offices become speakers, each with the meetings in which they count: a title that changed
hands means who held it on the day. Where nobody or no meeting is left, the question is hopeless,
and a note says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.index import Candidate, Scope
from bot.model import Narrowed, Note, Person, Searched, Span, Understood, When
from bot.question.asked_speaker import SpeakerRef
from bot.question.parse import Query
from bot.search.library import Library
from bot.search.meetings import called, named_meeting
from bot.sources.people import Holder, Mention
from bot.text import words
from bot.text.lexicon import word_set

EVERYTHING = Narrowed()
_Left: TypeAlias = tuple[frozenset[str] | None, tuple[Note, ...], bool]
"""The meetings left (None: all), what must be told, and whether there is nothing left to search."""


@dataclass(frozen=True)
class ResolvedScope:
    """Where to look: the scope, and what must be told about it."""

    scope: Scope
    understood: Understood
    notes: tuple[Note, ...] = ()
    hopeless: bool = False

    def searched(self, library: Library) -> Searched:
        """What was searched: the meetings in scope, or all where none is left."""
        return library.searched_in(self.scope.meetings) if self.scope.meetings else library.searched


def resolve_scope(library: Library, query: Query, narrowed: Narrowed = EVERYTHING) -> ResolvedScope:
    """The scope of a query: the meetings its date and `in:` leave, and whose words in them; within
    what a form says."""
    meetings, notes, hopeless = _within(library, _meetings(library, query), narrowed)
    named = named_meeting(library, query)
    understood = Understood(
        meeting=(
            named.meeting.id
            if named
            else library.titles.key(narrowed.meeting)
            if narrowed.meeting
            else None
        ),
        dates=query.when,
        words=tuple(term.text for term in query.terms if not term.light)
        + tuple(" ".join(phrase) for phrase in query.phrases),
    )
    scope = library.scope if meetings is None else Scope(meetings)
    scope = replace(scope, kinds=frozenset(narrowed.kinds) or None)
    if query.asked.stranger is not None:
        return ResolvedScope(
            scope, understood, (*notes, Note("unknown-speaker", query.asked.stranger)), True
        )
    if query.asked.label is not None:
        alike = (*_alike(query.asked.label, library.labels), *query.asked.alike)
        there = replace(scope, speakers=tuple((label, None) for label in alike))
        return ResolvedScope(
            there, replace(understood, speaker=_named(query.asked)), notes, hopeless
        )
    if query.asked.mention is None:
        return ResolvedScope(scope, understood, notes, hopeless)
    return _by_speaker(library, query, ResolvedScope(scope, understood, notes, hopeless))


def asked_in_form(library: Library, query: Query, narrowed: Narrowed) -> Query:
    """The query with the speaker whom a form names, whoever is named in its words."""
    key = library.speakers.key(narrowed.speaker or "")
    if not narrowed.speaker:
        return query
    if key is None:  # chosen from a record that has changed since
        return replace(query, asked=SpeakerRef(stranger=narrowed.speaker, typed=narrowed.speaker))
    person = library.register.by_id.get(key)
    if person is None:
        return replace(query, asked=SpeakerRef(label=key, typed=key))
    mention = Mention(Span(0, 0), (Holder(person),), (), exact=True)
    return replace(query, asked=SpeakerRef(mention, typed=person.name))


def _within(library: Library, left: _Left, narrowed: Narrowed) -> _Left:
    """What a form's meeting and days leave of it."""
    meetings, notes, hopeless = left
    if narrowed.meeting:
        key = library.titles.key(narrowed.meeting)
        named = frozenset({key} if key else ())
        meetings = named if meetings is None else meetings & named
    if narrowed.since or narrowed.until:
        when = When(narrowed.since, narrowed.until)
        dated = frozenset(
            id_ for id_, record in library.records.items() if when.fits(record.meeting.date)
        )
        meetings = dated if meetings is None else meetings & dated
        if not meetings and not hopeless:
            return meetings, (*notes, Note("no-meeting", str(when))), True
    if meetings is not None and not meetings and not hopeless:
        return meetings, (*notes, Note("no-meeting", narrowed.meeting or "")), True
    return meetings, notes, hopeless


_QUESTIONERS = word_set("labels.questioners")
"""What transcripts print before a question from the room; each has its own way."""


def _alike(asked: str, labels: Sequence[str]) -> list[str]:
    """The labels printed for the part asked for."""
    return [
        label
        for label in labels
        if label == asked or {label.upper(), asked.upper()} <= _QUESTIONERS
    ]


_MOST_NAMED = 3


def _named(asked: SpeakerRef) -> str | None:
    """The labels meant, or the words that stand for many of them."""
    labels = [asked.label or "", *asked.alike]
    return " or ".join(labels) if len(labels) <= _MOST_NAMED else asked.typed


def _by_speaker(library: Library, query: Query, sought: ResolvedScope) -> ResolvedScope:
    assert query.asked.mention is not None
    holders = query.asked.mention.holders
    where = {holder: library.meetings_of(holder) for holder in holders}
    if sought.scope.meetings is not None:
        where = {holder: there & sought.scope.meetings for holder, there in where.items()}
    speaking = [holder for holder in holders if where[holder]]
    people = {holder.person.id: holder.person for holder in speaking or holders}
    named = ", ".join(person.name for person in people.values())
    understood = replace(sought.understood, speaker=named, office=_office(holders))
    notes = list(sought.notes)
    if _ambiguous(holders):
        everyone = {holder.person.id: holder.person.name for holder in holders}
        shown = [name for id_, name in everyone.items() if id_ in people]
        notes.append(Note("ambiguous", query.asked.typed or "", tuple(shown)))
        understood = replace(understood, speaker=None if len(people) > 1 else named)
    speakers = tuple(
        (key, where[holder] if holder.role else None)
        for holder in speaking
        for key in library.keys_of(holder.person.id)
    )
    scope = replace(sought.scope, speakers=speakers)
    if not speaking:
        notes += [_silence(library, person) for person in people.values()][:3]
    return ResolvedScope(scope, understood, tuple(notes), sought.hopeless or not speaking)


def _office(holders: Sequence[Holder]) -> str | None:
    titles = {holder.role.title for holder in holders if holder.role}
    return titles.pop() if len(titles) == 1 else None


def _ambiguous(holders: Sequence[Holder]) -> bool:
    """Whether words name several people at once; holders of one office after another are told apart
    by the date."""
    people = {holder.person.id for holder in holders}
    titles = {holder.role.title if holder.role else holder.person.id for holder in holders}
    return len(people) > 1 and len(titles) > 1 and any(holder.role for holder in holders)


def _silence(library: Library, person: Person) -> Note:
    """Why there are no words of somebody's here: said elsewhere, present without speaking, only
    mentioned, neither."""
    if elsewhere := {
        id_ for key in library.keys_of(person.id) for id_ in library.speaking.get(key, ())
    }:
        return Note(
            "words-elsewhere",
            person.name,
            tuple(library.records[m].meeting.title for m in sorted(elsewhere)),
        )
    present = [r.meeting.title for r in library.records.values() if person.id in r.meeting.present]
    if present:
        return Note("present-but-silent", person.name, tuple(present))
    mentioned = {one.meeting for one in _mentions(library, person)}
    if mentioned:
        return Note(
            "only-mentioned",
            person.name,
            tuple(library.records[m].meeting.title for m in sorted(mentioned)),
        )
    return Note("in-register-only", person.name)


def _mentions(library: Library, person: Person) -> list[Candidate]:
    """Passages that name somebody by any of their names."""
    names = [
        tuple(word.text for word in words(name))
        for name in (surname(person), person.name, *person.aliases)
    ]
    scope = library.scope
    return [
        one for name in names if name for one in library.engine.candidates((), (name,), scope, 20)
    ]


def surname(person: Person) -> str:
    """The last word of a person's name."""
    return person.name.split()[-1]


def _meetings(library: Library, query: Query) -> _Left:
    """The meetings that the date and `in:` leave, or None for all; with a note where they leave
    none."""
    chosen_: frozenset[str] | None = None
    if query.meeting is not None:
        chosen_ = frozenset(
            record.meeting.id
            for record in library.records.values()
            if called(record.meeting, query.meeting)
        )
        if not chosen_:
            return chosen_, (Note("no-meeting", query.meeting),), True
    if query.when is not None:
        dated = frozenset(
            id_ for id_, r in library.records.items() if query.when.fits(r.meeting.date)
        )
        chosen_ = dated if chosen_ is None else chosen_ & dated
        if not chosen_:
            return chosen_, (Note("no-meeting", str(query.when)),), True
    return chosen_, (), False
