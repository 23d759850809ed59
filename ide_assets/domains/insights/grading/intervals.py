"""Conformal intervals: how far outcomes were from predictions on held-out rows says how far they will be."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ide_assets.domains.insights.rules import PROMISED_COVERAGE

Array = NDArray[np.float64]


def conformal_margin(outcomes: ArrayLike, predicted: ArrayLike, coverage: float = PROMISED_COVERAGE) -> float:
    """The margin within which at least `coverage` of new outcomes lie around their prediction.

    From held-out rows that the model was not trained on. Infinite if they are too few for the coverage.
    """
    errors = np.sort(np.abs(np.asarray(outcomes, dtype=float) - np.asarray(predicted, dtype=float)))
    return _rank(errors, coverage)


def conformal_sets(
    churned: ArrayLike, probability: ArrayLike, new_probability: ArrayLike, coverage: float = PROMISED_COVERAGE
) -> NDArray[np.bool_]:
    """Which outcomes cannot be ruled out for new profiles: columns `stays` and `churns`, at least one of them true.

    From the held-out rows' outcomes and probabilities; each outcome has its own threshold, so that the coverage holds
    among churners as among others.
    """
    return possible(new_probability, *conformal_limits(churned, probability, coverage))


def possible(probability: ArrayLike, stays_limit: float, churns_limit: float) -> NDArray[np.bool_]:
    """The outcomes that the limits leave: columns `stays` and `churns`, one of them true or both."""
    new = np.asarray(probability, dtype=float)
    stays, churns = new <= stays_limit, new >= churns_limit
    # Where neither outcome is usual for the score, the likelier one remains.
    neither = ~stays & ~churns
    return np.column_stack([stays | (neither & (new < 0.5)), churns | (neither & (new >= 0.5))])


def conformal_limits(
    churned: ArrayLike, probability: ArrayLike, coverage: float = PROMISED_COVERAGE
) -> tuple[float, float]:
    """The score above which staying can be ruled out, and the one below which churning can, as in conformal_sets."""
    outcomes, held_out = np.asarray(churned, dtype=bool), np.asarray(probability, dtype=float)
    return _rank(np.sort(held_out[~outcomes]), coverage), -_rank(np.sort(-held_out[outcomes]), coverage)


def coverage_of(outcomes: ArrayLike, low: ArrayLike, high: ArrayLike) -> float:
    """The share of outcomes within their interval, limits included."""
    true, least, most = (np.asarray(values, dtype=float) for values in (outcomes, low, high))
    return float(((true >= least) & (true <= most)).mean())


def rate_interval(events: ArrayLike, rows: ArrayLike, coverage: float = PROMISED_COVERAGE) -> tuple[Array, Array]:
    """Jeffreys' interval of a rate from counts: limits by element; 0 and 1 without a row."""
    from scipy.stats import beta

    count, total = np.asarray(events, dtype=float), np.asarray(rows, dtype=float)
    tail = (1 - coverage) / 2
    low = np.where(count > 0, beta.ppf(tail, count + 0.5, total - count + 0.5), 0.0)
    high = np.where(count < total, beta.ppf(1 - tail, count + 0.5, total - count + 0.5), 1.0)
    return low, high


def _rank(errors: Array, coverage: float) -> float:
    """The error of the rank that covers one more, unseen row with the probability."""
    rank = math.ceil((len(errors) + 1) * coverage)
    return float(errors[rank - 1]) if rank <= len(errors) else math.inf
