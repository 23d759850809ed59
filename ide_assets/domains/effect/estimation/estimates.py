"""An effect with its interval, and what all estimates share: quantiles, power, correction for multiple plays."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

from ide_assets.vocabulary.intervals import Z_95

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Two-sided error of tests and intervals, and the power of the minimum detectable effect.
ALPHA, POWER = 0.05, 0.8

#: The t distribution cannot be trusted with fewer units in an arm, or fewer degrees of freedom.
LEAST_UNITS, LEAST_DEGREES = 6, 4

#: Accounts, of both arms together, that must differ from the commonest value for a regression to know their spread.
#: Counted in each arm, the gate would let through the plays whose few held-back accounts happened to do badly, and bias
#: every effect that is shown. Renewals have no such gate (shares.py).
LEAST_DIFFERING = 5

#: Standard errors in a 95% interval with normal errors, for a single look.
SINGLE_LOOK = Z_95

#: The offer is a weak instrument under this F statistic of treated on offered (Staiger and Stock, 1997).
LEAST_FIRST_STAGE_F = 10

EFFECTIVE, HARMFUL = "effective", "harmful"
NO_DETECTABLE_EFFECT, TOO_FEW = "no detectable effect", "too few accounts"

#: The arms are no longer as they were drawn, so nothing can be concluded.
WITHHELD = "withheld"


@dataclass(frozen=True)
class Sizes:
    """The number of accounts in each arm, of treated accounts, and of units."""

    offered: int
    held_back: int
    treated: int
    units: int

    @classmethod
    def of(cls, offered: "NDArray[np.bool]", treated: "NDArray[np.bool]", units: "NDArray[Any]") -> Self:
        """The sizes of accounts that are given by their columns."""
        of_offered = int(offered.sum())
        return cls(of_offered, len(offered) - of_offered, int(treated.sum()), len(set(units)))


@dataclass(frozen=True)
class Estimate(Sizes):
    """An effect with its interval, and the accounts and units from which it is estimated.

    The interval is of 95% unless another width was asked for. `minimum_detectable_effect` is the effect that these
    accounts show with 80% power by the test that the interval belongs to; None: there is none so large.
    """

    effect: float
    low: float
    high: float
    standard_error: float
    p_value: float
    minimum_detectable_effect: float | None

    @property
    def z(self) -> float:
        """The effect in normal standard errors: the z statistic with the estimate's p-value."""
        from scipy.special import ndtri

        return math.copysign(float(-ndtri(max(self.p_value, 1e-300) / 2)), self.effect)


def t_estimate(sizes: Sizes, effect: float, error: float, degrees: float, z: float = SINGLE_LOOK) -> Estimate:
    """An estimate with the t distribution's interval, at the level of `z` normal standard errors."""
    from scipy.special import ndtr, stdtr, stdtrit

    quantile = float(stdtrit(degrees, ndtr(z)))
    return Estimate(
        effect=effect,
        low=effect - quantile * error,
        high=effect + quantile * error,
        standard_error=error,
        p_value=2 * float(stdtr(degrees, -abs(effect) / error)),
        minimum_detectable_effect=_detectable(quantile, degrees) * error,
        **asdict(sizes),
    )


def _detectable(quantile: float, degrees: float) -> float:
    """The effect, in standard errors, that a t test with this quantile detects with 80% power.

    The error of a small study is itself uncertain. The sum of both quantiles has 80% power against a multiple of the
    error that was estimated; the non-central t, over the mean of that error, against a multiple of the true one. With
    six degrees of freedom they are 4% apart, so their geometric mean has a power within 2 points of 80% by either.
    """
    from scipy.special import gammaln, nctdtrinc, stdtrit

    of_estimated = quantile + float(stdtrit(degrees, POWER))
    if degrees > 200:
        return of_estimated
    mean_error = math.sqrt(2 / degrees) * math.exp(float(gammaln((degrees + 1) / 2) - gammaln(degrees / 2)))
    of_true = float(nctdtrinc(degrees, 1 - POWER, quantile)) / mean_error
    return math.sqrt(of_estimated * of_true) if math.isfinite(of_true) and of_true > 0 else of_estimated


def adjusted(p_values: Sequence[float]) -> list[float]:
    """The p-values of all plays, corrected for their number by Benjamini and Hochberg's method, in the same order.

    One in twenty of the plays called effective or harmful is not; if no play has an effect, the chance that any is
    called so is 5%.
    """
    corrected = [0.0] * len(p_values)
    smallest = 1.0
    for place, which in enumerate(sorted(range(len(p_values)), key=lambda index: -p_values[index])):
        smallest = min(smallest, len(p_values) / (len(p_values) - place) * p_values[which])
        corrected[which] = max(smallest, p_values[which])
    return corrected
