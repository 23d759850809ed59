"""What running and looking after months prints."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table as Grid

from ide_assets.cli.privacy import tidy
from ide_assets.cli.terminal import Terminal
from ide_assets.months import Month
from ide_assets.operations.status import MonthStatus, State, all_months, possible
from ide_assets.settings import Settings
from ide_assets.store.home import Home, home_of
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    from ide_assets.automation.running import MonthResult

_COLOUR = {
    State.PUBLISHED: "green",
    State.STALE: "yellow",
    State.READY: "cyan",
    State.WAITING: "yellow",
    State.MISSING: "red",
    State.REFUSED: "red",
}


def run(settings: Settings, months: Sequence[Month] | None, refresh_stale: bool) -> int:
    """Run months with a progress bar, print what became of them; returns the exit code."""
    from ide_assets.automation.running import run_months
    from ide_assets.reports.quality.report import index_of
    from ide_assets.store.home import HomeBusyError
    from ide_assets.store.release import hold

    console, errors = Terminal(), Terminal(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[step]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task("loading", total=None, step="")

        def progress(month: Month, done: int, total: int) -> None:
            bar.update(task, description=str(month), completed=done, total=total, step=f"{done}/{total} tables")

        try:
            results = run_months(settings, months, refresh_stale, progress)
        except (HomeBusyError, RuntimeError) as error:
            errors.print(f"ide: {error}", markup=False, soft_wrap=True)
            return 1
    made = [result for result in results if result.tables]
    if made:
        console.print(_months_by_tables(made, console.width))
        console.print(_months(made))
    _print_warnings(console, made)
    failed = [result for result in results if not result.published]
    for result in failed:
        errors.print(f"[red]{result.month} is not published.[/] {escape(result.reason)}")
    done = sum(result.published and not result.done_before for result in results)
    if done:
        told = "" if hold(home_of(settings)) else " Query them: ide sql"
        console.print(f"[green]Published {done} {'month' if done == 1 else 'months'}.[/]{told}")
    elif not failed:
        console.print("Nothing to do: every complete month is published.")
    index = index_of(home_of(settings))
    if index.exists():
        # On a line of its own, unbroken, so that a terminal can open it.
        console.print("What was checked, refused and waived:")
        console.print(str(index), markup=False, highlight=False, soft_wrap=True)
    _print_hold(console, settings)
    _print_waiting(console, settings, refresh_stale)
    kept_for_ever = settings.keep_versions_days is None and settings.retention_months is None
    return 1 if (not kept_for_ever and tidy(settings, dry_run=False)) or failed else 0


def _months(results: Sequence["MonthResult"]) -> Grid:
    """One row for each month: what became of it in all."""
    grid = Grid(title="Months", pad_edge=False)
    grid.add_column("month")
    grid.add_column("state")
    for name in ("tables", "rows", "passed", "warned", "failed", "quarantined"):
        grid.add_column(name, justify="right")
    for result in results:
        tables = result.tables.values()
        grid.add_row(
            str(result.month),
            "[green]published[/]" if result.published else "[red]failed[/]",
            str(sum(table.rows is not None for table in tables)),
            f"{sum(table.rows or 0 for table in tables):,}",
            f"[green]{sum(table.passed for table in tables)}[/]",
            f"[yellow]{sum(len(table.warned) for table in tables)}[/]",
            f"[red]{sum(len(table.failed) for table in tables)}[/]",
            f"[magenta]{sum(table.quarantined for table in tables):,}[/]",
        )
    return grid


def _months_by_tables(results: Sequence["MonthResult"], width: int) -> Grid:
    """Tables by months, as many of the newest as the terminal is wide."""
    from ide_assets.domains.graph import RECIPES

    shown = results[-max(1, (width - 38) // 13) :]
    grid = Grid(title="Tables: rows, then checks passed/warned/failed", show_lines=False)
    grid.add_column("table", no_wrap=True)
    for result in shown:
        grid.add_column(str(result.month), justify="right", no_wrap=True)
    for recipe in RECIPES:
        cells = []
        for result in shown:
            table = result.tables.get(recipe.table.name)
            if table is None or (table.rows is None and not table.failed and not table.skipped):
                cells.append("-")
                continue
            rows = "skipped" if table.skipped else "-" if table.rows is None else f"{table.rows:,}"
            quarantined = f" [magenta]{table.quarantined:,} q[/]" if table.quarantined else ""
            checks = f"[green]{table.passed}[/]/[yellow]{len(table.warned)}[/]/[red]{len(table.failed)}[/]"
            cells.append(f"{rows}{quarantined}\n{checks}")
        grid.add_row(recipe.table.name, *cells)
    if len(results) > len(shown):
        grid.caption = f"the newest {len(shown)} of {len(results)}; all in the Dagster UI: ide ui"
    return grid


def _print_warnings(console: Terminal, results: Sequence["MonthResult"]) -> None:
    """Warnings by check, with the number of months that have them."""
    counted: dict[str, int] = {}
    for result in results:
        for name, table in result.tables.items():
            for check in table.warned:
                told = f"{name}: {check}{', waived' if check in table.waived else ''}"
                counted[told] = counted.get(told, 0) + 1
    if counted:
        checks = "1 check" if len(counted) == 1 else f"{len(counted)} checks"
        console.print(f"[yellow]Warnings[/] ({checks}; rows and samples in the report and in the Dagster UI):")
        for check, months in sorted(counted.items()):
            console.print(f"  {check} ({months} of {len(results)} months)", markup=False, highlight=False)


def _print_hold(console: Terminal, settings: Settings) -> None:
    from ide_assets.kernel import waivers
    from ide_assets.store.release import hold

    damaged = waivers.unreadable(home_of(settings))
    if damaged:
        console.print(damaged, markup=False, highlight=False, soft_wrap=True)
    held = hold(home_of(settings))
    if held is not None:
        console.print(f"[yellow]{escape(str(held))}.[/] Lift the hold and release what is published: ide release")


def _print_waiting(console: Terminal, settings: Settings, looked: bool) -> None:
    from ide_assets.domains.graph import RECIPES

    statuses = all_months(
        RECIPES, settings, Ledger(home_of(settings)), settings.rules.today(datetime.now(UTC)), look_at_deliveries=looked
    )
    stale = [each for each in statuses if each.state is State.STALE]
    if stale:
        months = ", ".join(str(each.month) for each in stale)
        console.print(f"[yellow]Stale:[/] {months}. See why: ide status; refresh them: ide run --stale")
    for each in statuses:
        if each.state in (State.WAITING, State.MISSING):
            console.print(f"[yellow]{each.month}:[/] {escape('; '.join(each.reasons))}")


def _why_ready(home: Home, month: Month) -> str:
    """What became of a complete month that is not published so far."""
    tries = {path.stem for path in (home.checks / str(month)).glob("*.jsonl")}
    if tries & home.living():
        return "being made"
    return f"tried, and not published; why: ide report quality --month {month}" if tries else ""


def _print_impossible(console: Terminal, settings: Settings, today: date) -> None:
    """Folders of months that cannot be, once each."""
    from ide_assets.domains.deliveries.landing import Landing

    landing = Landing(settings.landing)
    delivered = landing.months()
    for month in sorted(set(delivered) - set(possible(delivered, settings, today))):
        console.print(
            f"{month}: no delivery can be of that month: expected {settings.first_month} (IDE_FIRST_MONTH) to the end "
            f"of next year. Its folders are ignored.",
            markup=False,
            highlight=False,
        )


def status(settings: Settings) -> None:
    """Print the state of every month."""
    from ide_assets.domains.actions.reasons import ReasonsError, load
    from ide_assets.domains.deliveries.landing import Landing
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import release

    console = Terminal()
    try:
        load(settings.rules.actions.reasons_file, settings.rules.actions.reasons_sha256)
    except ReasonsError as error:
        console.print(f"[yellow]No month can be made:[/] {escape(str(error))}", soft_wrap=True)
    home = home_of(settings)
    ledger = Ledger(home)
    today = settings.rules.today(datetime.now(UTC))
    statuses: list[MonthStatus] = all_months(RECIPES, settings, ledger, today)
    _print_impossible(console, settings, today)
    if not statuses:
        console.print(f"No deliveries in {settings.landing} and nothing published in {home.root}.", markup=False)
        return
    grid = Grid(title=escape(f"Months in {settings.landing} and {settings.home}"))
    for name in ("month", "state", "rows published", "why"):
        grid.add_column(name, justify="right" if name == "rows published" else "left")
    for each in statuses:
        reasons = list(each.reasons[:4]) + ([f"and {len(each.reasons) - 4} more"] if len(each.reasons) > 4 else [])
        if each.state is State.READY:
            reasons = [_why_ready(home, each.month)]
        grid.add_row(
            str(each.month),
            f"[{_COLOUR[each.state]}]{each.state.value}[/]",
            f"{each.rows:,}" if each.rows else "",
            escape("; ".join(reasons)),
        )
    console.print(grid)
    for path in Landing(settings.landing).unknown():
        console.print(f"{path}: not a source of the contract; left untouched.", markup=False)
    _print_hold(console, settings)
    if release.is_behind(home, [recipe.table for recipe in RECIPES], ledger):
        console.print("[yellow]Readers do not see the newest publication yet.[/] Release it: ide run")
    current = release.current(home)
    if current is not None:
        console.print(
            f"Release {current.folder.name} holds publication {current.publication}: {current.folder}",
            markup=False,
        )
