"""Drift, calibration and coverage of the model of orders, in worlds whose answer is known."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.churn.monitoring import MOST_DRIFT, monitoring, stability_index
from ide_assets.domains.insights.examples import ordering
from ide_assets.months import Month
from ide_assets.settings import InsightRules, Rules
from ide_assets_tests.inline import Rows, run
from ide_assets_tests.insights.test_monitoring import rows as renewals

MODEL = "transactional_churn"
MONTH = Month.parse("2023-05")
CUSTOMERS = tuple(f"C{number:03}" for number in range(100))

#: Who ordered nothing for two months has churned.
RULES = Rules(insights=InsightRules(transactional_window_months=2))


def scores(first: str = "2023-01", last: Month = MONTH) -> list[dict[str, Any]]:
    """Scores of all customers: each is as likely to churn as not, and churn was ruled out."""
    return [
        {
            "snapshot_date": month.last_day, "surviving_account_csn": csn, "days_since_order": 10,
            "days_between_orders": 30.0, "orders_recent": 2, "orders_change": place % 2, "order_value_recent": 50.0,
            "returns_recent": 0, "transactional_churn_probability": 0.5, "possible_outcomes": "stays",
        }
        for month in Month.parse(first).through(last)
        for place, csn in enumerate(CUSTOMERS)
    ]  # fmt: skip


def ordered(customers: Iterable[str], day: str, amount: float = 10.0) -> list[dict[str, Any]]:
    """An order of each customer on a day; a return if the amount is negative."""
    return [
        {"order_id": f"{csn}-{day}", "account_csn": csn, "ordered_on": date.fromisoformat(day), "amount_usd": amount}
        for csn in customers
    ]


#: In March, 60 of 100 order; in April and May 75 do, and others return something.
ORDERS = (
    *ordered(CUSTOMERS[:60], "2023-03-31"),
    *ordered(CUSTOMERS[:50], "2023-04-01"),
    *ordered(CUSTOMERS[50:75], "2023-05-31"),
    *ordered(CUSTOMERS[75:], "2023-04-15", -10.0),
)


def monitored(orders: Rows = ORDERS, month: Month = MONTH, **tables: Rows) -> list[dict[str, Any]]:
    """The rows of the month."""
    scored = scores(last=month)
    return run(
        "insight_monitoring_monthly",
        str(month),
        RULES,
        insight_transactional_churn_monthly=scored,
        orders=orders,
        **tables,
    )


def values(rows: Iterable[dict[str, Any]], name: str) -> dict[str, float]:
    """What is monitored, by item."""
    return {row["monitored_item"]: row["monitored_value"] for row in rows if row["monitored"] == name}


def test_churn_of_each_month_whose_window_is_over_is_compared_with_the_scores() -> None:
    rows = monitored()
    assert {row["model"] for row in rows} == {MODEL}
    # 50 of 100 are expected to churn, with a standard error of 5. In the two months after January and after February 60
    # customers ordered, after March 75. Who churns after April is not known before the end of June.
    assert values(rows, "calibration") == {"2023-01": (40 - 50) / 5, "2023-02": (40 - 50) / 5, "2023-03": -5.0}
    assert values(rows, "coverage") == {"2023-01": 0.6, "2023-02": 0.6, "2023-03": 0.75}


def test_customers_of_a_month_are_compared_with_the_year_before() -> None:
    drift = values(monitored(), "drift")
    assert set(drift) == {"orders_recent", "orders_change", "order_value_recent", "returns_recent", "score"}
    assert max(drift.values()) == 0


def test_altered_future_changes_no_row() -> None:
    """Neither later orders, nor orders that are altered after the month, change what was known at its end."""
    early = Month.parse("2023-03")
    assert values(monitored(month=early), "calibration") == {"2023-01": -2.0}
    known = [row for row in ORDERS if row["ordered_on"] <= early.last_day]
    altered = [*known, *ordered(CUSTOMERS, "2023-04-02"), *ordered(CUSTOMERS[60:], "2023-05-02", -99.0)]
    assert monitored(known, early) == monitored(altered, early) == monitored(month=early)
    assert monitored([*ORDERS, *ordered(CUSTOMERS, "2023-06-01")]) == monitored()


def test_customer_who_was_merged_orders_as_its_survivor() -> None:
    merges = [{"victim_account_csn": csn, "surviving_account_csn": "C000"} for csn in CUSTOMERS[90:]]
    assert values(monitored(account_merges=merges), "calibration")["2023-01"] == (30 - 50) / 5


def test_nothing_is_said_without_a_score_in_the_month() -> None:
    earlier = scores(last=MONTH.plus(-1))
    tables = {"insight_transactional_churn_monthly": earlier, "orders": ORDERS}
    assert run("insight_monitoring_monthly", str(MONTH), RULES, **tables) == []


def frame(days: pd.DataFrame, window: int = 6) -> pd.DataFrame:
    """Customers of the month and of the year before, with their features and a score that does not change."""
    random = np.random.default_rng(1)
    parts = [ordering.features(days, month.last_day, window) for month in MONTH.plus(-12).through(MONTH)]
    table = pd.concat([*parts, days.iloc[:0]], ignore_index=True)
    return table.assign(
        snapshot_date=pd.to_datetime(table["snapshot_date"]),
        churn_probability=random.random(len(table)),
        possible_outcomes="either",
        churned=None,
        model=MODEL,
        ordered_on=pd.NaT,
        now=pd.Timestamp(MONTH.last_day),
        window_months=window,
    )


def purchases(chance: float, chance_lately: float, amount_lately: float = 1.0, until: Month = MONTH) -> pd.DataFrame:
    """Customers who order on the first of a month with a chance, and another one in the last six months."""
    random = np.random.default_rng(0)
    parts = []
    for month in until.plus(-29).through(until):
        is_late = month > until.plus(-6)
        buys = np.flatnonzero(random.random(300) < (chance_lately if is_late else chance))
        cents = random.gamma(4, 2_000, len(buys)) * (amount_lately if is_late else 1.0)
        parts.append(pd.DataFrame({"ordered_on": pd.Timestamp(month.first_day), "cents": cents.astype(int)}, buys))
    days = pd.concat(parts)
    return days.assign(surviving_account_csn=[f"C{number}" for number in days.index], orders=1, returns=0)


def drifted(table: pd.DataFrame) -> set[str]:
    """Items above their limit."""
    rows = monitoring(table)
    rows = rows[rows["monitored"] == "drift"]
    return set(rows.loc[rows["monitored_value"] > rows["monitored_limit"], "monitored_item"])


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (purchases(0.6, 0.6), set()),
        (purchases(0.6, 0.3), {"orders_recent", "orders_change"}),
        (purchases(0.6, 0.6, amount_lately=2.0), {"order_value_recent"}),
    ],
)
def test_drift_is_a_change_of_the_customers(days: pd.DataFrame, expected: set[str]) -> None:
    items = drifted(frame(days))
    assert expected <= items and (expected or not items)


def test_days_since_the_newest_order_follow_from_the_calendar() -> None:
    """Customers who go on ordering on the first of each month are nearer to it at the end of February."""
    february = Month.parse("2023-02")
    days = purchases(0.6, 0.6)
    now = ordering.features(days, february.last_day, 6)
    before = pd.concat([ordering.features(days, february.plus(-back).last_day, 6) for back in range(1, 13)])
    assert stability_index(before["days_since_order"], now["days_since_order"]) > MOST_DRIFT
    items = set(monitoring(frame(days))["monitored_item"])
    assert "orders_recent" in items and not items & {"days_since_order", "days_between_orders"}


def test_rows_of_renewals_are_those_without_customers() -> None:
    both = pd.concat([renewals(), frame(purchases(0.6, 0.6))], ignore_index=True)
    table = monitoring(both)
    pd.testing.assert_frame_equal(table[table["model"] == "subscription_churn"], monitoring(renewals()))
    assert set(table["model"]) == {"subscription_churn", MODEL}
