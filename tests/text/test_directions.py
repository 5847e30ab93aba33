"""Stage directions are no speech, and what somebody put in brackets is."""

from __future__ import annotations

import pytest

from bot.text import aside_words, asides, is_gap, is_interpreter, is_reaction, speech
from tests.text.samples import cut, folded


@pytest.mark.parametrize(
    "mark",
    [
        "(Laughter.)",
        "[inaudible]",
        "(Via interpreter)",
        "(Via translation)",
        "(through an interpreter)",
        "(Through the interpreter.)",
        "(In Spanish.)",
        "(In Tarshese.)",
        "(Speaking in Dutch)",
        "(Continues in French)",
        "(In progress)",
        "{vocalsound}",
        "{disfmarker}",
        "[crosstalk]",
        "(sic)",
        "[phonetic]",
        "(off-mic)",
        "(Applause and cheers.)",
        "(break in audio)",
        "(Pause.)",
        "(Laughter and applause.)",
        "[Begin video clip.]",
        "(technical difficulties)",
        "(Gap in recording)",
        "[INAUDIBLE]",
    ],
)
def test_a_stage_direction_is_not_speech(mark: str) -> None:
    text = f"We will {mark} go."
    assert cut(text, asides(text)) == [mark]
    assert [word.text for word in speech(text)] == ["we", "will", "go"]


@pytest.mark.parametrize(
    "bracket",
    [
        "(at the very first one)",
        "(the music industry)",
        "(and there was a pause in the talks)",
        "(his English is good)",
        "[the French minister]",
        "(a translation of the treaty)",
        "(a Polish company)",
        "(we took a break)",
        "(some progress)",
        "[The]",
        "[…]",
        "()",
        "(a)",
        "(the French)",
        "(13,000 of them)",
        "(Halven Wire)",
        "(we heard nothing but applause from all the people in the harbour that day)",
    ],
)
def test_what_somebody_put_in_brackets_is_speech(bracket: str) -> None:
    text = f"We will {bracket} go."
    assert asides(text) == []
    assert [word.text for word in speech(text)] == folded(text)


def test_the_words_of_stage_directions_are_kept_apart() -> None:
    text = "Good. (Laughter.) [inaudible] (honestly) Yes."
    assert aside_words(text) == ["laughter", "inaudible"]


@pytest.mark.parametrize(
    ("mark", "gap"),
    [
        ("[inaudible]", True),
        ("(In Spanish.)", True),
        ("(In progress)", True),
        ("(Laughter.)", False),
        ("(sic)", False),
    ],
)
def test_a_gap_is_a_direction_that_says_words_are_missing(mark: str, gap: bool) -> None:
    assert is_gap(mark) is gap


def test_reactions_and_interpreters_are_told_apart() -> None:
    assert is_reaction("laughter") and not is_reaction("interpreter")
    assert is_interpreter("translation") and not is_interpreter("applause")
