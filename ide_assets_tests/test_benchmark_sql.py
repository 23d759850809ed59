"""The SQL that the product's costs are measured against gives tables of the same shape (benchmarks/month)."""

from pathlib import Path

import duckdb

from benchmarks.month import floor
from benchmarks.month.comparing import core_tables
from benchmarks.month.models import TABLES
from ide_assets.generate import generate
from ide_assets.store.database import parquet


def test_floor_builds_the_core_tables(tmp_path: Path) -> None:
    landing, folder = tmp_path / "landing", tmp_path / "made"
    generate(landing, 30, "2023-06", "2023-06", seed=1, file_format="parquet")

    floor.make(landing, folder, "2023-06", tmp_path / "no earlier months")

    tables = core_tables()
    assert set(tables) == set(TABLES)
    for name, table in tables.items():
        rows = duckdb.execute(f"FROM {parquet([folder / f'{name}.parquet'])}")
        assert [column for column, *_ in rows.description or ()] == list(table.column_names), name
        assert rows.fetchone() is not None, name
