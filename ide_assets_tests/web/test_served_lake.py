"""What the pages read of the lake."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import duckdb

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.months import Month
from ide_assets.store.ledger import Ledger
from ide_assets.web.served_lake import rows_of

SURVEYS = BY_NAME["surveys"].table


def test_a_column_that_an_earlier_version_did_not_write_is_null(tmp_path: Path) -> None:
    earlier = [column for column in SURVEYS.columns if column.name != "score"]
    with duckdb.connect() as connection:
        for month, columns in (("2023-08", earlier), ("2023-09", SURVEYS.columns)):
            row = ", ".join(
                f'CAST({"7" if column.name == "score" else "NULL"} AS {column.type.duckdb}) AS "{column.name}"'
                for column in columns
            )
            connection.execute(f"COPY (SELECT {row}) TO '{tmp_path / month}.parquet'")
        ledger = cast(
            Ledger,
            SimpleNamespace(
                entry=lambda _, month: SimpleNamespace(rows=1, month=month) if month < Month(2023, 10) else None,
                path=lambda entry: tmp_path / f"{entry.month}.parquet",
            ),
        )
        for months, scores in (((8,), [None]), ((9, 8), [7.0, None]), ((8, 9), [7.0, None]), ((10,), [])):
            query = rows_of(ledger, SURVEYS, [Month(2023, number) for number in months])
            names = [row[0] for row in connection.execute(f"DESCRIBE {query}").fetchall()]
            assert names == list(SURVEYS.column_names)
            listed = connection.execute(f"SELECT score FROM ({query}) ORDER BY score NULLS LAST").fetchall()
            assert [score for (score,) in listed] == scores
