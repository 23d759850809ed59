"""Simulated studies of plays with a known effect, against which the estimators are judged.

Accounts come in units of one to four that share shocks; a tenth of the units is held back, 60 to 80% of the offered
accounts are treated by the horizon (those that are on the rise more often) and 3% of the held-back ones; all accounts
drift with the season. The effects of accounts vary around the planted one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

HELD_BACK_SHARE = 0.1
#: Share of the offered accounts that are treated by each horizon; renewal, measured once, is horizon 0.
COMPLIANCE: Mapping[int, float] = {1: 0.6, 3: 0.7, 6: 0.8, 0: 0.8}
#: Share of the held-back accounts that are treated anyway.
CROSSED = 0.03

#: What being treated adds: percentage points of assignment rate, and share of renewals.
EFFECTS: Mapping[str, float] = {"strong": 8.0, "weak": 2.0, "zero": 0.0, "regression": 0.0}
RENEWAL_EFFECTS: Mapping[str, float] = {"strong": 0.15, "weak": 0.04, "zero": 0.0, "regression": 0.0}
RENEWAL_RATE = 0.75

ACCOUNTS = 340
_MONTHS = 6
_BUCKETS = ("1 Seat", "2 Seat", "3 Seat", "11+ Seat")
_GEOS = ("AMER", "APAC", "EMEA")


@dataclass(frozen=True)
class Planted:
    """A study, the drift beside it, and the true effects of the offer and of the treatment."""

    study: pd.DataFrame
    drift: float
    offer: float
    treatment: float


def season(month: Any) -> Any:
    """Points by which every account exceeds its own level in a month."""
    return 3 * np.sin(2 * np.pi * np.asarray(month) / 12)


def play(name: str, horizon: int, seed: int) -> Planted:
    """One play's study of the assignment rate, or for horizon 0 of renewal.

    The play `regression` selects the quarter of accounts with the lowest noisy values, which rise untreated.
    """
    draw = np.random.default_rng([seed, sorted(EFFECTS).index(name), horizon])
    chosen_when_low = name == "regression"
    accounts = ACCOUNTS * (4 if chosen_when_low else 1)
    unit = _units(draw, accounts)
    frame = pd.DataFrame({"unit": [f"U{number:05d}" for number in unit]})
    month = draw.integers(0, _MONTHS, accounts)
    bucket, geo = draw.integers(0, len(_BUCKETS), accounts), draw.integers(0, len(_GEOS), accounts)
    level = 45 + 3 * bucket + 2 * geo + draw.normal(0, 8, accounts) + _shared(draw, unit, 3)
    noise = 9 if chosen_when_low else 4

    def value(at: NDArray[np.int_]) -> Any:
        return level + season(at) + _shared(draw, unit, 2) + draw.normal(0, noise, accounts)

    before, rise = value(month), draw.normal(0, 3, accounts)
    after = value(month + horizon) + rise
    drift = float((after - before).mean())

    offered = (draw.random(unit.max() + 1) >= HELD_BACK_SHARE)[unit]
    probability = np.where(offered, COMPLIANCE[horizon] + 0.15 * np.sign(rise), CROSSED)
    treated = draw.random(accounts) < probability
    share = COMPLIANCE[horizon] - CROSSED
    if horizon:
        treatment = EFFECTS[name]
        after = after + treated * (treatment + draw.normal(0, 2, accounts))
    else:
        treatment = RENEWAL_EFFECTS[name]
        inclination = RENEWAL_RATE + 0.05 * np.sign(rise) + 0.05 * np.sign(_shared(draw, unit, 1))
        after = (draw.random(accounts) < inclination + treated * treatment).astype(float)

    frame = frame.assign(
        offered=offered,
        treated=treated,
        after=after,
        enrolled=[f"2024-{1 + number:02d}" for number in month],
        seat_bucket=np.array(_BUCKETS)[bucket],
        site_geo=np.array(_GEOS)[geo],
    )
    if horizon:
        frame["before"] = before
    if chosen_when_low:
        frame = frame[before <= np.quantile(before, 0.25)].reset_index(drop=True)
    return Planted(frame, drift, treatment * share, treatment)


def stacked(horizon: int, seed: int) -> Planted:
    """The studies of all plays combined, with their mean effect weighted by accounts."""
    plays = {name: play(name, horizon, seed) for name in EFFECTS}
    study = pd.concat([one.study.assign(play=name) for name, one in plays.items()], ignore_index=True)
    sizes = np.array([len(one.study) for one in plays.values()], dtype=float)
    # Units of different plays are different units here.
    study["unit"] = study["play"] + study["unit"]
    offer = float(np.average([one.offer for one in plays.values()], weights=sizes))
    treatment = float(np.average([one.treatment for one in plays.values()], weights=sizes))
    return Planted(study, 0.0, offer, treatment)


def panel(effect: float, seed: int, accounts: int = 300, months: int = 8) -> pd.DataFrame:
    """A play without a holdout: offered from month 3, 4 or 5, or never, independently of the value."""
    draw = np.random.default_rng([seed, round(effect * 100), 99])
    unit = _units(draw, accounts)
    first = draw.choice([0, 3, 4, 5], size=unit.max() + 1, p=[0.4, 0.2, 0.2, 0.2])[unit]
    level = 45 + draw.normal(0, 8, accounts) + _shared(draw, unit, 3)
    account_effect = effect + draw.normal(0, 2, accounts)
    rows = []
    for month in range(1, months + 1):
        value = level + season(month) + _shared(draw, unit, 2) + draw.normal(0, 4, accounts)
        value = value + ((first > 0) & (month >= first)) * account_effect
        rows.append(pd.DataFrame({"account": np.arange(accounts), "unit": unit, "month": month, "value": value}))
    return pd.concat(rows, ignore_index=True).assign(first_offered=np.tile(first, months))


def _units(draw: np.random.Generator, accounts: int) -> NDArray[np.int_]:
    """The unit of each account: one to four accounts each."""
    sizes = draw.integers(1, 5, accounts)
    return np.repeat(np.arange(accounts), sizes)[:accounts]


def _shared(draw: np.random.Generator, unit: NDArray[np.int_], spread: float) -> Any:
    """A shock shared by the accounts of a unit."""
    return draw.normal(0, spread, unit.max() + 1)[unit]
