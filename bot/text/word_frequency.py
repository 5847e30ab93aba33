"""Which words are English: a word that is one, and that nobody said, is no misspelling of another.

The list is pyspellchecker's (from film subtitles, so speech as people use it). To have it from
there takes a quarter of a second, longer than a question may: it is kept as lines in their order,
which are halved as bytes until the word is found.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_COMMON = 50
"""How often a word must have been counted to be one: rarer ones are other people's misspellings."""
_ENTRY = re.compile(rb"\n([^\t\n]+)\t(\d+)")
_kept: Path | None = None


def keep_in(folder: Path) -> None:
    """Where the list is kept from now on. Without a folder every process that needs it makes it."""
    global _kept
    _kept = folder / "english-words.tsv"


@cache
def _list() -> bytes:
    """A line that says of which installed package it is, then one for each word and its count."""
    package = find_spec("spellchecker")
    assert package is not None and package.origin is not None
    installed = str(Path(package.origin).stat().st_mtime_ns).encode()
    if _kept is None:
        return _made(installed)
    with suppress(OSError):
        if (kept := _kept.read_bytes()).startswith(installed + b"\n"):
            return kept
    made = _made(installed)
    with suppress(OSError):  # where nothing can be written it is made anew
        begun = _kept.with_suffix(f".{os.getpid()}")
        begun.write_bytes(made)
        begun.replace(_kept)
    return made


def _made(installed: bytes) -> bytes:
    from spellchecker import SpellChecker  # most questions need no list, and most others a kept one

    counts = SpellChecker(language="en").word_frequency.items()
    lines = sorted(b"\n%s\t%d" % (word.encode(), count) for word, count in counts)
    return installed + b"".join(lines) + b"\n"


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
