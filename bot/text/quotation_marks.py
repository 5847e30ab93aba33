"""Quotation marks, square brackets and elisions that a person typed: where, and what is inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.model import Span

PHRASE = re.compile(
    r"""
    "([^"]+)" | “([^“”"]+)[”"] | «([^«»]+)» | ‹([^‹›]+)› | 「([^「」]+)」 | „([^„“”]+)[“”]
  | “([^“”"]+)(?<!\s)“(?!\w) | (?<!\w)”(?=\w)([^“”"]+)”     # a press report's own muddles
  | (?<!\w)‘([^‘]+?)(?<!s)’(?!\w) | (?<!\w)‘([^‘]+)’(?!\w)  # the pilots’ boats go on, if they can
  | (?<!\w)'([^']{3,})'(?!\w)
    """,
    re.VERBOSE,
)
ELISION = re.compile(r"[\[(]?\s*(?:…|\.(?:\s?\.){2,})\s*[\])]?")
BRACKETS = re.compile(r"\[([^\[\]\n]*)\]")


class Quoted(NamedTuple):
    """What stands in quotation marks, and the span with the marks."""

    inside: str
    span: Span


def quoted(text: str) -> Iterator[Quoted]:
    """What stands in quotation marks, in order."""
    for match in PHRASE.finditer(text):
        yield Quoted(
            next(group for group in match.groups() if group is not None), Span(*match.span())
        )


PLACE = "\ue000"
"""What stands where quoted words were cut out of a text: no letter, so no word."""


class CutText(NamedTuple):
    """A text without what stands in quotation marks (`PLACE` in the place of each), and that."""

    outside: str
    inside: tuple[str, ...] = ()

    @property
    def unquoted(self) -> str:
        """What is left of the text."""
        return self.outside.replace(PLACE, " ")


def cut_quoted(text: str) -> CutText:
    """A text parted into what stands outside quotation marks and inside."""
    inside: list[str] = []

    def cut(match: re.Match[str]) -> str:
        inside.append(next(group for group in match.groups() if group is not None))
        return f" {PLACE} "

    return CutText(PHRASE.sub(cut, text), tuple(inside))
