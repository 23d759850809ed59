"""Odd calendars end in a sentence within seconds, and each person of a meeting has it: organizers, too."""

import json
import time

import pytest

from ide_assets.imports.errors import CannotImportError
from ide_assets_tests.imports.importer import Importer

CONTACTS = "email,account_csn,contact_id\nAnn@acme.example,A1,c1\nboss@acme.example,A1,c2\nann@acme.example.org,A3,c3\n"
FILES = {"contacts.csv": CONTACTS, "attendance.csv": "email,day\nboss@acme.example,2026-10-05\n"}


def calendar(*lines: str) -> str:
    event = ["BEGIN:VEVENT", "UID:u", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", *event, "END:VCALENDAR", ""])


def starts(importer: Importer, *lines: str) -> list[str]:
    content = calendar(*lines, "ATTENDEE:mailto:ann@acme.example")
    begun = time.process_time()
    try:
        importer.run("icalendar", {"c.ics": content, **FILES}, may_replace=True)
    finally:
        assert time.process_time() - begun < 20
    return [row["scheduled_at"][:16] for row in importer.delivered("meetings")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=x", "FREQ=SECONDLY", "FREQ=MINUTELY",
        "FREQ=SECONDLY;INTERVAL=86400", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "freq=minutely", "FREQ=OFTEN",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=MONTHLY;BYHOUR=1,2,3,4,5,6,7,8;BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=1,2,3,4",
        "FREQ=MONTHLY;BYDAY=99MO", "FREQ=DAILY;BYHOUR=99", "FREQ=DAILY;UNTIL=20261399T000000Z", "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;UNTIL=", "INTERVAL=2", "x", ";", "FREQ=DAILY=DAILY", "FREQ=DAILY;COUNT=x", "FREQ=" + "9" * 5_000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("start", ["DTSTART:19700101T000000Z", "DTSTART;TZID=Asia/Tokyo:20261001T090000"])
def test_recurrence_that_is_none_ends_in_a_sentence(importer: Importer, rule: str, start: str) -> None:
    with pytest.raises(
        CannotImportError, match=r"c\.ics, line 2: the recurrence .{1,210} (cannot|is too|has the INTER)"
    ):
        starts(importer, start, f"RRULE:{rule}")


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTSTART;TZID=Asia/Tokyo:00010101",
        "EXDATE;TZID=America/New_York:99991231T235959", "RDATE;TZID=America/New_York:99991231T235959",
        "RECURRENCE-ID;TZID=America/New_York:99991231T235959", "EXDATE:99999999T000000Z", "RDATE:soon", "RDATE:",
    ],
)  # fmt: skip
def test_time_outside_of_the_years_ends_in_a_sentence(importer: Importer, line: str) -> None:
    usual = [] if line.startswith("DTSTART") else ["DTSTART:20261001T090000Z", "RRULE:FREQ=DAILY"]
    with pytest.raises(CannotImportError, match=r"c\.ics, line 2: .* is not a time of iCalendar between"):
        starts(importer, *usual, line)


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        (";TZID=Europe/Berlin:20261030T090000", "FREQ=DAILY;UNTIL=99991231T235959Z", ["30T08:00", "31T08:00"]),
        (";TZID=Asia/Tokyo:20261030T090000", "FREQ=DAILY;UNTIL=99991231", ["30T00:00", "31T00:00"]),
        (";TZID=America/New_York:20261030T090000", "FREQ=DAILY;UNTIL=99991231T235959", ["30T13:00", "31T13:00"]),
        (";TZID=America/New_York:20261030T090000", "FREQ=DAILY;UNTIL=00010101T000000Z", ["30T13:00"]),
        (";TZID=Europe/Berlin:20261001T090000", "FREQ=DAILY;UNTIL=20261002T070000Z", ["01T07:00", "02T07:00"]),
        (":19700101T120000Z", "FREQ=HOURLY;INTERVAL=500", ["03T16:00", "24T12:00"]),
        (":00010101T120000Z", "FREQ=DAILY;INTERVAL=20", ["12T12:00"]),
        (":20261005T090000Z", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", ["05T09:00"]),
        (":20261005T090000Z", "FREQ=WEEKLY;INTERVAL=2;", ["05T09:00", "19T09:00"]),
        (":20261005T090000Z", "freq=weekly;byday=mo;count=2", ["05T09:00", "12T09:00"]),
    ],
)
def test_edges_of_a_recurrence_are_not_errors(importer: Importer, start: str, rule: str, expected: list[str]) -> None:
    assert starts(importer, f"DTSTART{start}", f"RRULE:{rule}") == [f"2026-10-{moment}" for moment in expected]


def test_calendar_that_is_cut_is_not_imported(importer: Importer) -> None:
    whole = calendar("DTSTART:20261005T090000Z", "ATTENDEE:mailto:ann@acme.example")
    for cut, message in (
        (whole.replace("END:VCALENDAR\r\n", ""), r"c\.ics, line 6: the file ends without END:VCALENDAR"),
        (whole.replace("END:VEVENT\r\n", ""), r"c\.ics, line 2: the event has no END:VEVENT"),
        (whole[: whole.index("END:VEVENT")], r"c\.ics, line 5: the file ends without"),
        (whole.replace("END:VEVENT", "BEGIN:VEVENT"), r"c\.ics, line 2: the event has no END:VEVENT"),
        ("<html>Log in</html>", r"c\.ics: the file has no BEGIN:VCALENDAR"),
    ):
        with pytest.raises(CannotImportError, match=message):
            importer.run("icalendar", {"c.ics": cut, **FILES})


#: The organizer, the attendees, and the people at customers who have the meeting with who initiated it.
MEETINGS = [
    # An organizer at the customer who is not an attendee, with a vendor as the only one.
    ("boss@acme.example", ["rep@vendor.example"], {"boss@acme.example": "customer"}),
    ("BOSS@acme.example", [], {"boss@acme.example": "customer"}),
    # A colleague invites.
    ("pa@Acme.example", ["ann@acme.example", "rep@vendor.example"], {"ann@acme.example": "customer"}),
    (
        "boss@acme.example",
        ["Ann@acme.example", "Boss@acme.example"],
        {"ann@acme.example": "customer", "boss@acme.example": "customer"},
    ),
    ("rep@vendor.example", ["ann@acme.example"], {"ann@acme.example": "vendor"}),
    # A domain that only begins or ends in the same way.
    ("pa@acme.example", ["ann@acme.example.org"], {"ann@acme.example.org": "vendor"}),
    ("pa@my.acme.example", ["ann@acme.example"], {"ann@acme.example": "vendor"}),
    (None, ["ann@acme.example"], {"ann@acme.example": "vendor"}),
]


def of_icalendar(organizer: str | None, attendees: list[str]) -> str:
    first = [] if organizer is None else [f"ORGANIZER;CN=O:mailto:{organizer}"]
    return calendar("DTSTART:20261005T090000Z", *first, *(f"ATTENDEE:mailto:{address}" for address in attendees))


def of_graph(organizer: str | None, attendees: list[str]) -> str:
    event = {
        "iCalUId": "u", "type": "singleInstance", "isCancelled": False,
        "start": {"dateTime": "2026-10-05T09:00:00.0000000", "timeZone": "UTC"},
        "organizer": {"emailAddress": {"address": organizer, "name": "O"}},
        "attendees": [{"type": "required", "emailAddress": {"address": address}} for address in attendees],
    }  # fmt: skip
    other = {
        **event,
        "iCalUId": "other",
        "attendees": [{"type": "required", "emailAddress": {"address": "x@y.example"}}],
    }
    return json.dumps({"value": [event, {**other, "organizer": None}]})


def of_google(organizer: str | None, attendees: list[str]) -> str:
    event = {"iCalUID": "u", "status": "confirmed", "start": {"dateTime": "2026-10-05T09:00:00Z"}}
    people = {"attendees": [{"email": address} for address in attendees]} if attendees else {}
    other = {**event, "iCalUID": "other", "attendees": [{"email": "x@y.example"}]}
    return json.dumps({"items": [{**event, **people, "organizer": {"email": organizer}}, other]})


@pytest.mark.parametrize(("organizer", "attendees", "expected"), MEETINGS)
@pytest.mark.parametrize("name", ["icalendar", "zoom", "teams", "graph_calendar", "google_calendar"])
def test_meeting_of_an_organizer_at_the_customer_is_the_customers(
    importer: Importer, name: str, organizer: str | None, attendees: list[str], expected: dict[str, str]
) -> None:
    written = {"graph_calendar": of_graph, "google_calendar": of_google}.get(name, of_icalendar)(organizer, attendees)
    participants = {"participants": [{"user_email": "boss@acme.example", "join_time": "2026-10-05T09:00:00Z"}]}
    record = {"emailAddress": "boss@acme.example", "attendanceIntervals": [{"joinDateTime": "2026-10-05T09:00:00Z"}]}
    attendance = {
        "zoom": {"participants.json": json.dumps(participants)},
        "teams": {"attendance.json": json.dumps({"attendanceRecords": [record]})},
    }.get(name, {"attendance.csv": FILES["attendance.csv"]})
    events = "c.ics" if written.startswith("BEGIN") else "events.json"
    rows = importer.import_of(name, {events: written, "contacts.csv": CONTACTS, **attendance}, "meetings")
    people = [row["meeting_id"].rpartition("/")[2].lower() for row in rows]
    assert dict(zip(people, (row["initiated_by"] for row in rows), strict=True)) == expected
    assert len({row["meeting_id"] for row in rows}) == len(rows) == len(expected)
    present = [person for person, row in zip(people, rows, strict=True) if row["attended"] == "true"]
    assert present == [person for person in people if person == "boss@acme.example"]
