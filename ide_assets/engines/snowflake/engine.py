"""Snowflake as the engine (`IDE_ENGINE=snowflake`): it builds and checks tables, and stores the published ones.

The home remains the system of record: Snowflake reads copies of the lake's files (`lake`), and DuckDB fetches the
results and writes them to the lake.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ide_assets.engines import base as engine
from ide_assets.engines import batches, dialects
from ide_assets.engines.snowflake import login as snowflake_login
from ide_assets.engines.snowflake.lake import TYPES, LakeTables, quoted
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.vocabulary.column import Column
from ide_assets.vocabulary.wording import one_line

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from snowflake.connector import SnowflakeConnection


@contextmanager
def session(settings: Settings) -> Iterator["SnowflakeConnection"]:
    """A session in the schema that the settings name, from dagster-snowflake's resource.

    Raises EngineUnavailableError.
    """
    login = settings.snowflake
    assert login is not None, "settings require it for the engine Snowflake"
    try:
        from dagster_snowflake import SnowflakeResource
        from snowflake import connector
    except ImportError as error:
        raise engine.EngineUnavailableError(
            f"IDE_ENGINE is 'snowflake', but a package that it needs is not installed ({error}). Install the extra: "
            ".venv/bin/python -m pip install -e '.[snowflake]'; or unset IDE_ENGINE to compute with DuckDB "
            "on this machine."
        ) from None
    options = snowflake_login.options(login, "ide", login.database, login.db_schema)
    resource = SnowflakeResource(
        # The resource's own parameters; all others are passed to the connector.
        **{name: options[name] for name in ("account", "user", "password", "authenticator") if name in options},
        additional_snowflake_connection_args={**options, "network_timeout": login.retry_seconds},
    )
    opened = resource.get_connection()
    try:
        connection = opened.__enter__()
        connection.cursor().execute(f"SELECT 1 FROM {quoted(login.database.upper())}.INFORMATION_SCHEMA.TABLES LIMIT 1")
    except (connector.Error, ValueError, TypeError, OSError) as error:
        # A key that cannot be read, or whose passphrase is wrong, is a ValueError or a TypeError.
        raise engine.EngineUnavailableError(
            f"IDE_ENGINE is 'snowflake', but the account {login.account} ({login.host or 'default host'}) cannot "
            f"be used as {login.user}, in {login.database}.{login.db_schema}: "
            f"{one_line(error)}\n"
            "Correct [snowflake] in ide.toml (IDE_SNOWFLAKE__...), or unset IDE_ENGINE to compute with DuckDB."
        ) from None
    try:
        yield connection
    finally:
        # The resource itself does not close the session if its block fails.
        connection.close()


class Snowflake:
    """A Snowflake session for one table's month; `scratch` is a folder for fetched rows."""

    dialect = "snowflake"

    def __init__(self, lake: LakeTables, connection: "duckdb.DuckDBPyConnection", scratch: Path) -> None:
        self.connection = connection
        self._lake = lake
        self._scratch = scratch

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """A view of the files' rows; Snowflake decides what it keeps in memory."""
        if files:
            self._lake.upload(files)
            (table,) = {self._lake.table_of(path) for path in files}
            rows = self._lake.rows(table, (column.name for column in columns), map(self._lake.file, files))
        else:
            nothing = ", ".join(f"CAST(NULL AS {TYPES[column.type]}) AS {quoted(column.name)}" for column in columns)
            rows = f"SELECT {nothing} FROM (SELECT 1 AS {quoted('one')}) WHERE false"
        self._show(name, rows)

    def define(self, name: str, query: str) -> None:
        """A view of the query."""
        self._show(name, self.transpile(query))

    def computed(self, sql: str) -> str:
        """Run the query and fetch its rows into a file."""
        import pyarrow.parquet as pq

        cursor = self._lake.execute(sql)
        schema = _schema(cursor.description)
        self._scratch.mkdir(parents=True, exist_ok=True)
        path = self._scratch / f"{uuid4().hex}.parquet"
        with pq.ParquetWriter(path, schema) as writer:
            for table in cursor.fetch_arrow_batches(force_microsecond_precision=True):
                writer.write_table(table.rename_columns(schema.names).cast(schema))
        return f"SELECT * FROM {database.parquet([path])}"

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Run the query and fetch its rows; nulls come last, as in DuckDB."""
        statement = self.transpile(query)
        if first is not None:
            columns = self._lake.connection.cursor().describe(statement)
            order = ", ".join(f"{quoted(column.name)} NULLS LAST" for column in columns)
            statement = f"SELECT * FROM ({statement}) ORDER BY {order} LIMIT {first}"
        cursor = self._lake.execute(statement)
        names = [str(column.name) for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def transpile(self, query: str) -> str:
        """The query in Snowflake's SQL."""
        return dialects.transpile(query, self.dialect)

    def candidate(self) -> AbstractContextManager[Any]:
        """A batch that Great Expectations reads with SQL inside Snowflake."""
        return batches.of_snowflake(self._lake.connection)

    def close(self) -> None:
        """Delete the fetched files. Views end with the session; every table creates its own."""
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _show(self, name: str, rows: str) -> None:
        self._lake.execute(f"CREATE OR REPLACE TEMPORARY VIEW {quoted(name)} AS {rows}")


@contextmanager
def workspace(lake: LakeTables, home: Home, connection: "duckdb.DuckDBPyConnection") -> Iterator[Snowflake]:
    """The lake's session, for one table's month."""
    snowflake = Snowflake(lake, connection, home.scratch / f"snowflake-{uuid4().hex}")
    try:
        yield snowflake
    finally:
        snowflake.close()


def _schema(described: Sequence[Any]) -> "pa.Schema":
    """The types of fetched columns: as wide as Snowflake's own, even if a batch would fit into narrower ones."""
    import pyarrow as pa
    from snowflake.connector.constants import FIELD_ID_TO_NAME

    def arrow_type(column: Any) -> pa.DataType:
        utc = pa.timestamp("us", "UTC")
        named = FIELD_ID_TO_NAME[column.type_code]
        if named == "FIXED":
            return pa.decimal128(38, column.scale) if column.scale else pa.int64()
        known = {"REAL": pa.float64(), "DATE": pa.date32(), "BOOLEAN": pa.bool_(), "TEXT": pa.string()}
        return known.get(named, utc if named.startswith("TIMESTAMP") else pa.string())

    return pa.schema([(column.name, arrow_type(column)) for column in described])
