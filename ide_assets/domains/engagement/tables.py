"""Tables of the engagement domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "engagement"


def _published(name: str) -> Publication:
    return Publication("eio_publish", "engagement_shared", name)


FEEDS = Table(
    "engagement_feeds",
    GROUP,
    key=("source", "delivered_month"),
    columns=columns("source", "delivered_month", "delivered_month_end"),
    description=(
        "The months, in the year that ends with the month, for which each source of the engagement score was "
        "delivered, with or without rows."
    ),
)

ACCOUNTS = Table(
    "engagement_accounts_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "seats_purchased",
        "seat_band",
        "industry_group",
        "was_active_before",
        "is_shared",
        "is_frozen",
        "last_active_on",
    ),
    description=(
        "Surviving accounts with an active subscription in scope on the month's last day, and those that had one in "
        "the twelve months before, which keep their last score (is_frozen)."
    ),
)

VALUES = Table(
    "engagement_values_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "factor"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "factor",
        "current_value",
        "previous_value",
        "target",
        "weight",
        "is_higher_better",
        "is_silent",
        "raw_score",
        "raw_previous_score",
        "trend_band",
        "trend",
    ),
    description=(
        "Factor values of each account with an active subscription, in the 30 days that end with the month and in the "
        "30 days before; scores before rounding."
    ),
)

FACTORS = Table(
    "engagement_factors_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "factor"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "factor",
        "component",
        "current_value",
        "previous_value",
        "target",
        "score",
        "weight",
        "effective_weight",
        "contribution",
        "status",
        "trend",
        "is_shared",
    ),
    description=(
        "The factors of each account's engagement score: value, target, score, weight and contribution. A missing "
        "factor has no score; its weight goes to the other factors of its component."
    ),
    publication=_published("engagement_factors_monthly"),
)

SCORES = Table(
    "engagement_scores_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "component"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "component",
        "score",
        "previous_score",
        "coverage",
        "lower_bound",
        "upper_bound",
        "peer_median_score",
        "weight",
        "contribution",
        "status",
        "trend",
        "definition_version",
        "is_frozen",
    ),
    description=(
        "Engagement scores, 0 to 100, by component and overall, with how much of the score is measured (coverage) and "
        "the bounds that missing factors leave open."
    ),
    publication=_published("engagement_scores_monthly"),
    shares=("status",),
)

PEERS = Table(
    "engagement_peers_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "component"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "component",
        "peer_group",
        "n_peers",
        "peer_average",
        "percentile",
    ),
    description="Each score compared with the account's closest peer group that has at least 20 other accounts.",
    publication=_published("engagement_peers_monthly"),
)

CHANGES = Table(
    "engagement_changes_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "component", "part"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "component",
        "part",
        "factor",
        "cause",
        "points",
        "change",
    ),
    description=(
        "Why a score, before rounding, changed since the month before: parts by factor and cause that sum to the "
        "change. Parts of 0 points have no row."
    ),
    publication=_published("engagement_changes_monthly"),
)

RECOMMENDATIONS = Table(
    "engagement_recommendations_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "recommendation_rank"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "recommendation_rank",
        "component",
        "factor",
        "weighted_gap",
        "recommendation",
    ),
    description=(
        "What to do about each factor below its target, for accounts with an active subscription; the factor that "
        "costs the overall score most comes first."
    ),
    publication=_published("engagement_recommendations_monthly"),
)

ROOT_CAUSES = Table(
    "engagement_root_causes_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "factor", "cause_rank"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "component",
        "factor",
        "cause_rank",
        "root_cause",
        "cause_count",
        "improvement",
        "began_on",
        "hours_waited",
        "thread_id",
        "meeting_id",
        "contact_id",
        "contact_role",
        "tenant_id",
        "offering_product_line_code",
        "product_offering",
        "feature",
        "user_category",
        "explanation",
    ),
    description=(
        "What is behind each factor in warning or critical: threads without an answer, missed meetings, unused "
        "features, people without a recent contact; users by number only. The causes of a factor are ranked."
    ),
    publication=_published("engagement_root_causes_monthly"),
)

ALERTS = Table(
    "engagement_alerts_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "component", "alert"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "component",
        "alert",
        "severity",
        "recipients",
        "score",
        "threshold",
        "raised_on",
        "is_new",
    ),
    description=(
        "Alerts about scores that dropped or are low: those raised in the month, and those that last because the score "
        "has not recovered."
    ),
    publication=_published("engagement_alerts_monthly"),
)

VALIDATION = Table(
    "engagement_validation_monthly",
    GROUP,
    key=("snapshot_date", "component", "history"),
    columns=columns(
        "snapshot_date",
        "component",
        "history",
        "followed_months",
        "newest_scores_on",
        "score_months",
        "accounts_followed",
        "accounts_lost",
        "churn_rate",
        "accounts_scored",
        "accounts_scored_lost",
        "correlation",
        "correlation_low",
        "correlation_high",
        "correlation_ceiling",
        "auc",
        "auc_low",
        "auc_high",
        "lowest_decile_share",
        "accounts_good",
        "churn_rate_good",
        "accounts_fair",
        "churn_rate_fair",
        "accounts_poor",
        "churn_rate_poor",
        "accounts_unknown",
        "churn_rate_unknown",
        "band_order",
        "good_share",
        "not_estimated_because",
    ),
    description=(
        "How well each score predicts which accounts leave: the scores of earlier months against the accounts that "
        "had no active subscription in scope three months later. Where history carries no estimate, the row says why."
    ),
    publication=_published("engagement_validation_monthly"),
)

IMPACT = Table(
    "engagement_impact_monthly",
    GROUP,
    key=("snapshot_date", "association", "model", "factor"),
    columns=columns(
        "snapshot_date",
        "association",
        "model",
        "factor",
        "accounts_modelled",
        "accounts_with_outcome",
        "odds_ratio",
        "odds_ratio_low",
        "odds_ratio_high",
        "association_points",
        "association_points_low",
        "association_points_high",
        "centre",
        "driver_rank",
        "not_estimated_because",
    ),
    description=(
        "The association of each factor with retention, renewal and expansion in two years of history, adjusted for "
        "the other factors and for seats, and that of the overall score; with 95% intervals. Where history carries no "
        "estimate, the row says why. The terms intercept and seats complete the models."
    ),
    publication=_published("engagement_impact_monthly"),
)

ACCOUNT_IMPACT = Table(
    "engagement_account_impact_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn", "association", "factor", "move"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "association",
        "factor",
        "move",
        "from_score",
        "to_score",
        "fitted_probability",
        "change_points",
        "change_points_low",
        "change_points_high",
    ),
    description=(
        "What raising each factor of an account to its target is associated with, and raising or lowering its overall "
        "score: percentage points of the probability of retention, renewal and expansion, with 95% intervals. No row "
        "where history carries no estimate."
    ),
    publication=_published("engagement_account_impact_monthly"),
)
