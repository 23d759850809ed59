"""The soak: randomly damaged deliveries, kill -9 at random moments, months without an operator, replaced releases.

    python -m ide_assets_tests.soak --mutations 100000 --published 1000 --kills 100 --unattended 1 --replaced 100

A failing case raises and names its seed, with which it can be repeated alone.
"""

import argparse
import logging
import os
import random
import secrets
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ide_assets.settings import Rules
from ide_assets_tests.damage import damaged, read_damaged
from ide_assets_tests.killing import OF_ONE_MONTH, finish, start, what_readers_see
from ide_assets_tests.processes import server
from ide_assets_tests.small_vendor import deliver, redeliver
from ide_assets_tests.unattended import two_months

if TYPE_CHECKING:
    from ide_assets.store.home import Home

MONTH = "2023-01"
KILLED_MONTHS = ("2023-01", "2023-02", "2023-03")

#: Damaged deliveries that one task reads.
READ_AT_ONCE = 50

Case = TypeVar("Case")


def read(number: int, seed: int) -> Counter[str]:
    """Read `number` damaged deliveries; returns how many were read and how many rejected."""
    last = seed + number
    chunks = [range(first, min(first + READ_AT_ONCE, last)) for first in range(seed, last, READ_AT_ONCE)]
    return _shared_out(_read_some, chunks, "read", number)


def _read_some(seeds: range) -> Counter[str]:
    with tempfile.TemporaryDirectory() as root:
        return Counter(_named(seed, lambda seed: read_damaged(Path(root), seed)) for seed in seeds)


def publish(number: int, seed: int) -> Counter[str]:
    """Build a small month, then restate it from `number` damaged deliveries."""
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder)
        deliver(published / "landing", MONTH, MONTH)
        finish(published / "landing", published / "home")
        return restate(published, number, seed)


def restate(published: Path, number: int, seed: int) -> Counter[str]:
    """Restate a published month from `number` damaged deliveries, from landing to publication; counts by outcome.

    `published` has the month's `landing` and `home`, and is only read.
    """
    return _shared_out(_publish_one, [(case, published) for case in range(seed, seed + number)], "built", number)


def _publish_one(case: tuple[int, Path]) -> Counter[str]:
    seed, base = case
    with tempfile.TemporaryDirectory() as root:
        # Dagster's records are in memory here: writing them would take most of the time.
        shutil.copytree(base, root, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("dagster"))
        return Counter([_named(seed, lambda seed: _publish_damaged(Path(root), seed))])


def _publish_damaged(root: Path, seed: int) -> str:
    """Damage one delivery, build the tables that depend on it, and publish.

    Either the month is published and passes all blocking checks, or the run fails with a message for the operator and
    the former month stays published.
    """
    from ide_assets.automation.jobs import MONTHLY_JOB
    from ide_assets.definitions import defs
    from ide_assets.domains.graph import RECIPES
    from ide_assets.kernel.assets import asset_key
    from ide_assets.kernel.publishing import PUBLISHED_MONTH
    from ide_assets.store.dagster_records import dagster_instance
    from ide_assets.store.home import Home
    from ide_assets.store.ledger import Ledger

    # Without a handler Python would print each message of Dagster's about a rejected delivery.
    logging.getLogger("ide_assets.progress").addHandler(logging.NullHandler())
    chance = random.Random(seed)
    file = chance.choice(sorted((root / "landing").glob("*/*/part-0.csv")))
    file.write_bytes(damaged(file.read_bytes(), chance))
    os.environ.update(IDE_LANDING=str(root / "landing"), IDE_HOME=str(root / "home"))
    # The case before this one set it to the folder of its own home.
    os.environ.pop("DAGSTER_HOME", None)
    home = Home(root / "home")
    before = Ledger(home).publication
    rebuilt = {file.parent.parent.name}
    for recipe in RECIPES:
        if any(source.table.name in rebuilt for source in recipe.inputs):
            rebuilt.add(recipe.table.name)
    with dagster_instance(home) as instance:
        result = defs.resolve_job_def(MONTHLY_JOB).execute_in_process(
            instance=instance,
            partition_key=MONTH,
            asset_selection=[
                *(asset_key(recipe) for recipe in RECIPES if recipe.table.name in rebuilt),
                PUBLISHED_MONTH,
            ],
            run_config={"loggers": {"progress": {}}},
            raise_on_error=False,
        )
    if result.success:
        assert Ledger(home).publication == before + 1
        assert _violated(home) == []
        return "published"
    assert Ledger(home).publication == before
    failures = [event.step_failure_data.user_failure_data for event in result.all_events if event.is_step_failure]
    messages = [failure.description or "" for failure in failures if failure is not None]
    assert len(messages) == len(failures) > 0, "a step failed with a traceback instead of a message"
    return "rejected at the reader" if "delivery rejected" in messages[0] else "blocked by a check"


def _violated(home: "Home") -> list[str]:
    """Blocking expectations that the published month breaks, judged again by DuckDB alone."""
    import duckdb

    from ide_assets.domains.graph import RECIPES
    from ide_assets.engines import base as engine
    from ide_assets.engines.binding import bound
    from ide_assets.months import Month
    from ide_assets.store import database
    from ide_assets.store.ledger import Ledger

    ledger, month = Ledger(home), Month.parse(MONTH)
    published = ledger.published[month]
    violated = []
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for recipe in RECIPES:
            name = recipe.table.name
            if name not in published:
                continue
            # A table's inputs may include its own earlier months.
            for source in recipe.inputs:
                input_months = source.window.months(month, ledger.months_with_rows(source.table.name), Rules())
                entries = [ledger.entry(source.table.name, input_month) for input_month in input_months]
                engine.bind(connection, source.table, [ledger.path(entry) for entry in entries if entry is not None])
            judged = database.parquet([ledger.path(published[name])])
            for expectation in recipe.expectations:
                if expectation.blocking:
                    failing = bound(expectation.failing, month, rules=Rules())
                    query = f"WITH judged AS (FROM {judged}) SELECT count(*) FROM ({failing})"
                    (rows,) = connection.execute(query).fetchone() or (0,)
                    violated += [f"{name}.{expectation.name}: {rows} rows"] if rows else []
    return violated


def kill(number: int, seed: int) -> Counter[str]:
    """Kill `number` runs over three months at random moments: readers see whole months throughout.

    A run that had finished before its moment is counted apart.
    """
    chance, became = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        landing, home = root / "landing", root / "home"

        def redelivered(vendor: int) -> None:
            for month in KILLED_MONTHS:
                redeliver(landing, month, vendor, root)

        versions: list[dict[str, str]] = []
        longest = 0.0
        for vendor in (0, 1):
            redelivered(vendor)
            begun = time.monotonic()
            finish(landing, home)
            longest = time.monotonic() - begun
            versions.append(what_readers_see(home, OF_ONE_MONTH))
        assert all(versions[0][month] != versions[1][month] for month in KILLED_MONTHS)
        vendor = 0
        redelivered(vendor)
        while became["killed"] < number:
            case = became.total()
            child = start(landing, home)
            child.join(chance.uniform(0.1, longest))
            assert child.exitcode in (None, 0), f"run {case + 1} of seed {seed}: the run failed before it was killed"
            has_finished = child.exitcode == 0
            became["had finished" if has_finished else "killed"] += 1
            child.kill()
            child.join()
            seen = what_readers_see(home, OF_ONE_MONTH)
            torn = [month for month in KILLED_MONTHS if seen[month] not in [version[month] for version in versions]]
            assert not torn, f"run {case + 1} of seed {seed}: {', '.join(torn)} is neither the old nor the new month"
            if has_finished:
                # After a kill the next run continues the work of the killed one.
                vendor = 1 - vendor
                redelivered(vendor)
            _show("killed", became["killed"], number, became)
        finish(landing, home)
        assert what_readers_see(home, OF_ONE_MONTH) == versions[vendor]
    return became


def _named(seed: int, case: Callable[[int], str]) -> str:
    try:
        return case(seed)
    except Exception as error:
        raise AssertionError(f"the case of seed {seed}: {type(error).__name__}: {error}") from error


def _shared_out(task: Callable[[Case], Counter[str]], cases: Sequence[Case], what: str, number: int) -> Counter[str]:
    """Run the cases on all cores and count them by outcome."""
    became = Counter[str]()
    # Unlike multiprocessing's own pool, this one also ends when a case fails or a worker dies: the other one ends its
    # workers by a signal that Dagster handles as an interrupt of the run.
    with ProcessPoolExecutor(mp_context=server()) as pool:
        for outcome in pool.map(task, cases):
            became += outcome
            _show(what, became.total(), number, became)
    return became


def unattended(number: int, seed: int) -> Counter[str]:
    """Run daemon and web server through two months with faults, `number` times."""
    became = Counter[str]()
    for _ in range(number):
        with tempfile.TemporaryDirectory() as folder:
            two_months(Path(folder), {})
        became["published despite faults"] += 1
    return became


def replace_releases(number: int, seed: int) -> Counter[str]:
    """Replace a served release `number` times while clients read."""
    from ide_assets_tests.web.replacing import read_while_replaced
    from ide_assets_tests.web.scored_home import ScoredHome, publish_two_months

    with tempfile.TemporaryDirectory() as folder:
        home = ScoredHome(Path(folder) / "home")
        publish_two_months(home)
        home.release()
        return Counter({"answers of one release": read_while_replaced(home, number)})


def _show(what: str, done: int, number: int, became: Counter[str]) -> None:
    counts = ", ".join(f"{count:,} {name}" for name, count in sorted(became.items()))
    print(f"\r{what} {done:,} of {number:,}: {counts} ", end="" if done < number else "\n", file=sys.stderr, flush=True)


def main() -> None:
    """Soak with the given numbers; the defaults are those of acceptance."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mutations", type=int, default=100_000, help="damaged deliveries at the reader")
    parser.add_argument("--published", type=int, default=1_000, help="damaged deliveries through to publishing")
    parser.add_argument("--kills", type=int, default=100, help="runs over three months that are killed")
    parser.add_argument("--unattended", type=int, default=1, help="times two months without an operator")
    parser.add_argument("--replaced", type=int, default=100, help="releases that are replaced while clients read")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000_000), help="default: random")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    for name, soak, number in (
        ("damaged deliveries at the reader", read, asked.mutations),
        ("damaged deliveries through to publishing", publish, asked.published),
        ("runs killed", kill, asked.kills),
        ("times two months without an operator", unattended, asked.unattended),
        ("releases replaced while clients read", replace_releases, asked.replaced),
    ):
        begun = time.monotonic()
        became = soak(number, asked.seed) if number else Counter[str]()
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(became.items()))
        print(f"{number:,} {name} in {time.monotonic() - begun:,.0f} s: {counts or 'none'}", flush=True)


if __name__ == "__main__":
    main()
