"""What a test needs beyond Python: without it the test skips and says so, and fails where all must be there.

That is where IDE_TEST_REQUIRE_ALL is set, as CI does.
"""

import os
import shutil
from typing import NoReturn

import pytest

#: Whether a test without what it needs fails.
REQUIRED = bool(os.environ.get("IDE_TEST_REQUIRE_ALL"))

CHROMIUM = shutil.which("chromium")

needs_browser = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="needs the browser chromium")


def missing(program: str, package: str) -> NoReturn:
    """The test needs a program of a Debian package."""
    without(f"{program} is not installed (Debian package {package})")


def without(told: str) -> NoReturn:
    """The test needs something else; `told` says what, and how to get it."""
    if REQUIRED:
        pytest.fail(f"IDE_TEST_REQUIRE_ALL is set: {told}")
    pytest.skip(told)
