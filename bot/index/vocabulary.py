"""The words an index holds: how rare each is, and which of them a typed word may have meant.

Finding is fuzzy over the vocabulary, not over the documents: a vocabulary grows far slower than a
corpus.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from bot.text import is_negation, is_number, same_number, stem, stem_each
from bot.text.likeness import most_slips, spelling_likeness, within_slips
from bot.text.word_frequency import is_english

SAME_STEM = 0.95
_UNDOTTED = 0.9
_OTHER_NEGATION = 0.8
"""Not for never, don't for do not: `bot.search.polarity` sees to it that one stands there."""
_FEWEST = 50
"""Passages from which on rarity means something; in a shorter record every word would be common."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_MOST_NEAR = 5
_SHORTEST_FUZZY = 4  # letters; shorter words have too many neighbours to be guessed
_MOST_KEPT = 4_096  # words asked, with what they may stand for


class Vocabulary:
    """Words with the number of passages each stands in, out of `passages` in all."""

    def __init__(self, counts: Mapping[str, int], passages: int) -> None:
        self.counts, self.passages = counts, passages
        self._near: dict[str, dict[str, float]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self.counts

    def rarity(self, word: str) -> float:
        """BM25's inverse document frequency: 0 and up; highest for a word that never occurs."""
        passages = max(self.passages, _FEWEST)
        count = min(self.counts.get(word, 0), passages)
        return math.log(1 + (passages - count + 0.5) / (count + 0.5))

    def near(self, word: str) -> dict[str, float]:
        """The vocabulary's words that `word` may stand for, each with a likeness up to 1.

        Numbers have no neighbours but their other spellings (7, seven; 200, 200th), negations only
        one another.
        """
        found = self._near.get(word)
        if found is None:
            if len(self._near) >= _MOST_KEPT:
                self._near.clear()
            found = self._near[word] = self._neighbours(word)
        return dict(found)

    def negation(self, word: str) -> str | None:
        """The negation that a word which nobody said misspells: canot, do't."""
        if word in self.counts or len(word) < _SHORTEST_FUZZY:
            return None
        if is_negation(word) or is_english(word):
            return None
        near = within_slips(word, self._long_negations, 1, 1)
        return near[0][0] if near else None

    def is_one_slip_from(self, word: str) -> bool:
        """Whether some word is spelled like it but for one slip, be it good English itself."""
        return len(word) >= _SHORTEST_FUZZY and any(
            chain(self._begun_alike(word, 1), self._begun_otherwise(word))
        )

    def _neighbours(self, word: str) -> dict[str, float]:
        found = {word: 1.0} if word in self.counts else {}
        if (other := same_number(word)) in self.counts and other is not None:
            found[other] = 1.0
        if is_number(word):
            return found | {other: 1.0 for other in _ordinals(word) if other in self.counts}
        if is_negation(word):
            return found | {
                other: _OTHER_NEGATION for other in self._negations if other not in found
            }
        dotted = self._undotted.get(word, "")
        if "." in dotted or (dotted and not found):  # well is not we'll
            found.setdefault(dotted, _UNDOTTED)
        for kin in self._by_stem.get(stem(word), "").split():
            if not is_negation(kin):
                found.setdefault(kin, SAME_STEM)
        return found or self._misspelt(word)

    def _misspelt(self, word: str) -> dict[str, float]:
        """What a word that nobody said may be a misspelling of; good English means itself."""
        if len(word) < _SHORTEST_FUZZY:
            return {}
        near = [
            *self._begun_alike(word, most_slips(len(word))),
            *((other, 1) for other in self._begun_otherwise(word)),
        ]
        near.sort(key=lambda pair: (pair[1], -self.counts[pair[0]], pair[0]))
        if near and is_english(word):
            return {}
        return {other: spelling_likeness(word, other, off) for other, off in near[:_MOST_NEAR]}

    def _begun_alike(self, word: str, allowed: int) -> Iterator[tuple[str, int]]:
        """The words with its first letter at most so many slips away, each with how many."""
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            alike = self._by_start.get((word[0], length), ())
            yield from within_slips(word, alike, allowed)

    def _begun_otherwise(self, word: str) -> Iterator[str]:
        """The words that one slip parts from it, but with another first letter: so it was there."""
        rest = word[1:]
        slips = {rest, word[1] + word[0] + word[2:]}
        slips.update(letter + left for letter in self._letters for left in (rest, word))
        said = (slip for slip in slips if slip[0] != word[0] and slip in self.counts)
        return filter(_may_be_meant, said)

    @cached_property
    def _negations(self) -> list[str]:
        return [word for word in self.counts if is_negation(word)]

    @cached_property
    def _long_negations(self) -> list[str]:
        return [word for word in self._negations if len(word) >= _SHORTEST_FUZZY]

    @cached_property
    def _by_stem(self) -> dict[str, str]:
        """The words of each stem, with spaces between: most have one, and there are very many."""
        groups: dict[str, str] = {}
        for word, root in stem_each(list(self.counts)):
            groups[root] = f"{groups[root]} {word}" if root in groups else word
        return groups

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        """The words that may be meant by another, by first letter and length."""
        groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self.counts:
            if _may_be_meant(word):
                groups[word[0], len(word)].append(word)
        return groups

    @cached_property
    def _letters(self) -> frozenset[str]:
        """The first letters."""
        return frozenset(letter for letter, _ in self._by_start)

    @cached_property
    def _undotted(self) -> dict[str, str]:
        marked = (word for word in self.counts if "." in word or "'" in word)
        return {
            word.replace(".", "").replace("'", ""): word for word in marked if not is_number(word)
        }


def _may_be_meant(word: str) -> bool:
    return not is_number(word) and not is_negation(word)


def _ordinals(number: str) -> list[str]:
    """200 and 200th are spellings of one number."""
    spelled = _ORDINAL.fullmatch(number)  # but the 1990s are not 1990
    return [spelled[1] + ending for ending in ("", "st", "nd", "rd", "th")] if spelled else []
