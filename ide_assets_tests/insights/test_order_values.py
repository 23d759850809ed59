"""Lifetime value of customers who order without a contract, from orders whose law is known."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from ide_assets.domains.insights.value import order_values
from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import Rows, run
from ide_assets_tests.insights.history import NOW
from ide_assets_tests.insights.order_history import ALPHA, A, B, P, Q, R, V, customer, days, orders, usable

MODEL = "lifetime_value"
CUSTOMERS = 600

RULES = Rules(insights=InsightRules(lifetime_horizon_months=6, backtest_origins=3))


@pytest.fixture(scope="module")
def history() -> Rows:
    """Three years of orders."""
    return orders(CUSTOMERS)


@pytest.fixture(scope="module")
def grades(history: Rows) -> Rows:
    """The grades of the month."""
    return run(
        "insight_lifetime_grades_monthly", str(NOW), RULES, orders=history, insight_usability_monthly=[usable(MODEL)]
    )


def values(history: Rows, grades: Rows, **tables: Any) -> dict[str, dict[str, Any]]:
    """The rows by account, of all customers and of one that never ordered; B0000 has a subscription."""
    rows = run(
        "insight_lifetime_value_monthly",
        str(NOW),
        RULES,
        account_attributes=[{"account_csn": customer(number)} for number in range(CUSTOMERS + 1)],
        entitlements=[{"account_csn": customer(0), "start_date": date(2023, 1, 1), "end_date": date(2024, 1, 1)}],
        orders=history,
        insight_lifetime_grades_monthly=grades,
        **tables,
    )
    return {row["surviving_account_csn"]: row for row in rows}


def test_planted_law_is_recovered() -> None:
    model = order_values.fitted(order_values.histories(days(orders(2_000, returned=0)), NOW.last_day))
    bought, worth = model.purchases, model.values
    assert bought.r / bought.alpha == pytest.approx(R / ALPHA, rel=0.1)
    assert bought.a / (bought.a + bought.b) == pytest.approx(A / (A + B), rel=0.2)
    assert worth.p * worth.v / (worth.q - 1) == pytest.approx(P * V / (Q - 1), rel=0.1)
    assert worth.q == pytest.approx(Q, rel=0.2)


def test_histories_count_days_and_take_returns_off_the_money() -> None:
    table = order_values.histories(
        days(
            [
                {"account_csn": csn, "ordered_on": date.fromisoformat(day), "amount_usd": amount}
                for csn, day, amount in (
                    ("A", "2023-01-01", 100.0),
                    ("A", "2023-01-01", 50.0),
                    ("A", "2023-01-31", 60.0),
                    ("A", "2023-02-02", -60.0),
                    ("A", "2023-06-01", 999.0),  # later
                    ("B", "2023-05-31", 40.0),
                    ("B", "2023-05-31", -90.0),
                    ("C", "2023-03-01", -5.0),  # a return only
                )
            ]
        ),
        date(2023, 5, 31),
    )
    shown = table[["count", "x", "t_x", "age", "mean"]]
    assert {csn: tuple(row) for csn, row in zip(shown.index, shown.to_numpy(), strict=True)} == {
        "A": (2, 1, 30, 151, 75.0),
        "B": (1, 0, 0, 1, 0.0),
    }


@pytest.mark.slow(minutes=0.2)
def test_model_is_judged_by_later_orders(grades: Rows) -> None:
    assert {row["value_method"] for row in grades} == {"orders"}
    assert [row["origin"] for row in grades] == ["2022-09", "2022-10", "2022-11", "all"]
    row = grades[-1]
    assert row["is_serving"] and row["grade"] == "A" and row["model_version"].startswith("order-value-2023-05-")
    assert row["decision"].startswith("Customers without a contract: Graded A: ")
    assert row["mean_absolute_error"] < row["mean_absolute_error_baseline"]
    assert abs(row["value_bias"]) < 0.1 * row["mean_absolute_error"] + 20
    assert row["interval_coverage"] == pytest.approx(0.9, abs=0.03)


def test_customers_without_a_contract_have_a_value(history: Rows, grades: Rows) -> None:
    rows = values(history, grades)
    known = set(order_values.histories(days(history), NOW.last_day).index)
    valued = {csn for csn, row in rows.items() if row["lifetime_value"] is not None}
    assert valued == known - {customer(0)}
    assert rows[customer(0)]["lifetime_missing_because"] == "no lifetime value model serves"
    row = rows[customer(1)]
    assert row["value_method"] == "orders" and row["value_of_orders"] == row["lifetime_value"]
    assert 0 <= row["lifetime_value_low"] <= row["lifetime_value"] <= row["lifetime_value_high"]
    assert " with orders, the last on " in row["value_drivers"]
    assert row["value_model_version"] == grades[-1]["model_version"]
    total = sum(rows[csn]["lifetime_value"] for csn in valued)
    high = sum(rows[csn]["lifetime_value"] for csn in valued if rows[csn]["is_high_value"])
    assert 0.8 <= high / total < 0.82


def test_value_is_what_is_ordered_later() -> None:
    """Over the next half year, known here and not to the model, as much is ordered as expected."""
    everything = days(orders(1_500, seed=3))
    origin = pd.Timestamp("2022-11-30")
    history = order_values.histories(everything, origin)
    expected = order_values.expected(history, order_values.fitted(history), 6)
    later = everything[pd.to_datetime(everything["ordered_on"]) > origin]
    later = later[later["surviving_account_csn"].isin(history.index)]
    assert expected["purchases"].sum() == pytest.approx(int((later["orders"] > 0).sum()), rel=0.1)
    assert expected["expected"].sum() == pytest.approx(later["cents"].sum() / 100, rel=0.15)


def test_later_payments_are_discounted(history: Rows) -> None:
    known = order_values.histories(days(history), NOW.last_day)
    model = order_values.fitted(known)
    now, later = (order_values.expected(known, model, 12, rate)["expected"].sum() for rate in (0.0, 0.1))
    assert 0.94 < later / now < 0.97


@pytest.mark.slow(minutes=0.2)
def test_altered_future_changes_no_value(history: Rows, grades: Rows) -> None:
    later = [{**row, "order_id": f"{row['order_id']}x", "ordered_on": date(2023, 6, 2)} for row in history[:500]]
    altered = [*history, *later]
    again = run(
        "insight_lifetime_grades_monthly", str(NOW), RULES, orders=altered, insight_usability_monthly=[usable(MODEL)]
    )
    assert again == grades
    assert values(altered, again) == values(history, grades)


@pytest.mark.slow(minutes=0.2)
def test_orders_that_do_not_suffice_give_no_value(history: Rows) -> None:
    """What is said of contracts neither allows nor prevents the model of orders."""
    short = {**usable(MODEL), "step": "history", "state": "insufficient"}
    for report in ([], [usable(MODEL), short], [usable(MODEL, "opportunities")]):
        assert run("insight_lifetime_grades_monthly", str(NOW), orders=history, insight_usability_monthly=report) == []
    assert {row["lifetime_value"] for row in values(history, []).values()} == {None}
    contracts = {**short, "source": "opportunities"}
    assert run(
        "insight_lifetime_grades_monthly",
        str(NOW),
        RULES,
        orders=history,
        insight_usability_monthly=[usable(MODEL), contracts],
    )


@pytest.mark.slow(minutes=0.2)
def test_report_says_what_orders_lack(history: Rows) -> None:
    def steps(rules: Rules, rows: Rows) -> dict[str, str]:
        table = run("insight_usability_monthly", str(NOW), rules, orders=rows)
        return {row["step"]: row["state"] for row in table if row["model"] == MODEL and row["source"] == "orders"}

    assert steps(Rules(), history) == {
        "profiles": "insufficient",
        "history": "sufficient",
        "missing values": "sufficient",
    }
    assert set(steps(Rules(insights=InsightRules(lifetime_profiles=500)), history).values()) == {"sufficient"}
    assert steps(Rules(), []) == {}


def test_orders_too_much_alike_give_no_model() -> None:
    """No customer orders again: the rate of purchases is unknown, and the row says so."""
    once = [
        {"order_id": f"R{n}", "account_csn": customer(n), "ordered_on": date(2022, 1, 3), "amount_usd": 10.0 + n}
        for n in range(30)
    ]
    (row,) = run(
        "insight_lifetime_grades_monthly", str(NOW), RULES, orders=once, insight_usability_monthly=[usable(MODEL)]
    )
    assert not row["is_serving"] and row["model_version"] is None
    assert row["decision"].startswith("Not trained: the orders do not determine a model. No customer purchased again")
