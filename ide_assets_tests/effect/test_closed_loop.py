"""A small closed loop: vendor and product answer each other, and nobody who is held back is handed over."""

from pathlib import Path

import pytest

from benchmarks.effect_closed_loops import counted
from benchmarks.effect_end_to_end import Size, play_through, settings_of
from ide_assets.months import Month

pytestmark = [pytest.mark.slow(minutes=1)]


def test_promises_hold_where_customers_respond_and_accounts_merge(tmp_path: Path) -> None:
    """Four months of 400 accounts; benchmarks/effect_closed_loops.py plays ten loops of ten months."""
    size = Size(400, Month.parse("2022-10"), 4, 0.1)
    settings = settings_of(tmp_path / "landing", tmp_path / "home", size)
    play_through(settings, size, seed=1)
    found = counted(settings, size)
    assert found.broken == []
    # The promises are about something: actions were handed over and stayed open, accounts held back, plays measured.
    assert found.handed_over > 100 and found.open_before > 100
    assert found.enrolled_held_back > 10 and found.in_control > 0 and found.plays > 5
