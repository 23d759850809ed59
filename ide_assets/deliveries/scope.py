"""Which subscriptions count: active on the month's last day, and in scope (R-AR-2). One definition."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters


def is_active(entitlements: "ir.Table", month: "MonthParameters") -> "ir.BooleanColumn":
    """start_date <= last day < end_date: a subscription is inactive on its expiry date (R-AR-5)."""
    return (entitlements.start_date <= month.last_day) & (entitlements.end_date > month.last_day)


def in_scope(entitlements: "ir.Table", product_offerings: "ir.Table") -> "ir.Table":
    """Commercial single-user subscriptions without unlimited assignment, of standard offerings (R-AR-2).

    An offering that product_offerings does not know is not standard. Columns stay as they are.
    """
    standard = product_offerings.filter(product_offerings.is_standard_aum)
    commercial = entitlements.filter(
        (entitlements.usage_type == "COM") & (entitlements.entitlement_model == "SUS") & ~entitlements.is_unlimited
    )
    return commercial.semi_join(
        standard,
        [
            commercial.offering_external_key == standard.product_offering,
            commercial.offering_product_line_code == standard.offering_product_line_code,
        ],
    )


def active_in_scope(entitlements: "ir.Table", product_offerings: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """The subscriptions that count in a month."""
    return in_scope(entitlements.filter(is_active(entitlements, month)), product_offerings)
