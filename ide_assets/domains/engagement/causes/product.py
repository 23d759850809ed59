"""Root causes of low product use: users, sessions, features and seats (R-ES-8).

Who a user is may not be published, so users are counted, by tenant, product and category.
"""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.causes.rows import caused, counted, of_account, of_low, text
from ide_assets.domains.engagement.factors import product
from ide_assets.domains.engagement.factors.periods import BEFORE, NOW, Period, by_period
from ide_assets.domains.engagement.statistics import shown, to_nine_decimals
from ide_assets.vocabulary.rates import quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"
_USER = [_ACCOUNT, "user_id"]
_PLACE = [_ACCOUNT, "tenant_id", "product_offering"]

#: Holders of a seat without a session in the period: whether they had one in the period before.
STOPPED, IDLE = "stopped", "idle"


def _sessions(sessions: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    rows = of_low(sessions, low)
    return rows.filter(product.is_session_of(rows, period))


def _place(rows: "ir.Table", of_product: "ir.StringValue") -> "ir.StringValue":
    place: ir.StringValue = "Tenant " + text(rows.tenant_id) + ", " + of_product + ": "
    return place


def infrequent_users(sessions: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """Users with fewer sessions than the target, each in the tenant and product of most of its sessions."""
    rows = _sessions(sessions, low, period)
    places = rows.group_by(*_USER, "tenant_id", "product_offering").agg(sessions=rows.count(), target=rows.target.max())
    places = places.mutate(
        all_sessions=places.sessions.sum().over(group_by=_USER),
        place=ibis.row_number().over(
            group_by=_USER, order_by=[places.sessions.desc(), "tenant_id", "product_offering"]
        ),
    )
    users = places.filter(places.place == 0)
    weeks = period.weeks
    is_infrequent = to_nine_decimals(users.all_sessions - users.target * weeks) < 0
    groups = users.group_by(*_PLACE).agg(
        users=users.count(),
        infrequent=is_infrequent.sum(),
        had=ibis.ifelse(is_infrequent, users.all_sessions, 0).sum(),
        target=users.target.max(),
    )
    groups = groups.mutate(all_users=of_account(groups.users)).filter(groups.infrequent > 0)
    improvement = quotient(groups.infrequent * groups.target - quotient(groups.had, period.weeks), groups.all_users)
    return caused(
        groups,
        "login_frequency",
        "infrequent_users",
        count=groups.infrequent,
        order=[to_nine_decimals(improvement).desc(), "tenant_id", "product_offering"],
        improvement=improvement,
        tenant_id=groups.tenant_id,
        product_offering=groups.product_offering,
        explanation=_place(groups, groups.product_offering) + counted(groups.infrequent, "user has", "users have")
        + " fewer sessions a week than " + shown(groups.target) + ".",
    )  # fmt: skip


def no_sessions(sessions: "ir.Table", subscribed: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per account without any session in the period; the count is that of its tenants."""
    silent = low.anti_join(_sessions(sessions, low, period).select(_ACCOUNT).distinct(), _ACCOUNT)
    now = subscribed.filter(subscribed.period == period.name)
    tenants = now.select(_ACCOUNT, "tenant_id").distinct()
    tenants = tenants.group_by(tenant_csn=_ACCOUNT).agg(tenants=tenants.count())
    rows = silent.inner_join(tenants, silent[_ACCOUNT] == tenants.tenant_csn)
    return caused(
        rows,
        "login_frequency",
        "no_sessions",
        count=rows.tenants,
        order=["factor"],
        explanation="No session in the period, in " + counted(rows.tenants, "tenant", "tenants") + ".",
    )


def short_sessions(sessions: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per tenant and product with sessions that are shorter than the target."""
    rows = _sessions(sessions, low, period)
    is_short = rows.duration_minutes < rows.target
    groups = rows.group_by(*_PLACE).agg(
        sessions=rows.count(),
        short=is_short.sum(),
        minutes=ibis.ifelse(is_short, rows.duration_minutes, 0.0).cast("decimal(18, 6)").sum().cast("float64"),
        target=rows.target.max(),
    )
    groups = groups.mutate(all_sessions=of_account(groups.sessions)).filter(groups.short > 0)
    improvement = quotient(groups.short * groups.target - groups.minutes, groups.all_sessions)
    return caused(
        groups,
        "session_minutes",
        "short_sessions",
        count=groups.short,
        order=[to_nine_decimals(improvement).desc(), "tenant_id", "product_offering"],
        improvement=improvement,
        tenant_id=groups.tenant_id,
        product_offering=groups.product_offering,
        explanation=_place(groups, groups.product_offering) + counted(groups.short, "session was", "sessions were")
        + " shorter than " + shown(groups.target) + " minutes.",
    )  # fmt: skip


def unused_features(use: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per available feature that was not used in the period; those used in the period before come first."""
    rows = of_low(use, low)
    rows = rows.filter(rows[f"is_{period.name}"])
    rows = rows.mutate(available=rows.count().over(group_by=_ACCOUNT))
    unused = rows.filter(~rows[f"used_{period.name}"])
    was_used = unused.is_before & unused.used_before
    return caused(
        unused,
        "feature_breadth",
        "unused_feature",
        count=1,
        order=[ibis.ifelse(was_used, 0, 1), "product_offering", "feature"],
        improvement=quotient(ibis.literal(100), unused.available),
        product_offering=unused.product_offering,
        feature=unused.feature,
        explanation=unused.product_offering + ": " + unused.feature
        + ibis.ifelse(was_used, " was used in the period before, and not in this one.", " was not used in the period."),
    )  # fmt: skip


def inactive_seats(
    sessions: "ir.Table",
    subscribed: "ir.Table",
    seat_assignments: "ir.Table",
    low: "ir.Table",
    both: tuple[Period, Period],
) -> "ir.Table":
    """Holders of a seat without a session in the period, by tenant, line code, and whether they stopped or are idle.

    A holder of several seats counts in the first pool.
    """
    now = both[0]
    pools = by_period(subscribed, _ACCOUNT, "tenant_id", "pool_id", "offering_product_line_code")
    pools = pools.group_by(_ACCOUNT, "tenant_id", "pool_id").agg(
        is_now=pools.is_now.any(), offering_product_line_code=pools.offering_product_line_code.min()
    )
    seats = of_low(pools, low).inner_join(seat_assignments, ["tenant_id", "pool_id"])
    seats = seats.filter(product.is_held(seats, now))
    seats = seats.select(*_USER, "tenant_id", "pool_id", "offering_product_line_code").distinct()
    holders = seats.mutate(
        place=ibis.row_number().over(group_by=_USER, order_by=["tenant_id", "pool_id", "offering_product_line_code"])
    )
    holders = holders.filter(holders.place == 0)
    rows = of_low(sessions, low)
    users = rows.group_by(active_csn=_ACCOUNT, active_id="user_id").agg(
        **{f"active_{period.name}": product.is_session_of(rows, period).any() for period in both}
    )
    holders = holders.left_join(users, [(_ACCOUNT, "active_csn"), ("user_id", "active_id")])
    was_active = ibis.coalesce(holders[f"active_{BEFORE}"], False)
    groups = holders.mutate(
        is_inactive=~ibis.coalesce(holders[f"active_{NOW}"], False),
        user_category=ibis.ifelse(was_active, STOPPED, IDLE),
    )
    groups = groups.group_by(_ACCOUNT, "tenant_id", "offering_product_line_code", "user_category").agg(
        holders=groups.count(), inactive=groups.is_inactive.sum()
    )
    groups = groups.mutate(assigned=of_account(groups.holders)).filter(groups.inactive > 0)
    had = ibis.ifelse(groups.user_category == STOPPED, ", and had one in the period before.", ".")
    return caused(
        groups,
        "active_user_share",
        "inactive_seats",
        count=groups.inactive,
        order=[groups.inactive.desc(), "tenant_id", "offering_product_line_code", "user_category"],
        improvement=quotient(100 * groups.inactive, groups.assigned),
        tenant_id=groups.tenant_id,
        offering_product_line_code=groups.offering_product_line_code,
        user_category=groups.user_category,
        explanation=_place(groups, groups.offering_product_line_code)
        + counted(groups.inactive, "holder of a seat has", "holders of a seat have")
        + " no session in the period" + had,
    )  # fmt: skip


def seats_without_users(
    product_sessions: "ir.Table",
    subscribed: "ir.Table",
    in_unreliable_window: "ir.BooleanScalar",
    low: "ir.Table",
    both: tuple[Period, Period],
) -> "ir.Table":
    """A row per account: assigned seats beyond its users, where only the pools' seats_assigned are known."""
    assigned = product.delivered_seats(subscribed, in_unreliable_window, both)
    users = product.session_counts(product_sessions, subscribed, both)
    rows = low.inner_join(assigned.select(seats_csn=_ACCOUNT, assigned=f"assigned_{NOW}"), [(_ACCOUNT, "seats_csn")])
    rows = rows.left_join(users.select(users_csn=_ACCOUNT, users=f"users_{NOW}"), [(_ACCOUNT, "users_csn")])
    rows = rows.mutate(inactive=rows.assigned - ibis.coalesce(rows.users, 0))
    rows = rows.filter(rows.inactive > 0)
    return caused(
        rows,
        "active_user_share",
        "inactive_seats",
        count=rows.inactive,
        order=["factor"],
        improvement=quotient(100 * rows.inactive, rows.assigned),
        explanation=counted(rows.inactive, "assigned seat has", "assigned seats have") + " no active user.",
    )
