"""Retention on the portfolio: predicted by country, its drivers, and growth by region: pure functions (R-VZ-1, 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ide_assets.domains.insights.words import label_of
from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Box, Drawing, Label
from ide_assets.vocabulary.wording import plural
from ide_assets.web.pages.charts import Line, months_chart
from ide_assets.web.pages.world import Map, world_map

#: Shades of predicted retention, in percent: least value, class, and words.
SHADES = (
    (85, "shade4", "85% or more"),
    (70, "shade3", "70% to 85%"),
    (50, "shade2", "50% to 70%"),
    (0, "shade1", "below 50%"),
)

#: The shade of a country whose open renewals have no score.
NO_SCORE = ("shade0", "no score")

#: Drivers of each band on the page.
MOST_DRIVERS = 5

#: Bands of retention with the churn band of the table.
BANDS = (("Low retention", "high"), ("Medium retention", "medium"), ("High retention", "low"))


def shade(retention: float | None) -> str:
    """The class of a predicted retention."""
    if retention is None:
        return NO_SCORE[0]
    return next(kind for least, kind, _ in SHADES if retention >= least)


def retention_map(rows: Sequence[Mapping[str, Any]]) -> Map:
    """Predicted retention by country on a map; `rows` are the sums of each country."""
    values = {}
    for row in rows:
        if row["group_value"] is not None:
            retention = row["predicted_retention"]
            words = "no score" if retention is None else f"{retention:g}%"
            accounts = plural(row["accounts"], "account")
            values[row["group_value"]] = (shade(retention), f"{row['group_value']}: {words}, {accounts}")
    text = "; ".join(text for _, text in values.values())
    return world_map(values, f"Predicted retention by country. {text}." if text else "No country has a value.")


def growth_chart(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Drawing | None:
    """Seats of each region by month in percent of its first month.

    `place` in a row is the position of its region in `names`.
    """
    months = sorted({row["month"] for row in rows})
    seats = {(row["place"], row["month"]): row["seats"] for row in rows}
    lines = []
    for place, name in enumerate(names):
        values = [seats.get((place, month)) for month in months]
        first = next((value for value in values if value), None)
        if first is not None:
            percent = [None if value is None else round(100 * value / first, 1) for value in values]
            lines.append(Line(name, f"series{place + 1}", percent))
    known = [value for line in lines for value in line.values if value is not None]
    words = "; ".join(
        f"{line.name} " + ", ".join("missing" if value is None else f"{value:g}%" for value in line.values)
        for line in lines
    )
    return months_chart(
        [Month.parse(month) for month in months],
        lines,
        f"Seats by month in percent of {months[0] if months else 'nothing'}: {words}.",
        top=max(120.0, 40.0 * -(-max(known, default=0.0) // 40)),
        unit="%",
    )


def by_month(rows: Sequence[Mapping[str, Any]], places: int) -> list[tuple[str, list[int | None]]]:
    """The seats of every region by month, for a table; None if a region has no row in the month.

    `place` in a row is the position of its region among `places` regions.
    """
    seats = {(row["place"], row["month"]): row["seats"] for row in rows}
    months = sorted({row["month"] for row in rows})
    return [(month, [seats.get((place, month)) for place in range(places)]) for month in months]


@dataclass(frozen=True)
class Band:
    """What drives retention in a band: its name, its accounts, and a bar of each driver."""

    name: str
    accounts: int
    drivers: Sequence[tuple[str, float]]
    chart: Drawing


def drivers(rows: Sequence[Mapping[str, Any]], whose: str = "") -> list[Band]:
    """The strongest drivers of each band; what raises churn lowers retention, so the sign is turned.

    `whose` completes the names of the bands.
    """
    bands = []
    for retention, band in BANDS:
        name = f"{retention}{whose}"
        own = [row for row in rows if row["churn_band"] == band and row["driver"] != "intercept"]
        own = sorted(own, key=lambda row: -abs(row["mean_log_odds"] or 0.0))[:MOST_DRIVERS]
        listed = [(label_of(row["driver"]), round(-(row["mean_log_odds"] or 0.0), 2)) for row in own]
        if listed:
            bands.append(Band(name, own[0]["accounts_scored"] or 0, listed, _driver_chart(name, listed)))
    return bands


def _driver_chart(name: str, listed: Sequence[tuple[str, float]]) -> Drawing:
    """Bars to the right of zero raise retention, to the left they lower it."""
    zero, reach, height = 380.0, 110.0, 26
    largest = max(abs(value) for _, value in listed) or 1.0
    boxes, labels = [Box(zero, 0, 1, height * len(listed), "grid-line")], []
    for place, (driver, value) in enumerate(listed):
        size = round(reach * abs(value) / largest, 1)
        left = zero if value >= 0 else zero - size
        y = height * place + 4
        word = "raises" if value >= 0 else "lowers"
        boxes.append(Box(left, y, size, 18, "communication" if value >= 0 else "lowers", f"{driver}: {value:+.2f}"))
        labels.append(Label(0, y + 14, driver, "start", "small"))
        labels.append(
            Label(zero + reach + 8, y + 14, f"{word} ({value:+.2f})".replace("-", "\N{MINUS SIGN}"), "start", "small")
        )
    words = ", ".join(f"{driver} {value:+.2f}" for driver, value in listed)
    return Drawing(600, height * len(listed) + 4, f"{name}: {words} log-odds of retention.", boxes, labels)
