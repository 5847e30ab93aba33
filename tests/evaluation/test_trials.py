from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.errors import Finding, UsageError
from bot.evaluation import trials
from bot.evaluation.noise import LEVELS, NOISE, Level, mistyped
from bot.evaluation.record import Said, read, rest_of
from bot.evaluation.trials import Line
from bot.model import Passage, Turn
from bot.text import units, words
from tests.conftest import Folder

LINE = "We will certainly not close the northern harbour before the winter fishing season ends."
WORD = st.text("abcdefghijklmnopqrstuvwxyzé", min_size=2, max_size=12)
SENTENCE = st.lists(WORD, min_size=8, max_size=40).map(" ".join)
SEED = st.integers(0, 10_000)


def noisy(level: Level, text: str = LINE, seed: int = 1) -> str:
    return NOISE[level](text, Random(seed))


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


# Noise --------------------------------------------------------------------------------------------


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


# Lines --------------------------------------------------------------------------------------------

SYLLABLES = "bar ket lum ost rin dav pel mor fim tas gul nev".split()


def turn(number: int, text: str) -> Turn:
    return Turn(number, text, "A", tuple(Passage(span, "spoken") for span in units(text)))


def made_up(meetings: int = 20, turns: int = 30) -> list[Said]:
    """Meetings of made-up words, some of whose sentences everybody says."""
    chance = Random(7)
    everybody = "thank you all very much for coming here to this meeting today."
    return [
        (f"m/{at}", [turn(no, f"{_sentence(chance)} {everybody}") for no in range(turns)])
        for at in range(meetings)
    ]


def _sentence(chance: Random) -> str:
    said = [
        "".join(chance.choices(SYLLABLES, k=chance.randint(1, 2)))
        for _ in range(chance.randint(8, 14))
    ]
    return " ".join(said).capitalize() + "."


def standing(said: list[Said], text: str) -> int:
    """How often the words of a text stand in a row."""
    wanted = f" {' '.join(word.text for word in words(text))} "
    turns = (turn for _, turns in said for turn in turns)
    return sum(
        f" {' '.join(word.text for word in words(turn.text))} ".count(wanted) for turn in turns
    )


def test_a_line_is_a_sentence_that_stands_once_with_words_that_stand_nowhere_else() -> None:
    said = made_up()
    found = trials.lines(lambda: said, 50, seed=1)
    assert len(found.known) == 50 == len({line.place for line in found.known})
    by_place = {(meeting, turn.number): turn.text for meeting, turns in said for turn in turns}
    for line in found.known:
        assert line.fragment in line.text
        assert line.text in by_place[line.place]
        assert standing(said, line.text) == standing(said, line.fragment) == 1
        assert 8 <= len(words(line.text)) <= 40
        assert 5 <= len(words(line.fragment)) <= 8


def test_what_everybody_says_is_never_asked_for() -> None:
    assert not any("Thank" in line.text for line in trials.lines(made_up, 500, seed=1).known)


def test_absent_lines_are_of_meetings_held_out_and_stand_nowhere_in_the_rest() -> None:
    said = made_up()
    found = trials.lines(lambda: said, 30, seed=1, hold_out=True)
    assert found.held == {"m/0", "m/10"}
    rest = [(meeting, turns) for meeting, turns in said if meeting not in found.held]
    assert len(found.absent) == 30
    assert {line.place[0] for line in found.absent} == found.held
    assert not any(
        standing(rest, part) for line in found.absent for part in (line.text, line.fragment)
    )
    assert not {line.place[0] for line in found.known} & found.held


def test_the_same_seed_draws_the_same_lines_and_another_seed_others() -> None:
    first, again, other = (trials.lines(made_up, 20, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert not set(first.known) <= set(other.known)


def test_every_sentence_is_as_likely_as_another() -> None:
    """Each of 20 meetings has a twentieth of them; a stream's end is drawn as often as its
    beginning."""
    found = [
        line.place[0] for seed in range(20) for line in trials.lines(made_up, 25, seed=seed).known
    ]
    counts = [found.count(f"m/{at}") for at in range(20)]
    assert 10 < min(counts) <= max(counts) < 45


def test_stage_directions_are_left_out_and_short_sentences_too() -> None:
    text = (
        "Yes. I {disfmarker} I think that we should all go there tomorrow [laughter] anyway. No no."
    )
    (line,) = trials.lines(lambda: [("m", [turn(0, text)])], 5, seed=1).known
    assert line.text == "I I think that we should all go there tomorrow anyway."


def test_the_record_is_streamed_twice_and_held_never() -> None:
    opened = []

    def streamed() -> Iterator[Said]:
        opened.append(1)
        yield from made_up(3)

    trials.lines(streamed, 5, seed=1)
    assert len(opened) == 2


def test_a_line_is_asked_for_at_every_level_and_an_absent_one_wants_nothing() -> None:
    line = Line(("m", 3), LINE, "close the northern harbour before")
    asked = list(trials.trials([line], seed=1))
    assert [trial.kind for trial in asked] == list(LEVELS)
    assert all(trial.wanted == {("m", 3)} for trial in asked)
    assert asked[0].text == LINE
    assert len(asked[LEVELS.index("fragment")].text.split()) == 5
    assert all(not trial.wanted for trial in trials.trials([line], seed=1, absent=True))


def test_what_becomes_of_a_line_does_not_hang_on_the_lines_beside_it() -> None:
    one, other = (
        Line(("m", 1), LINE, "close the northern harbour"),
        Line(("m", 2), LINE[8:], "not close the harbour"),
    )
    alone = {trial.kind: trial.text for trial in trials.trials([one], seed=1)}
    assert alone.items() <= {
        (trial.kind, trial.text) for trial in trials.trials([other, one], seed=1)
    }


# Questions ----------------------------------------------------------------------------------------


def written(path: Path, *items: dict[str, object]) -> Path:
    shaped = {"split": "val", "meeting_id": "a/b", "question": "What?", "relevant_turns": [1, 2]}
    path.write_text("".join(json.dumps(shaped | item) + "\n" for item in items), encoding="utf-8")
    return path


def test_questions_of_a_split_want_their_relevant_turns(tmp_path: Path) -> None:
    file = written(tmp_path / "q.jsonl", {}, {"split": "train", "question": "Else?"})
    (trial,) = trials.questions(file, "val")
    assert (trial.text, trial.wanted) == ("What?", {("a/b", 1), ("a/b", 2)})


@pytest.mark.parametrize(
    "item",
    [{"question": "Summarize it."}, {"relevant_turns": list(range(61))}, {"relevant_turns": []}],
)
def test_a_question_for_a_summary_is_not_asked(tmp_path: Path, item: dict[str, object]) -> None:
    assert trials.questions(written(tmp_path / "q.jsonl", item), "val") == []


def test_sixty_relevant_turns_are_not_too_many(tmp_path: Path) -> None:
    assert (
        len(
            trials.questions(
                written(tmp_path / "q.jsonl", {"relevant_turns": list(range(60))}), "val"
            )
        )
        == 1
    )


def test_a_split_that_is_not_there_and_a_line_that_is_no_question_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are val"):
        trials.questions(written(tmp_path / "q.jsonl", {}), "test")
    with pytest.raises(Finding, match=r"q\.jsonl:2: no question"):
        trials.questions(written(tmp_path / "q.jsonl", {}, {"question": 7}), "val")


# The record ---------------------------------------------------------------------------------------


def record(meeting: str, number: int, text: str) -> str:
    return (
        json.dumps({"meeting_id": meeting, "turn_no": number, "text": text, "speaker": "Q"}) + "\n"
    )


@pytest.fixture
def mixed(folder: Folder) -> Path:
    """A pair, a pair for one channel only, and three meetings of records."""
    said = "MINISTER RUIZ: We will not close the harbour.\n"
    folder.meeting("pair", said)
    folder.meeting("secret", said, access={"channels": ["C1"]})
    lines = [record(meeting, at, f"{LINE} {at}") for meeting in ("a/1", "a/2") for at in range(2)]
    with gzip.open(folder.path / "archive.jsonl.gz", "wt") as file:
        file.writelines(lines)
    (folder.path / "more.jsonl").write_text(record("b", 5, LINE) + "no record\n", encoding="utf-8")
    return folder.path


def test_pairs_and_records_are_read_and_what_not_everybody_may_read_is_not(mixed: Path) -> None:
    assert [(meeting, len(turns)) for meeting, turns in read(mixed)] == [
        ("pair", 1),
        ("a/1", 2),
        ("a/2", 2),
        ("b", 1),
    ]


def test_the_rest_is_everything_but_what_is_held_out_and_goes_afterwards(mixed: Path) -> None:
    with rest_of(mixed, frozenset({"pair", "a/1"})) as (rest, index):
        assert [(meeting, len(turns)) for meeting, turns in read(rest)] == [("a/2", 2), ("b", 1)]
        assert (rest / "people.yaml").read_bytes() == (mixed / "people.yaml").read_bytes()
        assert not index.is_relative_to(rest)
    assert not rest.exists()
    assert len(list(read(mixed))) == 4
