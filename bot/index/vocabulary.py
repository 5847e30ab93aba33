"""The words an index holds: how rare each is, and which of them a typed word may have meant.

Finding is fuzzy over the vocabulary, not over the documents: a vocabulary grows far slower than a corpus.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.english import is_english
from bot.text import is_negation, is_number, same_number, stem

SAME_STEM = 0.95
_UNDOTTED = 0.9
_OTHER_NEGATION = 0.8
"""Not for never, don't for do not: `bot.sense` sees to it that some negation stands there."""
_FEWEST = 50
"""Passages from which on rarity means something; in a shorter record every word would be common."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_MOST_NEAR = 5
_SHORTEST_FUZZY = 4  # letters; shorter words have too many neighbours to be guessed


class Vocabulary:
    """Words with the number of passages each stands in, out of `passages` in all."""

    def __init__(self, counts: Mapping[str, int], passages: int) -> None:
        self.counts, self.passages = counts, passages

    def __contains__(self, word: str) -> bool:
        return word in self.counts

    def rarity(self, word: str) -> float:
        """BM25's inverse document frequency: 0 and up; highest for a word that never occurs."""
        passages = max(self.passages, _FEWEST)
        count = min(self.counts.get(word, 0), passages)
        return math.log(1 + (passages - count + 0.5) / (count + 0.5))

    def near(self, word: str) -> dict[str, float]:
        """The vocabulary's words that `word` may stand for, each with a likeness up to 1.

        Numbers have no neighbours but their other spellings (7, seven; 200, 200th), negations only one another.
        """
        found = {word: 1.0} if word in self.counts else {}
        if (other := same_number(word)) in self.counts and other is not None:
            found[other] = 1.0
        if is_number(word):
            return found | {other: 1.0 for other in _ordinals(word) if other in self.counts}
        if is_negation(word):
            return found | {other: _OTHER_NEGATION for other in self._negations if other not in found}
        if (dotted := self._undotted.get(word)) is not None and ("." in dotted or not found):  # well is not we'll
            found.setdefault(dotted, _UNDOTTED)
        for kin in self._by_stem.get(stem(word), ()):
            if not is_negation(kin):
                found.setdefault(kin, SAME_STEM)
        return found or self._misspelt(word)

    def _misspelt(self, word: str) -> dict[str, float]:
        """What a word that nobody said may be a misspelling of; good English means itself."""
        if len(word) < _SHORTEST_FUZZY:
            return {}
        allowed = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
        near = [
            (other, off)
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for other, off, _ in process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=allowed, limit=_MOST_NEAR
            )
        ]
        near = [(other, off) for other, off in near if off <= 1 or other[0] == word[0]]
        near.sort(key=lambda pair: (pair[1], -self.counts[pair[0]], pair[0]))
        if near and is_english(word):
            return {}
        return {other: (1 - off / max(len(word), len(other))) ** 2 for other, off in near[:_MOST_NEAR]}

    @cached_property
    def _negations(self) -> list[str]:
        return [word for word in self.counts if is_negation(word)]

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        groups = defaultdict(list)
        for word in self.counts:
            groups[stem(word)].append(word)
        return groups

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        groups = defaultdict(list)
        for word in self.counts:
            if not is_number(word) and not is_negation(word):
                groups[len(word)].append(word)
        return groups

    @cached_property
    def _undotted(self) -> dict[str, str]:
        marked = (word for word in self.counts if ("." in word or "'" in word) and not is_number(word))
        return {word.replace(".", "").replace("'", ""): word for word in marked}


def _ordinals(number: str) -> list[str]:
    """200 and 200th are spellings of one number."""
    spelled = _ORDINAL.fullmatch(number)  # but the 1990s are not 1990
    return [spelled[1] + ending for ending in ("", "st", "nd", "rd", "th")] if spelled else []
