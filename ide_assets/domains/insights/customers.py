"""The insight models' results by model and by customer, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.cohorts.transforms import with_newest_score
from ide_assets.domains.insights.renewals import next_renewals
from ide_assets.domains.insights.rules import MODELS, SUBSCRIPTION_CHURN, SUFFICIENT
from ide_assets.domains.insights.tables import MODELS as MODELS_TABLE
from ide_assets.domains.insights.words import ALL
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed, quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.kernel.parameters import MonthParameters

#: Log-odds are summed in whole billionths, so that the order of rows does not matter.
_BILLIONTHS = 1e9


def insight_models_monthly(
    insight_usability_monthly: "ir.Table", insight_registry_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Every model: those of the registry, and one row for each model without any, with the reason (R-CI-3)."""
    registered = insight_registry_monthly
    steps = insight_usability_monthly
    short = steps.filter(steps.state != SUFFICIENT)
    first = short.mutate(
        place=ibis.row_number().over(
            group_by="model", order_by=[short.step != "profiles", short.step, short.examined_column]
        )
    ).filter(ibis._.place == 0)
    reasons = first.select(short_model="model", finding="finding", what_to_do="what_to_do")
    trained = registered.select(trained_model="model").distinct()
    models = listed("model", MODELS)
    missing = models.anti_join(trained, [("model", "trained_model")]).left_join(reasons, [("model", "short_model")])
    not_trained = missing.mutate(
        snapshot_date=month.last_day,
        model_version=ibis.literal("none"),
        is_trained=ibis.literal(False),
        decision=ibis.cases(
            (missing.finding.notnull(), ibis.literal("Not trained: ") + missing.finding + " " + missing.what_to_do),
            (
                missing.model == SUBSCRIPTION_CHURN,
                f"Not trained: fewer renewals were won or lost than needed before the last "
                f"{rules.insights.test_months} months, or in them.",
            ),
            else_="Not trained: the product has no such model yet.",
        ),
    )
    names = MODELS_TABLE.column_names
    types = registered.schema()
    not_trained = not_trained.mutate(
        **{name: ibis.null(types[name]) for name in names if name not in not_trained.columns and name != "is_serving"},
        is_serving=ibis.literal(False),
    )
    serves = registered.is_serving.max().over(group_by="model")
    return registered.mutate(is_trained=serves).select(*names).union(not_trained.select(*names))


def insight_drivers_by_band_monthly(
    insight_drivers_monthly: "ir.Table", insight_churn_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Mean contributions by band of the churn probability, and over all (R-CI-4)."""
    bands = insight_churn_monthly.select(banded_csn="surviving_account_csn", band="churn_band")
    rows = insight_drivers_monthly.inner_join(bands, [("surviving_account_csn", "banded_csn")])
    rows = rows.cross_join(listed("together", (0, 1)))
    rows = rows.mutate(
        churn_band=ibis.ifelse(rows.together == 1, ibis.literal(ALL), rows.band),
        billionths=(rows.log_odds * _BILLIONTHS).round().cast("int64"),
    )
    sums = rows.group_by("churn_band", "driver").agg(
        accounts_scored=rows.count(), total=rows.billionths.sum(), size=rows.billionths.abs().sum()
    )
    return sums.mutate(
        snapshot_date=month.last_day,
        mean_log_odds=quotient(sums.total, sums.accounts_scored) / ibis.literal(_BILLIONTHS, type="float64"),
        mean_absolute_log_odds=quotient(sums.size, sums.accounts_scored) / ibis.literal(_BILLIONTHS, type="float64"),
    )


def customer_insights_monthly(
    account_attributes: "ir.Table",
    account_merges: "ir.Table",
    opportunities: "ir.Table",
    ews_scores: "ir.Table | None",
    insight_churn_monthly: "ir.Table",
    insight_models_monthly: "ir.Table",
    segment_accounts_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account. The churn model's score serves where no renewal score was delivered (R-CI-7)."""
    accounts = with_survivor(account_attributes.select("account_csn"), "account_csn", account_merges)
    accounts = accounts.select("surviving_account_csn").distinct()
    due = with_newest_score(next_renewals(opportunities, account_merges, month), ews_scores, month).select(
        due_csn="surviving_account_csn", ews="customer_ews_prediction"
    )
    scored = insight_churn_monthly.select(
        "churn_probability",
        "churn_probability_low",
        "churn_probability_high",
        scored_csn="surviving_account_csn",
        churn_model_version="model_version",
    )
    trained = insight_models_monthly.filter(insight_models_monthly.model == SUBSCRIPTION_CHURN).agg(
        serves=insight_models_monthly.is_serving.max()
    )
    rows = accounts.left_join(due, [("surviving_account_csn", "due_csn")])
    rows = rows.left_join(scored, [("surviving_account_csn", "scored_csn")]).cross_join(trained)
    segmented = segment_accounts_monthly.select("segments", segmented_csn="surviving_account_csn")
    rows = rows.left_join(segmented, [("surviving_account_csn", "segmented_csn")])
    return rows.mutate(
        snapshot_date=month.last_day,
        churn_missing_because=ibis.cases(
            (rows.churn_probability.notnull(), ibis.null("string")),
            (~ibis.coalesce(rows.serves, False), "no churn model serves"),
            (rows.due_csn.isnull(), "no renewal is open"),
            else_=f"no renewal is due within {rules.insights.churn_horizon_months} months",
        ),
        effective_renewal_score=ibis.coalesce(rows.ews, 1 - rows.churn_probability),
        effective_score_source=ibis.cases(
            (rows.ews.notnull(), "ews"), (rows.churn_probability.notnull(), "churn_model")
        ),
        transactional_churn_probability=ibis.null("float64"),
        lifetime_value=ibis.null("float64"),
        lifetime_value_low=ibis.null("float64"),
        lifetime_value_high=ibis.null("float64"),
        is_high_value=ibis.null("boolean"),
        recommendations=ibis.null("string"),
    )
