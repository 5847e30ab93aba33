"""What a meeting becomes in a tantivy index: documents of several sorts, in one schema; and back
again.

A passage is searched by its words; the others are fetched by their address. What is given back is
kept as one JSON body each. Most turns are one passage: then one document is both.

    passage   address "p", words, stems, pairs of stems, stage (a direction's words), speaker, kind,
              stretch → body
    turn      address "t MEETING/NUMBER" → body
    stretch   address "b", around (the stems said in it), stretch
    meeting   address "m", whole (the stems said in it), stretch (its first) → body
    count     address "w" → body (how many of the meeting's passages have each word)
    source    address "s", "s NAME" → body (its stamp)

All but the sources have their meeting's id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

import msgspec
import tantivy

from bot.index import Candidate, Record
from bot.index.stretches import Stretches, meeting_number
from bot.model import Kind, Passage, Span, Turn
from bot.text import aside_words, speech_texts, stems

PASSAGE, MEETING, STRETCH, COUNT, SOURCE = "p", "m", "b", "w", "s"
"""The addresses of the sorts; a turn has one of its own, and a source a second one."""
_PAIRED = "_"


def schema() -> tantivy.Schema:
    """The fields; the sets of words keep neither how often nor where a word stands."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    for set_of_words in ("pairs", "stage", "around", "whole"):
        builder.add_text_field(set_of_words, tokenizer_name="whitespace", index_option="basic")
    builder.add_integer_field("stretch", indexed=True, fast=True)
    for keyword in ("speaker", "kind", "meeting", "address"):
        builder.add_text_field(keyword, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("body", stored=True)
    return builder.build()


def pair(first: str, second: str) -> str:
    """Two stems said one after the other, as one term."""
    return f"{first}{_PAIRED}{second}"


def turn_address(meeting: str, number: int) -> str:
    """The address of a turn."""
    return f"t {meeting}/{number}"


def source_address(name: str) -> str:
    """The address of one source."""
    return f"{SOURCE} {name}"


# What is kept -------------------------------------------------------------------------------------


_Passage: TypeAlias = tuple[int, int, Kind, str | None, str | None, bool | None, str | None]
"""A passage in few bytes: start, end, kind, person, label, interpreted, role."""


class _Body(msgspec.Struct, array_like=True):
    """A passage as kept, a turn, or both: the turn stays raw until it is asked for."""

    meeting: str
    turn: int
    passage: _Passage | None = None
    words: str = ""
    stage: str = ""
    whole: msgspec.Raw = msgspec.Raw(b"null")


class _Placed(msgspec.Struct, array_like=True):
    """The beginning of a passage's body, which is all that counting needs."""

    meeting: str
    turn: int
    passage: _Passage


def _packed(p: Passage) -> _Passage:
    return (*p.span, p.kind, p.person, p.label, p.interpreted, p.role)


def _unpacked(p: _Passage) -> Passage:
    return Passage(Span(p[0], p[1]), *p[2:])


_body = msgspec.json.Decoder(_Body)
_placed = msgspec.json.Decoder(_Placed)
_turn = msgspec.json.Decoder(tuple[int, str, str | None, list[_Passage], int])
"""A turn in few bytes: number, text, label, passages, position."""
_encode = msgspec.json.Encoder().encode


as_record = msgspec.json.Decoder(Record).decode
as_count = msgspec.json.Decoder(dict[str, int]).decode
"""How many of a meeting's passages have each word."""
as_stamp = msgspec.json.Decoder(tuple[str, str]).decode
"""A source's name and stamp."""


def as_turn(body: bytes) -> tuple[tuple[str, int], Turn]:
    """A turn with its place."""
    whole = _body.decode(body)
    number, text, label, passages, position = _turn.decode(whole.whole)
    turn = Turn(number, text, label, tuple(map(_unpacked, passages)), position)
    return (whole.meeting, whole.turn), turn


def as_placed(body: bytes) -> tuple[tuple[str, str | None, Kind], tuple[int, Span]]:
    """What a passage is counted by (meeting, speaker's key, kind), and where it stands."""
    placed = _placed.decode(body)
    start, end, kind, person, label, *_ = placed.passage
    return (placed.meeting, person or label, kind), (placed.turn, Span(start, end))


def as_candidate(body: bytes, context: float) -> Candidate:
    """A passage as it is recalled."""
    kept = _body.decode(body)
    assert kept.passage is not None
    words, stage = tuple(kept.words.split()), tuple(kept.stage.split())
    return Candidate(kept.meeting, kept.turn, _unpacked(kept.passage), words, stage, context)


# Documents ----------------------------------------------------------------------------------------


def of_meeting(record: Record, turns: Iterable[Turn]) -> Iterator[tantivy.Document]:
    """All documents of a meeting."""
    meeting = record.meeting.id
    stretches, heard = Stretches(meeting), list[set[str]]()
    for turn in turns:
        yield from _of_turn(meeting, turn, stretches, heard)
    yield from _ended(meeting, stretches)
    whole = _document(meeting, MEETING, body=_encode(record))
    whole.add_text("whole", " ".join(stretches.whole))
    whole.add_integer("stretch", meeting_number(meeting))
    yield whole
    yield _document(meeting, COUNT, body=_encode(Counter(chain.from_iterable(heard))))


def of_source(name: str, stamp: str) -> tantivy.Document:
    """A source's document."""
    return _document(None, SOURCE, source_address(name), body=_encode((name, stamp)))


def _of_turn(
    meeting: str, turn: Turn, stretches: Stretches, heard: list[set[str]]
) -> Iterator[tantivy.Document]:
    """A turn and its passages, as one document if one; `heard` gets each passage's words."""
    address = turn_address(meeting, turn.number)
    packed = [_packed(passage) for passage in turn.passages]
    kept = _encode((turn.number, turn.text, turn.label, packed, turn.position))
    whole = _Body(meeting, turn.number, whole=msgspec.Raw(kept))
    alone = len(packed) == 1
    if not alone:
        yield _document(meeting, address, body=_encode(whole))
    spoken = speech_texts(turn.text, [passage.span for passage in turn.passages])
    for passage, said in zip(turn.passages, spoken, strict=True):
        heard.append(set(said))
        if stretches.full:
            yield from _ended(meeting, stretches)
        body = whole if alone else _Body(meeting, turn.number)
        body.words = " ".join(said)
        body.stage = " ".join(aside_words(turn.text[slice(*passage.span)]))
        yield _passage(body, passage, said, stretches, *([address] if alone else []))


def _passage(
    body: _Body, passage: Passage, said: Sequence[str], stretches: Stretches, *addresses: str
) -> tantivy.Document:
    body.passage = _packed(passage)
    roots = list(stems(said))
    stretches.add(roots)
    document = _document(body.meeting, PASSAGE, *addresses, body=_encode(body))
    document.add_text("speaker", passage.speaker_key or "")
    document.add_text("kind", passage.kind)
    document.add_text("words", body.words)
    document.add_text("stems", " ".join(roots))
    document.add_text("pairs", " ".join(map(_PAIRED.join, pairwise(roots))))
    document.add_integer("stretch", stretches.number)
    if body.stage:
        document.add_text("stage", body.stage)
    return document


def _ended(meeting: str, stretches: Stretches) -> Iterator[tantivy.Document]:
    """The stretch at hand, if anything was said in it; the next one begins."""
    if stretches.words:
        document = _document(meeting, STRETCH)
        document.add_text("around", " ".join(stretches.words))
        document.add_integer("stretch", stretches.number)
        yield document
    stretches.end()


def _document(meeting: str | None, *addresses: str, body: bytes = b"") -> tantivy.Document:
    """A document filled field by field: its constructor looks at a body byte by byte."""
    document = tantivy.Document()
    for address in addresses:
        document.add_text("address", address)
    if meeting is not None:
        document.add_text("meeting", meeting)
    if body:
        document.add_bytes("body", body)
    return document
