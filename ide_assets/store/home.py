"""A home: the folder that holds one installation's lake, ledger, releases, register of deliveries, records and locks.

Only paths, the lock, the pseudonym key and the list of erased users belong here; what is inside each folder is
its owner's matter.
"""

import errno
import fcntl
import json
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from ide_assets.settings import KEY_BYTES, Settings

#: What the note of a process says that waits for the lock.
_WAITS = "waits"

#: Stands in a note's name between its holder and its process.
_OF_PROCESS = "~"


#: What a file's name ends with until it is whole.
WRITING = ".writing"

#: Mode of a file that its owner alone may read.
_PRIVATE = 0o600


def holder_of(note: Path) -> str:
    """Who left a note: a run's id, or what a command calls itself."""
    return note.name.rpartition(_OF_PROCESS)[0]


#: The way back of whatever cannot be made again from the rest of a home.
RESTORE = (
    "Way back: restore a backup into a new folder and work with that one: ide restore FILE --home NEW "
    "(docs/backup.md, 'A damaged home')."
)


class DamagedHomeError(RuntimeError):
    """Something in a home is missing, cut or garbage; says what, where, what follows, and the way back."""


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
    def newest_publication(self) -> Path:
        """The number of the newest publication, noted outside the ledger."""
        return self.root / "newest_publication"

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
    def reports(self) -> Path:
        """The written reports, one folder each."""
        return self.root / "reports"

    @property
    def logs(self) -> Path:
        """Logs of unexpected errors, one file a day."""
        return self.root / "logs"

    @property
    def known_hashes(self) -> Path:
        """Hashes of files that were looked at before; may be deleted at will."""
        return self.root / "known_hashes.json"

    @property
    def compiled(self) -> Path:
        """Queries that were compiled before; may be deleted at will."""
        return self.root / "compiled"

    def report(self, name: str) -> Path:
        """The folder of the report of that name."""
        return self.root / "reports" / name

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

        self.root.mkdir(parents=True, exist_ok=True)
        self.writable(self.holders)
        if (self.root / "lock").is_symlink():
            raise _planted(self.root / "lock")
        with self._noted(holder) as note:
            try:
                with FileLock(self.root / "lock", timeout=timeout_seconds):
                    _rewrite(note, f"run {holder}, process {os.getpid()}")
                    yield
            except Timeout:
                told = [path.read_text(encoding="utf-8", errors="replace") for path in self.holders.iterdir()]
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
        """Note a holder whose process does not work on this home any more, as a kill would have left it."""
        write_whole(self.writable(self.holders) / f"{holder}{_OF_PROCESS}0", f"run {holder}, not here")

    def gone(self) -> list[Path]:
        """Notes of holders whose process ended without saying so, as a kill or a power cut leaves them."""
        found = []
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
                # Between making its note and locking it a process has written nothing yet.
                if note.exists() and note.read_bytes():
                    found.append(note)
            finally:
                os.close(descriptor)
        return found

    def living(self) -> frozenset[str]:
        """Who waits for the lock or holds it, in a process that lives."""
        notes = set(self.holders.iterdir()) if self.holders.is_dir() else set()
        return frozenset(holder_of(note) for note in notes - set(self.gone()))

    def writable(self, folder: Path) -> Path:
        """A folder in the home, made where it is missing; returns it.

        Raises DamagedHomeError where it, or a folder above it in the home, is a link: what is written there would
        land elsewhere. The home itself may be a link.
        """
        below = self.root
        for part in folder.relative_to(self.root).parts:
            below /= part
            if below.is_symlink():
                raise _planted(below)
            if below.exists() and not below.is_dir():
                raise DamagedHomeError(
                    f"{below} is a file; expected a folder. Move the file out of the home, then run it again."
                )
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def refuse_links(self, folder: Path) -> None:
        """Make a folder in the home whose files a library writes. Raises DamagedHomeError where one is a link."""
        for path in self.writable(folder).rglob("*"):
            if path.is_symlink():
                raise _planted(path)

    def sweep(self) -> None:
        """Delete what killed processes left half written, but for the lake and the register, which have their own.

        Nothing of it is younger than a day: alerts and records are written without the lock.
        """
        before = time.time() - timedelta(days=1).total_seconds()
        for folder in (self.root, self.releases, self.handed_over, self.dagster, self.holders):
            for path in folder.glob(f"*{WRITING}"):
                if path.lstat().st_mtime < before:
                    path.unlink(missing_ok=True)

    @property
    def key_file(self) -> Path:
        """The home's own key of user pseudonyms."""
        return self.root / "user.key"

    def user_key(self) -> bytes:
        """The home's own key of user pseudonyms, made on first use, readable by its owner alone.

        Raises DamagedHomeError where the file is not as it was made: pseudonyms under an empty or short key can be
        computed by anybody.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        if not self.key_file.exists():
            write_whole(self.key_file, secrets.token_hex(32), _PRIVATE)
        try:
            key = bytes.fromhex(self.key_file.read_text(encoding="ascii"))
        except ValueError:
            key = b""
        if len(key) < KEY_BYTES:
            raise DamagedHomeError(
                f"{self.key_file}, the key of the user pseudonyms, is empty, cut or garbage: expected at least "
                f"{2 * KEY_BYTES} hexadecimal digits. Nothing is read without it, and no new key is made: under "
                "another key nobody who is stored could be recognised or erased. Way back: put the file back from a "
                "backup (tar -xOf FILE home/user.key)."
            )
        return key

    def erased_users(self) -> frozenset[str]:
        """SHA-256 (hex) of each erased user's pseudonym; the pseudonyms themselves are kept nowhere (R-DQ-5).

        Raises DamagedHomeError where a line of the list is something else: whoever it named would come back.
        """
        path = self.root / "erased.users"
        try:
            text = path.read_bytes().decode("ascii")
        except FileNotFoundError:
            return frozenset()
        except ValueError:
            text = "?"
        lines = text.split("\n")
        # The list is written whole and is never empty; its last line ends it.
        if len(lines) < 2 or lines[-1] or not all(re.fullmatch("[0-9a-f]{64}", line) for line in lines[:-1]):
            raise DamagedHomeError(
                f"{path}, the list of erased users, is empty, cut or garbage: expected lines of 64 hexadecimal digits. "
                "No delivery is read while that is so: erased users would come back. Way back: put the file back from "
                "a backup (tar -xOf FILE home/erased.users), then erase again whom you erased since. Erase each of "
                "them again after deleting the file, where there is no backup."
            )
        return frozenset(lines[:-1])

    def remember_erased(self, hashed_pseudonym: str) -> None:
        """Add to the list of erased users, readable by its owner alone. Hold the home's lock."""
        lines = sorted({*self.erased_users(), hashed_pseudonym})
        write_whole(self.root / "erased.users", "\n".join(lines) + "\n", _PRIVATE)


def parsed(text: str) -> Any:
    """What a text in JSON says. Raises ValueError, whatever is wrong: nested too deeply included."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_number(constant: str) -> None:
    raise ValueError(f"{constant} is no number in JSON")


def _planted(link: Path) -> DamagedHomeError:
    return DamagedHomeError(
        f"{link} is a link to {link.readlink()}. Nothing is written through links in a home. Delete the link, or mount "
        "there what it leads to."
    )


def _rewrite(path: Path, text: str) -> None:
    """Write a file in place, whose lock goes with it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


@contextmanager
def written_aside(path: Path, mode: int = 0o666) -> Iterator[Path]:
    """An empty file beside `path`, to be filled; it takes its name when the context ends without an error.

    Every file of the product is written this way: whole or not at all, and through no link. The name cannot be
    guessed, so nothing can be planted there; a link that has the final name is replaced, not followed. `mode` as the
    system's mask leaves it.
    """
    # A name may have 255 bytes.
    aside = path.with_name(f"{path.name[:40]}.{secrets.token_hex(8)}{WRITING}")
    os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode))
    try:
        yield aside
        put_in_place(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def write_whole(path: Path, content: str | bytes, mode: int = 0o666) -> None:
    """Write a file whole or not at all; `mode` as the system's mask leaves it."""
    with written_aside(path, mode) as aside:
        aside.write_bytes(content.encode() if isinstance(content, str) else content)


def put_in_place(aside: Path, path: Path) -> None:
    """Give a file that was written aside its name, in place of any former one: whole or not at all."""
    sync_file(aside)
    aside.replace(path)
    sync_folder(path.parent)


def append_line(path: Path, line: str) -> None:
    """Add a whole line to a file of lines, on the disk; after one that was cut short it begins anew.

    One line holds one record, so `line` must have no end of line in it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    with os.fdopen(descriptor, "ab+") as file:
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


def sync_file(path: Path) -> None:
    """Make a file and its name survive a power cut."""
    sync_folder(path)
    sync_folder(path.parent)


def home_of(settings: Settings) -> Home:
    """The settings' home, as an absolute path."""
    return Home(settings.home.resolve())
