"""An account's engagement scores in one row."""

from typing import Any

import duckdb
import ibis
import pytest

from ide_assets.domains.engagement.score.wide import with_engagement
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.engines import dialects
from ide_assets_tests.inline import load

ACCOUNTS = ibis.table({"surviving_account_csn": "string"}, name="accounts")
PUBLISHED = ibis.table({column.name: column.type.ibis for column in SCORES.columns}, name=SCORES.name)


def wide(scores: list[dict[str, Any]] | None) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE accounts AS FROM (VALUES ('A'), ('B')) AS a(surviving_account_csn)")
        load(connection, SCORES, scores or [])
        rows = with_engagement(ACCOUNTS, None if scores is None else PUBLISHED)
        rows = rows.select("surviving_account_csn", "engagement_score", "engagement_change", "product_score")
        return connection.execute(dialects.to_sql(rows.order_by("surviving_account_csn"))).fetchall()


@pytest.mark.parametrize("before", [60.3, None])
def test_scores_of_an_account_are_in_one_row(before: float | None) -> None:
    scores = [
        {"surviving_account_csn": "A", "component": "overall", "score": 48.2, "previous_score": before},
        {"surviving_account_csn": "A", "component": "product", "score": 70.0, "previous_score": 10.0},
    ]
    change = None if before is None else -12.1
    assert wide(scores) == [("A", 48.2, change, 70.0), ("B", None, None, None)]


def test_without_scores_all_are_null() -> None:
    assert wide(None) == [("A", None, None, None), ("B", None, None, None)]
