"""Test plans: against arithmetic, against simulated power, and on histories that are too small."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ide_assets.domains.effect.conclusions.decisions import Goal
from ide_assets.domains.effect.conclusions.planning import TooLittleHistoryError, error_rates, plan
from ide_assets.months import Month
from ide_assets.store.home import Home
from ide_assets_tests.conftest import command
from ide_assets_tests.quality.handmade import published

GOAL = Goal("utilisation_rate", 3, worth_having=3.0)


def history(accounts: int, spread: float = 6.0) -> pd.DataFrame:
    chance = np.random.default_rng(1)
    before = chance.normal(50, 10, accounts)
    return pd.DataFrame(
        {
            "before": before,
            "after": before + chance.normal(0, spread, accounts),
            "known_month": np.sort(chance.integers(1, 7, accounts)).astype(float),
        }
    )


def test_needed_accounts_grow_with_the_square_of_spread_over_effect() -> None:
    small = plan(history(2000, 6.0), GOAL, share=0.2, monthly=50)
    large = plan(history(2000, 12.0), GOAL, share=0.2, monthly=50)
    assert small.spread == pytest.approx(6.0, rel=0.05)
    assert large.accounts / small.accounts == pytest.approx(4, rel=0.02)
    # 3 points are about 2.9 standard errors of 6 / sqrt(n * 0.2 * 0.8).
    assert small.accounts == pytest.approx((2.9 * 6.0 / 3.0) ** 2 / 0.16, rel=0.1)
    assert small.held_back == pytest.approx(small.accounts * 0.2, abs=1)
    assert small.months == -(-small.accounts // 50) + 3
    assert plan(history(2000), GOAL, share=0.2, monthly=0).months is None


def test_more_plays_judged_together_need_more_accounts() -> None:
    one, many = (plan(history(500), GOAL, 0.1, 50, plays) for plays in (1, 18))
    assert many.accounts > 1.3 * one.accounts


def test_a_a_run_rarely_finds_an_effect() -> None:
    rates = error_rates(history(240), GOAL, 0.2, range(30))
    assert (rates.runs, rates.looks) == (30, 6)
    assert rates.effective + rates.harmful <= 0.1


@pytest.mark.parametrize("frame", [history(29), history(40).assign(after=1.0)], ids=["too few", "no spread"])
def test_too_little_history_is_an_error(frame: pd.DataFrame) -> None:
    with pytest.raises(TooLittleHistoryError):
        plan(frame, GOAL, 0.1, 50)


def test_command_plans_from_published_months(tmp_path: Path) -> None:
    home, key = Home(tmp_path / "home"), "IDE-LowAssignment-All-Adopt"
    chance = np.random.default_rng(1)
    for month in Month.parse("2023-01").through(Month.parse("2023-06")):
        day = {"snapshot_date": month.last_day}
        accounts = [f"A{number:03}" for number in range(60)]
        tables = {
            "account_outcomes_monthly": [
                {**day, "surviving_account_csn": csn, "assignment_rate": round(float(chance.normal(60, 10)), 1)}
                for csn in accounts
            ],
            "ide_action_candidates_monthly": [
                {**day, "action_key": key, "surviving_account_csn": csn, "verdict": "selected"} for csn in accounts[:30]
            ],
            "opportunity_outcomes_monthly": [],
        }
        published(home, str(month), f"run-{month}", f"{month}-28 10:00", tables)
    done = command("actions", "plan-test", key, home=home.root)
    assert done.returncode == 0, done.stderr
    assert "Judged by assignment rate after 3 months, higher, together with" in done.stdout
    assert "other plays; an effect worth having is 3 points." in done.stdout
    assert "At 5.0 new accounts a month" in done.stdout and "A/A run: in 100 draws" in done.stdout
    unknown = command("actions", "plan-test", "IDE-None", home=home.root)
    assert unknown.returncode == 2 and "no reason to act has the key 'IDE-None'" in unknown.stderr
