"""What people did beside asking, kept in a database: quotes shared, and reports of what is wrong
with one.

Ids and times, never a message's words; of a report the remark that was typed into its form. Several
processes may share a database: a unique key decides who was first, never a look before a leap.
SQLite by default, PostgreSQL by URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    RowMapping,
    String,
    Table,
    create_engine,
    delete,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.pool import QueuePool

from bot.errors import StoreError

MEMORY = "sqlite://"
"""A database that ends with its process: for a bot that is given none, and for tests."""
GOOD = "good"
"""What a thumbs-up is kept as: nothing that anybody must see to."""
REMARK = 500
"""Characters of a remark that are kept."""
BUSY = 10.0
"""Seconds that a process waits while another one writes a SQLite file."""
ABANDONED = timedelta(minutes=2)
"""After so long a share that was begun is not being posted any more."""
_REFUSED = "VERBATIM_DATABASE cannot be used"
_LIKE = "sqlite:////var/lib/verbatim.db or postgresql://user@host/name"

_TABLES = MetaData()
_SHARES = Table(
    "verbatim_shares",
    _TABLES,
    Column("key", String(64), primary_key=True),
    Column("quote", String(4000), nullable=False),
    Column("by", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("thread", String(32)),
    Column("message", String(32)),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("taken_back", DateTime(timezone=True)),
)
_REPORTS = Table(
    "verbatim_reports",
    _TABLES,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("quote", String(4000), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("remark", String(REMARK), nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("closed", DateTime(timezone=True)),
)


@dataclass(frozen=True, slots=True)
class Share:
    """Posted in a channel: which quote (ID#MARK) or else, by whom, where, when taken back."""

    key: str
    quote: str
    by: str
    channel: str
    thread: str | None = None
    message: str | None = None
    at: datetime | None = None
    taken_back: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody said of a quote (ID#MARK): a word for it, and a `remark` of their own."""

    quote: str
    kind: str
    by: str
    remark: str = ""
    id: int = 0
    at: datetime | None = None
    closed: datetime | None = None


class Store:
    """The database at a URL, its tables made if they are not there."""

    def __init__(self, url: str) -> None:
        try:
            self._engine = _engine(make_url(url))
        except ArgumentError:
            raise StoreError(f"{_REFUSED}: it is no address such as {_LIKE}") from None
        except ModuleNotFoundError as error:
            missing = f"{error.name} is missing; pip install 'verbatim-bot[postgres]'"
            raise StoreError(f"{_REFUSED}: {missing}") from None
        self._make_tables()

    def close(self) -> None:
        """Let go of its connections."""
        self._engine.dispose()

    def _make_tables(self) -> None:
        """Every process does at its start; of many at once, each finds one more made every time."""
        for _ in _TABLES.sorted_tables:
            with suppress(DBAPIError):
                _TABLES.create_all(self._engine)
                return
        with _told():
            _TABLES.create_all(self._engine)

    # Shares

    def share(self, share: Share) -> bool:
        """Keep that a quote is being shared; False where it is or was already. One that was begun
        long ago and is not posted, by a process that went down, may be begun again."""
        kept = {name: getattr(share, name) for name in ("key", "quote", "by", "channel", "thread")}
        if self._inserted(_SHARES, kept) is not None:
            return True
        mine = (_SHARES.c.key == share.key) & _SHARES.c.message.is_(None)
        long_ago = _SHARES.c.at < _now() - ABANDONED
        return self._updated(update(_SHARES).where(mine, long_ago).values(at=_now()))

    def posted(self, key: str, message: str) -> None:
        """Keep that a share is posted, as which message ("": nobody told)."""
        self._updated(update(_SHARES).where(_SHARES.c.key == key).values(message=message))

    def forget(self, key: str) -> None:
        """A share that could not be posted is none."""
        self._updated(delete(_SHARES).where(_SHARES.c.key == key))

    def shared(self, key: str) -> Share | None:
        """The share of that key."""
        with self._changing() as database:
            found = database.execute(select(_SHARES).where(_SHARES.c.key == key)).mappings().first()
        return Share(**_utc(found)) if found else None

    def take_back(self, key: str) -> bool:
        """Keep that a share is taken back; False where it was before, or where there is none."""
        standing = (_SHARES.c.key == key) & _SHARES.c.taken_back.is_(None)
        return self._updated(update(_SHARES).where(standing).values(taken_back=_now()))

    def leave(self, key: str) -> None:
        """A share that could not be removed still stands."""
        self._updated(update(_SHARES).where(_SHARES.c.key == key).values(taken_back=None))

    # Reports

    def report(self, key: str, report: Report) -> int | None:
        """Keep a report, and its number; None where the one of that key is kept already."""
        kept = {name: getattr(report, name) for name in ("quote", "kind", "by")}
        kept |= {"key": short(key), "remark": report.remark[:REMARK]}
        number = self._inserted(_REPORTS, kept)
        return None if number is None else int(number)

    def reports(self, *, closed: bool = False) -> Iterator[Report]:
        """The reports in their order; with `closed`, those that were seen to as well."""
        columns = [column for column in _REPORTS.c if column.name != "key"]
        chosen = select(*columns).order_by(_REPORTS.c.id)
        chosen = chosen if closed else chosen.where(_REPORTS.c.closed.is_(None))
        with self._changing() as database:
            for row in database.execute(chosen).mappings():
                yield Report(**_utc(row))

    def close_report(self, id: int) -> bool:
        """Keep that a report is seen to; False where it was, or where there is none."""
        waiting = (_REPORTS.c.id == id) & _REPORTS.c.closed.is_(None)
        return self._updated(update(_REPORTS).where(waiting).values(closed=_now()))

    # The database itself

    def _inserted(self, table: Table, kept: dict[str, Any]) -> Any:
        """The row's own key, or None where its unique key stands there already."""
        try:
            with self._changing() as database:
                row = database.execute(insert(table).values(**kept, at=_now())).inserted_primary_key
        except IntegrityError:
            return None
        return row[0] if row else None

    def _updated(self, statement: Any) -> bool:
        with self._changing() as database:
            return bool(database.execute(statement).rowcount)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """One transaction; the database's own trouble is told without what was being kept."""
        with _told(), self._engine.begin() as database:
            yield database


def short(*parts: str) -> str:
    """A key of a fixed length, of parts of any: for a column, or a menu's entry."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        said = str(error.orig).strip().partition("\n")[0]
        raise StoreError(f"{_REFUSED} ({type(error.orig).__name__}: {said})") from None


def _engine(url: URL) -> Engine:
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if kind != "sqlite":
        raise ArgumentError
    if url.database in (None, "", ":memory:"):  # it lives as long as its one connection
        every_thread, one = {"check_same_thread": False}, {"pool_size": 1, "max_overflow": 0}
        return create_engine(url, poolclass=QueuePool, connect_args=every_thread, **one)
    path = Path(url.database or "").expanduser()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{_REFUSED}: {path.parent}: {error.strerror}") from None
    return create_engine(url.set(database=str(path)), connect_args={"timeout": BUSY})


def _now() -> datetime:
    return datetime.now(UTC)


def _utc(row: RowMapping) -> dict[str, Any]:
    """A row; SQLite gives its times back without their zone, PostgreSQL in the server's."""
    times = {name: value for name, value in row.items() if isinstance(value, datetime)}
    for name, at in times.items():
        times[name] = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return {**row, **times}
