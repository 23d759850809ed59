"""Subscriptions, pools and the assignment rate, as pure functions."""

from itertools import combinations
from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.deliveries.subscriptions.scope import (
    active_in_scope,
    expires_on,
    has_expired,
    in_scope,
    renewed,
)
from ide_assets.domains.deliveries.subscriptions.successions import resolved
from ide_assets.domains.entitlement.rules import IN_UNRELIABLE_WINDOW
from ide_assets.kernel.inputs import LOOK_BACK_MONTHS
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import assignment_rate, by_value, capped, listed, seat_bucket

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

POOL_SNAPSHOT, SEAT_ASSIGNMENTS = "pool_snapshot", "seat_assignments"

#: Slices of the assignment rate: the name of each, and the column with its value (R-AR-10).
DIMENSIONS = {
    "offering": "offering_external_key",
    "seat_bucket": "seat_bucket",
    "geo": "site_geo",
    "industry": "industry_group",
}
UNKNOWN = "unknown"


def product_renames(
    product_successions: "ir.Table", product_offerings: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """The successions in effect in the month, each chain resolved to its end."""
    return resolved(product_successions, product_offerings, month)


def active_subscription_monthly(
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The subscriptions that count in the month, one row each (R-AR-2)."""
    return active_in_scope(entitlements, product_offerings, product_renames, month).mutate(by_month=month.first_day)


def contradicted_subscriptions(
    entitlements: "ir.Table", active_subscription_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Published months that the newest delivery contradicts; one row per subscription and month.

    `active_subscription_monthly` has the months of the year before. Changed seats of a running subscription are no
    contradiction, because they may have changed since. Seats are compared only for subscriptions that ended before the
    month, with the last month that counted them.
    """
    delivered = entitlements.select(
        "subscription_id", "start_date", "end_date", "seats_purchased", expires_on=expires_on(entitlements, month)
    )
    # Only subscriptions that have ended, or started within the year, can contradict an earlier month.
    ago = month.months_passed_since(delivered.start_date)
    delivered = delivered.filter(
        ibis.coalesce(delivered.expires_on <= month.first_day, False) | (ago < LOOK_BACK_MONTHS)
    )
    published = active_subscription_monthly.select(
        published_id="subscription_id",
        contradicted_month="by_month",
        published_start_date="start_date",
        published_end_date="end_date",
        published_seats_purchased="seats_purchased",
    )
    rows = delivered.inner_join(published, delivered.subscription_id == published.published_id)
    year, number = rows.contradicted_month.year(), rows.contradicted_month.month()
    next_month = ibis.date(ibis.ifelse(number == 12, year + 1, year), ibis.ifelse(number == 12, 1, number + 1), 1)
    newest = rows.contradicted_month.max().over(group_by="subscription_id")
    rows = rows.mutate(
        contradiction=ibis.cases(
            (rows.expires_on < next_month, "had ended"),
            (rows.start_date >= next_month, "had not started"),
            (
                (rows.expires_on <= month.first_day)
                & (rows.contradicted_month == newest)
                & (rows.seats_purchased != rows.published_seats_purchased),
                "had other seats",
            ),
        )
    )
    return rows.filter(rows.contradiction.notnull()).mutate(by_month=month.first_day)


def pool_monthly(
    active_subscription_monthly: "ir.Table",
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    seat_assignments: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per pool with an active subscription in scope.

    The row rules of the delivery ensure that a pool has one offering and line code. Where its rows disagree on
    seats_assigned, the maximum is taken.
    """
    pools = active_subscription_monthly.group_by(
        "by_month", "tenant_id", "pool_id", "offering_external_key", "offering_product_line_code"
    ).agg(
        seats_purchased=ibis._.seats_purchased.sum(),
        pool_snapshot=ibis._.seats_assigned.max(),
        subscriptions=ibis._.count(),
        accounts=ibis._.account_csn.nunique(),
    )
    scoped = in_scope(entitlements, product_offerings, product_renames)
    superseded = renewed(scoped, month)
    scoped = scoped.left_join(superseded, scoped.subscription_id == superseded.renewed_id)
    expired = (
        scoped.filter(has_expired(scoped, month) | scoped.renewed_id.notnull())
        .group_by(expired_tenant="tenant_id", expired_pool="pool_id")
        .agg(expired_seats=ibis._.seats_purchased.sum())
    )
    pools = pools.left_join(
        expired, [pools.tenant_id == expired.expired_tenant, pools.pool_id == expired.expired_pool]
    ).mutate(expired_seats=ibis.coalesce(ibis._.expired_seats, 0))
    return _with_seats_assigned(pools, seat_assignments, month)


def _with_seats_assigned(
    pools: "ir.Table", seat_assignments: "ir.Table | None", month: "MonthParameters"
) -> "ir.Table":
    """Add seats_assigned from the source that counts in the month (R-AR-9)."""
    replaced = IN_UNRELIABLE_WINDOW.scalar
    if seat_assignments is None:
        return pools.mutate(
            seats_assigned=ibis.ifelse(replaced, ibis.null("int64"), pools.pool_snapshot),
            seats_assigned_source=ibis.ifelse(
                replaced | pools.pool_snapshot.isnull(), ibis.null("string"), POOL_SNAPSHOT
            ),
        )
    # The condition is a constant: outside the window the engine does not read the assignments at all.
    spells = seat_assignments.filter(replaced)
    is_held = (spells.assigned_on <= month.last_day) & (
        spells.unassigned_on.isnull() | (spells.unassigned_on > month.last_day)
    )
    # A pool whose spells have all ended has 0 users; a pool without any spell is unknown to the feed.
    users = (
        spells.mutate(holder=ibis.ifelse(is_held, spells.user_id, ibis.null("string")))
        .group_by(held_tenant="tenant_id", held_pool="pool_id")
        .agg(users=ibis._.holder.nunique())
    )
    rows = pools.left_join(users, [pools.tenant_id == users.held_tenant, pools.pool_id == users.held_pool])
    rows = rows.mutate(seats_assigned=ibis.ifelse(replaced, rows.users, rows.pool_snapshot))
    return rows.mutate(
        seats_assigned_source=ibis.ifelse(
            rows.seats_assigned.isnull(), ibis.null("string"), ibis.ifelse(replaced, SEAT_ASSIGNMENTS, POOL_SNAPSHOT)
        )
    )


def assignment_monthly(
    active_subscription_monthly: "ir.Table",
    pool_monthly: "ir.Table",
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per CSN and pool, with the numbers of the whole pool (R-AR-4 to R-AR-8)."""
    owners = active_subscription_monthly.select("account_csn", "tenant_id", "pool_id").distinct()
    rows = with_survivor(owners.inner_join(pool_monthly, ["tenant_id", "pool_id"]), "account_csn", account_merges)
    geographies = account_attributes.select(
        known_csn=account_attributes.account_csn, site_geo=account_attributes.site_geo
    )
    rate = assignment_rate(rows.seats_assigned, rows.seats_purchased)
    rows = rows.mutate(assignment_rate=rate)
    return rows.left_join(geographies, rows.account_csn == geographies.known_csn).mutate(
        assignment_rate_capped=capped(rows.assignment_rate),
        seat_bucket=seat_bucket(rows.seats_purchased),
        is_dirty_pool=rows.subscriptions > 1,
        is_dirty_team=rows["accounts"] > 1,
    )


def assignment_slices_monthly(
    pool_monthly: "ir.Table",
    assignment_monthly: "ir.Table",
    account_attributes: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The rate recomputed from sums: overall, by each dimension and by each pair of dimensions (R-AR-10).

    Geography and industry are those of the pool's CSNs before any merge. Seats are summed over distinct pools
    within a value; pools whose seats_assigned is unknown are counted but left out of the rate.
    """
    industries = account_attributes.select(
        known_csn=account_attributes.account_csn, industry_group=account_attributes.industry_group
    )
    owners = assignment_monthly.left_join(industries, assignment_monthly.account_csn == industries.known_csn)
    owners = owners.mutate(
        site_geo=ibis.coalesce(owners.site_geo, UNKNOWN), industry_group=ibis.coalesce(owners.industry_group, UNKNOWN)
    )
    rows = owners.cross_join(listed("slice", _cuts(owners)))
    members = rows.select("tenant_id", "pool_id", "account_csn", "slice", value=by_value(rows.slice, _cuts(rows)))
    slice_value = ["slice", "value"]
    counted = members.group_by(slice_value).agg(accounts=members.account_csn.nunique())
    pools = pool_monthly.select("tenant_id", "pool_id", "seats_purchased", "seats_assigned")
    seats = (
        members.select("tenant_id", "pool_id", *slice_value)
        .distinct()
        .inner_join(pools, ["tenant_id", "pool_id"])
        .group_by(slice_value)
        .agg(
            pools=ibis._.count(),
            pools_without_assignment=ibis._.seats_assigned.isnull().sum(),
            seats_purchased=ibis._.seats_purchased.sum(),
            seats_without_assignment=ibis.ifelse(ibis._.seats_assigned.isnull(), ibis._.seats_purchased, 0).sum(),
            seats_assigned=ibis._.seats_assigned.sum(),
        )
    )
    rows = seats.inner_join(counted, slice_value)
    rows = rows.mutate(
        assignment_rate=assignment_rate(rows.seats_assigned, rows.seats_purchased - rows.seats_without_assignment)
    )
    return rows.mutate(by_month=month.first_day, assignment_rate_capped=capped(rows.assignment_rate))


def _cuts(owners: "ir.Table") -> "Mapping[str, ir.StringValue]":
    """The row's value in each slice."""
    cuts = {"overall": ibis.literal("all")}
    cuts |= {name: owners[column] for name, column in DIMENSIONS.items()}
    for (first, first_column), (second, second_column) in combinations(DIMENSIONS.items(), 2):
        # A | inside a value is doubled, so that different pairs never give the same text.
        cuts[f"{first} x {second}"] = (
            owners[first_column].replace("|", "||") + " | " + owners[second_column].replace("|", "||")
        )
    return cuts
