"""Tests of an effect that is looked at every month (R-EFF-6, R-EFF-7): group-sequential boundaries by alpha spending.

What is known of a play grows month by month, and somebody reads the report every month. A test of 5% at each look
would call a play without effect effective in every third year. Here 5% is the chance over all looks: each look may use
a part of it that was fixed beforehand (Lan and DeMets), and the boundary follows from how much the looks have in
common. Nothing about money, plays or tables belongs here.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ide_assets.domains.effect.estimates import POWER

if TYPE_CHECKING:
    from collections.abc import Callable

Array = NDArray[np.float64]

#: Looks over which most of the error is spent: a year of monthly reports.
PLANNED_LOOKS = 12

#: The part of the error left for looks after the planned ones, so that a play may be measured for years.
LEFT_FOR_LATER = 0.1

#: The error spent grows with this power of the looks: 1 is even, 3 saves most for the last.
SPENDING_POWER = 3.0

#: A look that adds less than this share of information tests nothing new: it keeps the boundary of the one before.
_LEAST_NEW = 0.005

#: Points of the grid on which densities are integrated.
_POINTS = 81

#: Two-sided levels for which boundaries are computed; p-values between them are interpolated.
_LEVELS = (0.9, 0.5, 0.2, 0.1, 0.05, 0.02, 0.0075, 0.0025, 0.0005, 1e-5, 1e-7)


def spent(look: int) -> float:
    """The share of the error that may have been used by a look; the first is 1."""
    planned: float = (1 - LEFT_FOR_LATER) * min(1.0, look / PLANNED_LOOKS) ** SPENDING_POWER
    return planned + LEFT_FOR_LATER * max(0.0, 1 - PLANNED_LOOKS / look)


def boundaries(information: Sequence[float], level: float) -> Array:
    """How far from zero, in standard errors, an effect must be at each look.

    `information` has the information (the inverse variance of the effect, in any unit) at every look from the first
    one on, above zero; `level` is the two-sided error over all looks.
    """
    return _limits(_steps(information), (level,))[:, 0]


def p_values(information: Sequence[float], z: Sequence[float]) -> Array:
    """For each look the smallest level at which an effect of `z` standard errors crosses its boundary.

    Over all looks, at most a share p of plays without effect ever has a p-value of p or less; so the smallest one up
    to now is a p-value too.
    """
    logs = np.log(_LEVELS)
    found = []
    for distance, limits in zip(np.abs(z), _limits(_steps(information), _LEVELS), strict=True):
        # The logarithm of a normal tail is nearly linear in the square of where it begins.
        squares = limits**2
        slope = (logs[-1] - logs[-2]) / (squares[-1] - squares[-2])
        beyond = max(distance**2 - squares[-1], 0.0) * slope
        inside = float(np.exp(np.interp(distance**2, squares, logs) + beyond))
        found.append(1.0 if distance < limits[0] else inside)
    return np.asarray(found)


def detectable(information: Sequence[float], level: float) -> float:
    """The effect, in standard errors of the newest look, that some look up to it detects with 80% power."""
    steps = _steps(information)
    limits = _limits(steps, (level,))[:, 0]
    drifts = np.linspace(1.0, 9.0, 41)
    powers = _powers(steps, limits, drifts / np.sqrt(steps[-1]))
    return float(np.interp(POWER, powers, drifts))


def _powers(information: Sequence[float], limits: Array, drifts: Array) -> Array:
    """The probability that some look is above its boundary, by how much each unit of information adds."""
    from scipy.special import ndtr

    rows = np.ones(len(drifts))
    grids = _grid(limits[0] * rows)
    means = (drifts * np.sqrt(information[0]))[:, None]
    densities = np.exp(-((grids - means) ** 2) / 2) / np.sqrt(2 * np.pi)
    powers, before = np.asarray(ndtr(means[:, 0] - limits[0])), information[0]
    for limit, now in zip(limits[1:], information[1:], strict=True):
        if now - before < _LEAST_NEW * now:
            continue
        added = (drifts * (now - before))[:, None]
        beyond = ndtr((grids * np.sqrt(before) + added - limit * np.sqrt(now)) / np.sqrt(now - before))
        powers = powers + (densities * _weights(grids) * beyond).sum(axis=1)
        nexts = _grid(limit * rows)
        densities = _carried(grids, densities, nexts - added / np.sqrt(now), before, now)
        grids, before = nexts, now
    return powers


def _steps(information: Sequence[float]) -> tuple[float, ...]:
    """The information of each look in units of the first one's; it never falls."""
    grown = np.maximum.accumulate(np.asarray(information, dtype=float))
    if not len(grown) or not grown[0] > 0:
        raise ValueError(f"expected the information of at least one look, above zero; found {list(information)}")
    return tuple(float(each) for each in np.round(grown / grown[0], 3))


@lru_cache(maxsize=1024)
def _limits(information: tuple[float, ...], levels: tuple[float, ...]) -> Array:
    """The boundary of each look (rows) and level (Armitage, McPherson and Rowe: integrate look by look)."""
    from scipy.special import ndtri

    sizes = np.asarray(levels)
    limits = np.asarray(-ndtri(sizes * spent(1) / 2))
    found = [limits]
    grids = _grid(limits)
    densities = np.exp(-(grids**2) / 2) / np.sqrt(2 * np.pi)
    last, before = 1, information[0]
    for look, now in enumerate(information[1:], 2):
        if now - before >= _LEAST_NEW * now:
            limits = _solve(_crossing(grids, densities, before, now), sizes * (spent(look) - spent(last)))
            nexts = _grid(limits)
            densities = _carried(grids, densities, nexts, before, now)
            grids, before, last = nexts, now, look
        found.append(limits)
    return np.asarray(found)


def _grid(limits: Array) -> Array:
    """Points between minus and plus the limit, one row for each level."""
    return limits[:, None] * np.linspace(-1, 1, _POINTS)


def _weights(grids: Array) -> Array:
    """The weights of Simpson's rule."""
    pattern = np.ones(_POINTS)
    pattern[1:-1:2], pattern[2:-1:2] = 4, 2
    return (grids[:, 1] - grids[:, 0])[:, None] / 3 * pattern


def _crossing(grids: Array, densities: Array, before: float, now: float) -> "Callable[[Array], Array]":
    """The probability of crossing limits first at this look."""
    from scipy.special import ndtr

    mass, spread = densities * _weights(grids), np.sqrt(now - before)

    def crossing(limits: Array) -> Array:
        beyond = ndtr((grids * np.sqrt(before) - (limits * np.sqrt(now))[:, None]) / spread)
        return np.asarray(2 * (mass * beyond).sum(axis=1))

    return crossing


def _solve(crossing: "Callable[[Array], Array]", probabilities: Array) -> Array:
    """The limits that are crossed with these probabilities, by bisection."""
    low, high = np.zeros(len(probabilities)), np.full(len(probabilities), 12.0)
    for _ in range(26):
        middle = (low + high) / 2
        too_often = crossing(middle) > probabilities
        low, high = np.where(too_often, middle, low), np.where(too_often, high, middle)
    return high


def _carried(grids: Array, densities: Array, nexts: Array, before: float, now: float) -> Array:
    """The density at the next look of what has not crossed yet."""
    variance = now - before
    distance = nexts[:, :, None] * np.sqrt(now) - grids[:, None, :] * np.sqrt(before)
    kernel: Any = np.exp(-(distance**2) / (2 * variance)) * np.sqrt(now / (2 * np.pi * variance))
    return np.asarray((kernel @ (densities * _weights(grids))[:, :, None])[:, :, 0])
