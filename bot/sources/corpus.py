"""A folder of transcripts: each paired with its YAML, checked, digested, and read into a meeting
and its turns.

    corpus/2021-10-08-high-level-security-dialogue.txt     the words, never edited
    corpus/2021-10-08-high-level-security-dialogue.yaml    the meeting: see `_MeetingFile`
    corpus/people.yaml                                     the register of people
    corpus/glossary.yaml                                   what else its terms are called; there
                                                           need not be one

One bad meeting never stops the others: reading it raises `Faulty` with all its findings.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from bot.errors import CorpusError, Faulty, Finding
from bot.model import Access, DateBasis, Kind, Meeting, MeetingKind, Passage, Span, Turn
from bot.sources.glossary import read_glossary
from bot.sources.people import Register, read_register
from bot.sources.readers import READERS, VERSION, Context, Reading, is_unnamed, records
from bot.sources.readers.doubts import doubts, unused
from bot.sources.readers.names import Names
from bot.sources.yaml_file import Place, YamlFile, decode, load, not_utf8

REGISTER, GLOSSARY = "people.yaml", "glossary.yaml"
_NOT_MEETINGS = frozenset({REGISTER, GLOSSARY})


class _Source(msgspec.Struct, frozen=True):
    publisher: str | None = None
    url: str | None = None


class _Access(msgspec.Struct, frozen=True):
    channels: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


class _Reviewed(msgspec.Struct, frozen=True):
    """What a person settled: these words of the text are of this kind and this speaker's."""

    text: str
    kind: Literal["spoken", "interpreted", "quoted", "posted", "reported", "narration", "furniture"]
    speaker: str | None = None


class _MeetingFile(msgspec.Struct, frozen=True):
    """A meeting's YAML."""

    title: str
    kind: Literal["transcript", "press-report"]
    date: date | None = None
    date_basis: DateBasis | None = None
    date_note: str | None = None
    place: str | None = None
    source: _Source = _Source()
    rights: str | None = None
    speakers: dict[str, str] = {}
    present: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    access: _Access = _Access()
    interpreted: bool | None = None
    not_labels: tuple[str, ...] = ()
    reviewed: tuple[_Reviewed, ...] = ()


Read: TypeAlias = tuple[Meeting, list[Turn]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting of the folder, not read yet; `digest` changes when anything that shapes its turns
    does."""

    id: str
    digest: str
    text: Path
    yaml: Path


@dataclass(frozen=True, slots=True)
class Source:
    """A pair, or a file of records: `stamp` changes when it may have changed; `size` in bytes;
    `read` its meetings.

    Reading gives, in the place of a meeting that cannot be read, what is wrong with it. One that is
    `streamed` is too long to be read again for its faults alone.
    """

    name: str
    stamp: str
    size: int
    read: Callable[[], Iterator[Reading | Faulty]]
    streamed: bool = False


class Corpus:
    """A corpus folder with its register and its glossary."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CorpusError(
                f"{folder}: no such folder; name one with --corpus or VERBATIM_CORPUS"
            )
        self.folder = folder
        self.register, self.register_findings = read_register(folder / REGISTER)
        self.glossary, self.glossary_findings = read_glossary(folder / GLOSSARY)

    def sources(self) -> Iterator[Source]:
        """Everything in the folder that holds meetings, in order of name: its pairs, then its files
        of records."""
        for entry in self.entries():
            size = sum(len(_bytes(path)) for path in (entry.text, entry.yaml))
            yield Source(entry.id, entry.digest, size, partial(self._readings, entry))
        for path in _record_files(self.folder):
            about = path.stat()
            stamp = f"{VERSION} {about.st_size} {about.st_mtime_ns}"
            yield Source(
                path.name, stamp, about.st_size, partial(records.read, path), streamed=True
            )

    def _readings(self, entry: Entry) -> Iterator[Reading | Faulty]:
        try:
            meeting, turns, unsure = self._read(entry, reviewed=True)
        except Faulty as faulty:
            yield faulty
        else:
            yield Reading(meeting, entry.digest, turns, unsure=unsure)

    def entries(self) -> Iterator[Entry]:
        """The pairs of the folder, in order of name; a half pair raises nothing here, but when it
        is read."""
        shared = hashlib.sha256(f"readers {VERSION}".encode())
        shared.update(_bytes(self.folder / REGISTER))
        stems = {p.stem for p in self.folder.glob("*.txt")} | {
            p.stem for p in self.folder.glob("*.yaml") if p.name not in _NOT_MEETINGS
        }
        for stem in sorted(stems):
            text, yaml = self.folder / f"{stem}.txt", self.folder / f"{stem}.yaml"
            digest = shared.copy()
            for part in (_bytes(text), _bytes(yaml)):
                digest.update(len(part).to_bytes(8, "big") + part)
            yield Entry(stem, digest.hexdigest(), text, yaml)

    def read(self, entry: Entry, *, reviewed: bool = True) -> Read:
        """A meeting and its turns; raises `Faulty` with everything that is wrong with it."""
        meeting, turns, _ = self._read(entry, reviewed=reviewed)
        return meeting, turns

    def _read(
        self, entry: Entry, *, reviewed: bool
    ) -> tuple[Meeting, list[Turn], tuple[Finding, ...]]:
        """The same, and the labels nobody mapped beside those that are: their words are shown under
        them as printed."""
        text, file, shaped = _pair(entry)
        faults: list[Finding] = []
        if (
            not self.register_findings
        ):  # else whoever is missing from it may be a fault of the register's
            faults += _strangers(file, shaped, self.register)
        context = Context(
            shaped.speakers, shaped.not_labels, shaped.interpreted, shaped.date, self.register
        )
        turns = _turns(entry, text, shaped.kind, context)
        unmapped = tuple(_unmapped(entry, text, turns, shaped))
        faults += () if _anybody(turns) else unmapped
        if not turns:
            faults.append(Finding(entry.text, 1, *_nothing_read(shaped.kind)))
        if reviewed:
            turns, wrong = _settle(file, text, turns, shaped.reviewed)
            faults += wrong
        if faults:
            raise Faulty(tuple(faults))
        return _meeting(entry, shaped), turns, unmapped

    def strays(self, entry: Entry) -> list[Finding]:
        """What is likely to be wrong with a meeting that can be read: related meetings that are not
        there, labels."""
        try:
            text, file, shaped = _pair(entry)
        except Faulty:
            return []
        found = list(_relatives(self.folder, file, shaped))
        if shaped.kind == "transcript":
            context = Context(
                shaped.speakers, shaped.not_labels, shaped.interpreted, shaped.date, self.register
            )
            turns = _turns(entry, text, shaped.kind, context)
            found += _unmapped(entry, text, turns, shaped) if _anybody(turns) else ()
            found += _unused(file, turns, shaped)
            found += _doubtful(entry, text, turns, shaped)
        return found


def findings(folder: Path) -> list[Finding]:
    """Everything that is wrong with a corpus folder, at once."""
    corpus = Corpus(folder)
    faults = [*corpus.register_findings, *corpus.glossary_findings]
    for entry in corpus.entries():
        try:
            corpus.read(entry)
        except Faulty as faulty:
            faults += faulty.findings
        faults += corpus.strays(entry)
    for path in _record_files(folder):
        for reading in records.read(path):
            faults += reading.findings if isinstance(reading, Faulty) else ()
    return faults


def looks(folder: Path) -> frozenset[tuple[str, int, int, int]]:
    """What the files of a corpus folder look like: it changes when any of them may have. Nothing is
    read."""
    seen = set()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # removed meanwhile, or a link that leads nowhere
                if entry.name.endswith((".txt", ".yaml", *records.ENDINGS)) and entry.is_file():
                    about = entry.stat()
                    seen.add((entry.name, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    return frozenset(seen)


def _record_files(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.iterdir() if path.name.endswith(records.ENDINGS) and path.is_file()
    )


def _turns(
    entry: Entry, text: str, kind: Literal["transcript", "press-report"], context: Context
) -> list[Turn]:
    try:
        return list(READERS[kind](text, context))
    except Exception as error:  # a fault of the reader's own; it leaves out this meeting alone
        found = Finding(
            entry.text,
            None,
            f"the reader failed on it ({error!r})",
            "report this, and take it out meanwhile",
        )
        raise Faulty((found,)) from error


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing where it cannot be read, which reading it will say."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _pair(entry: Entry) -> tuple[str, YamlFile, _MeetingFile]:
    if not entry.yaml.exists():
        raise Faulty(
            (
                Finding(
                    entry.text,
                    None,
                    "a transcript without YAML",
                    f"write {entry.yaml.name} beside it",
                ),
            )
        )
    if not entry.text.exists():
        raise Faulty(
            (
                Finding(
                    entry.yaml,
                    None,
                    "YAML without a transcript",
                    f"put {entry.text.name} beside it",
                ),
            )
        )
    faults: list[Finding] = []
    text, shaped = "", None
    try:
        text = _text(entry.text)
    except Finding as finding:
        faults.append(finding)
    try:
        file = load(entry.yaml)
        shaped, wrong = decode(file, _MeetingFile)
        faults += wrong
    except Finding as finding:
        faults.append(finding)
    except OSError as error:
        faults.append(_unreadable(entry.yaml, error))
    if faults or shaped is None:
        raise Faulty(tuple(faults))
    return text, file, shaped


def _text(path: Path) -> str:
    """The file's characters, none changed: no newline is translated."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not text.strip():
        raise Finding(
            path, 1, "the file is empty", "put the transcript's words in it, or remove the pair"
        )
    return text


def _unreadable(path: Path, error: OSError) -> Finding:
    return Finding(
        path, None, f"cannot be read ({error.strerror})", "make it a file that can be, or remove it"
    )


def _strangers(file: YamlFile, shaped: _MeetingFile, register: Register) -> Iterator[Finding]:
    named: list[tuple[Place, str]] = [
        (("speakers", label), id_) for label, id_ in shaped.speakers.items()
    ]
    named += [(("present", at), id_) for at, id_ in enumerate(shaped.present)]
    named += [
        (("reviewed", at, "speaker"), r.speaker)
        for at, r in enumerate(shaped.reviewed)
        if r.speaker
    ]
    for place, id_ in named:
        if id_ not in register.by_id:
            yield file.finding(
                place, f"‘{id_}’ is not in the register", f"add `{id_}:` with a name to {REGISTER}"
            )


def _relatives(folder: Path, file: YamlFile, shaped: _MeetingFile) -> Iterator[Finding]:
    for at, other in enumerate(shaped.related):
        if not (folder / f"{other}.yaml").exists():
            yield file.finding(
                ("related", at),
                f"no meeting is called ‘{other}’",
                "name one by its file, less the ending",
            )


def _unmapped(
    entry: Entry, text: str, turns: list[Turn], shaped: _MeetingFile
) -> Iterator[Finding]:
    if shaped.kind != "transcript":
        return
    reported: set[str] = set()
    names = Names(shaped.speakers)
    for turn in turns:
        label = turn.label or ""
        person = turn.passages[0].person if turn.passages else names.person(label)
        if person is None and label not in reported and not is_unnamed(label):
            reported.add(label)
            line = text.count("\n", 0, turn.position) + 1
            remedy = (
                f"map it under `speakers:` in {entry.yaml.name}, or list it under `not_labels:`"
            )
            yield Finding(entry.text, line, f"nobody is mapped to the label ‘{label}’", remedy)


def _anybody(turns: Sequence[Turn]) -> bool:
    """Whether any turn is somebody's of the register."""
    return any(passage.person for turn in turns for passage in turn.passages)


def _unused(file: YamlFile, turns: list[Turn], shaped: _MeetingFile) -> Iterator[Finding]:
    for label in unused(turns, shaped.speakers) if turns else ():
        problem = f"no turn begins with the label ‘{label}’"
        yield file.finding(
            ("speakers", label), problem, "write it as the transcript prints it, or remove it"
        )


def _doubtful(
    entry: Entry, text: str, turns: list[Turn], shaped: _MeetingFile
) -> Iterator[Finding]:
    for at, printed in doubts(turns, shaped.speakers, shaped.not_labels):
        line = text.count("\n", 0, at) + 1
        problem = f"‘{printed}’ looks like a label, and was read as words of the turn before it"
        yield Finding(
            entry.text,
            line,
            problem,
            f"map it under `speakers:` in {entry.yaml.name}, or list it under `not_labels:`",
        )


def _nothing_read(kind: MeetingKind) -> tuple[str, str]:
    if kind == "transcript":
        return (
            "no label (NAME IN CAPITALS:) begins a line",
            "check `kind:`, or map its labels under `speakers:`",
        )
    return "no sentence of a report was found", "check `kind:`"


def _meeting(entry: Entry, shaped: _MeetingFile) -> Meeting:
    return Meeting(
        id=entry.id,
        title=shaped.title,
        file=entry.text.name,
        kind=shaped.kind,
        date=shaped.date,
        date_basis=shaped.date_basis,
        date_note=shaped.date_note,
        place=shaped.place,
        publisher=shaped.source.publisher,
        url=shaped.source.url,
        rights=shaped.rights,
        present=shaped.present,
        related=shaped.related,
        access=Access(shaped.access.channels, shaped.access.users),
    )


# What a person reviewed ---------------------------------------------------------------------------


def _settle(
    file: YamlFile, text: str, turns: list[Turn], reviewed: tuple[_Reviewed, ...]
) -> tuple[list[Turn], list[Finding]]:
    """The turns with a reviewed list laid over them; each of its texts must stand in the source,
    once."""
    faults = []
    for at, verdict in enumerate(reviewed):
        where = text.find(verdict.text)
        if where < 0 or text.find(verdict.text, where + 1) >= 0:
            problem = (
                "stands more than once in the text" if where >= 0 else "does not stand in the text"
            )
            faults.append(
                file.finding(
                    ("reviewed", at), f"‘{verdict.text[:40]}’ {problem}", "copy one place exactly"
                )
            )
            continue
        turns = [_overlaid(turn, where, verdict) for turn in turns]
    return [turn for turn in turns if turn.passages or turn.label], faults


def _overlaid(turn: Turn, where: int, verdict: _Reviewed) -> Turn:
    span = Span(where - turn.position, where - turn.position + len(verdict.text))
    if span.end <= 0 or span.start >= len(turn.text):
        return turn
    span = Span(max(span.start, 0), min(span.end, len(turn.text)))
    kept = [p for p in turn.passages if not _covers(span, p.span)]
    if verdict.kind != "furniture":
        kept.append(_reviewed_passage(turn, span, verdict.kind, verdict.speaker))
    return replace(turn, passages=tuple(sorted(kept, key=lambda p: p.span)))


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _reviewed_passage(turn: Turn, span: Span, kind: Kind, speaker: str | None) -> Passage:
    was = next((p for p in turn.passages if _covers(p.span, span) or _covers(span, p.span)), None)
    return Passage(
        span, kind, speaker, was.label if was else turn.label, was.interpreted if was else None
    )
