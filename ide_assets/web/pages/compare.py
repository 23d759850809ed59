"""Any accounts or segments side by side and through time (R-VZ-1, R-VZ-3). The address holds what is compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.reports.pages.numbers import dollars
from ide_assets.vocabulary.wording import plural, signed
from ide_assets.web import queries
from ide_assets.web.call_people import owner_names
from ide_assets.web.pages import compare_lookups, lookups, portfolio_lookups, site
from ide_assets.web.pages.account_details import CATEGORIES, LEAST_ANSWERS, STAGES
from ide_assets.web.pages.charts import NOTHING, Line, months_chart
from ide_assets.web.pages.compare_lookups import Item

router = APIRouter(include_in_schema=False)

#: Items that a page compares at most: as many lines as a chart can name.
MOST_ITEMS = 6

_Items = Annotated[Sequence[Annotated[str, Query(max_length=site.LONGEST_TEXT)]], Query(max_length=20)]

#: Kinds of groups that can be chosen, with their names.
GROUPS = {
    "segment": "Segment",
    "region": "Region",
    "industry": "Industry",
    "company": "Company size",
    "billing": "Billing size",
    "owner": "Owner",
    "stage": "Lifecycle stage",
}

#: What is compared through time: column, name, unit, and the table and column that say how it was made.
COURSES = (
    ("score", "Engagement score", "", "engagement_scores_monthly", "score"),
    ("assignment_rate", "Seats assigned", "%", "assignment_monthly", "assignment_rate"),
    ("utilisation_rate", "Seats in use", "%", "usage_monthly", "utilisation_rate"),
)


@dataclass(frozen=True)
class Compared:
    """An item with its name, the class of its colour, its sums, and the address without it."""

    item: Item
    name: str
    kind: str
    sums: Mapping[str, Any]


@dataclass(frozen=True)
class Figure:
    """A row of the comparison: its name, the page that says how it was made, and a value for each item."""

    name: str
    table: str
    column: str
    values: Sequence[str]


@dataclass(frozen=True)
class Course:
    """A number through time, of all items."""

    name: str
    table: str
    column: str
    chart: Drawing | None
    spread_of: str
    rows: Sequence[tuple[str, Sequence[str]]]


def address(items: Sequence[Item]) -> str:
    """The address of a comparison."""
    return f"/compare?{urlencode([('item', item.text) for item in items])}"


def _percent(value: float | None) -> str:
    return NOTHING if value is None else f"{value:g}%"


def _changed(now: float | None, before: float | None) -> str:
    return "" if now is None or not before else f" ({signed(100 * (now - before) / before)}%)"


def _nps(sums: Mapping[str, Any]) -> str:
    if sums["nps_answers"] < LEAST_ANSWERS:
        return f"{NOTHING} ({plural(sums['nps_answers'], 'answer')})"
    return f"{signed(sums['nps'], 0)} ({plural(sums['nps_answers'], 'answer')})"


def _categories(sums: Mapping[str, Any]) -> str:
    if not sums["users"]:
        return NOTHING
    return ", ".join(f"{100 * sums[f'{key}_users'] / sums['users']:.0f}% {key}" for key, _ in CATEGORIES)


def figures(compared: Sequence[Compared]) -> list[Figure]:
    """The numbers side by side, each made from sums."""

    def row(name: str, table: str, column: str, text: Any) -> Figure:
        return Figure(name, table, column, [text(item.sums) for item in compared])

    ide = "ide_cohort_benchmark_monthly"
    return [
        row("Active accounts", "engagement_scores_monthly", "score", lambda sums: f"{sums['accounts']:,}"),
        row(
            "Annual order value", ide, "customer_active_aov_net3",
            lambda sums: (dollars(sums["order_value"]) or NOTHING)
            + _changed(sums["order_value"], sums["order_value_before"]),
        ),
        row(
            "Retention", "pages", "retention",
            lambda sums: NOTHING if sums["retention"] is None
            else f"{sums['retention']:g}% of {plural(sums['renewals_decided'], 'renewal')}",
        ),
        row("Predicted retention", "pages", "predicted_retention", lambda sums: _percent(sums["predicted_retention"])),
        row(
            "Revenue at risk", "pages", "revenue_at_risk",
            lambda sums: NOTHING if not sums["acv_usd"]
            else f"{dollars(sums['acv_at_risk_usd'])} of {dollars(sums['acv_usd'])}",
        ),
        row(
            "Engagement score", "engagement_scores_monthly", "score",
            lambda sums: NOTHING if sums["average_score"] is None else f"{sums['average_score']:g}",
        ),
        row(
            "Seats", "assignment_monthly", "seats_purchased",
            lambda sums: NOTHING if sums["seats"] is None
            else f"{sums['seats']:,}" + _changed(sums["seats"], sums["seats_before"]),
        ),
        row("Seats assigned", "assignment_monthly", "assignment_rate", lambda sums: _percent(sums["assignment_rate"])),
        row("Seats in use", "usage_monthly", "utilisation_rate", lambda sums: _percent(sums["utilisation_rate"])),
        row("Buyer readiness", "pages", "buyer_readiness", lambda sums: _percent(sums["buyer_readiness"])),
        row("Net promoter score", "pages", "satisfaction", _nps),
        row("Users", "pages", "user_categories", _categories),
        row(
            "Time to first use", "pages", "time_to_first_use",
            lambda sums: NOTHING if sums["days_to_first_use"] is None
            else plural(int(sums["days_to_first_use"]), "day"),
        ),
    ]  # fmt: skip


def courses(compared: Sequence[Compared], rows: Sequence[Mapping[str, Any]], places: Sequence[int]) -> list[Course]:
    """The numbers through time. Behind the lines is the middle half of the accounts of the first segment."""
    listed = sorted({row["month"] for row in rows})
    by_place = {(row["place"], row["month"]): row for row in rows}
    segment = next((index for index, item in enumerate(compared) if item.item.kind != "account"), None)

    def series(index: int, key: str) -> list[float | None]:
        return [by_place.get((places[index], month), {}).get(key) for month in listed]

    listed_courses = []
    for key, name, unit, table, column in COURSES:
        lines = [Line(item.name, item.kind, series(index, key)) for index, item in enumerate(compared)]
        spread = (
            []
            if segment is None
            else list(zip(series(segment, f"{key}_low"), series(segment, f"{key}_high"), strict=True))
        )
        values = [value for line in lines for value in line.values if value is not None]
        words = "; ".join(
            f"{line.name} " + ", ".join("missing" if value is None else f"{value:g}{unit}" for value in line.values)
            for line in lines
        )
        chart = months_chart(
            [Month.parse(month) for month in listed],
            [Line(_short(line.name), line.kind, line.values) for line in lines],
            f"{name} by month: {words}.",
            top=max(100.0, 20.0 * -(-max(values, default=0.0) // 20)),
            unit=unit,
            spread=spread,
        )
        table_rows = [
            (month, [NOTHING if line.values[place] is None else f"{line.values[place]:g}{unit}" for line in lines])
            for place, month in enumerate(listed)
        ]
        spread_of = (
            "" if segment is None or None in {end for pair in spread for end in pair} else compared[segment].name
        )
        listed_courses.append(Course(name, table, column, chart, spread_of, table_rows))
    return listed_courses


def _short(name: str) -> str:
    return name if len(name) <= 14 else f"{name[:13]}…"


def _name(item: Item, sums: Mapping[str, Any], owners: Mapping[str, str]) -> str:
    if item.kind == "account":
        return str(sums["account_name"] or item.value)
    names = {"all": "All accounts", "owner": owners.get(item.value, item.value)}
    return names.get(item.kind) or _label(item.kind, item.value)


def _label(kind: str, value: str) -> str:
    """A group's name; the name of a lifecycle stage is before its meaning."""
    return STAGES.get(value, value).split(":")[0] if kind == "stage" else value


@router.get("/compare")
def compare(visit: site.Visitor, item: _Items = ()) -> Response:
    """The items that the address names, within the reader's rights; a search for an account leads to its item."""
    with visit.reading() as reading:
        items, unknown = _understood(visit, reading, item)
        if [listed.text for listed in items] != list(item) and not unknown:
            return RedirectResponse(address(items) if items else "/compare", 303)
        sums = compare_lookups.totals(reading, visit.reader, items)
        choices = portfolio_lookups.choices(reading, visit.reader)
        owners = owner_names(reading, choices["owner_id"], reading.as_of)
        places = [place for place in range(len(items)) if place in sums]
        compared = [
            Compared(items[place], _name(items[place], sums[place], owners), f"series{number}", sums[place])
            for number, place in enumerate(places, 1)
        ]
        return visit.page(
            "compare.html.j2",
            reading,
            compared=compared,
            without={
                one.item.text: address([other.item for other in compared if other is not one]) for one in compared
            },
            unknown=[*unknown, *(listed.value for place, listed in enumerate(items) if place not in sums)],
            figures=figures(compared),
            courses=courses(compared, compare_lookups.months(reading, visit.reader, items), places),
            groups=GROUPS,
            choices={
                "segment": [(segment["name"], segment["name"]) for segment in queries.segments(reading)],
                **{
                    kind: [
                        (value, owners.get(value, value) if kind == "owner" else _label(kind, value))
                        for value in choices[column]
                    ]
                    for kind, column in compare_lookups.COLUMNS.items()
                    if kind in GROUPS
                },
            },
            most=MOST_ITEMS,
        )


def _understood(visit: site.Visit, reading: Any, texts: Sequence[str]) -> tuple[list[Item], list[str]]:
    """The items of an address, each once, and texts that name none; a text without a kind is searched for."""
    items: list[Item] = []
    unknown = []
    for text in texts:
        listed = compare_lookups.item(text.strip())
        if listed is None and text.strip():
            hits = lookups.search(reading, visit.reader, text.strip())
            if len(hits) != 1:
                unknown.append(text)
                continue
            listed = Item("account", hits[0]["account_csn"])
        if listed is not None and listed not in items:
            items.append(listed)
    return items[:MOST_ITEMS], unknown
