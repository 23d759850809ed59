"""Remake the pictures of the documentation from the demo's home: `python docs/screenshots.py [HOME]`.

Needs Chromium, the reports of a home (`make demo`) and the extra `web`. Each picture is the top of a page, in
docs/images/. Pages of the server are those of the account to look at first.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

IMAGES = Path(__file__).parent / "images"

#: Each picture's name, the page below the home's reports, and its width and height in pixels.
PICTURES = (
    ("quality_report", "quality/index.html", 1120, 1000),
    ("effect_report", "effect/index.html", 1120, 1000),
)


#: Each picture of a page of the server: its name, its address, and its width and height.
PAGES = (
    ("pages_start", "/", 1120, 830),
    ("pages_engagement", "/engagement/{account}", 1120, 1300),
    ("pages_account", "/account/{account}", 1120, 1000),
    ("pages_compare", "/compare?item=account:{account}&item=all", 1120, 1300),
    ("pages_data_quality", "/data-quality", 1120, 900),
    ("pages_calls", "/calls", 1120, 900),
    ("pages_alerts", "/alerts", 1120, 700),
    ("pages_effects", "/effects", 1120, 800),
    ("pages_portfolio", "/portfolio", 1120, 1000),
)


def photograph(chromium: str, address: str, picture: Path, width: int, height: int) -> None:
    """Write the top of a page as PNG. Raises CalledProcessError where Chromium fails."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                f"--screenshot={picture}",
                address,
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )


def report_address(page: Path) -> str:
    """The address of a report's file. Raises FileNotFoundError."""
    if not page.is_file():
        raise FileNotFoundError(
            f"{page} does not exist. Write it: make demo, then ide report quality, ide report effect"
        )
    return page.resolve().as_uri()


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of `ide serve` over a home, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("ide")), "serve", "--home", str(home), "--port", str(port), "--quiet"]
    server = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    try:
        while server.poll() is None:
            try:
                urlopen(f"{address}/api/health").close()
                break
            except URLError:
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait()


def first_account(address: str) -> str:
    """The account that the start page lists first."""
    with urlopen(f"{address}/") as page:
        match = re.search(r'href="/account/([^"]+)"', page.read().decode())
    if match is None:
        raise LookupError("the start page lists no account")
    return match[1]


def main() -> None:
    """Write all pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not installed (Debian package chromium).")
    home = Path(sys.argv[1] if len(sys.argv) > 1 else "data/home")
    IMAGES.mkdir(exist_ok=True)
    with serving(home) as address:
        account = first_account(address)
        for name, path, width, height in PAGES:
            photograph(chromium, address + path.format(account=account), IMAGES / f"{name}.png", width, height)
    for name, report, width, height in PICTURES:
        photograph(chromium, report_address(home / "reports" / report), IMAGES / f"{name}.png", width, height)


if __name__ == "__main__":
    main()
