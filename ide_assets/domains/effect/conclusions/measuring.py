"""The rows of `action_effects` and `action_trajectories`, from enrolments and outcomes.

Pure functions over the rows of studies.studies and comparisons.trajectory_sums. pandas and the libraries of the
estimators are imported inside functions, only if there is something to estimate.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.domains.effect.conclusions import decisions, integrity
from ide_assets.domains.effect.conclusions.decisions import Decision, Goal
from ide_assets.domains.effect.conclusions.frames import SHOWS_AFTER, Panels, Studies, goals
from ide_assets.domains.effect.estimation import estimators
from ide_assets.domains.effect.estimation.estimates import LEAST_UNITS, TOO_FEW, Estimate, Sizes
from ide_assets.domains.effect.estimation.estimators import BeforeAfter
from ide_assets.domains.effect.words import ALL, HORIZONS, MEASURED, PROGRAMME, RATES, RENEWAL

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

INTENTION_TO_TREAT, TREATED = "intention_to_treat", "treated"
DIFFERENCE_IN_DIFFERENCES, PLACEBO_LEAD, BEFORE_AFTER = "difference_in_differences", "placebo_lead", "before_after"

#: What rows without a conclusion say: the naive comparison, even if it looks clear (R-EFF-3); a comparison without a
#: holdout; and everything by which a play is not judged.
NOT_A_MEASUREMENT, NO_HOLDOUT, NOT_JUDGED = "not a measurement", "no holdout", "not judged"

_CONCLUSIONS = {
    BEFORE_AFTER: NOT_A_MEASUREMENT,
    DIFFERENCE_IN_DIFFERENCES: NO_HOLDOUT,
    PLACEBO_LEAD: NO_HOLDOUT,
    INTENTION_TO_TREAT: NOT_JUDGED,
    TREATED: NOT_JUDGED,
}

#: The placebo lead is the change from this month to the month before the offer, counted from the first month in which a
#: play can have an effect: nothing was offered in between.
_LEAD = -2

#: The horizon under which the placebo lead, which has no horizon, is published.
_HORIZON_OF_LEAD = 1

#: Published decimals; further ones differ between versions of libraries and machines.
_DECIMALS = 6

#: Columns of `action_effects`, and the field of an estimate that each shows.
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
    """A row before it is written: the estimate, its method and its sizes."""

    action_key: str
    measured: str
    horizon: int
    method: str
    estimate: Estimate | None
    before_after: BeforeAfter | None
    sizes: Sizes
    left: tuple[int, int] | None = None
    bounds: tuple[float, float] | None = None

    def answers(self, goal: Goal) -> bool:
        """Whether the play is judged by this measurement."""
        is_asked = (self.measured, self.horizon) == (goal.measured, goal.horizon)
        return is_asked and self.method == INTENTION_TO_TREAT


def effects(rows: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_effects`, from those of studies.studies. At least one row must belong to a play.

    Every play that anybody is enrolled in, `all` and the programme have a row for each method that applies: offered
    against held back where a holdout is declared, otherwise differences in differences with their placebo lead, and the
    naive before/after where there is a value before. Where nothing can be said the row says so, with the accounts there
    are.
    The row that a play is judged by has the decision, which is corrected over the plays; `all` and the programme are no
    further plays.
    """
    import pandas as pd

    of_plays = rows["action_key"].notna()
    played = rows[of_plays]
    aims = goals(played)
    studies = Studies(played, aims)
    panels = Panels(rows[~of_plays], played)
    snapshot_date = rows["snapshot_date"].iloc[0]
    decided = _decided(studies, aims, 12 * snapshot_date.year + snapshot_date.month)
    measurements = [measurement for play in _plays(played) for measurement in _of_play(play, studies, panels)]
    return pd.DataFrame(
        [
            {"snapshot_date": snapshot_date, **_row(item, aims[item.action_key], decided.get(item.action_key))}
            for item in measurements
        ]
    )


def _plays(played: "pd.DataFrame") -> list[str]:
    """The plays, all of them together, and the programme."""
    keys = set(played["action_key"])
    plays = sorted(keys - {PROGRAMME})
    return [*plays, *([ALL] if plays else []), *({PROGRAMME} & keys)]


def _decided(studies: Studies, aims: Mapping[str, Goal], month: int) -> dict[str, Decision]:
    """The decision on each play with a declared holdout, and separate decisions on `all` and on the programme."""

    def judged(plays: list[str]) -> dict[str, Decision]:
        return decisions.decide(
            {play: studies.whole(play, aims[play].measured, aims[play].horizon) for play in plays}, aims, month
        )

    plays = [play for play in aims if play not in (ALL, PROGRAMME) and studies.holds_back(play)]
    return (
        judged(plays)
        | (judged([ALL]) if plays else {})
        | (judged([PROGRAMME]) if studies.holds_back(PROGRAMME) else {})
    )


def _of_play(play: str, studies: Studies, panels: Panels) -> Iterator[_Measurement]:
    holds_back = studies.holds_back(play)
    for measured in MEASURED:
        by_horizon = {horizon: studies.places(play, measured, horizon) for horizon in HORIZONS}
        staggered: Mapping[int | None, Estimate | None] = {}
        if not holds_back and play != ALL:
            known = [horizon - SHOWS_AFTER for horizon, places in by_horizon.items() if len(places) >= LEAST_UNITS]
            staggered = estimators.staggered(panels.panel(play, measured), [_LEAD, *known]) if known else {}
            sizes = studies.sizes(by_horizon[_HORIZON_OF_LEAD])
            lead = staggered.get(_LEAD)
            yield _Measurement(play, measured, _HORIZON_OF_LEAD, PLACEBO_LEAD, lead, None, sizes)
        for horizon, places in by_horizon.items():
            sizes = studies.sizes(places)
            naive = None
            if sizes.offered >= LEAST_UNITS:
                naive = estimators.before_after(studies.study(play, places), studies.drift(places))
            left = studies.left(play, measured, horizon) if measured in RATES else None
            bounds = None
            if holds_back:
                estimates = _randomised(studies, play, places)
                if estimates[INTENTION_TO_TREAT] is not None and left is not None and any(left):
                    bounds = _bounds(studies.whole(play, measured, horizon))
            elif play != ALL:
                estimates = {DIFFERENCE_IN_DIFFERENCES: staggered.get(horizon - SHOWS_AFTER)}
            else:
                estimates = {}
            estimates[BEFORE_AFTER] = naive.naive if naive else None
            for method, estimate in estimates.items():
                yield _Measurement(
                    play, measured, horizon, method, estimate, naive, sizes, left,
                    bounds if method == INTENTION_TO_TREAT else None,
                )  # fmt: skip
    if holds_back:
        places = studies.places(play, RENEWAL, 0)
        for method, estimate in _randomised(studies, play, places).items():
            yield _Measurement(play, RENEWAL, 0, method, estimate, None, studies.sizes(places))


def _randomised(studies: Studies, play: str, places: "NDArray[np.intp]") -> dict[str, Estimate | None]:
    sizes = studies.sizes(places)
    offer = treated = None
    if min(sizes.offered, sizes.held_back) >= LEAST_UNITS:
        offer, treated = estimators.randomised(studies.study(play, places))
    return {INTENTION_TO_TREAT: offer, TREATED: treated}


def _bounds(study: "pd.DataFrame") -> tuple[float, float] | None:
    """The bounds of the play's effect on accounts that stay in either arm."""
    known = study[study["known_month"].notna()]
    ends = [estimators.intention_to_treat(trimmed) for trimmed in integrity.bounds(known)]
    effects = [end.effect for end in ends if end is not None]
    return (min(effects), max(effects)) if len(effects) == len(ends) else None


def _row(measurement: _Measurement, goal: Goal, decision: Decision | None) -> dict[str, Any]:
    estimate, naive = measurement.estimate, measurement.before_after
    # An estimate counts only the accounts that it uses; that of a panel does not count treated accounts.
    does_count = estimate is not None and measurement.method not in (DIFFERENCE_IN_DIFFERENCES, PLACEBO_LEAD)
    counted = estimate if estimate is not None and does_count else measurement.sizes
    left, bounds = measurement.left or (None, None), measurement.bounds or (None, None)
    return {
        "action_key": measurement.action_key,
        "measured": measurement.measured,
        "horizon_months": measurement.horizon,
        "method": measurement.method,
        **{column: _number(getattr(estimate, name, None)) for column, name in _OF_ESTIMATE.items()},
        "accounts_offered": counted.offered,
        "accounts_held_back": counted.held_back,
        "accounts_treated": counted.treated,
        "holdout_units": counted.units,
        **{name: _number(getattr(naive, name, None)) for name in _OF_BEFORE_AFTER},
        "accounts_left_offered": left[0],
        "accounts_left_held_back": left[1],
        "effect_bound_low": _number(bounds[0]),
        "effect_bound_high": _number(bounds[1]),
        **_judgement(measurement, decision if measurement.answers(goal) else None),
    }


def _judgement(measurement: _Measurement, decision: Decision | None) -> dict[str, Any]:
    """The columns of the decision in the row by which a play is judged; other rows have no conclusion."""
    if decision is None:
        is_known = measurement.estimate is not None
        return {
            "is_primary": False,
            "p_value_adjusted": None,
            "looks": None,
            "p_value_every_look": None,
            "effect_low_every_look": None,
            "effect_high_every_look": None,
            "units_missing": None,
            "more_accounts_needed": None,
            "withheld_because": None,
            "conclusion": _CONCLUSIONS[measurement.method] if is_known else TOO_FEW,
        }
    # Without an estimate there is nothing to say; of a single look, the row would say less than it takes by now.
    detectable = {} if decision.estimate is None else {"minimum_detectable_effect": _number(decision.detectable)}
    return {
        "is_primary": True,
        "p_value_adjusted": _number(decision.p_adjusted),
        "looks": decision.looks,
        "p_value_every_look": _number(decision.p_value),
        "effect_low_every_look": _number(decision.low),
        "effect_high_every_look": _number(decision.high),
        "units_missing": decision.units_missing,
        "more_accounts_needed": None if decision.more_accounts is None else math.ceil(decision.more_accounts),
        "withheld_because": decision.withheld_because,
        "conclusion": decision.conclusion,
        **detectable,
    }


def trajectories(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_trajectories`, from those of comparisons.trajectory_sums.

    Intervals are those of the t distribution; a single account has none.
    """
    from scipy.special import stdtrit

    count, total, squares = (sums[name].astype(float) for name in ("accounts_measured", "total", "squares"))
    # Sums of integers are exact, but rounding can make a variance of zero slightly negative.
    variance = ((squares - total * total / count).clip(lower=0) / (count - 1).where(count > 1)) / 100
    mean = total / count / 10
    half = (variance / count) ** 0.5 * stdtrit((count - 1).where(count > 1), 0.975)
    return sums.assign(
        mean_value=mean.round(_DECIMALS),
        mean_low=(mean - half).round(_DECIMALS),
        mean_high=(mean + half).round(_DECIMALS),
    ).drop(columns=["total", "squares"])


def _number(value: float | None) -> float | None:
    """The number as published; None unless it is finite. Adding 0.0 turns -0.0 into 0.0."""
    return None if value is None or not math.isfinite(value) else round(value, _DECIMALS) + 0.0
