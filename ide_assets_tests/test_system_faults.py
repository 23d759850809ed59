"""Faults of the machine and of operation: a full disk, little memory, two runs at once, faulty deliveries in a row."""

import csv
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from ide_assets.automation.running import MonthResult, run_months
from ide_assets.domains.deliveries.register import Register
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets_tests import kill_target
from ide_assets_tests.conftest import JANUARY
from ide_assets_tests.processes import server
from ide_assets_tests.published import TABLES, attach, lake_bytes, rows
from ide_assets_tests.small_vendor import deliver, redeliver

pytestmark = [pytest.mark.slow(minutes=2)]

Installation = Callable[[Path], Settings]
MONTH = JANUARY


def run(settings: Settings) -> MonthResult:
    (result,) = run_months(settings, None, refresh_stale=True)
    return result


def what_readers_see(settings: Settings) -> dict[str, list[dict[str, object]]]:
    with attach(settings.home) as connection:
        return {name: rows(connection, table) for name, table in TABLES.items()}


def test_faulty_deliveries_in_a_row_leave_the_published_month(
    published_month: Settings,
) -> None:
    settings, landing = published_month, published_month.landing
    good, lake = what_readers_see(settings), lake_bytes(settings.home)

    def file(source: str) -> Path:
        return landing / source / MONTH / "part-0.csv"

    csns = [line.split(",")[0] for line in file("accounts").read_text(encoding="utf-8").splitlines()[1:3]]
    header, first, *usage = file("usage_authorizations").read_text(encoding="utf-8").splitlines(keepends=True)
    mapping = "victim_account_csn,surviving_account_csn,final_merge_status\n"
    faults = {
        "accounts": ("", "is empty (0 bytes)"),
        "victim_survivor_mapping": (
            mapping + f"{csns[0]},{csns[1]},COMPLETED\n{csns[1]},{csns[0]},COMPLETED\n",
            f"cycle of COMPLETED merges among the accounts {', '.join(sorted(csns))}",
        ),
        "usage_authorizations": (header + "x,y\n" * 20 + "".join(usage), "20 of "),
    }
    for source, (content, message) in faults.items():
        sound = file(source).read_bytes()
        file(source).write_text(content, encoding="utf-8")
        result = run(settings)
        assert not result.published
        for part in (f"{source}/{MONTH}", message, "eliver again", "still see the last good month"):
            assert part in result.reason
        assert what_readers_see(settings) == good
        assert lake_bytes(settings.home) == lake
        file(source).write_bytes(sound)

    # With one bad row left, the month is published without that row.
    file("usage_authorizations").write_text(header + first + "x,y\n" + "".join(usage), encoding="utf-8")
    result = run(settings)
    assert result.published, result.reason
    assert result.tables["usage_authorizations"].quarantined == 1
    assert what_readers_see(settings) == good

    # Every delivery that was read stays on record with its quarantined rows.
    register = Register(Home(settings.home))
    entries = [json.loads(path.read_text(encoding="utf-8")) for path in register.entries()]
    rejected = {entry["source"]: entry for entry in entries if entry["verdict"] == "rejected"}
    assert set(rejected) == set(faults)
    assert all(faults[source][1] in entry["reason"] for source, entry in rejected.items())
    quarantined = duckdb.execute(f"SELECT line FROM {database.parquet(register.quarantined())}").fetchall()
    assert sorted(quarantined) == sorted([(line,) for line in range(2, 22)] + [(3,)])


def test_full_disk_fails_the_run_with_a_message(published_month: Settings, tmp_path: Path) -> None:
    settings, landing = published_month, published_month.landing
    good, lake = what_readers_see(settings), lake_bytes(settings.home)

    def run_in(room: int) -> tuple[bool, str]:
        # Dagster's records start empty, so that they are not the first to exceed the room.
        shutil.rmtree(home / "dagster")
        receiver, sender = server().Pipe()
        child = server().Process(target=kill_target.run_in_little_room, args=(str(landing), str(home), room, sender))
        child.start()
        outcome: tuple[bool, str] = receiver.recv()
        child.join()
        return outcome

    home = settings.home
    _deliver_much_usage(landing / "usage_authorizations" / MONTH / "part-0.csv")
    for room, where in (
        (10_000_000, "usage_authorizations: "),
        (20_000, "Dagster's records cannot be read or written"),
    ):
        published, reason = run_in(room)
        assert not published
        assert where in reason
        assert "Free disk space, or make the folder writable, and run again." in reason
        assert what_readers_see(settings) == good
        assert lake_bytes(home) == lake

    # With enough room a sound delivery is published.
    redeliver(landing, MONTH, seed=2, scratch=tmp_path)
    assert run(settings).published
    assert what_readers_see(settings) != good


def _deliver_much_usage(file: Path) -> None:
    """Add more users than fit into the room that the test leaves."""
    with file.open(encoding="utf-8", newline="") as stream:
        header, pattern, *_ = csv.reader(stream)
    more = [dict(zip(header, pattern, strict=True)) for _ in range(900_000)]
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header)
        writer.writerows({**one, "authorization_id": f"more-{n}", "user_id": f"more-{n}"} for n, one in enumerate(more))


def test_out_of_memory_names_the_settings_to_change(
    tmp_path: Path, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = tmp_path / "landing"
    deliver(landing, MONTH, MONTH)
    monkeypatch.setenv("IDE_MEMORY_LIMIT", "2MB")
    monkeypatch.setenv("IDE_THREADS", "1")
    settings = installation(landing)
    result = run(settings)
    assert not result.published
    first, *_ = result.reason.splitlines()
    assert "Out of Memory Error: failed to allocate" in first
    assert "Give DuckDB more memory (IDE_MEMORY_LIMIT) or fewer threads (IDE_THREADS)" in first
    assert Ledger(Home(settings.home)).published == {}


@contextmanager
def another_run(home: Home) -> Iterator[threading.Event]:
    """Another run holds the home until the event is set, or to the end of the block."""
    begun, ended = threading.Event(), threading.Event()

    def hold() -> None:
        with home.locked("another", 0):
            begun.set()
            ended.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait()
    try:
        yield ended
    finally:
        ended.set()
        thread.join()


def test_second_run_waits_or_names_the_holder(
    tmp_path: Path, installation: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ide_assets.cli import runs

    (tmp_path / "landing").mkdir()
    monkeypatch.setenv("IDE_LOCK_TIMEOUT_SECONDS", "0.1")
    settings = installation(tmp_path / "landing")
    with another_run(Home(settings.home)) as ended:
        assert runs.run(settings, [Month.parse(MONTH)], refresh_stale=False) == 1
        message = " ".join(capsys.readouterr().err.split())
        for part in ("is in use by run another, process", "IDE_LOCK_TIMEOUT_SECONDS", "run again when it has finished"):
            assert part in message
        patient = settings.model_copy(update={"lock_timeout_seconds": 60.0})
        threading.Timer(1, ended.set).start()
        assert run_months(patient, None, refresh_stale=False) == []
