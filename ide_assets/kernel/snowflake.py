"""Snowflake as the engine (`IDE_ENGINE=snowflake`): it makes and judges tables, and holds what is published.

The home stays the system of record. A file of the lake is copied to Snowflake whole, by one statement, when it is first
needed there: into the lake table of its product table, `lake_<table>`, whose column `ide_file` names the file.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ide_assets.kernel import dialects, engine, snowflake_login
from ide_assets.kernel.columns import Column, Type
from ide_assets.kernel.engine import literal
from ide_assets.kernel.home import Home
from ide_assets.settings import Settings

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from snowflake.connector import SnowflakeConnection
    from snowflake.connector.cursor import SnowflakeCursor

#: The logical types in Snowflake.
TYPES = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "NUMBER(38, 0)",
    Type.NUMBER: "FLOAT",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.TIMESTAMP: "TIMESTAMP_TZ",
}

#: What the lake tables' names begin with: the tables themselves are bound under their own names.
LAKE = "lake_"

#: Where files wait to be copied; the session's own, and gone with it.
_STAGE = "IDE_UPLOADS"


def quoted(*names: str) -> str:
    """A name that is taken as it is written, not in upper case."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


@contextmanager
def session(settings: Settings) -> Iterator["SnowflakeConnection"]:
    """A session in the schema that the settings name, from dagster-snowflake's resource.

    Raises EngineUnavailableError.
    """
    login = settings.snowflake
    assert login is not None, "Settings ask for it where the engine is Snowflake"
    try:
        from dagster_snowflake import SnowflakeResource
        from snowflake import connector
    except ImportError as error:
        raise engine.EngineUnavailableError(
            f"IDE_ENGINE is 'snowflake', and a package that it needs is not installed ({error}). Install the extra: "
            "pip install 'ide-assets[snowflake]'; or unset IDE_ENGINE to compute with DuckDB on this machine."
        ) from None
    options = snowflake_login.options(login, "ide", login.database, login.db_schema)
    resource = SnowflakeResource(
        # What the resource itself must know; all else goes straight to the connector.
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
            f"IDE_ENGINE is 'snowflake', and the account {login.account} cannot be used as {login.user}: "
            f"{' '.join(str(error).split())[:500]}\n"
            "Correct [snowflake] in ide.toml (IDE_SNOWFLAKE__...), or unset IDE_ENGINE to compute with DuckDB."
        ) from None
    try:
        yield connection
    finally:
        # The resource itself leaves a session open where its block fails.
        connection.close()


class LakeTables:
    """The lake's files as they are in Snowflake."""

    def __init__(self, connection: "SnowflakeConnection", settings: Settings, home: Home) -> None:
        assert settings.snowflake is not None
        self._connection = connection
        self._home = home
        self.place = (settings.snowflake.database.upper(), settings.snowflake.db_schema.upper())
        self._columns: dict[str, set[str]] = {}
        self._staged = False

    def execute(self, statement: str) -> "SnowflakeCursor":
        """Run a statement that has all its values in it."""
        cursor: SnowflakeCursor = self._connection.cursor().execute(statement)
        return cursor

    def name(self, table: str) -> str:
        """The lake table of a product table, by its full name."""
        return quoted(*self.place, LAKE + table)

    @staticmethod
    def file(path: Path) -> str:
        """How a file of the lake is named in `ide_file`: as in the ledger, `<table>/month=<YYYY-MM>/<name>`."""
        return "/".join(path.parts[-3:])

    @staticmethod
    def table_of(path: Path) -> str:
        """The product table whose rows a file of the lake holds."""
        return path.parts[-3]

    def upload(self, files: Sequence[Path]) -> list[Path]:
        """Copy those files that are not in Snowflake yet, each whole or not at all; returns them.

        Commits what the session has begun, as every DDL does in Snowflake.
        """
        copied = []
        for table in sorted({self.table_of(path) for path in files}):
            own = {self.file(path): path for path in files if self.table_of(path) == table}
            if table not in self._columns:
                self._columns[table] = self._existing(table)
            there = self._held(table, own) if self._columns[table] else set()
            for file, path in own.items():
                if file not in there:
                    self._copy(table, file, path)
                    copied.append(path)
        return copied

    def delete(self, files: Iterable[Path]) -> None:
        """Delete the rows of files."""
        for path in files:
            self.execute(
                f"DELETE FROM {self.name(self.table_of(path))} WHERE {quoted('ide_file')} = {literal(self.file(path))}"
            )

    def tidy(self) -> None:
        """Delete the rows of files that the lake no longer has: erased, superseded, left behind by a killed run."""
        shown = self.execute(f"SHOW TABLES IN SCHEMA {quoted(*self.place)}")
        position = [column.name for column in shown.description].index("name")
        for (name,) in {(row[position],) for row in shown.fetchall()}:
            if not name.startswith(LAKE):
                continue
            found = self.execute(f"SELECT DISTINCT {quoted('ide_file')} FROM {quoted(*self.place, name)}").fetchall()
            self.delete(path for (file,) in found if not (path := self._home.lake / file).exists())

    def _existing(self, table: str) -> set[str]:
        from snowflake.connector.errors import ProgrammingError

        with suppress(ProgrammingError):
            return {column.name for column in self.execute(f"SELECT * FROM {self.name(table)} WHERE false").description}
        return set()

    def _held(self, table: str, files: Iterable[str]) -> set[str]:
        one_of = ", ".join(map(literal, files))
        ide_file = quoted("ide_file")
        found = self.execute(f"SELECT DISTINCT {ide_file} FROM {self.name(table)} WHERE {ide_file} IN ({one_of})")
        return {str(file) for (file,) in found.fetchall()}

    def _copy(self, table: str, file: str, path: Path) -> None:
        import pyarrow.parquet as pq

        columns = {field.name: _type_of(field.type) for field in pq.read_schema(path)}
        self._make_room(table, columns)
        if not self._staged:
            self.execute(f"CREATE TEMPORARY STAGE IF NOT EXISTS {_STAGE}")
            self._staged = True
        folder = uuid4().hex
        self.execute(f"PUT {literal(f'file://{path}')} @{_STAGE}/{folder} AUTO_COMPRESS = FALSE")
        names = ", ".join(quoted(name) for name in (*columns, "ide_file"))
        values = ", ".join(f"$1:{quoted(name)}::{type_}" for name, type_ in columns.items())
        # One statement, so all rows or none. FORCE: what was copied before is known from ide_file.
        self.execute(
            f"COPY INTO {self.name(table)} ({names}) "
            f"FROM (SELECT {values}, {literal(file)} FROM @{_STAGE}/{folder}/{path.name}) "
            "FILE_FORMAT = (TYPE = PARQUET USE_LOGICAL_TYPE = TRUE) FORCE = TRUE PURGE = TRUE"
        )

    def _make_room(self, table: str, columns: dict[str, str]) -> None:
        """Make the lake table, or add the columns that it does not have yet."""
        has = self._columns[table]
        if not has:
            defined = ", ".join(f"{quoted(name)} {type_}" for name, type_ in {**columns, "ide_file": "VARCHAR"}.items())
            # Made again from the home whenever that is needed: without Time Travel what was erased is gone.
            self.execute(
                f"CREATE TRANSIENT TABLE IF NOT EXISTS {self.name(table)} ({defined}) DATA_RETENTION_TIME_IN_DAYS = 0"
            )
        else:
            for name in columns.keys() - has:
                self.execute(f"ALTER TABLE {self.name(table)} ADD COLUMN {quoted(name)} {columns[name]}")
        self._columns[table] = {*has, *columns, "ide_file"}


class Snowflake:
    """A session of Snowflake, for one table's month; `scratch` is a folder of its own for what is fetched."""

    dialect = "snowflake"

    def __init__(
        self,
        session: "SnowflakeConnection",
        connection: "duckdb.DuckDBPyConnection",
        settings: Settings,
        home: Home,
        scratch: Path,
    ) -> None:
        self.connection = connection
        self._session = session
        self._lake = LakeTables(session, settings, home)
        self._scratch = scratch
        self._views: set[str] = set()
        self._uploaded: list[Path] = []

    def bind(self, name: str, columns: Sequence[Column], files: Sequence[Path], held: bool = False) -> None:
        """A view of the files' rows; Snowflake itself decides what it holds in memory."""
        if files:
            self._uploaded += self._lake.upload(files)
            selected = ", ".join(quoted(column.name) for column in columns)
            (table,) = {self._lake.table_of(path) for path in files}
            one_of = ", ".join(literal(self._lake.file(path)) for path in files)
            rows = f"SELECT {selected} FROM {self._lake.name(table)} WHERE {quoted('ide_file')} IN ({one_of})"
        else:
            nothing = ", ".join(f"CAST(NULL AS {TYPES[column.type]}) AS {quoted(column.name)}" for column in columns)
            rows = f"SELECT {nothing} FROM (SELECT 1 AS {quoted('one')}) WHERE false"
        self._show(name, rows)

    def define(self, name: str, query: str) -> None:
        """A view of the query."""
        self._show(name, self.spoken(query))

    def computed(self, sql: str) -> str:
        """Run the query, and fetch its rows into a file."""
        import pyarrow.parquet as pq

        cursor = self._lake.execute(sql)
        schema = _schema(cursor.description)
        self._scratch.mkdir(parents=True, exist_ok=True)
        path = self._scratch / f"{uuid4().hex}.parquet"
        with pq.ParquetWriter(path, schema) as writer:
            for table in cursor.fetch_arrow_batches(force_microsecond_precision=True):
                writer.write_table(table.rename_columns(schema.names).cast(schema))
        return f"SELECT * FROM {engine.parquet([path])}"

    def rows(self, query: str, first: int | None = None) -> list[dict[str, object]]:
        """Run the query and fetch what is asked for; nulls come last, as on DuckDB."""
        asked = self.spoken(query)
        if first is not None:
            columns = self._session.cursor().describe(asked)
            order = ", ".join(f"{quoted(column.name)} NULLS LAST" for column in columns)
            asked = f"SELECT * FROM ({asked}) ORDER BY {order} LIMIT {first}"
        cursor = self._lake.execute(asked)
        names = [str(column.name) for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def spoken(self, query: str) -> str:
        """The query in Snowflake's SQL."""
        return dialects.translated(query, self.dialect)

    def candidate(self) -> AbstractContextManager[Any]:
        """By SQL, inside Snowflake."""
        from ide_assets.kernel import batches

        return batches.of_snowflake(self._session)

    def close(self) -> None:
        """Forget the views, and the rows of a candidate that was refused; delete what was fetched."""
        shutil.rmtree(self._scratch, ignore_errors=True)
        for name in sorted(self._views):
            self._lake.execute(f"DROP VIEW IF EXISTS {quoted(name)}")
        self._lake.delete(path for path in self._uploaded if not path.exists())

    def _show(self, name: str, rows: str) -> None:
        self._lake.execute(f"CREATE OR REPLACE TEMPORARY VIEW {quoted(name)} AS {rows}")
        self._views.add(name)


@contextmanager
def workspace(
    session: "SnowflakeConnection", settings: Settings, home: Home, connection: "duckdb.DuckDBPyConnection"
) -> Iterator[Snowflake]:
    """The session, for one table's month."""
    made = Snowflake(session, connection, settings, home, home.scratch / f"snowflake-{uuid4().hex}")
    try:
        yield made
    finally:
        made.close()


def _type_of(arrow: "pa.DataType") -> str:
    """The type of Snowflake for a column of the lake's files."""
    import pyarrow as pa

    known = {
        pa.types.is_integer: Type.INTEGER,
        pa.types.is_floating: Type.NUMBER,
        pa.types.is_boolean: Type.BOOLEAN,
        pa.types.is_date: Type.DATE,
        pa.types.is_timestamp: Type.TIMESTAMP,
    }
    return TYPES[next((type_ for is_it, type_ in known.items() if is_it(arrow)), Type.TEXT)]


def _schema(described: Sequence[Any]) -> "pa.Schema":
    """The types in which fetched columns are kept: as wide as Snowflake's own, whatever one batch would do with."""
    import pyarrow as pa
    from snowflake.connector.constants import FIELD_ID_TO_NAME

    def kept(column: Any) -> pa.DataType:
        utc = pa.timestamp("us", "UTC")
        named = FIELD_ID_TO_NAME[column.type_code]
        if named == "FIXED":
            return pa.decimal128(38, column.scale) if column.scale else pa.int64()
        known = {"REAL": pa.float64(), "DATE": pa.date32(), "BOOLEAN": pa.bool_(), "TEXT": pa.string()}
        return known.get(named, utc if named.startswith("TIMESTAMP") else pa.string())

    return pa.schema([(column.name, kept(column)) for column in described])
