"""The queries of calls: the open actions of a release with what readers decided about each (R-ACT-4).

Input is bound; the reader's rights are the API's condition in each query.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ide_assets.domains.actions.handover import requests
from ide_assets.domains.actions.handover.closings import DECLINED, DONE, SNOOZED
from ide_assets.domains.actions.handover.handover import HANDED_OVER
from ide_assets.operations import call_decisions
from ide_assets.operations.call_decisions import OPEN, Kind
from ide_assets.web import queries
from ide_assets.web.access import Reader
from ide_assets.web.queries import ALLOWED, OF_SEGMENT
from ide_assets.web.releases import Reading

if TYPE_CHECKING:
    from ide_assets.store.home import Home

Row = Mapping[str, Any]

#: The states of a call, in the order of the filter.
STATES: tuple[Kind, ...] = (OPEN, SNOOZED, DONE, DECLINED)

#: Bound parameters: the ids of calls by the state that a decision gives them, without empty ones and those that are
#: open; `requested`, the actions that readers asked for, as JSON, if there are any.
Decided = Mapping[str, Sequence[str] | str]


def decided(home: "Home", day: date) -> Decided:
    """What readers decided about calls up to a day, and the actions that they asked for."""
    states = {action: decision.state(day) for action, decision in call_decisions.newest(home).items()}
    requested = [requests.row(request, "", None, None) for request in requests.in_force(home)]
    decisions: dict[str, list[str] | str] = {
        name: actions for name in STATES[1:] if (actions := [action for action in states if states[action] == name])
    }
    if requested:
        decisions["requested"] = json.dumps([{**row, "status": "new"} for row in requested], default=str)
    return decisions


#: How calls can be sorted; ties by value and then by identifier.
SORTS = {
    "value": "is_overdue DESC, expected_value DESC NULLS LAST",
    "due": "due_on NULLS LAST",
    "account": "account_name NULLS LAST, account_csn",
    "priority": "priority",
}

#: Calls on one page.
CALLS_ON_A_PAGE = 50

#: The columns of the bound actions, for DuckDB's reader of JSON.
_REQUESTED_COLUMNS = json.dumps([dict(HANDED_OVER.duckdb_types)])

#: Requested actions as a bound JSON text, each with the account that answers for it.
_REQUESTED = f"""
SELECT facts.account_csn, facts.owner_id, (SELECT as_of FROM release) AS snapshot_date, asked.* REPLACE (
    facts.account_csn AS surviving_account_csn, facts.account_name AS account_name, facts.owner_id AS ownerid
)
FROM (SELECT unnest(from_json(CAST($requested AS JSON), '{_REQUESTED_COLUMNS}'), recursive := true)) AS asked
JOIN identities ON customer_id = asked.original_account_csn
JOIN facts ON facts.account_csn = identities.account_csn
SEMI JOIN requestable ON requestable.account_csn = facts.account_csn
WHERE asked.action_id NOT IN (SELECT action_id FROM closed_requests)
"""

_WITH_REQUESTED = f"(SELECT * FROM actions UNION ALL BY NAME {_REQUESTED})"


def _actions(decided: Decided) -> str:
    """SQL of the actions of the release, and of those that readers asked for, if there are any."""
    return _WITH_REQUESTED if "requested" in decided else "actions"


def _state(decided: Decided) -> str:
    """SQL of the state of a call, with the ids of the decisions that are in force bound."""
    cases = [
        f"WHEN action_id IN (SELECT unnest(CAST(${state} AS VARCHAR[]))) THEN '{state}'"
        for state in STATES
        if state in decided
    ]
    return f"CASE {' '.join(cases)} ELSE '{OPEN}' END" if cases else f"'{OPEN}'"


#: The condition of each filter of a selection.
_FILTERS = {
    "account": "account_csn = $account",
    "owner": "owner_id = $owner",
    "channel": "channel = $channel",
    "action": "action_id = $action",
    "segment": OF_SEGMENT,
    "state": "state = $state",
}


@dataclass(frozen=True)
class Selection:
    """Which calls, and in which order; `page` counts from 1. A call that was due before `today` is overdue."""

    account: str | None = None
    owner: str | None = None
    channel: str | None = None
    action: str | None = None
    segment: str | None = None
    state: str | None = None
    sort: str = "value"
    page: int = 1
    today: date | None = None

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: getattr(self, name) for name in _FILTERS if getattr(self, name) is not None}

    @property
    def values(self) -> dict[str, str | date | None]:
        """The filters that are set, and the day, as bound parameters."""
        return {"today": self.today, **self.filters}


def _of_calls(decided: Decided, selection: Selection) -> str:
    # Only with the conditions that are needed: DuckDB takes longer to plan the others than to run the query.
    conditions = " AND ".join([ALLOWED, *(_FILTERS[name] for name in selection.filters)])
    return f"""
    FROM (
        SELECT *, {_state(decided)} AS state, coalesce(due_on < CAST($today AS DATE), false) AS is_overdue
        FROM {_actions(decided)}
    ) WHERE {conditions}
    """


def calls(
    reading: Reading, reader: Reader, decided: Decided, selection: Selection, is_whole: bool = False
) -> list[dict[str, Any]]:
    """Calls within the reader's rights with their state: a page of them, or all. Held-back ones are not among them."""
    limit = "" if is_whole else f"LIMIT {CALLS_ON_A_PAGE} OFFSET $skipped"
    skipped = {} if is_whole else {"skipped": CALLS_ON_A_PAGE * (selection.page - 1)}
    order = f"{SORTS[selection.sort]}, expected_value DESC NULLS LAST, action_id"
    query = f"SELECT * {_of_calls(decided, selection)} ORDER BY {order} {limit}"
    return queries.rows(reading, query, reader, **decided, **selection.values, **skipped)


def calls_in_all(reading: Reading, reader: Reader, decided: Decided, selection: Selection) -> dict[str, Row]:
    """By state: the calls, the new and the overdue ones, and their value. A state without calls is not in it.

    The state that is selected does not matter.
    """
    selection = replace(selection, state=None)
    query = (
        "SELECT state, count(*) AS calls, count(*) FILTER (status = 'new') AS new, "
        "count(*) FILTER (is_overdue) AS overdue, "
        "sum(value_at_stake) AS value_at_stake, sum(expected_value) AS expected_value, "
        f"max(snapshot_date) AS snapshot_date {_of_calls(decided, selection)} GROUP BY state"
    )
    return {row["state"]: row for row in queries.rows(reading, query, reader, **decided, **selection.values)}


def owners(reading: Reading, reader: Reader) -> list[str]:
    """The owner ids of the accounts within the reader's rights."""
    query = f"SELECT DISTINCT owner_id FROM facts WHERE owner_id IS NOT NULL AND {ALLOWED} ORDER BY owner_id"
    return [row["owner_id"] for row in queries.rows(reading, query, reader)]


def owners_and_channels(reading: Reading, reader: Reader, decided: Decided) -> tuple[list[str], list[str]]:
    """The owner ids and channels of the calls within the reader's rights."""
    query = f"SELECT DISTINCT owner_id, channel FROM {_actions(decided)} WHERE {ALLOWED}"
    pairs = queries.rows(reading, query, reader, **{name: decided[name] for name in decided.keys() & {"requested"}})
    owners = sorted({row["owner_id"] for row in pairs if row["owner_id"] is not None})
    return owners, sorted({row["channel"] for row in pairs if row["channel"] is not None})


#: Calls without a value come last.
_PLACE = "coalesce(CAST(expected_value AS DOUBLE), '-infinity'::DOUBLE)"

_AFTER = f"""
AND ($place IS NULL OR {_PLACE} < $place OR ({_PLACE} = $place AND action_id > $after))
ORDER BY {_PLACE} DESC, action_id LIMIT $rows
"""


def calls_after(
    reading: Reading, reader: Reader, decided: Decided, selection: Selection, cursor: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """A page of calls by expected value, and the cursor of the next page: value and id of the last one, as hexadecimal.

    Following the cursors gives every call once, also if a decision changes the states meanwhile.
    """
    position = bytes.fromhex(cursor or "")
    (place,) = struct.unpack(">d", position[:8]) if cursor else (None,)
    query = f"SELECT *, {_PLACE} AS place {_of_calls(decided, selection)} {_AFTER}"
    listed = queries.rows(
        reading,
        query,
        reader,
        place=place,
        after=position[8:].decode(errors="replace"),
        # One more than shown says whether there is a next page.
        rows=limit + 1,
        **decided,
        **selection.values,
    )
    page = listed[:limit]
    last = page[-1] if len(listed) > limit else None
    return page, None if last is None else struct.pack(">d", last["place"]).hex() + last["action_id"].encode().hex()
