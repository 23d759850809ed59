"""The command `actions outcomes`: what became of calls, as a delivery."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Landing, OneMonth, Quiet, month_of, require_landing, settings_of
from ide_assets.cli.terminal import note, say
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.settings import Settings


def outcomes_command(
    month: OneMonth,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder of the delivery.", show_default="interventions/<month> in the landing"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print what would be delivered.")] = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Deliver what became of a month's calls, as recorded on the pages: done and declined, as `interventions`.

    Rows of another system in the same delivery stay; a call that it has too is not delivered twice.
    """
    settings = settings_of(landing, home)
    if out is None:
        require_landing(settings)
    raise SystemExit(deliver(settings, month_of(month), out, dry_run))


def deliver(settings: "Settings", month: "Month", out: Path | None, dry_run: bool) -> int:
    """Write the delivery and print what it has; returns the exit code."""
    from ide_assets.domains.deliveries.files.landing import DeliveryRejectedError
    from ide_assets.months import Month
    from ide_assets.operations import call_decisions, call_outcomes
    from ide_assets.store.home import home_of

    today = settings.rules.today(datetime.now(UTC))
    if month > Month.of(today):
        complain(f"{month} has not begun: no call of it has an outcome. Today is {today}.")
        return WRONG_USAGE
    # The folder above --out may be a link: it is the user's, and no part of a landing folder.
    own = None if out is None else out.parent.resolve() / out.name
    folder = own or settings.landing / call_outcomes.SOURCE.name / str(month)
    home = home_of(settings)
    damaged = call_decisions.unreadable(home)
    if damaged:
        note(damaged)
    try:
        call_outcomes.check_place(folder)
        delivered = call_outcomes.delivered_otherwise(folder, month)
        decided = call_outcomes.outcomes(call_decisions.newest(home).values(), month, delivered)
        changed = not dry_run and call_outcomes.write(folder, decided.rows)
    except (DeliveryRejectedError, NotADirectoryError) as error:
        complain(error)
        return 1
    say(f"Outcomes of {month}: {plural(len(decided.rows), 'call')} {'would be ' if dry_run else ''}delivered.")
    if decided.already:
        say(f"{plural(decided.already, 'call is', 'calls are')} in the delivery already, from another system.")
    if decided.resting:
        say(f"{plural(decided.resting, 'snoozed call is', 'snoozed calls are')} not delivered: open again on the day.")
    if month == Month.of(today):
        note(f"{month} is not over. Run the command again after its end; later outcomes are added.")
    if not dry_run:
        say(f"{'Written to' if changed else 'Unchanged:'} {folder / call_outcomes.FILE}")
    return 0
