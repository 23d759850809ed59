"""Segments of the release as filters of pages and the API (R-VZ-1, R-VZ-3, R-CI-6)."""

from typing import TYPE_CHECKING

import pytest

from ide_assets_tests.web.browsing import assert_accessible
from ide_assets_tests.web.conftest import bearer, serving, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

    from ide_assets_tests.web.scored_home import ScoredHome


def test_the_portfolio_of_a_segment_says_what_it_means(pages: "TestClient") -> None:
    page = pages.get("/portfolio?segment=Full").text
    text = text_of(page)
    assert "2 accounts with" in text and "Full : It is full. Recommended: More seats." in text
    assert "<option selected>Full</option>" in page and "<option>Empty</option>" in page
    assert 'href="/portfolio?by=industry&amp;segment=Full&amp;industry=AEC"' in page
    assert "/account/P3" not in page


def test_a_victim_s_segments_are_its_survivor_s(pages: "TestClient") -> None:
    assert "3 accounts with" in text_of(pages.get("/portfolio?segment=R+%26+D").text)
    page = pages.get("/account/P1").text
    assert "Segments: Full , R &amp; D ·" in text_of(page)
    assert 'href="/portfolio?segment=R%20%26%20D"' in page
    assert "Segments:" not in pages.get("/account/P7").text


@pytest.mark.parametrize(("segment", "note"), [("Empty", "Empty"), ("Moon", "Moon (not in this release)")])
def test_a_segment_without_accounts_and_one_that_is_gone_can_be_changed(
    pages: "TestClient", segment: str, note: str
) -> None:
    page = pages.get(f"/portfolio?segment={segment}").text
    assert "No active account matches." in text_of(page) and f"selected>{note}</option>" in page
    page = pages.get(f"/calls?segment={segment}").text
    assert "No open call matches" in text_of(page) and f"selected>{note}</option>" in page


def test_calls_of_a_segment_are_listed_counted_and_exported(pages: "TestClient") -> None:
    page = pages.get("/calls?segment=Full").text
    assert "3 calls" in text_of(page) and "open (3)" in text_of(page)
    assert "/account/P1" in page and "/account/H1" in page and "/account/P3" not in page
    assert "/export/calls.csv?segment=Full" in page
    lines = pages.get("/export/calls.csv?segment=R+%26+D").text.splitlines()
    assert len(lines) == 1 + 3 and not any("ACT-H1" in line for line in lines)


def test_segments_are_compared_within_the_reader_s_rights(visitor: "TestClient") -> None:
    sign_in(visitor, "token-of-o2")
    page = visitor.get("/compare?item=segment:R+%26+D&item=segment:Full&item=segment:Empty&item=all").text
    text = text_of(page)
    # P1 and P2 are of another owner.
    assert "Active accounts 1 1" in text and "R &amp; D" in text
    assert "No single account matches Empty ." in text
    assert '<option value="segment:R &amp; D">' in page
    assert "1 account with" in text_of(visitor.get("/portfolio?segment=Full").text)


def test_the_api_lists_segments_and_filters_by_one(page_home: "ScoredHome", tokens_file: "Path") -> None:
    with serving(page_home.settings, tokens_file=tokens_file) as client:
        leader, owner = bearer("token-of-leader"), bearer("token-of-o2")
        segments = client.get("/api/segments", headers=owner).json()["segments"]
        assert [(segment["name"], segment["offer"]) for segment in segments] == [
            ("Empty", None), ("Full", "More seats."), ("R & D", None)
        ]  # fmt: skip

        def listed(headers: dict[str, str], segment: str) -> list[str]:
            answer = client.get("/api/accounts", params={"segment": segment}, headers=headers).json()
            return [account["accountCsn"] for account in answer["accounts"]]

        assert listed(leader, "Full") == ["H1", "P1"] and listed(owner, "Full") == ["H1"]
        assert listed(leader, "R & D") == ["P1", "P2", "P3"] and listed(leader, "Empty") == []
        address = "/api/portfolio/engagement"
        whole = client.get(address, headers=leader).json()
        part = client.get(address, params={"segment": "R & D"}, headers=leader).json()
        assert (whole["accounts"], part["accounts"]) == (len(ACCOUNTS), 3)
        assert sum(part["statuses"].values()) == 3 and max(item["accounts"] for item in part["lowFactors"]) == 3
        for path in (address, "/api/accounts"):
            problem = client.get(path, params={"segment": "full"}, headers=leader)
            assert problem.status_code == 404 and problem.json()["available"] == ["Empty", "Full", "R & D"]
            assert problem.json()["type"] == "urn:ide-assets:unknown-segment"


@pytest.mark.parametrize("path", ["/portfolio?segment=Full", "/calls?segment=Moon"])
def test_every_look_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")
