"""Building a release from the ledger.

A release is built under another name and made current by replacing one link. Only the months that changed are
rewritten, in a copy of the former release; if that one is missing or damaged, the release is built from the lake.

Catalogues are written in the storage format of an older DuckDB, so that the clients of analysts can open them. The
files and the folder of a release have no write permission: a client that attaches a catalogue without READ_ONLY gets an
error instead of a lock that keeps other readers out. Permissions have no effect on root.
"""

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, holds, release
from ide_assets.store.files import sync_file
from ide_assets.store.home import Home
from ide_assets.store.ledger import Ledger
from ide_assets.store.release import KEPT_RELEASES, MANIFEST, NUMBER, STORAGE_VERSION, Release
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

_WRITE_PERMISSIONS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def is_behind(home: Home, tables: Sequence[Table], ledger: Ledger) -> bool:
    """Whether the current release lacks published months although no hold is in force."""
    return bool(ledger.published) and holds.hold(home) is None and not release.is_up_to_date(home, tables, ledger)


def build(home: Home, settings: Settings, tables: Sequence[Table], ledger: Ledger) -> Release:
    """Build the release of this ledger and make it the current one."""
    publications = {table.name: table for table in tables if table.publication is not None}
    contents = release.wanted_contents(tables, ledger)
    before = release.current(home)
    former, shape = None if before is None else before.folder.name, release.shape_of(tables)
    home.writable(home.releases)
    numbers = [int(path.name) for path in home.releases.iterdir() if NUMBER.fullmatch(path.name)]
    folder = home.releases / f"{max(numbers, default=0) + 1:06d}"
    aside = home.releases / "building"
    if os.path.lexists(aside):
        _delete(aside)
    aside.mkdir()
    held: Mapping[str, Mapping[str, str]] = {}
    if before is not None and before.shape == shape and release.is_whole(before.folder):
        for path in before.catalogues():
            # Only the bytes and not the permissions, because the copy is written to.
            shutil.copyfile(path, aside / path.name)
        held = before.contents
    with database.session(settings, home) as connection, _writable_by_duckdb(aside) as place:
        for catalogue in sorted({str(t.publication.catalogue) for t in publications.values() if t.publication}):
            path = place / f"{catalogue}.duckdb"
            connection.execute(
                f"ATTACH {database.literal(path)} AS \"{catalogue}\" (STORAGE_VERSION '{STORAGE_VERSION}')"
            )
            connection.execute("BEGIN")
            for table in publications.values():
                if table.publication is not None and table.publication.catalogue == catalogue:
                    _fill(connection, table, held.get(table.name), contents[table.name], home)
            connection.execute("COMMIT")
            connection.execute(f'DETACH "{catalogue}"')
    for path in aside.glob("*.duckdb"):
        sync_file(path)
    manifest = {
        "publication": ledger.publication,
        "before": former,
        "shape": shape,
        "contents": contents,
        "files": {path.name: database.file_hash(path) for path in sorted(aside.glob("*.duckdb"))},
    }
    (aside / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    sync_file(aside / MANIFEST)
    for path in (*aside.iterdir(), aside):
        path.chmod(path.stat().st_mode & ~_WRITE_PERMISSIONS)
    aside.rename(folder)
    release.make_current(home, folder)
    (home.releases / holds.HOLDS).unlink(missing_ok=True)
    built = Release(folder, ledger.publication, shape, contents, former)
    _remove_old(home, built)
    return built


@contextmanager
def _writable_by_duckdb(folder: Path) -> Iterator[Path]:
    """The folder, or a temporary one for its files if DuckDB cannot write to it.

    DuckDB truncates a path at `?` to name its write-ahead log, after resolving all links.
    """
    if "?" not in str(folder):
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="ide-release-") as place:
        for path in folder.glob("*.duckdb"):
            shutil.move(path, place)
        yield Path(place)
        for path in Path(place).glob("*.duckdb"):
            shutil.move(path, folder)


def _fill(
    connection: "duckdb.DuckDBPyConnection",
    table: Table,
    held: Mapping[str, str] | None,
    target: Mapping[str, str],
    home: Home,
) -> None:
    """Update a table from the held lake files to those of the target."""
    publication = table.publication
    assert publication is not None
    name = f'"{publication.catalogue}"."{publication.schema}"."{publication.name}"'
    if held is None:
        types = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in table.columns)
        connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{publication.catalogue}"."{publication.schema}"')
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({types})")
        connection.execute(f"COMMENT ON TABLE {name} IS {database.literal(table.description)}")
        for column in table.columns:
            connection.execute(f'COMMENT ON COLUMN {name}."{column.name}" IS {database.literal(column.meaning)}')
        held = {}
    gone, fresh = release.changed_months(publication, held, target)
    for month in gone:
        connection.execute(f"DELETE FROM {name}{release.month_condition(publication, Month.parse(month))}")
    if fresh:
        columns = ", ".join(f'"{column}"' for column in table.column_names)
        files = [home.lake / file for file in fresh.values()]
        rows = database.rows_of_versions(files, table.duckdb_types)
        connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM ({rows})")


def _remove_old(home: Home, newest: Release) -> None:
    """Delete the releases that no rollback can return to: older than the retained ones, or withdrawn."""
    retained: list[str] = []
    candidate: Release | None = newest
    while candidate is not None and len(retained) < KEPT_RELEASES:
        retained.append(candidate.folder.name)
        preceding = release.preceding(home, candidate)
        if preceding is None and candidate.before is not None and (home.releases / candidate.before).exists():
            # Its manifest is damaged, so its predecessors are unknown and none is deleted.
            return
        candidate = preceding
    for path in home.releases.iterdir():
        number = path.name.removesuffix(holds.WITHDRAWN)
        if not NUMBER.fullmatch(number) or number in retained:
            continue
        _delete(path)


def _delete(path: Path) -> None:
    """Delete a file, or a folder with its contents; a link is deleted without its target."""
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return
    # Nothing can be deleted from a folder without write permission.
    path.chmod(stat.S_IRWXU)
    shutil.rmtree(path)
