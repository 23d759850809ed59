"""The report as written by runs and the command line."""

from pathlib import Path

import dagster as dg
import pytest

from ide_assets.automation.jobs import RELEASE_JOB
from ide_assets.automation.running import run_months
from ide_assets.definitions import defs
from ide_assets.months import Month
from ide_assets.reports.quality.assets import QUALITY_REPORT
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import home_of
from ide_assets_tests.conftest import command
from ide_assets_tests.small_vendor import deliver

pytestmark = pytest.mark.slow

FEBRUARY = Month(2023, 2)


def test_every_run_writes_a_report(tmp_path: Path, published_month: Settings) -> None:
    settings, landing = published_month, published_month.landing
    folder = settings.home / "reports" / "quality"
    assert {path.name for path in folder.iterdir()} == {"index.html", "2023-01.html"}
    assert "January 2023 is published" in (folder / "2023-01.html").read_text(encoding="utf-8")

    deliver(landing, "2023-02", "2023-02")
    (entitlements,) = (landing / "entitlements" / "2023-02").glob("*.csv")
    entitlements.write_text(entitlements.read_text(encoding="utf-8").replace("20", "soon "), encoding="utf-8")
    (failed,) = run_months(settings, [FEBRUARY], False)
    assert not failed.published
    health = (folder / "index.html").read_text(encoding="utf-8")
    assert "February 2023 is not published: entitlements failed. Readers see nothing of it." in health
    assert "ide quarantine --source entitlements --month 2023-02" in health
    assert {path.name for path in folder.iterdir()} == {"index.html", "2023-01.html", "2023-02.html"}

    # The job in the UI does the same, and links the page in the asset's metadata.
    (folder / "index.html").unlink()
    with dagster_instance(home_of(settings)) as instance:
        result = defs.resolve_job_def(RELEASE_JOB).execute_in_process(instance=instance)
    (written,) = (
        event.materialization
        for event in result.get_asset_materialization_events()
        if event.asset_key == QUALITY_REPORT
    )
    assert written.metadata["index"] == dg.MetadataValue.path(str((folder / "index.html").resolve()))
    assert (folder / "index.html").exists()

    # The command line writes it to any folder.
    out = tmp_path / "out"
    written_by_command = command(
        "report", "quality", "--month", "2023-02", "--out", str(out), landing=landing, home=settings.home
    )
    assert (written_by_command.returncode, written_by_command.stdout.strip()) == (0, str(out / "index.html"))
    assert {path.name for path in out.iterdir()} == {"index.html", "2023-02.html"}
    assert (out / "2023-02.html").read_bytes() == (folder / "2023-02.html").read_bytes()


def test_unknown_month_and_misspelt_month_are_errors(tmp_path: Path) -> None:
    unknown = command("report", "quality", "--month", "2023-05", landing=tmp_path, home=tmp_path / "home")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "nothing was read or judged for 2023-05 (months with records: none)" in unknown.stderr
    wrong = command("report", "quality", "--month", "May", landing=tmp_path, home=tmp_path / "home")
    assert wrong.returncode == 2 and "write it as YYYY-MM" in wrong.stderr
