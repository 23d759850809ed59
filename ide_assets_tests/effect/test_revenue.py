"""Revenue renewed because of a play: intervals hold the truth where values differ widely and few accounts are lost."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.effect.conclusions.revenue import revenue


def sums(seed: int, held_back: int, base: float, effect: float, worlds: int = 400) -> pd.DataFrame:
    """Sums over accounts of widely different value, of as many worlds; nine in ten are offered the play."""
    chance = np.random.default_rng(seed)
    columns: dict[str, object] = {"snapshot_date": date(2024, 1, 31), "action_key": "play", "quarter": 0}
    for arm, name, accounts in ((1, "offered", 9 * held_back), (0, "held_back", held_back)):
        value = chance.lognormal(9, 1.0, (worlds, accounts)).round()
        renewed = chance.random((worlds, accounts)) < base + arm * effect
        columns |= {f"accounts_{name}": accounts, f"units_{name}": accounts}
        columns |= {f"x{arm}": value.sum(axis=1), f"y{arm}": (value * renewed).sum(axis=1)}
        columns[f"xx{arm}"] = (value**2).sum(axis=1)
    return pd.DataFrame(columns)


@pytest.mark.parametrize("held_back", [6, 12, 40])
@pytest.mark.parametrize(("base", "effect"), [(0.75, 0.0), (0.75, 0.15), (0.95, 0.0), (0.9, 0.08)])
def test_interval_covers_the_truth(held_back: int, base: float, effect: float) -> None:
    """An interval from the standard error covered it in 66 to 90% of cases."""
    rows = revenue(sums(held_back, held_back, base, effect))
    truth = effect * rows["value_at_stake"]
    covered = (rows["revenue_low"] <= truth) & (truth <= rows["revenue_high"])
    # 400 worlds: three standard errors below 95%.
    assert covered.mean() >= 0.917
    bias = ((rows["revenue"] - truth) / rows["value_at_stake"]).mean()
    assert abs(bias) <= 0.02


def test_amounts_of_a_hundred_accounts_are_in_proportion() -> None:
    row = revenue(sums(1, 10, 0.8, 0.1, worlds=1)).iloc[0]
    for ending in ("", "_low", "_high"):
        assert row[f"revenue_per_hundred{ending}"] == pytest.approx(row[f"revenue{ending}"] * 100 / 90, abs=0.02)
    assert row["revenue_low"] < row["revenue"] < row["revenue_high"]


def test_nothing_lost_still_has_an_interval() -> None:
    row = revenue(sums(1, 10, 1.0, 0.0, worlds=1)).iloc[0]
    assert row["revenue"] == 0 and row["revenue_low"] < 0 < row["revenue_high"]


@pytest.mark.parametrize("change", [{"units_held_back": 5}, {"x0": 0, "y0": 0, "xx0": 0}])
def test_too_few_units_or_nothing_at_stake_have_no_amount(change: dict[str, int]) -> None:
    row = revenue(sums(1, 10, 0.8, 0.1, worlds=1).assign(**change)).iloc[0]
    assert row["accounts_held_back"] == 10 and row["value_at_stake"] > 0
    assert row.filter(like="revenue").isna().all()
