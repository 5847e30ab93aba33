"""Lines misquoted, sort by sort: one change of the kind that is said, and nothing else."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.text import is_negation, stem, words
from tests.benchmarks import mutations
from tests.benchmarks.mutations import MUTATIONS, Lexicon

LINE = (
    "We will not close the northern harbour before the 31st of March 2021, and they are glad about"
    " seven boats."
)
SAID = Counter(
    words_.text
    for words_ in words(
        f"{LINE} southern vessels harbours colour window garden village teacher kettle mountain"
    )
)
LEXICON = Lexicon(SAID)
SEED = st.integers(0, 10_000)


def mutated(sort: str, line: str = LINE, seed: int = 1) -> str | None:
    return MUTATIONS[sort](line, Random(seed), LEXICON)


def all_mutated(sort: str, line: str = LINE) -> set[str]:
    made = {mutated(sort, line, seed) for seed in range(300)}
    return {one for one in made if one is not None}


def folded(text: str) -> list[str]:
    return [word.text for word in words(text)]


def changed_words(sort: str, line: str = LINE) -> set[tuple[str, str]]:
    """Each word that was put in another's place, where nothing else differs."""
    pairs = set()
    for one in all_mutated(sort, line):
        before, after = folded(line), folded(one)
        assert len(before) == len(after)
        differing = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
        assert len(differing) == 1
        pairs |= set(differing)
    return pairs


# Each sort ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", MUTATIONS)
@given(text=st.text(max_size=80), seed=SEED)
def test_the_same_seed_makes_the_same_of_any_text_and_never_fails(
    sort: str, text: str, seed: int
) -> None:
    assert mutated(sort, text, seed) == mutated(sort, text, seed)


@pytest.mark.parametrize("sort", MUTATIONS)
def test_what_is_changed_has_other_words(sort: str) -> None:
    made = all_mutated(sort)
    assert made
    assert all(folded(one) != folded(LINE) for one in made)


def test_a_number_becomes_another_number_of_its_form() -> None:
    changed = changed_words("number")
    assert {was for was, _ in changed} == {"31st", "2021", "seven"}
    assert {now for was, now in changed if was == "seven"} <= set(
        "two three four five six eight nine".split()
    )
    assert all(
        now[-2:] in ("st", "nd", "rd", "th") and now != was for was, now in changed if was == "31st"
    )
    assert all(2011 <= int(now) <= 2031 for was, now in changed if was == "2021")


@pytest.mark.parametrize(
    ("figure", "ordinal"), [(f"{n}", o) for n in (1, 2, 11, 12, 13, 22, 111, 203) for o in (0, 1)]
)
def test_a_rank_is_written_as_ranks_are(figure: str, ordinal: bool) -> None:
    for seed in range(30):
        other = mutations._other_figure(figure, bool(ordinal), Random(seed))
        if ordinal:
            number = int(other[:-2])
            teen = number % 100 in (11, 12, 13)
            assert other[-2:] == (
                "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            )
            other = other[:-2]
        assert other != figure
        assert len(other) == len(figure)


def test_a_figure_keeps_its_separators_and_its_sign() -> None:
    made = all_mutated("number", "They sent 13,000 of them.")
    assert all(
        one[:10] == "They sent " and one[12] == "," and one.endswith(" of them.") for one in made
    )
    assert all_mutated("number", "About £4.50 each.") <= {
        f"About £{a}.{b}{c} each." for a in "123456789" for b in "123456789" for c in "0123456789"
    }


@pytest.mark.parametrize(
    "line", ["One more of the first kind, in the second row.", "Nobody counts anything here."]
)
def test_a_line_without_a_sure_number_has_none_to_change(line: str) -> None:
    assert all_mutated("number", line) == set()


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("They don't close it.", {"They do close it."}),
        ("They don’t close it.", {"They do close it."}),
        ("I cannot say.", {"I can say."}),
        ("Can't say.", {"Can say."}),
        ("This won't do.", {"This will do."}),
        ("Do not go.", {"Do go."}),
        ("He never went.", {"He went."}),
        ("Not only he but all.", set()),
        ("Whether or not, if not, why not.", set()),
        ("We can go.", {"We can not go.", "We can't go.", "We can never go."}),
        ("They are glad.", {"They are not glad.", "They aren't glad."}),
        ("I will go.", {"I will not go.", "I will never go.", "I won't go."}),
        ("Can we go?", set()),
        ("Is it so?", set()),
    ],
)
def test_a_negation_is_taken_away_or_put_where_english_has_one(line: str, made: set[str]) -> None:
    assert all_mutated("negation", line) == made


def test_a_negated_line_may_lose_its_not_or_get_another() -> None:
    made = all_mutated("negation")
    assert "We will close the northern harbour" in " ".join(made)
    assert any("they aren't glad" in one for one in made)
    assert all(sum(is_negation(word) for word in folded(one)) in (0, 2) for one in made)


def test_a_word_gives_way_to_another_of_about_its_frequency_and_of_another_stem() -> None:
    changed = changed_words("word")
    assert {now for _, now in changed} <= set(LEXICON.counts)
    assert not any(stem(was) == stem(now) for was, now in changed)
    assert {was for was, _ in changed} <= {"close", "northern", "harbour", "march", "glad", "boats"}
    assert ("northern", "southern") not in changed
    often = Lexicon(Counter({"harbour": 1, "kettle": 100, "garden": 1}))
    assert {often.instead_of("harbour", Random(seed)) for seed in range(20)} == {"garden"}


def test_a_word_keeps_its_capitals() -> None:
    lexicon = Lexicon(Counter({"harbour": 1, "kettle": 1}))
    assert MUTATIONS["word"]("Harbour!", Random(1), lexicon) == "Kettle!"
    assert MUTATIONS["word"]("HARBOUR", Random(1), lexicon) == "KETTLE"


def test_two_words_side_by_side_change_places() -> None:
    for made in all_mutated("order"):
        before, after = folded(LINE), folded(made)
        at = next(at for at, (was, now) in enumerate(zip(before, after, strict=True)) if was != now)
        assert after[at : at + 2] == before[at : at + 2][::-1]
        assert after[at + 2 :] == before[at + 2 :]
    assert all_mutated("order", "well , well") == set()
    assert all_mutated("order", "seven boats") == set()
    assert all_mutated("order", "that it 's") == set()


def test_a_slip_is_no_word_of_the_record_nor_of_english_and_strikes_no_name_or_number() -> None:
    changed = changed_words("spelling")
    assert all(OSA.distance(was, now) == 1 for was, now in changed)
    assert {was for was, _ in changed} <= {
        "close",
        "northern",
        "harbour",
        "before",
        "about",
        "boats",
    }
    assert ("harbour", "harbor") not in changed
