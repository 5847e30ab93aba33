"""The bounded pool in which questions are answered. Acknowledgements never wait for it: they are
given before it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from typing import Any, ParamSpec, TypeVar

from bot.errors import Overloaded

Params = ParamSpec("Params")
Result = TypeVar("Result")


def awake(threads: ThreadPoolExecutor, number: int) -> ThreadPoolExecutor:
    """The executor with all its threads started: each takes its time to start, and the first
    deliveries have none."""
    together = threading.Barrier(number)
    wait([threads.submit(together.wait) for _ in range(number)])
    return threads


class Pool(Executor):
    """Threads for `workers` questions at once, and room for `waiting` more; beyond that a question
    is refused."""

    def __init__(self, *, workers: int = 8, waiting: int = 200) -> None:
        self._threads = awake(ThreadPoolExecutor(workers, thread_name_prefix="answer"), workers)
        self._most = workers + waiting
        self._running: set[Future[Any]] = set()
        self._lock = threading.Lock()

    def submit(
        self, fn: Callable[Params, Result], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> Future[Result]:
        """Run it as soon as a thread is free, or raise Overloaded."""
        with self._lock:
            if len(self._running) >= self._most:
                raise Overloaded(f"{self._most} questions are being answered or waiting")
            future: Future[Result] = self._threads.submit(fn, *args, **kwargs)
            self._running.add(future)
        future.add_done_callback(self._done)
        return future

    def _done(self, future: Future[Result]) -> None:
        with self._lock:
            self._running.discard(future)

    def drain(self, seconds: float) -> int:
        """Wait for what is running and waiting; how many were still not finished then."""
        with self._lock:
            running = set(self._running)
        return len(wait(running, timeout=seconds).not_done)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """No more work is taken."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
