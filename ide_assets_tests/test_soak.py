"""The soak in little, so that every change goes through it. Kills at named points: test_kill."""

import pytest

from ide_assets_tests import soak

SEED = 20230531


def test_damaged_deliveries_are_read_with_counts_that_add_up_or_refused() -> None:
    became = soak.read(500, SEED)
    assert became.total() == 500
    assert set(became) == {"read", "rejected"}


@pytest.mark.slow(minutes=2)
def test_damaged_deliveries_are_published_sound_or_refused_in_words() -> None:
    became = soak.publish(8, SEED)
    assert became.total() == 8
    assert {"published", "refused at the reader"} <= set(became)
