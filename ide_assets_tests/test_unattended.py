"""A month without an operator, on the default storage: see unattended.py. Two months: make soak."""

from pathlib import Path

import pytest

from ide_assets_tests.unattended import one_month

pytestmark = pytest.mark.slow(minutes=6)


def test_late_rejected_and_restated_month_is_published_despite_kills(tmp_path: Path) -> None:
    one_month(tmp_path, {})
