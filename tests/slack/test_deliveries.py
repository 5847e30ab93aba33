"""Claims: the first delivery works, the rest do not, and nothing is lost when the first one
fails."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from bot.slack.deliveries import Claims


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def claims(clock: Clock) -> Claims:
    return Claims(remembered=100, running=10, most=50, clock=clock)


def taken(claims: Claims, *keys: str) -> bool:
    with claims.claim(keys) as mine:
        return mine


def test_the_first_claim_is_granted_and_the_second_not(claims: Claims) -> None:
    assert [taken(claims, "a"), taken(claims, "a")] == [True, False]


def test_any_key_known_already_makes_it_known(claims: Claims) -> None:
    assert [taken(claims, "event:1", "message:9"), taken(claims, "event:2", "message:9")] == [
        True,
        False,
    ]


def test_a_refused_claim_teaches_no_new_keys(claims: Claims) -> None:
    taken(claims, "a")
    taken(claims, "a", "b")
    assert taken(claims, "b")


def test_what_is_being_worked_on_is_claimed(claims: Claims) -> None:
    with claims.claim(["a"]):
        assert not taken(claims, "a")


def test_work_that_fails_gives_its_claim_back(claims: Claims) -> None:
    with suppress(RuntimeError), claims.claim(["a"]):
        raise RuntimeError
    assert taken(claims, "a")


def test_a_claim_that_nobody_finishes_runs_out(claims: Claims, clock: Clock) -> None:
    with claims.claim(["a"]):
        clock.now = 11
        assert taken(claims, "a")


def test_done_is_remembered_for_its_time_and_not_longer(claims: Claims, clock: Clock) -> None:
    taken(claims, "a")
    clock.now = 99
    assert not taken(claims, "a")
    clock.now = 101
    assert taken(claims, "a")


def test_a_press_can_be_remembered_for_a_shorter_time(claims: Claims, clock: Clock) -> None:
    with claims.claim(["a"], remembered=5):
        pass
    clock.now = 6
    assert taken(claims, "a")


def test_memory_is_bounded_and_the_newest_is_kept(claims: Claims) -> None:
    for number in range(200):
        taken(claims, str(number))
    assert len(claims) <= 51
    assert not taken(claims, "199")


def test_of_many_at_once_one_is_first() -> None:
    claims, won = Claims(), []
    ready = threading.Barrier(16)

    def claim() -> None:
        ready.wait()
        won.append(taken(claims, "a"))

    threads = [threading.Thread(target=claim) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won.count(True) == 1
