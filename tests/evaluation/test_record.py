"""The record as it is drawn from, and the rest of it when some meetings are held out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.evaluation.record import read_record, rest_of
from tests.conftest import Folder

LINE = "We will certainly not close the northern harbour before the winter fishing season ends."


def lengths(folder: Path) -> list[tuple[str, int]]:
    return [(meeting.id, len(meeting.turns)) for meeting in read_record(folder)]


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
    assert lengths(mixed) == [("pair", 1), ("a/1", 2), ("a/2", 2), ("b", 1)]


def test_the_rest_is_everything_but_what_is_held_out_and_goes_afterwards(mixed: Path) -> None:
    with rest_of(mixed, frozenset({"pair", "a/1"})) as (rest, index):
        assert lengths(rest) == [("a/2", 2), ("b", 1)]
        assert (rest / "people.yaml").read_bytes() == (mixed / "people.yaml").read_bytes()
        assert not index.is_relative_to(rest)
    assert not rest.exists()
    assert len(lengths(mixed)) == 4


def test_names_are_the_registers_in_a_pair_and_the_label_in_records(folder: Folder) -> None:
    folder.meeting("pair", "MINISTER RUIZ: We will not close it.\n\nQUESTION: Why is that?\n")
    folder.meeting("secret", "MINISTER RUIZ: We will not close it.\n", access={"channels": ["C1"]})
    (folder.path / "a.jsonl").write_text(
        '{"meeting_id":"a","turn_no":4,"speaker":"Q","text":"Why not?"}\nno record\n'
    )
    names = {
        meeting.id: [(turn.number, meeting.name(turn.passages[0])) for turn in meeting.turns]
        for meeting in read_record(folder.path)
    }
    assert names == {"pair": [(0, "Ana Ruiz"), (1, None)], "a": [(4, "Q")]}
