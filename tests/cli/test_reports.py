"""`verbatim reports`: what people said is wrong, listed, closed and exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli
from bot.service.store import Report, Store

REF = "2020-05-04-harbour/3/14-66#0a1b2c3d"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'verbatim.db'}"
    monkeypatch.setenv("VERBATIM_DATABASE", url)
    with closing(Store(url)) as opened:
        opened.report("1", Report(REF, "wrong-speaker", "U1", "It was [bold]Lund[/bold]."))
        opened.report("2", Report(REF, "good", "U2"))
        opened.report("3", Report(REF, "other", "U2", '=HYPERLINK("https://evil.example")'))
        yield opened


def printed(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert cli.run(["reports", *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_open_reports_are_listed_by_number_with_the_quotes_id(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    heading, first, second = printed(capsys)
    assert heading.split() == ["number", "when", "what", "quote", "remark", "by"]
    for cell in (
        "1",
        "wrong-speaker",
        "2020-05-04-harbour/3/14-66",
        "It was [bold]Lund[/bold].",
        "U1",
    ):
        assert cell in first
    assert "#" not in first
    assert "other" in second


def test_a_report_is_closed_once(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["reports", "--close", "1"]) == 0
    assert cli.run(["reports", "--close", "1"]) == 2
    assert "There is no open report 1." in capsys.readouterr().err
    assert len(printed(capsys)) == 2
    assert len(printed(capsys, "--all")) == 4


def test_csv_is_read_back_whole_and_no_remark_is_a_formula(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*csv.reader(io.StringIO("\n".join(printed(capsys, "--csv", "--all"))))]
    assert rows[0] == ["number", "when", "what", "quote", "remark", "by", "closed"]
    assert [row[2] for row in rows[1:]] == ["wrong-speaker", "good", "other"]
    assert rows[3][4] == """'=HYPERLINK("https://evil.example")"""


def test_where_nothing_is_open_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERBATIM_DATABASE", f"sqlite:///{tmp_path / 'empty.db'}")
    assert cli.run(["reports"]) == 0
    assert capsys.readouterr() == ("", "No report is open.\n")


def test_a_database_that_cannot_be_used_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERBATIM_DATABASE", "nonsense")
    assert cli.run(["reports"]) == 2
    assert capsys.readouterr().err.startswith("VERBATIM_DATABASE cannot be used")
