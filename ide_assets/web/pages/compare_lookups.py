"""The queries of comparisons: accounts and segments side by side, all of them in one query."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.pages.portfolio_lookups import EVERYONE, SUMS, Row, Segment
from ide_assets.web.queries import ALLOWED
from ide_assets.web.releases import Reading

#: The kinds of items that can be compared, with the column of `facts` that each is a value of; `all` has no column.
KINDS: Mapping[str, str | None] = {
    "account": "account_csn",
    "region": "site_geo",
    "industry": "industry_group",
    "company": "company_size",
    "billing": "billing_size",
    "owner": "owner_id",
    "country": "country",
    "stage": "stage",
    "all": None,
}


@dataclass(frozen=True)
class Item:
    """An account, a segment, or all accounts: a kind of KINDS and a value of its column."""

    kind: str
    value: str

    @property
    def text(self) -> str:
        """The item as an address has it."""
        return f"{self.kind}:{self.value}" if self.value else self.kind


def item(text: str) -> Item | None:
    """`industry:AEC` or `all` as an item; None for anything without a kind."""
    kind, _, value = text.partition(":")
    if kind not in KINDS or bool(value) == (KINDS[kind] is None):
        return None
    return Item(kind, value)


def _members(items: Sequence[Item]) -> tuple[str, dict[str, str]]:
    """SQL of the accounts of each item within the reader's rights, by its place, and the bound values.

    An account that is compared itself may be frozen.
    """
    parts, values = [], {}
    for place, listed in enumerate(items):
        column = KINDS[listed.kind]
        condition = "NOT is_frozen"
        if column is not None:
            values[f"item{place}"] = listed.value
            is_member = f"{column} = $item{place}"
            condition = is_member if listed.kind == "account" else f"NOT is_frozen AND {is_member}"
        parts.append(f"SELECT {place} AS place, account_csn FROM facts WHERE {ALLOWED} AND {condition}")
    return " UNION ALL ".join(parts), values


def totals(reading: Reading, reader: Reader, items: Sequence[Item]) -> dict[int, Row]:
    """The sums of each item, by its place; an item without an account has none."""
    if not items:
        return {}
    members, values = _members(items)
    query = (
        f"SELECT place, any_value(account_name) AS account_name, {SUMS} FROM ({members}) "
        "JOIN facts USING (account_csn) GROUP BY place"
    )
    return {row["place"]: row for row in queries.rows(reading, query, reader, **values)}


#: Sums by item and month. The middle half of its accounts says how far apart they are.
_MONTHS = """
SELECT place, strftime(by_month, '%Y-%m') AS month, count(score) AS accounts, round(avg(score), 1) AS score,
    quantile_cont(score, 0.25) AS score_low, quantile_cont(score, 0.75) AS score_high,
    sum(seats_purchased) AS seats,
    round(100 * sum(seats_assigned) / nullif(sum(known_seats), 0), 1) AS assignment_rate,
    quantile_cont(100 * seats_assigned / nullif(known_seats, 0), 0.25) AS assignment_rate_low,
    quantile_cont(100 * seats_assigned / nullif(known_seats, 0), 0.75) AS assignment_rate_high,
    round(100 * sum(active_users) / nullif(sum(line_seats), 0), 1) AS utilisation_rate,
    quantile_cont(100 * active_users / nullif(line_seats, 0), 0.25) AS utilisation_rate_low,
    quantile_cont(100 * active_users / nullif(line_seats, 0), 0.75) AS utilisation_rate_high
"""


def months(
    reading: Reading, reader: Reader, items: Sequence[Item], segment: Segment = EVERYONE
) -> list[dict[str, Any]]:
    """Scores, seats and rates of each item within a segment by month, the first month first."""
    if not items:
        return []
    members, values = _members(items)
    filters = {name: value for name, value in asdict(segment).items() if value is not None}
    if filters:
        conditions = " AND ".join(f"{name} = ${name}" for name in filters)
        members = f"SELECT * FROM ({members}) SEMI JOIN (FROM facts WHERE {conditions}) USING (account_csn)"
    query = (
        f"{_MONTHS} FROM ({members}) JOIN account_months USING (account_csn) GROUP BY place, by_month "
        "ORDER BY by_month, place"
    )
    return queries.rows(reading, query, reader, **values, **filters)
