"""Programs that tests need beyond Python. Tests of a missing program are skipped with its name.

With IDE_TEST_REQUIRE_ALL, as in CI, they fail instead.
"""

import os
import shutil
from typing import NoReturn

import pytest

#: Whether a missing program fails its tests.
REQUIRED = bool(os.environ.get("IDE_TEST_REQUIRE_ALL"))

CHROMIUM = shutil.which("chromium")

needs_browser = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="needs the browser chromium")


def missing(program: str, package: str) -> NoReturn:
    """Skip or fail a test that needs a program of a Debian package."""
    without(f"{program} is not installed (Debian package {package})")


def without(requirement: str) -> NoReturn:
    """Skip or fail a test; `requirement` names what is missing and how to install it."""
    if REQUIRED:
        pytest.fail(f"IDE_TEST_REQUIRE_ALL is set: {requirement}")
    pytest.skip(requirement)
