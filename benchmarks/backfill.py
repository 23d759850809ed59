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
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import IDE
from ide_assets_tests.dagster_dev import (
    REPOSITORY_SELECTOR,
    check_out,
    dagster_dev,
    first_answer,
    graphql,
    shell_environment,
)
from ide_assets_tests.small_vendor import deliver
from ide_assets_tests.waiting import wait_until

FIRST = Month(2022, 1)

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
            _launched(address, months)
            began = time.perf_counter()
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


def _launched(address: str, months: list[Month]) -> None:
    """Launch the backfill as soon as the servers answer."""
    params = {
        "selector": {"partitionSetName": "publish_month_partition_set", "repositorySelector": REPOSITORY_SELECTOR},
        "partitionNames": [str(month) for month in months],
    }
    answer = first_answer(address, _BACKFILL, {"backfill": params})["launchPartitionBackfill"]
    if answer["__typename"] != "LaunchBackfillSuccess":
        raise RuntimeError(f"the backfill was not launched: {answer}")


def _ended(address: str, months: int) -> list[dict[str, Any]]:
    """Wait until as many runs have ended; returns them. Raises AssertionError if none ends for long."""

    def ended() -> list[dict[str, Any]]:
        runs = graphql(address, _RUNS, {})["runsOrError"]["results"]
        return [run for run in runs if run["status"] in ("SUCCESS", "FAILURE", "CANCELED")]

    def more_than(number: int) -> bool:
        return len(ended()) > number

    for number in range(months):
        wait_until(partial(more_than, number), lambda: f"{len(ended())} runs ended, and no other one does")
    return ended()


if __name__ == "__main__":
    sys.exit(main())
