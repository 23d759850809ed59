"""Lifetime value of a month through the transforms of the product: what is learned, graded and published."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import Rows, run
from ide_assets_tests.insights.history import NOW, as_rows, open_renewals, renewals_and_outcomes

RULES = Rules(insights=InsightRules(lifetime_horizon_months=6, backtest_origins=4))

USABLE = {"model": "lifetime_value", "step": "profiles", "examined_column": "x", "state": "sufficient"}


@pytest.fixture(scope="module")
def tables() -> dict[str, Rows]:
    """Three years of open renewals of 400 accounts, and how each was decided."""
    renewals, outcomes = renewals_and_outcomes(400)
    return {
        "insight_open_renewals_monthly": as_rows(open_renewals(renewals)),
        "opportunity_outcomes_monthly": as_rows(outcomes),
        "insight_usability_monthly": [USABLE],
    }


@pytest.fixture(scope="module")
def grades(tables: dict[str, Rows]) -> Rows:
    """The grades of the last month."""
    return run("insight_lifetime_grades_monthly", str(NOW), RULES, **tables)


def whole(rows: Rows) -> dict[str, Any]:
    """The row over all origins."""
    (row,) = (row for row in rows if row["origin"] == "all")
    return dict(row)


@pytest.mark.slow(minutes=0.2)
def test_model_is_judged_by_what_was_paid_later(grades: Rows) -> None:
    assert [row["origin"] for row in grades] == ["2022-08", "2022-09", "2022-10", "2022-11", "all"]
    row = whole(grades)
    assert row["is_serving"] and row["grade"] in ("A", "B")
    assert row["high_value_found_low"] <= row["high_value_found"] <= row["high_value_found_high"]
    assert row["high_value_found"] > row["high_value_found_baseline"]
    assert row["mean_absolute_error"] < row["mean_absolute_error_baseline"]
    assert row["interval_coverage"] == pytest.approx(0.9, abs=0.05)


def test_scores_that_are_right_are_not_biased(grades: Rows) -> None:
    row = whole(grades)
    assert abs(row["value_bias"]) < 0.1 * row["mean_absolute_error_baseline"] + 60


@pytest.mark.slow(minutes=0.2)
def test_grade_sees_nothing_that_happened_later(tables: dict[str, Rows], grades: Rows) -> None:
    """Outcomes that were shown after an origin change neither its model nor its baseline."""
    other = [
        {**row, "is_won": not row["is_won"]} if row["outcome_shown_on"] > date(2023, 2, 28) else row
        for row in tables["opportunity_outcomes_monthly"]
    ]
    changed = run(
        "insight_lifetime_grades_monthly", str(NOW), RULES, **{**tables, "opportunity_outcomes_monthly": other}
    )
    assert changed[0]["mean_absolute_error"] == grades[0]["mean_absolute_error"]
    assert changed[-1]["training_sha256"] != grades[-1]["training_sha256"]


@pytest.mark.slow(minutes=0.2)
def test_nothing_is_graded_without_enough_data(tables: dict[str, Rows]) -> None:
    short = {**USABLE, "step": "history", "state": "insufficient"}
    for report in ([], [USABLE, short]):
        assert (
            run("insight_lifetime_grades_monthly", str(NOW), RULES, **{**tables, "insight_usability_monthly": report})
            == []
        )


def test_model_without_a_grade_does_not_serve(tables: dict[str, Rows]) -> None:
    now = [row for row in tables["insight_open_renewals_monthly"] if row["snapshot_date"] == NOW.last_day]
    (row,) = run("insight_lifetime_grades_monthly", str(NOW), RULES, **{**tables, "insight_open_renewals_monthly": now})
    assert not row["is_serving"] and row["decision"].startswith("Not graded: no earlier month")


def contract(account: str, **changes: Any) -> dict[str, Any]:
    """An open renewal of the month."""
    return {
        "snapshot_date": NOW.last_day,
        "surviving_account_csn": account,
        "opportunity_id": f"O-{account}",
        "close_date": date(2023, 7, 31),
        "term": "Annual",
        "acv_usd": 1000.0,
        "renewal_number": 1,
        **changes,
    }


MODEL = {
    "snapshot_date": NOW.last_day,
    "origin": "all",
    "model_version": "value-2023-05-12345678",
    "is_serving": True,
    "retention_alpha": 1.0,
    "retention_beta": 3.0,
    "interval_width": 1.5,
}


def values(
    *renewals: dict[str, Any], model: Rows = (MODEL,), rules: Rules | None = None, **tables: Any
) -> dict[str, Any]:
    """The rows by account, of A1 to A3 and A9, which is merged into A3."""
    rows = run(
        "insight_lifetime_value_monthly",
        str(NOW),
        rules,
        account_attributes=[{"account_csn": csn} for csn in ("A1", "A2", "A3", "A9")],
        account_merges=[{"victim_account_csn": "A9", "surviving_account_csn": "A3"}],
        insight_open_renewals_monthly=renewals,
        insight_lifetime_grades_monthly=model,
        **tables,
    )
    return {row["surviving_account_csn"]: row for row in rows}


def test_every_account_has_a_value_or_a_reason() -> None:
    rows = values(contract("A1", customer_ews_prediction=0.9), contract("A2", acv_usd=None))
    assert list(rows) == ["A1", "A2", "A3"]
    assert rows["A1"]["lifetime_missing_because"] is None
    assert rows["A1"]["lifetime_value"] == pytest.approx(900 * 1.1 ** (-61 / 365.25), abs=0.01)
    assert rows["A2"]["lifetime_missing_because"] == "no open renewal has an annual contract value"
    assert rows["A3"]["lifetime_missing_because"] == "no renewal is open"
    assert rows["A3"]["lifetime_value"] is rows["A3"]["is_high_value"] is None


def test_value_says_what_it_is_made_of() -> None:
    rows = values(
        contract("A1", customer_ews_prediction=0.9),
        contract("A1", opportunity_id="O2", acv_usd=4000.0),
        contract("A2", term="3-Year", close_date=date(2024, 7, 31)),
        insight_churn_monthly=[
            {"snapshot_date": NOW.last_day, "opportunity_id": "O2", "churn_probability": 0.5},
        ],
    )
    row = rows["A1"]
    assert row["value_drivers"] == (
        "renewal on 2023-07-31: 4,000 USD a year, 50% likely; renewal on 2023-07-31: 1,000 USD a year, 90% likely"
    )
    assert row["lifetime_value"] == pytest.approx(row["value_contracted"] + row["value_of_renewals"])
    assert row["lifetime_value_low"] < row["lifetime_value"] < row["lifetime_value_high"]
    assert (row["value_method"], rows["A2"]["value_method"]) == ("renewal scores", "renewal rates")
    assert (row["value_contracted"], rows["A2"]["value_of_renewals"]) == (0, 0)
    assert (row["is_high_value"], rows["A2"]["is_high_value"]) == (True, True)


def test_margin_and_share_are_settings() -> None:
    both = (contract("A1", acv_usd=9000.0), contract("A2"))
    half = Rules(insights=InsightRules(lifetime_margin=0.5, lifetime_discount=0.0))
    rows = values(*both, rules=half)
    assert rows["A1"]["lifetime_value"] == 0.5 * 0.75 * 9000
    assert (rows["A1"]["is_high_value"], rows["A2"]["is_high_value"]) == (True, False)
    most = values(*both, rules=Rules(insights=InsightRules(high_value_share=0.95)))
    assert most["A2"]["is_high_value"]


def test_no_value_without_a_serving_model() -> None:
    for model in ([], [{**MODEL, "is_serving": False}]):
        rows = values(contract("A1"), model=model)
        assert {row["lifetime_missing_because"] for row in rows.values()} == {"no lifetime value model serves"}


def opportunity(**changes: Any) -> dict[str, Any]:
    """An open renewal as it is delivered."""
    return {
        "opportunity_id": "O1",
        "account_csn": "A9",
        "created_date": date(2022, 8, 1),
        "close_date": date(2023, 8, 10),
        "is_renewal": True,
        "is_closed": False,
        **changes,
    }


def test_open_renewals_as_they_were_known() -> None:
    tables: dict[str, Any] = {
        "opportunities": [opportunity(), opportunity(opportunity_id="O2", is_closed=True, close_date=date(2023, 5, 3))],
        "entitlements": [{"subscription_id": "S1", "account_csn": "A3", "start_date": date(2020, 8, 1)}],
        "account_merges": [{"victim_account_csn": "A9", "surviving_account_csn": "A3"}],
        "ews_scores": [{"opportunity_id": "O1", "scored_on": date(2023, 5, 2), "prediction": 0.7}],
    }
    rows = run("insight_open_renewals_monthly", str(NOW), **tables)
    (row,) = rows
    assert (row["surviving_account_csn"], row["renewal_number"]) == ("A3", 3)
    assert row["customer_ews_prediction"] == 0.7
    later = {
        "opportunities": [opportunity(opportunity_id="O3", created_date=date(2023, 6, 1))],
        "entitlements": [{"subscription_id": "S0", "account_csn": "A9", "start_date": date(2023, 6, 1)}],
        "ews_scores": [{"opportunity_id": "O1", "scored_on": date(2023, 6, 2), "prediction": 0.1}],
    }
    with_later: dict[str, Any] = {name: [*rows_, *later.get(name, ())] for name, rows_ in tables.items()}
    assert run("insight_open_renewals_monthly", str(NOW), **with_later) == rows


def test_models_of_the_month_have_the_grade() -> None:
    graded = {**MODEL, "model": "lifetime_value", "grade": "A", "decision": "Graded A.", "profiles": 900}
    rows = run(
        "insight_models_monthly", str(NOW), insight_lifetime_grades_monthly=[graded, {**graded, "origin": "2022-05"}]
    )
    (row,) = (row for row in rows if row["model"] == "lifetime_value")
    assert (row["grade"], row["is_trained"], row["test_rows"]) == ("A", True, 900)
    assert pd.Series([row["model"] for row in rows]).is_unique
