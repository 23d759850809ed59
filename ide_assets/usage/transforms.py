"""Active users and dormancy, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.kernel.arithmetic import sum_if_all_known, usage_rate, whole_percent
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters


def usage_monthly(
    usage_authorizations: "ir.Table", pool_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """One row per tenant, line code and product used; or per offering sold where nothing was (R-AR-12).

    Usage is not filtered by standard configuration; seats are, being those of the pools in scope.
    """
    line = ["tenant_id", "offering_product_line_code"]
    commercial = usage_authorizations.filter(usage_authorizations.usage_type == "COM")
    used = commercial.group_by([*line, "product_offering"]).agg(mau=ibis._.user_id.nunique())
    dormant = (
        pool_monthly.anti_join(used, line)
        .select(*line, product_offering="offering_external_key")
        .distinct()
        .mutate(mau=ibis.literal(0, type="int64"))
    )
    seats = pool_monthly.group_by(seats_tenant="tenant_id", seats_line="offering_product_line_code").agg(
        purchased=pool_monthly.seats_purchased.sum(), assigned=sum_if_all_known(pool_monthly.seats_assigned)
    )
    rows = used.union(dormant)
    rows = rows.left_join(
        seats,
        [rows.tenant_id == seats.seats_tenant, rows.offering_product_line_code == seats.seats_line],
    ).mutate(
        by_month=month.first_day,
        seats_purchased=ibis.coalesce(ibis._.purchased, 0),
        seats_assigned=ibis._.assigned,
        dormancy_flag=ibis._.mau == 0,
    )
    return rows.mutate(
        usage_rate=usage_rate(rows.mau, rows.seats_assigned, rows.seats_purchased),
        utilisation_rate=whole_percent(rows.mau, rows.seats_purchased),
    )
