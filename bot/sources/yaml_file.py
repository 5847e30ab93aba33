"""The one place YAML is read: plain data with a line number for every key, and typed decoding that
finds every fault.

Aliases (`*name`) are unfolded, but within bounds: a few lines of them can stand for gigabytes, or
for themselves.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec
import yaml

from bot.errors import Finding

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value: ("source", "url"), ("present", 0)."""

Shape = TypeVar("Shape", bound=msgspec.Struct)


_MOST_VALUES = 200_000
_DEEPEST = 12
_SHOWN = 80
_NO_VALUE = (ValueError, KeyError, IndexError, AttributeError)
"""What PyYAML lets through where a value only looks like one: 2021-13-40, `!!bool maybe`, `!!int
""`."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file's plain data, and the 1-based line on which each value stands."""

    path: Path
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """The line of a value, or of the nearest one around it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)

    def finding(self, place: Place, problem: str, remedy: str) -> Finding:
        """A fault at a value of this file: its `place` by keys and numbers, the `problem`, and the
        `remedy`."""
        return Finding(self.path, self.line(place), problem, remedy)


def load_yaml(path: Path) -> YamlFile:
    """Read a file; one `Finding` where it is not UTF-8, empty or not YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8(path, error) from error
    lines: dict[Place, int] = {}
    loader = yaml.CSafeLoader(text)
    try:
        _check_depth(path, text)
        node = loader.get_single_node()
        if node is None:
            raise Finding(path, 1, "the file is empty", "write its keys, or remove it")
        return YamlFile(path, _build(loader, node, (), lines, path), lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = f"not YAML ({error.problem})"
        raise Finding(path, line, problem, "correct the line's form") from error
    except yaml.YAMLError as error:
        problem = f"not YAML ({error})"
        raise Finding(path, None, problem, "remove what YAML does not allow") from error
    finally:
        loader.dispose()


def load_mapping(path: Path, problem: str, remedy: str) -> YamlFile:
    """As `load_yaml`, but empty where there is no file; `problem` and `remedy` are those of the
    `Finding` that is raised where it holds no mapping."""
    if not path.exists():
        return YamlFile(path, {}, {})
    file = load_yaml(path)
    if not isinstance(file.data, dict):
        raise file.finding((), problem, remedy)
    return file


def _check_depth(path: Path, text: str) -> None:
    """Refuse what is nested too deep while it is still a flat stream: libyaml's composer recurses
    until it crashes."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise Finding(path, line, "too many values, or too deep", "write it out flat")


def not_utf8(path: Path, error: UnicodeDecodeError) -> Finding:
    """The finding for bytes that are no UTF-8, at the line where they stand."""
    line = error.object[: error.start].count(b"\n") + 1
    problem = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
    return Finding(path, line, problem, "save the file as UTF-8")


def _build(loader: Any, node: yaml.Node, place: Place, lines: dict[Place, int], path: Path) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(place, line)
    if len(lines) > _MOST_VALUES or len(place) > _DEEPEST:
        problem = "too many values, or too deep"
        raise Finding(path, line, problem, "write it out without aliases")
    if isinstance(node, yaml.MappingNode):
        return dict(_items(loader, node, place, lines, path))
    if isinstance(node, yaml.SequenceNode):
        items = enumerate(node.value)
        return [_build(loader, item, (*place, at), lines, path) for at, item in items]
    try:
        return loader.construct_object(node)
    except _NO_VALUE as error:
        problem = f"‘{str(node.value)[:_SHOWN]}’ is no value ({str(error)[:_SHOWN]})"
        raise Finding(path, line, problem, "correct it") from error


def _items(
    loader: Any, node: yaml.MappingNode, place: Place, lines: dict[Place, int], path: Path
) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key_node, value in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in seen:
            raise Finding(path, line, f"the key ‘{key}’ stands twice", "keep one of them")
        seen.add(key)
        lines[(*place, key)] = line
        yield key, _build(loader, value, (*place, key), lines, path)


# Typed decoding -----------------------------------------------------------------------------------


def decode(
    file: YamlFile, shape: type[Shape], place: Place = (), data: Any = None
) -> tuple[Shape | None, list[Finding]]:
    """`data` (the whole file by default) as a `shape`, or None and everything that is wrong with
    it."""
    data = file.data if data is None else data
    if not isinstance(data, dict):
        problem = "a mapping (key: value) is needed here"
        return None, [file.finding(place, problem, "write its keys")]
    known = {field.name: field for field in msgspec.structs.fields(shape)}
    faults = [_unknown(file, (*place, key), key, list(known)) for key in data if key not in known]
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in data:
            values[name], wrong = _value(file, field.type, (*place, name), data[name])
            faults += wrong
        elif field.required:
            faults.append(file.finding(place, f"the key ‘{name}’ is missing", f"add `{name}:`"))
    return (None, faults) if faults else (shape(**values), [])


def _value(file: YamlFile, type_: Any, place: Place, value: Any) -> tuple[Any, list[Finding]]:
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return decode(file, type_, place, {} if value is None else value)
    inner = getattr(type_, "__args__", (None,))[0]
    if isinstance(value, list) and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        items = [{} if item is None else item for item in value]
        pairs = [decode(file, inner, (*place, at), item) for at, item in enumerate(items)]
        return tuple(item for item, _ in pairs), [fault for _, wrong in pairs for fault in wrong]
    try:
        return msgspec.convert(value, type_), []
    except msgspec.ValidationError as error:
        return None, [_mistyped(file, place, error)]


def _mistyped(file: YamlFile, place: Place, error: msgspec.ValidationError) -> Finding:
    problem, _, where = str(error).partition(" - at `$")
    place += tuple(int(at) for at in re.findall(r"\[(\d+)\]", where))
    keys = ".".join(str(key) for key in place)
    return file.finding(place, f"‘{keys}’: {problem[:1].lower()}{problem[1:]}", "correct the value")


def _unknown(file: YamlFile, place: Place, key: str, known: list[str]) -> Finding:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    remedy = f"did you mean ‘{near[0]}’?" if near else f"known keys: {', '.join(known)}"
    return file.finding(place, f"unknown key ‘{key}’", remedy)
