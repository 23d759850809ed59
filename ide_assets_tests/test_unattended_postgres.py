"""A month that nobody looks after, with Dagster's records in PostgreSQL; all of it: unattended.py --postgres.

A file of its own, so that it runs beside the one on the default storage.
"""

from pathlib import Path

import pytest

from ide_assets_tests.postgres import postgres
from ide_assets_tests.unattended import one_month

pytestmark = pytest.mark.slow(minutes=4)


def test_a_month_comes_right_by_itself_on_a_server(tmp_path: Path) -> None:
    with postgres() as storage:
        one_month(tmp_path, storage)
