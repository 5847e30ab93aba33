"""Where sentences end: "Mr." ends none, and a stage direction goes with what it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Span
from bot.text.directions import BRACKETED, asides, has_brackets
from bot.text.lexicon import word_set

_END = re.compile(r"[.?!…](?<![.?!…]{2})[.?!…]*+[\"'”’»)\]]*+(?=\s|$)")
_ONE_SENTENCE = re.compile(r"[^.?!…\n]*+[.?!…]*+[\"'”’»)\]]*+\s*+")  # most are
_ASIDE = re.compile(rf"\s*(?:{BRACKETED.pattern})[.?!…]*")
PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSERS = word_set("abbreviations.closing")
"""Abbreviations that may also be a sentence's last word."""
_ABBREVIATIONS = (
    word_set("abbreviations.inside", "titles.abbreviated", "calendar.short_months")
    - _CLOSERS
    - {"may"}
)
_STARTERS = word_set("small_words.opening")
_FULL_STOP = re.compile(r"\.(?!\.)")
_INITIAL = re.compile(r"(?!i)[^\W\d_]")  # Antony J. Blinken
_LAST_TOKEN = re.compile(r"[^\s(\[“\"‘']+$")
_NEXT_TOKEN = re.compile(r"\s+[\"'“‘«(\[]*(\S+)")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text`, without white space between; stage directions go with the last."""
    if _ONE_SENTENCE.fullmatch(text):
        yield from _trimmed(text, 0, len(text))
        return
    start = 0
    for gap in PARAGRAPH_BREAK.finditer(text) if "\n" in text else ():
        yield from _cut(text, start, gap.start())
        start = gap.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    directions = has_brackets(text)
    for stop in _END.finditer(text, start, end):
        dot, after = stop.span()
        if dot < at:
            continue
        if directions:
            after = _past_asides(text, after, end)
        if _ends(text, dot, after, end):
            yield from _trimmed(text, at, after)
            at = after
    yield from _trimmed(text, at, end)


def _past_asides(text: str, at: int, end: int) -> int:
    while (mark := _ASIDE.match(text, at, end)) and asides(mark[0]):
        at = mark.end()
    return at


def _trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The part of `text` without the white space at its ends; none where there is nothing else."""
    left = text[start:end].lstrip()
    right = left.rstrip()
    return (Span(end - len(left), end - len(left) + len(right)),) if right else ()


def _ends(text: str, dot: int, after: int, end: int) -> bool:
    following = _NEXT_TOKEN.match(text, after, end)
    if following is None:
        return True
    upcoming = following[1]
    if upcoming[0].islower():
        return False
    if not _FULL_STOP.match(text, dot):
        return True
    last = _LAST_TOKEN.search(text, max(0, dot - 24), dot)
    token = last[0].lower() if last else ""
    if token in _ABBREVIATIONS or (token == "no" and upcoming[0].isdigit()):
        return False
    if _INITIAL.fullmatch(token):
        return False
    # these end a sentence only before a clear new start
    doubtful = token in _CLOSERS or _is_initials(token)
    return not doubtful or upcoming.lower().strip("’',.") in _STARTERS


def _is_initials(token: str) -> bool:
    """Whether a token without its last dot is of the form U.S or p.m."""
    return "." in token and not token.rstrip(".").split(".")[-1][1:]
