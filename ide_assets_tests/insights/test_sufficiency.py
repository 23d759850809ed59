"""The usability report of a month, from its tables."""

from datetime import date

import pandas as pd
import pytest

from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import Rows, run
from ide_assets_tests.insights.history import NOW, as_rows, open_renewals, renewals_and_outcomes

SMALL = InsightRules(
    churn_profiles=50, lifetime_profiles=3, recommendation_profiles=3, recommendation_purchases=2, test_months=12
)


@pytest.fixture(scope="module")
def tables() -> dict[str, Rows]:
    """Inputs of the report: 60 accounts with three years of renewals, and what four of them bought."""
    renewals, outcomes = renewals_and_outcomes(60)
    bought = [
        {"account_csn": csn, "start_date": date(2022 - n, 1, 1), "offering_external_key": f"P{n}"}
        for csn in "ABCD"
        for n in range(2)
    ]
    return {
        "insight_renewals_monthly": as_rows(renewals.drop(columns="true_probability")),
        "insight_open_renewals_monthly": as_rows(open_renewals(renewals)),
        "opportunity_outcomes_monthly": as_rows(outcomes),
        "entitlements": [{"subscription_id": f"S{n}", **row} for n, row in enumerate(bought)],
    }


def report(tables: dict[str, Rows], insights: InsightRules) -> pd.DataFrame:
    """The report of the last month."""
    return pd.DataFrame(run("insight_usability_monthly", str(NOW), Rules(insights=insights), **tables))


def insufficient(table: pd.DataFrame) -> dict[str, list[str]]:
    """The steps that are not sufficient, by model."""
    rows = table[table["state"] != "sufficient"]
    return {model: sorted(steps) for model, steps in rows.groupby("model")["step"]}


def test_enough_for_small_needs(tables: dict[str, Rows]) -> None:
    assert insufficient(report(tables, SMALL)) == {"transactional_churn": ["profiles"]}


def test_too_little_for_the_defaults(tables: dict[str, Rows]) -> None:
    table = report(tables, InsightRules())
    assert insufficient(table) == {
        "lifetime_value": ["profiles"],
        "product_recommendation": ["profiles"],
        "subscription_churn": ["profiles"],
        "transactional_churn": ["profiles"],
    }
    churn = table[(table["model"] == "subscription_churn") & (table["step"] == "profiles")].iloc[0]
    assert churn["finding"] == "60 profiles; expected at least 1,000."


def test_lifetime_value_needs_a_history_of_open_renewals(tables: dict[str, Rows]) -> None:
    short = [row for row in tables["insight_open_renewals_monthly"] if row["snapshot_date"] > date(2022, 6, 1)]
    table = report({**tables, "insight_open_renewals_monthly": short}, SMALL)
    steps = table[(table["model"] == "lifetime_value") & (table["state"] != "sufficient")]
    assert steps["finding"].tolist() == ["12 months of history; expected at least 18."]


def test_first_month_of_a_home_has_a_report() -> None:
    table = report({}, InsightRules())
    assert set(table["model"]) == {
        "lifetime_value",
        "product_recommendation",
        "subscription_churn",
        "transactional_churn",
    }
    assert (table.groupby("model")["state"].apply(lambda states: (states != "sufficient").any())).all()


def test_leak_in_a_delivery_is_caught(tables: dict[str, Rows]) -> None:
    lost = {row["opportunity_id"] for row in tables["opportunity_outcomes_monthly"] if not row["is_won"]}
    rows = tables["insight_renewals_monthly"]
    leaked = [{**row, "acv_usd": 0.0 if row["opportunity_id"] in lost else 900.0} for row in rows]
    table = report({**tables, "insight_renewals_monthly": leaked}, SMALL)
    leak = table[(table["step"] == "leak") & (table["state"] == "insufficient")]
    assert leak["examined_column"].tolist() == ["acv_usd"]


def test_outcomes_that_are_not_known_yet_do_not_count(tables: dict[str, Rows]) -> None:
    """Rows whose outcome was shown in their own month or before are no examples."""
    early = [{**row, "outcome_shown_on": date(2020, 1, 31)} for row in tables["opportunity_outcomes_monthly"]]
    table = report({**tables, "opportunity_outcomes_monthly": early}, SMALL)
    assert "profiles" in insufficient(table)["subscription_churn"]
