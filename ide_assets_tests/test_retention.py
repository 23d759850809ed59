"""A user is erased from every stored version; old versions and pseudonyms are deleted when due."""

import csv
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from deltalake import DeltaTable

from ide_assets.automation.retention import RETENTION_JOB
from ide_assets.automation.running import run_months
from ide_assets.cli import privacy, runs
from ide_assets.definitions import defs
from ide_assets.domains.deliveries.reading.pseudonyms import pseudonym
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations.erasure import erase_user
from ide_assets.operations.retention import tidy
from ide_assets.operations.status import State, all_months
from ide_assets.settings import Settings
from ide_assets.store import users as people
from ide_assets.store.dagster_records import dagster_instance, why
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger, RemovedVersionError
from ide_assets.vocabulary.columns import columns
from ide_assets.vocabulary.table import Publication, Table
from ide_assets_tests.conftest import command
from ide_assets_tests.published import TABLES, attach, rows
from ide_assets_tests.small_vendor import deliver

pytestmark = [pytest.mark.slow(minutes=4)]

MONTH = Month.parse("2022-03")
PERSONAL = ("seat_assignments", "usage_authorizations", "product_sessions")
SHARED = ("landing", "home")


class Killed(BaseException):
    """The process ends here."""


def usage_rows(landing: Path) -> tuple[Path, list[str], list[list[str]]]:
    (path,) = (landing / "usage_authorizations" / str(MONTH)).glob("*.csv")
    with path.open(newline="", encoding="utf-8") as file:
        header, *lines = list(csv.reader(file))
    return path, header, lines


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month that was published, redelivered with one authorisation fewer, and published again."""
    root = tmp_path_factory.mktemp("two-versions")
    landing, home = root / "landing", root / "home"
    deliver(landing, str(MONTH), str(MONTH))
    assert command("run", landing=landing, home=home).returncode == 0
    path, header, lines = usage_rows(landing)
    person = lines[0][header.index("user_id")]
    other = next(line for line in reversed(lines) if line[header.index("user_id")] != person)
    # The erased user's identifier is in another column of a row, which is therefore quarantined.
    slipped = [
        person if name == "tenant_id" else f"slipped-{value}" if name == "authorization_id" else value
        for name, value in zip(header, other, strict=True)
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *(line for line in lines if line != other), slipped])
    done = command("run", "--stale", landing=landing, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert Ledger(Home(home)).publication == 2
    return root


@pytest.fixture
def installation(two_versions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    root = tmp_path.resolve()
    for name in SHARED:
        shutil.copytree(two_versions / name, root / name, symlinks=True)
        monkeypatch.setenv(f"IDE_{name.upper()}", str(root / name))
    monkeypatch.chdir(root)
    monkeypatch.setenv("DAGSTER_HOME", str(root / "home" / "dagster"))
    yield Settings()


def person_of(settings: Settings) -> str:
    """A user of both versions who also held a seat."""
    _, header, lines = usage_rows(settings.landing)
    return lines[0][header.index("user_id")]


def files_with(root: Path, text: str) -> list[str]:
    """Files that contain the text, in their bytes or in any value of a Parquet file."""
    files = []
    for path in root.rglob("*"):
        if not path.is_file():
            continue
        seen = text.encode() in path.read_bytes()
        if path.suffix == ".parquet":
            scan = f"read_parquet('{path}', hive_partitioning = false)"
            hit = duckdb.execute(f"SELECT count(*) FROM {scan} AS t WHERE contains(CAST(t AS VARCHAR), ?)", [text])
            seen = seen or bool((hit.fetchone() or (0,))[0])
        if seen:
            files.append(str(path.relative_to(root)))
    return files


def numbers(settings: Settings) -> dict[str, list[str]]:
    """The rows of all published tables."""
    with attach(settings.home) as connection:
        return {name: sorted(map(str, rows(connection, table))) for name, table in TABLES.items()}


def users(settings: Settings) -> dict[str, list[int]]:
    """Rows and distinct users of every version of the tables that hold users, oldest first."""
    ledger = Ledger(Home(settings.home))
    counted: dict[str, list[int]] = {}
    for entry in ledger.history:
        if entry.table in PERSONAL:
            counts = duckdb.execute(
                "SELECT count(*), count(DISTINCT user_id) FROM read_parquet(?)", [str(ledger.path(entry))]
            ).fetchone()
            counted.setdefault(entry.table, []).extend(counts or ())
    return counted


def states(settings: Settings) -> list[State]:
    now = datetime.now(UTC).date()
    return [status.state for status in all_months(RECIPES, settings, Ledger(Home(settings.home)), now)]


def delta_rows(settings: Settings, table: str) -> int:
    """Rows that another reader of the Delta table sees."""
    return int(DeltaTable(str(settings.home / "lake" / table)).to_pyarrow_table().num_rows)


def stored(settings: Settings, person: str) -> str:
    return pseudonym(person, people.key(Home(settings.home)))


def left_by_an_earlier_version(home: Path, quarantined: Path, person: str) -> set[str]:
    """Write the identifier to every kind of record; returns the files."""
    shifted = quarantined.with_name("shifted.parquet")
    duckdb.execute(
        f"COPY (SELECT * REPLACE ('row of {person.upper()}, rejected' AS reason, '{person}' AS value) "
        f"FROM read_parquet('{quarantined}')) TO '{shifted}'"
    )
    shifted.replace(quarantined)
    record = quarantined.with_name("delivery.json")
    record.write_text(record.read_text().replace('"reason": ""', f'"reason": "a header, {person}, of values"'))
    page = home / "reports" / "quality" / f"{MONTH}.html"
    page.write_text(page.read_text().replace("</body>", f"<p>{person}</p></body>"))
    log = next(path for path in sorted((home / "dagster").rglob("*.db")) if has_events(path))
    with sqlite3.connect(log) as database:
        database.execute("UPDATE event_logs SET event = json_set(event, '$.user_message', ?) WHERE id = 1", [person])
    database.close()
    return {str(path.relative_to(home)) for path in (quarantined, record, page, log)}


def has_events(path: Path) -> bool:
    with sqlite3.connect(path) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        has_rows = "event_logs" in tables and database.execute("SELECT count(*) FROM event_logs").fetchone()[0] > 0
    database.close()
    return has_rows


def test_erasure_removes_the_user_from_all_files_and_changes_no_number(
    installation: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    person = person_of(installation)
    linkable = stored(installation, person)
    assert len(files_with(installation.home / "lake", linkable)) == 6  # three tables, two versions
    # The reader writes the identifier to no record; an earlier version of it did.
    assert files_with(installation.home, person) == []
    published_before, users_before = numbers(installation), users(installation)
    ledger_before = Ledger(Home(installation.home)).history
    (installation.home / "scratch" / "left-by-a-kill").write_text(person)
    (entry,) = (installation.home / "deliveries" / "usage_authorizations" / str(MONTH)).glob("*/quarantined.parquet")
    entry.with_suffix(".writing").write_text(person)
    leaks = left_by_an_earlier_version(installation.home, entry, person)
    assert set(files_with(installation.home, person)) >= leaks

    assert privacy.erase_user(installation, person) == 0

    output = capsys.readouterr().out
    assert "Erased from 6 stored files" in output
    assert f"Erased from {len(leaks)} places in records, reports and logs." in output
    for table in PERSONAL:
        assert f"{installation.landing / table / str(MONTH)}: this delivery still names the user" in output
    assert person not in output
    assert files_with(installation.home, linkable) == []
    assert files_with(installation.home, person) == []
    assert (installation.home / "erased.users").stat().st_mode & 0o777 == 0o600

    assert numbers(installation) == published_before
    assert users(installation) == users_before
    ledger = Ledger(Home(installation.home))
    for before, after in zip(ledger_before, ledger.history, strict=True):
        renamed = {"file", "version"} if before.table in PERSONAL else set()
        assert {name for name in vars(before) if vars(before)[name] != vars(after)[name]} == renamed
    for table in PERSONAL:
        assert delta_rows(installation, table) == ledger.published[MONTH][table].rows
    assert states(installation) == [State.PUBLISHED]
    assert runs.run(installation, None, refresh_stale=True) == 0
    assert "Nothing to do" in capsys.readouterr().out


def test_redelivery_does_not_restore_an_erased_user(installation: Settings) -> None:
    person = person_of(installation)
    linkable = stored(installation, person)
    erase_user(installation, person)
    before, counted = numbers(installation), users(installation)
    path, header, lines = usage_rows(installation.landing)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *reversed(lines)])

    (result,) = run_months(installation, None, refresh_stale=True)

    assert result.published, result.reason
    assert files_with(installation.home, linkable) == []
    assert numbers(installation) == before
    again = users(installation)
    assert all(again[table][-2:] == counted[table][-2:] for table in PERSONAL)


def test_killed_erasure_is_completed_by_the_next_one(
    installation: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person = person_of(installation)
    linkable = stored(installation, person)
    published_before, users_before = numbers(installation), users(installation)
    untouched = tmp_path / "untouched"
    shutil.copytree(installation.home, untouched, symlinks=True)

    kills = 0
    while True:
        shutil.rmtree(installation.home)
        shutil.copytree(untouched, installation.home, symlinks=True)
        with monkeypatch.context() as power_cut:
            killed = die_at(power_cut, kills + 1)
            try:
                erase_user(installation, person)
                break
            except Killed:
                # Every third step is enough: the steps are the same for each file.
                kills += 3
        assert killed()
        # However far the erasure got, readers of the ledger find whole months, and another run can follow.
        assert users(installation) == users_before
        assert all(delta_rows(installation, table) for table in PERSONAL)
        if kills % 4 == 3:
            assert all(result.published for result in run_months(installation, [MONTH], refresh_stale=False))

        erase_user(installation, person)

        assert files_with(installation.home, linkable) == [], kills
        assert users(installation) == users_before
        assert numbers(installation) == published_before
        assert states(installation) == [State.PUBLISHED]
    # Each of four files is written, committed and deleted, and the list and the ledger are written.
    assert kills > 20


def die_at(power_cut: pytest.MonkeyPatch, step: int) -> Callable[[], bool]:
    """End at the nth fsync or deletion."""
    count = 0

    def dying(function: Callable[..., None]) -> Callable[..., None]:
        def wrapped(*arguments: object, **named: object) -> None:
            nonlocal count
            count += 1
            if count == step:
                raise Killed
            if count < step:
                function(*arguments, **named)

        return wrapped

    power_cut.setattr(os, "fsync", dying(os.fsync))
    power_cut.setattr(Path, "unlink", dying(Path.unlink))
    return lambda: count >= step


def test_identifier_is_read_from_stdin_and_unknown_users_are_reported(installation: Settings) -> None:
    for wrong in ("", "\n", "jane\njohn\n"):
        refused = command("erase-user", landing=installation.landing, home=installation.home, stdin=wrong)
        assert refused.returncode == 2
        assert "expected one user identifier on stdin" in refused.stderr
    assert not (installation.home / "erased.users").exists()

    unknown = command("erase-user", landing=installation.landing, home=installation.home, stdin="nobody\n")
    assert unknown.returncode == 0
    assert "No stored version had this user." in unknown.stdout
    assert "No delivery in" in unknown.stdout

    person = person_of(installation)
    erased = command("erase-user", landing=installation.landing, home=installation.home, stdin=f"{person}\r\n")
    assert "Erased from 6 stored files" in erased.stdout
    assert files_with(installation.home, stored(installation, person)) == []


def test_pseudonyms_of_old_months_are_removed_and_numbers_are_unchanged(
    installation: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDE_RETENTION_MONTHS", "12")
    settings = Settings()
    linkable = stored(settings, person_of(settings))
    before, counted = numbers(settings), users(settings)
    assert tidy(settings, datetime(2023, 3, 31, tzinfo=UTC), dry_run=False).pseudonyms.files == 0
    would = tidy(settings, datetime(2023, 4, 1, tzinfo=UTC), dry_run=True)
    assert files_with(settings.home / "lake", linkable)

    done = tidy(settings, datetime(2023, 4, 1, tzinfo=UTC), dry_run=False)

    assert done == would
    assert done.pseudonyms.files == 6
    assert files_with(settings.home, linkable) == []
    assert (numbers(settings), users(settings)) == (before, counted)
    assert states(settings) == [State.PUBLISHED]
    assert tidy(settings, datetime(2023, 5, 1, tzinfo=UTC), dry_run=False).pseudonyms.files == 0


def test_deletes_only_superseded_versions_that_are_due(
    installation: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IDE_KEEP_VERSIONS_DAYS", "30")
    settings = Settings()
    before = numbers(settings)
    ledger = Ledger(Home(settings.home))
    current = {entry.file for entry in ledger.published[MONTH].values()}
    former = [entry for entry in ledger.history if entry.file not in current]
    at = max(entry.published_at for entry in ledger.history)
    assert tidy(settings, at + timedelta(days=29), dry_run=False).superseded.files == 0
    would = tidy(settings, at + timedelta(days=31), dry_run=True)
    assert ledger.path(former[0]).exists()

    done = tidy(settings, at + timedelta(days=31), dry_run=False)

    assert done == would
    # The former versions of audited tables stay: their keys' first days are read from them.
    gone = {entry.table for entry in former} - {"ide_cohort_benchmark_monthly", "ide_actions_monthly"}
    assert done.superseded.files == len(gone) > 0
    assert done.superseded.bytes > 0
    assert done.failed.files == 0
    usage = next(entry for entry in former if entry.table == "usage_authorizations")
    with pytest.raises(RemovedVersionError, match=r"usage_authorizations of 2022-03 .*IDE_KEEP_VERSIONS_DAYS"):
        ledger.path(usage)
    # Quarantined rows of the published delivery stay, because its numbers lack them.
    assert done.quarantine.files == 0
    assert numbers(settings) == before
    assert states(settings) == [State.PUBLISHED]
    assert runs.run(settings, None, refresh_stale=True) == 0
    assert "Nothing to do" in capsys.readouterr().out


def test_deletes_rows_of_failed_runs_after_a_day(
    installation: Settings,
) -> None:
    path, header, lines = usage_rows(installation.landing)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *lines[:-100]])
    # The usage tables are committed; an unreadable delivery then stops the publication of the month.
    (opportunities,) = (installation.landing / "opportunities" / str(MONTH)).glob("*.csv")
    opportunities.write_text("no,such,columns\n1,2,3\n", encoding="utf-8")
    (failed,) = run_months(installation, [MONTH], refresh_stale=False)
    assert not failed.published
    ledger = Ledger(Home(installation.home))
    published = ledger.published[MONTH]["usage_authorizations"].rows
    assert delta_rows(installation, "usage_authorizations") < published

    now = datetime.now(UTC)
    assert tidy(installation, now, dry_run=False).failed.files == 0
    done = tidy(installation, now + timedelta(days=2), dry_run=False)

    assert done.failed.files > 0
    assert done.superseded.files == done.quarantine.files == 0  # kept indefinitely unless set
    assert delta_rows(installation, "usage_authorizations") == published
    named = {entry.file for entry in ledger.history}
    on_disk = {str(path.relative_to(installation.home / "lake")) for path in installation.home.rglob("month=*/*")}
    assert on_disk == named


def test_table_with_personal_columns_cannot_be_published() -> None:
    with pytest.raises(ValueError, match="shows user_id"):
        Table("users", "usage", ("user_id",), columns("user_id"), "Users.", Publication("a", "b", "users"))


def test_tidy_deletes_old_runs_from_dagsters_records(installation: Settings) -> None:
    """The month was made twice: the UI shows what the second run left, so the first is old."""
    with dagster_instance(Home(installation.home)) as instance:
        months = {key: instance.get_materialized_partitions(key) for key in instance.all_asset_keys()}
        runs = instance.get_runs_count()
    later = datetime.now(UTC) + timedelta(days=installation.keep_runs_days + 1)
    would = tidy(installation, later, dry_run=True).runs
    assert would.files == 2  # of the month and of the release
    assert would.bytes > 1_000_000
    assert tidy(installation, later - timedelta(days=2), dry_run=False).runs.files == 0
    assert tidy(installation, later, dry_run=False).runs == would
    assert tidy(installation, later, dry_run=True).runs.files == 0
    with dagster_instance(Home(installation.home)) as instance:
        assert instance.get_runs_count() == runs - 2
        assert {key: instance.get_materialized_partitions(key) for key in instance.all_asset_keys()} == months
    assert all_months(RECIPES, installation, Ledger(Home(installation.home)), later.date())[0].state is State.PUBLISHED


def test_dagster_job_deletes_the_same_as_ide_tidy(installation: Settings) -> None:
    """Old logs and the files of a failed run are deleted; the job's own run and published files stay."""
    home = Home(installation.home)
    home.logs.mkdir()
    old, recent = home.logs / "ide-2024-01-01.log", home.logs / "ide-2026-01-01.log"
    for path in (old, recent):
        path.write_text("details")
    expired = datetime.now(UTC) - timedelta(days=installation.keep_runs_days + 1)
    os.utime(old, (expired.timestamp(), expired.timestamp()))
    published = numbers(installation)
    with dagster_instance(home) as instance:
        done = defs.resolve_job_def(RETENTION_JOB).execute_in_process(instance=instance)
        assert done.success
        assert instance.get_run_by_id(done.run_id) is not None
        (output,) = (event for event in done.all_events if event.event_type_value == "STEP_OUTPUT")
    assert output.step_output_data.metadata["logs: files"].value == 1
    assert (old.exists(), recent.exists()) == (False, True)
    assert numbers(installation) == published


def test_dagster_job_fails_with_a_message_during_a_run(installation: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDE_LOCK_TIMEOUT_SECONDS", "0")
    home = Home(installation.home)
    with dagster_instance(home) as instance, home.locked("another-run", 0):
        done = defs.resolve_job_def(RETENTION_JOB).execute_in_process(instance=instance, raise_on_error=False)
    assert not done.success
    assert "another-run" in why(done.all_events)


def test_schedule_runs_every_night_by_default() -> None:
    schedule = defs.resolve_schedule_def("apply_retention_policy_daily")
    assert (schedule.job_name, schedule.cron_schedule) == (RETENTION_JOB, "30 3 * * *")
    assert schedule.default_status.value == "RUNNING"
