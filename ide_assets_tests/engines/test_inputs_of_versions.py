"""Inputs that an earlier version of the code may have built."""

from pathlib import Path

import duckdb
import pytest

from ide_assets.engines.base import DuckDB
from ide_assets.vocabulary.columns import columns


@pytest.mark.parametrize("order", [(1, 2), (2, 1), (1,), (2,), ()])
def test_columns_that_a_month_lacks_are_null(order: tuple[int, ...], tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT 'A' AS account_csn) TO '{tmp_path}/1.parquet'")
        connection.execute(f"COPY (SELECT 'EMEA' AS site_geo, 'B' AS account_csn) TO '{tmp_path}/2.parquet'")
        files = [tmp_path / f"{number}.parquet" for number in order]
        DuckDB(connection).bind("accounts", columns("account_csn", "site_geo"), files)
        rows = connection.execute("SELECT account_csn, site_geo FROM accounts ORDER BY 1").fetchall()
    assert rows == [row for number, row in ((1, ("A", None)), (2, ("B", "EMEA"))) if number in order]
