"""Lifetime value of contracts, and of orders without one: what it is computed from, and the computation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.cohorts.renewals import decided_renewals
from ide_assets.domains.cohorts.transforms import with_newest_score
from ide_assets.domains.deliveries.subscriptions.scope import is_active
from ide_assets.domains.insights.examples.ordering import is_day, order_days
from ide_assets.domains.insights.examples.renewals import drawn_accounts, effective_score, open_renewals
from ide_assets.domains.insights.examples.unions import together
from ide_assets.domains.insights.rules import LIFETIME_VALUE
from ide_assets.domains.insights.sufficiency.sufficiency import if_sufficient
from ide_assets.domains.insights.value.tables import LIFETIME_GRADES, LIFETIME_VALUES
from ide_assets.domains.insights.words import ALL, COHORT, CONTRACTS, ORDERS, SCORES, SCORES_AND_COHORT
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import rounded_ratio
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd

    from ide_assets.vocabulary.parameters import MonthParameters

#: The term that is longer than a year, and its years.
_LONG_TERM, _LONG_YEARS = "3-Year", 3

#: Four years have this many days.
_FOUR_YEARS = 1461

#: Accounts whose rows are made together: those of all accounts might not fit in memory.
_PART = 250_000

#: Renewals in value_drivers.
_MAIN_RENEWALS = 3


def insight_open_renewals_monthly(
    opportunities: "ir.Table",
    entitlements: "ir.Table",
    account_merges: "ir.Table",
    ews_scores: "ir.Table | None",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per open renewal that closes after the month, as it was known at the month's end (R-CI-1, R-CI-3).

    `renewal_number` counts the renewals of the account from its first subscription, in terms of the renewal's length.
    """
    rows = with_newest_score(open_renewals(opportunities, account_merges, month), ews_scores, month)
    begun = with_survivor(
        entitlements.filter(entitlements.start_date <= month.last_day).select("account_csn", "start_date"),
        "account_csn",
        account_merges,
    )
    firsts = begun.group_by(first_csn="surviving_account_csn").agg(first_day=begun.start_date.min())
    rows = rows.left_join(firsts, [("surviving_account_csn", "first_csn")])
    days = ibis.greatest(ibis.coalesce(rows.close_date.delta(rows.first_day, unit="day"), 0), 0)
    return rows.mutate(
        snapshot_date=month.last_day,
        renewal_number=ibis.greatest(rounded_ratio(4, days, term_years(rows.term) * _FOUR_YEARS), 1),
    )


def term_years(term: "ir.StringValue") -> "ir.IntegerValue":
    """The length of a term in years; an unknown one counts as a year."""
    return ibis.ifelse(ibis.coalesce(term, "") == _LONG_TERM, _LONG_YEARS, 1).cast("int64")


def to_grade(
    insight_open_renewals_monthly: "ir.Table",
    insight_churn_monthly: "ir.Table",
    opportunity_outcomes_monthly: "ir.Table",
    orders: "ir.Table",
    account_merges: "ir.Table",
    insight_usability_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """What the models are made from and judged by.

    Open renewals of three years, and how each was decided since; days with orders of three years. No row of either if
    the usability report of the month finds its data insufficient (R-CI-2).
    """
    outcomes = decided_renewals(opportunity_outcomes_monthly).select(
        "is_won",
        "counted_acv_usd",
        decided_opportunity="opportunity_id",
        decided_on="close_date",
        known_on="outcome_shown_on",
    )
    rows = _scored(drawn_accounts(insight_open_renewals_monthly), insight_churn_monthly)
    rows = rows.left_join(outcomes, [("opportunity_id", "decided_opportunity")]).drop("decided_opportunity")
    days = drawn_accounts(order_days(orders, account_merges, month))
    rows = together(
        if_sufficient(rows, insight_usability_monthly, LIFETIME_VALUE, by_orders=False),
        if_sufficient(days, insight_usability_monthly, LIFETIME_VALUE, by_orders=True),
    )
    return rows.mutate(
        now=month.last_day,
        horizon_months=ibis.literal(rules.insights.lifetime_horizon_months, type="int64"),
        origins=ibis.literal(rules.insights.backtest_origins, type="int64"),
        high_value_share=ibis.literal(rules.insights.high_value_share, type="float64"),
    )


def grades(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `insight_lifetime_grades_monthly`, from those of `to_grade`."""
    import pandas as pd

    from ide_assets.domains.insights.value import lifetime_grading, order_values

    first, of_orders = rows.iloc[0], is_day(rows)
    settings = first["now"], int(first["horizon_months"]), int(first["origins"]), float(first["high_value_share"])
    parts = []
    if not of_orders.all():
        parts.append(lifetime_grading.graded(rows[~of_orders], *settings).assign(value_method=CONTRACTS))
    if of_orders.any():
        parts.append(order_values.graded(rows[of_orders], *settings))
    table = pd.concat(parts).assign(snapshot_date=first["now"], model=LIFETIME_VALUE)
    return table.reindex(columns=list(LIFETIME_GRADES.column_names))


def to_value(
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    insight_open_renewals_monthly: "ir.Table",
    insight_churn_monthly: "ir.Table",
    insight_lifetime_grades_monthly: "ir.Table",
    entitlements: "ir.Table",
    orders: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every surviving account with its open renewals, if it has any, and the model of contracts, if one serves.

    If a model of orders serves, the days with orders, too, with that model in each row.
    """
    accounts = with_survivor(account_attributes.select("account_csn"), "account_csn", account_merges)
    accounts = accounts.select(valued_csn="surviving_account_csn").distinct().mutate(snapshot_date=month.last_day)
    renewals = _scored(insight_open_renewals_monthly, insight_churn_monthly).drop("snapshot_date")
    grades = insight_lifetime_grades_monthly
    serving = grades.filter((grades.origin == ALL) & grades.is_serving)
    model = serving.filter(serving.retention_alpha.notnull()).select(
        "model_version", "retention_alpha", "retention_beta", "interval_width", graded_on="snapshot_date"
    )
    of_orders = serving.filter(serving.order_parameters.notnull()).select(
        "order_parameters", order_model_version="model_version", order_interval_width="interval_width"
    )
    contracted = with_survivor(
        entitlements.filter(is_active(entitlements, month)).select("account_csn"), "account_csn", account_merges
    )
    contracted = contracted.select(contracted_csn="surviving_account_csn").distinct()
    rows = accounts.left_join(renewals, [("valued_csn", "surviving_account_csn")]).drop("surviving_account_csn")
    rows = rows.left_join(model, [("snapshot_date", "graded_on")]).drop("graded_on")
    rows = rows.left_join(contracted, [("valued_csn", "contracted_csn")])
    rows = rows.mutate(has_contract=rows.contracted_csn.notnull() | rows.opportunity_id.notnull()).drop(
        "contracted_csn", "snapshot_date"
    )
    rows = together(
        rows.rename(surviving_account_csn="valued_csn"),
        order_days(orders, account_merges, month).cross_join(of_orders),
    )
    return rows.mutate(
        snapshot_date=month.last_day,
        horizon_months=ibis.literal(rules.insights.lifetime_horizon_months, type="int64"),
        margin=ibis.literal(rules.insights.lifetime_margin, type="float64"),
        yearly_discount=ibis.literal(rules.insights.lifetime_discount, type="float64"),
        high_value_share=ibis.literal(rules.insights.high_value_share, type="float64"),
    )


def _scored(rows: "ir.Table", insight_churn_monthly: "ir.Table") -> "ir.Table":
    """Open renewals with what expected_revenue reads: the score as it was known in the row's month, and the term."""
    churn = insight_churn_monthly.select(
        "churn_probability", churn_opportunity="opportunity_id", churn_month="snapshot_date"
    )
    rows = rows.left_join(churn, [("opportunity_id", "churn_opportunity"), ("snapshot_date", "churn_month")])
    return rows.select(
        "snapshot_date",
        "surviving_account_csn",
        "opportunity_id",
        "close_date",
        "acv_usd",
        "renewal_number",
        term_years=term_years(rows.term),
        renewal_score=effective_score(rows.customer_ews_prediction, rows.churn_probability),
    )


def values(rows: "pd.DataFrame") -> "Iterator[pd.DataFrame]":
    """The rows of `insight_lifetime_value_monthly` in parts, from those of `to_value`."""
    import numpy as np
    import pandas as pd

    from ide_assets.domains.insights.grading.grading import high_value

    first = rows.iloc[0]
    listed = rows[~is_day(rows)]
    table = pd.DataFrame(index=pd.Index(listed["surviving_account_csn"].unique(), name="surviving_account_csn"))
    has_renewal = table.index.isin(listed.loc[listed["opportunity_id"].notna(), "surviving_account_csn"])
    table = table.assign(
        snapshot_date=first["snapshot_date"],
        lifetime_missing_because=np.where(
            has_renewal, "no open renewal has an annual contract value", "no renewal is open"
        ),
    )
    if listed["retention_alpha"].isna().all():
        table["lifetime_missing_because"] = "no lifetime value model serves"
    valued = [part for part in (_of_contracts(listed), _of_orders(rows)) if not part.empty]
    if not valued:
        yield _shaped(table)
        return
    priced = pd.concat(valued)
    priced["is_high_value"] = pd.Series(
        high_value(priced["lifetime_value"], float(first["high_value_share"])), priced.index, dtype="boolean"
    )
    for start in range(0, len(table), _PART):
        part = table.iloc[start : start + _PART].join(priced)
        reason = part["lifetime_missing_because"].where(part["lifetime_value"].isna(), None)
        yield _shaped(part.assign(lifetime_missing_because=reason))


def _of_contracts(listed: "pd.DataFrame") -> "pd.DataFrame":
    """The values of the accounts whose open renewals have a value, by account; none if no model serves."""
    import pandas as pd

    from ide_assets.domains.insights.value import contracts
    from ide_assets.domains.insights.value.lifetime import ShiftedBetaGeometric

    known = listed[listed["acv_usd"].notna() & listed["retention_alpha"].notna()].reset_index(drop=True)
    if known.empty:
        return pd.DataFrame()
    first = known.iloc[0]
    model = ShiftedBetaGeometric(float(first["retention_alpha"]), float(first["retention_beta"]), float("nan"))
    months, margin = int(first["horizon_months"]), float(first["margin"])
    revenue = contracts.expected_revenue(known, model, first["snapshot_date"], months, float(first["yearly_discount"]))
    amounts = ["contracted", "if_renewed", "renewed", "spread"]
    sums = contracts.by_account(known, revenue.assign(**{name: revenue[name] * margin for name in amounts}))
    # Whole cents, so that the parts sum to the value exactly.
    certain, renewed = sums["contracted"].round(2), sums["renewed"].round(2)
    reach = float(first["interval_width"]) * contracts.scale(sums["expected"], sums["spread"])
    return _with_interval((certain + renewed).round(2), reach).assign(
        value_contracted=certain,
        value_of_renewals=renewed,
        value_of_orders=0.0,
        value_if_all_renew=(certain + sums["if_renewed"]).round(2),
        value_method=_methods(known),
        value_drivers=_drivers(known, revenue["probability"]),
        value_model_version=str(first["model_version"]),
    )


def _of_orders(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The values of accounts without a contract that have ordered, by account; none if no model of orders serves."""
    import pandas as pd

    from ide_assets.domains.insights.value import contracts, order_values

    of_orders = is_day(rows)
    days, listed = rows[of_orders], rows[~of_orders]
    if days.empty:
        return pd.DataFrame()
    first = days.iloc[0]
    history = order_values.histories(days, first["snapshot_date"])
    free = set(listed.loc[~listed["has_contract"].astype(bool), "surviving_account_csn"])
    history = history[history.index.isin(free)]
    if history.empty:
        return pd.DataFrame()
    model = order_values.OrderModel.from_text(str(first["order_parameters"]))
    expected = order_values.expected(history, model, int(first["horizon_months"]), float(first["yearly_discount"]))
    money = expected[["expected", "spread"]] * float(first["margin"])
    value = money["expected"].round(2)
    reach = float(first["order_interval_width"]) * contracts.scale(money["expected"], money["spread"])
    words = [
        f"{plural(int(count), 'day')} with orders, the last on {last:%Y-%m-%d}; {coming:.1f} expected of "
        f"{worth:,.0f} USD each"
        for count, last, coming, worth in zip(
            history["count"], history["last"], expected["purchases"], expected["worth"], strict=True
        )
    ]
    return _with_interval(value, reach).assign(
        value_contracted=0.0,
        value_of_renewals=0.0,
        value_of_orders=value,
        value_if_all_renew=value,
        value_method=ORDERS,
        value_drivers=words,
        value_model_version=str(first["order_model_version"]),
    )


def _with_interval(value: "pd.Series", reach: "pd.Series") -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {
            "lifetime_value": value,
            "lifetime_value_low": (value - reach).clip(lower=0).round(2),
            "lifetime_value_high": (value + reach).round(2),
        }
    )


def _shaped(table: "pd.DataFrame") -> "pd.DataFrame":
    return table.reset_index().reindex(columns=list(LIFETIME_VALUES.column_names))


def _methods(known: "pd.DataFrame") -> "pd.Series":
    """Where the probabilities of each account's renewals come from."""
    share = known["renewal_score"].notna().groupby(known["surviving_account_csn"]).mean()
    return share.map(lambda scored: SCORES if scored == 1 else COHORT if scored == 0 else SCORES_AND_COHORT).astype(
        object
    )


def _drivers(known: "pd.DataFrame", probability: "pd.Series") -> "pd.Series":
    """The renewals that matter most to each account's value, in words: date, value and probability."""
    ordered = known.assign(probability=probability).sort_values(
        ["surviving_account_csn", "acv_usd", "close_date", "opportunity_id"], ascending=[True, False, True, True]
    )
    ordered = ordered.groupby("surviving_account_csn").head(_MAIN_RENEWALS)
    words = [
        f"renewal on {str(close)[:10]}: {worth:,.0f} USD a year, {chance:.0%} likely"
        for close, worth, chance in zip(ordered["close_date"], ordered["acv_usd"], ordered["probability"], strict=True)
    ]
    return ordered.assign(words=words).groupby("surviving_account_csn")["words"].agg("; ".join)
