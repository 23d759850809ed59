"""The published tables in Snowflake, updated to a release's contents in one transaction.

The table `ide_published` in the engine's schema records the file of each month of each table. It changes in the same
transaction as the tables, so an interruption leaves the former contents, and the next attempt does the rest.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ide_assets.engines.base import EngineUnavailableError
from ide_assets.engines.snowflake.engine import session
from ide_assets.engines.snowflake.lake import TYPES, LakeTables, quoted
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.database import literal
from ide_assets.store.home import Home
from ide_assets.store.release import changed_months, month_condition
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Publication, Table
from ide_assets.vocabulary.wording import one_line

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

#: Key in place of a month: the shape in which the table was created.
_SHAPE = "shape"


def publish(settings: Settings, home: Home, tables: Sequence[Table], contents: Mapping[str, Mapping[str, str]]) -> None:
    """Update the published tables to these contents: for each table, the lake files of its months, by month.

    Raises EngineUnavailableError; readers then keep the former contents.
    """
    with session(settings) as connection:
        from snowflake.connector import Error

        try:
            _update(connection, settings, home, tables, contents)
        except Error as error:
            raise EngineUnavailableError(
                f"the published tables in Snowflake could not be updated to this release: "
                f"{one_line(error)}\n"
                "Readers keep the former contents. Fix the cause, then run again: ide run (or ide release)"
            ) from None


def _update(
    connection: "SnowflakeConnection",
    settings: Settings,
    home: Home,
    tables: Sequence[Table],
    contents: Mapping[str, Mapping[str, str]],
) -> None:
    from snowflake.connector import Error

    lake = LakeTables(connection, settings, home)
    record = quoted(*lake.place, "ide_published")
    lake.execute(f'CREATE TABLE IF NOT EXISTS {record} ("table_name" VARCHAR, "month" VARCHAR, "file" VARCHAR)')
    held: dict[str, dict[str, str]] = {}
    for name, month, file in lake.execute(f'SELECT "table_name", "month", "file" FROM {record}').fetchall():
        held.setdefault(name, {})[month] = file
    changes: list[str] = []
    # Statements that create or copy a table commit immediately, so they come before the transaction.
    for table in tables:
        publication = table.publication
        if publication is None:
            continue
        had, target_files = dict(held.get(table.name, {})), dict(contents.get(table.name, {}))
        shape = short_hash(repr(table))
        if (former_shape := had.pop(_SHAPE, None)) != shape:
            lake.upload([home.lake / file for file in target_files.values()])
            # A table that readers already use is replaced with all its rows, so that it is never empty.
            had = target_files if former_shape is not None else {}
            _create(lake, table, publication, had)
            changes += _recorded(record, table.name, {}, {**had, _SHAPE: shape})
        gone, fresh = changed_months(publication, had, target_files)
        lake.upload([home.lake / file for file in fresh.values()])
        target = quoted(publication.catalogue, publication.schema, publication.name)
        changes += [f"DELETE FROM {target}{month_condition(publication, Month.parse(month))}" for month in gone]
        if fresh:
            columns, rows = table.column_names, lake.rows(table.name, table.column_names, fresh.values())
            changes.append(f"INSERT INTO {target} ({', '.join(map(quoted, columns))}) {rows}")
        changes += _recorded(record, table.name, gone, fresh)
    if changes:
        lake.execute("BEGIN")
        try:
            for statement in changes:
                lake.execute(statement)
            lake.execute("COMMIT")
        except BaseException:
            # Snowflake itself rolls back a session that was interrupted.
            with suppress(Error):
                lake.execute("ROLLBACK")
            raise
    lake.tidy()


def _create(lake: LakeTables, table: Table, publication: Publication, contents: Mapping[str, str]) -> None:
    """Create the published table in its present shape, with the rows of these files, in one step."""
    from snowflake.connector.errors import ProgrammingError

    place = (publication.catalogue, publication.schema)
    try:
        lake.execute(f"USE SCHEMA {quoted(*place)}")
    except ProgrammingError:
        # Most roles may only create schemas in an existing database.
        with suppress(ProgrammingError):
            lake.execute(f"CREATE DATABASE IF NOT EXISTS {quoted(publication.catalogue)}")
        lake.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(*place)}")
    finally:
        lake.execute(f"USE SCHEMA {quoted(*lake.place)}")
    columns = ", ".join(
        f"{quoted(column.name)} {TYPES[column.type]} COMMENT {_comment(column.meaning)}" for column in table.columns
    )
    rows = f" COPY GRANTS AS {lake.rows(table.name, table.column_names, contents.values())}" if contents else ""
    lake.execute(
        f"CREATE OR REPLACE TABLE {quoted(*place, publication.name)} ({columns}) "
        f"COMMENT = {_comment(table.description)}{rows}"
    )


def _comment(text: str) -> str:
    # The emulator of the tests does not support quotation marks in a table's comment.
    return literal(text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"))


def _recorded(record: str, table: str, gone: Mapping[str, str], fresh: Mapping[str, str]) -> list[str]:
    """Statements that record the file of each month."""
    changed = [f'"month" = {literal(month)}' for month in {**gone, **fresh}]
    if not changed:
        return []
    statements = [f'DELETE FROM {record} WHERE "table_name" = {literal(table)} AND ({" OR ".join(changed)})']
    if fresh:
        values = ", ".join(f"({literal(table)}, {literal(month)}, {literal(file)})" for month, file in fresh.items())
        statements.append(f'INSERT INTO {record} ("table_name", "month", "file") VALUES {values}')
    return statements
