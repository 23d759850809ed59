"""Deliveries of a size, and the home and database with the months before the measured one; created once and reused."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.month.models import HISTORY
from ide_assets.months import Month
from ide_assets.store.database import literal, parquet
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import IDE

#: The month that is measured: after the unreliable window, so that all contenders read seats_assigned as delivered.
MONTH = Month(2023, 6)

#: Tables whose earlier months peers receive, so that they store months together, as a warehouse does.
EARLIER_TABLES = ("assignment_monthly", "usage_monthly", HISTORY, "ide_cohort_benchmark_monthly")


@dataclass(frozen=True)
class Case:
    """One size: accounts of the vendor, and the number of the measured month in its home; 1 is the first."""

    folder: Path
    accounts: int
    months: int

    @property
    def landing(self) -> Path:
        """Deliveries of all months of this case."""
        return self.folder / "landing"

    @property
    def home(self) -> Path:
        """The product's home with the months before."""
        return self.folder / "history" / "home"

    @property
    def database(self) -> Path:
        """A DuckDB database with the months before, for peers."""
        return self.folder / "history" / "peers.duckdb"

    @property
    def observations(self) -> Path:
        """Parquet files of the observations of the months before, from which benchmarks are calculated."""
        return self.folder / "history" / HISTORY

    @property
    def before(self) -> list[Month]:
        """The months before the measured one."""
        return list(MONTH.plus(-self.months).through(MONTH.plus(-1))) if self.months > 1 else []

    def rows(self, source: str) -> int:
        """The number of rows delivered for the measured month."""
        row = duckdb.execute(
            f"SELECT count(*) FROM read_parquet({literal(self.landing / source / str(MONTH) / '*.parquet')})"
        ).fetchone()
        return int(row[0]) if row else 0


def prepared(work: Path, accounts: int, months: int) -> Case:
    """The case, created unless it exists: deliveries, then the months before, built by the product without checks.

    Peers receive the product's tables as their history. Raises CalledProcessError if a month is not published.
    """
    case = Case(work / f"{accounts}-accounts-{months}-months", accounts, months)
    stamp = case.folder / "made"
    if stamp.exists():
        return case
    shutil.rmtree(case.folder, ignore_errors=True)
    case.folder.mkdir(parents=True)
    # fmt: off
    subprocess.run(
        [
            *IDE, "generate", "--out", str(case.landing), "--accounts", str(accounts),
            "--from", str(min([*case.before, MONTH])), "--to", str(MONTH), "--format", "parquet",
        ],
        check=True, stdout=subprocess.DEVNULL,
    )
    # fmt: on
    if case.before:
        _make_history(case)
    stamp.touch()
    return case


def _make_history(case: Case) -> None:
    facts = case.folder / "history.json"
    subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.month.ours", f"{case.before[0]}:{case.before[-1]}", str(facts)),
            "--unchecked",
        ],
        check=True,
        env={**os.environ, "IDE_LANDING": str(case.landing), "IDE_HOME": str(case.home)},
        stderr=(case.folder / "history.log").open("w"),
    )
    case.observations.mkdir()
    with duckdb.connect(str(case.database)) as connection:
        for name in EARLIER_TABLES:
            connection.execute(f"CREATE TABLE {name} AS FROM {parquet(files_of(case.home, name, case.before))}")
    for month in case.before:
        shutil.copyfile(files_of(case.home, HISTORY, [month])[0], case.observations / f"{month}.parquet")


def files_of(home: Path, table: str, months: list[Month]) -> list[Path]:
    """The product's published files of a table."""
    ledger = Ledger(Home(home))
    return [ledger.path(entry) for month in months if (entry := ledger.entry(table, month)) is not None]


def read_facts(path: Path) -> dict[str, float]:
    """What `benchmarks.month.ours` noted."""
    return dict(json.loads(path.read_text(encoding="utf-8")))
