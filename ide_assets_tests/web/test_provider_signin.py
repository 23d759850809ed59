"""Signing in to the pages with a provider of OpenID Connect: sessions, rights, and what a browser does."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from ide_assets.domains.deliveries.contract.sources import BY_NAME
from ide_assets.settings import Settings
from ide_assets.web.edge import PAGE_POLICY
from ide_assets.web.pages.form_secret import masked
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS
from ide_assets_tests.web.browsing import TIMEOUT, assert_accessible, listening
from ide_assets_tests.web.conftest import LEADER, ORIGIN, bearer, form_secret, served_settings
from ide_assets_tests.web.conftest import sign_in as sign_in_with_token
from ide_assets_tests.web.page_home import ACCOUNTS
from ide_assets_tests.web.scored_home import ScoredHome

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from starlette.testclient import TestClient

    from ide_assets_tests.web.oidc_provider import RealProvider

#: O1 and O9 report to O8, who reports to O7; O9 is not active.
OWNERS = [
    {"owner_id": "O1", "owner_name": "Olga", "owner_email": "Olga@Example.com", "manager_owner_id": "O8",
     "is_active": True},
    {"owner_id": "O2", "owner_name": "Otto", "owner_email": "otto@example.com", "is_active": True},
    {"owner_id": "O7", "owner_name": "Vera", "owner_email": "vera@example.com", "is_active": True},
    {"owner_id": "O8", "owner_name": "Mia", "owner_email": "mia@example.com", "manager_owner_id": "O7",
     "is_active": True},
    {"owner_id": "O9", "owner_name": "Nils", "owner_email": "nils@example.com", "manager_owner_id": "O8",
     "is_active": False},
]  # fmt: skip

OLGA = {"email": "olga@EXAMPLE.com", "email_verified": True, "groups": ["cs-team"]}

NOT_CONFIRMED = "did not confirm who you are"


@pytest.fixture(scope="module")
def owned(written: ScoredHome) -> ScoredHome:
    """The home of the pages, with owners."""
    written.publish("2023-05", {BY_NAME["owners"].table: OWNERS})
    written.release()
    return written


def with_sign_in(settings: Settings, issuer: str, origin: str = ORIGIN, **web: Any) -> Settings:
    """The settings with a sign-in at an issuer; groups give the roles."""
    from ide_assets_tests.web.oidc_provider import CLIENT_ID, CLIENT_SECRET

    chosen = {
        "issuer": issuer, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "leaders": "groups=cs-leads",
        "managers": "groups=cs-managers", "owners": ["groups=cs-team", "hd=example.com"],
    }  # fmt: skip
    return served_settings(settings, oidc=chosen, **web).model_copy(update={"pages_url": origin})


@contextmanager
def client_of(settings: Settings) -> "Iterator[TestClient]":
    from starlette.testclient import TestClient

    from ide_assets.web.application import application

    with TestClient(application(settings), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def server(owned: ScoredHome, running_provider: "RealProvider", tokens_file: Path) -> "Iterator[TestClient]":
    with client_of(with_sign_in(owned.settings, running_provider.issuer, tokens_file=tokens_file)) as client:
        yield client


@pytest.fixture
def client(server: "TestClient", provider: "RealProvider") -> "TestClient":
    """A browser that has not signed in, at a server with the provider and tokens."""
    server.cookies.clear()
    return server


def start(client: "TestClient", target: str = "/design") -> str:
    """The address at the provider that the sign-in leads to."""
    answer = client.get("/sign-in/start", params={"next": target})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def consent(address: str) -> str:
    """The address of this site that the provider leads back to after the person signed in there."""
    answer = requests.post(address, allow_redirects=False, timeout=PATIENCE_SECONDS)
    assert answer.status_code == 302, answer.text
    back = answer.headers["location"]
    assert back.startswith(f"{ORIGIN}/sign-in/return?")
    return back.removeprefix(ORIGIN)


def sign_in(client: "TestClient", target: str = "/design") -> Any:
    """The answer to the whole sign-in."""
    return client.get(consent(start(client, target)))


def assert_not_signed_in(client: "TestClient", answer: Any, status: int, sentence: str) -> None:
    assert (answer.status_code, sentence in answer.text) == (status, True), answer.text
    assert "ide_session" not in client.cookies
    assert client.get("/design").status_code == 303


def test_a_person_signs_in_at_the_provider_and_gets_to_the_page_that_was_asked_for(
    client: "TestClient", provider: "RealProvider"
) -> None:
    page = client.get("/sign-in?next=/calls%3Fsort%3Ddue")
    link = re.search(r'href="(/sign-in/start[^"]*)">Sign in with your organisation<', page.text)
    assert link is not None and "Sign in with a token" in page.text
    answer = client.get(link[1])
    asked = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}
    assert answer.headers["location"].startswith(f"{provider.issuer}/authorize?")
    assert asked["code_challenge_method"] == "S256" and len(asked["nonce"]) > 40 and len(asked["state"]) > 40
    assert (asked["response_type"], asked["scope"]) == ("code", "openid email profile")
    (browser,) = answer.headers.get_list("set-cookie")
    assert {"HttpOnly", "SameSite=lax", "Path=/sign-in", "Max-Age=600"} <= set(browser.split("; "))

    answer = client.get(consent(answer.headers["location"]))
    assert answer.status_code == 200 and "lea@example.com" in answer.text
    assert '<meta http-equiv="refresh" content="0; url=/calls?sort=due">' in answer.text
    assert answer.headers["content-security-policy"] == PAGE_POLICY
    cookies = answer.headers.get_list("set-cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["ide_session", "ide_form"]
    assert all({"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; ")) for cookie in cookies)
    assert "lea@example.com" in client.get("/calls?sort=due").text


def test_cookies_of_an_encrypted_connection_are_secure(client: "TestClient") -> None:
    behind_proxy = {"X-Forwarded-Proto": "https"}
    answer = client.get("/sign-in/start", headers=behind_proxy)
    cookies = answer.headers.get_list("set-cookie")
    # The test's own connection is plain, so it would not send the cookie back.
    client.cookies.set("ide_sign_in", cookies[0].partition("=")[2].partition(";")[0])
    cookies += client.get(consent(answer.headers["location"]), headers=behind_proxy).headers.get_list("set-cookie")
    assert len(cookies) == 3 and all("Secure" in cookie.split("; ") for cookie in cookies)


def test_signing_out_ends_the_session_also_for_a_copy_of_the_cookie(client: "TestClient") -> None:
    sign_in(client)
    secret = client.cookies["ide_session"]
    assert client.get("/api/accounts", headers=bearer(secret)).status_code == 401
    answer = client.post("/sign-out", data={"form": form_secret(client.get("/design").text)})
    assert answer.headers["location"] == "/sign-in"
    client.cookies.set("ide_session", secret)
    assert client.get("/design").headers["location"] == "/sign-in?next=%2Fdesign"


def test_a_token_still_signs_in(client: "TestClient") -> None:
    sign_in_with_token(client, "token-of-o1")
    assert client.get("/account/P1").status_code == 200 and client.get("/account/P3").status_code == 404


@pytest.mark.parametrize(
    ("address", "groups", "owners"),
    [
        ("OLGA@example.com", ["cs-team"], {"O1"}),
        ("otto@example.com", ["cs-team", "cs-managers"], {"O2"}),
        ("mia@example.com", ["cs-managers"], {"O1"}),
        # A team has all levels; an owner of a team only itself.
        ("vera@example.com", ["cs-managers"], {"O1"}),
        ("vera@example.com", ["cs-team"], set()),
        ("anyone@example.com", ["cs-leads"], {"O1", "O2", None}),
        # The role with the most rights counts.
        ("olga@example.com", ["cs-team", "cs-leads"], {"O1", "O2", None}),
    ],
)
def test_roles_follow_from_groups_and_accounts_from_the_address(
    client: "TestClient", provider: "RealProvider", address: str, groups: list[str], owners: set[str | None]
) -> None:
    provider.person = {"email": address, "email_verified": True, "groups": groups}
    assert sign_in(client).status_code == 200
    for csn in ("P1", "P3", "P6", "P8"):
        expected = 200 if ACCOUNTS[csn][1] in owners else 404
        assert client.get(f"/account/{csn}").status_code == expected, csn


def test_a_claim_with_one_value_gives_a_role(client: "TestClient", provider: "RealProvider") -> None:
    provider.person = {"email": "otto@example.com", "hd": "example.com"}
    assert sign_in(client).status_code == 200
    assert client.get("/account/P3").status_code == 200 and client.get("/account/P1").status_code == 404


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"groups": ["other"]}, "nothing gives you a role here"),
        ({"groups": "cs-leads, cs-team"}, "nothing gives you a role here"),
        ({"groups": None}, "nothing gives you a role here"),
        ({"groups": {"cs-leads": True}}, "nothing gives you a role here"),
        ({"email": None}, "no e-mail address in the claim email"),
        ({"email": ["lea@example.com"]}, "no e-mail address in the claim email"),
        ({"email": "<b>@example.com"}, "no e-mail address in the claim email"),
        ({"email": "lea@example.com\nx"}, "no e-mail address in the claim email"),
        ({"email_verified": False}, "has not verified the address lea@example.com"),
        ({"email_verified": "false"}, "has not verified the address lea@example.com"),
        ({"groups": ["cs-team"]}, "no active account owner has this address"),
        ({"groups": ["cs-team"], "email": "nils@example.com"}, "no active account owner has this address"),
        ({"groups": ["cs-managers"], "email": "%"}, "no e-mail address in the claim email"),
    ],
)
def test_a_person_without_rights_learns_whom_to_ask(
    client: "TestClient", provider: "RealProvider", changed: dict[str, Any], sentence: str
) -> None:
    provider.person = {**LEADER, **changed}
    answer = sign_in(client)
    assert_not_signed_in(client, answer, 403, sentence)
    assert "Ask the team customer-success-data for access." in answer.text


def test_an_answer_of_the_provider_counts_once(client: "TestClient", provider: "RealProvider") -> None:
    back = consent(start(client))
    assert client.get(back).status_code == 200
    del client.cookies["ide_session"]
    assert_not_signed_in(client, client.get(back), 400, "was used already")
    assert provider.requests.count("token") == 1


def test_an_answer_counts_only_in_the_browser_that_began(client: "TestClient") -> None:
    """Otherwise an attacker's link would sign its victim in as the attacker."""
    back = consent(start(client))
    own = client.cookies["ide_sign_in"]
    client.cookies.clear()
    assert_not_signed_in(client, client.get(back), 400, "begun in another browser")
    start(client)
    assert client.cookies["ide_sign_in"] != own
    assert_not_signed_in(client, client.get(back), 400, "begun in another browser")
    # It still counts where it was begun.
    client.cookies.clear()
    client.cookies.set("ide_sign_in", own)
    assert client.get(back).status_code == 200


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=x", "?state=é&code=x", "?state=%00"])
def test_an_answer_without_a_known_state_is_not_accepted(client: "TestClient", query: str) -> None:
    start(client)
    assert_not_signed_in(client, client.get(f"/sign-in/return{query}"), 400, "Sign in at http://127.0.0.1.")


def test_two_tabs_sign_in_side_by_side(client: "TestClient") -> None:
    first, second = start(client, "/calls"), start(client, "/portfolio")
    answer = client.get(consent(second))
    assert answer.status_code == 200 and "url=/portfolio" in answer.text
    answer = client.get(consent(first))
    assert answer.status_code == 200 and "url=/calls" in answer.text
    assert client.get("/calls").status_code == 200


@pytest.mark.parametrize(
    "target", ["https://attacker.example/", "//attacker.example", "/\\attacker.example", "/%09/attacker.example\n", "x"]
)
def test_the_way_back_leads_to_pages_of_this_site_only(client: "TestClient", target: str) -> None:
    assert 'content="0; url=/"' in sign_in(client, target).text


def test_a_target_stays_one_value_of_the_page(client: "TestClient") -> None:
    answer = sign_in(client, '/search?q="><script>')
    assert answer.status_code == 200 and "<script>" not in answer.text


def test_a_person_who_declines_at_the_provider_can_try_again(client: "TestClient", provider: "RealProvider") -> None:
    provider.denies = True
    assert_not_signed_in(client, sign_in(client), 403, NOT_CONFIRMED)
    provider.denies = False
    assert sign_in(client).status_code == 200


def test_an_answer_that_names_another_provider_is_not_accepted(client: "TestClient", provider: "RealProvider") -> None:
    back = consent(start(client))
    answer = client.get(f"{back}&iss=https%3A%2F%2Fattacker.example")
    assert_not_signed_in(client, answer, 403, NOT_CONFIRMED)
    assert "token" not in provider.requests
    assert client.get(f"{consent(start(client))}&iss={provider.issuer}").status_code == 200


def test_an_unproven_person_is_not_signed_in_and_the_log_has_the_reason(
    client: "TestClient", provider: "RealProvider", caplog: pytest.LogCaptureFixture
) -> None:
    provider.changed = lambda claims: {**claims, "aud": "another-client"}
    assert_not_signed_in(client, sign_in(client), 403, NOT_CONFIRMED)
    assert "the ID token is not valid: InvalidClaimError: invalid_claim: Invalid claim: 'aud'" in caplog.text
    assert "lea@example.com" not in caplog.text


def test_while_the_provider_is_down_the_token_form_works(
    tmp_path: Path, tokens_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = with_sign_in(
        Settings(home=tmp_path / "home"), f"http://localhost:{free_port()}", tokens_file=tokens_file
    )
    with client_of(settings) as client:
        answer = client.get("/sign-in/start?next=/calls")
        assert answer.status_code == 503
        assert "does not answer. Try again in a minute, or sign in with a token." in answer.text
        assert "The provider cannot be used" in caplog.text and "ConnectionError" in caplog.text
        fields = {"form": form_secret(answer.text), "token": "token-of-leader", "next": "/calls"}
        assert client.post("/sign-in", data=fields).headers["location"] == "/calls"
        # Signed in: the page says that nothing is released yet.
        assert client.get("/calls").status_code == 503


def test_without_tokens_only_the_provider_opens_the_site(tmp_path: Path, provider: "RealProvider") -> None:
    with client_of(with_sign_in(Settings(home=tmp_path / "home"), provider.issuer)) as client:
        assert client.get("/calls").headers["location"] == "/sign-in?next=%2Fcalls"
        page = client.get("/sign-in").text
        assert "Sign in with your organisation" in page and "Token" not in page
        client.cookies.set("ide_session", "")
        assert client.get("/calls").status_code == 303
        data = {"form": masked(client.cookies["ide_form"]), "token": "x"}
        assert client.post("/sign-in", data=data).status_code == 404
        assert client.get("/api/accounts").status_code == 401
        assert client.get("/api/health").status_code != 401
        assert sign_in(client).status_code == 200
        # Signed in: the page says that nothing is released yet. An owner's accounts are not known without a release.
        assert client.get("/calls").status_code == 503
        provider.person = dict(OLGA)
        assert sign_in(client).status_code == 503


def test_without_a_provider_its_addresses_do_not_exist(visitor: "TestClient") -> None:
    assert visitor.get("/sign-in/start").status_code == 404
    assert visitor.get("/sign-in/return?state=x&code=x").status_code == 404
    assert "your organisation" not in visitor.get("/sign-in").text


def test_a_session_ends_after_its_hours() -> None:
    from ide_assets.web.access import Reader
    from ide_assets.web.oidc.sessions import Sessions

    clock = [0.0]
    sessions = Sessions(10, lambda: clock[0])
    secret = sessions.begin(Reader("lea@example.com", None))
    clock[0] = 36_000.0
    assert sessions.reader(secret) == Reader("lea@example.com", None)
    clock[0] = 36_000.1
    assert sessions.reader(secret) is None


def test_sessions_and_sign_ins_under_way_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from ide_assets.web.access import Reader
    from ide_assets.web.oidc import pending, sessions

    for module in (pending, sessions):
        monkeypatch.setattr(module, "_MOST", 3)
    open_sessions, reader = sessions.Sessions(10), Reader("lea@example.com", None)
    secrets = [open_sessions.begin(reader) for _ in range(4)]
    assert [open_sessions.reader(secret) is None for secret in secrets] == [True, False, False, False]
    under_way = pending.Pending()
    states = [under_way.begin("browser", "/").state for _ in range(4)]
    assert [under_way.finish(state, "browser") is None for state in states] == [True, False, False, False]


def test_a_sign_in_ends_after_ten_minutes() -> None:
    from ide_assets.web.oidc.pending import Pending

    clock = [0.0]
    pending = Pending(lambda: clock[0])
    early, late = pending.begin("browser", "/"), pending.begin("browser", "/")
    clock[0] = 600.0
    assert pending.finish(early.state, "browser") == early
    clock[0] = 600.1
    assert pending.finish(late.state, "browser") is None


@pytest.fixture(scope="module")
def served(owned: ScoredHome, tokens_file: Path) -> "Iterator[tuple[str, RealProvider]]":
    """The address of a listening server, and a provider that is another site for a browser."""
    from ide_assets_tests.web.oidc_provider import provider_for

    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        provider = stack.enter_context(provider_for(origin))
        provider.person = dict(OLGA)
        settings = with_sign_in(owned.settings, provider.issuer, origin, tokens_file=tokens_file)
        yield stack.enter_context(listening(settings, port)), provider


def test_a_browser_without_scripts_signs_in_at_another_site(
    served: "tuple[str, RealProvider]", browser: "Browser"
) -> None:
    site, provider = served
    # Without scripts, as readers may have it.
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{site}/account/P1")
    page.get_by_role("link", name="Sign in with your organisation").click()
    assert page.url.startswith(f"{provider.issuer}/authorize?")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/account/P1")
    page.get_by_role("heading", name="Acme Corp", level=1).wait_for()
    assert "olga@example.com" in page.locator("header").inner_text()
    page.goto(f"{site}/account/P3")
    assert "This page does not exist" in page.content()
    page.goto(f"{site}/design")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{site}/sign-in")
    page.goto(f"{site}/account/P1")
    assert page.url == f"{site}/sign-in?next=%2Faccount%2FP1"
    assert [text for text in complaints if "404" not in text] == []
    context.close()


def test_every_look_of_the_sign_in_is_accessible(served: "tuple[str, RealProvider]", browser: "Browser") -> None:
    assert_accessible(browser, f"{served[0]}/sign-in")
