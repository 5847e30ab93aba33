"""Lines misquoted, sort by sort: one change of the kind that is said, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.evaluation import mutations, truncations
from bot.evaluation.mutations import CHANGED, FORGES, NAMED, SORTS, VERDICTS, Lexicon, Sort
from bot.text import is_negation, stem, words

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
ONE_LINE: list[Sort] = [sort for sort in SORTS if sort in FORGES]


def forged(sort: Sort, line: str = LINE, seed: int = 1) -> str | None:
    return FORGES[sort](line, Random(seed), LEXICON)


def all_forged(sort: Sort, line: str = LINE) -> set[str]:
    made = {forged(sort, line, seed) for seed in range(300)}
    return {one for one in made if one is not None}


def folded(text: str) -> list[str]:
    return [word.text for word in words(text)]


def changed_words(sort: Sort, line: str = LINE) -> set[tuple[str, str]]:
    """Each word that was put in another's place, where nothing else differs."""
    pairs = set()
    for one in all_forged(sort, line):
        before, after = folded(line), folded(one)
        assert len(before) == len(after)
        differing = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
        assert len(differing) == 1
        pairs |= set(differing)
    return pairs


# Each sort ----------------------------------------------------------------------------------------


def test_every_sort_has_a_verdict_and_those_whose_words_or_speaker_are_changed_never_exact() -> (
    None
):
    assert set(VERDICTS) == set(SORTS)
    assert all("exact" not in VERDICTS[sort] for sort in CHANGED)
    assert set(SORTS) - CHANGED == {
        sort for sort in SORTS if sort.startswith(("cut", "elided", "untouched", "rest"))
    }
    assert set(NAMED) <= CHANGED


@pytest.mark.parametrize("sort", ONE_LINE)
@given(text=st.text(max_size=80), seed=SEED)
def test_the_same_seed_makes_the_same_of_any_text_and_never_fails(
    sort: Sort, text: str, seed: int
) -> None:
    assert forged(sort, text, seed) == forged(sort, text, seed)


@pytest.mark.parametrize("sort", sorted(CHANGED - {"splice", "speaker", "absent"}))
def test_what_is_changed_has_other_words(sort: Sort) -> None:
    made = all_forged(sort)
    assert made
    assert all(folded(one) != folded(LINE) for one in made)


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        "It's over – it ’was’ good -- for us — all !",
        "we , and 'they' , don’t know .",
        "SHORT",
    ],
)
def test_a_restyled_line_is_another_text_of_the_same_words(line: str) -> None:
    made = all_forged("restyled", line)
    assert made
    assert line not in made
    assert all(folded(one) == folded(line) for one in made)


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
    made = all_forged("number", "They sent 13,000 of them.")
    assert all(
        one[:10] == "They sent " and one[12] == "," and one.endswith(" of them.") for one in made
    )
    assert all_forged("number", "About £4.50 each.") <= {
        f"About £{a}.{b}{c} each." for a in "123456789" for b in "123456789" for c in "0123456789"
    }


@pytest.mark.parametrize(
    "line", ["One more of the first kind, in the second row.", "Nobody counts anything here."]
)
def test_a_line_without_a_sure_number_has_none_to_change(line: str) -> None:
    assert all_forged("number", line) == set()


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
    assert all_forged("negation", line) == made


def test_a_negated_line_may_lose_its_not_or_get_another() -> None:
    made = all_forged("negation")
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
    assert FORGES["word"]("Harbour!", Random(1), lexicon) == "Kettle!"
    assert FORGES["word"]("HARBOUR", Random(1), lexicon) == "KETTLE"


def test_two_words_side_by_side_change_places() -> None:
    for made in all_forged("order"):
        before, after = folded(LINE), folded(made)
        at = next(at for at, (was, now) in enumerate(zip(before, after, strict=True)) if was != now)
        assert after[at : at + 2] == before[at : at + 2][::-1]
        assert after[at + 2 :] == before[at + 2 :]
    assert all_forged("order", "well , well") == set()
    assert all_forged("order", "seven boats") == set()
    assert all_forged("order", "that it 's") == set()


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


# Cuts ---------------------------------------------------------------------------------------------


def cut(clip: str, line: str) -> set[str | None]:
    return {getattr(truncations, clip)(line, Random(seed)) for seed in range(100)}


TWO = "The harbour stays open all winter, and the boats go out every morning."


def test_a_clause_is_cut_from_the_end_or_from_the_beginning() -> None:
    whole = {
        "The harbour stays open all winter",
        "and the boats go out every morning.",
        "the boats go out every morning.",
    }
    assert cut("cut", TWO) <= whole
    assert len(cut("cut", TWO)) >= 2


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "I don't think that the harbour stays open all winter.",
            "the harbour stays open all winter.",
        ),
        ("They said that the harbour stays open all winter.", "the harbour stays open all winter."),
        ("We will not close the harbour in any winter.", "close the harbour in any winter."),
        ("If they ask, we close the harbour all winter.", "we close the harbour all winter."),
        ("We close the harbour all winter if they ask us.", "We close the harbour all winter"),
        ("We close the harbour all winter, unless they ask us.", "We close the harbour all winter"),
    ],
)
def test_what_turns_the_sense_may_be_cut_off_and_is_never_cut_off_as_harmless(
    line: str, kept: str
) -> None:
    assert kept in cut("cut_turned", line)
    assert kept not in cut("cut", line) | cut("cut_unsure", line)


@pytest.mark.parametrize(
    "line",
    [
        TWO,
        "Whether or not they close the harbour all winter.",
        "Not only do they close the harbour all winter.",
        "I wanted to see and ask if they close the harbour all winter.",
        "Don't you think that they close the harbour?",
        "If , if we close the harbour all winter they go.",
    ],
)
def test_a_line_with_nothing_that_surely_turns_is_not_cut_so(line: str) -> None:
    assert cut("cut_turned", line) == {None}


def test_what_may_turn_is_cut_as_unsure() -> None:
    line = "The harbour stays open all winter, although they could close it."
    assert "The harbour stays open all winter" in cut("cut_unsure", line)
    assert "The harbour stays open all winter" not in cut("cut", line)


def test_no_claim_ends_with_a_not_that_lost_its_words() -> None:
    line = "So the harbour is surely not, and the boats go out."
    assert "So the harbour is surely not" not in cut("cut", line) | cut("cut_unsure", line)


def test_words_in_the_middle_give_way_to_a_mark() -> None:
    for made in cut("elided", TWO):
        assert made is not None
        head, tail = made.replace("[…]", "…").replace("...", "…").split("…")
        assert TWO.startswith(head.strip())
        assert TWO.endswith(tail.strip())
        assert min(len(words(head)), len(words(tail))) >= truncations.LEAST


def test_a_negation_in_the_middle_gives_way_to_a_mark_but_never_as_harmless() -> None:
    line = "For all of us they did not close the harbour in winter."
    turned = cut("elided_turned", line)
    assert all(made is not None and "not" not in made for made in turned)
    assert all(made is None or "not" in made for made in cut("elided", line))
    assert cut("elided_turned", TWO) == {None}
    assert cut("elided", "He said … and the boats go out every single morning of the year.") == {
        None
    }


def test_no_mark_takes_a_number_from_what_it_counts_nor_the_words_before_a_stop() -> None:
    for made in cut(
        "elided",
        "The old boats go out every morning with twenty people of the harbour. Also with more.",
    ):
        assert made is not None
        assert "people" not in made or "twenty people" in made
        assert not re.search(r"(?:…|\.\.\.|\])\s*\.(?!\.)", made)
