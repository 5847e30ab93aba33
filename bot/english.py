"""Which words are English: a word that is one, and that nobody said, is no misspelling of another.

The list is pyspellchecker's (from film subtitles, so speech as people use it); it is read when first needed, and
straight from the package's data, for its own loader takes twice as long as the question may.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources

import msgspec

_COMMON = 50
"""How often a word must have been counted to be one: rarer ones are other people's misspellings."""


@cache
def _counts() -> dict[str, int]:
    packed = resources.files("spellchecker").joinpath("resources/en.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=dict[str, int])


def is_english(word: str) -> bool:
    """Whether a folded word is common English."""
    return _counts().get(word, 0) >= _COMMON
