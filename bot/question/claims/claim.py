"""A claim: words, whose they are claimed to be, and what was left out or put in. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.question.asked_speaker import SpeakerRef
from bot.sources.people import Mention
from bot.text import Word, is_negation, without_asides, words
from bot.text.quotation_marks import BRACKETS, ELISION, PLACE


@dataclass(frozen=True, slots=True)
class Claim:
    """Claimed words, with their places in `text`, and whose they are claimed to be.

    Before the words numbered in `breaks` the person left something out and marked it; `own` are
    words in square brackets, which are the person's. `about` are the people of whom it was said,
    `frame` the question around the words.
    """

    text: str
    words: tuple[Word, ...]
    breaks: frozenset[int] = frozenset()
    own: tuple[str, ...] = ()
    asked: SpeakerRef = SpeakerRef()
    about: tuple[Mention, ...] = ()
    frame: str = ""
    marked: bool = False
    """Whether they stood in quotation marks."""

    @property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """The folded words between the marks of what is left out."""
        edges = (0, *sorted(self.breaks), len(self.words))
        texts = [word.text for word in self.words]
        return tuple(tuple(texts[one:other]) for one, other in pairwise(edges))

    def is_printed_in(self, text: str) -> bool:
        """Whether a text prints the words in square brackets in the same brackets."""
        return bool(self.own) and all(f"[{own}]".casefold() in text.casefold() for own in self.own)

    @property
    def printed(self) -> Claim:
        """The same, its words in square brackets claimed too."""
        kept, breaks = _words(self.text, ELISION.pattern + "()")
        return replace(self, words=kept, breaks=breaks, own=())


# From claimed text to claimed words ---------------------------------------------------------------

_LETTER = re.compile(r"\[(\w)\](?=\w)")
_ABBREVIATED = re.compile(r"\b(?:\w\.)+\w$")


def claim_of(said: str, frame: str, asked: SpeakerRef, about: tuple[Mention, ...]) -> Claim:
    """The words of a claim, from what was `said`: without the person's own in brackets, parted
    where something was left out. `frame` is the text around them, `asked` who is said to
    have said it, `about` who else is named."""
    text = _LETTER.sub(r"\1", without_asides(said)).strip(' \t\n,;:"“”')
    text += "." if _ABBREVIATED.search(text) else ""
    marks = (mark[1] for mark in BRACKETS.finditer(text) if words(mark[1]))
    own = tuple(mark.strip() for mark in marks if not _turns(mark))
    kept, breaks = _words(text, f"{ELISION.pattern}|{BRACKETS.pattern}")
    return Claim(text, kept, breaks, own, asked, about, frame, PLACE in frame)


def _words(text: str, parting: str) -> tuple[tuple[Word, ...], frozenset[int]]:
    """A claimed text's words outside its marks, and where those part it; a group is in brackets."""
    kept: list[Word] = []
    breaks: set[int] = set()
    at = 0
    for mark in (*re.finditer(parting, text), None):
        if mark is not None and _turns(mark[1] or ""):
            continue
        end = mark.start() if mark else len(text)
        kept += [Word(w.text, w.start + at, w.end + at) for w in words(text[at:end])]
        breaks.add(len(kept))
        at = mark.end() if mark else end
    return tuple(kept), frozenset(n for n in breaks if 0 < n < len(kept))


def _turns(own: str) -> bool:
    """Whether words in brackets would change what is claimed: a not, a number."""
    return any(is_negation(word.text) or word.text[0].isdigit() for word in words(own))
