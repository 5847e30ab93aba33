"""The bounded pool: so many at once, so many waiting, and no more."""

from __future__ import annotations

import threading

import pytest

from bot.errors import Overloaded
from bot.slack.pool import Pool


def test_beyond_what_may_wait_work_is_refused() -> None:
    pool, go = Pool(workers=1, waiting=1), threading.Event()
    done = [pool.submit(go.wait, 5) for _ in range(2)]
    with pytest.raises(Overloaded):
        pool.submit(go.wait)
    go.set()
    assert all(future.result(5) for future in done)
    pool.shutdown()


def test_room_is_made_when_work_is_done() -> None:
    pool = Pool(workers=1, waiting=0)
    for _ in range(3):
        pool.submit(int).result(5)
        pool.drain(5)
    pool.shutdown()


def test_draining_waits_for_what_runs_and_counts_what_does_not_end() -> None:
    pool, go = Pool(workers=1, waiting=5), threading.Event()
    pool.submit(go.wait, 5)
    pool.submit(int)
    assert pool.drain(0.05) == 2
    go.set()
    assert pool.drain(5) == 0
    pool.shutdown()
