"""What holds of the whole house: `python -m tests.house` prints its figures, and how they are
counted is tried on a small house of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house import (
    BOT,
    House,
    keeps_its_errors_to_itself,
    keeps_its_parameters_to_itself,
    main,
    percentile,
    public_functions,
)

HOUSE = House.at(BOT)
_MOST_ROOMS = 16
_LONGEST = 100  # letters of a line
_CONJUNCTIONS = 5  # `and` and `or` in 100 lines that are not blank: fewer than

_GRAMMARS = {"question", "search", "verify", "sources/…/press"}
"""Rooms that read English by rules: what is asked, what is told, what is claimed."""


def test_there_are_at_most_sixteen_rooms() -> None:
    assert len(HOUSE.rooms) <= _MOST_ROOMS


def test_no_two_classes_have_one_name() -> None:
    assert HOUSE.classes_twice == {}


@pytest.mark.parametrize("room", sorted(HOUSE.conjunctions_per_100.keys() - _GRAMMARS))
def test_a_line_holds_few_conditions(room: str) -> None:
    assert HOUSE.conjunctions_per_100[room] < _CONJUNCTIONS


def test_no_line_is_longer_than_a_hundred_letters() -> None:
    assert [line for line in HOUSE.lines if len(line) > _LONGEST] == []


@pytest.mark.parametrize("room", sorted(HOUSE.rooms))
def test_a_docstring_names_many_parameters_and_what_is_raised(room: str) -> None:
    public = [one for file in HOUSE.rooms[room] for one in public_functions(file.tree)]
    silent = [*filter(keeps_its_parameters_to_itself, public)]
    silent += [*filter(keeps_its_errors_to_itself, public)]
    assert [one.name for one in silent] == []


# How it is counted --------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> House:
    files = {
        "__init__.py": "",
        "cli/__init__.py": "from pkg.words import said\nfrom pkg.page import *\n",
        "page.py": "from pkg import words\nclass Line: ...\n\nx = 1 and 2 or 3  # and so\n",
        "words/__init__.py": "from pkg.errors import Trouble\nclass Line: ...\n",
        "words/lists.py": (
            'import re\nMANY = frozenset("a b c d e f g h".split())\nFEW = "a b".split()\n'
            'PAIRS = {"a", "b", "c", "d", "e", "f", "g", "h"}\n'
            'A = re.compile("a")\nB = re.escape("b")\n'
        ),
        "errors.py": "class Trouble(Exception): ...\n",
    }
    for name, text in files.items():
        path = tmp_path / "pkg" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return House.at(tmp_path / "pkg")


def test_a_room_is_a_name_at_the_top_and_stands_on_those_it_imports_from(small: House) -> None:
    assert small.floors == {"errors": 1, "words": 2, "page": 3, "cli": 4}


def test_rooms_that_import_each_other_share_a_floor(small: House) -> None:
    (small.folder / "errors.py").write_text("import pkg.words\n", encoding="utf-8")
    assert House.at(small.folder).floors == {"errors": 1, "words": 1, "page": 2, "cli": 3}


def test_conditions_are_counted_in_code_alone(small: House) -> None:
    assert small.conjunctions_per_100["page"] == 100 * 2 / 3


def test_classes_lists_of_words_and_patterns_are_counted(small: House) -> None:
    assert small.classes_twice == {"Line": 2}
    assert sum(file.word_lists for file in small.files) == 2
    assert sum(file.regexes for file in small.files) == 1


@pytest.mark.parametrize(
    ("source", "silent"),
    [
        ("def f(a, b, c): 'Of a.'", False),
        ("def f(a, b, c): 'Something.'", True),
        ("def f(a, b, c): ...", True),
        ("def f(a, b): ...", False),
        ("class A:\n def f(self, a, b): ...", False),
    ],
)
def test_many_parameters_need_a_docstring_that_names_them(source: str, silent: bool) -> None:
    (function,) = public_functions(ast.parse(source))
    assert keeps_its_parameters_to_itself(function) is silent


@pytest.mark.parametrize(
    ("source", "silent"),
    [
        ("def f():\n raise A", True),
        ("def f():\n 'Raises A.'\n raise A", False),
        ("def f():\n try: ...\n except A: raise", False),
        ("def f():\n def g():\n  raise A", False),
    ],
)
def test_a_function_that_raises_says_so(source: str, silent: bool) -> None:
    (function,) = public_functions(ast.parse(source))
    assert keeps_its_errors_to_itself(function) is silent


def test_what_is_private_or_a_command_needs_to_tell_nobody() -> None:
    source = "def _f(): ...\nclass _A:\n def f(self): ...\n@click.command()\ndef g(): ..."
    assert list(public_functions(ast.parse(source))) == []


def test_a_percentile_is_a_value_that_is_there() -> None:
    assert [percentile(range(1, 101), part) for part in (50, 95, 100)] == [50, 95, 100]
    assert percentile([], 50) == 0


def test_the_table_is_printed_of_any_package(
    small: House, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(small.folder)])
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert printed[:2] == [["rooms", "4"], ["floors", "4"]]
    assert ["class", "names", "used", "twice", "1", "Line"] in printed
