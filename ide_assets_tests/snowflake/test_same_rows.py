"""Transforms of tables with a history give the same rows on Snowflake as on DuckDB, for the newest month of the sample.

Snowflake is fakesnow here. It divides whole numbers as DuckDB does and accepts names in any case, so neither is tested
here; the rules of `engine_rules` and the golden SQL cover both.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from ide_assets.engines.snowflake import engine as snowflake
from ide_assets.engines.snowflake.lake import LakeTables
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.spark.rows import Published, rows_on_duckdb, rows_on_engine
from ide_assets_tests.spark.test_same_rows import differences
from ide_assets_tests.transforms import DERIVED

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

pytestmark = pytest.mark.slow(minutes=0.5)

#: Tables that are empty in the small vendor's month, which `test_run` builds.
WITH_A_HISTORY = (
    "ide_action_candidates_monthly",
    "action_enrolments_monthly",
    "action_effects",
    "action_trajectories",
    "action_balance",
    "action_fairness",
)
COMPARED = [recipe for recipe in DERIVED if recipe.table.name in WITH_A_HISTORY]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone = 'UTC'")
        yield opened


@pytest.fixture(scope="module")
def published(sample_home: Path, connection: duckdb.DuckDBPyConnection) -> Published:
    return Published(sample_home, connection)


@pytest.mark.parametrize("recipe", COMPARED, ids=lambda recipe: recipe.table.name)
def test_snowflake_gives_the_rows_of_duckdb(
    recipe: Derived,
    session: "SnowflakeConnection",
    on_snowflake: Settings,
    published: Published,
    tmp_path: Path,
) -> None:
    compared = published.query(recipe)
    expected = rows_on_duckdb(published.connection, compared)
    assert expected, "no rows to compare"
    home = Home(tmp_path)
    lake = LakeTables(session, on_snowflake, home)
    with snowflake.workspace(lake, home, published.connection) as engine:
        assert differences(expected, rows_on_engine(engine, compared))[:20] == []
