"""Rows that the memory limit does not hold together are computed part by part."""

from typing import Any

import duckdb
import pytest

from ide_assets.domains.engagement.definition import FACTORS
from ide_assets.domains.graph import RECIPES
from ide_assets.engines import base as engine
from ide_assets.kernel.recipe import Derived

ROWS = "SELECT i % 3 AS part, i FROM range(10) AS t(i)"
PARTS = [f"part = {part}" for part in range(3)]


class Short:
    """A connection without memory for queries of more than a part."""

    def __init__(self) -> None:
        self.queries: list[str] = []
        self._connection = duckdb.connect()

    def execute(self, sql: str) -> Any:
        self.queries.append(sql)
        if "WHERE" not in sql and "LIMIT 0" not in sql and "CREATE" in sql:
            raise duckdb.OutOfMemoryException("could not allocate block")
        return self._connection.execute(sql)


def test_all_parts_together_are_all_rows() -> None:
    short: Any = Short()
    engine.store(short, ROWS, PARTS)
    assert len(short.queries) == 2 + len(PARTS)
    stored = short.execute(f"FROM {engine.UNSORTED} ORDER BY ALL").fetchall()
    assert stored == duckdb.execute(f"FROM ({ROWS}) ORDER BY ALL").fetchall()


def test_without_parts_the_error_is_that_of_the_query() -> None:
    short: Any = Short()
    with pytest.raises(duckdb.OutOfMemoryException):
        engine.store(short, ROWS)


def test_the_parts_of_root_causes_are_all_factors() -> None:
    (recipe,) = (one for one in RECIPES if one.table.name == "engagement_root_causes_monthly")
    assert isinstance(recipe, Derived)
    assert recipe.parts == tuple(f"factor = '{factor}'" for factor in FACTORS)
