"""A claim laid beside a stretch of the record: what agrees, its weight, and if it is near. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.model import Span
from bot.text import fold, is_asking, is_light, is_negation
from bot.text.lexicon import word_table
from bot.text.likeness import most_slips, slips
from bot.text.word_frequency import is_english
from bot.verify.aligner import TokenAligner
from bot.verify.cuts import turning_cut
from bot.verify.tokens import DIRECT, ClaimTokens, ComparedWord, Run, Segment, bare_letters, root

# All of these were set by hand, with the labelled claims in view.
_NEAR, _TOLD_NEAR = 0.6, 0.5
"""What share of a claim's weight must agree for a line to be nearly it; and of a reporter's
paraphrase, which has its own wording."""
_LIKELY, _LIKELY_NEAR, _LONG_ENOUGH = 0.75, 0.45, 7
"""The confidence from which a smaller share will do, of a claim of so many tokens."""
_LEAST_KEPT, _LEAST_COUNT, _MANY, _EVERY_WORD = 2, 0.4, 5, 0.8
"""How many tokens must agree, what share; and from how many on small words weigh as full ones."""
_REWORDED, _REWORDED_NUMBER = 0.7, 1.5
"""What share of the full words of a claim in no quotation marks is enough, in whatever order; and
the weight of a number where one alone is another."""
_SAYS_SOMETHING = 4
"""How many tokens must agree at least where several others in a row do not."""
_MOST_BETWEEN = 1.5
"""How many words may stand between those that agree, for each that does."""
_ALIKE, _OTHER_NUMBER = 0.9, 0.7
"""What a word is worth that is spelled differently, and a number that stands in another's place."""
_MOST_PLACES = 8
"""In how many places a claim that is said over and over is looked at."""


@dataclass(frozen=True)
class Alignment:
    """A claim's tokens beside those of a segment: `runs` that agree or differ, in order.

    `exact`: nothing differs but what the claim marks as left out. `share` is the part of the
    claim's weight that agrees, 0..1; `cut`, what is left out that turns the sense.
    """

    asked: ClaimTokens
    said: Segment
    runs: tuple[Run, ...]
    exact: bool
    share: float
    cut: str = ""

    @cached_property
    def changes(self) -> tuple[Run, ...]:
        """Where claim and record differ, but for what is left out where the claim marks it."""
        return _changes(self.asked, self.runs)

    @cached_property
    def window(self) -> tuple[int, int]:
        """The tokens said that it covers."""
        return _window(self.runs)

    @cached_property
    def span(self) -> Span:
        """The characters of the turn that it covers."""
        return self.said.characters(*self.window)

    @property
    def hits(self) -> Iterator[Span]:
        """The words that agree, as characters of the turn."""
        return (self.said.characters(*run.said) for run in self.runs if run.same)

    @property
    def whole(self) -> bool:
        """Whether it is a whole sentence, or all that is quoted."""
        if not self.exact or self.said.before(self.span.start).strip(" \"“‘'"):
            return False
        return not self.said.after(self.span.end).strip(" \"”’'")


def _changes(asked: ClaimTokens, runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if not run.same and not asked.is_gap(run))


def _window(runs: Sequence[Run]) -> tuple[int, int]:
    said = [run.said for run in runs if run.said[0] < run.said[1]]
    return (said[0][0], said[-1][1]) if said else (0, 0)


# Laying them beside one another -------------------------------------------------------------------


def align(asked: ClaimTokens, said: Segment, known: Callable[[str], bool]) -> Alignment:
    """How a claim stands in a segment: as it is, uncut where it stands so anywhere; else as nearly
    as may be.

    `known` tells whether anybody on record ever said a folded word: it is then no slip for another.
    """
    aligner = TokenAligner(asked.keys, [token.key for token in said.tokens])
    whole = [_weighed(asked, said, runs, known) for runs in _places(asked, aligner)]
    if whole:
        return next((one for one in whole if not one.cut), whole[0])
    runs: list[Run] = []
    begin = 0
    for first, end in asked.pieces:
        near = aligner.nearest(first, end, begin, said.bounds)
        runs += _gap(first, begin, near) if runs else ()
        runs += near
        begin = max(begin, near[-1].said[1])
    return _weighed(asked, said, runs, known)


def _places(asked: ClaimTokens, aligner: TokenAligner) -> Iterator[list[Run]]:
    """Everywhere that all pieces stand as they are, in order, as near to one another as may be."""
    *before, last = asked.pieces
    for n, at in enumerate(aligner.places(*last)):
        if n == _MOST_PLACES:
            return
        found = [at]
        for first, end in reversed(before):
            found.insert(0, aligner.last_place(first, end, found[0]))
            if found[0] < 0:
                break
        if found[0] < 0:
            continue
        runs: list[Run] = []
        for (first, end), place in zip(asked.pieces, found, strict=True):
            here = [Run(True, (first, end), (place, place + end - first))]
            runs += [*(_gap(first, runs[-1].said[1], here) if runs else ()), *here]
        yield runs


def _gap(first: int, begin: int, following: Sequence[Run]) -> list[Run]:
    """What was said where the claim marks that something is left out."""
    upto = following[0].said[0]
    return [Run(False, (first, first), (begin, upto))] if begin < upto else []


def _weighed(
    asked: ClaimTokens, said: Segment, runs: Sequence[Run], known: Callable[[str], bool]
) -> Alignment:
    if not _changes(asked, runs):
        span = said.characters(*_window(runs))
        return Alignment(asked, said, tuple(runs), True, 1.0, turning_cut(asked, said, runs, span))
    kept = 0.0
    for run in runs:
        if run.same:
            kept += sum(asked.weights[slice(*run.claimed)])
        elif run.claimed[1] - run.claimed[0] == run.said[1] - run.said[0]:
            for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
                kept += asked.weights[one] * _worth(asked.tokens[one], said.tokens[other], known)
    total = sum(asked.weights)
    return Alignment(asked, said, tuple(runs), False, kept / total if total else 0.0)


# How alike two words are --------------------------------------------------------------------------


def _worth(claimed: ComparedWord, said: ComparedWord, known: Callable[[str], bool]) -> float:
    """What a word that does not agree is worth beside the one said in its place."""
    if claimed.is_amount and said.is_amount:
        return _OTHER_NUMBER
    return _ALIKE if is_respelled(claimed.key, said.key, known) else 0.0


def is_respelled(claimed: str, said: str, known: Callable[[str], bool]) -> bool:
    """Whether a word claimed is the one said, spelled differently: a slip, an accent, an
    apostrophe; never another word, which is `known` or good English."""
    if claimed[:1] in "#0123456789" or said[:1] in "#0123456789":
        return False
    if is_negation(claimed) != is_negation(said):
        return False
    one, other = bare_letters(claimed), bare_letters(said)
    if one == other:
        return True
    if len(other) < 4 or "'s" in (claimed[-2:], said[-2:]):
        return False
    if slips(one, other) > most_slips(len(other)):
        return False
    return _is_british(one, other) or not (known(claimed) or is_english(one))


_AMERICAN_ENDINGS = word_table("forms.american").items()


def _is_british(one: str, other: str) -> bool:
    return any(one.replace(a, b) == other.replace(a, b) for a, b in _AMERICAN_ENDINGS)


# Whether it is nearly the same --------------------------------------------------------------------


def is_near(alignment: Alignment) -> bool:
    """Whether a line is nearly what was claimed.

    It is if it is exact. Else enough of the claim's weight must agree, and no run of several words
    be another where little does; or, of a claim in no quotation marks, its full words must stand
    there in whatever order.
    """
    if alignment.exact:
        return True
    changes, asked = alignment.changes, alignment.asked
    kept = _number_kept(alignment)
    between = sum(end - first for _, claimed, (first, end) in changes if claimed[0] == claimed[1])
    if between > _MOST_BETWEEN * kept or kept < _LEAST_KEPT:
        return _is_reworded(alignment)
    if kept < _SAYS_SOMETHING and any(_says_else(alignment, run) for run in changes):
        return False
    count = kept / len(asked.tokens)
    share = max(alignment.share, _EVERY_WORD * count if kept >= _MANY else 0.0)
    enough = count >= _LEAST_COUNT and share >= _least_share(alignment)
    return enough or _is_reworded(alignment)


def _least_share(alignment: Alignment) -> float:
    said = alignment.said
    if said.confidence >= _LIKELY and len(alignment.asked.tokens) >= _LONG_ENOUGH:
        return _LIKELY_NEAR
    return _NEAR if said.kind in DIRECT else _TOLD_NEAR


def _number_kept(alignment: Alignment) -> int:
    """How many tokens agree, numbers in the place of numbers among them."""
    same = sum(run.said[1] - run.said[0] for run in alignment.runs if run.same)
    return same + sum(1 for run in alignment.changes if _is_other_number(alignment, run))


def _says_else(alignment: Alignment, run: Run) -> bool:
    """Whether several words on end are others: "the initiative is dead" has just its name there."""
    claimed = alignment.asked.tokens[slice(*run.claimed)]
    if len(claimed) < 2 or any(token.is_amount for token in claimed):
        return False
    said = {root(token.key) for token in alignment.said.tokens[slice(*run.said)]}
    same = all(root(token.key) in said or _is_small(token.key) for token in claimed)
    return not (said and same)  # freight's, freight is


def _is_reworded(alignment: Alignment) -> bool:
    """Whether an unquoted claim's full words nearly all stand here, in whatever order."""
    if alignment.asked.claim.marked:
        return False
    asked = alignment.asked
    said = _roots_said(alignment)
    full = [(t, w) for t, w in zip(asked.tokens, asked.weights, strict=True) if w >= 1.0]
    here = [w for t, w in full if (t.key if t.is_amount else root(t.key)) in said]
    numbers = [run for run in alignment.changes if _is_other_number(alignment, run)]
    weight = sum(here)
    if len(numbers) == 1 and here:  # 900 million, where it is 800 million
        weight += _REWORDED_NUMBER
    if len(here) + len(numbers) < 2:
        return False
    return weight / sum(w for _, w in full) >= _REWORDED


def _roots_said(alignment: Alignment) -> set[str]:
    """The words of the passages that it runs over, without endings, and the numbers there."""
    said = alignment.said
    held = [p.span for p in said.passages if p.span.overlaps(alignment.span)]
    return {
        token.key if token.is_amount else root(fold(said.printed(n, n + 1)))
        for n, token in enumerate(said.tokens)
        if any(span.covers(token.start) for span in held)
    }


def _is_small(word: str) -> bool:
    """Whether a word says little anywhere; in a claim, talk and question are full words."""
    return is_light(word) and not is_asking(word)


def _is_other_number(alignment: Alignment, run: Run) -> bool:
    """Whether a number stands in the place of another."""
    claimed = alignment.asked.tokens[slice(*run.claimed)]
    said = alignment.said.tokens[slice(*run.said)]
    return any(t.is_amount for t in claimed) and any(t.is_amount for t in said)
