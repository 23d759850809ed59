"""This month's calls: one ordered list of open actions for an owner or a team (R-ACT-4)."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from ide_assets.domains.actions.handover import HANDED_OVER
from ide_assets.domains.actions.people import ADDED_COLUMNS, with_people
from ide_assets.domains.deliveries.lookup import look_up
from ide_assets.months import Month
from ide_assets.store.home import DamagedHomeError
from ide_assets.vocabulary import spreadsheet
from ide_assets.vocabulary.wording import in_words
from ide_assets.web.pages import exports, lookups, site
from ide_assets.web.pages.lookups import Selection

router = APIRouter(include_in_schema=False)

_log = logging.getLogger(__name__)

_Read = TypeVar("_Read")

_Text = Annotated[str, Query(max_length=site.LONGEST_TEXT)]
_Sort = Annotated[Literal["value", "due", "account", "priority"], Query()]
_Page = Annotated[int, Query(ge=1, le=100_000)]

#: The orders of the list, as readers choose them.
SORTS = {"value": "Expected value", "due": "Due date", "account": "Account", "priority": "Priority"}


@dataclass(frozen=True)
class Call:
    """One open action as a representative reads it."""

    csn: str
    account: str
    action: str
    why_now: str
    next_step: str
    contact: str
    email: str
    owner: str
    channel: str
    is_new: bool
    remark: str
    due_on: date | None
    value_at_stake: float | None
    expected_value: float | None
    close_date: date | None


def call(row: Mapping[str, Any]) -> Call:
    """An open action's row with the names of people, where they are known."""
    return Call(
        csn=row["account_csn"],
        account=row["account_name"] or row["account_csn"],
        action=row["action_name"] or row["action_key"],
        why_now=_sentence(row["why_now"] or row["goal"] or ""),
        next_step=row["next_step"] or "",
        contact=row["contact_name"] or row["contact_id"] or "",
        email=row["contact_email"] or "",
        owner=row["owner_name"] or row["ownerid"] or "",
        channel=row["channel"] or "",
        is_new=row["status"] == "new",
        remark=row["status_reason"] or "",
        due_on=row["due_on"],
        value_at_stake=row["value_at_stake"],
        expected_value=row["expected_value"],
        close_date=row["opportunity_close_date"],
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def named(visit: site.Visit, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with names of people.

    All rows are of accounts within the reader's rights; anyone who may read an account may read whom to call there.
    """
    if not rows:
        return rows
    month = Month.of(rows[0]["snapshot_date"])
    with_names = _of_people(lambda: with_people(visit.service.releases.home, month, rows))
    return [{**row, **dict.fromkeys(ADDED_COLUMNS)} for row in rows] if with_names is None else with_names


def owner_names(visit: site.Visit, owners: Sequence[str], day: date | None) -> dict[str, str]:
    """The name of each owner id up to a day; an owner without one keeps the id."""
    if day is None:
        return {}
    home, month = visit.service.releases.home, Month.of(day)
    people = _of_people(lambda: look_up(home, month, "owners", ("owner_name",), owners)) or {}
    return {owner: str(people.get(owner, {}).get("owner_name") or owner) for owner in owners}


def _of_people(read: Callable[[], _Read]) -> _Read | None:
    """What is read from the home at this moment, so that no copy of a name outlives an erasure.

    None where the home is damaged: its release is still served.
    """
    import duckdb

    try:
        return read()
    except (DamagedHomeError, OSError, duckdb.Error) as error:
        _log.warning("Names of owners and contacts are not shown: %s", in_words(error))
        return None


@router.get("/calls")
def calls(
    visit: site.Visitor, owner: _Text = "", channel: _Text = "", sort: _Sort = "value", page: _Page = 1
) -> Response:
    """The list, with filters in the address."""
    selection = Selection(owner=owner or None, channel=channel or None, sort=sort, page=page)
    with visit.reading() as reading:
        totals = lookups.calls_in_all(reading, visit.reader, selection)
        rows = lookups.calls(reading, visit.reader, selection)
        owners, channels = lookups.owners_and_channels(reading, visit.reader)
        names = owner_names(visit, owners, totals["snapshot_date"])
        filters = {"owner": owner, "channel": channel, "sort": sort}
        pages = -(-totals["calls"] // lookups.CALLS_ON_A_PAGE)
        return visit.page(
            "calls.html.j2",
            reading,
            totals=totals,
            calls=[call(row) for row in named(visit, rows)],
            owners=[(name, names.get(name, name)) for name in owners],
            channels=channels,
            sorts=SORTS,
            filters=filters,
            query=urlencode({name: value for name, value in filters.items() if value}),
            number=page,
            pages=pages,
            first=lookups.CALLS_ON_A_PAGE * (page - 1) + 1,
        )


@router.get("/export/calls.csv")
def as_csv(visit: site.Visitor, owner: _Text = "", channel: _Text = "", sort: _Sort = "value") -> Response:
    """The whole list as CSV, with the columns of the hand-over."""
    selection = Selection(owner=owner or None, channel=channel or None, sort=sort)
    with visit.reading() as reading:
        rows = named(visit, lookups.calls(reading, visit.reader, selection, is_whole=True))
        names = HANDED_OVER.column_names
        content = spreadsheet.as_csv(names, ([row[name] for name in names] for row in rows))
        month = Month.of(rows[0]["snapshot_date"]) if rows else "none"
        return exports.download(content, "text/csv", f"calls-{month}.csv")
