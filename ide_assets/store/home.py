"""A home: the folder with an installation's lake, ledger, releases, register of deliveries, records and locks.

This module has the paths and the lock. Other modules own the contents of the folders.
"""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from ide_assets.settings import Settings
from ide_assets.store.files import WRITING, write_whole

#: Content of a holder file while its process waits for the lock.
_WAITS = "waits"

#: Separates the holder from the process in the name of a holder file.
_OF_PROCESS = "~"


def holder_of(note: Path) -> str:
    """The holder that a holder file names: a run's id, or the name of a command."""
    return note.name.rpartition(_OF_PROCESS)[0]


#: How to recover files that cannot be rebuilt from the rest of a home.
RESTORE = (
    "To recover: restore a backup into a new folder and use that one: ide restore FILE --home NEW "
    "(docs/backup.md, 'A damaged home')."
)


class DamagedHomeError(RuntimeError):
    """A file in a home is missing, incomplete or invalid; the message gives the consequences and how to recover."""


class HomeBusyError(RuntimeError):
    """Another run has the home's lock."""


@dataclass(frozen=True)
class Home:
    """Paths below one home folder."""

    root: Path

    @property
    def lake(self) -> Path:
        """Delta tables, one folder each."""
        return self.root / "lake"

    @property
    def ledger(self) -> Path:
        """The Delta table that records what is published."""
        return self.root / "ledger"

    @property
    def newest_publication(self) -> Path:
        """The number of the newest publication, recorded outside the ledger."""
        return self.root / "newest_publication"

    @property
    def releases(self) -> Path:
        """The releases; `current` links to the one that readers open."""
        return self.root / "releases"

    @property
    def deliveries(self) -> Path:
        """The register of deliveries, with their quarantined rows."""
        return self.root / "deliveries"

    @property
    def checks(self) -> Path:
        """The results of all checks, by month and run."""
        return self.root / "checks"

    @property
    def waivers(self) -> Path:
        """Waivers and acknowledgements of failing checks, one line each."""
        return self.root / "waivers.jsonl"

    @property
    def alerts(self) -> Path:
        """The alerts that each channel received."""
        return self.root / "alerts.json"

    @property
    def alert_decisions(self) -> Path:
        """Acknowledged and snoozed engagement alerts, one line each."""
        return self.root / "alert_decisions.jsonl"

    @property
    def alert_thresholds(self) -> Path:
        """Readers' own thresholds for alerts about accounts, one line each."""
        return self.root / "alert_thresholds.jsonl"

    @property
    def requested_actions(self) -> Path:
        """Actions that readers asked for, one line each."""
        return self.root / "requested_actions.jsonl"

    @property
    def call_decisions(self) -> Path:
        """Calls that readers did, snoozed or declined, one line each."""
        return self.root / "call_decisions.jsonl"

    @property
    def saved_views(self) -> Path:
        """Readers' saved views of the pages, one line each."""
        return self.root / "saved_views.jsonl"

    @property
    def owner_alerts(self) -> Path:
        """The messages about engagement alerts that owners received, one line each."""
        return self.root / "owner_alerts.jsonl"

    @property
    def handed_over(self) -> Path:
        """The actions that were handed over, one file per month."""
        return self.root / "handed_over"

    @property
    def shadows(self) -> Path:
        """The candidate files that run in shadow, one folder each, and their history."""
        return self.root / "shadow"

    @property
    def tenant_numbers(self) -> Path:
        """The numbers of tenants whose identifiers are texts, in imported deliveries."""
        return self.root / "tenant_numbers.csv"

    @property
    def imports(self) -> Path:
        """The imports of deliveries, with the numbers of rows, one line each."""
        return self.root / "imports.jsonl"

    @property
    def dagster(self) -> Path:
        """Dagster's own records (DAGSTER_HOME)."""
        return self.root / "dagster"

    @property
    def reports(self) -> Path:
        """The reports, one folder each."""
        return self.root / "reports"

    @property
    def logs(self) -> Path:
        """Logs of unexpected errors, one file a day."""
        return self.root / "logs"

    @property
    def known_hashes(self) -> Path:
        """A cache of file hashes; may be deleted at any time."""
        return self.root / "known_hashes.json"

    @property
    def compiled(self) -> Path:
        """A cache of compiled queries; may be deleted at any time."""
        return self.root / "compiled"

    def report(self, name: str) -> Path:
        """The folder of a report."""
        return self.reports / name

    @property
    def scratch(self) -> Path:
        """Temporary files of DuckDB; may be deleted while no run is in progress."""
        return self.root / "scratch"

    @property
    def holders(self) -> Path:
        """One file for each process that has or waits for the lock, or was killed meanwhile."""
        return self.root / "holders"

    @contextmanager
    def locked(self, holder: str, timeout_seconds: float) -> Iterator[None]:
        """Take the home's only lock; the operating system releases it when the process ends for any reason.

        Processes that have it or wait for it have a file in `holders`. Raises HomeBusyError with the present holder if
        it is not released within the timeout.
        """
        from filelock import FileLock, Timeout

        self.root.mkdir(parents=True, exist_ok=True)
        if (self.root / "lock").is_symlink():
            raise _planted(self.root / "lock")
        with self.noted(holder) as note:
            try:
                with FileLock(self.root / "lock", timeout=timeout_seconds):
                    _rewrite(note, f"run {holder}, process {os.getpid()}")
                    yield
            except Timeout:
                contents = [path.read_text(encoding="utf-8", errors="replace") for path in self.holders.iterdir()]
                holders = [holder for holder in contents if holder not in ("", _WAITS)]
                raise HomeBusyError(
                    f"{self.root} is in use by {' or '.join(holders) or 'another process'}; only one run at a time can "
                    f"use a home. Waited {timeout_seconds:g} s (IDE_LOCK_TIMEOUT_SECONDS): run again when it has "
                    "finished."
                ) from None

    @contextmanager
    def noted(self, holder: str) -> Iterator[Path]:
        """A holder file that is locked while its process exists; an unlocked one belongs to a killed process.

        A run that works without the home's lock is known to exist by it.
        """
        note = self.writable(self.holders) / f"{holder}{_OF_PROCESS}{os.getpid()}"
        descriptor = os.open(note, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            _rewrite(note, _WAITS)
            try:
                yield note
            finally:
                note.unlink(missing_ok=True)
        finally:
            os.close(descriptor)

    def note_gone(self, holder: str) -> None:
        """Write the file of a holder whose process no longer exists, as a killed process leaves it."""
        write_whole(self.writable(self.holders) / f"{holder}{_OF_PROCESS}0", f"run {holder}, not here")

    def gone(self) -> list[Path]:
        """The holder files of processes that were killed, by a power cut for example."""
        gone = []
        for note in sorted(self.holders.iterdir()) if self.holders.is_dir() else ():
            try:
                descriptor = os.open(note, os.O_RDWR | os.O_NOFOLLOW)
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.ELOOP, errno.EISDIR):
                    continue
                raise
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            else:
                # A process that has created its file but not locked it yet has not written to it.
                if note.exists() and note.read_bytes():
                    gone.append(note)
            finally:
                os.close(descriptor)
        return gone

    def living(self) -> frozenset[str]:
        """The holders that have the lock or wait for it and whose process exists."""
        notes = set(self.holders.iterdir()) if self.holders.is_dir() else set()
        return frozenset(holder_of(note) for note in notes - set(self.gone()))

    def writable(self, folder: Path) -> Path:
        """Create a folder in the home if it is missing; returns it.

        Raises DamagedHomeError if it, or a parent folder inside the home, is a link, because files would be written
        elsewhere. The home itself may be a link.
        """
        for below in self._levels(folder):
            if below.exists() and not below.is_dir():
                raise DamagedHomeError(
                    f"{below} is a file; expected a folder. Move the file out of the home, then run the command again."
                )
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def files(self, folder: Path, pattern: str) -> list[Path]:
        """The files and folders below a folder in the home that match a pattern, sorted; all of them are in the home.

        Raises DamagedHomeError if the folder, or one on the way to a match, is a link: what is deleted there is not the
        home's. A match itself may be a link.
        """
        matches = sorted(folder.glob(pattern))
        for parent in {folder, *(path.parent for path in matches)}:
            self._levels(parent)
        return matches

    def _levels(self, folder: Path) -> list[Path]:
        """The folders from the home, which may be a link, down to a folder. Raises DamagedHomeError for a link."""
        parts = folder.relative_to(self.root).parts
        levels = [self.root.joinpath(*parts[: depth + 1]) for depth in range(len(parts))]
        for level in levels:
            if level.is_symlink():
                raise _planted(level)
        return levels

    def without_links(self, folder: Path) -> None:
        """Create a folder in the home whose files a library writes. Raises DamagedHomeError if it contains a link."""
        for path in self.writable(folder).rglob("*"):
            if path.is_symlink():
                raise _planted(path)

    def sweep(self) -> None:
        """Delete incomplete files of killed processes, except in the lake and the register, which do so themselves.

        Only files older than a day, because alerts and records are written without the lock.
        """
        before = time.time() - timedelta(days=1).total_seconds()
        for folder in (self.root, self.releases, self.handed_over, self.dagster, self.holders):
            for path in self.files(folder, f"*{WRITING}"):
                if path.lstat().st_mtime < before:
                    path.unlink(missing_ok=True)

    @property
    def key_file(self) -> Path:
        """The key of the user pseudonyms; see users.py."""
        return self.root / "user.key"

    @property
    def erased_users(self) -> Path:
        """The list of erased users; see users.py."""
        return self.root / "erased.users"


def _planted(link: Path) -> DamagedHomeError:
    return DamagedHomeError(
        f"{link} is a link to {link.readlink()}. Links in a home are not followed. Delete the link, or mount its "
        "target there."
    )


def _rewrite(path: Path, text: str) -> None:
    """Write a file in place, so that its lock remains."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def home_of(settings: Settings) -> Home:
    """The settings' home, as an absolute path."""
    return Home(settings.home.resolve())
