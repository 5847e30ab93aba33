"""Passages of press reports labelled by hand, and how well the readers' rules agree with them.

    - {file: 2022-05-03-report.txt, kind: quoted, or: [posted], speaker: Marcelo Ebrard, text: good}

`text` is the source's, `kind` as in the contract or `furniture` (no content at all), `or` kinds as
good, `speaker` the person's shown name or null. The reviewed lists of the corpus are ignored: the
rules alone are judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.errors import CorpusError
from bot.model import Quote
from bot.sources.corpus import Corpus
from bot.sources.yaml_file import load
from bot.text import one_line

QUOTING = ("spoken", "interpreted", "quoted", "posted")
"""The kinds shown in quotation marks."""

_MARKS = "\"“”„‟«»‘’'´`"

Item = TypeVar("Item", bound=msgspec.Struct)


class Gold(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"or_": "or"}):
    """A passage of a press report as a person labelled it; kind `furniture` is no content at
    all."""

    file: str
    text: str
    kind: str
    speaker: str | None = None
    or_: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind, *self.or_)


def read_passages(path: Path) -> list[Gold]:
    """The labelled passages of a file."""
    return read_items(path, Gold)


class Seen(msgspec.Struct, frozen=True):
    """A passage as a reader gave it: the words, how they reached us, and the person's shown
    name."""

    text: str
    kind: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled passage beside what the reader made of it."""

    gold: Gold
    seen: tuple[Seen, ...]

    @property
    def kind_right(self) -> bool:
        kinds = [seen.kind for seen in self.seen] or ["furniture"]
        return all(kind in self.gold.kinds for kind in kinds)

    @property
    def speaker_right(self) -> bool:
        return all(seen.speaker == self.gold.speaker for seen in self.seen) and (
            bool(self.seen) or not self.gold.speaker
        )

    @property
    def right(self) -> bool:
        return self.kind_right and self.speaker_right


def judge(gold: Iterable[Gold], seen: Callable[[str], Sequence[Seen]]) -> list[Judged]:
    """Each labelled passage with the reader's passages inside it; `seen` reads a file by its
    name."""
    return [Judged(one, _inside(one, seen(one.file))) for one in gold]


def share(judged: Sequence[Judged]) -> float:
    """The percentage of which both kind and speaker are right."""
    return 100 * sum(one.right for one in judged) / len(judged) if judged else 100.0


def read_reports(folder: Path, files: Iterable[str]) -> dict[str, list[Seen]]:
    """The passages of the named files as the rules alone see them, the reviewed lists ignored."""
    corpus, wanted = Corpus(folder), set(files)
    names = {id_: person.name for id_, person in corpus.register.by_id.items()}
    found = [entry for entry in corpus.entries() if entry.text.name in wanted]
    missing = wanted - {entry.text.name for entry in found}
    if missing:
        raise CorpusError(
            f"{folder}: not there: {', '.join(sorted(missing))}; name the corpus they are in with"
            " --corpus"
        )
    return {
        entry.text.name: [
            Seen(
                turn.text[slice(*passage.span)],
                passage.kind,
                passage.person and names[passage.person],
            )
            for turn in corpus.read(entry, reviewed=False)[1]
            for passage in turn.passages
        ]
        for entry in found
    }


def _inside(gold: Gold, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """The passages that are this text, else its pieces, else those around it.

    A word or two in quotation marks is a passage of its own, no piece of the sentence around it.
    """
    whole = _bare(gold.text)
    same = [one for one in seen if _bare(one.text) == whole]
    parts = [one for one in seen if _bare(one.text) in whole and len(one.text) > len(whole) // 8]
    return tuple(same or parts or (one for one in seen if whole in _bare(one.text)))


def _bare(text: str) -> str:
    return one_line(text).strip(" .,;:…" + _MARKS)


def marked_paraphrases(quotes: Iterable[Quote], gold: Sequence[Gold]) -> list[Quote]:
    """The quotes put in quotation marks though they are a reporter's words, by label or else by the
    source's marks."""
    return [quote for quote in quotes if quote.kind in QUOTING and _is_paraphrase(quote, gold)]


def _is_paraphrase(quote: Quote, gold: Sequence[Gold]) -> bool:
    if not quote.meeting.own_account:
        return False
    said = one_line(quote.text)
    labels = [one for one in gold if one.file == quote.meeting.file and said in one_line(one.text)]
    if labels:
        return not any(kind in QUOTING for one in labels for kind in one.kinds)
    return quote.kind == "quoted" and not any(
        mark in quote.turn.text[: quote.span.start] for mark in _MARKS
    )


def read_items(path: Path, shape: type[Item]) -> list[Item]:
    """A labelled file's items; a `Finding` names the first that is wrong."""
    file = load(path)
    if not isinstance(file.data, list):
        raise file.finding((), "a list is needed", "write one `- ` item for each")
    try:
        return msgspec.convert(file.data, list[shape])  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        at = re.search(r"\$\[(\d+)\]", str(error))
        raise file.finding((int(at[1]),) if at else (), str(error), "correct the item") from error
