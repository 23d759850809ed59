"""Rows of many inputs are computed part by part, in less memory."""

import duckdb

from ide_assets.domains.engagement.definition import FACTORS
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base as engine
from ide_assets.kernel.recipe import Derived

ROWS = "SELECT i % 3 AS part, i FROM range(10) AS t(i)"


def test_all_parts_together_are_all_rows() -> None:
    with duckdb.connect() as connection:
        engine.store(connection, ROWS, [f"part = {part}" for part in range(3)])
        parted = connection.execute(f"FROM {engine.UNSORTED} ORDER BY ALL").fetchall()
        engine.store(connection, ROWS)
        assert connection.execute(f"FROM {engine.UNSORTED} ORDER BY ALL").fetchall() == parted != []


def test_the_parts_of_root_causes_are_all_factors() -> None:
    (recipe,) = (one for one in RECIPES if one.table.name == "engagement_root_causes_monthly")
    assert isinstance(recipe, Derived)
    assert recipe.parts == tuple(f"factor = '{factor}'" for factor in FACTORS)
