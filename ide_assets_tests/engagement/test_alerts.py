"""Alerts: when one is raised, how long it lasts, and who gets it (R-ES-11)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from ide_assets.domains.engagement.definition import load
from ide_assets_tests.engagement.made_up import LAST_DAY, MONTH, values
from ide_assets_tests.inline import run

EVERY = [factor.key for factor in load().factors]
NEXT, NEXT_DAY = "2023-06", date(2023, 6, 30)


def alerts(
    score: float | Mapping[str, float | None],
    before: float | None = None,
    past: Sequence[Mapping[str, Any]] = (),
    status: str = "Fair",
    is_frozen: bool = False,
    month: str = MONTH,
) -> list[dict[str, Any]]:
    """The alerts of an account whose factors all have this score, and had `before` in the period before."""
    scores = score if isinstance(score, Mapping) else dict.fromkeys(EVERY, score)
    statuses = [
        {"surviving_account_csn": "A", "component": component, "status": status, "is_frozen": is_frozen}
        for component in ("communication", "product", "relationship", "overall")
    ]
    return run(
        "engagement_alerts_monthly",
        month,
        engagement_values_monthly=values(scores, raw_previous_score=before),
        engagement_scores_monthly=statuses,
        engagement_alerts_monthly=past,
    )


def kinds(rows: Sequence[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(row["alert"], row["component"]) for row in rows}


LOW = {
    ("component_low", "communication"),
    ("component_low", "product"),
    ("component_low", "relationship"),
    ("overall_low", "overall"),
}


@pytest.mark.parametrize(
    ("score", "before", "expected"),
    [
        (80.0, 90.0, set()),
        (79.9, 90.0, {("drop", "overall")}),
        (50.0, 50.0, set()),
        (49.9, 50.0, LOW),
        (30.0, 60.0, {*LOW, ("drop", "overall")}),
        (80.0, None, set()),
    ],
)
def test_raises_an_alert_beyond_each_limit(score: float, before: float | None, expected: set[tuple[str, str]]) -> None:
    assert kinds(alerts(score, before)) == expected


def test_severity_and_recipients_follow_from_the_kind() -> None:
    raised = {row["alert"]: (row["severity"], row["recipients"]) for row in alerts(30.0, 60.0)}
    assert raised == {
        "drop": ("high", "owner"),
        "component_low": ("medium", "owner"),
        "overall_low": ("critical", "owner and manager"),
    }


def test_a_component_can_be_low_alone() -> None:
    product = {factor.key for factor in load().of("product")}
    rows = alerts({key: 40.0 if key in product else 90.0 for key in EVERY})
    assert kinds(rows) == {("component_low", "product")}
    assert (rows[0]["score"], rows[0]["threshold"], rows[0]["raised_on"], rows[0]["is_new"]) == (
        40.0, 50.0, LAST_DAY, True,
    )  # fmt: skip


@pytest.mark.parametrize("change", [{"status": "unknown"}, {"is_frozen": True}])
def test_unknown_and_frozen_scores_raise_none(change: dict[str, Any]) -> None:
    assert alerts(30.0, 60.0, **change) == []


@pytest.mark.parametrize(("score", "lasts"), [(49.0, True), (54.9, True), (55.0, False)])
def test_a_low_score_alerts_once_until_it_is_five_points_above_the_limit(score: float, lasts: bool) -> None:
    past = alerts(40.0, 40.0)
    rows = alerts(score, score, past, month=NEXT)
    assert kinds(rows) == (LOW if lasts else set())
    assert {(row["is_new"], row["raised_on"]) for row in rows} == ({(False, LAST_DAY)} if lasts else set())


@pytest.mark.parametrize(("score", "lasts"), [(84.9, True), (85.0, False)])
def test_a_drop_lasts_until_the_score_is_five_points_above_its_threshold(score: float, lasts: bool) -> None:
    # From 90 to 75: the threshold is 80.
    past = alerts(75.0, 90.0)
    assert [row["threshold"] for row in past] == [80.0]
    assert kinds(alerts(score, 75.0, past, month=NEXT)) == ({("drop", "overall")} if lasts else set())


def test_a_second_drop_does_not_repeat_an_alert_that_lasts() -> None:
    past = alerts(75.0, 90.0)
    (row,) = alerts(60.0, 75.0, past, month=NEXT)
    assert (row["is_new"], row["raised_on"], row["threshold"]) == (False, LAST_DAY, 80.0)


def test_a_drop_after_a_recovery_is_new() -> None:
    past = alerts(75.0, 90.0)
    (row,) = alerts(86.0, 99.0, past, month=NEXT)
    assert (row["is_new"], row["raised_on"], row["threshold"]) == (True, NEXT_DAY, 89.0)


def test_an_unknown_score_does_not_end_an_alert() -> None:
    past = alerts(40.0, 40.0)
    rows = alerts(90.0, 90.0, past, status="unknown", month=NEXT)
    assert kinds(rows) == LOW
    assert not any(row["is_new"] for row in rows)
