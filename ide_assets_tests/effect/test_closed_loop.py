"""A small closed loop: vendor and product answer each other, and no held-back account is handed over."""

from pathlib import Path

import pytest

from benchmarks.effect_closed_loops import counted
from benchmarks.effect_end_to_end import Size, play_through, settings_of
from ide_assets.months import Month

pytestmark = [pytest.mark.slow(minutes=0.5)]


def test_promises_hold_where_customers_respond_and_accounts_merge(tmp_path: Path) -> None:
    """Four months of 400 accounts; benchmarks/effect_closed_loops.py plays ten loops of ten months."""
    size = Size(400, Month.parse("2022-10"), 4, 0.1)
    settings = settings_of(tmp_path / "landing", tmp_path / "home", size)
    play_through(settings, size, seed=1)
    promises = counted(settings, size)
    assert promises.broken == []
    # The promises are about something: actions were handed over and stayed open, accounts held back, plays measured.
    assert promises.handed_over > 100 and promises.open_before > 100
    assert promises.enrolled_held_back > 10 and promises.in_control > 0 and promises.plays > 5
