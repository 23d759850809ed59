"""The table of survival curves."""

from ide_assets.domains.insights.tables import GROUP
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

SURVIVAL = Table(
    "subscription_survival_monthly",
    GROUP,
    key=("snapshot_date", "survival_group", "group_value", "months_since_start"),
    columns=columns(
        "snapshot_date",
        "survival_group",
        "group_value",
        "months_since_start",
        "subscriptions_at_risk",
        "subscriptions_ended",
        "survival",
        "survival_low",
        "survival_high",
    ),
    description=(
        "How long subscriptions last: the share of pools that are still renewed by months since their start "
        "(Kaplan-Meier), of all pools, by year of start and by seats at the start. Ended subscriptions count as far as "
        "they are delivered."
    ),
    publication=Publication("eio_publish", "engagement_shared", "subscription_survival_monthly"),
)
