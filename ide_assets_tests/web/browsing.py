"""Pages in headless Chromium: without scripts as readers may have them, and judged by axe."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from ide_assets.settings import Settings
from ide_assets_tests.needs import CHROMIUM, without
from ide_assets_tests.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.types import ASGIApp

#: Colour scheme, forced colours and width of each look that a page has to hold.
LOOKS: "tuple[tuple[Literal['light', 'dark'], Literal['none', 'active'], int], ...]" = (
    ("light", "none", 1440),
    ("dark", "none", 1440),
    ("light", "active", 1440),
    ("light", "none", 390),
    ("dark", "none", 390),
)


#: Milliseconds that a busy machine may take for one step.
TIMEOUT = 180_000

#: What axe looks for: WCAG 2.2 to level AA, and good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def listening(settings: Settings, port: int = 0) -> Iterator[str]:
    """The address of a server of these settings on a port, a free one by default."""
    from ide_assets.web.application import application

    with running(application(settings), port) as address:
        yield address


@contextmanager
def running(app: "ASGIApp", port: int = 0, tls: Path | None = None) -> Iterator[str]:
    """The address of an application on a port of this machine, a free one by default.

    `tls` is a folder with key.pem and cert.pem.
    """
    import threading

    import uvicorn

    key, certificate = (None, None) if tls is None else (tls / "key.pem", tls / "cert.pem")
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", ssl_keyfile=key, ssl_certfile=certificate
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        thread.join(0.05)
    chosen = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{chosen}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_SECONDS)


@contextmanager
def chromium(*arguments: str) -> "Iterator[Browser]":
    """Headless Chromium with arguments; skips without it."""
    pytest.importorskip("playwright")
    if CHROMIUM is None:
        without("needs the browser chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *arguments]
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: "Browser", address: str, scripts: bool = False, **look: Any) -> "Iterator[Page]":
    """A page, which requested nothing from another host and logged no error."""
    context = browser.new_context(java_script_enabled=scripts, **look)
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    complaints: list[str] = []
    requested: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requested.append(request.url))
    page.goto(address)
    yield page
    origin = "/".join(address.split("/")[:3])
    assert [url for url in requested if not url.startswith(f"{origin}/")] == []
    assert complaints == []
    context.close()


def assert_accessible(browser: "Browser", address: str) -> None:
    """No look of the page has a fault that axe finds, or is wider than its window."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True)
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    for chosen in LOOKS:
        scheme, forced, window = chosen
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        page.set_viewport_size({"width": window, "height": 900})
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, (address, chosen, width)
        # Folded parts are judged, too.
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        # Without resultTypes, axe describes every element that has no fault, too.
        report = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        faults = [
            (fault["id"], fault["help"], [node["html"][:200] for node in fault["nodes"]][:3])
            for fault in report.response["violations"]
        ]
        assert faults == [], (address, chosen, faults)
    context.close()
