"""Words find their way home, and are matched without case, accents and curls."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given

from bot.model import Span
from bot.text import fold, one_line, word_texts, words
from tests.text.samples import ANY_TEXT, SPACED, folded, in_order


@pytest.mark.parametrize(
    ("printed", "matched"),
    [
        ("Harbour", ["harbour"]),
        ("Córdoba", ["cordoba"]),
        ("Co\u0301rdoba", ["cordoba"]),
        ("Straße", ["strasse"]),
        ("İzmir", ["izmir"]),
        ("ﬁsh", ["fish"]),
        ("ＦＵＬＬ", ["full"]),
        ("har\u00adbour", ["harbour"]),
        ("Norland’s", ["norland"]),
        ("Norland's", ["norland"]),
        ("boss’s", ["boss"]),
        ("the pilots’ boats", ["the", "pilots", "boats"]),
        ("O’Neil", ["o'neil"]),
        ("don’t", ["don't"]),
        ("donʼt", ["don't"]),
        ("rock ’n’ roll", ["rock", "n", "roll"]),
        ("sea-going", ["sea", "going"]),
        ("U.S.", ["u.s."]),
        ("at 5 p.m.", ["at", "5", "p.m."]),
        ("@ewanmc", ["ewanmc"]),
        ("one\u00a0two", ["one", "two"]),
        ("snake_case", ["snake", "case"]),
        ("…—–!?", []),
        ("", []),
    ],
)
def test_a_word_is_matched_without_its_case_accents_and_curls(
    printed: str, matched: list[str]
) -> None:
    assert folded(printed) == matched


@pytest.mark.parametrize(
    ("printed", "matched"),
    [
        ("13,000", ["13000"]),
        ("1,234,567", ["1234567"]),
        ("1,234.50", ["1234.50"]),
        ("13,000th", ["13000th"]),
        ("3.5", ["3.5"]),
        ("2,5", ["2,5"]),
        ("1,2,3", ["1,2,3"]),
        ("7%", ["7", "percent"]),
        ("7 per cent", ["7", "percent"]),
        ("7 per\u00a0cent", ["7", "percent"]),
        ("7 percent", ["7", "percent"]),
        ("per century", ["per", "century"]),
        ("$800", ["$", "800"]),
        ("€5", ["€", "5"]),
        ("5G", ["5g"]),
        ("200th", ["200th"]),
        ("24/7", ["24", "7"]),
        ("9:30", ["9", "30"]),
        ("70.", ["70"]),
        ("bread & salt", ["bread", "and", "salt"]),
        ("B&Q", ["b", "and", "q"]),
    ],
)
def test_a_number_is_one_word_and_a_sign_is_the_word_it_is_read_as(
    printed: str, matched: list[str]
) -> None:
    assert folded(printed) == matched


@pytest.mark.parametrize(
    ("one", "other"), [("7", "70"), ("1.5", "15"), ("1,5", "15"), ("13,00", "1300"), ("5", "5G")]
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_words_span_is_where_it_is_printed() -> None:
    text = "“Señor Íñigo’s  13,000 boats”"
    assert [text[word.start : word.end] for word in words(text)] == [
        "Señor",
        "Íñigo’s",
        "13,000",
        "boats",
    ]


@given(ANY_TEXT)
@example("ﷺ ﹰ ͺ ½ İ")
def test_every_word_finds_its_way_home(text: str) -> None:
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.text


@given(ANY_TEXT)
def test_words_stand_in_order_and_do_not_overlap(text: str) -> None:
    assert in_order([Span(word.start, word.end) for word in words(text)], text)


@given(ANY_TEXT)
@example("ﷺ ﹰ ͺ")
def test_a_folded_word_is_never_empty_and_has_no_white_space(text: str) -> None:
    assert all(word.text and not re.search(r"\s", word.text) for word in words(text))


@given(SPACED)
@example("per cent")
@example("a per\u00a0CENT’s")
@example("x(per cent)")
def test_words_without_their_places_are_the_same_words(text: str) -> None:
    assert word_texts(text) == folded(text)


def test_white_space_runs_are_shown_as_one_space_and_nothing_else_changes() -> None:
    assert one_line("  We will\u00a0not \n\n  go – “ever”.\u2003") == "We will not go – “ever”."


@given(ANY_TEXT)
def test_folding_white_space_twice_changes_nothing(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
