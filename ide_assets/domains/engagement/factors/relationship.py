"""Measures of contacts with stakeholders."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.accounts.transforms import with_survivor
from ide_assets.domains.engagement.factors.periods import CONTACT_DAYS, Period, earlier

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ide_assets.vocabulary.parameters import MonthParameters

_ACCOUNT = "surviving_account_csn"
_PERSON = [_ACCOUNT, "contact_id"]
_STAKEHOLDER = [*_PERSON, "contact_role"]
EXECUTIVE, CHAMPION = "executive", "champion"


def counts(
    messages: "ir.Table",
    held_meetings: "ir.Table",
    stakeholders: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    both: tuple[Period, Period],
) -> "ir.Table":
    """Per account and period: people with a recent contact, which roles are known, and the contacts of executives.

    A stakeholder is a person in a role at a surviving account. It is known in a period if one of the month's rows has
    no `left_on` by the period's end. Contacts are inbound messages that are not automatic, attended meetings, and the
    delivered `last_contact_on` dates.
    """
    known, contacts = contacts_of(messages, held_meetings, stakeholders, account_merges, month, both)
    counted = contacts.group_by(contact_account=_ACCOUNT).agg(
        **{name: count for period in both for name, count in _contact_counts(contacts, period).items()}
    )
    people = known.group_by(_ACCOUNT).agg(
        **{name: is_known for period in both for name, is_known in _known_roles(known, period).items()}
    )
    return people.left_join(counted, people[_ACCOUNT] == counted.contact_account).drop("contact_account")


def contacts_of(
    messages: "ir.Table",
    held_meetings: "ir.Table",
    stakeholders: "ir.Table",
    account_merges: "ir.Table",
    month: "MonthParameters",
    both: tuple[Period, Period],
) -> tuple["ir.Table", "ir.Table"]:
    """The stakeholders, and their contacts, each a `day`; `is_event` marks messages and meetings.

    Both have the account, person and role, and `is_now` and `is_before`: whether the stakeholder is known then.
    """
    rows = with_survivor(stakeholders, "account_csn", account_merges)
    known = _known(rows, month, both)
    events = (
        messages.filter(messages.is_real & messages.is_inbound & messages.contact_id.notnull())
        .select(*_PERSON, day="sent_on")
        .union(
            held_meetings.filter(held_meetings.attended & held_meetings.contact_id.notnull()).select(
                *_PERSON, day="scheduled_on"
            )
        )
    )
    named = rows.filter(rows.last_contact_on.notnull()).select(*_STAKEHOLDER, day="last_contact_on").distinct()
    contacts = (
        known.inner_join(events, _PERSON)
        .mutate(is_event=True)
        .select(*_STAKEHOLDER, "is_now", "is_before", "day", "is_event")
        .union(
            known.inner_join(named, _STAKEHOLDER)
            .mutate(is_event=False)
            .select(*_STAKEHOLDER, "is_now", "is_before", "day", "is_event")
        )
    )
    return known, contacts


def _known(rows: "ir.Table", month: "MonthParameters", both: tuple[Period, Period]) -> "ir.Table":
    present = rows.filter(rows.by_month == month.first_day)
    return present.group_by(*_STAKEHOLDER).agg(
        **{f"is_{period.name}": (~ibis.coalesce(present.left_on <= period.last_day, False)).any() for period in both}
    )


def _known_roles(known: "ir.Table", period: Period) -> dict[str, "ir.BooleanScalar"]:
    is_known = known[f"is_{period.name}"]
    return {
        f"stakeholder_known_{period.name}": is_known.any(),
        f"executive_known_{period.name}": (is_known & (known.contact_role == EXECUTIVE)).any(),
        f"champion_known_{period.name}": (is_known & (known.contact_role == CHAMPION)).any(),
    }


def _contact_counts(contacts: "ir.Table", period: Period) -> dict[str, "ir.Scalar"]:
    is_past = contacts[f"is_{period.name}"] & (contacts.day <= period.last_day)
    is_recent = is_past & (contacts.day > earlier(period.last_day, CONTACT_DAYS))
    with_executive = is_past & (contacts.contact_role == EXECUTIVE)
    with_champion = is_past & (contacts.contact_role == CHAMPION) & period.contains(contacts.day)
    return {
        f"people_{period.name}": ibis.ifelse(is_recent, contacts.contact_id, ibis.null("string")).nunique(),
        f"executive_on_{period.name}": ibis.ifelse(with_executive, contacts.day, ibis.null("date")).max(),
        f"champion_events_{period.name}": (with_champion & contacts.is_event).sum(),
        f"champion_named_{period.name}": (with_champion & ~contacts.is_event).any(),
    }


def values(counts: "ir.Table", period: Period) -> dict[str, "ir.FloatingValue"]:
    """The three factors, from a row of counts; null if no such stakeholder is known, or no executive was contacted."""

    def in_period(name: str) -> "ir.Column":
        return counts[f"{name}_{period.name}"]

    missing = ibis.null("float64")
    events = ibis.coalesce(in_period("champion_events"), 0)
    named = ibis.ifelse(ibis.coalesce(in_period("champion_named"), False), 1, 0)
    return {
        "stakeholder_depth": ibis.ifelse(
            in_period("stakeholder_known"), ibis.coalesce(in_period("people"), 0).cast("float64"), missing
        ),
        "executive_access": ibis.ifelse(
            in_period("executive_known"),
            period.last_day.delta(in_period("executive_on"), unit="day").cast("float64"),
            missing,
        ),
        "champion_activity": ibis.ifelse(
            in_period("champion_known"), period.per_month(ibis.ifelse(events > 0, events, named)), missing
        ),
    }


def executive_is_silent(counts: "ir.Table", period: Period) -> "ir.BooleanValue":
    """Whether an executive is known but no contact is on record: the factor has no value, but a score of 0."""
    return counts[f"executive_known_{period.name}"] & counts[f"executive_on_{period.name}"].isnull()
