"""Dagster's event log in one SQLite file, with one engine for the life of the process.

Dagster's own SQLite storages make a new SQLAlchemy engine for every event, which compiles every statement
anew: on a month with over a hundred checks that costs more than making the month. Installations with
PostgreSQL (see the runbook) do not use this.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from dagster._core.definitions.asset_checks.asset_check_evaluation import AssetCheckEvaluationPlanned
from dagster._core.definitions.asset_key import AssetKey
from dagster._core.event_api import AssetRecordsFilter, EventRecordsResult
from dagster._core.events import DagsterEventType
from dagster._core.events.log import EventLogEntry
from dagster._core.storage.asset_check_execution_record import AssetCheckExecutionRecordStatus
from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable
from dagster_shared.serdes import serialize_value
from sqlalchemy import Connection, Engine, create_engine, event

_BUSY_TIMEOUT_SECONDS = 30

#: For so long an answer stands: the checks of one table are told within a moment.
_ANSWER_SECONDS = 0.5


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

    #: The last question for materializations, until when its answer stands, and the answer.
    _answered: tuple[tuple[object, ...], float, EventRecordsResult] | None = None

    @cached_property
    def _open(self) -> threading.local:
        return threading.local()

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        """A transaction; inside another one of the same thread, that one."""
        if connection := getattr(self._open, "connection", None):
            yield connection
            return
        with self._engine.connect() as connection, connection.begin():
            self._open.connection = connection
            try:
                yield connection
            finally:
                self._open.connection = None

    def store_event(self, event: EventLogEntry) -> None:
        """An event and what Dagster derives from it, in one transaction."""
        if event.dagster_event_type is DagsterEventType.ASSET_MATERIALIZATION:
            self._answered = None
        with self._connect():
            super().store_event(event)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """The events that Dagster hands over together, in one transaction: all that a run is going to do."""
        with self._connect():
            for event in events:
                super().store_event(event)

    def store_asset_check_event(self, event: EventLogEntry, event_id: int | None) -> None:
        """Planned checks by a statement that SQLAlchemy compiles once; Dagster's own form is compiled for each."""
        data = event.dagster_event.event_specific_data if event.dagster_event else None
        if not isinstance(data, AssetCheckEvaluationPlanned):
            super().store_asset_check_event(event, event_id)
            return
        partitions = data.partitions_subset.get_partition_keys() if data.partitions_subset else [None]
        planned = {
            "asset_key": data.asset_key.to_string(),
            "check_name": data.check_name,
            "run_id": event.run_id,
            "execution_status": AssetCheckExecutionRecordStatus.PLANNED.value,
            "evaluation_event": serialize_value(event),
            "evaluation_event_timestamp": datetime.fromtimestamp(event.timestamp, UTC).replace(tzinfo=None),
            "evaluation_event_storage_id": event_id,
        }
        with self._connect() as connection:
            connection.execute(
                AssetCheckExecutionsTable.insert(), [{**planned, "partition": partition} for partition in partitions]
            )

    def fetch_materializations(
        self,
        records_filter: AssetKey | AssetRecordsFilter,
        limit: int,
        cursor: str | None = None,
        ascending: bool = False,
    ) -> EventRecordsResult:
        """The newest materialization of a month, which each check of a table asks for again, is looked up once."""
        asked = (records_filter, limit, cursor, ascending)
        # One reading: another thread may forget it meanwhile.
        answered = self._answered
        if answered is not None and answered[0] == asked and time.monotonic() < answered[1]:
            return answered[2]
        found = super().fetch_materializations(records_filter, limit, cursor, ascending)
        self._answered = (asked, time.monotonic() + _ANSWER_SECONDS, found)
        return found

    @cached_property
    def _has_index_columns(self) -> bool:
        return bool(super().has_asset_key_index_cols())

    def _has_asset_key_index_cols_on_connection(self, conn: Connection) -> bool:
        # The file's columns do not change while it is open; Dagster looks at them at every materialization.
        return self._has_index_columns

    @property
    def supports_asset_checks(self) -> bool:
        """The table is there since the file was made; asking for it at every check costs as much as storing it."""
        return True
