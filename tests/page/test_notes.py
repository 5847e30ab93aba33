from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from bot.model import Fact, FactKind, Note, NoteKind
from bot.page.notes import fact_sentence, note_sentence


@pytest.mark.parametrize("kind", get_args(NoteKind))
def test_every_kind_of_note_has_its_sentence(kind: NoteKind) -> None:
    sentence = note_sentence(Note(kind, "Bo {Lund}", ("Harbour talks", "A report")))
    assert sentence.endswith(".")
    assert kind == "stale" or "Bo {Lund}" in sentence


def test_those_present_without_words_get_that_answer() -> None:
    note = Note("present-but-silent", "Bo Lund", ("Harbour talks", "A report"))
    assert (
        note_sentence(note)
        == "Bo Lund was present (Harbour talks; A report); the record has no words of theirs."
    )


def test_an_ambiguous_name_lists_who_was_searched() -> None:
    note = Note("ambiguous", "the secretary", ("Ana Ruiz", "Bo Lund", "Cy Orr"))
    assert (
        note_sentence(note)
        == "‘the secretary’ may be Ana Ruiz, Bo Lund or Cy Orr; all were searched."
    )


@pytest.mark.parametrize("kind", get_args(FactKind))
def test_every_kind_of_fact_has_its_sentence(kind: FactKind) -> None:
    sentence = fact_sentence(Fact(kind, "the value", "Harbour talks", "inferred", "The log.")).whole
    assert sentence.endswith(
        "the value (inferred; not stated in the document) · Harbour talks · Evidence: The log."
    )


def test_a_fact_that_is_a_date_is_written_as_people_write_it() -> None:
    assert (
        fact_sentence(Fact("date", date(2021, 10, 8), "Harbour talks", "stated")).whole
        == "Date: 8 October 2021 · Harbour talks"
    )
