"""The command `ide fetch`: sources of a month from a data warehouse."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE
from ide_assets.cli.options import Landing, OneMonth, Quiet, fail, month_of, settings_of
from ide_assets.cli.terminal import Terminal, remarks
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.settings import Settings, Warehouse

commands = typer.Typer()


@commands.command("fetch", rich_help_panel="Deliveries and checks")
def fetch_command(
    month: OneMonth,
    source: Annotated[
        list[str] | None, typer.Option(help="One source; repeat for more. Default: every one with a query.")
    ] = None,
    landing: Landing = None,
    quiet: Quiet = False,
) -> None:
    """Fetch sources of a month from Snowflake, as set in ide.toml, and write them as deliveries.

    Exit code 0: every source asked for is as in the warehouse; 1: one is not (and why is printed); 2: wrong settings.
    """
    chosen_month = month_of(month)
    settings = settings_of(landing, None)
    warehouse = settings.warehouse
    if warehouse is None:
        fail(
            "no warehouse is set. Write [warehouse] in ide.toml, or IDE_WAREHOUSE__... (docs/snowflake.md).",
            WRONG_USAGE,
        )
    if not warehouse.queries:
        fail("no source has a query. Write [warehouse.queries] in ide.toml (docs/snowflake.md).", WRONG_USAGE)
    for name in source or []:
        if name not in warehouse.queries:
            expected = ", ".join(warehouse.queries)
            fail(f"{name!r} has no query in [warehouse.queries]. Expected one of {expected}.", WRONG_USAGE)
    raise SystemExit(fetch_sources(settings, warehouse, chosen_month, list(dict.fromkeys(source or warehouse.queries))))


def fetch_sources(settings: "Settings", warehouse: "Warehouse", month: "Month", names: Sequence[str]) -> int:
    """Fetch the sources of a month one by one and print the result of each; returns the exit code."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from ide_assets.domains.deliveries.contract.sources import BY_NAME
    from ide_assets.domains.deliveries.recipes import require_begun
    from ide_assets.imports.warehouse.query import fetch
    from ide_assets.imports.warehouse.reading import CannotReadError, NotInstalledError, connected
    from ide_assets.imports.warehouse.snapshot import CannotFetchError, only_fetch
    from ide_assets.kernel.build import CannotBuildError

    console, errors = remarks(soft_wrap=True), Terminal(stderr=True, soft_wrap=True)
    try:
        require_begun(month, settings.rules.today(datetime.now(UTC)))
    except CannotBuildError as error:
        errors.print(f"ide: {error}", markup=False, highlight=False)
        return 1
    failed = False
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
    )
    try:
        with (
            only_fetch(settings.landing),
            connected(warehouse, "ide fetch") as connection,
            Progress(*columns, console=remarks(stderr=True), transient=True) as bar,
        ):
            for name in names:
                task = bar.add_task(f"{name} {month}", total=None, rows="")

                def progress(rows: int, task: "object" = task) -> None:
                    bar.update(task, rows=plural(rows, "row"))  # type: ignore[arg-type]

                try:
                    done = fetch(connection, BY_NAME[name], warehouse.queries[name], month, settings.landing, progress)
                except (CannotFetchError, CannotReadError, OSError) as error:
                    failed = True
                    errors.print(f"ide: {name} of {month} was not fetched: {error}", markup=False, highlight=False)
                    continue
                finally:
                    bar.remove_task(task)
                what = f"written to {done.folder}" if done.is_new else "the same as delivered before; nothing written"
                console.print(f"{name} {month}: {plural(done.rows, 'row')}, {what}", markup=False, highlight=False)
                if done.left_out:
                    columns_left_out = f"  columns left out, not in the contract: {', '.join(done.left_out)}"
                    console.print(columns_left_out, markup=False, highlight=False)
    except (CannotFetchError, CannotReadError) as error:
        errors.print(f"ide: {error}", markup=False, highlight=False)
        return 2 if isinstance(error, NotInstalledError) else 1
    if not failed:
        console.print(f"Next: ide run --month {month}", markup=False, highlight=False)
    return 1 if failed else 0
