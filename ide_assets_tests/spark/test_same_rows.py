"""Every transform gives the same rows on Spark as on DuckDB, for the newest month of the sample.

By default Spark is Sail, which speaks Spark's protocol and needs no Java; `make test-spark` runs the same on Spark.
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

#: The queries that a recipe may run: as a rule, where a former version is restated, where all that may be is absent.
VARIANTS = [
    pytest.param(recipe, variant, id=f"{recipe.table.name}{variant}")
    for recipe in DERIVED
    for variant in (
        *variants(recipe),
        *([".absent"] if any(wanted.absence is MissingInput.IS_NULL for wanted in recipe.inputs) else ()),
    )
]


#: Tables without a row in the sample, which delivers no successions and contradicts no published month: their queries
#: run on both engines, and give none.
WITHOUT_ROWS = {"product_renames", "contradicted_subscriptions"}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute("SET TimeZone = 'UTC'")
        yield made


@pytest.fixture(scope="module")
def published(sample_home: Path, connection: duckdb.DuckDBPyConnection) -> Published:
    return Published(sample_home, connection)


def query(published: Published, recipe: Derived, variant: str, folder: Path) -> Query:
    return published.query(
        recipe, former=folder if variant == ".restated" else None, without_optional=variant == ".absent"
    )


def differences(expected: list[Row], found: list[Row]) -> list[str]:
    """What differs, in words: fractions by more than rounding, all else by anything."""

    def same(one: object, other: object) -> bool:
        if isinstance(one, float) and isinstance(other, float):
            return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
        return one == other

    told = [] if len(expected) == len(found) else [f"{len(expected)} rows on DuckDB, {len(found)} on Spark"]
    for number, (one, other) in enumerate(zip(expected, found, strict=False)):
        told += [
            f"row {number}, {name}: {one[name]!r} on DuckDB, {other[name]!r} on Spark"
            for name in one
            if not same(one[name], other[name])
        ]
    return told


@pytest.mark.parametrize(("recipe", "variant"), VARIANTS)
def test_spark_gives_the_rows_that_duckdb_gives(
    recipe: Derived, variant: str, on_spark: Settings, published: Published, tmp_path: Path
) -> None:
    asked = query(published, recipe, variant, tmp_path)
    expected = rows_on_duckdb(published.connection, asked)
    assert expected or recipe.table.name in WITHOUT_ROWS, "nothing is compared"
    with spark.workspace(on_spark, Home(tmp_path), published.connection) as engine:
        assert differences(expected, rows_on_engine(engine, asked))[:20] == []


@pytest.mark.parametrize(("recipe", "variant"), VARIANTS)
def test_the_order_of_the_inputs_rows_does_not_matter(
    recipe: Derived, variant: str, published: Published, tmp_path: Path
) -> None:
    asked = query(published, recipe, variant, tmp_path)
    expected = rows_on_duckdb(published.connection, asked)
    assert differences(expected, rows_on_duckdb(published.connection, asked, shuffled=True))[:20] == []


def test_what_differs_is_told() -> None:
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
