"""A lock for one process at a time; the operating system releases it when the process ends for any reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(lock: Path, busy: str, error: type[RuntimeError], timeout_seconds: float = 0) -> Iterator[None]:
    """Take the lock of a file in a folder that exists or is made.

    Raises `error`: with the sentence `busy` if another process has it, and if the file is a symbolic link.
    """
    from filelock import FileLock, Timeout

    lock.parent.mkdir(parents=True, exist_ok=True)
    if lock.is_symlink():
        raise error(f"{lock} is a symbolic link. Nothing is written through a link; remove it.")
    try:
        with FileLock(lock, timeout=timeout_seconds):
            yield
    except Timeout:
        raise error(busy) from None
