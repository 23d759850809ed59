"""What the model of orders learns from, and what it says of customers, from orders whose law is known."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ide_assets.domains.insights.churn.kinds import TRANSACTIONAL
from ide_assets.domains.insights.churn.serving import explained, scored
from ide_assets.domains.insights.examples import ordering
from ide_assets.domains.insights.tables import FEATURES, ORDER_FEATURES
from ide_assets.domains.insights.words import in_words, label_of
from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import Rows, run
from ide_assets_tests.insights.history import NOW
from ide_assets_tests.insights.order_history import days, orders, usable

MODEL = "transactional_churn"

#: Two origins are enough to see how the backtest is put together.
RULES = Rules(insights=InsightRules(backtest_origins=2))


def ordered(*rows: tuple[str, str, float]) -> pd.DataFrame:
    """Days with orders, from account, day and amount."""
    return days([{"account_csn": csn, "ordered_on": date.fromisoformat(day), "amount_usd": n} for csn, day, n in rows])


def test_features_are_those_of_two_windows() -> None:
    table = ordering.features(
        ordered(
            ("A", "2022-04-30", 900.0),  # before both windows
            ("A", "2022-10-01", 50.0),
            ("A", "2023-02-01", 100.0),
            ("A", "2023-02-01", 40.0),  # the same purchase
            ("A", "2023-04-01", -30.0),  # a return is no order
            ("A", "2023-05-01", 60.0),
            ("A", "2023-06-01", 70.0),  # later
            ("B", "2022-11-30", 10.0),  # not in the last window
            ("C", "2023-05-31", -10.0),  # a return only
        ),
        date(2023, 5, 31),
        6,
    )
    (row,) = table.to_dict("records")
    assert row == {
        "surviving_account_csn": "A",
        "snapshot_date": date(2023, 5, 31),
        "days_since_order": 30,
        "days_between_orders": 106.0,
        "orders_recent": 2,
        "orders_change": 1,
        "order_value_recent": 170.0,
        "returns_recent": 1,
    }


def test_customer_who_orders_nothing_in_the_window_has_churned() -> None:
    rows = ordered(
        ("A", "2022-06-15", 10.0),
        ("B", "2022-06-15", 10.0),
        ("C", "2022-06-15", 10.0),
        ("A", "2022-08-31", 10.0),
        ("B", "2022-09-01", 10.0),
        ("C", "2022-07-01", -10.0),
    )
    # With windows of a month, history is complete from the second month on.
    table = ordering.examples(rows, date(2022, 9, 30), 1)
    assert table.set_index(["snapshot_date", "surviving_account_csn"])["churned"].to_dict() == {
        (date(2022, 8, 31), "A"): True
    }
    longer = ordering.examples(pd.concat([ordered(("A", "2022-01-15", 1.0)), rows]), pd.Timestamp("2022-09-30"), 3)
    churned = longer.set_index(["snapshot_date", "surviving_account_csn"])["churned"].to_dict()
    assert churned == {(date(2022, 6, 30), csn): csn == "C" for csn in "ABC"}
    assert set(longer["known_on"]) == {pd.Timestamp("2022-09-30")}


@pytest.fixture(scope="module")
def history() -> Rows:
    """Three years of orders of 600 customers."""
    return orders(600)


@pytest.fixture(scope="module")
def registry(history: Rows) -> Rows:
    """The registry of the month."""
    return run("insight_registry_monthly", str(NOW), RULES, orders=history, insight_usability_monthly=[usable(MODEL)])


@pytest.fixture(scope="module")
def scores(history: Rows, registry: Rows) -> Rows:
    """The scores of the month."""
    return run(
        "insight_transactional_churn_monthly", str(NOW), RULES, orders=history, insight_registry_monthly=registry
    )


def test_model_is_graded_on_later_months_than_it_learned_from(registry: Rows) -> None:
    (row,) = registry
    assert row["model"] == MODEL and row["is_serving"] and row["grade"] == "A"
    # Three months of tests, and the window of six months that has to be over.
    assert row["trained_until"] == date(2022, 8, 31)
    assert row["auc_low"] > 0.6 and row["brier_score"] < row["brier_baseline"]
    assert row["calibration_slope_low"] < 1 < row["calibration_slope_high"]


def test_customers_who_ordered_lately_are_scored(scores: Rows, history: Rows) -> None:
    customers = ordering.features(days(history), NOW.last_day, 6)
    assert {row["surviving_account_csn"] for row in scores} == set(customers["surviving_account_csn"])
    table = pd.DataFrame(scores)
    assert table["transactional_churn_probability"].between(0, 1).all()
    assert table["transactional_churn_probability"].corr(table["days_since_order"], method="spearman") > 0.4
    assert table["transactional_churn_probability"].corr(table["orders_recent"], method="spearman") < -0.2
    assert table["main_drivers"].str.contains("days since the newest order").any()


@pytest.fixture(scope="module")
def drivers(scores: Rows, registry: Rows) -> Rows:
    """The drivers of the scores."""
    tables = {"insight_transactional_churn_monthly": scores, "insight_registry_monthly": registry}
    return run("insight_transactional_drivers_monthly", str(NOW), RULES, **tables)


def test_drivers_of_a_customer_sum_to_the_score(scores: Rows, drivers: Rows) -> None:
    """The customer's features have their values, and their log-odds and the intercept are the score."""
    customer = scores[0]
    rows = {row["driver"]: row for row in drivers if row["surviving_account_csn"] == customer["surviving_account_csn"]}
    assert set(rows) == {*ORDER_FEATURES, "intercept"}
    assert rows["orders_recent"]["driver_value"] == str(customer["orders_recent"])
    assert rows["order_value_recent"]["driver_value"] == f"{customer['order_value_recent']:,.6g}"
    assert rows["intercept"]["driver_value"] is None
    total = sum(row["log_odds"] for row in rows.values())
    assert 1 / (1 + np.exp(-total)) == pytest.approx(customer["transactional_churn_probability"], abs=1e-12)
    largest = max(ORDER_FEATURES, key=lambda name: abs(rows[name]["log_odds"]))
    assert customer["main_drivers"].startswith(label_of(largest))


@pytest.mark.parametrize("feature", sorted({*FEATURES, *ORDER_FEATURES}))
def test_every_feature_of_a_model_has_words(feature: str) -> None:
    """A feature of an older release is shown by its plain name; one of today needs a name and a unit."""
    assert in_words(feature, "1", 2.0).startswith(f"{label_of(feature)} 1")


def test_every_scored_customer_has_drivers(scores: Rows, drivers: Rows) -> None:
    sums = pd.DataFrame(drivers).groupby("surviving_account_csn")["log_odds"].sum()
    probability = pd.DataFrame(scores).set_index("surviving_account_csn")["transactional_churn_probability"]
    assert (sums - np.log(probability / (1 - probability))).abs().max() < 1e-9
    assert len(sums) == len(probability)


@st.composite
def customers(draw: st.DrawFn) -> pd.DataFrame:
    """Customers with any features; a customer with one order has no days between orders."""
    days = st.integers(0, 400)
    rows = draw(
        st.lists(
            st.tuples(days, st.none() | st.floats(0, 400), st.integers(1, 400), st.integers(-400, 400),
                      st.floats(-1e9, 1e9), days),
            min_size=1, max_size=20,
        )
    )  # fmt: skip
    table = pd.DataFrame(rows, columns=list(ORDER_FEATURES))
    return table.astype({"days_between_orders": float}).assign(
        snapshot_date=NOW.last_day, surviving_account_csn=[f"C{place}" for place in range(len(rows))]
    )


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profiles=customers())
def test_drivers_of_any_customers_sum_to_their_scores(registry: Rows, profiles: pd.DataFrame) -> None:
    model = pd.DataFrame(registry)
    rows = pd.concat([profiles, model[["model_version", "model_sha256", "model_file"]]], ignore_index=True)
    sums = explained(rows, TRANSACTIONAL).groupby("surviving_account_csn")["log_odds"].sum()
    table = scored(profiles, model.iloc[0], TRANSACTIONAL.features).set_index("surviving_account_csn")
    logit = np.log(table["churn_probability"] / (1 - table["churn_probability"]))
    assert (sums - logit).abs().max() < 1e-9


def test_no_drivers_without_a_serving_model(scores: Rows, registry: Rows) -> None:
    idle = [{**row, "is_serving": False} for row in registry]
    name = "insight_transactional_drivers_monthly"
    for models in (idle, []):
        tables = {"insight_transactional_churn_monthly": scores, "insight_registry_monthly": models}
        assert run(name, str(NOW), RULES, **tables) == []
    assert run(name, str(NOW), RULES, insight_registry_monthly=registry) == []


@pytest.mark.slow(minutes=0.2)
def test_altered_future_changes_no_score(scores: Rows, registry: Rows, drivers: Rows, history: Rows) -> None:
    """Orders after the month's end, and months later than the outcomes that were known, change nothing."""
    later = [{**row, "order_id": f"{row['order_id']}x", "ordered_on": date(2023, 6, 2)} for row in history[:500]]
    altered = [*history, *later]
    usability = [usable(MODEL)]
    again = run("insight_registry_monthly", str(NOW), RULES, orders=altered, insight_usability_monthly=usability)
    assert again == registry
    models = {"insight_registry_monthly": again}
    scored_again = run("insight_transactional_churn_monthly", str(NOW), RULES, orders=altered, **models)
    assert scored_again == scores
    explained_again = run(
        "insight_transactional_drivers_monthly",
        str(NOW),
        RULES,
        insight_transactional_churn_monthly=scored_again,
        **models,
    )
    assert explained_again == drivers


def test_what_was_known_at_the_cutoff_makes_the_model(registry: Rows, history: Rows) -> None:
    """Other orders in the months that judge the model give another grade of the same model."""
    altered = [row for row in history if row["ordered_on"] <= date(2022, 8, 31) or int(row["account_csn"][1:]) % 2]
    (row,) = run("insight_registry_monthly", str(NOW), RULES, orders=altered, insight_usability_monthly=[usable(MODEL)])
    assert row["model_sha256"] == registry[0]["model_sha256"]
    assert row["training_sha256"] == registry[0]["training_sha256"]
    assert row["brier_score"] != registry[0]["brier_score"]


@pytest.mark.slow(minutes=0.2)
def test_model_is_tested_again_from_months_in_the_past(history: Rows) -> None:
    rows = run("insight_backtest_monthly", str(NOW), RULES, orders=history, insight_usability_monthly=[usable(MODEL)])
    assert [(row["model"], row["origin"]) for row in rows] == [(MODEL, "2022-10"), (MODEL, "2022-11"), (MODEL, "all")]
    assert all(row["auc"] > 0.6 for row in rows)


def test_customer_has_the_probability(scores: Rows) -> None:
    csn = scores[0]["surviving_account_csn"]
    rows = run(
        "customer_insights_monthly",
        str(NOW),
        segment_accounts_monthly=[{"surviving_account_csn": name} for name in ("A1", csn)],
        insight_transactional_churn_monthly=scores,
    )
    assert {row["surviving_account_csn"]: row["transactional_churn_probability"] for row in rows} == {
        "A1": None,
        csn: scores[0]["transactional_churn_probability"],
    }


def report(history: Rows) -> dict[str, Any]:
    """The steps of the usability report about the model, and whether each is sufficient, with its finding."""
    rows = run("insight_usability_monthly", str(NOW), orders=history)
    return {row["step"]: (row["state"], row["finding"]) for row in rows if row["model"] == MODEL}


@pytest.mark.slow(minutes=0.2)
def test_data_suffice_for_500_customers_with_two_orders(history: Rows) -> None:
    assert {step: state for step, (state, _) in report(history).items()} == dict.fromkeys(
        ("profiles", "missing values", "outcomes"), "sufficient"
    )
    few = report([row for row in history if row["account_csn"] < "B0400"])
    assert {step for step, (state, _) in few.items() if state == "insufficient"} == {"profiles"}
    assert few["profiles"][1].endswith("profiles with at least 2 records each; expected at least 500.")
    short = report([row for row in history if row["ordered_on"] > date(2022, 6, 30)])
    assert short["outcomes"] == (
        "insufficient",
        "0 records with the outcome and 0 without; expected at least 20 of each.",
    )


@pytest.mark.slow(minutes=0.2)
def test_orders_that_do_not_suffice_train_nothing(history: Rows) -> None:
    short = {**usable(MODEL), "step": "outcomes", "state": "insufficient"}
    for findings in ([], [usable(MODEL), short], [usable("subscription_churn")]):
        assert run("insight_registry_monthly", str(NOW), orders=history, insight_usability_monthly=findings) == []
        assert run("insight_backtest_monthly", str(NOW), orders=history, insight_usability_monthly=findings) == []
    assert run("insight_transactional_churn_monthly", str(NOW), orders=history) == []


def test_company_without_orders_is_not_examined_for_them() -> None:
    assert report([]) == {"profiles": ("not delivered", "orders was not delivered.")}
    assert run("insight_transactional_churn_monthly", str(NOW), orders=[]) == []


def test_merged_customers_are_one(history: Rows) -> None:
    rows = [{**history[0], "ordered_on": date(2023, 5, 1), "account_csn": csn} for csn in ("V", "S")]
    table = run(
        "insight_usability_monthly",
        str(NOW),
        orders=[{**row, "order_id": f"R{n}"} for n, row in enumerate(rows)],
        account_merges=[{"victim_account_csn": "V", "surviving_account_csn": "S"}],
    )
    (finding,) = (row["finding"] for row in table if row["model"] == MODEL and row["step"] == "profiles")
    assert finding.startswith("0 profiles with at least 2 records each")


def test_features_are_published_with_the_scores(scores: Rows) -> None:
    assert set(ORDER_FEATURES) <= set(scores[0])
