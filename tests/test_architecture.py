"""The shape the design asks for: a file imports only from earlier strata or its own folder, and
each outside package comes in by its own door. Imports for the type checker alone count too: a
name is a dependency."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bot"
FILES = sorted(PACKAGE.rglob("*.py"))

# Earlier strata first; a folder is one room. A file that is not here has no place yet.
STRATA = (
    {"model", "errors"},
    {"settings", "text"},
    {"sources"},
    {"index"},
    {"question"},
    {"search"},
    {"verify"},
    {"answers"},
    {"page"},
    {"evaluation"},
    {"service"},
    {"slack"},
    {"cli"},
    {"__main__"},
)
LEVEL = {room: level for level, rooms in enumerate(STRATA) for room in rooms}

# Who may import an outside package: files, or folders (all the files below).
DOORS = {
    "slack_bolt": {"slack"},
    "slack_sdk": {"slack"},
    "cachetools": {"slack"},
    "rapidfuzz": {"text/likeness", "verify/aligner"},
    "tantivy": {"index/tantivy", "index/documents", "index/queries"},
    "yaml": {"sources/yaml_file"},
    "Stemmer": {"text/stemming"},
    "spellchecker": {"text/word_frequency"},
    "platformdirs": {"cli"},
    "click": {"cli"},
    "fluent": {"page/language"},
    "babel": {"page/language"},
    "sqlalchemy": {"service/store"},
    "rich": {"page/terminal", "cli/console", "cli/reports", "cli/evaluations", "evaluation"},
}
# Families that are seen from outside as one file is: by what their `__init__` gives.
ONE_DOOR = {"model", "verify"}
KEPT_FROM_SURFACES = {"sources", "index", "search"}


def name_of(path: Path) -> str:
    """`index/tantivy` for bot/index/tantivy.py, `index` for bot/index/__init__.py."""
    inside = path.relative_to(PACKAGE).with_suffix("")
    return (inside.parent if inside.name == "__init__" else inside).as_posix()


def room_of(path: Path) -> str:
    return name_of(path).split("/")[0]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """A file's syntax, piece by piece."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """The dotted names a file imports: `bot.model`, `rapidfuzz.fuzz`."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            yield from (
                (f"bot.{alias.name}" for alias in node.names) if module == "bot" else [module]
            )


def rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("bot.")}


MODULES = [pytest.param(path, id=name_of(path)) for path in FILES if room_of(path) != "."]


def test_every_room_has_its_stratum() -> None:
    assert {room_of(path) for path in FILES} - {"."} == set(LEVEL)


@pytest.mark.parametrize("path", MODULES)
def test_a_file_imports_only_from_earlier_strata_or_its_own_folder(path: Path) -> None:
    room = room_of(path)
    later = {other for other in rooms(path) - {room} if LEVEL[other] >= LEVEL[room]}
    assert not later, f"{room} may not see {later}"


@pytest.mark.parametrize("path", MODULES)
def test_a_family_with_one_door_is_entered_by_it(path: Path) -> None:
    inner = {
        name for name in imported(path) if name.count(".") > 1 and name.split(".")[1] in ONE_DOOR
    }
    assert not {name for name in inner if name.split(".")[1] != room_of(path)}


@pytest.mark.parametrize("path", MODULES)
def test_an_outside_package_comes_in_by_its_own_door(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)}
    name, room = name_of(path), room_of(path)
    assert not {
        package
        for package, doors in DOORS.items()
        if package in outside and not {name, room} & doors
    }


@pytest.mark.parametrize("path", MODULES)
def test_no_package_comes_in_that_nobody_chose(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names
    assert outside <= {*DOORS, "bot", "msgspec"}


@pytest.mark.parametrize("room", ["slack", "page"])
def test_a_surface_is_handed_an_answerer_and_sees_an_answer(room: str) -> None:
    seen = {other for path in FILES if room_of(path) == room for other in rooms(path)}
    assert not seen & KEPT_FROM_SURFACES


@pytest.mark.parametrize("path", MODULES)
def test_the_environment_is_read_in_settings_alone(path: Path) -> None:
    reads = {"os.environ", "os.getenv", "getenv"} & {
        ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Attribute | ast.Name)
    }
    assert not reads or name_of(path) == "settings"


@pytest.mark.parametrize("path", MODULES)
def test_only_the_command_lines_door_keeps_every_error(path: Path) -> None:
    """A handler that cleans up and raises again keeps none."""
    handlers = [node for node in nodes(path) if isinstance(node, ast.ExceptHandler)]
    broad = [
        h
        for h in handlers
        if h.type is None or ast.unparse(h.type) in ("Exception", "BaseException")
    ]
    kept = [handler for handler in broad if not isinstance(handler.body[-1], ast.Raise)]
    assert len(kept) == (name_of(path) == "cli/entry")
