"""From which columns of its inputs a transform computes each column."""

import ibis
import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.kernel.lineage import of_expression
from ide_assets.kernel.recipe import Derived
from ide_assets.settings import Rules

POOLS = ibis.table({"pool": "string", "seats": "int64", "used": "int64"}, name="pools")
NAMES = ibis.table({"pool": "string", "name": "string"}, name="names")


def test_traces_a_computed_column_to_all_its_operands() -> None:
    rows = POOLS.join(NAMES, "pool").select("pool", "name", rate=POOLS.used / POOLS.seats, one=ibis.literal(1))
    assert of_expression(rows) == {
        "pool": [("pools", "pool")],
        "name": [("names", "name")],
        "rate": [("pools", "seats"), ("pools", "used")],
        "one": [],
    }


def test_follows_aggregates_windows_unions_and_renames() -> None:
    totals = POOLS.group_by("pool").agg(total=POOLS.seats.sum())
    ranked = totals.mutate(place=ibis.row_number().over(order_by=totals.total)).rename(key="pool")
    both = ranked.select("key", "place").union(NAMES.select(key="name", place=NAMES.pool.length().cast("int64")))
    assert of_expression(both) == {
        "key": [("names", "name"), ("pools", "pool")],
        "place": [("names", "pool"), ("pools", "seats")],
    }


@pytest.mark.slow(minutes=0.2)
def test_every_table_traces_to_columns_of_its_inputs() -> None:
    tables = {recipe.table.name: set(recipe.table.column_names) for recipe in RECIPES}
    for recipe in RECIPES:
        if isinstance(recipe, Derived):
            inputs = {source.table.name for source in recipe.inputs}
            lineage = of_expression(recipe.expression(Rules()))
            assert any(lineage.values()), recipe.table.name
            for sources in lineage.values():
                for table, column in sources:
                    assert table in inputs and column in tables[table], (recipe.table.name, table, column)
