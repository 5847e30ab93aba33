"""Which words are English: a word that is one, and that nobody said, is no misspelling of another.

The list is pyspellchecker's (from film subtitles, so speech as people use it), a JSON object of
words and counts, in order of words. It is read when first needed, and halved as bytes until the
word is found: decoding it takes longer than a question may.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache

_COMMON = 50
"""How often a word must have been counted to be one: rarer ones are other people's misspellings."""
_ENTRY = re.compile(rb'"([^"]+)": ?(\d+)')


@cache
def _list() -> bytes:
    from importlib import (
        resources,
    )  # it brings much with it, and most questions have no word to look up

    return gzip.decompress(
        resources.files("spellchecker").joinpath("resources/en.json.gz").read_bytes()
    )


@lru_cache(maxsize=1 << 12)
def is_english(word: str) -> bool:
    """Whether a folded word is common English."""
    return how_often(word) >= _COMMON


@lru_cache(maxsize=1 << 12)
def how_often(word: str) -> int:
    """How often a folded word was counted in English speech; 0 where never."""
    entries, wanted = _list(), word.encode()
    low, high = 0, len(entries)
    while entry := _ENTRY.search(entries, (low + high) // 2, high) or _ENTRY.search(
        entries, low, high
    ):
        if entry[1] == wanted:
            return int(entry[2])
        low, high = (entry.end(), high) if entry[1] < wanted else (low, entry.start())
    return 0
