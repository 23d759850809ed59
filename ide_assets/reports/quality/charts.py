"""Geometry of the report's charts: from values to the shapes that a template draws as SVG, and the same in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ide_assets.kernel import bounds
from ide_assets.kernel.bounds import Bound
from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label, short
from ide_assets.reports.quality.checks import Point, Tally


@dataclass(frozen=True)
class Total:
    """A total of a table by month: value, whether that month is published, and the band learned before it."""

    month: Month
    value: float
    is_published: bool
    band: Bound | None

    @property
    def is_outside(self) -> bool:
        """Whether the value is outside the band."""
        return self.band is not None and not self.band.at_least <= self.value <= self.band.at_most


def _axis(value: float) -> str:
    """A number short enough to stand beside an axis."""
    if abs(value) >= 1_000_000:
        return f"{value / 1_000_000:,.2f}M"
    return f"{value / 1_000:,.0f}k" if abs(value) >= 100_000 else f"{value:,.0f}"


def totals(table: str, figure: str, values: Mapping[Month, tuple[float, bool]], shown: int) -> list[Total]:
    """The last `shown` months of a total, each with the band that its earlier published months give.

    `values` maps each month, oldest first, to its value and whether it is published.
    """
    tolerance = bounds.tolerance_of(table, figure)
    drawn = []
    for month, (value, is_published) in list(values.items())[-shown:]:
        earlier = [v for m, (v, is_known) in values.items() if m < month and is_known]
        learned = earlier[-(bounds.BASELINE_MONTHS + bounds.LEARNING_MONTHS) :]
        drawn.append(Total(month, value, is_published, bounds.of_total(learned, tolerance)))
    return drawn


_SPARK_BAR, _SPARK_GAP, _SPARK_HEIGHT = 7, 2, 26


def spark(points: Sequence[Point]) -> Drawing:
    """Failing rows by month as small bars, the newest on the right; `points` oldest first."""
    highest = max((point.failing for point in points), default=0)
    width = len(points) * (_SPARK_BAR + _SPARK_GAP)
    boxes = []
    for place, point in enumerate(reversed(points)):
        height = 1.5 if not point.failing else 3 + (_SPARK_HEIGHT - 3) * point.failing / highest
        boxes.append(
            Box(
                width - (place + 1) * (_SPARK_BAR + _SPARK_GAP),
                round(_SPARK_HEIGHT - height, 1),
                _SPARK_BAR,
                round(height, 1),
                "none" if not point.failing else "now" if place == 0 else "then",
                f"{short(point.month)}: {point.failing:,} of {point.rows:,} rows",
            )
        )
    numbers = ", ".join(f"{short(point.month)} {point.failing:,}" for point in points)
    return Drawing(width, _SPARK_HEIGHT, f"Failing rows by month: {numbers}.", tuple(reversed(boxes)))


_LINE_WIDTH, _LINE_HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 300, 118, 10, 20, 46, 10


def line(values: Sequence[Total]) -> Drawing:
    """A total by month as a line, its learned band shaded, months outside it marked."""
    ends = [total.value for total in values]
    if (newest := values[-1].band) is not None:
        ends += [max(newest.at_least, 0), newest.at_most]
    low, high = min(ends), max(ends)
    span = (high - low) or max(abs(high), 1.0)
    step = (_LINE_WIDTH - _LEFT - _RIGHT) / max(len(values) - 1, 1)

    def x(place: int) -> float:
        return round(_LEFT + place * step, 1)

    def y(value: float) -> float:
        # Bands of the first months are wide; they are cut off, so that the newest one can be read.
        return round(_TOP + (high - min(max(value, low), high)) / span * (_LINE_HEIGHT - _TOP - _BOTTOM), 1)

    upper = [(x(place), y(total.band.at_most)) for place, total in enumerate(values) if total.band]
    lower = [(x(place), y(max(total.band.at_least, 0))) for place, total in enumerate(values) if total.band]
    dots = [
        Box(
            x(place),
            y(total.value),
            0,
            4 if total.is_outside else 2.5,
            "outside" if total.is_outside else "inside" if total.is_published else "unpublished",
            f"{short(total.month)}: {total.value:,.0f}"
            + (f", expected {max(total.band.at_least, 0):,.0f} to {total.band.at_most:,.0f}" if total.band else "")
            + ("" if total.is_published else ", not published"),
        )
        for place, total in enumerate(values)
    ]
    labels = [
        Label(_LEFT - 6, y(high) + 4, _axis(high), "end"),
        Label(_LEFT - 6, y(low) + 4, _axis(low), "end"),
        Label(_LEFT, _LINE_HEIGHT - 4, short(values[0].month), "start"),
    ]
    if len(values) > 1:
        labels.append(Label(_LINE_WIDTH - _RIGHT, _LINE_HEIGHT - 4, short(values[-1].month), "end"))
    return Drawing(
        _LINE_WIDTH,
        _LINE_HEIGHT,
        "; ".join(dot.text for dot in dots) + ".",
        labels=labels,
        curves=(Curve([(dot.x, dot.y) for dot in dots], upper, lower),),
        dots=dots,
    )


def columns(
    months: Sequence[Month], series: Mapping[str, Sequence[float]], kinds: Sequence[str], unit: str, height: int = 120
) -> Drawing:
    """Stacked columns by month: `series` maps a name to its value in each month, drawn from the bottom up.

    `kinds` are the classes of the series; `unit` follows a number in words, `%` for shares of one.
    """
    width, foot, head = max(18 * len(months), 90), 18, 14
    sums = [sum(values[place] for values in series.values()) for place in range(len(months))]
    highest = max([*sums, 1.0 if unit == "%" else 1])
    boxes, labels, words = [], [], []
    for place, month in enumerate(months):
        bottom = float(height - foot)
        parts = []
        for (name, values), kind in zip(series.items(), kinds, strict=True):
            part = values[place] / highest * (height - foot - head)
            number = f"{values[place]:.0%}" if unit == "%" else f"{values[place]:,.0f} {unit}"
            parts.append(f"{name} {number}")
            if part > 0:
                bottom -= part
                boxes.append(
                    Box(place * 18 + 2, round(bottom, 1), 14, round(part, 1), kind, f"{short(month)}: {name} {number}")
                )
        if unit != "%" and sums[place]:
            labels.append(Label(place * 18 + 9, round(bottom - 3, 1), f"{sums[place]:,.0f}"))
        words.append(f"{short(month)}: {', '.join(parts)}")
    if months:
        labels.append(Label(0, height - 4, short(months[0]), "start"))
    if len(months) > 5:
        labels.append(Label(18 * len(months), height - 4, short(months[-1]), "end"))
    return Drawing(width, height, "; ".join(words) + ".", boxes, labels)


def attention(tallies: Sequence[Tally]) -> Drawing:
    """Failed checks by month and standing."""
    return columns(
        [tally.month for tally in tallies],
        {
            "blocking": [tally.stopped for tally in tallies],
            "new": [tally.new for tally in tallies],
            "from earlier months": [tally.standing for tally in tallies],
            "waived or acknowledged": [tally.waived + tally.acknowledged for tally in tallies],
        },
        ("failed", "new", "warned", "waived"),
        "checks",
        150,
    )
