from __future__ import annotations

import pytest

from bot.model import Edit, Fact, Kind, Note, Reason
from bot.page.page import page_of
from bot.page.plain_text import plain_text
from tests.samples import answer, checked, quote

DIFF = (
    Edit("=", "We will"),
    Edit("+", "not"),
    Edit("=", "close the harbour in"),
    Edit("-", "July"),
    Edit("+", "June"),
)


def test_the_plain_answer_holds_everything_and_marks_nothing_inside_the_quote() -> None:
    shown = answer(
        "found", quote(), facts=(Fact("place", "Halven", "Harbour talks"),), notes=(Note("stale"),)
    )
    assert plain_text(page_of(shown)).splitlines() == [
        "On record:",
        (
            "“We will not close the harbour. [inaudible] That is all.” Ana Ruiz, Minister of Ports"
            " (spoken). Harbour talks, opening · 29 February 2020 (from outside the document) ·"
            " Port Halven"
        ),
        "Place: Halven · Harbour talks",
        "The index is being rewritten; this answer comes from the last whole one.",
    ]


@pytest.mark.parametrize("kind", ["reported", "narration"])
def test_a_paraphrase_has_no_quotation_mark_in_the_plain_answer(kind: Kind) -> None:
    assert not set('“”"') & set(plain_text(page_of(answer("found", quote(kind=kind)))))


def test_in_plain_words_come_verdict_diff_quote_reasons_and_what_else_is_on_record() -> None:
    shown = checked(
        "altered",
        quote("One."),
        quote("Two."),
        diff=DIFF,
        reasons=(Reason("date", "July", "June"),),
    )
    lines = plain_text(page_of(shown)).splitlines()
    assert lines[0] == "Altered ≠ · Ana Ruiz said nearly this, but not this."
    assert lines[1].startswith("Word by word: We will {+not+} close the harbour in [-July-]")
    assert lines[2].startswith("“One.” Ana Ruiz")
    assert lines[3:5] == ["The date differs: July claimed, June on record.", "Also on record:"]
    assert lines[5].startswith("“Two.” Ana Ruiz")


def test_lines_that_are_no_match_are_labelled_so_right_above_them() -> None:
    lines = plain_text(page_of(checked("not-found", quote(), quote("Two.")))).splitlines()
    assert lines[1] == "The closest lines, which are no match:"
    assert lines[2].startswith("“We will")
    assert "Also on record:" not in lines


def test_what_was_not_found_says_what_was_searched() -> None:
    assert "Searched 5 meetings, 2021 to 2024." in plain_text(page_of(checked("not-found")))
