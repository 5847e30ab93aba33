"""Quotation marks in a paragraph of the press, paired as well as careless typing allows.

    “We are ready”, he said.            curly                 "We are ready," he said.     straight
    «Estamos listos», he said.          guillemets            ´We are ready´, he said.     acute accents
    'We are ready,' he said.            single                “He said ‘no’ twice.”        nested: part of the outer
    “ We are ready ”, he said.          loose marks           “We are ready“, he said.     closed by an opening mark
    “We are ready. ¶ “We will go.”      reopened in the next paragraph: two quotations, the first runs on
    “We are ready, he said.             never closed: to the tag, or to the paragraph's end

A mark opens or closes by what stands beside it, not by its own shape, because machines and typists mix the shapes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.model import Span

_DOUBLE = frozenset('“”„‟"″«»')
_ACUTE = frozenset("´`")
_SINGLE = frozenset("‘’'‚‛‹›")
_MARK = re.compile(r"[“”„‟\"″«»´`‘’'‚‛‹›]|,,")
_TAG_IN_OPEN = re.compile(r"[,”“\"]\s+(?=(?:said|says|added|commented|told|stated|he said|she said|they said)\b)")


class Quotation(NamedTuple):
    """`outer` holds the marks, `inner` the words between them; `runs_on`: the paragraph ended before it closed."""

    outer: Span
    inner: Span
    runs_on: bool = False


def _family(mark: str) -> str:
    if mark in _SINGLE:
        return "single"
    return "acute" if mark in _ACUTE else "double"


def _can_open(text: str, at: int) -> bool:
    """A mark opens at the start, after white space, a bracket, a dash or another mark, before a word."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after in ",.;:!?)" and text[at + 1 : at + 4] != "...":
        return False
    if text[at] in "“«„":
        return True
    return (
        before.isspace() or before in "([{—–-:/¿¡" or before in _DOUBLE or before in _SINGLE
    ) and not after.isspace()


def _can_close(text: str, at: int) -> bool:
    """A mark closes after a word or its punctuation, before white space, punctuation or the end."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "”»":
        return True
    if after.isalnum():
        return False
    return not before.isspace() or after in ",.;:!?" or after.isspace()


def _apostrophe(text: str, at: int) -> bool:
    """Whether a single mark stands inside a word, or before a shortened one: don't, '90s."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isalnum() and after.isalnum()) or (after.isdigit() and not before.isalnum())


def _closing(text: str, marks: list[int], first: int, family: str) -> int | None:
    """Index in `marks` of the mark that closes one opened just before `first`, or None."""
    depth = 0
    for index in range(first, len(marks)):
        at = marks[index]
        if _family(text[at]) != family or (family == "single" and _apostrophe(text, at)):
            continue
        if text[at] in "“«„" and _can_open(text, at) and not _looks_like_end(text, at):
            depth += 1
        elif _can_close(text, at):
            if depth and _nested_close_follows(text, marks, index, family):
                depth -= 1
                continue
            return index
    return None


def _looks_like_end(text: str, at: int) -> bool:
    """An opening mark that does a closing one's work: nothing, white space or punctuation after it."""
    after = text[at + 1] if at + 1 < len(text) else " "
    before = text[at - 1] if at else " "
    return not after.isalnum() and not (before.isspace() and after == " ")


def _nested_close_follows(text: str, marks: list[int], index: int, family: str) -> bool:
    """Whether the next mark of the family closes too, so that this one belongs to an inner quotation."""
    for later in marks[index + 1 :][:8]:
        if _family(text[later]) == family:
            return text[later] not in "“«„" and _can_close(text, later) and not _can_open(text, later)
    return False


def _unclosed(text: str, opened: int) -> Quotation:
    """A quotation nobody closed: up to its tag where one stands, else to the paragraph's end."""
    tag = _TAG_IN_OPEN.search(text, opened + 1)
    if tag:
        return Quotation(Span(opened, tag.start()), _trimmed(text, opened + 1, tag.start()))
    return Quotation(Span(opened, len(text)), _trimmed(text, opened + 1, len(text)), runs_on=True)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def quotations(text: str) -> list[Quotation]:
    """The quotations of one paragraph, in order, none inside another."""
    marks = [match.start() for match in _MARK.finditer(text)]
    found: list[Quotation] = []
    index = 0
    while index < len(marks):
        at = marks[index]
        index += 1
        family = _family(text[at])
        if not _can_open(text, at) or (family == "single" and _apostrophe(text, at)):
            continue
        close = _closing(text, marks, index, family)
        if close is not None:
            found.append(Quotation(Span(at, marks[close] + 1), _trimmed(text, at + 1, marks[close])))
            index = close + 1
        elif family == "double" and not text[:at].strip():
            found.append(_unclosed(text, at))
            break
    return [quotation for quotation in found if quotation.inner.end > quotation.inner.start]
