"""Tables of the segments of customers."""

from ide_assets.domains.insights.tables import GROUP
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

#: The columns that conditions of segments may use.
CONDITION_COLUMNS = (
    "site_geo",
    "industry_group",
    "named_account_group",
    "parent_account_new_customer_flag",
    "seats_purchased",
    "seats_assigned",
    "active_users",
    "assignment_rate",
    "utilisation_rate",
    "engagement_score",
    "communication_score",
    "product_score",
    "relationship_score",
    "arr_usd",
    "days_to_close",
    "customer_ews_prediction",
    "churn_probability",
    "churn_band",
)

SEGMENT_ACCOUNTS = Table(
    "segment_accounts_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns("snapshot_date", "surviving_account_csn", *CONDITION_COLUMNS, "segments"),
    description=(
        "What conditions of segments can use: each surviving account with its seats, users, engagement, next renewal "
        "and churn, and the names of its segments."
    ),
    publication=Publication("eio_publish", "engagement_shared", "segment_accounts_monthly"),
)

SEGMENTS = Table(
    "customer_segments_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "segment"),
    columns=columns("snapshot_date", "surviving_account_csn", "segment"),
    description="The segments that each surviving account is in at the end of the month; none: no row.",
    publication=Publication("eio_publish", "engagement_shared", "customer_segments_monthly"),
)

SIZES = Table(
    "segment_sizes_monthly",
    GROUP,
    key=("snapshot_date", "segment"),
    columns=columns(
        "snapshot_date",
        "segment",
        "segment_meaning",
        "segment_offer",
        "accounts_in_segment",
        "accounts_in_segment_before",
        "accounts_entered",
        "accounts_exited",
        "arr_usd",
        "seats_purchased",
        "active_users",
        "assignment_rate",
        "utilisation_rate",
        "mean_engagement_score",
        "renewals_decided",
        "renewals_won",
        "renewal_rate",
    ),
    description=(
        "The size of each segment and its measures. Accounts entered and exited compare the month with the one before "
        "under the same conditions, so that a changed condition moves no account; they are null without a month "
        "before. Renewals are those decided in the month of accounts in the segment at the end of the month before."
    ),
    publication=Publication("eio_publish", "engagement_shared", "segment_sizes_monthly"),
)
