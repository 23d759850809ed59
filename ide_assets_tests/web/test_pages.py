"""The frame of all pages: sign-in, rights, search, how a number was made, and what a browser shows."""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ide_assets.web.pages.forms import safe_target
from ide_assets.web.pages.lookups import Question, understood
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, form_secret, serving, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS, LONG, RIGHT_TO_LEFT
from ide_assets_tests.web.scored_home import HOSTILE, ScoredHome

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

PAGES = (
    "/",
    "/search?q=acme",
    "/search?q=nothing-like-it",
    "/design",
    "/made/engagement_scores_monthly/score?account=P1",
)

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_names_its_release_and_has_the_strict_policy(pages: "TestClient", path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code == 200
    assert "September 2023, publication 4" in answer.text
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["cache-control"] == "private, no-store"
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|https?://", answer.text)


def test_first_page_with_its_files_is_light(pages: "TestClient") -> None:
    page = pages.get("/")
    files = set(re.findall(r'"(/static/[^"]+)"', page.text))
    weight = len(page.content) + sum(len(pages.get(file).content) for file in files)
    assert len(files) == 2 and weight < 60_000


def test_static_files_are_stored_by_the_browser_under_an_address_of_their_content(pages: "TestClient") -> None:
    (style,) = set(re.findall(r'"(/static/style[^"]+)"', pages.get("/").text))
    answer = pages.get(style)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")
    missing = pages.get("/static/nope.css")
    assert missing.status_code == 404 and "immutable" not in missing.headers["cache-control"]


@pytest.mark.parametrize("path", ["/nope", "/account", "/made/engagement_scores_monthly/nope", "/made/nope/score"])
def test_unknown_addresses_are_pages_in_words(pages: "TestClient", path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Nothing has this address" in answer.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme", Question("Acme", "account")),
        ("Break down the engagement score for Acme Corp", Question("Acme Corp", "engagement")),
        ("break down engagement for Acme", Question("Acme", "engagement")),
        ("Why is engagement low for Acme?", Question("Acme", "engagement")),
        ("How engaged is  Acme Corp ?", Question("Acme Corp", "engagement")),
        ("Engagement details for “Acme”", Question("Acme", "engagement")),
        ("Acme's engagement score", Question("Acme", "engagement")),
        ("[Acme]", Question("Acme", "account")),
        ("engagement", Question("engagement", "account")),
        ("How engaged is Why is engagement low for Acme?", Question("Why is engagement low for Acme", "engagement")),
        ("   ", Question("", "account")),
    ],
)
def test_questions_name_an_account_and_a_page(text: str, expected: Question) -> None:
    assert understood(text) == expected


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("P1", "/account/P1"),
        ("p1", "/account/P1"),
        ("001P1", "/account/P1"),
        ("acme corp", "/account/P1"),
        ("How engaged is Acme Corp?", "/engagement/P1"),
        ("Old Acme", "/account/V1"),
        ("V2", "/account/V2"),
        ("muller sohne", "/account/P3"),
        (RIGHT_TO_LEFT, "/account/P4"),
        (LONG[:150], "/account/P5"),
        ("holding", "/account/P2"),
        *((csn, f"/account/{csn}") for csn in ("H0", "H5")),
    ],
)
def test_search_leads_to_the_account(pages: "TestClient", asked: str, target: str) -> None:
    answer = pages.get("/search", params={"q": asked}, follow_redirects=False)
    assert (answer.status_code, answer.headers.get("location")) == (303, target)


def test_ambiguous_names_show_the_choices(pages: "TestClient") -> None:
    twins = pages.get("/search?q=How engaged is Twin")
    assert twins.status_code == 200
    assert 'href="/engagement/P7"' in twins.text and 'href="/engagement/P8"' in twins.text
    assert "2 accounts match" in twins.text
    acme = pages.get("/search?q=acme").text
    assert "merged into" in acme and "4 accounts match" in acme


def test_misspelt_names_are_asked_about(pages: "TestClient") -> None:
    answer = pages.get("/search?q=Acne Corp")
    assert "Did you mean" in answer.text and "Acme Corp" in answer.text
    assert "No account found" in pages.get("/search?q=zzzzzz").text


@pytest.mark.parametrize("text", [*HOSTILE, "%", "_", "'", "a" * 200, "(", "\\"])
def test_hostile_searches_are_answered(pages: "TestClient", text: str) -> None:
    answer = pages.get("/search", params={"q": text})
    assert answer.status_code in (200, 404)
    assert "<script>alert" not in answer.text


def test_too_long_searches_are_an_error_in_words(pages: "TestClient") -> None:
    answer = pages.get("/search", params={"q": "x" * 201})
    assert answer.status_code == 422 and "value that cannot be used" in answer.text


def test_without_a_token_pages_lead_to_the_sign_in(visitor: "TestClient") -> None:
    answer = visitor.get("/search?q=acme corp", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?" + "next=%2Fsearch%3Fq%3Dacme%2520corp"
    assert visitor.get("/design", follow_redirects=False).status_code == 303


def test_sign_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use(visitor: "TestClient") -> None:
    form = visitor.get("/sign-in?next=/design")
    data = {"form": form_secret(form.text), "next": "/design", "token": "token-of-o1"}
    answer = visitor.post("/sign-in", data=data, headers={"X-Forwarded-Proto": "https"}, follow_redirects=False)
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert all({"HttpOnly", "SameSite=strict", "Secure", "Path=/"} <= set(cookie.split("; ")) for cookie in cookies)
    plain = visitor.post("/sign-in", data=data, follow_redirects=False)
    assert all("Secure" not in cookie for cookie in plain.headers.get_list("set-cookie"))


def test_wrong_tokens_are_not_accepted(visitor: "TestClient") -> None:
    secret = form_secret(visitor.get("/sign-in").text)
    answer = visitor.post("/sign-in", data={"form": secret, "token": "nope"}, follow_redirects=False)
    assert answer.status_code == 401 and "No reader has this token" in answer.text
    assert "ide_session" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_forms_of_other_sites_are_not_accepted(visitor: "TestClient", path: str) -> None:
    sign_in(visitor, "token-of-o1")
    secret = visitor.cookies["ide_form"]
    assert visitor.post(path, data={"token": "token-of-o2"}).status_code == 403
    assert visitor.post(path, data={"form": "guessed", "token": "token-of-o2"}).status_code == 403
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert visitor.post(path, data={"form": secret, "token": "token-of-o2"}, headers=foreign).status_code == 403
    assert visitor.post(path, content=b"x" * 20_000).status_code == 413
    assert visitor.get("/design", follow_redirects=False).status_code == 200


def test_sign_out_ends_the_rights(visitor: "TestClient") -> None:
    sign_in(visitor, "token-of-o1")
    page = visitor.get("/design")
    assert "token-of-o1" in page.text
    answer = visitor.post("/sign-out", data={"form": form_secret(page.text)}, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in"
    assert visitor.get("/design", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/account/P1?x=1", "/account/P1?x=1"),
        ("//attacker.example", "/"),
        ("/\\attacker.example", "/"),
        ("https://attacker.example", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
    ],
)
def test_the_sign_in_leads_to_pages_of_this_site_only(target: str, expected: str) -> None:
    assert safe_target(target) == expected


@pytest.mark.parametrize("token", ROLES)
def test_search_finds_only_accounts_of_the_role(visitor: "TestClient", token: str) -> None:
    sign_in(visitor, token)
    owners = set(ROLES[token][1])
    for csn, (_, owner, _) in ACCOUNTS.items():
        answer = visitor.get(f"/search?q={csn}", follow_redirects=False)
        may_read = token == "token-of-leader" or owner in owners
        assert (answer.status_code == 303) == may_read, csn
    named = visitor.get("/search?q=twin", follow_redirects=False)
    assert (named.headers.get("location") == "/account/P7") == (token == "token-of-o1")


def test_how_a_number_was_made_has_definition_command_and_escapes(pages: "TestClient") -> None:
    account = "'; DROP <b>"
    text = pages.get(f"/made/engagement_scores_monthly/coverage?account={quote(account)}").text
    assert "Percent of the weight that has a score." in text
    assert "ide explain engagement_scores_monthly --month 2023-09 --account" in text
    assert "Made from" in text and "product_sessions" in text.replace("<wbr>", "")
    assert "<b>" not in text.replace("<b></b>", "")
    keyed = pages.get("/made/assignment_monthly/assignment_rate?key=tenant_id%3D1&key=nope%3D1").text
    assert "--key tenant_id=1" in keyed and "nope" not in keyed


def test_pages_say_that_nothing_is_released(tmp_path: Path) -> None:
    with serving(ScoredHome(tmp_path / "home").settings) as client:
        answer = client.get("/")
        assert answer.status_code == 503 and "Publish one: ide run" in answer.text


def test_pages_of_an_empty_release(tmp_path: Path) -> None:
    from ide_assets.domains.engagement.tables import SCORES

    home = ScoredHome(tmp_path / "home")
    home.publish("2023-09", {SCORES: []})
    home.release()
    with serving(home.settings) as client:
        text = client.get("/").text
        assert "0 accounts" in text and "No account has an engagement score" in text


@pytest.mark.parametrize("path", PAGES)
def test_every_look_of_a_page_is_accessible(site: str, browser: "Browser", path: str) -> None:
    assert_accessible(browser, f"{site}{path}")


def test_a_reader_without_scripts_gets_from_a_question_to_the_choice(site: str, browser: "Browser") -> None:
    with opened(browser, f"{site}/") as page:
        page.get_by_role("searchbox").fill("How engaged is Twin?")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Which Twin?").wait_for()
        assert page.get_by_role("heading", level=1).inner_text() == "Which Twin?"
        assert page.get_by_role("link", name="Twin").count() == 2
