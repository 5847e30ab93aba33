"""The meetings themselves: their cards, and which of them a question names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.index import Clause, Record, Scope
from bot.model import OWN, Attendance, Attendee, Meeting, MeetingCard, Person, Quote, There
from bot.question.parse import Query, Term
from bot.search.library import Library, telling_pairs, tells
from bot.text import name_words, speech, words

_ENOUGH = 0.5
"""The share of the asked words that a meeting's title or place must have."""
_MOST_NAMES = 5
"""Passages looked at for a name that is a word as well."""


def card(library: Library, record: Record, asked: Collection[str] = ()) -> MeetingCard:
    """A meeting with its people and relatives; `asked` are the people that the question names."""
    meeting = record.meeting
    spoke = [
        Attendee(
            _shown(library, voice.person) or voice.label or "?",
            _office(library, voice.person, meeting),
            voice.turns,
            voice.words,
        )
        for voice in record.voices
    ]
    silent = [
        Attendee(_shown(library, id_) or id_, _office(library, id_, meeting))
        for id_ in meeting.present
        if id_ not in {voice.person for voice in record.voices}
    ]
    related = [
        library.records[id_].meeting.title for id_ in meeting.related if id_ in library.records
    ]
    there = tuple(_attendance(library, record, id_) for id_ in asked)
    return MeetingCard(
        meeting, tuple(spoke), tuple(silent), tuple(related), record.turns, asked=there
    )


def in_full(library: Library, record: Record, asked: Collection[str] = ()) -> MeetingCard:
    """The card of a meeting's `record`, and who of the register is only mentioned there; `asked`
    are the people that the question names."""
    return replace(card(library, record, asked), mentioned=tuple(_mentioned(library, record)))


def first_line(library: Library, id_: str) -> Quote | None:
    """The first words of somebody's own in a meeting; None where there are none."""
    record = library.records.get(id_)
    told = library.engine.tally((), (), Scope(frozenset({id_}))) if record else []
    first = min((one.first for one in told if one.kind in OWN), default=None)
    if record is None or first is None:
        return None
    number, span = first
    turn = library.engine.turns_at([(id_, number)])[id_, number]
    passage = next(passage for passage in turn.passages if passage.span == span)
    return library.lone_quote(turn, passage, record.meeting, span)


def _attendance(library: Library, record: Record, id_: str) -> Attendance:
    keys = library.keys_of(id_)
    turns = sum(voice.turns for voice in record.voices if (voice.person or voice.label) in keys)
    how: There = "spoke" if turns else "present" if id_ in record.meeting.present else "mentioned"
    return Attendance(_shown(library, id_) or id_, how, turns)


def _mentioned(library: Library, record: Record) -> Iterator[str]:
    """The people of the register who are named there, without having been there."""
    said, there = library.engine.vocabulary(frozenset({record.meeting.id})), library.there(record)
    for person in library.register.people:
        name = _called_by(library, person)
        if person.id not in there and name and name[-1] in said and _names(library, record, name):
            yield person.name


def _called_by(library: Library, person: Person) -> tuple[str, ...]:
    """What people say for somebody: the surname, with the name before it where that is shared."""
    named = tuple(word.text for word in words(person.name))
    others = (one for one in library.register.people if one.id != person.id)
    shared = any(not name_words(one.name).isdisjoint(named[-1:]) for one in others)
    return named[-2:] if shared else named[-1:]


def _names(library: Library, record: Record, name: tuple[str, ...]) -> bool:
    """Whether it stands there as a name, with a capital letter: Hall, and not hall."""
    scope = Scope(frozenset({record.meeting.id}))
    found = library.engine.candidates((), (name,), scope, _MOST_NAMES)
    turns = library.engine.turns_at([(one.meeting, one.turn) for one in found])
    texts = (turns[one.meeting, one.turn].text_of(one.passage) for one in found)
    return any(
        word.text == name[-1] and text[word.start].isupper()
        for text in texts
        for word in speech(text)
    )


def _shown(library: Library, id_: str | None) -> str | None:
    person = library.register.by_id.get(id_ or "")
    return person.name if person else None


def _office(library: Library, id_: str | None, meeting: Meeting) -> str | None:
    person = library.register.by_id.get(id_ or "")
    role = person.role_on(meeting.date) if person else None
    return role.title if role else None


@dataclass(frozen=True, slots=True)
class ChosenMeetings:
    """The meetings a question asks for, and the people it names."""

    records: tuple[Record, ...]
    people: tuple[str, ...] = ()

    def page(self, library: Library, number: int, most: int) -> tuple[MeetingCard, ...]:
        """The cards of page `number` (from 0), at most `most`; a meeting alone is told in full."""
        if len(self.records) == 1 and number == 0:
            return (in_full(library, self.records[0], self.people),)
        shown = self.records[number * most : (number + 1) * most]
        return tuple(card(library, record, self.people) for record in shown)


def chosen_meetings(library: Library, query: Query) -> ChosenMeetings:
    """The meetings a `/meetings` question asks for; all where it names nothing.

    Date and `in:` bound them. Of these, its words choose those whose title or place has most of
    them, else those in which all that are no names were said; people choose those they were at,
    else those in which they are named, unless a title has been chosen by no more than their names.
    """
    records = [record for record in library.records.values() if _is_within(query, record.meeting)]
    named = [record for record in records if record.meeting.id == query.meeting]
    records = named or records
    mentions = [query.asked.mention] if query.asked.mention else list(query.named)
    people = {person.id for mention in mentions for person in mention.people}
    names = {word for mention in mentions for word in mention.key}
    terms = [term for term in query.terms if not term.light and tells(term.text)]
    rest = [t for t in terms if t.text not in names and not _misspells(library, t, names)]
    titled = _by_words(library, records, terms)
    if titled and (rest or not people):
        records = titled
    elif rest:
        records = _by_content(library, records, rest)
    if people and not titled:
        present = [r for r in records if people & library.there(r)]
        records = present or _speaking_of(library, records, people)
    return ChosenMeetings(tuple(records), tuple(sorted(people)))


def _is_within(query: Query, meeting: Meeting) -> bool:
    """Whether a meeting is of the date and the name that bound a question."""
    if query.when is not None and not query.when.fits(meeting.date):
        return False
    return query.meeting is None or is_called(meeting, query.meeting)


def _speaking_of(
    library: Library, records: Sequence[Record], people: Collection[str]
) -> list[Record]:
    """The meetings in which people are named who were at none of them."""
    some = [library.register.by_id[id_] for id_ in people if id_ in library.register.by_id]
    names = [name for person in some if (name := _called_by(library, person))]
    scope = Scope(frozenset(record.meeting.id for record in records))
    there = {one.meeting for name in names for one in library.engine.tally((), (name,), scope)}
    telling = (record for record in records if record.meeting.id in there)
    return [one for one in telling if any(_names(library, one, name) for name in names)]


def _misspells(library: Library, term: Term, names: set[str]) -> bool:
    return term.text not in library.vocabulary and any(name[:2] == term.text[:2] for name in names)


def _by_words(library: Library, records: Iterable[Record], terms: Sequence[Term]) -> list[Record]:
    """The meetings whose title, place or name has most of the words; the best of them only."""
    if not terms:
        return []
    scored = [(_share(library, record.meeting, terms), record) for record in records]
    best = max((share for share, _ in scored), default=0.0)
    return [record for share, record in scored if share == best] if best >= _ENOUGH else []


def _share(library: Library, meeting: Meeting, terms: Sequence[Term]) -> float:
    have = _identity(meeting)
    likely = [{t.text, *library.vocabulary.near(t.text)} for t in terms]
    return sum(not have.isdisjoint(ways) for ways in likely) / len(terms)


def _identity(meeting: Meeting) -> set[str]:
    parts = (meeting.title, meeting.place or "", meeting.id.replace("-", " "))
    return {word.text for part in parts for word in words(part)}


def _by_content(library: Library, records: Sequence[Record], terms: Sequence[Term]) -> list[Record]:
    """The meetings in which all the words were said."""
    left = {record.meeting.id for record in records}
    for term in terms:
        near = library.vocabulary.near(term.text)
        if not near or not left:
            return []
        said = library.engine.tally((Clause(near),), (), Scope(frozenset(left)))
        left &= {one.meeting for one in said}
    return [record for record in records if record.meeting.id in left]


def is_called(meeting: Meeting, asked: str) -> bool:
    """Whether `in:` means this meeting: its id, or words of its title, place or id."""
    if asked.lower() == meeting.id.lower() or asked.lower() == meeting.file.lower():
        return True
    want = {word.text for word in words(asked)}
    return bool(want) and want <= _identity(meeting)


def named_meeting(library: Library, query: Query) -> Record | None:
    """The one meeting that `in:` means, or whose title alone has two neighbouring words asked."""
    if query.meeting is not None:
        records = library.records.values()
        naming = [one for one in records if is_called(one.meeting, query.meeting)]
    else:
        asked = telling_pairs([term.text for term in query.terms])
        ids = {id_ for pair in asked for id_ in library.titled.get(pair, ())}
        naming = [library.records[id_] for id_ in ids]
    return naming[0] if len(naming) == 1 else None
