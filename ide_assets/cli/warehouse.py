"""What fetching from the warehouse prints."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ide_assets.cli.terminal import Terminal
from ide_assets.domains.deliveries.recipes import refuse_future
from ide_assets.domains.deliveries.sources import BY_NAME
from ide_assets.imports.warehouse.query import NotInstalledError, connected, fetch
from ide_assets.imports.warehouse.snapshot import CannotFetchError, only_fetch
from ide_assets.kernel.build import CannotBuildError
from ide_assets.months import Month
from ide_assets.settings import Settings, Warehouse


def fetch_sources(settings: Settings, warehouse: Warehouse, month: Month, names: Sequence[str]) -> int:
    """Fetch each source of a month in its turn, print what became of it; returns the exit code."""
    console, errors = Terminal(soft_wrap=True), Terminal(stderr=True, soft_wrap=True)
    try:
        refuse_future(month, settings.rules.today(datetime.now(UTC)))
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
            connected(warehouse) as connection,
            Progress(*columns, console=errors, transient=True) as bar,
        ):
            for name in names:
                task = bar.add_task(f"{name} {month}", total=None, rows="")

                def progress(rows: int, task: "object" = task) -> None:
                    bar.update(task, rows=f"{rows:,} rows")  # type: ignore[arg-type]

                try:
                    done = fetch(connection, BY_NAME[name], warehouse.queries[name], month, settings.landing, progress)
                except (CannotFetchError, OSError) as error:
                    failed = True
                    errors.print(f"ide: {name} of {month} was not fetched: {error}", markup=False, highlight=False)
                    continue
                finally:
                    bar.remove_task(task)
                what = f"written to {done.folder}" if done.is_new else "the same as delivered; nothing written"
                console.print(f"{name} {month}: {_counted(done.rows)}, {what}", markup=False, highlight=False)
                if done.left_out:
                    told = f"  left out, not in the contract: {', '.join(done.left_out)}"
                    console.print(told, markup=False, highlight=False)
    except (CannotFetchError, NotInstalledError) as error:
        errors.print(f"ide: {error}", markup=False, highlight=False)
        return 2 if isinstance(error, NotInstalledError) else 1
    if not failed:
        console.print(f"Next: ide run --month {month}", markup=False, highlight=False)
    return 1 if failed else 0


def _counted(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"
