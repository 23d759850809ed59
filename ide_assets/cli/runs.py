"""Commands that publish months: run, retry."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.options import HomeFolder, Landing, Quiet, fail, months_of, require_landing, settings_of
from ide_assets.cli.privacy import tidy
from ide_assets.cli.terminal import Terminal, remark, remarks
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.automation.running import MonthResult, TableResult
    from ide_assets.months import Month
    from ide_assets.settings import Settings

commands = typer.Typer()

AsJson = Annotated[bool, typer.Option("--json", help="Print the result of each month as JSON.")]


@commands.command("run", rich_help_panel="Months")
def run_command(
    month: Annotated[str | None, typer.Option(help="One month, YYYY-MM.")] = None,
    months: Annotated[str | None, typer.Option(help="A range of months, YYYY-MM..YYYY-MM.")] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Also rebuild stale months: changed deliveries, settings or code.")
    ] = False,
    as_json: AsJson = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Build and publish months from their deliveries.

    Without a month: every month that is completely delivered and not yet published.
    Exit code 0: every month asked for is published; 1: one is not; 2: wrong usage.
    """
    chosen_months = months_of(month, months)
    settings = settings_of(landing, home)
    require_landing(settings)
    raise SystemExit(run(settings, chosen_months, stale, as_json))


@commands.command("retry", rich_help_panel="Months")
def retry_command(
    as_json: AsJson = False, landing: Landing = None, home: HomeFolder = None, quiet: Quiet = False
) -> None:
    """Run only the months again whose last run failed."""
    settings = settings_of(landing, home)
    from ide_assets.automation.running import failed_months

    try:
        failed = failed_months(settings)
    except RuntimeError as error:
        fail(str(error), 1)
    if failed:
        raise SystemExit(run(settings, failed, False, as_json))
    if as_json:
        _print_json([])
    else:
        remarks().print("Nothing to retry: no month's last run failed.")


def run(settings: "Settings", months: "Sequence[Month] | None", refresh_stale: bool, as_json: bool = False) -> int:
    """Run months with a progress bar and print the results; returns the exit code."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from ide_assets.automation.running import run_months

    errors = Terminal(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[step]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=remarks(stderr=True), transient=True) as bar:
        task = bar.add_task("loading", total=None, step="")

        def progress(month: "Month", done: int, total: int) -> None:
            step = f"{done}/{plural(total, 'table')}"
            bar.update(task, description=str(month), completed=done, total=total, step=step)

        try:
            results = run_months(settings, months, refresh_stale, progress)
        except RuntimeError as error:
            errors.print(f"ide: {error}", markup=False, soft_wrap=True)
            return 1
    if as_json:
        _print_json(results)
    else:
        _print_results(settings, results, refresh_stale)
    failed = [result for result in results if not result.published]
    for result in failed:
        errors.print(f"[red]{result.month} is not published.[/] {escape(result.reason)}")
    has_policy = settings.keep_versions_days is not None or settings.retention_months is not None
    if has_policy and tidy(settings, dry_run=False, show=(lambda _: None) if as_json else remark):
        return 1
    return int(bool(failed))


def _print_json(results: Sequence["MonthResult"]) -> None:
    from ide_assets.cli.rows import print_json

    print_json(
        [
            {
                "month": str(result.month),
                "published": result.published,
                "rebuilt": not result.done_before,
                "reason": result.reason,
                "tables": {
                    name: {
                        "rows": table.rows,
                        "skipped": bool(table.skipped),
                        "passed": table.passed,
                        "warned": list(table.warned),
                        "failed": list(table.failed),
                        "quarantined": table.quarantined,
                    }
                    for name, table in result.tables.items()
                },
            }
            for result in results
        ]
    )


def _print_results(settings: "Settings", results: Sequence["MonthResult"], refresh_stale: bool) -> None:
    from ide_assets.cli.status import print_hold
    from ide_assets.reports.quality.report import index_of
    from ide_assets.store.holds import hold
    from ide_assets.store.home import home_of

    console, home = remarks(), home_of(settings)
    built = [result for result in results if result.tables]
    if built:
        console.print(_months_by_domains(built, console.width))
        console.print(_months(built))
    _print_warnings(console, built)
    published = sum(result.published and not result.done_before for result in results)
    if published:
        next_step = "" if hold(home) else " List their tables: ide tables"
        console.print(f"[green]Published {plural(published, 'month')}.[/]{next_step}")
    elif all(result.published for result in results):
        console.print("Nothing to do: every complete month is published.")
    index = index_of(home)
    if index.exists():
        # On a line of its own, unbroken, so that a terminal can open it.
        console.print("Data-quality report, to open in a browser:")
        console.print(str(index), markup=False, highlight=False, soft_wrap=True)
    print_hold(console, settings)
    _print_waiting(console, settings, refresh_stale)


def _months(results: Sequence["MonthResult"]) -> Grid:
    """One row with the result of each month."""
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
            f"[green]{sum(table.passed for table in tables):,}[/]",
            f"[yellow]{sum(len(table.warned) for table in tables)}[/]",
            f"[red]{sum(len(table.failed) for table in tables)}[/]",
            f"[magenta]{sum(table.quarantined for table in tables):,}[/]",
        )
    return grid


def _months_by_domains(results: Sequence["MonthResult"], width: int) -> Grid:
    """Domains by months: as many of the newest months as fit the terminal.

    A table has a row of its own if a check failed or rows were quarantined.
    """
    from ide_assets.domains.graph import RECIPES

    newest = results[-max(1, (width - 38) // 13) :]
    grid = Grid(title="Domains: tables, rows, checks passed/warned/failed", show_lines=False)
    grid.add_column("domain", no_wrap=True)
    for result in newest:
        grid.add_column(str(result.month), justify="right", no_wrap=True)
    names: dict[str, list[str]] = {}
    for recipe in RECIPES:
        names.setdefault(recipe.table.group, []).append(recipe.table.name)
    for group, tables in names.items():
        grid.add_row(group, *(_cell(result, tables, is_domain=True) for result in newest))
        for name in tables:
            if any(table.failed or table.quarantined for table in _built(newest, [name])):
                grid.add_row(f"  {name}", *(_cell(result, [name]) for result in newest))
    shown = f"the newest {len(newest)} of {plural(len(results), 'month')}; " if len(results) > len(newest) else ""
    grid.caption = f"{shown}every table: --json, the report, and the UI (ide ui)"
    return grid


def _built(results: Sequence["MonthResult"], names: Sequence[str]) -> "list[TableResult]":
    """The results of these tables, without those that have neither rows nor checks."""
    known = [result.tables[name] for result in results for name in names if name in result.tables]
    return [table for table in known if table.rows is not None or table.failed or table.skipped]


def _cell(result: "MonthResult", names: Sequence[str], is_domain: bool = False) -> str:
    """Rows and checks of tables in a month; of a domain also the number of tables with rows."""
    tables = _built([result], names)
    if not tables:
        return "-"
    with_rows = [table.rows for table in tables if table.rows is not None and not table.skipped]
    counted = f"{len(with_rows)} · " if is_domain else ""
    quarantined = sum(table.quarantined for table in tables)
    passed, warned, failed = (
        sum(counts)
        for counts in zip(*((table.passed, len(table.warned), len(table.failed)) for table in tables), strict=True)
    )
    return (
        f"{counted}{sum(with_rows):,}{f' [magenta]{quarantined:,} q[/]' if quarantined else ''}\n"
        f"[green]{passed}[/]/[yellow]{warned}[/]/[red]{failed}[/]"
    )


def _print_warnings(console: Terminal, results: Sequence["MonthResult"]) -> None:
    """Warnings by check, with the number of months that have them."""
    months_of: dict[str, int] = {}
    for result in results:
        for name, table in result.tables.items():
            for check in table.warned:
                label = f"{name}: {check}{', waived' if check in table.waived else ''}"
                months_of[label] = months_of.get(label, 0) + 1
    if months_of:
        checks = plural(len(months_of), "check")
        console.print(f"[yellow]Warnings[/] ({checks}; rows and samples in the report and in the Dagster UI):")
        for label, count in sorted(months_of.items()):
            console.print(
                f"  {label} ({count} of {plural(len(results), 'month')})", markup=False, highlight=False, soft_wrap=True
            )


def _print_waiting(console: Terminal, settings: "Settings", looked: bool) -> None:
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.status import State, all_months
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    statuses = all_months(
        RECIPES, settings, Ledger(home_of(settings)), settings.rules.today(datetime.now(UTC)), hash_deliveries=looked
    )
    stale = [status for status in statuses if status.state is State.STALE]
    if stale:
        months = ", ".join(str(status.month) for status in stale)
        console.print(f"[yellow]Stale:[/] {months}. See why: ide status. Rebuild: ide run --stale")
    for status in statuses:
        if status.state in (State.WAITING, State.MISSING):
            console.print(f"[yellow]{status.month}:[/] {escape('; '.join(status.reasons))}")
