"""The insight models' results by model and by customer, as pure functions."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.insights.examples.renewals import effective_score
from ide_assets.domains.insights.rules import MODELS, SUBSCRIPTION_CHURN, SUFFICIENT, TRANSACTIONAL_CHURN
from ide_assets.domains.insights.tables import MODELS as MODELS_TABLE
from ide_assets.domains.insights.words import ALL, NO_VERSION, ORDERS
from ide_assets.settings import Rules
from ide_assets.vocabulary.rates import listed, quotient

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

#: Products that are recommended to an account, at most.
_MOST_OFFERS = 5

#: Log-odds are summed in whole billionths, so that the order of rows does not matter.
_BILLIONTHS = 1e9


def insight_models_monthly(
    insight_usability_monthly: "ir.Table",
    insight_registry_monthly: "ir.Table",
    insight_lifetime_grades_monthly: "ir.Table",
    insight_recommendation_grades_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Every model: registered and graded ones, and one row for each model without any, with the reason (R-CI-3)."""
    names = MODELS_TABLE.column_names
    registered = insight_registry_monthly.select(*(name for name in names if name != "is_trained"))
    values = insight_lifetime_grades_monthly
    # Without a version, the grades alone say why there is no model of orders.
    values = values.filter((ibis.coalesce(values.value_method, "") != ORDERS) | values.model_version.notnull())
    for graded in (values.filter(values.origin == ALL), insight_recommendation_grades_monthly):
        rows = graded.mutate(test_rows=graded.profiles, model_version=ibis.coalesce(graded.model_version, NO_VERSION))
        registered = registered.union(_with_all(rows, registered))
    steps = insight_usability_monthly
    short = steps.filter(steps.state != SUFFICIENT)
    first = short.mutate(
        place=ibis.row_number().over(
            group_by="model",
            order_by=[short.source == ORDERS, short.step != "profiles", short.step, short.examined_column],
        )
    ).filter(ibis._.place == 0)
    reasons = first.select(short_model="model", finding="finding", what_to_do="what_to_do")
    trained = registered.select(trained_model="model").distinct()
    models = listed("model", MODELS)
    missing = models.anti_join(trained, [("model", "trained_model")]).left_join(reasons, [("model", "short_model")])
    not_trained = missing.mutate(
        snapshot_date=month.last_day,
        model_version=ibis.literal(NO_VERSION),
        is_trained=ibis.literal(False),
        decision=ibis.cases(
            (missing.finding.notnull(), ibis.literal("Not trained: ") + missing.finding + " " + missing.what_to_do),
            (
                missing.model == SUBSCRIPTION_CHURN,
                f"Not trained: fewer renewals were won or lost than needed before the last "
                f"{rules.insights.test_months} months, or in them.",
            ),
            (
                missing.model == TRANSACTIONAL_CHURN,
                f"Not trained: fewer customers went on ordering, or stopped, than needed before the last "
                f"{rules.insights.test_months + rules.insights.transactional_window_months} months, or in them.",
            ),
            else_="Not trained: no model was made from the data.",
        ),
    )
    serves = registered.is_serving.max().over(group_by="model")
    listed_models = registered.mutate(is_trained=serves).select(*names)
    return listed_models.union(_with_all(not_trained.mutate(is_serving=ibis.literal(False)), listed_models))


def _with_all(rows: "ir.Table", like: "ir.Table") -> "ir.Table":
    """The rows with the columns of another table; those that they do not have are null."""
    types = like.schema()
    return rows.mutate(**{name: ibis.null(types[name]) for name in like.columns if name not in rows.columns}).select(
        *like.columns
    )


def insight_drivers_by_band_monthly(
    insight_drivers_monthly: "ir.Table", insight_churn_monthly: "ir.Table", month: "MonthParameters", rules: Rules
) -> "ir.Table":
    """Mean contributions by band of the churn probability, and over all (R-CI-4)."""
    return _by_band(insight_drivers_monthly, insight_churn_monthly, month)


def insight_transactional_drivers_by_band_monthly(
    insight_transactional_drivers_monthly: "ir.Table",
    insight_transactional_churn_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """Mean contributions to the scores of customers without a contract, by band and over all (R-CI-4)."""
    return _by_band(insight_transactional_drivers_monthly, insight_transactional_churn_monthly, month)


def _by_band(drivers: "ir.Table", scores: "ir.Table", month: "MonthParameters") -> "ir.Table":
    bands = scores.select(banded_csn="surviving_account_csn", band="churn_band")
    rows = drivers.inner_join(bands, [("surviving_account_csn", "banded_csn")])
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
    insight_churn_monthly: "ir.Table",
    insight_transactional_churn_monthly: "ir.Table",
    insight_models_monthly: "ir.Table",
    insight_lifetime_value_monthly: "ir.Table",
    insight_recommendations_monthly: "ir.Table",
    segment_accounts_monthly: "ir.Table",
    month: "MonthParameters",
    rules: Rules,
) -> "ir.Table":
    """One row per surviving account. The churn model's score serves where no renewal score was delivered (R-CI-7)."""
    # Days to close are those of the account's next renewal: null if no renewal is open.
    accounts = segment_accounts_monthly.select(
        "surviving_account_csn", "segments", "days_to_close", ews="customer_ews_prediction"
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
    worth = insight_lifetime_value_monthly.select(
        "lifetime_value",
        "lifetime_value_low",
        "lifetime_value_high",
        "is_high_value",
        "lifetime_missing_because",
        valued_csn="surviving_account_csn",
    )
    accounts = accounts.left_join(worth, [("surviving_account_csn", "valued_csn")])
    accounts = accounts.left_join(_offers(insight_recommendations_monthly), [("surviving_account_csn", "offered_csn")])
    ordering = insight_transactional_churn_monthly.select(
        "transactional_churn_probability", ordering_csn="surviving_account_csn"
    )
    accounts = accounts.left_join(ordering, [("surviving_account_csn", "ordering_csn")])
    rows = accounts.left_join(scored, [("surviving_account_csn", "scored_csn")]).cross_join(trained)
    return rows.mutate(
        snapshot_date=month.last_day,
        churn_missing_because=ibis.cases(
            (rows.churn_probability.notnull(), ibis.null("string")),
            (~ibis.coalesce(rows.serves, False), "no churn model serves"),
            (rows.days_to_close.isnull(), "no renewal is open"),
            else_=f"no renewal is due within {rules.insights.churn_horizon_months} months",
        ),
        effective_renewal_score=effective_score(rows.ews, rows.churn_probability),
        effective_score_source=ibis.cases(
            (rows.ews.notnull(), "ews"), (rows.churn_probability.notnull(), "churn_model")
        ),
    )


def _offers(insight_recommendations_monthly: "ir.Table") -> "ir.Table":
    """One row per account with its recommendations in one text, by rank."""
    rows = insight_recommendations_monthly
    text = rows.product_name + ibis.literal(" (") + rows.recommendation_reason + ibis.literal(")")
    ranks = range(1, _MOST_OFFERS + 1)
    by_rank = rows.group_by(offered_csn="surviving_account_csn").agg(
        **{
            f"offer_{rank}": ibis.ifelse(rows.recommendation_rank == rank, text, ibis.null("string")).max()
            for rank in ranks
        }
    )
    joined = ibis.coalesce(by_rank.offer_1, "")
    for rank in ranks[1:]:
        joined = joined + ibis.coalesce(ibis.literal("; ") + by_rank[f"offer_{rank}"], "")
    return by_rank.select("offered_csn", recommendations=joined)
