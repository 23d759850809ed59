"""A month's transforms on an engine: the inputs as a run binds them, and the resulting rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from ide_assets.engines import base as engine
from ide_assets.engines.binding import bound
from ide_assets.kernel.build import BuildContext, RunTables
from ide_assets.kernel.inputs import MissingInput
from ide_assets.kernel.recipe import Derived, Estimated
from ide_assets.months import Month
from ide_assets.settings import Rules, Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.lake import Lake
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary import audit
from ide_assets.vocabulary.column import Column, Type
from ide_assets.vocabulary.table import Table

#: A day long after the sample's months, which no delivery contains.
TODAY = date(2031, 7, 9)

Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """Files whose rows a name refers to; no file means no rows."""

    files: Sequence[Path]
    columns: Sequence[Column]


@dataclass(frozen=True)
class Query:
    """A recipe's query for a month, on any engine."""

    recipe: Derived
    month: Month
    views: Mapping[str, View]
    absent: frozenset[str]
    audited: bool | None

    def sql(self, dialect: str) -> str:
        template = self.recipe.sql(Rules(), self.absent, self.audited, dialect)
        return bound(template, self.month, TODAY, dialect, rules=Rules())

    @cached_property
    def columns(self) -> dict[str, Type]:
        """The columns of the transform; for an estimated table, those that it is estimated from."""
        if not isinstance(self.recipe, Estimated):
            return {column.name: column.type for column in self.recipe.table.columns}
        schema = self.recipe.expression(Rules(), self.absent, self.audited).schema()
        return {name: _type(type_) for name, type_ in schema.items()}


def _type(ibis_type: Any) -> Type:
    if ibis_type.is_integer():
        return Type.INTEGER
    return {type_.ibis: type_ for type_ in Type}[str(ibis_type.copy(nullable=True))]


@dataclass
class Published:
    """A home whose published tables are the inputs; read-only."""

    root: Path
    connection: duckdb.DuckDBPyConnection
    home: Home = field(init=False)
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.home = Home(self.root)
        self.ledger = Ledger(self.home)

    def query(self, recipe: Derived, former: Path | None = None, without_optional: bool = False) -> Query:
        """The recipe's query for the newest month.

        `former` is a folder for an earlier published version; without it the month is published for the first time.
        `without_optional` leaves out the inputs that need not be delivered.
        """
        month = max(self.ledger.published)
        on_duckdb = engine.DuckDB(self.connection)
        tables = RunTables(Lake(self.home), self.ledger, "no run", frozenset())
        context = BuildContext(month, TODAY, Settings(), tables, on_duckdb)
        views, absent = {}, set()
        for input_ in recipe.inputs:
            # Where one of several inputs is needed, the first stays.
            is_needed = input_.table.name in recipe.needs_one_of[:1]
            if without_optional and input_.absence is MissingInput.IS_NULL and not is_needed:
                absent.add(input_.table.name)
                continue
            versions = [context.find(input_.table, one) for one in context.months(input_)]
            views[input_.table.name] = View(
                [version.path for version in versions if version is not None], input_.table.columns
            )
        if former is not None:
            views |= self._former(recipe.table, month, former)
        audited = former is not None if recipe.table.audited else None
        return Query(recipe, month, views, frozenset(absent), audited)

    def _former(self, table: Table, month: Month, folder: Path) -> dict[str, View]:
        """A former version: of three rows, one is equal to the published one, one differs, and one is missing."""
        entry = self.ledger.entry(table.name, month)
        assert entry is not None
        key = ", ".join(f'"{name}"' for name in table.key)
        changed = next(
            column.name for column in table.columns if column.name not in table.key and column.type is Type.INTEGER
        )
        version, first = folder / "former.parquet", folder / "first.parquet"
        database.copy(
            self.connection,
            "SELECT * EXCLUDE (place) REPLACE (DATE '2030-01-01' AS insert_dt, DATE '2030-01-02' AS update_dt, "
            f'CASE WHEN place % 3 = 1 THEN coalesce("{changed}", 0) + 1 ELSE "{changed}" END AS "{changed}") FROM '
            f"(SELECT *, row_number() OVER (ORDER BY {key}) AS place "
            f"FROM {database.parquet([self.ledger.path(entry)])}) "
            "WHERE place % 3 > 0",
            version,
        )
        database.copy(
            self.connection, f"SELECT {key}, DATE '2029-12-31' AS insert_dt FROM {database.parquet([version])}", first
        )
        columns = [column for column in table.columns if column.name in (*table.key, "insert_dt")]
        return {audit.FORMER: View([version], table.columns), audit.FIRST_PUBLISHED: View([first], columns)}


def rows_on_duckdb(connection: duckdb.DuckDBPyConnection, query: Query, shuffled: bool = False) -> list[Row]:
    """The query's rows, in the order of their key; `shuffled` puts the rows of its inputs in another order."""
    with connection.cursor() as cursor:
        cursor.execute("SET TimeZone = 'UTC'")
        for name, view in query.views.items():
            rows = f"FROM {database.parquet(view.files)}" if view.files else engine.no_rows(view.columns)
            if shuffled:
                rows = f"FROM ({rows}) AS input ORDER BY md5(input::VARCHAR)"
            cursor.execute(f'CREATE OR REPLACE TEMP {"TABLE" if shuffled else "VIEW"} "{name}" AS {rows}')
        casts = ", ".join(f'CAST("{name}" AS {type_.duckdb}) AS "{name}"' for name, type_ in query.columns.items())
        return _ordered(cursor, query, f"SELECT {casts} FROM ({query.sql('duckdb')})")


def _ordered(connection: duckdb.DuckDBPyConnection, query: Query, sql: str) -> list[Row]:
    """Rows in the order of the table's key, then of its other columns; fractions, which may differ slightly, last."""
    key = [name for name in query.recipe.table.key if name in query.columns]
    exact = [name for name, type_ in query.columns.items() if type_ is not Type.NUMBER]
    order = ", ".join(f'"{name}"' for name in dict.fromkeys((*key, *exact, *query.columns)))
    rows: list[Row] = connection.sql(f"SELECT * FROM ({sql}) ORDER BY {order}").to_arrow_table().to_pylist()
    return rows


def rows_on_engine(computing: engine.Engine, query: Query) -> list[Row]:
    """The query's rows, in the order of their key."""
    for name, view in query.views.items():
        computing.bind(name, view.columns, view.files)
    casts = ", ".join(f'CAST("{name}" AS {type_.duckdb}) AS "{name}"' for name, type_ in query.columns.items())
    computed = computing.computed(query.sql(computing.dialect))
    return _ordered(computing.connection, query, f"SELECT {casts} FROM ({computed})")
