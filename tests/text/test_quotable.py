"""What is quoted of a turn: short sentences together, endless ones cut."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span
from bot.text import sentences, speech, units
from tests.text.samples import SPACED, cut


def test_very_short_sentences_join_their_neighbour() -> None:
    text = "Down to work. Thank you. The tide in the northern strait waits for nobody at all."
    assert cut(text, list(units(text))) == [text]


def test_sentences_of_some_length_stay_apart() -> None:
    text = "The tide in the strait waits for nobody. The pilots of the harbour know that well."
    assert cut(text, list(units(text))) == cut(text, list(sentences(text)))


def test_units_never_join_across_paragraphs() -> None:
    assert cut("Yes.\n\nNo.", list(units("Yes.\n\nNo."))) == ["Yes.", "No."]


def test_unpunctuated_speech_is_cut_at_a_pause_with_its_marks_kept() -> None:
    text = " ".join(f"word{at}," if at % 50 == 49 else f"word{at}" for at in range(300))
    pieces = cut(text, list(units(text)))
    assert len(pieces) > 2
    assert pieces[0].endswith("word49,") and pieces[1].startswith("word50")
    assert " ".join(pieces) == text


def test_a_cut_leaves_no_bracket_behind() -> None:
    text = "so " * 60 + "(inaudible) " + "on " * 80
    assert all(piece.count("(") == piece.count(")") for piece in cut(text, list(units(text))))


@given(SPACED)
def test_neighbours_are_joined_by_the_words_of_speech_in_them(text: str) -> None:
    starts = [word.start for word in speech(text)]
    expected: list[Span] = []
    for sentence in sentences(text):
        sizes = [
            sum(span.start <= at < span.end for at in starts) for span in (*expected[-1:], sentence)
        ]
        short = len(sizes) == 2 and min(sizes) < 6 and sizes[0] < 12
        if short and not re.search(r"\n[^\S\n]*\n", text[expected[-1].end : sentence.start]):
            expected[-1] = Span(expected[-1].start, sentence.end)
        else:
            expected.append(sentence)
    found = units(text)
    if not any(end - start > 240 for start, end in expected):
        assert found == expected


@given(
    st.lists(
        st.sampled_from(["tide", "sea,", "(inaudible)", "13,000", "“so", "so”"]),
        min_size=121,
        max_size=400,
    )
)
def test_an_endless_sentence_is_cut_without_losing_a_letter(tokens: list[str]) -> None:
    text = " ".join(tokens)
    assert "".join(cut(text, list(units(text)))).replace(" ", "") == text.replace(" ", "")
