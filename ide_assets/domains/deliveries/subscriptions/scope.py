"""The only definition of subscriptions that count: active on the month's last day, in scope, not renewed (R-AR-2)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.deliveries.contract.parameters import END_DATE_INCLUSIVE
from ide_assets.domains.deliveries.subscriptions.successions import under_successors

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters


def expires_on(entitlements: "ir.Table", month: "MonthParameters") -> "ir.DateColumn":
    """The first day on which a subscription is inactive (R-AR-5); null if it is open-ended.

    That is the delivered end_date, or the day after it if the setting end_date_inclusive makes end_date the last active
    day.
    """
    day_after = (entitlements.end_date + ibis.interval(days=1)).cast("date")
    return ibis.ifelse(END_DATE_INCLUSIVE.scalar, day_after, entitlements.end_date)


def is_active(entitlements: "ir.Table", month: "MonthParameters") -> "ir.BooleanColumn":
    """start_date <= last day < expiry; open-ended subscriptions are active from start_date on."""
    return (entitlements.start_date <= month.last_day) & ~has_expired(entitlements, month)


def has_expired(entitlements: "ir.Table", month: "MonthParameters") -> "ir.BooleanColumn":
    """Whether it expired by the month's last day; false if it is open-ended."""
    return ibis.coalesce(expires_on(entitlements, month) <= month.last_day, False)


def in_scope(entitlements: "ir.Table", product_offerings: "ir.Table", product_renames: "ir.Table | None") -> "ir.Table":
    """Commercial single-user subscriptions without unlimited assignment, of standard offerings (R-AR-2).

    An offering that product_offerings lacks is not standard. A renamed product is looked up, and returned,
    under its new code; other columns stay as they are.
    """
    standard = product_offerings.filter(product_offerings.is_standard_aum)
    commercial = under_successors(
        entitlements.filter(
            (entitlements.usage_type == "COM") & (entitlements.entitlement_model == "SUS") & ~entitlements.is_unlimited
        ),
        product_renames,
        "offering_external_key",
    )
    return commercial.semi_join(
        standard,
        [
            commercial.offering_external_key == standard.product_offering,
            commercial.offering_product_line_code == standard.offering_product_line_code,
        ],
    )


def renewed(scoped: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The subscription_id of each subscription that another one in scope has renewed by the month's last day.

    A subscription stops counting when its renewal starts, so the overlap of an early renewal counts once. A reference
    is ignored if the renewal belongs to another tenant or starts before the subscription that it renews. If two
    subscriptions start on the same day and both renew one, only the later id renews, so that subscriptions that name
    each other in a circle, or themselves, never all disappear.
    """
    renewals = scoped.filter(scoped.renews_subscription_id.notnull() & (scoped.start_date <= month.last_day)).select(
        renewal_id="subscription_id",
        renewal_of="renews_subscription_id",
        renewal_tenant="tenant_id",
        renewal_start="start_date",
    )
    pairs = scoped.inner_join(
        renewals, [scoped.subscription_id == renewals.renewal_of, scoped.tenant_id == renewals.renewal_tenant]
    )
    follows = (pairs.renewal_start > pairs.start_date) | (
        (pairs.renewal_start == pairs.start_date)
        & (pairs.renewal_id != pairs.subscription_id)
        & (pairs.renews_subscription_id.isnull() | (pairs.renewal_id > pairs.subscription_id))
    )
    return pairs.filter(follows).select(renewed_id="subscription_id").distinct()


def active_in_scope(
    entitlements: "ir.Table",
    product_offerings: "ir.Table",
    product_renames: "ir.Table | None",
    month: "MonthParameters",
) -> "ir.Table":
    """The subscriptions that count in a month."""
    scoped = in_scope(entitlements, product_offerings, product_renames)
    superseded = renewed(scoped, month)
    return scoped.filter(is_active(scoped, month)).anti_join(
        superseded, scoped.subscription_id == superseded.renewed_id
    )
