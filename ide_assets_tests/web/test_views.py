"""Saved views: filters of a page under a name, listed on the start page for their reader."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide_assets.operations import saved_views
from ide_assets.operations.saved_views import FILTERS, MOST, View, of_reader, saved
from ide_assets.web.pages.form_secret import masked
from ide_assets_tests.web.browsing import assert_accessible, listening, opened
from ide_assets_tests.web.conftest import served_settings, serving, sign_in
from ide_assets_tests.web.scored_home import ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

NOW = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_views(written: ScoredHome) -> None:
    """Every test begins without views."""
    written.home.saved_views.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def signed(web_extra: None, written: ScoredHome, tokens_file: "Path") -> "Iterator[TestClient]":
    with serving(written.settings, tokens_file=tokens_file) as client:
        yield client


def post(client: "TestClient", **fields: str) -> Any:
    data = {"form": masked(client.cookies["ide_form"]), **fields}
    return client.post("/views", data=data, follow_redirects=False)


def test_a_view_is_saved_listed_opened_and_deleted(signed: "TestClient", written: ScoredHome) -> None:
    sign_in(signed, "token-of-leader")
    page = signed.get("/portfolio?region=EMEA&by=owner").text
    assert 'name="query" value="by=owner&amp;region=EMEA"' in page
    answer = post(signed, page="/portfolio", query="region=EMEA&by=owner&evil=1", name="  Europe <b> ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/#views")
    start = signed.get("/").text
    assert 'href="/portfolio?region=EMEA&amp;by=owner"' in start and "Europe &lt;b&gt;" in start
    post(signed, page="/portfolio", query="region=APAC", name="Europe <b>")
    (view,) = of_reader(written.home, "token-of-leader")
    assert view.address == "/portfolio?region=APAC"
    post(signed, delete=view.view)
    assert "Your views" not in signed.get("/").text


def test_views_are_the_reader_s_own(signed: "TestClient", written: ScoredHome) -> None:
    sign_in(signed, "token-of-o1")
    post(signed, page="/calls", query="owner=O1&sort=due", name="Mine")
    (view,) = of_reader(written.home, "token-of-o1")
    sign_in(signed, "token-of-leader")
    assert "Mine" not in signed.get("/").text
    assert post(signed, delete=view.view).status_code == 303
    assert of_reader(written.home, "token-of-o1") == [view]


def test_forms_of_other_sites_and_what_cannot_be_saved(signed: "TestClient", written: ScoredHome) -> None:
    sign_in(signed, "token-of-o1")
    assert signed.post("/views", data={"page": "/calls", "name": "x"}).status_code == 403
    for fields, sentence in (
        ({"page": "/calls", "name": " "}, "A view needs a name"),
        ({"page": "/calls", "name": "x" * 81}, "A view needs a name"),
        ({"page": "//attacker.example", "name": "x"}, "The page has no filters"),
        ({"page": "/calls", "name": "x", "query": f"owner={'x' * 201}"}, "more than 200 characters"),
    ):
        answer = post(signed, **fields)
        assert answer.status_code == 422 and sentence in text_of(answer.text)
    assert not written.home.saved_views.exists()


def test_a_reader_has_a_limited_number(written: ScoredHome) -> None:
    for number in range(MOST):
        view = saved("/calls", "", f"view {number}", "jo", NOW + timedelta(seconds=number))
        saved_views.ENTRIES.append(written.home, view, 1)
    with pytest.raises(ValueError, match="there are 50 views already"):
        saved_views.save(written.home, saved("/calls", "", "one more", "jo", NOW), 1)
    saved_views.save(written.home, saved("/calls", "sort=due", "view 3", "jo", NOW), 1)
    assert len(of_reader(written.home, "jo")) == MOST


@given(st.sampled_from(sorted(FILTERS)), st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=5))
def test_a_view_has_filters_of_its_page_only(page: str, given_filters: dict[str, str]) -> None:
    from urllib.parse import parse_qsl, urlencode

    view = saved(page, urlencode(given_filters), "x", "jo", NOW)
    expected = {name: value for name, value in given_filters.items() if name in FILTERS[page] and value}
    assert dict(parse_qsl(view.query)) == expected


def test_a_damaged_line_is_named(written: ScoredHome) -> None:
    saved_views.save(written.home, saved("/calls", "", "x", "jo", NOW), 1)
    text = written.home.saved_views.read_text(encoding="utf-8")
    written.home.saved_views.write_text(text.replace("/calls", "/portfolio"), encoding="utf-8")
    assert of_reader(written.home, "jo") == []
    assert "saved_views.jsonl, line 1: damaged" in saved_views.unreadable(written.home)
    with pytest.raises(ValueError, match="not a view"):
        View("v", "saved", "/elsewhere", "", "x", "jo", "2026")


def test_a_reader_saves_a_view_without_scripts(web_extra: None, written: ScoredHome, browser: "Browser") -> None:
    with listening(served_settings(written.settings)) as address:
        with opened(browser, f"{address}/calls?sort=due") as page:
            page.get_by_text("Save this view").click()
            page.get_by_label("Save these filters as").fill("By date")
            page.keyboard.press("Enter")
            page.get_by_role("heading", name="Your views").wait_for()
            page.get_by_role("link", name="By date").click()
            assert "sort=due" in page.url
        for path in ("/", "/calls", "/portfolio"):
            assert_accessible(browser, f"{address}{path}")
