"""What the kill test runs in a child process; imported once by the server that children are forked from."""

import os
from pathlib import Path

import great_expectations  # noqa: F401  (five seconds that every child is spared)

import ide_assets.definitions  # noqa: F401


def run_stale(landing: str, home: str) -> None:
    """`ide run --stale` without the terminal."""
    os.environ.update(IDE_LANDING=landing, IDE_HOME=home, DAGSTER_HOME=f"{home}/dagster")
    Path(home, "dagster").mkdir(parents=True, exist_ok=True)
    from ide_assets.running import run_months
    from ide_assets.settings import Settings

    results = run_months(Settings(), None, refresh_stale=True)
    assert all(result.published for result in results), [result.reason for result in results]
