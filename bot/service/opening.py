"""Corpus -> index, by digest: what changed is put anew, what is gone is dropped, the rest is left
alone.

One refresh is one change of the index. Whoever asks meanwhile is answered from the last whole
state; a process that finds another one writing does the same, and waits only where there is no
whole state yet.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from bot.answers.answerer import Answerer
from bot.errors import CorpusError, Faulty, IndexBusy
from bot.index import Engine, MeetingVoice, Record, Writer
from bot.index.tantivy import TantivyEngine
from bot.model import Turn
from bot.search.library import Library
from bot.sources.corpus import Corpus, Source
from bot.sources.readers import Reading
from bot.text import without_asides, word_frequency

Say = Callable[[str], None]
Progress = Callable[[int, int, int], None]
"""Hears how many bytes of how many are read, and how many turns that last step was."""

_SCHEMA = 11
"""Raised whenever the index keeps things differently."""
_USED = ".used"
_OURS = re.compile(r"[0-9a-f]{16}-v\d+")
"""An index folder's name; nothing else that stands beside it is ever touched."""
_UNUSED_AFTER = 30 * 24 * 3600  # seconds
_FIRST_BUILD = 600.0  # seconds to wait for another process's very first index


def open_answerer(
    corpus: Path,
    index_folder: Path,
    *,
    progress: Progress | None = None,
    say: Say = lambda line: None,
    force: bool = False,
) -> Answerer:
    """An answerer over a corpus folder; parameters and errors are those of `open_library`."""
    library, whole = open_library(corpus, index_folder, progress=progress, say=say, force=force)
    return Answerer(library, stale=not whole)


def open_library(
    corpus: Path,
    index_folder: Path,
    *,
    progress: Progress | None = None,
    say: Say,
    force: bool = False,
) -> tuple[Library, bool]:
    """What is on record in the folder `corpus`, and whether nobody else is writing it anew.

    progress: is told the bytes read, of how many, and the turns of each step; say: is told what is
    wrong, a sentence each; force: the index is built anew. Raises CorpusError where there is
    nothing to read, or nothing in it can be read.
    """
    word_frequency.keep_in(index_folder)
    source = Corpus(corpus)
    engine = TantivyEngine(_folder(index_folder, corpus))
    whole = refresh(source, engine, progress=progress, say=say, force=force)
    if not engine.records():
        raise _nothing_in(corpus)
    return Library.of(engine, source.register, source.glossary), whole


def _nothing_in(corpus: Path) -> CorpusError:
    return CorpusError(f"{corpus}: no meeting could be read; `verbatim check` lists what is wrong")


def refresh(
    corpus: Corpus,
    engine: TantivyEngine,
    *,
    progress: Progress | None = None,
    say: Say,
    force: bool = False,
) -> bool:
    """Bring the index of `engine` up to the state of `corpus`: True. Or leave it whole as it is,
    where another process is writing: False. `progress`, `say` and `force` as for `open_library`.

    Raises CorpusError where there is no file to read, and IndexBusy where there is no whole index
    either and the other process does not come to an end.
    """
    say = _once(say)
    for finding in (*corpus.register_findings, *corpus.glossary_findings):
        say(str(finding))
    sources = {source.name: source for source in corpus.sources()}
    if not sources:  # emptied, or not there for a while, as a disk may be: the index is kept
        raise _nothing_in(corpus.folder)
    deadline = time.monotonic() + _FIRST_BUILD
    while True:
        stamps = {} if force else engine.stamps()
        changed = [source for source in sources.values() if stamps.get(source.name) != source.stamp]
        gone = [name for name in {*stamps, *_held(engine)} if name not in sources]
        if not changed and not gone:
            return True
        try:
            todo = _Refresh(engine, changed, gone, progress, say, force=force)
            _write(engine, todo.changes(), force=force)
            return True
        except IndexBusy:
            if engine.digests():
                say("another process is writing the index; answering from the last whole one")
                return False
            if time.monotonic() > deadline:
                raise
            say("another process is building the index; waiting for it")
            time.sleep(0.2)
            engine.reload()


def _held(engine: Engine) -> dict[str, dict[str, str]]:
    """The meetings that the index holds of each source, with their digests."""
    held: dict[str, dict[str, str]] = {}
    for record in engine.records():
        held.setdefault(record.source, {})[record.meeting.id] = record.digest
    return held


def _once(say: Say) -> Say:
    """The same, but it never says a line twice."""
    said: set[str] = set()

    def say_once(line: str) -> None:
        if line not in said:
            said.add(line)
            say(line)

    return say_once


Change: TypeAlias = Callable[[Writer], None]


def _write(engine: Engine, changes: Iterator[Change], *, force: bool) -> None:
    """One change of the index, made of many; where there are none, it is not even opened."""
    first = next(changes, None)
    if first is None:
        return
    with engine.writing() as writer:
        if force:
            writer.clear()
        for change in chain([first], changes):
            change(writer)


class _Refresh:
    """What has to change in an index for the sources that changed and those that are gone."""

    def __init__(
        self,
        engine: Engine,
        changed: Sequence[Source],
        gone: Sequence[str],
        progress: Progress | None,
        say: Say,
        *,
        force: bool,
    ) -> None:
        self._held, self._gone, self._changed = _held(engine), gone, changed
        self._stamps = engine.stamps()
        self._progress, self._say, self._force = progress, say, force
        again = {source.name for source in changed}
        kept = {name: held for name, held in self._held.items() if name not in again}
        self._owner = {id_: name for name, held in kept.items() for id_ in held}
        self._total, self._done = sum(source.size for source in changed), 0

    def changes(self) -> Iterator[Change]:
        """Each change to make, read as it is asked for."""
        for name in self._gone:
            for id_ in self._held.get(name, ()):
                yield partial(_drop, id_)
            yield partial(_stamp, name, None)
        for source in self._changed:
            yield from self._of(source)

    def _of(self, source: Source) -> Iterator[Change]:
        left = dict(self._held.get(source.name, {}))
        faulty = False
        for reading in source.read():
            if isinstance(reading, Faulty):
                faulty = True
                self._tell("left out", reading.findings)
            elif (owner := self._owner.setdefault(reading.meeting.id, source.name)) != source.name:
                twice = f"the meeting ‘{reading.meeting.id}’ of {source.name} is in {owner} too"
                self._tell("left out", [twice])
            else:
                self._tell("shown as printed", reading.unsure)
                if left.pop(reading.meeting.id, None) != reading.digest or self._force:
                    yield partial(_put, source.name, reading)
                self._went(reading.position, len(reading.turns))
        yield from (partial(_drop, id_) for id_ in left)
        self._done += source.size
        self._went(0, 0)
        if not faulty or source.streamed:
            yield partial(_stamp, source.name, source.stamp)
        elif source.name in self._stamps:  # its faults are told again at the next question
            yield partial(_stamp, source.name, None)

    def _tell(self, what: str, findings: Iterable[object]) -> None:
        for finding in findings:
            self._say(f"{what}: {finding}")

    def _went(self, position: int, turns: int) -> None:
        if self._progress is not None:
            self._progress(self._done + position, self._total, turns)


def _put(source: str, reading: Reading, writer: Writer) -> None:
    voices, number = tuple(_voices(reading.turns)), len(reading.turns)
    writer.put(Record(reading.meeting, reading.digest, voices, number, source), reading.turns)


def _drop(meeting: str, writer: Writer) -> None:
    writer.drop(meeting)


def _stamp(source: str, stamp: str | None, writer: Writer) -> None:
    writer.stamp(source, stamp)


def _voices(turns: list[Turn]) -> Iterator[MeetingVoice]:
    """Who has words of their own in the turns, in the order in which they come."""
    counts: dict[tuple[str | None, str | None], list[int]] = {}  # of words, one for each turn
    for turn in turns:
        said, text = dict[tuple[str | None, str | None], int](), without_asides(turn.text)
        for passage in turn.passages:
            if passage.kind != "narration" and passage.speaker_key:
                key = (passage.person, None if passage.person else passage.label)
                said[key] = said.get(key, 0) + len(text[slice(*passage.span)].split())
        for key, number in said.items():
            counts.setdefault(key, []).append(number)
    for (person, label), numbers in counts.items():
        yield MeetingVoice(person, label, len(numbers), sum(numbers))


def _folder(root: Path, corpus: Path) -> Path:
    """The index folder of a corpus; those long unused, of whatever corpus, are removed."""
    name = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:16]
    folder = root / f"{name}-v{_SCHEMA}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _USED).touch()
    for other in root.iterdir():
        if other != folder and _OURS.fullmatch(other.name) and _unused(other) > _UNUSED_AFTER:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def _unused(folder: Path) -> float:
    """For how many seconds; one that another process has just begun may not say so yet."""
    used = folder / _USED
    try:
        return time.time() - (used if used.exists() else folder).stat().st_mtime
    except FileNotFoundError:  # another process removed it
        return 0.0
