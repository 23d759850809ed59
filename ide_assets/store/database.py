"""DuckDB for engines and releases: paths in SQL, sessions within the machine's limits, Parquet files.

Each month uses a fresh in-memory database. Only a new release, which has no readers yet, is open for writing.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.settings import Settings
from ide_assets.store.home import Home

if TYPE_CHECKING:
    import duckdb


def is_of_machine(error: "duckdb.Error") -> bool:
    """Whether memory ran out or a person interrupted, so that neither the query nor what it reads is at fault."""
    import duckdb

    return isinstance(error, duckdb.OutOfMemoryException | duckdb.InterruptException)


def literal(text: str | Path) -> str:
    """An SQL string literal, because DDL and COPY accept no bound parameters."""
    return "'" + str(text).replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A name, of a column or a table, as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def no_rows(types: Mapping[str, str]) -> str:
    """A query without rows whose columns have these DuckDB types."""
    nothing = ", ".join(f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in types.items())
    return f"SELECT {nothing} WHERE false"


def exact(path: Path) -> str:
    """The path with escaped glob characters, because DuckDB reads paths as patterns."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))


def parquet(paths: Sequence[Path], by_name: bool = False) -> str:
    """An SQL table function that reads exactly these files.

    Otherwise DuckDB would read a parent folder like `column=value`, such as the lake's `month=...`, as a column, which
    overrides the file's. `by_name`: the files need not have the same columns.
    """
    files = ", ".join(literal(exact(path)) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false{', union_by_name = true' if by_name else ''})"


def rows_of_versions(paths: Sequence[Path], types: Mapping[str, str]) -> str:
    """A query of the files' rows with at least these columns, by DuckDB type.

    A column that a file does not have is null: an earlier version of the code wrote the file.
    """
    return f"{no_rows(types)} UNION ALL BY NAME SELECT * FROM {parquet(paths, by_name=True)}"


@contextmanager
def session(settings: Settings, home: Home) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A fresh in-memory DuckDB within the machine's limits, from dagster-duckdb's resource."""
    from dagster_duckdb import DuckDBResource

    home.writable(home.scratch)
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
        # A log would contain each step of the bar.
        connection.execute("SET enable_progress_bar = false")
        yield connection


def lock_down(connection: "duckdb.DuckDBPyConnection") -> None:
    """Prevent all later statements of the connection from using files and the network."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def copy(connection: "duckdb.DuckDBPyConnection", sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file in their order; returns their number."""
    # Level 1 of zstd gives files as small as the default level, in a tenth less time.
    options = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"
    copied = connection.execute(f"COPY ({sql}) TO {literal(path)} ({options})").fetchone()
    return int(copied[0]) if copied else 0


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
