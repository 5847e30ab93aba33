"""One message per question: Slack delivers again after a slow acknowledgement, a reconnect or a
second subscription.

A delivery is claimed, then done. Work that fails gives its claim back, and a claim nobody finished
runs out, so that a delivery which comes again after a crash is still answered. Nothing is dropped
merely because it is a retry.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from cachetools import TLRUCache

DAY = 24 * 3600.0
AGAIN = 10.0
"""Within so many seconds a second press of the same button is a double click."""
DOUBLE = 2.0
"""And of one whose answer stands where it was, or in a window: long enough for a double click, not
for pressing it again on purpose."""


class Claims:
    """The keys of deliveries being worked on or done, bounded in time and number."""

    def __init__(
        self,
        *,
        remembered: float = DAY,
        running: float = 120.0,
        most: int = 20_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._remembered, self._running, self._clock = remembered, running, clock
        self._until: TLRUCache[str, float] = TLRUCache(most, lambda _, until, __: until, clock)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._until)

    @contextmanager
    def claim(self, keys: Sequence[str], *, remembered: float | None = None) -> Iterator[bool]:
        """Whether this delivery is the first of its kind; any key already claimed or done makes it
        not so."""
        mine = self._claim(keys)
        finished = False
        try:
            yield mine
            finished = True
        finally:
            if mine:
                self._settle(keys, finished, self._remembered if remembered is None else remembered)

    def _claim(self, keys: Sequence[str]) -> bool:
        with self._lock:
            if any(key in self._until for key in keys):
                return False
            self._until.update(dict.fromkeys(keys, self._clock() + self._running))
            return True

    def _settle(self, keys: Sequence[str], finished: bool, remembered: float) -> None:
        with self._lock:
            for key in keys:
                self._until.pop(key, None)
            if finished:
                self._until.update(dict.fromkeys(keys, self._clock() + remembered))
