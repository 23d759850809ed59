"""A month of a large vendor within a limit of memory: `python -m benchmarks.large_month`.

    python -m benchmarks.large_month --copies 49 --memory-limit 2GB

One generated month is delivered as often as asked for, each copy under identifiers of its own, with as many
authorisations and opportunities as the whole is to have. Then `ide run` makes it, the whole graph with every check, in
an empty home. Prints rows, CPU and wall seconds, peak memory of the process tree and the largest spill. Exits with 1
where the month is not published.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from benchmarks.month import environment
from benchmarks.month.deliveries import MONTH, Case, made
from ide_assets.kernel.engine import copy, parquet
from ide_assets_tests.conftest import IDE

ROOT = Path(__file__).parents[1]

#: Identifiers that tell copies apart; those of other sources refer to them. Products are everybody's.
_TEXTS = (
    "account_csn", "account_id", "parent_account_csn", "victim_account_csn", "surviving_account_csn", "subscription_id",
    "pool_id", "contract_id", "opportunity_id", "service_contract_id", "contract_line_item_id", "user_id",
    "authorization_id",
)  # fmt: skip
_NUMBERS = ("tenant_id",)
_SHARED = ("product_offerings",)

#: Tenants of a copy lie this far from those of the one before.
_APART = 10**10


def deliver(case: Case, landing: Path, copies: int, authorisations: int, opportunities: int) -> dict[str, int]:
    """Deliver the copies; returns the rows of each source. Kept for the next time."""
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
            selected = ", ".join(_of_copy(name, each) for name in names)
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


def _of_copy(name: str, copies: int) -> str:
    if copies == 1:
        return f'"{name}"'
    if name in _TEXTS:
        return f'"{name}" || \'.\' || number AS "{name}"'
    if name in _NUMBERS:
        return f'"{name}" + number * {_APART} AS "{name}"'
    return f'"{name}"'


@contextmanager
def watched(folder: Path) -> Iterator[list[int]]:
    """The largest number of bytes that lay in a folder meanwhile, as the list's only element."""
    peak, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(0.5):
            total = 0
            for path in folder.rglob("*") if folder.exists() else ():
                try:
                    total += path.stat().st_size
                except FileNotFoundError:
                    continue
            peak[0] = max(peak[0], total)

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


def main() -> int:
    """Deliver, run, tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_month", description=__doc__)
    parser.add_argument("--accounts", type=int, default=127_000, help="accounts of the month that is copied")
    parser.add_argument("--copies", type=int, default=49, help="how often")
    parser.add_argument("--authorisations", type=int, default=20_000_000, help="of the whole, at most")
    parser.add_argument("--opportunities", type=int, default=1_000_000, help="of the whole, at most")
    parser.add_argument("--memory-limit", default="2GB", help="IDE_MEMORY_LIMIT of the run")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "month", help="folder of what is kept")
    given = parser.parse_args()
    os.chdir(ROOT)
    environment.ensure()
    folder = given.work.resolve() / f"large-{given.accounts}-{given.copies}"
    case = made(given.work.resolve(), given.accounts, 1)
    began = time.perf_counter()
    rows = deliver(case, folder / "landing", given.copies, given.authorisations, given.opportunities)
    print(f"Delivered in {time.perf_counter() - began:.0f} s: {rows}", flush=True)
    found = run(folder / "landing", folder / "run", {"IDE_MEMORY_LIMIT": given.memory_limit})
    print((folder / "run" / "log").read_text(encoding="utf-8")[-3000:])
    print(
        f"limit {given.memory_limit}: {found['cpu']:.0f} s CPU, {found['wall']:.0f} s wall, peak memory "
        f"{found['peak'] / 2**30:.2f} GiB, largest spill {found['spilled'] / 2**30:.1f} GiB, "
        f"exit code {found['code']:.0f}"
    )
    return int(found["code"])


if __name__ == "__main__":
    sys.exit(main())
