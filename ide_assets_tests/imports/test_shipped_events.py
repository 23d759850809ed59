"""Shipped mappings of events: each turns events of users in companies into sessions, active users and features."""

import json
from uuid import UUID

import duckdb
import pytest

from ide_assets_tests.imports.importer import Importer


def posthog_parquet(importer: Importer, events: list[tuple[str, str, str, str]]) -> bytes:
    path = importer.root / "posthog.parquet"
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(
            "CREATE TABLE e (uuid UUID, event TEXT, properties TEXT, distinct_id TEXT, timestamp TIMESTAMPTZ)"
        )
        for number, (event, company, user, at) in enumerate(events):
            properties = json.dumps({"$groups": {"company": company} if company else {}, "$lib": "web"})
            connection.execute(
                "INSERT INTO e VALUES (?, ?, ?, ?, ?)", [str(UUID(int=number)), event, properties, user, at]
            )
        connection.execute(f"COPY e TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def test_posthog_events_become_sessions(importer: Importer) -> None:
    events = [
        ("$pageview", "acme", "ann", "2026-10-05 09:00:00+00"),
        ("report_exported", "acme", "ann", "2026-10-05 09:20:00+00"),
        ("report_exported", "acme", "ann", "2026-10-05 09:50:00+00"),
        # Silent for more than 30 minutes.
        ("$pageview", "acme", "ann", "2026-10-05 10:20:01+00"),
        ("$feature_flag_called", "acme", "ann", "2026-10-05 10:30:00+00"),
        ("$pageview", "", "cy", "2026-10-05 10:30:00+00"),
        ("$pageview", "beta", "ann", "2026-10-05 09:01:00+00"),
        # Begins in October and ends in November.
        ("$pageview", "beta", "bob", "2026-10-31 23:50:00+00"),
        ("$pageview", "beta", "bob", "2026-11-01 00:10:00+00"),
        # Began in September.
        ("$pageview", "beta", "di", "2026-09-30 23:50:00+00"),
        ("$pageview", "beta", "di", "2026-10-01 00:10:00+00"),
    ]  # fmt: skip
    sessions, usage, _ = importer.run("posthog", {"e.parquet": posthog_parquet(importer, events)}).outcomes
    rows = sorted(importer.delivered("product_sessions"), key=lambda row: (row["started_at"], row["user_id"]))
    assert [(row["user_id"], row["duration_minutes"], row["features_used"]) for row in rows] == [
        ("ann", "50.0", "pageview;report_exported"),
        ("ann", "0.0", "pageview"),
        ("ann", "0.0", "pageview"),
        ("bob", "20.0", "pageview"),
    ]
    assert (sessions.read, sessions.delivered, sessions.combined) == (11, 4, 3)
    assert sessions.left_out == {"of another month": 2, "an event of PostHog itself": 1, "without a company": 1}
    assert usage.delivered == 4
    assert [row["feature"] for row in importer.delivered("product_features")] == ["pageview", "report_exported"]


SEGMENT = [
    {"type": "track", "event": "Report Exported", "userId": "ann", "anonymousId": "x", "context": {"groupId": "acme"},
     "timestamp": "2026-10-05T09:00:00.123Z", "messageId": "m1", "properties": {}},
    {"type": "identify", "userId": "ann", "context": {"groupId": "acme"}, "timestamp": "2026-10-05T09:00:00Z"},
    {"type": "track", "event": "Visited", "userId": None, "anonymousId": "y", "context": {"groupId": "acme"},
     "timestamp": "2026-10-05T09:00:00Z"},
]  # fmt: skip
AMPLITUDE = [
    {"event_type": "Export", "user_id": "ann", "event_time": "2026-10-05 09:00:00.12", "groups": {"company": ["acme"]},
     "session_id": -1, "event_properties": {}, "$insert_id": "1"},
    {"event_type": "session_start", "user_id": "ann", "event_time": "2026-10-05 09:00:00",
     "groups": {"company": ["acme"]}},
    {"event_type": "Export", "user_id": None, "event_time": "2026-10-05 09:00:00", "groups": {"company": ["acme"]}},
    {"event_type": "Export", "user_id": "bob", "event_time": "2026-10-05 09:00:00", "groups": {}},
]  # fmt: skip
MIXPANEL = [
    {"event": "Export", "properties": {"time": 1791190800, "distinct_id": "d", "$user_id": "ann", "company": "acme"}},
    {"event": "$mp_web_page_view", "properties": {"time": 1791190800, "distinct_id": "ann", "company": "acme"}},
    {"event": "Export", "properties": {"time": 1791190800, "distinct_id": "$device:1", "company": "acme"}},
]


@pytest.mark.parametrize(
    ("name", "events", "feature", "left_out"),
    [
        ("segment", SEGMENT, "Report Exported", 2),
        ("amplitude", AMPLITUDE, "Export", 3),
        ("mixpanel", MIXPANEL, "Export", 2),
    ],
)
def test_events_of_users_in_companies_are_use(
    importer: Importer, name: str, events: list[dict[str, object]], feature: str, left_out: int
) -> None:
    lines = "\n".join(json.dumps(event) for event in events)
    sessions, usage, _ = importer.run(name, {"events.json": lines}).outcomes
    (session,) = importer.delivered("product_sessions")
    assert (session["user_id"], session["product_offering"], session["features_used"]) == ("ann", "APP", feature)
    assert session["started_at"].startswith("2026-10-05T09:00:00") and sum(sessions.left_out.values()) == left_out
    assert importer.delivered("usage_authorizations")[0]["tenant_id"] == session["tenant_id"]
    assert usage.delivered == 1
