"""The names that labels print: whose they are, which words may be one, and which name nobody.

speakers: {Mr. SOKOLIN (Kerasia): sokolin, GEN. BROWN: brown}
Mr. SOKOLIN (Kerasia) · Mr. SOKOLIN · GEN. BROWN, JR. · Gen. Brown  these people's, however printed
Mr. SOKOLIN (Nigeria) · GEN. A. BROWN                     nobody's: `bot.sources.corpus` tells
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile

from bot.text import one_line
from bot.text.lexicon import word_set

_NO_LABEL = word_set("labels.no_labels")
_GLUE = word_set("names.joining") | {"and", "of", "the", "for"}  # these begin no name
_PARTICLES = word_set("names.particles") | _GLUE
_PREFIXES = ("Mc", "Mac", "O’", "O'", "D’", "d’", "D'", "d'", "De", "La", "Le", "Van")
_HONORIFICS = word_set("titles.abbreviated", "titles.courtesy", "titles.offices")
_OFFICES = word_set("labels.presiding")
_UNNAMED = word_set("labels.nameless")
_UNNAMED_BESIDE = word_set("labels.beside_nameless")
_GROUP = re.compile(r"[(\[][^()\[\]]*[)\]]")
_CIVIL = re.compile(r"(?:M[rsx]|Mrs|Miss|Dr)\b", re.IGNORECASE)


def is_unnamed(label: str) -> bool:
    """Whether a label names a part and not a person: QUESTION, Q1, MODERATOR, SENIOR STATE
    DEPARTMENT OFFICIAL ONE."""
    parts = [part.rstrip("0123456789") for part in re.split(r"[\s.#]+", label.upper())]
    parts = [part for part in parts if part]
    return any(part in _UNNAMED for part in parts) and all(
        part in _UNNAMED | _UNNAMED_BESIDE for part in parts
    )


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
        found = sorted(
            (_spelled(_GROUP.sub("", label)), person) for label, person in self.speakers.items()
        )
        people = {
            name: {person for _, person in same}
            for name, same in groupby(found, key=lambda pair: pair[0])
        }
        return {name: next(iter(ids)) for name, ids in people.items() if len(ids) == 1}

    def person(self, name: str, groups: Sequence[str] = ()) -> str | None:
        """Who a printed label is: as mapped with its brackets, else without, else without what
        follows a comma."""
        for way in _ways(name, groups):
            if person := self.exact.get(way) or self.loose.get(way.casefold()):
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
            spelled = {_spelled(label).casefold()} | (
                {_spelled(_GROUP.sub("", label)).casefold()} if not groups else set()
            )
            if not ways.isdisjoint(spelled):
                yield label

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words in capitals of the mapped labels, where they are no office: SOKOLIN,
        BROWN."""
        last = [
            [p.strip(",.") for p in _GROUP.sub("", label).partition(",")[0].split()][-1:]
            for label in self.speakers
        ]
        return frozenset(
            word
            for found in last
            for word in found
            if len(word) > 2
            and word.isupper()
            and word not in _OFFICES | _UNNAMED
            and not _is_honorific(word)
        )


def _ways(name: str, groups: Sequence[str]) -> Iterator[str]:
    yield _spelled(" ".join([name, *groups]))
    yield from (_spelled(f"{name} {group}") for group in groups)
    yield _spelled(name)
    before = _spelled(name).partition(",")[0]
    if not all(part in _OFFICES | {"THE", "The"} or _is_honorific(part) for part in before.split()):
        yield before  # but PRESIDENT, EUROPEAN COMMISSION may be another president
    if _CIVIL.match(name):
        yield _spelled(name).partition(" of ")[0]  # Ms. JACKSON LEE of Texas


# What may be a name -------------------------------------------------------------------------------


def is_name(name: str) -> bool:
    """Whether a few words are written as a name is: Bo Lund, Ursula von der Leyen, Speaker 1."""
    parts = name.replace("\u00a0", " ").split()
    return 0 < len(parts) <= 5 and all(
        part[0].isupper() or part in _PARTICLES or part.isdigit() for part in parts
    )


def has_capitals(name: str) -> bool:
    """Whether a word of the name is in capitals, as only labels have it: Mr. SMITH."""
    return any(_in_capitals(part) and sum(map(str.isalpha, part)) > 1 for part in name.split())


def is_label(name: str) -> bool:
    """Whether words before a colon are a label: capitals, but for honorifics, particles (van der)
    and McDONALD."""
    parts = name.replace("\u00a0", " ").split()
    if not parts or parts[0].strip(".") in _NO_LABEL | _GLUE:
        return False
    if parts[0] == "The":
        return " ".join(parts[1:2]).rstrip(",") in _OFFICES
    titles = len(list(takewhile(_is_honorific, parts[:-1])))
    comma = next((at for at, part in enumerate(parts) if part.endswith(",")), len(parts)) + 1
    if titles and len(parts) <= 14:
        region = " ".join(parts[titles:comma]).partition(" of ")[0].split()
        capitals = has_capitals(" ".join(region))
        return capitals and all(_label_word(part) or part[0].isupper() for part in region)
    return len(parts) <= 9 and any(map(_in_capitals, parts)) and all(map(_label_word, parts))


def starts_with_honorific(name: str) -> bool:
    """Whether a name begins as one does before a surname: Mr. SMITH, MINISTER OKONEDO."""
    parts = name.split()
    return len(parts) > 1 and _is_honorific(parts[0])


def is_personal(name: str) -> bool:
    """Whether words in small letters are written as a name: Gordon Pryce, Mr. Teague; not "Next",
    "Madam Chair"."""
    parts = name.replace("\u00a0", " ").split()
    named = [part for part in parts if not _is_honorific(part) and part not in _PARTICLES]
    written = all(
        part[0].isalpha() and not part.rstrip(".").isupper() for part in named if len(part) > 2
    )
    if not 1 < len(parts) <= 4 or parts[0] in _GLUE:
        return False
    return is_name(name) and bool(named) and written


def _is_honorific(part: str) -> bool:
    return part[0].isupper() and part.strip(".,").lower() in _HONORIFICS


def _label_word(part: str) -> bool:
    return part in _PARTICLES or _in_capitals(part) or not any(map(str.isalpha, part))


def _in_capitals(part: str) -> bool:
    letters = [c for c in part if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if not letters or capitals == len(letters):
        return bool(letters)
    return capitals >= 3 and part.startswith(_PREFIXES)
