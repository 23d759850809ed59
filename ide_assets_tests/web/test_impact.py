"""The impact analysis of the breakdown: associations with intervals and words, and reasons where there are none."""

from datetime import date
from pathlib import Path
from typing import Any

from ide_assets.domains.engagement.tables import ACCOUNT_IMPACT, IMPACT, SCORES
from ide_assets_tests.web.conftest import serving
from ide_assets_tests.web.scored_home import TABLES, ScoredHome, scored

LAST_DAY = date(2023, 9, 30)


def impact_of_a1(factor: str, association: str, points: float, move: str = "raised") -> dict[str, Any]:
    return {
        "snapshot_date": LAST_DAY,
        "surviving_account_csn": "A1",
        "association": association,
        "factor": factor,
        "move": move,
        "from_score": 40.0,
        "to_score": 100.0 if move == "raised" else 30.0,
        "fitted_probability": 88.0,
        "change_points": points,
        "change_points_low": points - 2,
        "change_points_high": points + 2,
    }


def _missing(factor: str, reason: str) -> dict[str, Any]:
    place = {"snapshot_date": LAST_DAY, "association": "expansion", "model": "factors"}
    return {**place, "factor": factor, "not_estimated_because": reason}


def served(tmp_path: Path, impacts: list[dict[str, Any]], missing: list[dict[str, Any]]) -> dict[str, Any]:
    """The impact analysis of account A1."""
    home = ScoredHome(tmp_path / "home", (*TABLES, IMPACT, ACCOUNT_IMPACT))
    scores = scored("A1", "2023-09", 40.0)
    home.publish("2023-09", {SCORES: scores, ACCOUNT_IMPACT: impacts, IMPACT: missing})
    home.release()
    with serving(home.settings) as client:
        analysis: dict[str, Any] = client.get("/api/intelligence/engagement/A1").json()["impactAnalysis"]
    return analysis


def test_associations_are_served_with_intervals_the_largest_first(tmp_path: Path) -> None:
    impacts = [
        impact_of_a1("login_frequency", "renewal", 3.04),
        impact_of_a1("overall", "renewal", -4.5, move="lowered"),
        impact_of_a1("meeting_attendance", "retention", 0.5),
    ]
    reason = "20 accounts bought seats: at least 65 are needed, 5 for row term"
    analysis = served(tmp_path, impacts, [_missing("login_frequency", reason), _missing("intercept", reason)])
    assert [(row["association"], row["factor"]) for row in analysis["impacts"]] == [
        ("retention", "meeting_attendance"),
        ("renewal", "overall"),
        ("renewal", "login_frequency"),
    ]
    login = analysis["impacts"][-1]
    assert (login["changePoints"], login["changePointsLow"], login["changePointsHigh"]) == (3.04, 1.04, 5.04)
    assert login["text"] == (
        "Login frequency score of 100 in place of 40: associated with a probability of renewal within 3 months of 91% "
        "in place of 88% (+3.0 percentage points, 95% interval +1.0 to +5.0)."
    )
    assert "association" in analysis["note"]
    assert analysis["notEstimated"] == [{"association": "expansion", "factor": "login_frequency", "reason": reason}]


def test_without_associations_the_reasons_are_served(tmp_path: Path) -> None:
    analysis = served(tmp_path, [], [_missing("overall", "no month of scores has 3 months of follow-up")])
    assert analysis["impacts"] == []
    assert analysis["note"].startswith("Nothing is shown")
    assert analysis["notEstimated"][0]["reason"] == "no month of scores has 3 months of follow-up"
