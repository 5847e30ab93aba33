"""Trials measured: hits by turn, intervals, false answers, calibration; and `verbatim eval` over
a made-up archive."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import cli
from bot.evaluation import measure
from bot.evaluation.measure import Estimate, Tried
from bot.evaluation.noise import LEVELS
from bot.evaluation.trials import Trial
from bot.model import Outcome, Question, Quote
from tests.evaluation.canned import Canned
from tests.samples import answer, quote

HERE = quote().meeting.id


def at(turn: int, meeting: str = HERE, score: float = 0.9) -> Quote:
    """A quote of some turn."""
    one = quote()
    return replace(
        one,
        turn=replace(one.turn, number=turn),
        meeting=replace(one.meeting, id=meeting),
        score=score,
    )


def wanting(*turns: int, kind: str = "exact") -> Trial:
    return Trial(kind, "q", frozenset((HERE, turn) for turn in turns))


def one(
    *quotes: Quote, trial: Trial | None = None, outcome: Outcome = "found", ms: float = 1.0
) -> Tried:
    return measure.tried(trial or wanting(3), answer(outcome, *quotes), ms)


# Hits ---------------------------------------------------------------------------------------------


def test_what_a_person_would_get_is_asked_for_and_timed() -> None:
    canned = Canned(answer("found", at(3)))
    (tried,) = measure.run(canned, [wanting(3)])
    assert canned.asked == [Question("q", limit=10)]
    assert tried.rank == 1
    assert tried.ms > 0


def test_a_turn_shown_by_several_quotes_counts_once() -> None:
    assert one(at(1), at(1), at(2), at(3)).rank == 3


def test_a_turn_of_that_number_in_another_meeting_is_no_hit() -> None:
    tried = one(at(3, "other"), at(4), at(3))
    assert (tried.rank, tried.meeting_rank) == (3, 2)
    assert (one(at(3, "other")).rank, one(at(3, "other")).meeting_rank) == (None, None)


def test_any_of_the_turns_that_are_wanted_is_a_hit() -> None:
    assert one(at(8), at(5), trial=wanting(3, 5)).rank == 2


def test_no_quote_is_a_miss_with_no_score() -> None:
    assert (one(outcome="none").rank, one(outcome="none").score) == (None, 0.0)


def test_what_is_wrong_is_another_turn_first_or_anything_found_that_stands_nowhere() -> None:
    nowhere = Trial("exact", "q")
    assert not one(at(3)).wrong
    assert one(at(2), at(3)).wrong
    assert one(at(3), trial=nowhere).wrong
    assert not one(at(3), trial=nowhere, outcome="close").wrong


# Estimates ----------------------------------------------------------------------------------------


def test_wilsons_interval_is_the_textbooks() -> None:
    assert measure.share([True] * 8 + [False] * 2) == pytest.approx((0.8, 0.490, 0.943), abs=0.001)
    assert measure.share([True] * 1000) == pytest.approx((1.0, 0.9962, 1.0), abs=0.0001)
    assert measure.share([]) == Estimate(0.0, 0.0, 1.0)


@given(st.lists(st.booleans(), min_size=1))
def test_a_share_lies_in_its_interval(flags: list[bool]) -> None:
    value, low, high = measure.share(flags)
    assert 0 <= low <= value + 1e-9
    assert value - 1e-9 <= high <= 1


def test_a_percentile_is_a_value_that_was_measured_between_two_others() -> None:
    times = [float(ms) for ms in range(1, 1001)]
    assert measure.percentile(times, 0.5) == (500, 469, 532)
    assert measure.percentile(times, 0.95) == (950, 936, 965)
    assert measure.percentile([7.0], 0.99) == (7, 7, 7)
    assert measure.percentile([], 0.5) == (0, 0, 0)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.sampled_from([0.5, 0.95, 0.99]))
def test_such_a_part_lies_at_or_below_the_percentile(times: list[float], part: float) -> None:
    value, low, high = measure.percentile(times, part)
    assert low <= value <= high
    assert sum(ms <= value for ms in times) >= part * len(times)


def test_nineteen_intervals_of_twenty_hold_the_true_mean() -> None:
    chance = random.Random(3)
    samples = [[float(chance.random() < 0.3) for _ in range(120)] for _ in range(60)]
    held = sum(low <= 0.3 <= high for _, low, high in map(measure.mean, samples))
    assert held >= 52
    assert measure.mean(samples[0]) == measure.mean(samples[0])


@given(st.lists(st.floats(0, 1), min_size=1))
def test_the_threshold_keeps_95_percent_and_no_higher_one_does(scores: list[float]) -> None:
    least = measure.threshold(scores)
    assert sum(score >= least for score in scores) >= 0.95 * len(scores)
    assert sum(score > least for score in scores) < 0.95 * len(scores)


# Figures ------------------------------------------------------------------------------------------


def test_a_column_counts_its_own_level_alone() -> None:
    right, second, never = one(at(3), ms=1), one(at(2), at(3), ms=2), one(outcome="none", ms=3)
    other = one(at(3), trial=wanting(3, kind="typos"))
    exact, typos, *_ = measure.known_items([right, second, never, other])
    assert (exact.kind, exact.asked, typos.asked) == ("exact", 3, 1)
    values = {name: round(figure.value, 2) for name, figure in exact.shares.items()}
    assert values == {"hit@1": 0.33, "hit@10": 0.67, "found": 0.67, "close": 0.0, "none": 0.33}
    assert exact.means["MRR"].value == 0.5
    assert exact.times["p50 ms"].value == 2


def test_false_answers_are_counted_by_the_score_that_keeps_the_known_ones_and_as_decided() -> None:
    nowhere = Trial("exact", "q")
    known = [one(at(3, score=score / 100)) for score in range(1, 101)]
    absent = [
        one(at(3, score=0.06), trial=nowhere, outcome="close"),
        one(at(3, score=0.05), trial=nowhere, outcome="close"),
        one(at(3, score=0.9), trial=nowhere),
        one(trial=nowhere, outcome="none"),
    ]
    column = measure.known_items(known, absent)[0]
    assert column.shares["absent, at 95% recall"].value == 0.5
    assert (column.shares["absent, found"].value, column.shares["absent, close"].value) == (
        0.25,
        0.5,
    )
    assert "absent, found" not in measure.known_items(known)[0].shares


def test_questions_are_judged_by_turn_and_by_meeting() -> None:
    asked = [
        one(at(3)),
        one(at(9), at(3)),
        one(*(at(turn) for turn in range(10, 16)), at(3)),
        one(at(3, "other")),
    ]
    column = measure.answered(asked)
    values = {name: figure.value for name, figure in column.shares.items()}
    assert (values["turn hit@1"], values["turn hit@5"]) == (0.25, 0.5)
    assert (values["meeting hit@1"], values["meeting hit@5"]) == (0.75, 0.75)
    assert column.means["turn MRR@10"].value == pytest.approx((1 + 1 / 2 + 1 / 7) / 4)


def test_a_calibrated_score_is_off_by_nothing_and_a_boastful_one_by_its_boast() -> None:
    calibrated = [
        one(at(3 if right else 4, score=0.8)) for right in (True, True, True, True, False)
    ]
    (tenth,) = measure.calibration(calibrated)
    assert (tenth.low, tenth.high, tenth.asked, tenth.right.value) == (0.8, 0.9, 5, 0.8)
    assert measure.miscalibration([tenth]) == pytest.approx(0)
    boast = [one(at(4, score=1.0)), one(at(3, score=1.0))]
    assert measure.miscalibration(measure.calibration(boast)) == pytest.approx(0.5)


def test_where_nothing_is_shown_nothing_is_claimed() -> None:
    assert measure.calibration([one(outcome="none")]) == []
    assert measure.miscalibration([]) == 0


# The command --------------------------------------------------------------------------------------

_FIRST, _LAST = (
    "bre cla dro fle gru kra plo sta tri vlo".split(),
    "bel dan fer gim lok mur nod pas rut tim".split(),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty meetings of ten turns, of words that nobody knows."""
    chance = random.Random(5)
    folder = tmp_path_factory.mktemp("archive")
    with (folder / "archive.jsonl").open("w", encoding="utf-8") as file:
        for number in range(200):
            said = " ".join(
                chance.choice(_FIRST) + chance.choice(_LAST) for _ in range(chance.randint(9, 14))
            )
            line = {
                "meeting_id": f"m/{number // 10}",
                "turn_no": number % 10,
                "speaker": "Q",
                "text": f"{said}.",
            }
            file.write(json.dumps(line) + "\n")
    return folder


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_INDEX", str(tmp_path / "index"))


def rows(printed: str) -> dict[str, list[str]]:
    """The tables' rows by their headings, without intervals."""
    split = (
        [part.strip() for part in line.split("  ") if part.strip()] for line in printed.splitlines()
    )
    return {parts[0]: [cell.split(" (")[0] for cell in parts[1:]] for parts in split if parts}


def test_eval_asks_for_known_and_absent_lines(
    archive: Path, index: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        cli.run(
            [
                "eval",
                "--corpus",
                str(archive),
                "--known-item",
                "15",
                "--absent",
                "--min",
                "exact=100",
            ]
        )
        == 0
    )
    printed = capsys.readouterr()
    table = rows(printed.out)
    assert table["asked"] == ["15"] * len(LEVELS)
    assert table["hit@1 %"][0] == "100.0"
    assert table["absent, found %"][0] == "0.0"
    assert {"MRR", "p50 ms", "p95 ms", "p99 ms", "absent, at 95% recall %", "0.9–1.0"} <= set(table)
    assert "2 meetings held out; 15 lines of the others, 15 of those held out." in printed.err


def test_eval_gives_the_same_figures_for_the_same_seed(
    archive: Path, index: None, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        assert cli.run(["eval", "--corpus", str(archive), "--known-item", "10", "--seed", "3"]) == 0
        printed.append(
            [line for line in capsys.readouterr().out.splitlines() if " ms " not in line]
        )
    assert printed[0] == printed[1]


def test_eval_asks_peoples_questions_and_shows_those_that_were_missed(
    archive: Path, index: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads((archive / "archive.jsonl").read_text("utf-8").splitlines()[0])
    asked = {"split": "val", "meeting_id": "m/0", "question": first["text"], "relevant_turns": [0]}
    items = [asked, asked | {"relevant_turns": [7]}, asked | {"split": "train"}]
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    assert cli.run(["eval", "--corpus", str(archive), "--questions", str(file), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert (rows(printed)["asked"], rows(printed)["turn hit@1 %"]) == (["2"], ["50.0"])
    assert printed.count("wanted m/0/7") == 1
    assert (
        cli.run(
            ["eval", "--corpus", str(archive), "--questions", str(file), "--min", "questions=60"]
        )
        == 1
    )
    assert (
        cli.run(["eval", "--corpus", str(archive), "--questions", str(file), "--split", "test"])
        == 2
    )


@pytest.mark.parametrize("options", [["--absent"], ["--known-item", "0"], ["--known-item", "x"]])
def test_eval_of_no_number_of_lines_is_bad_usage(archive: Path, options: list[str]) -> None:
    assert cli.run(["eval", "--corpus", str(archive), *options]) == 2


def test_a_corpus_with_nothing_to_ask_for_is_bad_usage(index: None, tmp_path: Path) -> None:
    line = {"meeting_id": "m", "turn_no": 0, "text": "Yes."}
    (tmp_path / "short.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert cli.run(["eval", "--corpus", str(tmp_path), "--known-item", "5"]) == 2
