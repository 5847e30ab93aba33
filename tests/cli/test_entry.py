"""Trouble is a sentence on standard error and an exit code, never a trace."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot import cli
from bot.cli import wiring
from bot.errors import CorpusError
from tests.cli.conftest import Fake


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "--limit", "0", "q"],
        ["ask", "--surface", "fax", "q"],
        ["ask", "--jsno", "q"],
        ["sing"],
        [],
    ],
)
def test_bad_usage_is_2_and_said_on_standard_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Usage: verbatim" in printed.err


def test_a_corpus_that_cannot_be_read_is_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise CorpusError("nowhere: no such folder; name one")

    monkeypatch.setattr(wiring, "open_answerer", refuse)
    assert cli.run(["ask", "q"]) == 2
    assert capsys.readouterr().err == "nowhere: no such folder; name one\n"


def test_an_error_of_ours_is_a_sentence_and_a_reference_never_a_trace(
    fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["ask", "break"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Something went wrong inside Verbatim, reference ")
    assert "secret words" not in said
    assert "Traceback" not in said


def test_the_trace_of_an_error_of_ours_is_shown_where_it_is_asked_for(
    environment: dict[str, str],
) -> None:
    program = """
import bot.service.opening
from bot import cli
bot.service.opening.open_answerer = None
cli.run(["ask", "q"])
"""
    loud = environment | {"VERBATIM_LOG_LEVEL": "DEBUG"}
    told = subprocess.run(
        [sys.executable, "-c", program], env=loud, capture_output=True, text=True, timeout=60
    )
    assert "TypeError: 'NoneType' object is not callable" in told.stderr


def test_wrong_settings_are_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERBATIM_LOG_LEVEL", "loud")
    assert cli.run(["check"]) == 2
    assert "VERBATIM_LOG_LEVEL is 'loud'" in capsys.readouterr().err


def test_a_misspelt_setting_is_a_warning(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERBATIM_CORPSE", "x")
    assert cli.run(["ask", "q"]) == 0
    assert (
        capsys.readouterr().err
        == "VERBATIM_CORPSE is not a setting; did you mean VERBATIM_CORPUS?\n"
    )
