"""Where to look for a question's answer: whose words, on which days, in which meetings; and what
must be told of it.

Names and offices become speakers, each with the meetings in which they count: a title that changed
hands means who held it on the day. Where nobody or no meeting is left, the question is hopeless,
and a note says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.index import Scope
from bot.model import Meeting, Narrowed, Note, Person, Searched, Span, Understood, When
from bot.question.asked_speaker import SpeakerRef
from bot.question.parse import Query
from bot.search.library import Library
from bot.search.meetings import is_called, named_meeting
from bot.sources.people import Holder, Mention
from bot.text import word_texts
from bot.text.lexicon import word_set

EVERYTHING = Narrowed()


@dataclass(frozen=True)
class ResolvedScope:
    """Where to look, what was understood of it, and what must be told about it.

    `hopeless`: nobody or no meeting is left, and the notes say why.
    """

    scope: Scope
    understood: Understood
    notes: tuple[Note, ...] = ()
    hopeless: bool = False

    def searched(self, library: Library) -> Searched:
        """What was searched: the meetings in scope, or all where none is left."""
        return library.searched_in(self.scope.meetings) if self.scope.meetings else library.searched


def resolve_scope(library: Library, query: Query, narrowed: Narrowed = EVERYTHING) -> ResolvedScope:
    """Where a `query` looks: in the meetings that its date and `in:` leave, for the words of whom
    it asks; within what a form says (`narrowed`)."""
    meetings, notes = _meetings_left(library, query, narrowed)
    named = named_meeting(library, query)
    chosen = library.titles.key(narrowed.meeting) if narrowed.meeting else None
    words = [term.text for term in query.terms if not term.light]
    words += [" ".join(phrase) for phrase in query.phrases]
    understood = Understood(
        meeting=named.meeting.id if named else chosen, dates=query.when, words=tuple(words)
    )
    scope = library.scope if meetings is None else Scope(meetings)
    scope = replace(scope, kinds=frozenset(narrowed.kinds) or None)
    sought = ResolvedScope(scope, understood, notes, hopeless=bool(notes))
    asked = query.asked
    if asked.stranger is not None:
        notes += (Note("unknown-speaker", asked.stranger),)
        return replace(sought, notes=notes, hopeless=True)
    if asked.label is not None:
        labels = (*_printed_for(asked.label, library.labels), *asked.alike)
        there = replace(scope, speakers=tuple((label, None) for label in labels))
        understood = replace(understood, speaker=_labels_named(asked))
        return replace(sought, scope=there, understood=understood)
    return sought if asked.mention is None else _by_speaker(library, asked, asked.mention, sought)


def asked_in_form(library: Library, query: Query, narrowed: Narrowed) -> Query:
    """The query with the speaker whom a form names (`narrowed`), whoever is named in its words."""
    if not narrowed.speaker:
        return query
    key = library.speakers.key(narrowed.speaker)
    if key is None:  # chosen from a record that has changed since
        return replace(query, asked=SpeakerRef(stranger=narrowed.speaker, typed=narrowed.speaker))
    person = library.register.by_id.get(key)
    if person is None:
        return replace(query, asked=SpeakerRef(label=key, typed=key))
    mention = Mention(Span(0, 0), (Holder(person),), (), exact=True)
    return replace(query, asked=SpeakerRef(mention, typed=person.name))


def _meetings_left(
    library: Library, query: Query, narrowed: Narrowed
) -> tuple[frozenset[str] | None, tuple[Note, ...]]:
    """The meetings that `in:`, a date and a form leave, one after the other (None: all); with a
    note of the first that leaves none."""
    left: frozenset[str] | None = None
    for told, fits in _narrowings(library, query, narrowed):
        fitting = {id_ for id_, record in library.records.items() if fits(record.meeting)}
        left = frozenset(fitting if left is None else left & fitting)
        if not left:
            return left, (Note("no-meeting", told),)
    return left, ()


def _narrowings(
    library: Library, query: Query, narrowed: Narrowed
) -> Iterator[tuple[str | When, Callable[[Meeting], bool]]]:
    """What a question and a form leave, in the order tried: how it is told, and what fits."""
    if (named := query.meeting) is not None:
        yield named, lambda meeting: is_called(meeting, named)
    if query.when is not None:
        dated = query.when.fits
        yield query.when, lambda meeting: dated(meeting.date)
    days = When(narrowed.since, narrowed.until) if narrowed.since or narrowed.until else None
    if narrowed.meeting:
        key = library.titles.key(narrowed.meeting)
        # where the form says both, its days are told
        yield days or narrowed.meeting, lambda meeting: meeting.id == key
    if days is not None:
        fits = days.fits
        yield days, lambda meeting: fits(meeting.date)


_QUESTIONERS = word_set("labels.questioners")
"""What transcripts print before a question from the room; each has its own way."""


def _printed_for(asked: str, labels: Sequence[str]) -> list[str]:
    """The labels printed for the part asked for."""
    if asked.upper() not in _QUESTIONERS:
        return [label for label in labels if label == asked]
    return [label for label in labels if label == asked or label.upper() in _QUESTIONERS]


_MOST_NAMED = 3
"""Labels that are told one by one; more are told in the words of the question."""
_MOST_MENTIONS = 20
"""Passages looked at for each name of somebody."""


def _labels_named(asked: SpeakerRef) -> str | None:
    """The labels meant, or the words that stand for many of them."""
    labels = [asked.label or "", *asked.alike]
    return " or ".join(labels) if len(labels) <= _MOST_NAMED else asked.typed


def _by_speaker(
    library: Library, asked: SpeakerRef, mention: Mention, sought: ResolvedScope
) -> ResolvedScope:
    """The scope for the words of whom a name or an office means: `mention` has each who may be
    meant, with the office by which they are.

    Those of them with words in the meetings left are searched, a holder of an office only in the
    meetings of their term. Where several people may be meant by one name a note says so; where none
    of them has words there, notes say why, and the scope is hopeless.
    """
    holders = mention.holders
    where = {holder: library.meetings_of(holder) for holder in holders}
    if sought.scope.meetings is not None:
        where = {holder: there & sought.scope.meetings for holder, there in where.items()}
    speaking = [holder for holder in holders if where[holder]]
    people = {holder.person.id: holder.person for holder in speaking or holders}
    named: str | None = ", ".join(person.name for person in people.values())
    notes = list(sought.notes)
    if _is_ambiguous(holders):
        everyone = dict.fromkeys(holder.person for holder in holders)
        shown = [person.name for person in everyone if person.id in people]
        notes.append(Note("ambiguous", asked.typed or "", tuple(shown)))
        named = named if len(people) == 1 else None
    if not speaking:
        notes += [_silence(library, person) for person in people.values()][:3]
    speakers = tuple(
        (key, where[holder] if holder.role else None)
        for holder in speaking
        for key in library.keys_of(holder.person.id)
    )
    return ResolvedScope(
        replace(sought.scope, speakers=speakers),
        replace(sought.understood, speaker=named, office=_office(holders)),
        tuple(notes),
        sought.hopeless or not speaking,
    )


def _office(holders: Sequence[Holder]) -> str | None:
    titles = {holder.role.title for holder in holders if holder.role}
    return titles.pop() if len(titles) == 1 else None


def _is_ambiguous(holders: Sequence[Holder]) -> bool:
    """Whether words name several people at once; the date tells an office's holders apart."""
    people = {holder.person.id for holder in holders}
    titles = {holder.role.title if holder.role else holder.person.id for holder in holders}
    return min(len(people), len(titles)) > 1 and any(holder.role for holder in holders)


def _silence(library: Library, person: Person) -> Note:
    """Why somebody has no words here: said elsewhere, silent, only mentioned, or neither."""
    records = library.records
    if elsewhere := library.spoke_in(person.id):
        titles = [records[id_].meeting.title for id_ in sorted(elsewhere)]
        return Note("words-elsewhere", person.name, tuple(titles))
    if titles := [r.meeting.title for r in records.values() if person.id in r.meeting.present]:
        return Note("present-but-silent", person.name, tuple(titles))
    if mentioned := _mentioned_in(library, person):
        titles = [records[id_].meeting.title for id_ in sorted(mentioned)]
        return Note("only-mentioned", person.name, tuple(titles))
    return Note("in-register-only", person.name)


def _mentioned_in(library: Library, person: Person) -> set[str]:
    """The meetings with a passage that names somebody by any of their names."""
    names = map(word_texts, (surname(person), person.name, *person.aliases))
    return {
        one.meeting
        for name in names
        if name
        for one in library.engine.candidates((), (name,), library.scope, _MOST_MENTIONS)
    }


def surname(person: Person) -> str:
    """The last word of a person's name."""
    return person.name.split()[-1]
