"""The reverse proxy of deploy/nginx in front of Dagster's real web servers: who has access, and to what."""

import hashlib
import os
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

import pytest
import urllib3

from ide_assets_tests.conftest import IDE
from ide_assets_tests.nginx import APPS, CUSTOMERS, OPERATORS, PASSWORDS, READERS, Proxy, Upstreams, configured
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS, wait_until

pytestmark = pytest.mark.slow

MUTATION = 'mutation { setConcurrencyLimit(concurrencyKey: "%s", limit: 1) }'
#: A token of the API, and the file that has its hash.
TOKEN = "token-of-leader"
TOKENS = f"tokens:\n  - {{name: Lead, sha256: {hashlib.sha256(TOKEN.encode()).hexdigest()}, role: leader}}\n"

LIMITS = "query { instance { concurrencyLimits { concurrencyKey } } }"


class Sites(Proxy):
    """The proxy in front of Dagster's web servers."""

    def graphql(self, host: str, query: str, **headers: str) -> urllib3.BaseHTTPResponse:
        """As a page of this host asks: by POST, with its origin."""
        sent = {"Origin": self.origin(host), **headers}
        return self.ask("POST", host, "/graphql", PASSWORDS[host], {"query": query}, **sent)

    def limits(self) -> set[str]:
        answer = self.graphql(OPERATORS, LIMITS).json()
        return {limit["concurrencyKey"] for limit in answer["data"]["instance"]["concurrencyLimits"]}


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """The two web servers of an empty home, and nginx in front."""
    folder = tmp_path_factory.mktemp("proxy")
    home = folder / "home"
    (home / "reports" / "quality").mkdir(parents=True)
    (home / "reports" / "quality" / "index.html").write_text("<h1>Data quality</h1>", encoding="utf-8")
    (home / "user.key").write_text("the key", encoding="ascii")
    upstreams = Upstreams(*(free_port() for _ in range(4)))
    command, configured_proxy = configured(folder, home, upstreams)
    (folder / "etc" / "tokens.yaml").write_text(TOKENS, encoding="utf-8")

    environment = {name: value for name, value in os.environ.items() if not name.startswith(("IDE_", "DAGSTER_"))}
    environment |= {"IDE_HOME": str(home), "IDE_LANDING": str(folder)}
    environment["IDE_WEB__TOKENS_FILE"] = str(folder / "etc" / "tokens.yaml")
    served = Sites(**vars(configured_proxy))
    processes: list[subprocess.Popen[bytes]] = []

    def start(command: list[str]) -> None:
        with (folder / "output").open("ab") as output:
            processes.append(subprocess.Popen(command, env=environment, stdout=output, stderr=output))

    def output() -> str:
        return (folder / "output").read_text(encoding="utf-8")

    def answers(host: str, path: str, password: str | None, status: int) -> bool:
        try:
            return served.ask("GET", host, path, password).status == status
        except urllib3.exceptions.HTTPError:
            return False

    try:
        start(command)
        # One after the other, because both would create Dagster's SQLite files.
        for host, path, options in (
            (READERS, "", ["--port", str(upstreams.reader)]),
            (OPERATORS, "", ["--operate", "--port", str(upstreams.operator)]),
            (APPS, "/ide", ["--path-prefix", "/ide", "--port", str(upstreams.prefixed)]),
        ):
            start([*IDE, "ui", *options])
            wait_until(partial(answers, host, f"{path}/server_info", PASSWORDS[host], 200), output)
        start([*IDE, "serve", "--port", str(upstreams.api)])
        # 502 until it listens; then 503, because nothing is released.
        wait_until(partial(answers, READERS, "/api/health", None, 503), output)
        yield served
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(PATIENCE_SECONDS)


def test_each_site_requires_its_own_password(proxy: Sites) -> None:
    for host in (READERS, OPERATORS):
        for path in ("/", "/server_info", "/runs"):
            assert proxy.ask("GET", host, path).status == 401
            assert proxy.ask("GET", host, path, "reader:guessed").status == 401
            assert proxy.ask("GET", host, path, PASSWORDS[host]).status == 200
    assert proxy.ask("GET", READERS, "/report/").status == 401
    assert proxy.ask("GET", OPERATORS, "/server_info", PASSWORDS[READERS]).status == 401


def test_serves_the_ui_below_a_path(proxy: Sites) -> None:
    password = PASSWORDS[APPS]
    moved = proxy.ask("GET", APPS, "/ide")
    assert (moved.status, moved.headers["Location"].endswith("/ide/")) == (301, True)
    for path in ("/ide/", "/ide/runs", "/ide/server_info", "/ide/report/"):
        assert proxy.ask("GET", APPS, path).status == 401
    page = proxy.ask("GET", APPS, "/ide/runs", password)
    assert page.status == 200
    # All files that the page loads are below the path, and are served.
    loaded = set(re.findall(r'(?:src|href)="(/[^"]+)"', page.data.decode()))
    assert len(loaded) > 2
    for path in loaded:
        assert path.startswith("/ide/")
        assert proxy.ask("GET", APPS, path, password).status == 200, path
    assert proxy.ask("GET", APPS, "/runs", password).status == 404
    assert proxy.ask("GET", APPS, "/ide/report/", password).data == b"<h1>Data quality</h1>"

    origin = {"Origin": proxy.origin(APPS)}
    asked = proxy.ask("POST", APPS, "/ide/graphql", password, {"query": "query { version }"}, **origin)
    assert asked.json()["data"]["version"].startswith("1.")
    refused = proxy.ask("POST", APPS, "/ide/graphql", password, {"query": MUTATION % "by-a-reader"}, **origin)
    assert "UnauthorizedError" in refused.data.decode()
    by_get = f"/ide/graphql?{urlencode({'query': LIMITS})}"
    assert proxy.ask("GET", APPS, by_get, password, Accept="application/json").status == 405
    assert proxy.ask("POST", APPS, "/ide/graphql", password, {"query": LIMITS}).status == 403


@pytest.mark.parametrize(("host", "root"), [(READERS, ""), (APPS, "/ide")])
def test_the_api_asks_for_its_own_tokens(proxy: Sites, host: str, root: str) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    for headers in ({}, urllib3.make_headers(basic_auth=PASSWORDS[host]), {"Authorization": "Bearer guessed"}):
        answer = proxy.ask("GET", host, f"{root}/api/accounts", None, None, **headers)
        assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="ide_assets"')
    for path in ("/api/accounts", "/api/health", "/api/intelligence/engagement/a%2Fb"):
        answer = proxy.ask("GET", host, root + path, None, None, **bearer)
        # It is the API that answers: nothing is released yet.
        assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json")
        assert answer.json()["type"] == "urn:ide-assets:no-release"
    # A program has no origin. Its decision reaches the API, which has no alert.
    decision = f"{root}/api/intelligence/engagement/alerts/{'0' * 32}/acknowledge"
    assert proxy.ask("POST", host, decision, None, {"reason": "test"}, **bearer).status == 503
    assert proxy.ask("POST", host, decision, None, {"reason": "x" * 20_000}, **bearer).status == 413
    # No other address is exempt from the checks of the UI.
    for path in ("/api/graphql", "/api/../graphql", "/graphql/api/", "//api/../graphql"):
        answer = proxy.ask("POST", host, root + path, PASSWORDS[host], {"query": LIMITS})
        assert answer.status in (401, 403, 404), path
    assert proxy.ask("GET", OPERATORS, "/api/accounts", None, None, **bearer).status == 401
    assert proxy.ask("POST", OPERATORS, "/api/x", PASSWORDS[OPERATORS], {}).status == 403


def test_pages_sign_in_with_a_token_under_a_host_of_their_own(proxy: Sites) -> None:
    form = proxy.ask("GET", CUSTOMERS, "/sign-in", Accept="text/html")
    assert form.status == 200 and b"<form" in form.data
    assert "Secure" in form.headers["Set-Cookie"] and "HttpOnly" in form.headers["Set-Cookie"]
    asked = proxy.ask("GET", CUSTOMERS, "/calls", Accept="text/html")
    assert (asked.status, asked.headers["Location"].startswith("/sign-in")) == (303, True)
    # A page of another site cannot send the form, and no page of Dagster is served here.
    sent = {"Origin": "https://attacker.example"}
    assert proxy.ask("POST", CUSTOMERS, "/sign-in", None, {}, **sent).status == 403
    assert proxy.ask("POST", CUSTOMERS, "/graphql", None, {"query": LIMITS}, **sent).status == 403
    assert proxy.ask("GET", CUSTOMERS, "/runs", Accept="text/html").status in (303, 404)


def test_serves_the_quality_report_to_readers(proxy: Sites) -> None:
    page = proxy.ask("GET", READERS, "/report/", PASSWORDS[READERS])
    assert (page.status, page.headers["Content-Type"], page.data) == (200, "text/html", b"<h1>Data quality</h1>")
    # No other file of the home is served.
    for outside in (
        "/report/../../user.key",
        "/report/%2e%2e/%2e%2e/user.key",
        "/report../../user.key",
        "/report//etc",
    ):
        assert b"the key" not in proxy.ask("GET", READERS, outside, PASSWORDS[READERS]).data


def test_readers_can_query_but_not_change(proxy: Sites) -> None:
    asked = proxy.graphql(READERS, "query { version }").json()
    assert asked["data"]["version"].startswith("1.")
    refused = proxy.graphql(READERS, MUTATION % "by-a-reader")
    assert "UnauthorizedError" in refused.data.decode()
    assert proxy.limits().isdisjoint({"by-a-reader"})


def test_operators_can_change(proxy: Sites) -> None:
    done = proxy.graphql(OPERATORS, MUTATION % "by-an-operator").json()
    assert done == {"data": {"setConcurrencyLimit": True}}
    assert "by-an-operator" in proxy.limits()


def test_rejects_changes_from_pages_of_other_hosts(proxy: Sites) -> None:
    """The browser sends the operator's password with the request; the origin identifies the foreign page."""
    query = urlencode({"query": MUTATION % "by-get"})
    by_get = proxy.ask("GET", OPERATORS, f"/graphql?{query}", PASSWORDS[OPERATORS], Accept="application/json")
    assert by_get.status == 405
    for name in ("//graphql", "/%67raphql", "/x/../graphql", "/ide/graphql"):
        assert proxy.ask("GET", OPERATORS, f"{name}?{query}", PASSWORDS[OPERATORS]).status == 405

    foreign = [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://{OPERATORS}:{proxy.port}"},
        {"Origin": f"{proxy.origin(OPERATORS)}.evil.example"},
        {"Origin": proxy.origin(READERS)},
        {"Referer": f"https://evil.example/?{proxy.origin(OPERATORS)}/"},
        {"Referer": f"https://evil.example|{OPERATORS}:{proxy.port}"},
        {},
    ]
    for headers in foreign:
        for path in ("/graphql", f"/graphql?{query}", "/report_asset_materialization/release"):
            body = {"query": MUTATION % "by-post"}
            answer = proxy.ask("POST", OPERATORS, path, PASSWORDS[OPERATORS], body, **headers)
            assert answer.status == 403, (headers, path)
    assert b"does not come from a page of this host" in answer.data

    by_referer = {"Referer": f"{proxy.origin(OPERATORS)}/runs"}
    asked = proxy.ask("POST", OPERATORS, "/graphql", PASSWORDS[OPERATORS], {"query": LIMITS}, **by_referer)
    assert asked.status == 200
    assert proxy.limits().isdisjoint({"by-get", "by-post"})


@pytest.mark.parametrize(("origin", "expected"), [("", b"101"), ("https://evil.example", b"403")])
def test_web_socket_opens_only_for_pages_of_the_host(proxy: Sites, origin: str, expected: bytes) -> None:
    context = ssl.create_default_context(cafile=str(proxy.certificate))
    password = urllib3.make_headers(basic_auth=PASSWORDS[READERS])["authorization"]
    with (
        socket.create_connection(("127.0.0.1", proxy.port), 60) as connection,
        context.wrap_socket(connection, server_hostname=READERS) as secured,
    ):
        secured.sendall(
            f"GET /graphql HTTP/1.1\r\nHost: {READERS}:{proxy.port}\r\nAuthorization: {password}\r\n"
            f"Origin: {origin or proxy.origin(READERS)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Protocol: graphql-ws\r\n\r\n".encode()
        )
        assert secured.recv(4096).split()[1] == expected


def test_pages_cannot_be_framed_and_secrets_stay_with_the_proxy(proxy: Sites) -> None:
    page = proxy.ask("GET", READERS, "/", PASSWORDS[READERS])
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "nginx/" not in page.headers["Server"]


def test_serves_nothing_unencrypted_or_under_other_names(proxy: Sites) -> None:
    with urllib3.HTTPConnectionPool("127.0.0.1", proxy.plain_port, retries=False, timeout=PATIENCE_SECONDS) as pool:
        moved = pool.request("GET", "/runs", headers={"Host": READERS}, redirect=False)
        assert (moved.status, moved.headers["Location"]) == (301, f"https://{READERS}/runs")
        assert pool.request("GET", "/alive").status == 204
        with pytest.raises(urllib3.exceptions.HTTPError):
            pool.request("GET", "/", headers={"Host": "evil.example"})
    with pytest.raises(urllib3.exceptions.SSLError):
        proxy.ask("GET", "evil.example", "/")


def test_limits_the_rate_of_password_guesses(proxy: Sites) -> None:
    """Last in this file, because it exhausts the rate limit of the address."""
    answers = [proxy.ask("GET", OPERATORS, "/", f"operator:{guess}").status for guess in range(30)]
    assert set(answers) == {401}
    with urllib3.HTTPSConnectionPool(
        "127.0.0.1", proxy.port, server_hostname=OPERATORS, assert_hostname=OPERATORS, ca_certs=str(proxy.certificate)
    ) as pool:
        seen = {pool.request("GET", "/", headers={"Host": OPERATORS}, retries=False).status for _ in range(3000)}
    assert seen == {401, 429}
