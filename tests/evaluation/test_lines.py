"""Lines drawn from a record by chance: known ones, that stand once, and absent ones, that stand
nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from bot.evaluation.lines import RecordLine, draw_lines, known_lines, trials
from bot.evaluation.record import RecordedMeeting
from bot.model import Passage, Turn
from bot.text import units, words

LINE = "We will certainly not close the northern harbour before the winter fishing season ends."
SYLLABLES = "bar ket lum ost rin dav pel mor fim tas gul nev".split()


def turn(number: int, text: str) -> Turn:
    return Turn(number, text, "A", tuple(Passage(span, "spoken") for span in units(text)))


def made_up(meetings: int = 20, turns: int = 30) -> list[RecordedMeeting]:
    """Meetings of made-up words, some of whose sentences everybody says."""
    chance = Random(7)
    everybody = "thank you all very much for coming here to this meeting today."
    return [
        RecordedMeeting(
            f"m/{at}", [turn(no, f"{_sentence(chance)} {everybody}") for no in range(turns)]
        )
        for at in range(meetings)
    ]


def _sentence(chance: Random) -> str:
    said = [
        "".join(chance.choices(SYLLABLES, k=chance.randint(1, 2)))
        for _ in range(chance.randint(8, 14))
    ]
    return " ".join(said).capitalize() + "."


def standing(said: list[RecordedMeeting], text: str) -> int:
    """How often the words of a text stand in a row."""
    wanted = f" {' '.join(word.text for word in words(text))} "
    turns = (turn for meeting in said for turn in meeting.turns)
    return sum(
        f" {' '.join(word.text for word in words(turn.text))} ".count(wanted) for turn in turns
    )


def test_a_line_is_a_sentence_that_stands_once_with_words_that_stand_nowhere_else() -> None:
    said = made_up()
    found = known_lines(lambda: said, 50, seed=1)
    assert len(found.known) == 50 == len({line.place for line in found.known})
    by_place = {(one.id, turn.number): turn.text for one in said for turn in one.turns}
    for line in found.known:
        assert line.fragment in line.text
        assert line.text in by_place[line.place]
        assert standing(said, line.text) == standing(said, line.fragment) == 1
        assert 8 <= len(words(line.text)) <= 40
        assert 5 <= len(words(line.fragment)) <= 8


def test_what_everybody_says_is_never_asked_for() -> None:
    assert not any("Thank" in line.text for line in known_lines(made_up, 500, seed=1).known)


def test_absent_lines_are_of_meetings_held_out_and_stand_nowhere_in_the_rest() -> None:
    said = made_up()
    found = known_lines(lambda: said, 30, seed=1, hold_out=True)
    assert found.held == {"m/1", "m/11"}
    rest = [meeting for meeting in said if meeting.id not in found.held]
    assert len(found.absent) == 30
    assert {line.place[0] for line in found.absent} == found.held
    assert not any(
        standing(rest, part) for line in found.absent for part in (line.text, line.fragment)
    )
    assert not {line.place[0] for line in found.known} & found.held


def test_the_same_seed_draws_the_same_lines_and_another_seed_others() -> None:
    first, again, other = (known_lines(made_up, 20, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert not set(first.known) <= set(other.known)


@pytest.mark.parametrize(
    ("draws", "fewest", "most"), [(6, 1, 18), pytest.param(20, 10, 45, marks=pytest.mark.long)]
)
def test_every_sentence_is_as_likely_as_another(draws: int, fewest: int, most: int) -> None:
    """Each of 20 meetings has a twentieth of them; a stream's end is drawn as often as its
    beginning."""
    found = [
        line.place[0] for seed in range(draws) for line in known_lines(made_up, 25, seed=seed).known
    ]
    counts = [found.count(f"m/{at}") for at in range(20)]
    assert fewest < min(counts) <= max(counts) < most


def test_stage_directions_are_left_out_and_short_sentences_too() -> None:
    text = (
        "Yes. I {disfmarker} I think that we should all go there tomorrow [laughter] anyway. No no."
    )
    (line,) = known_lines(lambda: [RecordedMeeting("m", [turn(0, text)])], 5, seed=1).known
    assert line.text == "I I think that we should all go there tomorrow anyway."


def test_the_record_is_streamed_twice_and_held_never() -> None:
    opened = []

    def streamed() -> Iterator[RecordedMeeting]:
        opened.append(1)
        yield from made_up(3)

    known_lines(streamed, 5, seed=1)
    assert len(opened) == 2


def test_a_line_is_asked_for_exactly_and_by_a_few_words_and_an_absent_one_wants_nothing() -> None:
    line = RecordLine(("m", 3), LINE, fragment="close the northern harbour before")
    asked = list(trials([line], seed=1))
    assert [(trial.kind, trial.text) for trial in asked] == [
        ("exact", LINE),
        ("fragment", "close the northern harbour before"),
    ]
    assert all(trial.wanted == {("m", 3)} for trial in asked)
    assert all(not trial.wanted for trial in trials([line], seed=1, absent=True))


def test_what_becomes_of_a_line_does_not_hang_on_the_lines_beside_it() -> None:
    one = RecordLine(("m", 1), LINE, fragment="close the northern harbour")
    other = RecordLine(("m", 2), LINE[8:], fragment="not close the harbour")
    ways = {"drawn": lambda line, chance: f"{chance.random()} {line.text}"}
    (alone,) = trials([one], seed=1, ways=ways)
    assert alone in list(trials([other, one], seed=1, ways=ways))


def test_each_meeting_may_be_made_as_likely_as_another_however_long_it_is() -> None:
    said = made_up(2)
    long = RecordedMeeting(
        "long", [turn(no, one.text) for no, one in enumerate([*said[0].turns] * 9)]
    )
    drawn = draw_lines(lambda: [long, said[1]], 40, seed=1, by_meeting=True).known
    assert 10 <= sum(line.place[0] == "long" for line in drawn) <= 30
    as_they_come = draw_lines(lambda: [long, said[1]], 40, seed=1).known
    assert sum(line.place[0] == "long" for line in as_they_come) > 30


def test_only_lines_of_the_kinds_asked_for_are_drawn() -> None:
    said = made_up(1)
    assert draw_lines(lambda: said, 5, seed=1, kinds=("spoken",)).known
    assert not draw_lines(lambda: said, 5, seed=1, kinds=("quoted",)).known
