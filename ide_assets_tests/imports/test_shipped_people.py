"""Shipped mappings of calendars, mail, Slack and Google: small files of the real format, with their traps."""

import json

from ide_assets.months import Month
from ide_assets_tests.imports.importer import Importer

CONTACTS_LIST = "email,account_csn,contact_id\nAnn@acme.example,A1,c1\nbob@beta.example,A2,c2\n"

CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:weekly
DTSTART;TZID=W. Europe Standard Time:20261016T090000
RRULE:FREQ=WEEKLY;UNTIL=20261113T080000Z
EXDATE;TZID=W. Europe Standard Time:20261023T090000
SUMMARY:never read
ORGANIZER;CN=Rep:mailto:rep@vendor.example
ATTENDEE;PARTSTAT=ACCEPTED;CN="Lee, Ann":mailto:
 ann@acme.example
ATTENDEE;PARTSTAT=ACCEPTED:mailto:rep@vendor.example
ATTENDEE;CUTYPE=ROOM:mailto:room@vendor.example
BEGIN:VALARM
TRIGGER:-PT15M
ATTENDEE:mailto:bob@beta.example
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:weekly
RECURRENCE-ID;TZID=W. Europe Standard Time:20261030T090000
DTSTART;TZID=W. Europe Standard Time:20261030T150000
ORGANIZER:mailto:rep@vendor.example
ATTENDEE;PARTSTAT=DECLINED:mailto:ann@acme.example
END:VEVENT
BEGIN:VEVENT
UID:once
DTSTART:20261007T120000Z
STATUS:CANCELLED
ORGANIZER:mailto:bob@beta.example
ATTENDEE:mailto:bob@beta.example
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_icalendar_expands_recurrences_and_an_invitation_is_not_attendance(importer: Importer) -> None:
    files = {
        "team.ics": CALENDAR,
        "contacts.csv": CONTACTS_LIST,
        "attendance.csv": "email,day\nann@acme.example,2026-10-16\nann@acme.example,2026-10-16\n",
    }
    (outcome,) = importer.run("icalendar", files).outcomes
    rows = sorted(importer.delivered("meetings"), key=lambda row: row["scheduled_at"])
    assert [(row["scheduled_at"], row["account_csn"], row["attended"], row["is_cancelled"]) for row in rows] == [
        ("2026-10-07T12:00:00+00:00", "A2", "false", "true"),
        ("2026-10-16T07:00:00+00:00", "A1", "true", "false"),
        # Moved from the morning, after the end of summer time.
        ("2026-10-30T14:00:00+00:00", "A1", "false", "false"),
    ]
    assert [row["initiated_by"] for row in rows] == ["customer", "vendor", "vendor"]
    # The vendor as an attendee, and as the organizer of the meeting that was moved.
    assert outcome.left_out == {"a room or a device": 1, "not a contact of a customer": 2}
    text = (importer.root / "landing" / "meetings" / "2026-10" / "part-0.csv").read_text()
    assert "never read" not in text


def test_icalendar_meeting_without_an_end_is_listed_for_the_month_only(importer: Importer) -> None:
    endless = CALENDAR.replace(";UNTIL=20261113T080000Z", "")
    files = {"team.ics": endless, "contacts.csv": CONTACTS_LIST, "attendance.csv": "email,day\n"}
    rows = importer.import_of("icalendar", files, "meetings", Month(2027, 3))
    assert [row["scheduled_at"][:16] for row in rows] == [
        "2027-03-05T08:00", "2027-03-12T08:00", "2027-03-19T08:00", "2027-03-26T08:00",
    ]  # fmt: skip


MBOX = """\
From rep@vendor.example Mon Oct  5 09:00:00 2026
From: Rep <rep@vendor.example>
To: "Lee, Ann" <ann@acme.example>, other@vendor.example
Subject: secret plans
Date: Mon, 05 Oct 2026 11:00:00 +0200
Message-ID: <m1@vendor.example>

Dear Ann,
From now on, the body has lines like this.

From: ann@acme.example

From ann@acme.example Tue Oct  6 09:00:00 2026
From: ann@acme.example
To: rep@vendor.example
Date: Tue, 06 Oct 2026 09:00:00 +0000
Message-ID: <m2@acme.example>
References: <m1@vendor.example>
 <m1b@vendor.example>
In-Reply-To: <m1b@vendor.example>

Thanks
From ann@acme.example Wed Oct  7 09:00:00 2026

From ann@acme.example Wed Oct  7 09:00:00 2026
From: ann@acme.example
To: rep@vendor.example
Date: Wed, 07 Oct 2026 09:00:00 +0000
Message-ID: <m3@acme.example>
In-Reply-To: <m2@acme.example>
Auto-Submitted: auto-replied (vacation)

Away
From rep@vendor.example Thu Oct  8 09:00:00 2026
"""


def test_mbox_headers_become_emails(importer: Importer) -> None:
    files = {"mail.mbox": MBOX.replace("auto-replied (vacation)", "auto-replied"), "contacts.csv": CONTACTS_LIST}
    rows = importer.import_of("mbox", files, "emails")
    assert [(row["message_id"], row["thread_id"], row["direction"], row["is_auto_reply"]) for row in rows] == [
        ("m1@vendor.example", "m1@vendor.example", "outbound", "false"),
        ("m2@acme.example", "m1@vendor.example", "inbound", "false"),
        ("m3@acme.example", "m2@acme.example", "inbound", "true"),
    ]
    assert rows[0]["sent_at"] == "2026-10-05T09:00:00+00:00"
    text = (importer.root / "landing" / "emails" / "2026-10" / "part-0.csv").read_text()
    assert "secret" not in text and "Thanks" not in text


ATTENDANCE_LIST = "email,day\nann@acme.example,2026-10-05\n"


def graph_event(uid: str, at: str, zone: str = "UTC", **others: object) -> dict[str, object]:
    return {
        "iCalUId": uid, "type": "occurrence", "isCancelled": False, "start": {"dateTime": at, "timeZone": zone},
        "organizer": {"emailAddress": {"name": "Rep", "address": "rep@vendor.example"}},
        "attendees": [
            {"type": "required", "status": {"response": "accepted"}, "emailAddress": {"address": "Ann@acme.example"}},
            {"type": "resource", "status": {"response": "none"}, "emailAddress": {"address": "room@vendor.example"}},
        ],
        **others,
    }  # fmt: skip


def test_graph_calendar_lists_occurrences(importer: Importer) -> None:
    events = [
        graph_event("series", "2026-10-05T09:00:00.0000000"),
        graph_event("series", "2026-10-12T09:00:00.0000000"),
        graph_event("series", "2026-09-28T09:00:00.0000000", type="seriesMaster"),
        graph_event("local", "2026-10-06T09:00:00.0000000", "Pacific Standard Time"),
        graph_event("alone", "2026-10-07T09:00:00.0000000", attendees=[]),
    ]
    files = {
        "events.json": json.dumps({"value": events}),
        "contacts.csv": CONTACTS_LIST,
        "attendance.csv": ATTENDANCE_LIST,
    }
    (outcome,) = importer.run("graph_calendar", files).outcomes
    rows = importer.delivered("meetings")
    assert [(row["scheduled_at"], row["attended"]) for row in rows] == [
        ("2026-10-05T09:00:00Z", "true"),
        ("2026-10-12T09:00:00Z", "false"),
    ]
    # A time in another zone is not guessed.
    assert [row[2] for row in outcome.first_quarantined] == ["meeting_id"]


def test_google_calendar_times_have_offsets(importer: Importer) -> None:
    people = [
        {"email": "ann@acme.example", "responseStatus": "accepted"},
        {"email": "room@resource.calendar.google.com", "resource": True},
    ]
    event = {"iCalUID": "u1", "status": "confirmed", "organizer": {"email": "ann@acme.example"}, "attendees": people}
    events = [
        # The day before in UTC.
        {**event, "start": {"dateTime": "2026-10-06T01:30:00+02:00", "timeZone": "Europe/Zurich"}},
        {**event, "iCalUID": "u2", "status": "cancelled", "start": {"dateTime": "2026-10-08T10:00:00Z"}},
        {**event, "iCalUID": "u3", "start": {"date": "2026-10-09"}},
        {**event, "iCalUID": "u4", "start": {"date": "2026-10-09"}, "recurrence": ["RRULE:FREQ=WEEKLY"]},
    ]
    files = {
        "events.json": json.dumps({"kind": "calendar#events", "items": events}),
        "contacts.csv": CONTACTS_LIST,
        "attendance.csv": ATTENDANCE_LIST,
    }
    importer.run("google_calendar", files)
    rows = importer.delivered("meetings")
    assert [(row["meeting_id"][:2], row["attended"], row["is_cancelled"], row["initiated_by"]) for row in rows] == [
        ("u1", "true", "false", "customer"),
        ("u2", "false", "true", "customer"),
        ("u3", "false", "false", "customer"),
    ]


def test_zoom_guests_without_address_did_not_attend(importer: Importer) -> None:
    participants = [
        {"id": "", "name": "Ann", "user_email": "", "join_time": "2026-10-30T14:01:00Z", "duration": 60},
        {"id": "x", "name": "Ann", "user_email": "ANN@acme.example",
         "join_time": "2026-10-16T07:01:00Z", "duration": 60},
        # The same person joined twice.
        {"id": "x", "name": "Ann", "user_email": "ANN@acme.example",
         "join_time": "2026-10-16T07:20:00Z", "duration": 60},
    ]  # fmt: skip
    files = {
        "team.ics": CALENDAR,
        "contacts.csv": CONTACTS_LIST,
        "participants.json": json.dumps({"page_count": 1, "participants": participants}),
    }
    rows = importer.import_of("zoom", files, "meetings")
    attended = {row["scheduled_at"][:10]: row["attended"] for row in rows}
    assert attended == {"2026-10-07": "false", "2026-10-16": "true", "2026-10-30": "false"}


def test_teams_attendance_records(importer: Importer) -> None:
    record = {
        "emailAddress": "ann@acme.example", "role": "Attendee", "totalAttendanceInSeconds": 1322,
        "attendanceIntervals": [
            {"joinDateTime": "2026-10-16T07:03:27.6910546Z", "durationInSeconds": 600},
            {"joinDateTime": "2026-10-16T07:30:27.6910546Z", "durationInSeconds": 722},
        ],
    }  # fmt: skip
    anonymous = {**record, "emailAddress": None}
    files = {
        "team.ics": CALENDAR,
        "contacts.csv": CONTACTS_LIST,
        "attendance.json": json.dumps({"id": "r", "attendanceRecords": [record, anonymous]}),
    }
    rows = importer.import_of("teams", files, "meetings")
    assert {row["scheduled_at"][:10] for row in rows if row["attended"] == "true"} == {"2026-10-16"}


def address(text: str) -> dict[str, object]:
    return {"emailAddress": {"name": "x", "address": text}}


def test_graph_mail_has_one_row_for_each_message(importer: Importer) -> None:
    message = {
        "internetMessageId": "<m1>", "conversationId": "c1", "sentDateTime": "2026-10-05T09:00:00Z", "isDraft": False,
        "from": address("rep@vendor.example"),
        "toRecipients": [address("ann@acme.example"), address("bob@beta.example")],
    }  # fmt: skip
    away = {
        **message, "internetMessageId": "<m2>", "from": address("Ann@acme.example"),
        "toRecipients": [address("rep@vendor.example")],
        "internetMessageHeaders": [{"name": "Auto-Submitted", "value": "auto-replied"}],
    }  # fmt: skip
    draft = {**message, "internetMessageId": "<m3>", "isDraft": True}
    inside = {**message, "internetMessageId": "<m4>", "toRecipients": [address("boss@vendor.example")]}
    files = {"messages.json": json.dumps({"value": [message, away, draft, inside]}), "contacts.csv": CONTACTS_LIST}
    rows = importer.import_of("graph_mail", files, "emails")
    assert [(row["message_id"], row["account_csn"], row["direction"], row["is_auto_reply"]) for row in rows] == [
        ("<m2>", "A1", "inbound", "true"),
        ("<m1>", "A1", "outbound", "false"),
    ]


def test_slack_counts_active_members_by_day(importer: Importer) -> None:
    member = {
        "enterprise_id": "E1", "team_id": "T1", "date": "2026-10-05", "user_id": "U1", "email_address": "a@b.example",
        "is_guest": False, "is_billable_seat": True, "is_active": True, "messages_posted_count": 3,
        "date_claimed": 1767225600,
    }  # fmt: skip
    days = [
        member,
        {**member, "date": "2026-10-06"},
        {**member, "user_id": "U2", "is_active": False, "date_claimed": 0},
        {**member, "user_id": "U3", "is_guest": True, "is_billable_seat": False},
    ]
    usage, seats = importer.run("slack", {"2026-10.jsonl": "\n".join(map(json.dumps, days))}).outcomes
    assert (usage.delivered, usage.left_out) == (3, {"not active on that day": 1})
    assert [row["user_type"] for row in importer.delivered("usage_authorizations")] == ["member", "member", "guest"]
    assert (seats.delivered, seats.combined) == (1, 1)
    assert seats.left_out == {"not a billed seat": 1, "the invitation was not accepted": 1}
    assert importer.delivered("seat_assignments")[0]["assigned_on"] == "2026-01-01"


def test_google_workspace_seats_depend_on_the_plan(importer: Importer) -> None:
    subscription = {
        "customerId": "C1", "subscriptionId": "s1", "skuId": "1010020028", "skuName": "Business Standard",
        "creationTime": "1767225600000", "status": "ACTIVE",
        "seats": {"numberOfSeats": 50, "licensedNumberOfSeats": 31},
        "plan": {"planName": "ANNUAL_MONTHLY_PAY", "commitmentInterval": {"endTime": "1798761600000"}},
        "renewalSettings": {"renewalType": "AUTO_RENEW_MONTHLY_PAY"}, "trialSettings": {"isInTrial": False},
    }  # fmt: skip
    flexible = {
        **subscription, "subscriptionId": "s2", "plan": {"planName": "FLEXIBLE"},
        "seats": {"maximumNumberOfSeats": 50000, "licensedNumberOfSeats": 12},
    }  # fmt: skip
    ends = {**subscription, "subscriptionId": "s3", "renewalSettings": {"renewalType": "CANCEL"}}
    over = {**subscription, "subscriptionId": "s4", "status": "SUSPENDED"}
    page = json.dumps({"kind": "reseller#subscriptions", "subscriptions": [subscription, flexible, ends, over]})
    importer.run("google_workspace", {"page1.json": page})
    rows = importer.delivered("entitlements")
    assert [(row["subscription_id"], row["seats_purchased"], row.get("end_date")) for row in rows] == [
        ("s1", "50", None),
        ("s2", "12", None),
        ("s3", "50", "2027-01-01"),
    ]
    assert [row["close_date"] for row in importer.delivered("opportunities")] == ["2027-01-01", "2027-01-01"]
