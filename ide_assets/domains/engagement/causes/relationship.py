"""Root causes of a weak relationship: stakeholders without a recent contact, by their contact_id (R-ES-8)."""

from typing import TYPE_CHECKING

import ibis

from ide_assets.domains.engagement.causes.rows import caused, counted, of_low, text
from ide_assets.domains.engagement.factors.periods import CONTACT_DAYS, Period, earlier
from ide_assets.domains.engagement.factors.relationship import CHAMPION, EXECUTIVE
from ide_assets.domains.engagement.statistics import shown, to_nine_decimals
from ide_assets.vocabulary.rates import by_value

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ACCOUNT = "surviving_account_csn"
_PERSON = [_ACCOUNT, "contact_id"]

#: Roles from the one whose contact matters most.
_ROLES = (EXECUTIVE, CHAMPION, "admin", "user")


def _people(known: "ir.Table", contacts: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """The known stakeholders of low accounts, one row per person, with `last_on`, the day of the last contact.

    `inside` are the messages and meetings of the period. A person in several roles has the first of `_ROLES`.
    """
    rows = of_low(known.filter(known[f"is_{period.name}"]), low)
    places = {role: ibis.literal(place, type="int64") for place, role in enumerate(_ROLES)}
    people = rows.group_by(*_PERSON).agg(place=by_value(rows.contact_role, places).min(), target=rows.target.max())
    past = contacts.filter(contacts[f"is_{period.name}"] & (contacts.day <= period.last_day))
    last = past.group_by(last_csn=_ACCOUNT, last_contact="contact_id").agg(
        last_on=past.day.max(), inside=(past.is_event & period.contains(past.day)).sum()
    )
    people = people.left_join(last, [(_ACCOUNT, "last_csn"), ("contact_id", "last_contact")])
    role = ibis.cases(*((people.place == place, name) for place, name in enumerate(_ROLES)), else_=_ROLES[-1])
    return people.select(*_PERSON, "target", "last_on", contact_role=role, inside=ibis.coalesce(people.inside, 0))


def _of_role(known: "ir.Table", contacts: "ir.Table", role: str) -> tuple["ir.Table", "ir.Table"]:
    return known.filter(known.contact_role == role), contacts.filter(contacts.contact_role == role)


def _person(rows: "ir.Table") -> "ir.StringValue":
    person: ir.StringValue = rows.contact_id + " (" + rows.contact_role + "): "
    return person


def _last_contact(rows: "ir.Table") -> "ir.StringValue":
    return ibis.coalesce("last contact on " + text(rows.last_on), "no contact on record")


#: Sorts people without any contact first.
_LONG_AGO = "1900-01-01"


def _oldest_first(rows: "ir.Table") -> list["ir.Value"]:
    return [ibis.coalesce(rows.last_on, ibis.literal(_LONG_AGO).cast("date")), rows.contact_id]


def silent_stakeholders(known: "ir.Table", contacts: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per stakeholder without a contact in the last 90 days, after one for stakeholders that are not known."""
    people = _people(known, contacts, low, period)
    counts = people.group_by(counted_csn=_ACCOUNT).agg(known_people=people.count(), target=people.target.max())
    counts = counts.mutate(lacking=to_nine_decimals(counts.target - counts.known_people))
    is_few = counts.select(few_csn="counted_csn", few=ibis.ifelse(counts.lacking > 0, 1, 0))
    is_recent = people.last_on > earlier(period.last_day, CONTACT_DAYS)
    silent = people.filter(~ibis.coalesce(is_recent, False))
    silent = silent.left_join(is_few, silent[_ACCOUNT] == is_few.few_csn)
    few = counts.filter(counts.lacking > 0).rename({_ACCOUNT: "counted_csn"})
    return caused(
        few,
        "stakeholder_depth",
        "few_stakeholders",
        count=few.lacking.ceil().cast("int64"),
        order=["target"],
        improvement=few.lacking,
        explanation=counted(few.known_people, "stakeholder is", "stakeholders are") + " known (target "
        + shown(few.target) + ").",
    ).union(
        caused(
            silent,
            "stakeholder_depth",
            "silent_stakeholder",
            count=1,
            order=_oldest_first(silent),
            ranks_before=silent.few,
            improvement=ibis.literal(1.0, type="float64"),
            began_on=silent.last_on,
            contact_id=silent.contact_id,
            contact_role=silent.contact_role,
            explanation=_person(silent) + _last_contact(silent)
            + ibis.ifelse(silent.last_on.isnull(), ".", f", none in the last {CONTACT_DAYS} days."),
        )
    )  # fmt: skip


def distant_executives(known: "ir.Table", contacts: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per executive, the most recent contact first."""
    rows = _people(*_of_role(known, contacts, EXECUTIVE), low, period)
    days = period.last_day.delta(rows.last_on, unit="day")
    ago = ibis.coalesce(", " + counted(days, "day", "days") + " ago.", ".")
    return caused(
        rows,
        "executive_access",
        "distant_executive",
        count=1,
        order=[_oldest_first(rows)[0].desc(), "contact_id"],
        began_on=rows.last_on,
        contact_id=rows.contact_id,
        contact_role=rows.contact_role,
        explanation=_person(rows) + _last_contact(rows) + ago,
    )


def quiet_champions(known: "ir.Table", contacts: "ir.Table", low: "ir.Table", period: Period) -> "ir.Table":
    """A row per champion, with messages and meetings in the period; the one with the fewest comes first."""
    rows = _people(*_of_role(known, contacts, CHAMPION), low, period)
    return caused(
        rows,
        "champion_activity",
        "quiet_champion",
        count=rows.inside,
        order=["inside", *_oldest_first(rows)],
        began_on=rows.last_on,
        contact_id=rows.contact_id,
        contact_role=rows.contact_role,
        explanation=_person(rows) + counted(rows.inside, "message or meeting", "messages and meetings")
        + " in the period; " + _last_contact(rows) + ".",
    )  # fmt: skip
