"""Backup of a home to one file while it is in use, and restoration in another place."""

import hashlib
import io
import json
import multiprocessing
import os
import resource
import shutil
import signal
import sqlite3
import stat
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from pydantic import SecretStr

from ide_assets.cli import backup as console
from ide_assets.operations.backup import back_up, restore, verify
from ide_assets.operations.backup_format import BackupError
from ide_assets.settings import Settings
from ide_assets.store import release, release_reading, users
from ide_assets.store.dagster_records import dagster_instance
from ide_assets.store.home import Home, HomeBusyError
from ide_assets.store.ledger import Ledger
from ide_assets_tests.conftest import command, copy_of
from ide_assets_tests.published import TABLES, attach, lake_bytes, rows
from ide_assets_tests.small_home import NAME, TABLE, SmallHome
from ide_assets_tests.small_vendor import deliver
from ide_assets_tests.waiting import PATIENCE_SECONDS

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
A_YEAR_AGO = int(datetime(2025, 4, 1, tzinfo=UTC).timestamp())
OLD_FILE = "assignment_monthly/month=2023-01/1.parquet"


def snapshot(root: Path) -> dict[str, str]:
    """Hash of each file and target of each link below a folder."""
    return {
        str(path.relative_to(root)): str(path.readlink())
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.fixture
def small(tmp_path: Path) -> SmallHome:
    """Two published months with a release, a pseudonym key, an erased user and Dagster's records in SQLite."""
    small = SmallHome(tmp_path / "home")
    small.publish("2023-01", ("A", 10, 4, "AMER"))
    os.utime(small.home.lake / OLD_FILE, (A_YEAR_AGO, A_YEAR_AGO))
    small.publish("2023-02", ("A", 12, 6, "AMER"), ("B", 5, None, None))
    small.release()
    users.key(small.home)
    users.remember_erased(small.home, "ab" * 32)
    small.home.dagster.mkdir()
    (small.home.root / "checks").mkdir()
    with sqlite3.connect(small.home.dagster / "event_log.db") as records:
        records.execute("CREATE TABLE events (number INTEGER)")
    records.close()
    return small


@pytest.fixture
def archive(small: SmallHome, tmp_path: Path) -> Path:
    path = tmp_path / "ide.tar"
    back_up(small.settings, path, NOW)
    return path


def at(root: Path) -> Settings:
    return Settings(home=root.resolve())


def test_restored_home_equals_the_original_at_another_path(small: SmallHome, archive: Path, tmp_path: Path) -> None:
    before = snapshot(small.home.root)
    key = users.key(small.home)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600

    manifest = verify(archive)
    assert (manifest.taken_at, manifest.publication) == (NOW, 2)
    small.home.root.rename(tmp_path / "gone")
    new = tmp_path / "elsewhere"
    assert restore(at(new), archive) == manifest

    left_out = {"lock", *(name for name in before if name.startswith(("scratch/", "holders/", "dagster/event_log")))}
    after = snapshot(new)
    assert {name: content for name, content in before.items() if name not in left_out} == {
        name: content for name, content in after.items() if name not in left_out
    }
    assert (new / "checks").is_dir()
    assert users.key(Home(new)) == key
    assert {stat.S_IMODE((new / name).stat().st_mode) for name in ("user.key", "erased.users")} == {0o600}
    # Retention depends on the times of files.
    assert (new / "lake" / OLD_FILE).stat().st_mtime == A_YEAR_AGO
    elsewhere = SmallHome(new)
    assert elsewhere.released(f"SELECT sum(seats_purchased) FROM {NAME} WHERE by_month = '2023-02-01'") == [(17,)]
    assert release.is_up_to_date(elsewhere.home, [TABLE], Ledger(elsewhere.home))
    elsewhere.publish("2023-03", ("A", 1, 1, "AMER"))
    elsewhere.release()
    assert elsewhere.released(f"SELECT count(*) FROM {NAME}") == [(4,)]


def test_existing_files_are_never_overwritten(small: SmallHome, archive: Path, tmp_path: Path) -> None:
    bytes_before, home_before = archive.read_bytes(), snapshot(small.home.root)
    with pytest.raises(BackupError, match="already exists; it was not changed"):
        back_up(small.settings, archive, NOW)
    with pytest.raises(BackupError, match="is not empty; it was not changed"):
        restore(small.settings, archive)
    with pytest.raises(BackupError, match="is inside the home"):
        back_up(small.settings, small.home.root / "ide.tar", NOW)
    with pytest.raises(BackupError, match="nothing to back up"):
        back_up(at(tmp_path / "never-run"), tmp_path / "none.tar", NOW)
    assert archive.read_bytes() == bytes_before
    assert snapshot(small.home.root) == home_before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "ide.tar"]
    # An empty folder, created for the home beforehand, is accepted.
    (tmp_path / "empty").mkdir()
    restore(at(tmp_path / "empty"), archive)
    assert Ledger(Home(tmp_path / "empty")).publication == 2


def test_backup_waits_for_a_running_build_and_names_it(small: SmallHome, tmp_path: Path) -> None:
    impatient = Settings(home=small.home.root, lock_timeout_seconds=0.1)
    with small.home.locked("run-of-march", 1), pytest.raises(HomeBusyError, match="run run-of-march"):
        back_up(impatient, tmp_path / "ide.tar", NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_link_out_of_the_home_is_an_error(small: SmallHome, tmp_path: Path) -> None:
    big = tmp_path / "big-disk"
    shutil.move(small.home.root / "ledger", big)
    (small.home.root / "ledger").symlink_to(big)
    with pytest.raises(BackupError, match=r"home/ledger is a link to .*big-disk\. .* would be missing"):
        back_up(small.settings, tmp_path / "ide.tar", NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big-disk", "home"]


def write_without_end(path: str, ready: Connection) -> None:
    """Add numbers 1, 2, ... in pairs, each pair in one transaction, with little time between them."""
    records = sqlite3.connect(path, timeout=30, isolation_level=None)
    number = 0
    while True:
        records.execute("BEGIN IMMEDIATE")
        records.executemany("INSERT INTO events VALUES (?)", [(number + 1,), (number + 2,)])
        records.execute("COMMIT")
        number += 2
        time.sleep(0.005)
        if number == 200:
            ready.send(number)


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_readers_and_dagster_continue_during_a_backup(small: SmallHome, tmp_path: Path, journal: str) -> None:
    path = small.home.dagster / "event_log.db"
    with closing(sqlite3.connect(path)) as records:
        assert records.execute(f"PRAGMA journal_mode = {journal}").fetchall() == [(journal.lower(),)]
    receiver, sender = multiprocessing.Pipe()
    writer = multiprocessing.get_context("spawn").Process(target=write_without_end, args=(str(path), sender))
    writer.start()
    try:
        assert receiver.poll(60)
        with release_reading.attached(small.home, small.settings) as analyst:
            query = f"SELECT sum(seats_purchased) FROM {NAME}"
            assert analyst.execute(query).fetchall() == [(27,)]
            for number in range(3):
                back_up(small.settings, tmp_path / f"{number}.tar", NOW)
                assert analyst.execute(query).fetchall() == [(27,)]
        assert writer.is_alive()
    finally:
        writer.kill()
        writer.join()
    counts = []
    for number in range(3):
        new = tmp_path / f"restored-{number}"
        restore(at(new), tmp_path / f"{number}.tar")
        assert [path.name for path in (new / "dagster").iterdir()] == ["event_log.db"]
        with sqlite3.connect(new / "dagster" / "event_log.db") as records:
            assert records.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            count, highest = records.execute("SELECT count(*), max(number) FROM events").fetchone()
        records.close()
        # The state between two transactions: none is half stored or missing.
        assert count == highest
        assert count % 2 == 0
        counts.append(count)
    assert counts[0] >= 200
    assert counts == sorted(set(counts)), "the writer did not continue"


def rejects(archive: Path, reason: str) -> None:
    """Verification and restoration of the archive fail for this reason and leave no files."""
    beside = sorted(archive.parent.iterdir())
    new = archive.parent / "new"
    with pytest.raises(BackupError, match=reason):
        verify(archive)
    with pytest.raises(BackupError, match=reason):
        restore(at(new), archive)
    assert sorted(archive.parent.iterdir()) == beside


def test_backup_cut_at_any_byte_fails_verification(archive: Path) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        ends = [member.offset_data + member.size for member in tar]
    for end in (0, 100, 512, *ends[::5], *(end - 1 for end in ends if end > 1)):
        if end < ends[-1]:
            archive.write_bytes(whole[:end])
            rejects(archive, "is not an intact backup")
    archive.write_bytes(whole)
    verify(archive)


def test_flipped_byte_anywhere_fails_verification(archive: Path) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        members = tar.getmembers()
    for member in members:
        # In its name, in its size, in its checksum, and in its first and last byte.
        places = [member.offset, member.offset + 130, member.offset + 150]
        if member.size:
            places += [member.offset_data, member.offset_data + member.size - 1]
        for place in places:
            archive.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
            rejects(archive, "is not an intact backup")


def rewritten(archive: Path, change: Callable[[tarfile.TarFile, tarfile.TarInfo], bool]) -> None:
    """Rewrite an archive without the members for which `change` is false; `change` may add members."""
    aside = archive.with_suffix(".changed")
    with tarfile.open(archive) as old, tarfile.open(aside, "w") as new:
        for member in old:
            if change(new, member):
                new.addfile(member, old.extractfile(member) if member.isfile() else None)
    aside.replace(archive)


def strange(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (strange("home/lake/extra.parquet"), "'lake/extra.parquet' is not in the manifest"),
        (strange("home/extra", tarfile.DIRTYPE), "'extra' is not in the manifest"),
        (strange("home/user.key"), "it contains 'home/user.key' twice"),
        (strange("home/nowhere/x"), "the folder of 'home/nowhere/x' is missing"),
        (strange("../x"), "'../x' is not inside the home"),
        (strange("home/../../x"), "is not inside the home"),
        (strange("home/./x"), "is not inside the home"),
        (strange("/tmp/x"), "is not inside the home"),
        (strange("x"), "is not inside the home"),
        (strange("home/x", tarfile.SYMTYPE, "/etc"), "a link to '/etc', which may be outside"),
        (strange("home/x", tarfile.SYMTYPE, "lake/../.."), "which may be outside"),
        (strange("home/x", tarfile.SYMTYPE, "lake"), "the link 'x' is not in the manifest"),
        (strange("home/x", tarfile.LNKTYPE, "home/user.key"), "neither a folder nor a file nor a symbolic link"),
        (strange("home/x", tarfile.CHRTYPE), "neither a folder"),
        (strange("home/x", tarfile.FIFOTYPE), "neither a folder"),
        (strange("home/x", tarfile.GNUTYPE_SPARSE), "neither a folder|cannot be read"),
    ],
    ids=lambda value: f"{value.name}-{value.linkname}" if isinstance(value, tarfile.TarInfo) else "",
)
def test_unexpected_member_fails_verification(archive: Path, member: tarfile.TarInfo, reason: str) -> None:
    def before_the_manifest(new: tarfile.TarFile, old: tarfile.TarInfo) -> bool:
        if old.name == "manifest.json":
            new.addfile(member)
        return True

    rewritten(archive, before_the_manifest)
    rejects(archive, reason)


def test_restore_does_not_write_through_a_link(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "outside"
    target.mkdir()

    def a_link_and_a_file_in_it(new: tarfile.TarFile, old: tarfile.TarInfo) -> bool:
        if old.name == "manifest.json":
            new.addfile(strange("home/x", tarfile.SYMTYPE, "lake"))
            new.addfile(strange("home/x/y"))
        return True

    rewritten(archive, a_link_and_a_file_in_it)
    rejects(archive, "the folder of 'home/x/y' is missing")


def test_missing_members_and_invalid_manifests_fail_verification(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()

    def only(keep: Callable[[str], bool]) -> None:
        archive.write_bytes(whole)
        rewritten(archive, lambda new, old: keep(old.name))

    only(lambda name: name != "home/user.key")
    rejects(archive, "the file 'user.key' of the manifest is missing")
    only(lambda name: name != "home/releases/current")
    rejects(archive, "the link 'releases/current' of the manifest is missing")
    only(lambda name: name != "manifest.json")
    rejects(archive, "its last member, the manifest, is missing")
    only(lambda name: name == "manifest.json")
    rejects(archive, "'.' of the manifest is missing|the file 'dagster/event_log.db' of the manifest is missing")
    only(lambda name: name != "home")
    rejects(archive, "its first member is")

    def with_manifest(text: bytes, also: str | None = None) -> None:
        def replaced(new: tarfile.TarFile, old: tarfile.TarInfo) -> bool:
            if old.name != "manifest.json":
                return True
            old.size = len(text)
            new.addfile(old, io.BytesIO(text))
            if also is not None:
                new.addfile(strange(also))
            return False

        archive.write_bytes(whole)
        rewritten(archive, replaced)

    archive.write_bytes(whole)
    with tarfile.open(archive) as tar:
        file = tar.extractfile("manifest.json")
        assert file is not None
        manifest = json.loads(file.read())
    with_manifest(json.dumps({**manifest, "format": 2}).encode())
    rejects(archive, "not of format 1")
    with_manifest(b"{")
    rejects(archive, "not of format 1")
    with_manifest(json.dumps(manifest).encode(), also="home/late")
    rejects(archive, "'home/late' follows the manifest")
    with_manifest(json.dumps(manifest).encode())
    verify(archive)
    archive.write_bytes(b"PK" + bytes(5000))
    rejects(archive, "cannot be read to its end")


def test_changed_link_fails_verification(archive: Path) -> None:
    def redirected(new: tarfile.TarFile, old: tarfile.TarInfo) -> bool:
        if old.name == "home/releases/current":
            old.linkname = "000007"
        return True

    rewritten(archive, redirected)
    rejects(archive, "the link 'releases/current' differs from the manifest")


def test_backup_lists_what_it_does_not_contain(
    small: SmallHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    assert console.backup(small.settings, tmp_path / "1.tar") == 0
    said = capsys.readouterr().out
    assert "(publication 2; " in said
    assert "store it as you store passwords" in said
    assert "does not contain" not in said

    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "records"))
    with_a_key = Settings(home=small.home.root, user_key=SecretStr("not to be printed"))
    assert console.backup(with_a_key, tmp_path / "2.tar") == 0
    said = capsys.readouterr().out
    assert "It does not contain IDE_USER_KEY" in said
    assert f"It does not contain Dagster's records in {tmp_path / 'records'} (DAGSTER_HOME)" in said
    assert "not to be printed" not in said
    # The second backup finds the name taken: a message on stderr and exit code 1.
    assert console.backup(with_a_key, tmp_path / "2.tar") == 1
    assert "already exists; it was not changed" in capsys.readouterr().err


def test_missing_archive_or_parent_folder_is_an_error(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"nothing\.tar: No such file"):
        restore(at(tmp_path / "new"), tmp_path / "nothing.tar")
    with pytest.raises(BackupError, match=r"does not exist\. Create it first"):
        restore(at(tmp_path / "no" / "new"), archive)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "ide.tar"]


def in_little_room(home: str, archive: str, sender: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        back_up(Settings(home=Path(home)), Path(archive), NOW)
    except BackupError as error:
        sender.send(str(error))
    else:
        sender.send("written")


def killed_midway(home: str, archive: str, sender: Connection) -> None:
    def progress(done: int, total: int) -> None:
        if done > total / 2:
            os.kill(os.getpid(), signal.SIGKILL)

    back_up(Settings(home=Path(home)), Path(archive), NOW, progress)
    sender.send("written")


def in_a_process(target: Callable[[str, str, Connection], None], home: Path, archive: Path) -> tuple[int | None, str]:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(target=target, args=(str(home), str(archive), sender))
    child.start()
    sender.close()
    child.join(PATIENCE_SECONDS)
    return child.exitcode, receiver.recv() if receiver.poll() and child.exitcode == 0 else ""


def test_failed_backup_leaves_no_file_under_its_name(small: SmallHome, tmp_path: Path) -> None:
    archive = tmp_path / "ide.tar"
    code, message = in_a_process(in_little_room, small.home.root, archive)
    assert code == 0
    assert "the backup could not be written" in message
    assert "File too large. Nothing was left behind. Free disk space" in message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]

    assert in_a_process(killed_midway, small.home.root, archive) == (-signal.SIGKILL, "")
    # Its unfinished file has a name of its own; the next backup starts again.
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "ide.tar.writing"]
    back_up(small.settings, archive, NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "ide.tar"]
    verify(archive)


def test_full_disk_during_a_restoration_leaves_no_files(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limit[1]))
        with pytest.raises(BackupError, match=r"could not be restored.*File too large. Nothing was left behind"):
            restore(at(tmp_path / "new"), archive)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, handler)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "ide.tar"]


@pytest.fixture
def no_dagster_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    yield
    os.environ.pop("DAGSTER_HOME", None)


@pytest.mark.slow
def test_lost_home_continues_from_its_backup(tmp_path: Path, january: Path, no_dagster_home: None) -> None:
    # Imported here, so that the processes of the other tests do not load it.
    from dagster import DagsterRunStatus, RunsFilter
    from dagster._core.remote_origin import RegisteredCodeLocationOrigin, RemoteRepositoryOrigin

    from ide_assets.automation.jobs import MONTHLY_JOB
    from ide_assets.definitions import defs
    from ide_assets.domains.graph import RECIPES

    landing, old, new, archive = (tmp_path / name for name in ("landing", "home", "new", "ide.tar"))
    copy_of(january, tmp_path)
    deliver(landing, "2023-02", "2023-02")
    # One run that waited or was killed when the backup was taken, and one in the queue.
    with dagster_instance(Home(old)) as instance:
        job = defs.resolve_job_def(MONTHLY_JOB)
        launched = RemoteRepositoryOrigin(RegisteredCodeLocationOrigin("ide_assets"), "__repository__")
        started, queued = (
            instance.create_run_for_job(
                job, status=status, remote_job_origin=launched.get_job_origin(MONTHLY_JOB)
            ).run_id
            for status in (DagsterRunStatus.STARTED, DagsterRunStatus.QUEUED)
        )
    os.environ.pop("DAGSTER_HOME", None)
    query = "SELECT * FROM eio_publish.access_shared.assignment_monthly"
    shown, published = command("sql", query, home=old), lake_bytes(old)

    done = command("backup", str(archive), home=old)
    assert done.returncode == 0, done.stderr
    assert "publication 1;" in done.stdout
    assert "store it as you store passwords" in done.stdout
    before = snapshot(old / "lake") | snapshot(old / "releases") | snapshot(old / "ledger")
    shutil.rmtree(old)
    checked = command("restore", str(archive), "--verify")
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith("Complete: the home of 2")
    done = command("restore", str(archive), home=new)
    assert done.returncode == 0, done.stderr
    assert command("restore", str(archive), home=new).returncode == 1

    assert snapshot(new / "lake") | snapshot(new / "releases") | snapshot(new / "ledger") == before
    assert lake_bytes(new) == published
    assert command("sql", query, home=new).stdout == shown.stdout
    status = command("status", landing=landing, home=new)
    assert status.stdout.count("published") == 1 + 1  # the column's name
    assert "ready" in status.stdout

    done = command("run", landing=landing, home=new)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Published 1 month" in done.stdout
    assert not old.exists(), "the restored home still works in its old place"
    assert list(map(str, Ledger(Home(new)).published)) == ["2023-01", "2023-02"]
    with attach(new) as readers:
        months = {str(row["by_month"]) for row in rows(readers, TABLES["assignment_monthly"])}
    assert months == {"2023-01-01", "2023-02-01"}
    with dagster_instance(Home(new)) as instance:
        runs = {run.run_id: run.status for run in instance.get_runs()}
        assert (runs[started], runs[queued]) == (DagsterRunStatus.FAILURE, DagsterRunStatus.QUEUED)
        assert instance.get_runs_count(RunsFilter(statuses=[DagsterRunStatus.SUCCESS])) > 2
    assert list(Home(new).holders.iterdir()) == []
    assert release.is_up_to_date(Home(new), [recipe.table for recipe in RECIPES], Ledger(Home(new)))
