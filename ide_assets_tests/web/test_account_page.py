"""The page of an account, and this month's calls (R-VZ-2, R-ACT-4)."""

import csv
import io
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ide_assets.domains.actions.handover.handover import HANDED_OVER
from ide_assets.domains.entitlement.tables import ASSIGNMENT
from ide_assets.settings import Settings
from ide_assets.web.pages import site
from ide_assets.web.pages.account import cohort_in_words, course, remarks, renewals
from ide_assets.web.pages.calls import DECIDED_COLUMNS
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, serving, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS, TABLES, publish
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

#: Accounts that have an action, and their owners.
CALLED = {"P1": "O1", "P3": "O2", "H1": "O2"}

BENCHMARK: Mapping[str, Any] = {
    "cohort": "Default", "seat_bucket": "11+ Seat", "phase": "use", "benchmark_version": "2023-Q3", "n_accounts": 1,
    "is_bootstrap": True, "assignment_benchmark": 62.0, "assignment_benchmark_low": 58.0,
    "assignment_benchmark_high": 66.0, "utilisation_benchmark": None, "utilisation_benchmark_low": None,
    "utilisation_benchmark_high": None,
}  # fmt: skip


def test_page_has_health_seats_renewal_products_hierarchy_and_trust(pages: "TestClient") -> None:
    text = text_of(pages.get("/account/P1").text)
    for part in (
        "Acme Corp",
        "AEC · DE · EMEA",
        "72.0",
        "+5.0",
        "20 of 40 seats",
        "Similar accounts: 62% (95% interval 58% to 66%).",
        "2023-12-15 in 76 days",
        "$9,000",
        "Products",
        "Acme Corp Holding parent",
        "Older Acme merged into this account",
        "10 of 20 seats are assigned; renews in 76 days (P1).",
    ):
        assert part in text, part


def test_account_is_compared_with_the_cohort_that_its_renewal_is_compared_with(pages: "TestClient") -> None:
    text = text_of(pages.get("/account/P6").text)
    assert "Similar accounts: 70% (95% interval 66% to 74%)." in text and "the cohort FYC with" in text


@pytest.mark.slow(minutes=0.2)
def test_rates_leave_out_pools_whose_assigned_seats_are_unknown(tmp_path: Path) -> None:
    """Nine of ten known seats are assigned; ninety more have no known number."""
    home = ScoredHome(tmp_path / "home", TABLES)
    publish(home)
    rows = [
        {"by_month": date(2023, 9, 1), "account_csn": "P1", "surviving_account_csn": "P1", "tenant_id": 1,
         "pool_id": pool, "offering_external_key": "ACD", "seats_purchased": seats, "seats_assigned": assigned}
        for pool, seats, assigned in (("known", 10, 9), ("unknown", 90, None))
    ]  # fmt: skip
    home.publish("2023-09", {ASSIGNMENT: rows})
    home.release()
    with serving(home.settings) as client:
        assert "9 of 100 seats" in text_of(client.get("/account/P1").text)
        for path in ("/account/P1", "/portfolio"):
            assert "90%" in text_of(client.get(path).text), path


def test_seats_count_once_and_users_of_a_line_once(pages: "TestClient") -> None:
    text = text_of(pages.get("/account/P1").text)
    # The newest month: 13 + 7 of 40 seats; 9 + 4 users of the two lines' 40 seats.
    assert "50%" in text and "13" in text and "In use 33%" in text


def test_a_merged_account_leads_to_its_survivor_and_says_so(pages: "TestClient") -> None:
    text = text_of(pages.get("/account/V1").text)
    assert "Account V1 was merged into this account" in text and "Acme Corp" in text


def test_a_shared_pool_is_mentioned_where_numbers_are_trusted(pages: "TestClient") -> None:
    assert "2 seat pools shared with another account" in text_of(pages.get("/account/P2").text)


def test_a_renewal_at_risk_is_marked(pages: "TestClient") -> None:
    assert "at risk: below 0.3" in text_of(pages.get("/account/P3").text)
    assert "at risk" not in text_of(pages.get("/account/P1").text)


def test_held_back_actions_are_on_no_page(pages: "TestClient") -> None:
    paths = [
        "/calls",
        "/export/calls.csv",
        "/",
        *(f"/{kind}/{csn}" for kind in ("account", "engagement") for csn in ACCOUNTS),
    ]
    for path in paths:
        answer = pages.get(path)
        assert answer.status_code == 200
        assert "SECRET-HOLDOUT" not in answer.text and "held_back" not in answer.text, path
    assert "No action is open for this account." in pages.get("/account/P2").text


def test_a_rate_is_shown_against_similar_accounts() -> None:
    listed = [{"month": f"2023-0{number}", "assignment_rate": value, "utilisation_rate": None}
              for number, value in ((7, 50.0), (8, None), (9, 130.0))]  # fmt: skip
    assigned = course(listed, "assignment_rate", "Assigned", BENCHMARK)
    assert assigned.chart is not None
    assert "50%, missing, 130%" in assigned.chart.description
    assert max(box.y for box in assigned.chart.boxes) <= 250
    assert course(listed, "utilisation_rate", "In use", BENCHMARK).chart is None
    assert course(listed, "assignment_rate", "Assigned", None).comparison == ""


def test_the_cohort_is_named_in_words() -> None:
    assert cohort_in_words(BENCHMARK) == (
        "1 account of all cohorts with 11 or more seats in the use phase, 2023-Q3, from less than a full year"
    )
    for bucket, seats in (("1 Seat", "1 seat"), ("7 Seat", "7 seats")):
        assert f" with {seats} in " in cohort_in_words({**BENCHMARK, "seat_bucket": bucket})
    assert cohort_in_words(None) == ""


def test_renewals_have_days_from_the_end_of_the_month() -> None:
    rows = [{"opportunity_id": "A", "close_date": close, "acv_usd": None, "renewal_score": None}
            for close in ("2023-09-29", "2023-10-01", None)]  # fmt: skip
    assert [item.days for item in renewals(rows, date(2023, 9, 30), 0.3)] == [-1, 1, None]
    assert [item.days for item in renewals(rows, None, 0.3)] == [None, None, None]


def test_remarks_use_singular_and_plural() -> None:
    quality = {"quality": {"unknown_pools": 1, "dirty_pools": 2, "dirty_teams": 0, "pools": 3}}
    sentences = remarks(quality, {"coverage": 85.0, "factors": [{"is_shared": True}]})
    assert [remark.split(" ")[0] for remark in sentences] == ["85%", "A", "1", "2"]
    assert "1 seat pool without" in sentences[2] and "2 seat pools with" in sentences[3]
    assert remarks({"quality": dict.fromkeys(quality["quality"])}, {"coverage": None, "factors": None}) == []


def test_calls_are_one_list_by_expected_value(pages: "TestClient") -> None:
    page = pages.get("/calls").text
    text = text_of(page)
    assert "4 calls, 4 new this month, 4 overdue." in text
    assert re.findall(r"<h2>(\d+)\. <a href=\"/account/(\w+)\"", page)[0] == ("1", "P1")
    for part in (
        "Why now: 10 of 20 seats",
        "Next step: Call the contact.",
        "$9,000",
        "Raise assignment",
        "! overdue since 2023-10-08",
        "Contact CT-P1",
    ):
        assert part in text, part


def test_overdue_calls_come_first_and_say_so_in_words(pages: "TestClient", monkeypatch: pytest.MonkeyPatch) -> None:
    """The most valuable call is due on this day, the other three were due on the day before."""
    monkeypatch.setattr(site.Visit, "today", property(lambda _: date(2023, 10, 9)))
    text = text_of(pages.get("/calls").text)
    assert "4 calls, 4 new this month, 3 overdue." in text
    assert text.count("! overdue since 2023-10-08") == 3
    assert text.index("Due 2023-10-09") > text.rindex("overdue since")
    monkeypatch.setattr(site.Visit, "today", property(lambda _: date(2023, 10, 8)))
    assert "overdue" not in text_of(pages.get("/account/P1").text)


@pytest.mark.parametrize(
    ("query", "accounts"),
    [
        ("owner=O1", ["P1", "P1"]),
        ("owner=O2&sort=account", ["P3", "H1"]),
        ("channel=digital", ["P1"]),
        ("sort=due&channel=human", ["H1", "P1", "P3"]),
        ("owner=nope", []),
        ("page=2", []),
    ],
)
def test_filters_are_in_the_address(pages: "TestClient", query: str, accounts: list[str]) -> None:
    page = pages.get(f"/calls?{query}").text
    assert sorted(re.findall(r"<h2>\d+\. <a href=\"/account/(\w+)\"", page)) == sorted(accounts)


@pytest.mark.parametrize("query", ["sort=name", "page=0", "page=x", f"owner={'x' * 201}"])
def test_wrong_filters_are_an_error_in_words(pages: "TestClient", query: str) -> None:
    assert pages.get(f"/calls?{query}").status_code == 422


@pytest.mark.parametrize("token", ROLES)
def test_calls_are_of_the_reader_s_accounts(visitor: "TestClient", token: str) -> None:
    sign_in(visitor, token)
    owners = {"token-of-leader": ["O1", "O2"]}.get(token, list(ROLES[token][1]))
    rows = list(csv.DictReader(io.StringIO(visitor.get("/export/calls.csv").content.decode("utf-8-sig"))))
    assert {row["surviving_account_csn"] for row in rows} == {csn for csn, owner in CALLED.items() if owner in owners}
    page = visitor.get("/calls?owner=O2").text
    assert ("/account/P3" in page) == ("O2" in owners)


def test_csv_of_calls_has_the_columns_of_the_hand_over(pages: "TestClient") -> None:
    answer = pages.get("/export/calls.csv?owner=O1")
    assert answer.headers["content-disposition"] == 'attachment; filename="calls-2023-09.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == [*HANDED_OVER.column_names, *DECIDED_COLUMNS] and len(rows) == 3


def test_a_damaged_home_is_served_without_names_actions_and_checks(page_home: ScoredHome, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(page_home.home.root, home, symlinks=True)
    shutil.rmtree(home / "ledger")
    with serving(Settings(home=home)) as client:
        assert "Acme Corp" in client.get("/account/P1").text
        assert "There are no open actions in this release" in client.get("/calls").text
        assert client.get("/portfolio").status_code == 200
        assert "No check results" in client.get("/made/engagement_scores_monthly/score").text


@pytest.mark.parametrize("path", ["/account/P1", "/account/P3", "/account/P5", "/calls", "/calls?owner=nope"])
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")


def test_a_representative_filters_calls_without_scripts(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/calls") as page:
        page.get_by_label("Channel").select_option("digital")
        page.get_by_role("button", name="Show").click()
        assert "channel=digital" in page.url
        assert page.get_by_role("heading", level=2).count() == 1
        page.get_by_role("link", name="Acme Corp", exact=True).click()
        assert page.get_by_role("heading", level=1).inner_text() == "Acme Corp"


def test_damaged_quarantine_takes_no_page_offline(page_home: ScoredHome, tmp_path: Path) -> None:
    shutil.copytree(page_home.home.root, tmp_path / "home", symlinks=True)
    rows = tmp_path / "home" / "deliveries" / "accounts" / "2023-09" / "0" / "quarantined.parquet"
    rows.parent.mkdir(parents=True)
    rows.write_bytes(b"garbage")
    home = ScoredHome(tmp_path / "home")
    with serving(home.settings) as client:
        assert client.get("/api/health").status_code == 200
        assert client.get("/data-quality").status_code == 200
