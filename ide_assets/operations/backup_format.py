"""The format of a backup: its manifest, the hashes of its files, and the paths that it may contain."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict

#: Called with the bytes done so far and the bytes of the whole.
Progress = Callable[[int, int], None]

#: The member of the home's contents, and that of the manifest.
HOME, MANIFEST = "home", "manifest.json"


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


class Watched:
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


def advancing(progress: Progress, total: int) -> Callable[[int], None]:
    """A function that takes the size of each piece and reports the sum to `progress`."""
    done = 0

    def advance(size: int) -> None:
        nonlocal done
        done += size
        progress(min(done, total), total)

    return advance


def stays_inside(name: str) -> bool:
    """Whether a path leads only downwards and is normalised."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and str(path) == name
