"""Why a renewal is at risk: which renewal, where its score comes from, and what drives it (R-VZ-2, R-VZ-5)."""

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.domains.cohorts.tables import IDE
from ide_assets.domains.engagement.definition import load
from ide_assets.domains.insights.tables import CHURN, CUSTOMERS, DRIVERS
from ide_assets.domains.opportunities.tables import OPPORTUNITY
from ide_assets.web.pages.account import Renewal
from ide_assets.web.pages.risk import at_risk_first, model, signs, source
from ide_assets.web.pages.start import watched
from ide_assets_tests.web import page_home as page_rows
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, serving, sign_in
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

INSIGHTS: Mapping[str, Any] = {
    "effective_score_source": "churn_model", "churn_probability": 0.32, "churn_probability_low": 0.2,
    "churn_probability_high": 0.45, "churn_missing_because": None, "churn_close_date": "2023-12-15",
    "churn_drivers": [
        {"driver": "utilisation_rate", "driver_value": "23", "log_odds": math.log(2.1)},
        {"driver": "site_geo", "driver_value": "unknown", "log_odds": math.log(0.5)},
        {"driver": "new_feature", "driver_value": "7", "log_odds": 0.1},
    ],
}  # fmt: skip


def test_page_has_the_renewal_at_risk_its_score_and_more(pages: "TestClient") -> None:
    text = text_of(pages.get("/risk/P3").text)
    for part in (
        "Renewal risk of Müller &amp; Söhne GmbH",
        "The renewal that closes on 2023-12-15 is at risk: its score is 0.12, below the limit of 0.3.",
        "0.12 ! at risk",
        "A delivered score comes without drivers",
        "The churn model has no drivers for this account: this release has no insight models.",
        "Seats assigned: 50%, 62% at similar accounts.",
        "The engagement score is 30.0 of 100.",
    ):
        assert part in text, part


def test_a_renewal_that_is_not_at_risk_says_so(pages: "TestClient") -> None:
    assert "No open renewal is at risk: every score is 0.3 or more." in text_of(pages.get("/risk/P1").text)
    # P7 has renewed.
    assert "No open renewal in this release." in text_of(pages.get("/risk/P7").text)


def test_a_merged_account_is_answered_for_by_its_survivor(pages: "TestClient") -> None:
    assert "Account V1 was merged into this account" in text_of(pages.get("/risk/V1").text)


@pytest.mark.parametrize("token", ROLES)
def test_risks_are_of_the_reader_s_accounts(visitor: "TestClient", token: str) -> None:
    sign_in(visitor, token)
    owners = ROLES[token][1]
    for csn, owner in (("P1", "O1"), ("P3", "O2"), ("P6", None)):
        may_read = token == "token-of-leader" or owner in owners
        assert visitor.get(f"/risk/{csn}").status_code == (200 if may_read else 404)


def test_lists_show_the_renewal_at_risk_and_its_drivers_not_the_next_one(tmp_path: Path, web_extra: None) -> None:
    """P3 has a safe renewal in October and one at risk in December; the churn model scored P1."""
    home = ScoredHome(tmp_path / "home", (*page_rows.TABLES, CUSTOMERS, CHURN, DRIVERS))
    rows = page_rows.renewals(page_rows.MONTHS[-1])
    own = next(row for row in rows[IDE] if row["surviving_account_csn"] == "P3")
    safe = {
        **own, "opportunity_id": "OP-NEXT", "opportunity_close_date": date(2023, 10, 5), "customer_ews_prediction": 0.9,
    }  # fmt: skip
    month = {"snapshot_date": date(2023, 9, 30), "surviving_account_csn": "P1"}
    chance = {"churn_probability": 0.32, "churn_probability_low": 0.2, "churn_probability_high": 0.45}
    page_rows.publish(
        home,
        {
            IDE: [*rows[IDE], safe],
            OPPORTUNITY: [
                *rows[OPPORTUNITY], {"id": "OP-NEXT", "acv_usd__c": 1_000.0, "is_renewal_opportunity__c": True},
            ],
            CUSTOMERS: [{**month, **chance, "effective_renewal_score": 0.8, "effective_score_source": "ews"}],
            CHURN: [{**month, **chance, "opportunity_id": "OP-P1", "close_date": date(2023, 12, 15)}],
            DRIVERS: [
                {**month, "driver": name, "driver_value": value, "log_odds": odds}
                for name, value, odds in (
                    ("intercept", "1", -3.0), ("mau", "12", -0.2), ("utilisation_rate", "23", 0.7419),
                )
            ],
        },
    )  # fmt: skip
    with serving(home.settings) as client:
        page = client.get("/").text
        assert "2023-12-15 at risk" in text_of(page) and "2023-10-05" not in text_of(page)
        assert "the next one" in text_of(page)
        assert 'href="/risk/P3"' in page and 'href="/risk/P1"' not in page
        account = text_of(client.get("/account/P3").text)
        assert "at risk: below 0.3, closes 2023-12-15" in account
        assert account.count("! at risk") == 1
        risk = text_of(client.get("/risk/P1").text)
        assert "The renewal that closes on 2023-12-15 is lost with a probability of 32%" in risk
        assert "Seats in use 23%: odds of churn x 2.1 Active users 12: odds of churn x 0.82 The strongest first" in risk


def test_a_watched_account_has_a_reason_for_its_renewal_and_one_for_its_engagement() -> None:
    row = {
        "account_csn": "A", "account_name": "Acme", "score": 40.0, "status": "Poor", "change": -12.0, "factors": (),
        "is_at_risk": True, "renewal_score": 0.1, "order_value": 5.0, "next_close_date": date(2023, 10, 1),
        "risk_close_date": date(2023, 12, 1),
    }  # fmt: skip
    both = watched(row, load())
    assert (both.risk, both.why, both.close_date) == (
        "Renewal at risk, score 0.10 of 1", "Score fell by 12 points", date(2023, 12, 1),
    )  # fmt: skip
    safe = watched({**row, "is_at_risk": False, "risk_close_date": None}, load())
    assert (safe.risk, safe.close_date) == ("", date(2023, 10, 1))


def test_renewals_at_risk_come_first_by_their_score() -> None:
    def renewal(name: str, score: float | None) -> Renewal:
        return Renewal(name, None, None, None, score, score is not None and score < 0.3)

    listed = [renewal("next", 0.9), renewal("low", 0.2), renewal("lowest", 0.0), renewal("none", None)]
    assert [item.opportunity_id for item in at_risk_first(listed)] == ["lowest", "low", "next", "none"]


def test_drivers_are_those_of_the_churn_model_in_words() -> None:
    scored = model(INSIGHTS)
    assert scored.sentence == (
        "The renewal that closes on 2023-12-15 is lost with a probability of 32% (90% interval 20% to 45%)."
    )
    assert scored.drivers == [
        "Seats in use 23%: odds of churn x 2.1", "Geography unknown: odds of churn x 0.5", "New feature 7",
    ]  # fmt: skip
    missing = {**INSIGHTS, "churn_probability": None, "churn_missing_because": "no renewal is open"}
    assert (model(missing).sentence, model(missing).missing) == ("", "no renewal is open")
    assert model({**INSIGHTS, "churn_probability_low": None, "churn_close_date": None}).sentence == (
        "The renewal is lost with a probability of 32%."
    )


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("ews", "comes without drivers"),
        ("churn_model", "that of the churn model"),
        (None, "neither a delivered renewal score"),
    ],
)
def test_the_source_of_a_score_is_said_with_whether_it_has_drivers(kind: str | None, part: str) -> None:
    assert part in source({**INSIGHTS, "effective_score_source": kind})


def test_rates_are_beside_those_of_similar_accounts() -> None:
    benchmark = {"assignment_benchmark": 62.0, "utilisation_benchmark": None}
    facts = {"assignment_rate": 50.0, "utilisation_rate": 20.0, "benchmark": benchmark}
    assert signs(facts) == ["Seats assigned: 50%, 62% at similar accounts.", "Seats in use: 20%."]
    assert signs({"assignment_rate": None, "utilisation_rate": None, "benchmark": None}) == []


@pytest.mark.parametrize("path", ["/risk/P3", "/risk/P5"])
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")


def test_a_reader_gets_from_the_list_to_what_drives_the_risk(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/") as page:
        page.get_by_role("link", name="Why is the renewal at risk at Müller & Söhne GmbH").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Renewal risk of Müller & Söhne GmbH"
        page.get_by_role("heading", name="What drives the risk").wait_for()
