"""The frame of all pages: sign-in, rights, search, how a number was made, and what a browser shows."""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.domains.entitlement.tables import ASSIGNMENT
from ide_assets.web.pages import made, made_rows
from ide_assets.web.pages.form_secret import is_masked, masked
from ide_assets.web.pages.forms import safe_target
from ide_assets.web.pages.lookups import Question, understood
from ide_assets.web.pages.made_rows import MOST_COLUMNS, shown_columns
from ide_assets.web.pages.measures import NAMES, name_of
from ide_assets.web.pages.site import TEMPLATES
from ide_assets_tests.web.browsing import assert_accessible, opened
from ide_assets_tests.web.conftest import ROLES, form_secret, serving, sign_in
from ide_assets_tests.web.page_home import ACCOUNTS, LONG, RIGHT_TO_LEFT
from ide_assets_tests.web.scored_home import HOSTILE, ScoredHome
from ide_assets_tests.web.test_engagement_page import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

PAGES = (
    "/",
    "/search?q=acme",
    "/search?q=nothing-like-it",
    "/design",
    "/made/engagement_scores_monthly/score?account=P1",
    "/made/pages/user_categories?account=P1",
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


@pytest.mark.parametrize("path", ["/", "/portfolio", "/calls", "/account/P1", "/engagement/P1"])
def test_a_page_with_its_files_is_light(pages: "TestClient", path: str) -> None:
    """What is sent over the line to a browser that has stored nothing yet."""
    page = pages.get(path)
    files = set(re.findall(r'"(/static/[^"]+)"', page.text))
    sent = [page, *(pages.get(file) for file in files)]
    assert len(files) == 2
    assert sum(int(answer.headers["content-length"]) for answer in sent) < 25_000
    assert page.headers["content-encoding"] == "gzip" and "Accept-Encoding" in page.headers["vary"]


def test_a_browser_that_accepts_no_compression_gets_the_plain_page(pages: "TestClient") -> None:
    plain = pages.get("/design", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert len(plain.content) == int(plain.headers["content-length"])


def test_a_compressed_page_never_has_the_secret_of_its_forms(pages: "TestClient") -> None:
    fields = []
    for _ in range(2):
        text = pages.get("/calls").text
        assert pages.cookies["ide_form"] not in text
        fields.append(form_secret(text))
    assert fields[0] != fields[1]
    assert all(is_masked(field, pages.cookies["ide_form"]) for field in fields)


@given(secret=st.text(max_size=40), other=st.text(max_size=40))
def test_a_masked_secret_is_that_secret_alone(secret: str, other: str) -> None:
    field = masked(secret)
    assert is_masked(field, secret) == bool(secret)
    assert is_masked(field, other) == (bool(other) and other == secret)
    assert not is_masked(other, "a secret that was never masked")


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
    assert "This page does not exist" in answer.text


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
        ("Why is Acme Corp at risk?", Question("Acme Corp", "risk")),
        ("Is Acme at risk?", Question("Acme", "risk")),
        ("Why is the renewal of Acme at risk?", Question("Acme", "risk")),
        ("Why is Acme\u2019s renewal at risk?", Question("Acme", "risk")),
        ("Is Acme going to renew?", Question("Acme", "risk")),
        ("Will Acme renew", Question("Acme", "risk")),
        ("Is Acme likely to churn?", Question("Acme", "risk")),
        ("Why might Acme not renew?", Question("Acme", "risk")),
        ("What drives the renewal risk of Acme?", Question("Acme", "risk")),
        ("Will Power Ltd", Question("Will Power Ltd", "account")),
        ("Which accounts need me most?", Question("", "account", "/#watch")),
        ("Which accounts are at risk?", Question("", "account", "/#watch")),
        ("Who should I call first?", Question("", "account", "/calls")),
        ("What changed since last month?", Question("", "account", "/portfolio#health")),
        ("Which renewals are at risk?", Question("", "account", "/portfolio#risk")),
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
        ("Why is M\u00fcller & S\u00f6hne at risk?", "/risk/P3"),
        ("Is Acme Corp going to renew?", "/risk/P1"),
        ("What changed since last month?", "/portfolio#health"),
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
    assert answer.status_code == 422 and "an invalid value" in answer.text


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
    secret = masked(visitor.cookies["ide_form"])
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


def test_every_column_that_pages_lead_to_has_a_name_for_people() -> None:
    linked = {
        pair
        for template in TEMPLATES.glob("*.j2")
        for pair in re.findall(r'made_path\("([a-z_]+)", "(\w+)"', template.read_text(encoding="utf-8"))
        if pair[0] != "pages"
    }
    assert linked and linked - NAMES.keys() == set()
    assert name_of("assignment_monthly", "is_dirty_pool") == "Is dirty pool"


def test_how_a_number_was_made_shows_the_rows_of_the_account(pages: "TestClient") -> None:
    text = text_of(pages.get("/made/assignment_monthly/seats_assigned?account=V1").text)
    assert "How is this calculated? Seats assigned Definition" in text
    # Those of the account that the merged one belongs to, and of no other.
    assert "2023-09-01 P1 1 P1-ACD ACD 13" in text and "2023-09-01 P1 1 P1-RVT RVT 7" in text
    assert "P2-ACD" not in text
    # A table of teams has the rows of the account's teams.
    usage = text_of(pages.get("/made/usage_monthly/mau?account=P1").text)
    assert "2023-09-01 1 ACDIST ACD 9" in usage and "2023-09-01 2 " not in usage
    benchmark = text_of(pages.get("/made/cohort_benchmarks/assignment_benchmark?account=P1").text)
    assert "cannot show rows of account P1" in benchmark
    assert "Open it from the page of an account" in pages.get("/made/usage_monthly/mau").text


def test_rows_are_narrowed_to_a_key_and_have_no_column_of_people(pages: "TestClient") -> None:
    page = "/made/assignment_monthly/seats_assigned?account=P1&key=offering_external_key%3DRVT"
    text = text_of(pages.get(page).text)
    assert "P1-RVT" in text and "P1-ACD" not in text
    users = text_of(pages.get("/made/pages/user_categories?account=P1").text)
    assert "2023-09-11" in users and "user_id" not in users and "U5" not in users


@pytest.mark.parametrize(
    "page",
    ["ide_action_candidates_monthly/why_now", "ide_holdout_monthly/is_control", "action_enrolments_monthly/is_offered"],
)
def test_rows_never_say_which_accounts_are_held_back(pages: "TestClient", page: str) -> None:
    answer = pages.get(f"/made/{page}?account=P2")
    assert "This page cannot show rows of account P2" in text_of(answer.text)
    assert "SECRET-HOLDOUT" not in answer.text and "held_back" not in answer.text


def test_no_other_published_table_has_an_arm_of_accounts() -> None:
    arms = {"is_control", "is_held", "is_offered", "holdout_unit", "verdict"}
    tables = {table.name for table in made._TABLES.values() if arms & {*table.column_names}}
    accounts = {name for name in tables if "surviving_account_csn" in made._EXPLAINED[name].column_names}
    assert accounts == made_rows._SAY_WHO_IS_HELD_BACK


@pytest.mark.parametrize("token", ROLES)
def test_rows_are_of_the_reader_s_accounts(visitor: "TestClient", token: str) -> None:
    sign_in(visitor, token)
    for csn, owner in (("P1", "O1"), ("P3", "O2")):
        may_read = token == "token-of-leader" or owner in ROLES[token][1]
        for page in ("assignment_monthly/seats_assigned", "pages/user_categories"):
            text = visitor.get(f"/made/{page}?account={csn}").text
            assert (f"{csn}-ACD" in text) == may_read, page


def test_a_page_shows_the_key_and_the_number_first_and_a_bounded_number_of_columns() -> None:
    columns = shown_columns(ASSIGNMENT, ("seats_assigned",))
    assert columns[: len(ASSIGNMENT.key) + 1] == [*ASSIGNMENT.key, "seats_assigned"]
    assert len(columns) == MOST_COLUMNS == len(set(columns))
    assert "user_id" not in shown_columns(BY_NAME["seat_assignments"].table)


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
