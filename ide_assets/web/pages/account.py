"""The page of an account: its health at a glance, seats and usage through time, renewals, actions (R-VZ-2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from ide_assets.domains.cohorts.rules import DEFAULT
from ide_assets.domains.cohorts.tables import IDE
from ide_assets.domains.engagement.tables import SCORES
from ide_assets.domains.entitlement.tables import ASSIGNMENT
from ide_assets.domains.usage.tables import USAGE
from ide_assets.months import Month
from ide_assets.reports.pages.drawing import Drawing
from ide_assets.vocabulary.wording import plural
from ide_assets.web import queries
from ide_assets.web.pages import account_details, compare, compare_lookups, lookups, site
from ide_assets.web.pages.calls import of_account
from ide_assets.web.pages.charts import Line, Range, months_chart
from ide_assets.web.pages.measures import NEAR_DAYS
from ide_assets.web.pages.plays import titles

router = APIRouter(include_in_schema=False)

_Csn = Annotated[str, Path(min_length=1, max_length=site.LONGEST_TEXT)]

#: Products shown at either end of the order by assignment.
_ENDS = 5

#: Users that the list of an account's users has.
MOST_USERS = 500

#: By table that the page's numbers come from: the column whose page shows its checks.
_COLUMNS = {
    SCORES.name: "score",
    ASSIGNMENT.name: "assignment_rate",
    USAGE.name: "mau",
    IDE.name: "customer_ews_prediction",
}


@dataclass(frozen=True)
class Course:
    """A rate through time: a chart against similar accounts, and the range in words."""

    name: str
    chart: Drawing | None
    comparison: str


@dataclass(frozen=True)
class Renewal:
    """An opportunity to renew; `days` are from the end of the month to its close date."""

    opportunity_id: str
    close_date: date | None
    days: int | None
    acv_usd: float | None
    renewal_score: float | None
    is_at_risk: bool


def course(months: Sequence[Mapping[str, Any]], rate: str, name: str, benchmark: Mapping[str, Any] | None) -> Course:
    """A rate by month with the benchmark's 95% interval as a band."""
    values = [month[rate] for month in months]
    measure = "assignment" if rate == "assignment_rate" else "utilisation"
    band, comparison = None, ""
    if benchmark is not None and benchmark[f"{measure}_benchmark"] is not None:
        middle = benchmark[f"{measure}_benchmark"]
        low, high = (benchmark[f"{measure}_benchmark_{end}"] for end in ("low", "high"))
        band = Range(middle if low is None else low, middle if high is None else high, middle)
        interval = "" if low is None or high is None else f" (95% interval {low:.0f}% to {high:.0f}%)"
        comparison = f"Similar accounts: {middle:.0f}%{interval}."
    kind = "assigned" if measure == "assignment" else "used"
    words = f"{name} by month: " + ", ".join("missing" if value is None else f"{value:.0f}%" for value in values)
    top = max(100.0, 25.0 * -(-max([value for value in values if value is not None], default=0.0) // 25))
    chart = months_chart(
        [Month.parse(month["month"]) for month in months],
        [Line(name, kind, values)],
        f"{words}. {comparison}".strip(),
        band=band,
        top=top,
        unit="%",
    )
    return Course(name, chart, comparison)


def cohort_in_words(benchmark: Mapping[str, Any] | None) -> str:
    """Whom the account is compared with."""
    if benchmark is None:
        return ""
    cohort = "all cohorts" if benchmark["cohort"] == DEFAULT else f"the cohort {benchmark['cohort']}"
    # A bucket is a number of seats, such as `7 Seat`; the last one has no upper end.
    number = benchmark["seat_bucket"].split()[0]
    seats = plural(int(number), "seat") if number.isdecimal() else f"{number.rstrip('+')} or more seats"
    caution = ", from less than a full year" if benchmark["is_bootstrap"] else ""
    return (
        f"{plural(benchmark['n_accounts'], 'account')} of {cohort} with {seats} in the {benchmark['phase']} phase, "
        f"{benchmark['benchmark_version']}{caution}"
    )


def renewals(rows: Sequence[Mapping[str, Any]], today: date | None, at_risk_below: float) -> list[Renewal]:
    """Open opportunities, the next one first; those with a score below `at_risk_below` are at risk."""
    listed = []
    for row in rows:
        close = None if row["close_date"] is None else date.fromisoformat(row["close_date"])
        days = None if close is None or today is None else (close - today).days
        score = row["renewal_score"]
        is_at_risk = score is not None and score < at_risk_below
        listed.append(Renewal(row["opportunity_id"], close, days, row["acv_usd"], score, is_at_risk))
    return listed


def remarks(facts: Mapping[str, Any], row: Mapping[str, Any]) -> list[str]:
    """What to know about this account's numbers before relying on them."""
    quality = facts["quality"]
    sentences = []
    if row["coverage"] is not None and row["coverage"] < 100:
        sentences.append(f"{row['coverage']:.0f}% of the engagement score is measured; the rest has no data.")
    if any(factor["is_shared"] for factor in row["factors"] or ()):
        sentences.append("A team is shared with another account: product factors count the users of both.")
    for name, singular, text in (
        ("unknown_pools", "seat pool", "without a known number of assigned seats: left out of rates."),
        ("dirty_pools", "seat pool", "with more than one subscription: its numbers belong to the pool as a whole."),
        ("dirty_teams", "seat pool", "shared with another account: its seats count in full for each."),
    ):
        if quality[name]:
            sentences.append(f"{plural(quality[name], singular)} {text}")
    return sentences


@router.get("/account/{csn:path}")
def account(visit: site.Visitor, csn: _Csn) -> Response:
    """The page of an account; for a merged account, that of its survivor, with a note."""
    at_risk_below = visit.service.settings.rules.actions.at_risk_below
    with visit.reading() as reading:
        row = queries.account(reading, visit.reader, csn)
        facts = lookups.facts(reading, visit.reader, row["account_csn"])
        months = facts["months"] or []
        products = facts["products"] or []
        calls = of_account(visit, reading, row["account_csn"])
        failed_by_table = lookups.failed_checks(reading)
        failed = [
            {**check, "column": column}
            for table, column in _COLUMNS.items()
            for check in failed_by_table.get(table, ())
        ]
        return visit.page(
            "account.html.j2",
            reading,
            row=row,
            facts=facts,
            csn=row["account_csn"],
            name=facts["account_name"] or row["account_csn"],
            change=None if row["score_month_before"] is None or row["score"] is None
            else round(row["score"] - row["score_month_before"], 1),
            courses=[
                course(months, "assignment_rate", "Assigned", facts["benchmark"]),
                course(months, "utilisation_rate", "In use", facts["benchmark"]),
            ],
            cohort=cohort_in_words(facts["benchmark"]),
            stage=account_details.STAGES.get(facts["stage"] or "", ""),
            stage_chart=None if row["score"] is None or facts["stage_score"] is None
            else account_details.stage_chart(row["score"], facts["stage_score"]),
            people=account_details.people(facts),
            first_use=account_details.first_use_in_words(facts),
            satisfaction=account_details.satisfaction(facts["satisfaction"] or ()),
            retention=account_details.retention(facts["renewals_won"], facts["renewals_decided"]),
            readiness=account_details.readiness(facts, reading.as_of),
            near_days=NEAR_DAYS,
            compare_path=compare.address(
                [
                    compare_lookups.Item("account", row["account_csn"]),
                    *(
                        compare_lookups.Item(kind, facts[column])
                        for kind, column in (("industry", "industry_group"), ("company", "company_size"))
                        if facts[column]
                    ),
                    compare_lookups.Item("all", ""),
                ]
            ),
            months=months,
            renewals=renewals(facts["renewals"] or (), reading.as_of, at_risk_below),
            at_risk_below=at_risk_below,
            products=products if len(products) <= 2 * _ENDS else products[:_ENDS],
            least=products[-_ENDS:] if len(products) > 2 * _ENDS else [],
            relatives=facts["hierarchy"] or [],
            calls=calls,
            plays=titles(visit.service.settings.rules),
            remarks=remarks(facts, row),
            failed=failed,
        )  # fmt: skip


@router.get("/users/{csn:path}")
def users(visit: site.Visitor, csn: _Csn) -> Response:
    """The users of an account as pseudonyms, the least active first."""
    with visit.reading() as reading:
        row = queries.account(reading, visit.reader, csn)
        facts = lookups.facts(reading, visit.reader, row["account_csn"])
        listed = [] if reading.as_of is None else reading.facts.users(row["account_csn"], reading.as_of)
        return visit.page(
            "users.html.j2",
            reading,
            csn=row["account_csn"],
            name=facts["account_name"] or row["account_csn"],
            users=listed[:MOST_USERS],
            total=len(listed),
            inactive=sum(user["category"] == "inactive" for user in listed),
        )
