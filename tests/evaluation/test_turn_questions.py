from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.errors import Finding, UsageError
from bot.evaluation.turn_questions import read_turn_questions


def written(path: Path, *items: dict[str, object]) -> Path:
    shaped = {"split": "val", "meeting_id": "a/b", "question": "What?", "relevant_turns": [1, 2]}
    path.write_text("".join(json.dumps(shaped | item) + "\n" for item in items), encoding="utf-8")
    return path


def test_questions_of_a_split_want_their_relevant_turns(tmp_path: Path) -> None:
    file = written(tmp_path / "q.jsonl", {}, {"split": "train", "question": "Else?"})
    (trial,) = read_turn_questions(file, "val")
    assert (trial.text, trial.wanted) == ("What?", {("a/b", 1), ("a/b", 2)})


@pytest.mark.parametrize(
    "item",
    [{"question": "Summarize it."}, {"relevant_turns": list(range(61))}, {"relevant_turns": []}],
)
def test_a_question_for_a_summary_is_not_asked(tmp_path: Path, item: dict[str, object]) -> None:
    assert read_turn_questions(written(tmp_path / "q.jsonl", item), "val") == []


def test_sixty_relevant_turns_are_not_too_many(tmp_path: Path) -> None:
    assert (
        len(
            read_turn_questions(
                written(tmp_path / "q.jsonl", {"relevant_turns": list(range(60))}), "val"
            )
        )
        == 1
    )


def test_a_split_that_is_not_there_and_a_line_that_is_no_question_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are val"):
        read_turn_questions(written(tmp_path / "q.jsonl", {}), "test")
    with pytest.raises(Finding, match=r"q\.jsonl:2: no question"):
        read_turn_questions(written(tmp_path / "q.jsonl", {}, {"question": 7}), "val")
