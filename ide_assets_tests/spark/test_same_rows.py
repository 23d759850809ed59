"""Every transform gives the same rows on Spark as on DuckDB, for the newest month of the sample.

By default Spark is Sail, which has Spark's protocol and needs no Java; `make test-spark` runs the same on Spark.
"""

import math
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from ide_assets.engines import spark
from ide_assets.kernel.inputs import MissingInput
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Settings
from ide_assets.store.home import Home
from ide_assets_tests.spark.rows import Published, Query, Row, rows_on_duckdb, rows_on_engine
from ide_assets_tests.transforms import DERIVED, variants

pytestmark = pytest.mark.slow(minutes=2)

#: The queries of a recipe: the usual one, with a former version restated, with all optional inputs absent.
VARIANTS = [
    pytest.param(recipe, variant, id=f"{recipe.table.name}{variant}")
    for recipe in DERIVED
    for variant in (
        *variants(recipe),
        *([".absent"] if any(input_.absence is MissingInput.IS_NULL for input_ in recipe.inputs) else ()),
    )
]


#: Tables without rows in the sample, which has no successions, contradicts no published month, and has too few accounts
#: for a churn model. Their queries run on both engines.
WITHOUT_ROWS = {
    "product_renames",
    "contradicted_subscriptions",
    "insight_registry_monthly",
    "insight_backtest_monthly",
    "insight_lifetime_grades_monthly",
    "insight_recommendation_grades_monthly",
    "insight_recommendations_monthly",
    "insight_churn_monthly",
    "insight_transactional_churn_monthly",
    "insight_drivers_monthly",
    "insight_transactional_drivers_monthly",
    "insight_drivers_by_band_monthly",
    "insight_transactional_drivers_by_band_monthly",
    "insight_monitoring_monthly",
}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("SET TimeZone = 'UTC'")
        yield opened


@pytest.fixture(scope="module")
def published(sample_home: Path, connection: duckdb.DuckDBPyConnection) -> Published:
    return Published(sample_home, connection)


def query(published: Published, recipe: Derived, variant: str, folder: Path) -> Query:
    return published.query(
        recipe, former=folder if variant == ".restated" else None, without_optional=variant == ".absent"
    )


def differences(expected: list[Row], actual: list[Row]) -> list[str]:
    """The differences as text: fractions beyond rounding, all other values exactly."""

    def same(one: object, other: object) -> bool:
        if isinstance(one, float) and isinstance(other, float):
            return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
        return one == other

    lines = [] if len(expected) == len(actual) else [f"{len(expected)} rows on DuckDB, {len(actual)} on Spark"]
    for number, (one, other) in enumerate(zip(expected, actual, strict=False)):
        lines += [
            f"row {number}, {name}: {one[name]!r} on DuckDB, {other[name]!r} on Spark"
            for name in one
            if not same(one[name], other[name])
        ]
    return lines


@pytest.mark.parametrize(("recipe", "variant"), VARIANTS)
def test_spark_gives_the_rows_of_duckdb(
    recipe: Derived, variant: str, on_spark: Settings, published: Published, tmp_path: Path
) -> None:
    compared = query(published, recipe, variant, tmp_path)
    expected = rows_on_duckdb(published.connection, compared)
    assert expected or recipe.table.name in WITHOUT_ROWS, "no rows to compare"
    with spark.workspace(on_spark, Home(tmp_path), published.connection) as engine:
        assert differences(expected, rows_on_engine(engine, compared))[:20] == []


@pytest.mark.parametrize(("recipe", "variant"), VARIANTS)
def test_rows_do_not_depend_on_the_order_of_input_rows(
    recipe: Derived, variant: str, published: Published, tmp_path: Path
) -> None:
    compared = query(published, recipe, variant, tmp_path)
    expected = rows_on_duckdb(published.connection, compared)
    assert differences(expected, rows_on_duckdb(published.connection, compared, shuffled=True))[:20] == []


def test_differences_name_row_and_column() -> None:
    rows: list[Row] = [{"name": "a", "rate": 0.3, "flag": None}, {"name": "b", "rate": None, "flag": True}]
    assert differences(rows, [{**row} for row in rows]) == []
    assert differences(rows, [{**rows[0], "rate": 0.1 + 0.2}, rows[1]]) == []
    assert differences(rows, [{**rows[0], "rate": 0.3001}, {**rows[1], "rate": 0.0}]) == [
        "row 0, rate: 0.3 on DuckDB, 0.3001 on Spark",
        "row 1, rate: None on DuckDB, 0.0 on Spark",
    ]
    assert differences(rows, [{**rows[0], "flag": False}]) == [
        "2 rows on DuckDB, 1 on Spark",
        "row 0, flag: None on DuckDB, False on Spark",
    ]
