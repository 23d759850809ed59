"""Commands about candidate files in shadow: shadow start, run, list, show, promote, stop."""

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import AsJson, HomeFolder, Layout, Quiet, TextFormat, fail, month_of, settings_of
from ide_assets.cli.parts import print_parts
from ide_assets.cli.rows import print_json
from ide_assets.cli.terminal import Terminal, note, remark, say

if TYPE_CHECKING:
    from ide_assets.operations.shadow import Who
    from ide_assets.store.shadows import ShadowMonth

commands = typer.Typer()
group = typer.Typer(
    no_args_is_help=True, help="Run a candidate file of reasons or of the score beside the current one."
)
commands.add_typer(group, name="shadow", rich_help_panel="Months")

Name = Annotated[str, typer.Argument(help="The shadow.")]
Why = Annotated[str, typer.Option("--reason", help="Reason, recorded in the history.")]
By = Annotated[str | None, typer.Option(help="Who decides this.", show_default="the user of this machine")]


@group.command("start")
def start_command(
    name: Annotated[str, typer.Argument(help="A new name: small letters, digits, - and _.")],
    why: Why,
    reasons: Annotated[Path | None, typer.Option(help="A candidate file of the reasons to act.")] = None,
    definition: Annotated[Path | None, typer.Option(help="A candidate file of the score's definition.")] = None,
    since: Annotated[
        str | None, typer.Option(help="The first month to compute, YYYY-MM.", show_default="the newest")
    ] = None,
    by: By = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Start a candidate file in shadow. Every run computes its months; published months stay as they are."""
    from ide_assets.operations import shadow
    from ide_assets.store.shadows import Kind

    given = [(Kind.REASONS, reasons), (Kind.DEFINITION, definition)]
    files = [(kind, file) for kind, file in given if file is not None]
    if len(files) != 1:
        fail("give --reasons FILE or --definition FILE, one of them", WRONG_USAGE)
    ((kind, file),) = files
    first = None if since is None else month_of(since)
    settings = settings_of(None, home)
    started = shadow.start(settings, name, kind, file, _who(by, why), first)
    remark(f"{name} runs in shadow from {started.since} on. Compute its months now: ide shadow run {name}")


@group.command("run")
def run_command(
    name: Name,
    month: Annotated[
        str | None, typer.Option(help="The last month to compute, YYYY-MM.", show_default="the newest")
    ] = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Compute the missing months, in order. `ide run` and the scheduler also do this.

    Exit code 0: computed; 1: a month could not be published with the candidate, or was not computed; 2: wrong usage.
    """
    from ide_assets.domains.graph import RECIPES
    from ide_assets.operations import shadow

    until = None if month is None else month_of(month)
    settings = settings_of(None, home)
    computed = shadow.run(settings, name, RECIPES, until)
    for result in computed:
        outcome = f"could not be published: {result.blocked}" if result.blocked else _in_short(result)
        say(f"{result.month}: {outcome}")
    if not computed:
        remark(f"No month of {name} is missing.")
    raise SystemExit(int(any(result.blocked for result in computed)))


def _in_short(month: "ShadowMonth") -> str:
    from ide_assets.vocabulary.wording import plural

    tables, accounts = len(month.changes["tables"]), int(month.changes["accounts"])
    return f"{plural(tables, 'table')} differ, {plural(accounts, 'account')} affected"


@group.command("list")
def list_command(
    output: TextFormat = Layout.TEXT, as_json: AsJson = False, home: HomeFolder = None, quiet: Quiet = False
) -> None:
    """List the shadows, and what was started, promoted and stopped: when, by whom and why."""
    from ide_assets.operations.shadow_parts import overview
    from ide_assets.store import shadows
    from ide_assets.store.home import home_of
    from ide_assets.store.shadows import ShadowError

    folder = home_of(settings_of(None, home))
    running = []
    for name in shadows.names(folder):
        try:
            running.append((shadows.get(folder, name), shadows.months(folder, name)))
        except ShadowError as error:
            complain(error)
    history = shadows.history(folder)
    if history.damaged:
        note(f"{folder.shadows / 'history.jsonl'}, {history.damaged_lines}: damaged, so not listed")
    if as_json or output is Layout.JSON:
        listed = [
            asdict(shadow) | {"since": str(shadow.since), "months": [str(month.month) for month in months]}
            for shadow, months in running
        ]
        print_json({"shadows": listed, "history": [asdict(record) for record in history.records]})
    else:
        print_parts(Terminal(), overview(running, history.records))


@group.command("show")
def show_command(
    name: Name, output: TextFormat = Layout.TEXT, as_json: AsJson = False, home: HomeFolder = None, quiet: Quiet = False
) -> None:
    """Show what a candidate changes by month, and how it compares with the current file by outcome."""
    from ide_assets.operations.shadow_parts import parts
    from ide_assets.store import shadows
    from ide_assets.store.home import home_of

    folder = home_of(settings_of(None, home))
    shadow, months = (shadows.get(folder, name), shadows.months(folder, name))
    if as_json or output is Layout.JSON:
        shown = [
            {
                "month": str(month.month),
                "publication": month.publication,
                "computed_at": month.computed_at,
                "blocked": month.blocked,
                **month.changes,
                "comparison": month.comparison,
            }
            for month in months
        ]
        print_json(asdict(shadow) | {"since": str(shadow.since), "months": shown})
    else:
        print_parts(Terminal(), parts(shadow, months))


@group.command("promote")
def promote_command(name: Name, why: Why, by: By = None, home: HomeFolder = None, quiet: Quiet = False) -> None:
    """Put a candidate to use: write it over the file that the settings name, and record who, why and the comparison."""
    from ide_assets.operations import shadow

    settings = settings_of(None, home)
    file = shadow.promote(settings, name, _who(by, why))
    remark(
        f"{file} is now the candidate of {name}; the shadow has ended. Coming months use it. Past months are "
        "stale now: leave those whose actions were handed over"
    )


@group.command("stop")
def stop_command(name: Name, why: Why, by: By = None, home: HomeFolder = None, quiet: Quiet = False) -> None:
    """End a shadow and delete its tables; the history records that it ran."""
    from ide_assets.operations import shadow

    settings = settings_of(None, home)
    shadow.stop(settings, name, _who(by, why))
    remark(f"{name} is stopped, and its tables are deleted.")


def _who(by: str | None, why: str) -> "Who":
    from ide_assets.operations.shadow import Who

    return Who(getpass.getuser() if by is None else by, why)
