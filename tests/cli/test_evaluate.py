"""`eval` over labelled questions: thresholds, promises, and what came instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import cli
from tests import samples
from tests.cli.conftest import Fake
from tests.samples import quote

QUESTIONS = """
- {query: found, kind: known-item, expect: {file: 2020-02-29-harbour-talks.txt, speaker: Ana \
Ruiz, contains: close}}
- {query: lost, kind: known-item, expect: {file: 2020-02-29-harbour-talks.txt, contains: close}, \
held: true}
- {query: nothing, kind: none, expect: none}
"""


@pytest.fixture
def questions(tmp_path: Path) -> str:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    said = quote()
    (tmp_path / said.meeting.file).write_text(
        "x" * 100 + said.turn.text, encoding="utf-8", newline=""
    )
    return str(path)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--min", "none=100", "--min", "known-item=50"], 0),
        (["--min", "known-item=51"], 1),
        (["--min", "all=90"], 1),
        (["--tuning", "--min", "all=100"], 0),
        (["--held", "--min", "known-item=1"], 1),
        (["--strict"], 0),
        (["--min", "opera=50"], 2),
        (["--min", "topic"], 2),
    ],
)
def test_eval_fails_below_the_thresholds_it_is_given(
    fake: Fake, questions: str, options: list[str], code: int
) -> None:
    assert cli.run(["eval", questions, "--corpus", str(Path(questions).parent), *options]) == code


def test_eval_shows_the_figures_and_what_came_instead(
    fake: Fake, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["eval", questions, "--corpus", str(Path(questions).parent)])
    printed = capsys.readouterr().out
    assert [line.split() for line in printed.splitlines()[1:4]] == [
        ["known-item", "2", "1", "50.0", "50.0"],
        ["none", "1", "1", "100.0", "100.0"],
        ["all", "3", "2", "66.7", "66.7"],
    ]
    assert (
        "wrong attribution 0, the right words under a wrong name 0\nparaphrase in quotation"
        " marks 0\n" in printed
    )
    assert "verbatim 1 of 1 quotes" in printed
    assert "known-item: lost" in printed


def test_strict_fails_when_a_quote_is_not_its_sources(fake: Fake, questions: str) -> None:
    source = Path(questions).parent / samples.MEETING.file
    source.write_text("y" * 300, encoding="utf-8")
    assert cli.run(["eval", questions, "--corpus", str(source.parent), "--strict"]) == 1


def test_eval_of_nothing_is_bad_usage() -> None:
    assert cli.run(["eval"]) == 2
