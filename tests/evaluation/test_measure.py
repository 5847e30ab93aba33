"""Trials measured: hits by turn, intervals, false answers, calibration."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation import measure
from bot.evaluation.lines import Trial
from bot.evaluation.measure import Estimate, Tried
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
    (tried,) = measure.try_all(canned, [wanting(3)])
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
    exact, typos = measure.known_items([right, second, never, other])
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
