"""Erasure of a person from every stored version, and how long versions and pseudonyms are kept (R-DQ-5).

Stored rows are never changed in place. A file with a pseudonym gets a successor with the same rows and another
token, in four steps, each of which may be the last before a kill:

1. the list of erased users, so that no later reading brings the person back;
2. for each file, the successor is written and committed to Delta, which records what it replaces;
3. the ledger names the successors, in one commit;
4. the former files are deleted.

Until step 3 readers see the former files, which are whole; running again does what is left. Numbers do not change:
within a file one person's rows get one token, which is nobody else's.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries import cleaning, reader
from ide_assets.domains.deliveries.landing import DeliveryRejectedError, Landing
from ide_assets.domains.deliveries.recipes import user_key
from ide_assets.domains.deliveries.register import Register
from ide_assets.domains.deliveries.sources import SOURCES, Source
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations.erasure import erase_from_records
from ide_assets.reports.quality import report
from ide_assets.settings import Settings
from ide_assets.store import database
from ide_assets.store.dagster_records import dagster_instance, delete_runs, old_runs
from ide_assets.store.home import Home, home_of
from ide_assets.store.lake import Lake, month_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: A failed run may be re-executed from where it failed for so long; then what it committed is deleted.
FAILED_RUNS_KEPT = timedelta(days=1)


@dataclass
class Counted:
    """Files, and the bytes or rows in them."""

    files: int = 0
    bytes: int = 0
    rows: int = 0


@dataclass(frozen=True)
class Erased:
    """What an erasure did.

    `records` counts the files of records, reports and logs that had the identifier. `deliveries` still name the
    person; in `unreadable` ones nobody looked.
    """

    lake: Counted
    records: int
    deliveries: Sequence[Path]
    unreadable: Sequence[Path]


@dataclass(frozen=True)
class Tidied:
    """What was deleted, and whose pseudonyms were replaced; in a dry run, what would be."""

    superseded: Counted = field(default_factory=Counted)
    failed: Counted = field(default_factory=Counted)
    quarantine: Counted = field(default_factory=Counted)
    forgotten: Counted = field(default_factory=Counted)
    runs: Counted = field(default_factory=Counted)


def erase_user(settings: Settings, identifier: str) -> Erased:
    """Replace one person's pseudonym in every version of every table, for ever.

    `identifier` is as delivered. What was stored under another key of the pseudonyms is not found. Raises
    HomeBusyError where another run holds the home.
    """
    home, lake = home_of(settings), Lake(home_of(settings))
    with _session(home, settings, "erase-user") as connection:
        _check(home, lake)
        composed, person = _spellings(connection, identifier)
        # An earlier version stored the identifier as it was spelled.
        pseudonyms = {reader.pseudonym(each, user_key(settings, home)) for each in (composed, person)}
        for each in sorted(pseudonyms):
            home.remember_erased(sha256(each.encode()).hexdigest())
        lake.sweep(_personal_tables())
        Register(home).sweep()
        found = Counted()
        for table in _personal_tables():
            listed = ", ".join(database.literal(each) for each in sorted(pseudonyms))
            is_person = " OR ".join(f'"{name}" IN ({listed})' for name in _personal(table))
            for path in standing(lake, table):
                rows = _count(connection, path, is_person)
                if rows:
                    _replace(connection, lake, table, path, is_person, every_user=False)
                    found.files += 1
                    found.rows += rows
        finish(home, lake)
        records = erase_from_records(connection, home, {identifier, composed, person})
        deliveries, unreadable = _deliveries_that_name(connection, settings, person)
    return Erased(found, records, deliveries, unreadable)


def tidy(settings: Settings, now: datetime, dry_run: bool) -> Tidied:
    """Delete what the settings say need not be kept, and replace the pseudonyms of old months.

    Raises HomeBusyError where another run holds the home.
    """
    home, lake = home_of(settings), Lake(home_of(settings))
    tidied = Tidied()
    with _session(home, settings, "tidy") as connection:
        _check(home, lake)
        tables = [recipe.table for recipe in RECIPES]
        if not dry_run:
            lake.sweep(tables)
            Register(home).sweep()
            finish(home, lake)
        ledger = Ledger(home)
        superseded = _superseded(ledger, settings, now)
        named = {entry.file for entry in ledger.history}
        gone: set[Path] = set()
        for table in tables:
            going: list[Path] = []
            for path in lake.files(table):
                file = str(path.relative_to(home.lake))
                failed = file not in named and _modified(path) < now - FAILED_RUNS_KEPT
                if not failed and file not in superseded:
                    continue
                counted = tidied.failed if failed else tidied.superseded
                counted.files += 1
                counted.bytes += path.stat().st_size
                going.append(path)
            if not dry_run:
                _delete(lake, ledger, table, going)
            gone.update(going)
        for path in _old_quarantine(home, ledger, settings, now):
            tidied.quarantine.files += 1
            tidied.quarantine.bytes += path.stat().st_size
            if not dry_run:
                report.forget_page(home, path.parent.parent.name)
                path.unlink()
        if settings.retention_months is not None:
            oldest = Month.of(now.date()).plus(-settings.retention_months)
            for table in _personal_tables():
                done = {replacement.name for replacement in lake.replacements(table) if replacement.every_user}
                for path in standing(lake, table):
                    if month_of(path) >= oldest or path.name in done or path in gone:
                        continue
                    tidied.forgotten.files += 1
                    tidied.forgotten.rows += _count(connection, path, "true")
                    if not dry_run:
                        _replace(connection, lake, table, path, "true", every_user=True)
            if not dry_run:
                finish(home, lake)
        _tidy_runs(home, ledger, settings, now, dry_run, tidied.runs)
    return tidied


def _tidy_runs(home: Home, ledger: Ledger, settings: Settings, now: datetime, dry_run: bool, counted: Counted) -> None:
    """Delete old runs from Dagster's records, which would otherwise only grow; what is published is not in them."""
    if "DAGSTER_HOME" not in os.environ and not home.dagster.is_dir():
        return
    with dagster_instance(home) as instance:
        before = now - timedelta(days=settings.keep_runs_days)
        runs = old_runs(instance, before, {entry.run_id for entry in _published(ledger)})
        counted.files, counted.bytes = len(runs.run_ids), runs.characters
        if not dry_run:
            delete_runs(instance, runs)


@contextmanager
def _session(home: Home, settings: Settings, holder: str) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The lock and a connection; what it or a killed run before it spilled goes with it, as it names persons."""
    with home.locked(holder, settings.lock_timeout_seconds):
        with database.session(settings, home) as connection:
            yield connection
        shutil.rmtree(home.scratch, ignore_errors=True)


def _check(home: Home, lake: Lake) -> None:
    """Look at all that says what may be deleted, before anything is. Raises DamagedHomeError."""
    ledger = lake.check([recipe.table for recipe in RECIPES])
    Register(home).check(
        (entry.table, entry.month, str(entry.inputs["delivery"]))
        for entry in ledger.history
        if "delivery" in entry.inputs
    )


def _personal_tables() -> list[Table]:
    return [recipe.table for recipe in RECIPES if _personal(recipe.table)]


def _personal(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.personal]


def standing(lake: Lake, table: Table) -> list[Path]:
    """The files of all versions, without those that have a successor already."""
    replaced = {replacement.former for replacement in lake.replacements(table)}
    return [path for path in lake.files(table) if path.name not in replaced]


def _count(connection: "duckdb.DuckDBPyConnection", path: Path, condition: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {database.parquet([path])} WHERE {condition}").fetchone()
    return int(found[0]) if found else 0


def _replace(
    connection: "duckdb.DuckDBPyConnection", lake: Lake, table: Table, path: Path, condition: str, every_user: bool
) -> None:
    """Write and commit a file's successor, with other tokens in the rows of the condition."""
    successor = lake.successor(path)
    tokens = ", ".join(
        f'CASE WHEN {condition} THEN {reader.unlinkable(name)} ELSE "{name}" END AS "{name}"'
        for name in _personal(table)
    )
    # Sorted anew: a row's place among its neighbours would tell much of the pseudonym that it had. The columns are the
    # file's own, which may be of an earlier version of the code.
    sorted_rows = f"SELECT * REPLACE ({tokens}) FROM {database.parquet([path])} ORDER BY ALL"
    rows = database.copy(connection, sorted_rows, successor)
    if rows != _count(connection, path, "true"):
        raise RuntimeError(f"{successor} has other rows than {path}; this is a defect, nothing was replaced")
    lake.replace(table, path, successor, every_user)


def finish(home: Home, lake: Lake) -> None:
    """Let the ledger name the successors, then delete what they replace; also where a kill left that open."""
    renamed: dict[str, tuple[str, int]] = {}
    former_files: list[Path] = []
    for table in (recipe.table for recipe in RECIPES):
        if not any(column.personal or column.names_person for column in table.columns):
            continue
        newest: dict[str, tuple[str, int]] = {}
        # Newest first, so that a successor that was replaced itself is already known with its last one.
        for replacement in lake.replacements(table):
            newest[replacement.former] = newest.get(replacement.name, (replacement.name, replacement.version))
        for path in lake.files(table):
            if path.name in newest:
                former_files.append(path)
                name, version = newest[path.name]
                renamed[str(path.relative_to(home.lake))] = (str(path.with_name(name).relative_to(home.lake)), version)
    Ledger(home).rename(renamed)
    named = {entry.file for entry in Ledger(home).history}
    if still := [path for path in former_files if str(path.relative_to(home.lake)) in named]:
        raise RuntimeError(
            f"the ledger names {still[0]} though it has a successor; this is a defect, nothing was deleted"
        )
    for path in former_files:
        path.unlink()


def _spellings(connection: "duckdb.DuckDBPyConnection", identifier: str) -> tuple[str, str]:
    """An identifier as text in NFC, and as it is compared."""
    clean = cleaning.identifier("given")
    query = (
        f"SELECT {cleaning.composed('given')}, {cleaning.person('clean')} FROM (SELECT given, {clean} AS clean FROM "
    )
    composed, person = connection.execute(f"{query} (SELECT ?::VARCHAR AS given))", [identifier]).fetchall()[0]
    return str(composed), str(person)


def _personal_sources() -> list[Source]:
    return [source for source in SOURCES if _personal(source.table)]


def _deliveries_that_name(
    connection: "duckdb.DuckDBPyConnection", settings: Settings, person: str
) -> tuple[list[Path], list[Path]]:
    """Folders of deliveries that have the identifier, and of those that cannot be read or are not finished."""
    landing = Landing(settings.landing)
    naming: list[Path] = []
    unreadable: list[Path] = []
    for month in landing.months():
        for source in _personal_sources():
            delivery = landing.find(source.name, month)
            if delivery is None:
                folder = landing.root / source.name / str(month)
                unreadable += [folder] if folder.is_dir() else []
                continue
            try:
                if reader.names(connection, source, delivery, person):
                    naming.append(delivery.folder)
            except (DeliveryRejectedError, OSError):
                unreadable.append(delivery.folder)
    return naming, unreadable


def _superseded(ledger: Ledger, settings: Settings, now: datetime) -> set[str]:
    """Files (relative to the lake) of versions that were superseded longer ago than the setting.

    What a published month consists of or was made from stays (`ide explain`), and so do all versions of tables with
    audit dates: the day on which a key was first published is read from them (R-IDE-16).
    """
    if settings.keep_versions_days is None:
        return set()
    before = now - timedelta(days=settings.keep_versions_days)
    audited = {recipe.table.name for recipe in RECIPES if recipe.table.audited}
    needed = {entry.file for entry in _published(ledger)}
    newest_of_hash = {(f"{entry.table}@{entry.month}", entry.sha256): entry.file for entry in ledger.history}
    needed |= {
        newest_of_hash[made_from]
        for entry in _published(ledger)
        for made_from in entry.inputs.items()
        if made_from in newest_of_hash
    }
    last_used = {entry.file: entry for entry in ledger.history}
    publications = {(entry.month, entry.publication): entry.published_at for entry in ledger.history}
    return {
        file
        for file, entry in last_used.items()
        if file not in needed and entry.table not in audited and _superseded_at(publications, entry) < before
    }


def _published(ledger: Ledger) -> Iterable[Entry]:
    return (entry for entries in ledger.published.values() for entry in entries.values())


def _superseded_at(publications: Mapping[tuple[Month, int], datetime], last: Entry) -> datetime:
    """When the month was first published without the file of its last entry."""
    return min(at for (month, number), at in publications.items() if month == last.month and number > last.publication)


def _delete(lake: Lake, ledger: Ledger, table: Table, gone: Sequence[Path]) -> None:
    names = {path.name for path in gone}
    for month in sorted({month_of(path) for path in gone}):
        # Delta's newest version is what a failed run committed last; it must not name a file that is gone.
        if names & set(lake.current(table, month)):
            entry = ledger.entry(table.name, month)
            lake.put_back(table, month, None if entry is None else ledger.path(entry), entry.rows if entry else 0)
    for path in gone:
        path.unlink()


def _old_quarantine(home: Home, ledger: Ledger, settings: Settings, now: datetime) -> list[Path]:
    """Quarantined rows of deliveries that are not published and older than the setting; their entries stay."""
    if settings.keep_versions_days is None:
        return []
    before = now - timedelta(days=settings.keep_versions_days)
    register = Register(home)
    published = {
        register.folder(entry.table, entry.month, str(entry.inputs["delivery"]))
        for entry in _published(ledger)
        if "delivery" in entry.inputs
    }
    return [path for path in register.quarantined() if path.parent not in published and _modified(path) < before]


def _modified(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
