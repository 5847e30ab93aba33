"""What looks like a label in a transcript and was not read as one: words that may stand under a
wrong name.

    MS. ADLER: I agree. MR. PRICE: So do I.         a mapped label within a line
    MR. SORLEY then said: …                         an honorific and a surname in capitals, and a
                                                    colon
    Minister Okonedo: …                             as mapped, but in other letters
    OKONEDO [aside] …                               a mapped surname in capitals and a bracket
    Clerk of the House: …                           a name's form, where mapped labels are in small
                                                    letters too
    MS. ADLER                                       a label alone on its line, in a file that has
                                                    them before a colon

None of it is certain, so the meeting can be read; `verbatim check` shows each, once a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.model import Turn
from bot.sources.readers.names import Names, has_capitals, is_label, is_name, starts_with_honorific
from bot.text import one_line, sentences

_LINE = re.compile(r"[^\n]+")
_NAME = re.compile(
    r"[ \t\u00a0*_>-]*([^\s:()\[\]*][^\n:()\[\]*?!;“”\"]{0,79}?)[ \u00a0*]*([:(\[]|$)"
)


def unused_labels(turns: Sequence[Turn], speakers: Mapping[str, str]) -> list[str]:
    """The mapped labels that begin no turn."""
    names = Names(speakers)
    used = {label for shown in {turn.label or "" for turn in turns} for label in names.used(shown)}
    return [label for label in speakers if label not in used]


def doubtful_labels(
    turns: Sequence[Turn], speakers: Mapping[str, str], prose: Sequence[str] = ()
) -> Iterator[tuple[int, str]]:
    """Where in the file something looks like a label and is none, and what is printed there.

    `speakers` are the labels that the meeting's YAML maps, `prose` what it says to be none.
    """
    names = Names(speakers)
    shown = {turn.label for turn in turns if turn.label}
    small = not all(map(has_capitals, filter(names.maps, shown)))
    within = _within(names)
    ruled_out = {one_line(line) for line in prose}
    told: set[str] = set()
    for turn in turns:
        for at, printed in _in_turn(turn, names, within, small):
            if printed not in told | ruled_out:
                told.add(printed)
                yield turn.position + at, printed


def _in_turn(
    turn: Turn, names: Names, within: re.Pattern[str], small: bool
) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_LINE.finditer(turn.text)):
        match = _NAME.match(turn.text, *line.span()) if number else None
        if match and _is_doubtful(one_line(match[1]), match[2], names, small):
            yield match.start(1), one_line(match[1])
        elif found := within.search(turn.text, *line.span()):
            yield found.start(1), one_line(found[1])


def _within(names: Names) -> re.Pattern[str]:
    """A pattern for the mapped labels in capitals, with their colon, anywhere in a line; for
    nothing where there are none."""
    escaped = map(re.escape, filter(has_capitals, names.exact))
    ways = sorted((way.replace(r"\ ", r"[ \u00a0]+") for way in escaped), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join([*ways, '(?!)'])})[ \u00a0]*:")


def _is_doubtful(name: str, after: str, names: Names, small: bool) -> bool:
    words = name.replace(",", " ").split()
    if len(list(sentences(name))) > 1:
        return False
    titled = starts_with_honorific(name)
    if not after:  # alone on a line
        return names.maps(name) or all((titled, has_capitals(name), is_label(name)))
    if not names.surnames.isdisjoint(words[:5]):
        return True
    if after != ":":
        return names.maps(name) and has_capitals(name)
    if names.person(name) is not None:
        return True
    if titled and any(map(has_capitals, words[1:4])):
        return True
    return all((small, len(words) > 1, is_name(name)))
