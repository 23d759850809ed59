"""Tables of the insights domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "insights"


def _published(name: str) -> Publication:
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
    key=("snapshot_date", "model", "step", "column_name"),
    columns=columns("snapshot_date", "model", "step", "state", "source", "column_name", "finding", "what_to_do"),
    description=(
        "Whether the data suffice for each insight model, examined before any training and listed whether or not the "
        "model is trained."
    ),
    publication=_published("insight_usability_monthly"),
)
