"""The estimators on published data."""

import math
import os
from pathlib import Path

import pandas as pd
import pytest

from ide_assets.domains.effect.estimation.estimators import intention_to_treat, staggered
from ide_assets.domains.effect.estimation.regression import design
from ide_assets_tests.conftest import REPOSITORY

#: The panel of the R package `did` is under the GPL and not in this repository.
MPDTA = Path(os.environ.get("IDE_TEST_MPDTA", REPOSITORY.parent / "shared" / "data" / "mpdta.csv"))


def lalonde() -> pd.DataFrame:
    """The National Supported Work experiment (see data/README.md); each person is one unit."""
    people = pd.read_csv(Path(__file__).parent / "data" / "lalonde_nsw_experimental.csv")
    trained = people["treat"] == 1
    return pd.DataFrame(
        {"unit": people.index.astype(str), "offered": trained, "treated": trained, "after": people["re78"]}
    )


def test_lalonde_training_was_worth_1794_dollars() -> None:
    people = lalonde()
    estimate = intention_to_treat(people)
    assert estimate is not None
    assert estimate.effect == pytest.approx(1794.34, abs=0.01)
    # The published 633 assumes equal variances in both arms; this estimator does not.
    from statsmodels.api import OLS

    assert OLS(people["after"].to_numpy(), design(people)).fit().bse[1] == pytest.approx(632.85, abs=0.01)
    unequal = people.groupby("offered")["after"].var() / people.groupby("offered")["after"].size()
    assert estimate.standard_error == pytest.approx(math.sqrt(unequal.sum())) == pytest.approx(671.0, abs=0.1)
    assert (estimate.offered, estimate.held_back) == (185, 260)


def test_mpdta_minimum_wages_cost_4_per_cent_of_teenagers_jobs() -> None:
    if not MPDTA.exists():
        pytest.skip(f"the mpdta panel is not at {MPDTA} (name another place with IDE_TEST_MPDTA)")
    counties = pd.read_csv(MPDTA).rename(
        columns={"countyreal": "account", "year": "month", "lemp": "value", "first_treat": "first_offered"}
    )
    counties["unit"] = counties["account"]
    overall, after_two_years = staggered(counties, [None, 2]).values()
    assert overall is not None
    assert overall.effect == pytest.approx(-0.0400, abs=0.00005)
    assert overall.standard_error == pytest.approx(0.0120, abs=0.0001)
    assert after_two_years is not None
    # Only the states treated in 2004 are observed for two years: the published ATT(2004, 2006).
    assert after_two_years.effect == pytest.approx(-0.1373, abs=0.0001)
