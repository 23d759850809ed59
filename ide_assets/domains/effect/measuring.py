"""From who took part and what became of them to the rows of `action_effects` and `action_trajectories`.

Pure functions over the rows of transforms.studies and transforms.trajectory_sums. pandas, and the libraries behind the
estimators, are imported only here and there, where there is something to estimate.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ide_assets.domains.effect import estimators
from ide_assets.domains.effect.estimators import LEAST_UNITS, BeforeAfter, Estimate, Sizes
from ide_assets.domains.effect.transforms import ALL, HORIZONS, MEASURED, RENEWAL, UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

INTENTION_TO_TREAT, TREATED = "intention_to_treat", "treated"
DIFFERENCE_IN_DIFFERENCES, BEFORE_AFTER = "difference_in_differences", "before_after"

#: Months from the enrolment until a play can show.
_SHOWS_AFTER = 1

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
    """One row to be: what was estimated, by which method, from how many."""

    action_key: str
    measured: str
    horizon: int
    method: str
    estimate: Estimate | None
    before_after: BeforeAfter | None
    sizes: Sizes


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
    studies = _Studies(played)
    panels = _Panels(rows[~of_plays], played)
    measurements = [
        measurement
        for play in [*sorted(set(played["action_key"])), ALL]
        for measurement in _of_play(play, studies, panels)
    ]
    adjusted = _adjusted(measurements)
    snapshot_date = rows["snapshot_date"].iloc[0]
    return pd.DataFrame(
        [
            {"snapshot_date": snapshot_date, **_row(measurement, adjusted.get(place))}
            for place, measurement in enumerate(measurements)
        ]
    )


def _of_play(play: str, studies: "_Studies", panels: "_Panels") -> Iterator[_Measurement]:
    holds_back = studies.holds_back(play)
    for measured in MEASURED:
        by_horizon = {horizon: studies.places(play, measured, horizon) for horizon in HORIZONS}
        staggered: Mapping[int | None, Estimate | None] = {}
        if not holds_back:
            known = [horizon - _SHOWS_AFTER for horizon, places in by_horizon.items() if len(places) >= LEAST_UNITS]
            staggered = estimators.staggered(panels.panel(play, measured), known) if known else {}
        for horizon, places in by_horizon.items():
            sizes = studies.sizes(places)
            naive = None
            if sizes.offered >= LEAST_UNITS:
                naive = estimators.before_after(studies.study(play, places), studies.drift(places))
            if holds_back:
                found = _randomised(studies, play, places)
            else:
                found = {DIFFERENCE_IN_DIFFERENCES: staggered.get(horizon - _SHOWS_AFTER)}
            found[BEFORE_AFTER] = naive.naive if naive else None
            for method, estimate in found.items():
                yield _Measurement(play, measured, horizon, method, estimate, naive, sizes)
    if holds_back:
        places = studies.places(play, RENEWAL, 0)
        for method, estimate in _randomised(studies, play, places).items():
            yield _Measurement(play, RENEWAL, 0, method, estimate, None, studies.sizes(places))


def _randomised(studies: "_Studies", play: str, places: "NDArray[np.intp]") -> dict[str, Estimate | None]:
    sizes = studies.sizes(places)
    offer = treated = None
    if min(sizes.offered, sizes.held_back) >= LEAST_UNITS:
        offer, treated = estimators.randomised(studies.study(play, places))
    return {INTENTION_TO_TREAT: offer, TREATED: treated}


class _Studies:
    """The rows of plays as the estimators take them, looked up by play, measured and horizon.

    Columns are converted once, and counted without pandas: most plays have too few accounts to say anything of.
    """

    def __init__(self, played: "pd.DataFrame") -> None:
        import numpy as np
        import pandas as pd

        self._rows = pd.DataFrame(
            {
                "unit": played["holdout_unit"],
                "offered": played["is_offered"].astype(bool),
                "treated": played["treated"].astype(bool),
                "before": played["before"].astype(float),
                "after": played["after"].astype(float),
                "enrolled": played["first_month"].astype(int).astype(str),
                "seat_bucket": played["seat_bucket"].fillna(UNKNOWN),
                "site_geo": played["site_geo"].fillna(UNKNOWN),
                "play": played["action_key"],
            }
        ).reset_index(drop=True)
        self._of_one_play = self._rows.drop(columns="play")
        self._offered = self._rows["offered"].to_numpy()
        self._treated = self._rows["treated"].to_numpy()
        self._drift = played["drift"].to_numpy(dtype=float)
        self._units = pd.factorize(played["holdout_unit"])[0]
        # A renewal has no value before, and needs none.
        needs_none = (played["measured"] == RENEWAL).to_numpy()
        known = np.flatnonzero(self._rows["after"].notna() & (needs_none | self._rows["before"].notna()))
        keys = ["action_key", "measured", "horizon_months"]
        self._holding_back = {ALL} if not self._offered.all() else set()
        self._holding_back |= set(played["action_key"].to_numpy()[~self._offered])
        # Where some plays hold nobody back, their accounts would stand in one arm of all of them together.
        alike = known[played["action_key"].isin(self._holding_back).to_numpy()[known]] if self._holding_back else known
        self._places: dict[tuple[Any, ...], NDArray[np.intp]] = {}
        for prefix, columns, places in (((), keys, known), ((ALL,), keys[1:], alike)):
            indices: Mapping[Any, Any] = played[keys].iloc[places].groupby(columns).indices
            self._places |= {(*prefix, *name): places[at] for name, at in indices.items()}

    def holds_back(self, play: str) -> bool:
        """Whether any account was held back from the play, measured or not."""
        return play in self._holding_back

    def places(self, play: str, measured: str, horizon: int) -> "NDArray[np.intp]":
        """Where the accounts stand whose values are known."""
        import numpy as np

        return self._places.get((play, measured, horizon), np.array([], dtype=np.intp))

    def sizes(self, places: "NDArray[np.intp]") -> Sizes:
        """How many accounts, of which arm, and how many units."""
        return Sizes.of(self._offered[places], self._treated[places], self._units[places])

    def study(self, play: str, places: "NDArray[np.intp]") -> "pd.DataFrame":
        """The study of these accounts; plays are told apart where they are stacked."""
        return (self._rows if play == ALL else self._of_one_play).take(places)

    def drift(self, places: "NDArray[np.intp]") -> float | None:
        """The mean change of accounts in no play over the same months, where it is known."""
        drifts = self._drift[places]
        known = drifts[drifts == drifts]
        return float(known.mean()) if len(known) else None


class _Panels:
    """All accounts by month, with the month in which each was first offered a play."""

    def __init__(self, others: "pd.DataFrame", played: "pd.DataFrame") -> None:
        self._others, self._played = others, played

    @cached_property
    def _factorized(self) -> "tuple[NDArray[np.intp], pd.Index[str]]":
        """The place of each row's account among all accounts, and those."""
        import pandas as pd

        places, accounts = pd.factorize(self._others["surviving_account_csn"])
        return places, pd.Index(accounts)

    @cached_property
    def _by_measured(self) -> "pd.DataFrame":
        """Account (its place among all), month and value, by measured."""
        import pandas as pd

        return pd.DataFrame(
            {
                "account": self._factorized[0],
                "month": self._others["first_month"].to_numpy(dtype=int),
                "value": self._others["after"].to_numpy(dtype=float),
            },
            index=pd.Index(self._others["measured"]),
        )

    @cached_property
    def _first_offered_any(self) -> "NDArray[np.float64]":
        """The month in which each account was first offered any play; infinite: none."""
        offered = self._played[self._played["is_offered"].astype(bool)]
        return self._first(offered, math.inf)

    def _first(self, offered: "pd.DataFrame", otherwise: float) -> "NDArray[np.float64]":
        first = offered.groupby("surviving_account_csn")["first_month"].min()
        months: NDArray[np.float64] = first.reindex(self._factorized[1]).fillna(otherwise).to_numpy(dtype=float)
        return months

    def panel(self, play: str, measured: str) -> "pd.DataFrame":
        """What estimators.staggered takes; 0 stands for accounts that were never offered the play.

        Those are there until they are offered another play, whose effect is not this one's drift. A play starts in the
        month after the enrolment, in which it is handed over: so the month of the enrolment is the last one before, and
        what the account was chosen for in it is no effect.
        """
        import numpy as np
        import pandas as pd

        enrolled = self._played if play == ALL else self._played[self._played["action_key"] == play]
        first = self._first(enrolled, 0)
        accounts = self._factorized[1]
        unit = enrolled.groupby("surviving_account_csn")["holdout_unit"].min().reindex(accounts)
        # An account of no unit is one of its own.
        units, _ = pd.factorize(unit.fillna(accounts.to_series()))
        starts = np.where(first > 0, first + _SHOWS_AFTER, 0).astype(int)
        rows = self._by_measured[self._by_measured.index == measured].reset_index(drop=True)
        account, month = (rows[name].to_numpy() for name in ("account", "month"))
        shown = (first[account] > 0) | (month <= self._first_offered_any[account])
        panel: pd.DataFrame = rows.assign(unit=units[account], first_offered=starts[account])[shown]
        return panel


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
    estimate, naive = measurement.estimate, measurement.before_after
    conclusion = estimators.conclusion(estimate, p_adjusted)
    if measurement.method == BEFORE_AFTER and estimate is not None:
        conclusion = NOT_A_MEASUREMENT
    # An estimate leaves out what it cannot use; the panel does not know who was treated.
    does_count = estimate is not None and measurement.method != DIFFERENCE_IN_DIFFERENCES
    counted = estimate if estimate is not None and does_count else measurement.sizes
    return {
        "action_key": measurement.action_key,
        "measured": measurement.measured,
        "horizon_months": measurement.horizon,
        "method": measurement.method,
        **{column: _number(getattr(estimate, name, None)) for column, name in _OF_ESTIMATE.items()},
        "p_value_adjusted": _number(p_adjusted),
        "accounts_offered": counted.offered,
        "accounts_held_back": counted.held_back,
        "accounts_treated": counted.treated,
        "holdout_units": counted.units,
        **{name: _number(getattr(naive, name, None)) for name in _OF_BEFORE_AFTER},
        "conclusion": conclusion,
    }


def trajectories(sums: "pd.DataFrame") -> "pd.DataFrame":
    """The rows of `action_trajectories`, from those of transforms.trajectory_sums.

    Intervals are those of the t distribution; none of a single account.
    """
    from scipy.special import stdtrit

    count, total, squares = (sums[name].astype(float) for name in ("accounts_measured", "total", "squares"))
    # Sums of integers are exact: rounding alone can leave less than nothing.
    variance = ((squares - total * total / count).clip(lower=0) / (count - 1).where(count > 1)) / 100
    mean = total / count / 10
    half = (variance / count) ** 0.5 * stdtrit((count - 1).where(count > 1), 0.975)
    return sums.assign(
        mean_value=mean.round(_DECIMALS),
        mean_low=(mean - half).round(_DECIMALS),
        mean_high=(mean + half).round(_DECIMALS),
    ).drop(columns=["total", "squares"])


def _number(value: float | None) -> float | None:
    """The number as it is published; what is not finite is not known. Adding 0.0 takes the sign off a zero."""
    return None if value is None or not math.isfinite(value) else round(value, _DECIMALS) + 0.0
