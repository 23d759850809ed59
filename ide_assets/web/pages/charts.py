"""Charts of the pages, as drawings of the reports: direct labels, no script, no inline style."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label, short
from ide_assets.vocabulary.wording import short_number

#: What a chart shows in place of a missing number.
NOTHING = "\N{EN DASH}"


def shares_bar(parts: Sequence[tuple[str, str, float]], unit: str, width: int = 640) -> Drawing:
    """Amounts as parts of one bar: (name, class, amount) from left to right. A legend beside it has the amounts."""

    def shown(amount: float) -> str:
        return f"{amount:,.0f}" if amount >= 1000 else short_number(amount, 4)

    total = sum(amount for _, _, amount in parts)
    boxes = []
    x = 0.0
    for name, kind, amount in parts:
        size = width * amount / total if total else 0.0
        if amount:
            text = f"{name}: {shown(amount)} {unit}"
            boxes.append(Box(round(x, 1), 0, round(max(size - 2, 1), 1), 24, kind, text))
        x += size
    words = ", ".join(f"{name} {shown(amount)}" for name, _, amount in parts)
    return Drawing(width, 24, f"{words} {unit}.", boxes)


_CENTRE, _RADIUS = (160.0, 162.0), 118.0


def _on_arc(points: float, radius: float = _RADIUS) -> tuple[float, float]:
    """Where a score of 0 to 100 is on the half circle of a gauge."""
    angle = math.pi * (1 - min(max(points, 0), 100) / 100)
    return round(_CENTRE[0] + radius * math.cos(angle), 1), round(_CENTRE[1] - radius * math.sin(angle), 1)


def _arc(start: float, end: float) -> list[tuple[float, float]]:
    steps = max(2, math.ceil(abs(end - start) / 1.5) + 1)
    return [_on_arc(start + (end - start) * step / (steps - 1)) for step in range(steps)]


def gauge(score: float | None, parts: Sequence[tuple[str, float]], limits: Sequence[float], words: str) -> Drawing:
    """A half circle from 0 to 100 that each component fills by the points it contributes; `limits` are marked."""
    curves = [Curve(_arc(0, 100), kind="ring open")]
    x = 0.0
    for kind, points in parts:
        if points > 0:
            curves.append(Curve(_arc(x, x + points), kind=f"ring {kind}"))
        x += points
    labels = [Label(*_on_arc(limit, _RADIUS + 24), f"{limit:.0f}", "middle", "small") for limit in (0, *limits, 100)]
    labels.append(Label(_CENTRE[0], _CENTRE[1] - 22, NOTHING if score is None else f"{score:.0f}", "middle", "big"))
    labels.append(Label(_CENTRE[0], _CENTRE[1] - 2, "of 100", "middle", "small"))
    ticks = [Curve([_on_arc(limit, _RADIUS - 14), _on_arc(limit, _RADIUS + 14)], kind="tick") for limit in limits]
    return Drawing(320, 184, words, labels=labels, curves=[*curves, *ticks])


#: Size and margins of a chart of months; the right margin holds the names of its lines.
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 680, 250, 40, 150, 14, 26

#: Least distance between the names of two lines.
_LINE_HEIGHT = 14


@dataclass(frozen=True)
class Line:
    """A line of a chart of months: its name, class and a value for each month."""

    name: str
    kind: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Range:
    """A horizontal range that a line is compared with."""

    low: float
    high: float
    middle: float


def months_chart(
    months: Sequence[Month],
    lines: Sequence[Line],
    words: str,
    marks: Sequence[Month] = (),
    band: Range | None = None,
    top: float = 100,
    unit: str = "",
    spread: Sequence[tuple[float | None, float | None]] = (),
) -> Drawing | None:
    """Lines from zero to `top` by month, each named at its end; `marks` are months before which something changed.

    `spread` is a range of each month, drawn behind the lines where both ends are known in all months. None without any
    value.
    """
    if not any(value is not None for line in lines for value in line.values):
        return None
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def x(position: float) -> float:
        return round(_LEFT + width * position / max(len(months) - 1, 1), 1)

    def y(value: float) -> float:
        return round(_TOP + height * (1 - min(max(value, 0), top) / top), 1)

    boxes = [Box(_LEFT, y(value), width, 0.7, "grid-line") for value in _quarters(top)]
    labels = [Label(_LEFT - 6, y(value) + 4, f"{value:.0f}{unit}", "end", "small") for value in _quarters(top)]
    for place, month in enumerate(months):
        if len(months) <= 8 or (len(months) - 1 - place) % 2 == 0:
            labels.append(Label(x(place), _HEIGHT - 8, f"{month.first_day:%b}", "middle", "small"))
    if band is not None:
        boxes.append(
            Box(_LEFT, y(band.high), width, max(round(y(band.low) - y(band.high), 1), 2), "band", "Similar accounts")
        )
    for mark in marks:
        boxes.append(
            Box(x(months.index(mark) - 0.5), _TOP, 1.5, height, "changed", f"The definition changed in {mark}")
        )
    curves = (
        [] if band is None else [Curve([(x(0), y(band.middle)), (x(len(months) - 1), y(band.middle))], kind="median")]
    )
    ranges = [(low, high) for low, high in spread if low is not None and high is not None]
    if len(ranges) == len(months):
        lows, highs = ([(x(place), y(pair[end])) for place, pair in enumerate(ranges)] for end in (0, 1))
        curves.insert(0, Curve((), highs, lows, "spread"))
    dots, ends = [], []
    for line in lines:
        for run in _runs(line.values):
            curves.append(Curve([(x(place), y(value)) for place, value in run], kind=line.kind))
        known = [(place, value) for place, value in enumerate(line.values) if value is not None]
        for place, value in known:
            text = f"{line.name}, {short(months[place])}: {short_number(value, 4)}{unit}"
            dots.append(Box(x(place), y(value), 0, 3, line.kind, text))
        if known:
            ends.append((y(known[-1][1]), f"{line.name} {known[-1][1]:,.0f}{unit}"))
    for place_y, text in _spread(ends):
        labels.append(Label(_WIDTH - _RIGHT + 10, place_y + 4, text, "start", "strong"))
    return Drawing(_WIDTH, _HEIGHT, words, boxes, labels, curves, dots)


def _quarters(top: float) -> list[float]:
    return [top * part / 4 for part in range(5)]


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """Neighbouring known values: a line has a gap where a month is missing."""
    runs: list[list[tuple[int, float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((place, value))
    return [run for run in runs if len(run) > 1]


def _spread(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Names at the heights of their lines' ends, moved apart where they would overlap."""
    placed: list[tuple[float, str]] = []
    for place, text in sorted(ends):
        least = placed[-1][0] + _LINE_HEIGHT if placed else _TOP
        placed.append((max(place, least), text))
    excess = placed[-1][0] - (_HEIGHT - _BOTTOM) if placed else 0
    return [(round(place - max(excess, 0), 1), text) for place, text in placed]
