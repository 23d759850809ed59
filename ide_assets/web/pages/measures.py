"""Numbers that only the pages have, each with its definition: what `How was this made?` shows for them (R-VZ-5).

The numbers are computed in web/served_customers.py and web/served_facts.py when a release is opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ide_assets.web.served_customers import DETRACTOR, ONBOARDING_DAYS, POWER_DAYS, PROMOTER, REGULAR_DAYS
from ide_assets.web.served_lake import EVENT_MONTHS

#: The name under which these numbers have addresses, in the place of a published table.
PAGES = "pages"

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
        "days or is overdue: who uses what was bought has a reason to renew.",
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
