"""Why a score changed: exact parts."""

import random
from collections import defaultdict
from typing import Any

import pytest

from ide_assets.domains.engagement.definition import load
from ide_assets_tests.engagement.made_up import BEFORE, MONTH, values
from ide_assets_tests.inline import run


def changes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return run("engagement_changes_monthly", MONTH, engagement_values_monthly=rows)


def measured(csn: str, chance: random.Random, **changes: Any) -> list[dict[str, Any]]:
    """A row per factor with a random value, or none, and the score that follows from it."""
    rows = values({}, csn=csn, **changes)
    for row in rows:
        if chance.random() < 0.2:
            continue
        value = row["target"] * chance.uniform(0, 2)
        row["current_value"] = value
        ratio = value / row["target"] if row["is_higher_better"] else row["target"] / value
        row["raw_score"] = min(100.0, 100.0 * ratio)
    return rows


def total(rows: list[dict[str, Any]], component: str | None) -> float | None:
    """The score as its definition states it: nulls left out, weights redistributed."""
    parts = {}
    for name in ("communication", "product", "relationship"):
        keys = {factor.key for factor in load().of(name)}
        own = [row for row in rows if row["factor"] in keys]
        known = [row for row in own if row["raw_score"] is not None and row["weight"] > 0]
        weight = sum(row["weight"] for row in known)
        score = sum(row["weight"] * row["raw_score"] for row in known) / weight if weight else None
        parts[name] = (sum(row["weight"] for row in own), score)
    if component is not None:
        return parts[component][1]
    present = [(weight, score) for weight, score in parts.values() if score is not None]
    weight = sum(weight for weight, _ in present)
    return sum(weight * score for weight, score in present) / weight if weight else None


@pytest.mark.parametrize("seed", range(10))
def test_parts_sum_to_the_change(seed: int) -> None:
    """Over random values, gaps, targets and weights; a factor may be new, or gone."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    expected = {}
    for number in range(20):
        csn = f"A{number:02}"
        now = measured(csn, chance)
        before = measured(csn, chance, snapshot_date=BEFORE)
        for row in before:
            row["weight"] *= chance.uniform(0.5, 1.5)
            if row["raw_score"] is not None:
                row["target"] *= chance.uniform(0.8, 1.2)
                ratio = row["current_value"] / row["target"]
                row["raw_score"] = min(100.0, 100.0 * (ratio if row["is_higher_better"] else 1 / ratio))
        now = [row for row in now if chance.random() < 0.95]
        before = [row for row in before if chance.random() < 0.95]
        rows += now + before
        for component in ("communication", "product", "relationship", None):
            one, other = total(now, component), total(before, component)
            if one is not None and other is not None:
                expected[csn, component or "overall"] = one - other
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in changes(rows):
        sums[row["surviving_account_csn"], row["component"]] += row["points"]
        assert row["change"] == pytest.approx(expected[row["surviving_account_csn"], row["component"]], abs=1e-9)
    for key, change in expected.items():
        assert sums[key] == pytest.approx(change, abs=1e-9), key


def test_new_target_is_definition_and_new_value_is_behaviour() -> None:
    now = values({"login_frequency": 50.0}, current_value=1.5)
    before = values({"login_frequency": 50.0}, current_value=1.0, snapshot_date=BEFORE)
    for row in before:
        row["target"] = 2.0
    points = {row["cause"]: row["points"] for row in changes([*now, *before]) if row["component"] == "product"}
    assert points == {"behaviour": 25.0, "definition": -25.0}


def test_factor_that_is_no_longer_measured_is_coverage() -> None:
    now = values({"login_frequency": 80.0}, current_value=2.4)
    before = values({"login_frequency": 80.0, "feature_breadth": 40.0}, current_value=2.4, snapshot_date=BEFORE)
    parts = [row for row in changes([*now, *before]) if row["component"] == "product"]
    assert {row["cause"] for row in parts} == {"coverage"}
    assert sum(row["points"] for row in parts) == pytest.approx(16.0)
