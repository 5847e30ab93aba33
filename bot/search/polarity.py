"""What may not differ between words asked and words said, however alike they are: numbers and
negations.

7 is not 70; "will not" is not "will"; 8 million vaccines are not 8 million calls. Pure, over two
runs of folded words and the places at which the asked ones were found. And what may not be cut off
a line that is quoted: what turns it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.search.weights import WEIGHTS
from bot.text import ORDINALS, Word, is_negation, is_number, number_words, words
from bot.text.lexicon import word_set
from bot.text.lexicon.verbs import saying

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
    """The number of the clause in which each word stands: punctuation stronger than a comma ends
    one."""
    numbers = [0] * len(tokens)
    for at, (one, other) in enumerate(pairwise(tokens), 1):
        numbers[at] = numbers[at - 1] + (not _CLAUSE_ENDS.isdisjoint(text[one.end : other.start]))
    return numbers


def differs(placed: PlacedTerms, *, verbatim: bool) -> bool:
    """Whether what was said differs in a number or a negation; `verbatim`: the words were asked as
    a line, no topic."""
    if any(is_negation(word) for word in placed.asked):
        turned = any(
            _negation_lost(placed, n) for n, word in enumerate(placed.asked) if is_negation(word)
        )
    else:
        turned = verbatim and _negation_new(placed)
    return turned or _numbers_moved(placed)


def _negation_lost(placed: PlacedTerms, number: int) -> bool:
    """Whether an asked negation is not there: in the same clause, shortly before the full word it
    was asked before."""
    following = range(number + 1, min(number + 1 + _W.reach, len(placed.asked)))
    turned = [placed.place[n] for n in following if n in placed.place and placed.full[n]]
    if not turned:
        return not any(is_negation(word) for word in placed.said)
    if not _negated(placed, turned[0]):
        return True
    # "will not host bases. We will host aircraft": the next word asked stands where the first is
    # said without it
    return (
        len(turned) > 1 and not _negated(placed, turned[1]) and _again(placed, turned[0], turned[1])
    )


def _again(placed: PlacedTerms, first: int, second: int) -> bool:
    """Whether the word at `first` is said once more in the clause of `second`."""
    there = {
        word
        for word, clause in zip(placed.said, placed.clauses, strict=True)
        if clause == placed.clauses[second]
    }
    return placed.clauses[first] != placed.clauses[second] and placed.said[first] in there


def _negated(placed: PlacedTerms, at: int) -> bool:
    reach = [
        n for n in range(max(0, at - _W.reach), at + 1) if placed.clauses[n] == placed.clauses[at]
    ]
    return any(is_negation(placed.said[n]) for n in reach)


def _negation_new(placed: PlacedTerms) -> bool:
    """Whether a negation that was not asked stands among the asked words, or in the place of
    one."""
    places = sorted(set(placed.place.values()))
    between = [
        n
        for one, other in pairwise(places)
        if other - one <= _W.near + 1
        for n in range(one + 1, other)
    ]
    first = min(placed.place, key=lambda number: placed.place[number], default=0)
    if (
        places and first > 0 and first - 1 not in placed.place
    ):  # nobody asked, where somebody was said
        between += range(max(0, places[0] - 2), places[0])
    if places and _closes(placed, places[-1] + 1):  # this sentence did, where it was said: did not
        between.append(places[-1] + 1)
    return any(is_negation(placed.said[n]) for n in between)


def _closes(placed: PlacedTerms, at: int) -> bool:
    """Whether the word at `at` ends the clause of the one before it."""
    here = placed.clauses[at - 1 : at + 2]
    return len(here) > 1 and here[0] == here[1] and here[1:2] != here[2:3]


def _numbers_moved(placed: PlacedTerms) -> bool:
    """Whether asked numbers stand in another order, count another thing, or rank what is said
    without a rank."""
    numbers = [n for n, word in enumerate(placed.asked) if is_number(word) or number_words(word)]
    numbers = [n for n in numbers if placed.asked[n] not in _LOOSE]
    stand = [placed.place[n] for n in numbers if n in placed.place]
    return stand != sorted(stand) or any(
        _counts_another(placed, n) or _ranks(placed, n) for n in numbers
    )


def _ranks(placed: PlacedTerms, number: int) -> bool:
    """Whether a rank was asked of a word that is said without one: the second largest, where it is
    the largest."""
    after = number + 1
    ranked = after in placed.place and placed.full[after]
    return placed.asked[number] in ORDINALS and number not in placed.place and ranked


def _counts_another(placed: PlacedTerms, number: int) -> bool:
    """Whether the thing that a number was asked of stands far from it, or is not there but spoken
    of elsewhere."""
    at = placed.place.get(number)
    following = range(number + 1, min(number + 1 + _W.noun_reach, len(placed.asked)))
    noun = next(
        (n for n in following if placed.full[n] and not number_words(placed.asked[n])), None
    )
    if at is None or noun is None or is_number(placed.asked[noun]):
        return False
    if noun not in placed.place:
        return placed.known(placed.asked[noun])
    return abs(placed.place[noun] - at) > 2 * _W.noun_reach


# Words that are cut off ---------------------------------------------------------------------------

_STOPS = re.compile(
    r"[;:–—]|--|\s-\s|,\s+(?:but|and|so|because|yet)\b|\b(?:but|so|because)\b|[.?!…]\s",
    re.IGNORECASE,
)
_INSERTED = re.compile(r",(?!\s*(?:that|if)\b)(?![^,]*\bnot\b)[^,]{1,24},")
"""A few words between two commas: Someone told me, I think Marcelo, that."""
_INSTEAD = re.compile(
    r"\b(?:more|less|rather|other|better|worse) than(?: just| only)?\W*$|\b(?:instead of|far"
    r" from|anything but)\W*$",
    re.I,
)
_CONDITIONS = frozenset("if unless whether provided supposing suppose assuming".split())
_LONG_CONDITIONS = re.compile(
    r"\b(?:as long as|on (?:the )?condition|in case|even if|so long as)\b", re.IGNORECASE
)
_MODALS = frozenset("would could might should may wouldn't couldn't mightn't shouldn't".split())
_DENIALS = saying("deny") | {"without", "hardly", "barely"}
_FALSE = frozenset("false untrue wrong".split())
_TELLING = saying("reported")
_TOLD = frozenset("that me us him her them you it people everyone reporters if whether to".split())
_OWN = frozenset(
    "i we i've we've i'd we'd i'll we'll i'm we're as to me let us our my which".split()
)
_BEFORE_VERB = word_set("small_words.before_verb")
_QUESTIONING = frozenset(
    "do does did is are was were will would can could should have has had who what why how when"
    " where which".split()
)


def turned_before(cut: str, *, question: bool = False) -> bool:
    """Whether what is cut off before a claim, in its sentence, turns it: a not, an if, a would, "he
    said that".

    `question`: the sentence ends with a question mark.
    """
    cut = _INSERTED.sub(" ", cut)
    said = [word.text for word in words(cut)]
    if not said:
        return False
    if is_negation(said[-1]) or _INSTEAD.search(cut):
        return True
    clause = [word.text for word in words(_STOPS.split(cut)[-1])][-_W.reach :]
    if _denied(clause) or _told(clause):
        return True
    if not _CONDITIONS.isdisjoint(
        word.text for word in words(_from_last_but(cut))
    ) or _LONG_CONDITIONS.search(cut):
        return True
    if any(word in _MODALS or word.endswith("'d") for word in clause[-2:]):
        return True
    return question and (said[0] in _QUESTIONING or clause[:1] != [] and clause[0] in _QUESTIONING)


def turned_after(cut: str) -> bool:
    """Whether what is cut off after a claim, in its sentence, turns it: not, if, unless, "is
    wrong", "he said"."""
    clause = _STOPS.split(cut.lstrip(" –—"))[0]
    said = [word.text for word in words(clause)]
    if not said:
        return False
    if any(is_negation(word) for word in said[:3]) or any(word in _MODALS for word in said[:2]):
        return True
    if not _CONDITIONS.isdisjoint(said) or _LONG_CONDITIONS.search(clause):
        return True
    if not _FALSE.isdisjoint(said[:4]):
        return True
    aside = [word.text for word in words(clause.lstrip(" ,").split(",")[0])]  # , he said, …
    by_others = cut.lstrip().startswith(",") and 1 < len(aside) < 5 and aside[0] not in _OWN
    return by_others and not _TELLING.isdisjoint((aside[-1], aside[0]))


def _from_last_but(cut: str) -> str:
    """What follows the last "but" or full stop: a condition before it is of something else."""
    parts = re.split(r"\bbut\b|[;.?!]\s", cut, flags=re.IGNORECASE)
    return cut if "not only" in cut.lower() else parts[-1]


def _denied(clause: Sequence[str]) -> bool:
    """Whether a "not" reaches to the clause's end: we do not … ; but not "not only …"."""
    reaching = [n for n, word in enumerate(clause) if is_negation(word)]
    reaching = [
        n
        for n in reaching
        if clause[n + 1 : n + 2] not in (["only"], ["just"], ["merely"], ["simply"])
    ]
    return bool(reaching) or not _DENIALS.isdisjoint(clause[-3:])


def _told(clause: Sequence[str]) -> bool:
    """Whether a clause ends with somebody else's saying: he said that, they think."""
    at = next((n for n in range(len(clause) - 1, -1, -1) if clause[n] not in _TOLD), -1)
    if at < 0 or len(clause) - at > 4 or clause[at] not in _TELLING:
        return False
    before = at - 1
    while before >= 0 and clause[before] in _BEFORE_VERB:
        before -= 1
    return (
        before >= 0
        and clause[before] not in _OWN
        and "as" not in clause[max(0, before - 2) : before]
    )
