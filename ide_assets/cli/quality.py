"""The command `ide waive`: let a failing check pass for one month."""

import getpass
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Quiet, settings_of
from ide_assets.cli.terminal import remark

if TYPE_CHECKING:
    from ide_assets.settings import Settings

commands = typer.Typer()

#: A waiver may last this long; a longer one should be a change of bounds or rules.
LONGEST_WAIVER_DAYS = 366


@commands.command("waive", rich_help_panel="Deliveries and checks")
def waive_command(
    check: Annotated[str, typer.Argument(help="The check, as TABLE.CHECK.")],
    month: Annotated[str, typer.Option(help="The month, YYYY-MM.")],
    reason: Annotated[str, typer.Option(help="Reason, shown in every report.")],
    until: Annotated[str, typer.Option(help="Last day on which it may pass, YYYY-MM-DD.")],
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Waive a failing check for one month, or acknowledge a repeating warning until a day.

    Structural checks cannot be waived.
    """
    raise SystemExit(waive(settings_of(None, home), check, month, reason, until))


def waive(settings: "Settings", name: str, month: str, reason: str, until: str) -> int:
    """Record a waiver; returns the exit code."""
    from ide_assets.kernel.check_results import is_unwaivable
    from ide_assets.kernel.waivers import Waiver, give
    from ide_assets.months import Month
    from ide_assets.store.home import HomeBusyError, home_of

    today = settings.rules.today(datetime.now(UTC))
    try:
        of_month = Month.parse(month)
        last = _last_day(until, today)
        table, check, blocking = _waivable(name)
        if is_unwaivable(home_of(settings), table, check, of_month):
            raise ValueError(
                f"{name} of {of_month} cannot be waived: it failed for every row, so the table has no meaning. Correct "
                f"the deliveries and run the month again: ide run --month {of_month}"
            )
        if not reason.strip():
            raise ValueError("--reason is empty. It is shown in every report: say who decided what, and why")
    except ValueError as error:
        complain(error)
        return WRONG_USAGE
    home = home_of(settings)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with home.locked("waiver", settings.lock_timeout_seconds):
            give(home, Waiver(table, check, str(of_month), reason.strip(), last.isoformat(), getpass.getuser(), now))
    except HomeBusyError as busy:
        complain(busy)
        return 1
    if blocking:
        remark(f"{name} of {of_month} may fail until {last}; every report shows it. Next: ide run --month {of_month}")
    else:
        remark(
            f"{name} warns without blocking: it is acknowledged from {of_month} on, until {last}, and the report lists "
            "it apart from new warnings. Next: ide report quality"
        )
    return 0


def _last_day(text: str, today: date) -> date:
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        last = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"--until {text!r} is not a day: write it as YYYY-MM-DD") from None
    if last < today:
        raise ValueError(f"--until {last} is in the past: today is {today}")
    if last > today + timedelta(days=LONGEST_WAIVER_DAYS):
        raise ValueError(
            f"--until {last} is more than a year away; change the check's bounds instead (kernel/bounds.py)"
        )
    return last


def _waivable(name: str) -> tuple[str, str, bool]:
    """Table, check, and whether it blocks. Raises ValueError for a check that is unknown or structural."""
    from ide_assets.domains.graph import RECIPES

    table, _, check = name.partition(".")
    recipe = next((candidate for candidate in RECIPES if candidate.table.name == table), None)
    if recipe is None:
        raise ValueError(f"{name!r}: {table} is not a table. Write the check as TABLE.CHECK; docs/checks.md lists all")
    if check in recipe.reader_checks:
        return table, check, False
    expectation = next((candidate for candidate in recipe.expectations if candidate.name == check), None)
    if expectation is None:
        known = ", ".join(candidate.name for candidate in recipe.expectations)
        raise ValueError(f"{name!r}: {table} has no check {check!r}. Its checks: {known}")
    if expectation.structural:
        raise ValueError(
            f"{name} cannot be waived: a table that fails it has no meaning. {expectation.consequence} Correct "
            "the deliveries, or report a defect"
        )
    return table, check, expectation.blocking
