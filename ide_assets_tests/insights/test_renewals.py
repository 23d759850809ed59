"""What the churn model learns from: the next renewal of each account, and nothing of the future."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import run

MONTH = "2023-05"


def opportunity(number: int, account: str = "A1", **changes: Any) -> dict[str, Any]:
    """An open renewal that closes in August."""
    return {
        "opportunity_id": f"O{number}",
        "account_csn": account,
        "contract_id": f"C{number}",
        "offering_product_line_code": "ACDIST",
        "created_date": date(2022, 8, 1),
        "close_date": date(2023, 8, 10),
        "term": "Annual",
        "is_renewal": True,
        "is_closed": False,
        "acv_usd": 1200.0,
        "lc_flag": False,
        "promo_flag": False,
        **changes,
    }


def used(number: int, tenant: int = 1, product: str = "ACD", **changes: Any) -> dict[str, Any]:
    """A row of the IDE table."""
    return {
        "opportunity_id": f"O{number}",
        "tenant_id": tenant,
        "product_offering": product,
        "offering_product_line_code": "ACDIST",
        "opportunity_close_date": date(2023, 8, 10),
        "seats_purchased": 10,
        "seats_assigned": 8,
        "mau": 4,
        "assignment_benchmark_extend_phase_diff": -3.0,
        "assignment_benchmark_use_phase_diff": 5.0,
        **changes,
    }


def renewals(*opportunities: dict[str, Any], rules: Rules | None = None, **tables: Any) -> list[dict[str, Any]]:
    """The rows of May 2023."""
    return run("insight_renewals_monthly", MONTH, rules, opportunities=opportunities, **tables)


def test_next_renewal_of_each_account() -> None:
    rows = renewals(
        opportunity(1),
        opportunity(2, close_date=date(2023, 7, 1)),
        opportunity(3, close_date=date(2023, 7, 1)),
        opportunity(4, "A2"),
        opportunity(5, "A9"),
        account_merges=[{"victim_account_csn": "A9", "surviving_account_csn": "A2"}],
    )
    assert [(row["surviving_account_csn"], row["opportunity_id"]) for row in rows] == [("A1", "O2"), ("A2", "O4")]
    assert [row["days_to_close"] for row in rows] == [31, 71]
    assert [row["merged_accounts"] for row in rows] == [0, 1]


@pytest.mark.parametrize(
    "changes",
    [
        {"is_renewal": False},
        {"is_closed": True, "is_won": True},
        {"close_date": date(2023, 5, 31)},
        {"close_date": date(2023, 12, 1)},
        {"created_date": date(2023, 6, 1)},
    ],
)
def test_renewals_that_are_not_next(changes: dict[str, Any]) -> None:
    assert renewals(opportunity(1, **changes)) == []


def test_horizon_is_a_setting() -> None:
    far = opportunity(1, close_date=date(2024, 5, 1))
    assert renewals(far) == []
    assert len(renewals(far, rules=Rules(insights=InsightRules(churn_horizon_months=12)))) == 1


def test_seats_and_users_count_once() -> None:
    (row,) = renewals(
        opportunity(1),
        ide_cohort_benchmark_monthly=[used(1), used(1, product="RVT", mau=6), used(1, tenant=2, seats_assigned=2)],
    )
    assert (row["seats_purchased"], row["mau"]) == (20, 10)
    assert (row["assignment_rate"], row["utilisation_rate"]) == (50.0, 50.0)
    assert row["assignment_diff"] == -3.0


def test_features_of_other_tables() -> None:
    (row,) = renewals(
        opportunity(1),
        ide_cohort_benchmark_monthly=[used(1)],
        account_attributes=[
            {"account_csn": "A1", "site_geo": "EMEA", "industry_group": "AEC", "is_new_customer": True}
        ],
        ews_scores=[
            {"opportunity_id": "O1", "scored_on": date(2023, 5, 2), "prediction": 0.4},
            {"opportunity_id": "O1", "scored_on": date(2023, 5, 30), "prediction": 0.3},
        ],
        engagement_scores_monthly=[
            {"surviving_account_csn": "A1", "component": "overall", "score": 61.5},
            {"surviving_account_csn": "A1", "component": "product", "score": 40.0},
        ],
        interventions=[
            {"intervention_id": "I1", "account_csn": "A1", "performed_on": date(2023, 4, 2)},
            {"intervention_id": "I2", "account_csn": "A2", "performed_on": date(2023, 4, 2)},
        ],
        insight_renewals_monthly=[{"surviving_account_csn": "A1", "utilisation_rate": 70.0}],
    )
    assert row["customer_ews_prediction"] == 0.3
    assert (row["engagement_score"], row["product_score"], row["communication_score"]) == (61.5, 40.0, None)
    assert (row["site_geo"], row["industry_group"], row["parent_account_new_customer_flag"]) == ("EMEA", "AEC", True)
    assert (row["interventions_recent"], row["utilisation_change"]) == (1, -30.0)


def test_sources_that_are_not_delivered() -> None:
    (row,) = renewals(opportunity(1), ews_scores=None, engagement_scores_monthly=None)
    assert row["customer_ews_prediction"] is row["engagement_score"] is row["seats_purchased"] is None


def test_nothing_after_the_month_changes_a_feature() -> None:
    """The same deliveries with another future: outcomes entered ahead, later scores, later interventions."""
    now = renewals(opportunity(1), ews_scores=[], interventions=[])
    altered = renewals(
        opportunity(1, is_won=False),
        opportunity(2, created_date=date(2023, 6, 2), close_date=date(2023, 6, 20)),
        ews_scores=[{"opportunity_id": "O1", "scored_on": date(2023, 6, 1), "prediction": 0.01}],
        interventions=[{"intervention_id": "I1", "account_csn": "A1", "performed_on": date(2023, 6, 2)}],
    )
    assert now == altered


@given(st.dates(date(2023, 6, 1), date(2026, 1, 1)), st.floats(0, 1), st.booleans())
@settings(max_examples=8, deadline=None)
def test_nothing_after_the_month_is_a_feature(later: date, prediction: float, is_closed: bool) -> None:
    """Records dated after the month's end, which a delivery may contain, change no feature."""
    known: dict[str, Any] = {
        "account_attributes": [{"account_csn": "A1", "site_geo": "EMEA"}],
        "ews_scores": [{"opportunity_id": "O1", "scored_on": date(2023, 5, 2), "prediction": 0.4}],
        "interventions": [{"intervention_id": "I1", "account_csn": "A1", "performed_on": date(2023, 4, 2)}],
    }
    expected = renewals(opportunity(1), **known)
    assert len(expected) == 1
    score = {"opportunity_id": "O1", "scored_on": later, "prediction": prediction}
    intervention = {"intervention_id": "I2", "account_csn": "A1", "performed_on": later}
    more = {
        "ews_scores": [*known["ews_scores"], score],
        "interventions": [*known["interventions"], intervention],
    }
    unknown = opportunity(2, created_date=later, close_date=date(2023, 6, 30), is_closed=is_closed)
    assert renewals(opportunity(1), unknown, **{**known, **more}) == expected
