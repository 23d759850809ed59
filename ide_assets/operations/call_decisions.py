"""Decisions about this month's calls: done, snoozed until a day, declined with a reason, or open again (R-ACT-4).

They are appended to a file in the home, which is also their history; the newest decision about a call counts. The
release is not changed. `call_outcomes.py` makes them a delivery of the source `interventions`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from ide_assets.domains.actions.handover.closings import DECLINED, DONE, SNOOZED
from ide_assets.store.entries import Entries, coming_day, moment, one_line
from ide_assets.store.home import Home
from ide_assets.vocabulary.hashes import short_hash

Kind = Literal["done", "snoozed", "declined", "open"]

OPEN: Final = "open"

#: Why a call is declined. Delivered with the outcome, so they name no person; a note stays in the home.
REASONS = (
    "the customer is not interested",
    "not the right time for the customer",
    "already handled in another way",
    "the numbers or the contact are wrong",
    "another reason",
)

#: A call can be recorded as done this many days later.
LATEST_DAYS = 31


@dataclass(frozen=True)
class Subject:
    """The call that a decision is about. `again_from`: the first day on which its play can be selected again."""

    action: str
    account_csn: str
    action_key: str
    channel: str
    opportunity_id: str
    again_from: str

    @classmethod
    def of(cls, row: Mapping[str, object]) -> "Subject":
        """The call of a row of open actions."""
        names = ("action_id", "surviving_account_csn", "action_key", "channel", "opportunity_id", "again_from")
        return cls(*("" if row[name] is None else str(row[name]) for name in names))


@dataclass(frozen=True)
class Decision:
    """One decision about a call.

    `day` is the day on which it was carried out, and for other kinds the day of the decision; `until` the day on which
    a snoozed call is open again, otherwise empty; `reason` why it was declined, otherwise empty.
    """

    action: str
    account_csn: str
    action_key: str
    channel: str
    opportunity_id: str
    again_from: str
    kind: Kind
    day: str
    until: str
    reason: str
    note: str
    by: str
    given_at: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"{self.kind!r} is not a decision about a call")
        date.fromisoformat(self.day)
        if self.kind == SNOOZED:
            date.fromisoformat(self.until)
        if self.again_from:
            date.fromisoformat(self.again_from)

    @property
    def sha256(self) -> str:
        """A hash of what decides. An erasure may replace names in `note` and `by`, which do not."""
        return short_hash(
            self.action, self.account_csn, self.action_key, self.channel, self.opportunity_id, self.again_from,
            self.kind, self.day, self.until, self.reason, self.given_at,
        )  # fmt: skip

    def state(self, today: date) -> Kind:
        """The state of the call: a snoozed one is open again on its day."""
        is_over = self.kind == SNOOZED and today >= date.fromisoformat(self.until)
        return OPEN if is_over else self.kind

    @property
    def ends_its_action(self) -> bool:
        """Whether a snoozed call rests until its play can be selected again, so that its action is over by then."""
        return bool(self.again_from) and date.fromisoformat(self.again_from) <= date.fromisoformat(self.until)

    def is_like(self, other: "Decision") -> bool:
        """Whether both say the same about the same call."""
        return (self.action, self.kind, self.day, self.until, self.reason, self.note) == (
            other.action, other.kind, other.day, other.until, other.reason, other.note
        )  # fmt: skip


ENTRIES = Entries(Decision, lambda home: home.call_decisions, "call-decision")


def done(call: Subject, day: date, note: str, by: str, now: datetime, today: date) -> Decision:
    """The call was carried out on a day. Raises ValueError for a day in the future or too long ago."""
    if not today - timedelta(days=LATEST_DAYS) <= day <= today:
        raise ValueError(
            f"{day} is not a day up to today, {today}, and at most {LATEST_DAYS} days ago. Give the day on which the "
            "call was carried out"
        )
    return _decision(call, DONE, day, note, by, now)


def snoozed(call: Subject, until: date, note: str, by: str, now: datetime, today: date) -> Decision:
    """The call rests until a day. Raises ValueError for a day that cannot be."""
    return _decision(call, SNOOZED, today, note, by, now, until=coming_day(until, today))


def declined(call: Subject, reason: str, note: str, by: str, now: datetime, today: date) -> Decision:
    """The call will not be carried out. Raises ValueError for a reason that is not one of REASONS."""
    if reason not in REASONS:
        raise ValueError(f"the reason is missing. Choose one of: {'; '.join(REASONS)}")
    return _decision(call, DECLINED, today, note, by, now, reason=reason)


def reopened(call: Subject, by: str, now: datetime, today: date) -> Decision:
    """The former decision does not count any more."""
    return _decision(call, OPEN, today, "", by, now)


def _decision(
    call: Subject, kind: Kind, day: date, note: str, by: str, now: datetime, until: str = "", reason: str = ""
) -> Decision:
    return Decision(
        **vars(call), kind=kind, day=day.isoformat(), until=until, reason=reason, note=one_line(note), by=by,
        given_at=moment(now),
    )  # fmt: skip


def decide(home: Home, decision: Decision, timeout_seconds: float) -> None:
    """Record a decision, unless the newest one about its call says the same. Raises HomeBusyError."""
    former = newest(home).get(decision.action)
    if former is None or not decision.is_like(former):
        ENTRIES.append(home, decision, timeout_seconds)


def newest(home: Home) -> Mapping[str, Decision]:
    """The newest decision about each call, by the id of its action."""
    return {decision.action: decision for decision in ENTRIES.records(home)}


def history(home: Home, action: str) -> Sequence[Decision]:
    """All decisions about a call, the newest first."""
    return [decision for decision in reversed(ENTRIES.records(home)) if decision.action == action]


def unreadable(home: Home) -> str:
    """A message about damaged lines; empty if there are none."""
    damaged = ENTRIES.damaged_lines(home)
    return damaged and (
        f"{damaged}: damaged, so it decides nothing, and the outcome of its call is not delivered. Decide about the "
        "call again on the page, or restore the file from a backup."
    )
