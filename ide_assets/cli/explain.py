"""The command `ide explain`: where a published number comes from, and whether to trust it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table as Grid

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import (
    AsJson,
    HomeFolder,
    Landing,
    Layout,
    OneMonth,
    Quiet,
    TextFormat,
    fail,
    month_of,
    settings_of,
)
from ide_assets.cli.rows import print_json, print_values
from ide_assets.cli.terminal import Terminal
from ide_assets.vocabulary.shown import shown
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.operations.explain import Explained
    from ide_assets.operations.trace import DeliveredRows, SourceRows
    from ide_assets.operations.trust import FailedCheck, Trust
    from ide_assets.settings import Settings

commands = typer.Typer()


@commands.command("explain", rich_help_panel="Published tables")
def explain_command(
    table: Annotated[str, typer.Argument(help="A table, e.g. assignment_monthly.")],
    month: OneMonth,
    key: Annotated[list[str] | None, typer.Option(help="column=value; repeat to narrow down.")] = None,
    account: Annotated[str | None, typer.Option(help="CSN of an account, before or after merges.")] = None,
    sql: Annotated[bool, typer.Option("--sql", help="Print the compiled SQL too.")] = False,
    output: TextFormat = Layout.TEXT,
    as_json: AsJson = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Explain a number: its formula, whether to trust it, and the rows behind it, down to file and line."""
    chosen_month = month_of(month)
    pairs = dict(_pair(text) for text in key or [])
    is_json = as_json or output is Layout.JSON
    raise SystemExit(explain(settings_of(landing, home), table, chosen_month, pairs, account, sql, is_json))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        fail(f"--key {text!r}: write it as column=value", WRONG_USAGE)
    return name.strip(), value


def explain(
    settings: "Settings",
    table: str,
    month: "Month",
    key: dict[str, str],
    account: str | None = None,
    with_sql: bool = False,
    as_json: bool = False,
) -> int:
    """Print a number with its formula, its checks and the rows behind it; returns the exit code."""
    from ide_assets.kernel.build import CannotBuildError
    from ide_assets.operations.explain import CannotExplainError
    from ide_assets.operations.explain import explain as explained
    from ide_assets.operations.names import UnknownTableError
    from ide_assets.store.ledger import RemovedVersionError

    try:
        result = explained(settings, table, month, key, account, with_sql)
    except (CannotExplainError, UnknownTableError, CannotBuildError, RemovedVersionError) as error:
        complain(error)
        return 1
    if as_json:
        print_json(_record(result))
    else:
        _print_explained(Terminal(), result)
    return 0


def _record(result: "Explained") -> dict[str, object]:
    """The result for programs: rows as objects."""
    record = asdict(result) | {"month": str(result.month)}
    record["rows"] = [dict(zip(result.names, row, strict=True)) for row in result.rows]
    record["sources"] = [
        {
            "table": source.table,
            "months": source.months,
            "count": source.count,
            "rows": [dict(zip(source.names, row, strict=True)) for row in source.rows],
        }
        for source in result.sources
    ]
    del record["names"]
    return record


def _print_explained(console: Terminal, result: "Explained") -> None:
    console.rule(f"{result.table} of {result.month}")
    if result.account:
        console.print(result.account, markup=False, highlight=False)
    _print_upright(console, result.names, result.rows)
    if result.count > len(result.rows):
        console.print(
            f"The first {plural(len(result.rows), 'row')} of {result.count:,}; narrow down: --key column=value",
            highlight=False,
        )
    if any(result.formulas):
        console.rule("how it is computed", style="dim")
        for number, sentences in enumerate(result.formulas, 1):
            for sentence in sentences:
                prefix = f"row {number}: " if len(result.formulas) > 1 else ""
                console.print(f"{prefix}{sentence}", markup=False, highlight=False)
        console.print("Meanings of all columns: ide tables NAME", highlight=False)
    _print_trust(console, result.table, result.trust)
    for source in result.sources:
        console.rule(f"built from {source.table} ({source.months})", style="dim")
        _print_source(console, result.names, source)
    console.rule("versions", style="dim")
    for name, value in result.versions.items():
        console.print(f"{name}: {value}", markup=False, highlight=False)
    if result.sql:
        console.rule("SQL", style="dim")
        console.print(result.sql, markup=False, highlight=False)
    if result.delivered:
        console.rule("delivered in", style="dim")
    for delivered in result.delivered:
        _print_delivered(console, delivered)


def _print_source(console: Terminal, names: Sequence[str], source: "SourceRows") -> None:
    """The columns that the explained table has too, and the key; JSON has all columns."""
    more = f", the first {len(source.rows)} below" if source.count > len(source.rows) else ""
    console.print(f"{plural(source.count, 'row')}{more}", highlight=False)
    if source.rows:
        places = [place for place, name in enumerate(source.names) if name in (*names, *source.key)]
        print_values([source.names[at] for at in places], [[row[at] for at in places] for row in source.rows])


def _print_trust(console: Terminal, table: str, trust: "Trust") -> None:
    console.rule("can it be trusted?", style="dim")
    console.print(trust.answer, markup=False, highlight=False)
    for caution in trust.cautions:
        console.print(f"- {caution}", markup=False, highlight=False)
    passed = trust.checks - len(trust.failed)
    console.print(f"- {passed} of {plural(trust.checks, 'check')} of {table} passed.", markup=False, highlight=False)
    for check in trust.failed:
        _print_check(console, check)
    if trust.upstream:
        console.print("- Tables behind it:", highlight=False)
    for check in trust.upstream:
        _print_check(console, check)


def _print_check(console: Terminal, check: "FailedCheck") -> None:
    name = f"{check.table}.{check.check}"
    if check.rows_here == 0:
        console.print(f"  {name}: {plural(check.failing, 'failing row')}, none of them here", highlight=False)
        return
    here = "the rows are unknown" if check.rows_here is None else f"{check.rows_here:,} of them here"
    waived = f" Accepted: {check.waived}." if check.waived else ""
    console.print(
        f"  {name}: {plural(check.failing, 'failing row')}, {here}. {check.consequence}{waived}",
        markup=False,
        highlight=False,
    )


def _print_delivered(console: Terminal, delivered: "DeliveredRows") -> None:
    if not delivered.count:
        return
    if delivered.note:
        text = f"{delivered.source}: {plural(delivered.count, 'row')}; {delivered.note}"
        console.print(text, markup=False, highlight=False, soft_wrap=True)
        return
    console.print(f"{delivered.source}: {plural(delivered.count, 'row')}", highlight=False)
    for row in delivered.rows:
        key = ", ".join(f"{name}={value}" for name, value in row.key.items())
        console.print(f"  {row.file}:{row.line}  {key}", markup=False, highlight=False, soft_wrap=True)
    more = delivered.count - len(delivered.rows)
    if more > 0:
        console.print(f"  and {plural(more, 'more row')}", highlight=False)


def _print_upright(console: Terminal, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """One column for each row, because a wide row is easier to read downwards."""
    grid = Grid("column", *(f"row {number}" for number in range(1, len(rows) + 1)))
    for position, name in enumerate(names):
        values = ("" if row[position] is None else escape(shown(str(row[position]))) for row in rows)
        grid.add_row(escape(name), *values)
    console.print(grid)
