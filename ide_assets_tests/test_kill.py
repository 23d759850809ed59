"""kill -9 at random moments: readers always see whole months, and running again finishes the job."""

import hashlib
import multiprocessing
import random
from pathlib import Path

import pytest

from ide_assets.graph import RECIPES
from ide_assets.kernel.home import Home
from ide_assets.kernel.lake import Lake
from ide_assets.kernel.ledger import Ledger
from ide_assets_tests import kill_target
from ide_assets_tests.published import TABLES, attach
from ide_assets_tests.small_vendor import deliver, redeliver

pytestmark = [pytest.mark.slow]

KILLS = 20
SEED = 20230531


def what_readers_see(home: Path) -> dict[str, str]:
    """A hash of everything published for each month, audit dates aside."""
    seen: dict[str, str] = {}
    with attach(home) as connection:
        for table in (TABLES["assignment_monthly"], TABLES["usage_monthly"], TABLES["ide_cohort_benchmark_monthly"]):
            month = "snapshot_date" if "ide_" in table else "by_month"
            leave_out = "EXCLUDE (insert_dt, update_dt)" if "ide_cohort" in table else ""
            found = connection.execute(
                f"SELECT strftime(month, '%Y-%m'), string_agg(row, chr(10) ORDER BY row) FROM "
                f"(SELECT {month} AS month, CAST(t AS VARCHAR) AS row FROM (SELECT * {leave_out} FROM {table}) AS t) "
                "GROUP BY 1"
            ).fetchall()
            for name, text in found:
                seen[name] = hashlib.sha256((seen.get(name, "") + text).encode()).hexdigest()
    return seen


def start(landing: Path, home: Path) -> multiprocessing.process.BaseProcess:
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([kill_target.__name__])
    child = server.Process(target=kill_target.run_stale, args=(str(landing), str(home)))
    child.start()
    return child


def finish(landing: Path, home: Path) -> None:
    child = start(landing, home)
    child.join(300)
    assert child.exitcode == 0


def test_readers_see_whole_months_whenever_a_run_is_killed(tmp_path: Path) -> None:
    moments = random.Random(SEED)
    landing, home = tmp_path / "landing", tmp_path / "home"
    deliver(landing, "2023-01", "2023-02", seed=1)
    finish(landing, home)
    versions = {1: what_readers_see(home)}
    redeliver(landing, "2023-01", seed=2, scratch=tmp_path)
    finish(landing, home)
    versions[2] = what_readers_see(home)
    assert versions[1]["2023-01"] != versions[2]["2023-01"]
    # The restated January is February's benchmark only from the next quarter on: February stays as it was.
    whole = list(versions.values())

    delivered, finished_before_the_kill = 2, 0
    for _ in range(KILLS):
        delivered = 3 - delivered
        redeliver(landing, "2023-01", seed=delivered, scratch=tmp_path)
        child = start(landing, home)
        child.join(moments.uniform(0.2, 10))
        finished_before_the_kill += child.exitcode is not None
        child.kill()
        child.join()
        seen = what_readers_see(home)
        assert seen["2023-02"] in [version["2023-02"] for version in whole]
        assert seen["2023-01"] in [version["2023-01"] for version in whole]
        assert list(map(str, Ledger(Home(home)).published)) == ["2023-01", "2023-02"]
    assert finished_before_the_kill < KILLS / 2, "most runs ended before they were killed: kill earlier"

    finish(landing, home)
    assert what_readers_see(home)["2023-01"] == versions[delivered]["2023-01"]
    fresh = tmp_path / "fresh"
    finish(landing, fresh)
    assert what_readers_see(fresh) == what_readers_see(home)
    published = {
        (str(month), name): entry.sha256
        for month, tables in Ledger(Home(fresh)).published.items()
        for name, entry in tables.items()
        if not name.startswith("ide_cohort") and name not in ("seat_assignments", "usage_authorizations")
    }
    again = {
        (str(month), name): entry.sha256
        for month, tables in Ledger(Home(home)).published.items()
        for name, entry in tables.items()
    }
    assert {key: again[key] for key in published} == published
    # Candidates of killed runs were swept: every file left belongs to a committed version.
    tables = [recipe.table for recipe in RECIPES]
    assert Lake(Home(home)).sweep(tables) == 0
