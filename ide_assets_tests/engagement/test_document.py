"""The worked example of the requirements document: values, scores, statuses and trends as it shows them."""

import duckdb
import ibis
import pytest

from ide_assets.domains.engagement.definition import load
from ide_assets.domains.engagement.factors.factors import score_of
from ide_assets_tests.engagement.made_up import MONTH, account, scores, values
from ide_assets_tests.inline import run

#: Factor: value, score shown, trend, status. The document shows 67 for an executive seen 60 days ago, which is no
#: proportion of 90 days; a contact within the quarter meets the target.
SHOWN = {
    "email_response_rate": (82, 100, "up", "healthy"),
    "response_time_hours": (18, 100, "up", "healthy"),
    "meeting_attendance": (85, 94, "down", "near target"),
    "proactive_outreach": (2, 100, "flat", "healthy"),
    "login_frequency": (2.1, 70, "down", "warning"),
    "feature_breadth": (45, 90, "up", "near target"),
    "session_minutes": (12, 80, "flat", "near target"),
    "active_user_share": (58, 83, "down", "warning"),
    "stakeholder_depth": (4, 100, "flat", "healthy"),
    "executive_access": (60, 100, "down", "healthy"),
    "champion_activity": (1, 100, "flat", "healthy"),
}


def score(factor: str, value: float | None, is_silent: bool = False) -> float | None:
    """The score of a value under the product's own target."""
    (declared,) = (one for one in load().factors if one.key == factor)
    expression = score_of(
        ibis.null("float64") if value is None else ibis.literal(float(value), type="float64"),
        ibis.literal(declared.target, type="float64"),
        ibis.literal(declared.better == "higher"),
        ibis.literal(is_silent),
    )
    with duckdb.connect() as connection:
        sql = str(ibis.to_sql(expression.name("score").as_table(), "duckdb"))
        (result,) = connection.execute(sql).fetchone() or (None,)
    return None if result is None else float(result)


@pytest.mark.parametrize("factor", SHOWN)
def test_factor_scores_are_those_shown(factor: str) -> None:
    value, expected, _, _ = SHOWN[factor]
    result = score(factor, value)
    assert result is not None
    assert round(result) == expected


def test_statuses_are_those_shown() -> None:
    rows = values({})
    for row in rows:
        value, _, trend, _ = SHOWN[row["factor"]]
        row.update(current_value=float(value), raw_score=score(row["factor"], value), trend=trend)
    result = run(
        "engagement_factors_monthly",
        MONTH,
        engagement_values_monthly=rows,
        engagement_accounts_monthly=[account()],
    )
    assert {row["factor"]: row["status"] for row in result} == {key: shown[3] for key, shown in SHOWN.items()}
    assert {row["factor"]: row["score"] for row in result}["meeting_attendance"] == 94.4


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [(72.0, 67.0, "improving"), (72.0, 70.0, "improving"), (72.0, 70.1, "stable"), (72.0, 77.0, "declining")],
)
def test_score_trend_needs_two_points(now: float, before: float, trend: str) -> None:
    rows = values({factor.key: now for factor in load().factors}, raw_previous_score=before)
    overall = scores(rows)["A", "overall"]
    assert (overall["score"], overall["previous_score"], overall["trend"]) == (now, before, trend)


def test_lower_is_better_value_of_0_scores_100() -> None:
    assert score("executive_access", 0) == 100
    assert score("response_time_hours", 0) == 100
    assert score("response_time_hours", 48) == 50


def test_silent_executive_scores_0_and_a_missing_value_nothing() -> None:
    assert score("executive_access", None, is_silent=True) == 0
    assert score("executive_access", None) is None
