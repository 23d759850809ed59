"""What every answer has in common: problems, entity tags, HEAD, headers, limits, the OpenAPI document."""

from typing import TYPE_CHECKING, Any
from unittest import mock
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ide_assets.web.edge import is_api
from ide_assets_tests.web.conftest import serving
from ide_assets_tests.web.scored_home import HOSTILE, ScoredHome

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PATHS = (
    "/api/intelligence/engagement/A1",
    "/api/accounts",
    "/api/portfolio/engagement",
    "/api/segments",
    "/api/calls",
    "/api/definitions/engagement",
    "/api/intelligence/engagement/alerts",
    "/api/health",
    "/api/openapi.json",
)


def check_problem(answer: Any, status: int) -> None:
    """The answer is a problem of this status, and shows nothing of the server's inside."""
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("urn:ide-assets:")
    assert problem["title"] and problem["detail"]
    assert "Traceback" not in answer.text and "File " not in answer.text


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nope", "/api/docs", "/api/redoc", "/api/accounts/"])
def test_unknown_addresses(client: "TestClient", path: str) -> None:
    check_problem(client.get(path), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", PATHS)
def test_other_methods(client: "TestClient", path: str, method: str) -> None:
    answer = client.request(method, path)
    check_problem(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("accept", ["text/html", "application/xml, text/*;q=0.5", "application/json;q=0", "*/*;q=0"])
def test_other_media_types(client: "TestClient", accept: str) -> None:
    check_problem(client.get("/api/accounts", headers={"Accept": accept}), 406)


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/*;q=0.1", "text/html, */*;q=0.1", "", "x;q=y,*/*"]
)
def test_accepted_media_types(client: "TestClient", accept: str) -> None:
    assert client.get("/api/accounts", headers={"Accept": accept}).status_code == 200


def test_large_bodies_and_addresses(client: "TestClient") -> None:
    check_problem(client.request("GET", "/api/accounts", content=b"x" * 20_000), 413)
    check_problem(client.request("POST", "/api/accounts", content=b"x" * 20_000), 413)
    check_problem(client.get("/api/accounts?search=" + "x" * 9_000), 414)
    check_problem(client.get("/api/accounts", headers={"Content-Length": "-1"}), 413)
    for form in ("&".join(f"f{number}=x" for number in range(25)), "&" * 25):
        for path in ("/sign-in", "/sign-out", "/views"):
            answer = client.post(path, content=form, headers={"Content-Type": "application/x-www-form-urlencoded"})
            assert answer.status_code in (404, 405, 413, 422), (path, answer.status_code)


@pytest.mark.parametrize("host", ["attacker.example", "127.0.0.1.attacker.example", "attacker.example:80", ""])
def test_names_of_other_sites(client: "TestClient", host: str) -> None:
    check_problem(client.get("/api/accounts", headers={"Host": host}), 400)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:3040", "[::1]:3040", "LOCALHOST"])
def test_names_of_this_machine(client: "TestClient", host: str) -> None:
    assert client.get("/api/accounts", headers={"Host": host}).status_code == 200


def test_unexpected_errors_say_nothing_of_the_inside(client: "TestClient") -> None:
    with mock.patch("ide_assets.web.queries.account", side_effect=RuntimeError("secret path /home/x")):
        answer = client.get("/api/intelligence/engagement/A1")
    check_problem(answer, 500)
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_too_many_requests_are_limited_per_caller(scored_home: ScoredHome) -> None:
    with serving(scored_home.settings, requests_per_minute=3) as client:
        answers = [client.get("/api/accounts") for _ in range(5)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
        check_problem(answers[-1], 429)
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        # Another kind of caller has a count of its own.
        assert client.get("/api/health").status_code == 200


def test_before_the_first_release_the_api_says_so(tmp_path: Any) -> None:
    with serving(ScoredHome(tmp_path / "home").settings) as client:
        check_problem(client.get("/api/health"), 503)
        check_problem(client.get("/api/accounts"), 503)


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/api/health"])
def test_an_unchanged_answer_is_not_sent_again(client: "TestClient", path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    for known in (tag, tag.removeprefix("W/"), f"W/{tag.removeprefix('W/')}", f'"other", {tag}', "*"):
        answer = client.get(path, headers={"If-None-Match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
        assert "content-type" not in answer.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content


def test_two_encodings_of_an_answer_have_a_weak_tag_in_common(client: "TestClient") -> None:
    path = "/api/definitions/engagement"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    small = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers and small.headers["content-encoding"] == "gzip"
    assert plain.content == small.content
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"])
    assert small.headers["etag"] == f"W/{plain.headers['etag']}"
    unchanged = client.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": plain.headers["etag"]})
    assert unchanged.status_code == 304 and "content-encoding" not in unchanged.headers


def test_an_error_is_never_answered_as_unchanged(client: "TestClient") -> None:
    check_problem(client.get("/api/intelligence/engagement/XX", headers={"If-None-Match": "*"}), 404)


@pytest.mark.parametrize("path", [*PATHS, "/api/nope"])
def test_head_has_the_headers_of_get_without_a_body(client: "TestClient", path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("path", [*PATHS, "/api/nope"])
def test_every_answer_has_the_security_headers(client: "TestClient", path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "private, no-cache"
    assert headers["vary"] == "Authorization, Accept, Accept-Encoding"
    assert "server" not in headers and "access-control-allow-origin" not in headers


def test_the_openapi_document_describes_all_operations_and_problems(client: "TestClient") -> None:
    document = client.get("/api/openapi.json").json()
    decisions = {
        "/api/calls/{actionId}/decision",
        *(f"/api/intelligence/engagement/alerts/{{alertId}}/{name}" for name in ("acknowledge", "snooze")),
    }
    assert set(document["paths"]) == {"/api/intelligence/engagement/{customerId}", *PATHS[1:8], *decisions}
    for path, item in document["paths"].items():
        (operation,) = item.values()
        assert operation["summary"]
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (path, status)
                assert response["content"]["application/problem+json"]["schema"]["$ref"].endswith("/Problem")
        assert {"200", "405", "406", "422", "429", "500", "503"} <= set(operation["responses"])
    schemas = document["components"]["schemas"]
    assert "HTTPValidationError" not in schemas and "Problem" in schemas
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    for reference in references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas


def references(part: Any) -> list[str]:
    """Every `$ref` in a document."""
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [reference for value in part.values() for reference in references(value)]
    return [reference for value in part for reference in references(value)] if isinstance(part, list) else []


#: Text of any characters but lone surrogates, which no address can hold.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(HOSTILE)
WORDS = ("api", "accounts", "intelligence", "engagement", "portfolio", "definitions", "health", "alerts", "snooze")
SEGMENTS = st.sampled_from(WORDS) | TEXT
NAMES = st.sampled_from(["period", "comparePeriod", "search", "status", "ownerId", "cursor", "limit"]) | TEXT
QUERIES = st.lists(st.tuples(NAMES, TEXT | st.integers().map(str)), max_size=4)
ADDRESSES = st.lists(SEGMENTS, max_size=5).map(
    lambda parts: "/" + "/".join(quote(part, safe="") for part in parts)
) | st.sampled_from(PATHS)


@settings(max_examples=300, deadline=None)
@given(path=ADDRESSES, query=QUERIES, method=st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "DELETE"]))
def test_no_request_makes_the_server_fail(
    client: "TestClient", path: str, query: list[tuple[str, str]], method: str
) -> None:
    text = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
    answer = client.request(method, f"http://127.0.0.1{path}?{text}")
    assert answer.status_code < 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.status_code >= 400:
        expected = "application/problem+json" if is_api(answer.url.path) else "text/html; charset=utf-8"
        assert answer.headers["content-type"] == expected
