"""The contenders: how each is prepared and run, and where its tables are afterwards."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.month.comparing import Result
from benchmarks.month.deliveries import MONTH, Case, files_of
from benchmarks.month.environment import PYTHON
from benchmarks.month.models import DBT, TABLES
from ide_assets_tests.conftest import IDE

FIRST_DAY = MONTH.first_day.isoformat()


class Contender:
    """One way to build the month. `folder` is empty at the start of every repeat."""

    name = ""
    meaning = ""
    #: Whether its tables are compared with those of the others.
    compared = True

    def prepare(self, case: Case, folder: Path) -> None:
        """Prepare the state before the month: the earlier months."""

    def command(self, case: Case, folder: Path) -> list[str]:
        """The command that is measured."""
        raise NotImplementedError

    def environment(self, case: Case, folder: Path) -> Mapping[str, str]:
        """Environment variables of the command."""
        return {}

    def result(self, case: Case, folder: Path) -> Result:
        """The place of the tables."""
        raise NotImplementedError


@dataclass(frozen=True)
class Floor(Contender):
    """Hand-written SQL."""

    name: str
    meaning: str
    options: tuple[str, ...] = ()

    def command(self, case: Case, folder: Path) -> list[str]:
        """DuckDB alone."""
        return [
            *(str(PYTHON), "-m", "benchmarks.month.floor", str(case.landing), str(folder / "tables"), str(MONTH)),
            *(str(case.observations), *self.options),
        ]

    def result(self, case: Case, folder: Path) -> Result:
        """Parquet files."""
        return Result(files={name: folder / "tables" / f"{name}.parquet" for name in TABLES})


@dataclass(frozen=True)
class Ours(Contender):
    """The product on a graph of the compared tables."""

    name: str
    meaning: str
    options: tuple[str, ...] = ()

    def prepare(self, case: Case, folder: Path) -> None:
        """A copy of the home with the months before."""
        if case.before:
            shutil.copytree(case.home, folder / "home", symlinks=True)

    def command(self, case: Case, folder: Path) -> list[str]:
        """A run of the month."""
        return [*(sys.executable, "-m", "benchmarks.month.ours", str(MONTH), str(folder / "facts.json"), *self.options)]

    def environment(self, case: Case, folder: Path) -> Mapping[str, str]:
        """Its deliveries and its home."""
        return {"IDE_LANDING": str(case.landing), "IDE_HOME": str(folder / "home")}

    def result(self, case: Case, folder: Path) -> Result:
        """The lake's files."""
        return Result(files={name: files_of(folder / "home", name, [MONTH])[0] for name in TABLES})


class WholeGraph(Contender):
    """`ide run`, every table and both reports; for information."""

    name = "ide run"
    meaning = "for information: the product's whole graph with every check and both reports, in an empty home"
    compared = False

    def command(self, case: Case, folder: Path) -> list[str]:
        """The product's own command."""
        return [*IDE, "run", "--month", str(MONTH)]

    def environment(self, case: Case, folder: Path) -> Mapping[str, str]:
        """Its deliveries and its home."""
        return {"IDE_LANDING": str(case.landing), "IDE_HOME": str(folder / "home")}


class Textbook(Contender):
    """Dagster with pandas, as its documentation shows."""

    name = "textbook"
    meaning = "Dagster, pandas transforms, the DuckDB I/O manager for pandas, Great Expectations on pandas"

    def prepare(self, case: Case, folder: Path) -> None:
        """A copy of the database with the months before."""
        (folder / "dagster").mkdir()
        if case.before:
            shutil.copyfile(case.database, folder / "tables.duckdb")

    def command(self, case: Case, folder: Path) -> list[str]:
        """One run of all assets."""
        return [
            *(str(PYTHON), "-m", "benchmarks.month.textbook", str(case.landing), str(folder / "tables.duckdb")),
            str(MONTH),
        ]

    def environment(self, case: Case, folder: Path) -> Mapping[str, str]:
        """Dagster's records are in the folder."""
        return {"DAGSTER_HOME": str(folder / "dagster"), "DAGSTER_DISABLE_TELEMETRY": "1"}

    def result(self, case: Case, folder: Path) -> Result:
        """The I/O manager's database."""
        return Result(database=folder / "tables.duckdb")


class Dbt(Contender):
    """dbt on DuckDB."""

    name = "dbt"
    meaning = "dbt build on DuckDB with two threads: the floor's SQL as models, and tests"

    def prepare(self, case: Case, folder: Path) -> None:
        """A copy of the database with the months before; the project parsed, as it is after the first run."""
        if case.before:
            shutil.copyfile(case.database, folder / "tables.duckdb")
        subprocess.run(
            self._dbt("parse", folder / "target"),
            check=True,
            env={**os.environ, **self.environment(case, folder)},
            stdout=subprocess.DEVNULL,
        )

    def _dbt(self, verb: str, target: Path) -> list[str]:
        variables = {"first_day": FIRST_DAY, "today": datetime.now(UTC).date().isoformat()}
        return [
            *(str(PYTHON.with_name("dbt")), verb, "--project-dir", str(DBT), "--profiles-dir", str(DBT)),
            *("--target-path", str(target), "--log-path", str(target), "--vars", json.dumps(variables)),
        ]

    def command(self, case: Case, folder: Path) -> list[str]:
        """Models and tests, in the order of their dependencies."""
        return self._dbt("build", folder / "target")

    def environment(self, case: Case, folder: Path) -> Mapping[str, str]:
        """The variables of the project's profile and sources."""
        return {
            "BENCHMARK_LANDING": str(case.landing),
            "BENCHMARK_MONTH": str(MONTH),
            "BENCHMARK_DATABASE": str(folder / "tables.duckdb"),
            "DO_NOT_TRACK": "1",
        }

    def result(self, case: Case, folder: Path) -> Result:
        """dbt's database."""
        return Result(database=folder / "tables.duckdb")


CONTENDERS: Sequence[Contender] = (
    Floor("floor", "hand-written DuckDB SQL from files to Parquet; no checks, no orchestration"),
    Floor(
        "fair floor",
        "the floor with the product's duties: sources stored sorted, quarantined and repeated rows set aside with file "
        "and line, users pseudonymised, a catalogue written",
        ("--duties",),
    ),
    Ours("ours", "the product on these tables: reading, row rules, every check, commit, ledger, release"),
    Ours("ours, unchecked", "the same recipes without expectations", ("--unchecked",)),
    Dbt(),
    Textbook(),
    WholeGraph(),
)
