"""A source's query in Snowflake: its columns are checked against the contract, then its rows are streamed.

The query becomes a subquery of a SELECT that names the contract's columns and sorts by all of them. It can therefore
only read, columns outside the contract never leave the warehouse, and the same rows come in the same order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.header import match_columns
from ide_assets.domains.deliveries.files.landing import Delivery, DeliveryRejectedError
from ide_assets.engines.snowflake import login as snowflake_login
from ide_assets.imports.warehouse.snapshot import CannotFetchError, deliver, refuse_other_files, write_aside
from ide_assets.months import Month
from ide_assets.settings import Warehouse
from ide_assets.store.database import quoted
from ide_assets.vocabulary.wording import one_line

if TYPE_CHECKING:
    import pyarrow as pa
    from snowflake.connector import SnowflakeConnection


#: A per cent sign with the text after it, unless it is one of the two parameters.
_OTHER_PARAMETER = re.compile(r"%(?!\((first_day|last_day)\)s)(\(\w*\))?\S?")


class NotInstalledError(RuntimeError):
    """The extra that reads Snowflake is not installed."""


@dataclass(frozen=True)
class Fetched:
    """The result of fetching a source. `left_out` are columns of the query that are not in the contract."""

    folder: Path
    rows: int
    is_new: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    """A column of the query: its name there, its name in the contract, and the type in which it is stored."""

    delivered: str
    name: str
    type: "pa.DataType"


@contextmanager
def connected(warehouse: Warehouse) -> "Iterator[SnowflakeConnection]":
    """A session in Snowflake, in UTC. Raises NotInstalledError and CannotFetchError."""
    try:
        from snowflake import connector
    except ImportError as error:
        raise NotInstalledError(
            f"reading from Snowflake needs a package that is not installed ({error}). Install the extra in "
            "the folder of ide_assets: .venv/bin/python -m pip install -e '.[snowflake]'"
        ) from None
    if warehouse.private_key_file is not None and not warehouse.private_key_file.is_file():
        raise CannotFetchError(
            f"the private key file {warehouse.private_key_file} does not exist. Set IDE_WAREHOUSE__PRIVATE_KEY_FILE."
        )
    options = snowflake_login.options(warehouse, "ide fetch", warehouse.database, warehouse.db_schema)
    try:
        connection = connector.connect(**options)
    except (connector.Error, ValueError, TypeError) as error:
        # A key that cannot be read, or whose passphrase is wrong, is a ValueError or a TypeError.
        raise CannotFetchError(
            f"cannot log in to the Snowflake account {warehouse.account} as {warehouse.user}: "
            f"{one_line(error).rstrip('.!')}. "
            "Correct [warehouse] in ide.toml (IDE_WAREHOUSE__...)."
        ) from None
    try:
        yield connection
    finally:
        connection.close()


def query_text(query: str) -> str:
    """The SQL itself, read from the .sql file that a query may name. Raises CannotFetchError."""
    if not query.strip().lower().endswith(".sql"):
        return query
    path = Path(query.strip())
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise CannotFetchError(f"the query file {path} cannot be read: {error}") from None


def fetch(
    connection: "SnowflakeConnection",
    source: Source,
    query: str,
    month: Month,
    landing: Path,
    progress: Callable[[int], None],
) -> Fetched:
    """Fetch a source's rows for a month and write them as its delivery.

    `progress` is called with the number of rows after each batch. Nothing is written if the query, its columns or its
    number of rows do not fit the contract, or if the present delivery has the same content. Raises CannotFetchError,
    and OSError if the landing folder cannot be written.
    """
    from snowflake.connector import Error

    delivery = Delivery(source.name, month, landing / source.name / str(month))
    refuse_other_files(delivery)
    statement, days = _bindable(source, query_text(query)), _days(month)
    try:
        with connection.cursor() as cursor:
            described = cursor.describe(f"SELECT * FROM (\n{statement}\n) AS delivered", days) or []
            columns, left_out = _of_contract(source, described)
            ordered = ", ".join(str(position + 1) for position in range(len(columns)))
            selected = ", ".join(_quoted(column.delivered) for column in columns)
            cursor.execute(f"SELECT {selected} FROM (\n{statement}\n) AS delivered ORDER BY {ordered}", days)
            tables = _cast(columns, cursor.fetch_arrow_batches(force_microsecond_precision=True), progress)
            aside, rows = write_aside(delivery, _schema(columns), tables)
    except Error as error:
        raise CannotFetchError(
            f"its query failed in Snowflake: {one_line(error).rstrip('.!')}. Correct the query, or fetch again."
        ) from None
    if rows == 0 and not source.may_be_empty:
        aside.unlink()
        raise CannotFetchError(
            f"the query of {source.name} has no rows for {month}. A month without {source.name} is not plausible; "
            "nothing was written. Check whether the query selects the right days."
        )
    return Fetched(delivery.folder, rows, deliver(aside, delivery), left_out)


def _days(month: Month) -> Mapping[str, object]:
    return {"first_day": month.first_day, "last_day": month.last_day}


def _bindable(source: Source, text: str) -> str:
    """The query without its final semicolon. Raises CannotFetchError for other parameters than the month's days."""
    text = text.strip().rstrip(";").rstrip()
    if not text:
        raise CannotFetchError(f"the query of {source.name} is empty. Write it in [warehouse.queries] of ide.toml.")
    other = _OTHER_PARAMETER.search(text.replace("%%", ""))
    if other is not None:
        raise CannotFetchError(
            f"the query of {source.name} contains {other[0]!r}, which is not a parameter. Expected only %(first_day)s "
            "and %(last_day)s; write a per cent sign as %%."
        )
    return text


def _of_contract(source: Source, described: Sequence["object"]) -> tuple[list[_Column], tuple[str, ...]]:
    """The contract's columns in the order of the query, and the names of the query's other columns."""
    header = tuple(str(getattr(column, "name", "")) for column in described)
    try:
        positions, left_out = match_columns(f"the query of {source.name}", header, source, is_header=True)
    except DeliveryRejectedError as error:
        raise CannotFetchError(str(error).replace("and deliver again", "and fetch again")) from None
    columns = [
        _Column(header[position], name, _type(source, header[position], described[position]))
        for name, position in positions.items()
    ]
    return columns, tuple(left_out)


def _type(source: Source, name: str, described: object) -> "pa.DataType":
    """The stored type of a column: as wide as Snowflake's own, even if a batch would fit into a narrower one."""
    import pyarrow as pa
    from snowflake.connector.constants import FIELD_ID_TO_NAME

    delivered = FIELD_ID_TO_NAME[getattr(described, "type_code", -1)]
    utc = pa.timestamp("us", "UTC")
    known: dict[str, pa.DataType] = {
        "FIXED": pa.decimal128(38, getattr(described, "scale", None) or 0),
        "REAL": pa.float64(),
        "TEXT": pa.string(),
        "DATE": pa.date32(),
        "BOOLEAN": pa.bool_(),
        "TIMESTAMP_NTZ": pa.timestamp("us"),
        "TIMESTAMP_LTZ": utc,
        "TIMESTAMP_TZ": utc,
    }
    if delivered not in known:
        raise CannotFetchError(
            f"the query of {source.name}: column {name} is of type {delivered or 'unknown'}, which has no exact "
            "counterpart in a delivery. Cast it in the query, e.g. to VARCHAR."
        )
    return known[delivered]


def _schema(columns: Sequence[_Column]) -> "pa.Schema":
    import pyarrow as pa

    return pa.schema([(column.name, column.type) for column in columns])


def _cast(
    columns: Sequence[_Column], tables: "Iterator[pa.Table]", progress: Callable[[int], None]
) -> "Iterator[pa.Table]":
    import pyarrow as pa

    schema, rows = _schema(columns), 0
    for table in tables:
        try:
            yield table.rename_columns(schema.names).cast(schema)
        except pa.ArrowException as error:
            raise CannotFetchError(
                f"a value cannot be stored exactly: {one_line(error).rstrip('.!')}. Cast it in the query."
            ) from None
        rows += table.num_rows
        progress(rows)


def _quoted(name: str) -> str:
    # The statement has bound parameters, so a per cent sign is doubled.
    return quoted(name).replace("%", "%%")
