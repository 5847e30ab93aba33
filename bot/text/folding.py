"""Words as matching sees them: folded to one spelling each, every one with its way home to the
source.

Folding never touches what is shown. A word is matched by its folded form (lower case, no accents,
straight quotes, no thousands separators) and shown by its span in the original.

    words("México’s 13,000 calls to the U.S. – 7%")
    mexico · 13000 · calls · to · the · u.s. · 7 · percent
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.text.memo import Memo


class Word(NamedTuple):
    """A folded word and where it stands in the original text."""

    text: str
    start: int
    end: int


_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"""
    (?i:per[ \u00a0]cent\b)                          # one word, however it is spelled
  | (?:{_LETTER}\.){{2,}}                            # U.S., D.C., e.g.
  | \d+(?:[.,]\d+)*[^\W_]*                           # 13,000  3.5  200th  5G
  | {_LETTER}[^\W_\u0300-\u036f\u00ad]*(?:[\u0300-\u036f\u00ad'’ʼ]+[^\W_]+)*[\u0300-\u036f]*
  | [%$€£¥&]
    """,
    re.VERBOSE,
)
_SIGNS = {"%": "percent", "&": "and"}
_THOUSANDS = re.compile(r"^\d{1,3}(?:,\d{3})+(?!\d)")


def _fold(raw: str) -> str:
    if raw in _SIGNS:
        return _SIGNS[raw]
    if raw[0].isdigit():
        return _THOUSANDS.sub(
            lambda group: group[0].replace(",", ""), unicodedata.normalize("NFKC", raw)
        ).lower()
    plain = unicodedata.normalize(
        "NFKD", raw.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00ad", "")
    )
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    if plain[:4] in ("per ", "per\u00a0"):
        return "percent"
    plain = "".join(plain.split()) or raw  # some single letters decompose into a space and a mark
    return plain.removesuffix("'s") or plain


_folded = Memo(_fold)


def fold(raw: str) -> str:
    """One printed word as matching spells it."""
    return _folded[raw]


def words(text: str) -> list[Word]:
    """Every word of `text`, in order."""
    # a named tuple's own constructor takes twice as long, and indexing is mostly this line
    made = tuple.__new__
    return [made(Word, (_folded[m[0]], m.start(), m.end())) for m in _WORD.finditer(text)]


_pieces = Memo(lambda piece: tuple(map(fold, _WORD.findall(piece))))
"""The folded words of what stands between white space."""


def word_texts(text: str) -> list[str]:
    """The folded words of `text`, without their places: several times faster than `words`."""
    if spells_per_cent(text):
        return [word.text for word in words(text)]
    return texts_of_pieces(text)


def texts_of_pieces(text: str) -> list[str]:
    """The folded words of a text in which none has a space in it (`spells_per_cent`)."""
    return list(chain.from_iterable(map(_pieces.__getitem__, text.split())))


def spells_per_cent(text: str) -> bool:
    """Whether a word may hold a space: but for per cent, a text is the sum of its pieces."""
    lower = text.lower()
    return "per cent" in lower or "per\u00a0cent" in lower


def one_line(text: str) -> str:
    """`text` with its white space runs folded: the only change ever made to what is shown."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def name_words(text: str) -> frozenset[str]:
    """The folded words of a name or title, as a set."""
    return frozenset(word_texts(text))
