"""Lines as people remember them: how much of one is changed, level by level."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.evaluation.lines import RecordLine, trials
from tests.benchmarks.noise import LEVELS, NOISE, WAYS, Level, mistyped

LINE = "We will certainly not close the northern harbour before the winter fishing season ends."
WORD = st.text("abcdefghijklmnopqrstuvwxyzé", min_size=2, max_size=12)
SENTENCE = st.lists(WORD, min_size=8, max_size=40).map(" ".join)
SEED = st.integers(0, 10_000)


def noisy(level: Level, text: str = LINE, seed: int = 1) -> str:
    return NOISE[level](text, Random(seed))


@given(SENTENCE, SEED)
def test_the_same_seed_makes_the_same_noise(text: str, seed: int) -> None:
    assert [noisy(level, text, seed) for level in LEVELS] == [
        noisy(level, text, seed) for level in LEVELS
    ]


@given(st.text(), SEED)
def test_exact_stays_exact(text: str, seed: int) -> None:
    assert noisy("exact", text, seed) == text


@given(WORD, SEED)
def test_a_slip_is_one_edit_and_never_none(word: str, seed: int) -> None:
    assert OSA.distance(word, mistyped(word, Random(seed))) == 1


@given(SENTENCE, SEED)
def test_typos_are_one_slip_each_in_three_of_ten_long_words(text: str, seed: int) -> None:
    before, after = text.split(), noisy("typos", text, seed).split()
    slips = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
    long = [word for word in before if len(word) >= 4] or before
    assert len(slips) == max(1, round(0.3 * len(long)))
    assert all(OSA.distance(was, now) == 1 and was in long for was, now in slips)


def test_typos_leave_what_is_between_the_words_but_no_quotation_marks() -> None:
    assert (
        re.sub(r"\w", "", noisy("typos", "Well — no: “certainly”, 13,000 (maybe)!"))
        == " — : , , ()!"
    )
    assert noisy("fragment", 'he said " 7 " .', seed=3).count('"') == 0


@given(SENTENCE, SEED)
def test_a_fragment_has_one_slip(text: str, seed: int) -> None:
    pairs = zip(text.split(), noisy("fragment", text, seed).split(), strict=True)
    assert sum(was != now for was, now in pairs) == 1


@given(SENTENCE, SEED)
def test_half_remembered_is_two_thirds_of_the_words_and_a_filler(text: str, seed: int) -> None:
    before, after = text.split(), noisy("half-remembered", text, seed).split()
    kept = len(before) - round(len(before) / 3)
    assert kept + 1 <= len(after) <= kept + 2  # a filler is one word or two


def test_half_remembered_misspells_a_fifth_and_swaps_two_pairs() -> None:
    said = (
        "government certainly closed northern harbours because terrible storms destroyed seventeen"
        " fishing vessels"
    )
    for seed in range(50):
        after = noisy("half-remembered", said, seed).split()
        near = [
            [at for at, word in enumerate(said.split()) if OSA.distance(word, now) <= 1]
            for now in after
        ]
        places = [found[0] for found in near if found]
        assert len(places) == 8
        assert sum(now in said.split() for now in after) == 6
        pairs = [
            (one, other) for at, one in enumerate(places) for other in places[at:] if one > other
        ]
        assert len(pairs) == 2


@given(SENTENCE, SEED)
def test_recognised_speech_has_no_marks_no_capitals_and_most_words_right(
    text: str, seed: int
) -> None:
    before, after = text.split(), noisy("recognised", text.upper() + ".", seed)
    assert re.fullmatch(r"[^\W\d_A-Z]+(?:['’ ][^\W\d_A-Z]+)*", after)
    assert len(set(before) & set(after.split())) >= len(set(before)) * 0.5


def test_recognised_speech_hears_words_that_sound_alike() -> None:
    heard = {
        word
        for seed in range(60)
        for word in noisy("recognised", "they know two of their great plans", seed).split()
    }
    assert {"no", "grate", "have"} <= heard


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("text", ["", "7", "7 13,000 – 4", "a", "I am", "…"])
def test_what_has_few_letters_or_none_is_no_trouble(level: Level, text: str) -> None:
    for seed in range(10):
        assert isinstance(noisy(level, text, seed), str)


def test_a_line_is_asked_for_at_every_level_and_a_fragment_by_its_few_words() -> None:
    line = RecordLine(("m", 3), LINE, fragment="close the northern harbour before")
    asked = list(trials([line], seed=1, ways=WAYS))
    assert [trial.kind for trial in asked] == list(LEVELS)
    assert all(trial.wanted == {("m", 3)} for trial in asked)
    assert asked[0].text == LINE
    assert len(asked[LEVELS.index("fragment")].text.split()) == 5
