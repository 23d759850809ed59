"""A month without an operator, with Dagster's records in PostgreSQL; two months: unattended.py --postgres.

A file of its own, so that it runs beside the one on the default storage.
"""

from pathlib import Path

import pytest

from ide_assets_tests.postgres import postgres
from ide_assets_tests.unattended import one_month_on_a_server

pytestmark = pytest.mark.slow(minutes=5)


def test_late_month_is_published_on_a_server_despite_a_kill(tmp_path: Path) -> None:
    with postgres() as storage:
        one_month_on_a_server(tmp_path, storage)
