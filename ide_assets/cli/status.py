"""The command `ide status`: the state of every month."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import typer
from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.options import AsJson, Format, HomeFolder, Landing, Quiet, RowFormat, settings_of
from ide_assets.cli.terminal import Terminal, remarks

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.operations.status import MonthStatus
    from ide_assets.settings import Settings
    from ide_assets.store.home import Home

commands = typer.Typer()

#: Reasons of one month that are printed for people; programs get all.
SHOWN_REASONS = 4

_COLOURS = {
    "published": "green",
    "stale": "yellow",
    "ready": "cyan",
    "waiting": "yellow",
    "missing": "red",
    "out of range": "red",
}


@commands.command("status", rich_help_panel="Months")
def status_command(
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Show each month: published, stale and why, ready, or waiting for which source."""
    raise SystemExit(status(settings_of(landing, home), "json" if as_json else output.value))


def status(settings: "Settings", output: str = "table") -> int:
    """Print the state of every month; returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.status import State, all_months
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    home = home_of(settings)
    ledger = Ledger(home)
    today = settings.rules.today(datetime.now(UTC))
    statuses = all_months(RECIPES, settings, ledger, today)
    reasons = {
        row.month: [_why_ready(home, row.month)] if row.state is State.READY else list(row.reasons) for row in statuses
    }
    if output == "table":
        _print_for_people(settings, statuses, reasons, today)
        return 0
    from ide_assets.cli.rows import print_records

    return print_records(
        ("month", "state", "rows", "reasons"),
        [(str(row.month), row.state.value, row.rows, _reasons(reasons[row.month], output)) for row in statuses],
        output,
    )


def _reasons(reasons: list[str], output: str) -> object:
    """The reasons of a month: a list in JSON, one field in CSV."""
    texts = [reason for reason in reasons if reason]
    return texts if output == "json" else "; ".join(texts)


def _print_for_people(
    settings: "Settings", statuses: list["MonthStatus"], reasons: dict["Month", list[str]], today: date
) -> None:
    from ide_assets.domains.actions.reasons import reasons as reasons_to_act
    from ide_assets.domains.deliveries.files.landing import Landing as LandingFolder
    from ide_assets.domains.engagement import definition
    from ide_assets.kernel.build import CannotBuildError
    from ide_assets.store.home import home_of

    console, home = Terminal(), home_of(settings)
    try:
        reasons_to_act.of(settings.rules)
        definition.definition_of(settings.rules)
    except CannotBuildError as error:
        console.print(f"[yellow]No month can be built:[/] {escape(str(error))}", soft_wrap=True)
    _print_impossible(console, settings, today)
    if not statuses:
        console.print(f"No deliveries in {settings.landing} and nothing published in {home.root}.", markup=False)
        return
    grid = Grid(title=escape(f"Months in {settings.landing} and {settings.home}"))
    for name in ("month", "state", "rows published", "why"):
        grid.add_column(name, justify="right" if name == "rows published" else "left")
    for row in statuses:
        more = len(reasons[row.month]) - SHOWN_REASONS
        shown = [*reasons[row.month][:SHOWN_REASONS], *([f"and {more} more"] if more > 0 else [])]
        grid.add_row(
            str(row.month),
            f"[{_COLOURS[row.state.value]}]{row.state.value}[/]",
            f"{row.rows:,}" if row.rows else "",
            escape("; ".join(shown)),
        )
    console.print(grid)
    for path in LandingFolder(settings.landing).unknown():
        console.print(f"{path}: not a source of the contract; ignored.", markup=False)
    print_hold(console, settings)
    _print_release(settings)


def _print_release(settings: "Settings") -> None:
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import release, release_building
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    console, home = remarks(), home_of(settings)
    if release_building.is_behind(home, [recipe.table for recipe in RECIPES], Ledger(home)):
        console.print("[yellow]Readers do not see the newest publication yet.[/] Release it: ide run")
    current = release.current(home)
    if current is not None:
        console.print(
            f"Readers see release {current.folder.name} (publication {current.publication}): {current.folder}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )


def _why_ready(home: "Home", month: "Month") -> str:
    """Why a complete month is not published yet; empty if no run has started it."""
    tries = {path.stem for path in (home.checks / str(month)).glob("*.jsonl")}
    if tries & home.living():
        return "a run is building it"
    return f"its last run did not publish it; see why: ide report quality --month {month}" if tries else ""


def _print_impossible(console: Terminal, settings: "Settings", today: date) -> None:
    """The ignored folders of months for which no delivery is possible, once each."""
    from ide_assets.domains.deliveries.files.landing import Landing as LandingFolder
    from ide_assets.operations.status import possible

    delivered = LandingFolder(settings.landing).months()
    for month in sorted(set(delivered) - set(possible(delivered, settings, today))):
        console.print(
            f"{month}: outside the range of possible months: expected {settings.first_month} (IDE_FIRST_MONTH) to the "
            f"end of next year. Its folders are ignored.",
            markup=False,
            highlight=False,
        )


def print_hold(console: Terminal, settings: "Settings") -> None:
    """Print damaged waivers and records of alerts, and the hold of a rollback, if there are any."""
    from ide_assets.automation import owner_alerts
    from ide_assets.domains.actions.handover import requests
    from ide_assets.kernel import waivers
    from ide_assets.operations import alert_decisions, alert_thresholds, call_decisions, saved_views
    from ide_assets.store.holds import hold
    from ide_assets.store.home import home_of

    for record in (waivers, alert_decisions, alert_thresholds, call_decisions, requests, saved_views, owner_alerts):
        damaged = record.unreadable(home_of(settings))
        if damaged:
            console.print(damaged, markup=False, highlight=False, soft_wrap=True)
    current_hold = hold(home_of(settings))
    if current_hold is not None:
        console.print(f"[yellow]{escape(str(current_hold))}.[/] Lift the hold and build the release: ide release")
