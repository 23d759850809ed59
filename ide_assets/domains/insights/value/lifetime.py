"""Lifetime value: how many purchases or renewals are still to come, and what they are worth.

Subscriptions are contractual: a customer who leaves is seen to leave. Their value is survival times margin times
discount (contracts.py), with the shifted beta-geometric model of renewals without a score. Orders without a contract
stop silently: BG/NBD models how many are to come, the gamma-gamma model what each is worth (R-CI-1).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class CannotFitError(ValueError):
    """The data do not determine the model; the message says why."""


@dataclass(frozen=True)
class ShiftedBetaGeometric:
    """Renewal of a cohort whose members differ in a constant chance to churn, beta distributed (Fader, Hardie 2007)."""

    alpha: float
    beta: float
    log_likelihood: float

    def survival(self, periods: int) -> Array:
        """The share of the cohort that is still there after 0, 1, ... `periods` periods."""
        rates = self.retention(periods)
        return np.concatenate([[1.0], np.cumprod(rates)])

    def retention(self, periods: int) -> Array:
        """The share of those still there that renews, by period from 1 to `periods`; it rises."""
        return self.renewing(np.arange(1, periods + 1))

    def renewing(self, numbers: ArrayLike) -> Array:
        """The probability of a customer's first, second, ... renewal, by its number."""
        before = self.beta + np.asarray(numbers, dtype=float) - 1
        return np.asarray(before / (self.alpha + before), dtype=float)


def fit_shifted_beta_geometric(survivors: ArrayLike) -> ShiftedBetaGeometric:
    """Fit to the number of survivors of a cohort after 0, 1, 2 ... periods.

    Raises CannotFitError if fewer than two periods were observed, the numbers rise, no member left, or every member
    left in the first period.
    """
    counts = np.asarray(survivors, dtype=float)
    if counts.ndim != 1 or len(counts) < 3 or (np.diff(counts) > 0).any() or not (counts >= 0).all():
        raise CannotFitError("Expected numbers of survivors after 0, 1, 2 and more periods that never rise.")
    if counts[1] == 0:
        raise CannotFitError("Every member left in the first period: survival cannot be modelled.")
    return fit_renewals(np.arange(1, len(counts)), counts[1:], -np.diff(counts))


def fit_renewals(numbers: ArrayLike, won: ArrayLike, lost: ArrayLike) -> ShiftedBetaGeometric:
    """Fit to decided renewals: how many first, second, ... ones were won and lost, by their number.

    A customer whose first renewals are unknown counts from the first known one. Raises CannotFitError if no renewal was
    lost, none was won, or all have the same number.
    """
    number, stayed, left = (np.asarray(values, dtype=float) for values in (numbers, won, lost))
    decided = number[stayed + left > 0]
    if not left.any() or not stayed.any() or decided.min() == decided.max():
        raise CannotFitError("Renewals won and lost, of different numbers, are needed to model survival.")

    def log_likelihood(logs: Array) -> float:
        alpha, beta = np.exp(logs)
        before = beta + number - 1
        return float(stayed @ np.log(before) + left.sum() * np.log(alpha) - (stayed + left) @ np.log(alpha + before))

    logs, best = _maximum(log_likelihood, ((0.0, 0.0), (-1.0, 1.0), (1.0, 3.0)))
    return ShiftedBetaGeometric(float(np.exp(logs[0])), float(np.exp(logs[1])), best)


@dataclass(frozen=True)
class BetaGeometricNbd:
    """BG/NBD: purchases at a rate that is gamma distributed, until a dropout after any of them (Fader et al. 2005)."""

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float

    def expected_purchases(self, periods: float, x: ArrayLike, t_x: ArrayLike, age: ArrayLike) -> Array:
        """Purchases to be expected in the next `periods` of customers with this history (see fit_bg_nbd)."""
        from scipy.special import hyp2f1

        count, last, observed = (np.asarray(values, dtype=float) for values in (x, t_x, age))
        r, alpha, a, b = self.r, self.alpha, self.a, self.b
        horizon = periods / (alpha + observed + periods)
        shrinkage = ((alpha + observed) / (alpha + observed + periods)) ** (r + count)
        # At a = 1 the formula is 0 / 0; its value varies smoothly there.
        a = a if abs(a - 1) > 1e-6 else 1 + 1e-6
        lasting = 1 - shrinkage * hyp2f1(r + count, b + count, a + b + count - 1, horizon)
        return np.asarray((a + b + count - 1) / (a - 1) * lasting * self.alive(count, last, observed), dtype=float)

    def alive(self, x: ArrayLike, t_x: ArrayLike, age: ArrayLike) -> Array:
        """The probability that customers with this history have not dropped out."""
        count, last, observed = (np.asarray(values, dtype=float) for values in (x, t_x, age))
        gone = (
            self.a
            / (self.b + np.maximum(count, 1) - 1)
            * ((self.alpha + observed) / (self.alpha + last)) ** (self.r + count)
        )
        return np.where(count > 0, 1 / (1 + gone), 1.0)


def fit_bg_nbd(x: ArrayLike, t_x: ArrayLike, age: ArrayLike) -> BetaGeometricNbd:
    """Fit to customers: repeat purchases `x`, the time of the last one `t_x`, the time observed `age`.

    Times are since the first purchase, in any one unit; `t_x` is 0 without a repeat purchase. Raises CannotFitError if
    the columns contradict each other or no customer purchased again.
    """
    from scipy.special import betaln, gammaln

    count, last, observed = (np.asarray(values, dtype=float) for values in (x, t_x, age))
    if not (count.shape == last.shape == observed.shape) or count.ndim != 1:
        raise CannotFitError("Expected one number of purchases, one last time and one observed time per customer.")
    if not ((count >= 0) & (last >= 0) & (last <= observed) & (observed > 0)).all():
        raise CannotFitError("Expected x >= 0 and 0 <= t_x <= T for every customer, and T above 0.")
    if not (count > 0).any():
        raise CannotFitError("No customer purchased again: the rate of purchases cannot be estimated.")
    # Any unit of time: the search starts from times of the order of 10.
    unit = float(observed.max()) / 10
    last, observed, repeats = last / unit, observed / unit, count > 0

    def log_likelihood(logs: Array) -> float:
        r, alpha, a, b = np.exp(logs)
        common = gammaln(r + count) - gammaln(r) + r * np.log(alpha) + betaln(a, b + count) - betaln(a, b)
        alive = -(r + count) * np.log(alpha + observed)
        gone = np.log(a) - np.log(b + np.maximum(count, 1) - 1) - (r + count) * np.log(alpha + last)
        return float((common + np.where(repeats, np.logaddexp(alive, gone), alive)).sum())

    logs, best = _maximum(log_likelihood, ((0.0, 0.0, 0.0, 0.0), (-1.0, 0.0, 0.0, 1.0), (0.0, 2.0, -1.0, 1.0)))
    r, alpha, a, b = np.exp(logs)
    # The density of the purchases is per unit of time.
    return BetaGeometricNbd(
        float(r), float(alpha * unit), float(a), float(b), best - float(count.sum()) * float(np.log(unit))
    )


@dataclass(frozen=True)
class GammaGamma:
    """The value of a purchase: gamma distributed around each customer's own mean (Fader, Hardie 2013)."""

    p: float
    q: float
    v: float
    log_likelihood: float

    def expected_value(self, x: ArrayLike, mean_value: ArrayLike) -> Array:
        """The mean value to be expected of each customer's purchases: their own mean, shrunk towards everyone's.

        Without a purchase it is everyone's mean. Not defined (infinite) where q is at most 1 and nothing was bought.
        """
        count, mean = np.asarray(x, dtype=float), np.asarray(mean_value, dtype=float)
        spent = np.where(count > 0, count * np.nan_to_num(mean), 0.0)
        weight = self.p * count + self.q - 1
        positive = np.where(weight > 0, weight, 1.0)
        return np.where(weight > 0, self.p * (self.v + spent) / positive, np.inf)


def fit_gamma_gamma(x: ArrayLike, mean_value: ArrayLike) -> GammaGamma:
    """Fit to customers with at least one purchase: their number `x` and their mean value, above 0, of each customer.

    Customers without a purchase are left out. Raises CannotFitError if fewer than two are left or a mean is not
    positive.
    """
    from scipy.special import gammaln

    count, mean = np.asarray(x, dtype=float), np.asarray(mean_value, dtype=float)
    bought = count > 0
    count, mean = count[bought], mean[bought]
    if len(count) < 2 or not (mean > 0).all():
        raise CannotFitError("Expected at least two customers with purchases, and positive mean values.")
    unit = float(mean.mean()) / 10
    mean = mean / unit

    def log_likelihood(logs: Array) -> float:
        p, q, v = np.exp(logs)
        terms = (
            gammaln(p * count + q)
            - gammaln(p * count)
            - gammaln(q)
            + q * np.log(v)
            + (p * count - 1) * np.log(mean)
            + p * count * np.log(count)
            - (p * count + q) * np.log(v + count * mean)
        )
        return float(terms.sum())

    logs, best = _maximum(log_likelihood, ((1.0, 1.0, 1.0), (0.0, 1.0, 2.0), (2.0, 1.5, 2.5)))
    p, q, v = np.exp(logs)
    return GammaGamma(float(p), float(q), float(v * unit), best - len(mean) * float(np.log(unit)))


def _maximum(log_likelihood: Callable[[Array], float], starts: tuple[tuple[float, ...], ...]) -> tuple[Array, float]:
    """The logs of the parameters with the highest likelihood, searched from several starts. Raises CannotFitError."""
    from scipy.optimize import minimize

    def loss(logs: Array) -> float:
        # A search may try parameters that are too large for numbers; they count as the worst.
        with np.errstate(over="ignore", invalid="ignore"):
            value = -log_likelihood(logs)
        return value if np.isfinite(value) else 1e300

    searches = [
        minimize(loss, np.array(start), method="Nelder-Mead", options={"maxiter": 4000, "xatol": 1e-7, "fatol": 1e-9})
        for start in starts
    ]
    best = min(searches, key=lambda result: result.fun)
    if best.fun >= 1e300 or np.abs(best.x).max() > 25:
        raise CannotFitError("The likelihood has no maximum: the customers are too much alike.")
    return np.asarray(best.x, dtype=float), -float(best.fun)
