"""The soak: random damage to deliveries, at the reader and through to publishing, and kill -9 at random moments.

    python -m ide_assets_tests.soak --mutations 100000 --published 1000 --kills 100 --seed 1

What goes wrong raises and names the seed of its case, which alone repeats it.
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

if TYPE_CHECKING:
    from ide_assets.store.home import Home

MONTH = "2023-01"
KILLED_MONTHS = ("2023-01", "2023-02", "2023-03")

#: Damaged deliveries that one task reads.
READ_AT_ONCE = 50

Case = TypeVar("Case")


def read(number: int, seed: int) -> Counter[str]:
    """So many damaged deliveries at the reader: how many were read, how many refused."""
    last = seed + number
    chunks = [range(first, min(first + READ_AT_ONCE, last)) for first in range(seed, last, READ_AT_ONCE)]
    return _shared_out(_read_some, chunks, "read", number)


def _read_some(seeds: range) -> Counter[str]:
    with tempfile.TemporaryDirectory() as root:
        return Counter(_named(seed, lambda seed: read_damaged(Path(root), seed)) for seed in seeds)


def publish(number: int, seed: int) -> Counter[str]:
    """So many damaged deliveries of a published month, from landing to publication: what became of them."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        deliver(base / "landing", MONTH, MONTH)
        finish(base / "landing", base / "home")
        return _shared_out(_publish_one, [(case, base) for case in range(seed, seed + number)], "made", number)


def _publish_one(case: tuple[int, Path]) -> Counter[str]:
    seed, base = case
    with tempfile.TemporaryDirectory() as root:
        # Dagster's records are kept in memory here: writing them would take most of the time.
        shutil.copytree(base, root, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("dagster"))
        return Counter([_named(seed, lambda seed: _publish_damaged(Path(root), seed))])


def _publish_damaged(root: Path, seed: int) -> str:
    """Damage one delivery, make all that is made from it, and publish.

    Either it is published, and what is published holds what blocking checks demand, or it is refused in words and
    the former month stays.
    """
    import dagster as dg

    from ide_assets.automation.jobs import MONTHLY_JOB
    from ide_assets.definitions import defs
    from ide_assets.domains.graph import RECIPES
    from ide_assets.kernel.assets import asset_key
    from ide_assets.kernel.publishing import PUBLISHED_MONTH
    from ide_assets.store.home import Home
    from ide_assets.store.ledger import Ledger

    # Else Python prints, for want of anybody who listens, what Dagster has to say of each refusal.
    logging.getLogger("ide_assets.progress").addHandler(logging.NullHandler())
    chance = random.Random(seed)
    file = chance.choice(sorted((root / "landing").glob("*/*/part-0.csv")))
    file.write_bytes(damaged(file.read_bytes(), chance))
    os.environ.update(IDE_LANDING=str(root / "landing"), IDE_HOME=str(root / "home"))
    home = Home(root / "home")
    before = Ledger(home).publication
    made = {file.parent.parent.name}
    for recipe in RECIPES:
        if any(wanted.table.name in made for wanted in recipe.inputs):
            made.add(recipe.table.name)
    with dg.DagsterInstance.ephemeral() as instance:
        result = defs.resolve_job_def(MONTHLY_JOB).execute_in_process(
            instance=instance,
            partition_key=MONTH,
            asset_selection=[*(asset_key(each) for each in RECIPES if each.table.name in made), PUBLISHED_MONTH],
            run_config={"loggers": {"progress": {}}},
            raise_on_error=False,
        )
    if result.success:
        assert Ledger(home).publication == before + 1
        assert _violated(home) == []
        return "published"
    assert Ledger(home).publication == before
    failures = [event.step_failure_data.user_failure_data for event in result.all_events if event.is_step_failure]
    told = [each.description or "" for each in failures if each is not None]
    assert len(told) == len(failures) > 0, "a step failed with a traceback and not in words"
    return "refused at the reader" if "delivery rejected" in told[0] else "stopped by a check"


def _violated(home: "Home") -> list[str]:
    """Blocking expectations that the published month breaks, judged anew by DuckDB alone."""
    import duckdb

    from ide_assets.domains.graph import RECIPES
    from ide_assets.engines import base as engine
    from ide_assets.kernel.parameters import bound
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
            # Each table beside what it was made from, which for some are its own months before.
            for wanted in recipe.inputs:
                made_from = wanted.window.months(month, ledger.months_with_rows(wanted.table.name), Rules())
                entries = [ledger.entry(wanted.table.name, each) for each in made_from]
                engine.bind(connection, wanted.table, [ledger.path(each) for each in entries if each is not None])
            judged = database.parquet([ledger.path(published[name])])
            for expectation in recipe.expectations:
                if expectation.blocking:
                    failing = bound(expectation.failing, month)
                    query = f"WITH judged AS (FROM {judged}) SELECT count(*) FROM ({failing})"
                    (rows,) = connection.execute(query).fetchone() or (0,)
                    violated += [f"{name}.{expectation.name}: {rows} rows"] if rows else []
    return violated


def kill(number: int, seed: int) -> Counter[str]:
    """So many kills at random moments of runs over three months: readers see whole months throughout.

    A run that had finished by its moment is counted, and is no kill.
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
            assert child.exitcode in (None, 0), f"run {case + 1} of seed {seed}: the run failed by itself"
            has_finished = child.exitcode == 0
            became["had finished" if has_finished else "killed"] += 1
            child.kill()
            child.join()
            seen = what_readers_see(home, OF_ONE_MONTH)
            torn = [month for month in KILLED_MONTHS if seen[month] not in [each[month] for each in versions]]
            assert not torn, f"run {case + 1} of seed {seed}: {', '.join(torn)} is neither the old nor the new month"
            if has_finished:
                # Until then the next run goes on with what the killed one had to do.
                vendor = 1 - vendor
                redelivered(vendor)
            _tell("killed", became["killed"], number, became)
        finish(landing, home)
        assert what_readers_see(home, OF_ONE_MONTH) == versions[vendor]
    return became


def _named(seed: int, case: Callable[[int], str]) -> str:
    try:
        return case(seed)
    except Exception as error:
        raise AssertionError(f"the case of seed {seed}: {type(error).__name__}: {error}") from error


def _shared_out(task: Callable[[Case], Counter[str]], cases: Sequence[Case], what: str, number: int) -> Counter[str]:
    """Do the cases on all cores, and count what became of them."""
    became = Counter[str]()
    # Unlike multiprocessing's own pool, this one also ends when a case fails or a worker dies: that one ends its
    # workers by a signal which Dagster takes for an interrupt of the run.
    with ProcessPoolExecutor(mp_context=server()) as pool:
        for found in pool.map(task, cases):
            became += found
            _tell(what, became.total(), number, became)
    return became


def _tell(what: str, done: int, number: int, became: Counter[str]) -> None:
    told = ", ".join(f"{count:,} {name}" for name, count in sorted(became.items()))
    print(f"\r{what} {done:,} of {number:,}: {told} ", end="" if done < number else "\n", file=sys.stderr, flush=True)


def main() -> None:
    """Soak with the numbers given; the defaults are those of acceptance."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mutations", type=int, default=100_000, help="damaged deliveries at the reader")
    parser.add_argument("--published", type=int, default=1_000, help="damaged deliveries through to publishing")
    parser.add_argument("--kills", type=int, default=100, help="runs over three months that are killed")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000_000), help="else a random one")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    for name, soak, number in (
        ("damaged deliveries at the reader", read, asked.mutations),
        ("damaged deliveries through to publishing", publish, asked.published),
        ("runs killed", kill, asked.kills),
    ):
        begun = time.monotonic()
        became = soak(number, asked.seed) if number else Counter[str]()
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(became.items()))
        print(f"{number:,} {name} in {time.monotonic() - begun:,.0f} s: {told or 'none'}", flush=True)


if __name__ == "__main__":
    main()
