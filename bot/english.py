"""Which words are English: a word that is one, and that nobody said, is no misspelling of another.

The list is pyspellchecker's (from film subtitles, so speech as people use it), a JSON object of words and counts. It
is read when first needed, and searched as bytes: decoding it takes longer than a question may.
"""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from importlib import resources

_COMMON = 50
"""How often a word must have been counted to be one: rarer ones are other people's misspellings."""


@cache
def _list() -> bytes:
    return gzip.decompress(resources.files("spellchecker").joinpath("resources/en.json.gz").read_bytes())


@lru_cache(maxsize=1 << 12)
def is_english(word: str) -> bool:
    """Whether a folded word is common English."""
    entry = re.search(rb'"%s": ?(\d+)' % re.escape(word).encode(), _list())
    return entry is not None and int(entry[1]) >= _COMMON
