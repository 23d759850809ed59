"""The documents about engagement alerts, and the bodies of decisions about them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from ide_assets.web.shapes import Released, Shape


class Decision(Shape):
    """The newest decision about an alert."""

    kind: Literal["acknowledged", "snoozed"]
    until: date | None = Field(description="The day on which a snoozed alert is open again; otherwise null.")
    reason: str
    by: str = Field(description="Name of the token, or of the user of the command line.")
    given_at: datetime


class Alert(Shape):
    """An engagement alert."""

    id: str
    account_csn: str = Field(description="CSN of the surviving account.")
    account_id: str | None
    owner_id: str | None
    raised_for: str = Field(description="CSN of the account when the alert was raised, before later merges.")
    component: str
    alert: Literal["drop", "component_low", "overall_low"]
    severity: Literal["critical", "high", "medium"]
    score: float | None = Field(description="The score in the newest month of the alert.")
    threshold: float = Field(description="The score below which it was raised.")
    raised_on: date
    last_on: date = Field(description="Last day of the newest month that has the alert.")
    state: Literal["open", "acknowledged", "snoozed", "over"]
    decision: Decision | None


class Alerts(Released):
    """A page of alerts, the newest first."""

    alerts: list[Alert]
    next_cursor: str | None = Field(description="The cursor of the next page; null on the last one.")


#: Why, in words; one character that is seen at least.
_Reason = Annotated[
    str,
    Field(max_length=500, pattern=r"[^\s\x00-\x1f\x7f-\x9f]", description="Why; shown with the alert."),
]


class Body(Shape):
    """The body of a request. Unknown fields are errors."""

    model_config = ConfigDict(extra="forbid")


class Acknowledgement(Body):
    """Why an alert needs no more attention while it lasts."""

    reason: _Reason


class Snooze(Body):
    """Why an alert rests, and until when."""

    reason: _Reason
    until: date = Field(description="The day on which it is open again: after today, at most 366 days ahead.")
