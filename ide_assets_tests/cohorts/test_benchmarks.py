"""Observations, benchmarks, fallback and the published row, on tables small enough to check by eye."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from ide_assets.settings import Rules
from ide_assets_tests.inline import run


def opportunity(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "opportunity_id": f"O{number}",
        "account_csn": "A1",
        "contract_id": "C1",
        "offering_product_line_code": "AECCOL",
        "created_date": date(2022, 1, 1),
        "close_date": date(2024, 1, 1),
        "is_renewal": True,
        "is_closed": False,
        "lc_flag": False,
        "promo_flag": False,
        **changes,
    }


ACCOUNT = {
    "account_csn": "A1",
    "account_id": "id1",
    "account_name": "One",
    "site_geo": "APAC",
    "named_account_group": "Territory",
    "is_partner": False,
    "is_new_customer": False,
}
SUBSCRIPTION = {
    "subscription_id": "S1",
    "account_csn": "A1",
    "tenant_id": 1,
    "pool_id": "p1",
    "contract_id": "C1",
    "offering_external_key": "AECCOL",
    "offering_product_line_code": "AECCOL",
    "seats_purchased": 17,
    "seats_assigned": 13,
}
POOL = {
    "tenant_id": 1,
    "pool_id": "p1",
    "offering_external_key": "AECCOL",
    "offering_product_line_code": "AECCOL",
    "seats_purchased": 17,
    "seats_assigned": 13,
}
USAGE = {
    "tenant_id": 1,
    "offering_product_line_code": "AECCOL",
    "product_offering": "ACD",
    "mau": 3,
    "dormancy_flag": False,
}


def observe(month: str = "2023-05", **tables: Any) -> list[dict[str, Any]]:
    inputs: dict[str, Any] = {
        "opportunities": [opportunity(1)],
        "account_attributes": [ACCOUNT],
        "active_subscription_monthly": [SUBSCRIPTION],
        "pool_monthly": [POOL],
        "usage_monthly": [USAGE],
        **tables,
    }
    return run("ide_observation_monthly", month, **inputs)


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({"created_date": date(2023, 5, 31)}, True),
        ({"created_date": date(2023, 6, 1)}, False),
        ({"is_closed": True, "close_date": date(2023, 5, 1)}, True),
        ({"is_closed": True, "close_date": date(2023, 4, 30)}, False),
        ({"is_closed": False, "close_date": date(2020, 1, 1)}, True),
    ],
)
def test_opportunity_is_visible_through_the_month_of_its_closing(changes: dict[str, Any], seen: bool) -> None:
    assert bool(observe(opportunities=[opportunity(1, **changes)])) is seen


@pytest.mark.parametrize(
    ("close", "phase"),
    [
        (date(2023, 8, 29), "extend"),
        (date(2023, 8, 30), "use"),
        (date(2020, 1, 1), "extend"),
    ],
)
def test_extend_phase_begins_ninety_days_before_closing_and_includes_overdue(close: date, phase: str) -> None:
    (row,) = observe(opportunities=[opportunity(1, close_date=close)])
    assert row["phase"] == phase


@pytest.mark.parametrize(
    ("lc", "promo", "new", "cohort"),
    [
        (False, False, False, "Base"),
        (False, False, True, "FYC"),
        (True, False, True, "FYC&LC"),
        (True, True, True, "FYC&LC&Promo"),
        (True, True, False, "LC&Promo"),
        (False, True, None, "Promo"),
        (False, False, None, "Base"),
    ],
)
def test_assigns_the_cohort_by_flags(lc: bool, promo: bool, new: bool | None, cohort: str) -> None:
    accounts = [] if new is None else [{**ACCOUNT, "is_new_customer": new}]
    (row,) = observe(opportunities=[opportunity(1, lc_flag=lc, promo_flag=promo)], account_attributes=accounts)
    assert (row["cohort"], row["base_flag"]) == (cohort, cohort == "Base")
    assert row["parent_account_new_customer_flag"] is new


def test_sums_pools_of_a_contract_once_and_takes_the_most_used_product() -> None:
    (row,) = observe(
        active_subscription_monthly=[
            SUBSCRIPTION,
            {**SUBSCRIPTION, "subscription_id": "S2"},
            {**SUBSCRIPTION, "subscription_id": "S3", "contract_id": "other", "pool_id": "p2"},
        ],
        pool_monthly=[POOL, {**POOL, "pool_id": "p2", "seats_purchased": 100}],
        usage_monthly=[USAGE, {**USAGE, "product_offering": "RVT", "mau": 5}],
    )
    assert (row["seats_purchased"], row["assignment_rate"], row["utilisation_rate"]) == (17, 76.5, 29.0)


def observation(account: str, rate: float | None, used: float | None, **changes: Any) -> dict[str, Any]:
    return {
        "opportunity_id": f"O{account}",
        "contract_id": "C",
        "tenant_id": 1,
        "offering_product_line_code": "L",
        "snapshot_date": date(2023, 3, 31),
        "original_account_csn": account,
        "cohort": "Base",
        "seat_bucket": "5 Seat",
        "phase": "use",
        "seats_purchased": 5,
        "assignment_rate": rate,
        "utilisation_rate": used,
        **changes,
    }


def benchmarks(observations: list[dict[str, Any]], month: str = "2023-05") -> dict[str, dict[str, Any]]:
    rows = run("cohort_benchmarks", month, ide_observation_monthly=observations)
    return {row["cohort"]: row for row in rows}


def test_benchmark_is_the_interpolated_median_of_known_capped_rates() -> None:
    rows_by_cohort = benchmarks(
        [
            observation("1", 81.8, 50.0),
            observation("2", 81.9, 51.0),
            observation("3", None, None),
            observation("4", 150.0, 250.0, cohort="FYC"),
            observation("4", 100.0, 100.0, cohort="FYC"),
        ]
    )
    assert set(rows_by_cohort) == {"Default", "FYC"}
    assert (rows_by_cohort["FYC"]["assignment_benchmark"], rows_by_cohort["FYC"]["n_accounts"]) == (100.0, 1)
    default = rows_by_cohort["Default"]
    assert (default["assignment_benchmark"], default["utilisation_benchmark"]) == (91.0, 75.5)
    assert (default["n_accounts"], default["n_observations"]) == (4, 5)
    assert (default["benchmark_version"], default["is_bootstrap"]) == ("2023-Q2", False)


def test_rounds_a_median_between_two_tenths_up() -> None:
    assert (
        benchmarks([observation("1", 81.8, 1.0), observation("2", 81.9, 2.0)])["Default"]["assignment_benchmark"]
        == 81.9
    )


def test_version_from_a_month_outside_the_window_is_a_bootstrap() -> None:
    early = [observation("1", 50.0, 50.0, snapshot_date=date(2023, 4, 30))]
    assert benchmarks(early)["Default"]["is_bootstrap"] is True
    old = [observation("1", 50.0, 50.0, snapshot_date=date(2020, 4, 30))]
    assert benchmarks(old)["Default"]["is_bootstrap"] is True


def default_of(rates: Sequence[float | None], **changes: Any) -> dict[str, Any]:
    """The Default benchmark of one observation per assignment rate, each of another account."""
    return benchmarks([observation(str(n), rate, None, **changes) for n, rate in enumerate(rates)])["Default"]


def interval(row: dict[str, Any]) -> tuple[float | None, float | None, float | None]:
    """Low end, benchmark and high end of the assignment rate."""
    return row["assignment_benchmark_low"], row["assignment_benchmark"], row["assignment_benchmark_high"]


def test_interval_of_a_benchmark_ends_at_two_of_its_rates() -> None:
    """For 100 accounts the interval ends at ranks 50 -+ 9.8, rounded outwards: the 40th and the 60th."""
    assert interval(default_of([float(rate) for rate in range(1, 101)])) == (40.0, 50.5, 60.0)


def test_more_months_of_the_same_accounts_do_not_narrow_the_interval() -> None:
    months = [date(2023, 3, 31), date(2023, 2, 28), date(2023, 1, 31), date(2022, 12, 31)]
    rows = [observation(str(rate), float(rate), None, snapshot_date=day) for rate in range(1, 101) for day in months]
    assert interval(benchmarks(rows)["Default"]) == (40.0, 50.5, 60.0)


def test_interval_of_few_accounts_spans_all_rates() -> None:
    assert interval(default_of([10.0, 70.0, 80.0])) == (10.0, 70.0, 80.0)
    assert interval(default_of([70.0])) == (70.0, 70.0, 70.0)
    # Four accounts of 25 rates each: ranks 50 -+ 49 are whole and not rounded.
    rows = [observation(str(rate % 4), float(rate), None) for rate in range(1, 101)]
    assert interval(benchmarks(rows)["Default"]) == (1.0, 50.5, 99.0)


def test_accounts_without_a_known_rate_do_not_narrow_the_interval() -> None:
    """Four known rates count as four accounts, not as the 64 of the cohort, whose interval would be ranks 2 -+ 0.49."""
    assert interval(default_of([10.0, 20.0, 30.0, 40.0, *([None] * 60)])) == (10.0, 25.0, 40.0)


def test_mean_is_exact_for_capped_rates() -> None:
    assert default_of([150.0, 50.0])["assignment_mean"] == 75.0
    assert default_of([33.3, 33.4])["assignment_mean"] == 33.4  # 33.35
    assert default_of([33.3, 33.3, 33.4])["assignment_mean"] == 33.3


def test_benchmark_without_known_rates_has_no_interval_mean_or_strength() -> None:
    row = default_of([None, None])
    assert interval(row) == (None, None, None)
    assert (row["assignment_mean"], row["assignment_strength"], row["n_accounts"]) == (None, None, 2)


@pytest.mark.parametrize(
    ("rates", "seats", "strength"),
    [
        # Variance 1250 * 4/3 about 50; chance alone 2500 / 2: (2500 - 1666.7) / (1666.7 - 1250).
        ([0.0, 50.0, 50.0, 100.0], 2, 2.0),
        ([50.0, 50.0, 50.0], 2, 1000.0),  # all equal
        ([40.0, 60.0, 40.0, 60.0], 5, 1000.0),  # less variation than chance gives with five seats
        ([0.0, 100.0, 100.0], 5, 1.0),  # all or nothing
        ([0.0, 100.0, 100.0], 1, 1.0),  # one seat shows no variation between accounts
        ([100.0, 100.0], 1, 1000.0),
        ([50.0], 2, None),
    ],
)
def test_strength_rises_as_accounts_are_alike(rates: list[float], seats: int, strength: float | None) -> None:
    assert default_of(rates, seats_purchased=seats)["assignment_strength"] == strength


def test_estimates_the_strength_of_a_beta_binomial_cohort() -> None:
    """300 accounts of 4 to 12 seats with rates from a beta distribution of 6 and 2 seats have a strength of 8."""
    from scipy.stats import betabinom

    rows: list[dict[str, Any]] = []
    for seats in (4, 6, 12):
        for assigned in range(seats + 1):
            for _ in range(round(100 * betabinom.pmf(assigned, seats, 6, 2))):
                rate = round(100 * assigned / seats, 1)
                rows.append(observation(str(len(rows)), rate, round(rate), seats_purchased=seats))
    default = benchmarks(rows)["Default"]
    assert default["assignment_strength"] == pytest.approx(8, abs=0.5)
    assert default["utilisation_strength"] == pytest.approx(8, abs=0.5)
    assert default["assignment_mean"] == pytest.approx(75, abs=0.5)


def test_benchmarks_do_not_depend_on_the_order_of_observations() -> None:
    rows = [
        observation(str(n % 7), n * 37 % 1001 / 10, float(n * 53 % 130), seats_purchased=11 + n, cohort=cohort)
        for n, cohort in enumerate(("FYC", "Base", "LC") * 30)
    ]
    assert benchmarks(rows) == benchmarks(rows[::-1])


def benchmark(cohort: str, assignment: float, accounts: int, **changes: Any) -> dict[str, Any]:
    return {
        "benchmark_version": "2023-Q2",
        "cohort": cohort,
        "seat_bucket": "11+ Seat",
        "phase": "use",
        "assignment_benchmark": assignment,
        "utilisation_benchmark": 50.0,
        "n_accounts": accounts,
        "n_observations": accounts,
        "is_bootstrap": False,
        **changes,
    }


def ide(published: list[dict[str, Any]], rules: Rules | None = None, **tables: Any) -> list[dict[str, Any]]:
    opportunities = tables.pop("opportunities", [opportunity(1)])
    usage = tables.pop("usage_monthly", [USAGE])
    accounts = tables.pop("account_attributes", [ACCOUNT])
    observations = observe(
        opportunities=opportunities,
        account_attributes=accounts,
        usage_monthly=usage,
        active_subscription_monthly=tables.pop("active_subscription_monthly", [SUBSCRIPTION]),
        pool_monthly=tables.pop("pool_monthly", [POOL]),
    )
    return run(
        "ide_cohort_benchmark_monthly",
        "2023-05",
        rules,
        ide_observation_monthly=observations,
        cohort_benchmarks=published,
        usage_monthly=usage,
        opportunities=opportunities,
        account_attributes=accounts,
        account_merges=tables.pop("account_merges", []),
        ews_scores=tables.pop("ews_scores", None),
        **tables,
    )


@pytest.mark.parametrize(
    ("seats", "assigned", "mau", "rates", "bucket", "benchmarks_", "diffs"),
    [
        (8, 6, 1, (75.0, 17.0, 13.0), "8 Seat", (87.5, 87.5), (-12.5, -12.5)),
        (1, 1, 0, (100.0, 0.0, 0.0), "1 Seat", (100.0, 100.0), (0.0, 0.0)),
        (17, 13, 3, (76.5, 23.0, 18.0), "11+ Seat", (85.0, 87.5), (-8.5, -11.0)),
        (30, 20, 4, (66.7, 20.0, 13.0), "11+ Seat", (81.8, 82.4), (-15.1, -15.7)),
    ],
)
def test_reproduces_the_documents_sample_rows(
    seats: int,
    assigned: int,
    mau: int,
    rates: tuple[float, float, float],
    bucket: str,
    benchmarks_: tuple[float, float],
    diffs: tuple[float, float],
) -> None:
    (row,) = ide(
        [
            benchmark("Default", benchmarks_[0], 99, seat_bucket=bucket),
            benchmark("Default", benchmarks_[1], 99, seat_bucket=bucket, phase="extend"),
        ],
        pool_monthly=[{**POOL, "seats_purchased": seats, "seats_assigned": assigned}],
        usage_monthly=[{**USAGE, "mau": mau, "dormancy_flag": mau == 0}],
    )
    assert (row["assignment_rate"], row["usage_rate"], row["utilisation_rate"]) == rates
    assert (row["seat_bucket"], row["dormancy_flag"]) == (bucket, mau == 0)
    assert (row["assignment_benchmark_use_phase"], row["assignment_benchmark_extend_phase"]) == benchmarks_
    assert (row["assignment_benchmark_use_phase_diff"], row["assignment_benchmark_extend_phase_diff"]) == diffs


@pytest.mark.parametrize(
    ("published", "used", "value"),
    [
        ([("FYC&Promo", 10.0, 30), ("FYC", 20.0, 30), ("Default", 30.0, 1)], "FYC&Promo", 10.0),
        ([("FYC&Promo", 10.0, 29), ("FYC", 20.0, 30), ("Promo", 25.0, 99), ("Default", 30.0, 1)], "FYC", 20.0),
        ([("FYC", 20.0, 29), ("LC", 22.0, 99), ("Promo", 25.0, 30), ("Default", 30.0, 1)], "Promo", 25.0),
        ([("FYC&LC", 20.0, 99), ("LC&Promo", 21.0, 99), ("Default", 30.0, 1)], "Default", 30.0),
        ([("FYC", 20.0, 29)], "Default", None),
    ],
)
def test_looks_up_the_exact_combination_then_single_cohorts_then_default(
    published: list[tuple[str, float, int]], used: str, value: float | None
) -> None:
    (row,) = ide(
        [benchmark(*values) for values in published],
        opportunities=[opportunity(1, promo_flag=True)],
        account_attributes=[{**ACCOUNT, "is_new_customer": True}],
    )
    assert (row["cohort_benchmark_used"], row["assignment_benchmark_use_phase"]) == (used, value)


def test_compares_base_customers_with_default_in_each_phase() -> None:
    (base,) = ide([benchmark("FYC", 10.0, 99), benchmark("Default", 30.0, 1)])
    assert base["cohort_benchmark_used"] == "Default"
    (row,) = ide(
        [benchmark("LC", 10.0, 99), benchmark("Default", 30.0, 1), benchmark("Default", 40.0, 1, phase="extend")],
        opportunities=[opportunity(1, lc_flag=True)],
    )
    assert (row["assignment_benchmark_use_phase"], row["assignment_benchmark_extend_phase"]) == (10.0, 40.0)
    assert row["cohort_benchmark_used"] == "LC"


def test_benchmarks_and_diffs_are_null_without_observations() -> None:
    (row,) = ide([])
    assert (row["cohort_benchmark_used"], row["utilisation_benchmark_use_phase"]) == ("Default", None)
    assert row["assignment_benchmark_use_phase_diff"] is None


def test_takes_the_newest_score_by_month_end_or_null() -> None:
    scores = [
        {"opportunity_id": "O1", "scored_on": date(2023, 5, 1), "prediction": 0.5},
        {"opportunity_id": "O1", "scored_on": date(2023, 5, 31), "prediction": 0.2},
        {"opportunity_id": "O1", "scored_on": date(2023, 6, 1), "prediction": 0.9},
    ]
    (row,) = ide([], ews_scores=scores)
    assert row["customer_ews_prediction"] == 0.2
    (row,) = ide([], ews_scores=[])
    assert row["customer_ews_prediction"] is None


def test_has_one_row_per_product_used_with_the_account_of_the_opportunity() -> None:
    rows = ide(
        [],
        usage_monthly=[USAGE, {**USAGE, "product_offering": "RVT", "mau": 20}],
        account_merges=[{"victim_account_csn": "A1", "surviving_account_csn": "A9"}],
        opportunities=[opportunity(1, active_aov_net3=5000.0)],
    )
    assert [(row["product_offering"], row["utilisation_rate"]) for row in rows] == [("ACD", 18.0), ("RVT", 118.0)]
    assert {(row["original_account_csn"], row["surviving_account_csn"], row["site_geo"]) for row in rows} == {
        ("A1", "A9", "APAC")
    }
    assert {row["customer_aov_band"] for row in rows} == {"AOV: $5-10k"}


def test_every_visible_opportunity_is_covered_or_has_a_reason() -> None:
    entitlement = {
        **SUBSCRIPTION,
        "entitlement_model": "SUS",
        "usage_type": "COM",
        "is_unlimited": False,
        "start_date": date(2022, 1, 1),
        "end_date": date(2024, 1, 1),
    }
    offerings = [{"product_offering": "AECCOL", "offering_product_line_code": "AECCOL", "is_standard_aum": True}]
    published = [
        {"opportunity_id": name, "tenant_id": 1, "offering_product_line_code": "AECCOL", "product_offering": "ACD"}
        for name in ("O1", "O6")
    ]
    rows = run(
        "ide_opportunity_coverage_monthly",
        "2023-05",
        opportunities=[
            opportunity(1),
            opportunity(2, contract_id="none"),
            opportunity(3, contract_id="expired"),
            opportunity(4, contract_id="students"),
            opportunity(5, offering_product_line_code="other"),
            opportunity(6),
        ],
        entitlements=[
            entitlement,
            {**entitlement, "subscription_id": "S2", "contract_id": "expired", "end_date": date(2023, 5, 31)},
            {**entitlement, "subscription_id": "S3", "contract_id": "students", "usage_type": "EDU"},
        ],
        product_offerings=offerings,
        ide_cohort_benchmark_monthly=published,
    )
    assert [(row["opportunity_id"], row["coverage_reason"], row["opportunities_on_usage"]) for row in rows] == [
        ("O1", "covered", 2),
        ("O2", "no subscription has the contract", 0),
        ("O3", "no subscription of the contract is active", 0),
        ("O4", "no active subscription of the contract is in scope", 0),
        ("O5", "no active subscription of the contract has the line code", 0),
        ("O6", "covered", 2),
    ]
