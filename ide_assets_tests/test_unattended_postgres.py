"""Three months that nobody looks after, with Dagster's records in PostgreSQL: see unattended.py.

A file of its own, so that it runs beside the one on the default storage.
"""

from pathlib import Path

import pytest

from ide_assets_tests.postgres import postgres
from ide_assets_tests.unattended import scenario

pytestmark = pytest.mark.slow(minutes=4)


def test_months_come_right_by_themselves_on_a_server(tmp_path: Path) -> None:
    with postgres() as storage:
        scenario(tmp_path, storage)
