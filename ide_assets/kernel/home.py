"""A home: the folder that holds one installation's lake, ledger, releases, register of deliveries, records and locks.

Only paths, the lock, the pseudonym key and the list of erased users belong here; what is inside each folder is
its owner's matter.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: What the note of a process says that waits for the lock.
_WAITS = "waits"

#: Stands in a note's name between its holder and its process.
_OF_PROCESS = "~"


#: Mode of a file that its owner alone may read.
_PRIVATE = 0o600


def holder_of(note: Path) -> str:
    """Who left a note: a run's id, or what a command calls itself."""
    return note.name.rpartition(_OF_PROCESS)[0]


class HomeBusyError(RuntimeError):
    """Another run holds the home's lock."""


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
        """The Delta table that says what is published."""
        return self.root / "ledger"

    @property
    def releases(self) -> Path:
        """Released catalogues; `current` links to the one that readers open."""
        return self.root / "releases"

    @property
    def deliveries(self) -> Path:
        """The register of deliveries, with their quarantined rows."""
        return self.root / "deliveries"

    @property
    def checks(self) -> Path:
        """What judging every candidate found, by month and run."""
        return self.root / "checks"

    @property
    def waivers(self) -> Path:
        """Failing checks that a person let pass, one line each."""
        return self.root / "waivers.jsonl"

    @property
    def alerts(self) -> Path:
        """What every channel was told of incidents."""
        return self.root / "alerts.json"

    @property
    def handed_over(self) -> Path:
        """The actions that were handed over, one file for each month."""
        return self.root / "handed_over"

    @property
    def dagster(self) -> Path:
        """Dagster's own records (DAGSTER_HOME)."""
        return self.root / "dagster"

    @property
    def known_hashes(self) -> Path:
        """Hashes of files that were looked at before; may be deleted at will."""
        return self.root / "known_hashes.json"

    @property
    def compiled(self) -> Path:
        """Queries that were compiled before; may be deleted at will."""
        return self.root / "compiled"

    @property
    def scratch(self) -> Path:
        """Where DuckDB spills; emptied at will."""
        return self.root / "scratch"

    @property
    def holders(self) -> Path:
        """Notes of who holds the lock or waits for it, or was killed meanwhile."""
        return self.root / "holders"

    @contextmanager
    def locked(self, holder: str, timeout_seconds: float) -> Iterator[None]:
        """Hold the home's one lock; the operating system frees it however the process ends.

        Whoever waits for it or holds it is noted in `holders`. Raises HomeBusyError, naming who holds it, when it
        is not free within the timeout.
        """
        from filelock import FileLock, Timeout

        self.holders.mkdir(parents=True, exist_ok=True)
        with self._noted(holder) as note:
            try:
                with FileLock(self.root / "lock", timeout=timeout_seconds):
                    note.write_text(f"run {holder}, process {os.getpid()}", encoding="utf-8")
                    yield
            except Timeout:
                told = [path.read_text(encoding="utf-8") for path in self.holders.iterdir()]
                holding = [each for each in told if each not in ("", _WAITS)]
                raise HomeBusyError(
                    f"{self.root} is in use by {' or '.join(holding) or 'another process'}; one run at a time works "
                    f"on a home. Waited {timeout_seconds:g} s (IDE_LOCK_TIMEOUT_SECONDS): run again when it has "
                    "finished."
                ) from None

    @contextmanager
    def _noted(self, holder: str) -> Iterator[Path]:
        """A note that is locked for as long as its process lives: one that is not is of a process that was killed."""
        note = self.holders / f"{holder}{_OF_PROCESS}{os.getpid()}"
        descriptor = os.open(note, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            note.write_text(_WAITS, encoding="utf-8")
            try:
                yield note
            finally:
                note.unlink(missing_ok=True)
        finally:
            os.close(descriptor)

    def note_gone(self, holder: str) -> None:
        """Note a holder whose process does not work on this home any more, as a kill would have left it."""
        self.holders.mkdir(exist_ok=True)
        (self.holders / f"{holder}{_OF_PROCESS}0").write_text(f"run {holder}, not here", encoding="utf-8")

    def gone(self) -> list[Path]:
        """Notes of holders whose process ended without saying so, as a kill or a power cut leaves them."""
        found = []
        for note in sorted(self.holders.iterdir()) if self.holders.is_dir() else ():
            try:
                descriptor = os.open(note, os.O_RDWR)
            except FileNotFoundError:
                continue
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            else:
                # Between making its note and locking it a process has written nothing yet.
                if note.exists() and note.read_text(encoding="utf-8"):
                    found.append(note)
            finally:
                os.close(descriptor)
        return found

    def living(self) -> frozenset[str]:
        """Who waits for the lock or holds it, in a process that lives."""
        notes = set(self.holders.iterdir()) if self.holders.is_dir() else set()
        return frozenset(holder_of(note) for note in notes - set(self.gone()))

    def user_key(self) -> bytes:
        """The home's own key of user pseudonyms, made on first use, readable by its owner alone."""
        path = self.root / "user.key"
        self.root.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            write_whole(path, secrets.token_hex(32), _PRIVATE)
        return bytes.fromhex(path.read_text(encoding="ascii"))

    def erased_users(self) -> frozenset[str]:
        """SHA-256 (hex) of each erased user's pseudonym; the pseudonyms themselves are kept nowhere (R-DQ-5)."""
        path = self.root / "erased.users"
        return frozenset(path.read_text(encoding="ascii").split()) if path.exists() else frozenset()

    def remember_erased(self, hashed_pseudonym: str) -> None:
        """Add to the list of erased users, readable by its owner alone. Hold the home's lock."""
        lines = sorted({*self.erased_users(), hashed_pseudonym})
        write_whole(self.root / "erased.users", "\n".join(lines) + "\n", _PRIVATE)


def write_whole(path: Path, text: str, mode: int = 0o666) -> None:
    """Write a file whole or not at all; `mode` as the system's mask leaves it."""
    aside = path.with_name(f"{path.name}.writing")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    put_in_place(aside, path)


def put_in_place(aside: Path, path: Path) -> None:
    """Give a file that was written aside its name, in place of any former one: whole or not at all."""
    sync_file(aside)
    aside.replace(path)
    sync_folder(path.parent)


def append_line(path: Path, line: str) -> None:
    """Add a whole line to a file of lines, on the disk; after one that was cut short it begins anew.

    One line holds one record, so `line` must have no end of line in it.
    """
    with path.open("ab+") as file:
        torn = False
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            torn = file.read(1) != b"\n"
        file.write((("\n" if torn else "") + line + "\n").encode())
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_delta_log(table: Path, version: int) -> None:
    """Make a Delta table's newest version survive a power cut; its library leaves that to the system."""
    sync_file(table / "_delta_log" / f"{version:020d}.json")
    sync_folder(table)


def sync_file(path: Path) -> None:
    """Make a file and its name survive a power cut."""
    sync_folder(path)
    sync_folder(path.parent)
