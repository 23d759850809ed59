"""The lake's files in Snowflake: one lake table for each product table, `lake_<table>`.

A file is copied by one statement when it is first needed; the column `ide_file` names it.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from ide_assets.engines.base import EngineUnavailableError
from ide_assets.settings import Settings
from ide_assets.store.database import literal
from ide_assets.store.home import Home
from ide_assets.vocabulary.column import Type

if TYPE_CHECKING:
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

#: Prefix of the names of lake tables; views have the product tables' own names.
LAKE = "lake_"

#: Temporary stage of the session for uploaded files.
_STAGE = "IDE_UPLOADS"


def quoted(*names: str) -> str:
    """A quoted name, which Snowflake does not convert to upper case."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


class LakeTables:
    """The lake's files in Snowflake, for one session; lookups are cached."""

    def __init__(self, connection: "SnowflakeConnection", settings: Settings, home: Home) -> None:
        assert settings.snowflake is not None
        self.connection = connection
        self._home = home
        self.place = (settings.snowflake.database.upper(), settings.snowflake.db_schema.upper())
        self._columns: dict[str, set[str]] = {}
        self._uploaded: set[str] = set()
        self._staged = False

    def execute(self, statement: str) -> "SnowflakeCursor":
        """Run a statement without parameters."""
        cursor: SnowflakeCursor = self.connection.cursor().execute(statement)
        return cursor

    def name(self, table: str) -> str:
        """The full name of the lake table of a product table."""
        return quoted(*self.place, LAKE + table)

    @staticmethod
    def file(path: Path) -> str:
        """The name of a lake file in `ide_file`: as in the ledger, `<table>/month=<YYYY-MM>/<name>`."""
        return "/".join(path.parts[-3:])

    @staticmethod
    def table_of(path: Path) -> str:
        """The product table of a lake file."""
        return path.parts[-3]

    def upload(self, files: Sequence[Path]) -> None:
        """Copy the files that are not in Snowflake yet, each completely or not at all.

        Commits the session's open transaction, as every DDL does in Snowflake.
        """
        for table in sorted({self.table_of(path) for path in files}):
            own = {self.file(path): path for path in files if self.table_of(path) == table}
            missing = own.keys() - self._uploaded
            if table not in self._columns:
                self._columns[table] = self._existing(table)
            if missing and self._columns[table]:
                self._uploaded |= self._held(table, missing)
            for file in sorted(missing - self._uploaded):
                self._copy(table, file, own[file])
                self._uploaded.add(file)

    def rows(self, table: str, columns: Iterable[str], files: Iterable[str]) -> str:
        """A query of these columns of a table's files, which are named as in `ide_file`."""
        selected = ", ".join(map(quoted, columns))
        one_of = ", ".join(map(literal, files))
        return f"SELECT {selected} FROM {self.name(table)} WHERE {quoted('ide_file')} IN ({one_of})"

    def tidy(self) -> None:
        """Delete the rows of files that are no longer in the lake, such as erased and superseded ones.

        Raises EngineUnavailableError if rows of such files are still there afterwards.
        """
        # Erasure depends on this deletion, so the tables are read again after it, and what remains is deleted again.
        for _ in range(2):
            if not (remaining := self._without_file()):
                return
            for table, files in remaining.items():
                self.execute(f"DELETE FROM {table} WHERE {quoted('ide_file')} IN ({', '.join(map(literal, files))})")
        if remaining := self._without_file():
            raise EngineUnavailableError(
                f"rows of files that are no longer in the lake remain in Snowflake: {', '.join(remaining)}\n"
                "Readers of these tables can still see them. Delete them again: ide release"
            )

    def _without_file(self) -> dict[str, list[str]]:
        """By full name of a lake table, the files of its rows that are no longer in the lake."""
        shown = self.execute(f"SHOW TABLES IN SCHEMA {quoted(*self.place)}")
        position = [column.name for column in shown.description].index("name")
        gone: dict[str, list[str]] = {}
        for name in sorted({str(row[position]) for row in shown.fetchall()}):
            if name.startswith(LAKE):
                table = quoted(*self.place, name)
                files = self.execute(f"SELECT DISTINCT {quoted('ide_file')} FROM {table}").fetchall()
                if without := [str(file) for (file,) in files if not (self._home.lake / file).exists()]:
                    gone[table] = without
        return gone

    def _existing(self, table: str) -> set[str]:
        from snowflake.connector.errors import ProgrammingError

        with suppress(ProgrammingError):
            return {column.name for column in self.execute(f"SELECT * FROM {self.name(table)} WHERE false").description}
        return set()

    def _held(self, table: str, files: Iterable[str]) -> set[str]:
        rows = self.execute(f"SELECT DISTINCT * FROM ({self.rows(table, ['ide_file'], files)})").fetchall()
        return {str(file) for (file,) in rows}

    def _copy(self, table: str, file: str, path: Path) -> None:
        import pyarrow.parquet as pq

        metadata = pq.read_metadata(path)
        columns = {field.name: _type_of(field.type) for field in metadata.schema.to_arrow_schema()}
        self._prepare_table(table, columns)
        if not metadata.num_rows:
            # No row would show that it was copied, so each session would copy it again.
            return
        if not self._staged:
            self.execute(f"CREATE TEMPORARY STAGE IF NOT EXISTS {_STAGE}")
            self._staged = True
        folder = uuid4().hex
        # PUT takes `*`, `?`, brackets and backslashes of a path for a pattern. The path of a link has none.
        with TemporaryDirectory() as plain:
            link = Path(plain, path.name)
            link.symlink_to(path.absolute())
            self.execute(f"PUT {literal(f'file://{link}')} @{_STAGE}/{folder} AUTO_COMPRESS = FALSE")
        names = ", ".join(quoted(name) for name in (*columns, "ide_file"))
        values = ", ".join(f"$1:{quoted(name)}::{type_}" for name, type_ in columns.items())
        # One statement, so all rows or none. FORCE, so that `ide_file` decides, not Snowflake's history of loads.
        self.execute(
            f"COPY INTO {self.name(table)} ({names}) "
            f"FROM (SELECT {values}, {literal(file)} FROM @{_STAGE}/{folder}/{path.name}) "
            "FILE_FORMAT = (TYPE = PARQUET USE_LOGICAL_TYPE = TRUE) FORCE = TRUE PURGE = TRUE"
        )

    def _prepare_table(self, table: str, columns: dict[str, str]) -> None:
        """Create the lake table, or add its missing columns."""
        has = self._columns[table]
        if not has:
            defined = ", ".join(f"{quoted(name)} {type_}" for name, type_ in {**columns, "ide_file": "VARCHAR"}.items())
            # Without Time Travel, so that erased rows cannot be restored; the home can fill the table again.
            self.execute(
                f"CREATE TRANSIENT TABLE IF NOT EXISTS {self.name(table)} ({defined}) DATA_RETENTION_TIME_IN_DAYS = 0"
            )
        else:
            for name in columns.keys() - has:
                self.execute(f"ALTER TABLE {self.name(table)} ADD COLUMN {quoted(name)} {columns[name]}")
        self._columns[table] = {*has, *columns, "ide_file"}


def _type_of(arrow: "pa.DataType") -> str:
    """The Snowflake type of a column of the lake's files."""
    import pyarrow as pa

    known = {
        pa.types.is_integer: Type.INTEGER,
        pa.types.is_floating: Type.NUMBER,
        pa.types.is_boolean: Type.BOOLEAN,
        pa.types.is_date: Type.DATE,
        pa.types.is_timestamp: Type.TIMESTAMP,
    }
    return TYPES[next((type_ for is_it, type_ in known.items() if is_it(arrow)), Type.TEXT)]
