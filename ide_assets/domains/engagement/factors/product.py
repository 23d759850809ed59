"""Measures of sessions, features and seats."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.deliveries.subscriptions.successions import under_successors
from ide_assets.domains.engagement.factors.periods import Period, by_period
from ide_assets.vocabulary.rates import capped, quotient, sum_if_all_known

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"


def account_sessions(product_sessions: "ir.Table", subscribed: "ir.Table") -> "ir.Table":
    """The sessions in each account's tenants, with the periods in which the tenant is the account's."""
    return by_period(subscribed, _ACCOUNT, "tenant_id").inner_join(product_sessions, "tenant_id")


def is_session_of(rows: "ir.Table", period: Period) -> "ir.BooleanColumn":
    """Whether a row of `account_sessions` counts in the period."""
    return rows[f"is_{period.name}"] & period.contains(rows.started_on)


def session_counts(product_sessions: "ir.Table", subscribed: "ir.Table", both: tuple[Period, Period]) -> "ir.Table":
    """Per account and period: sessions in its tenants, with their distinct users and their minutes."""
    rows = account_sessions(product_sessions, subscribed)
    counts: dict[str, ir.Scalar] = {}
    for period in both:
        is_inside = is_session_of(rows, period)
        # Sums of decimals are the same in any order; sums of binary fractions are not.
        minutes = ibis.ifelse(is_inside, rows.duration_minutes, 0.0).cast("decimal(18, 6)")
        counts |= {
            f"sessions_{period.name}": is_inside.sum(),
            f"users_{period.name}": ibis.ifelse(is_inside, rows.user_id, ibis.null("string")).nunique(),
            f"minutes_{period.name}": minutes.sum().cast("float64"),
        }
    return rows.group_by(_ACCOUNT).agg(**counts)


def feature_counts(
    product_sessions: "ir.Table",
    product_features: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    subscribed: "ir.Table",
    both: tuple[Period, Period],
) -> "ir.Table":
    """Per account and period: features of the offerings under its line codes, and those that its sessions used."""
    rows = feature_use(product_sessions, product_features, product_offerings, product_renames, subscribed, both)
    counts: dict[str, ir.Scalar] = {}
    for period in both:
        is_available = rows[f"is_{period.name}"]
        counts |= {
            f"available_{period.name}": is_available.sum(),
            f"used_{period.name}": (is_available & rows[f"used_{period.name}"]).sum(),
        }
    return rows.group_by(_ACCOUNT).agg(**counts)


def feature_use(
    product_sessions: "ir.Table",
    product_features: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    subscribed: "ir.Table",
    both: tuple[Period, Period],
) -> "ir.Table":
    """A row per account and feature of its offerings: the periods in which it is available (`is_`), and used."""
    features = _renamed(product_features, product_renames).select("product_offering", "feature").distinct()
    pairs = under_successors(product_offerings, product_renames, "product_offering")
    pairs = pairs.select("product_offering", "offering_product_line_code").distinct()
    lines = by_period(subscribed, _ACCOUNT, "offering_product_line_code")
    available = lines.inner_join(pairs, "offering_product_line_code").inner_join(features, "product_offering")
    available = available.group_by(_ACCOUNT, "product_offering", "feature").agg(
        is_now=available.is_now.any(), is_before=available.is_before.any()
    )
    used = _used(_renamed(product_sessions, product_renames), subscribed, both)
    met = available.left_join(used, [_ACCOUNT, "product_offering"])
    # Items are separated by semicolons, so a feature with a semicolon in its name is never an item.
    is_item = ~met.feature.contains(";") & (";" + met.features_used + ";").contains(";" + met.feature + ";")
    is_item = ibis.coalesce(is_item, False)
    return met.group_by(_ACCOUNT, "product_offering", "feature").agg(
        is_now=met.is_now.any(),
        is_before=met.is_before.any(),
        used_now=(is_item & ibis.coalesce(met.used_now, False)).any(),
        used_before=(is_item & ibis.coalesce(met.used_before, False)).any(),
    )


def _used(product_sessions: "ir.Table", subscribed: "ir.Table", both: tuple[Period, Period]) -> "ir.Table":
    """Lists of features by account and offering, with the periods in which sessions of its tenants used them."""
    now, before = both
    lists = (
        product_sessions.filter(product_sessions.features_used.notnull())
        .group_by("tenant_id", "product_offering", "features_used")
        .agg(
            in_now=now.contains(product_sessions.started_on).any(),
            in_before=before.contains(product_sessions.started_on).any(),
        )
    )
    rows = by_period(subscribed, _ACCOUNT, "tenant_id").inner_join(lists, "tenant_id")
    return rows.group_by(_ACCOUNT, "product_offering", "features_used").agg(
        used_now=(rows.is_now & rows.in_now).any(), used_before=(rows.is_before & rows.in_before).any()
    )


def _renamed(rows: "ir.Table", product_renames: "ir.Table | None") -> "ir.Table":
    """Rows that name an offering without a line code, under its successor if all successions end in one offering."""
    if product_renames is None:
        return rows
    ends = product_renames.group_by(former_offering="product_offering").agg(
        offerings=product_renames.successor_offering.nunique(), offering_now=product_renames.successor_offering.min()
    )
    ends = ends.filter(ends.offerings == 1)
    met = rows.left_join(ends, rows.product_offering == ends.former_offering)
    return met.select(
        **{name: met[name] for name in rows.columns if name != "product_offering"},
        product_offering=ibis.coalesce(met.offering_now, met.product_offering),
    ).select(*rows.columns)


def seat_counts(
    seat_assignments: "ir.Table | None",
    subscribed: "ir.Table",
    in_unreliable_window: "ir.BooleanScalar",
    both: tuple[Period, Period],
) -> "ir.Table":
    """Per account and period: distinct users who hold a seat of its pools on the last day.

    Without seat assignments it is the sum of the pools' seats_assigned, null if any is unknown or unusable.
    """
    if seat_assignments is None:
        return delivered_seats(subscribed, in_unreliable_window, both)
    pools = by_period(subscribed, _ACCOUNT, "tenant_id", "pool_id")
    rows = pools.inner_join(seat_assignments, ["tenant_id", "pool_id"])
    counts: dict[str, ir.Scalar] = {}
    for period in both:
        holder = ibis.ifelse(is_held(rows, period), rows.user_id, ibis.null("string"))
        counts[f"assigned_{period.name}"] = holder.nunique()
    return rows.group_by(_ACCOUNT).agg(**counts)


def is_held(rows: "ir.Table", period: Period) -> "ir.BooleanColumn":
    """Whether a seat of an account's pool is held on the period's last day; the pool is the account's then, too."""
    return (
        rows[f"is_{period.name}"]
        & (rows.assigned_on <= period.last_day)
        & ibis.coalesce(rows.unassigned_on > period.last_day, True)
    )


def delivered_seats(
    subscribed: "ir.Table", in_unreliable_window: "ir.BooleanScalar", both: tuple[Period, Period]
) -> "ir.Table":
    """Per account and period: the sum of seats_assigned of its pools, null if any is unknown or unusable."""
    pools = subscribed.group_by("tenant_id", "pool_id", "period").agg(assigned=subscribed.seats_assigned.max())
    owners = subscribed.select(_ACCOUNT, "tenant_id", "pool_id", "period").distinct()
    rows = owners.inner_join(pools, ["tenant_id", "pool_id", "period"])
    sums = rows.group_by(_ACCOUNT, "period").agg(assigned=sum_if_all_known(rows.assigned))
    sums = sums.mutate(assigned=ibis.ifelse(in_unreliable_window, ibis.null("int64"), sums.assigned))
    return sums.group_by(_ACCOUNT).agg(
        **{
            f"assigned_{period.name}": ibis.ifelse(sums.period == period.name, sums.assigned, ibis.null("int64")).max()
            for period in both
        }
    )


def values(counts: "ir.Table", period: Period) -> dict[str, "ir.FloatingValue"]:
    """The four factors, from a row of counts; null if the divisor is 0 or unknown."""

    def count(name: str) -> "ir.IntegerColumn":
        return counts[f"{name}_{period.name}"]

    share = quotient(100 * count("users"), count("assigned"))
    return {
        "login_frequency": ibis.coalesce(quotient(quotient(count("sessions"), count("users")), period.weeks), 0.0),
        "feature_breadth": quotient(100 * count("used"), count("available")),
        "session_minutes": quotient(count("minutes"), count("sessions")),
        "active_user_share": capped(share),
    }
