"""Decisions about engagement alerts: a person acknowledges or snoozes one, with a reason (R-ES-11).

They are appended to a file in the home, which is also their history; the newest decision about an alert counts. The
release, which has the alerts, is not changed.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, get_args

from ide_assets.store import journal
from ide_assets.store.files import append_line, parsed
from ide_assets.store.home import Home
from ide_assets.vocabulary.hashes import short_hash

Kind = Literal["acknowledged", "snoozed"]

#: An alert can be snoozed for this many days.
LONGEST_SNOOZE_DAYS = 366


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

    @property
    def sha256(self) -> str:
        """A hash of what decides. An erasure may replace names in `reason` and `by`, which do not."""
        return short_hash(self.alert, self.kind, self.until, self.given_at)

    def is_in_force(self, today: date) -> bool:
        """Whether the alert is not open because of this decision."""
        return self.kind == "acknowledged" or today < date.fromisoformat(self.until)


def acknowledged(alert: str, reason: str, by: str, now: datetime) -> Decision:
    """The decision that an alert needs no more attention while it lasts. Raises ValueError for an empty reason."""
    return Decision(alert, "acknowledged", "", _given(reason), by, _moment(now))


def snoozed(alert: str, until: date, reason: str, by: str, now: datetime, today: date) -> Decision:
    """The decision that an alert rests until a day. Raises ValueError for an empty reason and a day that cannot be."""
    if not today < until <= today + timedelta(days=LONGEST_SNOOZE_DAYS):
        raise ValueError(
            f"{until} is not a day after today, {today}, and at most {LONGEST_SNOOZE_DAYS} days ahead. On the day that "
            "is given the alert is open again"
        )
    return Decision(alert, "snoozed", until.isoformat(), _given(reason), by, _moment(now))


def decide(home: Home, decision: Decision, timeout_seconds: float) -> None:
    """Record a decision. Raises HomeBusyError if a run has the home's lock for longer than the timeout."""
    with home.locked("alert-decision", timeout_seconds):
        line = json.dumps({**asdict(decision), "sha256": decision.sha256}, ensure_ascii=False)
        append_line(home.alert_decisions, line)


def newest(home: Home) -> Mapping[str, Decision]:
    """The newest decision about each alert, by the alert's id."""
    try:
        status = home.alert_decisions.stat()
    except FileNotFoundError:
        return {}
    return _newest(home, (status.st_ino, status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=2)
def _newest(home: Home, state: tuple[int, ...]) -> Mapping[str, Decision]:
    return {decision.alert: decision for decision in journal.read(home.alert_decisions, _parse).records}


def in_force(home: Home, today: date) -> dict[str, Decision]:
    """The decisions that keep their alerts from being open today, by the alert's id."""
    return {alert: decision for alert, decision in newest(home).items() if decision.is_in_force(today)}


def unreadable(home: Home) -> str:
    """A message about damaged lines; empty if there are none."""
    decisions = journal.read(home.alert_decisions, _parse)
    if not decisions.damaged:
        return ""
    return (
        f"{home.alert_decisions}, {decisions.damaged_lines}: damaged, so it decides nothing; alerts that it "
        "acknowledged or snoozed are open again. Acknowledge them again (ide alert acknowledge), or restore the file "
        "from a backup."
    )


def _given(reason: str) -> str:
    text = " ".join(reason.split())
    if not text:
        raise ValueError("the reason is empty. It is shown with the alert: say what is being done, or why nothing is")
    return text


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _parse(line: str) -> Decision:
    """Parse a line. Raises ValueError or TypeError for what is not a decision as it was written."""
    fields = parsed(line)
    if not isinstance(fields, dict):
        raise TypeError("a decision is an object")
    sha256 = fields.pop("sha256", None)
    decision = Decision(**fields)
    if not all(isinstance(value, str) for value in fields.values()) or decision.kind not in get_args(Kind):
        raise ValueError("not a decision")
    if decision.kind == "snoozed":
        date.fromisoformat(decision.until)
    if sha256 != decision.sha256:
        raise ValueError("the line was changed")
    return decision
