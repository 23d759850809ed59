"""Forms of the pages through the reverse proxy of deploy/nginx: cookies, origins, and where they lead (R-ACT-4)."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import urllib3

from ide_assets.operations import alert_decisions, alert_thresholds, call_decisions
from ide_assets.web.pages.form_secret import is_masked, masked
from ide_assets_tests.days import in_days
from ide_assets_tests.nginx import CUSTOMERS, Proxy, Upstreams, configured
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS
from ide_assets_tests.web.browsing import TIMEOUT, chromium, listening
from ide_assets_tests.web.conftest import form_secret, served_settings
from ide_assets_tests.web.scored_home import ScoredHome

if TYPE_CHECKING:
    from playwright.sync_api import Page

P1 = "ACT-P1-1"


@pytest.fixture(scope="module")
def proxy(
    written: ScoredHome, tokens_file: Path, web_extra: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Proxy]:
    """nginx with the configuration of deploy/nginx in front of the pages."""
    folder = tmp_path_factory.mktemp("proxy")
    with listening(served_settings(written.settings, tokens_file=tokens_file)) as address:
        ports = Upstreams(free_port(), free_port(), free_port(), int(address.rpartition(":")[2]))
        command, served = configured(folder, written.home.root, ports)
        with subprocess.Popen(command) as nginx:
            try:
                for _ in range(600):
                    try:
                        if served.ask("GET", CUSTOMERS, "/sign-in").status == 200:
                            break
                    except urllib3.exceptions.HTTPError:
                        pass
                yield served
            finally:
                nginx.terminate()


@pytest.fixture(autouse=True)
def nothing_decided(written: ScoredHome) -> None:
    """Every test begins without decisions and thresholds."""
    for path in (written.home.call_decisions, written.home.alert_decisions, written.home.alert_thresholds):
        path.unlink(missing_ok=True)


@dataclass
class Client:
    """What a browser does: it stores cookies, sends them back, and says from which page a form comes."""

    proxy: Proxy
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> urllib3.BaseHTTPResponse:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, origin: str | None = "", **fields: str) -> urllib3.BaseHTTPResponse:
        """A form with the page's secret; `origin` None sends none, and empty is that of the pages."""
        asked = self.proxy.origin(CUSTOMERS) if origin == "" else origin
        headers = {} if asked is None else {"Origin": asked}
        return self._ask("POST", path, {"form": masked(self.cookies.get("ide_form", "")), **fields}, headers)

    def _ask(
        self, method: str, path: str, form: dict[str, str] | None, headers: dict[str, str]
    ) -> urllib3.BaseHTTPResponse:
        sent = {"Accept": "text/html", **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        fields = {} if form is None else {"fields": form, "encode_multipart": False}
        answer = self.proxy.request(method, CUSTOMERS, path, sent, **fields)
        for line in answer.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                # No plain connection, no script and no other site gets it.
                assert morsel["secure"] and morsel["httponly"] and morsel["samesite"] == "strict", line
                assert morsel["path"] == "/" and not morsel["domain"]
                self.cookies[name] = morsel.value
        return answer


@pytest.fixture
def client(proxy: Proxy) -> Client:
    """Signed in as the leader."""
    signed = Client(proxy)
    page = signed.get("/sign-in?next=%2Fcalls")
    assert is_masked(form_secret(page.data.decode()), signed.cookies["ide_form"])
    answer = signed.post("/sign-in", next="/calls", token="token-of-leader")
    assert (answer.status, answer.headers["Location"]) == (303, "/calls")
    assert signed.get("/calls").status == 200
    return signed


def test_sign_in_leads_to_the_page_that_was_asked_for(proxy: Proxy) -> None:
    guest = Client(proxy)
    answer = guest.get("/calls?owner=O1&state=done")
    assert (answer.status, answer.headers["Location"]) == (303, "/sign-in?next=%2Fcalls%3Fowner%3DO1%26state%3Ddone")
    assert b'name="next" value="/calls?owner=O1&amp;state=done"' in guest.get(answer.headers["Location"]).data
    answer = guest.post("/sign-in", next="/calls?owner=O1&state=done", token="guessed")
    assert answer.status == 401 and "ide_session" not in guest.cookies
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        assert guest.post("/sign-in", next=target, token="token-of-o1").headers["Location"] == "/"
    with urllib3.HTTPConnectionPool("127.0.0.1", proxy.plain_port, retries=False, timeout=PATIENCE_SECONDS) as pool:
        plain = pool.request("GET", "/calls", headers={"Host": CUSTOMERS}, redirect=False)
    assert (plain.status, plain.headers["Location"]) == (301, f"https://{CUSTOMERS}/calls")
    assert "Set-Cookie" not in plain.headers


def test_a_cookie_is_secure_also_if_the_caller_claims_a_plain_connection(proxy: Proxy) -> None:
    guest = Client(proxy)
    guest.get("/sign-in", **{"X-Forwarded-Proto": "http"})
    assert set(guest.cookies) == {"ide_form"}


def test_calls_are_done_snoozed_and_opened_again(client: Client, written: ScoredHome) -> None:
    back = "/calls?owner=O1&sort=due"
    answer = client.post(f"/call/{P1}", kind="done", back=back)
    assert (answer.status, answer.headers["Location"]) == (303, f"{back}&decided={P1}")
    assert b"Done on" in client.get(answer.headers["Location"]).data
    answer = client.post(f"/call/{P1}", kind="snoozed", until=in_days(3), note="é & b", back="/account/P1")
    assert answer.headers["Location"] == "/account/P1#calls"
    decision = call_decisions.newest(written.home)[P1]
    assert (decision.kind, decision.until, decision.note, decision.by) == (
        "snoozed", in_days(3), "é & b", "token-of-leader",
    )  # fmt: skip
    client.post(f"/call/{P1}", kind="open", back="https://evil.example/")
    assert call_decisions.newest(written.home)[P1].kind == "open"


def test_an_alert_is_set_acknowledged_and_snoozed(client: Client, written: ScoredHome) -> None:
    answer = client.post("/alerts/set", account="P1", component="overall", kind="below", points="99", back="/alerts")
    assert (answer.status, answer.headers["Location"]) == (303, "/alerts")
    assert [known.points for known in alert_thresholds.in_force(written.home)] == ["99.0"]
    link = re.search(rb'href="(/alert/[0-9a-f]{32})"', client.get("/alerts").data)
    assert link is not None
    path = link[1].decode()
    answer = client.post(path, kind="acknowledged", reason="known")
    assert (answer.status, answer.headers["Location"]) == (303, "/alerts?state=acknowledged")
    answer = client.post(path, kind="snoozed", reason="later", until=in_days(2))
    assert answer.headers["Location"] == "/alerts?state=snoozed"
    decision = alert_decisions.newest(written.home)[path.rpartition("/")[2]]
    assert (decision.until, decision.by) == (in_days(2), "token-of-leader")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://{host}", "https://{host}.evil.example", "https://{name}", None]
)
def test_forms_of_other_sites_change_nothing(client: Client, written: ScoredHome, origin: str | None) -> None:
    """The last ones: without the port that the reader uses, and without saying where the form comes from."""
    sent = origin and origin.format(host=f"{CUSTOMERS}:{client.proxy.port}", name=CUSTOMERS)
    for path, fields in (
        (f"/call/{P1}", {"kind": "done"}),
        ("/alerts/set", {"account": "P1", "component": "overall", "kind": "below", "points": "99"}),
        ("/sign-in", {"token": "token-of-o1"}),
        ("/sign-out", {}),
    ):
        assert client.post(path, sent, **fields).status == 403, path
    assert not written.home.call_decisions.exists() and not written.home.alert_thresholds.exists()
    assert client.get("/calls").status == 200


def test_a_form_needs_the_secret_of_its_reader_and_the_right_host(client: Client, written: ScoredHome) -> None:
    client.cookies["ide_form"], own = "another", masked(client.cookies["ide_form"])
    assert client.post(f"/call/{P1}", kind="done", form=own).status == 403
    assert not written.home.call_decisions.exists()


@pytest.fixture
def page(proxy: Proxy, web_extra: None) -> "Iterator[Page]":
    """A page of Chromium without scripts that reaches the proxy under the host's name."""
    with chromium(f"--host-resolver-rules=MAP {CUSTOMERS} 127.0.0.1") as browser:
        context = browser.new_context(java_script_enabled=False, ignore_https_errors=True)
        context.set_default_timeout(TIMEOUT)
        yield context.new_page()


def test_a_browser_signs_in_and_works_through_its_calls(proxy: Proxy, page: Any, written: ScoredHome) -> None:
    site = proxy.origin(CUSTOMERS)
    page.goto(f"{site}/calls?owner=O1")
    page.get_by_label("Token").fill("token-of-o1")
    page.get_by_role("button", name="Sign in").click()
    assert page.url == f"{site}/calls?owner=O1"
    assert {(cookie["name"], cookie["secure"]) for cookie in page.context.cookies()} == {
        ("ide_session", True), ("ide_form", True),
    }  # fmt: skip
    page.get_by_role("button", name="Done with Acme Corp").first.click()
    assert page.url.startswith(f"{site}/calls?owner=O1") and "decided=ACT-P1-" in page.url
    assert "Done on" in page.content()
    (decision,) = call_decisions.newest(written.home).values()
    assert (decision.kind, decision.by) == ("done", "token-of-o1")
