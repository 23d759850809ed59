"""On Snowflake's SQL the same expectations fail as on DuckDB, on the same rows.

One case for each construction that Snowflake writes differently; `test_run` runs all expectations of every table and
compares the figures.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import duckdb
import pytest

from ide_assets.engines import base as engine
from ide_assets.engines.snowflake import engine as snowflake
from ide_assets.engines.snowflake.lake import LakeTables
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets_tests.checks.case import KEY, SHARES, Case
from ide_assets_tests.checks.cases import ALL_CASES
from ide_assets_tests.checks.harness import BY_TABLE, CleanMonth, On, failing
from ide_assets_tests.spark.test_same_verdicts import (
    actions,
    among,
    clean,
    columns_of,
    engaged,
    insights,
    study,
    texts_of,
)

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

__all__ = ["actions", "among", "clean", "engaged", "insights", "study"]

pytestmark = pytest.mark.slow(minutes=0.5)

#: Expectations by the construction in their SQL.
CONSTRUCTIONS = {
    "a text of several": ("ide_observation_monthly", "cohort_follows_from_flags"),
    "a list of constants": ("renewal_by_assignment_monthly", "every_band_has_a_row"),
    "rows compared by value, a quotient": ("assignment_slices_monthly", "rate_follows_from_sums"),
    "numbers that are finite": ("assignment_monthly", "rates_are_finite"),
    "a count of some rows": ("product_offerings", "some_offering_is_standard"),
    "dates": ("opportunities", "dates_and_outcome_are_plausible"),
    "shares of earlier months": ("accounts", SHARES),
    "several rows of one key": ("usage_monthly", KEY),
}
CASES = [
    next(case for case in ALL_CASES if (case.table, case.expectation) == chosen) for chosen in CONSTRUCTIONS.values()
]


@pytest.fixture
def on(session: "SnowflakeConnection", on_snowflake: Settings, tmp_path: Path) -> On:
    """A Snowflake with the tables of DuckDB."""

    @contextmanager
    def judging(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[engine.Engine]:
        home = Home(tmp_path)
        lake = LakeTables(session, on_snowflake, home)
        with snowflake.workspace(lake, home, connection) as workspace:
            for name in names:
                columns = columns_of(connection, name)
                file = tmp_path / name / uuid4().hex / "rows.parquet"
                file.parent.mkdir(parents=True)
                database.copy(connection, f'SELECT * FROM "{name}"', file)
                workspace.bind(name, columns, [file])
            yield workspace

    return judging


@pytest.mark.parametrize("case", CASES, ids=str)
def test_corrupted_table_fails_the_same_checks_on_the_same_rows(among: CleanMonth, case: Case, on: On) -> None:
    recipe = BY_TABLE[case.table]
    concerned = [check for check in recipe.expectations if check.name in (case.expectation, *case.follows)]
    before = [among.figures(case.table)] if case.after_a_clean_month else []
    arguments = (case.table, case.corruption, case.corruption_before)
    expected = among.judge(*arguments, earlier=before, judged_by=concerned)
    assert failing(expected), "no failures to compare"
    assert texts_of(among.judge(*arguments, earlier=before, judged_by=concerned, on=on)) == texts_of(expected)
