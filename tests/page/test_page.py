from __future__ import annotations

from datetime import date

import pytest

from bot.model import Note, Understood, When
from bot.page.page import page_of
from bot.page.plain_text import plain_text
from bot.text import one_line
from tests.samples import answer, checked, quote

DAY = date(2021, 10, 8)


def test_folding_touches_white_space_and_nothing_else() -> None:
    assert one_line("a\u00a0 b\r\n\tc[inaudible]–“d”") == "a b c[inaudible]–“d”"


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [
        (Understood(words=("harbour",)), ""),
        (Understood(speaker="Ana Ruiz"), "Understood: words by Ana Ruiz"),
        (Understood(office="minister of ports"), "Understood: words by minister of ports"),
        (
            Understood("Ana Ruiz", "minister of ports"),
            "Understood: words by Ana Ruiz (minister of ports)",
        ),
        (
            Understood(
                "Ana Ruiz",
                None,
                "Harbour talks",
                When(None, date(2021, 12, 31)),
                corrected={"harbuor": "harbour"},
            ),
            (
                "Understood: words by Ana Ruiz, in Harbour talks, until 31 December 2021;"
                " ‘harbuor’ read as ‘harbour’"
            ),
        ),
    ],
)
def test_what_was_understood_is_shown_back(taken: Understood, sentence: str) -> None:
    assert page_of(answer(understood=taken)).understood == sentence


def test_a_person_whom_the_verdict_names_is_not_told_to_be_understood() -> None:
    claimed = Understood(speaker="Ana Ruiz", corrected={"harbuor": "harbour"})
    assert (
        page_of(checked("exact", understood=claimed)).understood
        == "Understood: ‘harbuor’ read as ‘harbour’"
    )
    assert "claimed of Ana Ruiz" in (
        page_of(checked("not-found", understood=claimed)).understood or ""
    )
    of_office = Understood("Ana Ruiz", "minister of ports")
    assert "claimed of Ana Ruiz (minister" in (
        page_of(checked("exact", understood=of_office)).understood or ""
    )


def test_notes_on_the_quotes_stand_after_them_and_the_others_before() -> None:
    shown = answer(notes=(Note("missing-words", "[inaudible]"), Note("unknown-speaker", "Zed")))
    assert page_of(shown).notes == ("No words of anybody called ‘Zed’ are on record.",)
    assert page_of(shown).notes_after == ("The record has a gap here, marked [inaudible].",)


def test_the_headline_stands_right_above_the_quotes_and_first_where_there_are_none() -> None:
    notes = (Note("unknown-speaker", "Zed"),)
    assert page_of(answer("found", quote(), notes=notes)).opening == (
        "No words of anybody called ‘Zed’ are on record.",
        "On record:",
    )
    assert (
        page_of(answer("none", notes=notes)).opening[-1]
        == "No words of anybody called ‘Zed’ are on record."
    )


def test_help_names_the_commands_as_they_are_called_here() -> None:
    lines = page_of(answer("none", intent="help"), ("/q", "/m", "/w")).help
    assert all(line.startswith(("/q ", "/m", "/w ")) for line in lines)
    assert {line[:2] for line in lines} == {"/q", "/m", "/w"}
    assert plain_text(page_of(answer("none", intent="help"), ("/q", "/m", "/w"))).splitlines()[
        1:
    ] == list(lines)


def test_a_meeting_that_was_understood_is_called_by_its_title_where_it_is_quoted() -> None:
    shown = answer("found", quote(), understood=Understood(meeting=quote().meeting.id))
    assert page_of(shown).understood == f"Understood: in {quote().meeting.title}"
