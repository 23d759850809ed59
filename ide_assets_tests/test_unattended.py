"""Two months that nobody looks after, on the default storage: see unattended.py."""

from pathlib import Path

import pytest

from ide_assets_tests.unattended import scenario

pytestmark = pytest.mark.slow(minutes=4)


def test_months_come_right_by_themselves(tmp_path: Path) -> None:
    scenario(tmp_path, {})
