"""One quote as people read it: its words, whose they are, how they reached us, and from where.

A quotation mark is a promise: it stands only around words that were spoken or written by the person
named. The report's paraphrase and the document's own account never get one. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from bot.model import Line, Quote
from bot.page.language import speaking
from bot.page.meeting_entry import meeting_line, with_office
from bot.text import one_line

Runs: TypeAlias = tuple[tuple[str, bool], ...]
"""A quote's words cut where they match and where they do not: (text, whether it matched)."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A line beside a quote: who ("" where nobody is known) and the words."""

    who: str
    words: str

    @property
    def sentence(self) -> str:
        """Who, a colon and the words."""
        return f"{self.who}: {self.words}" if self.who else self.words


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quote's sentences; all but its words are on one line each.

    `label` stands before words that are nobody's own ("" before all others), `meeting` is the
    meeting with its day and place, `publisher` is "" where none is known, and `source` tells where
    the record is when there is no link to it.
    """

    quote: Quote
    language: str | None
    runs: Runs
    who: str
    how: str
    label: str
    meeting: str
    publisher: str
    source: str
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]

    @property
    def marks(self) -> tuple[str, str]:
        """What opens and closes the words: curly marks around someone's own, else nothing."""
        return ("", "") if self.label else ("“", "”")

    @property
    def unmatched(self) -> Runs:
        """The words as if nothing of them matched."""
        text = "".join(text for text, _ in self.runs)
        return ((text, False),) if text else ()

    @property
    def words(self) -> str:
        """The words between their marks."""
        return "".join(text for text, _ in self.runs).join(self.marks)


def quote_card(quote: Quote, language: str | None = None) -> QuoteCard:
    """A quote in a language."""
    say, publisher = speaking(language), one_line(quote.meeting.publisher or "")
    who = attribution(quote, language)
    label = "" if own_words(quote) else who if quote.kind == "narration" else say("report-says")
    return QuoteCard(
        quote,
        language,
        matched_runs(quote),
        who,
        how_it_reached_us(quote, language),
        label,
        meeting_line(quote.meeting, language),
        publisher,
        say("from-source", where=publisher or quote.meeting.file),
        tuple(map(_neighbour, quote.before)),
        tuple(map(_neighbour, quote.after)),
    )


def own_words(quote: Quote) -> bool:
    """Whether these are words of somebody, spoken or written, and may stand in quotation marks."""
    return quote.kind not in ("reported", "narration")


def attribution(quote: Quote, language: str | None = None) -> str:
    """Who, and in what office that day; or why there is no name."""
    say = speaking(language)
    if quote.kind == "narration":
        return say("account-of-report" if quote.meeting.own_account else "account-of-transcript")
    if quote.speaker:
        return one_line(with_office(quote.speaker, quote.role))
    return say("as-printed", label=one_line(quote.label)) if quote.label else say("speaker-unclear")


def how_it_reached_us(quote: Quote, language: str | None = None) -> str:
    """Whether spoken, written or told; through an interpreter, or of speech that nobody knows."""
    say = speaking(language)
    if quote.interpreted and quote.kind in ("quoted", "posted"):
        return say("through-interpreter", how=say(f"how-{quote.kind}"))
    if quote.interpreted is None and quote.kind == "spoken":
        return say("spoken-or-interpreted")
    return say(f"how-{quote.kind}")


def matched_runs(quote: Quote) -> Runs:
    """The quote's words cut where they match and where they do not; a run of white space (no-break
    spaces too) is one space, which is the only change ever made to them."""
    runs = groupby(_letters(quote), key=itemgetter(1))
    return tuple(("".join(map(itemgetter(0), run)), matched) for matched, run in runs)


def _letters(quote: Quote) -> Iterator[tuple[str, bool]]:
    """Every letter that is shown, and whether it matched; spans may overlap or lie outside."""
    matched = [False] * len(quote.text)
    for start, end in quote.matched:
        matched[start:end] = [True] * len(matched[start:end])
    last = ""
    for letter, bold in zip(quote.text, matched, strict=True):
        shown = " " if letter.isspace() else letter
        if (last, shown) != (" ", " "):
            yield shown, bold
        last = shown


def _neighbour(line: Line) -> Neighbour:
    return Neighbour(one_line(line.speaker or ""), one_line(line.text))
