"""The words of a sentence, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.text.lexicon import one_of, word_set

HIDDEN = "□"
"""Stands for every character between quotation marks, so that a quotation is one opaque thing of
the same length."""

_SHORT = [
    word.capitalize() for word in word_set("titles.abbreviated", "abbreviations.closing") | {"st"}
]
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|(?:{one_of(_SHORT)})\.|@?\w+(?:[-'’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_HARD = re.compile(r"[,;:()\[\]—–“”□?!]|\.(?!\s)|(?<!\w)\.|--|\s-\s")
_INITIAL = re.compile(r"^[^\W\d_]$")


class Token(NamedTuple):
    """A word: as printed, in lower case without its possessive, its offsets, what stands before
    it."""

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
            Token(
                printed,
                bare.lower().rstrip("."),
                match.start(),
                match.end(),
                text[at : match.start()],
                owner,
            )
        )
        at = match.end()
    return out


def breaks(words: Sequence[Token], at: int) -> bool:
    """Whether punctuation parts a word from the one before it; the dot of an initial does not."""
    gap = words[at].gap
    if at and gap.startswith(".") and _INITIAL.match(words[at - 1].text):
        gap = gap[1:]
    return "." in gap or bool(_HARD.search(gap))


def is_initial(word: Token) -> bool:
    """Whether a word is one letter, as in Antony J. Blinken."""
    return bool(_INITIAL.match(word.text))
