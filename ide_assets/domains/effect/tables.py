"""Tables of the effect domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table

GROUP = "effect"

_CATALOGUE, _SCHEMA = "eio_publish", "engagement_shared"

OUTCOMES = Table(
    "account_outcomes_monthly",
    GROUP,
    key=("snapshot_date", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "surviving_account_csn",
        "seats_purchased",
        "seats_assigned",
        "active_users",
        "assignment_rate",
        "utilisation_rate",
        "seat_bucket",
        "site_geo",
        "industry_group",
    ),
    description=(
        "The outcomes that actions are to change, for each surviving account with active seats in scope: seats summed "
        "over its distinct pools, users counted once."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "account_outcomes_monthly"),
    totals=("active_users",),
)

ENROLMENTS = Table(
    "action_enrolments_monthly",
    GROUP,
    key=("snapshot_date", "action_key", "surviving_account_csn"),
    columns=columns(
        "snapshot_date",
        "action_key",
        "surviving_account_csn",
        "enrolled_on",
        "is_offered",
        "first_performed_on",
        "holdout_unit",
        "opportunity_id",
        "is_renewed",
        "cohort",
        "seat_bucket",
        "site_geo",
        "industry_group",
    ),
    description=(
        "Who takes part in the measurement of a play, as known at the month's end: every account of the two years "
        "before that was offered it or held back from it, from the first time on, as it was drawn; in `programme` "
        "every account with a reason worth an action, held back where it is in the universal control."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "action_enrolments_monthly"),
)

AIMS = Table(
    "action_aims_monthly",
    GROUP,
    key=("snapshot_date", "action_key"),
    columns=columns(
        "snapshot_date",
        "action_key",
        "primary_measure",
        "direction",
        "horizon_months",
        "worth_having",
        "secondary_measures",
        "least_holdout_share",
        "most_holdout_share",
        "declared_on",
    ),
    description=(
        "What each play is to achieve and is judged by, and the share held back from it, as declared in the file of "
        "reasons; `programme` is getting actions at all."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "action_aims_monthly"),
)

REVENUE = Table(
    "action_revenue_quarterly",
    GROUP,
    key=("snapshot_date", "action_key", "quarter"),
    columns=columns(
        "snapshot_date",
        "action_key",
        "quarter",
        "accounts_offered",
        "accounts_held_back",
        "value_at_stake",
        "revenue",
        "revenue_low",
        "revenue_high",
        "revenue_per_hundred",
        "revenue_per_hundred_low",
        "revenue_per_hundred_high",
    ),
    description=(
        "Revenue renewed because of each play, of getting actions at all (`programme`, against the universal "
        "control), and of all plays stacked (`all`, in which an account counts once for each play), by the fiscal "
        "quarter in which the renewals were decided and over all quarters, with 95% intervals; null below the minimum "
        "holdout."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "action_revenue_quarterly"),
)

EFFECTS = Table(
    "action_effects",
    GROUP,
    key=("snapshot_date", "action_key", "measured", "horizon_months", "method"),
    columns=columns(
        "snapshot_date",
        "action_key",
        "measured",
        "horizon_months",
        "method",
        "effect",
        "effect_low",
        "effect_high",
        "standard_error",
        "p_value",
        "p_value_adjusted",
        "minimum_detectable_effect",
        "accounts_offered",
        "accounts_held_back",
        "accounts_treated",
        "holdout_units",
        "mean_before",
        "change_offered",
        "change_held_back",
        "drift",
        "regression_to_the_mean",
        "accounts_left_offered",
        "accounts_left_held_back",
        "effect_bound_low",
        "effect_bound_high",
        "is_primary",
        "looks",
        "p_value_every_look",
        "effect_low_every_look",
        "effect_high_every_look",
        "units_missing",
        "more_accounts_needed",
        "withheld_because",
        "conclusion",
    ),
    description=(
        "What each play did, all of them together (`all`), and getting actions at all (`programme`, against the "
        "universal control), as known at the month's end: with confidence interval, "
        "minimum detectable effect and sample sizes, the naive before/after beside it. Only the row that a play is "
        "judged by (`is_primary`) has a conclusion, valid at every monthly look."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "action_effects"),
)

TRAJECTORIES = Table(
    "action_trajectories",
    GROUP,
    key=("snapshot_date", "action_key", "measured", "arm", "months_since"),
    columns=columns(
        "snapshot_date",
        "action_key",
        "measured",
        "arm",
        "months_since",
        "accounts_measured",
        "mean_value",
        "mean_low",
        "mean_high",
    ),
    description="Means of the measures before and after the enrolment, by arm, for each play.",
    publication=Publication(_CATALOGUE, _SCHEMA, "action_trajectories"),
)

BALANCE = Table(
    "action_balance",
    GROUP,
    key=("snapshot_date", "action_key", "characteristic"),
    columns=columns(
        "snapshot_date",
        "action_key",
        "characteristic",
        "accounts_offered",
        "accounts_held_back",
        "offered_mean",
        "held_back_mean",
        "standardised_difference",
    ),
    description="Whether the accounts offered a play and those held back were similar before it.",
    publication=Publication(_CATALOGUE, _SCHEMA, "action_balance"),
)

FAIRNESS = Table(
    "action_fairness",
    GROUP,
    key=("snapshot_date", "dimension", "group_value"),
    columns=columns(
        "snapshot_date",
        "dimension",
        "group_value",
        "accounts_measured",
        "accounts_with_action",
        "action_rate",
        "action_rate_low",
        "action_rate_high",
        "accounts_in_holdout",
        "holdout_rate",
        "holdout_rate_low",
        "holdout_rate_high",
    ),
    description=(
        "Shares of accounts that get actions and that are held back, by geography, seat bucket and industry, with "
        "intervals, among the surviving accounts with an opportunity in the month."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "action_fairness"),
)
