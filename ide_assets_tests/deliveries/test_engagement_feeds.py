"""Row rules of the feeds that the engagement score is made from."""

from datetime import date
from typing import Any

import pytest

from ide_assets_tests.deliveries.desk import Desk, Outcome, csv_text, row


def surveys(desk: Desk, *answers: tuple[str, str]) -> Outcome:
    """A survey answer for each pair of kind and score."""
    rows = [
        row("surveys", survey_id=str(number), kind=kind, score=score) for number, (kind, score) in enumerate(answers)
    ]
    return desk.read({"a.csv": csv_text(rows)}, "surveys")


@pytest.mark.parametrize(("kind", "low", "high"), [("nps", 0, 10), ("csat", 1, 5), ("ces", 1, 7)])
def test_scores_are_within_the_range_of_their_kind(desk: Desk, kind: str, low: int, high: int) -> None:
    assert surveys(desk, (kind, str(low)), (kind, str(high)), (kind, f"{low}.5")).counts == (3, 3, 0, 0)
    outcome = surveys(desk, (kind, str(low - 1)), (kind, str(high + 1)), (kind, str(low)))
    reason = f"score expected {low} to {high} where kind is {kind}"
    assert outcome.quarantined == [
        ("a.csv", 2, "score", str(low - 1), reason),
        ("a.csv", 3, "score", str(high + 1), reason),
    ]


def test_quarantines_an_unknown_kind_with_any_score(desk: Desk) -> None:
    outcome = surveys(desk, ("NPS", "99"), ("nps", "9"))
    assert outcome.quarantined == [("a.csv", 2, "kind", "NPS", "kind expected nps, csat or ces")]


def test_a_faulty_score_is_not_in_conflict_with_a_sound_one(desk: Desk) -> None:
    rows = [row("surveys", kind="csat", score=score) for score in ("4", "9")]
    assert desk.read({"a.csv": csv_text(rows)}, "surveys").counts == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("source", "column", "value", "reason"),
    [
        ("emails", "direction", "sent", "expected inbound or outbound"),
        ("meetings", "initiated_by", "both", "expected customer or vendor"),
        ("stakeholders", "contact_role", "boss", "expected executive, champion, admin or user"),
        ("product_sessions", "duration_minutes", "-1", "expected 0 to 1,000,000,000"),
        ("meetings", "attended", "perhaps", "expected true or false (also t/f, yes/no, 1/0)"),
        ("product_features", "feature", "", "is empty; expected a value"),
        ("orders", "amount_usd", "1e13", "expected -1,000,000,000,000 to 1,000,000,000,000"),
        ("orders", "quantity", "two", "expected a finite number with a decimal point and no thousands separator"),
    ],
)
def test_quarantines_a_value_that_the_contract_does_not_have(
    desk: Desk, source: str, column: str, value: str, reason: str
) -> None:
    sound = row(source)
    key = next(iter(sound))
    broken = {**sound, key: "x-2", column: value}
    (fault,) = desk.read({"a.csv": csv_text([sound, broken])}, source).quarantined
    assert (fault[1], fault[2], fault[4]) == (3, column, f"{column} {reason}")


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("emails", "sent_at"),
        ("meetings", "scheduled_at"),
        ("product_sessions", "started_at"),
        ("surveys", "answered_on"),
        ("orders", "ordered_on"),
    ],
)
def test_21_events_of_another_month_are_quarantined_before_conflicts_are_judged(
    desk: Desk, source: str, column: str
) -> None:
    # Both rows have the same key: were the second one not quarantined first, neither would be kept.
    outcome = desk.read({"a.csv": csv_text([row(source), row(source, **{column: "2023-06-01"})])}, source)
    assert outcome.counts == (2, 1, 1, 0)
    ((_, line, name, _, reason),) = outcome.quarantined
    assert (line, name) == (3, column)
    assert reason == f"{column} expected an event of 2023-05 (UTC); deliver late events with their own month"


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [
        ("Draw;Share", "Draw;Share"),
        (" Draw ; Share ", "Draw;Share"),
        (";Draw;;", "Draw"),
        ("draw;Draw", "draw;Draw"),
        (" ; ", None),
        ("", None),
    ],
)
def test_items_of_features_used_are_trimmed_and_empty_ones_ignored(
    desk: Desk, delivered: str, expected: str | None
) -> None:
    rows = [row("product_sessions", features_used=delivered)]
    (accepted,) = desk.read({"a.csv": csv_text(rows)}, "product_sessions").accepted
    assert accepted["features_used"] == expected


def test_names_of_features_are_trimmed(desk: Desk) -> None:
    rows = [row("product_features", feature="  Draw "), row("product_features", feature="Share")]
    outcome = desk.read({"a.csv": csv_text(rows)}, "product_features")
    assert sorted(one["feature"] for one in outcome.accepted) == ["Draw", "Share"]


def test_days_are_those_of_the_time_zone_of_months(desk: Desk) -> None:
    rows = [row("emails", sent_at="2023-05-04T02:00:00Z")]
    delivery = desk.delivery({"a.csv": csv_text(rows)}, "emails")
    days: dict[str, Any] = {
        zone: desk.read_delivery(delivery, time_zone=zone).accepted[0]["sent_on"]
        for zone in ("UTC", "America/Los_Angeles")
    }
    assert days == {"UTC": date(2023, 5, 4), "America/Los_Angeles": date(2023, 5, 3)}


def test_stakeholders_have_the_month_of_their_delivery(desk: Desk) -> None:
    (accepted,) = desk.read({"a.csv": csv_text([row("stakeholders")])}, "stakeholders").accepted
    assert accepted["by_month"] == date(2023, 5, 1)


def test_returns_are_orders_with_a_negative_amount(desk: Desk) -> None:
    rows = [row("orders"), row("orders", order_id="r-2", quantity="-2", amount_usd="-1250.50")]
    outcome = desk.read({"a.csv": csv_text(rows)}, "orders")
    assert outcome.counts == (2, 2, 0, 0)
    assert sorted(one["amount_usd"] for one in outcome.accepted) == [-1250.5, 1250.5]


def test_month_without_orders_is_accepted(desk: Desk) -> None:
    header = ",".join(row("orders"))
    assert desk.read({"a.csv": f"{header}\n"}, "orders").counts == (0, 0, 0, 0)
