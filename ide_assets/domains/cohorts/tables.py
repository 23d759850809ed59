"""Tables of the cohorts domain."""

from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Keep, Publication, Table

GROUP = "cohorts"

_CATALOGUE, _SCHEMA = "eio_publish", "engagement_shared"

OBSERVATION = Table(
    "ide_observation_monthly",
    GROUP,
    key=("opportunity_id", "contract_id", "tenant_id", "offering_product_line_code", "snapshot_date"),
    columns=columns(
        "opportunity_id",
        "contract_id",
        "tenant_id",
        "offering_product_line_code",
        "snapshot_date",
        "original_account_csn",
        "cohort",
        "seat_bucket",
        "phase",
        "seats_purchased",
        "seats_assigned",
        "assignment_rate",
        "utilisation_rate",
        "opportunity_lc_flag",
        "opportunity_promo_flag",
        "parent_account_new_customer_flag",
        "base_flag",
        "users_without_seats",
    ),
    description=(
        "One row per opportunity, contract, tenant, line code and month, with its assignment rate, its best "
        "utilisation rate over products, its cohort and its phase. Benchmarks are computed from these rows."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_observation_monthly"),
    totals=("seats_purchased", "seats_assigned"),
    shares=("cohort", "phase", "seat_bucket"),
)

BENCHMARKS = Table(
    "cohort_benchmarks",
    GROUP,
    key=("benchmark_version", "cohort", "seat_bucket", "phase"),
    columns=columns(
        "benchmark_version",
        "cohort",
        "seat_bucket",
        "phase",
        "assignment_benchmark",
        "assignment_benchmark_low",
        "assignment_benchmark_high",
        "assignment_mean",
        "assignment_strength",
        "utilisation_benchmark",
        "utilisation_benchmark_low",
        "utilisation_benchmark_high",
        "utilisation_mean",
        "utilisation_strength",
        "n_accounts",
        "n_observations",
        "is_bootstrap",
    ),
    description=(
        "Median rates by cohort, seat bucket and phase over the twelve full months before the quarter, with their "
        "uncertainty and the mean that an account's own rate is shrunk towards. Default covers all cohorts; Base "
        "is compared with Default and has no benchmark of its own."
    ),
    publication=Publication(
        _CATALOGUE,
        _SCHEMA,
        "cohort_benchmarks",
        Keep.NEWEST_OF_QUARTER,
        month_column="benchmark_version",
    ),
)

IDE = Table(
    "ide_cohort_benchmark_monthly",
    GROUP,
    key=(
        "original_account_csn",
        "surviving_account_csn",
        "opportunity_id",
        "snapshot_date",
        "tenant_id",
        "product_offering",
        "offering_product_line_code",
        "contract_id",
    ),
    columns=columns(
        "original_account_csn",
        "surviving_account_csn",
        "opportunity_id",
        "snapshot_date",
        "tenant_id",
        "product_offering",
        "offering_product_line_code",
        "contract_id",
        "site_geo",
        "original_account_named_account_group",
        "opportunity_created_date",
        "opportunity_close_date",
        "snapshot_year",
        "snapshot_month",
        "seats_purchased",
        "seats_assigned",
        "mau",
        "assignment_rate",
        "usage_rate",
        "utilisation_rate",
        "customer_ews_prediction",
        "customer_active_aov_net3",
        "customer_aov_band",
        "opportunity_lc_flag",
        "opportunity_promo_flag",
        "parent_account_new_customer_flag",
        "base_flag",
        "seat_bucket",
        "dormancy_flag",
        "assignment_benchmark_use_phase",
        "assignment_benchmark_extend_phase",
        "assignment_benchmark_use_phase_diff",
        "assignment_benchmark_extend_phase_diff",
        "utilisation_benchmark_use_phase",
        "utilisation_benchmark_extend_phase",
        "utilisation_benchmark_use_phase_diff",
        "utilisation_benchmark_extend_phase_diff",
        "cohort_benchmark_used",
        "insert_dt",
        "update_dt",
    ),
    description=(
        "Insights driven engagement: seats, usage and renewal score of each visible opportunity with the "
        "benchmarks of its cohort, by tenant and product used."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_cohort_benchmark_monthly"),
    audited=True,
    totals=("mau",),
    shares=("cohort_benchmark_used", "site_geo", "seat_bucket", "product_offering"),
    plotted=(("dormant share", "avg(CASE WHEN dormancy_flag THEN 1.0 ELSE 0.0 END)"),),
)

COVERAGE = Table(
    "ide_opportunity_coverage_monthly",
    GROUP,
    key=("snapshot_date", "opportunity_id"),
    columns=columns("snapshot_date", "opportunity_id", "coverage_reason", "ide_rows", "opportunities_on_usage"),
    description=(
        "Every visible opportunity of the month, with the number of its rows in the IDE table or the reason why it "
        "has none, and the number of opportunities that share its usage rows."
    ),
    publication=Publication(_CATALOGUE, _SCHEMA, "ide_opportunity_coverage_monthly"),
    shares=("coverage_reason",),
)

OUTCOMES = Table(
    "opportunity_outcomes_monthly",
    GROUP,
    key=("snapshot_date", "opportunity_id"),
    columns=columns(
        "snapshot_date",
        "opportunity_id",
        "is_renewal",
        "is_closed",
        "is_won",
        "close_date",
        "outcome_shown_on",
        "counted_on",
        "assignment_band",
        "counted_acv_usd",
        "is_reversed",
        "reversed_band",
        "reversed_won",
        "reversed_acv_usd",
    ),
    description=(
        "Every opportunity that was ever delivered, with its newest outcome and, for a renewal, the month in which "
        "that outcome counts: the month whose delivery first showed it as closed. Renewals reopened or corrected "
        "in this month are marked as reversed, with the values that had counted."
    ),
)

RENEWAL_BY_ASSIGNMENT = Table(
    "renewal_by_assignment_monthly",
    GROUP,
    key=("by_month", "assignment_band"),
    columns=columns(
        "by_month",
        "assignment_band",
        "renewals",
        "renewals_won",
        "renewals_without_outcome",
        "renewal_rate",
        "renewals_without_acv",
        "renewals_acv_usd",
        "renewals_won_acv_usd",
        "renewals_reversed",
        "renewals_won_reversed",
        "renewals_without_outcome_reversed",
        "renewals_without_acv_reversed",
        "renewals_acv_usd_reversed",
        "renewals_won_acv_usd_reversed",
    ),
    description=(
        "Is low assignment a churn signal? Renewal opportunities whose outcome the month's delivery shows for the "
        "first time, by the share of seats of their contract and line code that were assigned before they closed: "
        "as last observed in the twelve full months before the quarter, because the subscriptions of a lost "
        "renewal are gone when it closes. A renewal that is reopened or shown with another outcome is taken back "
        "in the month that shows it, in the `_reversed` columns of the band it counted in. Over several months, "
        "sum each count and subtract its `_reversed` column before dividing. Every band has a row. The table shows "
        "an association, not a cause."
    ),
    publication=Publication(_CATALOGUE, "access_shared", "renewal_by_assignment_monthly", month_column="by_month"),
)
