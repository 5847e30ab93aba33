from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Kind, Span
from bot.page.quote_card import attribution, how_it_reached_us, matched_runs, quote_card
from tests import samples
from tests.samples import quote


@pytest.mark.parametrize("kind", get_args(Kind))
def test_only_someones_own_words_stand_in_quotation_marks(kind: Kind) -> None:
    assert quote_card(quote(kind=kind)).marks == (
        ("", "") if kind in ("reported", "narration") else ("“", "”")
    )


@given(st.text("ab \u00a0\n“”é", max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_the_runs_of_a_quote_are_the_whole_quote(text: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    matched = tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False))
    runs = matched_runs(quote(text, matched=matched))
    assert "".join("".join(run.split()) for run, _ in runs) == "".join(text.split())


def test_runs_say_what_matched() -> None:
    shown = list(matched_runs(quote("We will not close it", matched=(Span(3, 11), Span(12, 17)))))
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
    assert attribution(said) == sentence


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
    assert how_it_reached_us(quote(kind=kind, interpreted=interpreted)) == sentence


def test_white_space_on_both_sides_of_a_match_is_one_space() -> None:
    runs = matched_runs(quote("never  again", matched=(Span(0, 6),)))
    assert runs == (("never ", True), ("again", False))
