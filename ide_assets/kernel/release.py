"""Releases: the published tables as DuckDB catalogues that analysts attach.

A release is a folder with one DuckDB file for each catalogue, built aside from the ledger and put in place by
swapping one link, so the catalogues never disagree and an open reader keeps what it opened. Only
the months that changed are rewritten in a copy of the release before; where that one is missing or was
touched, everything is built anew from the lake.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.kernel import engine
from ide_assets.kernel.home import Home, sync_file, sync_folder
from ide_assets.kernel.ledger import Entry, Ledger
from ide_assets.kernel.table import Keep, Publication, Table
from ide_assets.months import Month
from ide_assets.settings import Settings

if TYPE_CHECKING:
    import duckdb

#: Releases kept on disk: the current one and the ones before, for open readers and for going back.
KEPT_RELEASES = 3

_MANIFEST = "manifest.json"
_NUMBER = re.compile(r"\d{6}")


class NoReleaseError(RuntimeError):
    """There is no release to read: nothing was released yet, or its files are damaged."""


@dataclass(frozen=True)
class Release:
    """What a release holds: for each table the lake files of its months, by month."""

    folder: Path
    publication: int
    shape: str
    contents: Mapping[str, Mapping[str, str]]

    def catalogues(self) -> list[Path]:
        """The DuckDB files, each to be attached under its own name."""
        return sorted(self.folder.glob("*.duckdb"))


def wanted_contents(tables: Sequence[Table], ledger: Ledger) -> dict[str, dict[str, str]]:
    """For each published table, the lake files by month that a release of this ledger holds."""
    contents: dict[str, dict[str, str]] = {}
    for table in tables:
        if table.publication is None:
            continue
        entries = {m: each[table.name] for m, each in ledger.published.items() if table.name in each}
        contents[table.name] = {str(month): entry.file for month, entry in _kept(table.publication, entries)}
    return contents


def _shape(tables: Sequence[Table]) -> str:
    """A hash of all that a release shows of its tables besides rows: names, columns, types, meanings."""
    published = [table for table in tables if table.publication is not None]
    return hashlib.sha256(repr(published).encode()).hexdigest()[:16]


def _kept(publication: Publication, entries: Mapping[Month, Entry]) -> list[tuple[Month, Entry]]:
    months = sorted(entries)
    if publication.keep is Keep.NEWEST_MONTH:
        months = months[-1:]
    elif publication.keep is Keep.NEWEST_OF_QUARTER:
        months = sorted({month.benchmark_version: month for month in months}.values())
    return [(month, entries[month]) for month in months]


def current(home: Home) -> Release | None:
    """The release that readers open now."""
    link = home.releases / "current"
    return _read(home.releases / link.readlink()) if link.is_symlink() else None


def is_up_to_date(home: Home, tables: Sequence[Table], ledger: Ledger) -> bool:
    """Whether the current release is whole and holds just what the ledger publishes."""
    release = current(home)
    return (
        release is not None
        and release.shape == _shape(tables)
        and release.contents == wanted_contents(tables, ledger)
        and _is_whole(release.folder)
    )


def build(home: Home, settings: Settings, tables: Sequence[Table], ledger: Ledger) -> Release:
    """Build the release of this ledger and make it the current one."""
    publications = {table.name: table for table in tables if table.publication is not None}
    contents = wanted_contents(tables, ledger)
    before = current(home)
    home.releases.mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name) for path in home.releases.iterdir() if _NUMBER.fullmatch(path.name)]
    folder = home.releases / f"{max(numbers, default=0) + 1:06d}"
    aside = home.releases / "building"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    held: Mapping[str, Mapping[str, str]] = {}
    if before is not None and before.shape == _shape(tables) and _is_whole(before.folder):
        for path in before.catalogues():
            shutil.copyfile(path, aside / path.name)
        held = before.contents
    with engine.session(settings, home) as connection:
        for catalogue in sorted({str(t.publication.catalogue) for t in publications.values() if t.publication}):
            path = aside / f"{catalogue}.duckdb"
            connection.execute(f'ATTACH {engine.literal(path)} AS "{catalogue}"')
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
        "shape": _shape(tables),
        "contents": contents,
        "files": {path.name: engine.file_hash(path) for path in sorted(aside.glob("*.duckdb"))},
    }
    (aside / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    sync_file(aside / _MANIFEST)
    aside.rename(folder)
    link = home.releases / "next"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name)
    link.replace(home.releases / "current")
    sync_folder(home.releases)
    _remove_old(home)
    return Release(folder, ledger.publication, _shape(tables), contents)


@contextmanager
def attached(home: Home, settings: Settings) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection with the current release's catalogues, read only and closed to the outside.

    Raises NoReleaseError before the first release, and where a query fails because the release is damaged.
    """
    import duckdb

    link = home.releases / "current"
    if not link.is_symlink():
        raise NoReleaseError(f"Nothing is published in {home.root} yet. Run: ide run")
    folder = home.releases / link.readlink()
    try:
        with engine.session(settings, home) as connection:
            for path in sorted(folder.glob("*.duckdb")):
                connection.execute(f'ATTACH {engine.literal(path)} AS "{path.stem}" (READ_ONLY)')
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield connection
    except duckdb.Error as error:
        # Looked at only now: reading every byte would slow each query down.
        if _is_whole(folder):
            raise
        raise NoReleaseError(
            f"The release {folder} is damaged: a file is missing or not as it was written. Nothing published is lost; "
            "rebuild it from the lake: ide run"
        ) from error


def _fill(
    connection: "duckdb.DuckDBPyConnection",
    table: Table,
    held: Mapping[str, str] | None,
    wanted: Mapping[str, str],
    home: Home,
) -> None:
    publication = table.publication
    assert publication is not None
    name = f'"{publication.catalogue}"."{publication.schema}"."{publication.name}"'
    if held is None:
        types = ", ".join(f'"{column.name}" {column.type.duckdb}' for column in table.columns)
        connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{publication.catalogue}"."{publication.schema}"')
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({types})")
        connection.execute(f"COMMENT ON TABLE {name} IS {engine.literal(table.description)}")
        for column in table.columns:
            connection.execute(f'COMMENT ON COLUMN {name}."{column.name}" IS {engine.literal(column.meaning)}')
        held = {}
    for month, file in held.items():
        if wanted.get(month) != file:
            connection.execute(f"DELETE FROM {name}{_month_condition(publication, Month.parse(month))}")
    fresh = [home.lake / file for month, file in wanted.items() if held.get(month) != file]
    if fresh:
        columns = ", ".join(f'"{column}"' for column in table.column_names)
        connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM {engine.parquet(fresh)}")


def _month_condition(publication: Publication, month: Month) -> str:
    if publication.keep is Keep.NEWEST_MONTH:
        return ""
    if publication.keep is Keep.NEWEST_OF_QUARTER:
        value = month.benchmark_version
    else:
        day = month.first_day if publication.month_column == "by_month" else month.last_day
        value = day.isoformat()
    return f' WHERE "{publication.month_column}" = {engine.literal(value)}'


def _read(folder: Path) -> Release | None:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Release(folder, int(manifest["publication"]), manifest["shape"], manifest["contents"])


def _is_whole(folder: Path) -> bool:
    # By their bytes: a disk that lost some leaves size and time as they were.
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest["files"]) and all(
            engine.file_hash(folder / name) == sha256 for name, sha256 in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError):
        return False


def _remove_old(home: Home) -> None:
    folders = sorted(path for path in home.releases.iterdir() if _NUMBER.fullmatch(path.name))
    for folder in folders[:-KEPT_RELEASES]:
        shutil.rmtree(folder)
