from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import (
    Answer,
    DateBasis,
    Fact,
    FactKind,
    Kind,
    Note,
    NoteKind,
    Outcome,
    Question,
    Searched,
    Span,
    Understood,
    When,
)
from bot.page import wording
from tests import samples
from tests.samples import REPORT, answer, card, checked, quote

DAY = date(2021, 10, 8)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_only_someones_own_words_stand_in_quotation_marks(kind: Kind) -> None:
    assert wording.marks(quote(kind=kind)) == (
        ("", "") if kind in ("reported", "narration") else ("“", "”")
    )


def test_folding_touches_white_space_and_nothing_else() -> None:
    assert wording.folded("a\u00a0 b\r\n\tc[inaudible]–“d”") == "a b c[inaudible]–“d”"


@given(st.text("ab \u00a0\n“”é", max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_the_pieces_of_a_quote_are_the_whole_quote(text: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    matched = tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False))
    pieces = wording.pieces(quote(text, matched=matched))
    assert "".join("".join(piece.split()) for piece, _ in pieces) == "".join(text.split())


def test_pieces_say_what_matched() -> None:
    shown = list(wording.pieces(quote("We will not close it", matched=(Span(3, 11), Span(12, 17)))))
    assert shown == [
        ("We ", False),
        ("will not", True),
        (" ", False),
        ("close", True),
        (" it", False),
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (quote(), "Ana Ruiz, Minister of Ports"),
        (quote(role=None), "Ana Ruiz"),
        (quote(kind="reported"), "Ana Ruiz, Minister of Ports"),
        (quote(speaker=None, role=None, label="QUESTION"), "QUESTION (as printed)"),
        (quote(speaker=None, role=None, label=None), "Speaker unclear"),
        (quote(kind="narration"), "The report’s own account"),
        (quote(kind="narration", meeting=samples.MEETING), "The transcript’s own note"),
    ],
)
def test_attribution_names_the_speaker_or_says_that_it_cannot(
    said: samples.Quote, sentence: str
) -> None:
    assert wording.attribution(said) == sentence


@pytest.mark.parametrize(
    ("kind", "interpreted", "sentence"),
    [
        ("spoken", False, "spoken"),
        ("spoken", None, "spoken (through an interpreter or not: unknown)"),
        ("interpreted", True, "through an interpreter"),
        ("quoted", None, "quoted in a press report"),
        ("quoted", True, "quoted in a press report, through an interpreter"),
        ("posted", None, "in a written post"),
        ("reported", None, "the report’s paraphrase, not a quotation"),
        ("narration", None, "the document’s own account"),
    ],
)
def test_how_says_the_way_the_words_took(
    kind: Kind, interpreted: bool | None, sentence: str
) -> None:
    assert wording.how(kind, interpreted) == sentence


@pytest.mark.parametrize(
    ("basis", "shown"),
    [
        (None, "8 October 2021"),
        ("stated", "8 October 2021"),
        ("inferred", "8 October 2021 (inferred; not stated in the document)"),
        ("outside", "8 October 2021 (from outside the document)"),
        ("conflicting", "8 October 2021 (the document’s dates conflict)"),
    ],
)
def test_a_date_says_how_it_is_known(basis: DateBasis | None, shown: str) -> None:
    assert wording.day(DAY, basis) == shown


def test_no_date_is_undated() -> None:
    assert wording.day(None, None) == "undated"


def test_context_is_title_date_and_place() -> None:
    shown = "Harbour talks, opening · 29 February 2020 (from outside the document) · Port Halven"
    assert wording.context(samples.MEETING) == shown


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        (Searched(5, DAY, date(2024, 7, 17)), "5 meetings, 2021 to 2024"),
        (Searched(1, DAY, DAY), "1 meeting, 2021"),
        (Searched(2), "2 meetings"),
        (Searched(0), "no meetings"),
    ],
)
def test_what_was_searched_is_said_in_words(what: Searched, shown: str) -> None:
    assert wording.searched(what) == shown


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (answer("found", quote()), "On record:"),
        (answer("found", quote(), quote()), "On record, best match first:"),
        (
            answer("close", quote()),
            "No match in 5 meetings, 2021 to 2024. The nearest line, which does not answer:",
        ),
        (
            answer("close", quote(), quote()),
            "No match in 5 meetings, 2021 to 2024. The nearest lines, which do not answer:",
        ),
        (answer("none"), "Nothing on record matches. Searched 5 meetings, 2021 to 2024."),
        (answer("found", quote(), question=Question("q", page=2)), "Continued, from line 7:"),
        (answer("found", intent="meetings", meetings=(card(), card())), "2 meetings on record:"),
        (
            answer("close", intent="meetings"),
            "No such meeting among 5 meetings, 2021 to 2024. The nearest:",
        ),
        (answer("none", intent="meetings"), "No such meeting. Searched 5 meetings, 2021 to 2024."),
        (
            Answer(Question("q"), "find", "none", Searched(0)),
            "Nothing on record matches: there are no meetings to search here.",
        ),
    ],
)
def test_the_headline_says_what_kind_of_answer_it_is(shown: Answer, sentence: str) -> None:
    assert wording.headline(shown) == sentence


@pytest.mark.parametrize("outcome", ["close", "none"])
def test_whatever_is_not_found_says_what_was_searched(outcome: Outcome) -> None:
    assert "5 meetings, 2021 to 2024" in wording.headline(answer(outcome))


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [
        (Understood(words=("harbour",)), None),
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
def test_what_was_understood_is_shown_back(taken: Understood, sentence: str | None) -> None:
    assert wording.understood(answer(understood=taken)) == sentence


def test_a_person_whom_the_verdict_names_is_not_told_to_be_understood() -> None:
    claimed = Understood(speaker="Ana Ruiz", corrected={"harbuor": "harbour"})
    assert (
        wording.understood(checked("exact", understood=claimed))
        == "Understood: ‘harbuor’ read as ‘harbour’"
    )
    assert "claimed of Ana Ruiz" in (
        wording.understood(checked("not-found", understood=claimed)) or ""
    )
    of_office = Understood("Ana Ruiz", "minister of ports")
    assert "claimed of Ana Ruiz (minister" in (
        wording.understood(checked("exact", understood=of_office)) or ""
    )


@pytest.mark.parametrize("kind", get_args(NoteKind))
def test_every_kind_of_note_has_its_sentence(kind: NoteKind) -> None:
    sentence = wording.note(Note(kind, "Bo {Lund}", ("Harbour talks", "A report")))
    assert sentence.endswith(".")
    assert kind == "stale" or "Bo {Lund}" in sentence


def test_those_present_without_words_get_that_answer() -> None:
    note = Note("present-but-silent", "Bo Lund", ("Harbour talks", "A report"))
    assert (
        wording.note(note)
        == "Bo Lund was present (Harbour talks; A report); the record has no words of theirs."
    )


def test_an_ambiguous_name_lists_who_was_searched() -> None:
    note = Note("ambiguous", "the secretary", ("Ana Ruiz", "Bo Lund", "Cy Orr"))
    assert (
        wording.note(note)
        == "‘the secretary’ may be Ana Ruiz, Bo Lund or Cy Orr; all were searched."
    )


def test_notes_on_the_quotes_stand_after_them_and_the_others_before() -> None:
    shown = answer(notes=(Note("missing-words", "[inaudible]"), Note("unknown-speaker", "Zed")))
    assert wording.notes_before(shown) == ("No words of anybody called ‘Zed’ are on record.",)
    assert wording.notes_after(shown) == ("The record has a gap here, marked [inaudible].",)


def test_the_headline_stands_right_above_the_quotes_and_first_where_there_are_none() -> None:
    notes = (Note("unknown-speaker", "Zed"),)
    assert wording.opening(answer("found", quote(), notes=notes)) == (
        "No words of anybody called ‘Zed’ are on record.",
        "On record:",
    )
    assert (
        wording.opening(answer("none", notes=notes))[-1]
        == "No words of anybody called ‘Zed’ are on record."
    )


@pytest.mark.parametrize("kind", get_args(FactKind))
def test_every_kind_of_fact_has_its_sentence(kind: FactKind) -> None:
    sentence = wording.fact(Fact(kind, "the value", "Harbour talks", "inferred", "The log."))
    assert sentence.endswith(
        "the value (inferred; not stated in the document) · Harbour talks · Evidence: The log."
    )


def test_a_fact_that_is_a_date_is_written_as_people_write_it() -> None:
    assert (
        wording.fact(Fact("date", date(2021, 10, 8), "Harbour talks", "stated"))
        == "Date: 8 October 2021 · Harbour talks"
    )


def test_the_plain_answer_holds_everything_and_marks_nothing_inside_the_quote() -> None:
    shown = answer(
        "found", quote(), facts=(Fact("place", "Halven", "Harbour talks"),), notes=(Note("stale"),)
    )
    assert wording.plain(shown).splitlines() == [
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
    assert not set('“”"') & set(wording.plain(answer("found", quote(kind=kind))))


def test_help_names_the_commands_as_they_are_called_here() -> None:
    lines = wording.help_lines(("/q", "/m", "/w"))
    assert all(line.startswith(("/q ", "/m", "/w ")) for line in lines)
    assert {line[:2] for line in lines} == {"/q", "/m", "/w"}
    assert wording.plain(answer("none", intent="help"), ("/q", "/m", "/w")).splitlines()[
        1:
    ] == list(lines)


def test_a_meeting_card_tells_who_spoke_who_did_not_and_how_the_date_is_known() -> None:
    assert dict(wording.card_rows(card())) == {
        "Meeting": "Harbour talks, opening",
        "When": "29 February 2020 (from outside the document). Evidence: The port's log.",
        "Where": "Port Halven",
        "Words on record": "Ana Ruiz, Minister of Ports (2 turns)",
        "Present, no words on record": "Bo Lund",
        "Record": "transcript, 4 turns",
        "Source": "Halven Wire, https://halven.example/talks",
        "Rights": "Public domain",
        "Related": "A report",
        "Name": "2020-02-29-harbour-talks",
    }


def test_a_report_is_counted_in_paragraphs() -> None:
    assert dict(wording.card_rows(card(REPORT)))["Record"] == "press report, 4 paragraphs"


def test_a_meeting_that_was_understood_is_called_by_its_title_where_it_is_quoted() -> None:
    shown = answer("found", quote(), understood=Understood(meeting=quote().meeting.id))
    assert wording.understood(shown) == f"Understood: in {quote().meeting.title}"
