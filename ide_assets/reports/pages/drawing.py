"""Shapes that the templates draw as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from ide_assets.months import Month


@dataclass(frozen=True)
class Box:
    """A rectangle in units of the drawing; `kind` is its class, `text` its meaning in words."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str = ""


@dataclass(frozen=True)
class Label:
    """Text at a point; `anchor` is SVG's, `kind` its class."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    kind: str = ""


@dataclass(frozen=True)
class Curve:
    """A line through points (x, y), and the band between an upper and a lower edge behind it; `kind` is their class."""

    points: Sequence[tuple[float, float]]
    upper: Sequence[tuple[float, float]] = ()
    lower: Sequence[tuple[float, float]] = ()
    kind: str = ""

    @property
    def line(self) -> str:
        """The points as SVG writes them."""
        return _points(self.points)

    @property
    def band(self) -> str:
        """The band's outline as SVG writes it; empty where it would be no area."""
        return _points([*self.upper, *reversed(self.lower)]) if len(self.upper) > 1 else ""


@dataclass(frozen=True)
class Drawing:
    """A chart: its size, shapes from back to front, and what it shows in words."""

    width: float
    height: float
    description: str
    boxes: Sequence[Box] = ()
    labels: Sequence[Label] = ()
    curves: Sequence[Curve] = ()
    dots: Sequence[Box] = ()


def short(month: Month) -> str:
    """`Sep 2023`."""
    return f"{month.first_day:%b} {month.year}"


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
