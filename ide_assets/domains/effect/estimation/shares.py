"""The difference of two shares that renewed, with the score interval corrected for skewness (Laud, 2017).

A holdout has few renewals, for example nine of ten accounts. An interval from a standard error is then too narrow, and
has no width if all ten renewed. The score interval (Miettinen and Nurminen, 1985) contains all differences that a test
at the same level would not reject, with the standard error that each of them implies. If nine times as many accounts
are offered a play as held back, and most renew, the difference is skewed: two losses among ten held-back accounts are
far less improbable than the standard error suggests. Without the correction, a test at 0.5% errs in up to 3% of cases.
"""

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ide_assets.domains.effect.estimation.estimates import (
    LEAST_UNITS,
    POWER,
    SINGLE_LOOK,
    Estimate,
    Sizes,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Numbers of renewals less probable than this add nothing to the power.
_NEGLIGIBLE = 1e-6

#: Shares are estimated between 0 and 1, and published in percent.
_PERCENT = 100.0


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
        """How many normal standard errors the difference found is above this one: as improbable as it is."""
        held_back = self._likeliest(difference)
        offered = min(max(held_back + difference, 0.0), 1.0)
        error = self._error(offered, held_back)
        distance = self.difference - difference
        if error <= 0:
            return 0.0 if abs(distance) < 1e-12 else math.copysign(math.inf, distance)
        score, skewness = distance / error, self._skewness(offered, held_back, error)
        if abs(skewness) < 1e-9:
            return score
        return (math.sqrt(max(1 + 4 * skewness * (score + skewness), 0.0)) - 1) / (2 * skewness)

    def detectable(self, z: float) -> float | None:
        """The smallest rise above the pooled share that a test at `z` detects with 80% power.

        None if the power is lower even when every offered account renews. The power is computed for arms of whole
        accounts: effective sample sizes are rounded.
        """
        import numpy as np
        from scipy.special import bdtrc
        from scipy.stats import binom

        base = (self.renewed_offered + self.renewed_held_back) / (self.offered + self.held_back)
        offered, held_back = (max(round(accounts), 1) for accounts in (self.offered, self.held_back))
        least, most = (int(limit) for limit in binom.ppf((_NEGLIGIBLE, 1 - _NEGLIGIBLE), held_back, base))

        def enough(of_held_back: int) -> int:
            """The fewest renewals in the offered arm with which the test detects a difference."""
            return bisect_left(
                range(offered + 1),
                True,
                key=lambda of_offered: Shares(of_offered, offered, of_held_back, held_back).z(0.0) > z,
            )

        chances = binom.pmf(range(least, most + 1), held_back, base)
        limits = np.array([enough(of_held_back) for of_held_back in range(least, most + 1)], dtype=float)

        def power(rise: float) -> float:
            return float(chances @ np.where(limits > 0, bdtrc(limits - 1, offered, base + rise), 1.0))

        low, high = 0.0, 1 - base
        if power(high) < POWER:
            return None
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if power(middle) < POWER else (low, middle)
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

    def _error(self, offered: float, held_back: float) -> float:
        """The standard error of the difference where these shares renew."""
        both = self.offered + self.held_back
        variance = offered * (1 - offered) / self.offered + held_back * (1 - held_back) / self.held_back
        return math.sqrt(max(variance * both / (both - 1), 0.0))

    def _skewness(self, offered: float, held_back: float, error: float) -> float:
        """A sixth of the skewness of the difference where these shares renew."""
        if error <= 0:
            return 0.0
        of_offered = offered * (1 - offered) * (1 - 2 * offered) / self.offered**2
        of_held_back = held_back * (1 - held_back) * (1 - 2 * held_back) / self.held_back**2
        return (of_offered - of_held_back) / (6 * error**3)

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
    z: float = SINGLE_LOOK,
) -> Estimate | None:
    """The difference of the shares renewed, in percent, with the score interval of `z` standard errors.

    None where an arm has fewer than LEAST_UNITS units. How many renewed does not matter: were the comparisons with few
    losses left out, those that are shown would be of plays whose held-back accounts happened to do badly.
    """
    import numpy as np
    from scipy.special import ndtr

    if min(len(np.unique(units[offered])), len(np.unique(units[~offered]))) < LEAST_UNITS:
        return None
    arms = shares(renewed, offered, units)
    low, high = arms.interval(z)
    detectable = arms.detectable(z)
    sizes = Sizes.of(offered, treated, units)
    return Estimate(
        sizes.offered,
        sizes.held_back,
        sizes.treated,
        sizes.units,
        effect=_PERCENT * arms.difference,
        low=_PERCENT * low,
        high=_PERCENT * high,
        # An asymmetric interval has no single standard error; this one is above 0 even if all accounts renewed.
        standard_error=_PERCENT * (high - low) / (2 * z),
        p_value=2 * float(ndtr(-abs(arms.z(0.0)))),
        minimum_detectable_effect=None if detectable is None else _PERCENT * detectable,
    )
