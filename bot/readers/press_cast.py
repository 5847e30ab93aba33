"""Who is who in one report: names and titles as they stand, and whom they mean.

The register knows people by name and by dated office (`Voices`). A report adds its own ways: "Foreign Secretary
Alicia Bárcena" makes a later bare "Bárcena" and "the foreign secretary" hers. A name the register does not know is
nobody of the register, and the title before it is no proof: "Foreign Secretary David Lammy" is not Bárcena.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from bot.model import Span
from bot.readers.press_words import BODY_NOUNS, DEMONYMS, PARTICLES, PERSON_NOUNS, TITLES
from bot.text import fold, words


class Voice(NamedTuple):
    """A name or office standing in a text, and whom it means on the day (None: it may be several people)."""

    span: Span
    person: str | None


class Voices(Protocol):
    """What the reader asks of the register."""

    def people_in(self, text: str) -> Sequence[Voice]:
        """The names and offices in `text`, the longest at each place."""
        ...


class Speaker(NamedTuple):
    """Somebody as printed; `person` is an id of the register; `one` is false of bodies and plurals ("both officials")."""

    label: str
    person: str | None = None
    one: bool = True


class _Known(NamedTuple):
    speaker: Speaker
    names: frozenset[str]
    titles: frozenset[str]


def _folded(text: str) -> list[str]:
    return [fold(word.text) for word in words(text)]


def _is_title(word: str) -> bool:
    return word in TITLES or word in BODY_NOUNS or word in DEMONYMS or word in ("of", "the", "and", "for", "to", "a")


def name_words(text: str) -> frozenset[str]:
    """The words of a printed name that are neither title nor initial."""
    return frozenset(w for w in _folded(text) if not _is_title(w) and len(w.rstrip(".")) > 1 and w not in PARTICLES)


class Cast:
    """The people of one report, gathered before it is read."""

    def __init__(self, paragraphs: Iterable[str], voices: Voices) -> None:
        self._voices = voices
        self._known: dict[str, _Known] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self.lower: set[str] = set()
        for text in paragraphs:
            self.lower.update(word for word in text.split() if word.islower())
            for voice in voices.people_in(text):
                self._meet(text[voice.span.start : voice.span.end], voice.person)

    def _meet(self, printed: str, person: str | None) -> None:
        """Remember the names by which a person of the register stands in this report."""
        names = name_words(printed)
        if person is None or not names or not any(c.isupper() for c in printed):
            return
        old = self._known.get(person)
        self._known[person] = _Known(
            Speaker(printed, person), (old.names if old else frozenset()) | names, old.titles if old else frozenset()
        )
        for name in names:
            self._by_name[name].add(person)

    def introduce(self, speaker: Speaker, described: str) -> None:
        """Remember the title words printed beside a person: "Yara Amadi, chief engineer of the council"."""
        titles = frozenset(w for w in _folded(described) if w in PERSON_NOUNS)
        known = self._known.get(speaker.person or speaker.label)
        if known is None:
            known = _Known(speaker, name_words(speaker.label), frozenset())
        self._known[speaker.person or speaker.label] = known._replace(titles=known.titles | titles)

    def titled(self, head: str) -> list[Speaker]:
        """Whoever has been introduced with this title word."""
        return [known.speaker for known in self._known.values() if head in known.titles]

    def mentions(self, text: str) -> Sequence[Voice]:
        """The register's mentions in a sentence."""
        return self._voices.people_in(text)

    def named(self, printed: str) -> str | None:
        """The one person of this report whom a printed name can mean: every word of it must be that person's."""
        names = name_words(printed)
        if not names:
            return None
        people = set.intersection(*(self._by_name.get(name, set()) for name in names))
        return next(iter(people)) if len(people) == 1 else None

    def owns(self, person: str, name: str) -> bool:
        """Whether a folded word has stood as part of this person's name."""
        return person in self._by_name.get(name, ())
