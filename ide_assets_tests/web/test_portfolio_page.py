"""The portfolio of a leader (R-VZ-1, R-ES-14)."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.web.pages.portfolio import difference, groups, growth, indicators, moves
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

SUMS: dict[str, Any] = {
    "average_score": 62.5, "average_score_before": 60.0, "assignment_rate": 50.0, "assignment_rate_before": None,
    "utilisation_rate": None, "utilisation_rate_before": 30.0, "seats": 1100, "seats_before": 1000,
}  # fmt: skip


def test_page_has_money_health_risk_and_accounts(pages: "TestClient") -> None:
    text = text_of(pages.get("/portfolio").text)
    value = sum(10_000 * number for number in range(1, len(ACCOUNTS) + 1))
    for part in (
        f"{len(ACCOUNTS)} accounts with an annual order value of ${value:,}",
        f"Of ${9_000 * len(ACCOUNTS):,} up for renewal, $9,000",
        "Risk by industry",
        "AEC",
        "Accounts to look at",
        "Renewal score 0.12",
        "Factors that are low in the most accounts",
        "Login frequency",
    ):
        assert part in text, part


@pytest.mark.parametrize("token", ROLES)
def test_sums_are_of_the_reader_s_accounts(visitor: "TestClient", token: str) -> None:
    sign_in(visitor, token)
    is_own = [token == "token-of-leader" or owner in ROLES[token][1] for _, owner, _ in ACCOUNTS.values()]
    page = visitor.get("/portfolio").text
    assert f"{sum(is_own)} accounts with" in text_of(page)
    for csn, own in zip(ACCOUNTS, is_own, strict=True):
        assert own or f'href="/account/{csn}"' not in page
    assert ('value="O2"' in page) == (token != "token-of-o1")


def test_filters_narrow_every_part_and_stay_in_links(pages: "TestClient") -> None:
    page = pages.get("/portfolio?owner=O1&by=region").text
    owned = sum(owner == "O1" for _, owner, _ in ACCOUNTS.values())
    assert f"{owned} accounts with" in text_of(page)
    assert "/account/P3" not in page
    assert 'href="/portfolio?by=region&amp;owner=O1&amp;region=EMEA"' in page
    assert re.search(r'<option value="O1" selected>', page)


def test_filters_that_match_nothing_say_so(pages: "TestClient") -> None:
    text = text_of(pages.get("/portfolio?region=Moon").text)
    assert "No active account matches." in text
    assert pages.get("/portfolio?by=planet").status_code == 422


def test_changes_are_differences_of_rates_and_growth_of_counts() -> None:
    listed = {item.name: (item.value, item.change) for item in indicators(SUMS)}
    assert listed == {
        "Average engagement": ("62.5", 2.5),
        "Seats assigned": ("50%", None),
        "Seats in use": ("\N{EN DASH}", None),
        "Seats bought": ("1,100", 10.0),
    }
    assert difference(1.25, 1.0) == 0.2 and growth(5, 0) is None and growth(None, 5) is None


def test_statuses_move_from_the_month_before() -> None:
    rows: list[dict[str, Any]] = [
        {"before": "Good", "now": "Good", "accounts": 5},
        {"before": "Good", "now": "Fair", "accounts": 2},
        {"before": "Poor", "now": "Good", "accounts": 3},
        {"before": None, "now": "Fair", "accounts": 1},
    ]
    now, before, moved = moves(rows)
    assert now == {"Good": 8, "Fair": 3} and before == {"Good": 7, "Poor": 3}
    assert moved == [("Poor", "Good", 3), ("Good", "Fair", 2)]


def test_a_group_without_a_name_has_no_link_and_risk_is_part_of_the_value() -> None:
    row = {**SUMS, "accounts": 2, "acv_usd": 400.0, "acv_at_risk_usd": 100.0}
    known, unknown = groups(
        [{**row, "group_value": "A&B"}, {**row, "group_value": None, "acv_usd": None}], "industry", {}, "by=industry"
    )
    assert (known.name, known.query) == ("A&B", "by=industry&industry=A%26B")
    assert [box.width for box in known.at_risk.boxes] == [38, 118]
    assert (unknown.name, unknown.query) == ("not known", "")


@pytest.mark.parametrize("path", ["/portfolio", "/portfolio?region=Moon"])
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")


def test_a_leader_gets_from_the_portfolio_to_the_reason(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/portfolio") as page:
        page.locator("select[name=owner]").select_option("O2")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name="Müller & Söhne GmbH", exact=True).click()
        page.get_by_role("link", name="Why is engagement like this?").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Engagement of Müller & Söhne GmbH"
        assert "What costs the most" in page.inner_text("main")
