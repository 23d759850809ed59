"""Dagster's event log in one SQLite file, with one SQLAlchemy engine per process.

Dagster's own SQLite storage creates an engine for every event, which compiles every statement again. Measured on the
1,132 events of one month of the sample, on a busy machine of two cores: 7.2 s of CPU with Dagster's storage, 0.5 s with
this one (54 to 59 s against 2 to 4 s of time, as fewer transactions wait for the disk). That is more than building the
month costs. Installations with PostgreSQL (see the runbook) do not use this module.

Importing this module also patches Dagster in two places that fail on certain paths: it appends a database's path to a
URL unescaped, so that a path with a question mark names another file, and it reads dagster.yaml as a glob pattern, so
that settings below a folder with brackets are ignored. Two storages are subclassed only so that dagster.yaml names this
module for all three, and every process that opens the records imports it.
"""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from configparser import ConfigParser
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from alembic.config import Config
from dagster._core.definitions.asset_key import AssetKey
from dagster._core.event_api import AssetRecordsFilter, EventRecordsResult
from dagster._core.events import ASSET_EVENTS, DagsterEventType
from dagster._core.events.log import EventLogEntry
from dagster._core.instance import config
from dagster._core.storage import sql
from dagster._core.storage.asset_check_execution_record import AssetCheckExecutionRecordStatus
from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable, SqlEventLogStorageTable
from dagster._core.storage.event_log.sqlite import consolidated_sqlite_event_log
from dagster._core.storage.runs.sqlite import sqlite_run_storage
from dagster._core.storage.schedules.sqlite import sqlite_schedule_storage
from dagster._core.storage.sqlite_storage import SqliteStorageConfig
from dagster._serdes import ConfigurableClassData
from dagster_shared.yaml_utils import load_yaml_from_path
from sqlalchemy import Connection, Engine, create_engine, event

_BUSY_TIMEOUT_SECONDS = 30

#: How long an answer is reused; the checks of one table are recorded within this time.
_ANSWER_SECONDS = 0.5

# Nine in ten statements of a run are one of these three. SQLAlchemy would build each again, which takes several times
# as long as running it. A test compares the stored rows with those of Dagster's own storage.
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


def _url(base_dir: str, db_name: str) -> str:
    """A database file as a URL for SQLAlchemy; SQLite decodes the escaped characters."""
    return f"sqlite:///{Path(base_dir, f'{db_name}.db').absolute().as_uri()}?uri=true"


for _module in (consolidated_sqlite_event_log, sqlite_run_storage, sqlite_schedule_storage):
    setattr(_module, "create_db_conn_string", _url)  # noqa: B010  # Not exported, so mypy does not know the name.


def _settings_in(path: str) -> object:
    """Dagster's settings from a file, whose path may contain any characters; None if it is missing or empty."""
    settings = load_yaml_from_path(path) if Path(path).exists() else None
    if not isinstance(settings, dict | None):
        raise ValueError(f"expected settings by name, got {type(settings).__name__}")
    return settings


class _AlembicConfig(Config):
    """Alembic's settings, for packages that may be installed below a folder with a percent sign."""

    @cached_property
    def file_config(self) -> ConfigParser:
        """The settings file; a percent sign in its path is not a reference to another setting."""
        file = Path(str(self.config_file_name))
        parser = ConfigParser({"here": str(file.parent).replace("%", "%%")})
        parser.read(file, encoding="utf-8")
        return parser


setattr(sql, "Config", _AlembicConfig)  # noqa: B010
setattr(config, "load_yaml_from_globs", _settings_in)  # noqa: B010


class RunStorage(sqlite_run_storage.SqliteRunStorage):
    """Dagster's runs in one SQLite file, at Dagster's default path."""

    @classmethod
    def from_config_value(  # type: ignore[override]  # As in Dagster itself.
        cls, inst_data: ConfigurableClassData | None, config_value: SqliteStorageConfig
    ) -> "RunStorage":
        """Open or create the file below Dagster's folder."""
        return cls.from_local(str(Path(config_value["base_dir"], "history")), inst_data)


class ScheduleStorage(sqlite_schedule_storage.SqliteScheduleStorage):
    """Dagster's schedules and sensors in one SQLite file, at Dagster's default path."""

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, str]
    ) -> "ScheduleStorage":
        """Open or create the file below Dagster's folder."""
        return cast("ScheduleStorage", cls.from_local(str(Path(config_value["base_dir"], "schedules")), inst_data))


def _as_stored(moment: datetime) -> str:
    """A moment as SQLAlchemy writes it to SQLite."""
    return moment.isoformat(sep=" ", timespec="microseconds")


class OneEngineEventLogStorage(ConsolidatedSqliteEventLogStorage):
    """The consolidated SQLite event log with a permanent engine, which caches connections and compiled statements."""

    @cached_property
    def _engine(self) -> Engine:
        engine = create_engine(self._conn_string, connect_args={"timeout": _BUSY_TIMEOUT_SECONDS})

        @event.listens_for(engine, "connect")
        def _use_normal_synchronous_mode(connection: Any, _: object) -> None:
            # With a write-ahead log, a power cut can lose the last events but not damage the file; published data
            # does not depend on them.
            connection.execute("PRAGMA synchronous = NORMAL")

        return engine

    #: The last query for materializations, the time until which its answer is valid, and the answer.
    _answer: tuple[tuple[object, ...], float, EventRecordsResult] | None = None

    @cached_property
    def _open(self) -> threading.local:
        return threading.local()

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        """A transaction, or the present one if this thread has one."""
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
        """Store an event, and the rows that Dagster derives from it, in one transaction."""
        kind = event.dagster_event_type
        if kind is DagsterEventType.ASSET_MATERIALIZATION:
            self._answer = None
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
        """Store the events of one batch, such as all planned events of a run, in one transaction."""
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
        """Store the result of a planned check; Dagster's own method stores the others."""
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
        """Cache the newest materialization of a month, which is queried for each check of a table."""
        query = (records_filter, limit, cursor, ascending)
        # Read once, because another thread may reset it.
        answer = self._answer
        if answer is not None and answer[0] == query and time.monotonic() < answer[1]:
            return answer[2]
        result = super().fetch_materializations(records_filter, limit, cursor, ascending)
        self._answer = (query, time.monotonic() + _ANSWER_SECONDS, result)
        return result

    @cached_property
    def _has_index_columns(self) -> bool:
        return bool(super().has_asset_key_index_cols())

    def _has_asset_key_index_cols_on_connection(self, conn: Connection) -> bool:
        # The columns do not change while the file is open; Dagster would query them at every materialization.
        return self._has_index_columns

    @property
    def supports_asset_checks(self) -> bool:
        """Always: the table was created with the file. A query at every check would take as long as storing it."""
        return True
