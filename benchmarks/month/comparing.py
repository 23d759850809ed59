"""Comparison of the contenders' tables, row by row, floats within 1e-9."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.month.models import TABLES
from ide_assets.store.database import literal, parquet
from ide_assets.vocabulary.column import Type
from ide_assets.vocabulary.table import Table

TOLERANCE = 1e-9

#: Audit dates depend on when a contender ran, not on its results.
_AUDIT = ("insert_dt", "update_dt")

#: Rows shown of a difference.
_SHOWN = 3


class DifferentTablesError(AssertionError):
    """Contenders produced different tables, so their costs cannot be compared."""


@dataclass(frozen=True)
class Result:
    """The place of a contender's tables of a month: files by table, or one DuckDB database.

    A database may hold more months than the one compared.
    """

    files: Mapping[str, Path] | None = None
    database: Path | None = None


def core_tables() -> dict[str, Table]:
    """The product's tables that are compared, by name."""
    from ide_assets.domains.graph import RECIPES

    return {recipe.table.name: recipe.table for recipe in RECIPES if recipe.table.name in TABLES}


def demand_same(results: Mapping[str, Result], first_day: str) -> dict[str, int]:
    """The number of rows by table, which must be equal in the results of all contenders.

    `first_day` is the first day of the month, YYYY-MM-DD. Raises DifferentTablesError, which names the contender,
    table, column and rows that differ.
    """
    tables, wrong = core_tables(), []
    rows: dict[str, int] = {}
    reference, *others = results
    with duckdb.connect() as connection:
        for number, result in enumerate(results.values()):
            if result.database is not None:
                connection.execute(f"ATTACH {literal(result.database)} AS contender_{number} (READ_ONLY)")
        for name, table in tables.items():
            for number, result in enumerate(results.values()):
                source = f"contender_{number}.main.{name}" if result.files is None else parquet([result.files[name]])
                # Where months are stored together, benchmark_version is that of the quarter's newest month.
                month = "".join(
                    f" WHERE {column} = {value}"
                    for column, value in (
                        ("by_month", f"DATE '{first_day}'"),
                        ("snapshot_date", f"last_day(DATE '{first_day}')"),
                        (
                            "benchmark_version",
                            f"year(DATE '{first_day}') || '-Q' || quarter(DATE '{first_day}')",
                        ),
                    )
                    if column in table.column_names
                )
                connection.execute(
                    f"CREATE OR REPLACE TEMP TABLE table_{number} AS SELECT {table.to_select()} FROM {source}{month}"
                )
            counted = connection.execute("SELECT count(*) FROM table_0").fetchone()
            rows[name] = int(counted[0]) if counted else 0
            for number, other in enumerate(others, 1):
                wrong += [
                    f"{name}: {other} against {reference}: {difference}"
                    for difference in _differences(connection, table, number)
                ]
    if wrong:
        raise DifferentTablesError("Contenders disagree, so their costs are not comparable:\n  " + "\n  ".join(wrong))
    return rows


def _differences(connection: duckdb.DuckDBPyConnection, table: Table, number: int) -> list[str]:
    key = ", ".join(f'"{name}"' for name in table.key)
    for which in (0, number):
        again = connection.execute(f"SELECT {key} FROM table_{which} GROUP BY {key} HAVING count(*) > 1").fetchone()
        if again is not None:
            return [f"the key {again} occurs more than once in one of the two"]
    same = " AND ".join(f'one."{name}" IS NOT DISTINCT FROM other."{name}"' for name in table.key)
    differences = []
    for without, of in ((0, number), (number, 0)):
        lost = connection.execute(
            f"SELECT {key}, count(*) OVER () FROM table_{of} AS one ANTI JOIN table_{without} AS other ON {same}"
        ).fetchmany(_SHOWN)
        if lost:
            differences.append(
                f"{lost[0][-1]:,} keys {'more' if of else 'fewer'}, such as {[row[:-1] for row in lost]}"
            )
    for column in table.columns:
        if column.name in (*table.key, *_AUDIT):
            continue
        one, other = f'one."{column.name}"', f'other."{column.name}"'
        differs = f"{one} IS DISTINCT FROM {other}"
        if column.type is Type.NUMBER:
            differs += f" AND NOT coalesce(abs({one} - {other}) <= {TOLERANCE}, false)"
        rows = connection.execute(
            f"SELECT {', '.join(f'one.{name}' for name in key.split(', '))}, {one}, {other}, count(*) OVER () "
            f"FROM table_0 AS one JOIN table_{number} AS other ON {same} WHERE {differs}"
        ).fetchmany(_SHOWN)
        if rows:
            differences.append(f"{column.name} differs in {rows[0][-1]:,} rows, such as {[row[:-1] for row in rows]}")
    return differences
