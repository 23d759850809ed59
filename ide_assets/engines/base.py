"""Where SQL runs: what makes and judges tables may be any engine, and DuckDB is the one that is always there.

Each month works in a fresh in-memory database, so no file is ever open for writing.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ide_assets.engines import batches, dialects
from ide_assets.store import database
from ide_assets.store.database import copy, parquet
from ide_assets.vocabulary.columns import Column
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb


class EngineUnavailableError(RuntimeError):
    """The engine that the settings name cannot be used; the message says why and what to do."""


class Engine(Protocol):
    """What makes the rows of one table's month and judges them.

    `computed` takes what was compiled for the engine. All other queries are written in DuckDB's SQL, and another
    engine translates them.
    """

    @property
    def connection(self) -> "duckdb.DuckDBPyConnection":
        """The run's DuckDB on this machine."""

    @property
    def dialect(self) -> str:
        """What its queries are compiled to, one of `dialects.DIALECTS`."""

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """Make the rows of Parquet files readable under a name; no file means no rows.

        `held` keeps them in memory where the engine can.
        """

    def define(self, name: str, query: str) -> None:
        """Make a query readable under a name."""

    def computed(self, sql: str) -> str:
        """Run what was compiled; returns a query for `connection` that gives its rows."""

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Rows of a query: as they come, or the first so many in the order of their values."""

    def transpile(self, query: str) -> str:
        """A query in the engine's own SQL."""

    def candidate(self) -> "AbstractContextManager[Any]":
        """What is bound as `batches.CANDIDATE`, as a batch of Great Expectations."""


@dataclass(frozen=True)
class DuckDB:
    """DuckDB on this machine, by the run's own connection."""

    connection: "duckdb.DuckDBPyConnection"
    dialect: str = dialects.DIALECT

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """A view of the files, or a table in memory."""
        rows = f"SELECT * FROM {parquet(files)}" if files else no_rows(columns)
        self.connection.execute(f'CREATE OR REPLACE TEMP {"TABLE" if held else "VIEW"} "{name}" AS {rows}')

    def define(self, name: str, query: str) -> None:
        """A view of the query."""
        self.connection.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {query}')

    def computed(self, sql: str) -> str:
        """The query itself: whoever uses its rows runs it."""
        return sql

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Run the query and fetch what is asked for."""
        cursor = self.connection.execute(query if first is None else f"{query} ORDER BY ALL LIMIT {first}")
        names = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def transpile(self, query: str) -> str:
        """The query itself."""
        return query

    def candidate(self) -> "AbstractContextManager[Any]":
        """By SQL, inside DuckDB."""
        return batches.of_duckdb(self.connection)


def bind(connection: "duckdb.DuckDBPyConnection", table: Table, files: Sequence[Path]) -> None:
    """Make the rows of these files readable to DuckDB under the table's name; no file means no rows."""
    DuckDB(connection).bind(table.name, table.columns, files)


def no_rows(columns: Iterable[Column]) -> str:
    """A query of these columns without a row."""
    return database.no_rows({column.name: column.type.duckdb for column in columns})


def write(connection: "duckdb.DuckDBPyConnection", table: Table, sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file in the table's types and order; returns their number."""
    return copy(connection, f"SELECT {table.to_select()} FROM ({sql}) ORDER BY {table.order_by()}", path)
