"""Read the current release: its catalogues, attached to a connection that can open no other file."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.settings import Settings
from ide_assets.store import database, holds, release
from ide_assets.store.home import Home
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

_LOCK_CONFLICT = "Could not set lock"
_LOCK_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<process>[0-9]+)\)")


class NoReleaseError(RuntimeError):
    """The release cannot be read: there is none yet, its files are damaged, or another program has locked one."""


@contextmanager
def attached(
    home: Home, settings: Settings, also: "Callable[[duckdb.DuckDBPyConnection], None] | None" = None
) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection with the current release's catalogues attached read-only, which can open no other file.

    `also` attaches another catalogue before the connection is locked down. Raises NoReleaseError if there is nothing to
    read (no release yet, and no `also`), if another program has opened a catalogue for writing, and if the release is
    damaged.
    """
    import duckdb

    link = home.releases / "current"
    folder = home.releases / link.readlink() if link.is_symlink() else None
    if folder is None and also is None:
        if any(home.releases.glob("*")):
            raise NoReleaseError(
                f"{link} is missing, or is not a link to a release. No published data is lost; build the release: "
                "ide run"
            )
        raise NoReleaseError(f"Nothing is published in {home.root} yet. Run: ide run")
    try:
        with database.session(settings, home) as connection:
            if also is not None:
                also(connection)
            for path in () if folder is None else sorted(folder.glob("*.duckdb")):
                if not path.is_file():
                    raise NoReleaseError(_damaged(home, path.parent))
                try:
                    connection.execute(f'ATTACH {database.literal(path)} AS "{path.stem}" (READ_ONLY)')
                except duckdb.IOException as error:
                    if _LOCK_CONFLICT not in str(error):
                        raise
                    raise NoReleaseError(_locked(path, str(error))) from error
            # The rows in a log were never released, but DuckDB would show them.
            if folder is not None and release.write_ahead_logs(folder):
                raise NoReleaseError(_damaged(home, folder))
            database.lock_down(connection)
            yield connection
    except duckdb.Error as error:
        # Verified only after an error, because reading every byte would slow each query down.
        if folder is None or release.is_whole(folder):
            raise
        raise NoReleaseError(_damaged(home, folder)) from error


def attached_release(connection: "duckdb.DuckDBPyConnection", home: Home) -> release.Release | None:
    """The release whose catalogues the connection of `attached` has, even if another is current by now."""
    files = connection.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()
    folders = {Path(file).parent for (file,) in files if Path(file).parent.parent == home.releases}
    return release.read(folders.pop()) if folders else None


def released_as(connection: "duckdb.DuckDBPyConnection", tables: Mapping[str, Table]) -> None:
    """Create a view `released_NAME` of each table; one that the release does not have is empty.

    A column that an older release does not have is null.
    """
    existing = {
        str(name): set(columns)
        for name, columns in connection.execute(
            "SELECT concat_ws('.', database_name, schema_name, table_name), list(column_name) "
            "FROM duckdb_columns() GROUP BY ALL"
        ).fetchall()
    }
    for name, table in tables.items():
        present = existing.get(str(table.publication), set())
        rows = database.no_rows(table.duckdb_types)
        if set(table.column_names) <= present:
            rows = f"FROM {table.publication}"
        elif present:
            rows = f"{rows} UNION ALL BY NAME FROM {table.publication}"
        connection.execute(f"CREATE TEMP VIEW released_{name} AS {rows}")


def _locked(path: Path, error: str) -> str:
    """The message about a catalogue that another program has opened for writing."""
    holder = _LOCK_HOLDER.search(error)
    program = f"process {holder['process']} ({holder['program']})" if holder else "another program"
    return (
        f"The release file {path} is locked: {program} has opened it for writing. Close it there, and attach with "
        f"READ_ONLY: ATTACH {database.literal(path)} (READ_ONLY). Runs are not affected: each release is a new file."
    )


def _damaged(home: Home, folder: Path) -> str:
    return (
        f"The release {folder} is damaged: a file is missing, was added or was changed. No published data is lost; "
        "rebuild the release from the lake: "
        + ("ide run" if holds.hold(home) is None else "ide release (which lifts the hold)")
    )
