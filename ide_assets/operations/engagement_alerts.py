"""Engagement alerts of the current release: which there are, and what is said about those that are sent (R-ES-11).

Every alert has an id, which is the same in all months in which the alert lasts.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ide_assets.domains.accounts.tables import ACCOUNT
from ide_assets.domains.deliveries.reading.lookup import look_up
from ide_assets.domains.engagement.definition import OVERALL
from ide_assets.domains.engagement.tables import ALERTS, CHANGES, SCORES
from ide_assets.months import Month
from ide_assets.operations import alert_decisions
from ide_assets.settings import Settings
from ide_assets.store import release_reading
from ide_assets.store.home import Home, home_of

if TYPE_CHECKING:
    import duckdb

#: Severities of alerts, the most urgent first.
BY_URGENCY = ("critical", "high", "medium")

#: SQL of every alert that a release has, with what its newest month says of it, from `released_alerts` and
#: `released_scores`. An alert that the newest month of scores does not have is over. The CSN comes last in the id,
#: because any text can be one.
EVERY_ALERT = """
SELECT left(sha256(concat_ws('|', component, alert, strftime(raised_on, '%Y-%m-%d'), surviving_account_csn)), 32)
        AS alert_id,
    surviving_account_csn AS raised_for, component, alert, raised_on,
    arg_max(severity, snapshot_date) AS severity, arg_max(recipients, snapshot_date) AS recipients,
    arg_max(score, snapshot_date) AS score, arg_max(threshold, snapshot_date) AS threshold,
    max(snapshot_date) AS last_on,
    max(snapshot_date) < (SELECT max(snapshot_date) FROM released_scores) AS is_over
FROM released_alerts GROUP BY ALL
"""

#: SQL of the state of such an alert, with the ids of the decisions that are in force bound.
STATE = """
CASE WHEN is_over THEN 'over'
    WHEN alert_id IN (SELECT unnest(CAST($acknowledged AS VARCHAR[]))) THEN 'acknowledged'
    WHEN alert_id IN (SELECT unnest(CAST($snoozed AS VARCHAR[]))) THEN 'snoozed'
    ELSE 'open' END
"""

#: One plain address: no display name, no list, no group.
_ADDRESS = re.compile(r"[^\x00-\x20\x7f-\xa0\s@<>,;:\"()\[\]\\]{1,64}@[^\x00-\x20\x7f-\xa0\s@<>,;:\"()\[\]\\]{1,255}")

#: How many parts of a change are said.
_PARTS = 3

_LASTING = f"""
WITH newest AS (SELECT max(snapshot_date) AS as_of FROM released_scores),
owners AS (
    SELECT account_csn__c AS account_csn, arg_min(ownerid, id) AS owner_id FROM released_account GROUP BY ALL
),
parts AS (
    SELECT surviving_account_csn AS account_csn, any_value(change) AS change,
        list(struct_pack(factor, cause, points) ORDER BY abs(points) DESC, part)[:{_PARTS}] AS parts
    FROM released_changes
    WHERE component = '{OVERALL}' AND snapshot_date = (SELECT as_of FROM newest) GROUP BY ALL
),
scores AS (
    SELECT surviving_account_csn AS account_csn, component AS scored, previous_score
    FROM released_scores WHERE snapshot_date = (SELECT as_of FROM newest)
)
SELECT alert_id, raised_for AS account_csn, owner_id, component, alert, severity, recipients, score, previous_score,
    threshold, raised_on, change, parts
FROM ({EVERY_ALERT}) AS alerts
LEFT JOIN owners ON owners.account_csn = raised_for
LEFT JOIN parts ON parts.account_csn = raised_for
LEFT JOIN scores ON scores.account_csn = raised_for AND scored = component
WHERE NOT is_over AND raised_on >= CAST($since AS DATE)
    AND alert_id NOT IN (SELECT unnest(CAST($closed AS VARCHAR[])))
ORDER BY account_csn, alert_id
"""


@dataclass(frozen=True)
class Part:
    """A part of the change of the overall score since the month before."""

    factor: str
    cause: str
    points: float


@dataclass(frozen=True)
class Alert:
    """An alert that lasts, with what a message says about it."""

    alert_id: str
    account_csn: str
    account_name: str | None
    owner_id: str | None
    component: str
    alert: str
    severity: str
    recipients: str
    score: float | None
    previous_score: float | None
    threshold: float
    raised_on: date
    change: float | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Owner:
    """A person who owns accounts: the address, if one can be used, and the manager's owner id."""

    address: str | None
    manager_id: str | None


def newest_month(home: Home, settings: Settings) -> Month | None:
    """The newest month of the current release that has scores. Raises NoReleaseError."""
    with release_reading.attached(home, settings) as connection:
        release_reading.released_as(connection, {"scores": SCORES})
        newest = connection.execute("SELECT max(snapshot_date) FROM released_scores").fetchall()[0][0]
    return None if newest is None else Month.parse(f"{newest:%Y-%m}")


def ids_in_force(home: Home, today: date) -> dict[str, list[str]]:
    """The parameters of STATE: the ids of alerts by the kind of the decision that is in force."""
    decisions = alert_decisions.in_force(home, today)
    return {
        kind: [alert for alert, decision in decisions.items() if decision.kind == kind]
        for kind in ("acknowledged", "snoozed")
    }


def listing(
    connection: "duckdb.DuckDBPyConnection", home: Home, today: date, state: str | None = None, alert: str | None = None
) -> "duckdb.DuckDBPyConnection":
    """A cursor over the alerts of the attached release: all, those in a state, or the one of an id; newest first."""
    release_reading.released_as(connection, {"alerts": ALERTS, "scores": SCORES})
    return connection.execute(
        f"SELECT * FROM (SELECT alert_id, raised_for AS account_csn, component, alert, severity, score, threshold, "
        f"raised_on, {STATE} AS state FROM ({EVERY_ALERT})) "
        "WHERE ($state IS NULL OR state = $state) AND ($alert IS NULL OR alert_id = $alert) "
        "ORDER BY raised_on DESC, account_csn, alert_id",
        {**ids_in_force(home, today), "state": state, "alert": alert},
    )


def lasting(settings: Settings, month: Month, since: Month, closed: Collection[str]) -> list[Alert]:
    """The alerts of the newest `month` that were raised in `since` or later, without those of the ids `closed`.

    Names of accounts come from the lake. Raises NoReleaseError.
    """
    home = home_of(settings)
    with release_reading.attached(home, settings) as connection:
        release_reading.released_as(
            connection, {"alerts": ALERTS, "scores": SCORES, "changes": CHANGES, "account": ACCOUNT}
        )
        cursor = connection.execute(_LASTING, {"since": since.first_day, "closed": list(closed)})
        columns = [column[0] for column in cursor.description or ()]
        rows: list[dict[str, Any]] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    names = look_up(home, month, "accounts", ("account_name",), {row["account_csn"] for row in rows})
    return [
        Alert(
            **{
                **row,
                "account_name": names.get(row["account_csn"], {}).get("account_name"),
                "parts": tuple(Part(**part) for part in row["parts"] or ()),
            }
        )
        for row in rows
    ]


def owners(home: Home, month: Month, ids: Collection[str]) -> dict[str, Owner]:
    """The owners of these ids and their managers, as delivered for the newest month up to `month`.

    An owner who is not active, or whose address was erased or is not one plain address, has none.
    """
    own = _owners(home, month, ids)
    managers = {owner.manager_id for owner in own.values() if owner.manager_id is not None}
    return {**_owners(home, month, managers - set(own)), **own}


def _owners(home: Home, month: Month, ids: Collection[str]) -> dict[str, Owner]:
    rows = look_up(home, month, "owners", ("owner_email", "manager_owner_id", "is_active"), ids)
    return {owner_id: _owner(row) for owner_id, row in rows.items()}


def _owner(row: Mapping[str, object]) -> Owner:
    address, manager = row["owner_email"], row["manager_owner_id"]
    can_be_used = bool(row["is_active"]) and _ADDRESS.fullmatch(str(address)) is not None
    return Owner(str(address) if can_be_used else None, None if manager is None else str(manager))
