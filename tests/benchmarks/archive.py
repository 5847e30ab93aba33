"""A corpus of any size, made of one that is given: its turns over and over, some word types
changed in each copy.

Copy 0 is the file as it is. In each copy after it one word type in fifty is another word
throughout, which its own number decides, so that words go on becoming more as they do in life, and
no two copies are alike. Nothing is random: the same file gives the same archive.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import msgspec

Key: TypeAlias = int | tuple[str, int]
"""Where a turn is: its place in the archive, counted from 0, or its meeting and number."""

TURNS = "turns.jsonl.gz"
_ONE_IN = 50
_WORD = re.compile(r"\{[^}]*\}|[a-z]+", re.IGNORECASE)  # a noise mark is no word
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
_COPY = re.compile(r"(.*)~(\d+)")


class Archive:
    """The first `size` turns of a file repeated without end."""

    def __init__(self, records: Sequence[dict[str, Any]], size: int) -> None:
        self.records = records
        self.size = size

    @property
    def originals(self) -> Sequence[dict[str, Any]]:
        """The turns of it that are the file's own."""
        return self.records[: self.size]

    def write(self, folder: Path) -> None:
        """The archive as a corpus folder: one file of records."""
        folder.mkdir()
        encode = msgspec.json.Encoder().encode
        with gzip.open(folder / TURNS, "wb", compresslevel=1) as file:
            for record in self._all():
                file.write(encode(record) + b"\n")

    def _all(self) -> Iterator[dict[str, Any]]:
        for copy in range(-(-self.size // len(self.records))):
            changed = Changed(copy)
            for record in self.records[: self.size - copy * len(self.records)]:
                yield (
                    record
                    if copy == 0
                    else {**record, **_told(record, copy), "text": changed.text(record["text"])}
                )

    def place(self, key: Key) -> int:
        """A turn's place in the archive."""
        if isinstance(key, int):
            return key
        meeting, number = key
        copied = _COPY.fullmatch(meeting)
        copy = int(copied[2]) if copied else 0
        return copy * len(self.records) + self._places[(copied[1] if copied else meeting, number)]

    def original(self, place: int) -> int:
        """The place of the turn of which this one is a copy."""
        return place % len(self.records)

    def text(self, place: int) -> str:
        """The words of a turn."""
        copy, original = divmod(place, len(self.records))
        text: str = self.records[original]["text"]
        return Changed(copy).text(text) if copy else text

    @cached_property
    def _places(self) -> dict[tuple[str, int], int]:
        return {
            (record["meeting_id"], record["turn_no"]): n for n, record in enumerate(self.records)
        }


class Changed:
    """What becomes of words in one copy."""

    def __init__(self, copy: int) -> None:
        self._copy = copy
        self._known: dict[str, str] = {}

    def text(self, text: str) -> str:
        return _WORD.sub(lambda found: self._word(found[0]), text)

    def _word(self, word: str) -> str:
        new = self._known.get(word)
        if new is None:
            new = self._known[word] = self._new(word)
        return new

    def _new(self, word: str) -> str:
        """The word, or another of its length and sound: `meeting`, `veafing`."""
        if word.startswith("{") or crc32(f"{self._copy} {word.lower()}".encode()) % _ONE_IN:
            return word
        letters = []
        for place, letter in enumerate(word):
            like = _VOWELS if letter.lower() in _VOWELS else _CONSONANTS
            other = like[crc32(f"{self._copy} {place} {word.lower()}".encode()) % len(like)]
            keep = place > 2 and place % 2
            letters.append(letter if keep else other.upper() if letter.isupper() else other)
        return "".join(letters)


def _told(record: dict[str, Any], copy: int) -> dict[str, str]:
    return {key: f"{record[key]}~{copy}" for key in ("meeting_id", "title") if key in record}


def read(path: Path) -> list[dict[str, Any]]:
    """The turns of a file of records, plain or gzipped."""
    return list(lines(path))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The same, one after another."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from (decode(line) for line in file if line.strip())
