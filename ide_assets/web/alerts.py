"""The operations on engagement alerts. A decision is stored in the home; the release is only read."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from starlette.exceptions import HTTPException

from ide_assets.operations import alert_decisions
from ide_assets.operations.alert_decisions import Decision
from ide_assets.operations.engagement_alerts import ids_in_force
from ide_assets.store.home import home_of
from ide_assets.web import alert_shapes as shapes
from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.problems import OF_READERS, Problem
from ide_assets.web.service import Call, Caller, Limit, OwnerId, Search, Service
from ide_assets.web.storing import OF_DECISIONS, impossible_day, store

router = APIRouter(prefix="/api/intelligence/engagement/alerts", tags=["alerts"])

_Id = Annotated[str, Path(alias="alertId", pattern="^[0-9a-f]{32}$", description="Id of the alert, from the list.")]

_Cursor = Annotated[
    str | None, Query(pattern="^[0-9]{8}-[0-9a-f]{32}$", description="The nextCursor of the page before.")
]


@router.get("", summary="Engagement alerts, the newest first", responses=OF_READERS)
def alerts(
    call: Caller,
    state: Annotated[
        Literal["open", "acknowledged", "snoozed", "over"] | None, Query(description="Only alerts in this state.")
    ] = None,
    severity: Annotated[
        Literal["critical", "high", "medium"] | None, Query(description="Only alerts of this severity.")
    ] = None,
    owner: OwnerId = None,
    search: Search = None,
    cursor: _Cursor = None,
    limit: Limit = 50,
) -> shapes.Alerts:
    """An alert is over when the newest month does not have it. Its state is of today, in the time zone of months."""
    home = home_of(call.service.settings)
    decisions = alert_decisions.newest(home)
    with call.service.releases.reading() as reading:
        rows, next_cursor = queries.alerts(
            reading,
            call.reader,
            ids_in_force(home, call.service.settings.rules.today(datetime.now(UTC))),
            state=state,
            severity=severity,
            owner=owner,
            search=search,
            cursor=cursor,
            limit=limit,
        )
        page = shapes.Alerts(
            release=reading.release,
            as_of=reading.as_of,
            alerts=[_alert(row, decisions.get(row["id"])) for row in rows],
            next_cursor=next_cursor,
        )
    # Decisions change between releases; only those that the caller sees may change the tag.
    call.tag(page.model_dump_json())
    return page


@router.post("/{alertId}/acknowledge", summary="Acknowledge an alert", **OF_DECISIONS)
def acknowledge(call: Caller, alert_id: _Id, body: shapes.Acknowledgement) -> shapes.Alert:
    """It is no longer sent to owners while it lasts. The newest decision about an alert counts."""
    now = datetime.now(UTC)
    return _decided(
        call, alert_id, lambda: alert_decisions.acknowledged(alert_id, body.reason, call.reader.name, now), now
    )


@router.post("/{alertId}/snooze", summary="Snooze an alert until a day", **OF_DECISIONS)
def snooze(call: Caller, alert_id: _Id, body: shapes.Snooze) -> shapes.Alert:
    """On that day it is open again, and sent again if it still lasts. The newest decision about an alert counts."""
    now = datetime.now(UTC)
    today = call.service.settings.rules.today(now)
    return _decided(
        call,
        alert_id,
        lambda: alert_decisions.snoozed(alert_id, body.until, body.reason, call.reader.name, now, today),
        now,
    )


@router.get("/{alertId}/acknowledge", include_in_schema=False)
@router.get("/{alertId}/snooze", include_in_schema=False)
async def cannot_be_read() -> None:
    """These addresses would otherwise be read as customer ids."""
    raise HTTPException(405, headers={"Allow": "POST"})


def _decided(call: Call, alert_id: str, decision: Callable[[], Decision], now: datetime) -> shapes.Alert:
    """Store a decision as `decide_about` does; returns the alert with it."""
    row, chosen = decide_about(call.service, call.reader, alert_id, decision, now)
    return _alert({**row, "state": chosen.kind}, chosen)


def open_alert(service: Service, reader: Reader, alert_id: str, now: datetime) -> Mapping[str, Any]:
    """The row of an alert within the reader's rights. Raises Problem: 404 for any other, 409 for one that is over."""
    home, today = home_of(service.settings), service.settings.rules.today(now)
    with service.releases.reading() as reading:
        rows, _ = queries.alerts(reading, reader, ids_in_force(home, today), alert=alert_id)
    if not rows:
        raise Problem(
            404,
            "unknown-alert",
            "No alert has this id, or you may not read its account. List the alerts: "
            "/api/intelligence/engagement/alerts",
        )
    if rows[0]["state"] == "over":
        raise Problem(409, "alert-is-over", "The alert is over: there is nothing to decide.")
    return rows[0]


def decide_about(
    service: Service, reader: Reader, alert_id: str, decision: Callable[[], Decision], now: datetime
) -> tuple[Mapping[str, Any], Decision]:
    """Store a decision about an alert within the reader's rights; returns its row and the decision.

    Raises Problem as `open_alert`, 409 for an impossible day, 503 while a run has the home.
    """
    row = open_alert(service, reader, alert_id, now)
    try:
        chosen = decision()
    except ValueError as error:
        raise impossible_day("until", error) from None
    store(lambda seconds: alert_decisions.decide(home_of(service.settings), chosen, seconds))
    return row, chosen


def _alert(row: Mapping[str, Any], decision: Decision | None) -> shapes.Alert:
    shown = None
    if decision is not None:
        shown = shapes.Decision.model_validate(
            {
                "kind": decision.kind,
                "until": decision.until or None,
                "reason": decision.reason,
                "by": decision.by,
                "given_at": decision.given_at,
            }
        )
    return shapes.Alert(**row, decision=shown)
