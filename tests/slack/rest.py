"""Whether bots are at rest: each task that was given to a thread of a pool is done, so nothing
more can come of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

_under_way: set[Future[Any]] = set()
_submit = ThreadPoolExecutor.submit


def _noted(
    self: ThreadPoolExecutor, fn: Callable[..., Any], /, *args: Any, **kwargs: Any
) -> Future[Any]:
    future = _submit(self, fn, *args, **kwargs)
    _under_way.add(future)
    future.add_done_callback(_under_way.discard)
    return future


def note() -> None:
    """From now on every task of this process is noted; what an earlier test left is forgotten."""
    ThreadPoolExecutor.submit = _noted  # type: ignore[method-assign, assignment]
    _under_way.clear()


def at_rest(seconds: float = 30.0) -> None:
    """Wait until nothing is under way, for so many seconds at most; a task leaves the set only
    when all that it began has been noted."""
    until = time.monotonic() + seconds
    while doing := _under_way.copy():
        assert time.monotonic() < until, f"still at work after {seconds} s"
        wait(doing, timeout=until - time.monotonic())
        time.sleep(0)  # a task that is done leaves the set a moment later
