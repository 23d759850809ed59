"""The documents about calls, and the bodies of decisions about them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ide_assets.operations.call_decisions import REASONS
from ide_assets.store.entries import LONGEST_DAYS
from ide_assets.web.alert_shapes import Body
from ide_assets.web.shapes import Released, Shape


class CallDecision(Shape):
    """The decision about a call that is in force."""

    kind: Literal["done", "snoozed", "declined"]
    day: date = Field(description="The day on which it was carried out; for other kinds that of the decision.")
    until: date | None = Field(description="The day on which a snoozed call is open again; otherwise null.")
    reason: str | None = Field(description="Why it was declined; otherwise null.")
    note: str | None
    by: str = Field(description="Name of the token, or of the user of the command line.")
    given_at: datetime


class ListedCall(Shape):
    """One of this month's calls. Names of people are null where the delivery or the home does not have them."""

    action_id: str
    account_csn: str = Field(description="CSN of the surviving account.")
    account_name: str | None
    owner_id: str | None
    owner_name: str | None
    contact_id: str | None
    contact_name: str | None
    contact_email: str | None
    action_key: str | None
    action_name: str | None
    channel: str | None
    goal: str | None
    why_now: str | None
    next_step: str | None
    success_criterion: str | None
    due_on: date | None
    value_at_stake: float | None = Field(description="US dollars.")
    expected_value: float | None = Field(description="US dollars.")
    opportunity_id: str | None
    opportunity_close_date: date | None
    is_new: bool = Field(description="Whether the month is the first one that has the action.")
    requested_by: str | None = Field(description="Who asked for it on a page; null: the product selected it.")
    state: Literal["open", "snoozed", "done", "declined"] = Field(description="As of today.")
    decision: CallDecision | None = Field(description="Why the call is not open; null for an open one.")


class Calls(Released):
    """A page of calls, those of the largest expected value first."""

    calls: list[ListedCall]
    next_cursor: str | None = Field(description="The cursor of the next page; null on the last one.")


_Note = Annotated[str, Field(max_length=500, description="Stays in the home; shown with the call.")]


class Done(Body):
    """The call was carried out."""

    kind: Literal["done"]
    day: date | None = Field(None, description="The day on which it was carried out; by default today.")
    note: _Note = ""


class Snoozed(Body):
    """The call rests."""

    kind: Literal["snoozed"]
    until: date = Field(description=f"The day of opening again: after today, at most {LONGEST_DAYS} days ahead.")
    note: _Note = ""


def _is_reason(text: str) -> str:
    if text not in REASONS:
        raise ValueError(f"expected one of: {'; '.join(REASONS)}")
    return text


class Declined(Body):
    """The call will not be carried out."""

    kind: Literal["declined"]
    reason: Annotated[str, AfterValidator(_is_reason), Field(json_schema_extra={"enum": list(REASONS)})]
    note: _Note = ""


class Reopened(Body):
    """The former decision does not count any more."""

    kind: Literal["open"]


#: What can be decided about a call.
Decided = Annotated[Done | Snoozed | Declined | Reopened, Field(discriminator="kind")]
