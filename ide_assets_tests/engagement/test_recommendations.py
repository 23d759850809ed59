"""Recommendations: which factors have one, in which order, and what they say (R-ES-10)."""

from collections.abc import Mapping
from typing import Any

import pytest

from ide_assets.domains.engagement.definition import FACTORS, load
from ide_assets.domains.engagement.score.recommendations import TEXTS
from ide_assets_tests.engagement.made_up import MONTH, values
from ide_assets_tests.inline import run


def recommendations(scores: Mapping[str, float | None], **changes: Any) -> list[dict[str, Any]]:
    """The recommendations of an account, by rank."""
    rows = run("engagement_recommendations_monthly", MONTH, engagement_values_monthly=values(scores, **changes))
    return sorted(rows, key=lambda row: int(row["recommendation_rank"]))


def test_factors_are_ranked_by_the_points_that_they_cost() -> None:
    scores = {
        "email_response_rate": 80.0,
        "response_time_hours": 50.0,
        "champion_activity": 0.0,
        "session_minutes": 100.0,
    }
    advice = [(row["factor"], row["component"], row["weighted_gap"]) for row in recommendations(scores)]
    assert advice == [
        ("response_time_hours", "communication", 5.0),
        ("email_response_rate", "communication", 3.0),
        ("champion_activity", "relationship", 2.0),
    ]


def test_missing_factors_and_those_at_their_target_have_none() -> None:
    assert recommendations({"email_response_rate": 100.0, "login_frequency": None}) == []


def test_equal_gaps_are_in_the_order_of_the_keys() -> None:
    advice = recommendations({"meeting_attendance": 50.0, "email_response_rate": 50.0, "login_frequency": 50.0})
    assert [row["factor"] for row in advice] == ["email_response_rate", "login_frequency", "meeting_attendance"]


@pytest.mark.parametrize(
    ("factor", "value", "start"),
    [
        ("email_response_rate", 42.25, "Messages answered by the customer: 42.3% (target 70%). "),
        ("login_frequency", 1.0, "Sessions per user and week: 1 (target 3). "),
        ("executive_access", 120.0, "Days since the last contact with an executive: 120 (target: at most 90). "),
    ],
)
def test_the_text_names_the_value_and_its_target(factor: str, value: float, start: str) -> None:
    (row,) = recommendations({factor: 60.0}, current_value=value)
    assert row["recommendation"].startswith(start)


def test_an_executive_without_any_contact_has_a_text_of_its_own() -> None:
    (row,) = recommendations({"executive_access": 0.0}, is_silent=True)
    assert row["recommendation"] == (
        "No contact with an executive is on record. Invite an executive to a business review."
    )


def test_every_factor_has_a_text() -> None:
    assert tuple(TEXTS) == FACTORS == tuple(factor.key for factor in load().factors)
