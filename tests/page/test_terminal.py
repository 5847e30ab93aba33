from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.model import Edit, Fact, Note, Reason, Span, Understood
from bot.page import terminal
from bot.page.terminal import Row
from tests import samples
from tests.samples import answer, card, checked, quote

DIFF = (
    Edit("=", "We will"),
    Edit("+", "not"),
    Edit("=", "close the harbour in"),
    Edit("-", "July"),
    Edit("+", "June"),
)


def shown(rows: object) -> list[str]:
    return [terminal.row_text(row) for row in rows]  # type: ignore[attr-defined]


def test_an_answer_reads_from_the_headline_to_the_source() -> None:
    full = answer(
        "found",
        quote(),
        understood=Understood(speaker="Ana Ruiz"),
        notes=(Note("missing-words", "[inaudible]"), Note("not-said-by", "Bo Lund")),
        facts=(Fact("place", "Halven", "Harbour talks"),),
        more=True,
    )
    assert shown(terminal.answer_rows(full)) == [
        "Understood: words by Ana Ruiz",
        "Bo Lund is on record, but not with these words. Check the name on any line shown.",
        "On record:",
        "",
        "  “We will not close the harbour. [inaudible] That is all.”",
        "  Ana Ruiz, Minister of Ports · spoken",
        "  Harbour talks, opening · 29 February 2020 (from outside the document) · Port Halven",
        "    before  Bo Lund: Will you close it?",
        "    after  (Applause.)",
        "  Halven Wire, https://halven.example/talks",
        "  2020-02-29-harbour-talks/3/8-64",
        "",
        "Place: Halven · Harbour talks",
        "The record has a gap here, marked [inaudible].",
        "",
        "There are more; --limit shows them.",
    ]


@pytest.mark.parametrize("kind", ["reported", "narration"])
def test_a_paraphrase_never_stands_in_quotation_marks(kind: samples.Kind) -> None:
    assert not set('“”"') & set(
        "".join(shown(terminal.answer_rows(answer("found", quote(kind=kind)))))
    )


def test_help_shows_the_commands_of_the_terminal() -> None:
    lines = shown(terminal.answer_rows(answer("none", intent="help")))
    assert any(line.startswith("  verbatim ask ") for line in lines)
    assert any("verbatim ask '\"exact phrase\"'" in line for line in lines)
    assert not any("/quote" in line for line in lines)


def test_meetings_are_shown_one_under_another() -> None:
    lines = shown(
        terminal.answer_rows(answer("found", intent="meetings", meetings=(card(), card())))
    )
    assert lines[:4] == ["2 meetings on record:", "", "Harbour talks, opening", lines[3]]
    assert lines.count("Harbour talks, opening") == 2


def test_matched_words_are_bold_and_the_lines_around_dim() -> None:
    rows = list(
        terminal.answer_rows(answer("found", quote("We will not close it", matched=(Span(3, 11),))))
    )
    assert ("will not", "bold") in rows[2].parts
    assert ("before  Bo Lund: Will you close it?", "dim") in rows[5].parts


def test_a_source_cannot_drive_the_terminal() -> None:
    screen = io.StringIO()
    Console(file=screen, force_terminal=True, width=80).print(
        terminal.painted_row(Row((("a\x1b[2Jb\x9bc", ""),)))
    )
    assert "a\ufffd[2Jb\ufffdc" in screen.getvalue()


def test_square_brackets_of_the_source_are_shown_and_not_read_as_styles() -> None:
    screen = io.StringIO()
    Console(file=screen, width=80).print(
        terminal.painted_row(Row((("[inaudible] [/bold] [red]x", ""),)))
    )
    assert "[inaudible] [/bold] [red]x" in screen.getvalue()


def test_a_long_line_is_wrapped_behind_its_indentation() -> None:
    screen = io.StringIO()
    Console(file=screen, width=20).print(terminal.painted_row(Row((("word " * 10, ""),), indent=4)))
    assert {line[:5] for line in screen.getvalue().splitlines() if line.strip()} == {"    w"}


def test_in_a_terminal_the_signs_are_styled_too() -> None:
    shown = checked("altered", diff=DIFF, reasons=(Reason("date", "July", "June"),))
    rows = list(terminal.answer_rows(shown))
    told = [terminal.row_text(row) for row in rows]
    assert told[:4] == [
        "Altered ≠ · Ana Ruiz said nearly this, but not this.",
        "",
        "  Word by word: We will {+not+} close the harbour in [-July-] {+June+}",
        "",
    ]
    assert {("{+not+}", "bold"), ("[-July-]", "strike")} <= set(rows[2].parts)
    assert told[-1] == "The date differs: July claimed, June on record."


def test_in_a_terminal_too_the_verdict_comes_before_what_was_understood() -> None:
    shown = checked("not-found", quote("One."), understood=Understood(speaker="Bo Lund"))
    assert [terminal.row_text(row) for row in terminal.answer_rows(shown)][:5] == [
        "Not found ○ · Nothing like it is on record. Searched 5 meetings, 2021 to 2024.",
        "Understood: claimed of Bo Lund",
        "The closest lines, which are no match:",
        "",
        "  “One.”",
    ]


def test_in_a_terminal_the_other_lines_stand_under_a_heading() -> None:
    told = [
        terminal.row_text(row)
        for row in terminal.answer_rows(checked("exact", quote("One."), quote("Two.")))
    ]
    assert told.index("  “One.”") < told.index("Also on record:") < told.index("  “Two.”")
