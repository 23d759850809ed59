"""The queries of the portfolio and the start page. Filters are bound; the reader's rights are in each query."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from ide_assets.domains.engagement.definition import LOW_STATUSES
from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.queries import ALLOWED
from ide_assets.web.releases import Reading

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Segment:
    """The accounts that a portfolio shows: each filter is a value of a column of `facts`, or None for all."""

    site_geo: str | None = None
    industry_group: str | None = None
    company_size: str | None = None
    billing_size: str | None = None
    owner_id: str | None = None


#: All accounts.
EVERYONE = Segment()

#: The columns by which accounts can be filtered and grouped.
DIMENSIONS = tuple(field.name for field in fields(Segment))

_IN_SEGMENT = " AND ".join(f"(${name} IS NULL OR {name} = ${name})" for name in DIMENSIONS)

#: Active accounts of a segment within the reader's rights.
_PORTFOLIO = f"FROM facts WHERE NOT is_frozen AND {ALLOWED} AND {_IN_SEGMENT}"

#: Accounts that need someone: a poor score, a drop, or a renewal at risk. The largest order value comes first.
_ATTENTION = f"""
SELECT * EXCLUDE (page), round(score - score_month_before, 1) AS change {_PORTFOLIO}
    AND (status = 'Poor' OR is_at_risk OR round(score - score_month_before, 1) < -$drop)
ORDER BY order_value DESC NULLS LAST, score NULLS LAST, account_csn LIMIT $most
"""

_DOCUMENT = "SELECT document FROM accounts WHERE account_csn = $csn"


def attention(
    reading: Reading, reader: Reader, drop: float, most: int, segment: Segment = EVERYONE
) -> list[dict[str, Any]]:
    """Accounts to look at, with the document of their engagement."""
    rows = queries.rows(reading, _ATTENTION, reader, drop=drop, most=most, **asdict(segment))
    # One lookup for each: a join would read the documents of all accounts.
    documents = [reading.cursor.execute(_DOCUMENT, {"csn": row["account_csn"]}).fetchone() for row in rows]
    return [{**row, **json.loads(document[0])} for row, document in zip(rows, documents, strict=True) if document]


#: Sums of a group of accounts. A rate is made from sums, never from rates.
_SUMS = """
count(*) AS accounts, sum(order_value) AS order_value, sum(acv_usd) AS acv_usd,
sum(acv_at_risk_usd) AS acv_at_risk_usd, count(*) FILTER (is_at_risk) AS accounts_at_risk,
round(avg(score), 1) AS average_score, round(avg(score_month_before), 1) AS average_score_before,
sum(seats_purchased) AS seats, sum(seats_purchased_before) AS seats_before,
round(100 * sum(seats_assigned) / nullif(sum(known_seats), 0), 1) AS assignment_rate,
round(100 * sum(seats_assigned_before) / nullif(sum(known_seats_before), 0), 1) AS assignment_rate_before,
round(100 * sum(active_users) / nullif(sum(line_seats), 0), 1) AS utilisation_rate,
round(100 * sum(active_users_before) / nullif(sum(line_seats_before), 0), 1) AS utilisation_rate_before
"""


def totals(reading: Reading, reader: Reader, segment: Segment) -> Row:
    """The sums of a segment within the reader's rights."""
    return queries.rows(reading, f"SELECT {_SUMS} {_PORTFOLIO}", reader, **asdict(segment))[0]


def groups(reading: Reading, reader: Reader, segment: Segment, dimension: str) -> list[dict[str, Any]]:
    """The sums of each group of a segment by one of DIMENSIONS, the one with the most value at risk first."""
    assert dimension in DIMENSIONS
    query = (
        f"SELECT {dimension} AS group_value, {_SUMS} {_PORTFOLIO} GROUP BY {dimension} "
        "ORDER BY acv_at_risk_usd DESC, accounts DESC, group_value LIMIT 50"
    )
    return queries.rows(reading, query, reader, **asdict(segment))


def statuses(reading: Reading, reader: Reader, segment: Segment) -> list[dict[str, Any]]:
    """Accounts by their status in the month before and now; `before` is null without a score of that month."""
    query = f"SELECT status_month_before AS before, status AS now, count(*) AS accounts {_PORTFOLIO} GROUP BY ALL"
    return queries.rows(reading, query, reader, **asdict(segment))


_LOW_FACTORS = f"""
WITH members AS (SELECT account_csn {_PORTFOLIO})
SELECT factor, count(score) AS accounts, count(*) FILTER (status IN {LOW_STATUSES}) AS low,
    round(100 * low / accounts, 1) AS low_share
FROM factor_statuses SEMI JOIN members USING (account_csn)
GROUP BY factor HAVING count(score) > 0 AND low > 0 ORDER BY low_share DESC, factor
"""


def low_factors(reading: Reading, reader: Reader, segment: Segment) -> list[dict[str, Any]]:
    """Factors by the share of the segment's accounts in which they are low, the most widespread first."""
    return queries.rows(reading, _LOW_FACTORS, reader, **asdict(segment))


def choices(reading: Reading, reader: Reader) -> dict[str, list[str]]:
    """The values of each dimension within the reader's rights."""
    listed = ", ".join(f"list_sort(list(DISTINCT {name}) FILTER ({name} IS NOT NULL)) AS {name}" for name in DIMENSIONS)
    row = queries.rows(reading, f"SELECT {listed} FROM facts WHERE NOT is_frozen AND {ALLOWED}", reader)[0]
    return {name: list(row[name] or ()) for name in DIMENSIONS}
