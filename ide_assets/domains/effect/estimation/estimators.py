"""Effects of a play with their intervals, from one row per account (docs/decisions/0006-measuring-effect.md).

A study has one row for each account of one play, one measure and one horizon:

- `unit`: the holdout unit with which the account was drawn, the cluster; `offered`: false if it was held back;
- `treated`: whether the play was carried out before the value was measured;
- `before`: the value in the month of the enrolment (absent, or null throughout, for renewal); `after`: the value at the
  horizon, always known;
- `enrolled`, `seat_bucket`, `site_geo` as text, and `play` if plays are stacked.

Effects are in the units of the value: percentage points of a rate, users, and for renewal (0 or 100) points.
"""

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ide_assets.domains.effect.estimation import shares
from ide_assets.domains.effect.estimation.estimates import (
    ALPHA,
    LEAST_DEGREES,
    LEAST_DIFFERING,
    LEAST_FIRST_STAGE_F,
    LEAST_UNITS,
    SINGLE_LOOK,
    Estimate,
    Sizes,
    t_estimate,
)

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ide_assets.domains.effect.estimation.regression import ArmEffect

#: Accounts in one arm that must differ from its most common value, so that the spread can be estimated from the arm.
LEAST_DIFFERING_IN_ARM = 3


@dataclass(frozen=True)
class BeforeAfter:
    """The naive before/after comparison, and the part of it that would have occurred without the play (R-EFF-3).

    `naive` is the mean change of the offered accounts; `mean_before` is the mean of all accounts. Numbers are None if
    no account was held back, or the drift is unknown.
    """

    naive: Estimate
    change_offered: float
    change_held_back: float | None
    drift: float | None
    regression_to_the_mean: float | None
    mean_before: float


def intention_to_treat(study: "pd.DataFrame", z: float = SINGLE_LOOK) -> Estimate | None:
    """The effect of being offered the play, whether or not it was carried out (R-EFF-2).

    The value after, regressed on the arm, the value before and the strata; shares renewed are compared by their score
    (shares.py). `z` is the width of the interval in normal standard errors. None where either arm has fewer than
    LEAST_UNITS units, and for values other than renewals where both together have fewer than LEAST_DIFFERING accounts
    that differ, or the degrees of freedom are fewer than LEAST_DEGREES.
    """
    return randomised(study, z)[0]


def randomised(study: "pd.DataFrame", z: float = SINGLE_LOOK) -> tuple[Estimate | None, Estimate | None]:
    """intention_to_treat and treated_effect, from one regression."""
    usable = _usable(study)
    if usable is None:
        return None, None
    if _is_renewal(usable):
        offered, treated = (usable[name].to_numpy(dtype=bool) for name in ("offered", "treated"))
        renewed, units = usable["after"].to_numpy(dtype=float) > 0, usable["unit"].to_numpy()
        offer = shares.difference(renewed, offered, treated, units, z=z)
        fit = _fit(usable, ["after", "treated"]) if offer is not None and _has_enough_differing(usable) else None
        return offer, _of_treated(usable, fit, offer.p_value) if fit is not None and offer is not None else None
    fit = _fit(usable, ["after", "treated"]) if _has_enough_differing(usable) else None
    if fit is None:
        return None, None
    offer = t_estimate(_sizes(usable), float(fit.coefficients[0]), math.sqrt(fit.covariance[0, 0]), fit.degrees, z)
    return offer, _of_treated(usable, fit, offer.p_value)


def treated_effect(study: "pd.DataFrame") -> Estimate | None:
    """The effect of carrying out the play, on the accounts where the offer led to it.

    The offer is the instrument; held-back accounts that were treated anyway still count as held back. The interval is
    Anderson and Rubin's (Fieller's), which is valid even if few were treated, the standard error that of the delta
    method, and the p-value that of the intention to treat. None if that is None or the instrument is weak.
    """
    return randomised(study)[1]


def before_after(study: "pd.DataFrame", drift: float | None) -> BeforeAfter | None:
    """The mean change of the offered accounts, with that of the held-back ones and of accounts in no play.

    `drift` is the mean change over the same months of accounts that were not enrolled. None if there is no value
    before, or too few offered accounts changed.
    """
    if "before" not in study:
        return None
    import numpy as np

    from ide_assets.domains.effect.estimation.regression import effect_of_arm

    # Without data frames, which would take most of the time: this runs for every play, even the smallest.
    before, after = (study[name].to_numpy(dtype=float) for name in ("before", "after"))
    offered, treated = (study[name].to_numpy(dtype=bool) for name in ("offered", "treated"))
    unit, known = study["unit"].to_numpy(), ~np.isnan(before)
    changes = after - before
    of_offered, units = changes[known & offered], unit[known & offered]
    if len(set(units)) < LEAST_UNITS or _differing(of_offered) < LEAST_DIFFERING_IN_ARM:
        return None
    fit = effect_of_arm(np.ones((len(of_offered), 1)), of_offered[:, None], units)
    if fit is None or not _is_trusted(fit, of_offered):
        return None
    held_back = changes[known & ~offered]
    of_held_back = float(held_back.mean()) if len(held_back) else None
    sizes = Sizes.of(offered[known], treated[known], unit[known])
    naive = t_estimate(sizes, float(fit.coefficients[0]), math.sqrt(fit.covariance[0, 0]), fit.degrees)
    return BeforeAfter(
        naive=naive,
        change_offered=naive.effect,
        change_held_back=of_held_back,
        drift=drift,
        regression_to_the_mean=None if of_held_back is None or drift is None else of_held_back - drift,
        mean_before=float(before[known].mean()),
    )


def staggered(panel: "pd.DataFrame", horizons: Sequence[int | None]) -> dict[int | None, Estimate | None]:
    """The effect of a play without a holdout, from its start at different times (Callaway and Sant'Anna).

    `panel` has one row per account and month: `account`, `unit`, `month` (a running number), `value`, and
    `first_offered`, the month in which the account was first offered the play, 0 for never. The effect by horizon is
    the change from the month before the offer to this many months after it; the horizon None averages over all months
    after. It is compared with the accounts that were never offered the play or, if those have fewer than LEAST_UNITS
    units, with all that were not offered it yet. The sizes count accounts offered the play and followed to the horizon;
    `treated` is 0, because the panel does not contain it. An estimate is None if too few units were offered the play,
    or there is no comparison.
    """
    estimates: dict[int | None, Estimate | None] = dict.fromkeys(horizons)
    known = panel[panel["value"].notna()]
    if known["value"].nunique() < LEAST_DIFFERING:
        return estimates
    was_offered = known["first_offered"] > 0
    since = (known["month"] - known["first_offered"])[was_offered]
    offered = known[was_offered].assign(offered=True, treated=False)
    followed = {
        horizon: offered[since >= 0 if horizon is None else since == horizon].drop_duplicates("account")
        for horizon in horizons
    }
    followed = {horizon: accounts for horizon, accounts in followed.items() if _has_enough_units(accounts)}
    if not followed:
        return estimates
    enough_never = _has_enough_units(known[~was_offered])
    fit = _callaway_santanna(_needed(known, list(followed), enough_never), enough_never)
    if fit is None:
        return estimates
    least = 1e-8 * float(known["value"].abs().max())
    for horizon, accounts in followed.items():
        if (measured := fit(horizon)) is not None and measured[1] > least:
            estimates[horizon] = t_estimate(_sizes(accounts), *measured)
    return estimates


def _usable(study: "pd.DataFrame") -> "pd.DataFrame | None":
    """The accounts that can be compared: with a value before if any has one, in plays with both arms."""
    study = study.assign(offered=study["offered"].astype(bool), treated=study["treated"].astype(bool))
    if "before" in study:
        known = study["before"].notna()
        study = study[known] if known.any() else study.drop(columns="before")
    if "play" in study:
        study = study[study.groupby("play")["offered"].transform("nunique") == 2]
    offered, units = study["offered"].to_numpy(), study["unit"].to_numpy()
    return study if all(len(set(units[arm])) >= LEAST_UNITS for arm in (offered, ~offered)) else None


def _has_enough_differing(study: "pd.DataFrame") -> bool:
    """Whether values and changes, of both arms together, differ enough for a regression to know their spread."""
    after = study["after"].to_numpy(dtype=float)
    values = [after] + ([after - study["before"].to_numpy(dtype=float)] if "before" in study else [])
    return all(_differing(column) >= LEAST_DIFFERING for column in values)


def _differing(values: "NDArray[np.float64]") -> int:
    """The number of accounts whose value is not the most common one."""
    import numpy as np

    return len(values) - int(np.unique(values, return_counts=True)[1].max(initial=0))


def _is_renewal(study: "pd.DataFrame") -> bool:
    """Whether each value is 0 or 100: an account's own share of renewals, in percent."""
    return "before" not in study and bool(study["after"].isin([0.0, 100.0]).all())


def _fit(study: "pd.DataFrame", outcomes: list[str]) -> "ArmEffect | None":
    import numpy as np

    from ide_assets.domains.effect.estimation.regression import design, effect_of_arm

    after, offered = study["after"].to_numpy(dtype=float), study["offered"].to_numpy()
    fit = effect_of_arm(design(study), study[outcomes].to_numpy(dtype=float), study["unit"].to_numpy())
    if fit is None:
        return None
    if min(_differing(after[arm]) for arm in (offered, ~offered)) < LEAST_DIFFERING_IN_ARM:
        # If hardly any account of an arm differs, its spread is unknown: the arms are assumed to have the same spread.
        covariance = fit.covariance.copy()
        covariance[0, 0] = max(covariance[0, 0], fit.pooled[0])
        fit = replace(fit, covariance=np.asarray(covariance))
    return fit if _is_trusted(fit, after) else None


def _of_treated(study: "pd.DataFrame", fit: "ArmEffect", p_value: float) -> Estimate | None:
    """The treated effect, from the arm's coefficients for `after` and `treated`; None if the instrument is weak."""
    from scipy.special import stdtrit

    reduced, first = (float(coefficient) for coefficient in fit.coefficients)
    (v_reduced, v_both), (_, v_first) = fit.covariance.tolist()
    if first <= 0 or first**2 < LEAST_FIRST_STAGE_F * v_first:
        return None
    effect = reduced / first
    error = math.sqrt(max(v_reduced - 2 * effect * v_both + effect**2 * v_first, 0.0)) / first
    if not _is_positive(error, study["after"].to_numpy(dtype=float)):
        return None
    # All effects b for which `after - b * treated` does not differ significantly between the arms.
    t = float(stdtrit(fit.degrees, 1 - ALPHA / 2))
    square, linear = first**2 - t**2 * v_first, reduced * first - t**2 * v_both
    root = math.sqrt(max(linear**2 - square * (reduced**2 - t**2 * v_reduced), 0.0))
    return replace(
        t_estimate(_sizes(study), effect, error, fit.degrees),
        low=(linear - root) / square,
        high=(linear + root) / square,
        p_value=p_value,
    )


def _is_trusted(fit: "ArmEffect", outcome: "NDArray[np.float64]") -> bool:
    """Whether there are enough degrees of freedom, apart from rounding, and the error is positive."""
    return fit.degrees > LEAST_DEGREES - 1e-6 and _is_positive(math.sqrt(fit.covariance[0, 0]), outcome)


def _is_positive(error: float, outcome: "NDArray[np.float64]") -> bool:
    """Whether an error is larger than the rounding error of an outcome that is predicted exactly."""
    return error > 1e-8 * float(abs(outcome).max())


def _has_enough_units(accounts: "pd.DataFrame") -> bool:
    return int(accounts["unit"].nunique()) >= LEAST_UNITS


def _needed(known: "pd.DataFrame", horizons: Sequence[int | None], enough_never: bool) -> "pd.DataFrame":
    """The panel reduced to the months that the horizons need, which does not change any estimate.

    diff-diff estimates an effect for each month of the offer and each month of the panel; those without values cost
    next to nothing. An account that is offered the play keeps the month before the offer, the horizons and, if accounts
    not offered the play yet are the comparison, every month before.
    """
    first, month = known["first_offered"], known["month"]
    offered = first > 0
    since = month - first
    asked = (since == -1) | (False if enough_never else since < 0)
    for horizon in horizons:
        asked |= since >= 0 if horizon is None else since == horizon
    end = math.inf if None in horizons else first.max() + max(horizon for horizon in horizons if horizon is not None)
    values = known["value"].where(~offered | asked)
    panel: pd.DataFrame = known.assign(value=values)[
        (month >= first[offered].min() + min([-1, *(least for least in horizons if least is not None)]))
        & (month <= end)
    ]
    return panel


def _callaway_santanna(
    panel: "pd.DataFrame", enough_never: bool
) -> "Callable[[int | None], tuple[float, float, float] | None] | None":
    """diff-diff's estimate by horizon: effect, standard error, degrees of freedom; None without an estimate."""
    from diff_diff import CallawaySantAnna

    model = CallawaySantAnna(
        control_group="never_treated" if enough_never else "not_yet_treated",
        estimation_method="reg",
        cluster="unit",
        # A lead is compared with the month before the offer, as the horizons are.
        base_period="universal",
    )
    with warnings.catch_warnings():
        # Warnings about cells without controls and panels with gaps: both are intended, and have no estimate.
        warnings.simplefilter("ignore")
        try:
            fit = model.fit(panel, "value", "account", "month", "first_offered")
            overall, by_horizon = (fit.aggregate(kind).to_dataframe() for kind in ("simple", "event_study"))
        except ValueError:  # No month has both arms.
            return None
    by_horizon = by_horizon[~by_horizon["is_reference"].astype(bool)]

    def estimate(horizon: int | None) -> tuple[float, float, float] | None:
        row = overall if horizon is None else by_horizon[by_horizon["event_time"] == horizon]
        if row.empty:
            return None
        effect, error, degrees = (float(row.iloc[0][name]) for name in ("att", "se", "df"))
        is_known = math.isfinite(effect) and math.isfinite(error) and degrees >= LEAST_DEGREES
        return (effect, error, degrees) if is_known else None

    return estimate


def _sizes(study: "pd.DataFrame") -> Sizes:
    return Sizes.of(*(study[name].to_numpy() for name in ("offered", "treated", "unit")))
