"""How many accounts and months a play needs to show an effect worth having, from a vendor's own history (R-EFF-9).

A history has one row per account as it was without the play, or as any account is: `before` (absent for renewal) and
`after`, the value a horizon later, and `known_month`, a running number of the month in which `after` was known. The
A/A run deals such accounts into two arms that are treated alike, and judges them as a play would be judged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.domains.effect.decisions import Goal, conclude, looks, p_values
from ide_assets.domains.effect.estimates import ALPHA, EFFECTIVE, HARMFUL, LEAST_UNITS

if TYPE_CHECKING:
    import pandas as pd

#: Accounts of history below which nothing is planned from it.
LEAST_HISTORY = 30


class TooLittleHistoryError(ValueError):
    """There are too few accounts, or none that differ, to plan from."""


@dataclass(frozen=True)
class Plan:
    """Accounts of both arms, those of them held back, and months until an effect worth having is noticed.

    It is noticed with 80% power by the twelfth look. `spread` is the standard deviation of the value that the value
    before leaves unexplained.
    """

    accounts: int
    held_back: int
    months: int
    spread: float


@dataclass(frozen=True)
class ErrorRates:
    """Shares of A/A runs that called a play effective, or harmful, at any look; there was nothing to find."""

    runs: int
    effective: float
    harmful: float
    looks: int


def plan(history: "pd.DataFrame", goal: Goal, share: float, monthly: float, plays: int = 1) -> Plan:
    """What a play takes, where `share` of the accounts is held back and `monthly` accounts join in a month.

    `plays` are judged together. Raises TooLittleHistoryError.
    """
    from ide_assets.domains.effect import sequential

    if not 0 < share < 1:
        raise ValueError(f"expected a share between 0 and 1 to be held back, found {share:g}")
    spread = _spread(history)
    errors = sequential.detectable(range(1, sequential.PLANNED_LOOKS + 1), ALPHA / plays)
    accounts = (errors * spread / goal.worth_having) ** 2 / (share * (1 - share))
    accounts = max(math.ceil(accounts), math.ceil(LEAST_UNITS / min(share, 1 - share)))
    months = math.ceil(accounts / monthly) + goal.horizon if monthly > 0 else 0
    return Plan(accounts, math.ceil(accounts * share), months, spread)


def a_a(history: "pd.DataFrame", goal: Goal, share: float, seeds: Sequence[int]) -> ErrorRates:
    """How often accounts that were all treated alike would have been called a success, or a failure.

    Each seed deals the same accounts into arms anew. Raises TooLittleHistoryError.
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
        said = {
            conclude(p_value, effect * goal.sign) for p_value, effect in zip(p_values(information, z), z, strict=True)
        }
        for conclusion in ever:
            ever[conclusion] += conclusion in said
    runs = max(len(seeds), 1)
    return ErrorRates(len(seeds), ever[EFFECTIVE] / runs, ever[HARMFUL] / runs, most)


def _spread(history: "pd.DataFrame") -> float:
    """The standard deviation of the value after, beyond what the value before says of it."""
    import numpy as np

    after = history["after"].to_numpy(dtype=float)
    if len(after) < LEAST_HISTORY:
        raise TooLittleHistoryError(
            f"a plan takes at least {LEAST_HISTORY} accounts that were followed to the horizon; the published months "
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
        raise TooLittleHistoryError(f"a plan takes accounts that differ; all {len(after)} of the history are alike")
    return spread
