"""Dagster's event log in one SQLite file, with one engine for the life of the process.

Dagster's own SQLite storages make a new SQLAlchemy engine for every event, which compiles every statement
anew: on a month with over a hundred checks that costs more than making the month. Installations with
PostgreSQL (see the runbook) do not use this.
"""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Any

from dagster._core.definitions.asset_key import AssetKey
from dagster._core.event_api import AssetRecordsFilter, EventRecordsResult
from dagster._core.events import ASSET_EVENTS, DagsterEventType
from dagster._core.events.log import EventLogEntry
from dagster._core.storage.asset_check_execution_record import AssetCheckExecutionRecordStatus
from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable, SqlEventLogStorageTable
from sqlalchemy import Connection, Engine, create_engine, event

_BUSY_TIMEOUT_SECONDS = 30

#: For so long an answer stands: the checks of one table are told within a moment.
_ANSWER_SECONDS = 0.5

# Statements of three kinds are nine in ten of a run's. SQLAlchemy would build each anew, at several times the cost of
# running it; a test holds that what is stored is what Dagster stores.
_INSERT_EVENT = (
    f"INSERT INTO {SqlEventLogStorageTable.name} "
    "(run_id, event, dagster_event_type, timestamp, step_key, asset_key, partition) "
    "VALUES (:run_id, :event, :dagster_event_type, :timestamp, :step_key, :asset_key, :partition)"
)
_INSERT_PLANNED_CHECK = (
    f"INSERT INTO {AssetCheckExecutionsTable.name} (asset_key, check_name, partition, run_id, execution_status, "
    "evaluation_event, evaluation_event_timestamp, evaluation_event_storage_id) "
    "VALUES (:asset_key, :check_name, :partition, :run_id, :status, :event, :timestamp, :event_id)"
)
_UPDATE_CHECK = (
    f"UPDATE {AssetCheckExecutionsTable.name} SET execution_status = :status, evaluation_event = :event, "
    "evaluation_event_timestamp = :timestamp, evaluation_event_storage_id = :event_id, "
    "materialization_event_storage_id = :judged WHERE asset_key = :asset_key AND check_name = :check_name "
    "AND run_id = :run_id AND partition IS :partition"
)


def _as_stored(moment: datetime) -> str:
    """A moment as SQLAlchemy writes it to SQLite."""
    return moment.isoformat(sep=" ", timespec="microseconds")


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
        kind = event.dagster_event_type
        if kind is DagsterEventType.ASSET_MATERIALIZATION:
            self._answered = None
        with self._connect() as connection:
            row = self._event_to_row(event)
            row["timestamp"] = _as_stored(row["timestamp"])
            event_id = connection.exec_driver_sql(_INSERT_EVENT, row).lastrowid
            if kind in ASSET_EVENTS and event.get_dagster_event().asset_key:
                self._store_asset_event_tags(connection, [event], [event_id])
                self._store_asset_event(connection, event, event_id)
            elif kind is DagsterEventType.ASSET_CHECK_EVALUATION_PLANNED:
                self._store_planned(connection, event, event_id, row)
            elif kind is DagsterEventType.ASSET_CHECK_EVALUATION:
                self._store_evaluation(connection, event, event_id, row)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """The events that Dagster hands over together, in one transaction: all that a run is going to do."""
        with self._connect():
            for event in events:
                self.store_event(event)

    def _store_planned(
        self, connection: Connection, event: EventLogEntry, event_id: int, row: Mapping[str, object]
    ) -> None:
        planned = event.get_dagster_event().asset_check_planned_data
        subset = planned.partitions_subset
        for partition in subset.get_partition_keys() if subset else [None]:
            values = {
                "asset_key": planned.asset_key.to_string(),
                "check_name": planned.check_name,
                "partition": partition,
                "run_id": event.run_id,
                "status": AssetCheckExecutionRecordStatus.PLANNED.value,
                "event": row["event"],
                "timestamp": row["timestamp"],
                "event_id": event_id,
            }
            connection.exec_driver_sql(_INSERT_PLANNED_CHECK, values)

    def _store_evaluation(
        self, connection: Connection, event: EventLogEntry, event_id: int, row: Mapping[str, object]
    ) -> None:
        """The result of a check that was planned; of one that was not, as Dagster does it."""
        evaluation = event.get_dagster_event().asset_check_evaluation_data
        judged = evaluation.target_materialization_data
        status = (
            AssetCheckExecutionRecordStatus.SUCCEEDED if evaluation.passed else AssetCheckExecutionRecordStatus.FAILED
        )
        values = {
            "asset_key": evaluation.asset_key.to_string(),
            "check_name": evaluation.check_name,
            "partition": evaluation.partition,
            "run_id": event.run_id,
            "status": status.value,
            "event": row["event"],
            "timestamp": row["timestamp"],
            "event_id": event_id,
            "judged": judged.storage_id if judged else None,
        }
        if not event.run_id or not connection.exec_driver_sql(_UPDATE_CHECK, values).rowcount:
            self.store_asset_check_event(event, event_id)

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
