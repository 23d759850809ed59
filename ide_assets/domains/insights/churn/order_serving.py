"""Scores of the model of orders with their drivers: what they are computed from, and the computation."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.insights.churn.kinds import TRANSACTIONAL
from ide_assets.domains.insights.churn.serving import explained, scored, with_model
from ide_assets.domains.insights.examples.ordering import features, is_day, order_days
from ide_assets.domains.insights.tables import ORDER_FEATURES
from ide_assets.domains.insights.tables import TRANSACTIONAL as TABLE
from ide_assets.settings import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters


def to_score(
    orders: "ir.Table",
    account_merges: "ir.Table",
    insight_registry_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Days with orders up to the month's end, and one row with the serving model; no row if none serves."""
    rows = with_model(order_days(orders, account_merges, month), insight_registry_monthly, TRANSACTIONAL)
    return rows.mutate(
        now=month.last_day,
        window_months=ibis.literal(rules.insights.transactional_window_months, type="int64"),
    )


def scores(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_transactional_churn_monthly`, from those of `to_score`."""
    days, first = rows[is_day(rows)], rows.iloc[0]
    customers = features(days, first["now"], int(first["window_months"]))
    if customers.empty:
        return customers.reindex(columns=list(TABLE.column_names))
    table = scored(customers, rows[rows["model_file"].notna()].iloc[0], TRANSACTIONAL.features)
    ends = ("", "_low", "_high")
    table = table.rename(columns={f"churn_probability{end}": f"transactional_churn_probability{end}" for end in ends})
    return table[list(TABLE.column_names)]


def to_explain(
    insight_transactional_churn_monthly: "ir.Table",
    insight_registry_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The scored customers with their features, and one row with the serving model; no row if none serves."""
    customers = insight_transactional_churn_monthly.select("snapshot_date", "surviving_account_csn", *ORDER_FEATURES)
    return with_model(customers, insight_registry_monthly, TRANSACTIONAL)


def drivers(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_transactional_drivers_monthly`, from those of `to_explain`."""
    return explained(rows, TRANSACTIONAL)
