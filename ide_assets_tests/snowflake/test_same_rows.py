"""Every transform gives the same rows on Snowflake's SQL as on DuckDB, for the newest month of the sample.

Snowflake is fakesnow here. It divides whole numbers as DuckDB does and takes names in any case, so neither shows:
the rules of `engine_rules` and the golden SQL guard those.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import duckdb
import pytest

from ide_assets.kernel.home import Home
from ide_assets.kernel.recipe import Derived
from ide_assets.kernel.snowflake import Snowflake
from ide_assets.settings import Settings
from ide_assets_tests.spark.rows import Published, Query, Row, rows_on_duckdb
from ide_assets_tests.spark.rows import rows_on_spark as rows_on_engine
from ide_assets_tests.spark.test_same_rows import differences, query
from ide_assets_tests.transforms import DERIVED

if TYPE_CHECKING:
    from snowflake.connector import SnowflakeConnection

pytestmark = pytest.mark.slow(minutes=1)

#: What the emulator cannot run: it makes of an array that is unnested a lambda with a subquery in it, or reads texts as
#: JSON. Snowflake's own words for it are in the golden SQL.
UNNESTS = (
    "assignment_slices_monthly",
    "renewal_by_assignment_monthly",
    "ide_action_candidates_monthly",
    "action_effects",
    "action_trajectories",
    "action_balance",
    "action_fairness",
)

#: The emulator takes half a minute for this one alone.
SLOW = ("ide_action_signals_monthly",)

AS_A_RULE = {recipe.table.name: recipe for recipe in DERIVED}
COMPARED = [
    pytest.param(recipe, variant, id=f"{name}{variant}")
    for name, recipe in AS_A_RULE.items()
    for variant in ("", *([".restated"] if recipe.table.audited else []))
    if name not in SLOW
]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute("SET TimeZone = 'UTC'")
        yield made


@pytest.fixture(scope="module")
def published(sample_home: Path, connection: duckdb.DuckDBPyConnection) -> Published:
    return Published(sample_home, connection)


def found_on_snowflake(
    session: "SnowflakeConnection", settings: Settings, published: Published, asked: Query, folder: Path
) -> list[Row]:
    engine = Snowflake(session, published.connection, settings, Home(folder), folder / "scratch")
    try:
        return rows_on_engine(engine, asked)
    finally:
        engine.close()


@pytest.mark.parametrize(("recipe", "variant"), COMPARED)
def test_snowflake_gives_the_rows_that_duckdb_gives(
    recipe: Derived,
    variant: str,
    session: "SnowflakeConnection",
    on_snowflake: Settings,
    published: Published,
    tmp_path: Path,
) -> None:
    folder = tmp_path / recipe.table.name / uuid4().hex
    folder.mkdir(parents=True)
    asked = query(published, recipe, variant, folder)
    expected = rows_on_duckdb(published.connection, asked)
    assert expected, "nothing is compared"
    found = found_on_snowflake(session, on_snowflake, published, asked, tmp_path)
    assert differences(expected, found)[:20] == []


@pytest.mark.parametrize("name", UNNESTS)
def test_the_emulator_still_cannot_unnest(
    name: str, session: "SnowflakeConnection", on_snowflake: Settings, published: Published, tmp_path: Path
) -> None:
    from snowflake.connector.errors import ProgrammingError

    asked = query(published, AS_A_RULE[name], "", tmp_path)
    with pytest.raises(ProgrammingError, match=r"subqueries in lambda expressions|Malformed JSON"):
        found_on_snowflake(session, on_snowflake, published, asked, tmp_path)
