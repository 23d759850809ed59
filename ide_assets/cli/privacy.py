"""Output of the commands for retention and erasure."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import say
from ide_assets.settings import Settings

if TYPE_CHECKING:
    from ide_assets.operations.retention import Counted


def tidy(settings: Settings, dry_run: bool) -> int:
    """Delete what need not be kept and print how much it was; returns the exit code."""
    from ide_assets.operations.retention import tidy as tidied

    try:
        done = tidied(settings, datetime.now(UTC), dry_run)
    except RuntimeError as error:
        complain(error)
        return 1
    told = {
        f"superseded versions of months deleted (IDE_KEEP_VERSIONS_DAYS: {_days(settings)})": done.superseded,
        "files of failed runs deleted (older than a day)": done.failed,
        f"quarantine files of superseded deliveries deleted (IDE_KEEP_VERSIONS_DAYS: {_days(settings)})": (
            done.quarantine
        ),
        "files of old months whose user pseudonyms were replaced (IDE_RETENTION_MONTHS: "
        f"{'for ever' if settings.retention_months is None else settings.retention_months})": done.forgotten,
        f"runs deleted from Dagster's records (IDE_KEEP_RUNS_DAYS: {settings.keep_runs_days:g})": done.runs,
    }
    if dry_run:
        say("Nothing was changed; without --dry-run this would be done:")
    for what, counted in told.items():
        if counted.files or dry_run:
            say(f"{_files(counted)} {what}")
    if not dry_run and not any(counted.files for counted in told.values()):
        say("Nothing to tidy.")
    return 0


def _days(settings: Settings) -> str:
    return "for ever" if settings.keep_versions_days is None else f"{settings.keep_versions_days:g}"


def _files(counted: "Counted") -> str:
    size = f"{counted.bytes:,} bytes" if counted.bytes else f"{counted.rows:,} rows"
    return f"{counted.files:,} ({size})"


def erase_user(settings: Settings, identifier: str) -> int:
    """Erase a person from what is stored, print what is left to do elsewhere; returns the exit code."""
    from ide_assets.operations.retention import erase_user as erased

    try:
        done = erased(settings, identifier)
    except RuntimeError as error:
        complain(error)
        return 1
    say(f"Erased from {done.lake.files:,} files ({done.lake.rows:,} rows) of all versions; no number changes.")
    if done.records:
        files = "1 file" if done.records == 1 else f"{done.records:,} files"
        say(f"Erased from {files} of records, reports and logs.")
    if not done.lake.files:
        say("No stored version had this user. Give the identifier as delivered, under the key it was stored with.")
    for folder in done.deliveries:
        say(f"{folder}: this delivery still names the user. It is not changed here: delete or correct it.")
    for folder in done.unreadable:
        say(f"{folder}: cannot be read, or is not finished. Look there yourself whether it names the user.")
    if not done.deliveries and not done.unreadable:
        say(f"No delivery in {settings.landing} names the user.")
    say("Deliveries that were moved elsewhere, and backups of the home, are yours to clear.")
    return 0


def erase_contact(settings: Settings, identifier: str) -> int:
    """Erase the names and addresses of a contact or an owner; returns the exit code."""
    from ide_assets.operations.erase_contact import erase_contact as erased
    from ide_assets.vocabulary.wording import counted

    try:
        done = erased(settings, identifier)
    except RuntimeError as error:
        complain(error)
        return 1
    if not done.files:
        say("No stored version names this person. Give the contact_id, owner_id or e-mail address as delivered.")
        return 0
    say(f"Erased from {counted(done.files, 'file')} ({counted(done.rows, 'row')}) of all versions; no number changes.")
    say(f"Erased from {counted(done.records, 'file')} of reports, hand-overs and records in the home.")
    say(
        f"Deliveries in {settings.landing} are not changed: correct them there. The names are not read again. Files "
        "exported outside the home, and backups of it, are yours to clear."
    )
    return 0
