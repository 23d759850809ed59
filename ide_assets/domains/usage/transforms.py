"""Active users and dormancy, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.deliveries.subscriptions.scope import is_active
from ide_assets.domains.deliveries.subscriptions.successions import under_successors
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import sum_if_all_known, usage_rate, whole_percent

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


AUTHORIZATIONS, COUNTS = "authorizations", "counts"

_LINE = ("tenant_id", "offering_product_line_code")


def of_active_users(usage_authorizations: "ir.Table") -> "ir.Table":
    """The commercial authorisations of members: guests and services are not active users."""
    member = ibis.coalesce(usage_authorizations.user_type, "member") == "member"
    return usage_authorizations.filter((usage_authorizations.usage_type == "COM") & member)


def usage_monthly(
    usage_authorizations: "ir.Table | None",
    usage_counts: "ir.Table | None",
    pool_monthly: "ir.Table",
    entitlements: "ir.Table",
    product_renames: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per tenant, line code and product used, or per offering sold if none was used (R-AR-12).

    Counts are used for tenants and line codes without any authorisation. At least one of the two sources is delivered.
    Usage is not filtered by standard configuration; seats are, because they come from the pools in scope.
    """
    line = list(_LINE)
    used = _used(usage_authorizations, usage_counts, product_renames)
    dormant = (
        pool_monthly.anti_join(used, line)
        .select(*line, product_offering="offering_external_key")
        .distinct()
        .mutate(mau=ibis.literal(0, type="int64"), mau_source=ibis.null("string"))
    )
    seats = pool_monthly.group_by(seats_tenant="tenant_id", seats_line="offering_product_line_code").agg(
        purchased=pool_monthly.seats_purchased.sum(), assigned=sum_if_all_known(pool_monthly.seats_assigned)
    )
    active = under_successors(
        entitlements.filter(is_active(entitlements, month)), product_renames, "offering_external_key"
    )
    subscribed = active.select(subscribed_tenant="tenant_id", subscribed_line="offering_product_line_code").distinct()
    rows = used.union(dormant)
    rows = rows.left_join(
        seats,
        [rows.tenant_id == seats.seats_tenant, rows.offering_product_line_code == seats.seats_line],
    )
    rows = rows.left_join(
        subscribed,
        [rows.tenant_id == subscribed.subscribed_tenant, rows.offering_product_line_code == subscribed.subscribed_line],
    ).mutate(
        by_month=month.first_day,
        seats_purchased=ibis.coalesce(ibis._.purchased, 0),
        seats_assigned=ibis._.assigned,
        dormancy_flag=ibis._.mau == 0,
        has_subscription=ibis._.subscribed_tenant.notnull(),
    )
    return rows.mutate(
        usage_rate=usage_rate(rows.mau, rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.mau, rows.seats_purchased),
    )


def _used(
    usage_authorizations: "ir.Table | None", usage_counts: "ir.Table | None", product_renames: "ir.Table | None"
) -> "ir.Table":
    """Active users by tenant, line code and product, with the source of the count."""
    columns = (*_LINE, "product_offering", "mau", "mau_source")
    parts = []
    if usage_authorizations is not None:
        authorizations = under_successors(usage_authorizations, product_renames, "product_offering")
        parts.append(
            of_active_users(authorizations)
            .group_by(*_LINE, "product_offering")
            .agg(mau=ibis._.user_id.nunique())
            .mutate(mau_source=ibis.literal(AUTHORIZATIONS))
        )
    if usage_counts is not None:
        counts = under_successors(usage_counts, product_renames, "product_offering")
        if usage_authorizations is not None:
            counts = counts.anti_join(authorizations, list(_LINE))
        parts.append(
            counts.group_by(*_LINE, "product_offering")
            .agg(mau=ibis._.active_users.sum().cast("int64"))
            .mutate(mau_source=ibis.literal(COUNTS))
        )
    if not parts:
        raise ValueError("usage_monthly needs usage_authorizations or usage_counts")
    first, *more = (part.select(*columns) for part in parts)
    return first.union(*more) if more else first


def without_subscription(usage_monthly: "ir.Table") -> "ir.Table":
    """Users per tenant on line codes without an active subscription, as users_without_seats.

    The largest number over the products of each line code, summed over the line codes.
    """
    lines = usage_monthly.filter(~usage_monthly.has_subscription).group_by(*_LINE).agg(users=ibis._.mau.max())
    return lines.group_by(unlicensed_tenant="tenant_id").agg(users_without_seats=lines.users.sum())
