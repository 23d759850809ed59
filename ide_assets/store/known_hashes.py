"""Hashes of files that are looked at again and again, read anew only where the file system says a file was touched.

The daemon looks at every delivery at every look, and its processes live for a minute: what they hashed is kept in a
file of the home. A hash is never taken from there for a file that was touched a moment ago, which may be written once
more within one tick of the file system's clock.
"""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ide_assets.store import database
from ide_assets.store.home import parsed, write_whole

#: A file that was not touched for so long cannot change without a new time of change.
_SETTLED_SECONDS = 5

_SHA256 = re.compile("[0-9a-f]{64}")

_known: dict[str, str] = {}
_asked_for: set[str] = set()
_one_at_a_time = threading.Lock()


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    found = path.stat()
    if time.time() - max(found.st_mtime, found.st_ctime) < _SETTLED_SECONDS:
        return database.file_hash(path)
    # The time of change (of the inode) cannot be set by whoever copies or restores files with their old times.
    touched = f"{path.resolve()} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
    if touched not in _known:
        _known[touched] = database.file_hash(path)
    _asked_for.add(touched)
    return _known[touched]


@contextmanager
def kept_in(file: Path) -> Iterator[None]:
    """Know what was hashed by processes before this one, and keep for those after it what was asked for meanwhile."""
    with _one_at_a_time:
        kept = _read(file)
        _known.update(kept)
        _asked_for.clear()
        yield
        used = {touched: _known[touched] for touched in sorted(_asked_for)}
        if used != kept:
            file.parent.mkdir(parents=True, exist_ok=True)
            # What cannot be kept is hashed once more.
            with suppress(IsADirectoryError):
                write_whole(file, json.dumps(used, indent=0))


def _read(file: Path) -> dict[str, str]:
    try:
        known = dict(parsed(file.read_text(encoding="utf-8")))
        return {touched: sha256 for touched, sha256 in known.items() if _SHA256.fullmatch(sha256)}
    except (OSError, ValueError, TypeError):
        # Without it, or with one that is broken, all is hashed once more.
        return {}
