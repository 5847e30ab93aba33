"""How a package of ours is built, in figures: `python -m tests.house [DIR]` prints them.

DIR is a package's folder (`bot` where none is given; an older tree's `bot` to compare with it).
A room is a name at the top of it, a folder or a file. Its floor is how many rooms stand below it on
the longest way down by imports; rooms that import each other share a floor.
"""

from __future__ import annotations

import ast
import re
import sys
import tokenize
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

BOT = Path(__file__).parent.parent / "bot"
_MANY_WORDS = 8  # strings that are no list of words, but a phrase or a tuple of keys, have fewer
_MANY_PARAMETERS = 3
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class SourceFile:
    """A file of Python, its text, and what of it can be counted."""

    path: Path
    room: str

    @cached_property
    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse("\n".join(self.lines))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @property
    def filled_lines(self) -> int:
        return sum(bool(line.strip()) for line in self.lines)

    @cached_property
    def conjunctions(self) -> int:
        """How many times `and` or `or` stands in its code."""
        with self.path.open("rb") as file:
            words = [token.string for token in tokenize.tokenize(file.readline)]
        return sum(word in ("and", "or") for word in words)

    @property
    def functions(self) -> list[Function]:
        return [node for node in self.nodes if isinstance(node, Function)]

    @property
    def classes(self) -> list[str]:
        return [node.name for node in self.nodes if isinstance(node, ast.ClassDef)]

    @property
    def word_lists(self) -> int:
        return sum(_is_word_list(node) for node in self.nodes)

    @property
    def regexes(self) -> int:
        """Calls of `re` that are handed a pattern."""
        calls = (node.func for node in self.nodes if isinstance(node, ast.Call))
        named = (ast.unparse(call) for call in calls if isinstance(call, ast.Attribute))
        return sum(bool(re.fullmatch(r"re\.(?!escape)\w+", name)) for name in named)

    def imported_rooms(self, package: str) -> set[str]:
        modules: list[str] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                modules += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == package:
                modules += [f"{package}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules.append(node.module or "")
        return {name.split(".")[1] for name in modules if name.startswith(f"{package}.")}


def _is_word_list(node: ast.AST) -> bool:
    """A string of many words that is split, or a literal of many strings."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        said = node.func.value
        return node.func.attr == "split" and len(_string(said).split()) >= _MANY_WORDS
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        return len(node.elts) >= _MANY_WORDS and all(map(_string, node.elts))
    return False


def _string(node: ast.AST) -> str:
    said = node.value if isinstance(node, ast.Constant) else ""
    return said if isinstance(said, str) else ""


# Docstrings ---------------------------------------------------------------------------------------


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """Functions and methods that others may call: neither they nor their class are private, they
    stand in no function, and are no command, whose docstring and options are its help."""
    places: list[ast.Module | ast.ClassDef] = [tree]
    places += [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for place in places:
        if isinstance(place, ast.Module) or not place.name.startswith("_"):
            functions = (node for node in place.body if isinstance(node, Function))
            yield from (one for one in functions if not (one.name[0] == "_" or _is_command(one)))


def _is_command(function: Function) -> bool:
    return any("command" in ast.unparse(one) for one in function.decorator_list)


def parameters(function: Function) -> list[str]:
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [one.arg for one in every if one.arg not in ("self", "cls")]


def keeps_its_parameters_to_itself(function: Function) -> bool:
    """Whether it takes many, and its docstring names none of them."""
    told, given = ast.get_docstring(function) or "", parameters(function)
    named = [name for name in given if re.search(rf"\b{name}\b", told)]
    return len(given) >= _MANY_PARAMETERS and not named


def keeps_its_errors_to_itself(function: Function) -> bool:
    """Whether it raises, and its docstring does not say so."""
    raised = [node.exc for node in _own_nodes(function) if isinstance(node, ast.Raise) and node.exc]
    told = ast.get_docstring(function) or ""
    names = {ast.unparse(error).split("(")[0].rpartition(".")[2] for error in raised}
    return bool(raised) and not re.search(rf"\b(?i:raises?d?)\b|\b({'|'.join(names)})\b", told)


def _own_nodes(function: Function) -> Iterator[ast.AST]:
    """What stands in a function, and in none inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)


# The house ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class House:
    """A package: its files, and what is counted over all of them."""

    folder: Path
    files: list[SourceFile] = field(default_factory=list)

    @classmethod
    def at(cls, folder: Path) -> House:
        paths = sorted(folder.rglob("*.py"))
        return cls(folder, [SourceFile(path, _room(path, folder)) for path in paths])

    @cached_property
    def rooms(self) -> dict[str, list[SourceFile]]:
        """The files of each room; what only begins the package is none."""
        rooms: dict[str, list[SourceFile]] = defaultdict(list)
        for file in self.files:
            if not re.fullmatch(r"__\w+__", file.room):
                rooms[file.room].append(file)
        return dict(sorted(rooms.items()))

    @cached_property
    def arrows(self) -> dict[str, set[str]]:
        """The rooms that each room imports from."""
        package = self.folder.name
        return {
            room: {other for file in files for other in file.imported_rooms(package)}
            & (self.rooms.keys() - {room})
            for room, files in self.rooms.items()
        }

    @cached_property
    def floors(self) -> dict[str, int]:
        """Each room's floor, 1 at the bottom."""
        below = {room: _reached(room, self.arrows) for room in self.rooms}
        floors: dict[str, int] = {}
        for room in sorted(self.rooms, key=lambda one: len(below[one] | {one})):
            under = [other for other in below[room] if room not in below[other]]
            floors[room] = 1 + max((floors[other] for other in under), default=0)
        return floors

    @cached_property
    def classes_twice(self) -> dict[str, int]:
        counts = Counter(name for file in self.files for name in file.classes)
        return {name: times for name, times in sorted(counts.items()) if times > 1}

    @cached_property
    def conjunctions_per_100(self) -> dict[str, float]:
        """`and` and `or` in 100 lines that are not blank, by room; the reader of press reports, a
        grammar in a room, is counted apart."""
        parts: dict[str, list[SourceFile]] = defaultdict(list)
        for room, files in self.rooms.items():
            for file in files:
                parts[f"{room}/…/press" if "press" in file.path.parts else room].append(file)
        return {part: _per_100(files) for part, files in parts.items()}

    @property
    def lines(self) -> Iterator[str]:
        return (line for file in self.files for line in file.lines)


def _room(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").parts[0]


def _reached(start: str, arrows: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for other in arrows[waiting.pop()] - reached:
            reached.add(other)
            waiting.append(other)
    return reached


def _per_100(files: Iterable[SourceFile]) -> float:
    counted = [(file.conjunctions, file.filled_lines) for file in files]
    return 100 * sum(said for said, _ in counted) / max(1, sum(lines for _, lines in counted))


def percentile(values: Iterable[int], percent: int) -> int:
    """The least value that so many percent do not exceed; 0 of none."""
    ordered = sorted(values) or [0]
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


# What it weighs once it is installed --------------------------------------------------------------


def install_size(project: Path) -> tuple[float, list[str]]:
    """Megabytes of all that a pyproject.toml's package needs to run, as installed here, and what
    of it is not."""
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(one) for one in told["dependencies"]]
    sizes: dict[str, int] = {}
    missing: list[str] = []
    while waiting:
        needed = waiting.pop()
        name = needed.name.lower().replace("_", "-")
        if name in sizes or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        sizes[name] = 0
        try:
            found = distribution(name)
        except PackageNotFoundError:
            missing.append(name)
            continue
        paths = [Path(str(file.locate())) for file in found.files or []]
        sizes[name] = sum(path.stat().st_size for path in paths if path.is_file())
        waiting += [Requirement(one) for one in found.requires or []]
    return sum(sizes.values()) / 1e6, missing


# The table ----------------------------------------------------------------------------------------


def table(house: House) -> Iterator[tuple[str, str]]:
    """Each figure with its name, in the order they are read."""
    files, floors = house.files, house.floors
    heights = [(one.end_lineno or 0) - one.lineno + 1 for file in files for one in file.functions]
    yield "rooms", str(len(house.rooms))
    yield "floors", str(max(floors.values(), default=0))
    for floor in range(max(floors.values(), default=0), 0, -1):
        yield f"  {floor}", " ".join(room for room in floors if floors[room] == floor)
    yield "files", str(len(files))
    yield "lines", f"{sum(len(file.lines) for file in files):,}"
    for room, here in house.rooms.items():
        yield f"  {room}", f"{sum(len(file.lines) for file in here):,}"
    yield (
        "functions, lines p50/p95/max",
        f"{len(heights):,}: {_spread(heights, 50, 95)}/{max(heights, default=0)}",
    )
    lengths = [len(line) for line in house.lines if line.strip()]
    yield "letters of a line p95/max", f"{percentile(lengths, 95)}/{max(lengths, default=0)}"
    yield "and/or per 100 lines", f"{_per_100(files):.1f}"
    for part, crowded in house.conjunctions_per_100.items():
        yield f"  {part}", f"{crowded:.1f}"
    twice = house.classes_twice
    yield "class names used twice", f"{len(twice)} {' '.join(twice)}".strip()
    yield "word lists in code", _in_files({file.path: file.word_lists for file in files})
    yield "regexes", _in_files({file.path: file.regexes for file in files})
    public = [one for file in files for one in public_functions(file.tree)]
    many = [one for one in public if len(parameters(one)) >= _MANY_PARAMETERS]
    untold = [one.name for one in public if keeps_its_parameters_to_itself(one)]
    yield "public functions of 3+ parameters", f"{len(many)}, naming none of them: {len(untold)}"
    silent = [one.name for one in public if keeps_its_errors_to_itself(one)]
    yield "public functions that raise untold", f"{len(silent)} {' '.join(silent)}".strip()
    project = house.folder.parent / "pyproject.toml"
    if project.is_file():
        size, missing = install_size(project)
        without = f", without {' '.join(missing)}" if missing else ""
        yield "what it needs, installed", f"{size:.0f} MB{without}"


def _spread(values: Sequence[int], *percents: int) -> str:
    return "/".join(str(percentile(values, percent)) for percent in percents)


def _in_files(counts: Mapping[Path, int]) -> str:
    return f"{sum(counts.values())} in {sum(bool(count) for count in counts.values())} files"


def main(arguments: Sequence[str]) -> None:
    house = House.at(Path(arguments[0]).resolve() if arguments else BOT)
    for name, figure in table(house):
        print(f"{name:36}{figure}")


if __name__ == "__main__":
    main(sys.argv[1:])
