"""kill -9 at every kind of moment of a run: readers see whole months only, and the next run completes the work.

At random moments: make soak.
"""

import signal
from pathlib import Path

import pytest
from deltalake import DeltaTable

from ide_assets.domains.deliveries.register import Register
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base
from ide_assets.kernel import judging
from ide_assets.store import release_building
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.store.release import is_up_to_date
from ide_assets_tests.conftest import FEBRUARY, JANUARY, copy_of
from ide_assets_tests.kill_target import KillPoint
from ide_assets_tests.killing import OF_ONE_MONTH, finish, start
from ide_assets_tests.killing import what_readers_see as seen_in
from ide_assets_tests.published import TABLES
from ide_assets_tests.small_vendor import redeliver
from ide_assets_tests.waiting import PATIENCE_SECONDS

pytestmark = [pytest.mark.slow(minutes=5)]

POINTS = (
    KillPoint(Lake.sweep),
    KillPoint(Register.note, is_after=True, call=3),
    KillPoint(base.write, is_after=True),
    KillPoint(judging.judge, call=2),
    KillPoint(Lake.commit),
    KillPoint(DeltaTable.create_write_transaction, is_after=True, call=4),
    KillPoint(Ledger.publish),
    KillPoint(Ledger.publish, is_after=True),
    KillPoint(release_building._fill, is_after=True, call=3),
    KillPoint(Path.symlink_to, is_after=True),
    KillPoint(release_building._remove_old),
)


def what_readers_see(home: Path) -> dict[str, str]:
    return seen_in(home, (*OF_ONE_MONTH, TABLES["ide_cohort_benchmark_monthly"]))


def test_killed_run_leaves_whole_months(tmp_path: Path, two_months: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home" / "dagster"))
    landing, home = tmp_path / "landing", tmp_path / "home"
    copy_of(two_months, tmp_path)
    versions = {1: what_readers_see(home)}
    undisturbed = {1: content(home)}
    redeliver(landing, JANUARY, seed=2, scratch=tmp_path)
    finish(landing, home)
    versions[2] = what_readers_see(home)
    undisturbed[2] = content(home)
    assert versions[1][JANUARY] != versions[2][JANUARY]
    # The restated January is February's benchmark only from the next quarter on: February stays as it was.
    whole = list(versions.values())

    delivered = 2
    tables = [recipe.table for recipe in RECIPES]
    for point in POINTS:
        if versions[delivered] == what_readers_see(home) and is_up_to_date(Home(home), tables, Ledger(Home(home))):
            # The newest delivery is published and released: a redelivery gives the next runs something to do.
            delivered = 3 - delivered
            redeliver(landing, JANUARY, seed=delivered, scratch=tmp_path)
        child = start(landing, home, point)
        child.join(PATIENCE_SECONDS)
        assert child.exitcode == -signal.SIGKILL, f"the run never reached the point {point}"
        seen = what_readers_see(home)
        assert seen[FEBRUARY] in [version[FEBRUARY] for version in whole], point
        assert seen[JANUARY] in [version[JANUARY] for version in whole], point
        assert list(map(str, Ledger(Home(home)).published)) == [JANUARY, FEBRUARY]

    finish(landing, home)
    # The same as undisturbed runs published.
    assert what_readers_see(home) == versions[delivered]
    assert content(home) == undisturbed[delivered]
    # Candidates of killed runs were swept: every file left belongs to a committed version.
    assert Lake(Home(home)).sweep(tables) == 0
    # No killed run is listed as running.
    with dagster_instance(Home(home)) as instance:
        statuses = [run.status.value for run in instance.get_runs()]
    assert set(statuses) == {"SUCCESS", "FAILURE"}
    assert statuses.count("FAILURE") >= len(POINTS) / 2
    assert list(Home(home).holders.iterdir()) == []


def content(home: Path) -> dict[tuple[str, str], str]:
    """The hash of every published table-month, without the audited tables, whose rows have dates."""
    return {
        (str(month), name): entry.sha256
        for month, tables in Ledger(Home(home)).published.items()
        for name, entry in tables.items()
        if not name.startswith(("ide_cohort", "ide_actions"))
    }
