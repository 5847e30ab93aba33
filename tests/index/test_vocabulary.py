"""What a typed word may have meant among the words that were said; numbers and negations only
ever mean themselves."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.index.vocabulary import SAME_STEM, Vocabulary
from bot.text import is_negation, is_number, stem
from bot.text.word_frequency import is_english

SAID = Vocabulary(
    {
        "tide": 40,
        "tides": 6,
        "tidal": 3,
        "herring": 12,
        "corruption": 4,
        "promise": 2,
        "promised": 5,
        "leave": 3,
        "u.s.": 9,
        "us": 30,
        "we'll": 7,
        "well": 20,
        "7": 3,
        "seven": 2,
        "70": 1,
        "200": 2,
        "200th": 1,
        "1990": 1,
        "1990s": 2,
        "13000": 1,
        "60": 3,
        "not": 50,
        "never": 9,
        "don't": 8,
        "will": 60,
        "note": 3,
        "harbour": 8,
        "the": 95,
    },
    100,
)


@pytest.mark.parametrize("word", ["tide", "the", "7", "not", "u.s.", "1990s"])
def test_a_word_that_was_said_means_itself_above_all(word: str) -> None:
    near = SAID.near(word)
    assert near[word] == 1.0 == max(near.values())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tides", "tide"), ("promises", "promised"), ("left", "leave"), ("corruptions", "corruption")],
)
def test_another_form_of_a_word_means_it_too(typed: str, meant: str) -> None:
    assert SAID.near(typed)[meant] == SAME_STEM


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("curruption", "corruption"),
        ("corrupton", "corruption"),
        ("herrring", "herring"),
        ("hering", "herring"),
    ],
)
def test_a_misspelt_word_means_the_one_it_is_near(typed: str, meant: str) -> None:
    near = SAID.near(typed)
    assert max(near, key=near.__getitem__) == meant
    assert 0.5 < near[meant] < SAME_STEM


@pytest.mark.parametrize("typed", ["bearing", "hearing", "title", "tile", "ride", "wall"])
def test_good_english_that_nobody_said_is_no_misspelling(typed: str) -> None:
    assert SAID.near(typed) == {}


@pytest.mark.parametrize("typed", ["tid", "xqz", "t", "", "zzzzzzzz"])
def test_a_short_or_strange_word_means_nothing(typed: str) -> None:
    assert SAID.near(typed) == {}


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("7", {"7", "seven"}),
        ("seven", {"7", "seven"}),
        ("71", set()),
        ("700", set()),
        ("60", {"60"}),
        ("6", set()),
        ("13000", {"13000"}),
        ("1300", set()),
        ("200", {"200", "200th"}),
        ("200th", {"200", "200th"}),
        ("1990", {"1990"}),
        ("1990s", {"1990s"}),
        ("70s", set()),
    ],
)
def test_a_number_means_only_its_own_spellings(typed: str, near: set[str]) -> None:
    assert set(SAID.near(typed)) == near


@pytest.mark.parametrize("typed", ["not", "never", "don't", "can't", "without"])
def test_a_negation_never_means_a_word_that_is_none(typed: str) -> None:
    assert all(is_negation(word) for word in SAID.near(typed))


@pytest.mark.parametrize("typed", ["will", "note", "know", "noted", "nott", "nevr"])
def test_a_word_that_is_no_negation_never_means_one(typed: str) -> None:
    assert not any(is_negation(word) for word in SAID.near(typed))


def test_an_abbreviation_may_be_typed_without_its_dots() -> None:
    assert set(SAID.near("us")) >= {"us", "u.s."}
    assert SAID.near("us")["u.s."] < 1.0


def test_an_apostrophe_may_be_left_out_but_only_where_no_other_word_is_meant() -> None:
    assert "we'll" not in SAID.near("well")
    assert set(Vocabulary({"we'll": 1}, 1).near("well")) == {"we'll"}


def test_a_rarer_word_weighs_more_and_an_unsaid_one_most() -> None:
    rarity = [SAID.rarity(word) for word in ("the", "tide", "herring", "promise", "unsaid")]
    assert rarity == sorted(rarity) and len(set(rarity)) == len(rarity)


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 500), max_size=8),
    st.integers(0, 400),
)
def test_rarity_is_never_negative(counts: dict[str, int], passages: int) -> None:
    vocabulary = Vocabulary(counts, passages)
    assert all(vocabulary.rarity(word) >= 0 for word in "abcdefghz")


@given(st.text(alphabet="tideharngsomc7.'é", max_size=14))
@example("ﷺ")
def test_likeness_is_above_nothing_and_at_most_itself_and_of_words_that_were_said(
    word: str,
) -> None:
    near = SAID.near(word)
    assert all(other in SAID and 0 < likeness <= 1 for other, likeness in near.items())
    if is_number(word):
        assert all(is_number(other) or other == "seven" for other in near)


@given(st.sampled_from(sorted(SAID.counts)))
def test_words_of_one_stem_mean_one_another(word: str) -> None:
    kin = [other for other in SAID.counts if stem(other) == stem(word) and not is_negation(other)]
    if not is_number(word) and not is_negation(word):
        assert set(kin) <= set(SAID.near(word))


def test_an_empty_vocabulary_knows_nothing() -> None:
    assert Vocabulary({}, 0).near("tide") == {}
    assert "tide" not in Vocabulary({}, 0)


def test_a_misspelling_is_compared_with_words_of_its_first_letter_and_about_its_length_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []
    extract = process.extract

    def counted(query: str, choices: list[str], **options: object) -> object:
        compared.extend(choices)
        return extract(query, choices, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("bot.text.likeness.process.extract", counted)
    Vocabulary({letter * length: 1 for length in range(1, 200) for letter in "az"}, 1).near("zxzxz")
    assert set(compared) == {"zzzz", "zzzzz", "zzzzzz"}


def scanned(vocabulary: Vocabulary, word: str) -> dict[str, float]:
    """What is near a word that nobody said, by comparing it with every word that was."""
    allowed = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    off = {
        other: OSA.distance(word, other)
        for other in vocabulary.counts
        if not (is_number(other) or is_negation(other))
    }
    near = [other for other in off if off[other] <= (allowed if other[0] == word[0] else 1)]
    near.sort(key=lambda other: (off[other], -vocabulary.counts[other], other))
    return {other: (1 - off[other] / max(len(word), len(other))) ** 2 for other in near[:5]}


LIKE = st.text(alphabet="abqz7'é", min_size=1, max_size=6)
LIKE_LONG = LIKE | LIKE.map("qzaqbz".__add__)
BEGUN = [
    "corruption",
    "scorruption",
    "orruption",
    "ocrruption",
    "borruption",
    "ccorruption",
    "rorruption",
    "bcrruption",
]


@given(st.dictionaries(LIKE_LONG, st.integers(1, 9), max_size=60), LIKE_LONG)
@example(dict.fromkeys(BEGUN[1:], 1), BEGUN[0])
@example(dict.fromkeys(BEGUN[:3], 1), BEGUN[3])
@example({"7tide": 2, "8tide": 1, "mtide": 1, "not": 3}, "gtide")
def test_a_misspelling_means_what_comparing_it_with_every_word_finds(
    counts: dict[str, int], word: str
) -> None:
    vocabulary = Vocabulary(counts, 9)
    near = vocabulary._misspelt(word) if word not in counts else {}
    expected = (
        scanned(vocabulary, word)
        if word not in counts and len(word) > 3 and not is_english(word)
        else {}
    )
    assert list(near.items()) == list(expected.items())


def test_what_is_near_is_the_same_each_time_and_nobodys_to_change() -> None:
    first = SAID.near("tides")
    expected = dict(first)
    first.clear()
    assert SAID.near("tides") == expected != {}


def test_a_question_with_thousands_of_words_is_not_remembered_whole() -> None:
    vocabulary = Vocabulary({"tide": 1}, 1)
    for number in range(10_000):
        vocabulary.near(f"tide{number}")
    assert len(vocabulary._near) <= 4_096
