"""A cache of file hashes: a file is hashed again only if its metadata in the file system changed.

The daemon hashes every delivery at every evaluation, and its processes live for a minute, so the hashes are cached in a
file of the home. The cache is not used for files that changed a moment ago, because they may change again within one
tick of the file system's clock.
"""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ide_assets.store import database
from ide_assets.store.files import file_text, parsed, write_whole

#: A file that did not change for this long cannot change without a new time of change.
_SETTLED_SECONDS = 5

_SHA256 = re.compile("[0-9a-f]{64}")

_known: dict[str, str] = {}
_used: set[str] = set()
_lock = threading.Lock()


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    status = path.stat()
    if time.time() - max(status.st_mtime, status.st_ctime) < _SETTLED_SECONDS:
        return database.file_hash(path)
    # Programs that copy or restore files with their old times cannot set the inode's time of change.
    state = f"{path.resolve()} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
    if state not in _known:
        _known[state] = database.file_hash(path)
    _used.add(state)
    return _known[state]


@contextmanager
def kept_in(file: Path) -> Iterator[None]:
    """Use the hashes of earlier processes, and save those that are used within the context for later ones."""
    with _lock:
        cached = _read(file)
        _known.update(cached)
        _used.clear()
        yield
        used = {state: _known[state] for state in sorted(_used)}
        if used != cached:
            file.parent.mkdir(parents=True, exist_ok=True)
            # If they cannot be saved, the next process hashes the files again.
            with suppress(IsADirectoryError):
                write_whole(file, json.dumps(used, indent=0))


def _read(file: Path) -> dict[str, str]:
    try:
        known = dict(parsed(file_text(file)))
        return {state: sha256 for state, sha256 in known.items() if _SHA256.fullmatch(sha256)}
    except (OSError, ValueError, TypeError):
        # If it is missing or damaged, all files are hashed again.
        return {}
