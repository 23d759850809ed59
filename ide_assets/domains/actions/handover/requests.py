"""Actions that a person asks for: a re-engagement of an account, handed over beside those that the product selects.

A request is a line of a file in the home. An account that is held back or in the universal control gets none: an action
there would spoil what the holdout measures (R-EFF-1). A request is open until it is withdrawn, or an intervention with
its key closes it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, get_args

from ide_assets.domains.accounts.survivors import survivors
from ide_assets.domains.accounts.tables import ACCOUNT_ATTRIBUTES, VICTIM_SURVIVOR_MAPPING
from ide_assets.domains.actions.handover.closings import closing_of
from ide_assets.domains.actions.handover.handover import HANDED_OVER, Row, Status, Why
from ide_assets.domains.actions.tables import CANDIDATES, HOLDOUT
from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.months import Month
from ide_assets.store import database, release_reading
from ide_assets.store.entries import Entries, moment, one_line
from ide_assets.store.ledger import Ledger
from ide_assets.vocabulary.hashes import short_hash

if TYPE_CHECKING:
    import duckdb

    from ide_assets.store.home import Home

#: The play of a request, and the beginning of its action's id.
KEY: Final = "Requested-Reengagement"
_ID: Final = "request-"

#: Days in which a requested action is due.
_DUE_DAYS = 14

Kind = Literal["requested", "withdrawn"]


@dataclass(frozen=True)
class Request:
    """One line: an action is requested, or the request withdrawn. `day` is that of the request."""

    action: str
    account_csn: str
    kind: Kind
    day: str
    why: str
    by: str
    given_at: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind) or not self.action.startswith(_ID):
            raise ValueError(f"{self.kind!r} is not a request")
        date.fromisoformat(self.day)

    @property
    def sha256(self) -> str:
        """A hash of what decides. An erasure may replace names in `why` and `by`."""
        return short_hash(self.action, self.account_csn, self.kind, self.day, self.given_at)

    @property
    def requested_on(self) -> date:
        """The day of the request."""
        return date.fromisoformat(self.day)


ENTRIES = Entries(Request, lambda home: home.requested_actions, "action-request")


def requested(account_csn: str, why: str, by: str, now: datetime, today: date) -> Request:
    """A request. Raises ValueError without a reason."""
    if not one_line(why):
        raise ValueError("the reason is missing. It is handed over with the action: say why the account needs it")
    action = f"{_ID}{short_hash(account_csn, moment(now))}"
    return Request(action, account_csn, "requested", today.isoformat(), one_line(why), by, moment(now))


def withdrawn(request: Request, by: str, now: datetime) -> Request:
    """The withdrawal of a request."""
    return Request(request.action, request.account_csn, "withdrawn", request.day, "", by, moment(now))


def in_force(home: "Home") -> Sequence[Request]:
    """The requests that were not withdrawn, the oldest first."""
    newest = {request.action: request for request in ENTRIES.records(home)}
    return [request for request in newest.values() if request.kind == "requested"]


def unreadable(home: "Home") -> str:
    """A message about damaged lines; empty if there are none."""
    damaged = ENTRIES.damaged_lines(home)
    return damaged and (
        f"{damaged}: damaged, so the action that it requests is not handed over, or one that it withdraws is. Request "
        "or withdraw it again on the page, or restore the file from a backup."
    )


def is_request(row: Row) -> bool:
    """Whether a row that was handed over is of a request."""
    return str(row["action_id"]).startswith(_ID)


#: The tables of the release that requests read, by the names of their views.
TABLES = {
    "merge": VICTIM_SURVIVOR_MAPPING,
    "attributes": ACCOUNT_ATTRIBUTES,
    "holdout": HOLDOUT,
    "candidates": CANDIDATES,
}

#: SQL of the accounts for which an action can be requested: those whose unit was never held back, and is in no control.
REQUESTABLE = """
SELECT surviving_account_csn AS account_csn FROM released_holdout
WHERE snapshot_date = (SELECT max(snapshot_date) FROM released_holdout) AND NOT is_control AND NOT is_mixed_unit
    AND holdout_unit NOT IN (
        SELECT holdout_unit FROM released_candidates
        WHERE holdout_unit IS NOT NULL AND verdict IN ('held_back', 'control', 'both_arms')
    )
    AND surviving_account_csn NOT IN (
        SELECT surviving_account_csn FROM released_candidates WHERE verdict IN ('held_back', 'control', 'both_arms')
    )
"""


def row(request: Request, account_csn: str, account_name: str | None, owner_id: str | None) -> dict[str, object]:
    """An open request as a row of HANDED_OVER, without its status and the date of its first hand-over."""
    return {
        **dict.fromkeys(HANDED_OVER.column_names),
        "surviving_account_csn": account_csn,
        "original_account_csn": request.account_csn,
        "account_name": account_name,
        "ownerid": owner_id,
        "action_id": request.action,
        "action_key": KEY,
        "action_name": "Re-engagement",
        "requested_by": request.by,
        "channel": "human",
        "lifecycle": "Adopt",
        "goal": "Re-engage the users who have a seat and do not use it.",
        "why_now": f"Requested by {request.by} on {request.day}: {request.why}",
        "next_step": "Invite the inactive users to a session on what they can do with the product.",
        "success_criterion": "Users who were inactive use the product again within a month.",
        "due_on": request.requested_on + timedelta(days=_DUE_DAYS),
        "selected_on": request.requested_on,
        "priority": 1,
        "action_rank": 1,
        "confidence": "high",
        "weaknesses": "",
    }


def hand_over(
    month: Month,
    open_rows: Iterable[Row],
    closed: Mapping[str, str],
    handed_over: Iterable[Row],
    first: Mapping[str, object],
) -> list[dict[str, object]]:
    """The rows of requests for a month: open ones, then those that were handed over open and are no longer.

    `closed` has how interventions closed requests, by action. `handed_over` are the rows of requests that were handed
    over with the month before or with this one.
    """
    now = {str(request["action_id"]): request for request in open_rows}
    rows = [
        {
            **request,
            "status": str(Status.CONTINUED if action in first else Status.NEW),
            "first_handed_over": first.get(action, month.last_day),
        }
        for action, request in now.items()
    ]
    for action, former in {str(former["action_id"]): former for former in handed_over}.items():
        if action not in now:
            why = former["status_reason"] if former["status"] == Status.ENDED else None
            ended = why or closed.get(action) or Why.REQUEST_WITHDRAWN
            rows.append({**former, "status": str(Status.ENDED), "status_reason": str(ended)})
    return rows


def open_rows(
    home: "Home", connection: "duckdb.DuckDBPyConnection", month: Month
) -> tuple[list[dict[str, object]], dict[str, str]]:
    """The open requests that can be handed over with a month, and how interventions up to the month closed others.

    A request at an account that is held back now is not among them, and counts as no longer eligible.
    """
    chosen = in_force(home)
    if not chosen:
        return [], {}
    release_reading.released_as(connection, TABLES)
    answers = survivors(connection, {request.account_csn for request in chosen})
    closed = closings(home, connection, chosen, month)
    known = {
        csn: (name, owner)
        for csn, name, owner in connection.execute(
            f"SELECT account_csn, any_value(account_name), any_value(owner_id) FROM released_attributes "
            f"WHERE account_csn IN ({REQUESTABLE}) AND account_csn IN (SELECT unnest(CAST($csns AS VARCHAR[]))) "
            "GROUP BY account_csn",
            {"csns": sorted(set(answers.values()))},
        ).fetchall()
    }
    rows = []
    for request in chosen:
        csn = answers[request.account_csn]
        if request.action not in closed and csn in known:
            rows.append(row(request, csn, *known[csn]))
        else:
            closed.setdefault(request.action, str(Why.NO_LONGER_ELIGIBLE))
    return rows, closed


def closings(
    home: "Home", connection: "duckdb.DuckDBPyConnection", chosen: Collection[Request], month: Month
) -> dict[str, str]:
    """How interventions up to a month closed requests, by action. Needs the view `released_merge`."""
    import duckdb

    if not chosen:
        return {}
    ledger, table = Ledger(home), BY_NAME["interventions"].table
    since = min(Month.of(request.requested_on) for request in chosen)
    entries = [ledger.entry(table.name, past) for past in ledger.months_with_rows(table.name) if since <= past <= month]
    files = [ledger.path(entry) for entry in entries if entry is not None]
    if not files:
        return {}
    # The release's connection has no access to the files of the lake.
    with duckdb.connect() as lake:
        done = lake.execute(
            f"SELECT account_csn, performed_on, outcome FROM {database.parquet(files)} WHERE action_key = $key "
            "ORDER BY performed_on, account_csn, outcome",
            {"key": KEY},
        ).fetchall()
    answers = survivors(connection, {csn for csn, *_ in done} | {request.account_csn for request in chosen})
    closed: dict[str, str] = {}
    for request in chosen:
        for csn, performed_on, outcome in done:
            if answers[csn] == answers[request.account_csn] and performed_on >= request.requested_on:
                closed.setdefault(request.action, closing_of(outcome))
    return closed
