"""`ide report serve`: only the pages of the reports, and only to this machine."""

import http.client
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from ide_assets.cli.report_server import application
from ide_assets_tests.postgres import free_port
from ide_assets_tests.waiting import PATIENCE_SECONDS


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The server of a home with a page, a picture, a private file beside the reports, and links out of them."""
    reports = tmp_path / "reports"
    for folder in ("quality", "effect", "models", "actions"):
        (reports / folder).mkdir(parents=True)
        (reports / folder / "index.html").write_text(f"<p>{folder}</p>", encoding="utf-8")
    (reports / "quality" / "chart.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "user.key").write_text("private", encoding="ascii")
    (reports / "quality" / "key.html").symlink_to(tmp_path / "user.key")
    (reports / "quality" / "home").symlink_to(tmp_path)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(application(reports), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield port
    server.should_exit = True
    thread.join()


def ask(port: int, path: str, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], str]:
    """Status, headers and body; the path is sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, body


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/quality/index.html", "text/html; charset=utf-8"),
        ("/quality/", "text/html; charset=utf-8"),
        ("/effect/index.html", "text/html; charset=utf-8"),
        ("/models/index.html", "text/html; charset=utf-8"),
        ("/quality/chart.svg", "image/svg+xml"),
    ],
)
def test_serves_pages_with_their_type_and_a_security_policy(port: int, path: str, media_type: str) -> None:
    status, headers, _ = ask(port, path)
    assert (status, headers["content-type"]) == (200, media_type)
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_root_redirects_to_the_quality_report(port: int) -> None:
    status, headers, _ = ask(port, "/")
    assert (status, headers["location"]) == (307, "/quality/index.html")


@pytest.mark.parametrize(
    "path",
    [
        "/actions/index.html",
        "/user.key",
        "/quality/../../user.key",
        "/quality/..%2f..%2fuser.key",
        "/quality/%2e%2e/%2e%2e/user.key",
        "/quality/%2e%2e%5c%2e%2e%5cuser.key",
        "//etc/passwd",
        "/quality//etc/passwd",
        "/quality/key.html",
        "/quality/home/user.key",
        "/quality/index.html%00.svg",
    ],
)
def test_serves_nothing_outside_the_reports(port: int, path: str) -> None:
    status, headers, body = ask(port, path)
    assert status in (400, 404)
    assert "private" not in body and "root:" not in body
    assert "content-security-policy" in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_changes_nothing(port: int, method: str) -> None:
    assert ask(port, "/quality/index.html", method)[0] == 405


def test_rejects_the_name_of_another_site(port: int) -> None:
    assert ask(port, "/quality/index.html", host="attacker.example")[0] == 400
