"""Compiled queries, kept for the processes after this one: compiling them all costs as much as making a small month.

A query is kept under a hash of all that decides its text: the package's source, the libraries that compile it, and what
the caller names. The folder may be deleted at will.
"""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ide_assets.store.home import DamagedHomeError, Home, write_whole

_COMPILERS = ("ibis-framework", "sqlglot")


def kept(home: Home, decided_by: Sequence[object], compiled: Callable[[], str]) -> str:
    """The query that was kept, else what `compiled` gives, kept for the next time.

    `decided_by` has a representation that is the same in every process.
    """
    folder = home.compiled / _code()
    file = folder / f"{_sha256(repr(decided_by).encode())}.sql"
    # Whatever has come to be in the file: only what was written is run.
    with suppress(OSError):
        check, _, found = file.read_bytes().partition(b"\n")
        if check.decode(errors="replace") == _sha256(found):
            return found.decode()
    sql = compiled()
    # What cannot be kept is compiled again.
    with suppress(OSError, DamagedHomeError):
        if not folder.exists():
            if not home.compiled.is_symlink():
                shutil.rmtree(home.compiled, ignore_errors=True)
            home.writable(folder)
        write_whole(file, _sha256(sql.encode()).encode() + b"\n" + sql.encode())
    return sql


@cache
def _code() -> str:
    """A hash of the package's source and of the libraries that make SQL of it."""
    digest = hashlib.sha256(repr([(name, version(name)) for name in _COMPILERS]).encode())
    package = Path(__file__).parents[1]
    # The reasons to act are compiled, too.
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.yaml")]):
        digest.update(f"\n{path.relative_to(package)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
