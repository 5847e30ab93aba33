"""A citation says all that finds the line again, in three forms, each escaped for itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from bot.model import Meeting, Quote, Span, Turn
from bot.page import citation
from tests.slack.answers import quotes

WORDS = "We pay 7% more & will not #close\tthe harbour_bar."
MEETING = Meeting(
    "2020-05-04-harbour",
    "Harbour {talks} & tea",
    "2020-05-04-harbour.txt",
    "transcript",
    date(2020, 5, 4),
    "outside",
    place="Port_Ellen",
    publisher="The Harbour Office",
    url="https://harbour.example/a_b?c=1&d=2",
)
QUOTE = Quote(
    MEETING,
    Turn(3, WORDS),
    Span(0, len(WORDS)),
    "interpreted",
    "Ana Ruiz",
    "Minister of Ports",
    None,
    True,
    1.0,
)


@pytest.mark.parametrize("form", citation.FORMS)
def test_every_form_says_who_where_when_how_and_which_line(form: str) -> None:
    told = citation.FORMS[form](QUOTE, None).replace("\\", "")  # type: ignore[index]
    for one in (
        "Ana Ruiz, Minister of Ports",
        "Port_Ellen",
        "4 May 2020 (from outside the document)",
        "hrough an interpreter",
        "The Harbour Office",
        "https://harbour.example/a_b?c=1&d=2",
        f"Line {QUOTE.id}",
    ):
        assert one in told


def test_plain_text_is_one_line_with_the_words_as_they_stand() -> None:
    told = citation.plain_citation(QUOTE)
    assert "\n" not in told
    assert "“We pay 7% more & will not #close the harbour_bar.”" in told
    assert "<https://harbour.example/a_b?c=1&d=2>" in told


def test_markdown_escapes_what_markdown_reads_and_nothing_else() -> None:
    told = citation.markdown_citation(QUOTE)
    assert told.startswith(
        "> We pay 7% more \\& will not #close the harbour\\_bar.\n>\n> — Ana Ruiz"
    )
    assert "[Harbour {talks} \\& tea](<https://harbour.example/a_b?c=1&d=2>)" in told


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# one", "\\# one"),
        ("1. one", "1\\. one"),
        ("2019) one", "2019\\) one"),
        ("- one", "\\- one"),
        ("> one", "\\> one"),
    ],
)
def test_markdown_reads_no_list_heading_or_quote_out_of_a_lines_beginning(
    text: str, written: str
) -> None:
    one = replace(QUOTE, turn=Turn(3, text), span=Span(0, len(text)))
    assert citation.markdown_citation(one).startswith(f"> {written}\n")


def test_bibtex_is_one_entry_whose_braces_match_and_whose_specials_are_escaped() -> None:
    told = citation.bibtex_entry(QUOTE)
    assert told.startswith("@misc{ruiz2020-3-0,\n")
    assert "{Harbour \\{talks\\} \\& tea}" in told
    assert "7\\% more \\& will not \\#close the harbour\\_bar." in told
    assert "url       = {https://harbour.example/a_b?c=1&d=2}" in told


def test_a_paraphrase_stands_in_no_quotation_marks_and_is_called_one_at_once() -> None:
    one = replace(QUOTE, kind="reported", interpreted=None)
    assert citation.plain_citation(one).startswith(
        "Ana Ruiz, Minister of Ports (the report’s paraphrase, not a quotation): We pay"
    )
    assert not citation.markdown_citation(one).startswith(">")
    assert "author" not in citation.bibtex_entry(one)
    for form in citation.FORMS.values():
        assert not {"“", "``"} & {*re.findall(r"“|``", form(one, None))}


@given(quotes())
def test_any_quote_can_be_cited_and_no_entry_is_broken_open(any_quote: Quote) -> None:
    for form in citation.FORMS.values():
        assert form(any_quote, None).strip()
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", citation.bibtex_entry(any_quote).replace("\\\\", "")):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
