"""What queries and explanations print."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.edge import complain
from ide_assets.cli.rows import print_grid, print_rows
from ide_assets.cli.terminal import Terminal
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger, RemovedVersionError
from ide_assets.vocabulary.shown import shown

if TYPE_CHECKING:
    import duckdb

    from ide_assets.operations.explain import Explained


def sql(settings: Settings, query: str, output: str, moment: int | datetime | None) -> int:
    """Run a query on the current release, or as of a moment, and print its rows; returns the exit code."""
    import duckdb

    from ide_assets.reports.quality import catalogue
    from ide_assets.store.past import NotPublishedError
    from ide_assets.store.release import NoReleaseError, attached, hold

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
                complain(f"note: {held}. Lift the hold: ide release")
        with catalogues as connection:
            return print_rows(connection.execute(query), output)
    except (NoReleaseError, NotPublishedError) as error:
        complain(error)
        return 1
    except duckdb.Error as error:
        complain(error)
        return 1


def _as_of(settings: Settings, moment: int | datetime) -> AbstractContextManager["duckdb.DuckDBPyConnection"]:
    """The catalogues as of a moment; says on stderr which publication that is."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.store import past

    home = home_of(settings)
    ledger = Ledger(home)
    number = past.publication_at(ledger, moment)
    at = next(entry.published_at for entry in ledger.history if entry.publication == number)
    complain(f"note: as of publication {number}, {at:%Y-%m-%d %H:%M:%S} UTC")
    return past.attached(home, settings, [recipe.table for recipe in RECIPES], number)


def explain(settings: Settings, table: str, month: Month, key: dict[str, str]) -> int:
    """Print a number, the rows behind it, the SQL and the versions; returns the exit code."""
    from ide_assets.kernel.build import CannotBuildError
    from ide_assets.operations.explain import CannotExplainError
    from ide_assets.operations.explain import explain as explained

    console = Terminal()
    try:
        found = explained(settings, table, month, key)
    except (CannotExplainError, CannotBuildError, RemovedVersionError) as error:
        complain(error)
        return 1
    _print_explained(console, found)
    return 0


def _print_explained(console: Terminal, found: "Explained") -> None:
    console.rule(f"{found.table} of {found.month}")
    _print_records(console, found.names, found.rows)
    for source in found.sources:
        console.rule(f"made from {source.table} ({source.months})", style="dim")
        console.print(f"{source.count:,} rows{' in all, the first shown' if source.count > len(source.rows) else ''}")
        if source.rows:
            print_grid(console, source.names, source.rows)
    if found.sql:
        console.rule("SQL", style="dim")
        console.print(found.sql, markup=False, highlight=False)
    console.rule("versions", style="dim")
    for name, value in found.versions.items():
        console.print(f"{name}: {value}", markup=False, highlight=False)


def _print_records(console: Terminal, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One column for each row: a wide row is read downwards."""
    grid = Grid("column", *(f"row {number}" for number in range(1, len(rows) + 1)))
    for position, name in enumerate(names):
        grid.add_row(
            escape(name), *("" if row[position] is None else escape(shown(str(row[position]))) for row in rows)
        )
    console.print(grid)
