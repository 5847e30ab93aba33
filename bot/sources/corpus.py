"""A folder of transcripts: its files in the formats that are read, its register and its glossary.

2021-10-08-high-level-security-dialogue.txt     the words, never edited
2021-10-08-high-level-security-dialogue.yaml    their meeting: `bot.sources.readers.pair`
plenary.jsonl.gz                                any number: `bot.sources.readers.records`
people.yaml                                     the register of people
glossary.yaml                                   what else its terms are called
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.errors import CorpusError, Faulty, Finding
from bot.sources.glossary import read_glossary
from bot.sources.people import read_register
from bot.sources.readers import FORMATS, TEXT, VERSION, Context, Format
from bot.sources.readers.reading import Readings

REGISTER, GLOSSARY = "people.yaml", "glossary.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds meetings: `stamp` changes when it may have changed; `size` in bytes; `read`
    its meetings.

    Reading gives, in the place of a meeting that cannot be read, what is wrong with it. One that is
    `streamed` is too long to be read again for its faults alone.
    """

    name: str
    path: Path
    stamp: str
    size: int
    read: Callable[[], Readings]
    streamed: bool = False


class Corpus:
    """A corpus folder with its register and its glossary."""

    def __init__(self, folder: Path) -> None:
        """Reads the register and the glossary; raises `CorpusError` where there is no such
        folder."""
        if not folder.is_dir():
            remedy = "name one with --corpus or VERBATIM_CORPUS"
            raise CorpusError(f"{folder}: no such folder; {remedy}")
        self.folder = folder
        self.register, self.register_findings = read_register(folder / REGISTER)
        self.glossary, self.glossary_findings = read_glossary(folder / GLOSSARY)

    def sources(self, *, reviewed: bool = True) -> Iterator[Source]:
        """Everything in the folder that holds meetings, in order of name: its pairs, then the
        others; `reviewed`: with what a person settled laid over what is read of a pair."""
        yield from self._pairs(reviewed=reviewed)
        for format_ in [one for one in FORMATS if not one.paired]:
            for path in _files(self.folder, format_):
                if path.is_file():
                    about = path.stat()
                    stamp = f"{VERSION} {about.st_size} {about.st_mtime_ns}"
                    read = partial(format_.read, path, Context(self.register, stamp))
                    yield Source(path.name, path, stamp, about.st_size, read, streamed=True)

    def _pairs(self, *, reviewed: bool) -> Iterator[Source]:
        """The pairs of the folder; a half pair raises nothing here, but when it is read."""
        shared = hashlib.sha256(f"readers {VERSION}".encode())
        shared.update(_bytes(self.folder / REGISTER))
        known = not self.register_findings
        for stem, (path, format_) in sorted(_texts(self.folder).items()):
            stamp, size = shared.copy(), 0
            for part in (_bytes(path), _bytes(self.folder / f"{stem}.yaml")):
                stamp.update(len(part).to_bytes(8, "big") + part)
                size += len(part)
            context = Context(self.register, stamp.hexdigest(), known, reviewed)
            yield Source(stem, path, context.stamp, size, partial(format_.read, path, context))


def findings(folder: Path) -> list[Finding]:
    """Everything that is wrong with a corpus folder, at once."""
    corpus = Corpus(folder)
    found = [*corpus.register_findings, *corpus.glossary_findings]
    found += _unread_texts(folder)
    for source in corpus.sources():
        for reading in source.read():
            found += reading.findings if isinstance(reading, Faulty) else ()
            found += reading.doubts
    return found


def folder_stamps(folder: Path) -> frozenset[tuple[str, int, int, int]]:
    """What the files of a corpus folder look like: it changes when any of them may have. Nothing is
    read."""
    endings = (".yaml", *(ending for format_ in FORMATS for ending in format_.endings))
    seen = set()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # removed meanwhile, or a link that leads nowhere
                if entry.name.endswith(endings) and entry.is_file():
                    about = entry.stat()
                    seen.add((entry.name, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    return frozenset(seen)


def _files(folder: Path, format_: Format) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.endswith(format_.endings))


def _texts(folder: Path) -> dict[str, tuple[Path, Format]]:
    """The pairs' texts by their names less the ending; of a YAML alone, where its text would be."""
    alone = {path.stem for path in folder.glob("*.yaml") if path.name not in (REGISTER, GLOSSARY)}
    texts = {stem: (folder / f"{stem}{TEXT.endings[0]}", TEXT) for stem in alone}
    return texts | {path.stem: (path, format_) for path, format_ in _paired_files(folder)}


def _unread_texts(folder: Path) -> Iterator[Finding]:
    """The texts that another of their name is read in place of."""
    texts = _texts(folder)
    for path, _ in _paired_files(folder):
        if (read := texts[path.stem][0]) != path:
            problem = f"is not read: {read.name} is a text of the same name"
            yield Finding(path, None, problem, "keep one of them, or rename it")


def _paired_files(folder: Path) -> list[tuple[Path, Format]]:
    paired = [format_ for format_ in FORMATS if format_.paired]
    return [(path, format_) for format_ in paired for path in _files(folder, format_)]


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing where it cannot be read, which reading it will say."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
