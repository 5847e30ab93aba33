"""`eval` over a made-up archive: lines asked for again and held out, people's questions, claims."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import cli
from bot.evaluation.claims import WAYS
from tests.benchmarks import known_lines
from tests.benchmarks.noise import LEVELS
from tests.evaluation.canned import Canned
from tests.samples import answer, quote

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
                chance.choice(_FIRST) + chance.choice(_LAST) + chance.choice(_LAST)
                for _ in range(chance.randint(9, 14))
            )
            line = {
                "meeting_id": f"m/{number // 10}",
                "turn_no": number % 10,
                "speaker": "Q",
                "text": f"{said}.",
            }
            file.write(json.dumps(line) + "\n")
    return folder


@pytest.fixture(autouse=True)
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERBATIM_INDEX", str(tmp_path / "index"))


def evaluate(archive: Path, *options: str) -> int:
    return cli.run(["eval", "--corpus", str(archive), *options])


def rows(printed: str) -> dict[str, list[str]]:
    """The tables' rows by their headings, without intervals."""
    split = (
        [part.strip() for part in line.split("  ") if part.strip()] for line in printed.splitlines()
    )
    return {parts[0]: [cell.split(" (")[0] for cell in parts[1:]] for parts in split if parts}


# Lines --------------------------------------------------------------------------------------------


def test_eval_asks_for_known_and_absent_lines(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(archive, "--known-item", "15", "--absent", "--min", "exact=100") == 0
    printed = capsys.readouterr()
    table = rows(printed.out)
    assert table["asked"] == ["15", "15"]
    assert table["hit@1 %"][0] == "100.0"
    assert table["absent, found %"][0] == "0.0"
    assert {"MRR", "p50 ms", "p95 ms", "p99 ms", "absent, at 95% recall %", "0.9–1.0"} <= set(table)
    assert "2 meetings held out; 15 lines of the others, 15 of those held out." in printed.err


def test_eval_gives_the_same_figures_for_the_same_seed(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        assert evaluate(archive, "--known-item", "10", "--seed", "3") == 0
        shown = capsys.readouterr().out.splitlines()
        printed.append([line for line in shown if " ms " not in line])
    assert printed[0] == printed[1]


@pytest.mark.parametrize("options", [[], ["--absent"]])
def test_the_benchmark_asks_for_lines_in_every_way_of_noise(
    archive: Path, options: list[str]
) -> None:
    asked = CliRunner().invoke(known_lines.main, ["5", "--corpus", str(archive), *options])
    assert asked.exit_code == 0, asked.output
    assert rows(asked.stdout)["asked"] == ["5"] * len(LEVELS)
    assert rows(asked.stdout)["hit@1 %"][0] == "100.0"


@pytest.mark.parametrize("options", [["--absent"], ["--known-item", "0"], ["--known-item", "x"]])
def test_eval_of_no_number_of_lines_is_bad_usage(archive: Path, options: list[str]) -> None:
    assert evaluate(archive, *options) == 2


# People's questions -------------------------------------------------------------------------------


def test_eval_asks_peoples_questions_and_shows_those_that_were_missed(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads((archive / "archive.jsonl").read_text("utf-8").splitlines()[0])
    asked = {"split": "val", "meeting_id": "m/0", "question": first["text"], "relevant_turns": [0]}
    items = [asked, asked | {"relevant_turns": [7]}, asked | {"split": "train"}]
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    assert evaluate(archive, "--questions", str(file), "--misses") == 0
    printed = capsys.readouterr().out
    assert (rows(printed)["asked"], rows(printed)["turn hit@1 %"]) == (["2"], ["50.0"])
    assert printed.count("wanted m/0/7") == 1
    assert evaluate(archive, "--questions", str(file), "--min", "questions=60") == 1
    assert evaluate(archive, "--questions", str(file), "--split", "test") == 2


# Claims -------------------------------------------------------------------------------------------


def test_eval_makes_claims_and_prints_what_verdicts_they_were_given(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--verify", "20", "--misses", "--strict", "--min", "verdicts=0", "--min", "restyled=0"]
    assert evaluate(archive, *asked) == 0
    printed = capsys.readouterr()
    first = printed.out.split("\n\n")[0].splitlines()
    assert {line.split()[0] for line in first} <= {"sort", *WAYS}
    assert "claims, 2 meetings held out." in printed.err
    assert "verify p95 ms" in printed.out
    assert "words or speaker not on record, called exact: 0 claims" in printed.out


def test_a_threshold_may_be_set_for_a_sort_and_for_all_verdicts(archive: Path) -> None:
    assert evaluate(archive, "--verify", "8", "--min", "verdicts=101") == 1
    assert evaluate(archive, "--verify", "8", "--min", "nothing=1") == 2


def test_strict_fails_on_a_false_exact(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    canned = Canned(replace(answer("found", quote()), verdict="exact"))
    monkeypatch.setattr("bot.service.opening.open_answerer", lambda *_, **__: canned)
    assert evaluate(archive, "--verify", "15") == 0
    assert evaluate(archive, "--verify", "15", "--strict") == 1


@pytest.mark.parametrize("option", ["--known-item", "--verify"])
def test_a_corpus_with_nothing_to_ask_for_is_bad_usage(option: str, tmp_path: Path) -> None:
    line = {"meeting_id": "m", "turn_no": 0, "text": "Yes."}
    (tmp_path / "short.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert evaluate(tmp_path, option, "5") == 2
    assert evaluate(tmp_path, option, "0") == 2
