"""Root causes of low factors: which rows they name, what they add up to, and what they say (R-ES-8)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ide_assets.domains.engagement.definition import load
from ide_assets_tests.engagement.made_up import LAST_DAY, MONTH, account
from ide_assets_tests.engagement.test_accounts import OFFERINGS, subscription
from ide_assets_tests.inline import run

TARGETS = {factor.key: factor.target for factor in load().factors}


def low(factor: str, value: float | None, csn: str = "A", status: str = "critical") -> dict[str, Any]:
    return {
        "snapshot_date": LAST_DAY,
        "surviving_account_csn": csn,
        "factor": factor,
        "current_value": value,
        "target": TARGETS[factor],
        "status": status,
    }


def causes(factors: Sequence[dict[str, Any]], **tables: Any) -> list[dict[str, Any]]:
    """The causes of low factors of account A, which has one subscription and seats in tenant 1, pool P."""
    sold = subscription("A")
    given = {
        "engagement_factors_monthly": factors,
        "engagement_accounts_monthly": [account()],
        "active_subscription_monthly": [sold],
        "entitlements": [{**sold, "entitlement_model": "SUS", "usage_type": "COM", "is_unlimited": False}],
        "product_offerings": OFFERINGS,
        **tables,
    }
    rows = run("engagement_root_causes_monthly", MONTH, **given)
    return sorted(rows, key=lambda row: (row["factor"], row["cause_rank"]))


def message(number: int, thread: str, day: date, direction: str = "outbound", hour: int = 9, **more: Any) -> Any:
    return {
        "message_id": f"M{number}",
        "account_csn": "A",
        "thread_id": thread,
        "direction": direction,
        "sent_at": datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
        "sent_on": day,
        **more,
    }


def meeting(number: int, day: date, attended: bool, **more: Any) -> dict[str, Any]:
    return {"meeting_id": f"G{number}", "account_csn": "A", "scheduled_on": day, "attended": attended, **more}


def session(number: int, user: str, day: date, minutes: float = 5, features: str | None = None, tenant: int = 1) -> Any:
    return {
        "session_id": f"X{number}",
        "user_id": user,
        "tenant_id": tenant,
        "product_offering": "ACD",
        "started_on": day,
        "duration_minutes": minutes,
        "features_used": features,
    }


def seat(user: str, pool: str = "P", **more: Any) -> dict[str, Any]:
    return {"tenant_id": 1, "pool_id": pool, "user_id": user, "assigned_on": date(2023, 1, 1), **more}


def stakeholder(contact: str, role: str, last_on: date | None = None) -> dict[str, Any]:
    return {
        "contact_id": contact,
        "account_csn": "A",
        "contact_role": role,
        "last_contact_on": last_on,
        "by_month": date(2023, 5, 1),
        "contact_name": "Ann Example",
    }


MAY = date(2023, 5, 10)
FEATURES = [{"product_offering": "ACD", "feature": name} for name in ("Draw", "Plan", "Share", "Sort")]


def test_threads_without_an_answer_are_named_with_their_messages() -> None:
    emails = [
        message(1, "T1", MAY),
        message(2, "T1", MAY + timedelta(days=1)),
        message(3, "T2", MAY),
        message(4, "T2", MAY, "inbound", hour=12),
        message(5, "T3", date(2023, 5, 20)),
        # An automatic reply is no answer.
        message(6, "T3", date(2023, 5, 20), "inbound", hour=10, is_auto_reply=True),
        # Not yet expected to be answered.
        message(7, "T4", date(2023, 5, 30)),
    ]
    one, other = causes([low("email_response_rate", 25.0)], emails=emails)
    assert (one["thread_id"], one["cause_count"], one["improvement"], one["began_on"]) == ("T1", 2, 50.0, MAY)
    assert one["hours_waited"] == 21 * 24
    assert one["explanation"] == "Thread T1: 2 messages without an answer, the oldest sent on 2023-05-10."
    assert (other["thread_id"], other["cause_rank"], other["improvement"]) == ("T3", 2, 25.0)
    assert other["explanation"] == "Thread T3: 1 message without an answer, sent on 2023-05-20."
    assert (one["component"], one["root_cause"], one["user_category"]) == ("communication", "unanswered_thread", None)


def test_slow_answers_explain_the_hours_beyond_the_target() -> None:
    emails = [
        message(1, "T1", MAY),
        message(2, "T1", MAY + timedelta(days=4), "inbound"),
        message(3, "T2", MAY),
        message(4, "T2", MAY, "inbound", hour=13),
    ]
    (row,) = causes([low("response_time_hours", 50.0, status="warning")], emails=emails)
    assert (row["thread_id"], row["cause_count"], row["hours_waited"], row["improvement"]) == ("T1", 1, 96.0, 36.0)
    assert row["explanation"] == "Thread T1: 1 message answered late, after 96 hours (target 24)."


def test_missed_meetings_are_named_and_cancelled_ones_are_not() -> None:
    meetings = [
        meeting(1, MAY, False, contact_id="K1"),
        meeting(2, date(2023, 5, 12), False),
        meeting(3, MAY, True),
        meeting(4, MAY, True),
        meeting(5, MAY, False, is_cancelled=True),
        meeting(6, date(2023, 4, 12), False),
    ]
    rows = causes([low("meeting_attendance", 50.0)], meetings=meetings)
    assert [(row["meeting_id"], row["began_on"], row["improvement"]) for row in rows] == [
        ("G2", date(2023, 5, 12), 25.0),
        ("G1", MAY, 25.0),
    ]
    assert rows[1]["contact_id"] == "K1"
    assert rows[1]["explanation"] == "Meeting G1 of 2023-05-10: the customer did not attend."


def test_outreach_says_what_the_vendor_began_and_when_the_customer_last_did() -> None:
    emails = [message(1, "T1", MAY), message(2, "T2", date(2023, 3, 3), "inbound")]
    meetings = [
        meeting(1, MAY, True, initiated_by="vendor"),
        meeting(2, date(2023, 3, 9), True, initiated_by="customer"),
    ]
    (row,) = causes([low("proactive_outreach", 0.0)], emails=emails, meetings=meetings)
    assert (row["cause_count"], row["began_on"], row["improvement"]) == (2, date(2023, 3, 9), None)
    assert row["explanation"] == (
        "Threads and meetings that the customer did not begin: 2. The customer last began one on 2023-03-09."
    )
    (row,) = causes([low("proactive_outreach", 0.0)])
    assert row["explanation"].endswith("The customer has begun none in the last year.")


def test_users_are_counted_by_tenant_and_product_and_never_named() -> None:
    sessions = [session(number, "u1", MAY) for number in range(13)] + [session(20, "u2", MAY), session(21, "u3", MAY)]
    (row,) = causes([low("login_frequency", 1.17)], product_sessions=sessions)
    assert (row["tenant_id"], row["product_offering"], row["cause_count"]) == (1, "ACD", 2)
    # Three users; each of the two lacks 3 x 30 / 7 - 1 sessions.
    assert row["improvement"] == pytest.approx(2 * (90 / 7 - 1) / 3 / (30 / 7))
    assert row["explanation"] == "Tenant 1, ACD: 2 users have fewer sessions a week than 3."
    assert not {"u1", "u2", "u3"} & {str(value) for value in row.values()}


def test_account_without_any_session_has_one_cause() -> None:
    (row,) = causes([low("login_frequency", 0.0)], product_sessions=[session(1, "u1", MAY, tenant=2)])
    assert (row["root_cause"], row["cause_count"], row["improvement"]) == ("no_sessions", 1, None)
    assert row["explanation"] == "No session in the period, in 1 tenant."


def test_short_sessions_explain_the_minutes_that_lack() -> None:
    sessions = [session(1, "u1", MAY, 5), session(2, "u1", MAY, 11), session(3, "u1", MAY, 20)]
    (row,) = causes([low("session_minutes", 12.0)], product_sessions=sessions)
    assert (row["cause_count"], row["improvement"]) == (2, pytest.approx(14 / 3))
    assert row["explanation"] == "Tenant 1, ACD: 2 sessions were shorter than 15 minutes."


def test_unused_features_are_named_and_those_given_up_come_first() -> None:
    sessions = [session(1, "u1", MAY, features="Draw"), session(2, "u1", date(2023, 4, 10), features="Share;Draw")]
    rows = causes([low("feature_breadth", 25.0)], product_sessions=sessions, product_features=FEATURES)
    assert [(row["feature"], row["improvement"]) for row in rows] == [("Share", 25.0), ("Plan", 25.0), ("Sort", 25.0)]
    assert rows[0]["explanation"] == "ACD: Share was used in the period before, and not in this one."
    assert rows[1]["explanation"] == "ACD: Plan was not used in the period."


def test_holders_without_a_session_are_counted_by_whether_they_stopped() -> None:
    seats = [seat(f"u{number}") for number in range(1, 5)] + [seat("u5", unassigned_on=date(2023, 5, 31))]
    sessions = [session(1, "u1", MAY), session(2, "u2", date(2023, 4, 10))]
    rows = causes([low("active_user_share", 25.0)], product_sessions=sessions, seat_assignments=seats)
    assert [(row["user_category"], row["cause_count"], row["improvement"]) for row in rows] == [
        ("idle", 2, 50.0),
        ("stopped", 1, 25.0),
    ]
    assert rows[0]["explanation"] == "Tenant 1, L: 2 holders of a seat have no session in the period."
    assert rows[1]["explanation"] == (
        "Tenant 1, L: 1 holder of a seat has no session in the period, and had one in the period before."
    )


def test_without_seat_assignments_only_the_number_of_seats_is_known() -> None:
    sold = {**subscription("A"), "seats_assigned": 5}
    (row,) = causes(
        [low("active_user_share", 40.0)],
        active_subscription_monthly=[sold],
        product_sessions=[session(1, "u1", MAY), session(2, "u2", MAY)],
        seat_assignments=None,
    )
    assert (row["cause_count"], row["improvement"], row["user_category"]) == (3, 60.0, None)
    assert row["explanation"] == "3 assigned seats have no active user."


def test_stakeholders_are_named_by_id_and_role_and_never_by_name() -> None:
    people = [
        stakeholder("K1", "executive", date(2023, 1, 2)),
        stakeholder("K1", "user"),
        stakeholder("K2", "champion", MAY),
    ]
    few, silent = causes([low("stakeholder_depth", 1.0)], stakeholders=people)
    assert (few["root_cause"], few["cause_count"], few["improvement"]) == ("few_stakeholders", 1, 1.0)
    assert few["explanation"] == "2 stakeholders are known (target 3)."
    assert (silent["contact_id"], silent["contact_role"], silent["cause_rank"]) == ("K1", "executive", 2)
    assert silent["explanation"] == "K1 (executive): last contact on 2023-01-02, none in the last 90 days."
    assert "Ann Example" not in str([few, silent])


def test_executives_have_their_last_contact_and_champions_their_contacts() -> None:
    people = [
        stakeholder("K1", "executive", date(2022, 12, 31)),
        stakeholder("K2", "executive"),
        stakeholder("K3", "champion", date(2023, 3, 1)),
        stakeholder("K4", "champion"),
    ]
    rows = causes(
        [low("executive_access", 151.0), low("champion_activity", 0.0)],
        stakeholders=people,
        meetings=[meeting(1, MAY, True, contact_id="K4")],
    )
    quiet, other, known, unknown = rows
    assert (quiet["contact_id"], quiet["cause_count"], other["contact_id"], other["cause_count"]) == ("K3", 0, "K4", 1)
    assert quiet["explanation"] == "K3 (champion): 0 messages and meetings in the period; last contact on 2023-03-01."
    assert other["explanation"] == "K4 (champion): 1 message or meeting in the period; last contact on 2023-05-10."
    assert known["explanation"] == "K1 (executive): last contact on 2022-12-31, 151 days ago."
    assert unknown["explanation"] == "K2 (executive): no contact on record."


@pytest.mark.parametrize("status", ["healthy", "near target", "missing"])
def test_only_warnings_and_critical_factors_have_causes(status: str) -> None:
    assert causes([low("meeting_attendance", 0.0, status=status)], meetings=[meeting(1, MAY, False)]) == []


def test_frozen_account_has_no_causes() -> None:
    factors = [low("meeting_attendance", 0.0)]
    frozen = [account(is_frozen=True)]
    assert causes(factors, engagement_accounts_monthly=frozen, meetings=[meeting(1, MAY, False)]) == []


_DAYS = st.dates(date(2023, 4, 20), LAST_DAY)
_THREADS = st.lists(
    st.tuples(st.sampled_from("XYZ"), _DAYS, st.sampled_from(("inbound", "outbound")), st.integers(0, 23)), max_size=14
)
_USERS = st.sampled_from(("u1", "u2", "u3", "u4", "u5"))


@pytest.mark.slow(minutes=0.2)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    threads=_THREADS,
    meetings=st.lists(st.tuples(_DAYS, st.booleans()), max_size=8),
    sessions=st.lists(st.tuples(_USERS, _DAYS, st.sets(st.sampled_from(("Draw", "Plan", "Share")))), max_size=8),
    holders=st.sets(_USERS),
)
def test_causes_and_values_add_up(threads: Any, meetings: Any, sessions: Any, holders: set[str]) -> None:
    """What was answered, attended, used and active, as the factor counts it, and the causes are everything."""
    delivered: dict[str, Any] = {
        "emails": [message(n, thread, day, way, hour) for n, (thread, day, way, hour) in enumerate(threads)],
        "meetings": [meeting(n, day, attended) for n, (day, attended) in enumerate(meetings)],
        "product_sessions": [
            session(n, user, day, features=";".join(sorted(used)) or None)
            for n, (user, day, used) in enumerate(sessions)
        ],
        "product_features": [
            {"product_offering": "ACD", "feature": name} for name in ("Draw", "Plan", "Share", "Sort")
        ],
        "seat_assignments": [seat(user) for user in sorted(holders)],
    }
    sold = subscription("A")
    values = {
        row["factor"]: row["current_value"]
        for row in run(
            "engagement_values_monthly",
            MONTH,
            engagement_accounts_monthly=[account()],
            engagement_feeds=[
                {"source": source, "delivered_month": date(2023, 5, 1), "delivered_month_end": LAST_DAY}
                for source in ("emails", "meetings", "product_sessions", "product_features", "stakeholders")
            ],
            active_subscription_monthly=[sold],
            product_offerings=OFFERINGS,
            **delivered,
        )
    }
    names = ("email_response_rate", "meeting_attendance", "feature_breadth", "active_user_share")
    rows = causes([low(name, values[name]) for name in names], **delivered)
    count = {name: sum(row["cause_count"] for row in rows if row["factor"] == name) for name in names}
    gain = {name: sum(row["improvement"] for row in rows if row["factor"] == name) for name in names}
    for name in names[:3]:
        assert values[name] is None or values[name] + gain[name] == pytest.approx(100), name
    inside = [day for day, _ in meetings if day >= date(2023, 5, 2)]
    attended = sum(attended for day, attended in meetings if day >= date(2023, 5, 2))
    assert attended + count["meeting_attendance"] == len(inside)
    used = set().union(*(used for _, day, used in sessions if day >= date(2023, 5, 2)))
    assert len(used) + count["feature_breadth"] == 4
    active = {user for user, day, _ in sessions if day >= date(2023, 5, 2)}
    assert len(active & holders) + count["active_user_share"] == len(holders)
    asked = [way for _, day, way, _ in threads if way == "outbound" and date(2023, 5, 2) <= day <= date(2023, 5, 28)]
    answered = 0 if not asked else round(values["email_response_rate"] * len(asked) / 100)
    assert answered + count["email_response_rate"] == len(asked)
