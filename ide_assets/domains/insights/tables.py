"""Tables of the insights domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "insights"


def published(name: str) -> Publication:
    """Where analysts find an insight table of this name."""
    return Publication("eio_publish", "engagement_shared", name)


#: What the churn model learns from, in the order of the table: numbers, then categories.
FEATURES = (
    "days_to_close",
    "acv_usd",
    "active_aov_net3",
    "seats_purchased",
    "mau",
    "assignment_rate",
    "utilisation_rate",
    "utilisation_change",
    "assignment_diff",
    "utilisation_diff",
    "engagement_score",
    "communication_score",
    "product_score",
    "relationship_score",
    "merged_accounts",
    "interventions_recent",
    "term",
    "territory_account_tier",
    "named_account_group",
    "site_geo",
    "industry_group",
    "lc_flag",
    "promo_flag",
    "parent_account_new_customer_flag",
)

#: What the model of orders learns from: all in the last two windows of months, nothing earlier.
ORDER_FEATURES = (
    "days_since_order",
    "days_between_orders",
    "orders_recent",
    "orders_change",
    "order_value_recent",
    "returns_recent",
)

#: Features that most accounts must have, for the churn model to be trained.
REQUIRED = ("term", "seats_purchased", "assignment_rate", "utilisation_rate")

RENEWALS = Table(
    "insight_renewals_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date", "surviving_account_csn", "opportunity_id", "close_date", "customer_ews_prediction", *FEATURES
    ),
    description=(
        "The next renewal of each surviving account that is due within the horizon of the churn model, with what the "
        "model learns from: known at the month's end, nothing later."
    ),
    shares=("term", "site_geo"),
)

USABILITY = Table(
    "insight_usability_monthly",
    GROUP,
    key=("snapshot_date", "model", "step", "examined_column"),
    columns=columns("snapshot_date", "model", "step", "state", "source", "examined_column", "finding", "what_to_do"),
    description=(
        "Whether there is enough data for each insight model, examined before any training and listed whether or not "
        "the model is trained."
    ),
    publication=published("insight_usability_monthly"),
)

#: Measures of a grade.
_MEASURES = (
    "grade",
    "baseline_rate",
    "auc",
    "auc_low",
    "auc_high",
    "brier_score",
    "brier_baseline",
    "calibration_slope",
    "calibration_slope_low",
    "calibration_slope_high",
    "calibration_intercept",
    "calibration_intercept_low",
    "calibration_intercept_high",
    "lift",
    "captured",
)

#: What is recorded of a trained model.
_TRAINING = (
    "model_role",
    "is_serving",
    "trained_until",
    "training_rows",
    "test_rows",
    *_MEASURES,
    "brier_difference",
    "brier_difference_low",
    "brier_difference_high",
    "training_sha256",
    "model_sha256",
    "model_settings",
)

REGISTRY = Table(
    "insight_registry_monthly",
    GROUP,
    key=("snapshot_date", "model_version"),
    columns=columns("snapshot_date", "model", "model_version", "decision", *_TRAINING, "score_limits", "model_file"),
    description=(
        "The models of the month with their files: the churn model trained in it, and the one that served before. "
        "Scores of any month can be built again from it."
    ),
)

MODELS = Table(
    "insight_models_monthly",
    GROUP,
    key=("snapshot_date", "model", "model_version"),
    columns=columns("snapshot_date", "model", "model_version", "is_trained", "decision", *_TRAINING),
    description=(
        "Every insight model of the month with its grade against the naive baseline and the measures beside it, or the "
        "reason why it was not trained."
    ),
    publication=published("insight_models_monthly"),
)

BACKTEST = Table(
    "insight_backtest_monthly",
    GROUP,
    key=("snapshot_date", "model", "origin"),
    columns=columns(
        "snapshot_date", "model", "origin", "profiles", "churners", "training_rows", *_MEASURES, "score_groups"
    ),
    description=(
        "The churn model trained again as it would have been at each of the last origins, and judged by what came "
        "after; `all` has the means with their interval over origins."
    ),
    publication=published("insight_backtest_monthly"),
)

CHURN = Table(
    "insight_churn_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "opportunity_id",
        "close_date",
        "churn_probability",
        "churn_probability_low",
        "churn_probability_high",
        "churn_band",
        "possible_outcomes",
        "main_drivers",
        "model_version",
    ),
    description=(
        "The probability that each account's next renewal is lost, with its interval and what drives it in words. "
        "Empty if no churn model serves."
    ),
    publication=published("insight_churn_monthly"),
)

TRANSACTIONAL = Table(
    "insight_transactional_churn_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        *ORDER_FEATURES,
        "transactional_churn_probability",
        "transactional_churn_probability_low",
        "transactional_churn_probability_high",
        "churn_band",
        "possible_outcomes",
        "main_drivers",
        "model_version",
    ),
    description=(
        "The probability that each customer who ordered lately orders no more, with its interval and what drives it in "
        "words. Empty if no such model serves."
    ),
    publication=published("insight_transactional_churn_monthly"),
)

DRIVERS = Table(
    "insight_drivers_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "driver"),
    columns=columns("snapshot_date", "surviving_account_csn", "driver", "driver_value", "log_odds"),
    description=(
        "What each feature adds to an account's score, in log-odds; the rows of an account sum to the logit of its "
        "churn probability."
    ),
    publication=published("insight_drivers_monthly"),
)

TRANSACTIONAL_DRIVERS = Table(
    "insight_transactional_drivers_monthly",
    GROUP,
    key=DRIVERS.key,
    columns=DRIVERS.columns,
    description=(
        "What each feature adds to the score of a customer who orders without a contract, in log-odds; the rows of a "
        "customer sum to the logit of its transactional churn probability."
    ),
    publication=published("insight_transactional_drivers_monthly"),
)

DRIVERS_BY_BAND = Table(
    "insight_drivers_by_band_monthly",
    GROUP,
    key=("snapshot_date", "churn_band", "driver"),
    columns=columns(
        "snapshot_date", "churn_band", "driver", "accounts_scored", "mean_log_odds", "mean_absolute_log_odds"
    ),
    description="What drives churn among accounts of high, medium and low probability, and overall.",
    publication=published("insight_drivers_by_band_monthly"),
)

TRANSACTIONAL_DRIVERS_BY_BAND = Table(
    "insight_transactional_drivers_by_band_monthly",
    GROUP,
    key=DRIVERS_BY_BAND.key,
    columns=DRIVERS_BY_BAND.columns,
    description=(
        "What drives the loss of customers who order without a contract, among those of high, medium and low "
        "probability, and overall."
    ),
    publication=published("insight_transactional_drivers_by_band_monthly"),
)

MONITORING = Table(
    "insight_monitoring_monthly",
    GROUP,
    key=("snapshot_date", "model", "monitored", "monitored_item"),
    columns=columns("snapshot_date", "model", "monitored", "monitored_item", "monitored_value", "monitored_limit"),
    description=(
        "Whether each serving churn model still fits: drift of its features and scores, and calibration and coverage "
        "of the scores of the year before whose outcomes are known by now."
    ),
    publication=published("insight_monitoring_monthly"),
)

CUSTOMERS = Table(
    "customer_insights_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "churn_probability",
        "churn_probability_low",
        "churn_probability_high",
        "churn_model_version",
        "churn_missing_because",
        "effective_renewal_score",
        "effective_score_source",
        "transactional_churn_probability",
        "lifetime_value",
        "lifetime_value_low",
        "lifetime_value_high",
        "is_high_value",
        "lifetime_missing_because",
        "recommendations",
        "segments",
    ),
    description=(
        "What the insight models say about each surviving account. A value that is not available is null; "
        "`insight_models_monthly` says why."
    ),
    publication=published("customer_insights_monthly"),
)
