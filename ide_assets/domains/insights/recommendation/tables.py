"""Tables of the recommendation."""

from ide_assets.domains.insights.tables import GROUP, published
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Table

RECOMMENDATION_GRADES = Table(
    "insight_recommendation_grades_monthly",
    GROUP,
    key=("snapshot_date", "contender"),
    columns=columns(
        "snapshot_date",
        "model",
        "contender",
        "model_version",
        "is_serving",
        "decision",
        "grade",
        "profiles",
        "success",
        "success_low",
        "success_high",
        "tuned_strength",
        "trained_until",
        "training_rows",
        "training_sha256",
    ),
    description=(
        "The recommendation models and the most bought products, judged by what accounts bought in the newest fifth of "
        "all purchases; the best of them serves."
    ),
    publication=published("insight_recommendation_grades_monthly"),
)

RECOMMENDATIONS = Table(
    "insight_recommendations_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "recommendation_rank"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "recommendation_rank",
        "recommended_offering",
        "product_name",
        "recommendation_reason",
        "recommendation_score",
        "model_version",
    ),
    description=(
        "Up to five products that each surviving account does not own, to offer next, with the reason. Empty if no "
        "model serves."
    ),
    publication=published("insight_recommendations_monthly"),
)
