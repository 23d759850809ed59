"""Geometry of the models report's charts, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from ide_assets.domains.insights.words import ALL, BANDS, label_of
from ide_assets.months import Month
from ide_assets.reports.models.findings import Contender, DriftOfMonth, Driver, Lasting, Monitored
from ide_assets.reports.models.measures import Group, Measure, Profit
from ide_assets.reports.pages.drawing import Box, Curve, Drawing, Label, short
from ide_assets.reports.pages.numbers import dollars, percent
from ide_assets.reports.pages.strips import Mark, Scale, Strip, digits_of, round_values
from ide_assets.vocabulary.wording import signed

_WIDTH, _HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 340, 190, 12, 34, 46, 14


@dataclass(frozen=True)
class Point:
    """A point of a line: its place, its value with the ends of its interval, and its meaning in words."""

    x: float
    y: float
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Series:
    """A line; `kind` is its CSS class. Without `dots`, only the line is drawn."""

    kind: str
    points: Sequence[Point]
    dots: bool = True


def lines(
    series: Sequence[Series],
    places: Sequence[tuple[float, str]],
    below: str,
    unit: str = "",
    ends: tuple[float, float] | None = None,
) -> Drawing:
    """Lines over a common scale, with their intervals as bands.

    `places` are the labels under the chart, `below` what they are; `unit` follows the numbers beside it, `$` precedes
    them. `ends` are values that the scale includes.
    """
    points = [point for line in series for point in line.points]
    values = [value for point in points for value in (point.y, point.low, point.high) if value is not None]
    low, high = min([*values, *(ends or ())]), max([*values, *(ends or ())])
    if high <= low:
        low, high = low - 1, high + 1
    first, last = min(point.x for point in points), max(point.x for point in points)

    def x(place: float) -> float:
        return round(_LEFT + (place - first) / ((last - first) or 1) * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        return round(float(_TOP + (high - value) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)), 1)

    curves, dots = [], []
    for line in series:
        band = [point for point in line.points if point.low is not None and point.high is not None]
        curves.append(
            Curve(
                [(x(point.x), y(point.y)) for point in line.points],
                [(x(point.x), y(point.high or 0)) for point in band],
                [(x(point.x), y(point.low or 0)) for point in band],
                line.kind,
            )
        )
        if line.dots:
            dots += [Box(x(point.x), y(point.y), 0, 2.5, line.kind, point.text) for point in line.points]
    ticks = round_values(low, high)
    boxes = [Box(_LEFT, y(value), _WIDTH - _LEFT - _RIGHT, 0.6, "gridline") for _, value in ticks]
    labels = [Label(_LEFT - 6, y(value) + 3, _beside(value, step, unit), "end") for step, value in ticks]
    labels += [Label(x(place), _HEIGHT - 20, text, _anchor(place, text, first, last)) for place, text in places]
    labels.append(Label((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 5, below))
    words = "; ".join(point.text for line in series for point in line.points if point.text)
    return Drawing(_WIDTH, _HEIGHT, f"{words}.", boxes, labels, curves, dots)


def _anchor(place: float, text: str, first: float, last: float) -> str:
    """Long labels at the ends stay within the chart."""
    if len(text) <= 4 or first == last:
        return "middle"
    return {first: "start", last: "end"}.get(place, "middle")


def _beside(value: float, step: float, unit: str) -> str:
    return dollars(value) if unit == "$" else f"{value:.{digits_of(step)}f}{unit}".replace("-", "\N{MINUS SIGN}")


def by_origin(measure: Measure, origins: Sequence[Month]) -> Drawing:
    """A measure at each origin, beside its baseline."""
    months = [short(origin) for origin in origins]
    factor = 100 if measure.unit == "%" else 1
    of_model = [
        Point(place, factor * value, f"{months[place]}: {measure.text(value)}")
        for place, value in enumerate(measure.values)
    ]
    naive = [
        Point(place, factor * value, f"{measure.naive} {measure.text(value)}")
        for place, value in enumerate(measure.baselines)
    ]
    if len(naive) == 1:
        naive = [Point(place, naive[0].y, naive[0].text) for place in (-0.5, 0.5)]
    places = [(0.0, months[0])] if len(months) == 1 else [(0.0, months[0]), (len(months) - 1.0, months[-1])]
    return lines(
        [Series("chance", naive, dots=False), Series("model", of_model)], places, "trained at the end of", measure.unit
    )


def lift(groups: Sequence[Group]) -> Drawing:
    """The churn rate of each tenth by score as columns, and the overall rate as a line."""
    highest = max([*(group.rate for group in groups), 0.01])
    step = (_WIDTH - _LEFT - _RIGHT) / len(groups)

    def y(rate: float) -> float:
        return round(_TOP + (1 - rate / highest) * (_HEIGHT - _TOP - _BOTTOM), 1)

    boxes = [Box(_LEFT, y(value), _WIDTH - _LEFT - _RIGHT, 0.6, "gridline") for _, value in round_values(0, highest)]
    boxes += [
        Box(
            round(_LEFT + place * step + 3, 1),
            y(group.rate),
            round(step - 6, 1),
            round(_HEIGHT - _BOTTOM - y(group.rate), 1),
            "s0",
            f"Tenth {group.place}: {group.lost:,} of {group.renewals:,} lost ({group.rate:.0%}), "
            f"{group.lift:.1f} times the overall rate",
        )
        for place, group in enumerate(groups)
    ]
    overall = groups[0].overall
    labels = [Label(_LEFT - 6, y(value) + 3, f"{value:.0%}", "end") for _, value in round_values(0, highest)]
    labels += [
        Label(round(_LEFT + (place + 0.5) * step, 1), _HEIGHT - 20, str(group.place))
        for place, group in enumerate(groups)
    ]
    labels.append(Label((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 5, "tenths, highest scores first"))
    chance = Curve([(_LEFT, y(overall)), (_WIDTH - _RIGHT, y(overall))], kind="chance")
    words = "; ".join(box.text for box in boxes if box.text)
    return Drawing(_WIDTH, _HEIGHT, f"Overall rate {overall:.0%}; {words}.", boxes, labels, (chance,))


def calibration(groups: Sequence[Group]) -> Drawing:
    """The churn rate of each tenth against the predicted one; on the diagonal, scores mean what they say."""
    points = [
        Point(
            100 * group.predicted,
            100 * group.rate,
            f"tenth {group.place}: {group.predicted:.0%} predicted, {group.rate:.0%} lost",
        )
        for group in sorted(groups, key=lambda group: group.predicted)
    ]
    last = max(max(point.x, point.y) for point in points)
    diagonal = [Point(0, 0, ""), Point(last, last, "")]
    places = [(value, f"{value:.0f}%") for _, value in round_values(0, last)]
    return lines([Series("chance", diagonal, dots=False), Series("model", points)], places, "predicted", "%")


def profit(rows: Sequence[Profit]) -> Drawing:
    """What calling by score earns, with its interval, and what as many calls at random earn."""
    by_score = [
        Point(
            100 * row.share,
            row.by_score.mean,
            f"{row.share:.0%} called: {dollars(row.by_score.mean)}",
            row.by_score.low,
            row.by_score.high,
        )
        for row in rows
    ]
    at_random = [Point(100 * row.share, row.at_random.mean, "") for row in rows]
    places = [(value, f"{value:.0f}%") for value in (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)]
    return lines(
        [Series("chance", at_random, dots=False), Series("model", by_score)], places, "share of renewals called", "$"
    )


def survival(rows: Sequence[Lasting]) -> Drawing:
    """The share of subscriptions that last, by months since their start, with its interval."""
    points = [
        Point(
            row.months,
            100 * row.survival,
            f"longer than {row.months} months: {row.survival:.0%}",
            None if row.low is None else 100 * row.low,
            None if row.high is None else 100 * row.high,
        )
        for row in rows
    ]
    # A share stays until the month in which the next ones end.
    steps = [
        point
        for before, row in zip([points[0], *points], points, strict=False)
        for point in (Point(row.x, before.y, ""), row)
    ]
    last = max(rows[-1].months, 1)
    every = 12 if last > 12 else 3
    places = [(float(month), str(month)) for month in range(0, last + 1, every)]
    return lines([Series("model", steps, dots=False)], places, "months since the start", "%", (0.0, 100.0))


@dataclass(frozen=True)
class DriverRow:
    """A feature with what it does in each band, as a strip and in words."""

    name: str
    driver: Driver
    strips: dict[str, Strip]


def drivers(rows: Sequence[Driver]) -> list[DriverRow]:
    """Bars from zero on a common scale: to the right where the feature makes leaving likelier."""
    scale = Scale.around(mean for row in rows for mean in row.by_band.values())
    drawn = []
    for row in rows:
        name = label_of(row.driver)
        strips = {}
        for band in (*BANDS, ALL):
            mean = row.by_band.get(band)
            if mean is None:
                continue
            start, end = sorted((scale.at(0), scale.at(mean)))
            label = f"{name}, {band}: log-odds {signed(mean, 2)}"
            kind = "leaves" if mean > 0 else "stays"
            strips[band] = scale.row(label, Mark("bar", kind, start, end, label))
        drawn.append(DriverRow(name, row, strips))
    return drawn


def drift_strip(row: Monitored, scale: Scale) -> Strip:
    """The drift of a feature or the score with its limit."""
    label = f"stability index {row.value:.2f}, limit {row.limit:.2f}"
    kind = "uneven" if row.value > row.limit else "even"
    limit = Mark("rule", "uneven", scale.at(row.limit))
    return scale.row(label, limit, Mark("dot", kind, scale.at(row.value), tooltip=label))


def success_strip(row: Contender, popular: float, scale: Scale) -> Strip:
    """The success of a recommendation model with its interval, and that of the most bought products as a line."""
    success = row.success or 0.0
    ends = (row.low, row.high)
    label = f"{percent(100 * success)} of the accounts, {percent(100 * popular)} by the most bought products"
    span = [] if None in ends else scale.span("offered", *(100 * (end or 0.0) for end in ends))
    rule = Mark("rule", "uneven", scale.at(100 * popular))
    return scale.row(label, *span, rule, Mark("dot", "offered", scale.at(100 * success), tooltip=label))


def drift_by_month(rows: Sequence[DriftOfMonth]) -> Drawing:
    """The largest drift of each month, as a multiple of its limit."""
    points = [Point(place, row.largest, f"{short(row.month)}: {row.largest:.1f}") for place, row in enumerate(rows)]
    return _by_month(points, [short(row.month) for row in rows], [1.0])


def over_time(rows: Sequence[Monitored], months: Sequence[str], is_share: bool) -> Drawing:
    """Calibration or coverage of each month's scores, with the limits."""
    factor = 100 if is_share else 1
    points = [
        Point(place, row.value * factor, f"{months[place]}: {row.value * factor:.1f}") for place, row in enumerate(rows)
    ]
    if is_share:
        return _by_month(points, months, [sum(row.limit for row in rows) / len(rows) * factor], "%")
    return _by_month(points, months, [-rows[0].limit, rows[0].limit])


def _by_month(points: Sequence[Point], months: Sequence[str], limits: Sequence[float], unit: str = "") -> Drawing:
    first, last = (points[0].x, points[-1].x) if len(points) > 1 else (-0.5, 0.5)
    rules = [Series("chance", [Point(first, limit, ""), Point(last, limit, "")], dots=False) for limit in limits]
    places = [(0.0, months[0])] if len(months) == 1 else [(0.0, months[0]), (len(months) - 1.0, months[-1])]
    return lines([*rules, Series("model", points)], places, "month", unit, (0.0, 0.0) if not unit else None)
