"""Which accounts have a score in a month, and which keep their last one."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import merged_accounts
from ide_assets.domains.engagement.factors.periods import BEFORE, NOW, PERIOD_DAYS, periods, subscriptions
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Bands of purchased seats: name, and largest number of seats. Peers are in the same band.
SEAT_BANDS = (("1-10", 10), ("11-50", 50), ("51-250", 250), ("251+", None))


def seat_band(seats: "ir.IntegerValue") -> "ir.StringValue":
    """The band of a number of purchased seats; 0 is in the lowest band."""
    *bounded, (top, _) = SEAT_BANDS
    return ibis.cases(*((seats <= most, name) for name, most in bounded), else_=top)


def engagement_accounts_monthly(
    active_subscription_monthly: "ir.Table",
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    account_attributes: "ir.Table",
    engagement_accounts_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
    days: "int | ir.IntegerScalar" = PERIOD_DAYS,
) -> "ir.Table":
    """One row per surviving account that has an active subscription in scope, or had one in the twelve months before.

    `engagement_accounts_monthly` has the rows of the twelve months before. An account that no longer has a subscription
    is frozen until twelve months after its last one; the victim of a merge is dropped instead.
    """
    _, before_period = periods(month, days)
    subscribed = subscriptions(
        active_subscription_monthly,
        entitlements,
        product_offerings,
        product_renames,
        account_merges,
        before_period,
    )
    now = subscribed.filter(subscribed.period == NOW)
    pools = now.group_by("tenant_id", "pool_id").agg(seats_purchased=now.seats_purchased.sum())
    owned = now.select("surviving_account_csn", "tenant_id", "pool_id").distinct()
    seats = owned.inner_join(pools, ["tenant_id", "pool_id"])
    seats = seats.group_by("surviving_account_csn").agg(seats_purchased=seats.seats_purchased.sum())
    before = subscribed.filter(subscribed.period == BEFORE).select(before_csn="surviving_account_csn").distinct()
    known = account_attributes.select(known_csn="account_csn", industry_group="industry_group")
    rows = seats.left_join(known, seats.surviving_account_csn == known.known_csn)
    rows = rows.left_join(before, rows.surviving_account_csn == before.before_csn)
    sharing = _sharing(now)
    rows = rows.left_join(sharing, rows.surviving_account_csn == sharing.sharing_csn)
    active = rows.select(
        snapshot_date=month.last_day,
        surviving_account_csn="surviving_account_csn",
        seats_purchased=rows.seats_purchased.cast("int64"),
        seat_band=seat_band(rows.seats_purchased),
        industry_group="industry_group",
        was_active_before=rows.before_csn.notnull(),
        is_shared=rows.sharing_csn.notnull(),
        is_frozen=ibis.literal(False),
        last_active_on=month.last_day,
    )
    return active.union(_frozen(engagement_accounts_monthly, active, account_merges, month).select(*active.columns))


def _sharing(now: "ir.Table") -> "ir.Table":
    """Accounts that share a tenant with another surviving account, as sharing_csn."""
    members = now.select("surviving_account_csn", "tenant_id").distinct()
    crowded = members.group_by("tenant_id").agg(accounts=members.count())
    crowded = crowded.filter(crowded["accounts"] > 1)
    return members.semi_join(crowded, "tenant_id").select(sharing_csn="surviving_account_csn").distinct()


def _frozen(
    earlier: "ir.Table", active: "ir.Table", account_merges: "ir.Table", month: "MonthParameters"
) -> "ir.Table":
    """The last active row of each account that no longer has a subscription."""
    merged = merged_accounts(account_merges).select(merged_csn="victim_account_csn")
    former = earlier.filter(~earlier.is_frozen)
    former = former.anti_join(active, "surviving_account_csn")
    former = former.anti_join(merged, former.surviving_account_csn == merged.merged_csn)
    former = former.mutate(
        place=ibis.row_number().over(group_by="surviving_account_csn", order_by=former.snapshot_date.desc())
    )
    return former.filter(former.place == 0).mutate(snapshot_date=month.last_day, is_frozen=True)
