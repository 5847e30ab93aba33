"""What may not differ between words asked and words said, however alike they are: numbers and
negations.

7 is not 70; "will not" is not "will"; 8 million vaccines are not 8 million calls. Pure, over two
runs of folded words and the places at which the asked ones were found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.search.weights import WEIGHTS
from bot.text import ORDINALS, Word, is_negation, is_number, number_words

_W = WEIGHTS.polarity
_LOOSE = frozenset({"first", "last"})
"""Said of so much that their place tells nothing."""
_CLAUSE_ENDS = frozenset(".?!;:–—")


@dataclass(frozen=True, slots=True)
class PlacedTerms:
    """Asked words (with whether each is a full one), the words said, and where each asked one (by
    number) was found.

    `clauses` numbers the clause of each word said; `known` tells whether anybody ever said a word.
    """

    asked: Sequence[str]
    full: Sequence[bool]
    said: Sequence[str]
    clauses: Sequence[int]
    place: Mapping[int, int]
    known: Callable[[str], bool]


def clause_numbers(text: str, tokens: Sequence[Word]) -> list[int]:
    """The number of each word's clause: punctuation stronger than a comma ends one."""
    numbers = [0] * len(tokens)
    for at, (one, other) in enumerate(pairwise(tokens), 1):
        numbers[at] = numbers[at - 1] + (not _CLAUSE_ENDS.isdisjoint(text[one.end : other.start]))
    return numbers


def differs(placed: PlacedTerms, *, verbatim: bool) -> bool:
    """Whether a number or a negation differs; `verbatim`: the words were asked as a line."""
    if nots := [n for n, word in enumerate(placed.asked) if is_negation(word)]:
        turned = any(_negation_lost(placed, n) for n in nots)
    else:
        turned = verbatim and _negation_new(placed)
    return turned or _numbers_moved(placed)


def _negation_lost(placed: PlacedTerms, number: int) -> bool:
    """Whether an asked negation does not stand shortly before its full word, in the same clause."""
    following = range(number + 1, min(number + 1 + _W.reach, len(placed.asked)))
    turned = [placed.place[n] for n in following if n in placed.place and placed.full[n]]
    if not turned:
        return not any(is_negation(word) for word in placed.said)
    if not _negated(placed, turned[0]):
        return True
    # "will not host bases. We will host aircraft": the next word asked stands where the first is
    # said without it
    alone = len(turned) < 2 or _negated(placed, turned[1])
    return not alone and _again(placed, turned[0], turned[1])


def _again(placed: PlacedTerms, first: int, second: int) -> bool:
    """Whether the word at `first` is said once more in the clause of `second`."""
    clauses = zip(placed.said, placed.clauses, strict=True)
    there = {word for word, clause in clauses if clause == placed.clauses[second]}
    return placed.clauses[first] != placed.clauses[second] and placed.said[first] in there


def _negated(placed: PlacedTerms, at: int) -> bool:
    reach = range(max(0, at - _W.reach), at + 1)
    near = (placed.said[n] for n in reach if placed.clauses[n] == placed.clauses[at])
    return any(map(is_negation, near))


def _negation_new(placed: PlacedTerms) -> bool:
    """Whether an unasked negation stands among the asked words, or in the place of one."""
    places = sorted(set(placed.place.values()))
    between = [
        n
        for one, other in pairwise(places)
        if other - one <= _W.near + 1
        for n in range(one + 1, other)
    ]
    first = min(placed.place, key=lambda number: placed.place[number], default=0)
    # nobody asked, where somebody was said
    if places and first > 0 and first - 1 not in placed.place:
        between += range(max(0, places[0] - 2), places[0])
    if places and _closes(placed, places[-1] + 1):  # this sentence did, where it was said: did not
        between.append(places[-1] + 1)
    return any(is_negation(placed.said[n]) for n in between)


def _closes(placed: PlacedTerms, at: int) -> bool:
    """Whether the word at `at` ends the clause of the one before it."""
    here = placed.clauses[at - 1 : at + 2]
    return len(here) > 1 and here[0] == here[1] and here[1:2] != here[2:3]


def _numbers_moved(placed: PlacedTerms) -> bool:
    """Whether asked numbers stand in another order, count another thing, or rank the unranked."""
    numbers = [n for n, word in enumerate(placed.asked) if is_number(word) or number_words(word)]
    numbers = [n for n in numbers if placed.asked[n] not in _LOOSE]
    stand = [placed.place[n] for n in numbers if n in placed.place]
    return stand != sorted(stand) or any(
        _counts_another(placed, n) or _ranks(placed, n) for n in numbers
    )


def _ranks(placed: PlacedTerms, number: int) -> bool:
    """Whether a rank was asked of a word said without one: the second largest, for the largest."""
    after = number + 1
    ranked = after in placed.place and placed.full[after]
    return placed.asked[number] in ORDINALS and number not in placed.place and ranked


def _counts_another(placed: PlacedTerms, number: int) -> bool:
    """Whether what a number was asked of stands far from it, or only elsewhere on record."""
    at = placed.place.get(number)
    following = range(number + 1, min(number + 1 + _W.noun_reach, len(placed.asked)))
    nouns = (n for n in following if placed.full[n] and not number_words(placed.asked[n]))
    noun = next(nouns, None)
    if at is None or noun is None or is_number(placed.asked[noun]):
        return False
    if noun not in placed.place:
        return placed.known(placed.asked[noun])
    return abs(placed.place[noun] - at) > 2 * _W.noun_reach
