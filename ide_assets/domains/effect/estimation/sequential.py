"""Tests of an effect at monthly looks (R-EFF-6, R-EFF-7): group-sequential boundaries by alpha spending.

The data about a play grows every month, and the report is read every month. A test at 5% at each look would call a play
without effect effective in one year out of three. Here 5% is the error over all looks: each look can spend a part of it
that was fixed in advance (Lan and DeMets), and the boundary follows from the correlation of the looks. This module does
not know about money, plays or tables.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ide_assets.domains.effect.estimation.estimates import POWER

if TYPE_CHECKING:
    from collections.abc import Callable

Array = NDArray[np.float64]

#: Looks over which most of the error is spent: a year of monthly reports.
PLANNED_LOOKS = 12

#: The part of the error reserved for looks after the planned ones, so that a play can be measured for years.
LEFT_FOR_LATER = 0.1

#: The spent error grows with this power of the looks: 1 spends evenly, 3 saves most of it for the last looks.
SPENDING_POWER = 3.0

#: A look that adds less than this share of information keeps the boundary of the look before.
_LEAST_NEW = 0.005

#: Points in the grid on which densities are integrated.
_POINTS = 81

#: Two-sided levels for which boundaries are computed; p-values between them are interpolated.
_LEVELS = (0.9, 0.5, 0.2, 0.1, 0.05, 0.02, 0.0075, 0.0025, 0.0005, 1e-5, 1e-7)


def spent(look: int) -> float:
    """The share of the error that can be spent up to a look; the first look is 1."""
    planned: float = (1 - LEFT_FOR_LATER) * min(1.0, look / PLANNED_LOOKS) ** SPENDING_POWER
    return planned + LEFT_FOR_LATER * max(0.0, 1 - PLANNED_LOOKS / look)


def boundaries(information: Sequence[float], level: float) -> Array:
    """The distance from zero, in standard errors, that an effect must reach at each look.

    `information` has the information (the inverse variance of the effect, in any unit, above zero) at every look;
    `level` is the two-sided error over all looks.
    """
    return _limits(_steps(information), (level,))[:, 0]


def p_values(information: Sequence[float], z: Sequence[float]) -> Array:
    """For each look, the smallest level at which an effect of `z` standard errors crosses the boundary.

    At most a share p of plays without effect has a p-value of p or less at any look, so the smallest one so far is a
    p-value too.
    """
    logs = np.log(_LEVELS)
    levels = []
    for distance, limits in zip(np.abs(z), _limits(_steps(information), _LEVELS), strict=True):
        # The logarithm of a normal tail probability is nearly linear in the square of the limit.
        squares = limits**2
        slope = (logs[-1] - logs[-2]) / (squares[-1] - squares[-2])
        beyond = max(distance**2 - squares[-1], 0.0) * slope
        inside = float(np.exp(np.interp(distance**2, squares, logs) + beyond))
        levels.append(1.0 if distance < limits[0] else inside)
    return np.asarray(levels)


def detectable(information: Sequence[float], level: float) -> float:
    """The effect, in standard errors of the newest look, that is detected with 80% power at any look so far."""
    steps = _steps(information)
    limits = _limits(steps, (level,))[:, 0]
    drifts = np.linspace(1.0, 9.0, 41)
    powers = _powers(steps, limits, drifts / np.sqrt(steps[-1]))
    return float(np.interp(POWER, powers, drifts))


def _powers(information: Sequence[float], limits: Array, drifts: Array) -> Array:
    """The probability of crossing the upper boundary at any look, for each drift per unit of information."""
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
    """The information of each look relative to the first look; it never decreases."""
    grown = np.maximum.accumulate(np.asarray(information, dtype=float))
    if not len(grown) or not grown[0] > 0:
        raise ValueError(f"expected the information of at least one look, above zero; found {list(information)}")
    return tuple(float(step) for step in np.round(grown / grown[0], 3))


@lru_cache(maxsize=1024)
def _limits(information: tuple[float, ...], levels: tuple[float, ...]) -> Array:
    """The boundary at each look (rows) and level, integrated look by look (Armitage, McPherson and Rowe)."""
    from scipy.special import ndtri

    sizes = np.asarray(levels)
    limits = np.asarray(-ndtri(sizes * spent(1) / 2))
    limits_by_look = [limits]
    grids = _grid(limits)
    densities = np.exp(-(grids**2) / 2) / np.sqrt(2 * np.pi)
    last, before = 1, information[0]
    for look, now in enumerate(information[1:], 2):
        if now - before >= _LEAST_NEW * now:
            limits = _solve(_crossing(grids, densities, before, now), sizes * (spent(look) - spent(last)))
            nexts = _grid(limits)
            densities = _carried(grids, densities, nexts, before, now)
            grids, before, last = nexts, now, look
        limits_by_look.append(limits)
    return np.asarray(limits_by_look)


def _grid(limits: Array) -> Array:
    """Points between minus and plus the limit, one row per level."""
    return limits[:, None] * np.linspace(-1, 1, _POINTS)


def _weights(grids: Array) -> Array:
    """The weights of Simpson's rule."""
    pattern = np.ones(_POINTS)
    pattern[1:-1:2], pattern[2:-1:2] = 4, 2
    return (grids[:, 1] - grids[:, 0])[:, None] / 3 * pattern


def _crossing(grids: Array, densities: Array, before: float, now: float) -> "Callable[[Array], Array]":
    """The probability that limits are first crossed at this look."""
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
    """The density at the next look, without paths that have crossed."""
    variance = now - before
    distance = nexts[:, :, None] * np.sqrt(now) - grids[:, None, :] * np.sqrt(before)
    kernel: Any = np.exp(-(distance**2) / (2 * variance)) * np.sqrt(now / (2 * np.pi * variance))
    return np.asarray((kernel @ (densities * _weights(grids))[:, :, None])[:, :, 0])
