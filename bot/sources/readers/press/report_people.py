"""Who is who in one report: names and titles as they stand, and whom they mean.

The register knows people by name and by dated office (`MentionFinder`). A report adds its own ways:
"Foreign Secretary Alicia Bárcena" makes a later bare "Bárcena" and "the foreign secretary" hers. A
name the register does not know is nobody of the register, and the title before it is no proof:
"Foreign Secretary David Lammy" is not Bárcena.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from bot.model import Span
from bot.sources.readers.press.gender import gender
from bot.sources.readers.press.word_classes import (
    BODY_NOUNS,
    DEMONYMS,
    PARTICLES,
    PERSON_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SMALL_WORDS,
    TIMES,
    TITLES,
    VERBS,
)
from bot.text import fold, words
from bot.text.lexicon import one_of, word_list


class PersonMention(NamedTuple):
    """A name or office standing in a text, and whom it means on the day (None: it may be several
    people)."""

    span: Span
    person: str | None


class MentionFinder(Protocol):
    """What the reader asks of the register."""

    def people_in(self, text: str) -> Sequence[PersonMention]:
        """The names and offices in `text`, the longest at each place."""
        ...


class Speaker(NamedTuple):
    """Somebody as printed; `person` is an id of the register; `one` is false of bodies and of
    several people."""

    label: str
    person: str | None = None
    one: bool = True


class Antecedents(NamedTuple):
    """Who may be meant by "she": those told of, the last actor last, and those named since who may
    be meant as well."""

    people: tuple[Speaker, ...] = ()
    rivals: tuple[Speaker, ...] = ()


NO_ANTECEDENTS = Antecedents()


class _Described(NamedTuple):
    speaker: Speaker
    described: frozenset[str]


def name_pattern(least: int) -> re.Pattern[str]:
    """Words with a capital, at least so many and at most five, and particles between them: Ana de
    la Cruz."""
    return re.compile(
        r"[^\W\d_a-z][\w'’-]+"
        rf"(?:[ \u00a0](?:(?:{one_of(word_list('names.particles'))})[ \u00a0]){{0,2}}"
        rf"[^\W\d_a-z][\w.'’-]*){{{least - 1},4}}"
    )


_NAME = name_pattern(least=1)
_APPOSITION = re.compile(r",[ \u00a0]([^,.;:“”\"()]{3,90})")
_BEFORE = re.compile(r"(?:^|[,.;:“”\"][ \u00a0]?)([^,.;:“”\"]{3,90}),[ \u00a0]$")


def _folded(text: str) -> list[str]:
    return [fold(word.text) for word in words(text)]


def is_title_word(word: str) -> bool:
    """Whether a folded word may belong to a title rather than to a name."""
    return (
        word in TITLES
        or word in BODY_NOUNS
        or word in DEMONYMS
        or word in ("of", "the", "and", "for", "to", "a")
    )


def name_words(text: str) -> frozenset[str]:
    """The words of a printed name that are neither title nor initial."""
    return frozenset(
        w
        for w in _folded(text)
        if not is_title_word(w) and len(w.rstrip(".")) > 1 and w not in PARTICLES
    )


def is_name(printed: str) -> bool:
    """Whether a mention is a name rather than an office: "Secretary Blinken", not "Mexico's foreign
    minister"."""
    found = _folded(printed)
    return (
        "of" not in found and not is_title_word(found[-1]) and printed.split()[-1][0].isupper()
        if found
        else False
    )


class ReportPeople:
    """The people of one report, gathered before it is read."""

    def __init__(self, paragraphs: Iterable[str], finder: MentionFinder) -> None:
        self._finder = finder
        self._known: dict[str, _Described] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        self.lower: set[str] = set()
        self.proper: set[str] = set()
        self.surnames: set[str] = set()
        texts = list(paragraphs)
        for text in texts:
            self._spellings(text)
            for mention in self.mentions(text):
                before = text[max(0, mention.span.start - 12) : mention.span.start].split()
                self._meet(
                    before[-1] if before else "",
                    text[mention.span.start : mention.span.end],
                    mention.person,
                )
        for text in texts:
            self._introductions(text)

    def _spellings(self, text: str) -> None:
        """Which words stand in small letters, and which with a capital where no sentence begins."""
        before = "."
        for word in text.split():
            bare = word.strip(".,;:!?“”\"'’()«»").removesuffix("’s").removesuffix("'s")
            if bare.islower():
                self.lower.add(bare)
            elif bare[:1].isupper() and before[-1] not in '.?!:“"«' and word[0].isalpha():
                self.proper.add(bare.lower())
            before = word

    def _meet(self, before: str, printed: str, person: str | None) -> None:
        """Remember the names by which a person of the register stands in this report."""
        if person is None or not is_name(printed):
            return
        for name in name_words(printed):
            self._by_name[name].add(person)
        self._called[person].update(_folded(f"{before} {printed}"))

    def _introductions(self, text: str) -> None:
        """Titles in apposition: "Yara Amadi, chief engineer of it", "the chair of the council,
        Nomvula Roe"."""
        for match in _NAME.finditer(text):
            names = name_words(match[0])
            if " " not in match[0] or not names or not _may_be_person(text, match):
                continue
            self.surnames.update(name for name in names if fold(match[0].split()[-1]) == name)
            after = _APPOSITION.match(text, match.end())
            before = _BEFORE.search(text, max(0, match.start() - 100), match.start())
            for described in (
                after[1] if after else "",
                _title_at_end(before[1]) if before else "",
            ):
                if described and _is_office(described):
                    self.introduce(Speaker(match[0], self.person_named(match[0])), described)

    def introduce(self, speaker: Speaker, described: str) -> None:
        """Remember the title printed beside a name."""
        found = _folded(described)
        if not any(word in PERSON_NOUNS for word in found):
            return
        key = speaker.person or speaker.label
        known = self._known.pop(key, None) or _Described(speaker, frozenset())
        self._known[key] = known._replace(described=known.described | frozenset(found[:12]))
        self._called[key].update(word for word in found[:12] if word in PERSON_NOUNS)

    def bearer_of_title(
        self, head: str, described: frozenset[str], focus: Speaker | None
    ) -> Speaker | None:
        """Whom "the minister", "the finance minister" means: the one introduced so, the last
        speaker (`focus`) before others. `head` is its noun, `described` all its words."""
        bearers = [known for known in self._known.values() if head in known.described]
        exact = [known for known in bearers if described <= known.described]
        if not exact and described <= DEMONYMS | {head}:
            exact = bearers
        in_focus = [
            known.speaker for known in exact if focus and same_speaker(known.speaker, focus)
        ]
        if in_focus:
            return in_focus[0]
        return exact[0].speaker if len(exact) == 1 else None

    def mentions(self, text: str) -> Sequence[PersonMention]:
        """The register's mentions in a sentence; one word in small letters (a price, the bell) is
        no name."""
        found = self._finder.people_in(text)
        return [
            mention
            for mention in found
            if _is_printed_as_one(text[mention.span.start : mention.span.end])
        ]

    def person_named(self, printed: str) -> str | None:
        """The one person of this report whom a printed name can mean: every word of it must be that
        person's."""
        names = name_words(printed)
        if not names:
            return None
        people = set.intersection(*(self._by_name.get(name, set()) for name in names))
        return next(iter(people)) if len(people) == 1 else None

    def is_somebody(self, printed: str) -> bool:
        """Whether a name nobody knows is likely a person's: of several words, or the end of such a
        one."""
        names = name_words(printed)
        return len(names) > 1 or bool(names & self.surnames)

    def may_be(self, speaker: Speaker, pronoun: str) -> bool | None:
        """Whether "he" or "she" may stand for somebody; None: nothing tells."""
        own = (
            self._called[speaker.person]
            if speaker.person
            else self._called.get(speaker.label, set())
        )
        found = gender([*own, *_folded(speaker.label)])
        return None if found is None else found == pronoun

    def bears_name(self, person: str, name: str) -> bool:
        """Whether a folded word has stood as part of this person's name."""
        return person in self._by_name.get(name, ())


def same_speaker(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers may be one."""
    if one.person or other.person:
        return one.person == other.person
    return name_words(one.label) <= name_words(other.label) or name_words(
        other.label
    ) <= name_words(one.label)


def _may_be_person(text: str, match: re.Match[str]) -> bool:
    """Whether capitals may be a person's: no small word or day begins them, and they tell no place
    (in New York)."""
    if any(word in SMALL_WORDS or word in TIMES for word in _folded(match[0])):
        return False
    before = text[max(0, match.start() - 10) : match.start()].split()
    return not before or before[-1].lower() not in ("in", "at", "near", "on", "from", "around")


def _title_at_end(described: str) -> str:
    """The title with which a stretch before a name ends: "… welcomed Norland's [Minister of
    Water]"."""
    words_ = described.split()
    first = len(words_)
    while first and (words_[first - 1][0].isupper() or is_title_word(fold(words_[first - 1]))):
        first -= 1
    return " ".join(words_[first:])


def _is_printed_as_one(printed: str) -> bool:
    return (
        not printed.islower()
        or " " in printed
        or any(word in PERSON_NOUNS for word in _folded(printed))
    )


def _is_office(described: str) -> bool:
    """Whether an apposition is a title: one stands among its first words, and no clause begins
    it."""
    first = _folded(described)[:7]
    if not first or first[0] in RELATIVES or first[0] in VERBS or first[0] in PREPOSITIONS:
        return False
    return any(word in PERSON_NOUNS for word in first)
