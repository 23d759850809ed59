"""Scores of a month from its renewals and the serving model, through the transforms of the product."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.churn import training
from ide_assets.domains.insights.tables import FEATURES, REGISTRY
from ide_assets.settings import InsightRules, Rules
from ide_assets.settings.rules import MOST_ACCOUNTS
from ide_assets_tests.inline import Rows, recipe, run
from ide_assets_tests.insights.examples import TODAY, examples, with_all_features
from ide_assets_tests.insights.history import NOW, as_rows, renewals_and_outcomes


@pytest.fixture(scope="module")
def registry() -> Rows:
    """The registry of the month."""
    table = training.registered(examples(), pd.DataFrame(), TODAY, 6)
    shaped = table.assign(snapshot_date=TODAY, model="subscription_churn").reindex(columns=list(REGISTRY.column_names))
    return as_rows(shaped)


@pytest.fixture(scope="module")
def renewals() -> Rows:
    """Renewals that are due now."""
    rows, _ = renewals_and_outcomes(40, seed=7)
    now = rows[rows["snapshot_date"] == TODAY].drop(columns="true_probability")
    return as_rows(with_all_features(now))


@pytest.fixture(scope="module")
def scores(registry: Rows, renewals: Rows) -> list[dict[str, Any]]:
    """The scores of the month."""
    return run("insight_churn_monthly", str(NOW), insight_registry_monthly=registry, insight_renewals_monthly=renewals)


def test_every_renewal_has_a_score(scores: list[dict[str, Any]], renewals: Rows) -> None:
    assert {row["surviving_account_csn"] for row in scores} == {row["surviving_account_csn"] for row in renewals}
    for row in scores:
        assert 0 <= row["churn_probability_low"] <= row["churn_probability"] <= row["churn_probability_high"] <= 1
        assert row["churn_band"] in ("high", "medium", "low")
        assert row["possible_outcomes"] in ("stays", "churns", "either")
        assert row["main_drivers"].count("odds of churn x") == 3


def test_fewer_users_are_more_likely_to_leave(scores: list[dict[str, Any]], renewals: Rows) -> None:
    mau = {row["surviving_account_csn"]: row["mau"] for row in renewals}
    assert (
        np.corrcoef([mau[row["surviving_account_csn"]] for row in scores], [r["churn_probability"] for r in scores])[
            0, 1
        ]
        < -0.8
    )


def test_drivers_sum_to_the_score(scores: list[dict[str, Any]], registry: Rows, renewals: Rows) -> None:
    rows = run(
        "insight_drivers_monthly",
        str(NOW),
        insight_registry_monthly=registry,
        insight_renewals_monthly=renewals,
        insight_churn_monthly=scores,
    )
    drivers = pd.DataFrame(rows)
    assert set(drivers["driver"]) == {*FEATURES, "intercept"}
    sums = drivers.groupby("surviving_account_csn")["log_odds"].sum()
    for row in scores:
        probability = row["churn_probability"]
        logit = np.log(probability / (1 - probability))
        assert sums[row["surviving_account_csn"]] == pytest.approx(logit, abs=1e-9)
    shown = drivers.set_index("driver")["driver_value"]
    assert set(shown["promo_flag"]) == {"yes", "no"} and set(shown["term"]) == {"Annual"}
    assert set(shown["engagement_score"]) == {"unknown"} and shown["intercept"].isna().all()


def test_scores_are_built_again_from_the_registry(scores: list[dict[str, Any]], registry: Rows, renewals: Rows) -> None:
    again = run(
        "insight_churn_monthly", str(NOW), insight_registry_monthly=registry, insight_renewals_monthly=renewals[::-1]
    )
    assert again == scores


def test_no_score_without_a_serving_model(registry: Rows, renewals: Rows) -> None:
    idle = [{**row, "is_serving": False} for row in registry]
    for models in (idle, []):
        assert (
            run("insight_churn_monthly", str(NOW), insight_registry_monthly=models, insight_renewals_monthly=renewals)
            == []
        )


@pytest.mark.slow(minutes=0.2)
def test_registry_of_a_month(registry: Rows) -> None:
    """Through the transform: the champion of the month before is taken over, and insufficient data train nothing."""
    renewals, outcomes = renewals_and_outcomes(120)
    tables: dict[str, Any] = {
        "insight_renewals_monthly": as_rows(with_all_features(renewals.drop(columns="true_probability"))),
        "opportunity_outcomes_monthly": as_rows(outcomes),
        "insight_registry_monthly": [{**row, "snapshot_date": NOW.plus(-1).last_day} for row in registry],
    }
    usable = {"model": "subscription_churn", "step": "profiles", "examined_column": "x", "state": "sufficient"}
    rules = Rules(insights=InsightRules(test_months=12))
    rows = run("insight_registry_monthly", str(NOW), rules, **tables, insight_usability_monthly=[usable])
    assert sorted(row["model_role"] for row in rows) == ["challenger", "champion"]
    assert sum(row["is_serving"] for row in rows) == 1
    short = {**usable, "step": "history", "state": "insufficient"}
    for report in ([], [usable, short]):
        assert run("insight_registry_monthly", str(NOW), rules, **tables, insight_usability_monthly=report) == []


@pytest.mark.parametrize("name", ["insight_registry_monthly", "insight_lifetime_grades_monthly"])
def test_models_learn_from_a_limited_number_of_accounts(name: str) -> None:
    assert f"< {MOST_ACCOUNTS}" in recipe(name).sql(Rules())


@pytest.mark.parametrize(
    "name",
    [
        "insight_churn_monthly",
        "insight_drivers_monthly",
        "insight_transactional_churn_monthly",
        "insight_transactional_drivers_monthly",
        "insight_lifetime_value_monthly",
        "insight_recommendations_monthly",
        "customer_insights_monthly",
    ],
)
def test_every_account_is_scored_however_many_there_are(name: str) -> None:
    assert str(MOST_ACCOUNTS) not in recipe(name).sql(Rules())
