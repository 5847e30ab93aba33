"""What is speech is every word outside the stage directions."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot.model import Span
from bot.text import aside_words, asides, sentences, speech, speech_texts, without_asides, words
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
