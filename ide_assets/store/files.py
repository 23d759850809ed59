"""Files that are complete or absent: written beside their final name, synced to disk, never through a link."""

import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

#: Ending of a file's name until the file is complete.
WRITING = ".writing"


def file_content(path: Path) -> bytes:
    """The bytes of a file of the home. Raises OSError, and ValueError for a pipe, on which reading may block."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ValueError(f"{path} is not a regular file")
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def file_text(path: Path) -> str:
    """The text of a file of the home. Raises OSError, and ValueError for what is no file or no UTF-8."""
    return file_content(path).decode("utf-8")


def parsed(text: str) -> Any:
    """The value of a JSON text. Raises ValueError for any fault, also for one nested too deeply."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_number(constant: str) -> None:
    raise ValueError(f"{constant} is not a number in JSON")


@contextmanager
def written_aside(path: Path, mode: int = 0o666) -> Iterator[Path]:
    """An empty file beside `path`, to be filled; it is renamed to `path` when the context ends without an error.

    Every file but the journals (`append_line`) is written this way: completely or not at all, and not through a link.
    The temporary name cannot be guessed, so no link can be placed there; a link with the final name is replaced, not
    followed. The umask applies to `mode`.
    """
    # A name may have 255 bytes.
    aside = path.with_name(f"{path.name[:40]}.{secrets.token_hex(8)}{WRITING}")
    os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode))
    try:
        yield aside
        put_in_place(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def write_whole(path: Path, content: str | bytes, mode: int = 0o666) -> None:
    """Write a file completely or not at all; the umask applies to `mode`."""
    with written_aside(path, mode) as aside:
        aside.write_bytes(content.encode() if isinstance(content, str) else content)


def put_in_place(aside: Path, path: Path) -> None:
    """Atomically rename a complete file to its final name, replacing a former file, and sync both to disk."""
    sync_file(aside)
    aside.replace(path)
    sync_folder(path.parent)


def append_line(path: Path, line: str) -> None:
    """Append a line to a file and sync it to disk; after an incomplete line, on a new line.

    One line is one record, so `line` must not contain a line break.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    with os.fdopen(descriptor, "ab+") as file:
        is_incomplete = False
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            is_incomplete = file.read(1) != b"\n"
        file.write((("\n" if is_incomplete else "") + line + "\n").encode())
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder to disk, so that they survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Sync a file and its name to disk, so that they survive a power cut."""
    sync_folder(path)
    sync_folder(path.parent)
