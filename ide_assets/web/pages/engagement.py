"""The breakdown of an account's engagement score, and what can be taken away from it."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response

from ide_assets.web import queries
from ide_assets.web.breakdown import PERIOD, breakdown
from ide_assets.web.pages import exports, lookups, site
from ide_assets.web.pages.engagement_view import view
from ide_assets.web.releases import Reading
from ide_assets.web.shapes import Breakdown

router = APIRouter(include_in_schema=False)

_Csn = Annotated[str, Path(min_length=1, max_length=site.LONGEST_TEXT)]
_Account = Annotated[str, Query(min_length=1, max_length=site.LONGEST_TEXT)]
_Compare = Annotated[Literal["previous", "none"], Query()]


def _document(
    visit: site.Visit, reading: Reading, account: str, compare: Literal["previous", "none"] = "previous"
) -> tuple[Breakdown, dict[str, Any]]:
    """The API's document of an account within the reader's rights, and its facts."""
    row = queries.account(reading, visit.reader, account)
    document = breakdown(reading, row, visit.service.definition, account, PERIOD, compare)
    return document, lookups.facts(reading, visit.reader, row["account_csn"])


@router.get("/engagement/{csn:path}")
def engagement(visit: site.Visitor, csn: _Csn, compare: _Compare = "previous") -> Response:
    """The page of an account; for a merged account, that of its survivor, with a note."""
    with visit.reading() as reading:
        document, facts = _document(visit, reading, csn, compare)
        return visit.page(
            "engagement.html.j2",
            reading,
            document=document,
            facts=facts,
            name=facts.get("account_name") or document.customer.account_csn,
            csn=document.customer.account_csn,
            view=view(document, visit.service.definition),
        )


@router.get("/export/engagement.csv")
def as_csv(visit: site.Visitor, account: _Account) -> Response:
    """The breakdown as CSV."""
    with visit.reading() as reading:
        document, facts = _document(visit, reading, account)
        name = facts.get("account_name") or ""
        return exports.download(exports.engagement_csv(document, name), "text/csv", f"engagement-{account}.csv")


@router.get("/meeting")
def meeting(visit: site.Visitor, account: _Account) -> Response:
    """A draft of a meeting with the customer: e-mail text, and the way to the calendar file."""
    with visit.reading() as reading:
        document, facts = _document(visit, reading, account)
        return visit.page(
            "meeting.html.j2",
            reading,
            csn=document.customer.account_csn,
            name=facts.get("account_name") or document.customer.account_csn,
            mail=exports.mail(document),
        )


@router.get("/export/meeting.ics")
def as_calendar(visit: site.Visitor, account: _Account) -> Response:
    """The draft of a meeting as an iCalendar file, on the next working day."""
    with visit.reading() as reading:
        document, facts = _document(visit, reading, account)
        name = facts.get("account_name") or document.customer.account_csn
        content = exports.meeting(document, name, datetime.now(UTC))
        return exports.download(content, "text/calendar", f"meeting-{account}.ics")
