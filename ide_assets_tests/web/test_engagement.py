"""The breakdown of an account's engagement, the portfolio and the definition."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ide_assets.domains.engagement.definition import FACTORS, OWN, load
from ide_assets.domains.engagement.tables import RECOMMENDATIONS, ROOT_CAUSES, SCORES
from ide_assets.settings import Rules
from ide_assets_tests.web.conftest import serving
from ide_assets_tests.web.scored_home import HOSTILE, TABLES, ScoredHome, scored

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ENGAGEMENT = "/api/intelligence/engagement"


def test_breakdown_has_the_shape_of_the_document(client: "TestClient") -> None:
    answer = client.get(f"{ENGAGEMENT}/A1?period=30d&comparePeriod=previous")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    document = answer.json()
    assert {"overall", "components", "factors", "trend", "peerComparison", "recommendations"} <= set(document)
    assert document["overall"]["overall"] == 72.0
    assert document["overall"]["status"] == "Good"
    assert set(document["overall"]["components"]) == {"communication", "product", "relationship"}
    assert [len(part["factors"]) for part in document["overall"]["components"].values()] == [4, 4, 3]
    assert document["components"]["communication"]["contribution"] == 36.0
    assert document["components"]["product"]["weight"] == 40.0
    assert [factor["key"] for factor in document["factors"]] == list(FACTORS)
    assert document["factors"][0] == {
        "key": "email_response_rate",
        "name": "Email response rate",
        "component": "communication",
        "current": 50.4,
        "previous": None,
        "target": 70.0,
        "better": "higher",
        "unit": "percent",
        "score": 72.0,
        "weight": 15.0,
        "effectiveWeight": 15.0,
        "contribution": 10.8,
        "status": "warning",
        "trend": "flat",
        "isShared": False,
    }
    assert document["peerComparison"]["overall"] == {
        "score": 72.0,
        "peerAverage": 60.5,
        "percentile": 40.0,
        "peerGroup": "band",
        "peers": 25,
    }
    assert document["definitionVersion"] == load().version
    assert (document["asOf"], document["release"], document["period"]) == ("2023-09-30", "000001", "30d")


def test_trend_has_history_and_the_causes_that_sum_to_the_change(client: "TestClient") -> None:
    trend = client.get(f"{ENGAGEMENT}/A1").json()["trend"]
    assert (trend["direction"], trend["previous"], trend["change"]) == ("stable", 67.0, 5.0)
    assert [(month["month"], month["overall"]) for month in trend["history"]] == [("2023-08", 67.0), ("2023-09", 72.0)]
    assert [(cause["factor"], cause["points"]) for cause in trend["causes"]] == [
        ("login_frequency", 3.5),
        ("session_minutes", 1.5),
    ]


def test_without_a_comparison_nothing_of_the_period_before_is_shown(client: "TestClient") -> None:
    document = client.get(f"{ENGAGEMENT}/A1?comparePeriod=none").json()
    assert document["comparePeriod"] == "none"
    assert (document["overall"]["trend"], document["trend"]["change"], document["trend"]["previous"]) == (None,) * 3
    assert all(factor["trend"] is None and factor["previous"] is None for factor in document["factors"])
    assert all(part["change"] is None for part in document["components"].values())


def test_risk_factors_are_named_by_the_points_that_they_cost(client: "TestClient") -> None:
    risks = client.get(f"{ENGAGEMENT}/A3").json()["overall"]["riskFactors"]
    assert len(risks) == 11
    assert risks[0] == "Email response rate: 21, target 70 percent (critical)"
    assert risks[-1].startswith("Champion activity")


@pytest.mark.parametrize(
    ("customer", "account", "merged_into"),
    [("A1", "A1", None), ("001A1", "A1", None), ("V1", "A1", "A1"), ("V2", "A1", "A1"), ("001V1", "A1", "A1")],
)
def test_answers_by_csn_and_id_and_for_merged_accounts(
    client: "TestClient", customer: str, account: str, merged_into: str | None
) -> None:
    named = client.get(f"{ENGAGEMENT}/{customer}").json()["customer"]
    assert (named["requestedId"], named["accountCsn"], named["mergedInto"]) == (customer, account, merged_into)
    assert (named["note"] is not None) == (merged_into is not None)


def test_merge_that_is_not_completed_is_not_followed(client: "TestClient") -> None:
    assert client.get(f"{ENGAGEMENT}/N1").status_code == 404


def test_missing_scores_are_null_and_have_bounds(client: "TestClient") -> None:
    overall = client.get(f"{ENGAGEMENT}/A6").json()["overall"]
    assert (overall["overall"], overall["status"], overall["coverage"]) == (None, "unknown", 0.0)
    assert (overall["lowerBound"], overall["upperBound"]) == (0.0, 100.0)


def test_frozen_account_says_so(client: "TestClient") -> None:
    document = client.get(f"{ENGAGEMENT}/A5").json()
    assert document["isFrozen"] is True
    assert document["factors"] == []


def test_release_without_advice_answers_with_empty_lists(client: "TestClient") -> None:
    document = client.get(f"{ENGAGEMENT}/A1").json()
    assert (document["recommendations"], document["rootCauses"], document["overall"]["recommendations"]) == ([], [], [])


def test_recommendations_of_the_release_are_served(tmp_path: Path) -> None:
    home = ScoredHome(tmp_path / "home", (*TABLES, RECOMMENDATIONS))
    place = {"snapshot_date": date(2023, 9, 30), "surviving_account_csn": "A1"}
    second = {
        "component": "communication",
        "factor": "meeting_attendance",
        "weighted_gap": 2.5,
        "recommendation": "Meet.",
    }
    first = {"component": "product", "factor": "login_frequency", "weighted_gap": 4.0, "recommendation": "Train users."}
    home.publish(
        "2023-09",
        {
            SCORES: scored("A1", "2023-09", 50.0),
            RECOMMENDATIONS: [
                {**place, "recommendation_rank": 2, **second},
                {**place, "recommendation_rank": 1, **first},
            ],
        },
    )
    home.release()
    with serving(home.settings) as client:
        document = client.get(f"{ENGAGEMENT}/A1").json()
    assert document["recommendations"] == [
        {"recommendationRank": 1, "component": "product", "factor": "login_frequency", "weightedGap": 4.0,
         "recommendation": "Train users."},
        {"recommendationRank": 2, "component": "communication", "factor": "meeting_attendance", "weightedGap": 2.5,
         "recommendation": "Meet."},
    ]  # fmt: skip
    assert document["overall"]["recommendations"] == ["Train users.", "Meet."]


@pytest.mark.parametrize("csn", HOSTILE)
def test_hostile_names_are_names(client: "TestClient", csn: str) -> None:
    answer = client.get(f"{ENGAGEMENT}/{quote(csn, safe='')}")
    assert answer.status_code == 200
    assert answer.json()["customer"]["accountCsn"] == csn


@pytest.mark.parametrize(
    "period", ["6d", "366d", "07d", "400d", "30", "", "30D", "-30d", "30d ", "1\u0665d", "' OR 1=1"]
)
def test_wrong_period_is_answered_with_those_that_can_be_requested(client: "TestClient", period: str) -> None:
    answer = client.get(f"{ENGAGEMENT}/A1", params={"period": period})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Wrong value of period. Expected a number of days: 7d to 365d."
    assert answer.json()["errors"][0]["parameter"] == "period"


def test_portfolio_counts_statuses_and_movement_without_frozen_accounts(client: "TestClient") -> None:
    document = client.get("/api/portfolio/engagement").json()
    assert (document["accounts"], document["frozen"]) == (5 + len(HOSTILE), 1)
    assert document["statuses"] == {"Good": 2, "Fair": 1 + len(HOSTILE), "Poor": 1, "unknown": 1}
    assert document["movement"] == {"improved": 1, "stable": 2, "declined": 1, "notComparable": 1 + len(HOSTILE)}
    assert sum(document["movement"].values()) == document["accounts"] == sum(document["statuses"].values())
    assert document["statusMoves"] == [
        {"before": "Fair", "now": "Good", "accounts": 1},
        {"before": "Good", "now": "Fair", "accounts": 1},
    ]
    assert {factor["factor"] for factor in document["lowFactors"]} == set(FACTORS)
    assert document["lowFactors"][0]["critical"] == 1


def test_definition_has_all_factors_and_its_version(client: "TestClient") -> None:
    document = client.get("/api/definitions/engagement").json()
    assert [factor["key"] for factor in document["factors"]] == list(FACTORS)
    assert sum(factor["weight"] for factor in document["factors"]) == 100
    assert document["version"] == load().version
    assert document["isReleased"] is True
    assert document["factorStatuses"]["nearTarget"] == 80
    assert document["periods"] == ["7d", "30d", "365d"]


def test_definition_is_that_of_the_settings(scored_home: ScoredHome, tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text(OWN.read_text(encoding="utf-8").replace("near_target: 80", "near_target: 85"), encoding="utf-8")
    rules = Rules(engagement_definition_file=own)
    with serving(scored_home.settings.model_copy(update={"rules": rules})) as client:
        document = client.get("/api/definitions/engagement").json()
    assert document["factorStatuses"]["nearTarget"] == 85
    assert document["isReleased"] is False


def test_health_names_the_release(client: "TestClient") -> None:
    assert client.get("/api/health").json() == {"status": "ok", "release": "000001", "asOf": "2023-09-30"}


def test_root_causes_of_the_release_are_served_in_order_of_rank(tmp_path: Path) -> None:
    home = ScoredHome(tmp_path / "home", (*TABLES, ROOT_CAUSES))
    missed = {
        "snapshot_date": date(2023, 9, 30),
        "surviving_account_csn": "A1",
        "component": "communication",
        "factor": "meeting_attendance",
        "root_cause": "missed_meeting",
        "cause_count": 1,
        "improvement": 25.0,
    }
    causes = [
        {**missed, "cause_rank": 2, "meeting_id": "G1", "began_on": date(2023, 9, 4), "explanation": "Missed."},
        {**missed, "cause_rank": 1, "meeting_id": HOSTILE[0], "began_on": date(2023, 9, 9), "explanation": "Missed."},
    ]
    home.publish("2023-09", {SCORES: scored("A1", "2023-09", 50.0), ROOT_CAUSES: causes})
    home.release()
    with serving(home.settings) as client:
        served = client.get(f"{ENGAGEMENT}/A1").json()["rootCauses"]
    assert [(cause["causeRank"], cause["meetingId"], cause["beganOn"]) for cause in served] == [
        (1, HOSTILE[0], "2023-09-09"),
        (2, "G1", "2023-09-04"),
    ]
    assert (served[0]["rootCause"], served[0]["improvement"], served[0]["threadId"]) == ("missed_meeting", 25.0, None)
