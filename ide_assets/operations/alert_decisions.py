"""Decisions about engagement alerts: a person acknowledges or snoozes one, with a reason (R-ES-11).

They are appended to a file in the home, which is also their history; the newest decision about an alert counts. The
release, which has the alerts, is not changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from ide_assets.store.entries import Entries, coming_day, moment, one_line
from ide_assets.store.home import Home
from ide_assets.vocabulary.hashes import short_hash

Kind = Literal["acknowledged", "snoozed"]


@dataclass(frozen=True)
class Decision:
    """One decision about an alert, by its id (engagement_alerts.py).

    `until` is the day on which a snoozed alert is open again; empty for an acknowledged one, which stays so.
    """

    alert: str
    kind: Kind
    until: str
    reason: str
    by: str
    given_at: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"{self.kind!r} is not a decision about an alert")
        if self.kind == "snoozed":
            date.fromisoformat(self.until)

    @property
    def sha256(self) -> str:
        """A hash of what decides. An erasure may replace names in `reason` and `by`, which do not."""
        return short_hash(self.alert, self.kind, self.until, self.given_at)

    def is_in_force(self, today: date) -> bool:
        """Whether the alert is not open because of this decision."""
        return self.kind == "acknowledged" or today < date.fromisoformat(self.until)


ENTRIES = Entries(Decision, lambda home: home.alert_decisions, "alert-decision")


def acknowledged(alert: str, reason: str, by: str, now: datetime) -> Decision:
    """The decision that an alert needs no more attention while it lasts. Raises ValueError for an empty reason."""
    return Decision(alert, "acknowledged", "", _given(reason), by, moment(now))


def snoozed(alert: str, until: date, reason: str, by: str, now: datetime, today: date) -> Decision:
    """The decision that an alert rests until a day. Raises ValueError for an empty reason and a day that cannot be."""
    return Decision(alert, "snoozed", coming_day(until, today), _given(reason), by, moment(now))


def decide(home: Home, decision: Decision, timeout_seconds: float) -> None:
    """Record a decision. Raises HomeBusyError if a run has the home's lock for longer than the timeout."""
    ENTRIES.append(home, decision, timeout_seconds)


def newest(home: Home) -> Mapping[str, Decision]:
    """The newest decision about each alert, by the alert's id."""
    return {decision.alert: decision for decision in ENTRIES.records(home)}


def in_force(home: Home, today: date) -> dict[str, Decision]:
    """The decisions that keep their alerts from being open today, by the alert's id."""
    return {alert: decision for alert, decision in newest(home).items() if decision.is_in_force(today)}


def unreadable(home: Home) -> str:
    """A message about damaged lines; empty if there are none."""
    damaged = ENTRIES.damaged_lines(home)
    return damaged and (
        f"{damaged}: damaged, so it decides nothing; alerts that it "
        "acknowledged or snoozed are open again. Acknowledge them again (ide alert acknowledge), or restore the file "
        "from a backup."
    )


def _given(reason: str) -> str:
    text = one_line(reason)
    if not text:
        raise ValueError("the reason is empty. It is shown with the alert: say what is being done, or why nothing is")
    return text
