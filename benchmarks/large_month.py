"""A month of a large vendor within a memory limit, and the growth of its costs: `python -m benchmarks.large_month`.

    python -m benchmarks.large_month --copies 49 --memory-limit 2GB
    python -m benchmarks.large_month --copies 1 10 49 --memory-limit 6GB --simulate 500000000

One generated month is delivered several times, each copy under new identifiers, with the requested total of
authorisations and opportunities. `ide run` then builds the whole graph with every check in an empty home. Prints CPU
and wall seconds, peak memory of the process tree, the largest spill, and bytes stored. With several sizes it fits a
line with a fixed part to each cost; `--simulate` extrapolates those lines to a number of pools that was not measured.
Exits with 1 if a month is not published.
"""

import argparse
import json
import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from benchmarks.month import environment
from benchmarks.month.deliveries import MONTH, Case, made
from ide_assets.store.database import copy, parquet
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import IDE

ROOT = Path(__file__).parents[1]

#: Identifiers that differ between copies, and to which other sources refer. All copies share the products.
_TEXTS = (
    "account_csn", "account_id", "parent_account_csn", "victim_account_csn", "surviving_account_csn", "subscription_id",
    "pool_id", "contract_id", "opportunity_id", "service_contract_id", "contract_line_item_id", "user_id",
    "authorization_id",
)  # fmt: skip
_NUMBERS = ("tenant_id",)
_SHARED = ("product_offerings",)

#: Offset of a copy's tenants from those of the copy before.
_APART = 10**10


def deliver(case: Case, landing: Path, copies: int, authorisations: int, opportunities: int) -> dict[str, int]:
    """Deliver the copies, which later calls reuse; returns the rows of each source."""
    facts = landing.parent / "rows.json"
    if facts.exists():
        return dict(json.loads(facts.read_text(encoding="utf-8")))
    shutil.rmtree(landing, ignore_errors=True)
    wanted = {"usage_authorizations": authorisations, "opportunities": opportunities}
    rows = {}
    with duckdb.connect(config={"temp_directory": str(landing.parent / "spill"), "memory_limit": "8GB"}) as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET enable_progress_bar = false")
        for folder in sorted(case.landing.iterdir()):
            delivered = parquet(sorted((folder / str(MONTH)).glob("*.parquet")))
            names = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {delivered}").fetchall()]
            each = 1 if folder.name in _SHARED else copies
            selected = ", ".join(map(_of_copy, names))
            (there,) = connection.execute(f"SELECT count(*) FROM {delivered}").fetchone() or (0,)
            share = min(1.0, wanted.get(folder.name, there * each) / (there * each))
            into = landing / folder.name / str(MONTH)
            into.mkdir(parents=True)
            rows[folder.name] = copy(
                connection,
                f"SELECT {selected} FROM {delivered} CROSS JOIN range({each}) AS copies(number) "
                f"WHERE hash({names[0]}, number) % 1000000 < {round(share * 1_000_000)}",
                into / "part-0.parquet",
            )
            (into / "_SUCCESS").touch()
    facts.write_text(json.dumps(rows), encoding="utf-8")
    return rows


def _of_copy(name: str) -> str:
    if name in _TEXTS:
        return f'"{name}" || \'.\' || number AS "{name}"'
    if name in _NUMBERS:
        return f'"{name}" + number * {_APART} AS "{name}"'
    return f'"{name}"'


@contextmanager
def watched(folder: Path) -> Iterator[list[int]]:
    """The largest number of bytes in a folder while the context is open, as the list's only element."""
    peak, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(0.5):
            peak[0] = max(peak[0], stored(folder))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def run(landing: Path, folder: Path, limits: Mapping[str, str]) -> dict[str, float]:
    """`ide run` of the month in an empty home, measured."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    told = folder / "measured.json"
    with (folder / "log").open("w") as log, watched(folder / "home" / "scratch") as spilled:
        subprocess.run(
            [
                *(str(environment.PYTHON), "-m", "benchmarks.month.measuring", str(told)),
                *(*IDE, "run", "--month", str(MONTH)),
            ],
            env={**os.environ, "IDE_LANDING": str(landing), "IDE_HOME": str(folder / "home"), **limits},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return {**json.loads(told.read_text(encoding="utf-8")), "spilled": spilled[0]}


def stored(folder: Path) -> int:
    """Bytes of the files in a folder; links are not followed, and files that disappear meanwhile do not count."""
    total = 0
    for path in folder.rglob("*") if folder.exists() else ():
        with suppress(FileNotFoundError):
            found = path.lstat()
            total += found.st_size if stat.S_ISREG(found.st_mode) else 0
    return total


#: The printed measurements of a size: name in the results, title, and format.
TOLD = {
    "cpu": ("CPU s", 1.0),
    "wall": ("wall s", 1.0),
    "peak": ("peak GiB", 2.0**30),
    "spilled": ("spill GiB", 2.0**30),
    "delivered": ("delivered GiB", 2.0**30),
    "lake": ("lake GiB", 2.0**30),
    "release": ("release GiB", 2.0**30),
}


def table(results: Mapping[int, Mapping[str, float]], simulated: int | None) -> str:
    """The measurements by number of pools, with the fixed part, the slope per million pools, and the extrapolation."""
    import numpy as np

    lines = ["| pools | " + " | ".join(shown for shown, _ in TOLD.values()) + " |", "|--:" * (len(TOLD) + 1) + "|"]

    def line(name: str, values: Mapping[str, float], digits: int = 2) -> None:
        cells = [f"{values[each] / unit:,.{digits}f}" for each, (_, unit) in TOLD.items()]
        lines.append(f"| {name} | {' | '.join(cells)} |")

    for pools, found in results.items():
        line(f"{pools:,}", found)
    if len(results) > 1:
        fits = {each: np.polyfit(list(results), [found[each] for found in results.values()], 1) for each in TOLD}
        line("a fixed part of", {each: float(fit[1]) for each, fit in fits.items()})
        line("and for a million pools", {each: float(fit[0]) * 1e6 for each, fit in fits.items()})
        if simulated is not None:
            line(
                f"{simulated:,} (simulated)", {each: float(np.polyval(fit, simulated)) for each, fit in fits.items()}, 0
            )
    return "\n".join(lines)


def measured(given: argparse.Namespace, copies: int) -> tuple[int, dict[str, float]]:
    """Deliver this many copies, run, print; returns the pools and the measurements."""
    work = given.work.resolve()
    authorisations, opportunities = (
        of_all * copies // max(given.copies) for of_all in (given.authorisations, given.opportunities)
    )
    folder = work / f"large-{given.accounts}-{copies}-{authorisations}-{opportunities}"
    rows = deliver(made(work, given.accounts, 1), folder / "landing", copies, authorisations, opportunities)
    print(f"{copies} copies: {rows}", flush=True)
    found = run(folder / "landing", folder / "run", {"IDE_MEMORY_LIMIT": given.memory_limit})
    print((folder / "run" / "log").read_text(encoding="utf-8")[-3000:], flush=True)
    home = folder / "run" / "home"
    pools = Ledger(Home(home)).entry("pool_monthly", MONTH)
    sizes = {"delivered": folder / "landing", "lake": home / "lake", "release": home / "releases"}
    return (pools.rows if pools else 0), {**found, **{name: float(stored(path)) for name, path in sizes.items()}}


def main() -> int:
    """Every size, then the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_month", description=__doc__)
    parser.add_argument("--accounts", type=int, default=127_000, help="accounts of the month that is copied")
    parser.add_argument("--copies", type=int, nargs="+", default=[49], help="how often, for each size")
    parser.add_argument("--authorisations", type=int, default=20_000_000, help="of the largest size, at most")
    parser.add_argument("--opportunities", type=int, default=1_000_000, help="of the largest size, at most")
    parser.add_argument("--memory-limit", default="2GB", help="IDE_MEMORY_LIMIT of the runs")
    parser.add_argument("--simulate", type=int, help="pools to which the fitted lines are followed")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "month", help="folder of what is kept")
    given = parser.parse_args()
    os.chdir(ROOT)
    environment.ensure()
    results, failed = {}, 0
    for copies in given.copies:
        pools, found = measured(given, copies)
        results[pools] = found
        failed += found["code"] != 0
        print(
            f"memory limit {given.memory_limit}, exit code {found['code']:.0f}\n{table({pools: found}, None)}\n",
            flush=True,
        )
    print(table(results, given.simulate))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
