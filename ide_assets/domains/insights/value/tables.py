"""Tables of lifetime value."""

from ide_assets.domains.insights.tables import GROUP, published
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Table

OPEN_RENEWALS = Table(
    "insight_open_renewals_monthly",
    GROUP,
    key=("snapshot_date", "opportunity_id"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "opportunity_id",
        "close_date",
        "term",
        "acv_usd",
        "customer_ews_prediction",
        "renewal_number",
    ),
    description=(
        "Every open renewal with its account, value and score as they were known at the month's end: what the lifetime "
        "value model learns from."
    ),
    totals=("acv_usd",),
)

LIFETIME_GRADES = Table(
    "insight_lifetime_grades_monthly",
    GROUP,
    key=("snapshot_date", "value_method", "origin"),
    columns=columns(
        "snapshot_date",
        "model",
        "value_method",
        "origin",
        "model_version",
        "is_serving",
        "decision",
        "grade",
        "profiles",
        "mean_absolute_error",
        "mean_absolute_error_low",
        "mean_absolute_error_high",
        "mean_absolute_error_baseline",
        "value_bias",
        "high_value_found",
        "high_value_found_low",
        "high_value_found_high",
        "high_value_found_baseline",
        "interval_coverage",
        "interval_width",
        "retention_alpha",
        "retention_beta",
        "order_parameters",
        "trained_until",
        "training_rows",
        "training_sha256",
    ),
    description=(
        "The lifetime value models, of contracts and of orders, as they would have predicted at each of the last "
        "origins, judged by what accounts paid in the year after; `all` has the means, the model of the month, and "
        "whether it serves."
    ),
    publication=published("insight_lifetime_grades_monthly"),
)

LIFETIME_VALUES = Table(
    "insight_lifetime_value_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "lifetime_value",
        "lifetime_value_low",
        "lifetime_value_high",
        "is_high_value",
        "value_contracted",
        "value_of_renewals",
        "value_of_orders",
        "value_if_all_renew",
        "value_method",
        "value_drivers",
        "value_model_version",
        "lifetime_missing_because",
    ),
    description=(
        "What each surviving account is expected to pay within the horizon, with an interval and what it is made of, "
        "or why it has no value."
    ),
    publication=published("insight_lifetime_value_monthly"),
)
