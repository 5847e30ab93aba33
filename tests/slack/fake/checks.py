"""Small checks that combine: each takes a value and its JSON pointer and yields Slack's own
complaints.

"must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def at(pointer: str, problem: str) -> str:
    """One complaint in Slack's wording."""
    return f"{problem} [json-pointer:{pointer}]"


def string(most: int | None = None, *, least: int = 1, starts: tuple[str, ...] = ()) -> Check:
    """A string of so many characters; `starts`: the beginnings allowed (addresses)."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield at(pointer, "must be a string")
        elif len(value) < least:
            yield at(pointer, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            yield at(pointer, f"must be less than {most + 1} characters")
        elif starts and not value.startswith(starts):
            yield at(pointer, "must be a valid URL")

    return check


def number(least: float, most: float) -> Check:
    """A number within bounds."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield at(pointer, "must be a number")
        elif not least <= value <= most:
            yield at(pointer, f"must be between {least} and {most}")

    return check


def flag(value: Any, pointer: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield at(pointer, "must be a boolean")


def one_of(*allowed: Any) -> Check:
    """One of a few words."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield at(pointer, "must be a valid enum value")

    return check


def items(each: Check, least: int = 1, most: int | None = None) -> Check:
    """A list of so many, every one of which passes `each`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield at(pointer, "must be an array")
            return
        if len(value) < least:
            yield at(pointer, f"no less than {least} items allowed")
        if most is not None and len(value) > most:
            yield at(pointer, f"no more than {most} items allowed")
        for place, item in enumerate(value):
            yield from each(item, f"{pointer}/{place}")

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields and no others; its `type` is judged by whoever chose this
    check."""
    fields = {**required, **(optional or {})}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at(pointer, "must be an object")
            return
        for name in required:
            if value.get(name) is None:
                yield at(pointer, f"missing required field: {name}")
        for name, inner in value.items():
            if name == "type":
                continue
            if name not in fields:
                yield at(pointer, f"invalid additional property: {name}")
            elif inner is not None or name not in required:
                yield from fields[name](inner, f"{pointer}/{name}")

    return check


def typed(table: Callable[[], Mapping[str, Check]], names: tuple[str, ...] = ()) -> Check:
    """An object whose `type` picks its check; `names`: the types allowed here (all of the table
    if empty)."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield at(pointer, "must be an object")
            return
        kind = value.get("type")
        if kind is None:
            yield at(pointer, "missing required field: type")
        elif kind not in table() or (names and kind not in names):
            yield at(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            yield from table()[kind](value, pointer)

    return check


def either(*names: str) -> Check:
    """At least one of these fields is there."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, dict) and not any(value.get(name) for name in names):
            yield at(pointer, f"must provide one of: {', '.join(names)}")

    return check


def both(*checks: Check) -> Check:
    """Every one of these checks."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        for one in checks:
            yield from one(value, pointer)

    return check


def worded(value: Any, pointer: str) -> Iterator[str]:
    """Not made of white space alone."""
    if isinstance(value, str) and value and not value.strip():
        yield at(pointer, "must be more than 0 characters")
