"""What an operator waits for: a backfill from the Dagster UI: `python -m benchmarks.backfill [--months 24]`.

Months of a vendor with a few accounts are delivered to a new checkout. `dagster dev` runs there as `make ui` starts it,
and the backfill of `publish_month` is launched as the UI launches it: a run for each month, one after the other, each
with its release and its reports. Prints wall seconds, then those of `ide run` for the same months. The sensor is
stopped, because it would request the same months.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import IDE
from ide_assets_tests.dagster_dev import check_out, dagster_dev, graphql, shell_environment
from ide_assets_tests.small_vendor import deliver

FIRST = Month(2022, 1)

REPOSITORY = {"repositoryLocationName": "ide_assets", "repositoryName": "__repository__"}

_BACKFILL = """mutation($backfill: LaunchBackfillParams!) { launchPartitionBackfill(backfillParams: $backfill) {
  __typename ... on PythonError { message } } }"""

_RUNS = """{ runsOrError { ... on Runs { results { status startTime endTime } } } }"""


def main() -> int:
    """Measure; returns 1 if a month was not published."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backfill")
    parser.add_argument("--months", type=int, default=24, choices=range(2, 61), metavar="2..60")
    months = list(FIRST.through(FIRST.plus(parser.parse_args().months - 1)))
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder)
        check_out(checkout)
        landing = checkout / "data" / "landing"
        deliver(landing, str(months[0]), str(months[-1]))
        stop = [sys.executable, "-m", "dagster", "sensor", "stop", "publish_deliveries"]
        in_checkout = {**shell_environment(checkout), "DAGSTER_HOME": str(checkout)}
        subprocess.run(stop, cwd=checkout, env=in_checkout, check=True)
        with dagster_dev(checkout) as address:
            began = _launched(address, months)
            runs = _ended(address, len(months))
            wall = time.perf_counter() - began
        runs.sort(key=lambda run: float(run["startTime"]))
        median = statistics.median(run["endTime"] - run["startTime"] for run in runs)
        between = statistics.median(after["startTime"] - run["endTime"] for run, after in pairwise(runs))
        print(
            f"backfill of {len(months)} months: {wall:,.0f} s wall; median of a run {median:.1f} s, between two "
            f"{between:.1f} s",
            flush=True,
        )
        missing = set(months) - set(Ledger(Home(checkout / "data" / "home")).published)
        began = time.perf_counter()
        settings = {"IDE_LANDING": str(landing), "IDE_HOME": str(checkout / "other")}
        done = subprocess.run([*IDE, "run", "--quiet"], env={**os.environ, **settings}, check=False)
        print(f"ide run of {len(months)} months: {time.perf_counter() - began:,.0f} s wall")
    return int(done.returncode != 0 or bool(missing))


def _launched(address: str, months: list[Month]) -> float:
    """Launch the backfill as soon as the servers answer; returns the moment."""
    params = {
        "selector": {"partitionSetName": "publish_month_partition_set", "repositorySelector": REPOSITORY},
        "partitionNames": [str(month) for month in months],
    }
    for _ in range(600):
        began = time.perf_counter()
        with suppress(OSError):
            answer = graphql(address, _BACKFILL, {"backfill": params})["launchPartitionBackfill"]
            if answer["__typename"] != "LaunchBackfillSuccess":
                raise RuntimeError(f"the backfill was not launched: {answer}")
            return began
        time.sleep(0.5)
    raise RuntimeError("dagster dev did not come up")


def _ended(address: str, months: int) -> list[dict[str, Any]]:
    """Wait until all runs of the backfill have ended; returns them. Raises RuntimeError if none ends for long."""
    for _ in range(60 * months):
        time.sleep(2)
        runs: list[dict[str, Any]] = graphql(address, _RUNS, {})["runsOrError"]["results"]
        if len(runs) >= months and all(run["status"] in ("SUCCESS", "FAILURE", "CANCELED") for run in runs):
            return runs
    raise RuntimeError(f"runs did not end: {runs}")


if __name__ == "__main__":
    sys.exit(main())
