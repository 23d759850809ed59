"""How far a month may differ from the months before it: bounds learned from history.

A figure is compared with the median of the three months before. Its usual movement against that median is learned from
the table's own months: the band is the median movement plus or minus four robust standard deviations (1.4826 * MAD),
and never narrower than the tolerance. With fewer than three movements to learn from, a figure may halve or double.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt
from statistics import median

#: Months that a month is compared with, and months from which usual movement is learned.
BASELINE_MONTHS, LEARNING_MONTHS = 3, 12

_DEVIATIONS = 4.0
_MAD_TO_SIGMA = 1.4826
_LEAST_MOVEMENTS = 3

#: Shares that have almost no value in common with the months before always warn.
_FURTHEST = 0.9


@dataclass(frozen=True)
class Tolerance:
    """Movement that never warns: of totals, as a share and in absolute terms; of shares, as a distance."""

    share_of_total: float = 0.25
    absolute: float = 10
    distance: float = 0.10


@dataclass(frozen=True)
class Loosened:
    """A tolerance that is wider than usual, with its date and reason."""

    tolerance: Tolerance
    since: date
    reason: str


USUAL = Tolerance()

#: Wider tolerances, by table and figure.
_LOOSENED: dict[tuple[str, str], Loosened] = {}


def loosen(table: str, figure: str, loosened: Loosened) -> None:
    """Widen the tolerance of a figure of a table; called by the table's domain, with a date and a reason."""
    _LOOSENED[table, figure] = loosened


def all_loosened() -> Mapping[tuple[str, str], Loosened]:
    """Every wider tolerance by table and figure."""
    return dict(_LOOSENED)


@dataclass(frozen=True)
class Bound:
    """The values that do not warn, and the number of earlier months that they were learned from."""

    at_least: float
    at_most: float
    months: int


def tolerance_of(table: str, figure: str) -> Tolerance:
    """The tolerance of one figure of one table."""
    loosened = _LOOSENED.get((table, figure))
    return USUAL if loosened is None else loosened.tolerance


def baseline(values: Sequence[float]) -> float:
    """The value that a month is compared with: the median of the months just before it."""
    return median(values[-BASELINE_MONTHS:])


def of_total(earlier: Sequence[float], tolerance: Tolerance) -> Bound | None:
    """Bounds of a total after these earlier months, oldest first; None without earlier months."""
    if not earlier:
        return None
    expected = baseline(earlier)
    if expected <= 0:
        # A negative sum has no usual growth: it may double or vanish.
        room = max(abs(expected), tolerance.absolute)
        return Bound(expected - room, expected + room, len(earlier))
    movements = [
        log(value / before)
        for position, value in enumerate(earlier)
        if position and value > 0 and (before := baseline(earlier[:position])) > 0
    ][-LEARNING_MONTHS:]
    usual, spread = _centre_and_spread(movements, log(1 + tolerance.share_of_total), log(2))
    # Standing still never warns, even for a table that usually grows.
    lowest = min(expected * exp(min(usual, 0) - spread), expected - tolerance.absolute)
    # An empty table always warns after a month with any rows.
    return Bound(
        max(lowest, min(1.0, expected)),
        max(expected * exp(max(usual, 0) + spread), expected + tolerance.absolute),
        len(earlier),
    )


def of_distance(earlier: Sequence[float], tolerance: Tolerance, values: int, rows: float) -> float:
    """The largest distance between shares that does not warn, given the distances of earlier months.

    Shares of few rows move by chance: by about the square root of values over rows.
    """
    chance = sqrt(values / rows) if rows else 1.0
    narrowest = max(tolerance.distance, chance)
    usual, spread = _centre_and_spread(earlier[-LEARNING_MONTHS:], narrowest, max(2 * tolerance.distance, chance))
    return min(usual + spread, _FURTHEST)


def of_share(earlier: Sequence[float], tolerance: Tolerance, rows: float) -> float:
    """The smallest share of rows that does not warn, after these earlier months, oldest first (at least one).

    A share of few rows moves by chance: by two standard errors, and one row.
    """
    expected = baseline(earlier)
    chance = 2 * sqrt(expected * (1 - expected) / rows) + 1 / rows if rows else 1.0
    movements = [value - baseline(earlier[:position]) for position, value in enumerate(earlier) if position]
    usual, spread = _centre_and_spread(
        movements[-LEARNING_MONTHS:], max(tolerance.distance, chance), max(2 * tolerance.distance, chance)
    )
    return expected + min(usual, 0) - spread


def _centre_and_spread(movements: Sequence[float], narrowest: float, unlearned: float) -> tuple[float, float]:
    if len(movements) < _LEAST_MOVEMENTS:
        return 0.0, max(narrowest, unlearned)
    centre = median(movements)
    deviation = _MAD_TO_SIGMA * median(abs(movement - centre) for movement in movements)
    return centre, max(narrowest, _DEVIATIONS * deviation)
