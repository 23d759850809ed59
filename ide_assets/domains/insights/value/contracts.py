"""What running contracts will bring: payments that are certain, and those that depend on a renewal (R-CI-1).

A contract pays its annual value once a year, first on the day of its renewal. Payments of the term that runs are
certain; later ones come if the renewals before them do. A negative annual value pays nothing.
"""

from typing import Any

import numpy as np
import pandas as pd

from ide_assets.domains.insights.value.lifetime import CannotFitError, ShiftedBetaGeometric, fit_renewals

#: Days of a year and of a month, on average.
_YEAR, _MONTH = 365.25, 30.4375

#: Longest term of a contract, in years.
_LONGEST_TERM = 3

#: A beta distribution as narrow as this is a constant.
_CONSTANT = 1e6


def retention(renewal_number: pd.Series, is_won: pd.Series) -> ShiftedBetaGeometric:
    """The model of renewals without a score, from decided ones: the number of each, and whether it was won.

    Where they do not determine the model, every renewal has the same probability: the share that was won, with half a
    renewal more of each outcome.
    """
    won = is_won.astype(float)
    counts = pd.DataFrame({"number": renewal_number.astype(int), "won": won, "lost": 1 - won}).groupby("number").sum()
    try:
        return fit_renewals(counts.index.to_numpy(), counts["won"], counts["lost"])
    except CannotFitError:
        rate = (float(won.sum()) + 0.5) / (len(won) + 1)
        return ShiftedBetaGeometric(_CONSTANT * (1 - rate), _CONSTANT * rate, float("nan"))


def expected_revenue(
    renewals: pd.DataFrame, model: ShiftedBetaGeometric, now: Any, months: int, yearly_discount: float = 0.0
) -> pd.DataFrame:
    """What each open renewal's contract will pay within the months after `now`, in US dollars as of `now`.

    `renewals` has the columns `close_date`, `term_years`, `renewal_number`, `acv_usd`, `renewal_score`. Columns, by row
    of `renewals`: `probability` of the renewal (the score, otherwise the model's), `contracted` (certain payments),
    `if_renewed` (payments after renewals, if all come), `renewed` (their expected value) and `spread` (the standard
    error of what is paid, at most: the payments of a contract come together).
    """
    worth = renewals["acv_usd"].fillna(0).clip(lower=0).to_numpy(dtype=float)
    years = renewals["term_years"].to_numpy(dtype=int)
    number = renewals["renewal_number"].to_numpy(dtype=int)
    days = (pd.to_datetime(renewals["close_date"]) - pd.Timestamp(now)).dt.days.to_numpy(dtype=float)
    score = renewals["renewal_score"].to_numpy(dtype=float)
    probability = np.where(np.isnan(score), model.renewing(number), score)
    names = ("contracted", "if_renewed", "renewed", "spread")
    contracted, if_renewed, renewed, spread = (np.zeros(len(renewals)) for _ in names)
    for payment in range(1 - _LONGEST_TERM, months // 12 + 1):
        ahead = days + payment * _YEAR
        amount = np.where(
            (ahead > 0) & (ahead <= months * _MONTH), worth * (1 + yearly_discount) ** -(ahead / _YEAR), 0
        )
        if payment < 0:
            contracted += np.where(-payment < years, amount, 0)
            continue
        stays = probability.copy()
        for later in range(1, payment + 1):
            stays *= np.where(later <= payment // years, model.renewing(number + later), 1)
        if_renewed += amount
        renewed += amount * stays
        spread += amount * np.sqrt(stays * (1 - stays))
    values = (contracted, if_renewed, renewed, spread)
    return pd.DataFrame({"probability": probability, **dict(zip(names, values, strict=True))}, index=renewals.index)


def by_account(renewals: pd.DataFrame, revenue: pd.DataFrame) -> pd.DataFrame:
    """The sums of expected_revenue by account; its renewals are independent, so their spreads add in squares."""
    rows = revenue.assign(spread=revenue["spread"] ** 2).drop(columns="probability")
    sums = rows.groupby(renewals["surviving_account_csn"]).sum()
    return sums.assign(expected=sums["contracted"] + sums["renewed"], spread=np.sqrt(sums["spread"]))


def scale(expected: pd.Series, spread: pd.Series) -> pd.Series:
    """The unit in which errors are measured: the spread, at least a tenth of the expected value and one US dollar."""
    return pd.concat([spread, expected / 10], axis=1).max(axis=1).clip(lower=1.0)
