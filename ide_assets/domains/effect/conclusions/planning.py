"""How many accounts and months a play needs to detect an effect worth having, from a vendor's own history (R-EFF-9).

A history has one row per account without the play: `before` (absent for renewal), `after`, the value a horizon later,
and `known_month`, the running number of the month in which `after` became known. The A/A run splits such accounts at
random into two arms that are treated alike, and judges them as a play would be judged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.domains.effect.conclusions.decisions import Goal, conclude, looks, p_values
from ide_assets.domains.effect.estimation.estimates import ALPHA, EFFECTIVE, HARMFUL, LEAST_UNITS

if TYPE_CHECKING:
    import pandas as pd

#: The least number of accounts in a history for a plan.
LEAST_HISTORY = 30


class TooLittleHistoryError(ValueError):
    """The history has too few accounts, or their values before explain those after completely."""


@dataclass(frozen=True)
class Plan:
    """Accounts in both arms, accounts held back, and months until an effect worth having is detected.

    It is detected with 80% power by the twelfth look. `months` is None where no account joins. `spread` is the standard
    deviation of the value after that the value before does not explain.
    """

    accounts: int
    held_back: int
    months: int | None
    spread: float


@dataclass(frozen=True)
class ErrorRates:
    """How often an A/A run wrongly called a play effective or harmful, at any look: shares of the runs."""

    runs: int
    effective: float
    harmful: float
    looks: int


def plan(history: "pd.DataFrame", goal: Goal, share: float, monthly: float, plays: int = 1) -> Plan:
    """The accounts and months that a play needs, if `share` of the accounts is held back and `monthly` join in a month.

    `plays` are judged together. Raises TooLittleHistoryError.
    """
    from ide_assets.domains.effect.estimation import sequential

    if not 0 < share < 1:
        raise ValueError(f"expected a share between 0 and 1 to be held back, found {share:g}")
    spread = _spread(history)
    errors = sequential.detectable(range(1, sequential.PLANNED_LOOKS + 1), ALPHA / plays)
    accounts = (errors * spread / goal.worth_having) ** 2 / (share * (1 - share))
    accounts = max(math.ceil(accounts), math.ceil(LEAST_UNITS / min(share, 1 - share)))
    months = math.ceil(accounts / monthly) + goal.horizon if monthly > 0 else None
    return Plan(accounts, math.ceil(accounts * share), months, spread)


def error_rates(history: "pd.DataFrame", goal: Goal, share: float, seeds: Sequence[int]) -> ErrorRates:
    """An A/A run: how often a play without effect would have been called effective, or harmful.

    Each seed splits the same accounts into two arms that were treated alike. Raises TooLittleHistoryError.
    """
    import numpy as np

    _spread(history)
    ever = {EFFECTIVE: 0, HARMFUL: 0}
    most = 0
    for seed in seeds:
        offered = np.random.default_rng(seed).random(len(history)) >= share
        study = history.assign(offered=offered, treated=False, left=False, unit=np.arange(len(history)))
        information, z, _ = looks(study)
        most = max(most, len(z))
        conclusions = {
            conclude(p_value, effect * goal.sign) for p_value, effect in zip(p_values(information, z), z, strict=True)
        }
        for conclusion in ever:
            ever[conclusion] += conclusion in conclusions
    runs = max(len(seeds), 1)
    return ErrorRates(len(seeds), ever[EFFECTIVE] / runs, ever[HARMFUL] / runs, most)


def _spread(history: "pd.DataFrame") -> float:
    """The standard deviation of the value after that the value before does not explain."""
    import numpy as np

    after = history["after"].to_numpy(dtype=float)
    if len(after) < LEAST_HISTORY:
        raise TooLittleHistoryError(
            f"a plan needs at least {LEAST_HISTORY} accounts that were followed to the horizon; the published months "
            f"have {len(after)}. Publish more months, then plan again."
        )
    rest = after - after.mean()
    if "before" in history:
        before = history["before"].to_numpy(dtype=float)
        before = before - before.mean()
        if before @ before > 0:
            rest = rest - before * float(before @ rest) / float(before @ before)
    spread = float(np.sqrt(rest @ rest / (len(after) - 2)))
    if spread <= 1e-9:
        raise TooLittleHistoryError(
            f"a plan needs accounts that differ; of all {len(after)} in the history the value before explains the one "
            "after"
        )
    return spread
