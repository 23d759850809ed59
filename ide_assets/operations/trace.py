"""The rows that a row was built from: those of its inputs, and the lines of the delivered files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.contract.source import Source
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError, Landing
from ide_assets.domains.deliveries.reading import reader
from ide_assets.domains.deliveries.recipes import user_key
from ide_assets.engines import base as engine
from ide_assets.kernel.inputs import SAME_MONTH, Input
from ide_assets.kernel.recipe import Recipe
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import users
from ide_assets.store.home import Home
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: Rows shown of each input, and lines shown of each delivery.
SHOWN_ROWS = 20


@dataclass(frozen=True)
class SourceRows:
    """The rows of one input behind the explained rows: `count` of them, the first SHOWN_ROWS in `rows`."""

    table: str
    months: str
    names: Sequence[str]
    key: Sequence[str]
    count: int
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True)
class DeliveredRow:
    """A delivered row: its file, its line (in a Parquet file, its row), and its key without identifiers of users."""

    file: str
    line: int
    key: Mapping[str, object]


@dataclass(frozen=True)
class DeliveredRows:
    """The delivered rows of one source behind the explained rows.

    `count` rows, the first SHOWN_ROWS in `rows`; `note` is why the lines cannot be given.
    """

    source: str
    count: int
    rows: Sequence[DeliveredRow] = ()
    note: str = ""


@dataclass(frozen=True)
class Traced:
    """A table of the month behind the explained rows, in the version that the month was built from."""

    recipe: Recipe
    entry: Entry
    view: str


def source_rows(
    connection: "duckdb.DuckDBPyConnection", recipe: Recipe, entry: Entry, ledger: Ledger
) -> list[SourceRows]:
    """The rows of each input behind the rows of the table `explained`."""
    return [_source_rows(connection, needed, entry, ledger) for needed in recipe.inputs if needed.trace]


def _source_rows(connection: "duckdb.DuckDBPyConnection", needed: Input, entry: Entry, ledger: Ledger) -> SourceRows:
    months = months_used(needed.table, entry)
    versions = [version_used(ledger, needed.table, month, entry) for month in months]
    engine.bind(connection, needed.table, [ledger.path(version) for version in versions if version is not None])
    query = _behind(needed, "explained")
    counted = connection.execute(f"SELECT count(*) FROM ({query})").fetchone()
    rows = connection.execute(f"{query} ORDER BY {needed.table.order_by()} LIMIT {SHOWN_ROWS}").fetchall()
    period = f"{months[0]} to {months[-1]}" if len(months) > 1 else str(months[0]) if months else "not delivered"
    table = needed.table
    return SourceRows(table.name, period, table.column_names, table.key, int(counted[0]) if counted else 0, rows)


def _behind(needed: Input, view: str) -> str:
    """The query of the rows of an input behind the rows of a view."""
    agree = " AND ".join(
        f'input."{of_input}" IS NOT DISTINCT FROM {view}."{of_table}"' for of_input, of_table in needed.trace.items()
    )
    return f'SELECT DISTINCT input.* FROM "{needed.table.name}" AS input SEMI JOIN {view} ON {agree}'


def months_used(table: Table, user: Entry) -> list[Month]:
    """The months of an input that an entry was built from."""
    return [Month.parse(name.split("@")[1]) for name in user.inputs if name.startswith(f"{table.name}@")]


def bind_used(connection: "duckdb.DuckDBPyConnection", ledger: Ledger, table: Table, user: Entry) -> None:
    """Make an input readable in the versions that an entry was built from, without files that are gone."""
    versions = [version_used(ledger, table, month, user) for month in months_used(table, user)]
    paths = [ledger.found(version) for version in versions if version is not None]
    engine.bind(connection, table, [path for path in paths if path is not None])


def version_used(ledger: Ledger, table: Table, month: Month, user: Entry) -> Entry | None:
    """The version of an input that an entry was built from, even if a newer one is published."""
    sha256 = user.inputs.get(f"{table.name}@{month}")
    for entry in reversed(ledger.history):
        if entry.table == table.name and entry.month == month and entry.sha256 == sha256:
            return entry
    return None


def traced_tables(
    connection: "duckdb.DuckDBPyConnection", recipes: Sequence[Recipe], recipe: Recipe, entry: Entry, ledger: Ledger
) -> list[Traced]:
    """The tables of the same month behind the rows of `explained`, upstream ones last, each with its rows as a table.

    Inputs from other months, such as those of a benchmark window, are not followed, because they are thousands of rows.
    """
    queries: dict[str, list[str]] = {recipe.table.name: ["SELECT * FROM explained"]}
    entries = {recipe.table.name: entry}
    traced = []
    # Recipes are listed after their inputs, so that all users of a table come before it here.
    for upstream in reversed(recipes):
        name = upstream.table.name
        if name not in queries:
            continue
        view = f'"rows of {name}"'
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {view} AS {' UNION '.join(queries[name])}")
        traced.append(Traced(upstream, entries[name], view))
        for needed in upstream.inputs:
            version = version_used(ledger, needed.table, entry.month, entries[name])
            path = None if version is None else ledger.found(version)
            if version is None or path is None or not needed.trace or needed.window is not SAME_MONTH:
                continue
            engine.bind(connection, needed.table, [path])
            part = f'"{needed.table.name} of {name}"'
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {part} AS {_behind(needed, view)}")
            queries.setdefault(needed.table.name, []).append(f"SELECT * FROM {part}")
            entries[needed.table.name] = version
    return traced


def delivered_rows(
    connection: "duckdb.DuckDBPyConnection", settings: Settings, home: Home, ledger: Ledger, traced: Sequence[Traced]
) -> list[DeliveredRows]:
    """The files and lines of the delivered rows behind traced rows, source by source."""
    sources = [table for table in reversed(traced) if table.recipe.table.name in BY_NAME]
    return [_delivered_rows(connection, settings, home, ledger, table) for table in sources]


def _delivered_rows(
    connection: "duckdb.DuckDBPyConnection", settings: Settings, home: Home, ledger: Ledger, traced: Traced
) -> DeliveredRows:
    source, month = BY_NAME[traced.recipe.table.name], traced.entry.month
    counted = connection.execute(f"SELECT count(*) FROM {traced.view}").fetchone()
    count = int(counted[0]) if counted else 0
    if not count:
        return DeliveredRows(source.name, 0)
    delivery = Landing(settings.landing).find(source.name, month)
    if delivery is None:
        return DeliveredRows(source.name, count, note=f"the delivery is no longer in {settings.landing}")
    try:
        if delivery.content_hash() != traced.entry.inputs["delivery"]:
            note = f"{delivery.folder} has been redelivered since; the lines of the former files no longer exist"
            return DeliveredRows(source.name, count, note=note)
        for name in source.looked_up:
            bind_used(connection, ledger, BY_NAME[name].table, traced.entry)
        files = reader.read(
            connection, source, delivery, user_key(settings, home), settings.rules, users.erased(home)
        ).files
    except (DeliveryRejectedError, OSError) as error:
        return DeliveredRows(source.name, count, note=f"the delivery cannot be read now: {error}")
    return DeliveredRows(source.name, count, _lines(connection, source, traced, delivery.folder, files))


def _lines(
    connection: "duckdb.DuckDBPyConnection", source: Source, traced: Traced, folder: Path, files: Sequence[str]
) -> list[DeliveredRow]:
    """Files and lines of the rows, matched by all columns that are stored as delivered.

    Identifiers of users are stored as pseudonyms, names of erased people are replaced, and lists are trimmed.
    """
    compared = [
        column.name
        for column in source.columns
        if not column.personal and not column.names_person and column.name not in source.lists
    ]
    key = [name for name in source.key if name in compared]
    agree = " AND ".join(f'delivered."{name}" IS NOT DISTINCT FROM traced."{name}"' for name in compared)
    selected = ", ".join(("file_number", "line", *(f'delivered."{name}"' for name in key)))
    rows = connection.execute(
        f"SELECT {selected} FROM sound_rows AS delivered SEMI JOIN {traced.view} AS traced ON {agree} "
        f"ORDER BY file_number, line LIMIT {SHOWN_ROWS}"
    ).fetchall()
    return [
        DeliveredRow(str(folder / files[number].rsplit(" sha256:", 1)[0]), line, dict(zip(key, values, strict=True)))
        for number, line, *values in rows
    ]
