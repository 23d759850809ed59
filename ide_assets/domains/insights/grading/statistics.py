"""Measures of predicted probabilities against what happened: ranking, error, calibration, with their uncertainty."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ide_assets.vocabulary.intervals import Z_95, area_interval

Array = NDArray[np.float64]

#: Probabilities are kept this far from 0 and 1 where their logit is taken.
_LEAST = 1e-9


@dataclass(frozen=True)
class Measured:
    """A value with its 95% interval."""

    value: float
    low: float
    high: float

    @staticmethod
    def of(value: float, standard_error: float) -> "Measured":
        """The value with the interval of a normal distribution."""
        return Measured(value, value - Z_95 * standard_error, value + Z_95 * standard_error)


@dataclass(frozen=True)
class Calibration:
    """Whether probabilities mean what they say: slope 1 and intercept 0 if they do.

    `slope` below 1: high scores are too high and low ones too low. `intercept` above 0: churn is more frequent than
    predicted on the whole, in log-odds at slope 1.
    """

    slope: Measured
    intercept: Measured


def checked(churned: ArrayLike, probability: ArrayLike) -> tuple[NDArray[np.bool_], Array]:
    """Outcomes and probabilities as arrays. Raises ValueError if they do not match or are out of range."""
    outcomes, predicted = np.asarray(churned, dtype=float), np.asarray(probability, dtype=float)
    if outcomes.ndim != 1 or outcomes.shape != predicted.shape:
        raise ValueError(f"Found outcomes of shape {outcomes.shape} and probabilities of shape {predicted.shape}.")
    if not np.isin(outcomes, (0, 1)).all() or not ((predicted >= 0) & (predicted <= 1)).all():
        raise ValueError("Outcomes must be 0 or 1, and probabilities between 0 and 1; none may be missing.")
    return outcomes.astype(bool), predicted


def area_under_curve(churned: ArrayLike, probability: ArrayLike, tail: float = 0.025) -> Measured:
    """The probability that a churner has a higher score than another profile, with DeLong's interval.

    `tail` is the error at each end of the interval. Raises ValueError if all outcomes are the same.
    """
    from scipy.stats import rankdata

    outcomes, predicted = checked(churned, probability)
    churners, others = predicted[outcomes], predicted[~outcomes]
    if not len(churners) or not len(others):
        raise ValueError("The area under the curve needs profiles that churned and others.")
    ranks = rankdata(predicted)
    # The share of the other group that each profile is above, from its rank in all and its rank in its own group.
    above_others = (ranks[outcomes] - rankdata(churners)) / len(others)
    below_churners = 1 - (ranks[~outcomes] - rankdata(others)) / len(churners)
    area = float(above_others.mean())
    variance = sum(float(part.var()) / len(part) for part in (above_others, below_churners))
    return Measured(area, *area_interval(area, variance, min(len(churners), len(others)), tail))


def area(outcomes: NDArray[np.bool_], values: Array, weights: Array | None = None) -> float:
    """The area under the curve of any numbers, whose rows count as often as their weight; equal numbers count half."""
    _, place = np.unique(values, return_inverse=True)
    counts = np.ones(len(values)) if weights is None else weights
    positive = np.bincount(place, weights=counts * outcomes)
    negative = np.bincount(place, weights=counts * ~outcomes)
    below = np.cumsum(negative) - negative
    return float((positive * (below + negative / 2)).sum() / (positive.sum() * negative.sum()))


def brier_score(churned: ArrayLike, probability: ArrayLike) -> float:
    """The mean squared error of the probabilities; lower is better."""
    outcomes, predicted = checked(churned, probability)
    return float(((predicted - outcomes) ** 2).mean())


def calibration(churned: ArrayLike, probability: ArrayLike) -> Calibration:
    """Slope and intercept of the outcomes on the logit of the probabilities.

    Raises ValueError if all outcomes are the same.
    """
    outcomes, predicted = checked(churned, probability)
    if outcomes.all() or not outcomes.any():
        raise ValueError("Calibration needs profiles that churned and others.")
    clipped = np.clip(predicted, _LEAST, 1 - _LEAST)
    logits = np.log(clipped / (1 - clipped))
    ones = np.ones((len(logits), 1))
    both, covariance = _logistic(np.column_stack([ones, logits]), outcomes, np.zeros(len(logits)))
    shift, variance = _logistic(ones, outcomes, logits)
    return Calibration(
        Measured.of(float(both[1]), float(np.sqrt(covariance[1, 1]))),
        Measured.of(float(shift[0]), float(np.sqrt(variance[0, 0]))),
    )


def interval_over(values: Sequence[float]) -> Measured | None:
    """The mean over origins of a backtest with its 95% interval, by Student's t; None for fewer than two values."""
    from scipy.stats import t

    known = np.asarray(values, dtype=float)
    if len(known) < 2:
        return None
    half = float(t.ppf(0.975, len(known) - 1)) * float(known.std(ddof=1)) / float(np.sqrt(len(known)))
    mean = float(known.mean())
    return Measured(mean, mean - half, mean + half)


def _logistic(regressors: Array, outcomes: NDArray[np.bool_], offset: Array) -> tuple[Array, Array]:
    """Coefficients of a logistic regression and their covariance, by Newton's method.

    A slight ridge keeps them finite where the scores separate the outcomes completely.
    """
    ridge = 1e-6 * np.eye(regressors.shape[1])
    coefficients = np.zeros(regressors.shape[1])
    for _ in range(100):
        fitted = 1 / (1 + np.exp(-np.clip(regressors @ coefficients + offset, -500, 500)))
        information = regressors.T @ (regressors * (fitted * (1 - fitted))[:, None]) + ridge
        step = np.linalg.solve(information, regressors.T @ (outcomes - fitted) - ridge @ coefficients)
        # Far from the solution a whole step may overshoot.
        coefficients = coefficients + step * min(1.0, 5 / max(float(np.abs(step).max()), 1e-300))
        if np.abs(step).max() < 1e-10:
            break
    return np.asarray(coefficients, dtype=float), np.asarray(np.linalg.inv(information), dtype=float)
