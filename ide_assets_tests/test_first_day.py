"""The first day in Dagster: a checkout's definitions load with dg, and a month launched from the UI is published."""

import subprocess
import sys
from pathlib import Path

import pytest

from ide_assets.months import Month
from ide_assets.store import dagster_records
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.dagster_dev import (
    REPOSITORY_SELECTOR,
    check_out,
    dagster_dev,
    first_answer,
    graphql,
    shell_environment,
)
from ide_assets_tests.needs import without
from ide_assets_tests.small_vendor import deliver
from ide_assets_tests.waiting import PATIENCE_SECONDS, wait_until

MONTH = "2023-01"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one delivered month."""
    check_out(tmp_path)
    deliver(tmp_path / "data" / "landing", MONTH, MONTH)
    return tmp_path


def test_checkout_and_home_have_the_same_settings() -> None:
    """They differ in the place of the records, so that `dagster dev` shows the history of the demo's home."""
    own = dagster_records.DAGSTER_YAML.replace("base_dir:\n      env: DAGSTER_HOME", "base_dir: data/home/dagster")
    body = own.partition("\n")[2]
    assert (REPOSITORY / "dagster.yaml").read_text(encoding="utf-8").endswith(body)


@pytest.mark.slow
def test_dg_check_defs_passes(checkout: Path) -> None:
    dg = Path(sys.executable).with_name("dg")
    if not dg.exists():
        without("dagster-dg-cli is not installed (the extra dev)")
    done = subprocess.run(
        [str(dg), "check", "defs"],
        cwd=checkout,
        env=shell_environment(checkout),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All definitions loaded successfully" in done.stdout + done.stderr


_LAUNCH = """mutation($run: ExecutionParams!) { launchRun(executionParams: $run) {
  __typename ... on LaunchRunSuccess { run { runId } } } }"""

_STATUS = "query($run: ID!) { runOrError(runId: $run) { ... on Run { status } } }"

_MONTH = """query($key: AssetKeyInput!) { assetOrError(assetKey: $key) { ... on Asset {
  assetMaterializations(limit: 1) { partition metadataEntries { label __typename ... on UrlMetadataEntry { url }
    ... on TableColumnLineageMetadataEntry { lineage { columnName columnDeps { columnName } } } } } } } }"""

_CHECKS = """query($key: AssetKeyInput!, $name: String!) {
  assetCheckExecutions(assetKey: $key, checkName: $name, limit: 9) { status runId evaluation { metadataEntries {
    label ... on UrlMetadataEntry { url } } } } }"""


@pytest.mark.slow(minutes=4)
def test_month_launched_from_the_ui_is_published_with_lineage_checks_and_report(checkout: Path) -> None:
    with dagster_dev(checkout) as address:
        run = _launched(address)

        def status() -> str:
            return str(graphql(address, _STATUS, {"run": run})["runOrError"]["status"])

        wait_until(lambda: status() in _ENDED, lambda: f"the run is still {status()}")
        assert status() == "SUCCESS"
        key = {"path": ["entitlement", "assignment_monthly"]}
        (materialization,) = graphql(address, _MONTH, {"key": key})["assetOrError"]["assetMaterializations"]
        entries = {entry["label"]: entry for entry in materialization["metadataEntries"]}
        assert materialization["partition"] == MONTH
        assert entries["report"]["url"] == f"http://127.0.0.1:3030/quality/{MONTH}.html"
        assert entries["dagster/column_lineage"]["lineage"]
        checks = graphql(address, _CHECKS, {"key": key, "name": "key_identifies_one_row"})["assetCheckExecutions"]
        # The sensor may have asked for the same month meanwhile.
        (check,) = (check for check in checks if check["runId"] == run)
        assert check["status"] == "SUCCEEDED"
        assert any(entry.get("url", "").endswith(f"{MONTH}.html") for entry in check["evaluation"]["metadataEntries"])
    home = Home(checkout / "data" / "home")
    assert set(Ledger(home).published) == {Month.parse(MONTH)}
    assert (home.reports / "quality" / f"{MONTH}.html").is_file()
    assert not [path.name for path in checkout.glob(".tmp_dagster_home_*/history/runs.db")]


_ENDED = ("SUCCESS", "FAILURE", "CANCELED")


def _launched(address: str) -> str:
    """Launch the month as the UI does, as soon as the servers answer; returns the run's id."""
    selector = {**REPOSITORY_SELECTOR, "jobName": "publish_month"}
    tags = [{"key": "dagster/partition", "value": MONTH}]
    params = {"selector": selector, "runConfigData": {}, "executionMetadata": {"tags": tags}}
    answer = first_answer(address, _LAUNCH, {"run": params})["launchRun"]
    assert answer["__typename"] == "LaunchRunSuccess", answer
    return str(answer["run"]["runId"])
