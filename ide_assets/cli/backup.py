"""Commands that back up and restore a home: backup, restore."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.options import HomeFolder, Quiet, settings_of
from ide_assets.cli.terminal import Terminal, remarks
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.operations.backup_format import Manifest, Progress
    from ide_assets.settings import Settings

commands = typer.Typer()


@commands.command("backup", rich_help_panel="Operations")
def backup_command(
    file: Annotated[Path, typer.Argument(help="Tar file to write; it must not exist.")],
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Write the whole home to one file, between two runs; readers are not interrupted."""
    raise SystemExit(backup(settings_of(None, home), file))


@commands.command("restore", rich_help_panel="Operations")
def restore_command(
    file: Annotated[Path, typer.Argument(help="A file that `ide backup` wrote.")],
    verify_only: Annotated[
        bool, typer.Option("--verify", help="Only check that the file is complete; write nothing.")
    ] = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Restore a home from a backup; the folder must be new or empty."""
    raise SystemExit(verify(file) if verify_only else restore(settings_of(None, home), file))


def backup(settings: "Settings", archive: Path) -> int:
    """Back up the home with a progress bar, print what is in the archive and what is not; returns the exit code."""
    from ide_assets.operations.backup import back_up
    from ide_assets.operations.backup_format import BackupError
    from ide_assets.store.dagster_records import records_folder
    from ide_assets.store.home import HomeBusyError, home_of

    console, errors = _consoles()
    try:
        with _bar("backing up") as progress:
            manifest = back_up(settings, archive, datetime.now(UTC), progress)
    except (BackupError, HomeBusyError) as error:
        errors.print(f"ide: {error}")
        return 1
    console.print(f"Backed up {_what(manifest)}: {archive}")
    if "user.key" in manifest.files:
        console.print("It contains the key of the user pseudonyms: store it as you store passwords.")
    if settings.user_key is not None:
        console.print("It does not contain IDE_USER_KEY. Store that key too: without it, users cannot be recognised.")
    home = home_of(settings)
    records = records_folder(home)
    if not records.resolve().is_relative_to(home.root):
        console.print(f"It does not contain Dagster's records in {records} (DAGSTER_HOME): back them up too.")
    return 0


def restore(settings: "Settings", archive: Path) -> int:
    """Restore a backup to the settings' home; returns the exit code."""
    from ide_assets.operations.backup import restore as restored
    from ide_assets.operations.backup_format import BackupError
    from ide_assets.store.home import home_of

    console, errors = _consoles()
    try:
        with _bar("restoring") as progress:
            manifest = restored(settings, archive, progress)
    except BackupError as error:
        errors.print(f"ide: {error}")
        return 1
    console.print(f"Restored {_what(manifest)}: {home_of(settings).root}")
    console.print("Users erased since that backup are in it again: erase them again (ide erase-user).")
    console.print(f"See what is published: ide status --home {home_of(settings).root}")
    return 0


def verify(archive: Path) -> int:
    """Check a backup and write nothing; returns the exit code."""
    from ide_assets.operations.backup import verify as verified
    from ide_assets.operations.backup_format import BackupError

    console, errors = _consoles()
    try:
        with _bar("verifying") as progress:
            manifest = verified(archive, progress)
    except BackupError as error:
        errors.print(f"ide: {error}")
        return 1
    console.print(f"Complete: {_what(manifest)}.")
    return 0


def _consoles() -> tuple[Terminal, Terminal]:
    # Paths are printed unbroken and as they are.
    return (
        remarks(markup=False, highlight=False, soft_wrap=True),
        Terminal(stderr=True, markup=False, highlight=False, soft_wrap=True),
    )


def _what(manifest: "Manifest") -> str:
    upto = f"publication {manifest.publication}" if manifest.publication else "no publication yet"
    taken = manifest.taken_at.isoformat(timespec="seconds")
    return f"the home of {taken} ({upto}; {plural(len(manifest.files), 'file')}, {plural(manifest.size, 'byte')})"


@contextmanager
def _bar(what: str) -> "Iterator[Progress]":
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    console = remarks(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
