"""Queries on PostgreSQL (R-IN-1).

The login is that of libpq's variables (PGHOST, PGDATABASE, PGUSER, PGPASSWORD ...), so that no mapping has one. All
queries of an import are read in one transaction that cannot write and sees one state of the database.

The server opens a cursor for the text of a query. It does so for one SELECT, and fails for any other text.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ide_assets.imports import queries
from ide_assets.imports.errors import CannotImportError
from ide_assets.months import Month
from ide_assets.store.database import quoted
from ide_assets.vocabulary.wording import masked, one_line

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812

_LOGIN = "PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or PGSERVICE"

#: Seconds until a server that does not answer counts as unreachable, unless PGCONNECT_TIMEOUT says otherwise.
_TIMEOUT_SECONDS = 15

#: Values are read as texts, which are exact in every type; they do not depend on the settings of the login.
_TEXT_SETTINGS = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "iso_8601",
    "extra_float_digits": "1",
}

_CURSOR = "ide_rows"

#: plpgsql opens a cursor for one SELECT, or fails.
_OPEN = f"""\
DO $ide$
DECLARE opened refcursor := '{_CURSOR}';
BEGIN OPEN opened FOR EXECUTE current_setting('ide.query'); END
$ide$"""


@contextmanager
def connected() -> "Iterator[Connection]":
    """A read-only transaction with the login of libpq's variables. Raises CannotImportError."""
    try:
        import psycopg2
    except ImportError as error:
        raise CannotImportError(
            f"reading PostgreSQL needs a package that is not installed ({error}). Install the extra in the folder of "
            "ide_assets: .venv/bin/python -m pip install -e '.[postgres]'"
        ) from None
    if not any(os.environ.get(name) for name in ("PGHOST", "PGHOSTADDR", "PGSERVICE")):
        raise CannotImportError(f"no PostgreSQL server is named: PGHOST is not set. Set {_LOGIN}.")
    options: dict[str, Any] = {"client_encoding": "UTF8", "fallback_application_name": "ide import"}
    if not os.environ.get("PGCONNECT_TIMEOUT"):
        options["connect_timeout"] = _TIMEOUT_SECONDS
    try:
        connection = psycopg2.connect(**options)
    except psycopg2.Error as error:
        raise CannotImportError(f"cannot log in to PostgreSQL: {_without_login(error)}. Correct {_LOGIN}.") from None
    try:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        yield connection
    finally:
        connection.close()


def fetch(connection: "Connection", input_name: str, query: str, target: Path, month: Month) -> tuple[str, ...]:
    """Write the rows of an input's query to a Parquet file, all values as texts; returns its columns.

    Raises CannotImportError.
    """
    import psycopg2
    import pyarrow as pa
    import pyarrow.parquet as pq

    sql = queries.statement(query, "postgres", month)
    try:
        with connection.cursor() as cursor:
            for name, value in _TEXT_SETTINGS.items():
                cursor.execute("SELECT set_config(%s, %s, true)", (name, value))
            names = _opened(cursor, f"SELECT * FROM (\n{sql}\n) AS delivered")
            queries.check_names(input_name, names)
            cursor.execute(f"CLOSE {_CURSOR}")
            texts = ", ".join(f"CAST({quoted(name)} AS TEXT)" for name in names)
            _opened(cursor, f"SELECT {texts} FROM (\n{sql}\n) AS delivered")
            schema = pa.schema([(name, pa.string()) for name in names])
            with pq.ParquetWriter(target, schema) as writer:
                while rows := _next(cursor, queries.ROWS_AT_ONCE):
                    columns = [pa.array(values, pa.string()) for values in zip(*rows, strict=True)]
                    writer.write_table(pa.Table.from_arrays(columns, schema=schema))
            cursor.execute(f"CLOSE {_CURSOR}")
    except UnicodeDecodeError:
        raise CannotImportError(
            f"the query of input {input_name} has a text that is not in the encoding of its database. Convert it in "
            "the query, with convert_from."
        ) from None
    except psycopg2.Error as error:
        raise _failed(input_name, error) from None
    return names


def fetched(inputs: Mapping[str, str], targets: Mapping[str, Path], month: Month) -> dict[str, tuple[str, ...]]:
    """Write the rows of each input's query to its file; returns the columns of each. Raises CannotImportError."""
    if not inputs:
        return {}
    with connected() as connection:
        return {name: fetch(connection, name, query, targets[name], month) for name, query in inputs.items()}


def _opened(cursor: Any, sql: str) -> tuple[str, ...]:
    """Open the cursor for a query; returns the names of its columns."""
    cursor.execute("SELECT set_config('ide.query', %s, true)", (sql,))
    cursor.execute(_OPEN)
    _next(cursor, 0)
    return tuple(column.name for column in cursor.description)


def _next(cursor: Any, most: int) -> list[tuple[str | None, ...]]:
    cursor.execute(f"FETCH {most} FROM {_CURSOR}")
    rows: list[tuple[str | None, ...]] = cursor.fetchall()
    return rows


def _failed(input_name: str, error: Any) -> CannotImportError:
    """An error of the server as one that says what to do."""
    code, whose = error.pgcode or "", f"the query of input {input_name}"
    # A message about the query names its tables and columns; others may have values.
    is_about_query = code[:2] in ("42", "3F")
    problem = (one_line if is_about_query else masked)(error.diag.message_primary or str(error)).rstrip(".!")
    if code == "42P11":
        return queries.not_one_select(input_name)
    if not code or code[:2] in ("08", "53", "57"):
        return CannotImportError(
            f"{whose} was not read to its end: {problem or 'the connection was lost'}. Import again."
        )
    if code == "42501":
        return CannotImportError(f"{whose} may not be read: {problem}. Grant SELECT to the login, or use another one.")
    if code == "25006":
        return CannotImportError(f"{whose} would write: {problem}. A mapping only reads.")
    position, sent = error.diag.internal_position, error.diag.internal_query
    # The query is between the first and the last line of what was sent.
    line = f", line {min(sent[: int(position)].count(chr(10)), sent.count(chr(10)) - 1)}" if position and sent else ""
    hint = error.diag.message_hint if is_about_query else None
    more = ". Expected one SELECT" if code == "42601" else f". {one_line(hint).rstrip('.?')}" if hint else ""
    return CannotImportError(f"{whose}{line} fails: {problem}{more}. Correct it in the mapping.")


def _without_login(error: Exception) -> str:
    """The message of an error without a password, which may be inside a URL in one of the variables."""
    password = os.environ.get("PGPASSWORD")
    problem = one_line(error).rstrip(".!")
    if password and password in problem:
        return "the server does not accept the login"
    return re.sub(r"//[^\s@]*@", "//...@", problem)
