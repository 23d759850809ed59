"""Run a transform's SQL on DuckDB.

Each month works in a fresh in-memory database, so no file is ever open for writing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.kernel.columns import Column
from ide_assets.kernel.home import Home
from ide_assets.kernel.table import Table
from ide_assets.settings import Settings

if TYPE_CHECKING:
    import duckdb


def literal(text: str | Path) -> str:
    """A SQL string literal: DDL and COPY take no bound parameters."""
    return "'" + str(text).replace("'", "''") + "'"


def parquet(paths: Sequence[Path]) -> str:
    """A SQL table function that reads these files and nothing else.

    A folder named like `column=value` above them, the lake's own `month=...` included, would otherwise
    be taken for a column and override the file's.
    """
    files = ", ".join(literal(path) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false)"


@contextmanager
def session(settings: Settings, home: Home) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A fresh in-memory DuckDB within the machine's limits, from dagster-duckdb's resource."""
    from dagster_duckdb import DuckDBResource

    home.scratch.mkdir(parents=True, exist_ok=True)
    limits: dict[str, object] = {
        "temp_directory": str(home.scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if settings.memory_limit is not None:
        limits["memory_limit"] = settings.memory_limit
    if settings.threads is not None:
        limits["threads"] = settings.threads
    with DuckDBResource(database=":memory:", connection_config=limits).get_connection() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


def close_to_outside(connection: "duckdb.DuckDBPyConnection") -> None:
    """From here on the connection reads no file and reaches no network, whatever it is asked."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def bind(connection: "duckdb.DuckDBPyConnection", table: Table, files: Sequence[Path]) -> None:
    """Make the rows of these files readable under the table's name; no file means no rows."""
    rows = f"SELECT * FROM {parquet(files)}" if files else no_rows(table.columns)
    connection.execute(f'CREATE OR REPLACE TEMP VIEW "{table.name}" AS {rows}')


def no_rows(columns: Iterable[Column]) -> str:
    """A query of these columns without a row."""
    nothing = ", ".join(f'NULL::{column.type.duckdb} AS "{column.name}"' for column in columns)
    return f"SELECT {nothing} WHERE false"


def write(connection: "duckdb.DuckDBPyConnection", table: Table, sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file in the table's types and order; returns their number."""
    return copy(connection, f"SELECT {table.to_select()} FROM ({sql}) ORDER BY {table.order_by()}", path)


def copy(connection: "duckdb.DuckDBPyConnection", sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file as they come; returns their number."""
    copied = connection.execute(f"COPY ({sql}) TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)").fetchone()
    return int(copied[0]) if copied else 0


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
