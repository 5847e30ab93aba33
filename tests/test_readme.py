"""The README is held true: its commands run and print what it shows, and nothing that can be set is left out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot import cli
from bot.corpus import findings
from bot.settings import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def examples() -> Iterator[tuple[str, str]]:
    """Each command line of the README that asks Verbatim something, with the output shown under it."""
    for block in blocks("console"):
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            if "verbatim" in command:
                yield "verbatim" + command.split("verbatim", 1)[1], shown


def rows(heading: str) -> dict[str, str]:
    """A section's table: the first cell of each row, and the row."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {row.split("|")[1].strip(" `"): row for row in re.findall(r"^\| `.+$", section, re.MULTILINE)}


def steady(printed: str) -> str:
    """Without what the clock decides, and what an editor strips."""
    printed = re.sub(r'"took_ms":[\d.]+', '"took_ms":0', re.sub(r"p(50|95) [\d.]+ ms", r"p\1 0 ms", printed))
    return "\n".join(line.rstrip() for line in printed.strip().splitlines())


@pytest.mark.parametrize(("command", "shown"), [pytest.param(*example, id=example[0]) for example in examples()])
def test_an_example_prints_what_is_shown(command: str, shown: str, tmp_path: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("VERBATIM_", "SLACK_"))}
    environment = kept | {"VERBATIM_INDEX": str(tmp_path), "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert steady(ran.stdout) == steady(shown)


def test_both_commands_of_the_start_are_there() -> None:
    start = [line for block in blocks("console") for line in block.splitlines() if "venv" in line]
    assert [line.split(" && ")[-1].split()[0] for line in start] == [".venv/bin/verbatim", ".venv/bin/python"]


@pytest.mark.parametrize("name", sorted(cli.verbatim.commands))
def test_every_command_and_option_is_described(name: str) -> None:
    row = next((row for first, row in rows("Commands").items() if first.split()[:2] == ["verbatim", name]), "")
    options = [parameter for parameter in cli.verbatim.commands[name].params if isinstance(parameter, click.Option)]
    spelt = [spelling for option in options for spelling in (*option.opts, *option.secondary_opts)]
    assert row, f"{name} is not in the README"
    assert [spelling for spelling in spelt if spelling not in row] == []


@pytest.mark.parametrize("name", sorted(cli.verbatim.commands))
def test_every_command_and_option_has_help(name: str) -> None:
    command = cli.verbatim.commands[name]
    assert command.help
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_every_setting_is_described_with_its_default() -> None:
    described = {name: [cell.strip() for cell in row.split("|")[2:4]] for name, row in rows("Settings").items()}
    assert described == {key.name: [f"`{key.default}`" if key.default else "", key.purpose] for key in KEYS}


def test_the_meeting_it_adds_is_sound_and_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (transcript,), (meeting, people) = blocks("text"), blocks("yaml")
    for name, text in (("talks.txt", transcript), ("talks.yaml", meeting), ("people.yaml", people)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert findings(tmp_path) == []
    monkeypatch.setenv("VERBATIM_INDEX", str(tmp_path / "index"))
    assert cli.run(["ask", "--corpus", str(tmp_path), "we will not close the harbor"]) == 0
    shown = capsys.readouterr().out
    assert (
        "“(Via interpreter) We will not close the harbour.”\n  Ana Ruiz, Minister of Ports · through an interpreter"
        in shown
    )


def test_the_version_of_python_it_asks_for_is_the_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or later" in README
