"""Releases: the published tables as DuckDB catalogues that analysts attach.

A release is a folder with one DuckDB file for each catalogue. It is built from the ledger under another name and made
current by replacing one link, so the catalogues are always consistent and an open reader keeps the files that it
opened. Only the months that changed are rewritten, in a copy of the former release; if that one is missing or damaged,
the release is built from the lake.

A rollback changes the link back to the former release and records a hold, which names the release that it made current.
The hold is in force only while the link points there. The link alone decides, so a killed process leaves either the
former state or the new one.

Catalogues are written in the storage format of an older DuckDB, so that the clients of analysts can open them. The
files and the folder of a release have no write permission: a client that attaches a catalogue without READ_ONLY gets an
error instead of a lock that keeps other readers out. Permissions have no effect on root.
"""

import json
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store import database, known_hashes
from ide_assets.store.home import DamagedHomeError, Home, parsed, sync_file, sync_folder, write_whole
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Keep, Publication, Table

if TYPE_CHECKING:
    import duckdb

#: Releases on disk: the current one and those before it, for open readers and rollbacks.
KEPT_RELEASES = 3

#: The oldest DuckDB that can open a release.
STORAGE_VERSION = "v1.4.0"

_MANIFEST = "manifest.json"
_HOLDS = "holds.json"

#: Ending of the file that records a rollback beside the release that it withdrew.
_WITHDRAWN = ".withdrawn.json"
_NUMBER = re.compile("[0-9]{6}")
_WRITE_PERMISSIONS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_LOCK_CONFLICT = "Could not set lock"
_LOCK_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<process>[0-9]+)\)")


class NoReleaseError(RuntimeError):
    """The release cannot be read: there is none yet, its files are damaged, or another program has locked one."""


class CannotRollBackError(RuntimeError):
    """There is no former release to return to."""


@dataclass(frozen=True)
class Release:
    """The contents of a release: for each table, the lake files of its months, by month.

    `before` names the release that was current when this one was built; None for the first.
    """

    folder: Path
    publication: int
    shape: str
    contents: Mapping[str, Mapping[str, str]]
    before: str | None

    def catalogues(self) -> list[Path]:
        """The DuckDB files; each is attached under its file name."""
        return sorted(self.folder.glob("*.duckdb"))


@dataclass(frozen=True)
class Hold:
    """A rollback: since when (ISO 8601, UTC) and why readers see `release` instead of `withdrawn`."""

    since: str
    reason: str
    withdrawn: str
    release: str

    def __str__(self) -> str:
        return (
            f"Releases are on hold since {self.since}: readers see release {self.release}; release {self.withdrawn} "
            f"was withdrawn. Reason: {self.reason}"
        )


def wanted_contents(tables: Sequence[Table], ledger: Ledger) -> dict[str, dict[str, str]]:
    """For each published table, the lake files by month that a release of this ledger contains."""
    contents: dict[str, dict[str, str]] = {}
    for table in tables:
        if table.publication is None:
            continue
        entries = {month: named[table.name] for month, named in ledger.published.items() if table.name in named}
        contents[table.name] = {str(month): entry.file for month, entry in _released(table.publication, entries)}
    return contents


def _shape(tables: Sequence[Table]) -> str:
    """A hash of everything in a release besides rows: the storage format, and names, columns, types and meanings."""
    published = [table for table in tables if table.publication is not None]
    return short_hash(repr((STORAGE_VERSION, published)))


def _released(publication: Publication, entries: Mapping[Month, Entry]) -> list[tuple[Month, Entry]]:
    """The entries of the months that a release contains."""
    months = sorted(entries)
    if publication.keep is Keep.NEWEST_MONTH:
        months = months[-1:]
    elif publication.keep is Keep.NEWEST_OF_QUARTER:
        # The quarter when the month was built: the first month of the fiscal year may have been changed since.
        quarters = {entries[month].facts.get("fiscal_quarter", month.fiscal_quarter()): month for month in months}
        months = sorted(quarters.values())
    return [(month, entries[month]) for month in months]


def current(home: Home) -> Release | None:
    """The release that readers open at present."""
    link = home.releases / "current"
    return _read(home.releases / link.readlink()) if link.is_symlink() else None


def is_up_to_date(home: Home, tables: Sequence[Table], ledger: Ledger) -> bool:
    """Whether the current release is intact and contains exactly what the ledger publishes."""
    release = current(home)
    return (
        release is not None
        and release.shape == _shape(tables)
        and release.contents == wanted_contents(tables, ledger)
        and _is_whole(release.folder)
    )


def is_behind(home: Home, tables: Sequence[Table], ledger: Ledger) -> bool:
    """Whether the current release lacks published months although no hold is in force."""
    return bool(ledger.published) and hold(home) is None and not is_up_to_date(home, tables, ledger)


def build(home: Home, settings: Settings, tables: Sequence[Table], ledger: Ledger) -> Release:
    """Build the release of this ledger and make it the current one."""
    publications = {table.name: table for table in tables if table.publication is not None}
    contents = wanted_contents(tables, ledger)
    before = current(home)
    former, shape = None if before is None else before.folder.name, _shape(tables)
    home.writable(home.releases)
    numbers = [int(path.name) for path in home.releases.iterdir() if _NUMBER.fullmatch(path.name)]
    folder = home.releases / f"{max(numbers, default=0) + 1:06d}"
    aside = home.releases / "building"
    if os.path.lexists(aside):
        _delete(aside)
    aside.mkdir()
    held: Mapping[str, Mapping[str, str]] = {}
    if before is not None and before.shape == shape and _is_whole(before.folder):
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
    (aside / _MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    sync_file(aside / _MANIFEST)
    for path in (*aside.iterdir(), aside):
        path.chmod(path.stat().st_mode & ~_WRITE_PERMISSIONS)
    aside.rename(folder)
    _make_current(home, folder)
    (home.releases / _HOLDS).unlink(missing_ok=True)
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


def hold(home: Home) -> Hold | None:
    """The hold that is in force."""
    holds = _holds(home)
    return holds[-1] if holds else None


def roll_back(
    home: Home, reason: str, now: datetime, publish: Callable[[Mapping[str, Mapping[str, str]]], None] | None = None
) -> Hold:
    """Make the former release current again and record a hold. Requires the home's lock.

    `publish` writes the contents to an engine's own tables; if it fails, the link is not changed and the rollback can
    be repeated. Raises CannotRollBackError if no intact former release is left.
    """
    withdrawn = current(home)
    if withdrawn is None:
        raise CannotRollBackError(f"nothing is released in {home.root}, so there is nothing to roll back")
    target = _intact_release_before(home, withdrawn)
    if target is None:
        raise CannotRollBackError(
            f"release {withdrawn.folder.name} is the oldest intact one in {home.releases} ({KEPT_RELEASES} are "
            "retained), so there is no former release to return to. Readers keep it. To read an earlier publication: "
            "ide sql --as-of"
        )
    if publish is not None:
        publish(target.contents)
    new = Hold(now.astimezone(UTC).isoformat(timespec="seconds"), reason, withdrawn.folder.name, target.folder.name)
    # Also recorded beside the release, so that the hold does not end if one file is lost.
    write_whole(home.releases / f"{withdrawn.folder.name}{_WITHDRAWN}", json.dumps(asdict(new), indent=1))
    # Earlier holds stay recorded: if the link is not changed, the last of them is still in force.
    write_whole(home.releases / _HOLDS, json.dumps([asdict(hold) for hold in (*_holds(home), new)], indent=1))
    _make_current(home, target.folder)
    return new


def _holds(home: Home) -> list[Hold]:
    """The rollbacks that led to the current release, oldest first; empty if it is the newest one."""
    link, file = home.releases / "current", home.releases / _HOLDS
    if not link.is_symlink():
        return []
    name = link.readlink().name
    try:
        listed = parsed(file.read_text(encoding="utf-8"))
        if not isinstance(listed, list):
            raise TypeError("holds are a list")
        holds = [_hold(value) for value in listed]
    except FileNotFoundError:
        return _withdrawn(home, name)
    except (OSError, ValueError, TypeError):
        # It is unknown whether a hold is in force, so one is assumed.
        unknown = Hold("an unknown time", f"{file} is damaged, so it is unknown", "unknown", name)
        return _withdrawn(home, name) or [unknown]
    in_force = next((holds[: place + 1] for place, hold in enumerate(holds) if hold.release == name), [])
    return in_force or _withdrawn(home, name)


def _hold(value: object) -> Hold:
    """A hold from JSON. Raises TypeError or ValueError if the value is not one."""
    if not isinstance(value, dict):
        raise TypeError("a hold is an object")
    hold = Hold(**value)
    if not all(isinstance(text, str) for text in asdict(hold).values()):
        raise TypeError("a hold consists of texts")
    return hold


def _withdrawn(home: Home, current: str) -> list[Hold]:
    """The rollback that made the current release current, from the files beside the releases after it."""
    holds = []
    for path in sorted(home.releases.glob(f"*{_WITHDRAWN}")):
        with suppress(OSError, ValueError, TypeError):
            hold = _hold(parsed(path.read_text(encoding="utf-8")))
            if hold.release == current and path.name > current:
                holds.append(hold)
    return holds


def _make_current(home: Home, folder: Path) -> None:
    link = home.releases / "next"
    for name in (link, home.releases / "current"):
        if name.is_dir() and not name.is_symlink():
            # For example after a copy of the home that followed links.
            raise DamagedHomeError(
                f"{name} is a folder; expected a link to a release, or nothing. Move the folder out of the home, then "
                "build the release: ide run"
            )
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name)
    link.replace(home.releases / "current")
    sync_folder(home.releases)


def _before(home: Home, release: Release) -> Release | None:
    return None if release.before is None else _read(home.releases / release.before)


def _intact_release_before(home: Home, release: Release) -> Release | None:
    candidate = _before(home, release)
    while candidate is not None and not _is_whole(candidate.folder):
        candidate = _before(home, candidate)
    return candidate


@contextmanager
def attached(
    home: Home, settings: Settings, also: "Callable[[duckdb.DuckDBPyConnection], None] | None" = None
) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection with the current release's catalogues, read only and without access to other files.

    `also` adds another catalogue before access is closed. Raises NoReleaseError if there is nothing to read (before the
    first release, and without another catalogue), if another program has opened a catalogue for writing, and if the
    release is damaged.
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
            if folder is not None and _write_ahead_logs(folder):
                raise NoReleaseError(_damaged(home, folder))
            database.close_to_outside(connection)
            yield connection
    except duckdb.Error as error:
        # Verified only after an error, because reading every byte would slow each query down.
        if folder is None or _is_whole(folder):
            raise
        raise NoReleaseError(_damaged(home, folder)) from error


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
        + ("ide run" if hold(home) is None else "ide release (which lifts the hold)")
    )


def _write_ahead_logs(folder: Path) -> list[Path]:
    """Files with rows that a killed client wrote; the next client to open the catalogue would read them."""
    return list(folder.glob("*.duckdb.wal"))


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
    gone, fresh = changed_months(publication, held, target)
    for month in gone:
        connection.execute(f"DELETE FROM {name}{month_condition(publication, Month.parse(month))}")
    if fresh:
        columns = ", ".join(f'"{column}"' for column in table.column_names)
        files = database.parquet([home.lake / file for file in fresh.values()])
        connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM {files}")


def changed_months(
    publication: Publication, held: Mapping[str, str], target: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The months to delete from a published table and those to insert, with their files, to reach `target`.

    A table of quarters is small and is replaced completely, because a month's quarter depends on the settings.
    """
    if publication.keep is Keep.NEWEST_OF_QUARTER and held != target:
        return dict(held), dict(target)
    gone = {month: file for month, file in held.items() if target.get(month) != file}
    return gone, {month: file for month, file in target.items() if held.get(month) != file}


def month_condition(publication: Publication, month: Month) -> str:
    """The WHERE of a month's rows in a published table; empty if the table is replaced completely."""
    if publication.keep is not Keep.EVERY_MONTH:
        return ""
    day = month.first_day if publication.month_column == "by_month" else month.last_day
    return f' WHERE "{publication.month_column}" = {database.literal(day.isoformat())}'


def _read(folder: Path) -> Release | None:
    """The release in a folder; None if its manifest is missing or damaged."""
    # Reading a named pipe would block.
    if not (folder / _MANIFEST).is_file():
        return None
    try:
        manifest = parsed((folder / _MANIFEST).read_text(encoding="utf-8"))
        contents = {
            str(table): {str(month): str(file) for month, file in months.items()}
            for table, months in manifest["contents"].items()
        }
        before = manifest.get("before")
        return Release(
            folder,
            int(manifest["publication"]),
            str(manifest["shape"]),
            contents,
            # Only an earlier one, because damaged manifests that name each other would cause an endless loop.
            before if isinstance(before, str) and _NUMBER.fullmatch(before) and before < folder.name else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def _is_whole(folder: Path) -> bool:
    # Compares the bytes, because a damaged file may have its former size and time. Reading a named pipe would block.
    if not all(path.is_file() for path in (folder / _MANIFEST, *folder.glob("*.duckdb"))):
        return False
    try:
        manifest = parsed((folder / _MANIFEST).read_text(encoding="utf-8"))
        catalogues = {path.name for path in folder.glob("*.duckdb")}
        return (
            catalogues == set(manifest["files"]) != set()
            and not _write_ahead_logs(folder)
            and all(known_hashes.hash_of(folder / name) == sha256 for name, sha256 in manifest["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _remove_old(home: Home, newest: Release) -> None:
    """Delete the releases that no rollback can return to: older than the retained ones, or withdrawn."""
    retained: list[str] = []
    release: Release | None = newest
    while release is not None and len(retained) < KEPT_RELEASES:
        retained.append(release.folder.name)
        before = _before(home, release)
        if before is None and release.before is not None and (home.releases / release.before).exists():
            # Its manifest is damaged, so its predecessors are unknown and none is deleted.
            return
        release = before
    for path in home.releases.iterdir():
        number = path.name.removesuffix(_WITHDRAWN)
        if not _NUMBER.fullmatch(number) or number in retained:
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
