"""What the models say about each customer, and what is said where they say nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from ide_assets_tests.inline import run

MONTH = "2023-05"
END = date(2023, 5, 31)

SCORED = {
    "surviving_account_csn": "A1",
    "churn_probability": 0.4,
    "churn_probability_low": 0.3,
    "churn_probability_high": 0.5,
    "model_version": "churn-2023-05-12345678",
}


def opportunity(account: str, close: date = date(2023, 8, 1)) -> dict[str, Any]:
    """An open renewal."""
    return {
        "opportunity_id": f"O-{account}",
        "account_csn": account,
        "created_date": date(2022, 6, 1),
        "close_date": close,
        "is_renewal": True,
        "is_closed": False,
    }


def customers(
    serves: bool = True, opportunities: Sequence[Any] = (), ews_scores: Sequence[Any] | None = (), **tables: Any
) -> dict[str, dict[str, Any]]:
    """The rows by account, of accounts A1 to A3 and A9, which is merged into A3."""
    accounts = run(
        "segment_accounts_monthly",
        MONTH,
        account_attributes=[{"account_csn": csn} for csn in ("A1", "A2", "A3", "A9")],
        account_merges=[{"victim_account_csn": "A9", "surviving_account_csn": "A3"}],
        opportunities=opportunities,
        ews_scores=ews_scores,
    )
    rows = run(
        "customer_insights_monthly",
        MONTH,
        segment_accounts_monthly=accounts,
        insight_models_monthly=[{"model": "subscription_churn", "is_serving": serves}],
        **tables,
    )
    return {row["surviving_account_csn"]: row for row in rows}


def test_score_of_the_model_serves_where_none_was_delivered() -> None:
    score = {"opportunity_id": "O-A2", "scored_on": date(2023, 5, 2), "prediction": 0.7}
    rows = customers(
        opportunities=[opportunity("A1"), opportunity("A2", date(2024, 4, 1))],
        ews_scores=[score],
        insight_churn_monthly=[SCORED],
    )
    assert list(rows) == ["A1", "A2", "A3"]
    assert (rows["A1"]["effective_renewal_score"], rows["A1"]["effective_score_source"]) == (0.6, "churn_model")
    assert (rows["A2"]["effective_renewal_score"], rows["A2"]["effective_score_source"]) == (0.7, "ews")
    assert (rows["A3"]["effective_renewal_score"], rows["A3"]["effective_score_source"]) == (None, None)
    assert [rows[csn]["churn_missing_because"] for csn in rows] == [
        None,
        "no renewal is due within 6 months",
        "no renewal is open",
    ]


def test_delivered_score_comes_first() -> None:
    score = {"opportunity_id": "O-A1", "scored_on": date(2023, 5, 2), "prediction": 0.9}
    row = customers(opportunities=[opportunity("A1")], ews_scores=[score], insight_churn_monthly=[SCORED])["A1"]
    assert (row["effective_renewal_score"], row["effective_score_source"]) == (0.9, "ews")
    assert (row["churn_probability"], row["churn_model_version"]) == (0.4, "churn-2023-05-12345678")


@pytest.mark.parametrize("scores", [None, []])
def test_without_a_model_the_reason_is_given(scores: list[Any] | None) -> None:
    row = customers(False, opportunities=[opportunity("A1")], ews_scores=scores)["A1"]
    assert row["churn_missing_because"] == "no churn model serves"
    assert row["effective_renewal_score"] is row["lifetime_value"] is row["recommendations"] is None


def test_lifetime_value_is_taken_over_with_its_reason() -> None:
    rows = customers(
        opportunities=[],
        insight_lifetime_value_monthly=[
            {"surviving_account_csn": "A1", "lifetime_value": 90.0, "lifetime_value_low": 10.0, "is_high_value": True},
            {"surviving_account_csn": "A2", "lifetime_missing_because": "no renewal is open"},
        ],
    )
    assert (rows["A1"]["lifetime_value"], rows["A1"]["is_high_value"]) == (90, True)
    assert rows["A1"]["lifetime_missing_because"] is None
    assert rows["A2"]["lifetime_missing_because"] == "no renewal is open"


def test_every_model_is_listed_with_its_reason() -> None:
    short = {
        "step": "profiles",
        "state": "insufficient",
        "examined_column": "x",
        "finding": "Few.",
        "what_to_do": "Wait.",
    }
    rows = run(
        "insight_models_monthly",
        MONTH,
        insight_usability_monthly=[
            {**short, "model": "lifetime_value"},
            {**short, "model": "lifetime_value", "step": "history", "finding": "Short."},
            {**short, "model": "product_recommendation", "state": "sufficient"},
            {**short, "model": "subscription_churn", "state": "sufficient"},
        ],
        insight_registry_monthly=[],
    )
    decisions = {row["model"]: row["decision"] for row in rows}
    assert decisions == {
        "lifetime_value": "Not trained: Few. Wait.",
        "product_recommendation": "Not trained: no model was made from the data.",
        "subscription_churn": (
            "Not trained: fewer renewals were won or lost than needed before the last 3 months, or in them."
        ),
        "transactional_churn": (
            "Not trained: fewer customers went on ordering, or stopped, than needed before the last 9 months, or in "
            "them."
        ),
    }
    assert not any(row["is_trained"] or row["is_serving"] for row in rows)


def test_registered_models_are_listed() -> None:
    rows = run(
        "insight_models_monthly",
        MONTH,
        insight_registry_monthly=[
            {"model": "subscription_churn", "model_version": "b", "is_serving": True, "snapshot_date": END},
            {"model": "subscription_churn", "model_version": "a", "is_serving": False, "snapshot_date": END},
        ],
    )
    churn = [(row["model_version"], row["is_trained"]) for row in rows if row["model"] == "subscription_churn"]
    assert churn == [("a", True), ("b", True)]


@pytest.mark.parametrize("kind", ["", "transactional_"])
def test_drivers_by_band(kind: str) -> None:
    drivers = [
        {"surviving_account_csn": csn, "driver": "mau", "log_odds": odds}
        for csn, odds in (("A1", 0.5), ("A2", -0.1), ("A3", 0.2))
    ]
    bands = [
        {"surviving_account_csn": csn, "churn_band": band}
        for csn, band in (("A1", "high"), ("A2", "low"), ("A3", "low"))
    ]
    inputs: dict[str, Any] = {f"insight_{kind}drivers_monthly": drivers, f"insight_{kind}churn_monthly": bands}
    rows = run(f"insight_{kind}drivers_by_band_monthly", MONTH, **inputs)
    means = {row["churn_band"]: (row["accounts_scored"], row["mean_log_odds"]) for row in rows}
    assert means == {"all": (3, pytest.approx(0.2)), "high": (1, pytest.approx(0.5)), "low": (2, pytest.approx(0.05))}
    sizes = {row["churn_band"]: row["mean_absolute_log_odds"] for row in rows}
    assert sizes["low"] == pytest.approx(0.15)
