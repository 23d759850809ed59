"""On Spark the same expectations fail as on DuckDB, on the same rows, and the same figures are measured."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from ide_assets.domains.actions.tables import GROUP as ACTIONS
from ide_assets.domains.effect.tables import GROUP as EFFECT
from ide_assets.domains.engagement.tables import GROUP as ENGAGEMENT
from ide_assets.domains.insights.tables import GROUP as INSIGHTS
from ide_assets.engines import base as engine
from ide_assets.engines import batches, spark
from ide_assets.kernel import figures
from ide_assets.kernel.expectations import Verdict
from ide_assets.settings import Rules, Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.vocabulary.column import Column
from ide_assets_tests.checks.actions_cases import ACTIONS_CASES
from ide_assets_tests.checks.case import KEY, SHARES, TOTALS, Case
from ide_assets_tests.checks.cases import ALL_CASES
from ide_assets_tests.checks.clean_month import MONTH
from ide_assets_tests.checks.conftest import actions, clean, engaged, insights, study
from ide_assets_tests.checks.effect_cases import EFFECT_CASES
from ide_assets_tests.checks.engagement_cases import ENGAGEMENT_CASES
from ide_assets_tests.checks.harness import BY_TABLE, CleanMonth, On, failing
from ide_assets_tests.checks.insights_cases import INSIGHTS_CASES
from ide_assets_tests.spark.conftest import PYTHONS

__all__ = ["actions", "clean", "engaged", "insights", "study"]

pytestmark = pytest.mark.slow(minutes=1)

#: Spark itself runs every case. Sail, in every test run, has one case per expectation, and a fifth of those that all
#: tables share, since their query is the same.
_ALL = (*ALL_CASES, *ACTIONS_CASES, *EFFECT_CASES, *ENGAGEMENT_CASES, *INSIGHTS_CASES)
_FIRST = {(case.table, case.expectation): case for case in reversed(_ALL)}
_SHARED = (KEY, TOTALS, SHARES)
CASES = (
    _ALL
    if PYTHONS["spark"]
    else [case for number, case in enumerate(_FIRST.values()) if case.expectation not in _SHARED or number % 5 == 0]
)

#: The clean tables of a group of tables; those of all other groups are in the clean month.
_AMONG = {ACTIONS: "actions", EFFECT: "study", ENGAGEMENT: "engaged", INSIGHTS: "insights"}


def columns_of(connection: duckdb.DuckDBPyConnection, name: str) -> list[Column]:
    """The declared columns of a table in the database."""
    has = {str(row[0]) for row in connection.execute(f'DESCRIBE "{name}"').fetchall()}
    table = next(recipe.table for recipe in BY_TABLE.values() if has == set(recipe.table.column_names))
    return list(table.columns)


@pytest.fixture
def on(on_spark: Settings, tmp_path: Path) -> On:
    """A Spark that reads the tables of DuckDB."""

    @contextmanager
    def judging(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[engine.Engine]:
        with spark.workspace(on_spark, Home(tmp_path), connection) as workspace:
            for name in names:
                file = tmp_path / f"{name}.parquet"
                database.copy(connection, f'SELECT * FROM "{name}"', file)
                workspace.bind(name, columns_of(connection, name), [file])
            yield workspace

    return judging


@pytest.fixture
def among(request: pytest.FixtureRequest) -> CleanMonth:
    """The clean tables for the table of the test."""
    table = request.getfixturevalue("table") if "table" in request.fixturenames else None
    name = table or request.getfixturevalue("case").table
    tables: CleanMonth = request.getfixturevalue(_AMONG.get(BY_TABLE[name].table.group, "clean"))
    return tables


def texts_of(verdicts: Sequence[Verdict]) -> list[str]:
    """The verdicts as text, since NaN does not equal itself; fractions to nine digits."""

    def shown(value: object) -> object:
        return round(value, 9) if isinstance(value, float) else value

    return [
        repr(replace(verdict, sample=[{name: shown(value) for name, value in row.items()} for row in verdict.sample]))
        for verdict in verdicts
    ]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_corrupted_table_fails_the_same_checks_on_the_same_rows(among: CleanMonth, case: Case, on: On) -> None:
    recipe = BY_TABLE[case.table]
    concerned = [check for check in recipe.expectations if check.name in (case.expectation, *case.follows)]
    before = [among.figures(case.table)] if case.after_a_clean_month else []
    arguments = (case.table, case.corruption, case.corruption_before)
    expected = among.judge(*arguments, earlier=before, judged_by=concerned)
    assert failing(expected), "no failures to compare"
    assert texts_of(among.judge(*arguments, earlier=before, judged_by=concerned, on=on)) == texts_of(expected)


@pytest.mark.parametrize("table", BY_TABLE)
def test_clean_table_passes_with_the_same_figures(among: CleanMonth, table: str, on: On) -> None:
    measured = among.figures(table)
    verdicts = among.judge(table, earlier=[measured], on=on)
    assert failing(verdicts) == set()
    with among.database.cursor() as connection:
        connection.execute(f"CREATE TEMP VIEW candidate AS FROM {database.parquet([among.files[table]])}")
        inputs = [input_.table.name for input_ in BY_TABLE[table].inputs] if BY_TABLE[table].table.joins else []
        for name in inputs:
            connection.execute(f'CREATE TEMP VIEW "{name}" AS FROM {database.parquet([among.files[name]])}')
        with on(connection, [*inputs, batches.CANDIDATE]) as on_spark:
            actual = figures.measure(on_spark, BY_TABLE[table].table, batches.CANDIDATE, [measured], MONTH, Rules())
        expected = figures.measure(
            engine.DuckDB(connection), BY_TABLE[table].table, batches.CANDIDATE, [measured], MONTH, Rules()
        )
    assert actual.totals == pytest.approx(expected.totals)
    assert actual.joins == pytest.approx(expected.joins)
    assert actual.distances == pytest.approx(expected.distances)
    assert actual.shares.keys() == expected.shares.keys()
    for name, shares in actual.shares.items():
        assert shares == pytest.approx(expected.shares[name])
