"""The reader of transcripts: a label, then one turn to the next.

    An official website of …                      before the first label: the site's banner, left
                                                  out
    FOREIGN SECRETARY EBRARD: (Via interpreter)    a label, and a mark that an interpreter speaks
    Good morning. I want to give …

    I want to welcome my colleagues …              a turn has many paragraphs
    - 4 -                                          what the page prints between them stays in the
                                                   turn's text, and in no passage
    DR. VAN DER MEER (via interpreter): …          a label may carry the mark, and is shown without
                                                   it
    U.S. Department of State                       after the last words: the site's footer, left out

`bot.sources.readers.labels` knows the forms of labels, `bot.sources.readers.furniture` and
`bot.sources.readers.footer` what nobody said. Stage directions stay in the
text; `bot.text` keeps them out of matching. An interpreter's mark holds to the end of its turn or
to "(In English.)". In a transcript that marks interpretation an unmarked turn was not interpreted;
in one that never does it is not known, unless the meeting's YAML says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from bot.model import Kind, Passage, Span, Turn
from bot.sources.readers.footer import end_of_speech
from bot.sources.readers.furniture import is_last_line, running_heads, said_parts
from bot.sources.readers.labels import Label, labels, tells_interpreted
from bot.sources.readers.names import is_unnamed
from bot.sources.readers.reading import TextContext
from bot.text import asides, speech, units


def read_transcript(text: str, context: TextContext) -> Iterator[Turn]:
    """The turns of a transcript. A label that nobody mapped gives a turn without a person;
    `bot.sources.readers.pair` reports it."""
    turns = list(_turns(text, context.speakers, context.prose))
    marked = any(passage.interpreted for turn in turns for passage in turn.passages)
    unmarked = False if marked else context.interpreted
    for turn in turns:
        settled = tuple(_settled(passage, unmarked) for passage in turn.passages)
        yield replace(turn, passages=settled)


def _settled(passage: Passage, unmarked: bool | None) -> Passage:
    if passage.interpreted is not None:
        return passage
    return replace(passage, interpreted=unmarked, kind="interpreted" if unmarked else passage.kind)


def _turns(text: str, speakers: Mapping[str, str], prose: tuple[str, ...]) -> Iterator[Turn]:
    found = _before_the_close(text, labels(text, speakers, prose))
    heads = running_heads(text)
    for number, label in enumerate(found):
        last = number + 1 == len(found)
        end = end_of_speech(text, label.end) if last else found[number + 1].start
        said = text[label.end : end].rstrip()
        yield Turn(number, said, label.shown, tuple(_passages(said, label, heads)), label.end)


def _before_the_close(text: str, found: Sequence[Label]) -> Sequence[Label]:
    """The labels without a site's own (CONTACT: …), unmapped and below the line that closes the
    document."""
    closes = next((at for at, line in _lines_from_the_end(text) if is_last_line(line)), len(text))
    kept = list(dropwhile(lambda label: _is_the_sites(label, closes), reversed(found)))
    return kept[::-1]


def _is_the_sites(label: Label, closes: int) -> bool:
    return all((label.start > closes, label.person is None, not is_unnamed(label.shown)))


def _lines_from_the_end(text: str) -> Iterator[tuple[int, str]]:
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        yield start, text[start:end].strip()
        end = start - 1


def _passages(said: str, label: Label, heads: frozenset[str]) -> Iterator[Passage]:
    marks = [(mark.start, tells_interpreted(said[mark.start : mark.end])) for mark in asides(said)]
    starts = [word.start for word in speech(said)]
    for part in said_parts(said, heads):
        for unit in units(said[part.start : part.end]):
            span = Span(part.start + unit.start, part.start + unit.end)
            at = bisect_left(starts, span.end)
            last = starts[at - 1] if at else span.end  # a mark is for the words that follow it
            switches = [on for start, on in marks if start < last and on is not None]
            interpreted = switches[-1] if switches else label.interpreted
            kind: Kind = "interpreted" if interpreted else "spoken"
            yield Passage(span, kind, label.person, label.shown, interpreted)
