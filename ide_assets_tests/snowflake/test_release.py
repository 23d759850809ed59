"""The published tables in Snowflake change in one transaction, and are rebuilt when their columns change.

Unlike Snowflake's, a transaction of the emulator writes to one database only. So tables of one catalogue are published,
and the engine's schema is in the same database.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.engines.base import EngineUnavailableError
from ide_assets.engines.snowflake.engine import session
from ide_assets.engines.snowflake.lake import TYPES, LakeTables, quoted
from ide_assets.engines.snowflake.release import publish
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, release
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.table import Table
from ide_assets_tests.conftest import JANUARY
from ide_assets_tests.snowflake.conftest import emulator

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

pytestmark = pytest.mark.slow

#: The tables that the tests publish.
PUBLISHED = {
    recipe.table.name: recipe.table
    for recipe in RECIPES
    if recipe.table.name in ("usage_monthly", "ide_opportunity_coverage_monthly")
}
TABLES = list(PUBLISHED.values())

Rows = list[tuple[Any, ...]]
Contents = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def on_snowflake(extra: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An emulator of its own: one that other tests had used did not list the tables of a new schema."""
    with emulator(tmp_path_factory) as settings:
        yield settings


@pytest.fixture
def own(on_snowflake: Settings, request: pytest.FixtureRequest) -> Settings:
    """Settings with a schema for the test; the published tables are shared, and recorded in that schema."""
    return in_database(on_snowflake, "eio_publish", request.node.name[:40])


def in_database(settings: Settings, database: str, schema: str) -> Settings:
    assert settings.snowflake is not None
    named = settings.snowflake.model_copy(update={"database": database, "db_schema": schema})
    return settings.model_copy(update={"snowflake": named})


@pytest.fixture
def home(january: Path, tmp_path: Path) -> Home:
    # Each of these characters is part of a pattern in the path that Snowflake's PUT takes.
    folder = tmp_path / "home [a] *b?"
    shutil.copytree(january / "home", folder, symlinks=True)
    return Home(folder)


def in_snowflake(connection: "SnowflakeConnection", name_of_table: str) -> Rows:
    table = PUBLISHED[name_of_table]
    publication = table.publication
    assert publication is not None
    columns = ", ".join(quoted(name) for name in table.column_names)
    name = quoted(publication.catalogue, publication.schema, publication.name)
    return sorted(connection.cursor().execute(f"SELECT {columns} FROM {name}").fetchall(), key=repr)


def in_files(home: Home, table: str, contents: Contents) -> Rows:
    files = [home.lake / file for file in contents[table].values()]
    columns = ", ".join(quoted(name) for name in PUBLISHED[table].column_names)
    with duckdb.connect() as connection:
        return sorted(connection.execute(f"SELECT {columns} FROM {database.parquet(files)}").fetchall(), key=repr)


def restated(home: Home, contents: Contents, table: str) -> dict[str, dict[str, str]]:
    """The contents with another version of January of a table: its first row is missing."""
    former = home.lake / contents[table][JANUARY]
    path = former.with_name("another.parquet")
    with duckdb.connect() as connection:
        database.copy(connection, f"SELECT * FROM {database.parquet([former])} OFFSET 1", path)
    return {**{name: dict(months) for name, months in contents.items()}, table: {JANUARY: LakeTables.file(path)}}


def test_rebuilds_a_table_whose_columns_changed(own: Settings, home: Home) -> None:
    contents = release.wanted_contents(TABLES, Ledger(home))
    usage = PUBLISHED["usage_monthly"]
    publish(own, home, [replace(usage, columns=usage.columns[:-1])], contents)
    with session(own) as reader:
        assert columns_of(reader, usage) == list(usage.column_names[:-1])
        publish(own, home, TABLES, contents)
        assert columns_of(reader, usage) == list(usage.column_names)
        for name in PUBLISHED:
            assert in_snowflake(reader, name) == in_files(home, name, contents)


def columns_of(reader: "SnowflakeConnection", table: Table) -> list[str]:
    assert table.publication is not None
    place = quoted(table.publication.catalogue, table.publication.schema, table.publication.name)
    return [str(column[0]) for column in reader.cursor().execute(f"SELECT * FROM {place}").description]


def test_describes_tables_and_columns(own: Settings, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    # The emulator does not store comments of columns.
    execute, statements = LakeTables.execute, list[str]()

    def recorded(lake: LakeTables, statement: str) -> Any:
        statements.append(statement)
        return execute(lake, statement)

    monkeypatch.setattr(LakeTables, "execute", recorded)
    publish(own, home, TABLES, release.wanted_contents(TABLES, Ledger(home)))
    for table in TABLES:
        publication = table.publication
        assert publication is not None
        place = quoted(publication.catalogue, publication.schema, publication.name)
        (statement,) = (text for text in statements if text.startswith(f"CREATE OR REPLACE TABLE {place}"))
        as_written = statement.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for column in table.columns:
            assert f"{quoted(column.name)} {TYPES[column.type]} COMMENT '{column.meaning}'" in as_written
        assert f"COMMENT = '{table.description}'" in as_written


def test_replaces_a_restated_month_in_one_transaction(
    own: Settings, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = release.wanted_contents(TABLES, Ledger(home))
    publish(own, home, TABLES, contents)
    changed = restated(home, contents, "usage_monthly")
    before, after = (in_files(home, "usage_monthly", files) for files in (contents, changed))
    assert len(before) == len(after) + 1
    execute, seen = LakeTables.execute, []
    with session(own) as reader:

        def watched(lake: LakeTables, statement: str) -> Any:
            if statement == "COMMIT":
                seen.append(in_snowflake(reader, "usage_monthly"))
            return execute(lake, statement)

        monkeypatch.setattr(LakeTables, "execute", watched)
        publish(own, home, TABLES, changed)
        assert seen == [before]
        assert in_snowflake(reader, "usage_monthly") == after
        # Without changes, nothing is committed.
        publish(own, home, TABLES, changed)
        assert len(seen) == 1


def test_failure_leaves_the_former_month_and_the_next_attempt_completes(
    own: Settings, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = release.wanted_contents(TABLES, Ledger(home))
    publish(own, home, TABLES, contents)
    changed = restated(home, contents, "usage_monthly")
    execute = LakeTables.execute
    done: list[str] = []

    def failing(lake: LakeTables, statement: str) -> Any:
        if done and statement.startswith("INSERT INTO"):
            raise RuntimeError("the machine stopped")
        result = execute(lake, statement)
        done.extend([statement] if statement.startswith('DELETE FROM "eio_publish"') else [])
        return result

    with monkeypatch.context() as patched, pytest.raises(RuntimeError, match="machine stopped"):
        patched.setattr(LakeTables, "execute", failing)
        publish(own, home, TABLES, changed)
    assert len(done) == 1
    with session(own) as reader:
        assert in_snowflake(reader, "usage_monthly") == in_files(home, "usage_monthly", contents)
        publish(own, home, TABLES, changed)
        assert in_snowflake(reader, "usage_monthly") == in_files(home, "usage_monthly", changed)
        # A rollback restores the former file and removes the one that the lake no longer has.
        (home.lake / changed["usage_monthly"][JANUARY]).unlink()
        publish(own, home, TABLES, contents)
        assert in_snowflake(reader, "usage_monthly") == in_files(home, "usage_monthly", contents)
        lake = LakeTables(reader, own, home)
        held = reader.cursor().execute(f'SELECT DISTINCT "ide_file" FROM {lake.name("usage_monthly")}').fetchall()
        assert held == [(contents["usage_monthly"][JANUARY],)]
    assert Month.parse(JANUARY) in Ledger(home).published


def test_rows_of_erased_files_that_remain_are_an_error(
    own: Settings, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = release.wanted_contents(TABLES, Ledger(home))
    changed = restated(home, contents, "usage_monthly")
    publish(own, home, TABLES, changed)
    (home.lake / changed["usage_monthly"][JANUARY]).unlink()
    execute = LakeTables.execute

    def without_deletions(lake: LakeTables, statement: str) -> Any:
        of_lake = statement.startswith("DELETE FROM") and '"lake_' in statement
        return execute(lake, "SELECT 1" if of_lake else statement)

    with monkeypatch.context() as patched:
        patched.setattr(LakeTables, "execute", without_deletions)
        with pytest.raises(EngineUnavailableError, match=r'remain in Snowflake: .*"lake_usage_monthly"'):
            publish(own, home, TABLES, contents)
    publish(own, home, TABLES, contents)
    with session(own) as reader:
        name = LakeTables(reader, own, home).name("usage_monthly")
        held = reader.cursor().execute(f'SELECT DISTINCT "ide_file" FROM {name}').fetchall()
    assert held == [(contents["usage_monthly"][JANUARY],)]
