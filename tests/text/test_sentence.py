"""Sentences end where a reader ends them, and leave nothing out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given

from bot.model import Span
from bot.text import sentences, units
from tests.text.samples import ANY_TEXT, SPACED, cut, in_order

SENTENCES = [
    (["Mr. Sato met Dr. Brandt.", "They spoke."], " "),
    (["He left the U.S.", "The rest stayed."], " "),
    (["He left the U.S. Navy base."], " "),
    (["Ewan J. McLaren spoke.", "Good."], " "),
    (["J. R. R. Okafor wrote it.", "Good."], " "),
    (["Wait...", "What?", "No."], " "),
    (["Wait… what now?", "Fine."], " "),
    (["And then... we left."], " "),
    (["It cost 3.5 million.", "Then 4."], " "),
    (["“Go.”", "He went.", "‘Stay.’", "She stayed."], " "),
    (["He cried “Go!” and left.", "Bye."], " "),
    (["«Allez.»", "On y va."], " "),
    (["At 5 p.m.", "We left."], " "),
    (["At 5 p.m. sharp."], " "),
    (["No. 5 is alive.", "No.", "I will not."], " "),
    (["So I said no.", "Then we left."], " "),
    (["It was I.", "We knew."], " "),
    (["St. Orlan vs. Port Halven.", "The end."], " "),
    (["He works at Acme Inc.", "They pay well."], " "),
    (["Acme Inc. Holdings paid."], " "),
    (["Boats, ropes, etc. Halven has them."], " "),
    (["The year was 1999.", "2000 came."], " "),
    (["Really?!", "Yes!!", "Good."], " "),
    (["I like it (a lot).", "You too."], " "),
    (["¿Qué?", "¡Sí!", "Bueno."], " "),
    (["See halven.example.com for more.", "Yes."], " "),
    (["One line\nand its second.", "Next."], "\n"),
    (["No stop at all", "Another paragraph"], "\n\n"),
    (["Mrs. O’Neil, of Sept. 4 fame.", "She won."], "\u00a0 "),
]


@pytest.mark.parametrize(("parts", "between"), SENTENCES)
def test_a_sentence_ends_where_a_reader_ends_it(parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert cut(text, list(sentences(text))) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Thank you. (Applause.)", "Now to work."],
        ["Thank you. (applause)", "Now to work."],
        ["Thank you. [Laughter] (Applause.)", "Now to work."],
        ["Thank you. [inaudible].", "Right."],
        ["(Laughter.)", "Thank you."],
        ["I like it.", "(But not you.)", "Good."],
        ["We met Mr. (inaudible) Sato.", "Good."],
        ["Thank you. (Laughter) and so we go."],
    ],
)
def test_a_stage_direction_stays_with_the_sentence_it_follows(parts: list[str]) -> None:
    text = " ".join(parts)
    assert cut(text, list(sentences(text))) == parts


@given(SPACED)
@example("Only one .”)  ")
@example("…!? ”")
def test_a_text_of_one_sentence_is_no_exception(text: str) -> None:
    """A text with one full stop takes a shorter way; a paragraph before it takes that from it."""
    before = "Before.\n\n"
    later = [
        Span(start - len(before), end - len(before))
        for start, end in sentences(before + text)
        if start > 8
    ]
    assert list(sentences(text)) == later


@pytest.mark.parametrize("split", [sentences, units])
@given(text=ANY_TEXT)
def test_pieces_of_a_text_are_ordered_disjoint_inside_and_trimmed(
    split: Callable[[str], Sequence[Span]], text: str
) -> None:
    spans = list(split(text))
    assert in_order(spans, text)
    assert all(piece == piece.strip() for piece in cut(text, spans))


@pytest.mark.parametrize("split", [sentences, units])
@given(text=ANY_TEXT)
def test_pieces_of_a_text_leave_out_nothing_but_white_space(
    split: Callable[[str], Sequence[Span]], text: str
) -> None:
    spans = list(split(text))
    kept = {at for span in spans for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in kept)
