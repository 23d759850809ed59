"""The operations on this month's calls. A decision is stored in the home; the release is only read (R-ACT-4)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query

from ide_assets.operations import call_decisions
from ide_assets.operations.call_decisions import OPEN, Decision, Subject
from ide_assets.store.home import home_of
from ide_assets.web import call_queries, queries
from ide_assets.web import call_shapes as shapes
from ide_assets.web.call_people import named
from ide_assets.web.call_queries import Selection, decided
from ide_assets.web.problems import OF_LISTS, Problem
from ide_assets.web.releases import Reading
from ide_assets.web.service import Call, Caller, Limit, OwnerId, SegmentName
from ide_assets.web.storing import OF_DECISIONS, impossible_day, store

router = APIRouter(prefix="/api/calls", tags=["calls"])

_Id = Annotated[str, Path(alias="actionId", pattern="^[A-Za-z0-9_-]{1,100}$", description="Id of the call's action.")]

#: Any such text is a position, so that the document says exactly which cursors are accepted.
_Cursor = Annotated[
    str | None,
    Query(max_length=4000, pattern="^[0-9a-f]{16}([0-9a-f]{2})*$", description="The nextCursor of the page before."),
]


@router.get("", summary="This month's calls, the most valuable first", responses=OF_LISTS)
def calls(
    call: Caller,
    state: Annotated[
        Literal["open", "snoozed", "done", "declined"] | None, Query(description="Only calls in this state.")
    ] = None,
    owner: OwnerId = None,
    account: Annotated[
        str | None, Query(alias="accountCsn", max_length=200, description="Only calls of this surviving account.")
    ] = None,
    channel: Annotated[str | None, Query(max_length=200, description="Only calls on this channel.")] = None,
    segment: SegmentName = None,
    cursor: _Cursor = None,
    limit: Limit = 50,
) -> shapes.Calls:
    """Open, snoozed, done and declined calls, without those that are held back. Names of people are those of now."""
    home, today = home_of(call.service.settings), _today(call)
    selection = Selection(account=account, owner=owner, channel=channel, segment=segment, state=state)
    decisions = call_decisions.newest(home)
    with call.service.releases.reading() as reading:
        queries.require_segment(reading, segment)
        rows, next_cursor = call_queries.calls_after(
            reading, call.reader, decided(home, today), selection, cursor, limit
        )
        page = shapes.Calls(
            release=reading.release,
            as_of=reading.as_of,
            calls=[_listed(row, decisions.get(row["action_id"])) for row in named(reading, rows)],
            next_cursor=next_cursor,
        )
    # Decisions and names change between releases; only those that the caller sees may change the tag.
    call.tag(page.model_dump_json())
    return page


@router.post("/{actionId}/decision", summary="Decide about a call", **OF_DECISIONS)
def decide(call: Caller, action_id: _Id, body: shapes.Decided) -> shapes.ListedCall:
    """The newest decision about a call counts. It is delivered as an intervention by `ide actions outcomes`."""
    home, today = home_of(call.service.settings), _today(call)
    with call.service.releases.reading() as reading:
        (row,) = named(reading, [_one(call, reading, action_id, today)])
    try:
        chosen = _decision(Subject.of(row), body, call.reader.name, today)
    except ValueError as error:
        raise impossible_day("until" if body.kind == "snoozed" else "day", error) from None
    store(lambda seconds: call_decisions.decide(home, chosen, seconds))
    return _listed({**row, "state": chosen.kind}, chosen)


def _today(call: Call) -> date:
    return call.service.settings.rules.today(datetime.now(UTC))


def _one(call: Call, reading: Reading, action_id: str, today: date) -> dict[str, Any]:
    """The row of a call within the caller's rights. Raises Problem (404) for any other."""
    known = decided(home_of(call.service.settings), today)
    rows = call_queries.calls(reading, call.reader, known, Selection(action=action_id))
    if not rows:
        raise Problem(
            404,
            "unknown-call",
            "No call has this id, or you may not read its account. List the calls: /api/calls",
        )
    return rows[0]


def _decision(subject: Subject, body: shapes.Decided, by: str, today: date) -> Decision:
    """The decision that a body describes. Raises ValueError for a day that cannot be."""
    now = datetime.now(UTC)
    if isinstance(body, shapes.Done):
        return call_decisions.done(subject, body.day or today, body.note, by, now, today)
    if isinstance(body, shapes.Snoozed):
        return call_decisions.snoozed(subject, body.until, body.note, by, now, today)
    if isinstance(body, shapes.Declined):
        return call_decisions.declined(subject, body.reason, body.note, by, now, today)
    return call_decisions.reopened(subject, by, now, today)


def _listed(row: Mapping[str, Any], decision: Decision | None) -> shapes.ListedCall:
    shown = None
    if decision is not None and row["state"] != OPEN:
        shown = shapes.CallDecision.model_validate(
            {
                "kind": decision.kind,
                "day": decision.day,
                "until": decision.until or None,
                "reason": decision.reason or None,
                "note": decision.note or None,
                "by": decision.by,
                "given_at": decision.given_at,
            }
        )
    return shapes.ListedCall(**{**row, "is_new": row["status"] == "new"}, decision=shown)
