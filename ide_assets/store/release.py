"""Releases: the published tables as DuckDB catalogues that analysts attach.

A release is a folder with one DuckDB file for each catalogue and a manifest. It is current while the link `current`
points to it, so the catalogues are always consistent and an open reader keeps the files that it opened. This module
says what a release contains, should contain, and whether it is intact; it writes nothing but the link.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ide_assets.months import Month
from ide_assets.store import database, known_hashes
from ide_assets.store.files import file_text, parsed, sync_folder
from ide_assets.store.home import DamagedHomeError, Home
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.table import Keep, Publication, Table

#: Releases on disk: the current one and those before it, for open readers and rollbacks.
KEPT_RELEASES = 3

#: The oldest DuckDB that can open a release.
STORAGE_VERSION = "v1.4.0"

MANIFEST = "manifest.json"

#: The name of a release's folder.
NUMBER = re.compile("[0-9]{6}")


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


def current(home: Home) -> Release | None:
    """The release that readers open at present."""
    link = home.releases / "current"
    return read(home.releases / link.readlink()) if link.is_symlink() else None


def is_up_to_date(home: Home, tables: Sequence[Table], ledger: Ledger) -> bool:
    """Whether the current release is intact and contains exactly what the ledger publishes."""
    release = current(home)
    return (
        release is not None
        and release.shape == shape_of(tables)
        and release.contents == wanted_contents(tables, ledger)
        and is_whole(release.folder)
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


def shape_of(tables: Sequence[Table]) -> str:
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


def read(folder: Path) -> Release | None:
    """The release in a folder; None if its manifest is missing or damaged."""
    # Reading a named pipe would block.
    if not (folder / MANIFEST).is_file():
        return None
    try:
        manifest = parsed(file_text(folder / MANIFEST))
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
            before if isinstance(before, str) and NUMBER.fullmatch(before) and before < folder.name else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def is_whole(folder: Path) -> bool:
    """Whether a release's folder has exactly the files of its manifest, with the recorded bytes."""
    # Compares the bytes, because a damaged file may have its former size and time. Reading a named pipe would block.
    if not all(path.is_file() for path in (folder / MANIFEST, *folder.glob("*.duckdb"))):
        return False
    try:
        manifest = parsed(file_text(folder / MANIFEST))
        catalogues = {path.name for path in folder.glob("*.duckdb")}
        return (
            catalogues == set(manifest["files"]) != set()
            and not write_ahead_logs(folder)
            and all(known_hashes.hash_of(folder / name) == sha256 for name, sha256 in manifest["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def write_ahead_logs(folder: Path) -> list[Path]:
    """Files with rows that a killed client wrote; the next client to open the catalogue would read them."""
    return list(folder.glob("*.duckdb.wal"))


def preceding(home: Home, release: Release) -> Release | None:
    """The release that was current when this one was built; None without one or if its manifest is damaged."""
    return None if release.before is None else read(home.releases / release.before)


def make_current(home: Home, folder: Path) -> None:
    """Point the link `current` to a release's folder, in one step. Raises DamagedHomeError if the link is a folder."""
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
