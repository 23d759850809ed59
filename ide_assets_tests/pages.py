"""Shared by the tests of reports: hostile values, and a page as parsed and as shown by a browser."""

import json
import re
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

from ide_assets_tests.needs import CHROMIUM
from ide_assets_tests.waiting import PATIENCE_SECONDS

SCRIPT = "<script>alert(1)</script>"
HOSTILE = [
    SCRIPT,
    "\"><img src=x onerror='alert(1)'>",
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }}",
    "</style></title></svg><b>",
    "&lt;already&gt;",
    "اسم الحساب",
    "\u202egnp.exe\x00\n",
    "N" * 10_000,
]


class Page(HTMLParser):
    """A parsed page: its elements, and its text without style."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._in_style = False
        self.feed(path.read_text(encoding="utf-8"))
        self.text = re.sub(r"\s+", " ", self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.text += data


def assert_nothing_runs(page: Page) -> None:
    """No element, attribute or address of the page runs or loads anything, and its policy forbids it."""
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "link", "form", "base"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    for _, attributes in page.elements:
        assert not re.match(r"[a-z]+:", attributes.get("href") or "")
        assert len(attributes.get("title") or "") < 500
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def assert_is_readable(page: Page) -> None:
    """Headings are in order, tables and pictures have texts, and links within the page have targets."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("table") == tags.count("caption")
    assert all(attributes.get("scope") for tag, attributes in page.elements if tag == "th")
    assert all(attributes.get("aria-label") for tag, attributes in page.elements if tag == "svg")
    identities = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identities) == len(set(identities))
    targets = {(a["href"] or "")[1:] for tag, a in page.elements if tag == "a" and (a["href"] or "").startswith("#")}
    assert targets <= set(identities)


#: Shows a page in a frame of a given width and writes down its measures. The page itself may run no script.
MEASURE = """<!doctype html><title>measure</title><body><iframe id="page" width="{width}" height="900"></iframe>
<pre id="measured"></pre><script>
const frame = document.getElementById("page");
frame.onload = () => {{
  const inside = frame.contentDocument, root = inside.documentElement;
  const height = inside.body.scrollHeight;
  for (const each of inside.querySelectorAll("details")) each.open = true;
  const scrolling = [...inside.querySelectorAll(".scroll")].filter(each => each.scrollWidth > each.clientWidth);
  document.getElementById("measured").textContent = JSON.stringify({{
    width: root.clientWidth,
    height: height,
    scrolling: scrolling.map(each => each.getAttribute("aria-label")),
    overflow: Math.max(root.scrollWidth, inside.body.scrollWidth) - root.clientWidth,
    loaded: frame.contentWindow.performance.getEntriesByType("resource").map(entry => entry.name),
    text: inside.body.innerText,
  }});
}};
frame.src = {address};
</script></body>"""


def seen(page: Path, width: int, folder: Path) -> tuple[dict[str, Any], str]:
    """A page in a browser of this width, and the errors that the browser logs.

    `height` is the height before all folded sections are opened; `scrolling` names the boxes that are
    narrower than their table.
    """
    assert CHROMIUM is not None, "chromium is not installed"
    wrapper = folder / f"measure-{width}.html"
    wrapper.write_text(MEASURE.format(width=width, address=json.dumps(page.as_uri())), encoding="utf-8")
    shown = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--allow-file-access-from-files", "--enable-logging=stderr", f"--user-data-dir={folder / 'profile'}",
            f"--window-size={width + 80},1000", "--virtual-time-budget=10000", "--dump-dom", wrapper.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    measured = re.search(r'<pre id="measured">(.*?)</pre>', shown.stdout, re.DOTALL)
    assert measured is not None and measured[1], shown.stdout[-2000:]
    unescaped = measured[1].replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
    complaints = "\n".join(line for line in shown.stderr.splitlines() if ":CONSOLE" in line)
    return json.loads(unescaped), complaints


def assert_fits(page: Path, width: int, folder: Path) -> None:
    """In a window of this width nothing overflows, nothing is loaded, and the browser logs no error."""
    shown, complaints = seen(page, width, folder)
    assert shown["width"] > width - 40
    assert shown["overflow"] <= 0
    assert shown["loaded"] == []
    assert complaints == ""
