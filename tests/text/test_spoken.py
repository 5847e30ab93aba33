"""What is speech is every word outside the stage directions."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model import Span
from bot.text import (
    aside_words,
    asides,
    phrase_at,
    sentences,
    speech,
    speech_texts,
    without_asides,
    words,
    words_within,
)
from tests.text.samples import ANY_TEXT, SPACED, folded


@given(ANY_TEXT)
def test_what_is_speech_is_every_word_outside_the_stage_directions(text: str) -> None:
    marks = asides(text)
    outside = [
        word
        for word in words(text)
        if not any(mark.start <= word.start < mark.end for mark in marks)
    ]
    assert list(speech(text)) == outside


@given(SPACED, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))
@example("13 per cent of it", [(0, 6), (6, 17)])
@example("harbour", [(0, 3), (3, 7)])
def test_the_words_that_begin_in_a_span_are_those_of_speech(
    text: str, places: list[tuple[int, int]]
) -> None:
    spans = [Span(min(start, len(text)), min(max(start, end), len(text))) for start, end in places]
    spans += [*sentences(text), Span(0, len(text))]
    expected = [
        [word.text for word in speech(text) if start <= word.start < end] for start, end in spans
    ]
    assert speech_texts(text, spans) == expected


@given(SPACED)
def test_text_without_directions_has_the_words_of_speech_in_their_places(text: str) -> None:
    assert words(without_asides(text)) == list(speech(text))
    assert aside_words(text) == [
        word for mark in asides(text) for word in folded(text[mark.start : mark.end])
    ]


SPEECH = (
    "We met at dawn. The tide in the northern strait waits for nobody. And so the pilots went home"
    " early that day. Herring is another matter. The quota was never fair to small boats."
)


@given(st.integers(0, len(SPEECH)), st.integers(0, len(SPEECH)))
def test_the_words_of_a_span_are_those_wholly_inside(start: int, end: int) -> None:
    tokens = words(SPEECH)
    inside = [word for word in tokens if start <= word.start and word.end <= end]
    assert words_within(tokens, Span(start, end)) == inside


@pytest.mark.parametrize(
    ("phrase", "at"),
    [
        ("we met at dawn", 0),
        ("waits for nobody and so", 10),
        ("Tide in the NORTHERN strait", 5),
        ("small boats", 32),
        ("tide the in", -1),
        ("waits for nobody so", -1),
        ("boats boats", -1),
    ],
)
def test_a_phrase_stands_where_all_its_words_stand_in_order(phrase: str, at: int) -> None:
    assert phrase_at(words(SPEECH), [word.text for word in words(phrase)]) == at


@given(st.integers(0, 30), st.integers(1, 6))
def test_every_run_of_a_texts_words_is_held_by_it(start: int, size: int) -> None:
    texts = [word.text for word in words(SPEECH)]
    run = texts[start : start + size]
    at = phrase_at(words(SPEECH), run)
    assert at <= start and texts[at : at + len(run)] == run


def test_the_first_of_equal_places_is_the_one() -> None:
    assert [
        phrase_at(words("tide and tide and tide"), run) for run in (["tide"], ["and", "tide"])
    ] == [0, 1]
