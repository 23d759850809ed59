"""Backup of a home as one tar file, and its restoration under any name.

    home/...         the contents of the home: folders, files, links
    manifest.json    the last member: time, newest publication, and size and SHA-256 of every file

It is taken under the home's lock, so it shows the home between two runs. Dagster's webserver and daemon do not take
that lock, so their SQLite files are copied by SQLite itself. A home does not depend on its path.
"""

import hashlib
import os
import shutil
import sqlite3
import stat
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ide_assets.settings import Settings
from ide_assets.store.home import WRITING, Home, home_of, put_in_place
from ide_assets.store.ledger import Ledger

#: Called with the bytes done so far and the bytes of the whole.
Progress = Callable[[int, int], None]

_HOLDER = "backup"
_HOME, _MANIFEST = "home", "manifest.json"

_SQLITE_HEADER = b"SQLite format 3\0"

#: Files beside an SQLite file that belong to the process that has it open.
_SQLITE_BESIDE = ("-wal", "-shm", "-journal")

_CHUNK_BYTES = 1 << 20


class BackupError(RuntimeError):
    """A backup could not be taken or restored; the message says why and what to do."""


class StoredFile(BaseModel):
    """Size in bytes and SHA-256 (hex) of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """The contents of a backup, by path below the home; `publication` is the ledger's newest one, 0 for none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    taken_at: datetime
    publication: int
    files: dict[str, StoredFile]
    folders: list[str]
    links: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())


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
        return _read(archive, None, progress)
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
            manifest = _read(archive, aside, progress)
            _note_open_runs(Home(aside / _HOME))
            os.sync()
            (aside / _HOME).rename(home.root)
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


class _Watched:
    """A file that hashes and counts the bytes that are read, and reports the size of every read."""

    def __init__(self, file: IO[bytes], advance: Callable[[int], None]) -> None:
        self._file, self._advance = file, advance
        self._hash = hashlib.sha256()
        self._size = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`."""
        data = self._file.read(size)
        self._hash.update(data)
        self._size += len(data)
        self._advance(len(data))
        return data

    def stored(self) -> StoredFile:
        """Size and hash of the bytes that were read so far."""
        return StoredFile(size=self._size, sha256=self._hash.hexdigest())


def _advancing(progress: Progress, total: int) -> Callable[[int], None]:
    """A function that takes the size of each piece and reports the sum to `progress`."""
    done = 0

    def advance(size: int) -> None:
        nonlocal done
        done += size
        progress(min(done, total), total)

    return advance


def _write(home: Home, file: IO[bytes], now: datetime, progress: Progress) -> Manifest:
    contents = list(_contents(home))
    files: dict[str, StoredFile] = {}
    folders: list[str] = []
    links: dict[str, str] = {}
    advance = _advancing(progress, sum(path.lstat().st_size for path in contents if path.is_file()))
    with tarfile.open(fileobj=file, mode="w:", format=tarfile.PAX_FORMAT) as tar:
        for path in contents:
            name = str(path.relative_to(home.root))
            try:
                status = path.lstat()
                member = _member(f"{_HOME}/{name}" if path != home.root else _HOME, status)
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
                        watched = _Watched(opened, advance)
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
        member = tarfile.TarInfo(_MANIFEST)
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
    if not _stays_inside(target):
        raise BackupError(
            f"{path} is a link to {target}. A backup contains only files inside the home, so the target would be "
            "missing. Move it into the home, or mount it there."
        )
    return target


def _stays_inside(name: str) -> bool:
    """Whether a path leads only downwards and is normalised."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and str(path) == name


@contextmanager
def _opened(path: Path, home: Home) -> Iterator[IO[bytes]]:
    """A file's bytes; an SQLite file is read as of one moment, even if another process writes to it."""
    with path.open("rb") as file:
        if file.read(len(_SQLITE_HEADER)) != _SQLITE_HEADER:
            file.seek(0)
            yield file
            return
    home.scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="backup-", dir=home.scratch) as folder:
        copy = Path(folder) / path.name
        with (
            closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        with copy.open("rb") as file:
            yield file


def _read(archive: Path, into: Path | None, progress: Progress) -> Manifest:
    """Read a backup, writing it below `into` if that is given, and compare it with its manifest."""
    try:
        with tarfile.open(archive, "r:") as tar:
            return _unpack(tar, into, _advancing(progress, archive.stat().st_size))
    except (tarfile.TarError, ValueError, OverflowError) as error:
        raise _broken(archive, f"it cannot be read to its end ({error})") from error
    except _InvalidArchiveError as error:
        raise _broken(archive, str(error)) from error


class _InvalidArchiveError(Exception):
    """An archive is not a backup as this module writes it."""


def _broken(archive: Path, why: str) -> BackupError:
    return BackupError(f"{archive} is not an intact backup: {why}. Nothing was restored. Use another backup.")


def _unpack(tar: tarfile.TarFile, into: Path | None, advance: Callable[[int], None]) -> Manifest:
    files: dict[str, StoredFile] = {}
    folders: dict[str, tarfile.TarInfo] = {}
    links: dict[str, str] = {}
    manifest: Manifest | None = None
    for member in tar:
        if manifest is not None:
            raise _InvalidArchiveError(f"{member.name!r} follows the manifest, which is the last member")
        if member.name == _MANIFEST and _is_file(member):
            manifest = _manifest(tar, member)
            continue
        name = _name(member)
        if name in files or name in folders or name in links:
            raise _InvalidArchiveError(f"it contains {member.name!r} twice")
        if not folders and not (name == "." and member.isdir()):
            raise _InvalidArchiveError(f"its first member is {member.name!r}, not the folder {_HOME!r}")
        if folders and str(PurePosixPath(name).parent) not in folders:
            raise _InvalidArchiveError(f"the folder of {member.name!r} is missing")
        if member.isdir():
            folders[name] = member
            if into is not None:
                (into / _HOME / name).mkdir()
        elif member.issym():
            if not _stays_inside(member.linkname):
                raise _InvalidArchiveError(
                    f"{member.name!r} is a link to {member.linkname!r}, which may be outside the home"
                )
            links[name] = member.linkname
        elif _is_file(member):
            files[name] = _store(tar, member, None if into is None else into / _HOME / name, advance)
        else:
            raise _InvalidArchiveError(f"{member.name!r} is neither a folder nor a file nor a symbolic link")
    if manifest is None:
        raise _InvalidArchiveError("its last member, the manifest, is missing")
    _compare("file", files, manifest.files)
    _compare("folder", dict.fromkeys(folders), dict.fromkeys(manifest.folders))
    _compare("link", links, manifest.links)
    if into is not None:
        # Last, so that nothing is written through a link or into a folder that its owner cannot write.
        for name, target in links.items():
            (into / _HOME / name).symlink_to(target)
        for name, member in reversed(folders.items()):
            (into / _HOME / name).chmod(member.mode & 0o777)
    return manifest


def _is_file(member: tarfile.TarInfo) -> bool:
    return member.type == tarfile.REGTYPE and not member.issparse()


def _name(member: tarfile.TarInfo) -> str:
    """The path below the home; `.` is the home itself."""
    if not _stays_inside(member.name) or PurePosixPath(member.name).parts[0] != _HOME:
        raise _InvalidArchiveError(f"{member.name!r} is not inside the home")
    return str(PurePosixPath(member.name).relative_to(_HOME))


def _manifest(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Manifest:
    file = tar.extractfile(member)
    assert file is not None
    try:
        return Manifest.model_validate_json(file.read())
    except ValidationError as error:
        raise _InvalidArchiveError(
            f"its manifest is not of format 1, which this version of ide_assets reads ({error.error_count()} errors, "
            f"the first: {error.errors()[0]['msg']})"
        ) from error


def _store(
    tar: tarfile.TarFile, member: tarfile.TarInfo, path: Path | None, advance: Callable[[int], None]
) -> StoredFile:
    file = tar.extractfile(member)
    assert file is not None
    watched = _Watched(file, advance)
    if path is None:
        while watched.read(_CHUNK_BYTES):
            pass
        return watched.stored()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(watched, target, _CHUNK_BYTES)
    path.chmod(member.mode & 0o777)
    os.utime(path, (member.mtime, member.mtime))
    return watched.stored()


def _compare(what: str, actual: Mapping[str, object], expected: Mapping[str, object]) -> None:
    for name in sorted({*actual, *expected}):
        if name not in actual:
            raise _InvalidArchiveError(f"the {what} {name!r} of the manifest is missing")
        if name not in expected:
            raise _InvalidArchiveError(f"the {what} {name!r} is not in the manifest")
        if actual[name] != expected[name]:
            raise _InvalidArchiveError(f"the {what} {name!r} differs from the manifest")


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
