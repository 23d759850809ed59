"""A cache of compiled queries for later processes: compiling all of them takes as long as building a small month.

The key is a hash of everything that decides the text of a query: the package's source, the libraries that compile it,
and the caller's arguments. The folder may be deleted at any time.
"""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ide_assets.store.files import write_whole
from ide_assets.store.home import DamagedHomeError, Home


@cache
def compilers() -> dict[str, str]:
    """The versions of the libraries that compile queries, by name; a look-up takes as long as reading a query."""
    return {name: version(name) for name in ("ibis-framework", "sqlglot")}


def get_or_compile(home: Home, decided_by: Sequence[object], compiled: Callable[[], str]) -> str:
    """The cached query; otherwise the result of `compiled`, which is then cached.

    The representation (`repr`) of `decided_by` must be the same in every process.
    """
    folder = home.compiled / _code()
    file = folder / f"{_sha256(repr(decided_by).encode())}.sql"
    # Verify the checksum; never run a damaged file.
    with suppress(OSError):
        check, _, cached = file.read_bytes().partition(b"\n")
        if check.decode(errors="replace") == _sha256(cached):
            return cached.decode()
    sql = compiled()
    # If it cannot be cached, the next process compiles it again.
    with suppress(OSError, DamagedHomeError):
        if not folder.exists():
            if not home.compiled.is_symlink():
                shutil.rmtree(home.compiled, ignore_errors=True)
            home.writable(folder)
        write_whole(file, _sha256(sql.encode()).encode() + b"\n" + sql.encode())
    return sql


@cache
def _code() -> str:
    """A hash of the package's source and of the libraries that compile it to SQL."""
    digest = hashlib.sha256(repr([*compilers().items()]).encode())
    package = Path(__file__).parents[1]
    # The reasons to act are compiled as well.
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.yaml")]):
        digest.update(f"\n{path.relative_to(package)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
