"""The README is held true: its commands run and print what it shows, and nothing that can be set
is left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest

from bot import cli
from bot.model import Verdict
from bot.page import verdicts
from bot.settings import KEYS
from bot.sources.corpus import findings
from tests import readme

TEXT = readme.README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def rows(heading: str) -> dict[str, str]:
    """A section's table: the first cell of each row, and the row."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {
        row.split("|")[1].strip(" `"): row for row in re.findall(r"^\| `.+$", section, re.MULTILINE)
    }


def steady(printed: str) -> str:
    """Without what the clock decides."""
    return re.sub(
        r'"took_ms":[\d.]+', '"took_ms":0', re.sub(r"p(50|95) [\d.]+ ms", r"p\1 0 ms", printed)
    )


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        pytest.param(*one, id=one[0], marks=[pytest.mark.long] if " eval " in one[0] else [])
        for one in readme.examples()
    ],
)
def test_an_example_prints_what_is_shown(command: str, shown: str, tmp_path: Path) -> None:
    """`python -m tests.readme` writes the examples anew."""
    assert steady(readme.printed(command, str(tmp_path))) == steady(shown)


def test_both_commands_of_the_start_are_there() -> None:
    start = [line for block in blocks("console") for line in block.splitlines() if "venv" in line]
    assert [line.split(" && ")[-1].split()[0] for line in start] == [
        ".venv/bin/verbatim",
        ".venv/bin/python",
    ]


@pytest.mark.parametrize("name", sorted(cli.verbatim.commands))
def test_every_command_and_option_is_described(name: str) -> None:
    row = "\n".join(
        row for first, row in rows("Commands").items() if first.split()[:2] == ["verbatim", name]
    )
    options = [
        parameter
        for parameter in cli.verbatim.commands[name].params
        if isinstance(parameter, click.Option)
    ]
    spelt = [spelling for option in options for spelling in (*option.opts, *option.secondary_opts)]
    assert row, f"{name} is not in the README"
    assert [spelling for spelling in spelt if spelling not in row] == []


@pytest.mark.parametrize("name", sorted(cli.verbatim.commands))
def test_every_command_and_option_has_help(name: str) -> None:
    command = cli.verbatim.commands[name]
    assert command.help
    assert all(
        parameter.help for parameter in command.params if isinstance(parameter, click.Option)
    )


def test_every_setting_is_described_with_its_default() -> None:
    described = {
        name: [cell.strip() for cell in row.split("|")[2:4]]
        for name, row in rows("Settings").items()
    }
    assert described == {
        key.name: [f"`{key.default}`" if key.default else "", key.purpose] for key in KEYS
    }


def test_every_verdict_is_explained_by_the_name_it_is_given() -> None:
    explained = re.findall(
        r"^\| (.+?) \|", TEXT.split("| Verdict |")[1].split("\n\n")[0], re.MULTILINE
    )
    assert explained == [verdicts.name(given) for given in get_args(Verdict)]


def test_the_meeting_it_adds_is_sound_and_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [*blocks("text"), *blocks("yaml")]
    for name, text in zip(
        ("talks.txt", "talks.yaml", "people.yaml", "glossary.yaml"), texts, strict=True
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert findings(tmp_path) == []
    monkeypatch.setenv("VERBATIM_INDEX", str(tmp_path / "index"))
    assert cli.run(["ask", "--corpus", str(tmp_path), "we will not close the harbor"]) == 0
    shown = capsys.readouterr().out
    assert (
        "“(Via interpreter) We will not close the harbour.”\n  Ana Ruiz, Minister of Ports ·"
        " through an interpreter" in shown
    )


def test_the_version_of_python_it_asks_for_is_the_packages() -> None:
    project = tomllib.loads((readme.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or later" in TEXT
