"""Quotation marks in a paragraph of the press, paired as well as careless typing allows.

    “We are ready”, he said.            curly                 "We are ready," he said.     straight
    «Estamos listos», he said.          guillemets            ´We are ready´, he said.     acute
                                        accents
    'We are ready,' he said.            single                “He said ‘no’ twice.”        nested:
                                        part of the outer
    “ We are ready ”, he said.          loose marks           “We are ready“, he said.     closed by
                                        an opening mark
    “We are ready. ¶ “We will go.”      reopened in the next paragraph: two quotations, the first
                                        runs on
    “We are ready, he said.             never closed: to the tag, or to the paragraph's end

A mark opens or closes by what stands beside it, not by its own shape, because machines and typists
mix the shapes.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from bot.model import Span
from bot.sources.readers.press.word_classes import VERBS

_DOUBLE = frozenset('“”„‟"″«»')
_ACUTE = frozenset("´`")
_SINGLE = frozenset("‘’'‚‛‹›")
_MARK = re.compile(r"[“”„‟\"″«»´`‘’'‚‛‹›]|,,")
_OPENERS = frozenset("“«„")
_PAUSE = re.compile(r"[,.!?][ \u00a0]+(\w+)[ \u00a0]+(\w+)")
_TAG_AFTER = re.compile(r",?[ \u00a0]?(\w+)[ \u00a0]+(\w+)")
_STOP = re.compile(r"[.!?][ \u00a0]+")
_SHORT_REST = re.compile(r"[^.!?]{0,60}(?:[.!?]|$)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me|[Yy]ou|[Yy]our|[Ll]et)\b")
_MANY = 100  # marks; a quotation with more inside it is no quotation
_STRAYS = 20  # a paragraph with so many marks that close nowhere is not prose


_TWINS = re.compile(r"(^|\s)?(''|’’|‘‘|``)")


def _one_mark(twins: re.Match[str]) -> str:
    """Two single marks that do a double one's work, as one mark and a space on its inner side."""
    return f'{twins[1]}\u00a0"' if twins[1] is not None else '"\u00a0'


class Quotation(NamedTuple):
    """`outer` holds the marks, `inner` the words between them; `runs_on`: the paragraph ended
    before it closed."""

    outer: Span
    inner: Span
    runs_on: bool = False


def _family(mark: str) -> str:
    if mark in _SINGLE:
        return "single"
    return "acute" if mark in _ACUTE else "double"


def _can_open(text: str, at: int) -> bool:
    """A mark opens at the start, after white space, a bracket, a dash or another mark, before a
    word."""
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
    """Index in `marks` of the mark that closes one opened just before `first`, or None.

    Curly marks may nest; where they do not come out even, the first that can close does, unless
    another opens before.
    """
    depth = 0
    plain: int | None = None
    opened = False
    for index in range(first, min(len(marks), first + _MANY)):
        at = marks[index]
        if _family(text[at]) != family or (family == "single" and _apostrophe(text, at)):
            continue
        if text[at] == '"' and not _can_close(text, at) and _is_led_in(text, at):
            return None
        if text[at] in _OPENERS and _can_open(text, at) and not _looks_like_end(text, at):
            depth += 1
            opened = True
        elif _can_close(text, at):
            if depth == 0:
                return index
            depth -= 1
            plain = index if plain is None and not opened else plain
    return plain


def _looks_like_end(text: str, at: int) -> bool:
    """An opening mark that does a closing one's work: nothing, white space or punctuation after
    it."""
    after = text[at + 1] if at + 1 < len(text) else " "
    before = text[at - 1] if at else " "
    return not after.isalnum() and not (before.isspace() and after == " ")


def _unclosed(text: str, opened: int, limit: int, *, goes_on: bool) -> Quotation | None:
    """A quotation nobody closed: up to its tag where one stands, else to the end if somebody speaks
    there."""
    tag = _tag(text, opened + 1, limit)
    if tag is not None:
        return Quotation(Span(opened, tag), _trimmed(text, opened + 1, tag))
    if limit == len(text) and (goes_on or _FIRST_PERSON.search(text, opened, limit)):
        return Quotation(Span(opened, limit), _trimmed(text, opened + 1, limit), runs_on=True)
    return _before_next(text, opened, limit) if limit < len(text) else None


def _before_next(text: str, opened: int, limit: int) -> Quotation | None:
    """An unclosed quotation before another: it ends where the sentence begins that leads into the
    next.

    "We go. He also said, "We stay."
    """
    stops = [stop.start() + 1 for stop in _STOP.finditer(text, opened, limit)]
    if not stops or not _is_led_in(text, limit):
        return None
    return Quotation(Span(opened, stops[-1]), _trimmed(text, opened + 1, stops[-1]))


def _is_led_in(text: str, at: int) -> bool:
    """Whether a verb of saying leads into a mark: He also said, "…"."""
    before = text[max(0, at - 40) : at].rstrip()
    return before.endswith((",", ":")) and any(
        _is_past(w) and VERBS[w].plain for w in before[:-1].split()[-3:]
    )


def _tag(text: str, start: int, limit: int) -> int | None:
    """Where the tag of an unclosed quotation begins: “We are ready, said the minister."""
    for match in _PAUSE.finditer(text, start, limit):
        one, two = match[1], match[2]
        inverted = _is_past(one) and (two[0].isupper() or two in ("the", "a", "an", "he", "she"))
        straight = (
            _is_past(two)
            and VERBS[two].plain
            and (one[0].isupper() or one in ("he", "she", "they"))
        )
        if (inverted or straight) and _SHORT_REST.match(text, match.end()):
            return match.start() + 1
    return None


def _is_past(word: str) -> bool:
    return word in VERBS and VERBS[word].form == "past"


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def quotations(text: str, *, following: str = "") -> list[Quotation]:
    """The quotations of one paragraph, in order, none inside another; `following` is the next
    paragraph."""
    text = _TWINS.sub(_one_mark, text)
    marks = [match.start() for match in _MARK.finditer(text)]
    found: list[Quotation] = []
    index, strays = 0, 0
    while index < len(marks) and strays < _STRAYS:
        at = marks[index]
        index += 1
        family = _family(text[at])
        if family == "single" and _apostrophe(text, at):
            continue
        if not _can_open(text, at):
            found += _never_opened(text, at, found) if family == "double" else []
            continue
        close = _closing(text, marks, index, family)
        if close is not None:
            found.append(
                Quotation(Span(at, marks[close] + 1), _trimmed(text, at + 1, marks[close]))
            )
            index = close + 1
        else:
            strays += 1
            found += _open_ended(text, marks, index, goes_on=following[:1] == text[at])
    return [quotation for quotation in found if quotation.inner.end > quotation.inner.start]


def _never_opened(text: str, at: int, found: list[Quotation]) -> list[Quotation]:
    """The quotation that a mark closes and none opened, where its tag follows: We are ready,” said
    the minister."""
    after = _TAG_AFTER.match(text, at + 1)
    if after is None or not (_is_past(after[1]) or _is_past(after[2])):
        return []
    start = 0
    if found:
        stop = _STOP.search(text, found[-1].outer.end, at)
        start = stop.end() if stop else at
    inner = _trimmed(text, start, at)
    return [Quotation(Span(inner.start, at + 1), inner)] if inner.end - inner.start > 1 else []


def _open_ended(text: str, marks: list[int], index: int, *, goes_on: bool) -> list[Quotation]:
    """The quotation that the mark before `index` opens and none closes, if it is one."""
    at = marks[index - 1]
    family = _family(text[at])
    if family != "double" and not (
        text[at] == "‘" and text[max(0, at - 3) : at].rstrip().endswith(":")
    ):
        return []
    rest = itertools.islice(marks, index, None)
    limit = next((mark for mark in rest if _family(text[mark]) == family), len(text))
    quotation = _unclosed(text, at, limit, goes_on=goes_on)
    return [quotation] if quotation else []
