"""The two sides of a comparison, a claim and a stretch of the record, as tokens. Pure.

A token is a word as it is compared: case, quotes and dashes folded, a number by its value; accents,
endings and apostrophes stand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.model import Passage, Span, Turn
from bot.question.claims import Claim
from bot.text import Word, is_negation, sentences, speech, stem, without_asides
from bot.verify.amounts import amounts

AMOUNT = "#"
"""What the key of a number begins with."""
DIRECT = ("spoken", "interpreted", "quoted", "posted")
"""How words reached us that are somebody's own."""
_EMPTY = Span(0, 0)
_GRAVE = 1.5
"""What a number or a negation weighs in a claim, whatever its rarity. Set by hand."""


class ComparedWord(NamedTuple):
    """A word as it is compared, and where it stands in its text."""

    key: str
    start: int
    end: int

    @property
    def is_amount(self) -> bool:
        """Whether it is a number."""
        return self.key[0] == AMOUNT or self.key[0].isdigit()


class Run(NamedTuple):
    """Claimed tokens first to end, and the tokens said against them; `same`: they agree."""

    same: bool
    claimed: tuple[int, int]
    said: tuple[int, int]


@lru_cache(maxsize=1 << 16)
def spelled(raw: str) -> str:
    """A printed word as it is compared."""
    if raw in ("%", "&"):
        return "percent" if raw == "%" else "and"
    bare_letters = raw.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00ad", "")
    bare_letters = unicodedata.normalize("NFC", bare_letters)
    return "percent" if bare_letters[:4] in ("per ", "per\u00a0") else bare_letters


def tokens_of(text: str, said: Sequence[Word]) -> list[ComparedWord]:
    """The tokens of some words of a text; a number that is written in several words is one."""
    tokens = [
        ComparedWord(
            word.text if word.text[0].isdigit() else spelled(text[word.start : word.end]),
            word.start,
            word.end,
        )
        for word in said
    ]
    for first, end, key in reversed(list(amounts([token.key for token in tokens]))):
        whole = ComparedWord(AMOUNT + key, tokens[first].start, tokens[end - 1].end)
        tokens[first:end] = [whole]
    return tokens


@lru_cache(maxsize=256)
def _tokens_in(
    text: str, spans: tuple[Span, ...]
) -> tuple[tuple[ComparedWord, ...], tuple[int, ...]]:
    """The tokens inside some passages of a turn, and the number of the passage of each."""
    found, bounds, at = [], [], 0
    said = [word for word in speech(text) if any(span.covers(word.start) for span in spans)]
    for token in tokens_of(text, said):
        while at + 1 < len(spans) and token.start >= spans[at].end:
            at += 1
        found.append(token)
        bounds.append(at)
    return tuple(found), tuple(bounds)


@dataclass(frozen=True)
class Segment:
    """A stretch of the record in one voice: a transcript's turn, or what a report quotes or tells
    of one person.

    `speaker` is as shown (None: nobody, or unknown), `confidence` how far (0..1) the words found
    speak for it.
    """

    meeting: str
    turn: Turn
    passages: tuple[Passage, ...]
    speaker: str | None
    confidence: float = 0.0

    @property
    def kind(self) -> str:
        """How its words reached us."""
        return self.passages[0].kind

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return tuple(passage.span for passage in self.passages)

    @cached_property
    def tokens(self) -> tuple[ComparedWord, ...]:
        """Its words as they are compared."""
        return _tokens_in(self.turn.text, self._spans)[0]

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """The number of the passage of each token."""
        return _tokens_in(self.turn.text, self._spans)[1]

    def printed(self, first: int, end: int) -> str:
        """Tokens first to end as printed."""
        return self.turn.text[slice(*self.characters(first, end))]

    def characters(self, first: int, end: int) -> Span:
        """Tokens first to end as characters of the turn; its start where there are none."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end) if first < end else _EMPTY

    def sentence_at(self, at: int) -> Span:
        """The sentence at a character of the turn, within its passage."""
        passage = next((span for span in self._spans if span.covers(at)), self._spans[0])
        text = self.turn.text[slice(*passage)]
        inside = (Span(passage.start + s.start, passage.start + s.end) for s in sentences(text))
        return next((span for span in inside if span.covers(at)), passage)

    def is_question_at(self, at: int) -> bool:
        """Whether the sentence at a character of the turn ends with a question mark."""
        return ends_as_question(self.turn.text[slice(*self.sentence_at(at))])

    def before(self, at: int) -> str:
        """What stands before a character of the turn in its sentence."""
        return without_asides(self.turn.text[self.sentence_at(at).start : at]).strip()

    def after(self, at: int) -> str:
        """What stands from a character of the turn on in the sentence before it."""
        end = self.sentence_at(max(0, at - 1)).end
        return without_asides(self.turn.text[at:end]).rstrip(' .?!"”’\n')


def ends_as_question(text: str) -> bool:
    """Whether a sentence ends with a question mark, closing marks after it or not."""
    return text.rstrip("\"'”’) \u00a0").endswith("?")


class ClaimTokens:
    """A claim's tokens, the pieces between its marks, and what each token weighs."""

    def __init__(self, claim: Claim, weigh: Callable[[str], float]) -> None:
        self.claim, self.text = claim, claim.text
        self.tokens: list[ComparedWord] = []
        self.pieces: list[tuple[int, int]] = []
        for first, end in pairwise([0, *sorted(claim.breaks), len(claim.words)]):
            begin = len(self.tokens)
            self.tokens += tokens_of(claim.text, claim.words[first:end])
            self.pieces.append((begin, len(self.tokens)))
        self.breaks = frozenset(first for first, _ in self.pieces[1:])
        self.keys = [token.key for token in self.tokens]
        self.weights = [
            _GRAVE if t.is_amount or is_negation(t.key) else weigh(t.key) for t in self.tokens
        ]

    def is_gap(self, run: Run) -> bool:
        """Whether a run is what was said where the claim marks that something is left out."""
        first, end = run.claimed
        return first == end and first in self.breaks

    def printed(self, first: int, end: int) -> str:
        """Tokens first to end as they were typed."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""


def bare_letters(word: str) -> str:
    """A word without accents, apostrophes and dots."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if c.isalnum() and not unicodedata.combining(c))


def root(word: str) -> str:
    """A word without its ending; freight's not for sale says that freight is not."""
    return stem(word.replace("’", "'").removesuffix("'s"))
