"""The difference of two shares that renewed, with Miettinen and Nurminen's score interval (1985).

A holdout has few renewals, for example nine of ten accounts. An interval from a standard error is then too narrow, and
has no width if all ten renewed. The score interval contains all differences that a test at the same level would not
reject, with the standard error that each of them implies.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.domains.effect.estimates import (
    LEAST_DIFFERING,
    LEAST_UNITS,
    POWER,
    SINGLE_LOOK,
    Estimate,
    Sizes,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Shares:
    """Accounts that renewed, and all accounts, in the arm offered the play and the arm held back.

    If accounts were drawn together, the numbers are effective sample sizes: those of independently drawn accounts with
    the same information. They need not be integers.
    """

    renewed_offered: float
    offered: float
    renewed_held_back: float
    held_back: float

    @property
    def difference(self) -> float:
        """Share renewed of the offered accounts minus that of the held-back ones."""
        return self.renewed_offered / self.offered - self.renewed_held_back / self.held_back

    def z(self, difference: float) -> float:
        """The score statistic of a difference: the observed one minus it, in its standard errors."""
        error = self._error(difference)
        distance = self.difference - difference
        if error <= 0:
            return 0.0 if abs(distance) < 1e-12 else math.copysign(math.inf, distance)
        return distance / error

    def error(self) -> float:
        """The standard error if both arms have the same share."""
        return self._error(0.0)

    def detectable(self, z: float) -> float:
        """The rise above the pooled share that a test at `z` detects with 80% power.

        Shares near 1 vary less, so it is smaller than the error times the sum of `z` and the power's quantile. If not
        even a share of 1 would be detected, it is that product.
        """
        from scipy.special import ndtri

        quantile = float(ndtri(POWER))
        base = (self.renewed_offered + self.renewed_held_back) / (self.offered + self.held_back)
        both = self.offered + self.held_back

        def surplus(rise: float) -> float:
            top = base + rise
            mixed = (base * self.held_back + top * self.offered) / both
            alike = math.sqrt(
                max(mixed * (1 - mixed), 0.0) * (1 / self.offered + 1 / self.held_back) * both / (both - 1)
            )
            apart = math.sqrt(max(top * (1 - top), 0.0) / self.offered + base * (1 - base) / self.held_back)
            return rise - z * alike - quantile * apart

        low, high = 0.0, 1 - base
        if surplus(high) < 0:
            return (z + quantile) * self.error()
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if surplus(middle) < 0 else (low, middle)
        return high

    def interval(self, z: float) -> tuple[float, float]:
        """All differences that are at most `z` standard errors from the observed one."""
        return self._end(self.difference, -1.0, z), self._end(self.difference, 1.0, -z)

    def _end(self, inside: float, outside: float, z: float) -> float:
        for _ in range(50):
            middle = (inside + outside) / 2
            if (self.z(middle) > z) if z > 0 else (self.z(middle) < z):
                outside = middle
            else:
                inside = middle
        return inside

    def _error(self, difference: float) -> float:
        held_back = self._likeliest(difference)
        offered = min(max(held_back + difference, 0.0), 1.0)
        both = self.offered + self.held_back
        variance = offered * (1 - offered) / self.offered + held_back * (1 - held_back) / self.held_back
        return math.sqrt(max(variance * both / (both - 1), 0.0))

    def _likeliest(self, difference: float) -> float:
        """The maximum-likelihood share of the held-back arm, given this difference (a root of a cubic)."""
        both, renewed = self.offered + self.held_back, self.renewed_offered + self.renewed_held_back
        a3 = both
        a2 = (self.offered + 2 * self.held_back) * difference - both - renewed
        a1 = (self.held_back * difference - both - 2 * self.renewed_held_back) * difference + renewed
        a0 = self.renewed_held_back * difference * (1 - difference)
        q = (a2 / (3 * a3)) ** 3 - a1 * a2 / (6 * a3**2) + a0 / (2 * a3)
        square = max((a2 / (3 * a3)) ** 2 - a1 / (3 * a3), 0.0)
        p = math.copysign(math.sqrt(square), q)
        if p == 0:
            root = -a2 / (3 * a3)
        else:
            angle = (math.pi + math.acos(min(max(q / p**3, -1.0), 1.0))) / 3
            root = 2 * p * math.cos(angle) - a2 / (3 * a3)
        return min(max(root, max(0.0, -difference)), min(1.0, 1 - difference))


def shares(renewed: "NDArray[np.bool]", offered: "NDArray[np.bool]", units: "NDArray[Any]") -> Shares:
    """The shares of two arms, with fewer effective accounts if those drawn together renew together."""
    import numpy as np

    arms = np.array([(~offered).sum(), offered.sum()], dtype=float)
    counts = np.array([(renewed & ~offered).sum(), (renewed & offered).sum()], dtype=float)
    pooled = counts.sum() / arms.sum()
    influence = np.where(offered, 1 / arms[1], -1 / arms[0]) * (renewed - pooled)
    of_units = np.bincount(np.unique(units, return_inverse=True)[1], weights=influence)
    alone = float((influence**2).sum())
    clustering = max(1.0, float((of_units**2).sum()) / alone) if alone > 0 else 1.0
    held_back, with_offer = arms / clustering
    renewed_held_back, renewed_offered = counts / clustering
    return Shares(float(renewed_offered), float(with_offer), float(renewed_held_back), float(held_back))


def difference(
    renewed: "NDArray[np.bool]",
    offered: "NDArray[np.bool]",
    treated: "NDArray[np.bool]",
    units: "NDArray[Any]",
    scale: float = 100.0,
    z: float = SINGLE_LOOK,
) -> Estimate | None:
    """The difference of the shares renewed, times `scale`, with the score interval of `z` standard errors.

    None if an arm has fewer than LEAST_UNITS units, or both arms together have fewer than LEAST_DIFFERING renewals or
    losses.
    """
    import numpy as np
    from scipy.special import ndtr

    if min(len(np.unique(units[offered])), len(np.unique(units[~offered]))) < LEAST_UNITS:
        return None
    if min(renewed.sum(), (~renewed).sum()) < LEAST_DIFFERING:
        return None
    arms = shares(renewed, offered, units)
    low, high = arms.interval(z)
    sizes = Sizes.of(offered, treated, units)
    error = arms.error()
    return Estimate(
        sizes.offered,
        sizes.held_back,
        sizes.treated,
        sizes.units,
        effect=scale * arms.difference,
        low=scale * low,
        high=scale * high,
        standard_error=scale * error,
        p_value=2 * float(ndtr(-abs(arms.z(0.0)))),
        minimum_detectable_effect=scale * arms.detectable(z),
    )
