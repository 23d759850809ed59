"""Judge a table of the clean month after it, or one of its inputs, was corrupted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ide_assets.deliveries.sources import SOURCES
from ide_assets.graph import RECIPES
from ide_assets.kernel import engine, expectations, figures
from ide_assets.kernel.expectations import Expectation, Verdict
from ide_assets.kernel.figures import Figures
from ide_assets.kernel.parameters import bound
from ide_assets.kernel.recipe import Derived, Recipe, Span
from ide_assets.kernel.table import Table
from ide_assets.months import Month
from ide_assets.settings import Rules
from ide_assets_tests.checks import clean_month

BY_TABLE: dict[str, Recipe] = {recipe.table.name: recipe for recipe in RECIPES}


@dataclass(frozen=True)
class CleanMonth:
    """The rows of every table of the clean month, one Parquet file each, and how many they are.

    `database` holds them as well, in the catalogues `clean` and `in_window`: a database of its own for each case would
    cost more than the case.
    """

    files: dict[str, Path]
    rows: dict[str, int]
    database: duckdb.DuckDBPyConnection

    def figures(self, table: str) -> Figures:
        """The clean table in figures, as a month before would have had them."""
        with duckdb.connect() as connection:
            return figures.measure(connection, BY_TABLE[table].table, engine.parquet([self.files[table]]), ())

    def judge(
        self,
        table: str,
        corruption: str = "",
        *,
        earlier: Sequence[Figures] = (),
        judged_by: Sequence[Expectation] | None = None,
    ) -> list[Verdict]:
        """Run the corruption (SQL on the table or its inputs, by name), then judge the table.

        The connection holds what it holds in a run: the inputs that the recipe declares, each under its
        name, and the candidate; nothing under the table's own name. `earlier` are the figures of
        the months before; by default there were none.
        """
        recipe = BY_TABLE[table]
        inputs = {
            each.table.name: "in_window" if each.span is Span.BENCHMARK_WINDOW else "clean" for each in recipe.inputs
        }
        # Its temporary tables and views are seen by this cursor alone, and end with it.
        with self.database.cursor() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            for name, catalogue in {**inputs, table: "clean"}.items():
                connection.execute(f'CREATE TEMP TABLE "{name}" AS FROM {catalogue}."{name}"')
            if corruption:
                connection.execute(corruption)
            connection.execute(f'ALTER TABLE "{table}" RENAME TO corrupted')
            connection.execute("CREATE TEMP VIEW candidate AS FROM corrupted")
            (rows,) = connection.execute("SELECT count(*) FROM candidate").fetchone() or (0,)
            return expectations.judge(
                connection,
                recipe.table,
                recipe.expectations if judged_by is None else judged_by,
                clean_month.MONTH,
                rows,
                earlier,
            )


def failing(verdicts: Sequence[Verdict]) -> set[str]:
    """Names of the expectations that failed."""
    return {verdict.name for verdict in verdicts if not verdict.passed}


def verdict_of(verdicts: Sequence[Verdict], name: str) -> Verdict:
    """The verdict of one expectation."""
    (found,) = (verdict for verdict in verdicts if verdict.name == name)
    return found


def make_clean_month(folder: Path) -> CleanMonth:
    """Run every transform over the deliveries of the clean month, as a run does."""
    in_window, _ = _make(clean_month.MONTH_IN_WINDOW, folder / "in_window", {})
    files, rows = _make(clean_month.MONTH, folder / "month", in_window)
    database = duckdb.connect()
    for catalogue, tables in (("clean", files), ("in_window", in_window)):
        database.execute(f"ATTACH ':memory:' AS {catalogue}")
        for name, path in tables.items():
            database.execute(f'CREATE TABLE {catalogue}."{name}" AS FROM {engine.parquet([path])}')
    return CleanMonth(files, rows, database)


def _make(month: Month, folder: Path, in_window: dict[str, Path]) -> tuple[dict[str, Path], dict[str, int]]:
    files: dict[str, Path] = {}
    rows: dict[str, int] = {}
    folder.mkdir()
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for source in SOURCES:
            path = folder / f"{source.name}.parquet"
            query = _delivered(source.table, clean_month.DELIVERIES[source.name])
            rows[source.name] = engine.write(connection, source.table, query, path)
            files[source.name] = path
        for recipe in RECIPES:
            if not isinstance(recipe, Derived):
                continue
            table = recipe.table
            for wanted in recipe.inputs:
                name = wanted.table.name
                earlier = in_window if wanted.span is Span.BENCHMARK_WINDOW and in_window else files
                engine.bind(connection, wanted.table, [earlier[name]])
            sql = bound(recipe.sql(Rules(), audited=False if table.audited else None), month, today=month.last_day)
            files[table.name] = folder / f"{table.name}.parquet"
            rows[table.name] = engine.write(connection, table, sql, files[table.name])
    return files, rows


def _delivered(table: Table, delivery: str) -> str:
    """The delivery as a query: text in all columns, null in those that it does not bring."""
    selects = []
    for row in clean_month.rows(delivery):
        unknown = set(row) - set(table.column_names)
        assert not unknown, f"{table.name} has no columns {unknown}"
        values = (row.get(name) for name in table.column_names)
        fields = ("NULL" if value is None else engine.literal(value) for value in values)
        selects.append(
            "SELECT "
            + ", ".join(f'{field} AS "{name}"' for field, name in zip(fields, table.column_names, strict=True))
        )
    return " UNION ALL ".join(selects)
