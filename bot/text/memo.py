"""Pure functions of a string that remember what they gave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST_REMEMBERED = 1 << 16
T = TypeVar("T")


class Memo(dict[str, T]):
    """A pure function of a string that remembers what it gave, and forgets all of it at once when
    that is too much.

    Indexing asks for one value for each word of an archive: `lru_cache`, which keeps an order,
    takes twice as long.
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        self._function = function

    def __missing__(self, key: str) -> T:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[key] = self._function(key)
        return value
