"""Drift, calibration and coverage of a serving model."""

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.churn.monitoring import monitoring, stability_index
from ide_assets_tests.insights.examples import with_all_features


def rows(months: int = 6, size: int = 400, bias: float = 0.0, shift: float = 0.0) -> pd.DataFrame:
    """Scored renewals, with scores too low by `bias` in log-odds, and `shift` more users in the last month."""
    random = np.random.default_rng(0)
    parts = []
    for day in pd.date_range("2022-12-31", periods=months, freq="ME"):
        logit = random.normal(-1, 1, size)
        is_last = day == pd.Timestamp("2023-05-31")
        part = pd.DataFrame({"mau": random.normal(10 + (shift if is_last else 0), 2, size), "site_geo": "EMEA"})
        part["churn_probability"] = 1 / (1 + np.exp(-(logit - bias)))
        part["churned"] = None if is_last else random.random(size) < 1 / (1 + np.exp(-logit))
        parts.append(part.assign(snapshot_date=day, now=pd.Timestamp("2023-05-31"), possible_outcomes="either"))
    table = with_all_features(pd.concat(parts, ignore_index=True))
    return table.assign(model="subscription_churn", ordered_on=pd.NaT, window_months=6)


def values(table: pd.DataFrame, monitored: str) -> pd.Series:
    """Values by item."""
    return table[table["monitored"] == monitored].set_index("monitored_item")["monitored_value"]


def test_model_that_fits() -> None:
    table = monitoring(rows())
    assert list(values(table, "calibration").index) == ["2022-12", "2023-01", "2023-02", "2023-03", "2023-04"]
    assert values(table, "calibration").abs().max() < 3
    assert (values(table, "coverage") == 1).all()
    assert values(table, "drift").max() < 0.25 and "score" in values(table, "drift")
    assert "days_to_close" not in values(table, "drift")


def test_scores_that_are_too_low() -> None:
    assert values(monitoring(rows(bias=0.5)), "calibration").min() > 3


def test_customers_of_another_kind() -> None:
    drift = values(monitoring(rows(shift=2.0)), "drift")
    assert drift["mau"] > 0.25 and drift.drop("mau").max() < 0.25


def test_outcomes_that_were_ruled_out() -> None:
    table = rows()
    table["possible_outcomes"] = "stays"
    coverage = monitoring(table)
    coverage = coverage[coverage["monitored"] == "coverage"]
    assert (coverage["monitored_value"] < coverage["monitored_limit"]).all()
    assert (coverage["monitored_limit"] < 0.9).all()


def test_too_few_renewals_say_nothing() -> None:
    assert monitoring(rows(months=6, size=50)).query("monitored != 'drift'").empty


@pytest.mark.parametrize("values", [[1.0, 2.0, 3.0] * 50, ["a", "b", None] * 50, [np.nan] * 150])
def test_equal_samples_are_stable(values: list[object]) -> None:
    sample = pd.Series(values)
    assert stability_index(sample, sample) == 0


def test_missing_values_are_a_change() -> None:
    assert stability_index(pd.Series([1.0, 2.0] * 100), pd.Series([np.nan, 2.0] * 100)) > 0.25
