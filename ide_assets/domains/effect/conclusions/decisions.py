"""What can be concluded about each play so far: effective, harmful, or what is missing (R-EFF-5 to R-EFF-7, R-EFF-10).

A play is judged by its primary measure alone, in the declared direction, with one error rate over all looks and
together with all other plays. Pure functions over data frames: the product, the planner's A/A runs and the benchmarks
call the same ones.

The study of a play (estimators.py) has two more columns here: `known_month`, the running number of the month in which
an account's value became known, null until then; and `left`, true if the account is no longer a customer and so has no
rate. `after`, the value at the horizon, is null if it is unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ide_assets.domains.effect.conclusions import integrity
from ide_assets.domains.effect.estimation.estimates import (
    ALPHA,
    EFFECTIVE,
    HARMFUL,
    LEAST_UNITS,
    NO_DETECTABLE_EFFECT,
    POWER,
    TOO_FEW,
    WITHHELD,
    Estimate,
    adjusted,
)
from ide_assets.domains.effect.estimation.estimators import intention_to_treat

if TYPE_CHECKING:
    import pandas as pd

SAMPLE_RATIO, ATTRITION = "sample ratio", "attrition"


@dataclass(frozen=True)
class Goal:
    """How a play is judged; `holdout` has the smallest and the largest share ever declared to be held back from it.

    `sign` is -1 if the measure is to fall. `worth_having` is the smallest effect that pays for the work.
    """

    measured: str
    horizon: int
    sign: int = 1
    worth_having: float = 2.0
    holdout: tuple[float, float] = (0.1, 0.1)


@dataclass(frozen=True)
class Decision:
    """What can be concluded about a play at the newest look, and the numbers behind the conclusion.

    `estimate` is of the newest look, with a 95% interval of its own; `low` and `high` hold for all looks together.
    `p_value` is of all looks, `p_adjusted` of all plays too. `detectable` is the effect that would have been called
    effective by now with 80% power, None where no possible one would. `units_missing` and `more_accounts` say what a
    conclusion still takes: units of the smaller arm until anything is said, and accounts of both arms until the effect
    worth having is detectable.
    """

    conclusion: str
    estimate: Estimate | None = None
    withheld_because: str | None = None
    looks: int = 0
    low: float | None = None
    high: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    detectable: float | None = None
    units_missing: int = 0
    more_accounts: float | None = None


@dataclass(frozen=True)
class _Judged:
    """A judged play before the correction for the other plays."""

    information: Sequence[float]
    z: Sequence[float]
    study: "pd.DataFrame"
    estimate: Estimate
    withheld_because: str | None


def p_values(information: Sequence[float], z: Sequence[float]) -> list[float]:
    """For every look, the smallest p-value so far among looks whose effect has the same sign."""
    from ide_assets.domains.effect.estimation import sequential

    if not information:
        return []
    of_looks = sequential.p_values(information, z)
    return [
        min((float(p) for p, past in zip(of_looks[: look + 1], z, strict=False) if past * now > 0), default=1.0)
        for look, now in enumerate(z)
    ]


def decide(
    studies: "Mapping[str, pd.DataFrame]", goals: Mapping[str, Goal], month: int | None = None
) -> dict[str, Decision]:
    """The decision on each play, judged together. `month` is the newest look; None: that of the newest value."""
    judged = {play: _judge(study, goals[play], month) for play, study in studies.items()}
    tested = {play: one for play, one in judged.items() if isinstance(one, _Judged)}
    of_plays = {play: p_values(one.information, one.z)[-1] for play, one in tested.items()}
    corrected = dict(zip(of_plays, adjusted(list(of_plays.values())), strict=True))
    decisions: dict[str, Decision] = {}
    for play, result in judged.items():
        if isinstance(result, Decision):
            decisions[play] = result
        else:
            decisions[play] = _concluded(result, goals[play], of_plays[play], corrected[play], len(tested))
    return decisions


def _judge(study: "pd.DataFrame", goal: Goal, month: int | None) -> "_Judged | Decision":
    units = {arm: study.loc[study["offered"].astype(bool) == arm, "unit"].nunique() for arm in (True, False)}
    ratio = integrity.sample_ratio(units[False], sum(units.values()), *goal.holdout)
    known = study[study["known_month"].notna()]
    known_units = {arm: known.loc[known["offered"].astype(bool) == arm, "unit"].nunique() for arm in (True, False)}
    information, z, estimate = looks(known, month)
    withheld = SAMPLE_RATIO if ratio < integrity.SAMPLE_RATIO_ALPHA else None
    if estimate is None:
        missing = max(LEAST_UNITS - min(known_units.values()), 0)
        return Decision(WITHHELD if withheld else TOO_FEW, withheld_because=withheld, units_missing=missing)
    left, offered = known["left"].to_numpy(dtype=bool), known["offered"].to_numpy(dtype=bool)
    if withheld is None and integrity.attrition(left, offered, known["unit"].to_numpy()) < integrity.ATTRITION_ALPHA:
        withheld = ATTRITION
    return _Judged(information, z, known[~known["left"].astype(bool)], estimate, withheld)


def looks(known: "pd.DataFrame", month: int | None = None) -> tuple[list[float], list[float], Estimate | None]:
    """Two lists with one value per month from the first estimate on, and the newest estimate.

    The lists are the information, and the effect in standard errors. A month is a look at the values known by then; one
    without new values repeats the one before. The information counts units, not values, so that it does not depend on
    the outcomes.
    """
    if known.empty:
        return [], [], None
    months = known["known_month"].to_numpy(dtype=int)
    newest = int(months.max()) if month is None else month
    information: list[float] = []
    z: list[float] = []
    estimate = None
    for look in range(int(months.min()), newest + 1):
        study, latest = known[months <= look], None
        if (months == look).any():
            latest = intention_to_treat(study[~study["left"].astype(bool)].drop(columns=["left", "known_month"]))
        if latest is None:
            if information:
                information.append(information[-1])
                z.append(z[-1])
            continue
        estimate = latest
        information.append(_information(study))
        z.append(_bounded(study, latest))
    return information, z, estimate


def _information(study: "pd.DataFrame") -> float:
    offered = study["offered"].to_numpy(dtype=bool)
    units = study["unit"].to_numpy()
    arms = [len(set(units[arm])) for arm in (offered, ~offered)]
    return arms[0] * arms[1] / sum(arms)


def _bounded(study: "pd.DataFrame", estimate: Estimate) -> float:
    """The effect in standard errors; if accounts left, that of the bound closer to zero."""
    if not study["left"].astype(bool).any():
        return estimate.z
    low, high = (intention_to_treat(end.drop(columns=["left", "known_month"])) for end in integrity.bounds(study))
    if low is not None and low.z > 0:
        return min(low.z, max(estimate.z, 0.0))
    if high is not None and high.z < 0:
        return max(high.z, min(estimate.z, 0.0))
    return 0.0


def _concluded(judged: _Judged, goal: Goal, p_value: float, corrected: float, plays: int) -> Decision:
    from scipy.special import ndtri

    from ide_assets.domains.effect.estimation import sequential

    study = judged.study.drop(columns=["left", "known_month"])
    reach = float(sequential.boundaries(judged.information, ALPHA)[-1])
    of_looks = intention_to_treat(study, reach) or judged.estimate
    # This assumes that no other play has an effect; if some have, the correction asks less of this play. A single look
    # at this width has the power of all looks together.
    width = sequential.detectable(judged.information, ALPHA / plays) - float(ndtri(POWER))
    detectable = (intention_to_treat(study, width) or judged.estimate).minimum_detectable_effect
    # Where no effect is large enough to be noticed, smaller ones among more accounts still are, by their error.
    noticed = (width + float(ndtri(POWER))) * judged.estimate.standard_error if detectable is None else detectable
    accounts = judged.estimate.offered + judged.estimate.held_back
    conclusion = conclude(corrected, judged.z[-1] * goal.sign)
    if judged.withheld_because is not None:
        conclusion = WITHHELD
    return Decision(
        conclusion=conclusion,
        estimate=judged.estimate,
        withheld_because=judged.withheld_because,
        looks=len(judged.information),
        low=of_looks.low,
        high=of_looks.high,
        p_value=p_value,
        p_adjusted=corrected,
        detectable=detectable,
        more_accounts=max(accounts * ((noticed / goal.worth_having) ** 2 - 1), 0.0),
    )


def conclude(p_adjusted: float, towards_the_goal: float) -> str:
    """Effective, harmful, or no detectable effect (R-EFF-4), from the p-value over all looks and plays."""
    if p_adjusted >= ALPHA or towards_the_goal == 0:
        return NO_DETECTABLE_EFFECT
    return EFFECTIVE if towards_the_goal > 0 else HARMFUL
