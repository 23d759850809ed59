"""Numbers that only the pages have, each with its definition: what `How is this calculated?` shows for them (R-VZ-5).

The numbers are computed in web/served_customers.py and web/served_facts.py when a release is opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ide_assets.web.served_customers import DETRACTOR, ONBOARDING_DAYS, POWER_DAYS, PROMOTER, REGULAR_DAYS
from ide_assets.web.served_lake import EVENT_MONTHS

#: The name under which these numbers have addresses, in the place of a published table.
PAGES = "pages"

#: Names of columns as the pages write them, by table and column: what `How is this calculated?` is headed by.
NAMES: Mapping[tuple[str, str], str] = {
    ("action_effects", "conclusion"): "Conclusion about a play",
    ("action_effects", "effect"): "Measured effect of a play",
    ("action_effects", "effect_low_every_look"): "Interval of a measured effect",
    ("action_enrolments_monthly", "is_offered"): "Accounts offered a play and held back",
    ("action_revenue_quarterly", "revenue"): "Revenue renewed",
    ("assignment_monthly", "assignment_rate"): "Seats assigned, in percent",
    ("assignment_monthly", "seats_assigned"): "Seats assigned",
    ("assignment_monthly", "seats_purchased"): "Seats purchased",
    ("cohort_benchmarks", "assignment_benchmark"): "Median of similar accounts",
    ("customer_insights_monthly", "effective_score_source"): "Source of the renewal score",
    ("customer_insights_monthly", "lifetime_value"): "Lifetime value",
    ("customer_segments_monthly", "segment"): "Segment",
    ("engagement_changes_monthly", "points"): "Why the engagement score changed",
    ("engagement_factors_monthly", "current_value"): "Current value of a factor",
    ("engagement_factors_monthly", "previous_value"): "Value of a factor 30 days before",
    ("engagement_factors_monthly", "score"): "Score of a factor",
    ("engagement_factors_monthly", "status"): "Status of a factor",
    ("engagement_factors_monthly", "target"): "Target of a factor",
    ("engagement_factors_monthly", "trend"): "Trend of a factor",
    ("engagement_factors_monthly", "weight"): "Weight of a factor",
    ("engagement_peers_monthly", "peer_average"): "Average of the peers",
    ("engagement_peers_monthly", "percentile"): "Percentile among the peers",
    ("engagement_recommendations_monthly", "recommendation_rank"): "Order of the recommendations",
    ("engagement_scores_monthly", "contribution"): "Contribution to the engagement score",
    ("engagement_scores_monthly", "coverage"): "Measured share of the engagement score",
    ("engagement_scores_monthly", "score"): "Engagement score",
    ("engagement_scores_monthly", "status"): "Status of the engagement score",
    ("engagement_scores_monthly", "weight"): "Weight in the engagement score",
    ("ide_actions_monthly", "expected_value"): "Expected value of a call",
    ("ide_actions_monthly", "value_at_stake"): "Value at stake",
    ("ide_cohort_benchmark_monthly", "customer_active_aov_net3"): "Annual order value",
    ("ide_cohort_benchmark_monthly", "customer_ews_prediction"): "Renewal score",
    ("insight_drivers_by_band_monthly", "mean_log_odds"): "Drivers of retention",
    ("insight_drivers_monthly", "log_odds"): "Drivers of the churn probability",
    ("insight_models_monthly", "decision"): "Whether a model is used",
    ("insight_transactional_drivers_by_band_monthly", "mean_log_odds"): "Drivers of retention without a contract",
    ("opportunity", "acv_usd__c"): "Annual value of a renewal",
    ("usage_monthly", "mau"): "Active users",
    ("usage_monthly", "utilisation_rate"): "Seats in use, in percent",
}


def name_of(table: str, column: str) -> str:
    """The name of a column for people."""
    return NAMES.get((table, column)) or column.replace("_", " ").strip().capitalize()


#: A renewal is near, for buyer readiness, from this many days before it closes.
NEAR_DAYS = 90


@dataclass(frozen=True)
class Measure:
    """A number's name, its definition in words, and the tables and deliveries that it is made from."""

    name: str
    meaning: str
    inputs: Sequence[str]


MEASURES: Mapping[str, Measure] = {
    "open_renewals": Measure(
        "Open renewals",
        "Opportunities of the renewal benchmark's newest month that are renewals and that the newest delivery does not "
        "show as closed. A closed one leaves the list and counts in retention.",
        ("ide_cohort_benchmark_monthly", "opportunity", "opportunities"),
    ),
    "user_categories": Measure(
        "Users by category",
        "Everyone who held a seat on the month's last day, or was active in the month. Days of use are distinct days "
        f"with a commercial authorisation of a member. Power: at least {POWER_DAYS} days in the month (two a week); "
        f"regular: {REGULAR_DAYS} to {POWER_DAYS - 1} (one a week); light: 1 to {REGULAR_DAYS - 1}; inactive: a seat, "
        "and no day of use.",
        ("usage_authorizations", "seat_assignments", "assignment_monthly"),
    ),
    "time_to_first_use": Measure(
        "Time to first use",
        "Days from the first day of a tenant's first subscription of a product line to the first day on which a member "
        f"used it. Purchases of the last {EVENT_MONTHS} months count, and renewals do not. The median leaves out "
        "purchases that are not used yet; their number is shown. The longer it takes, the more help is needed.",
        ("active_subscription_monthly", "usage_authorizations"),
    ),
    "satisfaction": Measure(
        "Satisfaction",
        f"Survey answers of the last {EVENT_MONTHS} months. Net promoter score: percent of answers of {PROMOTER} or "
        f"more minus percent of {DETRACTOR} or less, on a scale of 0 to 10. csat (1 to 5) and ces (1 to 7) are means. "
        "Few answers say little about a whole account: their number is always shown.",
        ("surveys",),
    ),
    "lifecycle_stage": Measure(
        "Lifecycle stage",
        f"Onboarding: the first subscription began less than {ONBOARDING_DAYS} days ago. Otherwise the phase of the "
        "account's largest observation: use, or extend where the renewal is near or overdue. The score is compared "
        "with the median engagement score of all active accounts of the same stage.",
        ("entitlements", "ide_observation_monthly", "engagement_scores_monthly"),
    ),
    "retention": Measure(
        "Retention",
        f"Renewals won, in percent of the renewals that were decided with a close date in the last {EVENT_MONTHS} "
        "months. Its change compares the same twelve months, a month earlier.",
        ("opportunities",),
    ),
    "predicted_retention": Measure(
        "Predicted retention",
        "Probability of renewal (the newest renewal score) of the open renewals, weighted by their annual contract "
        "value. Renewals without a score or a value are left out.",
        ("ide_cohort_benchmark_monthly", "opportunity"),
    ),
    "revenue_at_risk": Measure(
        "Revenue at risk",
        "Annual contract value of the open renewals whose renewal score is below the limit in the settings. Its change "
        "compares the renewals that were open in the month before, with their score then.",
        ("ide_cohort_benchmark_monthly", "opportunity"),
    ),
    "buyer_readiness": Measure(
        "Buyer readiness",
        f"Active users in percent of purchased seats, of accounts whose next open renewal closes within {NEAR_DAYS} "
        "days or is overdue. Customers who use what they bought have a reason to renew.",
        ("usage_monthly", "ide_cohort_benchmark_monthly"),
    ),
    "actions_done": Measure(
        "What was done, and what followed",
        f"Interventions of the last {EVENT_MONTHS} months as delivered, with the account's rates in their month and "
        "now, and the state of the renewal. What followed is not an effect: the accounts might have changed without "
        "it. The effect of a play is measured against accounts that were held back.",
        ("interventions", "assignment_monthly", "usage_monthly", "opportunities"),
    ),
}
