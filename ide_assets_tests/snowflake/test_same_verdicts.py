"""On Snowflake's SQL the same expectations fail as on DuckDB, on the same rows, and the same figures are learned.

Of all cases every twentieth: the emulator needs two seconds for each, which for all would be a quarter of an hour.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import duckdb
import pytest

from ide_assets.kernel import engine, figures
from ide_assets.kernel.home import Home
from ide_assets.kernel.snowflake import Snowflake
from ide_assets.settings import Settings
from ide_assets_tests.checks.actions_cases import ACTIONS_CASES
from ide_assets_tests.checks.cases import ALL_CASES, Case
from ide_assets_tests.checks.effect_cases import EFFECT_CASES
from ide_assets_tests.checks.harness import BY_TABLE, CleanMonth, On, failing
from ide_assets_tests.spark.test_same_verdicts import actions, among, clean, columns_of, study, told

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

__all__ = ["actions", "among", "clean", "study"]

pytestmark = pytest.mark.slow(minutes=1)


@pytest.fixture
def on(session: "SnowflakeConnection", on_snowflake: Settings, tmp_path: Path) -> On:
    """A Snowflake that has what DuckDB holds."""

    @contextmanager
    def judging(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[engine.Engine]:
        made = Snowflake(session, connection, on_snowflake, Home(tmp_path), tmp_path / "scratch")
        try:
            for name in names:
                columns = columns_of(connection, name)
                table = next(each.table.name for each in BY_TABLE.values() if list(each.table.columns) == columns)
                file = tmp_path / table / uuid4().hex / "rows.parquet"
                file.parent.mkdir(parents=True)
                engine.copy(connection, f'SELECT * FROM "{name}"', file)
                made.bind(name, columns, [file])
            yield made
        finally:
            made.close()

    return judging


@pytest.mark.parametrize("case", (*ALL_CASES, *ACTIONS_CASES, *EFFECT_CASES)[::20], ids=str)
def test_a_corrupted_table_fails_the_same_checks_on_the_same_rows(among: CleanMonth, case: Case, on: On) -> None:
    recipe = BY_TABLE[case.table]
    concerned = [each for each in recipe.expectations if each.name in (case.expectation, *case.follows)]
    before = [among.figures(case.table)] if case.after_a_clean_month else []
    asked = (case.table, case.corruption, case.corruption_before)
    expected = among.judge(*asked, earlier=before, judged_by=concerned)
    assert failing(expected), "nothing is compared"
    assert told(among.judge(*asked, earlier=before, judged_by=concerned, on=on)) == told(expected)


@pytest.mark.parametrize("table", list(BY_TABLE)[::8])
def test_a_clean_table_passes_with_the_same_figures(among: CleanMonth, table: str, on: On) -> None:
    measured = among.figures(table)
    verdicts = among.judge(table, earlier=[measured], on=on)
    assert failing(verdicts) == set()
    with among.database.cursor() as connection:
        connection.execute(f"CREATE TEMP VIEW candidate AS FROM {engine.parquet([among.files[table]])}")
        with on(connection, [engine.CANDIDATE]) as on_snowflake:
            found = figures.measure(on_snowflake, BY_TABLE[table].table, engine.CANDIDATE, [measured])
        expected = figures.measure(engine.DuckDB(connection), BY_TABLE[table].table, engine.CANDIDATE, [measured])
    assert found == expected
