"""A page as rows for a terminal; pure.

A row is styled parts. `row_text` makes it plain (a pipe, NO_COLOR, a file), `painted_row` makes it
rich's. Nothing of rich is imported before something is painted: `ask` into a pipe must start fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.model import Answer, MeetingCard
from bot.page.diff import signed_diff
from bot.page.language import speaking
from bot.page.meeting_entry import MeetingEntry, meeting_entry
from bot.page.page import Page, page_of
from bot.page.quote_card import QuoteCard

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table

Style: TypeAlias = Literal["", "bold", "dim", "strike"]
COMMANDS = ("verbatim ask", "verbatim meetings", "verbatim ask verify:")
SHELL = "'"
_DIFF: dict[str, Style] = {"=": "", "-": "strike", "+": "bold"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line to print: styled parts behind an indentation."""

    parts: tuple[tuple[str, Style], ...] = ()
    indent: int = 0


def answer_rows(answer: Answer) -> Iterator[Row]:
    """The whole answer, as a person reads it."""
    page = page_of(answer, COMMANDS, SHELL)
    opening = [_row(sentence, "bold") for sentence in page.opening]
    understood = _rows([page.understood], "dim")
    yield from (*opening, *understood) if page.verdict else (*understood, *opening)
    yield from _counts(page)
    yield from _rows(page.help, indent=2)
    if page.diff:
        yield from (Row(), _diff(page))
    yield from _rows([page.closest], "bold")
    for place, card in enumerate(page.quotes):
        if place == 1:
            yield from _paragraph([page.also], "bold")
        yield Row()
        yield from _quote(card, page.language)
        if place == 0:
            yield from _paragraph(page.reasons)
    if page.meetings:
        yield from (Row(), *_meetings(page.meetings))
    yield from _paragraph([*(fact.whole for fact in page.facts), *page.notes_after])
    if answer.more:
        yield from _paragraph([speaking(page.language)("limit-shows-more")], "dim")


def meeting_rows(cards: Sequence[MeetingCard], language: str | None = None) -> Iterator[Row]:
    """Each meeting's title, then what is known of it; of one alone, who spoke how much, too."""
    yield from _meetings([meeting_entry(card, language) for card in cards])


def meetings_table(cards: Sequence[MeetingCard], language: str | None = None) -> Table:
    """All meetings at a glance."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("date", "meeting", "words", "name"):
        table.add_column(speaking(language)(f"heading-{heading}"), overflow="fold")
    for card in cards:
        entry = meeting_entry(card, language)
        words_of = ", ".join(one.name for one in card.spoke)
        table.add_row(*map(_tame, (entry.date, entry.title, words_of, card.meeting.id)))
    return table


def row_text(row: Row) -> str:
    """A row without its styles."""
    text = "".join(part for part, _ in row.parts)
    return f"{' ' * row.indent}{text}" if text else ""


def painted_row(row: Row) -> Padding:
    """A row for rich to print, wrapped behind its indentation."""
    from rich.padding import Padding
    from rich.text import Text

    parts = ((_tame(part), style) for part, style in row.parts)
    return Padding(Text.assemble(*parts), (0, 0, 0, row.indent))


def _meetings(entries: Sequence[MeetingEntry]) -> Iterator[Row]:
    for place, entry in enumerate(entries):
        if place:
            yield Row()
        yield _row(entry.title, "bold")
        for fact in entry.facts:
            if fact.row != "meeting":
                yield Row(((f"{fact.label}: ", "dim"), (fact.value, "")), indent=2)
        if len(entries) == 1:
            shares = (f"{one.bar}  {one.amount} · {one.name}" for one in entry.shares)
            yield from _rows(shares, indent=2)


def _counts(page: Page) -> Iterator[Row]:
    """A trend's bars, each with its number and whose it is."""
    for graph in page.counts:
        yield from (Row(), _row(graph.heading, "bold"))
        bars = (f"{line.bar} {line.number:>5}  {line.name}" for line in graph.lines)
        yield from _rows(bars, indent=2)
    yield from _paragraph([page.how_counted], "dim")
    yield from _paragraph([page.first_said], "bold")


def _quote(card: QuoteCard, language: str | None) -> Iterator[Row]:
    say, (opening, closing) = speaking(language), card.marks
    words: list[tuple[str, Style]] = [(text, "bold" if hit else "") for text, hit in card.runs]
    yield Row(((opening, ""), *words, (closing, "")), indent=2)
    yield from _rows([f"{card.who} · {card.how}", card.meeting], indent=2)
    around = [f"{say('before').lower()}  {line.sentence}" for line in card.before]
    around += [f"{say('after').lower()}  {line.sentence}" for line in card.after]
    yield from _rows(around, "dim", indent=4)
    source = ", ".join(filter(None, (card.publisher, card.quote.meeting.url)))
    yield from _rows([source, card.quote.id], "dim", indent=2)


def _diff(page: Page) -> Row:
    """The claim against the record; the signs tell what the styles tell."""
    parts: list[tuple[str, Style]] = [(page.compared, "dim")]
    for text, edit in signed_diff(page.diff):
        parts += [(" ", ""), (text, _DIFF[edit.mark])]
    return Row(tuple(parts), indent=2)


def _paragraph(sentences: Sequence[str], style: Style = "") -> Iterator[Row]:
    """Sentences below an empty line; nothing where there are none."""
    rows = _rows(sentences, style)
    yield from (Row(), *rows) if rows else ()


def _rows(sentences: Iterable[str], style: Style = "", *, indent: int = 0) -> list[Row]:
    """A row for each sentence that is told."""
    return [_row(sentence, style, indent=indent) for sentence in sentences if sentence]


def _row(text: str, style: Style = "", *, indent: int = 0) -> Row:
    return Row(((text, style),), indent)


def _tame(text: str) -> str:
    """Control characters of a source made visible, so that no transcript can drive the terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text
    )
