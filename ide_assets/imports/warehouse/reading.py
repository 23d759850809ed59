"""Reading Snowflake: a session, and the columns and rows of a query. `ide fetch` and `ide import` use it.

A query becomes a subquery of a SELECT, and its rows are streamed as Arrow tables, whose types are those of Snowflake's
columns: exact numbers, and times to the microsecond.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.engines.snowflake import login as snowflake_login
from ide_assets.settings import Warehouse
from ide_assets.vocabulary.wording import masked, one_line

if TYPE_CHECKING:
    import pyarrow as pa
    from snowflake.connector import Error, SnowflakeConnection
    from snowflake.connector.cursor import ResultMetadata


class CannotReadError(RuntimeError):
    """Snowflake cannot be read; the message says what was found, where, and what to do next."""


class NotInstalledError(CannotReadError):
    """The extra that reads Snowflake is not installed."""


@contextmanager
def connected(warehouse: Warehouse, tag: str) -> "Iterator[SnowflakeConnection]":
    """A session in Snowflake, in UTC, whose queries have a tag. Raises NotInstalledError and CannotReadError."""
    try:
        from snowflake import connector
    except ImportError as error:
        raise NotInstalledError(
            f"reading from Snowflake needs a package that is not installed ({error}). Install the extra in "
            "the folder of ide_assets: .venv/bin/python -m pip install -e '.[snowflake]'"
        ) from None
    if warehouse.private_key_file is not None and not warehouse.private_key_file.is_file():
        raise CannotReadError(
            f"the private key file {warehouse.private_key_file} does not exist. Set IDE_WAREHOUSE__PRIVATE_KEY_FILE."
        )
    options = snowflake_login.options(warehouse, tag, warehouse.database, warehouse.db_schema)
    try:
        connection = connector.connect(**options)
    except (connector.Error, ValueError, TypeError) as error:
        # A key that cannot be read, or whose passphrase is wrong, is a ValueError or a TypeError.
        raise CannotReadError(
            f"cannot log in to the Snowflake account {warehouse.account} as {warehouse.user}: "
            f"{one_line(error).rstrip('.!')}. "
            "Correct [warehouse] in ide.toml (IDE_WAREHOUSE__...)."
        ) from None
    try:
        yield connection
    finally:
        connection.close()


@dataclass(frozen=True)
class Column:
    """A column of a query: its name, Snowflake's type, and the Arrow type that has the same values, if there is one."""

    name: str
    kind: str
    type: "pa.DataType | None"


@dataclass(frozen=True)
class Query:
    """The text of a SELECT in a session. `called` is its name in messages; `parameters` are bound, if there are any."""

    connection: "SnowflakeConnection"
    called: str
    text: str
    parameters: Mapping[str, object] | None = None

    def columns(self) -> tuple[Column, ...]:
        """The columns; the query is compiled and not run. Raises CannotReadError."""
        from snowflake.connector import Error

        try:
            with self.connection.cursor() as cursor:
                described = cursor.describe(f"SELECT * FROM {self._rows}", self.parameters)
        except Error as error:
            raise self._failed(error) from None
        return tuple(map(_column, described or ()))

    def tables(self, selected: Sequence[str], schema: "pa.Schema", is_sorted: bool = False) -> "Iterator[pa.Table]":
        """The rows in batches: SQL over the columns, under the names and types of the schema.

        `is_sorted`: by all columns, in their order. Raises CannotReadError.
        """
        import pyarrow as pa
        from snowflake.connector import Error

        by_place = ", ".join(str(place + 1) for place in range(len(selected)))
        order = f" ORDER BY {by_place}" if is_sorted else ""
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(f"SELECT {', '.join(selected)} FROM {self._rows}{order}", self.parameters)
                for table in cursor.fetch_arrow_batches(force_microsecond_precision=True):
                    yield table.rename_columns(schema.names).cast(schema)
        except Error as error:
            raise self._failed(error) from None
        except pa.ArrowException as error:
            raise CannotReadError(
                f"{self.called} has a value that cannot be stored exactly: {masked(str(error)).rstrip('.!')}. Cast it "
                "in the query."
            ) from None

    @property
    def _rows(self) -> str:
        # On lines of its own, because the query may end with a comment.
        return f"(\n{self.text}\n) AS delivered"

    def _failed(self, error: "Error") -> CannotReadError:
        """An error of the server as one that says what to do."""
        state = error.sqlstate or ""
        # A message about the query names its tables and columns; others may have values.
        problem = (one_line if state[:2] == "42" else masked)(str(error)).rstrip(".!")
        # The query begins on the second line of what was sent.
        problem = re.sub(r"\bline (\d+)", lambda number: f"line {max(int(number[1]) - 1, 1)}", problem)
        if state in ("42S02", "42501", "02000"):
            remedy = "Correct the names in it, or grant the role of [warehouse] the right to read them"
        elif state[:2] in ("08", "57") or state in ("", "n/a"):
            remedy = "Repeat the command"
        else:
            remedy = "Correct the query"
        return CannotReadError(f"{self.called} failed in Snowflake: {problem}. {remedy}.")


def _column(described: "ResultMetadata") -> Column:
    """A column with a type as wide as Snowflake's own, even if a batch would fit into a narrower one."""
    import pyarrow as pa
    from snowflake.connector.constants import FIELD_ID_TO_NAME

    kind = FIELD_ID_TO_NAME[described.type_code]
    utc = pa.timestamp("us", "UTC")
    types: dict[str, pa.DataType] = {
        "FIXED": pa.decimal128(38, described.scale or 0),
        "REAL": pa.float64(),
        "TEXT": pa.string(),
        "DATE": pa.date32(),
        "BOOLEAN": pa.bool_(),
        "TIMESTAMP_NTZ": pa.timestamp("us"),
        "TIMESTAMP_LTZ": utc,
        "TIMESTAMP_TZ": utc,
    }
    return Column(described.name, kind, types.get(kind))
