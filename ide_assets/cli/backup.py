"""What backup and restoration print."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from ide_assets.cli.terminal import Terminal
from ide_assets.operations.backup import BackupError, Manifest, Progress, back_up
from ide_assets.operations.backup import restore as restored
from ide_assets.operations.backup import verify as verified
from ide_assets.settings import Settings
from ide_assets.store.home import HomeBusyError, home_of


def backup(settings: Settings, archive: Path) -> int:
    """Back up the home with a progress bar, print what is in the archive and what is not; returns the exit code."""
    console, errors = _consoles()
    try:
        with _bar(errors, "backing up") as progress:
            manifest = back_up(settings, archive, datetime.now(UTC), progress)
    except (BackupError, HomeBusyError) as error:
        errors.print(f"ide: {error}")
        return 1
    console.print(f"Backed up {_what(manifest)}: {archive}")
    if "user.key" in manifest.files:
        console.print("It holds the key of the user pseudonyms: keep it as a password is kept.")
    if settings.user_key is not None:
        console.print("It does not hold IDE_USER_KEY: keep that too, users are known by it.")
    home = home_of(settings)
    records = Path(os.environ.get("DAGSTER_HOME", home.dagster))
    if not records.resolve().is_relative_to(home.root):
        console.print(f"It does not hold Dagster's records in {records} (DAGSTER_HOME): back them up beside it.")
    return 0


def restore(settings: Settings, archive: Path) -> int:
    """Restore a backup to the settings' home; returns the exit code."""
    console, errors = _consoles()
    try:
        with _bar(errors, "restoring") as progress:
            manifest = restored(settings, archive, progress)
    except BackupError as error:
        errors.print(f"ide: {error}")
        return 1
    console.print(f"Restored {_what(manifest)}: {home_of(settings).root}")
    console.print("Users that were erased after that are in it again: erase them again (ide erase-user).")
    console.print(f"See what is published and what to run next: ide status --home {home_of(settings).root}")
    return 0


def verify(archive: Path) -> int:
    """Check a backup and write nothing; returns the exit code."""
    console, errors = _consoles()
    try:
        with _bar(errors, "verifying") as progress:
            manifest = verified(archive, progress)
    except BackupError as error:
        errors.print(f"ide: {error}")
        return 1
    console.print(f"Whole: {_what(manifest)}.")
    return 0


def _consoles() -> tuple[Terminal, Terminal]:
    # Paths are printed unbroken and as they are.
    return (
        Terminal(markup=False, highlight=False, soft_wrap=True),
        Terminal(stderr=True, markup=False, highlight=False, soft_wrap=True),
    )


def _what(manifest: Manifest) -> str:
    upto = f"publication {manifest.publication}" if manifest.publication else "no publication yet"
    taken = manifest.taken_at.isoformat(timespec="seconds")
    return f"the home of {taken} ({upto}; {len(manifest.files):,} files, {manifest.size:,} bytes)"


@contextmanager
def _bar(errors: Terminal, what: str) -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Bar(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
