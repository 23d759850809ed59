"""The home's event log stores events exactly as Dagster's own storage does."""

import sqlite3
from collections import Counter
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.asset_checks.asset_check_evaluation import AssetCheckEvaluation
from dagster._core.events import DagsterEvent, DagsterEventType
from dagster._core.events.log import EventLogEntry
from dagster._core.storage.event_log import ConsolidatedSqliteEventLogStorage
from dagster._serdes import deserialize_value

from ide_assets.store.dagster_storage import OneEngineEventLogStorage

TABLES = ("event_logs", "asset_check_executions", "asset_keys", "asset_event_tags")

#: The limit for events of one kind. A month has hundreds of some kinds, and Dagster's own storage is slow.
OF_EACH_KIND = 60

#: Left out of the comparison: the time at which a row was stored. The events' own times are compared.
TIME_OF_STORAGE = {"create_timestamp"}


def stored(folder: Path) -> dict[str, list[dict[str, object]]]:
    with sqlite3.connect(folder / "event_log.db") as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [
                {name: row[name] for name in row.keys() if name not in TIME_OF_STORAGE}  # noqa: SIM118
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")
            ]
            for table in TABLES
        }


def events_of(home: Path) -> list[EventLogEntry]:
    file = home / "dagster" / "event_log.db"
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT event FROM event_logs ORDER BY id").fetchall()
    return [deserialize_value(event, EventLogEntry) for (event,) in rows]


def not_planned(run_id: str) -> EventLogEntry:
    """The result of a check that no run had planned."""
    evaluation = AssetCheckEvaluation(dg.AssetKey("seats"), "unplanned", False, {})
    event = DagsterEvent(DagsterEventType.ASSET_CHECK_EVALUATION.value, "a_job", event_specific_data=evaluation)
    return EventLogEntry(None, "info", "", run_id, 1.5, dagster_event=event)  # type: ignore[no-untyped-call]


def some_of_each_kind(events: list[EventLogEntry]) -> list[EventLogEntry]:
    seen: Counter[DagsterEventType | None] = Counter()
    selected = []
    for event in events:
        seen[event.dagster_event_type] += 1
        if seen[event.dagster_event_type] <= OF_EACH_KIND:
            selected.append(event)
    return selected


@pytest.mark.slow(minutes=0.2)
def test_stores_the_events_of_a_month_as_dagster_does(january: Path, tmp_path: Path) -> None:
    events = [*some_of_each_kind(events_of(january / "home")), not_planned("a run"), not_planned("")]
    kinds = [event.dagster_event_type for event in events]
    assert kinds.count(DagsterEventType.ASSET_CHECK_EVALUATION_PLANNED) == OF_EACH_KIND
    assert kinds.count(DagsterEventType.ASSET_CHECK_EVALUATION) == OF_EACH_KIND + 2
    theirs = ConsolidatedSqliteEventLogStorage(str(tmp_path / "theirs"))
    ours = OneEngineEventLogStorage(str(tmp_path / "ours"))
    for event in events:
        theirs.store_event(event)
    ours.store_event_batch(events[:100])
    for event in events[100:]:
        ours.store_event(event)
    actual, expected = stored(tmp_path / "ours"), stored(tmp_path / "theirs")
    assert len(actual["event_logs"]) == len(events)
    assert actual == expected
    assert {row["execution_status"] for row in actual["asset_check_executions"]} == {"PLANNED", "SUCCEEDED", "FAILED"}
