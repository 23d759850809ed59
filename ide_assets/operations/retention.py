"""The retention policy: how long superseded versions, pseudonyms, Dagster's records and logs are kept (R-DQ-5).

What is published, and what it was built from, is never deleted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.domains.deliveries.register import Register
from ide_assets.domains.graph import RECIPES
from ide_assets.months import Month
from ide_assets.operations.pseudonyms import (
    FileTotals,
    check_home,
    count_rows,
    current_files,
    exclusive_session,
    finish_replacements,
    personal_tables,
    replace_pseudonyms,
)
from ide_assets.settings import Settings
from ide_assets.store.dagster_records import dagster_instance, delete_runs, has_records, old_runs
from ide_assets.store.home import Home, home_of
from ide_assets.store.lake import Lake, month_of
from ide_assets.store.ledger import Entry, Ledger
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    from dagster import DagsterInstance
    from duckdb import DuckDBPyConnection

#: A failed run can be re-executed from its failed step for this long; then the files that it committed are deleted.
FAILED_RUNS_KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Tidied:
    """What the retention policy deleted, and in which files it replaced pseudonyms; in a dry run, what it would."""

    superseded: FileTotals = field(default_factory=FileTotals)
    failed: FileTotals = field(default_factory=FileTotals)
    quarantine: FileTotals = field(default_factory=FileTotals)
    pseudonyms: FileTotals = field(default_factory=FileTotals)
    runs: FileTotals = field(default_factory=FileTotals)
    logs: FileTotals = field(default_factory=FileTotals)


def tidy(
    settings: Settings,
    now: datetime,
    dry_run: bool,
    holder: str = "tidy",
    instance: "DagsterInstance | None" = None,
) -> Tidied:
    """Apply the retention policy as of a moment.

    `holder` is the name under which the home's lock is taken; `instance` is given if Dagster's records are already
    open. Raises HomeBusyError if another run has the home's lock, and DamagedHomeError, before anything is deleted, if
    the home is damaged.
    """
    home = home_of(settings)
    lake = Lake(home)
    tidied = Tidied()
    with exclusive_session(home, settings, holder) as connection:
        check_home(home, lake)
        if not dry_run:
            lake.sweep([recipe.table for recipe in RECIPES])
            Register(home).sweep()
            finish_replacements(home, lake)
        ledger = Ledger(home)
        deleted = _delete_files(home, lake, ledger, settings, now, dry_run, tidied)
        _delete_quarantine(home, ledger, settings, now, dry_run, tidied.quarantine)
        if settings.retention_months is not None:
            oldest = Month.of(now.date()).plus(-settings.retention_months)
            _replace_old_pseudonyms(connection, home, lake, oldest, deleted, dry_run, tidied.pseudonyms)
        before = now - timedelta(days=settings.keep_runs_days)
        _delete_runs(home, ledger, before, instance, dry_run, tidied.runs)
        _delete_logs(home, before, dry_run, tidied.logs)
    return tidied


def _delete_files(
    home: Home, lake: Lake, ledger: Ledger, settings: Settings, now: datetime, dry_run: bool, tidied: Tidied
) -> set[Path]:
    """Delete the files of superseded versions and of failed runs; returns them."""
    superseded = _superseded(ledger, settings, now)
    named = {entry.file for entry in ledger.history}
    deleted: set[Path] = set()
    for table in (recipe.table for recipe in RECIPES):
        expired: list[Path] = []
        for path in lake.files(table):
            file = str(path.relative_to(home.lake))
            is_failed = file not in named and _modified(path) < now - FAILED_RUNS_KEPT
            if is_failed or file in superseded:
                _count(tidied.failed if is_failed else tidied.superseded, path)
                expired.append(path)
        if not dry_run:
            _delete(lake, ledger, table, expired)
        deleted.update(expired)
    return deleted


def _delete_quarantine(
    home: Home, ledger: Ledger, settings: Settings, now: datetime, dry_run: bool, totals: FileTotals
) -> None:
    for path in _old_quarantine(home, ledger, settings, now):
        _count(totals, path)
        if not dry_run:
            # The month's page in the report may show values of these rows; the next report writes it again.
            (home.report("quality") / f"{path.parent.parent.name}.html").unlink(missing_ok=True)
            path.unlink()


def _replace_old_pseudonyms(
    connection: "DuckDBPyConnection",
    home: Home,
    lake: Lake,
    oldest: Month,
    deleted: set[Path],
    dry_run: bool,
    totals: FileTotals,
) -> None:
    """Replace every pseudonym of the months before `oldest`."""
    for table in personal_tables():
        done = {replacement.name for replacement in lake.replacements(table) if replacement.every_user}
        for path in current_files(lake, table):
            if month_of(path) >= oldest or path.name in done or path in deleted:
                continue
            totals.files += 1
            totals.rows += count_rows(connection, path)
            if not dry_run:
                replace_pseudonyms(connection, lake, table, path, "true", every_user=True)
    if not dry_run:
        finish_replacements(home, lake)


def _delete_runs(
    home: Home,
    ledger: Ledger,
    before: datetime,
    instance: "DagsterInstance | None",
    dry_run: bool,
    totals: FileTotals,
) -> None:
    """Delete old runs from Dagster's records, which would otherwise only grow; no published data depends on them."""
    if instance is None and not has_records(home):
        return
    with _opened(home, instance) as records:
        runs = old_runs(records, before, {entry.run_id for entry in _published(ledger)})
        totals.files, totals.bytes = len(runs.run_ids), runs.characters
        if not dry_run:
            delete_runs(records, runs)


@contextmanager
def _opened(home: Home, instance: "DagsterInstance | None") -> "Iterator[DagsterInstance]":
    if instance is not None:
        yield instance
        return
    with dagster_instance(home) as opened:
        yield opened


def _delete_logs(home: Home, before: datetime, dry_run: bool, totals: FileTotals) -> None:
    """Delete logs of unexpected errors that were last written before a moment."""
    for path in home.files(home.logs, "ide-*.log"):
        if not path.is_symlink() and _modified(path) < before:
            _count(totals, path)
            if not dry_run:
                path.unlink()


def _count(totals: FileTotals, path: Path) -> None:
    totals.files += 1
    totals.bytes += path.stat().st_size


def _superseded(ledger: Ledger, settings: Settings, now: datetime) -> set[str]:
    """Files (relative to the lake) of versions that were superseded longer ago than the setting.

    Excluded are the files of published months and those that they were built from (for `ide explain`), and all versions
    of tables with audit dates, which show on which day a key was first published (R-IDE-16).
    """
    if settings.keep_versions_days is None:
        return set()
    before = now - timedelta(days=settings.keep_versions_days)
    audited = {recipe.table.name for recipe in RECIPES if recipe.table.audited}
    needed = {entry.file for entry in _published(ledger)}
    newest_of_hash = {(f"{entry.table}@{entry.month}", entry.sha256): entry.file for entry in ledger.history}
    needed |= {
        newest_of_hash[version]
        for entry in _published(ledger)
        for version in entry.inputs.items()
        if version in newest_of_hash
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


def _delete(lake: Lake, ledger: Ledger, table: Table, expired: Sequence[Path]) -> None:
    names = {path.name for path in expired}
    for month in sorted({month_of(path) for path in expired}):
        # Delta's newest version may be that of a failed run, and must not name a deleted file.
        if names & set(lake.current(table, month)):
            entry = ledger.entry(table.name, month)
            lake.put_back(table, month, None if entry is None else ledger.path(entry), entry.rows if entry else 0)
    for path in expired:
        path.unlink()


def _old_quarantine(home: Home, ledger: Ledger, settings: Settings, now: datetime) -> list[Path]:
    """Quarantined rows of deliveries that are not published and older than the setting; the register is kept."""
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
