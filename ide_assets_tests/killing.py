"""Runs in processes that can be killed, and what readers see of a home."""

import hashlib
from collections.abc import Iterable
from multiprocessing.process import BaseProcess
from pathlib import Path

from ide_assets_tests import kill_target
from ide_assets_tests.kill_target import KillPoint
from ide_assets_tests.processes import server
from ide_assets_tests.published import TABLES, attach
from ide_assets_tests.waiting import PATIENCE_SECONDS

#: Tables whose rows of a month depend on the deliveries of that month alone.
OF_ONE_MONTH = (TABLES["assignment_monthly"], TABLES["usage_monthly"])


def what_readers_see(home: Path, tables: Iterable[str]) -> dict[str, str]:
    """A hash of the rows of these published tables for each month, without audit dates."""
    seen: dict[str, str] = {}
    with attach(home) as connection:
        for table in tables:
            month = "snapshot_date" if "ide_" in table else "by_month"
            leave_out = "EXCLUDE (insert_dt, update_dt)" if "ide_cohort" in table else ""
            hashed = connection.execute(
                f"SELECT strftime(month, '%Y-%m'), string_agg(row, chr(10) ORDER BY row) FROM "
                f"(SELECT {month} AS month, CAST(t AS VARCHAR) AS row FROM (SELECT * {leave_out} FROM {table}) AS t) "
                "GROUP BY 1"
            ).fetchall()
            for name, text in hashed:
                seen[name] = hashlib.sha256((seen.get(name, "") + text).encode()).hexdigest()
    return seen


def start(landing: Path, home: Path, point: KillPoint | None = None) -> BaseProcess:
    """Start `ide run --stale` in a process of its own, which kills itself at the point."""
    child = server().Process(target=kill_target.run_stale, args=(str(landing), str(home), point))
    child.start()
    return child


def finish(landing: Path, home: Path) -> None:
    """Run `ide run --stale` to its end."""
    child = start(landing, home)
    child.join(PATIENCE_SECONDS)
    assert child.exitcode == 0
