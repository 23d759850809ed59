"""Partitions span the delivered and published months; runs of the command line belong to their job in the UI."""

from datetime import date, datetime
from pathlib import Path

import dagster as dg
import pytest

from ide_assets.automation.code_location import definitions
from ide_assets.automation.jobs import MONTHLY_JOB, RELEASE_JOB
from ide_assets.automation.partitions import months_definition
from ide_assets.kernel.installation import Installation
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import CODE_LOCATION, why


def partitions(root: Path, today: str, first_month: str = "2015-01") -> dg.MonthlyPartitionsDefinition:
    settings = Settings(landing=root / "landing", home=root / "home", first_month=first_month)
    return months_definition(settings, date.fromisoformat(today))


def keys(definition: dg.MonthlyPartitionsDefinition, now: str) -> list[str]:
    return list(definition.get_partition_keys(datetime.fromisoformat(f"{now}T12:00:00+00:00")))


def deliver(root: Path, *months: str) -> None:
    for month in months:
        (root / "landing" / "entitlements" / month).mkdir(parents=True)


def test_partitions_span_the_first_to_the_newest_month(tmp_path: Path) -> None:
    deliver(tmp_path, "2022-07", "2023-09")
    months = keys(partitions(tmp_path, "2026-11-26"), "2026-11-26")
    assert (months[0], months[-1], len(months)) == ("2022-07", "2023-09", 15)


def test_published_month_stays_a_partition_without_its_delivery(tmp_path: Path) -> None:
    deliver(tmp_path, "2023-03")
    (tmp_path / "home" / "lake" / "pool_monthly" / "month=2023-01").mkdir(parents=True)
    assert keys(partitions(tmp_path, "2023-04-10"), "2023-04-10") == ["2023-01", "2023-02", "2023-03"]


def test_only_the_end_advances_with_time(tmp_path: Path) -> None:
    deliver(tmp_path, "2023-02", "2023-03")
    loaded_in_april = partitions(tmp_path, "2023-04-10")
    assert keys(loaded_in_april, "2023-06-01") == ["2023-02", "2023-03", "2023-04", "2023-05"]


def test_current_month_is_a_partition_once_delivered(tmp_path: Path) -> None:
    deliver(tmp_path, "2023-03", "2023-04")
    assert keys(partitions(tmp_path, "2023-04-10"), "2023-04-10") == ["2023-03", "2023-04"]


@pytest.mark.parametrize("out_of_bounds", ["1023-04", "2015-12", "2203-04"])
def test_mistyped_month_does_not_move_the_ends(tmp_path: Path, out_of_bounds: str) -> None:
    deliver(tmp_path, "2023-03", out_of_bounds)
    assert keys(partitions(tmp_path, "2023-04-10", first_month="2016-01"), "2023-04-10") == ["2023-03"]


def test_partitions_start_at_the_first_possible_month_before_any_delivery(tmp_path: Path) -> None:
    months = keys(partitions(tmp_path, "2023-04-10", first_month="2022-12"), "2023-04-10")
    assert months == ["2022-12", "2023-01", "2023-02", "2023-03", "2023-04"]


def test_runs_of_the_command_line_belong_to_their_job_in_the_ui(published_month: Settings) -> None:
    of_the_code_location = {".dagster/repository": "__repository__@ide_assets"}
    with dg.DagsterInstance.get() as instance:
        runs = instance.get_runs(dg.RunsFilter(tags=of_the_code_location))
    assert {run.job_name for run in runs} == {MONTHLY_JOB, RELEASE_JOB}
    assert all(run.remote_job_origin and run.remote_job_origin.location_name == CODE_LOCATION for run in runs)


def test_backfill_works_for_the_job_but_not_for_assets(published_month: Settings) -> None:
    backfill = {"dagster/backfill": "abc", "dagster/partition": "2023-01"}
    asset = next(asset for asset in definitions(published_month).assets or () if isinstance(asset, dg.AssetsDefinition))
    resources = {"installation": Installation()}
    with dg.DagsterInstance.get() as instance:
        selected = dg.Definitions(assets=[asset], resources=resources).resolve_implicit_global_asset_job_def()
        refused = selected.execute_in_process(instance=instance, tags=backfill, raise_on_error=False)
        job = definitions(published_month).resolve_job_def(MONTHLY_JOB)
        built = job.execute_in_process(instance=instance, tags=backfill, asset_selection=[asset.key])
    assert not refused.success and "Jobs, publish_month, Partitions, Launch backfill" in why(refused.all_events)
    assert built.success
