"""What a play did: estimates with their intervals, from one row per account (docs/decisions/0006-measuring-effect.md).

A study has one row for each account of one play, one measure and one horizon:

- `unit`: the holdout unit by which the account was drawn, the cluster; `offered`: false where it was held back;
- `treated`: whether the play was carried out before the value was measured;
- `before`: the value in the month of the enrolment (absent, or null throughout, for renewal); `after`: the value at the
  horizon, always known;
- `enrolled`, `seat_bucket`, `site_geo` as text, and `play` where plays are stacked.

Effects are in the units of the value: percentage points of a rate, users, and for renewal (0 or 100) points.
"""

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ide_assets.domains.effect import shares
from ide_assets.domains.effect.estimates import (
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

    from ide_assets.domains.effect.regression import ArmEffect

#: Accounts of one arm that must differ from its commonest value, for its spread to be known from it alone.
LEAST_DIFFERING_IN_ARM = 3


@dataclass(frozen=True)
class BeforeAfter:
    """The naive comparison with the past, and what of it would have come by itself (R-EFF-3).

    `naive` is the mean change of the offered accounts; `mean_before` is of all accounts. None: nobody was held back,
    or the drift is not known.
    """

    naive: Estimate
    change_offered: float
    change_held_back: float | None
    drift: float | None
    regression_to_the_mean: float | None
    mean_before: float


def intention_to_treat(study: "pd.DataFrame", z: float = SINGLE_LOOK) -> Estimate | None:
    """What being offered the play does, whether or not it was carried out (R-EFF-2).

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
        offer = shares.difference(renewed, offered, treated, units, 100.0 if usable["after"].max() > 1 else 1.0, z)
        fit = _fit(usable, ["after", "treated"]) if offer is not None and _has_enough_differing(usable) else None
        return offer, _of_treated(usable, fit, offer.p_value) if fit is not None and offer is not None else None
    fit = _fit(usable, ["after", "treated"]) if _has_enough_differing(usable) else None
    if fit is None:
        return None, None
    offer = t_estimate(_sizes(usable), float(fit.coefficients[0]), math.sqrt(fit.covariance[0, 0]), fit.degrees, z)
    return offer, _of_treated(usable, fit, offer.p_value)


def treated_effect(study: "pd.DataFrame") -> Estimate | None:
    """What carrying out the play does to the accounts where the offer led to it.

    The offer is the instrument; held-back accounts that were treated all the same stay held back. The interval is
    Anderson and Rubin's (Fieller's), which holds however few were treated, the standard error the delta method's, and
    the p-value that of the intention to treat. None where that is None or the instrument is weak.
    """
    return randomised(study)[1]


def before_after(study: "pd.DataFrame", drift: float | None) -> BeforeAfter | None:
    """The mean change of the offered accounts, beside that of the held-back ones and of accounts in no play.

    `drift` is the mean change of accounts that were not enrolled over the same months. None where there is no value
    before, or too few offered accounts changed.
    """
    if "before" not in study:
        return None
    import numpy as np

    from ide_assets.domains.effect.regression import effect_of_arm

    # Without data frames: it is asked of every play, however small, and they would take most of the time.
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
    """The effect of a play from which nobody was held back, from its start at different times (Callaway, Sant'Anna).

    `panel` has one row per account and month: `account`, `unit`, `month` (a running number), `value`, and
    `first_offered`, the month in which the account was first offered the play, 0: never. The effect, by horizon, is
    that so many months after, against the month before the offer; None averages over all months after. It is compared
    with the accounts that were never offered the play, or, where those have fewer than LEAST_UNITS units, with all that
    were not offered it yet. The sizes are of the accounts offered and followed to the horizon; `treated` is 0, since
    the panel does not say. None where too few units were offered it, or there is nothing to compare with.
    """
    found: dict[int | None, Estimate | None] = dict.fromkeys(horizons)
    known = panel[panel["value"].notna()]
    if known["value"].nunique() < LEAST_DIFFERING:
        return found
    was_offered = known["first_offered"] > 0
    since = (known["month"] - known["first_offered"])[was_offered]
    offered = known[was_offered].assign(offered=True, treated=False)
    followed = {
        horizon: offered[since >= 0 if horizon is None else since == horizon].drop_duplicates("account")
        for horizon in horizons
    }
    followed = {horizon: accounts for horizon, accounts in followed.items() if _has_enough_units(accounts)}
    if not followed:
        return found
    enough_never = _has_enough_units(known[~was_offered])
    fit = _callaway_santanna(_wanted(known, list(followed), enough_never), enough_never)
    if fit is None:
        return found
    least = 1e-8 * float(known["value"].abs().max())
    for horizon, accounts in followed.items():
        if (measured := fit(horizon)) is not None and measured[1] > least:
            found[horizon] = t_estimate(_sizes(accounts), *measured)
    return found


def _usable(study: "pd.DataFrame") -> "pd.DataFrame | None":
    """The accounts that can be compared: value before known where any is, both arms in their play; None: too few."""
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
    return all(_differing(each) >= LEAST_DIFFERING for each in values)


def _differing(values: "NDArray[np.float64]") -> int:
    """Accounts whose value is not the commonest one."""
    import numpy as np

    return len(values) - int(np.unique(values, return_counts=True)[1].max(initial=0))


def _is_renewal(study: "pd.DataFrame") -> bool:
    """Whether the values are shares of one account: 0 or 100, or 0 or 1."""
    return "before" not in study and any(bool(study["after"].isin([0.0, most]).all()) for most in (100.0, 1.0))


def _fit(study: "pd.DataFrame", outcomes: list[str]) -> "ArmEffect | None":
    import numpy as np

    from ide_assets.domains.effect.regression import design, effect_of_arm

    after, offered = study["after"].to_numpy(dtype=float), study["offered"].to_numpy()
    fit = effect_of_arm(design(study), study[outcomes].to_numpy(dtype=float), study["unit"].to_numpy())
    if fit is None:
        return None
    if min(_differing(after[arm]) for arm in (offered, ~offered)) < LEAST_DIFFERING_IN_ARM:
        # An arm in which hardly any account differs hides its spread: the arms are then taken to be alike in it.
        covariance = fit.covariance.copy()
        covariance[0, 0] = max(covariance[0, 0], fit.pooled[0])
        fit = replace(fit, covariance=np.asarray(covariance))
    return fit if _is_trusted(fit, after) else None


def _of_treated(study: "pd.DataFrame", fit: "ArmEffect", p_value: float) -> Estimate | None:
    """The treated effect, from the arm's coefficients for `after` and `treated`; None: the instrument is weak."""
    from scipy.special import stdtrit

    reduced, first = (float(each) for each in fit.coefficients)
    (v_reduced, v_both), (_, v_first) = fit.covariance.tolist()
    if first <= 0 or first**2 < LEAST_FIRST_STAGE_F * v_first:
        return None
    effect = reduced / first
    error = math.sqrt(max(v_reduced - 2 * effect * v_both + effect**2 * v_first, 0.0)) / first
    if not _is_positive(error, study["after"].to_numpy(dtype=float)):
        return None
    # All effects b for which `after - b * treated` differs between the arms no more than chance has it.
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
    """Whether there are enough degrees of freedom (but for rounding), and an error to speak of."""
    return fit.degrees > LEAST_DEGREES - 1e-6 and _is_positive(math.sqrt(fit.covariance[0, 0]), outcome)


def _is_positive(error: float, outcome: "NDArray[np.float64]") -> bool:
    """Whether an error is more than what rounding leaves of an outcome that is told without one."""
    return error > 1e-8 * float(abs(outcome).max())


def _has_enough_units(accounts: "pd.DataFrame") -> bool:
    return int(accounts["unit"].nunique()) >= LEAST_UNITS


def _wanted(known: "pd.DataFrame", horizons: Sequence[int | None], enough_never: bool) -> "pd.DataFrame":
    """The panel with the months alone that the horizons ask about, which changes no estimate.

    diff-diff estimates an effect for each month of the offer and each month of the panel; those without values cost
    next to nothing. An account that is offered the play shows the month before the offer and the horizons, and, where
    it serves for comparison until then, every month before.
    """
    first, month = known["first_offered"], known["month"]
    offered = first > 0
    since = month - first
    asked = (since == -1) | (False if enough_never else since < 0)
    for horizon in horizons:
        asked |= since >= 0 if horizon is None else since == horizon
    end = math.inf if None in horizons else first.max() + max(each for each in horizons if each is not None)
    values = known["value"].where(~offered | asked)
    wanted: pd.DataFrame = known.assign(value=values)[
        (month >= first[offered].min() + min([-1, *(each for each in horizons if each is not None)])) & (month <= end)
    ]
    return wanted


def _callaway_santanna(
    panel: "pd.DataFrame", enough_never: bool
) -> "Callable[[int | None], tuple[float, float, float] | None] | None":
    """diff-diff's estimate by horizon: effect, standard error, degrees of freedom; None where it tells nothing."""
    from diff_diff import CallawaySantAnna

    model = CallawaySantAnna(
        control_group="never_treated" if enough_never else "not_yet_treated",
        estimation_method="reg",
        cluster="unit",
        # A lead is compared with the month before the offer, as the horizons are.
        base_period="universal",
    )
    with warnings.catch_warnings():
        # About cells without controls or panels with gaps: both are meant, and what cannot be told is None.
        warnings.simplefilter("ignore")
        try:
            fit = model.fit(panel, "value", "account", "month", "first_offered")
            overall, by_horizon = (fit.aggregate(each).to_dataframe() for each in ("simple", "event_study"))
        except ValueError:  # How the library says that no month has both arms.
            return None
    by_horizon = by_horizon[~by_horizon["is_reference"].astype(bool)]

    def estimate(horizon: int | None) -> tuple[float, float, float] | None:
        found = overall if horizon is None else by_horizon[by_horizon["event_time"] == horizon]
        if found.empty:
            return None
        effect, error, degrees = (float(found.iloc[0][name]) for name in ("att", "se", "df"))
        is_known = math.isfinite(effect) and math.isfinite(error) and degrees >= LEAST_DEGREES
        return (effect, error, degrees) if is_known else None

    return estimate


def _sizes(study: "pd.DataFrame") -> Sizes:
    return Sizes.of(*(study[name].to_numpy() for name in ("offered", "treated", "unit")))
