"""The reader of transcripts: labels in capitals, one turn after each.

    An official website of …                      before the first label: the site's banner, left out
    FOREIGN SECRETARY EBRARD: (Via interpreter)    a label, and a mark that an interpreter speaks
    Good morning. I want to give …

    I want to welcome my colleagues …              a turn has many paragraphs
    DR. VAN DER MEER (via interpreter): …          a label may carry a parenthesis
    QUESTION: …      Q  …      MODERATOR: …        unnamed speakers, shown as printed
    U.S. Department of State                       after the last words: the site's footer, left out

Stage directions stay in the text; `bot.text` keeps them out of matching. An interpreter's mark holds to the end of
its turn or to "(In English.)". In a transcript that marks interpretation an unmarked turn was not interpreted; in
one that never does it is not known, unless the meeting's YAML says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from bot.model import Passage, Turn
from bot.readers.furniture import is_furniture, is_last_line
from bot.text import asides, is_interpreter, speech, units, words

_LABEL = re.compile(
    r"^[ \t\ufeff]*([^\s:(][^\n:(]{0,72}?(?:[ \u00a0]*\([^()\n]{1,60}\))?)[ \u00a0]*:(?!//)\s*", re.MULTILINE
)
_Q = re.compile(r"^[ \t\ufeff]*(Q)(?:[.:]?[ \t\u00a0]+)(?=[A-Z“\"(¿])", re.MULTILINE)
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)$")
_NO_LABEL = frozenset(
    "NOTE NB PS P.S WARNING UPDATE CORRECTION SUBJECT RE DATE TIME PLACE LOCATION VENUE PRESENT ATTENDEES TOPIC TITLE "
    "WHEREAS RESOLVED AGENDA WHO WHAT WHEN WHERE WHY HOW END".split()
)  # words printed in capitals before a colon that nobody is called by
_PARTICLES = frozenset("de del la las los van von der den di da du dos y e of and the for al el bin ibn".split())
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")

_UNNAMED = frozenset(
    "Q A QUESTION QUESTIONER QUESTIONS MODERATOR PARTICIPANT PARTICIPANTS SPEAKER SPEAKERS VOICE VOICES AUDIENCE REPORTER "
    "REPORTERS PRESS MEDIA JOURNALIST INTERPRETER TRANSLATOR OPERATOR HOST ANNOUNCER INTERVIEWER ANSWER STAFF OFFICIAL "
    "OFFICIALS ALL CROWD ATTENDEE MAN WOMAN UNKNOWN UNIDENTIFIED STUDENT CLERK PANELIST".split()
)
_UNNAMED_BESIDE = frozenset(
    "MALE FEMALE MEMBER MEMBERS SENIOR ADMINISTRATION DEPARTMENT STATE DEFENSE DEFENCE TREASURY ONE TWO THREE FOUR FIVE "
    "SIX FIRST SECOND THIRD FROM THE AN OF AND NUMBER NO OFF-CAMERA SEVERAL".split()
)


class _Label(NamedTuple):
    """A label as printed, without and with its parenthesis, and where it and the words after it begin."""

    name: str
    parenthesis: str
    start: int
    end: int


def is_unnamed(label: str) -> bool:
    """Whether a label names a part and not a person: QUESTION, Q, MODERATOR, SENIOR STATE DEPARTMENT OFFICIAL ONE."""
    parts = [part for part in re.split(r"[\s.#]+", label.upper()) if part and not part.isdigit()]
    return any(part in _UNNAMED for part in parts) and all(part in _UNNAMED | _UNNAMED_BESIDE for part in parts)


def read(
    text: str, *, speakers: Mapping[str, str], prose: tuple[str, ...] = (), interpreted: bool | None = None
) -> Iterator[Turn]:
    """The turns of a transcript; `speakers` maps printed labels to ids, `prose` lists capitals that are no label.

    A label that nobody mapped gives a turn without a person; `bot.corpus` reports it.
    """
    turns = list(_turns(text, speakers, prose))
    marked = any(passage.interpreted for turn in turns for passage in turn.passages)
    unmarked = False if marked else interpreted
    for turn in turns:
        yield replace(turn, passages=tuple(_settled(passage, unmarked) for passage in turn.passages))


def _settled(passage: Passage, unmarked: bool | None) -> Passage:
    if passage.interpreted is not None:
        return passage
    return replace(passage, interpreted=unmarked, kind="interpreted" if unmarked else passage.kind)


def _turns(text: str, speakers: Mapping[str, str], prose: tuple[str, ...]) -> Iterator[Turn]:
    labels = list(_labels(text, speakers, prose))
    for number, label in enumerate(labels):
        last = number + 1 == len(labels)
        end = _end_of_speech(text, label.end, len(text)) if last else labels[number + 1].start
        words_end = label.end + len(text[label.end : end].rstrip())
        said = text[label.end : words_end]
        printed = label.name + (f" ({label.parenthesis})" if label.parenthesis else "")
        person = speakers.get(printed, speakers.get(label.name))
        via = any(is_interpreter(word.text) for word in words(label.parenthesis))
        shown = label.name if via else printed
        passages = tuple(_passages(said, person, shown, via))
        yield Turn(number, said, shown, passages, label.end)


def _labels(text: str, speakers: Mapping[str, str], prose: tuple[str, ...]) -> Iterator[_Label]:
    found = [*_LABEL.finditer(text), *_Q.finditer(text)]
    seen = -1
    for match in sorted(found, key=lambda m: (m.start(1), -m.end())):
        name, parenthesis = _parted(match[1])
        if match.start(1) <= seen or name in prose or not (name in speakers or match[1] in speakers or _is_label(name)):
            continue
        seen = match.end() - 1
        yield _Label(name, parenthesis, match.start(1), match.end())


def _parted(printed: str) -> tuple[str, str]:
    inside = _PARENTHESIS.search(printed)
    return (printed[: inside.start()].strip(), inside[1].strip()) if inside else (printed.strip(), "")


def _is_label(name: str) -> bool:
    """Whether words before a colon are a label: capitals, but for particles (van der) and prefixes (McDONALD)."""
    parts = name.replace("\u00a0", " ").split()
    if parts[0].strip(".") in _NO_LABEL:
        return False
    return 0 < len(parts) <= 9 and any(_in_capitals(part) for part in parts) and all(map(_label_word, parts))


def _label_word(part: str) -> bool:
    return part in _PARTICLES or _in_capitals(part) or part.isdigit() or not any(c.isalpha() for c in part)


def _in_capitals(part: str) -> bool:
    letters = [c for c in part if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if not letters or capitals == len(letters):
        return bool(letters)
    return capitals >= 3 and part.startswith(
        ("Mc", "Mac", "Mac", "O’", "O'", "D’", "d’", "D'", "d'", "De", "La", "Le", "Van")
    )


def _end_of_speech(text: str, start: int, end: int) -> int:
    """Where the last turn's words end and the site's footer begins."""
    bounds = [start, *(gap.end() for gap in _PARAGRAPH.finditer(text, start, end)), end]
    paragraphs = [(a, text[a:b].strip()) for a, b in zip(bounds, bounds[1:], strict=False)]
    for at, (where, paragraph) in enumerate(paragraphs):
        if at and is_last_line(paragraph):
            end, paragraphs = where, paragraphs[:at]
            break
    while len(paragraphs) > 1 and is_furniture(paragraphs[-1][1]):
        end = paragraphs.pop()[0]
    return end


def _passages(said: str, person: str | None, label: str, via: bool) -> Iterator[Passage]:
    marks = [(mark.start, _switch(said[mark.start : mark.end])) for mark in asides(said)]
    starts = [word.start for word in speech(said)]
    for span in units(said):
        at = bisect_left(starts, span.end)
        last = starts[at - 1] if at else span.end  # a mark is for the words that follow it
        switches = [on for start, on in marks if start < last and on is not None]
        interpreted = switches[-1] if switches else (via or None)
        yield Passage(span, "interpreted" if interpreted else "spoken", person, label, interpreted)


def _switch(mark: str) -> bool | None:
    """True where a mark says that an interpreter speaks from here, False where the person does again."""
    found = [word.text for word in words(mark)]
    if any(is_interpreter(word) for word in found):
        return True
    return False if found[:2] == ["in", "english"] else None
