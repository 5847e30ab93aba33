"""Whether "he" or "she" may stand for somebody: by title, by a gendered word, or by a common first
name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from bot.text import fold
from bot.text.lexicon import word_set

Gender: TypeAlias = Literal["he", "she"]

_HE = frozenset(map(fold, word_set("names.he")))
_SHE = frozenset(map(fold, word_set("names.she")))


def gender(words: Iterable[str]) -> Gender | None:
    """What the words of a printed name or title say; None where nothing or both."""
    found = {word.removesuffix(".") for word in words}
    he, she = bool(found & _HE), bool(found & _SHE)
    if he == she:
        return None
    return "he" if he else "she"
