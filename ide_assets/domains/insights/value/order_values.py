"""Lifetime value of customers who order without a contract: BG/NBD and gamma-gamma (R-CI-1, R-CI-3).

Pure functions of days with orders (ordering.order_days). A purchase is a day with an order. Returns are no purchases;
they reduce the money of the customer, so the mean value of a purchase is after returns. A customer who returned all has
a mean of 0 and is left out where the values of purchases are fitted.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ide_assets.domains.insights.examples.origins import month_before
from ide_assets.domains.insights.grading import grading
from ide_assets.domains.insights.rules import LEAST_OUTCOMES
from ide_assets.domains.insights.value import contracts
from ide_assets.domains.insights.value.lifetime import (
    BetaGeometricNbd,
    CannotFitError,
    GammaGamma,
    fit_bg_nbd,
    fit_gamma_gamma,
)
from ide_assets.domains.insights.value.lifetime_grading import MOST_MONTHS, Origin, over_origins, rows_of, ungraded
from ide_assets.domains.insights.words import BASELINES, ORDERS

Array = NDArray[np.float64]

#: Days of a month, on average, and months of a year.
_MONTH, _YEAR = 30.4375, 12


@dataclass(frozen=True)
class OrderModel:
    """How many purchases are to come, and what each is worth."""

    purchases: BetaGeometricNbd
    values: GammaGamma

    def to_text(self) -> str:
        """The parameters as JSON, rounded because the last digits differ between machines."""
        bought, worth = self.purchases, self.values
        parameters = {"r": bought.r, "alpha": bought.alpha, "a": bought.a, "b": bought.b}
        parameters |= {"p": worth.p, "q": worth.q, "v": worth.v}
        return json.dumps({name: float(f"{value:.6g}") for name, value in parameters.items()})

    @staticmethod
    def from_text(text: str) -> "OrderModel":
        """The model of to_text."""
        of = json.loads(text)
        unknown = float("nan")
        return OrderModel(
            BetaGeometricNbd(of["r"], of["alpha"], of["a"], of["b"], unknown),
            GammaGamma(of["p"], of["q"], of["v"], unknown),
        )


def histories(days: pd.DataFrame, moment: Any) -> pd.DataFrame:
    """One row per customer with a purchase by the moment, by `surviving_account_csn`.

    Columns: `count` of purchases, `first` and `last` (days), `x` repeat purchases, `t_x` the last one and `age`, both
    in days since the first purchase, and `mean`, US dollars per purchase after returns, at least 0.
    """
    seen = days.assign(ordered_on=pd.to_datetime(days["ordered_on"]))
    seen = seen[seen["ordered_on"] <= pd.Timestamp(moment)]
    bought = seen[seen["orders"] > 0].groupby("surviving_account_csn")["ordered_on"]
    table = pd.DataFrame({"count": bought.size(), "first": bought.min(), "last": bought.max()})
    money = seen.groupby("surviving_account_csn")["cents"].sum().reindex(table.index) / 100
    return table.assign(
        x=table["count"] - 1,
        t_x=(table["last"] - table["first"]).dt.days,
        # The day of the first purchase counts: no customer is observed for no time at all.
        age=(pd.Timestamp(moment) - table["first"]).dt.days + 1,
        mean=(money / table["count"]).clip(lower=0),
    )


def fitted(history: pd.DataFrame) -> OrderModel:
    """The model of the customers. Raises CannotFitError if they do not determine it."""
    paid = history[history["mean"] > 0]
    return OrderModel(
        fit_bg_nbd(history["x"], history["t_x"], history["age"]), fit_gamma_gamma(paid["count"], paid["mean"])
    )


def expected(history: pd.DataFrame, model: OrderModel, months: int, yearly_discount: float = 0.0) -> pd.DataFrame:
    """What each customer is expected to order within the months, US dollars.

    Columns: `purchases` (their number), `worth` (of each), `expected` (money, discounted to now) and `spread` (the
    standard error of purchases that come at random).
    """
    total = np.zeros(len(history))
    discounted = np.zeros(len(history))
    for month in range(1, months + 1):
        by_then = model.purchases.expected_purchases(month * _MONTH, history["x"], history["t_x"], history["age"])
        discounted += (by_then - total) * (1 + yearly_discount) ** -((month - 0.5) / _YEAR)
        total = by_then
    worth = model.values.expected_value(history["count"], history["mean"])
    worth = np.where(np.isfinite(worth), worth, history["mean"])
    columns = {
        "purchases": total,
        "worth": worth,
        "expected": discounted * worth,
        "spread": worth * np.sqrt(np.clip(discounted, 0, None)),
    }
    return pd.DataFrame(columns, index=history.index)


def graded(days: pd.DataFrame, now: Any, horizon_months: int, origins: int, high_value_share: float) -> pd.DataFrame:
    """A row for each origin that can be judged, and the row `all`, as lifetime_grading.graded gives them.

    The baseline is the monthly mean of the customer's orders times months and the share of customers who go on
    ordering, as known at the origin. A model that cannot be fitted, or judged, does not serve and says why.
    """
    months = min(horizon_months, MOST_MONTHS)
    judged = list(_judged(days, now, months, origins, high_value_share))
    history = histories(days, now)
    row = ungraded(now, len(history), _data_hash(days))
    try:
        text = fitted(history).to_text()
    except CannotFitError as error:
        row["decision"] = f"Not trained: the orders do not determine a model. {error}"
    else:
        version = hashlib.sha256(text.encode()).hexdigest()[:8]
        row |= {"order_parameters": text, "model_version": f"order-value-{pd.Timestamp(now):%Y-%m}-{version}"}
        row["decision"] = (
            f"Not graded: no earlier month has {LEAST_OUTCOMES} customers who ordered in the {months} months after it. "
            "A model without a grade does not serve."
        )
        if judged:
            row |= over_origins(judged, BASELINES[ORDERS])
            row["decision"] = f"Customers without a contract: {row['decision']}"
    return pd.DataFrame([*rows_of(judged), row]).assign(value_method=ORDERS)


def _judged(days: pd.DataFrame, now: Any, months: int, origins: int, high_value_share: float) -> Iterator[Origin]:
    ordered_on = pd.to_datetime(days["ordered_on"])
    for back in range(origins - 1, -1, -1):
        origin, end = month_before(now, months + back), month_before(now, back)
        history = histories(days, origin)
        later = days[(ordered_on > origin) & (ordered_on <= end)]
        returning = set(later.loc[later["orders"] > 0, "surviving_account_csn"])
        if len(returning & set(history.index)) < LEAST_OUTCOMES:
            continue
        try:
            model = fitted(history)
        except CannotFitError:
            continue
        values = expected(history, model, months)
        money = later.groupby("surviving_account_csn")["cents"].sum().reindex(history.index).fillna(0) / 100
        monthly = history["mean"] * history["count"] / (history["age"] / _MONTH).clip(lower=1)
        grade = grading.grade_lifetime_value(
            money, values["expected"], monthly * months * _retention(days, origin, months), high_value_share
        )
        errors = (money - values["expected"]).abs() / contracts.scale(values["expected"], values["spread"])
        yield Origin(f"{origin:%Y-%m}", grade, errors)


def _retention(days: pd.DataFrame, origin: pd.Timestamp, months: int) -> float:
    """The share of customers who ordered again in the months before the origin, of those who did before them."""
    ordered_on, buyers = pd.to_datetime(days["ordered_on"]), days["surviving_account_csn"]
    start = month_before(origin, months)
    is_order = days["orders"] > 0
    before = set(buyers[is_order & (ordered_on <= start) & (ordered_on > month_before(start, months))])
    again = set(buyers[is_order & (ordered_on > start) & (ordered_on <= origin)])
    return len(before & again) / len(before) if before else 1.0


def _data_hash(days: pd.DataFrame) -> str:
    """The version of training data: the SHA-256 of the days with orders, in any order of the rows."""
    columns = ["surviving_account_csn", "ordered_on", "orders", "returns", "cents"]
    ordered = days[columns].sort_values(columns[:2])
    ordered = ordered.astype(dict.fromkeys(columns[2:], "int64"))
    ordered["ordered_on"] = pd.to_datetime(ordered["ordered_on"]).dt.strftime("%Y-%m-%d")
    return hashlib.sha256(ordered.to_csv(index=False).encode()).hexdigest()
