"""The sensor, tick by tick, at chosen times, with real months in a real home."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.events import DagsterEvent
from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteRepositoryOrigin

from ide_assets.automation.code_location import definitions
from ide_assets.automation.due import INPUTS_TAG
from ide_assets.automation.freshness import FRESHNESS
from ide_assets.automation.incidents import incidents_at
from ide_assets.automation.jobs import MONTHLY_JOB, RELEASE_JOB
from ide_assets.automation.sensors import evaluate_months
from ide_assets.definitions import defs
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger
from ide_assets_tests.small_vendor import deliver

Installation = Callable[[Path], Settings]


@pytest.fixture
def instance(tmp_path: Path, installation: Installation) -> Iterator[dg.DagsterInstance]:
    """Dagster's records of a fresh home that looks at `landing`."""
    (tmp_path / "landing").mkdir()
    installation(tmp_path / "landing")
    with dg.DagsterInstance.get() as opened:
        yield opened


@pytest.fixture
def of_january(published_month: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    """Dagster's records of a home with a calendar, in which January 2023 is published."""
    monkeypatch.setenv("IDE_CALENDAR__DAY", "5")
    with dg.DagsterInstance.get() as opened:
        yield opened


class Clockwork:
    """The sensor `publish_deliveries`, tick by tick; `does` runs what it requested."""

    def __init__(self, instance: dg.DagsterInstance) -> None:
        self.instance = instance
        self.cursor: str | None = None
        self.asked: list[str] = []
        self.freshness: list[bool] = []

    def look(self, moment: str) -> dg.SensorResult:
        """One tick at a moment (UTC)."""
        result = evaluate_months(self.instance, self.cursor, datetime.fromisoformat(moment).replace(tzinfo=UTC))
        self.cursor = result.cursor
        for event in result.asset_events:
            assert isinstance(event, dg.AssetCheckEvaluation) and event.asset_check_key == FRESHNESS
            self.freshness.append(event.passed)
        return result

    def does(self, result: dg.SensorResult) -> None:
        """Run the requests in their order."""
        for request in result.run_requests or ():
            assert request.run_key not in self.asked, "Dagster would never run that key again"
            self.asked.append(str(request.run_key))
            done = defs.resolve_job_def(str(request.job_name)).execute_in_process(
                instance=self.instance,
                partition_key=request.partition_key,
                tags=dict(request.tags),
                run_config={"loggers": {"progress": {}}},
            )
            assert done.success


def months(result: dg.SensorResult) -> list[str | None]:
    return [request.partition_key for request in result.run_requests or ()]


@pytest.mark.slow(minutes=1.5)
def test_builds_each_month_of_a_downtime_once(of_january: dg.DagsterInstance, tmp_path: Path) -> None:
    clockwork = Clockwork(of_january)
    assert months(clockwork.look("2023-02-06")) == []
    assert clockwork.freshness == [True]

    # The machine is off from February to April; the deliveries arrived nevertheless.
    deliver(tmp_path / "landing", "2023-02", "2023-03")
    after = clockwork.look("2023-04-10")
    assert months(after) == ["2023-02", "2023-03"]
    assert clockwork.freshness == [True, False]
    clockwork.does(after)

    # On the next day nothing is left to do.
    for hour in range(0, 24, 6):
        look = clockwork.look(f"2023-04-11T{hour:02}:00")
        assert months(look) == [], look.skip_reason
    assert clockwork.freshness == [True, False, True], "stored once for each change, not at every tick"
    assert [key[:7] for key in clockwork.asked] == ["2023-02", "2023-03"]
    assert {str(month) for month in Ledger(Home(tmp_path / "home")).published} == {"2023-01", "2023-02", "2023-03"}

    # A month later no delivery has arrived: time alone makes the check fail, and rebuilding old months does not make
    # it pass.
    clockwork.look("2023-05-05T07:00")
    assert clockwork.freshness[-1] is False
    partial = dg.AssetSelection.assets("usage/usage_monthly").downstream().resolve(defs.resolve_asset_graph())
    rebuilt = defs.resolve_job_def(MONTHLY_JOB).execute_in_process(
        instance=of_january,
        partition_key="2023-01",
        asset_selection=list(partial),
        run_config={"loggers": {"progress": {}}},
    )
    assert rebuilt.success
    clockwork.look("2023-05-05T08:00")
    assert clockwork.freshness[-1] is False

    # The schedule of that day agrees with the sensor.
    schedule = definitions(Settings()).resolve_schedule_def("publish_expected_month")
    tick = schedule.evaluate_tick(
        dg.build_schedule_context(of_january, scheduled_execution_time=datetime(2023, 5, 5, 6, tzinfo=UTC))
    )
    assert not tick.run_requests


def test_closes_a_run_whose_process_is_gone(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    job = defs.resolve_job_def(RELEASE_JOB)
    killed, living = (
        instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED, tags={INPUTS_TAG: "a"}) for _ in range(2)
    )
    home = Home(tmp_path / "home")
    home.note_gone(killed.run_id)
    with home.locked(living.run_id, 0):
        evaluate_months(instance, None, datetime.now(UTC))
        statuses = [instance.get_run_by_id(run.run_id) for run in (killed, living)]
        assert [run.status.value for run in statuses if run] == ["FAILURE", "STARTED"]
    assert home.gone() == []


def test_rebuilds_a_damaged_release(of_january: dg.DagsterInstance, tmp_path: Path) -> None:
    clockwork = Clockwork(of_january)
    assert clockwork.look("2023-02-07").run_requests == []
    (tmp_path / "home" / "releases" / "current" / "eio_publish.duckdb").write_bytes(b"gone")
    asked = clockwork.look("2023-02-08")
    assert [request.job_name for request in asked.run_requests or ()] == ["release"]
    clockwork.does(asked)
    assert clockwork.look("2023-02-09").run_requests == []


def test_missing_landing_folder_is_an_incident(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    now = datetime(2023, 4, 10, tzinfo=UTC)
    assert incidents_at(Settings(), instance, now).incidents == ()
    (tmp_path / "landing").rmdir()
    (incident,) = incidents_at(Settings(), instance, now).incidents
    assert str(tmp_path / "landing") in incident.title
    look = evaluate_months(instance, None, now)
    assert look.run_requests == [] and "does not exist" in str(look.skip_reason)


#: What Dagster decides about a failed run, and whether an alert is due: at once, after two hours, during a repetition.
DECISIONS = {
    "repeated": ("true", False, True, False),
    "final": ("false", True, True, True),
    "open": (None, False, True, False),
}


@pytest.mark.parametrize(("decision", "at_once", "later", "meanwhile"), DECISIONS.values(), ids=DECISIONS)
@pytest.mark.parametrize("job", [MONTHLY_JOB, RELEASE_JOB])
def test_a_failed_run_is_an_incident_unless_it_is_repeated(
    installation: Installation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    job: str,
    decision: str | None,
    at_once: bool,
    later: bool,
    meanwhile: bool,
) -> None:
    # January is due, because February was delivered; both were delivered long ago.
    deliver(tmp_path / "landing", "2023-01", "2023-02")
    for delivered in (tmp_path / "landing").rglob("_SUCCESS"):
        os.utime(delivered, (0, 0))
    settings = installation(tmp_path / "landing")
    is_month = job == MONTHLY_JOB
    key, tags = ("2023-01", {"dagster/partition": "2023-01"}) if is_month else ("release", {})
    monkeypatch.setattr("ide_assets.store.release_building.is_behind", lambda *_: not is_month)
    failed_at = datetime.now(UTC)
    with dagster_instance(home_of(settings)) as instance:

        def started() -> str:
            run = instance.create_run_for_job(
                defs.resolve_job_def(job), status=dg.DagsterRunStatus.STARTED, tags=dict(tags)
            )
            return run.run_id

        failed = started()
        # Dagster stores the failure first, then whether it repeats the run.
        instance.run_storage.handle_run_event(failed, DagsterEvent("PIPELINE_FAILURE", job), failed_at)
        if decision is not None:
            instance.add_run_tags(failed, {"dagster/will_retry": decision})

        def alert_is_due(time: timedelta) -> bool:
            seen = incidents_at(settings, instance, failed_at + time)
            is_due = key in {incident.key for incident in seen.incidents}
            # A message neither of its beginning nor of its end.
            assert is_due != (key in seen.unsettled)
            return is_due

        assert alert_is_due(timedelta(seconds=1)) == at_once
        assert alert_is_due(timedelta(hours=2)) == later
        started()
        assert alert_is_due(timedelta(hours=2)) == meanwhile


def test_closes_a_run_that_never_reached_the_lock_but_not_one_that_just_ended(
    instance: dg.DagsterInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    launched = RemoteRepositoryOrigin(RegisteredCodeLocationOrigin("ide_assets"), "__repository__")
    lost, ending = (
        instance.create_run_for_job(
            defs.resolve_job_def(RELEASE_JOB),
            status=dg.DagsterRunStatus.STARTING,
            remote_job_origin=launched.get_job_origin(RELEASE_JOB),
        )
        for _ in range(2)
    )
    for run in (lost, ending):
        instance.report_dagster_event(DagsterEvent("PIPELINE_START", RELEASE_JOB), run.run_id)

    def statuses() -> list[str]:
        return [run.status.value for record in (lost, ending) if (run := instance.get_run_by_id(record.run_id))]

    waited: list[float] = []

    def its_last_event_comes(seconds: float) -> None:
        waited.append(seconds)
        instance.report_dagster_event(DagsterEvent("PIPELINE_SUCCESS", RELEASE_JOB), ending.run_id)

    monkeypatch.setattr("ide_assets.automation.sensors.time.sleep", its_last_event_comes)
    evaluate_months(instance, None, datetime.now(UTC))
    assert (statuses(), waited) == (["STARTED", "STARTED"], []), "started a moment ago, they may be about to ask for it"
    evaluate_months(instance, None, datetime.now(UTC) + timedelta(minutes=10))
    assert (statuses(), len(waited)) == (["FAILURE", "SUCCESS"], 1)
