"""The soak at its smallest useful size, as a test of every change. Kills at named points: test_kill."""

from pathlib import Path

import pytest

from ide_assets_tests import soak

SEED = 20230531


@pytest.mark.slow(minutes=0.2)
def test_damaged_deliveries_are_read_with_matching_counts_or_rejected() -> None:
    became = soak.read(500, SEED)
    assert became.total() == 500
    assert set(became) == {"read", "rejected"}


@pytest.mark.slow(minutes=0.5)
def test_damaged_deliveries_are_published_sound_or_rejected_with_a_message(january: Path) -> None:
    became = soak.restate(january, 8, SEED)
    assert became.total() == 8
    assert {"published", "rejected at the reader"} <= set(became)
