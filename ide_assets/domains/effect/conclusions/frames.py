"""The rows of studies.studies as input of the estimators: by play, measure and horizon, and as a panel."""

import math
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ide_assets.domains.effect.conclusions.decisions import Goal
from ide_assets.domains.effect.estimation.estimates import Sizes
from ide_assets.domains.effect.words import ALL, PROGRAMME, RENEWAL, UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

#: Months from the enrolment until a play can have an effect.
SHOWS_AFTER = 1

#: All plays together are judged by renewal, which matters to every vendor. Their holdout shares may differ.
_GOAL_OF_ALL = Goal(RENEWAL, 0, holdout=(0.0, 1.0))

#: The goal of a play without a declaration: any holdout share is accepted.
_UNDECLARED = Goal("utilisation_rate", 3, holdout=(0.0, 1.0))


def goals(played: "pd.DataFrame") -> dict[str, Goal]:
    """The goal of each play, and that of all plays together."""
    by_play = {ALL: _GOAL_OF_ALL}
    for row in played.drop_duplicates("action_key").to_dict("records"):
        is_declared = isinstance(row["aim_measured"], str)
        by_play[str(row["action_key"])] = (
            Goal(
                row["aim_measured"],
                int(row["aim_horizon"]),
                -1 if row["direction"] == "down" else 1,
                float(row["worth_having"]),
                (float(row["least_holdout_share"]), float(row["most_holdout_share"])),
            )
            if is_declared
            else _UNDECLARED
        )
    return by_play


class Studies:
    """The rows of plays as input of the estimators, looked up by play, measure and horizon.

    Columns are converted once, and counted without pandas: most plays have too few accounts for an estimate.
    """

    def __init__(self, played: "pd.DataFrame", goals: Mapping[str, Goal]) -> None:
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
        self._offered = self._rows["offered"].to_numpy()
        self._treated = self._rows["treated"].to_numpy()
        self._drift = played["drift"].to_numpy(dtype=float)
        self._units = pd.factorize(played["holdout_unit"])[0]
        # A renewal does not have or need a value before.
        needs_none = (played["measured"] == RENEWAL).to_numpy()
        is_known = (self._rows["after"].notna() & (needs_none | self._rows["before"].notna())).to_numpy()
        self._rows["known_month"] = played["known_month"].astype(float).to_numpy()
        self._rows["left"] = played["left"].astype(bool).to_numpy()
        keys = ["action_key", "measured", "horizon_months"]
        self._holding_back = {play for play, goal in goals.items() if goal.holdout[1] > 0 and play != ALL}
        # The accounts of plays without a holdout would all be in one arm of `all`.
        alike = np.flatnonzero(played["action_key"].isin(self._holding_back - {PROGRAMME}).to_numpy())
        self._places: dict[tuple[Any, ...], NDArray[np.intp]] = {}
        self._drawn: dict[tuple[Any, ...], NDArray[np.intp]] = {}
        for prefix, columns, places in (((), keys, np.arange(len(played))), ((ALL,), keys[1:], alike)):
            indices: Mapping[Any, Any] = played[keys].iloc[places].groupby(columns).indices
            drawn = {(*prefix, *name): places[at] for name, at in indices.items()}
            self._drawn |= drawn
            self._places |= {name: at[is_known[at]] for name, at in drawn.items()}

    def holds_back(self, play: str) -> bool:
        """Whether the play declares a holdout, also an empty one; for `all`, whether any play does."""
        return play in self._holding_back or (play == ALL and bool(self._holding_back - {PROGRAMME}))

    def places(self, play: str, measured: str, horizon: int) -> "NDArray[np.intp]":
        """The places of the accounts whose values are known."""
        return self._places.get((play, measured, horizon), _nowhere())

    def sizes(self, places: "NDArray[np.intp]") -> Sizes:
        """The number of accounts in each arm, and of units."""
        return Sizes.of(self._offered[places], self._treated[places], self._units[places])

    def study(self, play: str, places: "NDArray[np.intp]") -> "pd.DataFrame":
        """The study of these accounts; only the study of all plays has the column `play`."""
        study = self._rows.take(places).drop(columns=["known_month", "left"])
        return study if play == ALL else study.drop(columns="play")

    def whole(self, play: str, measured: str, horizon: int) -> "pd.DataFrame":
        """The study of every account that was drawn, as input of decisions.decide."""
        study = self._rows.take(self._drawn.get((play, measured, horizon), _nowhere()))
        if measured == RENEWAL:
            study = study.drop(columns="before")
        else:
            # An account without a value before cannot be compared, but counts as drawn.
            study = study.assign(known_month=study["known_month"].where(study["before"].notna()))
        return study if play == ALL else study.drop(columns="play")

    def left(self, play: str, measured: str, horizon: int) -> tuple[int, int]:
        """Accounts that are no longer customers: offered the play, and held back."""
        places = self._drawn.get((play, measured, horizon), _nowhere())
        left, offered = self._rows["left"].to_numpy()[places], self._offered[places]
        return int((left & offered).sum()), int((left & ~offered).sum())

    def drift(self, places: "NDArray[np.intp]") -> float | None:
        """The mean change over the same months of accounts in no play; None if unknown."""
        drifts = self._drift[places]
        known = drifts[drifts == drifts]
        return float(known.mean()) if len(known) else None


class Panels:
    """All accounts by month, with the month in which each was first offered a play."""

    def __init__(self, others: "pd.DataFrame", played: "pd.DataFrame") -> None:
        self._others, self._played = others, played

    @cached_property
    def _factorized(self) -> "tuple[NDArray[np.intp], pd.Index[str]]":
        """The index of each row's account among all accounts, and the accounts."""
        import pandas as pd

        places, accounts = pd.factorize(self._others["surviving_account_csn"])
        return places, pd.Index(accounts)

    @cached_property
    def _by_measured(self) -> "pd.DataFrame":
        """Account (its index among all), month and value, by measure."""
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
        offered = self._played["is_offered"].astype(bool) & (self._played["action_key"] != PROGRAMME)
        return self._first(self._played[offered], math.inf)

    def _first(self, offered: "pd.DataFrame", otherwise: float) -> "NDArray[np.float64]":
        first = offered.groupby("surviving_account_csn")["first_month"].min()
        months: NDArray[np.float64] = first.reindex(self._factorized[1]).fillna(otherwise).to_numpy(dtype=float)
        return months

    def panel(self, play: str, measured: str) -> "pd.DataFrame":
        """The input of estimators.staggered; `first_offered` is 0 for accounts that were never offered the play.

        Those are included until they are offered another play, whose effect would distort the drift. A play starts in
        the month after the enrolment, when it is handed over: the month of the enrolment is the last one before the
        offer, so the low value for which the account was selected is not counted as an effect.
        """
        import numpy as np
        import pandas as pd

        enrolled = self._played if play == ALL else self._played[self._played["action_key"] == play]
        first = self._first(enrolled, 0)
        accounts = self._factorized[1]
        unit = enrolled.groupby("surviving_account_csn")["holdout_unit"].min().reindex(accounts)
        # An account without a unit is its own unit.
        units, _ = pd.factorize(unit.fillna(accounts.to_series()))
        starts = np.where(first > 0, first + SHOWS_AFTER, 0).astype(int)
        rows = self._by_measured[self._by_measured.index == measured].reset_index(drop=True)
        account, month = (rows[name].to_numpy() for name in ("account", "month"))
        shown = (first[account] > 0) | (month <= self._first_offered_any[account])
        panel: pd.DataFrame = rows.assign(unit=units[account], first_offered=starts[account])[shown]
        return panel


def _nowhere() -> "NDArray[np.intp]":
    import numpy as np

    return np.array([], dtype=np.intp)
