"""The checks that peers run on each table, as a competent user would write them; dbt's `models.yml` has the same.

Keys are complete and unique, counts and rates are in range, labels are known. Between tables dbt also
checks relationships; Great Expectations on one data frame cannot.
"""

from collections.abc import Mapping

_SEATS: Mapping[str, tuple[float, float | None]] = {"seats_purchased": (0, None), "seats_assigned": (0, None)}
_RATES: Mapping[str, tuple[float, float | None]] = {"assignment_rate": (0, None), "utilisation_rate": (0, None)}
_PERCENT: tuple[float, float | None] = (0, 100)

KEYS: Mapping[str, tuple[str, ...]] = {
    "account_merges": ("victim_account_csn",),
    "active_subscription_monthly": ("by_month", "subscription_id"),
    "pool_monthly": ("by_month", "tenant_id", "pool_id"),
    "assignment_monthly": ("by_month", "account_csn", "tenant_id", "pool_id", "offering_external_key"),
    "usage_monthly": ("by_month", "tenant_id", "offering_product_line_code", "product_offering"),
    "ide_observation_monthly": (
        "opportunity_id",
        "contract_id",
        "tenant_id",
        "offering_product_line_code",
        "snapshot_date",
    ),
    "cohort_benchmarks": ("benchmark_version", "cohort", "seat_bucket", "phase"),
    "ide_cohort_benchmark_monthly": (
        "original_account_csn",
        "surviving_account_csn",
        "opportunity_id",
        "snapshot_date",
        "tenant_id",
        "product_offering",
        "offering_product_line_code",
        "contract_id",
    ),
}

RANGES: Mapping[str, Mapping[str, tuple[float, float | None]]] = {
    "account_merges": {"merge_links": (0, 64)},
    "active_subscription_monthly": _SEATS,
    "pool_monthly": {**_SEATS, "subscriptions": (1, None), "accounts": (1, None), "expired_seats": (0, None)},
    "assignment_monthly": {**_SEATS, "assignment_rate": (0, None), "assignment_rate_capped": _PERCENT},
    "usage_monthly": {**_SEATS, "mau": (0, None), "usage_rate": (0, None), "utilisation_rate": (0, None)},
    "ide_observation_monthly": {**_SEATS, **_RATES},
    "cohort_benchmarks": {
        "assignment_benchmark": _PERCENT,
        "utilisation_benchmark": _PERCENT,
        "assignment_strength": (1, 1000),
        "utilisation_strength": (1, 1000),
        "n_accounts": (1, None),
        "n_observations": (1, None),
    },
    "ide_cohort_benchmark_monthly": {
        **_SEATS,
        **_RATES,
        "mau": (0, None),
        "usage_rate": (0, None),
        "customer_ews_prediction": (0, 1),
        "assignment_benchmark_use_phase": _PERCENT,
        "utilisation_benchmark_use_phase": _PERCENT,
    },
}

_COHORTS = ("FYC", "LC", "Promo", "FYC&LC", "FYC&Promo", "LC&Promo", "FYC&LC&Promo", "Base", "Default")

#: Accepted labels of a column, in every table that has it.
ACCEPTED: Mapping[str, tuple[str, ...]] = {
    "seat_bucket": (*(f"{seats} Seat" for seats in range(11)), "11+ Seat"),
    "phase": ("use", "extend"),
    "cohort": _COHORTS,
    "cohort_benchmark_used": _COHORTS,
    "seats_assigned_source": ("pool_snapshot", "seat_assignments"),
}
