"""Grades of the models: the letters that Microsoft documents for its models, and measures that say more.

A letter compares a model with a naive baseline. It says little: a model can have an A and probabilities that mean
nothing. The area under the curve, the Brier score, calibration, lift and profit are published beside it (R-CI-3).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from ide_assets.domains.insights.grading.statistics import (
    Calibration,
    Measured,
    area,
    area_under_curve,
    brier_score,
    calibration,
    checked,
)

Array = NDArray[np.float64]

A, B, C = "A", "B", "C"

#: How much better than the baseline an A must be.
_CHURN_MARGIN, _LIFETIME_MARGIN, _SUCCESS_MARGIN = 0.10, 0.05, 0.10

#: The error with which a ranking may be better than chance by chance, for any letter but C.
_CHANCE = 0.01

#: Lift is published for this many groups of equal size.
_DECILES = 10


@dataclass(frozen=True)
class ChurnGrade:
    """How good predicted probabilities of churn were.

    `accuracy` is the share of all profiles, `churner_accuracy` of the churners, that were predicted right if as many
    profiles as churn on average, those with the highest scores, are predicted to churn. `brier_baseline` is the score
    of predicting `baseline_rate` for everyone. `lift` is the churn rate of the tenth with the highest scores divided by
    the overall one, `captured` the share of the churners in it.
    """

    letter: str
    profiles: int
    churners: int
    baseline_rate: float
    accuracy: float
    churner_accuracy: float
    auc: Measured
    brier: float
    brier_baseline: float
    calibration: Calibration
    lift: float
    captured: float


def churn_letter(accuracy: float, churner_accuracy: float, baseline_rate: float) -> str:
    """A: at least half of the profiles predicted right and churners 10% above the historical rate. B: up to 10% above.

    All three are shares between 0 and 1; `baseline_rate` is the historical churn rate. Otherwise C.
    """
    if accuracy < 0.5 or not churner_accuracy > baseline_rate:
        return C
    return A if _reaches(churner_accuracy, baseline_rate, _CHURN_MARGIN) else B


def grade_churn(churned: ArrayLike, probability: ArrayLike, baseline_rate: float | None = None) -> ChurnGrade:
    """Grade predicted probabilities against what happened later (R-CI-3).

    `baseline_rate` is the churn rate known when they were predicted; by default the rate of these profiles. A ranking
    that is not better than chance at 99% is graded C at any accuracy. Raises ValueError if all outcomes are
    equal.
    """
    outcomes, predicted = checked(churned, probability)
    auc = area_under_curve(outcomes, predicted)
    rate = float(outcomes.mean()) if baseline_rate is None else float(baseline_rate)
    to_churn = _highest(predicted, round(rate * len(predicted)))
    accuracy = float((to_churn == outcomes).mean())
    churner_accuracy = float(to_churn[outcomes].mean())
    is_chance = not area_under_curve(outcomes, predicted, _CHANCE).low > 0.5
    tenth = _highest(predicted, max(1, round(len(predicted) / _DECILES)))
    return ChurnGrade(
        letter=C if is_chance else churn_letter(accuracy, churner_accuracy, rate),
        profiles=len(outcomes),
        churners=int(outcomes.sum()),
        baseline_rate=rate,
        accuracy=accuracy,
        churner_accuracy=churner_accuracy,
        auc=auc,
        brier=brier_score(outcomes, predicted),
        brier_baseline=float(((rate - outcomes) ** 2).mean()),
        calibration=calibration(outcomes, predicted),
        lift=float(outcomes[tenth].mean() / outcomes.mean()),
        captured=float(outcomes[tenth].sum() / outcomes.sum()),
    )


def lift_table(churned: ArrayLike, probability: ArrayLike) -> pd.DataFrame:
    """Ten groups of equal size from the highest scores to the lowest.

    Columns: `decile` (1: the highest scores), `profiles`, `churners`, `mean_probability`, `churn_rate`, `lift`,
    `captured` (share of all churners in this group and those above it).
    """
    outcomes, predicted = checked(churned, probability)
    order = np.argsort(-predicted, kind="stable")
    groups = [group for group in np.array_split(order, _DECILES) if len(group)]
    rows = pd.DataFrame(
        {
            "decile": np.arange(1, len(groups) + 1),
            "profiles": [len(group) for group in groups],
            "churners": [int(outcomes[group].sum()) for group in groups],
            "mean_probability": [float(predicted[group].mean()) for group in groups],
        }
    )
    rows["churn_rate"] = rows["churners"] / rows["profiles"]
    total = int(outcomes.sum())
    rows["lift"] = rows["churn_rate"] / outcomes.mean() if total else np.nan
    rows["captured"] = rows["churners"].cumsum() / total if total else np.nan
    return rows


def profit_curve(
    churned: ArrayLike, probability: ArrayLike, cost_of_call: float, value_of_renewal: float
) -> pd.DataFrame:
    """The profit of calling the profiles with the highest scores, by the number of calls.

    `cost_of_call` is in US dollars; so is `value_of_renewal`, what calling a profile that would churn is worth on
    average: the value of a renewal times the share of calls that save one. Columns: `calls` (0 to all), `churners`
    (reached), `profit`, `profit_at_random` (of as many calls without a model). Profiles with the same score count as
    called in proportion, so that their order does not matter.
    """
    outcomes, predicted = checked(churned, probability)
    groups = pd.DataFrame({"score": predicted, "churners": outcomes.astype(float)}).groupby("score")["churners"]
    rates = groups.transform("mean").to_numpy()[np.argsort(-predicted, kind="stable")]
    calls = np.arange(len(outcomes) + 1)
    reached = np.concatenate([[0.0], np.cumsum(rates)])
    return pd.DataFrame(
        {
            "calls": calls,
            "churners": reached,
            "profit": reached * value_of_renewal - calls * cost_of_call,
            "profit_at_random": calls * (outcomes.mean() * value_of_renewal - cost_of_call),
        }
    )


@dataclass(frozen=True)
class Comparison:
    """A challenger against the champion on the same rows: differences of the Brier score and of the AUC.

    Negative `brier` and positive `auc` are in favour of the challenger. `is_worse`: the challenger is worse beyond
    chance by either.
    """

    brier: Measured
    auc: Measured

    @property
    def is_worse(self) -> bool:
        """Whether an interval excludes that the challenger is as good as the champion."""
        return self.brier.low > 0 or self.auc.high < 0


def paired_bootstrap(
    churned: ArrayLike, champion: ArrayLike, challenger: ArrayLike, groups: ArrayLike | None = None, draws: int = 500
) -> Comparison:
    """Compare two models by their probabilities for the same rows, whole groups (accounts) drawn together (R-CI-8).

    Deterministic. Raises ValueError if all outcomes are equal.
    """
    outcomes, old = checked(churned, champion)
    _, new = checked(churned, challenger)
    if outcomes.all() or not outcomes.any():
        raise ValueError("The comparison needs profiles that churned and others.")
    codes = np.arange(len(outcomes)) if groups is None else pd.factorize(np.asarray(groups), sort=True)[0]
    gain = (new - outcomes) ** 2 - (old - outcomes) ** 2
    random = np.random.default_rng(0)
    briers, areas = [], []
    units = int(codes.max()) + 1
    for _ in range(draws):
        weights = np.bincount(random.integers(0, units, units), minlength=units)[codes].astype(float)
        if weights[outcomes].sum() and weights[~outcomes].sum():
            briers.append(float(np.average(gain, weights=weights)))
            areas.append(area(outcomes, new, weights) - area(outcomes, old, weights))
    return Comparison(
        _percentiles(float(gain.mean()), briers),
        _percentiles(area(outcomes, new) - area(outcomes, old), areas),
    )


def high_value(money: ArrayLike, share: float = 0.8) -> NDArray[np.bool_]:
    """The high-value customers: the fewest, by money, that together make at least this share of the revenue."""
    values = np.clip(np.asarray(money, dtype=float), 0, None)
    order = np.argsort(-values, kind="stable")
    before = np.cumsum(values[order]) - values[order]
    chosen = np.zeros(len(values), dtype=bool)
    chosen[order] = (before < share * values.sum()) & (values[order] > 0)
    return chosen


@dataclass(frozen=True)
class LifetimeGrade:
    """How good predicted money was, in US dollars.

    `high_value_share` is the share of the later high-value customers among the same number with the highest prediction.
    """

    letter: str
    customers: int
    mean_absolute_error: float
    mean_absolute_error_baseline: float
    bias: float
    high_value_share: float
    high_value_share_of_baseline: float


def lifetime_letter(high_value_share: float, share_of_baseline: float) -> str:
    """A: at least 5% more high-value customers found than by the baseline. B: up to 5% more. Otherwise C."""
    if not high_value_share > share_of_baseline:
        return C
    return A if _reaches(high_value_share, share_of_baseline, _LIFETIME_MARGIN) else B


def grade_lifetime_value(
    money: ArrayLike, predicted: ArrayLike, baseline: ArrayLike, high_value_share: float = 0.8
) -> LifetimeGrade:
    """Grade predicted money against the held-out money of the same customers, in US dollars (R-CI-3)."""
    true, model, naive = (np.asarray(values, dtype=float) for values in (money, predicted, baseline))
    high = high_value(true, high_value_share)
    share, by_baseline = (float(_highest(values, int(high.sum()))[high].mean()) for values in (model, naive))
    return LifetimeGrade(
        letter=lifetime_letter(share, by_baseline),
        customers=len(true),
        mean_absolute_error=float(np.abs(model - true).mean()),
        mean_absolute_error_baseline=float(np.abs(naive - true).mean()),
        bias=float((model - true).mean()),
        high_value_share=share,
        high_value_share_of_baseline=by_baseline,
    )


def recommendation_letter(success: float, success_of_most_popular: float) -> str:
    """A: success@k at least 10% above that of the most popular products. B: up to 10% above. Otherwise C."""
    if not success > success_of_most_popular:
        return C
    return A if _reaches(success, success_of_most_popular, _SUCCESS_MARGIN) else B


def _reaches(value: float, baseline: float, margin: float) -> bool:
    """Whether a value is above the baseline by the margin, forgiving the last bits: .33 is 10% above .3."""
    return value >= baseline * (1 + margin) * (1 - 1e-12)


def _highest(values: Array, count: int) -> NDArray[np.bool_]:
    """The given number of rows with the highest values; equal values in the order of the rows."""
    chosen = np.zeros(len(values), dtype=bool)
    chosen[np.argsort(-values, kind="stable")[:count]] = True
    return chosen


def _percentiles(value: float, draws: list[float]) -> Measured:
    low, high = np.percentile(draws, [2.5, 97.5])
    return Measured(value, float(low), float(high))
