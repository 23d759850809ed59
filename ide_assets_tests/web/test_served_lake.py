"""What the pages read of the lake."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import duckdb
import pytest

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.months import Month
from ide_assets.store.ledger import Ledger
from ide_assets.web import served_lake
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


@pytest.mark.parametrize(("zone", "first"), [("UTC", date(2023, 9, 1)), ("America/New_York", date(2023, 8, 31))])
def test_first_use_follows_renames_and_the_time_zone(zone: str, first: date) -> None:
    """Bought under the new code in August, used under the old one; a renewal under the new code is no purchase."""
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table, columns, rows in (
            ("product_renames", "product_offering, offering_product_line_code, successor_line_code, is_whole_line",
             "('ACD', 'OLD', 'NEW', true)"),
            ("active_subscription_monthly", "account_csn, tenant_id, offering_external_key, "
             "offering_product_line_code, start_date",
             "('A', 1, 'ACD2', 'NEW', DATE '2023-08-15'), ('B', 2, 'ACD', 'OLD', DATE '2020-01-01'), "
             "('B', 2, 'ACD2', 'NEW', DATE '2023-08-15')"),
            ("usage_authorizations", "tenant_id, product_offering, offering_product_line_code, usage_type, user_type, "
             "authorized_at", "(1, 'ACD', 'OLD', 'COM', NULL, TIMESTAMPTZ '2023-09-01 01:00:00Z')"),
        ):  # fmt: skip
            connection.execute(f"CREATE TABLE {table} AS FROM (VALUES {rows}) AS t({columns})")
        first_uses = connection.execute(
            served_lake._FIRST_USES,
            {"first_day": date(2022, 10, 1), "last_day": date(2023, 9, 30), "time_zone": zone},
        ).fetchall()
    assert first_uses == [("A", 1, "NEW", date(2023, 8, 15), first)]
