"""The READMEs are held true: their commands run and print what they show, what they name is there,
and nothing that can be set is left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest

from bot import cli
from bot.evaluation.record import read_record
from bot.model import Verdict
from bot.page.page import page_of
from bot.settings import KEYS
from bot.sources.corpus import findings
from tests import readme
from tests.house import BOT as PACKAGE
from tests.house import House
from tests.samples import checked

FRONT, BOT, CORPUS, TESTS = [path.read_text(encoding="utf-8") for path in readme.READMES]
_MOST_LINES = 170  # of the front page


def blocks(language: str, text: str = FRONT) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def rows(heading: str) -> dict[str, str]:
    """A section's table: the first cell of each row, and the row."""
    section = BOT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
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
    assert row, f"{name} is not in bot/README.md"
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
        r"^\| (.+?) \|", FRONT.split("| Verdict |")[1].split("\n\n")[0], re.MULTILINE
    )
    assert explained == [page_of(checked(given)).verdict for given in get_args(Verdict)]


@pytest.mark.parametrize("text", [FRONT, CORPUS], ids=["front", "corpus"])
def test_the_meeting_it_adds_is_sound_and_can_be_asked(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("talks.txt", "talks.yaml", "people.yaml", "glossary.yaml")
    for name, block in zip(names, [*blocks("text", text), *blocks("yaml", text)], strict=False):
        (tmp_path / name).write_text(block, encoding="utf-8")
    assert findings(tmp_path) == []
    monkeypatch.setenv("VERBATIM_INDEX", str(tmp_path / "index"))
    assert cli.run(["ask", "--corpus", str(tmp_path), "we will not close the harbor"]) == 0
    shown = capsys.readouterr().out
    assert (
        "“(Via interpreter) We will not close the harbour.”\n  Ana Ruiz, Minister of Ports ·"
        " through an interpreter" in shown
    )


def test_the_glossary_and_the_record_it_shows_are_read(tmp_path: Path) -> None:
    *_, glossary = blocks("yaml", CORPUS)
    (record,) = blocks("json", CORPUS)
    (tmp_path / "glossary.yaml").write_text(glossary, encoding="utf-8")
    (tmp_path / "archive.jsonl").write_text(record, encoding="utf-8")
    assert findings(tmp_path) == []
    (meeting,) = read_record(tmp_path)
    assert (meeting.id, meeting.turns[0].number) == ("pl/2023/7", 12)


def test_the_front_page_is_short() -> None:
    assert len(FRONT.splitlines()) <= _MOST_LINES


def test_no_page_beside_the_transcripts_is_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CORPUS, encoding="utf-8")
    assert findings(tmp_path) == []
    assert list(read_record(tmp_path)) == []


@pytest.mark.parametrize("path", readme.READMES, ids=lambda path: path.parent.name)
def test_every_file_and_page_it_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|corpus|tests|\.ci|\.github)/[\w./-]*)", text)
    linked = re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)
    modules = [f"{module.replace('.', '/')}" for module in re.findall(r"-m (tests\.[\w.]+)", text)]
    wanted = [readme.ROOT / name for name in named] + [path.parent / name for name in linked]
    assert [str(one) for one in wanted if not one.exists()] == []
    runs = [readme.ROOT / module for module in modules]
    assert [one for one in runs if not (one.is_dir() or one.with_suffix(".py").exists())] == []


def test_every_room_is_drawn() -> None:
    drawn = BOT.split("\n## The rooms\n")[1].split("\n## ")[0]
    firsts = "".join(re.findall(r"^\|([^|]+)\|", drawn, re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", firsts)) == set(House.at(PACKAGE).rooms)


def test_every_marker_is_told() -> None:
    options = tomllib.loads((readme.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    markers = options["tool"]["pytest"]["ini_options"]["markers"]
    told = TESTS.split("| Marker |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", told, re.MULTILINE) == [one.split(":")[0] for one in markers]


def test_the_version_of_python_it_asks_for_is_the_packages() -> None:
    project = tomllib.loads((readme.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or later" in FRONT
