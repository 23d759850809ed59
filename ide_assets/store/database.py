"""DuckDB as the store uses it: safe paths in SQL, sessions within the machine's limits, Parquet files.

No table's rows are decided here; engines and releases build on it. Each month works in a fresh in-memory
database, so no file is ever open for writing.
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


def literal(text: str | Path) -> str:
    """A SQL string literal: DDL and COPY take no bound parameters."""
    return "'" + str(text).replace("'", "''") + "'"


def no_rows(types: Mapping[str, str]) -> str:
    """A query without rows, of columns with these DuckDB types."""
    nothing = ", ".join(f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in types.items())
    return f"SELECT {nothing} WHERE false"


def exact(path: Path) -> str:
    """The path with glob characters escaped, which DuckDB takes for a pattern where it reads files."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))


def parquet(paths: Sequence[Path]) -> str:
    """A SQL table function that reads these files and nothing else.

    A folder named like `column=value` above them, the lake's own `month=...` included, would otherwise
    be taken for a column and override the file's.
    """
    files = ", ".join(literal(exact(path)) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false)"


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
        yield connection


def close_to_outside(connection: "duckdb.DuckDBPyConnection") -> None:
    """From here on the connection reads no file and reaches no network, whatever it is asked."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def copy(connection: "duckdb.DuckDBPyConnection", sql: str, path: Path) -> int:
    """Write the query's rows to a Parquet file as they come; returns their number."""
    # Level 1 of zstd gives files as small as the default's, for a tenth less time.
    options = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"
    copied = connection.execute(f"COPY ({sql}) TO {literal(path)} ({options})").fetchone()
    return int(copied[0]) if copied else 0


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
