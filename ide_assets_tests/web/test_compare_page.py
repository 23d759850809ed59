"""Accounts and segments side by side and through time (R-VZ-1, R-VZ-3)."""

from typing import TYPE_CHECKING

import pytest

from ide_assets.web.pages.compare_lookups import Item, item
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import sign_in
from ide_assets_tests.web.page_home import ACCOUNTS
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

WHOLE = "/compare?item=account:P1&item=owner:O1&item=all"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("account:P1", Item("account", "P1")),
        ("industry:A:B", Item("industry", "A:B")),
        ("all", Item("all", "")),
        ("all:x", None),
        ("industry:", None),
        ("account_csn:P1", None),
        ("", None),
    ],
)
def test_an_item_is_a_kind_and_a_value(text: str, expected: Item | None) -> None:
    assert item(text) == expected
    assert expected is None or expected.text == text


def test_an_account_is_beside_its_segment_and_everybody(pages: "TestClient") -> None:
    text = text_of(pages.get(WHOLE).text)
    owned = sum(owner == "O1" for _, owner, _ in ACCOUNTS.values())
    for part in (
        "Number Acme Corp O1 All accounts",
        f"Active accounts 1 {owned} {len(ACCOUNTS)}",
        "Annual order value $10,000 (0.0%)",
        "Seats assigned 50% 50% 50%",
        "Users 25% power, 25% regular, 25% light, 25% inactive",
        "The middle half of the accounts of O1 .",
        "2023-09 72 6",
    ):
        assert part in text, (part, text)


def test_charts_say_every_value_in_words(pages: "TestClient") -> None:
    page = pages.get(WHOLE).text
    assert "Engagement score by month: Acme Corp 60, 62, 67, 72; O1 " in page
    assert "Seats assigned by month: Acme Corp 35%, 40%, 45%, 50%;" in page


def test_the_form_leads_to_an_address_without_empty_fields(pages: "TestClient") -> None:
    answer = pages.get("/compare?item=account:P1&item=&item=P3&item=region:EMEA&item=&item=all", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == ("/compare?item=account%3AP1&item=account%3AP3&item=region%3AEMEA&item=all")


def test_what_matches_no_account_or_several_is_said(pages: "TestClient") -> None:
    text = text_of(pages.get("/compare?item=all&item=nothing-like-it&item=Twin&item=account:nope").text)
    assert "No single account matches nothing-like-it or Twin or nope ." in text
    assert pages.get(f"/compare?item={'x' * 201}").status_code == 422
    assert "Nothing is compared yet" in pages.get("/compare").text


def test_segments_are_of_the_reader_s_accounts(visitor: "TestClient") -> None:
    sign_in(visitor, "token-of-o1")
    text = text_of(visitor.get("/compare?item=all&item=owner:O2&item=account:P3").text)
    owned = sum(owner == "O1" for _, owner, _ in ACCOUNTS.values())
    assert f"Active accounts {owned} " in text and "matches O2 or P3 ." in text


def test_at_most_six_are_compared(pages: "TestClient") -> None:
    items = "&".join(f"item=account:P{number}" for number in range(1, 8))
    text = text_of(pages.get(f"/compare?{items}").text)
    assert "You can compare up to 6 items." in text


@pytest.mark.parametrize("path", [WHOLE, "/compare", "/compare?item=nope"])
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")


def test_a_reader_compares_without_scripts(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/account/P1") as page:
        page.get_by_role("link", name="Compare with similar accounts").click()
        page.get_by_label("Account or CSN").fill("P3")
        page.get_by_role("button", name="Add").click()
        assert "account%3AP3" in page.url and "Müller" in page.inner_text("main")
