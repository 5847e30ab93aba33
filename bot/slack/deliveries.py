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

DAY = 24 * 3600.0


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
        self._remembered, self._running, self._most, self._clock = remembered, running, most, clock
        self._until: dict[str, float] = {}
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
            now = self._clock()
            if any(self._until.get(key, 0.0) > now for key in keys):
                return False
            self._until.update(dict.fromkeys(keys, now + self._running))
            self._forget(now)
            return True

    def _settle(self, keys: Sequence[str], finished: bool, remembered: float) -> None:
        with self._lock:
            for key in keys:
                self._until.pop(key, None)
            if finished:
                self._until.update(dict.fromkeys(keys, self._clock() + remembered))

    def _forget(self, now: float) -> None:
        """Drop what has run out, and the oldest beyond the bound."""
        if len(self._until) <= self._most:
            return
        self._until = {key: until for key, until in self._until.items() if until > now}
        for key in list(self._until)[: max(0, len(self._until) - self._most)]:
            del self._until[key]
