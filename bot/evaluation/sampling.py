"""Drawing so many of a stream by lot, without keeping the stream."""

from __future__ import annotations

import heapq
from itertools import count
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Urn(Generic[Item]):
    """Keeps the items with the greatest lots, at most `size` of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: list[tuple[float, int, Item]] = []
        self._turn = count()

    def takes(self, lot: float) -> bool:
        """Whether an item with this lot would be kept, for now."""
        return len(self._kept) < self._size or lot > self._kept[0][0]

    def put(self, lot: float, item: Item) -> None:
        """An item whose lot is taken; the least of the others makes room for it."""
        keep = heapq.heappush if len(self._kept) < self._size else heapq.heapreplace
        keep(self._kept, (lot, next(self._turn), item))

    def drawn(self) -> list[Item]:
        """The items kept, the greatest lot first."""
        return [item for _, _, item in sorted(self._kept, key=lambda one: one[:2], reverse=True)]
