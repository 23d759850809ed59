"""The interface of an engine, which builds and checks tables, and DuckDB, the default engine.

Each month uses a fresh in-memory database, so a month that fails leaves no table behind.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ide_assets.engines import batches, dialects
from ide_assets.store import database
from ide_assets.store.database import copy, parquet
from ide_assets.vocabulary.column import Column
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb


#: Rows in DuckDB before they are sorted and written.
UNSORTED = "unsorted_rows"


class EngineUnavailableError(RuntimeError):
    """The engine that the settings name cannot be used; the message says why and what to do."""


class Engine(Protocol):
    """Builds the rows of one table's month and runs the queries of its checks.

    `computed` takes SQL that was compiled for the engine. All other queries are written in DuckDB's SQL, which other
    engines transpile.
    """

    @property
    def connection(self) -> "duckdb.DuckDBPyConnection":
        """The run's DuckDB connection on this machine."""

    @property
    def dialect(self) -> str:
        """The dialect of its compiled queries, one of `dialects.DIALECTS`."""

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """Make the rows of Parquet files readable under a name; no file means no rows.

        `held` keeps them in memory if the engine supports it.
        """

    def define(self, name: str, query: str) -> None:
        """Make a query readable under a name."""

    def computed(self, sql: str) -> str:
        """Run compiled SQL; returns a query for `connection` that gives its rows."""

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """The rows of a query in any order, or the `first` rows in the order of their values."""

    def transpile(self, query: str) -> str:
        """A query in the engine's own SQL."""

    def candidate(self) -> "AbstractContextManager[Any]":
        """The rows that are bound as `batches.CANDIDATE`, as a batch of Great Expectations."""


@dataclass(frozen=True)
class DuckDB:
    """DuckDB on this machine, with the run's connection."""

    connection: "duckdb.DuckDBPyConnection"
    dialect: str = dialects.DIALECT

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """A view of the files, or a table in memory."""
        import duckdb

        created = f'CREATE OR REPLACE TEMP {"TABLE" if held else "VIEW"} "{name}" AS '
        if not files:
            self.connection.execute(created + no_rows(columns))
            return
        names = ", ".join(f'"{column.name}"' for column in columns)
        try:
            # Each of a month's many queries of inputs would take longer over the general form below.
            self.connection.execute(f"{created}SELECT {names} FROM {parquet(files, by_name=len(files) > 1)}")
        except duckdb.BinderException:
            self.connection.execute(created + database.rows_of_versions(files, _types(columns)))

    def define(self, name: str, query: str) -> None:
        """A view of the query."""
        self.connection.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {query}')

    def computed(self, sql: str) -> str:
        """The query itself, which the caller runs."""
        return sql

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Run the query and fetch its rows."""
        cursor = self.connection.execute(query if first is None else f"{query} ORDER BY ALL LIMIT {first}")
        names = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def transpile(self, query: str) -> str:
        """The query itself."""
        return query

    def candidate(self) -> "AbstractContextManager[Any]":
        """A batch that Great Expectations reads with SQL inside DuckDB."""
        return batches.of_duckdb(self.connection)


def bind(connection: "duckdb.DuckDBPyConnection", table: Table, files: Sequence[Path]) -> None:
    """Make the rows of these files readable to DuckDB under the table's name; no file means no rows."""
    DuckDB(connection).bind(table.name, table.columns, files)


def no_rows(columns: Iterable[Column]) -> str:
    """A query with these columns and no rows."""
    return database.no_rows(_types(columns))


def _types(columns: Iterable[Column]) -> dict[str, str]:
    return {column.name: column.type.duckdb for column in columns}


def store(connection: "duckdb.DuckDBPyConnection", sql: str, parts: Sequence[str] = ()) -> None:
    """Create the temporary table UNSORTED from a query.

    `parts` are conditions, and a row meets exactly one: the rows are computed part by part, in less memory.
    """
    if not parts:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {UNSORTED} AS {sql}")
        return
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {UNSORTED} AS SELECT * FROM ({sql}) LIMIT 0")
    for part in parts:
        connection.execute(f"INSERT INTO {UNSORTED} SELECT * FROM ({sql}) WHERE {part}")


def write_stored(connection: "duckdb.DuckDBPyConnection", table: Table, path: Path) -> int:
    """Write the rows of UNSORTED to a Parquet file in the table's types and order, drop it; returns their number."""
    # A query and its sort together may need more memory than there is. DuckDB's encoding of values (as required or
    # optional) depends on the query, too; equal tables give equal bytes.
    rows = copy(connection, f"SELECT {table.to_select()} FROM {UNSORTED} ORDER BY {table.order_by()}", path)
    connection.execute(f"DROP TABLE {UNSORTED}")
    return rows


def write(connection: "duckdb.DuckDBPyConnection", table: Table, sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file in the table's types and order; returns their number."""
    store(connection, sql)
    return write_stored(connection, table, path)
