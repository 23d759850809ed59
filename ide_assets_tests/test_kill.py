"""kill -9 at every kind of moment: readers always see whole months, and running again finishes the job.

At random moments: python -m ide_assets_tests.soak.
"""

import signal
from pathlib import Path

import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.store.release import is_up_to_date
from ide_assets_tests.conftest import copy_of
from ide_assets_tests.kill_target import KillPoint
from ide_assets_tests.killing import OF_ONE_MONTH, finish, start
from ide_assets_tests.killing import what_readers_see as seen_in
from ide_assets_tests.published import TABLES
from ide_assets_tests.small_vendor import deliver, redeliver

pytestmark = [pytest.mark.slow(minutes=5)]

KERNEL = "ide_assets.kernel"

POINTS = (
    KillPoint(f"{KERNEL}.lake", "Lake.sweep"),
    KillPoint("ide_assets.domains.deliveries.register", "Register.note", is_after=True, call=3),
    KillPoint(f"{KERNEL}.engine", "write", is_after=True),
    KillPoint(f"{KERNEL}.judging", "judge", call=2),
    KillPoint(f"{KERNEL}.lake", "Lake.commit"),
    KillPoint("deltalake", "DeltaTable.create_write_transaction", is_after=True, call=4),
    KillPoint(f"{KERNEL}.ledger", "Ledger.publish"),
    KillPoint(f"{KERNEL}.ledger", "Ledger.publish", is_after=True),
    KillPoint(f"{KERNEL}.release", "_fill", is_after=True, call=3),
    KillPoint("pathlib", "Path.symlink_to", is_after=True),
    KillPoint(f"{KERNEL}.release", "_remove_old"),
)


def what_readers_see(home: Path) -> dict[str, str]:
    return seen_in(home, (*OF_ONE_MONTH, TABLES["ide_cohort_benchmark_monthly"]))


def test_readers_see_whole_months_whenever_a_run_is_killed(
    tmp_path: Path, january: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home" / "dagster"))
    landing, home = tmp_path / "landing", tmp_path / "home"
    copy_of(january, tmp_path)
    deliver(landing, "2023-02", "2023-02")
    finish(landing, home)
    versions = {1: what_readers_see(home)}
    undisturbed = {1: content(home)}
    redeliver(landing, "2023-01", seed=2, scratch=tmp_path)
    finish(landing, home)
    versions[2] = what_readers_see(home)
    undisturbed[2] = content(home)
    assert versions[1]["2023-01"] != versions[2]["2023-01"]
    # The restated January is February's benchmark only from the next quarter on: February stays as it was.
    whole = list(versions.values())

    delivered = 2
    tables = [recipe.table for recipe in RECIPES]
    for point in POINTS:
        if versions[delivered] == what_readers_see(home) and is_up_to_date(Home(home), tables, Ledger(Home(home))):
            # Readers have what was delivered last: the next runs get something new to do.
            delivered = 3 - delivered
            redeliver(landing, "2023-01", seed=delivered, scratch=tmp_path)
        child = start(landing, home, point)
        child.join(300)
        assert child.exitcode == -signal.SIGKILL, f"the run never came to the point {point}"
        seen = what_readers_see(home)
        assert seen["2023-02"] in [version["2023-02"] for version in whole], point
        assert seen["2023-01"] in [version["2023-01"] for version in whole], point
        assert list(map(str, Ledger(Home(home)).published)) == ["2023-01", "2023-02"]

    finish(landing, home)
    # As runs made and published it that nobody disturbed.
    assert what_readers_see(home) == versions[delivered]
    assert content(home) == undisturbed[delivered]
    # Candidates of killed runs were swept: every file left belongs to a committed version.
    assert Lake(Home(home)).sweep(tables) == 0
    # Runs that were killed are no longer said to be running.
    with dagster_instance(Home(home)) as instance:
        statuses = [run.status.value for run in instance.get_runs()]
    assert set(statuses) == {"SUCCESS", "FAILURE"}
    assert statuses.count("FAILURE") >= len(POINTS) / 2
    assert list(Home(home).holders.iterdir()) == []


def content(home: Path) -> dict[tuple[str, str], str]:
    """The hash of every table-month that is published; the audited ones tell when they were made."""
    return {
        (str(month), name): entry.sha256
        for month, tables in Ledger(Home(home)).published.items()
        for name, entry in tables.items()
        if not name.startswith(("ide_cohort", "ide_actions"))
    }
