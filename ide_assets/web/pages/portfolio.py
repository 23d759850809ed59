"""The portfolio: what a leader's accounts are worth, how healthy they are, and where the risk is (R-VZ-1, R-ES-14)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from ide_assets.domains.engagement.definition import Definition
from ide_assets.domains.insights.rules import SUBSCRIPTION_CHURN, TRANSACTIONAL_CHURN
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.reports.pages.numbers import dollars
from ide_assets.vocabulary.wording import plural, signed
from ide_assets.web import queries
from ide_assets.web.call_people import owner_names
from ide_assets.web.pages import compare, retention, site
from ide_assets.web.pages import portfolio_lookups as lookups
from ide_assets.web.pages.charts import NOTHING, shares_bar
from ide_assets.web.pages.compare_lookups import Item
from ide_assets.web.pages.measures import NEAR_DAYS, PAGES
from ide_assets.web.pages.portfolio_lookups import Filters
from ide_assets.web.pages.start import STATUSES, status_chart, watched
from ide_assets.web.served_facts import UNKNOWN

router = APIRouter(include_in_schema=False)

_Text = Annotated[str, Query(max_length=site.LONGEST_TEXT)]
_By = Annotated[Literal["industry", "region", "company", "billing", "owner"], Query()]

#: The dimensions of a portfolio: parameter, column of the accounts, name.
DIMENSIONS = {
    "region": ("site_geo", "Region"),
    "industry": ("industry_group", "Industry"),
    "company": ("company_size", "Company size"),
    "billing": ("billing_size", "Billing size"),
    "owner": ("owner_id", "Owner"),
}

#: Accounts to look at on the page.
MOST_ACCOUNTS = 12

#: Low factors on the page.
MOST_FACTORS = 6


@dataclass(frozen=True)
class Indicator:
    """A number of the whole portfolio with its change since the month before, in its own unit."""

    name: str
    value: str
    change: float | None
    suffix: str
    table: str
    column: str
    note: str = ""
    is_odd: bool = False
    worse: str = "down"


@dataclass(frozen=True)
class Group:
    """A group of accounts: its sums, and how much of its value is at risk."""

    name: str
    sums: Mapping[str, Any]
    seats_change: float | None
    at_risk: Drawing
    query: str


def difference(now: float | None, before: float | None) -> float | None:
    """The change to one decimal; None where one of the two is not known."""
    return None if now is None or before is None else round(now - before, 1)


def growth(now: float | None, before: float | None) -> float | None:
    """The change in percent; None where one of the two is not known or there was nothing before."""
    return None if now is None or not before else round(100 * (now - before) / before, 1)


def _percent(value: float | None) -> str:
    return NOTHING if value is None else f"{value:g}%"


def indicators(sums: Mapping[str, Any]) -> list[Indicator]:
    """The value, retention, risk, adoption, assignment and satisfaction of a portfolio, each with its change."""
    points, ide = " points", "ide_cohort_benchmark_monthly"

    def rate(name: str, key: str, table: str, column: str, note: str = "") -> Indicator:
        change = difference(sums[key], sums[f"{key}_before"])
        return Indicator(name, _percent(sums[key]), change, points, table, column, note)

    score = sums["average_score"]
    at_risk = sums["acv_at_risk_usd"]
    return [
        Indicator(
            "Annual order value", dollars(sums["order_value"]) or NOTHING,
            growth(sums["order_value"], sums["order_value_before"]), "%", ide, "customer_active_aov_net3",
            plural(sums["accounts"], "account"),
        ),
        rate("Retention", "retention", PAGES, "retention", plural(sums["renewals_decided"], "decided renewal")),
        Indicator(
            "Predicted retention", _percent(sums["predicted_retention"]), None, "", PAGES, "predicted_retention",
            "of open renewals, by value",
        ),
        Indicator(
            "Revenue at risk", dollars(at_risk) or NOTHING, growth(at_risk, sums["acv_at_risk_before"]), "%", PAGES,
            "revenue_at_risk", plural(sums["accounts_at_risk"], "account"), bool(sums["accounts_at_risk"]), "up",
        ),
        Indicator(
            "Average engagement", NOTHING if score is None else f"{score:g}",
            difference(score, sums["average_score_before"]), points, "engagement_scores_monthly", "score",
        ),
        rate("Seats assigned", "assignment_rate", "assignment_monthly", "assignment_rate"),
        rate("Seats in use (adoption)", "utilisation_rate", "usage_monthly", "utilisation_rate"),
        Indicator(
            "Seats bought", NOTHING if sums["seats"] is None else f"{sums['seats']:,}",
            growth(sums["seats"], sums["seats_before"]), "%", "assignment_monthly", "seats_purchased",
        ),
        Indicator(
            "Buyer readiness", _percent(sums["buyer_readiness"]), None, "", PAGES, "buyer_readiness",
            f"seats in use, renewal within {NEAR_DAYS} days",
        ),
        Indicator(
            "Net promoter score", NOTHING if sums["nps"] is None else signed(sums["nps"], 0),
            difference(sums["nps"], sums["nps_before"]), points, PAGES, "satisfaction",
            plural(sums["nps_answers"], "answer"),
        ),
    ]  # fmt: skip


def groups(rows: Sequence[Mapping[str, Any]], parameter: str, names: Mapping[str, str], query: str) -> list[Group]:
    """The groups of a portfolio, each with the address that shows it alone."""
    listed = []
    for row in rows:
        value = row["group_value"]
        at_risk = row["acv_at_risk_usd"] or 0.0
        rest = max((row["acv_usd"] or 0.0) - at_risk, 0.0)
        value = UNKNOWN if value is None else value
        listed.append(
            Group(
                name=names.get(value, value),
                sums=row,
                seats_change=growth(row["seats"], row["seats_before"]),
                at_risk=shares_bar((("At risk", "poor", at_risk), ("Other", "before", rest)), "US dollars", 160),
                query=f"{query}&{urlencode({parameter: value})}",
            )
        )
    return listed


def moves(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, int], dict[str, int], list[tuple[str, str, int]]]:
    """Accounts by status now, by status in the month before, and those that moved, the most frequent move first."""
    now: dict[str, int] = {}
    before: dict[str, int] = {}
    moved = []
    for row in rows:
        now[row["now"]] = now.get(row["now"], 0) + row["accounts"]
        if row["before"] is not None:
            before[row["before"]] = before.get(row["before"], 0) + row["accounts"]
            if row["before"] != row["now"]:
                moved.append((row["before"], row["now"], row["accounts"]))
    return now, before, sorted(moved, key=lambda move: (-move[2], move[0], move[1]))


def _factor_names(definition: Definition) -> dict[str, str]:
    return {factor.key: factor.name for factor in definition.factors}


@router.get("/portfolio")
def portfolio(
    visit: site.Visitor,
    region: _Text = "",
    industry: _Text = "",
    company: _Text = "",
    billing: _Text = "",
    owner: _Text = "",
    segment: _Text = "",
    by: _By = "industry",
) -> Response:
    """The accounts within the reader's rights together, with filters in the address."""
    filters = {"region": region, "industry": industry, "company": company, "billing": billing, "owner": owner}
    chosen = Filters(**{DIMENSIONS[name][0]: value or None for name, value in filters.items()}, segment=segment or None)
    filters["segment"] = segment
    definition = visit.service.definition
    query = urlencode({"by": by, **{name: value for name, value in filters.items() if value}})
    with visit.reading() as reading:
        sums = lookups.totals(reading, visit.reader, chosen)
        now, before, moved = moves(lookups.statuses(reading, visit.reader, chosen))
        choices = lookups.choices(reading, visit.reader)
        names = owner_names(reading, choices["owner_id"], reading.as_of)
        rows = lookups.attention(reading, visit.reader, definition.alerts.drop, MOST_ACCOUNTS, chosen)
        column, title = DIMENSIONS[by]
        regions = [name for name in choices["site_geo"] if name != UNKNOWN][: compare.MOST_ITEMS]
        seats = lookups.seats(reading, visit.reader, chosen, regions)
        countries = lookups.groups(reading, visit.reader, chosen, "country")
        bands = retention.drivers(lookups.drivers(reading, SUBSCRIPTION_CHURN))
        return visit.page(
            "portfolio.html.j2",
            reading,
            sums=sums,
            indicators=indicators(sums),
            statuses=STATUSES,
            now=now,
            before=before,
            charts=(status_chart(now), status_chart(before) if before else None),
            moved=moved,
            title=title,
            groups=groups(
                lookups.groups(reading, visit.reader, chosen, column),
                by,
                names,
                query,
            ),
            low_factors=lookups.low_factors(reading, visit.reader, chosen)[:MOST_FACTORS],
            factor_names=_factor_names(definition),
            watched=[watched(row, definition) for row in rows],
            filters=filters,
            segments=queries.segments(reading),
            dimensions=DIMENSIONS,
            choices={
                name: [(value, names.get(value, value)) for value in choices[key]]
                for name, (key, _) in DIMENSIONS.items()
            },
            by=by,
            query=query,
            drop=definition.alerts.drop,
            growth=retention.growth_chart(seats, regions),
            regions=regions,
            regions_path=compare.address(
                [*(Item("region", name) for name in regions), Item("all", "")][: compare.MOST_ITEMS]
            ),
            seats=retention.by_month(seats, len(regions)),
            world=retention.retention_map(countries),
            shades=retention.SHADES,
            countries=countries,
            bands=bands,
            order_bands=retention.drivers(lookups.drivers(reading, TRANSACTIONAL_CHURN), " without a contract"),
            model_decision="" if bands else lookups.churn_decision(reading),
            at_risk_below=visit.service.settings.rules.actions.at_risk_below,
        )
