"""How a claim stands in a stretch of the record: word for word, nearly, or not at all; and how it
is cut. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from unicodedata import combining, normalize

from bot.model import Passage, Span, Turn
from bot.question.claims import Claim
from bot.search.polarity import turned_after, turned_before
from bot.text import (
    fold,
    is_asking,
    is_light,
    is_negation,
    one_line,
    sentences,
    speech,
    stem,
    without_asides,
    words,
)
from bot.text.lexicon import word_table
from bot.text.likeness import most_slips, slips
from bot.text.word_frequency import is_english
from bot.verify.alignment import ComparedWord, Run, TokenAligner, tokens

NEAR = 0.6
"""What share of a claim's weight must stand in a line for it to be nearly this line."""
_TOLD_NEAR = 0.5
"""The same of a reporter's paraphrase, which has its own wording."""
_LEAST_KEPT, _LEAST_COUNT, _MANY, _EVERY_WORD = 2, 0.4, 5, 0.8
"""How many tokens must agree at least, what share of all; and from how many on small words weigh as
full ones do."""
_REWORDED, _REWORDED_NUMBER = 0.7, 1.5
"""What share of the full words of a claim in no quotation marks is enough, in whatever order."""
_SAYS_SOMETHING = 4
"""How many tokens must agree at least where several others in a row do not."""
_MOST_BETWEEN = 1.5
"""How many words may stand between those that agree, for each that does."""
_ALIKE, _OTHER_NUMBER = 0.9, 0.7
"""What a word is worth that is spelled differently, and a number that stands in another's place."""
_LIKELY, _LIKELY_NEAR, _LONG_ENOUGH = 0.75, 0.45, 7
"""The confidence of finding from which a smaller share will do, of a claim of so many tokens: few
make no line."""
_MOST_PLACES = 8
DIRECT = ("spoken", "interpreted", "quoted", "posted")
"""How words reached us that are somebody's own."""


@lru_cache(maxsize=256)
def _tokens(text: str, spans: tuple[Span, ...]) -> tuple[tuple[ComparedWord, ...], tuple[int, ...]]:
    """The tokens inside some passages of a turn, and the number of the passage of each."""
    found, bounds, at = [], [], 0
    for token in tokens(
        text, [word for word in speech(text) if any(s.start <= word.start < s.end for s in spans)]
    ):
        while at + 1 < len(spans) and token.start >= spans[at].end:
            at += 1
        found.append(token)
        bounds.append(at)
    return tuple(found), tuple(bounds)


@dataclass(frozen=True)
class Segment:
    """A stretch of the record in one voice: a transcript's turn, or what a report quotes or tells
    of one person."""

    meeting: str
    turn: Turn
    passages: tuple[Passage, ...]
    speaker: str | None
    """As shown; None: nobody, or unknown."""
    confidence: float = 0.0
    """How far the words found speak for it."""

    @property
    def kind(self) -> str:
        """How its words reached us."""
        return self.passages[0].kind

    @cached_property
    def tokens(self) -> tuple[ComparedWord, ...]:
        """Its words as they are compared."""
        return _tokens(self.turn.text, tuple(p.span for p in self.passages))[0]

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """The number of the passage of each token."""
        return _tokens(self.turn.text, tuple(p.span for p in self.passages))[1]

    def printed(self, first: int, end: int) -> str:
        """Tokens first to end as printed."""
        return (
            self.turn.text[self.tokens[first].start : self.tokens[end - 1].end]
            if first < end
            else ""
        )


@dataclass(frozen=True)
class Alignment:
    """How a claim stands in a stretch of the record; `share` is the part of its weight that
    agrees."""

    asked: ClaimTokens
    said: Segment
    runs: tuple[Run, ...]
    exact: bool
    share: float
    cut: str = ""
    """What is left out that turns the sense."""

    @property
    def window(self) -> tuple[int, int]:
        """The tokens said that it covers."""
        alignments = [run.said for run in self.runs if run.said[0] < run.said[1]]
        return (alignments[0][0], alignments[-1][1]) if alignments else (0, 0)

    @property
    def span(self) -> Span:
        """The same as characters of the turn."""
        first, end = self.window
        return (
            Span(self.said.tokens[first].start, self.said.tokens[end - 1].end)
            if first < end
            else Span(0, 0)
        )

    @property
    def hits(self) -> Iterator[Span]:
        """The words that agree, as characters of the turn."""
        for run in self.runs:
            if run.same:
                yield Span(
                    self.said.tokens[run.said[0]].start, self.said.tokens[run.said[1] - 1].end
                )

    @property
    def kept(self) -> int:
        """How many tokens agree, numbers in the place of numbers among them."""
        same = sum(run.said[1] - run.said[0] for run in self.runs if run.same)
        return same + sum(1 for run in self.changes if _numbers_only(self, run))

    @property
    def near(self) -> bool:
        """Whether it is nearly what was claimed."""
        between = sum(
            run.said[1] - run.said[0] for run in self.changes if run.claimed[0] == run.claimed[1]
        )
        if self.exact or between > _MOST_BETWEEN * self.kept or self.kept < _LEAST_KEPT:
            return self.exact or (not self.asked.claim.marked and self.reworded >= _REWORDED)
        if self.kept < _SAYS_SOMETHING and any(self._says_else(run) for run in self.changes):
            return False
        least = NEAR if self.said.kind in DIRECT else _TOLD_NEAR
        if self.said.confidence >= _LIKELY and len(self.asked.tokens) >= _LONG_ENOUGH:
            least = _LIKELY_NEAR
        count = self.kept / len(self.asked.tokens)
        share = (
            max(self.share, _EVERY_WORD * count if self.kept >= _MANY else 0.0)
            if count >= _LEAST_COUNT
            else 0.0
        )
        return share >= least or (not self.asked.claim.marked and self.reworded >= _REWORDED)

    def _says_else(self, run: Run) -> bool:
        """Whether several words on end are others: "the initiative is dead" has its name there, and
        no more."""
        claimed = self.asked.tokens[slice(*run.claimed)]
        said = {_root(token.key) for token in self.said.tokens[slice(*run.said)]}
        same = all(
            _root(token.key) in said or _is_small(token.key) for token in claimed
        )  # freight's, freight is
        return (
            len(claimed) > 1
            and not any(token.is_amount for token in claimed)
            and not (said and same)
        )

    @cached_property
    def reworded(self) -> float:
        """The share of the claim's full words that stand in these sentences, whatever their order
        and endings."""
        start, end = self.span
        held = [p.span for p in self.said.passages if p.span.start < end and start < p.span.end]
        said = {
            _root(fold(self.said.printed(n, n + 1))) if not t.is_amount else t.key
            # fmt: skip
            for n, t in enumerate(self.said.tokens)
            if any(s.start <= t.start < s.end for s in held)
        }
        full = [
            (t, w) for t, w in zip(self.asked.tokens, self.asked.weights, strict=True) if w >= 1.0
        ]
        found = [(_root(t.key) if not t.is_amount else t.key) in said for t, _ in full]
        total = sum(w for _, w in full)
        here = sum(w for (_, w), there in zip(full, found, strict=True) if there)
        numbers = [run for run in self.changes if _numbers_only(self, run)]
        if len(numbers) == 1 and sum(found):  # 900 million, where it is 800 million
            here += _REWORDED_NUMBER
        return here / total if sum(found) + len(numbers) > 1 else 0.0

    @property
    def whole(self) -> bool:
        """Whether it is a whole sentence, or all that is quoted."""
        start, end = self.span
        before, _ = _sentence_before(self.said, start)
        return (
            self.exact
            and not before.strip(" \"“‘'")
            and not _sentence_after(self.said, end).strip(" \"”’'")
        )

    @property
    def changes(self) -> Iterator[Run]:
        """Where claim and record differ, but for what is left out where the claim marks it."""
        for run in self.runs:
            gap = run.claimed[0] == run.claimed[1] and run.claimed[0] in self.asked.breaks
            if not run.same and not gap:
                yield run


def _is_small(word: str) -> bool:
    """Whether a word says little wherever it stands; in a claim, talk and question are words like
    any other."""
    return is_light(word) and not is_asking(word)


def _root(word: str) -> str:
    """A word without its ending; freight's not for sale says that freight is not."""
    return stem(word.replace("’", "'").removesuffix("'s"))


def _numbers_only(alignment: Alignment, run: Run) -> bool:
    """Whether a number stands in the place of another."""
    return any(alignment.asked.tokens[n].is_amount for n in range(*run.claimed)) and any(
        alignment.said.tokens[n].is_amount for n in range(*run.said)
    )


class ClaimTokens:
    """A claim's tokens, the pieces between its marks, and what each token weighs."""

    def __init__(self, claim: Claim, weigh: Callable[[str], float]) -> None:
        self.claim, self.text = claim, claim.text
        self.tokens: list[ComparedWord] = []
        self.pieces: list[tuple[int, int]] = []
        for first, end in pairwise([0, *sorted(claim.breaks), len(claim.words)]):
            begin = len(self.tokens)
            self.tokens += tokens(claim.text, claim.words[first:end])
            self.pieces.append((begin, len(self.tokens)))
        self.breaks = frozenset(first for first, _ in self.pieces[1:])
        self.keys = [token.key for token in self.tokens]
        self.weights = [
            1.5 if t.is_amount or is_negation(t.key) else weigh(t.key) for t in self.tokens
        ]

    def printed(self, first: int, end: int) -> str:
        """Tokens first to end as they were typed."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""

    def aligned_with(self, said: Segment, known: Callable[[str], bool]) -> Alignment:
        """How the claim stands in a stretch of the record."""
        page = TokenAligner(self.keys, [token.key for token in said.tokens])
        whole = [self._weighed(said, runs, known) for runs in self._places(page)]
        if whole:
            return next((one for one in whole if not one.cut), whole[0])
        runs: list[Run] = []
        begin = 0
        for first, end in self.pieces:
            near = page.nearest(first, end, begin, said.bounds)
            runs += self._gap(first, begin, near) if runs else ()
            runs += near
            begin = max(begin, near[-1].said[1])
        return self._weighed(said, runs, known)

    def _places(self, page: TokenAligner) -> Iterator[list[Run]]:
        """Everywhere that all pieces stand as they are, one after the other, as near to one another
        as may be."""
        last = self.pieces[-1]
        for n, at in enumerate(page.places(*last)):
            if n == _MOST_PLACES:
                return
            found = [at]
            for first, end in reversed(self.pieces[:-1]):
                found.insert(0, page.last_place(first, end, found[0]))
                if found[0] < 0:
                    break
            if found[0] < 0:
                continue
            runs: list[Run] = []
            for (first, end), place in zip(self.pieces, found, strict=True):
                here = [Run(True, (first, end), (place, place + end - first))]
                runs += [*(self._gap(first, runs[-1].said[1], here) if runs else ()), *here]
            yield runs

    def _gap(self, first: int, begin: int, following: Sequence[Run]) -> list[Run]:
        """What was said where the claim marks that something is left out."""
        upto = following[0].said[0]
        return [Run(False, (first, first), (begin, upto))] if begin < upto else []

    def _weighed(
        self, said: Segment, runs: Sequence[Run], known: Callable[[str], bool]
    ) -> Alignment:
        kept = 0.0
        for run in runs:
            if run.same:
                kept += sum(self.weights[slice(*run.claimed)])
            elif run.claimed[1] - run.claimed[0] == run.said[1] - run.said[0]:
                for one, other in zip(range(*run.claimed), range(*run.said), strict=True):
                    kept += self.weights[one] * _worth(self.tokens[one], said.tokens[other], known)
        total = sum(self.weights)
        bare = Alignment(self, said, tuple(runs), False, kept / total if total else 0.0)
        if any(True for _ in bare.changes):
            return bare
        return Alignment(self, said, tuple(runs), True, 1.0, _turning_cut(bare))


def _turning_cut(alignment: Alignment) -> str:
    """What the claim leaves out, at its edges or at a mark, that turns what it keeps; or
    nothing."""
    text, (start, end) = alignment.said.turn.text, alignment.span
    before, question = _sentence_before(alignment.said, start)
    before = _unrepeated(before, alignment.asked.keys[0])
    after = _sentence_after(alignment.said, end)
    if turned_before(
        _ROUNDED.sub("", before) if alignment.asked.tokens[0].is_amount else before,
        question=question,
    ):
        return one_line(before)
    if turned_after(after) or _gainsaid(alignment, after):
        return one_line(after)
    for run in alignment.runs:
        if not run.same:
            gone = without_asides(
                text[_end(alignment, run.said[0]) : alignment.said.tokens[run.said[1]].start]
            )
            sides = re.split(r"(?<=[.?!])\s+", gone)
            if turned_after(sides[0]) or turned_before(sides[-1]):
                return one_line(gone.strip(" ,;:"))
    return ""


_MORE_SO = frozenset("still really always already also simply truly".split())
_SAID_ON, _REACHED = 400, 7


def _gainsaid(alignment: Alignment, after: str) -> bool:
    """Whether something is cut off and the very words are then denied, in this sentence or the next
    one."""
    asked = alignment.asked
    full = {
        _root(key)
        for key, weight in zip(asked.keys, asked.weights, strict=True)
        if weight >= 1.0 and key not in _MORE_SO
    }
    if not after.strip() or not full or any(is_negation(key) for key in asked.keys):
        return False
    end = alignment.span.end
    rest = alignment.said.turn.text[end : sentence_at(alignment.said, end - 1).end + _SAID_ON]
    following = list(sentences(rest))[:2]
    said = [word.text for word in speech(rest[: following[-1].end])] if following else []
    denied = (n for n, word in enumerate(said) if is_negation(word))
    return any(
        full <= {_root(word) for word in said[n + 1 : n + 1 + _REACHED]} | _subject(said, n)
        for n in denied
    )


def _subject(said: Sequence[str], at: int) -> set[str]:
    """What stands right before a "not", of whom or what it is said."""
    return {_root(word) for word in said[max(0, at - 3) : at]}


_ROUNDED = re.compile(r"\b(?:more|less|fewer|other) than\W*$", re.IGNORECASE)


def _unrepeated(before: str, first: str) -> str:
    """What stands before a claim, without the claim's own first word said over and over: never,
    never, [never …]."""
    while (last := words(before)[-1:]) and last[0].text == first:
        before = before[: last[0].start].rstrip(" ,")
    return before


def _end(alignment: Alignment, token: int) -> int:
    """Where the token before this one ends."""
    return alignment.said.tokens[token - 1].end if token else 0


def sentence_at(said: Segment, at: int) -> Span:
    """The sentence at a character of a turn, within its passage."""
    passage = next(
        (p.span for p in said.passages if p.span.start <= at < p.span.end), said.passages[0].span
    )
    text = said.turn.text[passage.start : passage.end]
    inside = (Span(passage.start + s.start, passage.start + s.end) for s in sentences(text))
    return next((span for span in inside if span.start <= at < span.end), passage)


def _sentence_before(said: Segment, at: int) -> tuple[str, bool]:
    """What stands before a place in its sentence, and whether that ends with a question mark."""
    span = sentence_at(said, at)
    text = said.turn.text
    question = text[span.start : span.end].rstrip("\"'”’) \u00a0").endswith("?")
    return without_asides(text[span.start : at]).strip(), question


def _sentence_after(said: Segment, at: int) -> str:
    span = sentence_at(said, max(0, at - 1))
    return without_asides(said.turn.text[at : span.end]).rstrip(' .?!"”’\n')


# How alike two words are --------------------------------------------------------------------------


def _worth(claimed: ComparedWord, said: ComparedWord, known: Callable[[str], bool]) -> float:
    """What a word that does not agree is worth beside the one said in its place."""
    if claimed.is_amount and said.is_amount:
        return _OTHER_NUMBER
    return _ALIKE if alike(claimed.key, said.key, known) else 0.0


def alike(claimed: str, said: str, known: Callable[[str], bool]) -> bool:
    """Whether a word is another one, spelled differently: a slip, an accent, an apostrophe; never
    another word."""
    if (
        claimed[:1] in "#0123456789"
        or said[:1] in "#0123456789"
        or is_negation(claimed) != is_negation(said)
    ):
        return False
    one, other = bare_letters(claimed), bare_letters(said)
    if one == other:
        return True
    if len(other) < 4 or "'s" in (claimed[-2:], said[-2:]):
        return False
    if slips(one, other) > most_slips(len(other)):
        return False
    return _is_british(one, other) or not (known(claimed) or is_english(one))


def bare_letters(word: str) -> str:
    """A word without accents, apostrophes and dots."""
    return "".join(c for c in normalize("NFKD", word) if c.isalnum() and not combining(c))


_AMERICAN_ENDINGS = word_table("forms.american").items()


def _is_british(one: str, other: str) -> bool:
    return any(one.replace(a, b) == other.replace(a, b) for a, b in _AMERICAN_ENDINGS)
