"""What became of accounts after a month with scores: which left, renewed, and bought seats (R-ES-9, R-ES-15)."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import merged_accounts, with_survivor
from ide_assets.domains.cohorts.renewals import decided_renewals
from ide_assets.kernel.inputs import InputWindow
from ide_assets.months import Month
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Months that an account is followed for. Subscriptions are known at the ends of months: 90 days are three of them.
FOLLOWED_MONTHS = 3

#: How far back accounts are followed. An account with yearly terms decides twice in this time.
HISTORY_MONTHS = 24


def _quarters(month: Month, observed: Collection[Month], rules: Rules) -> list[Month]:
    ages = range(0, HISTORY_MONTHS + 1, FOLLOWED_MONTHS)
    return sorted(month.plus(-age) for age in ages if month.plus(-age) in observed)


#: Three months apart, so that an account that leaves is lost in one of them only.
QUARTERS = InputWindow(
    "every third month of {input} in the two years that end with the month, for {table}",
    -HISTORY_MONTHS,
    0,
    _quarters,
)


def followed(
    engagement_accounts_monthly: "ir.Table", account_merges: "ir.Table", month: "MonthParameters"
) -> "ir.Table":
    """One row per account and month with scores that has three months of follow-up.

    Returns followed_csn, scored_on (the month's last day), `age` (months before this one), seats, and whole numbers:
    `lost` is 1 for an account without an active subscription in scope on the last day of the third month after,
    otherwise 0; `grown` is 1 for one that then has more purchased seats, otherwise 0, and null if it left. Victims of
    a merge have no row: what became of them cannot be seen.
    """
    rows = engagement_accounts_monthly
    rows = rows.mutate(age=month.months_passed_since(rows.snapshot_date).cast("int64"))
    built = rows.select(built_age="age").distinct()
    active = rows.filter(~rows.is_frozen)
    # One row each; grouped, so that every engine knows it.
    later = active.group_by(later_csn="surviving_account_csn", later_age="age").agg(
        later_seats=active.seats_purchased.max()
    )
    merged = merged_accounts(account_merges).select(merged_csn="victim_account_csn").distinct()
    first = active.select(
        followed_csn="surviving_account_csn", scored_on="snapshot_date", age="age", seats="seats_purchased"
    ).anti_join(merged, [("followed_csn", "merged_csn")])
    first = first.mutate(until_age=first.age - FOLLOWED_MONTHS)
    first = first.inner_join(built, [("until_age", "built_age")])
    both = first.left_join(later, [("followed_csn", "later_csn"), ("until_age", "later_age")])
    is_lost = both.later_csn.isnull()
    grown = ibis.cases((is_lost, ibis.null("int64")), (both.later_seats > both.seats, 1), else_=0)
    return both.select(
        "followed_csn",
        "scored_on",
        "age",
        "seats",
        lost=ibis.ifelse(is_lost, 1, 0).cast("int64"),
        grown=grown.cast("int64"),
    )


def renewals(
    opportunities: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
) -> "ir.Table":
    """One row per surviving account and month with scores that had a renewal decided in the three months after.

    Returns renewed_csn, renewed_age (months before this one, as in `followed`), and `renewed`: 1 if all of them were
    won, otherwise 0. An opportunity without a delivered outcome is not decided.
    """
    accounts = with_survivor(opportunities, "account_csn", account_merges)
    accounts = accounts.group_by(owned_id="opportunity_id").agg(renewed_csn=accounts.surviving_account_csn.min())
    rows = decided_renewals(opportunity_outcomes_monthly)
    rows = rows.inner_join(accounts, [("opportunity_id", "owned_id")])
    closed = month.months_passed_since(rows.close_date)
    rows = rows.mutate(
        renewed_age=(closed - closed % FOLLOWED_MONTHS + FOLLOWED_MONTHS).cast("int64"),
        renewed=ibis.ifelse(rows.is_won, 1, 0),
    )
    return rows.group_by("renewed_csn", "renewed_age").agg(renewed=rows.renewed.min().cast("int64"))
