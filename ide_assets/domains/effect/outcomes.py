"""The outcomes that actions are to change, by surviving account and month."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.usage.transforms import of_active_users
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import assignment_rate, seat_bucket, sum_if_all_known, whole_percent

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters


def account_outcomes_monthly(
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_authorizations: "ir.Table",
    accounts: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account with active seats in scope.

    A pool counts once and in full for each account that has a subscription in it, so the pool of a dirty team counts
    for several accounts (R-AR-7, R-AR-8). Users are those of usage_monthly: with a commercial authorisation for any
    product in the teams of those pools; a user in two teams counts once. The rate is null if the assigned seats of a
    pool are unknown (R-IDE-4).
    """
    owners = with_survivor(
        active_subscription_monthly.select("account_csn", "tenant_id", "pool_id").distinct(),
        "account_csn",
        account_merges,
    )
    pools = owners.select("surviving_account_csn", "tenant_id", "pool_id").distinct()
    seats = (
        pools.inner_join(
            pool_monthly.select("tenant_id", "pool_id", "seats_purchased", "seats_assigned"), ["tenant_id", "pool_id"]
        )
        .group_by("surviving_account_csn")
        .agg(
            seats_purchased=ibis._.seats_purchased.sum(),
            seats_assigned=sum_if_all_known(ibis._.seats_assigned),
        )
    )
    commercial = of_active_users(usage_authorizations).select("tenant_id", "user_id")
    users = (
        pools.select(team_account="surviving_account_csn", tenant_id="tenant_id")
        .distinct()
        .inner_join(commercial.distinct(), "tenant_id")
        .group_by("team_account")
        .agg(users=ibis._.user_id.nunique())
    )
    known = accounts.select(
        known_csn=accounts.account_csn, site_geo=accounts.site_geo, industry_group=accounts.industry_group
    )
    rows = seats.left_join(users, seats.surviving_account_csn == users.team_account)
    rows = rows.left_join(known, rows.surviving_account_csn == known.known_csn).mutate(
        snapshot_date=month.last_day,
        active_users=ibis.coalesce(ibis._.users, 0),
        seat_bucket=seat_bucket(ibis._.seats_purchased),
    )
    return rows.mutate(
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.active_users, rows.seats_purchased),
    )
