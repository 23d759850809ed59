"""On Spark the same expectations fail as on DuckDB, on the same rows, and the same figures are learned."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from ide_assets.domains.actions.tables import GROUP as ACTIONS
from ide_assets.domains.effect.tables import GROUP as EFFECT
from ide_assets.engines import base as engine
from ide_assets.engines import batches, spark
from ide_assets.kernel import figures
from ide_assets.kernel.expectations import Verdict
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.vocabulary.columns import Column
from ide_assets_tests.checks.actions_cases import ACTIONS_CASES
from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case
from ide_assets_tests.checks.cases import ALL_CASES
from ide_assets_tests.checks.clean_month import MONTH
from ide_assets_tests.checks.conftest import actions, clean, study
from ide_assets_tests.checks.effect_cases import EFFECT_CASES
from ide_assets_tests.checks.harness import BY_TABLE, CleanMonth, On, failing
from ide_assets_tests.spark.conftest import PYTHONS

__all__ = ["actions", "clean", "study"]

pytestmark = pytest.mark.slow(minutes=2)

#: Every corruption, on Spark itself. Sail, in every test run, gets one of each expectation, and a fifth of those that
#: all tables share: they are one query under many names.
_ALL = (*ALL_CASES, *ACTIONS_CASES, *EFFECT_CASES)
_FIRST = {(case.table, case.expectation): case for case in reversed(_ALL)}
_SHARED = (KEY, TOTALS, SHARES)
CASES = (
    _ALL
    if PYTHONS["spark"]
    else [case for number, case in enumerate(_FIRST.values()) if case.expectation not in _SHARED or number % 5 == 0]
)

#: Which clean tables a group's are judged among; the others stand in the clean month.
_AMONG = {ACTIONS: "actions", EFFECT: "study"}


def columns_of(connection: duckdb.DuckDBPyConnection, name: str) -> list[Column]:
    """The columns that a table has, of the dictionary's."""
    has = {str(row[0]) for row in connection.execute(f'DESCRIBE "{name}"').fetchall()}
    table = next(recipe.table for recipe in BY_TABLE.values() if has == set(recipe.table.column_names))
    return list(table.columns)


@pytest.fixture
def on(on_spark: Settings, tmp_path: Path) -> On:
    """A Spark that reads what DuckDB holds."""

    @contextmanager
    def judging(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[engine.Engine]:
        with spark.workspace(on_spark, Home(tmp_path), connection) as made:
            for name in names:
                file = tmp_path / f"{name}.parquet"
                database.copy(connection, f'SELECT * FROM "{name}"', file)
                made.bind(name, columns_of(connection, name), [file])
            yield made

    return judging


@pytest.fixture
def among(request: pytest.FixtureRequest) -> CleanMonth:
    """The clean tables that the table of the test is judged among."""
    table = request.getfixturevalue("table") if "table" in request.fixturenames else None
    name = table or request.getfixturevalue("case").table
    found: CleanMonth = request.getfixturevalue(_AMONG.get(BY_TABLE[name].table.group, "clean"))
    return found


def told(verdicts: Sequence[Verdict]) -> list[str]:
    """The verdicts as text, for an undefined number is not even equal to itself; fractions to nine digits."""

    def shown(value: object) -> object:
        return round(value, 9) if isinstance(value, float) else value

    return [
        repr(replace(each, sample=[{name: shown(value) for name, value in row.items()} for row in each.sample]))
        for each in verdicts
    ]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_corrupted_table_fails_the_same_checks_on_the_same_rows(among: CleanMonth, case: Case, on: On) -> None:
    recipe = BY_TABLE[case.table]
    concerned = [each for each in recipe.expectations if each.name in (case.expectation, *case.follows)]
    before = [among.figures(case.table)] if case.after_a_clean_month else []
    asked = (case.table, case.corruption, case.corruption_before)
    expected = among.judge(*asked, earlier=before, judged_by=concerned)
    assert failing(expected), "nothing is compared"
    assert told(among.judge(*asked, earlier=before, judged_by=concerned, on=on)) == told(expected)


@pytest.mark.parametrize("table", BY_TABLE)
def test_a_clean_table_passes_with_the_same_figures(among: CleanMonth, table: str, on: On) -> None:
    measured = among.figures(table)
    verdicts = among.judge(table, earlier=[measured], on=on)
    assert failing(verdicts) == set()
    with among.database.cursor() as connection:
        connection.execute(f"CREATE TEMP VIEW candidate AS FROM {database.parquet([among.files[table]])}")
        inputs = [each.table.name for each in BY_TABLE[table].inputs] if BY_TABLE[table].table.joins else []
        for name in inputs:
            connection.execute(f'CREATE TEMP VIEW "{name}" AS FROM {database.parquet([among.files[name]])}')
        with on(connection, [*inputs, batches.CANDIDATE]) as on_spark:
            found = figures.measure(on_spark, BY_TABLE[table].table, batches.CANDIDATE, [measured], MONTH)
        expected = figures.measure(
            engine.DuckDB(connection), BY_TABLE[table].table, batches.CANDIDATE, [measured], MONTH
        )
    assert found.totals == pytest.approx(expected.totals)
    assert found.joins == pytest.approx(expected.joins)
    assert found.distances == pytest.approx(expected.distances)
    assert found.shares.keys() == expected.shares.keys()
    for name, shares in found.shares.items():
        assert shares == pytest.approx(expected.shares[name])
