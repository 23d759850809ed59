"""The command `rebuild`: published months made again and compared, without publishing anything."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import AsJson, HomeFolder, Landing, Layout, Quiet, TextFormat, fail, months_of, settings_of
from ide_assets.cli.rows import print_json
from ide_assets.cli.terminal import Terminal, remark
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.months import Month
    from ide_assets.operations.rebuild import RebuiltMonth
    from ide_assets.settings import Settings

commands = typer.Typer()

#: Exit code if a month cannot be rebuilt, so that nothing is known about it.
CANNOT_REBUILD = 3


@commands.command("rebuild", rich_help_panel="Months")
def rebuild_command(
    verify: Annotated[bool, typer.Option("--verify", help="Compare and publish nothing.")] = False,
    month: Annotated[str | None, typer.Option(help="One month, YYYY-MM.")] = None,
    months: Annotated[str | None, typer.Option(help="A range of months, YYYY-MM..YYYY-MM.")] = None,
    output: TextFormat = Layout.TEXT,
    as_json: AsJson = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Build published months again from their recorded inputs and compare them byte for byte.

    Without a month: every published month. It may run beside a run: it reads files that never change.
    Exit code 0: all are equal; 1: one differs; 2: wrong usage; 3: one cannot be rebuilt, and none differs.
    """
    if not verify:
        fail("give --verify. To publish a month again: ide run --month YYYY-MM", WRONG_USAGE)
    chosen_months = months_of(month, months)
    raise SystemExit(rebuild(settings_of(landing, home), chosen_months, as_json or output is Layout.JSON))


def rebuild(settings: "Settings", months: "Sequence[Month] | None", as_json: bool = False) -> int:
    """Print the outcome of each month (None: every published one); returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations.rebuild import CannotRebuildError, Outcome, verify
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    home, console = home_of(settings), Terminal()
    chosen_months = list(Ledger(home).published) if months is None else months
    if not chosen_months:
        complain(f"nothing is published in {home.root} yet. Run: ide run")
        return CANNOT_REBUILD
    results = []
    try:
        for result in verify(settings, RECIPES, chosen_months):
            results.append(result)
            if not as_json:
                _print_month(console, result)
    except CannotRebuildError as error:
        complain(error)
        return CANNOT_REBUILD
    if as_json:
        print_json([_as_json(result) for result in results])
    outcomes = {result.outcome for result in results}
    if outcomes == {Outcome.EQUAL}:
        remark(
            f"{plural(len(results), 'month')} built again: every table has the recorded bytes. Nothing was published."
        )
    return 1 if Outcome.DIFFERS in outcomes else CANNOT_REBUILD if Outcome.CANNOT in outcomes else 0


def _as_json(result: "RebuiltMonth") -> dict[str, object]:
    return {
        "month": str(result.month),
        "publication": result.publication,
        "outcome": result.outcome.value,
        "tables": [{"table": table.table, "outcome": table.outcome.value, "why": table.why} for table in result.tables],
    }


def _print_month(console: Terminal, result: "RebuiltMonth") -> None:
    from ide_assets.operations.rebuild import Outcome

    colour = {Outcome.EQUAL: "green", Outcome.DIFFERS: "red", Outcome.CANNOT: "yellow"}
    equal = sum(table.outcome is Outcome.EQUAL for table in result.tables)
    counted = f"{equal} of {plural(len(result.tables), 'table')} equal"
    outcome = f"[{colour[result.outcome]}]{result.outcome.value}[/]"
    console.print(f"{result.month} (publication {result.publication}): {outcome}, {counted}", highlight=False)
    for table in result.tables:
        if table.outcome is not Outcome.EQUAL:
            what = f"[{colour[table.outcome]}]{table.outcome.value}[/]: {escape(table.why)}"
            console.print(f"  {table.table} {what}", highlight=False, soft_wrap=True)
