"""What is kept of shares and reports: once, by whoever comes first, ids alone; in SQLite and in
PostgreSQL."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.service import store as kept
from bot.service.store import REMARK, Report, Share, Store
from tests import databases

REF = "2020-05-04-harbour/3/14-66#0a1b2c3d"
SHARE = Share("key", REF, "U1", "C1", "123.456")
AT_ONCE = 8


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with databases.postgresql() as url:
        yield url


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'made' / 'on the way' / 'verbatim.db'}"
    return databases.fresh(request.getfixturevalue("server"), f"verbatim_{uuid.uuid4().hex}")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


def test_a_database_of_before_with_a_table_that_is_gone_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.db"
    with closing(sqlite3.connect(path)) as before:
        before.execute(
            "CREATE TABLE verbatim_pictures"
            " (key VARCHAR(64) PRIMARY KEY, file VARCHAR(64) NOT NULL, at DATETIME NOT NULL)"
        )
        before.execute("INSERT INTO verbatim_pictures VALUES ('key', 'F1', '2020-05-04')")
        before.commit()
    opened = Store(f"sqlite:///{path}")
    assert [opened.share(SHARE), opened.take_back("key")] == [True, True]
    opened.close()


# Shares -------------------------------------------------------------------------------------------


def test_a_share_is_kept_once_with_who_and_where(store: Store) -> None:
    assert [store.share(SHARE), store.share(SHARE)] == [True, False]
    store.posted("key", "789.000")
    found = store.shared("key")
    assert found is not None
    assert (found.quote, found.by, found.channel, found.thread, found.message) == (
        REF,
        "U1",
        "C1",
        "123.456",
        "789.000",
    )
    assert found.at is not None
    assert abs(datetime.now(UTC) - found.at) < timedelta(minutes=1)
    assert store.shared("another") is None


def test_a_share_is_taken_back_once(store: Store) -> None:
    store.share(SHARE)
    assert [store.take_back("key"), store.take_back("key"), store.take_back("another")] == [
        True,
        False,
        False,
    ]
    found = store.shared("key")
    assert found is not None
    assert found.taken_back is not None
    assert store.share(SHARE) is False
    store.leave("key")
    assert store.take_back("key") is True


def test_a_share_that_came_to_nothing_can_be_tried_again(store: Store) -> None:
    assert store.share(SHARE)
    store.forget("key")
    assert store.share(SHARE)


def test_a_share_that_a_process_began_and_did_not_post_can_be_begun_again_after_a_while(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.share(SHARE)
    monkeypatch.setattr(kept, "ABANDONED", timedelta(seconds=-1))
    assert store.share(SHARE)
    store.posted("key", "")
    assert not store.share(SHARE)


def test_of_many_at_once_one_is_first(url: str) -> None:
    stores = [Store(url) for _ in range(2)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for round_ in range(5):
            one = [Share(f"key {round_}", REF, "U1", "C1")] * AT_ONCE
            firsts = [
                *threads.map(
                    lambda pair: pair[0].share(pair[1]), zip(stores * AT_ONCE, one, strict=False)
                )
            ]
            assert firsts.count(True) == 1
    for opened in stores:
        opened.close()


PROCESS = """
import sys
from bot.errors import StoreError
from bot.service.store import Share, Store
store = Store(sys.argv[1])
print(sum(store.share(Share(f"key {number}", "ref", "U1", "C1")) for number in range(20)))
store.close()
"""


def test_processes_that_start_at_once_make_the_tables_once_and_share_once(url: str) -> None:
    command = [sys.executable, "-c", PROCESS, url]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    told = [one.communicate(timeout=60) for one in started]
    assert [error for _, error in told] == [""] * 4
    assert sum(int(count) for count, _ in told) == 20


def test_what_was_kept_is_there_after_a_restart(url: str) -> None:
    for expected in (True, False):
        opened = Store(url)
        assert opened.share(SHARE) is expected
        opened.close()


# Reports ------------------------------------------------------------------------------------------


def test_a_report_is_kept_once_and_numbered_and_its_remark_is_bounded(store: Store) -> None:
    assert store.report("view 1", Report(REF, "wrong-speaker", "U1", "é" * 600)) == 1
    assert store.report("view 1", Report(REF, "wrong-date", "U1")) is None
    assert store.report("view 2", Report(REF, "other", "U2")) is not None
    first, second = store.reports()
    assert (first.quote, first.kind, first.by, first.remark) == (
        REF,
        "wrong-speaker",
        "U1",
        "é" * REMARK,
    )
    assert (second.kind, second.remark, second.closed) == ("other", "", None)


def test_a_report_that_is_closed_is_listed_only_where_all_are(store: Store) -> None:
    number = store.report("view 1", Report(REF, "wrong-date", "U1"))
    assert number is not None
    assert [store.close_report(number), store.close_report(number), store.close_report(99)] == [
        True,
        False,
        False,
    ]
    assert [*store.reports()] == []
    (closed,) = store.reports(closed=True)
    assert closed.closed is not None
    assert closed.closed.tzinfo is not None


# What cannot be used ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://user@host/name",
        "sqlite:////proc/nowhere/verbatim.db",
        "postgresql://u:hush@127.0.0.1:1/x",
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_a_sentence_without_its_password(
    url: str,
) -> None:
    with pytest.raises(StoreError) as told:
        Store(url)
    assert str(told.value).startswith("VERBATIM_DATABASE cannot be used")
    assert "hush" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_database_in_memory_is_shared_by_all_threads() -> None:
    store = Store(kept.MEMORY)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        assert [*threads.map(lambda _: store.share(SHARE), range(AT_ONCE))].count(True) == 1
    store.close()
