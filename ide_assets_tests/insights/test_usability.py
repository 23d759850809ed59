"""The usability report: made for any data, with what to do, and a leak is caught before a model learns from it."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.insights.rules import INSUFFICIENT, SUFFICIENT
from ide_assets.domains.insights.sufficiency import usability
from ide_assets.domains.insights.sufficiency.usability import Needs, Roles
from ide_assets_tests.insights.simulated import profiles

NEEDS = Needs(profiles=100, activities=2, active_share=0.5, history_months=12)
FEATURES = ("noise", "region", "unanswered", "usage")
ROLES = Roles("csn", "day", required=("usage",), features=FEATURES, target="churned")


def records(rows: int = 1000, **columns: Any) -> pd.DataFrame:
    """Records of 200 accounts over two years."""
    features, churned, _ = profiles(rows)
    day = pd.date_range("2021-01-31", periods=24, freq="ME")[np.arange(rows) % 24]
    return features.assign(csn=[f"C{n % 200}" for n in range(rows)], day=day, churned=churned, **columns)


def states(report: pd.DataFrame) -> dict[str, str]:
    """The state of each step."""
    return dict(zip(report["step"], report["state"], strict=True))


def is_sufficient(report: pd.DataFrame) -> bool:
    """Whether every step is, so that the model is trained."""
    return bool((report["state"] == SUFFICIENT).all())


def test_sufficient_data() -> None:
    report = usability.examine(records(), "opportunities", NEEDS, ROLES)
    assert is_sufficient(report)
    assert list(report["step"]) == ["profiles", "history", "activities", "missing values", "outcomes", "leak"]
    assert tuple(report.columns) == usability.REPORT
    assert (report["what_to_do"] == "").all() and (report["source"] == "opportunities").all()


def test_records_without_a_date_are_no_history() -> None:
    report = usability.examine(records().assign(day=pd.NaT), "opportunities", NEEDS, ROLES)
    (history,) = report[report["step"] == "history"].itertuples()
    assert (history.state, history.finding) == (INSUFFICIENT, "0 months of history; expected at least 12.")


@pytest.mark.parametrize(
    ("needs", "step", "finding"),
    [
        (Needs(profiles=201), "profiles", "200 profiles; expected at least 201."),
        (
            Needs(profiles=200, records=6),
            "profiles",
            "0 profiles with at least 6 records each; expected at least 200.",
        ),
        (Needs(profiles=1, history_months=25), "history", "24 months of history; expected at least 25."),
        (
            Needs(profiles=1, activities=6, active_share=0.5),
            "activities",
            "0% of the profiles with at least 6 activities; expected at least 50%.",
        ),
        (Needs(profiles=1, missing_share=0.01), "missing values", "5.7% of the values missing; expected less than 1%."),
    ],
)
def test_shortcomings(needs: Needs, step: str, finding: str) -> None:
    report = usability.examine(records(), "opportunities", needs, ROLES)
    (row,) = report[report["state"] == INSUFFICIENT].to_dict("records")
    assert (row["step"], row["finding"]) == (step, finding)
    assert row["what_to_do"]
    assert not is_sufficient(report)


def test_too_many_products() -> None:
    bought = pd.DataFrame({"csn": ["a", "b"], "day": [date(2023, 1, 1)] * 2, "sku": ["p", "q"]})
    report = usability.examine(bought, "orders", Needs(1, products=2), Roles("csn", "day", product="sku"))
    assert states(report) == {"profiles": SUFFICIENT, "products": INSUFFICIENT}
    assert report["finding"].iloc[1] == "2 products; expected fewer than 2."


def test_report_without_any_record() -> None:
    report = usability.examine(records().head(0), "opportunities", NEEDS, ROLES, until=date(2023, 1, 31))
    assert states(report)["profiles"] == states(report)["history"] == states(report)["outcomes"] == INSUFFICIENT
    assert report["finding"].iloc[0] == "0 profiles; expected at least 100."


def leaky(churned: np.ndarray, kind: str) -> Any:
    """A column that follows from the outcome, in one of the ways in which that happens."""
    random = np.random.default_rng(9)
    return {
        "copy": churned.astype(float),
        "opposite": 1.0 - churned,
        "noisy": churned + random.normal(0, 0.4, len(churned)),
        "category": np.where(churned, "Cancelled", "Active"),
        "flag": pd.array(np.where(random.random(len(churned)) < 0.03, ~churned, churned)),
        "emptied": np.where(churned, np.nan, random.normal(size=len(churned))),
    }[kind]


@pytest.mark.parametrize("kind", ["copy", "opposite", "noisy", "category", "flag", "emptied"])
def test_planted_leak_is_caught(kind: str) -> None:
    rows = records()
    rows["status"] = leaky(rows["churned"].to_numpy(), kind)
    roles = Roles("csn", "day", features=(*FEATURES, "status"), target="churned")
    report = usability.examine(rows, "opportunities", NEEDS, roles)
    (row,) = report[report["state"] == INSUFFICIENT].to_dict("records")
    assert (row["step"], row["examined_column"]) == ("leak", "status")
    assert "leave it out" in row["what_to_do"]


def test_names_are_no_leak() -> None:
    rows = records().assign(name=[f"unique {n}" for n in range(1000)], zone=lambda rows: rows.index % 7)
    roles = Roles("csn", "day", features=("name", "zone"), target="churned")
    assert is_sufficient(usability.examine(rows, "opportunities", NEEDS, roles))


def test_source_that_was_not_delivered() -> None:
    report = usability.not_delivered("orders", "order_id")
    assert report["finding"].tolist() == ["orders was not delivered."]
    assert not is_sufficient(report)
