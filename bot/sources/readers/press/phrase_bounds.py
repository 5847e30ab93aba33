"""Where a noun phrase begins and ends in a sentence.

    [the president of Mexico] recalled          a title and what it is of
    [a Kestrian foreign ministry spokesman] said
    [A source] close to the delegation          the words that tell which one belong to the label
                                                only
    For his part [Roberto Velasco Álvarez], …   a name begins where small words end

A phrase never runs over punctuation, a verb of saying or a word of time.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.sources.readers.press.report_people import (
    NO_ANTECEDENTS,
    Antecedents,
    PersonMention,
    ReportPeople,
)
from bot.sources.readers.press.tokens import Token, breaks, is_initial
from bot.sources.readers.press.word_classes import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DEMONYMS,
    DETERMINERS,
    HEADS,
    IT,
    NUMERALS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    TITLES,
    VERBS,
)

_PRONOUNS = PRONOUNS | IT
_IN_TITLES = TITLES | DEMONYMS
_NOUNS = HEADS | _IN_TITLES
_NEVER_FIRST = PREPOSITIONS | RELATIVES | ADVERBS | AUXILIARIES
_ALWAYS_FIRST = (_PRONOUNS | DETERMINERS | HEADS) - _NEVER_FIRST
_CAPITAL_ELSEWHERE = TIMES | SUBORDINATORS | BE
_AFTER_PHRASE = PREPOSITIONS | SUBORDINATORS | RELATIVES | AUXILIARIES | BE
_SELDOM_INSIDE = ADVERBS | PRONOUNS | DETERMINERS | TIMES
_BEFORE_NAMES = TITLES | DETERMINERS
_BEFORE_VERB = ADVERBS | AUXILIARIES | BE | TIMES | {"on"}
_AFTER_ATTACHED = RELATIVES | SUBORDINATORS | TIMES | AUXILIARIES | ADVERBS


class PhraseBounds:
    """The noun phrases of one sentence; `antecedents` are the people told of before it."""

    def __init__(
        self,
        text: str,
        words: Sequence[Token],
        people: ReportPeople,
        antecedents: Antecedents = NO_ANTECEDENTS,
    ) -> None:
        self.text, self.words, self.people = text, words, people
        self.recent, self.rivals = antecedents
        self.focus = self.recent[-1] if self.recent else None
        self.mentions = people.mentions(text)

    def starts_phrase(self, at: int) -> bool:
        """Whether a noun phrase may begin at this word."""
        word = self.words[at]
        if word.low in _NEVER_FIRST:
            return False
        if word.low in _ALWAYS_FIRST:
            return True
        if not word.capital:
            return word.low in _IN_TITLES
        if word.low in _CAPITAL_ELSEWHERE:
            return False
        return at > 0 or self._is_proper(at)

    def _is_proper(self, at: int) -> bool:
        """Whether the first word of a sentence would have its capital letter anywhere."""
        word = self.words[at]
        if word.low in _IN_TITLES or self.mention_at(at) is not None:
            return True
        if word.owner and word.low not in ("there", "here", "let"):
            return True
        if word.low in self.people.lower:
            return False
        follows = (
            at + 1 < len(self.words)
            and self.words[at + 1].capital
            and not breaks(self.words, at + 1)
        )
        return word.low in self.people.proper or (follows and not word.low.endswith("ing"))

    def phrase_end(self, at: int, stop: int) -> int:
        """One past the last word of the phrase that begins at word `at`, before word `stop`."""
        words = self.words
        if words[at].low in _PRONOUNS:
            return at + 1
        named = headed = False
        i = at
        while i < stop and i < at + 14:
            word = words[i]
            if i > at and breaks(words, i):
                break
            if (
                word.low == "of"
                and i > at
                and i + 1 < stop
                and (headed or words[i - 1].low in TITLES)
            ):
                i += 2 if words[i + 1].low in DETERMINERS else 1
                continue
            if i > at and self._closes(i, named, headed):
                break
            named = named or (word.capital and i > 0 and word.low not in _IN_TITLES)
            headed = headed or word.low in HEADS
            if word.owner:
                named = headed = False
            i += 1
        while i > at + 1 and words[i - 1].low == "of":
            i -= 1
        return self._whole_office(at, max(i, at + 1), stop)

    def _whole_office(self, at: int, end: int, stop: int) -> int:
        """The end of a phrase that begins with an office of the register: the keeper of [the
        seal]."""
        first = at + 1 if self.words[at].low == "the" and at + 1 < stop else at
        mention = self.mention_at(first)
        if mention is None or mention.span.start != self.words[first].start:
            return end
        while end < stop and self.words[end].start < mention.span.end:
            end += 1
        return end

    def _closes(self, i: int, named: bool, headed: bool) -> bool:
        """Whether a word cannot belong to the phrase before it."""
        word, before = self.words[i], self.words[i - 1]
        low = word.low
        if low in _AFTER_PHRASE:
            return True
        if low in NUMERALS and before.low in DETERMINERS:
            return False
        if low in _SELDOM_INSIDE:
            return not (low in PARTICLES and word.text.islower())
        if word.capital:
            plain = not before.capital and before.low not in _BEFORE_NAMES
            if plain and i > 1 and self.words[i - 2].low in ("a", "an"):
                return False  # an emotional García
            return plain and before.low not in PARTICLES and before.low not in ("of", "and")
        if low in PARTICLES:
            return not named
        if low in _NOUNS:
            return False
        is_verb = low in VERBS and VERBS[low].form in ("past", "third")
        return named or headed or (is_verb and not before.owner and before.low not in DETERMINERS)

    def coordinated_end(self, last: int, stop: int) -> int | None:
        """The end of a second phrase joined by "and", where both together are the subject."""
        if (
            last + 1 < stop
            and self.words[last].low in ("and", "&")
            and not breaks(self.words, last)
        ):
            if not self.starts_phrase(last + 1) or self.words[last + 1].low in PRONOUNS:
                return None
            end = self.phrase_end(last + 1, stop)
            if self._only_adverbs(end, stop):
                return end
        return None

    def _only_adverbs(self, at: int, stop: int) -> bool:
        rest = self.words[at:stop]
        return all(w.low in _BEFORE_VERB for w in rest)

    def printed(self, first: int, last: int) -> str:
        end = self.words[last - 1].end
        if (
            is_initial(self.words[last - 1])
            and self.words[last - 1].capital
            and self.text[end : end + 1] == "."
        ):
            end += 1
        return " ".join(self.text[self.words[first].start : end].split())

    def attached_end(self, last: int, stop: int) -> int:
        """Where the words end that tell which one is meant: a source close to the delegation, a
        spokesman for it."""
        i = last
        while i < stop and i < last + 8 and not breaks(self.words, i):
            low = self.words[i].low
            if low in VERBS and VERBS[low].form == "past":
                break
            if low in _AFTER_ATTACHED:
                break
            if i == last and low not in ("of", "for", "from", "at", "close", "with", "familiar"):
                break
            if low in ("on", "after", "during", "before", "in") and i > last:
                break
            i += 1
        while i > last and self.words[i - 1].low in PREPOSITIONS:
            i -= 1
        return i

    def mention_at(self, at: int) -> PersonMention | None:
        start = self.words[at].start
        return next((v for v in self.mentions if v.span.start <= start < v.span.end), None)
