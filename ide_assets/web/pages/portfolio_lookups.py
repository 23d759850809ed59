"""The queries of the portfolio and the start page. Filters are bound; the reader's rights are in each query."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from ide_assets.domains.engagement.definition import LOW_STATUSES
from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.pages.measures import NEAR_DAYS
from ide_assets.web.queries import ALLOWED, IN_SEGMENT
from ide_assets.web.releases import Reading
from ide_assets.web.served_facts import UNKNOWN

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Filters:
    """The accounts that a portfolio shows: a value of a column of `facts`, or None for all, and a segment."""

    site_geo: str | None = None
    industry_group: str | None = None
    company_size: str | None = None
    billing_size: str | None = None
    owner_id: str | None = None
    segment: str | None = None


#: All accounts.
EVERYONE = Filters()

#: The columns by which accounts can be filtered and grouped. An account can be in several segments.
DIMENSIONS = tuple(field.name for field in fields(Filters) if field.name != "segment")

#: The columns by which sums can be grouped.
GROUPED = (*DIMENSIONS, "country")

#: The columns whose values can be chosen.
_CHOSEN = (*DIMENSIONS, "stage")


def value_of(column: str) -> str:
    """SQL of an account's value of a dimension; a missing one can be chosen as UNKNOWN."""
    return f"coalesce({column}, '{UNKNOWN}')"


_FILTERED = " AND ".join((*(f"(${name} IS NULL OR {value_of(name)} = ${name})" for name in DIMENSIONS), IN_SEGMENT))

#: Active accounts that the filters leave within the reader's rights.
_PORTFOLIO = f"FROM facts WHERE NOT is_frozen AND {ALLOWED} AND {_FILTERED}"

_CHANGE = "round(score - score_month_before, 1)"

#: Accounts that need someone: a poor score, a drop, or a renewal at risk. The largest order value comes first.
_ATTENTION = f"""
SELECT account_csn {_PORTFOLIO} AND (status = 'Poor' OR is_at_risk OR {_CHANGE} < -$drop)
ORDER BY order_value DESC NULLS LAST, score NULLS LAST, account_csn LIMIT $most
"""

#: Only the row groups of these accounts are read; a join, or a sort of whole rows, would read those of all accounts.
_OF_ACCOUNTS = f"SELECT * EXCLUDE (page), {_CHANGE} AS change FROM facts WHERE account_csn IN ({{}}) AND {ALLOWED}"

#: One lookup for each account: a list of accounts would be compared with all accounts, and read all their documents.
_DOCUMENT = "SELECT account_csn, document FROM accounts WHERE account_csn = ${}"


def attention(
    reading: Reading, reader: Reader, drop: float, most: int, filters: Filters = EVERYONE
) -> list[dict[str, Any]]:
    """Accounts to look at, with the document of their engagement."""
    listed = queries.rows(reading, _ATTENTION, reader, drop=drop, most=most, **asdict(filters))
    if not listed:
        return []
    bound = {f"csn{place}": row["account_csn"] for place, row in enumerate(listed)}
    rows = queries.rows(reading, _OF_ACCOUNTS.format(", ".join(f"${name}" for name in bound)), reader, **bound)
    facts = {row["account_csn"]: row for row in rows}
    documents = dict(reading.execute(" UNION ALL ".join(map(_DOCUMENT.format, bound)), bound).fetchall())
    return [{**facts[csn], **json.loads(documents[csn])} for csn in bound.values()]


_IS_NEAR = f"next_close_date <= (SELECT as_of FROM release) + INTERVAL {NEAR_DAYS} DAY"

#: Sums of a group of accounts. A rate is made from sums, never from rates.
SUMS = f"""
count(*) AS accounts, sum(order_value) AS order_value, sum(acv_usd) AS acv_usd,
sum(acv_at_risk_usd) AS acv_at_risk_usd, count(*) FILTER (is_at_risk) AS accounts_at_risk,
round(avg(score), 1) AS average_score, round(avg(score_month_before), 1) AS average_score_before,
sum(seats_purchased) AS seats, sum(seats_purchased_before) AS seats_before,
round(100 * sum(seats_assigned) / nullif(sum(known_seats), 0), 1) AS assignment_rate,
round(100 * sum(seats_assigned_before) / nullif(sum(known_seats_before), 0), 1) AS assignment_rate_before,
round(100 * sum(active_users) / nullif(sum(line_seats), 0), 1) AS utilisation_rate,
round(100 * sum(active_users_before) / nullif(sum(line_seats_before), 0), 1) AS utilisation_rate_before,
sum(order_value_before) AS order_value_before, sum(acv_at_risk_before) AS acv_at_risk_before,
round(100 * sum(renewals_won) / nullif(sum(renewals_decided), 0), 1) AS retention,
round(100 * sum(renewals_won_before) / nullif(sum(renewals_decided_before), 0), 1) AS retention_before,
coalesce(sum(renewals_decided), 0) AS renewals_decided,
round(100 * sum(acv_expected_usd) / nullif(sum(acv_scored_usd), 0), 1) AS predicted_retention,
round(100 * sum(nps_balance) / nullif(sum(nps_answers), 0)) AS nps,
round(100 * sum(nps_balance_before) / nullif(sum(nps_answers_before), 0)) AS nps_before,
coalesce(sum(nps_answers), 0) AS nps_answers,
round(100 * sum(active_users) FILTER ({_IS_NEAR}) / nullif(sum(line_seats) FILTER ({_IS_NEAR}), 0), 1)
    AS buyer_readiness,
sum(users) AS users, sum(power_users) AS power_users, sum(regular_users) AS regular_users,
sum(light_users) AS light_users, sum(inactive_users) AS inactive_users,
round(median(days_to_first_use)) AS days_to_first_use, coalesce(sum(purchases), 0) AS purchases
"""


def totals(reading: Reading, reader: Reader, filters: Filters) -> Row:
    """The sums of the accounts that the filters leave within the reader's rights."""
    return queries.rows(reading, f"SELECT {SUMS} {_PORTFOLIO}", reader, **asdict(filters))[0]


def groups(reading: Reading, reader: Reader, filters: Filters, dimension: str) -> list[dict[str, Any]]:
    """The sums of each group of these accounts by one of GROUPED, the one with the most value at risk first."""
    assert dimension in GROUPED
    query = (
        f"SELECT {dimension} AS group_value, {SUMS} {_PORTFOLIO} GROUP BY {dimension} "
        "ORDER BY acv_at_risk_usd DESC, accounts DESC, group_value LIMIT 250"
    )
    return queries.rows(reading, query, reader, **asdict(filters))


def statuses(reading: Reading, reader: Reader, filters: Filters) -> list[dict[str, Any]]:
    """Accounts by their status in the month before and now; `before` is null without a score of that month."""
    query = f"SELECT status_month_before AS before, status AS now, count(*) AS accounts {_PORTFOLIO} GROUP BY ALL"
    return queries.rows(reading, query, reader, **asdict(filters))


_LOW_FACTORS = f"""
WITH members AS (SELECT account_csn {_PORTFOLIO})
SELECT factor, count(score) AS accounts, count(*) FILTER (status IN {LOW_STATUSES}) AS low,
    round(100 * low / accounts, 1) AS low_share
FROM factor_statuses SEMI JOIN members USING (account_csn)
GROUP BY factor HAVING count(score) > 0 AND low > 0 ORDER BY low_share DESC, factor
"""


def low_factors(reading: Reading, reader: Reader, filters: Filters) -> list[dict[str, Any]]:
    """Factors by the share of these accounts in which they are low, the most widespread first."""
    return queries.rows(reading, _LOW_FACTORS, reader, **asdict(filters))


_SEATS = f"""
WITH members AS (
    SELECT account_csn, list_position($regions, site_geo) - 1 AS place {_PORTFOLIO}
        AND list_contains($regions, site_geo)
)
SELECT place, strftime(by_month, '%Y-%m') AS month, sum(seats_purchased) AS seats
FROM members JOIN account_months USING (account_csn) GROUP BY place, by_month ORDER BY by_month, place
"""


def seats(reading: Reading, reader: Reader, filters: Filters, regions: Sequence[str]) -> list[dict[str, Any]]:
    """Seats of each of these regions, by its place, and month, the first month first."""
    return queries.rows(reading, _SEATS, reader, regions=list(regions), **asdict(filters)) if regions else []


def choices(reading: Reading, reader: Reader) -> dict[str, list[str]]:
    """The values of each dimension within the reader's rights; UNKNOWN, if an account has none, is the last."""
    listed = ", ".join(f"list_sort(list(DISTINCT {value_of(name)})) AS {name}" for name in _CHOSEN)
    row = queries.rows(reading, f"SELECT {listed} FROM facts WHERE NOT is_frozen AND {ALLOWED}", reader)[0]
    return {name: sorted(row[name] or (), key=lambda value: value == UNKNOWN) for name in _CHOSEN}


def drivers(reading: Reading, model: str) -> list[dict[str, Any]]:
    """What drives churn by band in the newest month, according to a churn model. They name no account."""
    query = "SELECT * FROM drivers WHERE model = $model ORDER BY churn_band, driver"
    return queries.fetched(reading.execute(query, {"model": model}))


def churn_decision(reading: Reading) -> str:
    """What was decided about the churn model in the newest month, in words; empty where no month has models."""
    row = reading.execute("SELECT decision FROM churn_decision").fetchone()
    return "" if row is None else str(row[0])
