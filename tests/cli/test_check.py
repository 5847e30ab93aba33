"""`check`: what is wrong with a corpus, and the exit code that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import cli

ROOT = Path(__file__).parents[2]


def test_check_of_a_sound_corpus_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--corpus", str(ROOT / "corpus")]) == 0
    assert capsys.readouterr().out == ""


def test_check_lists_all_findings_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("MR. A: Yes.\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("title: B\nkind: transcript\n", encoding="utf-8")
    assert cli.run(["check", "--corpus", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert [line.split(":")[0] for line in printed.out.splitlines()] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.yaml"),
    ]
    assert "2 findings" in printed.err


def test_check_of_no_folder_is_2(tmp_path: Path) -> None:
    assert cli.run(["check", "--corpus", str(tmp_path / "none")]) == 2
