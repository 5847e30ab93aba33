"""The names that labels print: whose they are, which words may be one, and which name nobody.

speakers: {Mr. SOKOLIN (Kerasia): sokolin, GEN. BROWN: brown}
Mr. SOKOLIN (Kerasia) · Mr. SOKOLIN · GEN. BROWN, JR. · Gen. Brown  these people's, however printed
Mr. SOKOLIN (Nigeria) · GEN. A. BROWN                     nobody's: `bot.sources.corpus` tells
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse, takewhile

from bot.text import one_line
from bot.text.lexicon import word_list, word_set

_NO_LABEL = word_set("labels.no_labels")
_GLUE = word_set("names.joining") | {"and", "of", "the", "for"}  # these begin no name
_PARTICLES = word_set("names.particles") | _GLUE
_PREFIXES = word_list("names.beginnings")
_HONORIFICS = word_set("titles.abbreviated", "titles.courtesy", "titles.offices")
_OFFICES = word_set("labels.presiding")
_UNNAMED = word_set("labels.nameless")
_UNNAMED_BESIDE = word_set("labels.beside_nameless")
_GROUP = re.compile(r"[(\[][^()\[\]]*[)\]]")
_CIVIL = re.compile(r"(?:M[rsx]|Mrs|Miss|Dr)\b", re.IGNORECASE)


def is_unnamed(label: str) -> bool:
    """Whether a label names a part and not a person: QUESTION, Q1, MODERATOR, SENIOR STATE
    DEPARTMENT OFFICIAL ONE."""
    parts = {part.rstrip("0123456789") for part in re.split(r"[\s.#]+", label.upper())} - {""}
    return not _UNNAMED.isdisjoint(parts) and parts <= _UNNAMED | _UNNAMED_BESIDE


# Who is meant -------------------------------------------------------------------------------------


def _spelled(label: str) -> str:
    return one_line(label).replace("’", "'").rstrip(": ")


@dataclass(frozen=True)
class Names:
    """The labels that a meeting's YAML maps to people."""

    speakers: Mapping[str, str]

    @cached_property
    def exact(self) -> Mapping[str, str]:
        return {_spelled(label): person for label, person in self.speakers.items()}

    @cached_property
    def loose(self) -> Mapping[str, str]:
        return {label.casefold(): person for label, person in self.exact.items()}

    @cached_property
    def bare(self) -> Mapping[str, str]:
        """Labels mapped with a bracket, without it, where that can only be one person."""
        people: dict[str, set[str]] = defaultdict(set)
        for label, person in self.speakers.items():
            people[_spelled(_GROUP.sub("", label))].add(person)
        return {name: only for name, (only, *others) in people.items() if not others}

    def person(self, name: str, groups: Sequence[str] = ()) -> str | None:
        """Who a printed label is: as mapped with its brackets, else without, else without what
        follows a comma."""
        for way in _ways(name, groups):
            if person := self.exact.get(way, self.loose.get(way.casefold())):
                return person
        return None if groups else self.bare.get(_spelled(name))

    def maps(self, name: str, groups: Sequence[str] = ()) -> bool:
        """Whether the label is mapped just as it is printed, small letters and capitals too."""
        return any(way in self.exact for way in _ways(name, groups)) or _spelled(name) in self.bare

    def used(self, shown: str) -> Iterator[str]:
        """The mapped labels that a shown one answers to, as the YAML spells them."""
        groups = _GROUP.findall(shown)
        ways = {way.casefold() for way in _ways(_GROUP.sub("", shown).strip(), groups)}
        for label in self.speakers:
            spelled = [label] if groups else [label, _GROUP.sub("", label)]
            if any(_spelled(one).casefold() in ways for one in spelled):
                yield label

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words in capitals of the mapped labels, where they are no office: SOKOLIN,
        BROWN."""
        names = [_GROUP.sub("", label).partition(",")[0].split() for label in self.speakers]
        last = {name[-1].strip(",.") for name in names if name}
        capitals = filter(str.isupper, last - _OFFICES - _UNNAMED)
        return frozenset(word for word in filterfalse(_is_honorific, capitals) if len(word) > 2)


def _ways(name: str, groups: Sequence[str]) -> Iterator[str]:
    yield _spelled(" ".join([name, *groups]))
    yield from (_spelled(f"{name} {group}") for group in groups)
    yield _spelled(name)
    before = _spelled(name).partition(",")[0]
    if not all(map(_is_honorific, set(before.split()) - _OFFICES - {"THE", "The"})):
        yield before  # but PRESIDENT, EUROPEAN COMMISSION may be another president
    if _CIVIL.match(name):
        yield _spelled(name).partition(" of ")[0]  # Ms. JACKSON LEE of Texas


# What may be a name -------------------------------------------------------------------------------


def is_name(name: str) -> bool:
    """Whether a few words are written as a name is: Bo Lund, Ursula von der Leyen, Speaker 1."""
    parts = name.split()
    words = filterfalse(str.isdigit, set(parts) - _PARTICLES)
    return 0 < len(parts) <= 5 and all(word[0].isupper() for word in words)


def has_capitals(name: str) -> bool:
    """Whether a word of the name is in capitals, as only labels have it: Mr. SMITH."""
    words = [part for part in name.split() if sum(map(str.isalpha, part)) > 1]
    return any(map(_in_capitals, words))


def is_label(name: str) -> bool:
    """Whether words before a colon are a label: capitals, but for honorifics, particles (van der)
    and McDONALD."""
    parts = name.split()
    if not parts or parts[0].strip(".") in _NO_LABEL | _GLUE:
        return False
    if parts[0] == "The":
        return " ".join(parts[1:2]).rstrip(",") in _OFFICES
    titles = len(list(takewhile(_is_honorific, parts[:-1])))
    comma = next((at for at, part in enumerate(parts) if part.endswith(",")), len(parts)) + 1
    if titles and len(parts) <= 14:
        region = " ".join(parts[titles:comma]).partition(" of ")[0].split()
        small = [part for part in region if not part[0].isupper()]
        return has_capitals(" ".join(region)) and all(map(_is_label_word, small))
    return all((len(parts) <= 9, any(map(_in_capitals, parts)), *map(_is_label_word, parts)))


def starts_with_honorific(name: str) -> bool:
    """Whether a name begins as one does before a surname: Mr. SMITH, MINISTER OKONEDO."""
    parts = name.split()
    return len(parts) > 1 and _is_honorific(parts[0])


def is_personal(name: str) -> bool:
    """Whether words in small letters are written as a name: Gordon Pryce, Mr. Teague; not "Next",
    "Madam Chair"."""
    parts = name.split()
    if not 1 < len(parts) <= 4 or parts[0] in _GLUE:
        return False
    named = list(filterfalse(_is_honorific, set(parts) - _PARTICLES))
    long = [part.rstrip(".") for part in named if len(part) > 2]
    written = [part[:1].isalpha() and not part.isupper() for part in long]
    return all((is_name(name), named, *written))


def _is_honorific(part: str) -> bool:
    return part[0].isupper() and part.strip(".,").lower() in _HONORIFICS


def _is_label_word(part: str) -> bool:
    return any((part in _PARTICLES, _in_capitals(part), not any(map(str.isalpha, part))))


def _in_capitals(part: str) -> bool:
    letters = [*filter(str.isalpha, part)]
    capitals = sum(map(str.isupper, letters))
    if capitals == len(letters):
        return capitals > 0
    return capitals >= 3 and part.startswith(_PREFIXES)
