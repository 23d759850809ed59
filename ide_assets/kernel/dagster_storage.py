"""Dagster's event log in one SQLite file, with one engine for the life of the process.

Dagster's own SQLite storages make a new SQLAlchemy engine for every event, which compiles every statement
anew: on a month with over a hundred checks that costs more than making the month. Installations with
PostgreSQL (see the runbook) do not use this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from sqlalchemy import Connection, Engine, create_engine, event

_BUSY_TIMEOUT_SECONDS = 30


class OneEngineEventLogStorage(ConsolidatedSqliteEventLogStorage):
    """The consolidated SQLite event log, keeping its engine, and with it connections and compiled statements."""

    @cached_property
    def _engine(self) -> Engine:
        engine = create_engine(self._conn_string, connect_args={"timeout": _BUSY_TIMEOUT_SECONDS})

        @event.listens_for(engine, "connect")
        def _settle_for_normal(connection: Any, _: object) -> None:
            # With a write-ahead log a power cut can lose the last events, never damage the file; what is
            # published does not depend on them.
            connection.execute("PRAGMA synchronous = NORMAL")

        return engine

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @property
    def supports_asset_checks(self) -> bool:
        """The table is there since the file was made; asking for it at every check costs as much as storing it."""
        return True
