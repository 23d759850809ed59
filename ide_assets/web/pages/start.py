"""The start page, and the search that leads to an account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from ide_assets.domains.engagement.definition import Definition
from ide_assets.operations import saved_views
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.web import queries
from ide_assets.web.breakdown import factors_of, low_factors
from ide_assets.web.pages import lookups, portfolio_lookups, site
from ide_assets.web.pages.charts import shares_bar
from ide_assets.web.pages.wording import against_target

router = APIRouter(include_in_schema=False)

#: Accounts that the start page shows.
MOST_ACCOUNTS = 8

STATUSES = ("Good", "Fair", "Poor", "unknown")


@dataclass(frozen=True)
class Watched:
    """An account to look at, and why: `risk` about a renewal, `why` about its engagement; either can be empty.

    `close_date` is that of the renewal at risk, if there is one, otherwise that of the next renewal.
    """

    csn: str
    name: str | None
    score: float | None
    status: str
    change: float | None
    order_value: float | None
    close_date: date | None
    is_at_risk: bool
    risk: str
    why: str


def watched(row: Mapping[str, Any], definition: Definition) -> Watched:
    """A row of `portfolio_lookups.attention` with its reasons in words."""
    factors = factors_of(row["factors"] or (), definition, is_compared=True)
    reasons = []
    change = row["change"]
    if change is not None and change < -definition.alerts.drop:
        reasons.append(f"score fell by {-change:.0f} points")
    reasons += [against_target(factor) for factor in low_factors(factors)[:1]]
    why = "; ".join(reasons)
    is_at_risk = row["is_at_risk"]
    return Watched(
        row["account_csn"],
        row["account_name"],
        row["score"],
        row["status"],
        change,
        row["order_value"],
        row["risk_close_date"] if is_at_risk else row["next_close_date"],
        is_at_risk,
        f"Renewal at risk, score {row['renewal_score']:.2f} of 1" if is_at_risk else "",
        why[:1].upper() + why[1:],
    )


def status_chart(statuses: Mapping[str, int]) -> Drawing:
    """Accounts by status as one bar."""
    return shares_bar([(status, status.lower(), statuses.get(status, 0)) for status in STATUSES], "accounts")


@router.get("/")
def start(visit: site.Visitor) -> Response:
    """Search, the state of the reader's accounts, and the accounts to look at."""
    definition = visit.service.definition
    with visit.reading() as reading:
        counts = queries.summary(reading, visit.reader, definition.score_trend)
        rows = portfolio_lookups.attention(reading, visit.reader, definition.alerts.drop, MOST_ACCOUNTS)
        return visit.page(
            "start.html.j2",
            reading,
            counts=counts,
            chart=status_chart(counts["statuses"]),
            watched=[watched(row, definition) for row in rows],
            drop=definition.alerts.drop,
            limit=definition.score_trend,
            statuses=STATUSES,
            views=saved_views.of_reader(visit.service.releases.home, visit.reader.name),
        )


@router.get("/search")
def search(visit: site.Visitor, q: Annotated[str, Query(max_length=site.LONGEST_TEXT)] = "") -> Response:
    """The account that a name, a number or a question names; of several, the choice."""
    question = lookups.understood(q)
    with visit.reading() as reading:
        hits: Sequence[lookups.Row] = ()
        if question.name:
            hits = lookups.search(reading, visit.reader, question.name)
        if not hits and (question.kind != "account" or question.address):
            # A name may read like a question.
            named = lookups.search(reading, visit.reader, " ".join(q.split()))
            hits = named if not question.address or (named and named[0]["distance"] < 3) else ()
        if question.address and not hits:
            return RedirectResponse(question.address, 303)
        if len(hits) == 1 and hits[0]["distance"] < 3:
            return RedirectResponse(site.path_of(question.kind, hits[0]["requested_csn"]), 303)
        return visit.page("search.html.j2", reading, asked=q, question=question, hits=hits, most=lookups.MOST_HITS)
