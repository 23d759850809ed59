"""Reading a backup: every member is compared with the manifest, and written to a folder if it is restored."""

import os
import shutil
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

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

_CHUNK_BYTES = 1 << 20


def read(archive: Path, into: Path | None, progress: Progress) -> Manifest:
    """Read a backup, writing it below `into` if that is given, and compare it with its manifest."""
    try:
        with tarfile.open(archive, "r:") as tar:
            return _unpack(tar, into, advancing(progress, archive.stat().st_size))
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
        if member.name == MANIFEST and _is_file(member):
            manifest = _manifest(tar, member)
            continue
        name = _name(member)
        if name in files or name in folders or name in links:
            raise _InvalidArchiveError(f"it contains {member.name!r} twice")
        if not folders and not (name == "." and member.isdir()):
            raise _InvalidArchiveError(f"its first member is {member.name!r}, not the folder {HOME!r}")
        if folders and str(PurePosixPath(name).parent) not in folders:
            raise _InvalidArchiveError(f"the folder of {member.name!r} is missing")
        if member.isdir():
            folders[name] = member
            if into is not None:
                (into / HOME / name).mkdir()
        elif member.issym():
            if not stays_inside(member.linkname):
                raise _InvalidArchiveError(
                    f"{member.name!r} is a link to {member.linkname!r}, which may be outside the home"
                )
            links[name] = member.linkname
        elif _is_file(member):
            files[name] = _store(tar, member, None if into is None else into / HOME / name, advance)
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
            (into / HOME / name).symlink_to(target)
        for name, member in reversed(folders.items()):
            (into / HOME / name).chmod(member.mode & 0o777)
    return manifest


def _is_file(member: tarfile.TarInfo) -> bool:
    return member.type == tarfile.REGTYPE and not member.issparse()


def _name(member: tarfile.TarInfo) -> str:
    """The path below the home; `.` is the home itself."""
    if not stays_inside(member.name) or PurePosixPath(member.name).parts[0] != HOME:
        raise _InvalidArchiveError(f"{member.name!r} is not inside the home")
    return str(PurePosixPath(member.name).relative_to(HOME))


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
    watched = Watched(file, advance)
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
