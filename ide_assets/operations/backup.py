"""Backup of a home as one tar file, and its restoration under any name.

    home/...         the contents of the home: folders, files, links
    manifest.json    the last member: time, newest publication, and size and SHA-256 of every file

It is taken under the home's lock, so it shows the home between two runs. Dagster's webserver and daemon do not take
that lock, so their SQLite files are copied by SQLite itself. A home does not depend on its path.
"""

import os
import shutil
import sqlite3
import stat
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from ide_assets.operations.backup_archive import read
from ide_assets.operations.backup_format import (
    HOME,
    MANIFEST,
    BackupError,
    Manifest,
    Progress,
    StoredFile,
    Watched,
    advancing,
    stays_inside,
)
from ide_assets.settings import Settings
from ide_assets.store.files import WRITING, put_in_place
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger

_HOLDER = "backup"
_SQLITE_HEADER = b"SQLite format 3\0"

#: Files beside an SQLite file that belong to the process that has it open.
_SQLITE_BESIDE = ("-wal", "-shm", "-journal")


def back_up(
    settings: Settings, archive: Path, now: datetime, progress: Progress = lambda done, total: None
) -> Manifest:
    """Write the home to `archive`, which only its owner can read: completely or not at all.

    Files that are rebuilt when needed, the lock and the records of its holders are left out. Raises BackupError if the
    archive exists or cannot be written, HomeBusyError if a run has the home's lock.
    """
    home, archive = home_of(settings), archive.resolve()
    if not home.lake.is_dir():
        raise BackupError(f"{home.root} contains no lake, so there is nothing to back up. Set --home or IDE_HOME.")
    if archive.is_relative_to(home.root):
        raise BackupError(f"{archive} is inside the home and would be lost with it. Give a file on another disk.")
    if archive.exists():
        raise BackupError(f"{archive} already exists; it was not changed. Give another name, or delete it first.")
    # A fixed name, so that the next backup replaces the file that a killed one left. A link of that name is removed.
    aside = archive.with_name(f"{archive.name}{WRITING}")
    with home.locked(_HOLDER, settings.lock_timeout_seconds):
        try:
            aside.unlink(missing_ok=True)
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                manifest = _write(home, file, now, progress)
            put_in_place(aside, archive)
        except (OSError, sqlite3.Error) as error:
            raise BackupError(
                f"the backup could not be written: {_described(error, aside)}. Nothing was left behind. Free disk "
                "space, or fix the file, and run again."
            ) from error
        finally:
            aside.unlink(missing_ok=True)
    return manifest


def verify(archive: Path, progress: Progress = lambda done, total: None) -> Manifest:
    """Read a whole backup and compare every byte with its manifest. Raises BackupError if they differ."""
    try:
        return read(archive, None, progress)
    except OSError as error:
        raise BackupError(f"the backup cannot be read: {_described(error, archive)}.") from error


def restore(settings: Settings, archive: Path, progress: Progress = lambda done, total: None) -> Manifest:
    """Restore the home of the settings, which must be missing or empty, from a backup: completely or not at all.

    Raises BackupError.
    """
    home = home_of(settings)
    if home.root.exists() and (not home.root.is_dir() or any(home.root.iterdir())):
        raise BackupError(f"{home.root} is not empty; it was not changed. Restore to a new folder: --home NEW")
    if home.root.is_mount():
        raise BackupError(f"{home.root} is a mount point. Restore to a folder in it: --home {home.root / 'home'}")
    if not home.root.parent.is_dir():
        raise BackupError(f"{home.root.parent}, the parent folder of the home, does not exist. Create it first.")
    # Beside the home, because a rename is atomic only within a file system.
    try:
        aside = Path(tempfile.mkdtemp(prefix=f"{home.root.name}.restoring-", dir=home.root.parent))
        try:
            manifest = read(archive, aside, progress)
            _note_open_runs(Home(aside / HOME))
            os.sync()
            (aside / HOME).rename(home.root)
            os.sync()
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise BackupError(
            f"the home could not be restored: {_described(error, home.root.parent)}. Nothing was left behind. Fix the "
            "cause and run again."
        ) from error
    return manifest


def _described(error: OSError | sqlite3.Error, place: Path) -> str:
    """The error with its file; errors while writing do not name one."""
    if isinstance(error, OSError):
        return f"{error.filename or place}: {error.strerror or error}"
    return f"Dagster's records: {error}"


def _write(home: Home, file: IO[bytes], now: datetime, progress: Progress) -> Manifest:
    contents = list(_contents(home))
    files: dict[str, StoredFile] = {}
    folders: list[str] = []
    links: dict[str, str] = {}
    advance = advancing(progress, sum(path.lstat().st_size for path in contents if path.is_file()))
    with tarfile.open(fileobj=file, mode="w:", format=tarfile.PAX_FORMAT) as tar:
        for path in contents:
            name = str(path.relative_to(home.root))
            try:
                status = path.lstat()
                member = _member(f"{HOME}/{name}" if path != home.root else HOME, status)
                if stat.S_ISLNK(status.st_mode):
                    links[name] = member.linkname = _checked_link(path)
                    member.type = tarfile.SYMTYPE
                    tar.addfile(member)
                elif stat.S_ISDIR(status.st_mode):
                    member.type = tarfile.DIRTYPE
                    tar.addfile(member)
                    folders.append(name)
                elif stat.S_ISREG(status.st_mode):
                    with _opened(path, home) as opened:
                        watched = Watched(opened, advance)
                        member.size = os.fstat(opened.fileno()).st_size
                        tar.addfile(member, watched)
                    files[name] = watched.stored()
            except FileNotFoundError:
                # Webserver and daemon replace their files (records, reports, sent alerts) without the lock.
                locked = (home.lake, home.ledger, home.releases, home.deliveries)
                if any(path.is_relative_to(folder) for folder in locked):
                    raise
        manifest = Manifest(
            taken_at=now.astimezone(UTC),
            publication=Ledger(home).publication,
            files=files,
            folders=folders,
            links=links,
        )
        text = manifest.model_dump_json(indent=1).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mtime, member.mode = len(text), int(now.timestamp()), 0o600
        tar.addfile(member, BytesIO(text))
    return manifest


def _contents(home: Home) -> Iterator[Path]:
    """The home and everything below it that belongs in a backup, each folder before its contents."""
    rebuilt = {home.scratch, home.known_hashes, home.compiled}
    left_out = rebuilt | {home.holders, home.root / "lock", home.root / "daemon.lock"}

    def below(folder: Path) -> Iterator[Path]:
        yield folder
        for path in sorted(folder.iterdir()):
            if path in left_out or _is_beside_sqlite(path):
                continue
            if path.is_dir() and not path.is_symlink():
                yield from below(path)
            else:
                yield path

    return below(home.root)


def _is_beside_sqlite(path: Path) -> bool:
    return any(
        path.name.endswith(ending) and path.with_name(path.name.removesuffix(ending)).is_file()
        for ending in _SQLITE_BESIDE
    )


def _member(name: str, status: os.stat_result) -> tarfile.TarInfo:
    """A member with mode and time. Retention depends on times; owners have no meaning on another machine."""
    member = tarfile.TarInfo(name)
    member.mode = stat.S_IMODE(status.st_mode) & 0o777
    member.mtime = int(status.st_mtime)
    return member


def _checked_link(path: Path) -> str:
    target = str(path.readlink())
    if not stays_inside(target):
        raise BackupError(
            f"{path} is a link to {target}. A backup contains only files inside the home, so the target would be "
            "missing. Move it into the home, or mount it there."
        )
    return target


@contextmanager
def _opened(path: Path, home: Home) -> Iterator[IO[bytes]]:
    """A file's bytes; an SQLite file is read as of one moment, even if another process writes to it."""
    with path.open("rb") as file:
        if file.read(len(_SQLITE_HEADER)) != _SQLITE_HEADER:
            file.seek(0)
            yield file
            return
    home.writable(home.scratch)
    with tempfile.TemporaryDirectory(prefix="backup-", dir=home.scratch) as folder:
        copy = Path(folder) / path.name
        with (
            closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        with copy.open("rb") as file:
            yield file


def _note_open_runs(home: Home) -> None:
    """Record every run in progress as a holder whose process no longer exists, so that the next run closes it.

    If its process still exists, it works on the original home. Queued runs stay queued.
    """
    if not (home.dagster / "history" / "runs.db").exists():
        return
    from dagster import DagsterRunStatus, RunsFilter
    from dagster._core.storage.dagster_run import FINISHED_STATUSES

    from ide_assets.store.dagster_storage import RunStorage

    left_alone = {*FINISHED_STATUSES, DagsterRunStatus.QUEUED}
    open_statuses = [status for status in DagsterRunStatus if status not in left_alone]
    storage = RunStorage.from_local(str(home.dagster / "history"))
    for run in storage.get_run_ids(RunsFilter(statuses=open_statuses)):
        home.note_gone(run)
    storage.dispose()
