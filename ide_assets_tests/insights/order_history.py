"""Three years of orders whose law is known: each customer orders at a rate of their own, until they stop for good."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ide_assets.months import Month
from ide_assets_tests.inline import Rows
from ide_assets_tests.insights.history import FIRST, NOW

#: The law, in days: rates are gamma distributed, the chance to stop after an order beta; means of values are, too.
R, ALPHA, A, B = 2.0, 60.0, 1.0, 9.0
P, Q, V = 6.0, 4.0, 150.0

#: Orders that are returned two days later.
RETURNED = 0.05


def customer(number: int) -> str:
    """The CSN of a customer."""
    return f"B{number:04}"


def orders(customers: int, seed: int = 0, first: Month = FIRST, until: Month = NOW) -> Rows:
    """Rows of the source `orders`: customers begin evenly over the first two thirds of the months."""
    random = np.random.default_rng(seed)
    days = (until.last_day - first.first_day).days
    rows: list[dict[str, Any]] = []
    for number in range(customers):
        rate = random.gamma(R, 1 / ALPHA)
        stops = random.beta(A, B)
        mean = P * V / random.gamma(Q, 1.0) / 1.0
        at = float(random.integers(0, 2 * days // 3))
        while at < days:
            day = first.first_day + timedelta(days=int(at))
            amount = round(float(random.gamma(P, mean / P)), 2)
            rows.append(_row(number, len(rows), day, amount))
            if random.random() < RETURNED and at + 2 < days:
                rows.append(_row(number, len(rows), day + timedelta(days=2), -amount))
            if random.random() < stops:
                break
            at += max(random.exponential(1 / rate), 1.0)
    return rows


def usable(model: str, source: str = "orders") -> dict[str, Any]:
    """A row of the usability report that lets the model be trained."""
    return {"model": model, "step": "profiles", "examined_column": "x", "state": "sufficient", "source": source}


def days(rows: Rows) -> pd.DataFrame:
    """The rows of ordering.order_days."""
    frame = pd.DataFrame(rows)
    is_return = frame["amount_usd"] < 0
    frame = frame.assign(
        surviving_account_csn=frame["account_csn"],
        orders=(~is_return).astype(int),
        returns=is_return.astype(int),
        cents=(frame["amount_usd"] * 100).round().astype(int),
    )
    return frame.groupby(["surviving_account_csn", "ordered_on"], as_index=False)[["orders", "returns", "cents"]].sum()


def _row(number: int, order: int, day: date, amount: float) -> dict[str, Any]:
    return {
        "order_id": f"R{order}",
        "account_csn": customer(number),
        "ordered_on": day,
        "product_offering": "ACD",
        "quantity": 1.0 if amount >= 0 else -1.0,
        "amount_usd": amount,
    }
