"""What the page of an account says of its people, its stage, its value and what was done (R-VZ-2, R-VZ-5, R-VZ-6)."""

from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.web.pages import account_details
from ide_assets.web.pages.measures import MEASURES
from ide_assets_tests.web.browsing import assert_accessible
from ide_assets_tests.web.conftest import sign_in
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient


@pytest.mark.parametrize(
    "part",
    [
        # U1 to U3 were active as members, U5 holds a seat; the guest U4 and U6, who gave the seat back, do not count.
        "Power 1 (25.0%) Regular 1 (25.0%) Light 1 (25.0%) Inactive 1 (25.0%)",
        "2 purchases in the last twelve months. First used after 5 days (median); 1 purchase is not used yet.",
        "All accounts: 5 days (median of 1 purchase).",
        # The answer of the merged account counts.
        "Would recommend (nps) 9.5 of 10 on average (2 answers, newest 10 of 10 on 2023-09-02)",
        "Customer satisfaction 4 of 5 on average (1 answer, newest 4 of 5 on 2023-09-03)",
        "IDE-LowAssignment-Adopt human done 50% → 50% 33% → 33% open",
        "no renewal decided",
        "Lifecycle Use This account: 72 of 100 Same stage: 55 of 100",
        "not modelled in this release",
    ],
)
def test_page_has_people_purchases_surveys_stage_and_actions(pages: "TestClient", part: str) -> None:
    text = text_of(pages.get("/account/P1").text)
    assert part in text, text


def test_a_net_promoter_score_needs_several_answers(pages: "TestClient") -> None:
    assert "Would recommend (nps) \N{MINUS SIGN}100 (5 answers" in text_of(pages.get("/account/P2").text)


def test_a_closed_renewal_is_not_open_and_counts_in_retention(pages: "TestClient") -> None:
    text = text_of(pages.get("/account/P7").text)
    assert "No open renewal in this release." in text
    assert "Retention 100% 1 of 1 renewal" in text


def test_inactive_users_are_listed_first_as_pseudonyms(pages: "TestClient") -> None:
    text = text_of(pages.get("/users/P1").text)
    assert "1 of 4 users holds a seat but did not use the product in September 2023." in text
    assert "U5 inactive 0 holds a seat U3 light 1 no seat U2 regular 5 no seat U1 power 9 holds a seat" in text
    assert "No seat holder and no active user" in text_of(pages.get("/users/P4").text)


def test_users_are_of_the_reader_s_accounts(visitor: "TestClient") -> None:
    sign_in(visitor, "token-of-o2")
    assert visitor.get("/users/P1").status_code == 404
    assert "U5" not in visitor.get("/users/P3").text


@pytest.mark.parametrize("name", MEASURES)
def test_every_number_of_the_pages_says_how_it_was_made(pages: "TestClient", name: str) -> None:
    answer = pages.get(f"/made/pages/{name}?account=P1")
    assert answer.status_code == 200
    text = unescape(text_of(answer.text))
    assert MEASURES[name].meaning in text and "ide explain" in text
    assert pages.get("/made/pages/nope").status_code == 404


def test_readiness_is_known_where_the_renewal_is_near() -> None:
    facts: dict[str, Any] = {"next_close_date": date(2023, 12, 15), "utilisation_rate": 40.0}
    assert account_details.readiness(facts, date(2023, 9, 30)) == 40.0
    assert account_details.readiness(facts, date(2023, 9, 1)) is None
    assert account_details.readiness({**facts, "next_close_date": None}, date(2023, 9, 30)) is None
    assert account_details.readiness({**facts, "utilisation_rate": None}, date(2023, 9, 30)) is None


def test_words_have_singular_and_plural() -> None:
    assert account_details.retention(0, 1) == "0% (0 of 1 renewal)"
    assert account_details.retention(None, None) == "no renewal decided"
    everybody = {"median_days": None, "n": 0, "purchases": 1}
    facts = {"first_uses": {"everybody": everybody}, "purchases": 1, "purchases_used": 0, "days_to_first_use": None}
    assert account_details.first_use_in_words(facts) == (
        "1 purchase in the last twelve months. Nothing of it is used yet."
    )


def test_bars_of_the_stage_begin_at_zero() -> None:
    own, same = account_details.stage_chart(100.0, 50.0).boxes
    assert own.x == same.x and own.width == 2 * same.width


@pytest.mark.parametrize("path", ["/users/P1", "/users/P4", "/made/pages/user_categories"])
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")
