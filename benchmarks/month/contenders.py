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

from benchmarks.month import duties
from benchmarks.month.comparing import Result
from benchmarks.month.deliveries import MONTH, Case, files_of
from benchmarks.month.environment import PYTHON
from benchmarks.month.models import DBT, TABLES, VIEWS
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


@dataclass(frozen=True)
class Dbt(Contender):
    """dbt on DuckDB."""

    name: str
    meaning: str
    with_duties: bool = False

    def prepare(self, case: Case, folder: Path) -> None:
        """A copy of the project and of the database with the months before; parsed, as it is after the first run."""
        if case.before:
            shutil.copyfile(case.database, folder / "tables.duckdb")
        shutil.copytree(DBT, folder / "project")
        if self.with_duties:
            _add_duties(folder / "project" / "models")
        subprocess.run(
            self._dbt("parse", folder),
            check=True,
            env={**os.environ, **self.environment(case, folder)},
            stdout=subprocess.DEVNULL,
        )

    def _dbt(self, verb: str, folder: Path) -> list[str]:
        project, target = folder / "project", folder / "target"
        variables = {"first_day": FIRST_DAY, "today": datetime.now(UTC).date().isoformat()}
        return [
            *(str(PYTHON.with_name("dbt")), verb, "--project-dir", str(project), "--profiles-dir", str(project)),
            *("--target-path", str(target), "--log-path", str(target), "--vars", json.dumps(variables)),
        ]

    def command(self, case: Case, folder: Path) -> list[str]:
        """Models and tests, in the order of their dependencies."""
        return self._dbt("build", folder)

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


def _add_duties(models: Path) -> None:
    """Let the staging models of a dbt project read accepted rows, and add the models that accept them."""
    for name in VIEWS:
        file = models / f"{name}.sql"
        source = name.removeprefix("stg_")
        staging = file.read_text(encoding="utf-8")
        if name == source:
            continue
        rules = staging.partition("WHERE")[2]
        file.write_text(
            staging.replace(f"source('landing', '{source}')", f"ref('accepted_{source}')"), encoding="utf-8"
        )
        landing = "{{ env_var('BENCHMARK_LANDING') }}/" + source + "/{{ env_var('BENCHMARK_MONTH') }}/*.parquet"
        added = duties.queries(
            source, duties.delivered_files(landing), rules, lambda model: f"{{{{ ref('{model}') }}}}"
        )
        for model, query in added.items():
            (models / f"{model}.sql").write_text(query, encoding="utf-8")


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
    Dbt("dbt", "dbt build on DuckDB with two threads: the floor's SQL as models, and tests"),
    Dbt(
        "dbt with duties",
        "the same with the product's duties, as for the fair floor; its database is the catalogue",
        True,
    ),
    Textbook(),
    WholeGraph(),
)
