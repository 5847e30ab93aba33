"""Corpus -> index, by digest: what changed is put anew, what is gone is dropped, the rest is left alone.

One refresh is one change of the index. Whoever asks meanwhile is answered from the last whole state; a process that
finds another one writing does the same, and waits only where there is no whole state yet.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bot.answer import Answerer
from bot.corpus import Corpus, Entry, Read
from bot.errors import CorpusError, Faulty, IndexBusy
from bot.index import Engine, Record, Voice
from bot.index.tantivy import TantivyEngine
from bot.library import Library
from bot.model import Turn

Say = Callable[[str], None]
Progress = Callable[[int, int], None]

_SCHEMA = 7
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
    """An answerer over a corpus folder, its index refreshed first; `say` hears what a person should know."""
    source = Corpus(corpus)
    engine = TantivyEngine(_folder(index_folder, corpus))
    refresh(source, engine, progress=progress, say=say, force=force)
    if not engine.records():
        raise CorpusError(f"{corpus}: no meeting could be read; `verbatim check` lists what is wrong")
    return Answerer(Library.of(engine, source.register))


def refresh(
    source: Corpus, engine: TantivyEngine, *, progress: Progress | None = None, say: Say, force: bool = False
) -> None:
    """Bring the index up to the corpus's state, or leave it whole as it is where another process is writing."""
    say = _once(say)
    for finding in source.register_findings:
        say(str(finding))
    entries = {entry.id: entry for entry in source.entries()}
    deadline = time.monotonic() + _FIRST_BUILD
    while True:
        held = {} if force else engine.digests()
        changed = [entry for entry in entries.values() if held.get(entry.id) != entry.digest]
        gone = [id_ for id_ in engine.digests() if id_ not in entries]
        if not changed and not gone:
            return
        try:
            _write(engine, _changes(source, changed, gone, progress, say), force=force)
            return
        except IndexBusy:
            if engine.digests():
                say("another process is writing the index; answering from the last whole one")
                return
            if time.monotonic() > deadline:
                raise
            say("another process is building the index; waiting for it")
            time.sleep(0.2)
            engine.reload()


def _once(say: Say) -> Say:
    """The same, but it never says a line twice."""
    said: set[str] = set()

    def say_once(line: str) -> None:
        if line not in said:
            said.add(line)
            say(line)

    return say_once


def _write(engine: Engine, changes: Iterator[_Change], *, force: bool) -> None:
    """One change of the index; a meeting that cannot be read, and was not held before, is none."""
    held = engine.digests()
    first = next((change for change in changes if force or change.record or change.meeting in held), None)
    if first is None:
        return
    with engine.writing() as writer:
        if force:
            writer.clear()
        for change in chain([first], changes):
            if change.record is None:
                writer.drop(change.meeting)
            else:
                writer.put(change.record, change.turns)


class _Change(NamedTuple):
    """A meeting to put, or (without a record) to drop."""

    meeting: str
    record: Record | None = None
    turns: Sequence[Turn] = ()


def _changes(
    source: Corpus, changed: list[Entry], gone: list[str], progress: Progress | None, say: Say
) -> Iterator[_Change]:
    yield from map(_Change, gone)
    for done, entry in enumerate(changed, 1):
        try:
            yield _Change(entry.id, *_record(entry, source.read(entry)))
        except Faulty as faulty:
            for finding in faulty.findings:
                say(f"left out: {finding}")
            yield _Change(entry.id)
        if progress is not None:
            progress(done, len(changed))


def _record(entry: Entry, read: Read) -> tuple[Record, list[Turn]]:
    meeting, turns = read
    return Record(meeting, entry.digest, tuple(_voices(turns)), len(turns)), turns


def _voices(turns: list[Turn]) -> Iterator[Voice]:
    """Who has words in the turns, in the order in which they come; who is only reported has none of their own."""
    counts: dict[tuple[str | None, str | None], set[int]] = {}
    for turn in turns:
        for passage in turn.passages:
            if passage.kind != "narration" and (passage.person or passage.label):
                key = (passage.person, None if passage.person else passage.label)
                counts.setdefault(key, set()).add(turn.number)
    for (person, label), numbers in counts.items():
        yield Voice(person, label, len(numbers))


def _folder(root: Path, corpus: Path) -> Path:
    """The index folder of a corpus; those long unused, of other corpora and of older forms, are removed."""
    name = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:16]
    folder = root / f"{name}-v{_SCHEMA}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _USED).touch()
    for other in root.iterdir():
        if other != folder and _OURS.fullmatch(other.name) and _unused(other) > _UNUSED_AFTER:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def _unused(folder: Path) -> float:
    """For how many seconds; an index that another process has only just begun may not say so yet."""
    used = folder / _USED
    try:
        return time.time() - (used if used.exists() else folder).stat().st_mtime
    except FileNotFoundError:  # another process removed it
        return 0.0
