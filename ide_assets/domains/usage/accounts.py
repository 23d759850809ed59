"""Seats and active users of surviving accounts."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.usage.transforms import of_active_users
from ide_assets.vocabulary.rates import sum_if_all_known

if TYPE_CHECKING:
    import ibis.expr.types as ir


def seats_and_users(
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    usage_authorizations: "ir.Table | None",
    account_merges: "ir.Table",
) -> "ir.Table":
    """One row per surviving account with active seats in scope: seats_purchased, seats_assigned and active_users.

    A pool counts once and in full for each account that has a subscription in it, so the pool of a dirty team counts
    for several accounts (R-AR-7, R-AR-8). Users are those of usage_monthly: with a commercial authorisation for any
    product in the teams of those pools; a user in two teams counts once. The assigned seats are null if those of a pool
    are unknown (R-IDE-4), and the users without authorisations.
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
    if usage_authorizations is None:
        return seats.mutate(active_users=ibis.null("int64"))
    commercial = of_active_users(usage_authorizations).select("tenant_id", "user_id")
    users = (
        pools.select(team_account="surviving_account_csn", tenant_id="tenant_id")
        .distinct()
        .inner_join(commercial.distinct(), "tenant_id")
        .group_by("team_account")
        .agg(users=ibis._.user_id.nunique())
    )
    rows = seats.left_join(users, seats.surviving_account_csn == users.team_account)
    return rows.mutate(active_users=ibis.coalesce(ibis._.users, 0)).drop("team_account", "users")
