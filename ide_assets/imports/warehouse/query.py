"""A source's query in Snowflake: its columns are checked against the contract, then its rows are streamed.

The query becomes a subquery of a SELECT that names the contract's columns and sorts by all of them. It can therefore
only read, columns outside the contract never leave the warehouse, and the same rows come in the same order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.files.header import match_columns
from ide_assets.domains.deliveries.files.landing import Delivery, DeliveryRejectedError
from ide_assets.imports.warehouse.reading import Column, Query
from ide_assets.imports.warehouse.snapshot import CannotFetchError, deliver, refuse_other_files, write_aside
from ide_assets.months import Month
from ide_assets.store.database import quoted

if TYPE_CHECKING:
    import pyarrow as pa
    from snowflake.connector import SnowflakeConnection


#: A per cent sign with the text after it, unless it is one of the two parameters.
_OTHER_PARAMETER = re.compile(r"%(?!\((first_day|last_day)\)s)(\(\w*\))?\S?")


@dataclass(frozen=True)
class Fetched:
    """The result of fetching a source. `left_out` are columns of the query that are not in the contract."""

    folder: Path
    rows: int
    is_new: bool
    left_out: tuple[str, ...]


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
    CannotReadError, and OSError if the landing folder cannot be written.
    """
    delivery = Delivery(source.name, month, landing / source.name / str(month))
    refuse_other_files(delivery)
    sent = Query(connection, "its query", _bindable(source, query_text(query)), _days(month))
    selected, schema, left_out = _of_contract(source, sent.columns())
    aside, rows = write_aside(delivery, schema, _counted(sent.tables(selected, schema, is_sorted=True), progress))
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


def _of_contract(source: Source, columns: Sequence[Column]) -> "tuple[list[str], pa.Schema, tuple[str, ...]]":
    """The contract's columns in the order of the query: their SQL and their schema; and the query's other columns."""
    import pyarrow as pa

    header = tuple(column.name for column in columns)
    try:
        positions, left_out = match_columns(f"the query of {source.name}", header, source, is_header=True)
    except DeliveryRejectedError as error:
        raise CannotFetchError(str(error).replace("and deliver again", "and fetch again")) from None
    selected = [_quoted(header[position]) for position in positions.values()]
    schema = pa.schema([(name, _type(source, columns[position])) for name, position in positions.items()])
    return selected, schema, tuple(left_out)


def _type(source: Source, column: Column) -> "pa.DataType":
    if column.type is None:
        raise CannotFetchError(
            f"the query of {source.name}: column {column.name} is of type {column.kind or 'unknown'}, which has no "
            "exact counterpart in a delivery. Cast it in the query, e.g. to VARCHAR."
        )
    return column.type


def _counted(tables: "Iterator[pa.Table]", progress: Callable[[int], None]) -> "Iterator[pa.Table]":
    rows = 0
    for table in tables:
        yield table
        rows += table.num_rows
        progress(rows)


def _quoted(name: str) -> str:
    # The statement has bound parameters, so a per cent sign is doubled.
    return quoted(name).replace("%", "%%")
