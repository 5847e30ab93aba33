"""Noun phrases of a sentence that may name a speaker.

the president of Mexico                     a title; the register or the report says whose
Secretary of State Antony J. Blinken        a title and a name: the name decides
a spokesman for the Biden administration    nobody the register knows, whoever stands in it
Ebrard and Blinken · both officials         several: no one person
he · she                                    whoever spoke last
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.readers.press_cast import Cast, Speaker, Voice, is_name
from bot.readers.press_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BODY_NOUNS,
    DEMONYMS,
    DETERMINERS,
    GENERIC_NOUNS,
    IT,
    NUMERALS,
    PARTICLES,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    TITLES,
    VERBS,
)

HIDDEN = "□"
"""Stands for every character between quotation marks, so that a quotation is one opaque thing of the same length."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Sr|Jr|Gen|Gov|Sen|Rep|Lt|Col|Prof|Adm|Capt|Sgt)\.|@?\w+(?:[-'’]\w+)*"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_HARD = re.compile(r"[,;:()\[\]—–“”□?!]|\.(?!\s)|(?<!\w)\.|--|\s-\s")
_INITIAL = re.compile(r"^[^\W\d_]$")
_HONORIFICS = frozenset("mr mrs ms miss dr prof sir dame lord lady sen rep gov gen lt col".split())
_HEADS = PERSON_NOUNS | BODY_NOUNS | PLURAL_NOUNS


class Token(NamedTuple):
    """A word: as printed, in lower case without its possessive, its offsets, what stands before it."""

    text: str
    low: str
    start: int
    end: int
    gap: str
    owner: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or is a handle."""
        return self.text[0].isupper() or self.text[0] == "@"


class Phrase(NamedTuple):
    """A noun phrase: its words [first, last) and whom it means.

    `speaks`: it can be somebody who speaks; `named`: by a proper name rather than a title or a noun.
    """

    first: int
    last: int
    speaker: Speaker
    speaks: bool
    named: bool = False


def tokens(text: str) -> list[Token]:
    """The words of a sentence whose quotations are hidden."""
    out: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        printed = match[0]
        after = text[match.end() : match.end() + 1]
        bare = _POSSESSIVE.sub("", printed)
        owner = bare != printed or (after in "'’" and after != "" and printed.endswith("s"))
        out.append(
            Token(printed, bare.lower().rstrip("."), match.start(), match.end(), text[at : match.start()], owner)
        )
        at = match.end()
    return out


def breaks(words: Sequence[Token], at: int) -> bool:
    """Whether punctuation parts a word from the one before it; the dot of an initial does not."""
    gap = words[at].gap
    if at and gap.startswith(".") and _INITIAL.match(words[at - 1].text):
        gap = gap[1:]
    return "." in gap or bool(_HARD.search(gap))


class Reader:
    """Reads noun phrases of one sentence; `recent` are the people told of before it, the last actor last."""

    def __init__(self, text: str, words: Sequence[Token], cast: Cast, recent: Sequence[Speaker] = ()) -> None:
        self.text, self.words, self.cast, self.recent = text, words, cast, recent
        self.focus = recent[-1] if recent else None
        self.voices = cast.mentions(text)

    # Where a phrase goes ----------------------------------------------------------------------------------------------

    def starts(self, at: int) -> bool:
        """Whether a noun phrase may begin at this word."""
        word = self.words[at]
        if word.low in PREPOSITIONS or word.low in RELATIVES or word.low in ADVERBS or word.low in AUXILIARIES:
            return False
        if word.low in PRONOUNS or word.low in IT or word.low in DETERMINERS or word.low in _HEADS:
            return True
        if not word.capital:
            return word.low in TITLES or word.low in DEMONYMS
        if word.low in TIMES or word.low in SUBORDINATORS or word.low in BE:
            return False
        return at > 0 or self._is_proper(at)

    def _is_proper(self, at: int) -> bool:
        """Whether the first word of a sentence would have its capital letter anywhere."""
        word = self.words[at]
        if word.low in TITLES or word.low in DEMONYMS or self._voice_at(at) is not None:
            return True
        if word.low in self.cast.lower:
            return False
        follows = at + 1 < len(self.words) and self.words[at + 1].capital and not breaks(self.words, at + 1)
        return word.low in self.cast.proper or (follows and not word.low.endswith("ing"))

    def phrase(self, at: int, stop: int) -> Phrase:
        """The noun phrase that begins at `at`, and whom it means."""
        last = self._end(at, stop)
        other = self._joined(last, stop)
        if other is not None:
            label = self._printed(at, other)
            return Phrase(at, other, Speaker(label, None, one=False), True)
        return self._meant(at, last, stop)

    def _end(self, at: int, stop: int) -> int:
        words = self.words
        if words[at].low in PRONOUNS or words[at].low in IT:
            return at + 1
        named = headed = False
        i = at
        while i < stop and i < at + 14:
            word = words[i]
            if i > at and breaks(words, i):
                break
            if word.low == "of" and i > at and i + 1 < stop and (headed or words[i - 1].low in TITLES):
                i += 2 if words[i + 1].low in DETERMINERS else 1
                continue
            if i > at and self._closes(i, named, headed):
                break
            named = named or (word.capital and i > 0 and word.low not in TITLES and word.low not in DEMONYMS)
            headed = headed or word.low in _HEADS
            if word.owner:
                named = headed = False
            i += 1
        while i > at + 1 and words[i - 1].low == "of":
            i -= 1
        return max(i, at + 1)

    def _closes(self, i: int, named: bool, headed: bool) -> bool:
        """Whether a word cannot belong to the phrase before it."""
        word, before = self.words[i], self.words[i - 1]
        low = word.low
        if low in PREPOSITIONS or low in SUBORDINATORS or low in RELATIVES or low in AUXILIARIES or low in BE:
            return True
        if low in NUMERALS and before.low in DETERMINERS:
            return False
        if low in ADVERBS or low in PRONOUNS or low in DETERMINERS or low in TIMES:
            return not (low in PARTICLES and word.text.islower())
        if word.capital:
            plain = not before.capital and before.low not in TITLES and before.low not in DETERMINERS
            return plain and before.low not in PARTICLES and before.low not in ("of", "and")
        if low in PARTICLES:
            return not named
        if low in _HEADS or low in TITLES or low in DEMONYMS:
            return False
        return named or headed or (low in VERBS and VERBS[low].form in ("past", "third"))

    def _joined(self, last: int, stop: int) -> int | None:
        """The end of a second phrase joined by "and", where both together are the subject."""
        if last + 1 < stop and self.words[last].low in ("and", "&") and not breaks(self.words, last):
            if not self.starts(last + 1) or self.words[last + 1].low in PRONOUNS:
                return None
            end = self._end(last + 1, stop)
            if self._only_adverbs(end, stop):
                return end
        return None

    def _only_adverbs(self, at: int, stop: int) -> bool:
        rest = self.words[at:stop]
        return all(
            w.low in ADVERBS or w.low in AUXILIARIES or w.low in BE or w.low in TIMES or w.low == "on" for w in rest
        )

    def _printed(self, first: int, last: int) -> str:
        end = self.words[last - 1].end
        if (
            _INITIAL.match(self.words[last - 1].text)
            and self.words[last - 1].capital
            and self.text[end : end + 1] == "."
        ):
            end += 1
        return " ".join(self.text[self.words[first].start : end].split())

    # Whom it means ----------------------------------------------------------------------------------------------------

    def _meant(self, first: int, last: int, stop: int) -> Phrase:
        words = self.words
        head = words[first]
        if head.low in ("he", "she"):
            return Phrase(first, last, self._antecedent(head.low) or Speaker(head.text), True)
        if head.low == "they":
            return Phrase(first, last, Speaker(head.text, None, one=False), True)
        if head.low in IT:
            return Phrase(first, last, Speaker(head.text, None, one=False), False)
        named = self._name(first, last)
        if named is not None:
            titled = any(word.low in PERSON_NOUNS or word.low in _HONORIFICS for word in self.words[first:last])
            one = titled or named.person is not None or self.cast.is_somebody(named.label)
            speaker = Speaker(self._printed(first, last), named.person, one)
            self.cast.introduce(Speaker(named.label, named.person), speaker.label)
            return Phrase(first, last, speaker, True, named=True)
        return self._described(first, last, stop)

    def _antecedent(self, pronoun: str) -> Speaker | None:
        """Whoever acted last, unless their name speaks against it; then the last named whose name speaks for it."""
        if self.focus is None or self.cast.may_be(self.focus, pronoun) is not False:
            return self.focus
        for sure in (True, None):
            found = [one for one in self.recent if self.cast.may_be(one, pronoun) is sure]
            if found:
                return found[-1]
        return None

    def _name(self, first: int, last: int) -> Speaker | None:
        """The bearer of the name in a phrase, if the phrase is somebody's name and not a noun beside one."""
        run = self._name_run(first, last)
        if run is None:
            return None
        start, end = self.words[run[0]].start, self.words[run[1] - 1].end
        printed = self.text[start:end]
        for voice in self.voices:
            if voice.span.start < end and start < voice.span.end and self._covers(voice, run):
                return Speaker(printed, voice.person or self.cast.named(printed))
        return Speaker(printed, self.cast.named(printed))

    def _name_run(self, first: int, last: int) -> tuple[int, int] | None:
        """The last words of a phrase where they are a proper name: capitals that are no title, no owner, no noun."""
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
        voice = self._voice_at(start)
        if start > first and self.words[start - 1].low == "of" and not (voice and self._is_name_voice(voice)):
            return None
        if start > first and self.words[start - 1].low in ("the", "this"):
            return None
        return start, end

    def _is_office_word(self, at: int, first: int) -> bool:
        low = self.words[at].low
        if any(v.span.start <= self.words[at].start < v.span.end and self._is_name_voice(v) for v in self.voices):
            return False
        return low in TITLES or low in DEMONYMS or low in BODY_NOUNS or low in PLURAL_NOUNS

    def _is_name_voice(self, voice: Voice) -> bool:
        return is_name(self.text[voice.span.start : voice.span.end])

    def _covers(self, voice: Voice, run: tuple[int, int]) -> bool:
        """Whether a mention is the name: no other name word stands beside it (Ricardo Lopez is not Lopez)."""
        if not self._is_name_voice(voice):
            return False
        rest = [w for w in self.words[run[0] : run[1]] if not voice.span.start <= w.start < voice.span.end]
        person = voice.person
        return all(
            _INITIAL.match(w.low) or w.low in TITLES or w.low in PARTICLES or (person and self.cast.owns(person, w.low))
            for w in rest
        )

    def _voice_at(self, at: int) -> Voice | None:
        start = self.words[at].start
        return next((v for v in self.voices if v.span.start <= start < v.span.end), None)

    def _described(self, first: int, last: int, stop: int) -> Phrase:
        """A title or a noun: the register's office, whoever bears the title in this report, or nobody known."""
        words = self.words
        head = next((w.low for w in reversed(words[first:last]) if w.low in _HEADS and not w.owner), "")
        stem = next((w.low for w in words[first:last] if w.low in PERSON_NOUNS), head)
        speaks = bool(head) or any(w.capital and not w.owner for w in words[first:last])
        label = self._printed(first, self._attached(last, stop))
        several = head in PLURAL_NOUNS or words[first].low in ("both", "two", "several", "many", "some")
        if several or not head or words[first].low in ("a", "an", "another", "one", "his", "her", "their", "its"):
            return Phrase(first, last, Speaker(label, None, head in PERSON_NOUNS and not several), speaks)
        owned = any(w.owner for w in words[first:last])
        person = None if head in BODY_NOUNS or owned else self._holder(first, last, stem)
        return Phrase(first, last, person or Speaker(label, None, head in PERSON_NOUNS), speaks)

    def _holder(self, first: int, last: int, head: str) -> Speaker | None:
        label = self._printed(first, last)
        start, end = self.words[first].start, self.words[last - 1].end
        inside = [v for v in self.voices if start <= v.span.start and v.span.end <= end and v.person]
        offices = [
            v for v in inside if not self._is_name_voice(v) or head in self.text[v.span.start : v.span.end].lower()
        ]
        if offices:
            return Speaker(label, offices[0].person)
        if self.words[first].low not in ("the", "this"):
            return None
        described = frozenset(w.low for w in self.words[first + 1 : last]) - {"of", "the", "former", "then"}
        meant = self.cast.bearer(head, described, self.focus)
        if meant is None and head in GENERIC_NOUNS and last - first <= 3:
            meant = self.focus
        return meant and Speaker(label if meant.person else meant.label, meant.person)

    def _attached(self, last: int, stop: int) -> int:
        """Where the words end that tell which one is meant: a source close to the delegation, a spokesman for it."""
        i = last
        while i < stop and i < last + 8 and not breaks(self.words, i):
            low = self.words[i].low
            if low in VERBS and VERBS[low].form == "past":
                break
            if low in RELATIVES or low in SUBORDINATORS or low in TIMES or low in AUXILIARIES or low in ADVERBS:
                break
            if i == last and low not in ("of", "for", "from", "at", "close", "with", "familiar"):
                break
            if low in ("on", "after", "during", "before", "in") and i > last:
                break
            i += 1
        while i > last and self.words[i - 1].low in PREPOSITIONS:
            i -= 1
        return i
