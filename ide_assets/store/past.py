"""The catalogues as of a former publication, resolved through the ledger without copying rows.

The ledger counts, not the releases: a publication that was never released, because of a rollback, can be read as well.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.store.release import wanted_contents
from ide_assets.vocabulary.table import Table
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb
    import pyarrow.dataset


class NotPublishedError(RuntimeError):
    """No month was published by then, or its files were removed; the message says what can be read."""


def parse_moment(text: str) -> int | datetime:
    """`12` is a publication, `2026-01-31` the end of that day, `2026-01-31T12:00` a time (UTC unless it has an offset).

    Raises ValueError for anything else.
    """
    if re.fullmatch("[0-9]{1,18}", text):
        return int(text)
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        if not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text) or not text.isascii():
            raise ValueError
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        # Times are compared in UTC, where the first and the last day of the calendar may not exist.
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{text!r} is neither a publication's number nor a date: write it as 12, 2026-01-31 or "
            "2026-01-31T12:00:00+00:00"
        ) from None


def publication_at(ledger: Ledger, moment: int | datetime) -> int:
    """The number of the newest publication at that moment.

    Raises NotPublishedError before the first one and for a number that the ledger does not have.
    """
    times = {entry.publication: entry.published_at for entry in ledger.history}
    if not times:
        raise NotPublishedError("nothing is published yet. Run: ide run")
    first, last = min(times), max(times)
    if isinstance(moment, int):
        if moment not in times:
            raise NotPublishedError(
                f"there is no publication {moment}; the ledger has {first} to {last}. See them: ide history"
            )
        return moment
    earlier = [number for number, published_at in times.items() if published_at <= moment]
    if not earlier:
        raise NotPublishedError(
            f"nothing was published by {moment:%Y-%m-%d %H:%M:%S %Z}; the first publication was at "
            f"{times[first]:%Y-%m-%d %H:%M:%S} UTC. See them: ide history"
        )
    return max(earlier)


@contextmanager
def attached(
    home: Home, settings: Settings, tables: Sequence[Table], publication: int
) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection with the catalogues as of a publication: views of the lake's files, without access to other files.

    The files are passed to DuckDB as Arrow data sets, because its own `allowed_paths` would let a COPY overwrite them.
    Raises NotPublishedError if a file was removed since.
    """
    contents = wanted_contents(tables, Ledger(home, publication))
    gone = sorted(file for months in contents.values() for file in months.values() if not (home.lake / file).is_file())
    if gone:
        raise NotPublishedError(
            f"publication {publication} cannot be read any more: {plural(len(gone), 'file was', 'files were')} removed "
            f"from {home.lake}; the first is {gone[0]}. Choose a later publication: ide history"
        )
    with database.session(settings, home) as connection:
        for table in tables:
            if table.publication is not None:
                _show(connection, table, [home.lake / file for file in contents[table.name].values()])
        database.lock_down(connection)
        # Catalogues in memory cannot be attached read only. A user who ends the transaction writes to memory only.
        connection.execute("BEGIN TRANSACTION READ ONLY")
        yield connection


def _show(connection: "duckdb.DuckDBPyConnection", table: Table, files: Sequence[Path]) -> None:
    publication = table.publication
    assert publication is not None
    connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS \"{publication.catalogue}\"")
    connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{publication.catalogue}"."{publication.schema}"')
    name = f'"{publication.catalogue}"."{publication.schema}"."{publication.name}"'
    if files:
        rows = f'"lake of {publication}"'
        data = _data_set(files)
        names = [str(column) for column in data.schema.names]
        connection.register(f"lake of {publication}", data)
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {rows}")
    else:
        names = list(table.column_names)
        connection.execute(f"CREATE VIEW {name} AS {database.no_rows(table.duckdb_types)}")
    connection.execute(f"COMMENT ON VIEW {name} IS {database.literal(table.description)}")
    for column in table.columns:
        if column.name in names:
            connection.execute(f'COMMENT ON COLUMN {name}."{column.name}" IS {database.literal(column.meaning)}')


def _data_set(files: Sequence[Path]) -> "pyarrow.dataset.Dataset":
    """The files as one data set with the columns of all files, because a table's columns change over the years."""
    import pyarrow as pa
    import pyarrow.dataset
    import pyarrow.fs
    import pyarrow.parquet

    paths = [str(file) for file in files]
    schemas = [pa.parquet.read_schema(path) for path in paths]
    return pa.dataset.dataset(
        paths,
        schema=pa.unify_schemas(schemas, promote_options="permissive"),
        format="parquet",
        filesystem=pa.fs.LocalFileSystem(),
    )
