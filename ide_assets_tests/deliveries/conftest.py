"""A desk for each test."""

from pathlib import Path

import pytest

from ide_assets_tests.deliveries.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
