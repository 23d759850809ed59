"""What the command line prints about publications: their list, how two differ, and going back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import Terminal
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    from ide_assets.operations.diff import Cause, Example, MonthDifference, TableDifference

#: Who holds the lock while the release is swapped back.
ROLLBACK = "rollback"


def history(settings: Settings, month: Month | None) -> int:
    """Print the publications (of one month), oldest first; returns the exit code."""
    from ide_assets.operations.diff import publications

    home = home_of(settings)
    found = publications(Ledger(home).history, month)
    if not found:
        what = "Nothing" if month is None else f"Nothing of {month}"
        complain(f"{what} is published in {home.root}. Run: ide run")
        return 1
    grid = Grid(title=escape(f"Publications in {settings.home}"))
    for name in ("number", "published (UTC)", "month", "run", "rows", "against the month's former publication"):
        grid.add_column(
            name, justify="right" if name in ("number", "rows") else "left", no_wrap=not name.startswith("against")
        )
    for each in found:
        of = each.any_entry
        made_by = {entry.run_id for entry in each.entries.values()}
        if each.former is not None:
            made_by -= {entry.run_id for entry in each.former.values()}
        grid.add_row(
            str(of.publication),
            f"{of.published_at:%Y-%m-%d %H:%M:%S}",
            str(of.month),
            ", ".join(sorted(run[:8] for run in made_by)),
            f"{sum(entry.rows for entry in each.entries.values()):,}",
            escape(each.told()),
        )
    console = Terminal()
    console.print(grid)
    console.print("Read as of one: ide sql --as-of NUMBER. Compare two: ide diff --month M --from NUMBER --to NUMBER")
    return 0


def diff(
    settings: Settings,
    month: Month,
    before: int | datetime | None,
    after: int | datetime | None,
    table: str | None,
    examples: int,
) -> int:
    """Print what differs between two publications of a month, and why; returns the exit code."""
    from ide_assets.operations.diff import CannotCompareError, differences
    from ide_assets.operations.explain import UnknownTableError
    from ide_assets.store.past import NotPublishedError

    try:
        found = differences(settings, month, before, after, table, examples)
    except (CannotCompareError, NotPublishedError, UnknownTableError) as error:
        complain(error)
        return 1
    _print_difference(Terminal(), found)
    return 0


def _print_difference(console: Terminal, found: "MonthDifference") -> None:
    console.print(
        f"{found.month}: publication {found.before} ({found.published_before:%Y-%m-%d %H:%M} UTC) -> "
        f"publication {found.after} ({found.published_after:%Y-%m-%d %H:%M} UTC)",
        highlight=False,
    )
    _print_causes(console, found.causes)
    if found.tables:
        console.print(_rows(found.tables))
    console.print(f"{found.same} {'table is' if found.same == 1 else 'tables are'} the same.", highlight=False)
    for table in found.tables:
        _print_table(console, table)


def _print_causes(console: Terminal, causes: Sequence["Cause"]) -> None:
    console.print("[bold]Inputs that differ[/]")
    for cause in causes:
        reaches = ", ".join(cause.reaches) or "no table: it changed no row"
        console.print(f"- {cause.what} ({cause.detail})", markup=False, highlight=False)
        console.print(f"  reaches {reaches}", markup=False, highlight=False)
    reaching = [cause for cause in causes if cause.reaches]
    if not causes:
        console.print("None.")
    elif len(reaching) == 1:
        console.print(f"Only one reaches any table, so it explains all: {reaching[0].what}.", markup=False)


def _rows(tables: Sequence["TableDifference"]) -> Grid:
    grid = Grid(title="Rows")
    grid.add_column("table", no_wrap=True)
    for name in ("before", "after", "added", "removed", "changed"):
        grid.add_column(name, justify="right")
    grid.add_column("columns that changed, in how many rows")
    for table in tables:
        counts = (table.rows_before, table.rows_after, table.added, table.removed, table.changed)
        columns = [f"{name} {count:,}" for name, count in table.columns.items()]
        seats = [f"{name} in all {was:,} -> {now:,}" for name, (was, now) in table.seats.items()]
        told = "\n".join(filter(None, (", ".join(columns), "; ".join(seats), table.note)))
        grid.add_row(table.table, *(f"{count:,}" for count in counts), escape(told))
    return grid


def _print_table(console: Terminal, table: "TableDifference") -> None:
    if not table.examples:
        return
    console.rule(table.table, style="dim")
    for example in table.examples:
        console.print(f"{example.kind}: {_pairs(example)}", markup=False, highlight=False)
        if example.kind == "changed":
            for name, (was, now) in example.values.items():
                console.print(f"    {name}: {_text(was)} -> {_text(now)}", markup=False, highlight=False)


def _pairs(example: "Example") -> str:
    """The key, and of a row that is there only once its values too."""
    shown = dict(example.key)
    if example.kind != "changed":
        shown |= {name: was if example.kind == "removed" else now for name, (was, now) in example.values.items()}
    return ", ".join(f"{name}={_text(value)}" for name, value in shown.items())


def _text(value: object) -> str:
    return "(null)" if value is None else str(value)


def rollback(settings: Settings, reason: str) -> int:
    """Swap the release back and print what readers see now; returns the exit code."""
    from ide_assets import engines
    from ide_assets.domains.graph import RECIPES
    from ide_assets.engines.base import EngineUnavailableError
    from ide_assets.store.home import HomeBusyError
    from ide_assets.store.release import CannotRollBackError, roll_back

    home = home_of(settings)

    def publish_elsewhere(contents: "Mapping[str, Mapping[str, str]]") -> None:
        for publish in engines.release_targets(settings, home):
            publish([recipe.table for recipe in RECIPES], contents)

    if not home.releases.exists():
        complain(f"nothing is released in {home.root}, so there is nothing to withdraw")
        return 1
    try:
        with home.locked(ROLLBACK, settings.lock_timeout_seconds):
            held = roll_back(home, reason, datetime.now(UTC), publish_elsewhere)
    except (HomeBusyError, CannotRollBackError, EngineUnavailableError) as error:
        complain(error)
        return 1
    console = Terminal()
    console.print(f"{held}.", markup=False, highlight=False)
    console.print("Runs go on publishing to the ledger; readers see it after: ide release")
    return 0


def release(settings: Settings) -> int:
    """Lift the hold, release what is published, and print which release readers see; returns the exit code."""
    from ide_assets.automation.running import lift_hold_and_release
    from ide_assets.store.release import NoReleaseError, current

    try:
        released = lift_hold_and_release(settings)
    except (NoReleaseError, RuntimeError) as error:
        complain(error)
        return 1
    now = current(home_of(settings))
    assert now is not None
    told = "Readers see" if released else "Nothing to do: readers see"
    Terminal().print(f"{told} release {now.folder.name}, which holds publication {now.publication}.", highlight=False)
    return 0
