"""Whether the arms of a play are still as they were drawn (R-EFF-10): sample ratio, attrition, bounds."""

from typing import TYPE_CHECKING

from ide_assets.domains.effect.estimation.shares import shares

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

#: Levels of the tests that withhold a conclusion. They run every month for every play, so false alarms must be rare.
SAMPLE_RATIO_ALPHA, ATTRITION_ALPHA = 0.001, 0.01


def sample_ratio(held_back: int, units: int, least_share: float, most_share: float) -> float:
    """The p-value of the number of units held back, given that the declared share was between two values.

    A small one means that units are missing in an arm, or are in the wrong one.
    """
    from scipy.special import bdtr, bdtrc

    if not units:
        return 1.0
    share = min(max(held_back / units, least_share), most_share)
    tails = (bdtr(held_back, units, share), bdtrc(held_back - 1, units, share) if held_back else 1.0)
    return min(1.0, 2 * float(min(tails)))


def attrition(left: "NDArray[np.bool]", offered: "NDArray[np.bool]", units: "NDArray[np.object_]") -> float:
    """The p-value of the difference between the shares of accounts that left, offered against held back."""
    from scipy.special import ndtr

    if not left.any() or left.all() or offered.all() or not offered.any():
        return 1.0
    return 2 * float(ndtr(-abs(shares(left, offered, units).z(0.0))))


def bounds(study: "pd.DataFrame") -> "tuple[pd.DataFrame, pd.DataFrame]":
    """Two studies whose effects bound the effect on accounts that stay in either arm (Lee, 2009).

    The arm that kept the larger share of its accounts is trimmed to the other's share: in one study by the accounts
    with the best change, in the other by those with the worst. `left` marks accounts that are no longer customers,
    whose rate is unknown.
    """
    known = study[~study["left"].astype(bool)]
    offered_all, offered = study["offered"].to_numpy(dtype=bool), known["offered"].to_numpy(dtype=bool)
    if not offered.any() or offered.all():
        return known, known
    stayed = offered.sum() / offered_all.sum(), (~offered).sum() / (~offered_all).sum()
    fuller = offered if stayed[0] > stayed[1] else ~offered
    surplus = round(int(fuller.sum()) * (1 - min(stayed) / max(stayed)))
    if not surplus:
        return known, known
    change = known["after"] - known["before"] if "before" in known else known["after"]
    order = change[fuller].sort_values(kind="stable").index
    without_best, without_worst = known.drop(order[-surplus:]), known.drop(order[:surplus])
    return (without_best, without_worst) if stayed[0] > stayed[1] else (without_worst, without_best)
