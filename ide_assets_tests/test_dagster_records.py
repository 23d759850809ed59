"""Dagster's records of a home that several processes open."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import dagster as dg
import duckdb
import pytest

from ide_assets.domains.deliveries.reading.rows import NOT_KEPT
from ide_assets.operations.text_erasure import erase_from_records
from ide_assets.store.dagster_records import dagster_instance, delete_runs, has_records, old_runs
from ide_assets.store.home import Home
from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.postgres import postgres
from ide_assets_tests.processes import server

_TOGETHER = 4


def _open_records(root: Path, together: Barrier) -> None:
    together.wait()
    with dagster_instance(Home(root)) as instance:
        instance.get_runs(limit=1)
        instance.all_instigator_state()


def test_concurrent_processes_create_the_records_once(tmp_path: Path) -> None:
    """As a daemon and a web server do on a new machine."""
    together = server().Barrier(_TOGETHER)
    processes = [server().Process(target=_open_records, args=(tmp_path, together)) for _ in range(_TOGETHER)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * _TOGETHER
    _open_records(tmp_path, Barrier(1))


LATER = datetime.now(UTC) + timedelta(days=1)


@dg.asset(
    partitions_def=dg.StaticPartitionsDefinition(["2023-01", "2023-02"]),
    check_specs=[dg.AssetCheckSpec("whole", asset="pools")],
)
def pools(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
    """An asset with a check; it fails if the run's tags request it."""
    if "fail" in context.run_tags:
        raise RuntimeError("as asked")
    yield dg.MaterializeResult(
        metadata={"rows": "x" * 100_000}, check_results=[dg.AssetCheckResult(passed=True, check_name="whole")]
    )


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    with dagster_instance(Home(tmp_path / "home")) as instance:
        yield instance


def materialize(instance: dg.DagsterInstance, month: str, *tags: str) -> str:
    """Materialize the asset's month; returns the run's id."""
    return dg.materialize(
        [pools], partition_key=month, instance=instance, tags=dict.fromkeys(tags, "true"), raise_on_error=False
    ).run_id


def test_runs_without_current_references_are_old(instance: dg.DagsterInstance) -> None:
    superseded = [materialize(instance, "2023-01") for _ in range(3)]
    published, newest = superseded.pop(1), materialize(instance, "2023-01")
    failed = [materialize(instance, "2023-02", "fail") for _ in range(2)]
    materialized = materialize(instance, "2023-02")
    newest_failed = materialize(instance, "2023-02", "fail")
    old = old_runs(instance, LATER, [published])
    assert set(old.run_ids) == {*superseded, failed[0], failed[1]}
    assert old.characters > 200_000
    assert old_runs(instance, LATER - timedelta(days=2), []).run_ids == ()
    assert {newest, materialized, newest_failed}.isdisjoint(old.run_ids)


def test_deletion_of_old_runs_keeps_the_current_records(instance: dg.DagsterInstance) -> None:
    for _ in range(4):
        materialize(instance, "2023-01")
    newest = materialize(instance, "2023-01")
    materialize(instance, "2023-02")
    check = dg.AssetCheckKey(dg.AssetKey("pools"), "whole")
    storage, database = instance.event_log_storage, Path(instance.root_directory) / "event_log.db"
    before = sum(path.stat().st_size for path in database.parent.glob("event_log.db*"))
    months = storage.get_materialized_partitions(dg.AssetKey("pools"))
    runs = old_runs(instance, LATER, [])
    delete_runs(instance, runs)
    assert len(runs.run_ids) == 4
    assert storage.get_materialized_partitions(dg.AssetKey("pools")) == months == {"2023-01", "2023-02"}
    assert instance.get_runs_count() == 2
    results = storage.get_asset_check_execution_history(check, limit=20)
    assert {result.run_id for result in results} >= {newest}
    assert len(results) == 2
    assert sum(path.stat().st_size for path in database.parent.glob("event_log.db*")) < before / 2
    assert old_runs(instance, LATER, []).run_ids == ()
    # The records are whole: the next run is stored.
    materialize(instance, "2023-01")


@pytest.mark.parametrize("elsewhere", [False, True])
def test_damaged_records_are_reported_with_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    home = Home(tmp_path / "home")
    with dagster_instance(home):
        pass
    folder = home.dagster
    if elsewhere:
        folder = home.dagster.rename(tmp_path / "records")
        monkeypatch.setenv("DAGSTER_HOME", str(folder))
    for path in folder.rglob("*.db*"):
        path.write_bytes(b"garbage" * 1000)
    with (
        pytest.raises(RuntimeError, match=rf"Dagster's records in {re.escape(str(folder))} are damaged"),
        dagster_instance(home) as instance,
    ):
        old_runs(instance, LATER, [])


@pytest.mark.parametrize("folder", ["relative", "/no/such/folder"])
def test_a_wrong_dagster_home_is_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", folder)
    with (
        pytest.raises(RuntimeError, match="Expected the absolute path of an existing folder"),
        dagster_instance(Home(tmp_path / "home")),
    ):
        pass


def test_an_empty_dagster_home_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", "")
    home = Home(tmp_path / "home")
    assert not has_records(home)
    with dagster_instance(home) as instance:
        assert Path(instance.root_directory) == home.dagster


@pytest.mark.parametrize("folder", ["a?b", "[x]", "a b #1?%20ü [x]{y}*'q\"$HOME&;~"])
def test_69_records_are_below_the_home_at_any_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """The path is not cut at a special character, and the settings of the home apply."""
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    home = Home(tmp_path / folder / "home")
    for _ in range(2):
        with dagster_instance(home) as instance:
            materialize(instance, "2023-01")
            assert not instance.telemetry_enabled
    assert [path.name for path in tmp_path.iterdir()] == [folder]
    databases = {str(path.relative_to(home.dagster)) for path in home.dagster.rglob("*.db")}
    assert databases == {"event_log.db", "history/runs.db", "schedules/schedules.db"}
    with dagster_instance(home) as instance:
        assert instance.get_runs_count() == 2
        assert len(old_runs(instance, LATER, []).run_ids) == 1


def test_erasure_reaches_the_records_in_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events, check results, tags of runs and messages of ticks; other text is unchanged."""
    person, neighbour = "mila.o'hara+x@example.com", "mila.o'hara+x@example.community"
    dagster_home = tmp_path / "dagster"
    dagster_home.mkdir()
    shutil.copyfile(REPOSITORY / "deploy" / "dagster.yaml", dagster_home / "dagster.yaml")
    monkeypatch.setenv("DAGSTER_HOME", str(dagster_home))
    home = Home(tmp_path / "home")
    with postgres() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        with dagster_instance(home) as instance:
            run = materialize(instance, "2023-01", person, neighbour)
            instance.report_engine_event(
                f"rejected:\n{person.upper()}, rejected; {neighbour} is another", instance.get_run_by_id(run)
            )
            instance.run_storage.set_cursor_values({"seen": f"<{person}>", "other": neighbour})
        with duckdb.connect() as connection:
            assert erase_from_records(connection, home, {person}) >= 3
            assert erase_from_records(connection, home, {person}) == 0
        with dagster_instance(home) as instance:
            (record,) = instance.get_run_records()
            assert person not in record.dagster_run.tags
            assert neighbour in record.dagster_run.tags
            messages = [str(entry.message) for entry in instance.all_logs(run)]
            assert not any(person in message.lower().replace(neighbour, "") for message in messages)
            assert any(f"{NOT_KEPT}, rejected; {neighbour} is another" in message for message in messages)
            assert instance.run_storage.get_cursor_values({"seen", "other"}) == {
                "seen": f"<{NOT_KEPT}>",
                "other": neighbour,
            }
        dumped = subprocess.run(
            ["pg_dump", "--host", variables["DAGSTER_PG_HOST"], "--port", variables["DAGSTER_PG_PORT"],
             "--username", variables["DAGSTER_PG_USERNAME"], variables["DAGSTER_PG_DB"]],
            env={**os.environ, "PGPASSWORD": variables["DAGSTER_PG_PASSWORD"]},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert person not in dumped.stdout.lower().replace(neighbour, "")
