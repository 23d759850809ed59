"""Strips: rows of a chart whose coordinates are percentages of its width, so that they fit any screen.

The text next to a strip stays text.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ide_assets.vocabulary.wording import signed

#: The part of a strip's width that stays empty at either end.
_MARGIN = 0.04


@dataclass(frozen=True)
class Tick:
    """A position on a scale, in percent of its width, and its label."""

    at: float
    label: str
    is_zero: bool


@dataclass(frozen=True)
class Mark:
    """A shape in a strip at a position, or from one position to another; `kind` is its CSS class."""

    shape: str
    kind: str
    at: float
    to: float = 0
    tooltip: str = ""


@dataclass(frozen=True)
class Strip:
    """A row of a chart: its marks from back to front over the scale's ticks, and a label with the same in words."""

    label: str
    ticks: Sequence[Tick]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Scale:
    """Maps values to percentages of a strip's width; values outside are clipped to its ends.

    Ticks of a scale of `rates` have no sign.
    """

    low: float
    high: float
    rates: bool = False

    @classmethod
    def around(cls, points: Iterable[float | None], ends: Iterable[float | None] = ()) -> "Scale":
        """A scale that includes zero, every point, and the ends of intervals unless they are far away."""
        shown = [0.0, *(point for point in points if point is not None)]
        outer = [end for end in ends if end is not None]
        reach = 2 * max(max(map(abs, shown)), median(map(abs, outer)) if outer else 0)
        low = min([*shown, *(max(end, -reach) for end in outer)])
        high = max([*shown, *(min(end, reach) for end in outer)])
        return cls(low, high) if high > low else cls(low - 1, high + 1)

    def at(self, value: float) -> float:
        """The position of a value, in percent."""
        part = (value - self.low) / (self.high - self.low)
        return round(100 * (_MARGIN + (1 - 2 * _MARGIN) * min(max(part, 0), 1)), 2)

    def is_cut(self, value: float) -> bool:
        """Whether a value is outside the scale."""
        return not self.low <= value <= self.high

    @property
    def ticks(self) -> list[Tick]:
        """Three to nine round values."""
        return [
            Tick(self.at(value), f"{value:.0f}%" if self.rates else signed(value, digits_of(step)), value == 0)
            for step, value in round_values(self.low, self.high)
        ]

    def row(self, label: str, *marks: Mark) -> Strip:
        """A row on this scale."""
        return Strip(label, self.ticks, marks)

    def span(self, kind: str, low: float, high: float) -> list[Mark]:
        """An interval, with an arrow at a clipped end."""
        marks = [Mark("span", kind, self.at(low), self.at(high))]
        if self.is_cut(low):
            marks.append(Mark("before", kind, self.at(low)))
        if self.is_cut(high):
            marks.append(Mark("beyond", kind, self.at(high)))
        return marks


def digits_of(step: float) -> int:
    """Decimals of multiples of a step."""
    return 0 if step >= 1 else 1 if step >= 0.1 else 2


def round_values(low: float, high: float) -> list[tuple[float, float]]:
    """Multiples of a round step between two values, each with the step."""
    rough = (high - low) / 8
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)
    return [(step, place * step) for place in range(math.ceil(low / step), math.floor(high / step) + 1)]
