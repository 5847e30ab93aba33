"""Whom a noun phrase means.

    the president of Mexico                     a title; the register or the report says whose
    Secretary of State Antony J. Blinken        a title and a name: the name decides
    a spokesman for the Biden administration    nobody the register knows, whoever stands in it
    Ebrard and Blinken · both officials         several: no one person
    he · she                                    whoever acted last, if the name allows it

A phrase that could mean two people means neither.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.model import Span
from bot.sources.readers.press.phrase_bounds import PhraseBounds
from bot.sources.readers.press.report_people import PersonMention, Speaker, is_name, name_words
from bot.sources.readers.press.tokens import is_initial
from bot.sources.readers.press.word_classes import (
    BODY_NOUNS,
    DEMONYMS,
    DETERMINERS,
    GENERIC_NOUNS,
    HEADS,
    HONORIFICS,
    IT,
    PARTICLES,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    RELATIVES,
    SPEECH_NOUNS,
    TITLES,
)
from bot.text.lexicon import word_set

_TITLES_ALONE = PERSON_NOUNS | HONORIFICS
_OFFICE_WORDS = TITLES | DEMONYMS | BODY_NOUNS | PLURAL_NOUNS
_BESIDE_NAMES = TITLES | PARTICLES
_SEVERAL = frozenset("both two several many some".split())
_ANY_ONE = word_set("reports.any_one")
_TELLS_NOTHING = frozenset("of the former then".split())


class NounPhrase(NamedTuple):
    """A noun phrase: its words [first, last) and whom it means.

    `speaks`: it can be somebody who speaks; `named`: by a proper name rather than a title or a
    noun.
    """

    first: int
    last: int
    speaker: Speaker
    speaks: bool
    named: bool = False


class SentenceReader(PhraseBounds):
    """Reads the noun phrases of one sentence."""

    def phrase(self, at: int, stop: int) -> NounPhrase:
        """The noun phrase that begins at `at`, and whom it means."""
        last = self.phrase_end(at, stop)
        other = self.coordinated_end(last, stop)
        if other is not None:
            label = self.printed(at, other)
            return NounPhrase(at, other, Speaker(label, None, one=False), True)
        return self._meant(at, last, stop)

    def _meant(self, first: int, last: int, stop: int) -> NounPhrase:
        words = self.words
        head = words[first]
        if head.low in ("he", "she"):
            return NounPhrase(first, last, self.antecedent(head.low) or Speaker(head.text), True)
        if head.low == "they":
            return NounPhrase(first, last, Speaker(head.text, None, one=False), True)
        if head.low in IT:
            return NounPhrase(first, last, Speaker(head.text, None, one=False), False)
        if words[last - 1].low in SPEECH_NOUNS and last - first > 1:
            return self._speech(first, last)
        named = self._name(first, last)
        if named is not None:
            titled = any(word.low in _TITLES_ALONE for word in self.words[first:last])
            one = titled or named.person is not None or self.people.is_somebody(named.label)
            speaker = Speaker(self.printed(first, last), named.person, one)
            self.people.introduce(Speaker(named.label, named.person), speaker.label)
            return NounPhrase(first, last, speaker, True, named=True)
        return self._described(first, last, stop)

    def _speech(self, first: int, last: int) -> NounPhrase:
        """Whose remarks: Blinken's remarks, her opening statement; a statement of nobody's is only
        a thing."""
        owner = next((n for n in range(last - 1, first - 1, -1) if self.words[n].owner), None)
        whose = self.antecedent("he" if self.words[first].low == "his" else "she")
        if self.words[first].low in ("his", "her") and whose is not None:
            return NounPhrase(first, last, whose, True)
        if owner is None:
            return self._described(first, last, last)
        bare = [
            v
            for v in self.mentions
            if self.words[owner].start <= v.span.end <= self.words[owner].end and v.person
        ]
        speaker = Speaker(
            self.printed(first, last), bare[0].person if bare else None, one=bool(bare)
        )
        return NounPhrase(first, last, speaker, True)

    def antecedent(self, pronoun: str) -> Speaker | None:
        """Whoever acted last, unless their name speaks against it; then the last named whose name
        speaks for it.

        Nobody, where somebody named since may be meant as well.
        """
        fits = self.people.may_be(self.focus, pronoun) if self.focus else None
        rivals = [one for one in self.rivals if self.people.may_be(one, pronoun) is not False]
        if self.focus is None or fits or (fits is None and not rivals):
            return self.focus
        sure = [one for one in rivals if self.people.may_be(one, pronoun)]
        if rivals:
            meant = sure or (rivals if fits is False else [])
            return meant[0] if len(meant) == 1 else None
        for certain in (True, None):
            found = [one for one in self.recent if self.people.may_be(one, pronoun) is certain]
            if found:
                return found[-1]
        return None

    def _name(self, first: int, last: int) -> Speaker | None:
        """The bearer of the name in a phrase, if the phrase is somebody's name and not a noun
        beside one."""
        run = self._name_run(first, last)
        if run is None:
            return None
        start, end = self.words[run[0]].start, self.words[run[1] - 1].end
        printed = self.text[start:end]
        for mention in self.mentions:
            if mention.span.start < end and start < mention.span.end and self._covers(mention, run):
                return Speaker(printed, mention.person or self.people.person_named(printed))
        return Speaker(printed, self.people.person_named(printed))

    def _name_run(self, first: int, last: int) -> tuple[int, int] | None:
        """The last words of a phrase where they are a proper name: capitals that are no title, no
        owner, no noun."""
        end = last
        word = self.words[end - 1]
        if not word.capital or word.owner:
            return None
        start = end
        while start > first:
            word = self.words[start - 1]
            if word.owner or not (word.capital or (word.low in PARTICLES and start < end)):
                break
            if word.capital and self._is_office_word(start - 1, first):
                break
            start -= 1
        while start < end and self.words[start].low in PARTICLES and not self.words[start].capital:
            start += 1
        if start == end:
            return None
        mention = self.mention_at(start)
        if (
            start > first
            and self.words[start - 1].low == "of"
            and not (mention and self._is_name_mention(mention))
        ):
            return None
        if start > first and self.words[start - 1].low in ("the", "this"):
            return None
        return start, end

    def _is_office_word(self, at: int, first: int) -> bool:
        low = self.words[at].low
        if any(
            v.span.start <= self.words[at].start < v.span.end and self._is_name_mention(v)
            for v in self.mentions
        ):
            return False
        return low in _OFFICE_WORDS

    def _is_name_mention(self, mention: PersonMention) -> bool:
        return is_name(self.text[mention.span.start : mention.span.end])

    def _covers(self, mention: PersonMention, run: tuple[int, int]) -> bool:
        """Whether a mention is the name: no other name word stands beside it (Ricardo Lopez is not
        Lopez)."""
        if not self._is_name_mention(mention):
            return False
        rest = [
            w
            for w in self.words[run[0] : run[1]]
            if not mention.span.start <= w.start < mention.span.end
        ]
        if (
            len(name_words(self.text[slice(*mention.span)])) > 1
        ):  # a full name is its bearer's whatever title precedes it
            rest = [w for w in rest if w.start > mention.span.start]
        person = mention.person
        return all(
            is_initial(w)
            or w.low in _BESIDE_NAMES
            or (person and self.people.bears_name(person, w.low))
            for w in rest
        )

    def _described(self, first: int, last: int, stop: int) -> NounPhrase:
        """A title or a noun: the register's office, whoever bears the title in this report, or
        nobody known."""
        words = self.words
        office = self._office(first, last)
        if office is not None:
            return NounPhrase(first, last, office, True)
        core = next((n for n in range(first + 1, last) if words[n].low == "of"), last)
        head = next(
            (w.low for w in reversed(words[first:core]) if w.low in HEADS and not w.owner), ""
        )
        speaks = bool(head) or any(
            w.capital and not w.owner and w.low not in DETERMINERS for w in words[first:last]
        )
        label = self.printed(first, self.attached_end(last, stop))
        several = head in PLURAL_NOUNS or words[first].low in _SEVERAL
        if (
            head == "counterpart"
            and last - first == 2
            and words[first].low in ("his", "her")
            and len(self.recent) > 1
        ):
            return NounPhrase(first, last, Speaker(label, self.recent[-2].person), speaks)
        if several or not head or words[first].low in _ANY_ONE:
            return NounPhrase(
                first, last, Speaker(label, None, head in PERSON_NOUNS and not several), speaks
            )
        owned = any(w.owner for w in words[first:last])
        whole = Span(words[first].start, words[last - 1].end)
        owned = owned and not any(mention.span == whole for mention in self.mentions)
        person = None if head in BODY_NOUNS or owned else self._holder(first, last, head)
        return NounPhrase(first, last, person or Speaker(label, None, head in PERSON_NOUNS), speaks)

    def _office(self, first: int, last: int) -> Speaker | None:
        """The holder of an office that is the whole phrase as the register writes it, whatever its
        noun."""
        begin = first + 1 if self.words[first].low == "the" and last - first > 1 else first
        whole = Span(self.words[begin].start, self.words[last - 1].end)
        found = [
            v
            for v in self.mentions
            if v.span == whole and v.person and not self._is_name_mention(v)
        ]
        return Speaker(self.printed(first, last), found[0].person) if found else None

    def _holder(self, first: int, last: int, head: str) -> Speaker | None:
        label = self.printed(first, last)
        start, end = self.words[first].start, self.words[last - 1].end
        inside = [
            v for v in self.mentions if start <= v.span.start and v.span.end <= end and v.person
        ]
        offices = [
            v
            for v in inside
            if not self._is_name_mention(v) or head in self.text[v.span.start : v.span.end].lower()
        ]
        if offices:
            return Speaker(label, offices[0].person)
        if self.words[first].low not in ("the", "this"):
            return None
        described = frozenset(w.low for w in self.words[first + 1 : last]) - _TELLS_NOTHING
        if last < len(self.words) and self.words[last].low in ("for", "at", "from"):
            return None
        meant = self.people.bearer_of_title(head, described, self.focus)
        goes_on = last < len(self.words) and self.words[last].low in RELATIVES
        if (
            meant is None
            and head in GENERIC_NOUNS
            and not goes_on
            and described <= DEMONYMS | {head, "top", "senior"}
        ):
            meant = self.focus
        return meant and Speaker(label if meant.person else meant.label, meant.person)
