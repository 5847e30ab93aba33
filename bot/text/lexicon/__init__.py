"""English as data: every list of words once, in the TOML files beside this one, each with a line on
where it came from.

A file is read when one of its lists is first asked for, and a list is named `FILE.LIST`:

    word_set("titles.courtesy", "titles.offices")    their words, together
    word_list("calendar.months")                     the words in the order of the file
    word_table("titles.short")                       a table of words: what each stands for
    one_of(word_list("calendar.months"))             a pattern for one of them, the longest first

`bot.text.lexicon.verbs` gives the forms of verbs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _entry(name: str) -> Any:
    file, _, entry = name.partition(".")
    return _file(file)[entry]


def word_list(name: str) -> tuple[str, ...]:
    """The words of the list `FILE.LIST`, in its order; KeyError where there is none."""
    return tuple(_entry(name).split())


def word_set(*names: str) -> frozenset[str]:
    """The words of these lists (`FILE.LIST`) together; KeyError where there is none."""
    return frozenset(word for name in names for word in word_list(name))


def word_table(name: str) -> Mapping[str, str]:
    """The table `FILE.TABLE`; KeyError where there is none."""
    table: dict[str, str] = _entry(name)
    return table


def one_of(words: Iterable[str]) -> str:
    """A pattern, to stand in brackets, that matches one of some words: the longest that it can."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
