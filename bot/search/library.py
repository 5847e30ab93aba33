"""What is on record, as one whole state: the index, its meetings and words, the register of people,
the glossary.

An answer is worked out against one `Library` from beginning to end, whatever is written meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from itertools import pairwise

from bot.index import Engine, Record, Scope, Vocabulary
from bot.model import Access, Audience, Line, Meeting, Passage, Quote, Searched, Span, Turn
from bot.search import directory
from bot.search.directory import Directory
from bot.sources.glossary import Glossary
from bot.sources.people import Holder, Register, is_honorific
from bot.text import is_light, name_words, one_line, words

_PARTS_KEPT = 64  # audiences' views of the library
_ATTRIBUTIONS_KEPT = 20_000  # speakers of meetings
_NOBODY = frozenset("he she it they we i you who this that these those one".split())
"""What a report prints for a speaker without naming anybody: They said."""
_SAY_LITTLE = frozenset(
    "the a an of for and in at to on with their his her u.s. us remarks opening meeting "
    "before".split()
)
"""Words by which no meeting's title is told from another's."""
_NO_GLOSSARY, _EVERYBODY = Glossary(), Access()


def tells(word: str) -> bool:
    """Whether a word of a title says something."""
    return not is_light(word) and word not in _SAY_LITTLE and not is_honorific(word)


def telling_pairs(said: Sequence[str]) -> set[tuple[str, str]]:
    """Neighbouring words of a title that both say something."""
    return {pair for pair in pairwise(said) if all(map(tells, pair))}


def attended(record: Record) -> set[str]:
    """Who was there: with words on record, or without."""
    return {voice.person for voice in record.voices if voice.person} | set(record.meeting.present)


@dataclass(frozen=True, eq=False)
class Library:
    """An index's whole state, its people's register, and what else its terms are called."""

    engine: Engine
    register: Register
    records: dict[str, Record]
    vocabulary: Vocabulary
    part: bool = False
    glossary: Glossary = _NO_GLOSSARY

    @classmethod
    def of(cls, engine: Engine, register: Register, glossary: Glossary = _NO_GLOSSARY) -> Library:
        """The `engine`'s state now, with who is in the `register` and the `glossary`'s names."""
        records = {record.meeting.id: record for record in engine.records()}
        return cls(engine, register, records, engine.vocabulary(), glossary=glossary)

    def seen_by(self, audience: Audience) -> Library:
        """The part of it that `audience` may read; filtered here, before anything is ranked."""
        closed = {id_ for id_, access in self._guarded.items() if not access.admits(audience)}
        return self._part(frozenset(self.records) - closed) if closed else self

    @cached_property
    def _guarded(self) -> dict[str, Access]:
        """The meetings that not everybody may quote."""
        access = {id_: record.meeting.access for id_, record in self.records.items()}
        return {id_: guarded for id_, guarded in access.items() if guarded != _EVERYBODY}

    @cached_property
    def _part(self) -> Callable[[frozenset[str]], Library]:
        """Its part of some meetings, kept for those seen of late."""
        return lru_cache(_PARTS_KEPT)(partial(_part_of, self))

    @property
    def scope(self) -> Scope:
        """All of it; by name only where it is a part, for a long list of meetings costs much."""
        return Scope(frozenset(self.records) if self.part else None)

    @cached_property
    def searched(self) -> Searched:
        """How many meetings there are, and from when to when."""
        return self.searched_in(self.records)

    def searched_in(self, meetings: Iterable[str]) -> Searched:
        """How many some meetings are, by id, and from when to when."""
        chosen = [self.records[id_].meeting for id_ in meetings]
        days = sorted(meeting.date for meeting in chosen if meeting.date)
        return Searched(len(chosen), days[0] if days else None, days[-1] if days else None)

    def within(self, scope: Scope) -> list[str]:
        """The meetings in a scope, by id; all where it names none."""
        return sorted(scope.meetings or self.records)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels printed for speakers whom the register does not know."""
        voices = (voice for record in self.records.values() for voice in record.voices)
        printed = {voice.label for voice in voices if voice.label and voice.person is None}
        return tuple(sorted(label for label in printed if label.lower() not in _NOBODY))

    @cached_property
    def printed(self) -> dict[str, str]:
        """The labels that surely name somebody of the register: whose they are."""
        named = ((label, self.register.printed_as(label)) for label in self.labels)
        return {label: person.id for label, person in named if person}

    def keys_of(self, person: str) -> tuple[str, ...]:
        """What the index calls somebody's words: their id, and labels that name them."""
        return (person, *(label for label, id_ in self.printed.items() if id_ == person))

    def there(self, record: Record) -> set[str]:
        """Who was at a meeting, those among them whom only a label names."""
        labels = {voice.label for voice in record.voices if voice.person is None}
        return attended(record) | {id_ for label, id_ in self.printed.items() if label in labels}

    @cached_property
    def titled(self) -> dict[tuple[str, str], frozenset[str]]:
        """The meetings in whose title two words stand side by side."""
        found: dict[tuple[str, str], set[str]] = {}
        for id_, record in self.records.items():
            for pair in telling_pairs([word.text for word in words(record.meeting.title)]):
                found.setdefault(pair, set()).add(id_)
        return {pair: frozenset(meetings) for pair, meetings in found.items()}

    @cached_property
    def speakers(self) -> Directory:
        """Everybody with words on record, to choose from."""
        return directory.speakers(self.records.values(), self.register)

    @cached_property
    def titles(self) -> Directory:
        """The meetings, to choose from."""
        return directory.titles(self.records.values())

    @cached_property
    def days(self) -> frozenset[date]:
        """The days of the meetings."""
        dates = (record.meeting.date for record in self.records.values())
        return frozenset(filter(None, dates))

    @cached_property
    def speaking(self) -> dict[str, frozenset[str]]:
        """Who has words on record (id or label), and in which meetings."""
        found: dict[str, set[str]] = {}
        for id_, record in self.records.items():
            for voice in record.voices:
                if key := voice.person or voice.label:
                    found.setdefault(key, set()).add(id_)
        return {key: frozenset(meetings) for key, meetings in found.items()}

    def spoke_in(self, person: str) -> set[str]:
        """The meetings in which somebody has words on record."""
        return {id_ for key in self.keys_of(person) for id_ in self.speaking.get(key, ())}

    def meetings_of(self, holder: Holder) -> frozenset[str]:
        """The meetings in which a holder has words on record (in that office)."""
        there = self.spoke_in(holder.person.id)
        return frozenset(id_ for id_ in there if holder.meant_on(self.records[id_].meeting.date))

    def name_of(self, passage: Passage, meeting: Meeting) -> str | None:
        """The name to show for a passage's speaker: the register's, or a label of records."""
        person = self.register.by_id.get(passage.person or "")
        return person.name if person else passage.label if meeting.kind == "records" else None

    def name_or_label(self, passage: Passage, meeting: Meeting) -> str | None:
        """That name, or else what is printed for its speaker."""
        return self.name_of(passage, meeting) or passage.label

    def speaker_of(self, passage: Passage, meeting: Meeting) -> str | None:
        """The name to show for whoever says a passage: nobody says what is narrated."""
        return None if passage.kind == "narration" else self.name_of(passage, meeting)

    def role_of(self, passage: Passage, meeting: Meeting) -> str | None:
        """The office its speaker held on the day."""
        person = self.register.by_id.get(passage.person or "")
        role = person.role_on(meeting.date) if person else None
        return role.title if role else passage.role

    def attribution_words(self, meeting: Meeting, passage: Passage) -> frozenset[str]:
        """The folded words of who said it and where, which a question may name beside the words."""
        return self._attribution(meeting.id, passage.person, passage.label, passage.role)

    @cached_property
    def _attribution(self) -> Callable[[str, str | None, str | None, str | None], frozenset[str]]:
        words_of = partial(_attribution_words, self.register, self.records)
        return lru_cache(maxsize=_ATTRIBUTIONS_KEPT)(words_of)

    def quote(
        self,
        turn: Turn,
        passage: Passage,
        meeting: Meeting,
        span: Span,
        score: float,
        hits: tuple[Span, ...],
        beside: Mapping[tuple[str, int], Turn],
    ) -> Quote:
        """A `span` of a turn (characters of its text) as a quote, with its attribution and the
        lines around it.

        `passage` is the one that it begins with, `score` the confidence (0..1), `hits` the matched
        words as characters of the span; `beside` has the turns next to its own.
        """
        before, after = self._around(meeting, turn, span, beside)
        return Quote(
            meeting=meeting,
            turn=turn,
            span=span,
            kind=passage.kind,
            speaker=self.speaker_of(passage, meeting),
            role=None if passage.kind == "narration" else self.role_of(passage, meeting),
            label=passage.label,
            interpreted=passage.interpreted,
            score=round(score, 3),
            matched=hits,
            before=before,
            after=after,
        )

    def lone_quote(self, turn: Turn, passage: Passage, meeting: Meeting, span: Span) -> Quote:
        """A `span` of a turn that begins with `passage`, as a quote that is shown for what it is,
        with no words matched in it."""
        beside = self.beside([(meeting.id, turn.number)])
        return self.quote(turn, passage, meeting, span, 1.0, (), beside)

    def beside(self, turns: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Turn]:
        """The turns next to some turns, each named by its meeting and number."""
        return self.engine.turns_at(
            {(meeting, n) for meeting, number in turns for n in (number - 1, number + 1)}
        )

    def _around(
        self, meeting: Meeting, turn: Turn, span: Span, beside: Mapping[tuple[str, int], Turn]
    ) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The line before a span and the line after it, from its own turn or the next one."""
        near = [beside.get((meeting.id, turn.number + step)) for step in (-1, 1)]
        previous, following = ([(t, p) for p in t.passages] if t else [] for t in near)
        before = [(turn, p) for p in turn.passages if p.span.end <= span.start] or previous
        after = [(turn, p) for p in turn.passages if p.span.start >= span.end] or following
        return (
            tuple(self._line(meeting, *line) for line in before[-1:]),
            tuple(self._line(meeting, *line) for line in after[:1]),
        )

    def _line(self, meeting: Meeting, turn: Turn, passage: Passage) -> Line:
        speaker = self.speaker_of(passage, meeting)
        if passage.label and passage.kind != "narration" and passage.label.lower() not in _NOBODY:
            speaker = speaker or passage.label
        return Line(speaker, one_line(turn.text_of(passage)))


def _attribution_words(
    register: Register,
    records: Mapping[str, Record],
    id_: str,
    person_id: str | None,
    label: str | None,
    role: str | None,
) -> frozenset[str]:
    meeting = records[id_].meeting
    person = register.by_id.get(person_id or "")
    names = (person.name, *person.aliases) if person else ()
    office = person.role_on(meeting.date) if person else None
    titles = (office.title, *office.aliases) if office else (role,)
    parts = [*names, *titles, label, meeting.title, meeting.place]
    found = {word for part in parts if part for word in name_words(part)}
    if meeting.date is not None:
        found |= {str(meeting.date.year), meeting.date.strftime("%B").lower()}
    return frozenset(found)


def _part_of(library: Library, open_: frozenset[str]) -> Library:
    """The part of some meetings, with their words: no other meeting's word corrects anybody."""
    records = {id_: record for id_, record in library.records.items() if id_ in open_}
    words, register = library.engine.vocabulary(open_), _register_of(library, open_)
    return replace(library, part=True, records=records, vocabulary=words, register=register)


def _register_of(library: Library, open_: frozenset[str]) -> Register:
    """The people but those who were only at other meetings: their names would tell."""
    there = {id_: attended(record) for id_, record in library.records.items()}
    shown = set().union(*(people for id_, people in there.items() if id_ in open_))
    hidden = set().union(*there.values()) - shown
    return Register(tuple(one for one in library.register.people if one.id not in hidden))
