"""Where runs of words stand in a record, who said them, and what is near a line."""

from __future__ import annotations

from bot.evaluation.record import folded
from bot.model import Passage, Span, Turn
from tests.benchmarks.ground_truth import GroundTruth, name_at
from tests.evaluation.recorded import meeting, turn


def test_words_are_found_wherever_they_stand_with_whoever_said_them() -> None:
    run, away = folded("closes the old harbour again"), folded("paints the old harbour again")
    truth = GroundTruth([run, away], [])
    closes = turn(0, "He closes the old harbour again.", "Bo Lund")
    truth.read(meeting(closes, turn(1, "No.", "Ana Ruiz")))
    asked = turn(7, "Who closes the old [inaudible] harbour again? Me.", "Ana Ruiz")
    truth.read(meeting(asked, id="n"))
    assert truth.places([run]) == {("m", 0), ("n", 7)}
    assert truth.speakers([run]) == {"Bo Lund", "Ana Ruiz"}
    assert not truth.places([away])
    assert not truth.places([run, away])


def test_a_run_is_counted_each_time_it_stands_even_within_one_turn() -> None:
    run = folded("close the old harbour")
    truth = GroundTruth([run], [])
    text = "We close the old harbour. They never close the old harbour."
    truth.read(meeting(turn(0, text, "Bo Lund")))
    assert (len(truth.places([run])), truth.times(run)) == (1, 2)


def test_a_line_is_near_where_a_fourth_of_its_runs_of_three_words_stands() -> None:
    line, unsaid = (
        "we close the old harbour before winter comes again",
        "nothing of this was ever said by anybody",
    )
    truth = GroundTruth([], [line, unsaid])
    truth.read(meeting(turn(0, "They close the old harbour, I hear.", "Bo Lund")))
    truth.read(meeting(turn(1, "They close the shop when winter comes.", "Ana Ruiz")))
    assert truth.near(line) == {"Bo Lund"}
    assert truth.near(unsaid) == set()


def test_a_passages_own_speaker_counts_not_the_turns() -> None:
    passages = (
        Passage(Span(0, 14), "quoted", label="Ana Ruiz"),
        Passage(Span(26, 40), "quoted", label="Bo Lund"),
    )
    said = Turn(0, "“We close it,” said Ruiz. “We paint it,” said Lund.", "", passages)
    found = [name_at(meeting(said), said, at) for at in (1, 16, 30)]
    assert found == ["Ana Ruiz", None, "Bo Lund"]
