"""What the command line prints: tables for people, CSV and JSON for programs."""

import csv
import json
import math
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table as Grid

from ide_assets.kernel.ledger import Ledger, RemovedVersionError
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.status import MonthStatus, State, all_months, home_of

if TYPE_CHECKING:
    import duckdb

    from ide_assets.explain import Explained
    from ide_assets.retention import Counted
    from ide_assets.running import MonthResult

#: Rows of a result printed for people; programs get all.
SHOWN_ROWS = 100

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
    from ide_assets.kernel.home import HomeBusyError
    from ide_assets.kernel.release import hold
    from ide_assets.running import run_months

    console, errors = Console(), Console(stderr=True)
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
            errors.print(f"ide: {error}", markup=False)
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
    _print_hold(console, settings)
    _print_waiting(console, settings, refresh_stale or months is not None)
    kept_for_ever = settings.keep_versions_days is None and settings.retention_months is None
    return 1 if (not kept_for_ever and tidy(settings, dry_run=False)) or failed else 0


def tidy(settings: Settings, dry_run: bool) -> int:
    """Delete what need not be kept and print how much it was; returns the exit code."""
    from ide_assets.retention import tidy as tidied

    try:
        done = tidied(settings, datetime.now(UTC), dry_run)
    except RuntimeError as error:
        print(f"ide: {error}", file=sys.stderr)
        return 1
    told = {
        f"superseded versions of months deleted (IDE_KEEP_VERSIONS_DAYS: {_days(settings)})": done.superseded,
        "files of failed runs deleted (older than a day)": done.failed,
        f"quarantine files of superseded deliveries deleted (IDE_KEEP_VERSIONS_DAYS: {_days(settings)})": (
            done.quarantine
        ),
        "files of old months whose user pseudonyms were replaced (IDE_RETENTION_MONTHS: "
        f"{'for ever' if settings.retention_months is None else settings.retention_months})": done.forgotten,
    }
    if dry_run:
        print("Nothing was changed; without --dry-run this would be done:")
    for what, counted in told.items():
        if counted.files or dry_run:
            print(f"{_files(counted)} {what}")
    if not dry_run and not any(counted.files for counted in told.values()):
        print("Nothing to tidy.")
    return 0


def _days(settings: Settings) -> str:
    return "for ever" if settings.keep_versions_days is None else f"{settings.keep_versions_days:g}"


def _files(counted: "Counted") -> str:
    size = f"{counted.bytes:,} bytes" if counted.bytes else f"{counted.rows:,} rows"
    return f"{counted.files:,} ({size})"


def erase_user(settings: Settings, identifier: str) -> int:
    """Erase a person from what is stored, print what is left to do elsewhere; returns the exit code."""
    from ide_assets.retention import erase_user as erased

    try:
        done = erased(settings, identifier)
    except RuntimeError as error:
        print(f"ide: {error}", file=sys.stderr)
        return 1
    print(f"Erased from {done.lake.files:,} files ({done.lake.rows:,} rows) of all versions; no number changes.")
    if done.quarantined:
        print(f"Refused values in the quarantine that were the identifier, no longer kept: {done.quarantined:,}.")
    if not done.lake.files:
        print("No stored version had this user. Give the identifier as delivered, under the key it was stored with.")
    for folder in done.deliveries:
        print(f"{folder}: this delivery still names the user. It is not changed here: delete or correct it.")
    for folder in done.unreadable:
        print(f"{folder}: this delivery cannot be read. Look there yourself whether it names the user.")
    if not done.deliveries and not done.unreadable:
        print(f"No delivery in {settings.landing} names the user.")
    print("Deliveries that were moved elsewhere, and backups of the home, are yours to clear.")
    return 0


def _months(results: Sequence["MonthResult"]) -> Grid:
    """One row for each month: what became of it in all."""
    grid = Grid(title="Months")
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
    from ide_assets.graph import RECIPES

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


def _print_warnings(console: Console, results: Sequence["MonthResult"]) -> None:
    """Warnings by check, with the number of months that have them."""
    counted: dict[str, int] = {}
    for result in results:
        for name, table in result.tables.items():
            for check in table.warned:
                counted[f"{name}: {check}"] = counted.get(f"{name}: {check}", 0) + 1
    if counted:
        console.print(f"[yellow]Warnings[/] ({len(counted)} checks; rows and samples in the Dagster UI):")
        for check, months in sorted(counted.items()):
            console.print(f"  {check} ({months} of {len(results)} months)", markup=False, highlight=False)


def _print_hold(console: Console, settings: Settings) -> None:
    from ide_assets.kernel.release import hold

    held = hold(home_of(settings))
    if held is not None:
        console.print(f"[yellow]{escape(str(held))}.[/] Lift the hold and release what is published: ide release")


def _print_waiting(console: Console, settings: Settings, looked: bool) -> None:
    from ide_assets.graph import RECIPES

    statuses = all_months(
        RECIPES, settings, Ledger(home_of(settings)), datetime.now(UTC).date(), look_at_deliveries=looked
    )
    stale = [each for each in statuses if each.state is State.STALE]
    if stale:
        months = ", ".join(str(each.month) for each in stale)
        console.print(f"[yellow]Stale:[/] {months}. See why: ide status; refresh them: ide run --stale")
    for each in statuses:
        if each.state in (State.WAITING, State.MISSING):
            console.print(f"[yellow]{each.month}:[/] {escape('; '.join(each.reasons))}")


def status(settings: Settings) -> None:
    """Print the state of every month."""
    from ide_assets.deliveries.landing import Landing
    from ide_assets.graph import RECIPES
    from ide_assets.kernel import release

    console = Console()
    home = home_of(settings)
    ledger = Ledger(home)
    statuses: list[MonthStatus] = all_months(RECIPES, settings, ledger, datetime.now(UTC).date())
    if not statuses:
        console.print(f"No deliveries in {settings.landing} and nothing published in {home.root}.", markup=False)
        return
    grid = Grid(title=f"Months in {settings.landing} and {settings.home}")
    for name in ("month", "state", "rows published", "why"):
        grid.add_column(name, justify="right" if name == "rows published" else "left")
    for each in statuses:
        reasons = list(each.reasons[:4]) + ([f"and {len(each.reasons) - 4} more"] if len(each.reasons) > 4 else [])
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
    if (
        release.hold(home) is None
        and ledger.published
        and not release.is_up_to_date(home, [recipe.table for recipe in RECIPES], ledger)
    ):
        console.print("[yellow]Readers do not see the newest publication yet.[/] Release it: ide run")
    current = release.current(home)
    if current is not None:
        console.print(
            f"Release {current.folder.name} holds publication {current.publication}: {current.folder}",
            markup=False,
        )


def sql(settings: Settings, query: str, output: str, moment: int | datetime | None) -> int:
    """Run a query on the current release, or as of a moment, and print its rows; returns the exit code."""
    import duckdb

    from ide_assets.kernel.past import NotPublishedError
    from ide_assets.kernel.release import NoReleaseError, attached, hold
    from ide_assets.quality import catalogue

    home = home_of(settings)
    try:
        if moment is not None:
            catalogues = _as_of(settings, moment)
        else:
            # Reading all records takes a moment, so only where they are asked for.
            asked = f"{catalogue.NAME}." in query.lower()
            catalogues = attached(home, settings, partial(catalogue.attach, home=home) if asked else None)
            held = hold(home)
            if held is not None:
                print(f"ide: note: {held}. Lift the hold: ide release", file=sys.stderr)
        with catalogues as connection:
            return print_rows(connection.execute(query), output)
    except (NoReleaseError, NotPublishedError) as error:
        print(f"ide: {error}", file=sys.stderr)
        return 1
    except duckdb.Error as error:
        print(f"ide: {error}", file=sys.stderr)
        return 1


def print_rows(cursor: Any, output: str) -> int:
    """Print a query's rows as `table`, `csv` or `json`; returns the exit code."""
    names = [str(each[0]) for each in cursor.description or []]
    if output == "csv":
        _print_csv(names, cursor)
    elif output == "json" and len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        print(f"ide: more than one column is named {', '.join(twice)}: give each an alias", file=sys.stderr)
        return 1
    elif output == "json":
        _print_json(names, cursor)
    else:
        _print_grid(Console(), names, cursor.fetchmany(SHOWN_ROWS + 1))
    return 0


def _as_of(settings: Settings, moment: int | datetime) -> AbstractContextManager["duckdb.DuckDBPyConnection"]:
    """The catalogues as of a moment; says on stderr which publication that is."""
    from ide_assets.graph import RECIPES
    from ide_assets.kernel import past

    home = home_of(settings)
    ledger = Ledger(home)
    number = past.publication_at(ledger, moment)
    at = next(entry.published_at for entry in ledger.history if entry.publication == number)
    print(f"ide: note: as of publication {number}, {at:%Y-%m-%d %H:%M:%S} UTC", file=sys.stderr)
    return past.attached(home, settings, [recipe.table for recipe in RECIPES], number)


def _print_grid(console: Console, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    grid = Grid(*(escape(name) for name in names))
    for row in rows[:SHOWN_ROWS]:
        grid.add_row(*("" if value is None else escape(str(value)) for value in row))
    console.print(grid)
    more = "; the rest with --format csv or json" if len(rows) > SHOWN_ROWS else ""
    shown = min(len(rows), SHOWN_ROWS)
    console.print(f"{shown} {'row' if shown == 1 else 'rows'}{' shown' if more else ''}{more}", highlight=False)


def _print_csv(names: Sequence[str], cursor: Any) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    while rows := cursor.fetchmany(10_000):
        writer.writerows([_spreadsheet_safe(value) for value in row] for row in rows)


def _spreadsheet_safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets a quote in front."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return f"'{value}"
    return value


def _print_json(names: Sequence[str], cursor: Any) -> None:
    print("[", end="")
    separator = "\n"
    while rows := cursor.fetchmany(10_000):
        for row in rows:
            record = {name: _json_safe(value) for name, value in zip(names, row, strict=True)}
            print(separator + json.dumps(record, default=str, ensure_ascii=False), end="")
            separator = ",\n"
    print("\n]")


def _json_safe(value: object) -> object:
    """JSON has no infinity and no nan."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def quality_report(settings: Settings, only: Month | None, folder: Path | None) -> int:
    """Write the data-quality report and print where it begins; returns the exit code."""
    from ide_assets.graph import RECIPES
    from ide_assets.quality import report

    today = datetime.now(UTC).date()
    try:
        index = report.write(home_of(settings), settings, RECIPES, today, folder, only, look_at_deliveries=True)
    except report.NothingRecordedError as error:
        print(f"ide: {error}", file=sys.stderr)
        return 1
    print(index)
    return 0


def explain(settings: Settings, table: str, month: Month, key: dict[str, str]) -> int:
    """Print a number, the rows behind it, the SQL and the versions; returns the exit code."""
    from ide_assets.explain import CannotExplainError
    from ide_assets.explain import explain as explained

    console = Console()
    try:
        found = explained(settings, table, month, key)
    except (CannotExplainError, RemovedVersionError) as error:
        print(f"ide: {error}", file=sys.stderr)
        return 1
    _print_explained(console, found)
    return 0


def _print_explained(console: Console, found: "Explained") -> None:
    console.rule(f"{found.table} of {found.month}")
    _print_records(console, found.names, found.rows)
    for source in found.sources:
        console.rule(f"made from {source.table} ({source.months})", style="dim")
        console.print(f"{source.count:,} rows{' in all, the first shown' if source.count > len(source.rows) else ''}")
        if source.rows:
            _print_grid(console, source.names, source.rows)
    if found.sql:
        console.rule("SQL", style="dim")
        console.print(found.sql, markup=False, highlight=False)
    console.rule("versions", style="dim")
    for name, value in found.versions.items():
        console.print(f"{name}: {value}", markup=False, highlight=False)


def _print_records(console: Console, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One column for each row: a wide row is read downwards."""
    grid = Grid("column", *(f"row {number}" for number in range(1, len(rows) + 1)))
    for position, name in enumerate(names):
        grid.add_row(escape(name), *("" if row[position] is None else escape(str(row[position])) for row in rows))
    console.print(grid)
