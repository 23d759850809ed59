"""Backup of a home as one tar file, and its restoration under any name.

    home/...         what lies in the home: folders, files, links
    manifest.json    the last member: when, up to which publication, and size and SHA-256 of every file

It is taken under the home's lock, so it is a home between two runs. Dagster's webserver and daemon heed no such
lock: their SQLite files are copied by SQLite itself. Nothing in a home depends on the place of the home.
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

#: Told the bytes done so far and the bytes in all.
Progress = Callable[[int, int], None]

_HOLDER = "backup"
_HOME, _MANIFEST = "home", "manifest.json"

_SQLITE_HEADER = b"SQLite format 3\0"

#: Files beside an SQLite file that belong to whoever has it open.
_SQLITE_BESIDE = ("-wal", "-shm", "-journal")

_CHUNK_BYTES = 1 << 20


class BackupError(RuntimeError):
    """A backup could not be taken, or one could not be restored; says why and what to do."""


class StoredFile(BaseModel):
    """Size in bytes and SHA-256 (hex) of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """What a backup holds, by path below the home; `publication` is the ledger's newest one, 0 for none."""

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
    """Write the home to `archive`, readable by its owner alone: whole or not at all.

    Left out are what is rebuilt when needed, the lock and the notes of its holders. Raises BackupError where the
    archive exists or cannot be written, HomeBusyError where a run holds the home.
    """
    home, archive = home_of(settings), archive.resolve()
    if not home.lake.is_dir():
        raise BackupError(f"{home.root} holds no lake, so there is nothing to back up. Set --home or IDE_HOME.")
    if archive.is_relative_to(home.root):
        raise BackupError(f"{archive} lies in the home itself and would be lost with it. Give a file on another disk.")
    if archive.exists():
        raise BackupError(f"{archive} exists and is left as it is. Give another name, or delete it first.")
    # Of one name, so that the next backup makes room of what a kill left; any link of that name goes first.
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
                f"the backup could not be written: {_told(error, aside)}. Nothing was left behind. Make room, or mend "
                "the file, and run again."
            ) from error
        finally:
            aside.unlink(missing_ok=True)
    return manifest


def verify(archive: Path, progress: Progress = lambda done, total: None) -> Manifest:
    """Read a backup to its end and compare every byte with its manifest. Raises BackupError where it is not whole."""
    try:
        return _read(archive, None, progress)
    except OSError as error:
        raise BackupError(f"the backup cannot be read: {_told(error, archive)}.") from error


def restore(settings: Settings, archive: Path, progress: Progress = lambda done, total: None) -> Manifest:
    """Make the home of the settings, which must not exist or be empty, from a backup: whole or not at all.

    Raises BackupError.
    """
    home = home_of(settings)
    if home.root.exists() and (not home.root.is_dir() or any(home.root.iterdir())):
        raise BackupError(f"{home.root} is not empty and is left as it is. Restore to a new folder: --home NEW")
    if home.root.is_mount():
        raise BackupError(f"{home.root} is a mount point. Restore to a folder in it: --home {home.root / 'home'}")
    if not home.root.parent.is_dir():
        raise BackupError(f"{home.root.parent}, where the home is to lie, does not exist. Make it first.")
    # Beside the home, as only on the same file system a folder gets its name in one step.
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
            f"the home could not be restored: {_told(error, home.root.parent)}. Nothing was left behind. Mend this and "
            "run again."
        ) from error
    return manifest


def _told(error: OSError | sqlite3.Error, place: Path) -> str:
    """What happened and where, as errors of writing do not name their file."""
    if isinstance(error, OSError):
        return f"{error.filename or place}: {error.strerror or error}"
    return f"Dagster's records: {error}"


class _Watched:
    """A file as it is read: the hash of what was read so far, and who is told of every piece."""

    def __init__(self, file: IO[bytes], told: Callable[[int], None]) -> None:
        self._file, self._told = file, told
        self._hash = hashlib.sha256()
        self._size = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many."""
        data = self._file.read(size)
        self._hash.update(data)
        self._size += len(data)
        self._told(len(data))
        return data

    def stored(self) -> StoredFile:
        """What was read so far."""
        return StoredFile(size=self._size, sha256=self._hash.hexdigest())


def _telling(progress: Progress, total: int) -> Callable[[int], None]:
    done = 0

    def told(more: int) -> None:
        nonlocal done
        done += more
        progress(min(done, total), total)

    return told


def _write(home: Home, file: IO[bytes], now: datetime, progress: Progress) -> Manifest:
    contents = list(_contents(home))
    files: dict[str, StoredFile] = {}
    folders: list[str] = []
    links: dict[str, str] = {}
    told = _telling(progress, sum(path.lstat().st_size for path in contents if path.is_file()))
    with tarfile.open(fileobj=file, mode="w:", format=tarfile.PAX_FORMAT) as tar:
        for path in contents:
            name = str(path.relative_to(home.root))
            try:
                found = path.lstat()
                member = _member(f"{_HOME}/{name}" if path != home.root else _HOME, found)
                if stat.S_ISLNK(found.st_mode):
                    links[name] = member.linkname = _checked_link(path)
                    member.type = tarfile.SYMTYPE
                    tar.addfile(member)
                elif stat.S_ISDIR(found.st_mode):
                    member.type = tarfile.DIRTYPE
                    tar.addfile(member)
                    folders.append(name)
                elif stat.S_ISREG(found.st_mode):
                    with _opened(path, home) as opened:
                        watched = _Watched(opened, told)
                        member.size = os.fstat(opened.fileno()).st_size
                        tar.addfile(member, watched)
                    files[name] = watched.stored()
            except FileNotFoundError:
                # Webserver and daemon replace what they keep (records, reports, what was told) without the lock.
                if any(path.is_relative_to(each) for each in (home.lake, home.ledger, home.releases, home.deliveries)):
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
    """The home and all below it that a backup holds, each folder before what is in it."""
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


def _member(name: str, found: os.stat_result) -> tarfile.TarInfo:
    """A member with mode and time. Times are kept because retention goes by them; owners mean nothing elsewhere."""
    member = tarfile.TarInfo(name)
    member.mode = stat.S_IMODE(found.st_mode) & 0o777
    member.mtime = int(found.st_mtime)
    return member


def _checked_link(path: Path) -> str:
    target = str(path.readlink())
    if not _stays_inside(target):
        raise BackupError(
            f"{path} is a link to {target}. A backup holds what lies in the home itself, so what this leads to would "
            "be missing. Put it into the home, or mount it there."
        )
    return target


def _stays_inside(name: str) -> bool:
    """Whether a path only leads downwards, and is written in its one plain form."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and str(path) == name


@contextmanager
def _opened(path: Path, home: Home) -> Iterator[IO[bytes]]:
    """A file's bytes; those of an SQLite file as of one moment, whoever writes to it meanwhile."""
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
            return _unpack(tar, into, _telling(progress, archive.stat().st_size))
    except (tarfile.TarError, ValueError, OverflowError) as error:
        raise _broken(archive, f"it cannot be read to its end ({error})") from error
    except _RefusedError as error:
        raise _broken(archive, str(error)) from error


class _RefusedError(Exception):
    """What is wrong with an archive."""


def _broken(archive: Path, why: str) -> BackupError:
    return BackupError(f"{archive} is no whole backup: {why}. Nothing was restored. Use another backup.")


def _unpack(tar: tarfile.TarFile, into: Path | None, told: Callable[[int], None]) -> Manifest:
    files: dict[str, StoredFile] = {}
    folders: dict[str, tarfile.TarInfo] = {}
    links: dict[str, str] = {}
    manifest: Manifest | None = None
    for member in tar:
        if manifest is not None:
            raise _RefusedError(f"{member.name!r} follows the manifest, which is the last member")
        if member.name == _MANIFEST and _is_file(member):
            manifest = _manifest(tar, member)
            continue
        name = _name(member)
        if name in files or name in folders or name in links:
            raise _RefusedError(f"{member.name!r} is in it twice")
        if not folders and not (name == "." and member.isdir()):
            raise _RefusedError(f"its first member is {member.name!r}, not the folder {_HOME!r}")
        if folders and str(PurePosixPath(name).parent) not in folders:
            raise _RefusedError(f"{member.name!r} lies in a folder that is not in it")
        if member.isdir():
            folders[name] = member
            if into is not None:
                (into / _HOME / name).mkdir()
        elif member.issym():
            if not _stays_inside(member.linkname):
                raise _RefusedError(f"{member.name!r} is a link to {member.linkname!r}, which may lie outside the home")
            links[name] = member.linkname
        elif _is_file(member):
            files[name] = _store(tar, member, None if into is None else into / _HOME / name, told)
        else:
            raise _RefusedError(f"{member.name!r} is neither a folder nor a file nor a symbolic link")
    if manifest is None:
        raise _RefusedError("its end with the manifest is missing")
    _compare("file", files, manifest.files)
    _compare("folder", dict.fromkeys(folders), dict.fromkeys(manifest.folders))
    _compare("link", links, manifest.links)
    if into is not None:
        # Last, so that nothing was written through a link or into a folder that is closed to its owner.
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
        raise _RefusedError(f"{member.name!r} does not lie in the home")
    return str(PurePosixPath(member.name).relative_to(_HOME))


def _manifest(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Manifest:
    file = tar.extractfile(member)
    assert file is not None
    try:
        return Manifest.model_validate_json(file.read())
    except ValidationError as error:
        raise _RefusedError(
            f"its manifest is not of format 1, which this version of ide_assets reads ({error.error_count()} errors, "
            f"the first: {error.errors()[0]['msg']})"
        ) from error


def _store(tar: tarfile.TarFile, member: tarfile.TarInfo, path: Path | None, told: Callable[[int], None]) -> StoredFile:
    file = tar.extractfile(member)
    assert file is not None
    watched = _Watched(file, told)
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


def _compare(what: str, found: Mapping[str, object], expected: Mapping[str, object]) -> None:
    for name in sorted({*found, *expected}):
        if name not in found:
            raise _RefusedError(f"the {what} {name!r} of the manifest is missing")
        if name not in expected:
            raise _RefusedError(f"the {what} {name!r} is not in the manifest")
        if found[name] != expected[name]:
            raise _RefusedError(f"the {what} {name!r} is not as it was stored")


def _note_open_runs(home: Home) -> None:
    """Note every run that Dagster's records show as going on as a holder that is gone: the next run closes it.

    Its process, if it lives, works on the home that the backup was taken of. Runs in the queue stay there.
    """
    if not (home.dagster / "history" / "runs.db").exists():
        return
    from dagster import DagsterRunStatus, RunsFilter
    from dagster._core.storage.dagster_run import FINISHED_STATUSES

    from ide_assets.store.dagster_storage import RunStorage

    over = {*FINISHED_STATUSES, DagsterRunStatus.QUEUED}
    storage = RunStorage.from_local(str(home.dagster / "history"))
    for run in storage.get_run_ids(RunsFilter(statuses=[each for each in DagsterRunStatus if each not in over])):
        home.note_gone(run)
    storage.dispose()
