"""Remake the pictures of the documentation from the demo's home: `python docs/screenshots.py [HOME]`.

Needs Chromium and the reports of a home (`make demo`). Each picture is the top of a page, in docs/images/.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

IMAGES = Path(__file__).parent / "images"

#: Each picture's name, the page below the home's reports, and its width and height in pixels.
PICTURES = (
    ("quality_report", "quality/index.html", 1120, 1000),
    ("effect_report", "effect/index.html", 1120, 1000),
)


def photograph(chromium: str, page: Path, picture: Path, width: int, height: int) -> None:
    """Write the top of a page as PNG. Raises CalledProcessError where Chromium fails, and FileNotFoundError."""
    if not page.is_file():
        raise FileNotFoundError(
            f"{page} does not exist. Write it: make demo, then ide report quality, ide report effect"
        )
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
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> None:
    """Write all pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is not installed (Debian package chromium).")
    home = Path(sys.argv[1] if len(sys.argv) > 1 else "data/home")
    IMAGES.mkdir(exist_ok=True)
    for name, page, width, height in PICTURES:
        photograph(chromium, home / "reports" / page, IMAGES / f"{name}.png", width, height)


if __name__ == "__main__":
    main()
