"""Cost and truth of a plan, and of a verification: `python -m benchmarks.plan`.

A home of 24 months is made of generated deliveries, of a vendor as small as the sample. Then:

- `ide plan` of a changed threshold, for the newest months;
- `ide rebuild --verify` of every month;
- the planned months are published with the threshold in a copy of the home, and every number of the plan is compared
  with what `ide diff` then shows.

Prints wall and CPU seconds of each command, with its start and with the CPU time of the processes that it started.
Exits with 1 if a number differs, or if a month does not have its recorded bytes. A home that is there is used again:
making it takes most of the time.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from ide_assets.domains import configuration
from ide_assets.domains.graph import RECIPES
from ide_assets.generate import SAMPLE_ACCOUNTS
from ide_assets.months import Month
from ide_assets.operations.plan import plan
from ide_assets.settings import Settings
from ide_assets_tests.conftest import IDE
from ide_assets_tests.planned import planned_and_published, published_in

ROOT = Path(__file__).parents[1]

#: The changed threshold, by its name and by its variable.
RULE, VALUE = "rules.extend_phase_days", "120"
VARIABLE = "IDE_RULES__EXTEND_PHASE_DAYS"

SEED, LAST = 7, Month(2023, 9)


def run(*arguments: str) -> int:
    """Run a command of `ide` and print its seconds; returns its exit code."""
    began, used = time.perf_counter(), _cpu_seconds()
    done = subprocess.run([*IDE, *arguments], check=False, stdout=subprocess.DEVNULL)
    wall, cpu = time.perf_counter() - began, _cpu_seconds() - used
    print(f"ide {' '.join(arguments)}: {wall:,.0f} s wall, {cpu:,.0f} s CPU, exit code {done.returncode}", flush=True)
    return done.returncode


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def place(home: Path, landing: Path) -> None:
    """Set the variables of an installation, for this process and for those that it starts."""
    os.environ.update({"IDE_HOME": str(home), "IDE_LANDING": str(landing), "DAGSTER_HOME": str(home / "dagster")})
    (home / "dagster").mkdir(parents=True, exist_ok=True)


def make(work: Path, accounts: int, months: int) -> None:
    """Generate and publish the months, unless they are there. Raises RuntimeError if one is not published."""
    first = LAST.plus(1 - months)
    if len(published_in(Settings())) == months:
        return
    size = ("--accounts", str(accounts), "--from", str(first), "--to", str(LAST), "--seed", str(SEED))
    if run("generate", "--out", str(work / "landing"), *size) or run("run"):
        raise RuntimeError(f"the months of {work} were not published")


def differing(work: Path, newest: int) -> list[str]:
    """Publish the planned months in a copy of the home; returns the parts of the plan that differ, by month."""
    planned = plan(Settings(), configuration.read_with({RULE: VALUE}), RECIPES, newest, datetime.now(UTC))
    before = published_in(Settings())
    copy = work / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(work / "home", copy, symlinks=True, ignore=shutil.ignore_patterns("releases", "reports"))
    place(copy, work / "landing")
    os.environ[VARIABLE] = VALUE
    wrong = []
    for month in planned.months:
        if month.blocked or run("run", "--month", str(month.month)):
            wrong.append(f"{month.month} could not be published: {month.blocked}")
            continue
        parts = planned_and_published(month, Settings(), before[month.month])
        wrong += [f"{month.month}: {name}" for name, (was, shown) in parts.items() if was != shown]
        changed = sum(table.changed + table.added + table.removed for table in month.tables)
        total = month.actions[0]
        print(
            f"{month.month}: {len(month.tables)} tables with {changed:,} rows that differ, {month.same} the same; "
            f"actions {total.before} -> {total.after} ({total.gained} gained, {total.lost} lost)",
            flush=True,
        )
    return wrong


def main() -> int:
    """Print the seconds and the comparison; 1 if a number or a byte differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plan", description=__doc__)
    parser.add_argument("--accounts", type=int, default=SAMPLE_ACCOUNTS)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--newest", type=int, default=3, help="months that are planned; three is the command's own")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "plan", help="folder of deliveries and homes")
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    place(work / "home", work / "landing")
    make(work, arguments.accounts, arguments.months)
    failed = run("plan", "--set", f"{RULE}={VALUE}", "--months", str(arguments.newest), "--format", "json")
    failed += run("rebuild", "--verify")
    wrong = differing(work, arguments.newest)
    print("\n".join(wrong) or "every number of the plan equals what publishing shows")
    return int(bool(failed or wrong))


if __name__ == "__main__":
    sys.exit(main())
