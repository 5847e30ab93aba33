"""The reader of pairs: a text that is never edited, and the YAML beside it that tells of its
meeting and names its kind.

    2021-10-08-high-level-security-dialogue.txt     the words
    2021-10-08-high-level-security-dialogue.yaml    the meeting: see `_MeetingFile`

Nothing is guessed from the text. One bad pair never stops the others: in its place stands a
`Faulty` with all that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from bot.errors import Faulty, Finding
from bot.model import Access, DateBasis, Kind, Meeting, Passage, Span, Turn
from bot.sources.people import Register
from bot.sources.readers.doubts import doubtful_labels, unused_labels
from bot.sources.readers.names import Names, is_unnamed
from bot.sources.readers.reading import Context, Reading, Readings, TextContext, TextReader
from bot.sources.yaml_file import Place, YamlFile, decode, load_yaml, not_utf8

TextKind: TypeAlias = Literal["transcript", "press-report"]
"""What a YAML may call the text beside it."""


class _Publication(msgspec.Struct, frozen=True):
    publisher: str | None = None
    url: str | None = None


class _AccessEntry(msgspec.Struct, frozen=True):
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
    kind: TextKind
    date: date | None = None
    date_basis: DateBasis | None = None
    date_note: str | None = None
    place: str | None = None
    source: _Publication = _Publication()
    rights: str | None = None
    speakers: dict[str, str] = {}
    present: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    access: _AccessEntry = _AccessEntry()
    interpreted: bool | None = None
    not_labels: tuple[str, ...] = ()
    reviewed: tuple[_Reviewed, ...] = ()


def read_pair(path: Path, context: Context, kinds: Mapping[TextKind, TextReader]) -> Readings:
    """The meeting of a text at `path` with its YAML beside it, or what is wrong with it; `kinds`
    are the readers of its words by the kind that the YAML names. Nothing is raised: a `Faulty` is
    given."""
    try:
        pair = _load_pair(path)
        if (read_text := kinds.get(pair.about.kind)) is None:
            problem, remedy = f"a {path.suffix} holds no {pair.about.kind}", " or ".join(kinds)
            raise Faulty((pair.file.finding(("kind",), problem, f"write {remedy}"),))
        yield _reading_of_pair(pair, context, read_text)
    except Faulty as faulty:
        yield faulty


@dataclass(frozen=True, slots=True)
class _Pair:
    """A text and its YAML, checked; not read yet."""

    path: Path
    text: str
    file: YamlFile
    about: _MeetingFile


def _reading_of_pair(pair: _Pair, context: Context, read_text: TextReader) -> Reading:
    """The meeting of a pair, with all that is wrong or doubtful about it; raises `Faulty` where it
    cannot be read."""
    register = context.register
    faults = list(_strangers(pair, register)) if context.known else []
    turns = _turns(pair, register, read_text)
    unmapped = tuple(_unmapped(pair, turns))
    anybody = any(passage.person for turn in turns for passage in turn.passages)
    faults += () if anybody else unmapped
    doubtful = (*_relatives(pair), *(unmapped if anybody else ()), *_doubtful(pair, turns))
    if not turns:
        faults.append(Finding(pair.path, 1, *_nothing_read(pair.about.kind)))
    if context.reviewed:
        turns, wrong = _settle(pair, turns)
        faults += wrong
    if faults:
        raise Faulty(tuple(faults), doubtful)
    return Reading(_meeting(pair), context.stamp, turns, unsure=unmapped, doubts=doubtful)


def _turns(pair: _Pair, register: Register, read_text: TextReader) -> list[Turn]:
    about = pair.about
    context = TextContext(about.speakers, about.not_labels, about.interpreted, about.date, register)
    try:
        return list(read_text(pair.text, context))
    except Exception as error:  # a fault of the reader's own; it leaves out this meeting alone
        problem = f"the reader failed on it ({error!r})"
        found = Finding(pair.path, None, problem, "report this, and take it out meanwhile")
        raise Faulty((found,)) from error


def _load_pair(path: Path) -> _Pair:
    """A pair by its text's path; raises `Faulty` where one of the two is not there or cannot be
    read."""
    yaml = path.with_name(f"{path.stem}.yaml")
    if not yaml.exists():
        remedy = f"write {yaml.name} beside it"
        raise Faulty((Finding(path, None, "a transcript without YAML", remedy),))
    if not path.exists():
        remedy = f"put {path.name} beside it"
        raise Faulty((Finding(yaml, None, "YAML without a transcript", remedy),))
    faults: list[Finding] = []
    text, about = "", None
    try:
        text = _text(path)
    except Finding as finding:
        faults.append(finding)
    try:
        file = load_yaml(yaml)
        about, wrong = decode(file, _MeetingFile)
        faults += wrong
    except Finding as finding:
        faults.append(finding)
    except OSError as error:
        faults.append(_unreadable(yaml, error))
    if faults or about is None:
        raise Faulty(tuple(faults))
    return _Pair(path, text, file, about)


def _text(path: Path) -> str:
    """The file's characters, none changed: no newline is translated."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not text.strip():
        remedy = "put the transcript's words in it, or remove the pair"
        raise Finding(path, 1, "the file is empty", remedy)
    return text


def _unreadable(path: Path, error: OSError) -> Finding:
    problem = f"cannot be read ({error.strerror})"
    return Finding(path, None, problem, "make it a file that can be, or remove it")


# What may be wrong --------------------------------------------------------------------------------


def _strangers(pair: _Pair, register: Register) -> Iterator[Finding]:
    """The ids that the YAML names and the register does not know."""
    about = pair.about
    known = {None, "", *register.by_id}
    named: list[tuple[Place, str | None]] = [
        *((("speakers", label), id_) for label, id_ in about.speakers.items()),
        *((("present", at), id_) for at, id_ in enumerate(about.present)),
        *((("reviewed", at, "speaker"), r.speaker) for at, r in enumerate(about.reviewed)),
    ]
    for place, id_ in named:
        if id_ not in known:
            remedy = f"add `{id_}:` with a name to people.yaml"
            yield pair.file.finding(place, f"‘{id_}’ is not in the register", remedy)


def _relatives(pair: _Pair) -> Iterator[Finding]:
    for at, other in enumerate(pair.about.related):
        if not pair.path.with_name(f"{other}.yaml").exists():
            problem = f"no meeting is called ‘{other}’"
            remedy = "name one by its file, less the ending"
            yield pair.file.finding(("related", at), problem, remedy)


def _unmapped(pair: _Pair, turns: Sequence[Turn]) -> Iterator[Finding]:
    """The labels of a transcript that nobody is mapped to, each where it stands first."""
    if pair.about.kind != "transcript":
        return
    reported = {turn.label for turn in turns if is_unnamed(turn.label or "")}
    names = Names(pair.about.speakers)
    for turn in turns:
        label = turn.label or ""
        person = turn.passages[0].person if turn.passages else names.person(label)
        if person is None and label not in reported:
            reported.add(label)
            yield _label_finding(pair, turn.position, f"nobody is mapped to the label ‘{label}’")


def _doubtful(pair: _Pair, turns: Sequence[Turn]) -> Iterator[Finding]:
    """The mapped labels of a transcript that no turn has, and the words that may be a label."""
    if pair.about.kind != "transcript":
        return
    for label in unused_labels(turns, pair.about.speakers) if turns else ():
        problem = f"no turn begins with the label ‘{label}’"
        remedy = "write it as the transcript prints it, or remove it"
        yield pair.file.finding(("speakers", label), problem, remedy)
    for at, printed in doubtful_labels(turns, pair.about.speakers, pair.about.not_labels):
        problem = f"‘{printed}’ looks like a label, and was read as words of the turn before it"
        yield _label_finding(pair, at, problem)


def _label_finding(pair: _Pair, at: int, problem: str) -> Finding:
    line = pair.text.count("\n", 0, at) + 1
    yaml = pair.path.with_suffix(".yaml").name
    remedy = f"map it under `speakers:` in {yaml}, or list it under `not_labels:`"
    return Finding(pair.path, line, problem, remedy)


def _nothing_read(kind: TextKind) -> tuple[str, str]:
    """What is wrong with a text in which nothing was found, and what to do."""
    if kind == "transcript":
        problem = "no label (NAME IN CAPITALS:) begins a line"
        return problem, "check `kind:`, or map its labels under `speakers:`"
    return "no sentence of a report was found", "check `kind:`"


def _meeting(pair: _Pair) -> Meeting:
    about = pair.about
    return Meeting(
        id=pair.path.stem,
        title=about.title,
        file=pair.path.name,
        kind=about.kind,
        date=about.date,
        date_basis=about.date_basis,
        date_note=about.date_note,
        place=about.place,
        publisher=about.source.publisher,
        url=about.source.url,
        rights=about.rights,
        present=about.present,
        related=about.related,
        access=Access(about.access.channels, about.access.users),
    )


# What a person reviewed ---------------------------------------------------------------------------


def _settle(pair: _Pair, turns: list[Turn]) -> tuple[list[Turn], list[Finding]]:
    """The turns with a reviewed list laid over them; each of its texts must stand in the source,
    once."""
    faults = []
    for at, verdict in enumerate(pair.about.reviewed):
        where = pair.text.find(verdict.text)
        if where == pair.text.rfind(verdict.text) >= 0:
            turns = [_overlaid(turn, where, verdict) for turn in turns]
            continue
        stands = "stands more than once" if where >= 0 else "does not stand"
        problem = f"‘{verdict.text[:40]}’ {stands} in the text"
        faults.append(pair.file.finding(("reviewed", at), problem, "copy one place exactly"))
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
    covering = (p for p in turn.passages if _covers(p.span, span) or _covers(span, p.span))
    was = next(covering, Passage(span, kind, label=turn.label))
    return Passage(span, kind, speaker, was.label, was.interpreted)
