"""This month's calls: one ordered list of actions for an owner or a team, and what became of each (R-ACT-4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from ide_assets.domains.actions.handover import requests
from ide_assets.domains.actions.handover.handover import HANDED_OVER
from ide_assets.months import Month
from ide_assets.operations import call_decisions
from ide_assets.operations.call_decisions import OPEN, Decision, Kind
from ide_assets.vocabulary import spreadsheet
from ide_assets.web import call_queries, queries
from ide_assets.web.call_people import named, owner_names
from ide_assets.web.call_queries import Selection, decided
from ide_assets.web.pages import exports, site
from ide_assets.web.pages.wording import title
from ide_assets.web.problems import of_status
from ide_assets.web.releases import Reading

router = APIRouter(include_in_schema=False)

_Text = Annotated[str, Query(max_length=site.LONGEST_TEXT)]
_Sort = Annotated[Literal["value", "due", "account", "priority"], Query()]
_State = Annotated[Literal["open", "snoozed", "done", "declined"], Query()]
_Page = Annotated[int, Query(ge=1, le=100_000)]

#: The orders of the list, as readers choose them.
SORTS = {"value": "Overdue, then expected value", "due": "Due date", "account": "Account", "priority": "Priority"}


@dataclass(frozen=True)
class Call:
    """One action as a representative reads it; `decision` is the newest one about it that is in force."""

    id: str
    state: Kind
    decision: Decision | None
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
    is_overdue: bool
    value_at_stake: float | None
    expected_value: float | None
    close_date: date | None


def call(row: Mapping[str, Any], owner: str, decision: Decision | None = None) -> Call:
    """An action's row with the names of people, where they are known, and the newest decision about it."""
    return Call(
        id=row["action_id"],
        state=row["state"],
        decision=None if row["state"] == OPEN else decision,
        csn=row["account_csn"],
        account=row["account_name"] or row["account_csn"],
        # What a reader asked for is named by that.
        action=("" if requests.is_request(row) else title(row["goal"])) or row["action_name"] or row["action_key"],
        why_now=_sentence(row["why_now"] or row["goal"] or ""),
        next_step=row["next_step"] or "",
        contact=row["contact_name"] or row["contact_id"] or "",
        email=row["contact_email"] or "",
        owner=owner,
        channel=row["channel"] or "",
        is_new=row["status"] == "new",
        remark=row["status_reason"] or "",
        due_on=row["due_on"],
        is_overdue=row["is_overdue"] and row["state"] == OPEN,
        value_at_stake=row["value_at_stake"],
        expected_value=row["expected_value"],
        close_date=row["opportunity_close_date"],
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _owners(visit: site.Visit, reading: Reading, day: date | None) -> Mapping[str, str]:
    """The name of every owner within the reader's rights, by id, so that those of one name differ."""
    return owner_names(reading, call_queries.owners(reading, visit.reader), day)


def in_words(
    visit: site.Visit, reading: Reading, rows: list[dict[str, Any]], owners: Mapping[str, str] | None = None
) -> list[Call]:
    """Rows of calls as pages show them; `owners` are names that were looked up before."""
    if not rows:
        return []
    decisions = call_decisions.newest(visit.home)
    owners = _owners(visit, reading, rows[0]["snapshot_date"]) if owners is None else owners
    return [
        call(
            row,
            owners.get(row["owner_id"] or "") or row["owner_name"] or row["ownerid"] or "",
            decisions.get(row["action_id"]),
        )
        for row in named(reading, rows)
    ]


def of_account(visit: site.Visit, reading: Reading, account_csn: str) -> list[Call]:
    """The calls of an account in any state, by priority."""
    selection = Selection(account=account_csn, sort="priority", today=visit.today)
    return in_words(
        visit, reading, call_queries.calls(reading, visit.reader, decided(visit.home, visit.today), selection)
    )


def one(visit: site.Visit, reading: Reading, action: str) -> dict[str, Any]:
    """The row of a call by the id of its action. Raises Problem (404), also outside the reader's rights."""
    rows = (
        call_queries.calls(
            reading, visit.reader, decided(visit.home, visit.today), Selection(action=action, today=visit.today)
        )
        if action
        else []
    )
    if not rows:
        raise of_status(404)
    return rows[0]


#: The sums of a state without calls.
_NO_CALLS: call_queries.Row = {"calls": 0, "new": 0, "overdue": 0, "value_at_stake": None, "expected_value": None}


@router.get("/calls")
def calls(
    visit: site.Visitor,
    owner: _Text = "",
    channel: _Text = "",
    segment: _Text = "",
    state: _State = OPEN,
    sort: _Sort = "value",
    page: _Page = 1,
    decided_call: Annotated[str, Query(alias="decided", max_length=site.LONGEST_TEXT)] = "",
) -> Response:
    """The list, with filters in the address; `decided` is a call that the reader has just decided about."""
    selection = Selection(
        owner=owner or None, channel=channel or None, segment=segment or None, state=state, sort=sort, page=page,
        today=visit.today,
    )  # fmt: skip
    states = decided(visit.home, visit.today)
    with visit.reading() as reading:
        totals = call_queries.calls_in_all(reading, visit.reader, states, selection)
        rows = call_queries.calls(reading, visit.reader, states, selection)
        latest = (
            call_queries.calls(reading, visit.reader, states, Selection(action=decided_call, today=visit.today))
            if decided_call
            else []
        )
        days = [row["snapshot_date"] for row in (*rows, *latest, *totals.values())]
        names = _owners(visit, reading, max(days, default=None))
        shown = in_words(visit, reading, [*rows, *latest], names)
        owners, channels = call_queries.owners_and_channels(reading, visit.reader, states)
        filters = {"owner": owner, "channel": channel, "segment": segment, "state": state, "sort": sort}
        query = urlencode({name: value for name, value in filters.items() if value})
        count = totals.get(state, _NO_CALLS)["calls"]
        return visit.page(
            "calls.html.j2",
            reading,
            totals=totals.get(state, _NO_CALLS),
            counts={name: totals.get(name, _NO_CALLS)["calls"] for name in call_queries.STATES},
            calls=shown[: len(rows)],
            latest=shown[len(rows) :],
            owners=[(name, names.get(name, name)) for name in owners],
            channels=channels,
            segments=queries.segments(reading),
            sorts=SORTS,
            filters=filters,
            query=query,
            # Without the call decided about last, so that a form does not repeat it.
            back=f"/calls?{query}" + (f"&page={page}" if page > 1 else ""),
            number=page,
            pages=-(-count // call_queries.CALLS_ON_A_PAGE),
            first=call_queries.CALLS_ON_A_PAGE * (page - 1) + 1,
        )


#: What became of a call, after the columns of the hand-over.
DECIDED_COLUMNS = ("state", "decided_on", "snoozed_until", "declined_because", "note", "decided_by")


@router.get("/export/calls.csv")
def as_csv(
    visit: site.Visitor,
    owner: _Text = "",
    channel: _Text = "",
    segment: _Text = "",
    state: _State = OPEN,
    sort: _Sort = "value",
) -> Response:
    """The whole list as CSV: the columns of the hand-over, then what became of each call."""
    selection = Selection(
        owner=owner or None, channel=channel or None, segment=segment or None, state=state, sort=sort,
        today=visit.today,
    )  # fmt: skip
    decisions = call_decisions.newest(visit.home)
    with visit.reading() as reading:
        rows = named(
            reading,
            call_queries.calls(reading, visit.reader, decided(visit.home, visit.today), selection, is_whole=True),
        )
        names = HANDED_OVER.column_names
        content = spreadsheet.as_csv(
            (*names, *DECIDED_COLUMNS),
            ([*(row[name] for name in names), *_outcome(row, decisions.get(row["action_id"]))] for row in rows),
        )
        month = Month.of(rows[0]["snapshot_date"]) if rows else "none"
        return exports.download(content, "text/csv", f"calls-{month}.csv")


def _outcome(row: Mapping[str, Any], decision: Decision | None) -> tuple[str | None, ...]:
    """The values of DECIDED_COLUMNS."""
    if decision is None or row["state"] == OPEN:
        return (row["state"], *(None for _ in DECIDED_COLUMNS[1:]))
    return (row["state"], decision.day, decision.until, decision.reason, decision.note, decision.by)
