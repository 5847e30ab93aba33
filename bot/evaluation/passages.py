"""Passages of press reports labelled by hand, and how well the readers' rules agree with them.

    - {file: 2022-05-03-report.txt, kind: quoted, or: [posted], speaker: Marcelo Ebrard, text: good}

`text` is the source's, `kind` as in the contract or `furniture` (no content at all), `or` kinds as
good, `speaker` the person's shown name or null. The reviewed lists of the corpus are ignored: the
rules alone are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.errors import CorpusError
from bot.model import Quote
from bot.sources.corpus import Corpus
from bot.sources.readers import readable
from bot.sources.yaml_file import load_yaml
from bot.text import one_line

QUOTING = ("spoken", "interpreted", "quoted", "posted")
"""The kinds shown in quotation marks."""

_MARKS = "\"“”„‟«»‘’'´`"

Item = TypeVar("Item", bound=msgspec.Struct)


class LabelledPassage(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"or_": "or"}
):
    """A passage of a press report as a person labelled it; `furniture` is no content at all."""

    file: str
    text: str
    kind: str
    speaker: str | None = None
    or_: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind, *self.or_)


def read_passages(path: Path) -> list[LabelledPassage]:
    """The labelled passages of a file."""
    return read_items(path, LabelledPassage)


class ReadPassage(msgspec.Struct, frozen=True):
    """A passage as a reader gave it: the words, their kind, and the person's shown name."""

    text: str
    kind: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class JudgedPassage:
    """A labelled passage beside what the reader made of it."""

    label: LabelledPassage
    read: tuple[ReadPassage, ...]

    @property
    def kind_right(self) -> bool:
        kinds = [one.kind for one in self.read] or ["furniture"]
        return all(kind in self.label.kinds for kind in kinds)

    @property
    def speaker_right(self) -> bool:
        speakers = [one.speaker for one in self.read] or [None]
        return all(speaker == self.label.speaker for speaker in speakers)

    @property
    def right(self) -> bool:
        return self.kind_right and self.speaker_right


def judge_passages(
    labels: Iterable[LabelledPassage], read: Mapping[str, Sequence[ReadPassage]]
) -> list[JudgedPassage]:
    """Each labelled passage with the reader's passages inside it; `read` has them by file."""
    return [JudgedPassage(one, _inside(one, read[one.file])) for one in labels]


def percentage(right: Sequence[bool]) -> float:
    """How many are right, in percent; of none, all are."""
    return 100 * sum(right) / len(right) if right else 100.0


def read_reports(folder: Path, files: Iterable[str]) -> dict[str, list[ReadPassage]]:
    """The passages of the named files of a corpus as the rules alone see them, the reviewed lists
    ignored. Raises CorpusError with the files that are not there."""
    corpus, wanted = Corpus(folder), set(files)
    names = {id_: person.name for id_, person in corpus.register.by_id.items()}
    found = [one for one in corpus.sources(reviewed=False) if one.path.name in wanted]
    missing = wanted - {source.path.name for source in found}
    if missing:
        raise CorpusError(
            f"{folder}: not there: {', '.join(sorted(missing))}; name the corpus they are in with"
            " --corpus"
        )
    return {
        source.path.name: [
            ReadPassage(
                turn.text_of(passage), passage.kind, passage.person and names[passage.person]
            )
            for reading in map(readable, source.read())
            for turn in reading.turns
            for passage in turn.passages
        ]
        for source in found
    }


def _inside(label: LabelledPassage, read: Sequence[ReadPassage]) -> tuple[ReadPassage, ...]:
    """The passages that are this text, else its pieces, else those around it.

    A word or two in quotation marks is a passage of its own, no piece of the sentence around it.
    """
    whole = _bare(label.text)
    same = [one for one in read if _bare(one.text) == whole]
    parts = [one for one in read if _bare(one.text) in whole and len(one.text) > len(whole) // 8]
    return tuple(same or parts or (one for one in read if whole in _bare(one.text)))


def _bare(text: str) -> str:
    return one_line(text).strip(" .,;:…" + _MARKS)


def marked_paraphrases(quotes: Iterable[Quote], passages: Sequence[LabelledPassage]) -> list[Quote]:
    """The quotes in quotation marks that are a reporter's words, by label or by its marks."""
    return [quote for quote in quotes if quote.kind in QUOTING and _is_paraphrase(quote, passages)]


def _is_paraphrase(quote: Quote, passages: Sequence[LabelledPassage]) -> bool:
    if not quote.meeting.own_account:
        return False
    said = one_line(quote.text)
    here = (one for one in passages if one.file == quote.meeting.file)
    labels = [one for one in here if said in one_line(one.text)]
    if labels:
        return not any(kind in QUOTING for one in labels for kind in one.kinds)
    before = quote.turn.text[: quote.span.start]
    return quote.kind == "quoted" and not any(mark in before for mark in _MARKS)


def read_items(path: Path, shape: type[Item]) -> list[Item]:
    """A labelled file's items; raises a `Finding` that names the first that is wrong."""
    file = load_yaml(path)
    if not isinstance(file.data, list):
        raise file.finding((), "a list is needed", "write one `- ` item for each")
    try:
        return msgspec.convert(file.data, list[shape])  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        at = re.search(r"\$\[(\d+)\]", str(error))
        raise file.finding((int(at[1]),) if at else (), str(error), "correct the item") from error
