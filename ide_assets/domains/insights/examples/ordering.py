"""Orders without a contract: days with orders, and what the churn model learns from them (R-CI-1, R-CI-3).

A row of `orders` with a negative amount is a return and does not count as an order: it does not show that the customer
is still there. It reduces the money of its own day. Orders of one day are one purchase.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.accounts.transforms import with_survivor

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

#: Columns of order_days, beside the account.
DAY_COLUMNS = ("ordered_on", "orders", "returns", "cents")


def order_days(orders: "ir.Table", account_merges: "ir.Table", month: "MonthParameters") -> "ir.Table":
    """Days with orders or returns by surviving account, up to the month's end.

    Columns: `surviving_account_csn`, `ordered_on`, `orders` and `returns` (their numbers), `cents` (orders less
    returns).
    """
    rows = with_survivor(
        orders.filter(orders.ordered_on <= month.last_day).select("account_csn", "ordered_on", "amount_usd"),
        "account_csn",
        account_merges,
    )
    rows = rows.mutate(is_return=rows.amount_usd < 0, cents=(rows.amount_usd * 100).round().cast("int64"))
    return rows.group_by("surviving_account_csn", "ordered_on").agg(
        orders=ibis.ifelse(rows.is_return, 0, 1).sum().cast("int64"),
        returns=ibis.ifelse(rows.is_return, 1, 0).sum().cast("int64"),
        cents=rows.cents.sum().cast("int64"),
    )


def is_day(rows: "pd.DataFrame") -> "pd.Series":
    """Which rows of a union are those of order_days."""
    return rows["ordered_on"].notna()


def features(days: "pd.DataFrame", snapshot: Any, window_months: int) -> "pd.DataFrame":
    """One row per customer with an order in the window of months that ends at `snapshot`, a month's last day.

    Columns: `surviving_account_csn`, `snapshot_date` and ORDER_FEATURES (insights/tables.py), from orders and returns
    of the last two windows only.
    """
    import pandas as pd

    moment = pd.Timestamp(snapshot)
    ordered_on = pd.to_datetime(days["ordered_on"])
    back = (moment.year - ordered_on.dt.year) * 12 + moment.month - ordered_on.dt.month
    seen = days.assign(ordered_on=ordered_on, back=back)[(back >= 0) & (back < 2 * window_months)]
    recent = seen["back"] < window_months
    is_order = seen["orders"] > 0
    by_customer = seen["surviving_account_csn"]
    bought = seen[is_order].groupby("surviving_account_csn")["ordered_on"]
    last, first, count = bought.max(), bought.min(), bought.size()
    in_window = (is_order & recent).groupby(by_customer).sum()
    before = (is_order & ~recent).groupby(by_customer).sum()
    table = pd.DataFrame(
        {
            "snapshot_date": moment.date(),
            "days_since_order": (moment - last).dt.days,
            "days_between_orders": ((last - first).dt.days / (count - 1)).where(count > 1),
            "orders_recent": in_window,
            "orders_change": in_window - before,
            "order_value_recent": seen["cents"].where(recent, 0).groupby(by_customer).sum() / 100,
            "returns_recent": seen["returns"].where(recent, 0).groupby(by_customer).sum(),
        }
    )
    return table[table["orders_recent"] > 0].rename_axis("surviving_account_csn").reset_index()


def examples(days: "pd.DataFrame", now: Any, window_months: int) -> "pd.DataFrame":
    """Customers at the ends of months whose next window is over by `now`, as training takes them.

    `churned`: no order in the window after `snapshot_date`; `known_on` is the end of that window. `opportunity_id`
    names the customer, whose rows are not independent. Months with less history than two windows have no row.
    """
    import pandas as pd

    parts = list(_examples(days, now, window_months))
    if not parts:
        return pd.DataFrame(columns=["snapshot_date", "surviving_account_csn", "opportunity_id", "known_on", "churned"])
    return pd.concat(parts, ignore_index=True)


def _examples(days: "pd.DataFrame", now: Any, window: int) -> "Iterator[pd.DataFrame]":
    import pandas as pd

    from ide_assets.domains.insights.examples.origins import month_before

    ordered_on = pd.to_datetime(days["ordered_on"])
    first = ordered_on.min()
    months = 0 if pd.isna(first) else (pd.Timestamp(now).year - first.year) * 12 + pd.Timestamp(now).month - first.month
    for back in range(months - 2 * window + 1, window - 1, -1):
        snapshot = month_before(now, back)
        rows = features(days, snapshot, window)
        customers = rows["surviving_account_csn"]
        yield rows.assign(
            known_on=outcome_known_on(snapshot, window),
            churned=churned(customers, days, snapshot, window),
            opportunity_id=customers,
        )


def outcome_known_on(snapshot: Any, window_months: int) -> "pd.Timestamp":
    """The day by which it is known who of the customers of a month's end orders no more."""
    from ide_assets.domains.insights.examples.origins import month_before

    return month_before(snapshot, -window_months)


def churned(customers: "pd.Series", days: "pd.DataFrame", snapshot: Any, window_months: int) -> "pd.Series":
    """Which customers have no order in the window of months after `snapshot`; a return is no order."""
    import pandas as pd

    ordered_on = pd.to_datetime(days["ordered_on"])
    is_later = (ordered_on > pd.Timestamp(snapshot)) & (ordered_on <= outcome_known_on(snapshot, window_months))
    returning = days.loc[is_later & (days["orders"] > 0), "surviving_account_csn"]
    return ~customers.isin(set(returning))
