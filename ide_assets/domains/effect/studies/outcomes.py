"""The outcomes that actions are to change, by surviving account and month."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.usage.accounts import seats_and_users
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import assignment_rate, seat_bucket, whole_percent

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def account_outcomes_monthly(
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_authorizations: "ir.Table",
    accounts: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account with active seats in scope; seats and users are those of seats_and_users."""
    seats = seats_and_users(active_subscription_monthly, pool_monthly, usage_authorizations, account_merges)
    known = accounts.select(
        known_csn=accounts.account_csn, site_geo=accounts.site_geo, industry_group=accounts.industry_group
    )
    rows = seats.left_join(known, seats.surviving_account_csn == known.known_csn).mutate(
        snapshot_date=month.last_day,
        seat_bucket=seat_bucket(ibis._.seats_purchased),
    )
    return rows.mutate(
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.active_users, rows.seats_purchased),
    )
