"""Commands about what is stored of people, and for how long: tidy, erase-user, erase-contact."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli import edge
from ide_assets.cli.edge import complain
from ide_assets.cli.options import HomeFolder, Landing, Quiet, fail, settings_of
from ide_assets.cli.terminal import say
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.operations.pseudonyms import FileTotals
    from ide_assets.settings import Settings

commands = typer.Typer()


@commands.command("tidy", rich_help_panel="Operations")
def tidy_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print what would be done.")] = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Apply the retention settings: delete superseded versions and leftovers, replace old user pseudonyms."""
    raise SystemExit(tidy(settings_of(None, home), dry_run))


@commands.command("erase-user", rich_help_panel="Operations")
def erase_user_command(landing: Landing = None, home: HomeFolder = None, quiet: Quiet = False) -> None:
    """Erase one user from every stored version. The identifier, as delivered, is read from stdin.

    Published numbers do not change. Deliveries that still name the user are listed and left as they are.
    """
    identifier = _identifier("user identifier", "erase-user")
    raise SystemExit(erase_user(settings_of(landing, home), identifier))


@commands.command("erase-contact", rich_help_panel="Operations")
def erase_contact_command(landing: Landing = None, home: HomeFolder = None, quiet: Quiet = False) -> None:
    """Erase the names and addresses of a contact or an owner. The identifier or e-mail address is read from stdin.

    The identifier stays, so no number changes. Names in later deliveries of the same identifier are not stored.
    """
    identifier = _identifier("identifier or e-mail address", "erase-contact")
    raise SystemExit(erase_contact(settings_of(landing, home), identifier.strip()))


def _identifier(what: str, command: str) -> str:
    """One line from stdin. Never an argument: it would stay in the shell's history and the list of processes."""
    identifier: str = (
        typer.prompt(f"{what.capitalize()}, as delivered (not shown)", hide_input=True)
        if sys.stdin is not None and sys.stdin.isatty()
        else edge.standard_input(f"one {what}").rstrip("\r\n")
    )
    if not identifier.strip() or "\n" in identifier:
        fail(f"expected one {what} on stdin, on one line. Write it to a file: ide {command} < file", edge.WRONG_USAGE)
    return identifier


def tidy(settings: "Settings", dry_run: bool, show: Callable[[object], None] = say) -> int:
    """Apply the retention settings and print what was deleted or replaced; returns the exit code."""
    from ide_assets.operations.retention import tidy as tidied

    try:
        done = tidied(settings, datetime.now(UTC), dry_run)
    except RuntimeError as error:
        complain(error)
        return 1
    months = "unset" if settings.retention_months is None else plural(settings.retention_months, "month")
    lines = {
        f"Superseded versions of months deleted (IDE_KEEP_VERSIONS_DAYS: {_days(settings)})": done.superseded,
        "Files of failed runs deleted (older than a day)": done.failed,
        f"Quarantine files of superseded deliveries deleted (IDE_KEEP_VERSIONS_DAYS: {_days(settings)})": (
            done.quarantine
        ),
        f"Files of old months whose user pseudonyms were replaced (IDE_RETENTION_MONTHS: {months})": (done.pseudonyms),
        f"Runs deleted from Dagster's records (IDE_KEEP_RUNS_DAYS: {settings.keep_runs_days:g})": done.runs,
        f"Log files deleted (IDE_KEEP_RUNS_DAYS: {settings.keep_runs_days:g})": done.logs,
    }
    if dry_run:
        show("Nothing was changed. Without --dry-run, this would be done:")
    for line, counted in lines.items():
        if counted.files or dry_run:
            show(f"{line}: {_size(counted)}")
    if not dry_run and not any(counted.files for counted in lines.values()):
        show("Nothing to tidy.")
    return 0


def _days(settings: "Settings") -> str:
    return "unset" if settings.keep_versions_days is None else f"{settings.keep_versions_days:g}"


def _size(counted: "FileTotals") -> str:
    if not counted.bytes and not counted.rows:
        return f"{counted.files:,}"
    size = plural(counted.bytes, "byte") if counted.bytes else plural(counted.rows, "row")
    return f"{counted.files:,} ({size})"


def erase_user(settings: "Settings", identifier: str) -> int:
    """Erase a user from the home and print what is left to do elsewhere; returns the exit code."""
    from ide_assets.operations.erasure import erase_user as erased

    try:
        done = erased(settings, identifier)
    except RuntimeError as error:
        complain(error)
        return 1
    files, rows = plural(done.lake.files, "stored file"), plural(done.lake.rows, "row")
    say(f"Erased from {files} ({rows}) of all versions; no published number changes.")
    if done.records:
        say(f"Erased from {plural(done.records, 'place')} in records, reports and logs.")
    if not done.lake.files:
        say("No stored version had this user. Give the identifier as delivered, and the user key of that time.")
    for folder in done.deliveries:
        say(f"{folder}: this delivery still names the user and was left as it is. Delete or correct it.")
    for folder in done.unreadable:
        say(f"{folder}: this delivery is unfinished or cannot be read. Check it for the user yourself.")
    if not done.deliveries and not done.unreadable:
        say(f"No delivery in {settings.landing} names the user.")
    say("Deliveries that were moved elsewhere, and backups of the home, are not changed: erase the user there as well.")
    return 0


def erase_contact(settings: "Settings", identifier: str) -> int:
    """Erase the names and addresses of a contact or an owner; returns the exit code."""
    from ide_assets.operations.erase_contact import erase_contact as erased

    try:
        done = erased(settings, identifier)
    except RuntimeError as error:
        complain(error)
        return 1
    if not done.files:
        say("No stored version names this person. Give the contact_id, owner_id or e-mail address as delivered.")
        return 0
    say(f"Erased from {plural(done.files, 'file')} ({plural(done.rows, 'row')}) of all versions; no number changes.")
    say(f"Erased from {plural(done.records, 'file')} of reports, hand-overs and records in the home.")
    say(
        f"Deliveries in {settings.landing} are not changed: correct them there. The names are not read again. Clear "
        "files exported outside the home, and backups of it, yourself."
    )
    return 0
