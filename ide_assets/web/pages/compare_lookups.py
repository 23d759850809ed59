"""The queries of comparisons: accounts and segments side by side, all of them in one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.pages.portfolio_lookups import SUMS, Row, value_of
from ide_assets.web.queries import ALLOWED
from ide_assets.web.releases import Reading

#: The columns of `facts` that groups of accounts are values of, by the kind of the group.
COLUMNS: Mapping[str, str] = {
    "region": "site_geo",
    "industry": "industry_group",
    "company": "company_size",
    "billing": "billing_size",
    "owner": "owner_id",
    "country": "country",
    "stage": "stage",
}

#: The kinds of items that can be compared, each with the condition on its accounts; `{}` is the bound value.
_KINDS: Mapping[str, str] = {
    # An account that is compared itself may be frozen.
    "account": "account_csn = {}",
    "segment": "NOT is_frozen AND account_csn IN (SELECT account_csn FROM segment_members WHERE segment = {})",
    **{kind: f"NOT is_frozen AND {value_of(column)} = {{}}" for kind, column in COLUMNS.items()},
    "all": "NOT is_frozen",
}


@dataclass(frozen=True)
class Item:
    """An account, a group or a segment of accounts, or all accounts: a kind and its value."""

    kind: str
    value: str

    @property
    def text(self) -> str:
        """The item as an address has it."""
        return f"{self.kind}:{self.value}" if self.value else self.kind


def item(text: str) -> Item | None:
    """`industry:AEC` or `all` as an item; None for anything without a kind."""
    kind, _, value = text.partition(":")
    if kind not in _KINDS or bool(value) == (kind == "all"):
        return None
    return Item(kind, value)


def _members(items: Sequence[Item]) -> tuple[str, dict[str, str]]:
    """SQL of the accounts of each item within the reader's rights, by its place, and the bound values."""
    parts, values = [], {}
    for place, listed in enumerate(items):
        if listed.kind != "all":
            values[f"item{place}"] = listed.value
        condition = _KINDS[listed.kind].format(f"$item{place}")
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
    round(100 * sum(seats_assigned) / nullif(sum(known_seats), 0), 1) AS assignment_rate,
    quantile_cont(100 * seats_assigned / nullif(known_seats, 0), 0.25) AS assignment_rate_low,
    quantile_cont(100 * seats_assigned / nullif(known_seats, 0), 0.75) AS assignment_rate_high,
    round(100 * sum(active_users) / nullif(sum(line_seats), 0), 1) AS utilisation_rate,
    quantile_cont(100 * active_users / nullif(line_seats, 0), 0.25) AS utilisation_rate_low,
    quantile_cont(100 * active_users / nullif(line_seats, 0), 0.75) AS utilisation_rate_high
"""


def months(reading: Reading, reader: Reader, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Scores and rates of each item by month, the first month first."""
    if not items:
        return []
    members, values = _members(items)
    query = (
        f"{_MONTHS} FROM ({members}) JOIN account_months USING (account_csn) GROUP BY place, by_month "
        "ORDER BY by_month, place"
    )
    return queries.rows(reading, query, reader, **values)
