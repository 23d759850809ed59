"""Commands about publications: history, diff."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.box import SIMPLE
from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.edge import complain
from ide_assets.cli.options import (
    AsJson,
    Format,
    HomeFolder,
    Layout,
    OneMonth,
    Quiet,
    RowFormat,
    TextFormat,
    moment_of,
    month_of,
    settings_of,
    whole_number,
)
from ide_assets.cli.rows import print_json, print_records
from ide_assets.cli.terminal import Terminal, remark
from ide_assets.vocabulary.wording import plural, short_number

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.operations.causes import Cause
    from ide_assets.operations.diff import MonthDifference
    from ide_assets.operations.row_differences import Example, TableDifference
    from ide_assets.settings import Settings

commands = typer.Typer()


@commands.command("history", rich_help_panel="Publications")
def history_command(
    month: Annotated[str | None, typer.Option(help="One month, YYYY-MM.")] = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """List publications: number, time, month, run, rows, and what changed in the month."""
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(history(settings_of(None, home), chosen_month, "json" if as_json else output.value))


@commands.command("diff", rich_help_panel="Publications")
def diff_command(
    month: OneMonth,
    first: Annotated[str | None, typer.Option("--from", help="Publication or date; default: the one before.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Publication or date; default: the newest.")] = None,
    table: Annotated[str | None, typer.Option(help="One table; default: all published and derived ones.")] = None,
    rows: Annotated[
        int,
        typer.Option(parser=whole_number(0, 10_000), metavar="NUMBER", help="Example rows of each kind of difference."),
    ] = 3,
    output: TextFormat = Layout.TEXT,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Compare two publications of a month: rows, columns, and which inputs explain the difference."""
    chosen_month, before, after = month_of(month), moment_of("--from", first), moment_of("--to", last)
    is_json = as_json or output is Layout.JSON
    raise SystemExit(diff(settings_of(None, home), chosen_month, before, after, table, rows, is_json))


def history(settings: "Settings", month: "Month | None", output: str = "table") -> int:
    """Print the publications (of one month), oldest first; returns the exit code."""
    from ide_assets.operations.publications import publications
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    home = home_of(settings)
    published = publications(Ledger(home).history, month)
    if not published:
        what = "nothing" if month is None else f"nothing of {month}"
        complain(f"{what} is published in {home.root}. Run: ide run")
        return 1
    rows = []
    for publication in published:
        first = publication.any_entry
        run_ids = {entry.run_id for entry in publication.entries.values()}
        if publication.former is not None:
            run_ids -= {entry.run_id for entry in publication.former.values()}
        count = sum(entry.rows for entry in publication.entries.values())
        rows.append(
            (first.publication, first.published_at, str(first.month), sorted(run_ids), count, publication.changes())
        )
    if output != "table":
        names = ("publication", "published_at", "month", "run", "rows", "changes")
        records = [
            (number, f"{at:%Y-%m-%dT%H:%M:%SZ}", of_month, " ".join(runs), count, changes)
            for number, at, of_month, runs, count, changes in rows
        ]
        return print_records(names, records, output)
    grid = Grid(title=escape(f"Publications in {settings.home}"))
    for name in ("number", "published (UTC)", "month", "run", "rows", "what changed"):
        justify: Literal["left", "right"] = "right" if name in ("number", "rows") else "left"
        grid.add_column(name, justify=justify, no_wrap=name != "what changed")
    for number, at, of_month, runs, count, changes in rows:
        ids = ", ".join(run[:8] for run in runs)
        grid.add_row(str(number), f"{at:%Y-%m-%d %H:%M}", of_month, ids, f"{count:,}", escape(changes))
    Terminal().print(grid)
    remark("Read as of one: ide sql --as-of NUMBER. Compare two: ide diff --month M --from NUMBER --to NUMBER")
    return 0


def diff(
    settings: "Settings",
    month: "Month",
    before: int | datetime | None,
    after: int | datetime | None,
    table: str | None,
    examples: int,
    as_json: bool = False,
) -> int:
    """Print what differs between two publications of a month, and why; returns the exit code."""
    from ide_assets.operations.diff import differences
    from ide_assets.operations.names import UnknownTableError
    from ide_assets.operations.publications import CannotCompareError
    from ide_assets.store.past import NotPublishedError

    try:
        difference = differences(settings, month, before, after, table, examples)
    except (CannotCompareError, NotPublishedError, UnknownTableError) as error:
        complain(error)
        return 1
    if as_json:
        print_json(asdict(difference) | {"month": str(difference.month)})
    else:
        _print_difference(Terminal(), difference)
    return 0


def _print_difference(console: Terminal, difference: "MonthDifference") -> None:
    console.print(
        f"{difference.month}: publication {difference.before} ({difference.published_before:%Y-%m-%d %H:%M} UTC) -> "
        f"publication {difference.after} ({difference.published_after:%Y-%m-%d %H:%M} UTC)",
        highlight=False,
    )
    _print_causes(console, difference.causes)
    if difference.tables:
        console.print(_rows(difference.tables))
    console.print(f"{plural(difference.same, 'table is', 'tables are')} the same.", highlight=False)
    for table in difference.tables:
        _print_table(console, table)


def _print_causes(console: Terminal, causes: Sequence["Cause"]) -> None:
    console.print("[bold]Inputs that differ[/]")
    for cause in causes:
        console.print(f"- {cause.what} ({cause.detail})", markup=False, highlight=False)
        tables = f"changes {', '.join(cause.reaches)}" if cause.reaches else "changes no row"
        console.print(f"  {tables}", markup=False, highlight=False)
    effective = [cause for cause in causes if cause.reaches]
    if not causes:
        console.print("None.")
    elif len(causes) > 1 and len(effective) == 1:
        sentence = f"Only one of them changed rows, so it explains everything: {effective[0].what}."
        console.print(sentence, markup=False, highlight=False)


def _rows(tables: Sequence["TableDifference"]) -> Grid:
    grid = Grid(title="Rows", box=SIMPLE)
    grid.add_column("table", no_wrap=True)
    for name in ("before", "after", "added", "removed", "changed"):
        grid.add_column(name, justify="right", no_wrap=True)
    for table in tables:
        counts = (table.rows_before, table.rows_after, table.added, table.removed, table.changed)
        grid.add_row(table.table, *(f"{count:,}" for count in counts))
    return grid


def _print_table(console: Terminal, table: "TableDifference") -> None:
    console.rule(table.table, style="dim")
    if table.note:
        console.print(table.note, markup=False, highlight=False)
    if table.columns:
        columns = ", ".join(f"{name} {count:,}" for name, count in table.columns.items())
        console.print(f"Columns that changed, in how many rows: {columns}", markup=False, highlight=False)
    for name, (before, after) in table.seats.items():
        console.print(f"Total {name}: {before:,} -> {after:,}", markup=False, highlight=False)
    for largest in table.largest:
        row = ", ".join(f"{name}={_text(value)}" for name, value in largest.key.items())
        change = " -> ".join(short_number(value) for value in (largest.before, largest.after))
        console.print(f"Largest change of {largest.column}: {change} ({row})", markup=False, highlight=False)
    for segment, counts in table.segments.items():
        by_value = ", ".join(f"{value or '(null)'} {count:,}" for value, count in counts.items())
        console.print(f"Rows that differ, by {segment}: {by_value}", markup=False, highlight=False)
    for example in table.examples:
        console.print(f"{example.kind}: {_pairs(example)}", markup=False, highlight=False)
        if example.kind == "changed":
            for name, (was, now) in example.values.items():
                console.print(f"    {name}: {_text(was)} -> {_text(now)}", markup=False, highlight=False)


def _pairs(example: "Example") -> str:
    """The key of a changed row; the key and values of an added or removed one."""
    shown = dict(example.key)
    if example.kind != "changed":
        shown |= {name: was if example.kind == "removed" else now for name, (was, now) in example.values.items()}
    return ", ".join(f"{name}={_text(value)}" for name, value in shown.items())


def _text(value: object) -> str:
    return "(null)" if value is None else str(value)
