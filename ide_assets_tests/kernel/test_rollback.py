"""Rollback: readers get the former release, later releases are held, and a kill leaves one of both states intact."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ide_assets.store import holds, release
from ide_assets.store.holds import CannotRollBackError
from ide_assets_tests.small_home import NAME, SmallHome

NOW = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
SEATS = f"SELECT seats_purchased FROM {NAME}"


@pytest.fixture
def small(tmp_path: Path) -> SmallHome:
    """Releases 000001, 000002 and 000003 of one month with 1, 2 and 3 seats."""
    small = SmallHome(tmp_path)
    for seats in (1, 2, 3):
        publish(small, seats)
    return small


def publish(small: SmallHome, seats: int) -> None:
    small.publish("2023-01", ("P1", seats, 0, None))
    small.release()


def names(small: SmallHome) -> list[str]:
    return sorted(path.name for path in small.home.releases.iterdir() if path.is_dir() and not path.is_symlink())


def test_readers_go_back_step_by_step_until_nothing_is_kept(small: SmallHome) -> None:
    held = holds.roll_back(small.home, "seats look wrong", NOW)
    assert small.released(SEATS) == [(2,)]
    assert holds.hold(small.home) == held
    assert str(held) == (
        "Releases are on hold since 2026-03-09T08:30:00+00:00: readers see release 000002; release 000003 was "
        "withdrawn. Reason: seats look wrong"
    )
    assert (holds.roll_back(small.home, "these too", NOW).withdrawn, small.released(SEATS)) == ("000002", [(1,)])
    with pytest.raises(CannotRollBackError, match="000001 is the oldest intact one"):
        holds.roll_back(small.home, "and these", NOW)
    assert small.released(SEATS) == [(1,)]
    assert names(small) == ["000001", "000002", "000003"]


def test_nothing_released_is_nothing_to_withdraw(tmp_path: Path) -> None:
    with pytest.raises(CannotRollBackError, match="nothing is released"):
        holds.roll_back(SmallHome(tmp_path).home, "why", NOW)


def test_the_next_release_lifts_the_hold_and_withdrawn_ones_are_never_gone_back_to(small: SmallHome) -> None:
    holds.roll_back(small.home, "wrong", NOW)
    publish(small, 4)
    assert holds.hold(small.home) is None
    assert small.released(SEATS) == [(4,)]
    assert names(small) == ["000001", "000002", "000004"]
    assert holds.roll_back(small.home, "wrong again", NOW).release == "000002"
    assert small.released(SEATS) == [(2,)]


def test_a_touched_release_is_passed_over(small: SmallHome) -> None:
    (small.home.releases / "000002" / "eio_publish.duckdb").write_bytes(b"touched")
    assert holds.roll_back(small.home, "wrong", NOW).release == "000001"
    assert small.released(SEATS) == [(1,)]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("rolled_back_before", [0, 1])
def test_a_kill_before_the_swap_leaves_what_was_in_force(
    small: SmallHome, monkeypatch: pytest.MonkeyPatch, rolled_back_before: int
) -> None:
    for _ in range(rolled_back_before):
        holds.roll_back(small.home, "first", NOW)
    before, seats = holds.hold(small.home), small.released(SEATS)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as kill, pytest.raises(Killed):
        kill.setattr(release, "make_current", killed)
        holds.roll_back(small.home, "second", NOW)
    assert holds.hold(small.home) == before
    assert small.released(SEATS) == seats

    # The next rollback continues from there.
    assert holds.roll_back(small.home, "third", NOW).reason == "third"
    assert small.released(SEATS) == [(2 - rolled_back_before,)]


def test_a_kill_while_the_hold_is_lifted_leaves_it_lifted(small: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    holds.roll_back(small.home, "wrong", NOW)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as kill, pytest.raises(Killed):
        kill.setattr(Path, "unlink", lambda path, missing_ok=False: killed() if path.name == "holds.json" else None)
        publish(small, 4)
    assert (small.home.releases / "holds.json").exists()
    assert holds.hold(small.home) is None
    assert small.released(SEATS) == [(4,)]
