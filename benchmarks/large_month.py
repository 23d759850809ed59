"""A month of a large vendor within a memory limit, and the growth of its costs: `python -m benchmarks.large_month`.

    python -m benchmarks.large_month --copies 49 --memory-limit 2GB
    python -m benchmarks.large_month --copies 1 10 49 --memory-limit 6GB --simulate 500000000
    python -m benchmarks.large_month --accounts 10000 --copies 12 --sessions 20000000 --emails 2000000

One generated month is delivered several times, each copy under new identifiers, with the requested numbers of rows; the
third command is a month of engagement of 100,000 accounts. `ide run` then builds the whole graph with every check in an
empty home. Prints CPU and wall seconds, peak memory of the process tree, the largest spill, and bytes stored. With
several sizes it fits a line with a fixed part to each cost; `--simulate` extrapolates those lines to a number of pools
that was not measured. Exits with 1 if a month is not published.
"""

import argparse
import json
import math
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
from benchmarks.month.deliveries import MONTH, Case, prepared
from ide_assets.domains.deliveries.contract.sources import BY_NAME, SOURCES
from ide_assets.store.database import copy, parquet, quoted
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.column import Type
from ide_assets_tests.conftest import IDE

ROOT = Path(__file__).parents[1]

#: Identifiers that all copies share: of products, and of plays.
_SHARED_IDENTIFIERS = frozenset({
    "product_offering", "offering_product_line_code", "offering_external_key", "successor_offering",
    "successor_line_code", "feature", "action_key",
})  # fmt: skip

#: Sources that all copies share.
_SHARED = ("product_offerings", "product_successions", "product_features")

#: Sources whose rows are delivered several times, under keys of their own, where the copies have too few.
_REPEATED = ("product_sessions", "emails")

#: Identifiers that differ between copies, with their types.
_OWN: Mapping[str, Type] = {
    column.name: column.type
    for source in SOURCES
    for column in source.columns
    if column.is_identifier and column.name not in _SHARED_IDENTIFIERS
}

#: Offset of a copy's tenants from those of the copy before.
_APART = 10**10


def deliver(case: Case, landing: Path, copies: int, requested: Mapping[str, int]) -> dict[str, int]:
    """Deliver the copies, which later calls reuse; returns the number of rows of each source.

    Sources in `requested` get at most about that many rows; those of `_REPEATED` also at least.
    """
    facts = landing.parent / "rows.json"
    if facts.exists():
        return dict(json.loads(facts.read_text(encoding="utf-8")))
    shutil.rmtree(landing, ignore_errors=True)
    rows = {}
    with duckdb.connect(config={"temp_directory": str(landing.parent / "spill"), "memory_limit": "8GB"}) as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET enable_progress_bar = false")
        for folder in sorted(case.landing.iterdir()):
            delivered = parquet(sorted((folder / str(MONTH)).glob("*.parquet")))
            names = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {delivered}").fetchall()]
            number = 1 if folder.name in _SHARED else copies
            (present,) = connection.execute(f"SELECT count(*) FROM {delivered}").fetchone() or (0,)
            rows_in_all = requested.get(folder.name, present * number)
            times = max(1, math.ceil(rows_in_all / (present * number))) if folder.name in _REPEATED else 1
            share = min(1.0, rows_in_all / (present * number * times))
            key = BY_NAME[folder.name].key[0] if times > 1 else ""
            selected = ", ".join(_of_copy(name, name == key) for name in names)
            into = landing / folder.name / str(MONTH)
            into.mkdir(parents=True)
            rows[folder.name] = copy(
                connection,
                f"SELECT {selected} FROM {delivered} CROSS JOIN range({number}) AS copies(number) "
                f"CROSS JOIN range({times}) AS times(time) "
                f"WHERE hash({names[0]}, number, time) % 1000000 < {round(share * 1_000_000)}",
                into / "part-0.parquet",
            )
            (into / "_SUCCESS").touch()
    facts.write_text(json.dumps(rows), encoding="utf-8")
    return rows


def _of_copy(name: str, is_repeated: bool) -> str:
    again = " || ':' || time" if is_repeated else ""
    match _OWN.get(name):
        case None:
            return quoted(name)
        case Type.INTEGER:
            return f"{quoted(name)} + number * {_APART} AS {quoted(name)}"
        case _:
            return f"{quoted(name)} || '.' || number{again} AS {quoted(name)}"


@contextmanager
def watched(folder: Path) -> Iterator[list[int]]:
    """The largest number of bytes in a folder while the context is open, as the list's only element."""
    peak, done = [0], threading.Event()

    def sample() -> None:
        while not done.wait(0.5):
            peak[0] = max(peak[0], stored(folder))

    watcher = threading.Thread(target=sample)
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
    result = folder / "measured.json"
    with (folder / "log").open("w") as log, watched(folder / "home" / "scratch") as spilled:
        subprocess.run(
            [
                *(str(environment.PYTHON), "-m", "benchmarks.month.measuring", str(result)),
                *(*IDE, "run", "--month", str(MONTH)),
            ],
            env={**os.environ, "IDE_LANDING": str(landing), "IDE_HOME": str(folder / "home"), **limits},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return {**json.loads(result.read_text(encoding="utf-8")), "spilled": spilled[0]}


def stored(folder: Path) -> int:
    """Bytes of the files in a folder; links are not followed, and files that disappear meanwhile do not count."""
    total = 0
    for path in folder.rglob("*") if folder.exists() else ():
        with suppress(FileNotFoundError):
            status = path.lstat()
            total += status.st_size if stat.S_ISREG(status.st_mode) else 0
    return total


#: The printed measurements of a size: name in the results, title, and format.
MEASUREMENTS = {
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

    lines = [
        "| pools | " + " | ".join(shown for shown, _ in MEASUREMENTS.values()) + " |",
        "|--:" * (len(MEASUREMENTS) + 1) + "|",
    ]

    def line(name: str, values: Mapping[str, float], digits: int = 2) -> None:
        cells = [f"{values[key] / unit:,.{digits}f}" for key, (_, unit) in MEASUREMENTS.items()]
        lines.append(f"| {name} | {' | '.join(cells)} |")

    for pools, measurements in results.items():
        line(f"{pools:,}", measurements)
    if len(results) > 1:
        fits = {
            name: np.polyfit(list(results), [measurements[name] for measurements in results.values()], 1)
            for name in MEASUREMENTS
        }
        line("fixed part", {name: float(fit[1]) for name, fit in fits.items()})
        line("per million pools", {name: float(fit[0]) * 1e6 for name, fit in fits.items()})
        if simulated is not None:
            line(
                f"{simulated:,} (simulated)", {name: float(np.polyval(fit, simulated)) for name, fit in fits.items()}, 0
            )
    return "\n".join(lines)


def measured(arguments: argparse.Namespace, copies: int) -> tuple[int, dict[str, float]]:
    """Deliver this many copies, run the month, print its log; returns the number of pools and the measurements."""
    work = arguments.work.resolve()
    of_all = {
        "usage_authorizations": arguments.authorisations,
        "opportunities": arguments.opportunities,
        "product_sessions": arguments.sessions,
        "emails": arguments.emails,
    }
    requested = {name: rows * copies // max(arguments.copies) for name, rows in of_all.items() if rows is not None}
    folder = work / "-".join(map(str, ("large", arguments.accounts, copies, *requested.values())))
    rows = deliver(prepared(work, arguments.accounts, 1), folder / "landing", copies, requested)
    print(f"{copies} copies: {rows}", flush=True)
    measurements = run(folder / "landing", folder / "run", {"IDE_MEMORY_LIMIT": arguments.memory_limit})
    print((folder / "run" / "log").read_text(encoding="utf-8")[-3000:], flush=True)
    home = folder / "run" / "home"
    pools = Ledger(Home(home)).entry("pool_monthly", MONTH)
    sizes = {"delivered": folder / "landing", "lake": home / "lake", "release": home / "releases"}
    return (pools.rows if pools else 0), {**measurements, **{name: float(stored(path)) for name, path in sizes.items()}}


def main() -> int:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_month", description=__doc__)
    parser.add_argument("--accounts", type=int, default=127_000, help="accounts of the month that is copied")
    parser.add_argument("--copies", type=int, nargs="+", default=[49], help="copies of the month, for each size")
    parser.add_argument("--authorisations", type=int, default=20_000_000, help="at most, in the largest size")
    parser.add_argument("--opportunities", type=int, default=1_000_000, help="at most, in the largest size")
    parser.add_argument("--sessions", type=int, help="in the largest size; by default as many as the copies have")
    parser.add_argument("--emails", type=int, help="in the largest size; by default as many as the copies have")
    parser.add_argument("--memory-limit", default="2GB", help="IDE_MEMORY_LIMIT of the runs")
    parser.add_argument("--simulate", type=int, help="pools to extrapolate the fitted lines to")
    parser.add_argument(
        "--work",
        type=Path,
        default=ROOT / "build" / "month",
        help="folder of deliveries and results, which later calls reuse",
    )
    arguments = parser.parse_args()
    os.chdir(ROOT)
    environment.ensure()
    results, failed = {}, 0
    for copies in arguments.copies:
        pools, measurements = measured(arguments, copies)
        results[pools] = measurements
        failed += measurements["code"] != 0
        print(
            f"memory limit {arguments.memory_limit}, exit code {measurements['code']:.0f}\n"
            f"{table({pools: measurements}, None)}\n",
            flush=True,
        )
    print(table(results, arguments.simulate))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
