"""The register of people: who is meant by a name, an alias or an office; it resolves or it
abstains.

people.yaml                                 means
blinken:                                    the id other files use
  name: Antony Blinken                      the name shown
  aliases: [Antony J. Blinken]
  roles:
    - title: U.S. Secretary of State
      since: 2021-01-26
      until: 2025-01-20
      aliases: [secretary of state]         valid only while the office is held
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from bot.errors import Finding
from bot.model import Person, Role, Span
from bot.sources.yaml_file import YamlFile, decode, load_mapping
from bot.text import Word, words
from bot.text.lexicon import word_set, word_table
from bot.text.likeness import slips, within_slips
from bot.text.word_frequency import is_english

Key = tuple[str, ...]
"""The folded words of a name."""


class Holder(NamedTuple):
    """A person meant, by name (no role) or by an office, and then only for its time."""

    person: Person
    role: Role | None = None

    def meant_on(self, day: date | None) -> bool:
        """Whether somebody who used these words of a meeting on `day` meant this person."""
        return self.role is None or self.role.held_on(day)


class Mention(NamedTuple):
    """A name or office standing in a text: where, whom it may mean, and its words as the register
    spells them."""

    span: Span
    holders: tuple[Holder, ...]
    key: Key
    exact: bool

    @property
    def is_office(self) -> bool:
        """Whether nobody has this for a name."""
        return all(holder.role for holder in self.holders)

    @property
    def people(self) -> tuple[Person, ...]:
        """The different people that may be meant."""
        return tuple({holder.person.id: holder.person for holder in self.holders}.values())


_HONORIFICS = word_set("titles.abbreviated", "titles.courtesy", "titles.offices")
_HONORIFICS |= {"the", "our", "then", "former"}
_SHORT_TITLES = word_table("titles.short")
_TITLE_GLUE = word_set("titles.glue")
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_PHRASE = 16
"""Words that may name one person, titles and all."""
_DEPUTIES = word_set("titles.deputies")


def is_deputy(word: str) -> bool:
    """Whether a folded word before an office makes it another office: the deputy foreign
    minister."""
    return word in _DEPUTIES


def is_honorific(word: str) -> bool:
    """Whether a folded word may stand before a name without being part of it."""
    return word in _HONORIFICS


@dataclass(frozen=True)
class Register:
    """Everybody known, and the ways they are named."""

    people: tuple[Person, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Person]:
        """The people by their ids."""
        return {person.id: person for person in self.people}

    @cached_property
    def _keys(self) -> dict[Key, list[Holder]]:
        keys: dict[Key, list[Holder]] = defaultdict(list)
        for person in self.people:
            for key in _name_keys(person):
                keys[key].append(Holder(person))
            for role in person.roles:
                for title in dict.fromkeys((role.title, *role.aliases)):
                    if key := key_of(title):
                        keys[key].append(Holder(person, role))
        return {key: _strongest(holders) for key, holders in keys.items()}

    @cached_property
    def _longest(self) -> int:
        return max((len(key) for key in self._keys), default=0)

    @cached_property
    def _spellings(self) -> dict[int, dict[str, Key]]:
        """The names as they are written, by the number of their words."""
        by_size: dict[int, dict[str, Key]] = defaultdict(dict)
        for key in self._keys:
            by_size[len(key)][" ".join(key)] = key
        return by_size

    def mentions(self, text: str, on: date | None) -> list[Mention]:
        """Names and offices standing in `text` (longest first, accents and case aside), as meant on
        that day."""
        found = []
        for mention in self.named_in(words(text)):
            if holders := tuple(holder for holder in mention.holders if holder.meant_on(on)):
                found.append(mention._replace(holders=holders))
        return found

    def named_in(self, tokens: Sequence[Word], *, fuzzy: bool = False) -> Iterator[Mention]:
        """Mentions among folded words, left to right, the longest at each place; `fuzzy` lets a
        name be misspelt."""
        at = 0
        while at < len(tokens):
            if mention := self._mention_at(tokens, at, fuzzy=fuzzy):
                yield mention
            at += len(mention.key) if mention else 1

    def _mention_at(self, tokens: Sequence[Word], at: int, *, fuzzy: bool) -> Mention | None:
        for size in range(min(self._longest, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            key = tuple(word.text for word in run)
            span = Span(run[0].start, run[-1].end)
            if key in self._keys:
                return Mention(span, tuple(self._keys[key]), key, exact=True)
            if near := self._near(key) if fuzzy else None:
                return Mention(span, tuple(self._keys[near]), near, exact=False)
        return None

    def _near(self, key: Key) -> Key | None:
        """The one name that `key` misspells, if it is one: few letters off, every word near its
        own."""
        typed = " ".join(key)
        if len(typed) < 5 or any(word[:1].isdigit() for word in key):
            return None
        allowed = max(1, len(typed) // 5)
        names = self._spellings.get(len(key), {})
        same = [(names[name], off) for name, off in within_slips(typed, names.keys(), allowed, 8)]
        same = [(near, off) for near, off in same if all(map(is_like, key, near))]
        nearest = [near for near, off in same if off == same[0][1]]
        meant = {frozenset(holder.person.id for holder in self._keys[near]) for near in nearest}
        if len(key) == 1 and is_english(key[0]):  # "the media" is not Mr. Mejía
            return None
        return nearest[0] if len(meant) == 1 else None

    def resolve(self, phrase: str) -> Mention | None:
        """Whom a phrase that should name somebody means: "Sec. Blinkin", "the mexican foreign
        secretary", "Lopez".

        Several holders of different people mean that it is ambiguous; None that nobody known is
        meant.
        """
        tokens = _without_article(words(phrase))
        if not tokens:
            return None
        if written_out := _SHORT_TITLES.get(tokens[-1].text):
            return self.resolve(phrase[: tokens[-1].start] + written_out)
        if len(tokens) > _LONGEST_PHRASE:
            return None
        whole = Span(tokens[0].start, tokens[-1].end)
        found = (
            self._by_whole_name(phrase, tokens, fuzzy=False)
            or self._by_given_name(tokens, whole)
            or self._by_whole_name(phrase, tokens, fuzzy=True)
            or self._by_title_words(tokens, whole)
        )
        return found._replace(span=whole) if found else None

    def _by_whole_name(self, phrase: str, tokens: Sequence[Word], *, fuzzy: bool) -> Mention | None:
        named = list(self.named_in(tokens, fuzzy=fuzzy))
        for mention in named:
            if _rest_is_title(phrase, _without_offices(tokens, named, mention), mention):
                return self._with_title(tokens, mention)
        return None

    def printed_as(self, label: str) -> Person | None:
        """Whom a printed label surely names: a whole name of theirs, or their office and surname;
        no bare surname."""
        tokens = words(label)
        mention = next((m for m in self.named_in(tokens) if m.span.end == tokens[-1].end), None)
        if mention is None or len(tokens) < 2:
            return None
        before = {word.text for word in tokens if word.end <= mention.span.start}
        said = {word.text for word in tokens}
        named = [p for p in mention.people if words(p.name)[-1].text in said]
        fitting = [p for p in named if not before or _bears(p, before)]
        return fitting[0] if len(fitting) == 1 else None

    def _by_given_name(self, tokens: Sequence[Word], span: Span) -> Mention | None:
        """The beginning of a name, as in "Rosa" or "Rosa Icela": everyone whose name begins so."""
        asked = tuple(word.text for word in tokens)
        begins = tuple(
            Holder(person) for person in self.people if key_of(person.name)[: len(asked)] == asked
        )
        if not begins or len(asked[0].rstrip(".")) < 2:
            return None
        return Mention(span, begins, asked, exact=True)

    def _with_title(self, tokens: Sequence[Word], mention: Mention) -> Mention:
        """A title before a surname chooses between those who share it, and other bearers of the
        name."""
        title = {word.text for word in tokens if word.end <= mention.span.start} - _TITLE_GLUE
        if not title or any(holder.role for holder in mention.holders):
            return mention
        bearing = [p for p in self.people if set(mention.key) <= {w.text for w in words(p.name)}]
        fitting = tuple(Holder(p) for p in bearing if _bears(p, title))
        return mention._replace(holders=fitting) if fitting else mention

    def _by_title_words(self, tokens: Sequence[Word], span: Span) -> Mention | None:
        """A part of a title, as in "the secretary": everyone whose office has all its words."""
        asked = {word.text for word in tokens} - _TITLE_GLUE
        if not asked:
            return None
        offices = [Holder(person, role) for person in self.people for role in person.roles]
        holders = tuple(h for h in offices if h.role if asked <= _title_words(h.role))
        key = tuple(word.text for word in tokens)
        return Mention(span, holders, key, exact=True) if holders else None


def key_of(name: str) -> Key:
    """The folded words of a name, articles left out."""
    return tuple(word.text for word in _without_article(words(name)))


def _name_keys(person: Person) -> Iterator[Key]:
    """The ways a person is named: as listed, without initials, and by the end of the name (its
    surname)."""
    for name in dict.fromkeys((person.name, *person.aliases)):
        if key := key_of(name):
            yield key
    full = tuple(word for word in key_of(person.name) if len(word.rstrip(".")) > 1)
    for at in range(len(full)):
        yield full[at:]


def _strongest(holders: Iterable[Holder]) -> list[Holder]:
    """Each person once per way of being meant; a name says more than an office."""
    return list(dict.fromkeys(holders))


def _without_article(tokens: Sequence[Word]) -> list[Word]:
    articles = sum(word.text in _ARTICLES for word in tokens[:1])
    return list(tokens[articles:])


def _without_offices(
    tokens: Sequence[Word], named: Sequence[Mention], mention: Mention
) -> list[Word]:
    """The words around a name, but not those of an office said with it: harbour secretary
    Okafor."""
    offices = [] if mention.is_office else [other.span for other in named if other.is_office]
    return [w for w in tokens if not any(span.start <= w.start < span.end for span in offices)]


def _rest_is_title(phrase: str, tokens: Sequence[Word], mention: Mention) -> bool:
    """Whether all around a name is title; but X's deputy is not X, nor the deputy secretary the
    secretary."""
    before = [word.text.rstrip(".") for word in tokens if word.start < mention.span.start]
    after = [word.text.rstrip(".") for word in tokens if word.start >= mention.span.end]
    if after and phrase[: mention.span.end].endswith(("'s", "’s")):
        return False
    if mention.is_office and any(map(is_deputy, before[-1:])):
        return False
    return {*before, *after} <= _HONORIFICS | _TITLE_GLUE


def _bears(person: Person, title: set[str]) -> bool:
    return any(title <= _title_words(role) for role in person.roles)


def _title_words(role: Role) -> set[str]:
    return {word.text for title in (role.title, *role.aliases) for word in words(title)}


def is_like(typed: str, real: str) -> bool:
    """Whether a word of a name is typed as well as people type it."""
    if len(real) < 4:
        return typed == real  # "and Ruiz" is not Ana Ruiz
    if typed[0] != real[0] and len(real) <= 5:
        return False
    return slips(typed, real) <= max(1, len(real) // 4)


# people.yaml --------------------------------------------------------------------------------------


class _RoleEntry(msgspec.Struct, frozen=True):
    title: str
    since: date | None = None
    until: date | None = None
    aliases: tuple[str, ...] = ()


class _PersonEntry(msgspec.Struct, frozen=True):
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[_RoleEntry, ...] = ()


def read_register(path: Path) -> tuple[Register, list[Finding]]:
    """The register of a corpus (empty where there is none) and what is wrong with it."""
    try:
        file = load_mapping(path, "a mapping of ids to people is needed", "write `id: {name: …}`")
    except Finding as finding:
        return Register(), [finding]
    people, faults = [], []
    for id_, entry in file.data.items():
        shaped, wrong = decode(file, _PersonEntry, (id_,), entry or {})
        faults += wrong
        if shaped is not None:
            people.append(_person(id_, shaped))
    return Register(tuple(people)), faults + list(_shared_aliases(file, people))


def _person(id_: str, entry: _PersonEntry) -> Person:
    roles = tuple(Role(role.title, role.since, role.until, role.aliases) for role in entry.roles)
    return Person(id_, entry.name, entry.aliases, roles)


def _shared_aliases(file: YamlFile, people: Sequence[Person]) -> Iterator[Finding]:
    owners: dict[Key, Person] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            owner = owners.setdefault(key_of(name), person)
            if owner.id != person.id:
                problem = f"‘{name}’ names both ‘{owner.id}’ and ‘{person.id}’"
                remedy = "leave it to one of them, or write it out for each"
                yield file.finding((person.id,), problem, remedy)
