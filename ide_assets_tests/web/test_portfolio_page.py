"""The portfolio of a leader (R-VZ-1, R-ES-14)."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ide_assets.domains.insights.tables import DRIVERS_BY_BAND, TRANSACTIONAL_DRIVERS_BY_BAND
from ide_assets.web.pages.portfolio import difference, groups, growth, indicators, moves
from ide_assets.web.pages.retention import by_month, drivers, growth_chart, retention_map, shade
from ide_assets.web.pages.world import country
from ide_assets.web.served_facts import known
from ide_assets_tests.web import page_home as page_rows
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, serving, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

SUMS: dict[str, Any] = {
    "average_score": 62.5, "average_score_before": 60.0, "assignment_rate": 50.0, "assignment_rate_before": None,
    "utilisation_rate": None, "utilisation_rate_before": 30.0, "seats": 1100, "seats_before": 1000,
    "order_value": 2_000.0, "order_value_before": 2_500.0, "accounts": 3, "retention": 90.0, "retention_before": 95.0,
    "renewals_decided": 10, "predicted_retention": None, "acv_at_risk_usd": 300.0, "acv_at_risk_before": 200.0,
    "accounts_at_risk": 1, "buyer_readiness": 40.0, "nps": -5.0, "nps_before": -7.0, "nps_answers": 20,
}  # fmt: skip


def test_page_has_money_health_risk_and_accounts(pages: "TestClient") -> None:
    text = text_of(pages.get("/portfolio").text)
    value = sum(10_000 * number for number in range(1, len(ACCOUNTS) + 1))
    for part in (
        f"{len(ACCOUNTS)} accounts with an annual order value of ${value:,}",
        # P7 has renewed.
        f"Of ${9_000 * (len(ACCOUNTS) - 1):,} up for renewal, $9,000",
        "Risk by industry",
        "Growth by region",
        "Predicted retention by country",
        "Drivers of retention are not available",
        "Retention 100% no previous month 1 decided renewal",
        "AEC",
        "Accounts to look at",
        "Renewal at risk, score 0.12 of 1",
        "Factors that are low in the most accounts",
        "Login frequency",
    ):
        assert part in text, part


def test_page_has_the_drivers_of_each_churn_model(tmp_path: Path, web_extra: None) -> None:
    home = ScoredHome(tmp_path / "home", (*page_rows.TABLES, DRIVERS_BY_BAND, TRANSACTIONAL_DRIVERS_BY_BAND))
    month = {"snapshot_date": date(2023, 9, 30), "churn_band": "high"}
    page_rows.publish(
        home,
        {
            DRIVERS_BY_BAND: [{**month, "driver": "term", "accounts_scored": 40, "mean_log_odds": 0.5}],
            TRANSACTIONAL_DRIVERS_BY_BAND: [
                {**month, "driver": "orders_recent", "accounts_scored": 1, "mean_log_odds": 1.1}
            ],
        },
    )
    with serving(home.settings) as client:
        text = text_of(client.get("/portfolio").text).partition("What drives retention")[2]
    of_renewals, _, of_orders = text.partition("Low retention without a contract (1 account)")
    assert "Low retention (40 accounts)" in of_renewals and "term" in of_renewals
    assert "No churn model" not in of_renewals
    assert "days with orders" in of_orders and "go on ordering" in of_orders and "term" not in of_orders


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


def test_the_page_is_light(pages: "TestClient") -> None:
    """With 118 accounts, 12 of them to look at, and 20 countries it stays below 60,000 bytes."""
    content = pages.get("/portfolio").content
    assert len(content) < 36_000
    assert sum(len(outline) for outline in re.findall(r' d="([^"]+)"', content.decode())) < 18_500


def test_a_missing_dimension_has_one_name_and_can_be_chosen(pages: "TestClient") -> None:
    page = pages.get("/portfolio?owner=Unknown&by=owner").text
    assert "1 account with" in text_of(page)
    assert re.search(r'<option value="Unknown" selected>Unknown</option>\s*</select>', page)
    assert "not known" not in page
    compared = text_of(pages.get("/compare?item=owner:Unknown&item=all").text)
    assert f"Active accounts 1 {len(ACCOUNTS)}" in compared


@pytest.mark.parametrize(
    ("value", "expected"), [("AEC", "AEC"), ("Unknown", None), (" unknown ", None), (None, None), ("", "")]
)
def test_a_delivered_unknown_is_as_missing_as_no_value(value: str | None, expected: str | None) -> None:
    with duckdb.connect() as connection:
        query = f"SELECT {known('value')} FROM (SELECT CAST(? AS VARCHAR) AS value)"
        assert connection.execute(query, [value]).fetchone() == (expected,)


def test_filters_that_match_nothing_say_so(pages: "TestClient") -> None:
    text = text_of(pages.get("/portfolio?region=Moon").text)
    assert "No active account matches." in text
    assert pages.get("/portfolio?by=planet").status_code == 422


def test_changes_are_differences_of_rates_and_growth_of_counts() -> None:
    listed = {item.name: (item.value, item.change, item.worse) for item in indicators(SUMS)}
    assert listed == {
        "Annual order value": ("$2,000", -20.0, "down"),
        "Retention": ("90%", -5.0, "down"),
        "Predicted retention": ("\N{EN DASH}", None, "down"),
        "Revenue at risk": ("$300", 50.0, "up"),
        "Average engagement": ("62.5", 2.5, "down"),
        "Seats assigned": ("50%", None, "down"),
        "Seats in use (adoption)": ("\N{EN DASH}", None, "down"),
        "Seats bought": ("1,100", 10.0, "down"),
        "Buyer readiness": ("40%", None, "down"),
        "Net promoter score": ("\N{MINUS SIGN}5", 2.0, "down"),
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


def test_a_group_without_a_name_is_unknown_and_risk_is_part_of_the_value() -> None:
    row = {**SUMS, "accounts": 2, "acv_usd": 400.0, "acv_at_risk_usd": 100.0}
    named, unknown = groups(
        [{**row, "group_value": "A&B"}, {**row, "group_value": None, "acv_usd": None}], "industry", {}, "by=industry"
    )
    assert (named.name, named.query) == ("A&B", "by=industry&industry=A%26B")
    assert [box.width for box in named.at_risk.boxes] == [38, 118]
    assert (unknown.name, unknown.query) == ("Unknown", "by=industry&industry=Unknown")


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
        assert "Largest loss of points" in page.inner_text("main")


COUNTRIES: list[dict[str, Any]] = [
    {"group_value": name, "predicted_retention": retention, "accounts": 2}
    for name, retention in (("DE", 90.0), ("Germany", 10.0), ("Singapore", 49.9), ("Elbonia", 60.0), ("US", None))
]


def test_the_map_knows_names_and_codes_and_lists_what_it_does_not() -> None:
    world = retention_map([*COUNTRIES, {"group_value": None, "predicted_retention": 50.0, "accounts": 1}])
    assert [(item.country.name, item.kind) for item in world.shaded] == [
        ("Germany", "shade4"),
        ("Singapore", "shade1"),
        ("United States of America", "shade0"),
    ]
    assert world.unknown == ["Elbonia"]
    assert "Singapore: 49.9%, 2 accounts" in world.description and "US: no score" in world.description


def test_small_countries_are_dots_within_the_map() -> None:
    singapore, brazil = (country(name) for name in ("singapore", "Brazil"))
    assert singapore is not None and brazil is not None
    assert singapore.outline == "" and brazil.outline.startswith("M")
    assert country("Elbonia") is None and country("Cote d'Ivoire") is not None
    world = retention_map(COUNTRIES)
    assert 0 < singapore.x < world.width and 0 < singapore.y < world.height


@pytest.mark.parametrize(("value", "kind"), [(0.0, "shade1"), (50.0, "shade2"), (70.0, "shade3"), (85.0, "shade4")])
def test_the_lower_edge_belongs_to_a_shade(value: float, kind: str) -> None:
    assert shade(value) == kind


def test_growth_is_in_percent_of_the_first_month() -> None:
    rows = [{"place": place, "month": month, "seats": seats}
            for place, month, seats in ((0, "2023-08", 100), (0, "2023-09", 150), (1, "2023-09", 7))]  # fmt: skip
    chart = growth_chart(rows, ["AMER", "EMEA"])
    assert chart is not None and "AMER 100%, 150%; EMEA missing, 100%" in chart.description
    assert by_month(rows, 2) == [("2023-08", [100, None]), ("2023-09", [150, 7])]


def test_drivers_of_churn_are_turned_into_those_of_retention() -> None:
    rows = [
        {"churn_band": band, "driver": driver, "accounts_scored": 9, "mean_log_odds": value}
        for band, driver, value in (
            ("high", "intercept", 9.0), ("high", "active_users", 0.8), ("high", "tenure", -0.1), ("all", "tenure", 0.1),
        )
    ]  # fmt: skip
    (low,) = drivers(rows)
    assert (low.name, low.accounts) == ("Low retention", 9)
    assert low.drivers == [("active users", -0.8), ("tenure", 0.1)]
    zero, lowers, raises = low.chart.boxes
    assert lowers.x + lowers.width == zero.x == raises.x
    assert drivers([]) == []
