"""From the tables of a month to the usability report of every model: the rows that are examined, and the report."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ibis

from ide_assets.domains.insights.examples.ordering import DAY_COLUMNS, order_days
from ide_assets.domains.insights.examples.purchases import purchases
from ide_assets.domains.insights.examples.renewals import drawn_accounts, examples
from ide_assets.domains.insights.examples.unions import together
from ide_assets.domains.insights.rules import (
    LIFETIME_VALUE,
    MODELS,
    RECOMMENDATION,
    SUBSCRIPTION_CHURN,
    SUFFICIENT,
    TRANSACTIONAL_CHURN,
)
from ide_assets.domains.insights.tables import FEATURES, REQUIRED, USABILITY
from ide_assets.domains.insights.words import ORDERS
from ide_assets.settings import InsightRules, Rules
from ide_assets.vocabulary.rates import listed

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.domains.insights.sufficiency.usability import Needs
    from ide_assets.vocabulary.parameters import MonthParameters

#: Settings that the report compares with; each is a column of the examined rows.
_SETTINGS = tuple(InsightRules.model_fields)


def if_sufficient(
    rows: "ir.Table", insight_usability_monthly: "ir.Table", model: str, by_orders: bool | None = None
) -> "ir.Table":
    """The rows, or none if the report has a step of the model that is not sufficient, or no step (R-CI-2).

    With `by_orders`, only its steps about orders count, or only the others.
    """
    steps = insight_usability_monthly.filter(insight_usability_monthly.model == model)
    if by_orders is not None:
        is_about_orders = ibis.coalesce(steps.source == ORDERS, False)
        steps = steps.filter(is_about_orders if by_orders else ~is_about_orders)
    # By model, though there is one: Sail does not filter the single row of an aggregate without groups.
    passed = steps.group_by("model").agg(shortcomings=(steps.state != SUFFICIENT).sum())
    passed = passed.filter(passed.shortcomings == 0).select(passed_model="model")
    return rows.cross_join(passed).drop("passed_model")


def examined(
    insight_renewals_monthly: "ir.Table",
    insight_open_renewals_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    entitlements: "ir.Table",
    product_renames: "ir.Table | None",
    account_merges: "ir.Table",
    orders: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """The rows that the report is made from: records of each model, and one row per model with its settings.

    Subscription churn has the months of renewals with a known outcome, lifetime value the months of open renewals;
    recommendation has what each account bought: its subscriptions, once per product and first day. Transactional churn
    has the days with orders, from which lifetime value of customers without a contract is made, too. Each has up to
    MOST_ACCOUNTS accounts, as the models learn from.
    """
    known = examples(insight_renewals_monthly, opportunity_outcomes_monthly)
    churn = known.select(
        "churned",
        *FEATURES,
        model=ibis.literal(SUBSCRIPTION_CHURN),
        profile="surviving_account_csn",
        moment="snapshot_date",
    )
    bought = drawn_accounts(purchases(entitlements, product_renames, account_merges, month)).select(
        "product", model=ibis.literal(RECOMMENDATION), profile="surviving_account_csn", moment="bought_at"
    )
    renewed = drawn_accounts(insight_open_renewals_monthly).select(
        "acv_usd",
        model=ibis.literal(LIFETIME_VALUE),
        profile="surviving_account_csn",
        moment="snapshot_date",
    )
    ordered = drawn_accounts(order_days(orders, account_merges, month)).select(
        *DAY_COLUMNS, model=ibis.literal(TRANSACTIONAL_CHURN), profile="surviving_account_csn", moment="ordered_on"
    )
    records = together(churn, bought, renewed, ordered)
    settings = listed("examined_model", MODELS).mutate(
        snapshot_date=month.last_day,
        **{name: ibis.literal(float(getattr(rules.insights, name))) for name in _SETTINGS},
    )
    return settings.left_join(records, settings.examined_model == records.model).drop("model")


def report(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_usability_monthly`, from those of `examined`."""
    import pandas as pd

    from ide_assets.domains.insights.sufficiency import usability
    from ide_assets.domains.insights.sufficiency.usability import Roles

    settings = rows.iloc[0]
    parts = []
    for model in MODELS:
        records = rows[(rows["examined_model"] == model) & rows["profile"].notna()]
        needs = needs_of(model, settings)
        if model == TRANSACTIONAL_CHURN:
            part = _of_orders(records, needs, settings)
        elif model == SUBSCRIPTION_CHURN:
            roles = Roles(
                "surviving_account_csn", "snapshot_date", REQUIRED, FEATURES, target="churned", activity="mau"
            )
            known = records.drop(columns="snapshot_date").rename(
                columns={"profile": "surviving_account_csn", "moment": "snapshot_date"}
            )
            part = usability.examine(
                known.assign(mau=known["mau"].astype(float)), "opportunities", needs, roles, settings["snapshot_date"]
            )
        elif model == LIFETIME_VALUE:
            roles = Roles("surviving_account_csn", "snapshot_date", ("acv_usd",))
            renewed = records.drop(columns="snapshot_date").rename(
                columns={"profile": "surviving_account_csn", "moment": "snapshot_date"}
            )
            part = usability.examine(renewed, "opportunities", needs, roles, settings["snapshot_date"])
            days = _days(rows[rows["examined_model"] == TRANSACTIONAL_CHURN])
            if not days.empty:
                # Customers without a contract: examined only where orders are delivered.
                part = pd.concat([part, _examined(days, needs, settings)])
        else:
            roles = Roles("account_csn", "start_date", ("offering_external_key",), product="offering_external_key")
            bought = records.rename(
                columns={"profile": "account_csn", "moment": "start_date", "product": "offering_external_key"}
            )
            part = usability.examine(bought, "entitlements", needs, roles, settings["snapshot_date"])
        parts.append(part.assign(model=model))
    table = pd.concat(parts).assign(snapshot_date=settings["snapshot_date"])
    return table[list(USABILITY.column_names)]


def _days(records: "pd.DataFrame") -> "pd.DataFrame":
    """The days with orders among the records, as columns of the source."""
    days = records[records["ordered_on"].notna() & (records["orders"] > 0)]
    return days.assign(
        account_csn=days["profile"], surviving_account_csn=days["profile"], amount_usd=days["cents"].astype(float) / 100
    )


def _of_orders(records: "pd.DataFrame", needs: "Needs", settings: "pd.Series") -> "pd.DataFrame":
    """The report of transactional churn: customers with enough orders, and outcomes of both kinds."""
    import pandas as pd

    from ide_assets.domains.insights.examples import ordering
    from ide_assets.domains.insights.sufficiency import usability

    days = _days(records)
    if days.empty:
        return usability.not_delivered(ORDERS, "order_id")
    known = ordering.examples(days, settings["snapshot_date"], int(settings["transactional_window_months"]))
    outcomes = usability.outcomes(known["churned"], ORDERS, "churned")
    return pd.concat([_examined(days, needs, settings), outcomes])


def _examined(days: "pd.DataFrame", needs: "Needs", settings: "pd.Series") -> "pd.DataFrame":
    """Whether the customers have enough orders for a model."""
    from ide_assets.domains.insights.sufficiency import usability

    roles = usability.Roles("account_csn", "ordered_on", ("amount_usd",))
    return usability.examine(days, ORDERS, needs, roles, settings["snapshot_date"])


def needs_of(model: str, settings: "Mapping[Any, Any] | pd.Series") -> "Needs":
    """The least data of a model, from the settings."""
    from ide_assets.domains.insights.sufficiency.usability import Needs

    def whole(name: str) -> int:
        return int(settings[name])

    missing = float(settings["most_missing_share"])
    if model == SUBSCRIPTION_CHURN:
        return Needs(
            whole("churn_profiles"),
            activities=whole("churn_activities"),
            active_share=float(settings["churn_active_share"]),
            history_months=whole("churn_history_windows") * whole("churn_horizon_months"),
            missing_share=missing,
        )
    if model == TRANSACTIONAL_CHURN:
        return Needs(whole("transactional_profiles"), whole("transactional_orders"), missing_share=missing)
    if model == LIFETIME_VALUE:
        return Needs(whole("lifetime_profiles"), history_months=whole("lifetime_history_months"), missing_share=missing)
    return Needs(
        whole("recommendation_profiles"),
        whole("recommendation_purchases"),
        history_months=whole("recommendation_history_months"),
        products=whole("recommendation_products"),
        missing_share=missing,
    )
