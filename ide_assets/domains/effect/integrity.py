"""Whether the arms of a play are still what the draw made of them (R-EFF-10): sample ratio, attrition, bounds."""

from typing import TYPE_CHECKING

from ide_assets.domains.effect.shares import shares

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

#: Tests that withhold a conclusion are made every month of every play: a false alarm must be rare.
SAMPLE_RATIO_ALPHA, ATTRITION_ALPHA = 0.001, 0.01


def sample_ratio(held_back: int, units: int, least_share: float, most_share: float) -> float:
    """The p-value of as many units held back as were, where the declared share was between two values.

    A small one means that units are missing from an arm, or in the wrong one.
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
    """Two studies between whose effects the effect on accounts that stay in either arm lies (Lee, 2009).

    Of the arm that kept more of its accounts, as many are left out as it kept more: the ones that did best, then the
    ones that did worst. `left` marks the accounts that are no customers any more, whose rate is not known.
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
