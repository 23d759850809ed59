"""From who took part and what became of them to the rows of `action_effects` and `action_trajectories`.

Pure functions over the rows of transforms.studies and transforms.trajectory_sums. pandas, and the libraries behind the
estimators, are imported only here and there, where there is something to estimate.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.effect import estimators
from ide_assets.effect.estimators import BeforeAfter, Estimate
from ide_assets.effect.transforms import ALL, HORIZONS, MEASURED, RENEWAL, UNKNOWN

if TYPE_CHECKING:
    import pandas as pd

INTENTION_TO_TREAT, TREATED = "intention_to_treat", "treated"
DIFFERENCE_IN_DIFFERENCES, BEFORE_AFTER = "difference_in_differences", "before_after"

#: What the naive comparison is worth, however clear it looks (R-EFF-3).
NOT_A_MEASUREMENT = "not a measurement"

#: Decimals kept: beyond them, libraries of other versions and machines differ.
_DECIMALS = 6

#: Columns of `action_effects`, and what of an estimate they show.
_OF_ESTIMATE = {
    "effect": "effect",
    "effect_low": "low",
    "effect_high": "high",
    "standard_error": "standard_error",
    "p_value": "p_value",
    "minimum_detectable_effect": "minimum_detectable_effect",
}
_OF_BEFORE_AFTER = ("mean_before", "change_offered", "change_held_back", "drift", "regression_to_the_mean")


@dataclass(frozen=True)
class _Measurement:
    """One row to be: what was estimated, by which method, from whom."""

    action_key: str
    measured: str
    horizon: int
    method: str
    estimate: Estimate | None
    before_after: BeforeAfter | None
    study: "pd.DataFrame"


def effects(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_effects`, from those of transforms.studies; at least one of them is of a play.

    Every play that anybody is enrolled in, and `all`, has its row for each method that applies: offered against held
    back where it holds back anybody, else differences in differences, and the naive before/after where there is a value
    before. Where nothing can be said the row says so, with the accounts there are. p-values are corrected over the
    plays, for each measured, horizon and method; `all` is no further play.
    """
    import pandas as pd

    of_plays = rows["action_key"].notna()
    played = rows[of_plays]
    others = _with_first_offer(rows[~of_plays], played)
    everything = played.assign(play=played["action_key"], action_key=ALL)
    measurements = [
        measurement
        for play, enrolled in [*played.groupby("action_key", sort=True), (ALL, everything)]
        for measurement in _of_play(str(play), enrolled, others)
    ]
    adjusted = _adjusted(measurements)
    snapshot_date = rows["snapshot_date"].iloc[0]
    return pd.DataFrame(
        [
            {"snapshot_date": snapshot_date, **_row(measurement, adjusted.get(place))}
            for place, measurement in enumerate(measurements)
        ]
    )


def _of_play(play: str, enrolled: "pd.DataFrame", others: "pd.DataFrame") -> Iterator[_Measurement]:
    holds_back = not enrolled["is_offered"].astype(bool).all()
    for measured in MEASURED:
        of_measure = enrolled[enrolled["measured"] == measured]
        panel = None if holds_back else _panel(of_measure, others[others["measured"] == measured])
        for horizon in HORIZONS:
            known = of_measure[(of_measure["horizon_months"] == horizon) & of_measure["before"].notna()]
            study = _study(known)
            naive = (
                estimators.before_after(study, _mean(known.loc[known["after"].notna(), "drift"]))
                if len(study)
                else None
            )
            if panel is None:
                found = _randomised(study)
            else:
                found = {DIFFERENCE_IN_DIFFERENCES: estimators.staggered(panel, horizon) if len(study) else None}
            found[BEFORE_AFTER] = naive.naive if naive else None
            for method, estimate in found.items():
                yield _Measurement(play, measured, horizon, method, estimate, naive, study)
    if holds_back:
        study = _study(enrolled[enrolled["measured"] == RENEWAL]).drop(columns="before")
        for method, estimate in _randomised(study).items():
            yield _Measurement(play, RENEWAL, 0, method, estimate, None, study)


def _randomised(study: "pd.DataFrame") -> dict[str, Estimate | None]:
    if study.empty:
        return {INTENTION_TO_TREAT: None, TREATED: None}
    return {
        INTENTION_TO_TREAT: estimators.intention_to_treat(study),
        TREATED: estimators.treated_effect(study),
    }


def _study(enrolled: "pd.DataFrame") -> "pd.DataFrame":
    """The accounts whose value after is known, as the estimators take them."""
    import pandas as pd

    known = enrolled[enrolled["after"].notna()]
    study = pd.DataFrame(
        {
            "unit": known["holdout_unit"],
            "offered": known["is_offered"].astype(bool),
            "treated": known["treated"].astype(bool),
            "before": known["before"].astype(float),
            "after": known["after"].astype(float),
            "enrolled": known["first_month"].astype(int).astype(str),
            "seat_bucket": known["seat_bucket"].fillna(UNKNOWN),
            "site_geo": known["site_geo"].fillna(UNKNOWN),
        }
    )
    if "play" in known:
        study["play"] = known["play"]
    return study.reset_index(drop=True)


def _panel(enrolled: "pd.DataFrame", others: "pd.DataFrame") -> "pd.DataFrame":
    """All accounts by month, with the month in which each was first offered the play, 0: never.

    Those that never were are there until they are offered another play, whose effect is not this one's drift.
    """
    import pandas as pd

    first = enrolled.groupby("surviving_account_csn")["first_month"].min()
    units = enrolled.groupby("surviving_account_csn")["holdout_unit"].min()
    own = others["surviving_account_csn"].isin(first.index)
    others = others[own | (others["first_month"] <= others["first_offered_any"])]
    accounts = others["surviving_account_csn"]
    return pd.DataFrame(
        {
            "account": accounts,
            "unit": accounts.map(units).fillna(accounts),
            "month": others["first_month"].astype(int),
            "value": others["after"].astype(float),
            "first_offered": accounts.map(first).fillna(0).astype(int),
        }
    ).reset_index(drop=True)


def _with_first_offer(others: "pd.DataFrame", played: "pd.DataFrame") -> "pd.DataFrame":
    """The accounts by month, each with the month in which it was first offered any play; infinite: none."""
    offered = played[played["is_offered"].astype(bool)]
    first = offered.groupby("surviving_account_csn")["first_month"].min()
    return others.assign(first_offered_any=others["surviving_account_csn"].map(first).fillna(math.inf))


def _adjusted(measurements: Sequence[_Measurement]) -> dict[int, float]:
    """The corrected p-values by place: over the plays for each measured, horizon and method; `all` keeps its own."""
    families: dict[tuple[str, int, str], dict[int, float]] = {}
    corrected: dict[int, float] = {}
    for place, each in enumerate(measurements):
        if each.estimate is None:
            continue
        if each.action_key == ALL:
            corrected[place] = each.estimate.p_value
        else:
            families.setdefault((each.measured, each.horizon, each.method), {})[place] = each.estimate.p_value
    for family in families.values():
        corrected |= zip(family, estimators.adjusted(list(family.values())), strict=True)
    return corrected


def _row(measurement: _Measurement, p_adjusted: float | None) -> dict[str, Any]:
    estimate, naive, study = measurement.estimate, measurement.before_after, measurement.study
    conclusion = estimators.conclusion(estimate, p_adjusted)
    if measurement.method == BEFORE_AFTER and estimate is not None:
        conclusion = NOT_A_MEASUREMENT
    # An estimate leaves out what it cannot use; the panel does not know who was treated.
    counted = estimate if estimate is not None and measurement.method != DIFFERENCE_IN_DIFFERENCES else None
    return {
        "action_key": measurement.action_key,
        "measured": measurement.measured,
        "horizon_months": measurement.horizon,
        "method": measurement.method,
        **{column: _number(getattr(estimate, name, None)) for column, name in _OF_ESTIMATE.items()},
        "p_value_adjusted": _number(p_adjusted),
        "accounts_offered": counted.offered if counted else int(study["offered"].sum()),
        "accounts_held_back": counted.held_back if counted else int((~study["offered"]).sum()),
        "accounts_treated": counted.treated if counted else int(study["treated"].sum()),
        "holdout_units": counted.units if counted else int(study["unit"].nunique()),
        **{name: _number(getattr(naive, name, None)) for name in _OF_BEFORE_AFTER},
        "conclusion": conclusion,
    }


def trajectories(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_trajectories`, from those of transforms.trajectory_sums.

    Intervals are those of the t distribution; none of a single account.
    """
    from scipy import stats

    count, total, squares = (sums[name].astype(float) for name in ("accounts_measured", "total", "squares"))
    # Sums of integers are exact: rounding alone can leave less than nothing.
    variance = ((squares - total * total / count).clip(lower=0) / (count - 1).where(count > 1)) / 100
    mean = total / count / 10
    half = (variance / count) ** 0.5 * stats.t.ppf(0.975, (count - 1).where(count > 1))
    return sums.assign(
        mean_value=mean.round(_DECIMALS),
        mean_low=(mean - half).round(_DECIMALS),
        mean_high=(mean + half).round(_DECIMALS),
    ).drop(columns=["total", "squares"])


def _mean(values: "pd.Series[float]") -> float | None:
    known = values.dropna()
    return float(known.astype(float).mean()) if len(known) else None


def _number(value: float | None) -> float | None:
    """The number as it is published; what is not finite is not known. Adding 0.0 takes the sign off a zero."""
    return None if value is None or not math.isfinite(value) else round(value, _DECIMALS) + 0.0
