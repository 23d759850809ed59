"""Rows for estimates: the same frames as DuckDB's own with each text once, and tables from frames in parts."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from ide_assets.domains.graph import RECIPES
from ide_assets.engines.frames import frame, store
from ide_assets.kernel.recipe import Derived
from ide_assets.store import database

RECIPE = {recipe.table.name: recipe for recipe in RECIPES}

KINDS = """
SELECT * FROM (VALUES
    (1, 5::BIGINT, 2::HUGEINT, 1.25::DECIMAL(9, 2), .5::DOUBLE, true, 'a', DATE '2023-01-31',
        TIMESTAMP '2023-01-31 12:00'),
    (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (3, 6, 3, 2.5, 'nan', false, 'a', DATE '2023-02-28', TIMESTAMP '2023-02-28 12:00')
) AS kinds (whole, perhaps, huge, decimal, float, truth, text, day, moment)
"""


@pytest.mark.parametrize("rows", ["", "WHERE whole <> 2", "WHERE false"])
def test_frame_equals_that_of_duckdb(rows: str) -> None:
    with duckdb.connect() as connection:
        own = connection.execute(f"{KINDS} {rows} ORDER BY ALL").df()
        pd.testing.assert_frame_equal(frame(connection, f"{KINDS} {rows} ORDER BY ALL"), own)


def test_equal_texts_are_one_object() -> None:
    with duckdb.connect() as connection:
        texts = frame(connection, "SELECT 'a text that is long enough' AS text FROM range(1000)")["text"]
    assert len({id(text) for text in texts}) == 1


def test_parts_of_a_table_are_stored_in_its_types() -> None:
    table = RECIPE["subscription_survival_monthly"].table
    nothing = dict.fromkeys(table.column_names)
    with duckdb.connect() as connection:
        parts = (pd.DataFrame([{**nothing, "snapshot_date": day}]) for day in ("2023-01-31", None))
        store(connection, "parts", table, parts)
        described = connection.execute("DESCRIBE parts").fetchall()
        days = connection.execute("SELECT CAST(snapshot_date AS VARCHAR) FROM parts ORDER BY 1").fetchall()
    assert [(name, kind) for name, kind, *_ in described] == [(c.name, c.type.duckdb) for c in table.columns]
    assert days == [("2023-01-31",), (None,)]


def test_equal_rows_of_different_queries_give_equal_bytes(tmp_path: Path) -> None:
    # DuckDB knows that the first query has no null, and writes other bytes straight from it.
    recipe = RECIPE["account_outcomes_monthly"]
    assert isinstance(recipe, Derived)
    values = ", ".join(
        f"CAST('1' AS {c.type.duckdb}) AS \"{c.name}\"" for c in recipe.table.columns if c.type.duckdb != "DATE"
    )
    days = ", ".join(f"DATE '2023-01-31' AS \"{c.name}\"" for c in recipe.table.columns if c.type.duckdb == "DATE")
    known = f"SELECT {values}, {days}"
    hashes = set()
    for number, query in enumerate(
        (known, f"SELECT r.* FROM range(1) AS one LEFT JOIN ({known}) AS r ON one.range = 0")
    ):
        with duckdb.connect() as connection:
            assert recipe.write(connection, query, tmp_path / f"{number}.parquet") == 1
        hashes.add(database.file_hash(tmp_path / f"{number}.parquet"))
    assert len(hashes) == 1
