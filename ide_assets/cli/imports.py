"""The commands `ide import`: deliveries from what other systems export."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Landing, OneMonth, Quiet, fail, month_of, settings_of
from ide_assets.cli.rows import grid_of
from ide_assets.cli.terminal import Terminal, remark, remarks, say
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    from ide_assets.imports.conversion import Outcome
    from ide_assets.imports.importing import Imported
    from ide_assets.imports.mapping import Mapping

#: The command that `ide import` means if no other one is named.
RUN = "run"


class _RunsByDefault(typer.core.TyperGroup):
    """`ide import MAPPING FILE...` is short for `ide import run MAPPING FILE...`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the command that is meant."""
        if args and args[0] not in self.commands and args[0] not in ("-h", "--help"):
            args = [RUN, *args]
        return super().parse_args(ctx, args)


commands = typer.Typer()
_group = typer.Typer(
    cls=_RunsByDefault,
    no_args_is_help=True,
    help="Make deliveries from exports of other systems: ide import MAPPING FILE... --month YYYY-MM",
)
commands.add_typer(_group, name="import", rich_help_panel="Deliveries and checks")


@_group.command(RUN)
def import_command(
    mapping: Annotated[str, typer.Argument(help="A mapping file, or the name of a shipped one (ide import list).")],
    month: OneMonth,
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Files of the export, or INPUT=FILE; none for queries on servers.", metavar="FILE..."),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Show what would be delivered; write nothing.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace deliveries of this month.")] = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Convert files of an export by a mapping and write them as deliveries of a month.

    Exit code 0: delivered, or would be; 1: nothing was delivered, and why; 2: wrong usage or a wrong mapping.
    """
    from ide_assets.imports.errors import CannotImportError
    from ide_assets.imports.importing import import_month

    chosen_month = month_of(month)
    settings = settings_of(landing, home)
    declared = _mapping_of(mapping)
    try:
        imported = import_month(
            settings, declared, files or (), chosen_month, datetime.now(UTC), only_check=check, may_replace=replace
        )
    except CannotImportError as error:
        fail(str(error), 1)
    console = Terminal(soft_wrap=True)
    for outcome in imported.outcomes:
        _print_outcome(console, outcome, imported, check)
    for source, inputs in imported.skipped.items():
        remarks(soft_wrap=True).print(
            f"{source}: not imported, because no file was given for {' and '.join(inputs)}",
            markup=False,
            highlight=False,
        )
    for fault in imported.faults:
        complain(fault)
    if not check:
        remark(f"Next: ide run --month {chosen_month}")
    elif not imported.faults:
        remark("Nothing was written. To deliver, run the same without --check.")
    raise SystemExit(1 if imported.faults else 0)


@_group.command("list")
def list_command(quiet: Quiet = False) -> None:
    """List the mappings that come with the product, with their files."""
    from ide_assets.imports import shipped

    console = Terminal(soft_wrap=True)
    for name in shipped.names():
        mapping = shipped.mapping_of(name)
        console.print(f"[bold]{name}[/]: {escape(mapping.description)}", highlight=False)
        for title, declared in mapping.inputs.items():
            if not declared.files:
                continue
            about = f" ({declared.description})" if declared.description else ""
            console.print(f"  {title}: {', '.join(declared.files)}{about}", markup=False, highlight=False)
        console.print(f"  delivers {', '.join(mapping.sources)}", markup=False, highlight=False)


@_group.command("show")
def show_command(
    mapping: Annotated[str, typer.Argument(help="The name of a shipped mapping.")], quiet: Quiet = False
) -> None:
    """Print a mapping, to be copied and changed: ide import show salesforce > my_salesforce.yaml"""
    from ide_assets.imports import shipped
    from ide_assets.imports.errors import CannotImportError

    try:
        path = shipped.path_of(mapping)
    except CannotImportError as error:
        fail(str(error), WRONG_USAGE)
    say(path.read_text(encoding="utf-8"), end="")


@_group.command("init")
def init_command(
    source: Annotated[str, typer.Argument(help="The source that the file is for.")],
    file: Annotated[Path, typer.Argument(help="A file of the export.")],
    quiet: Quiet = False,
) -> None:
    """Propose a mapping for a file, and say of each column how sure the proposal is: ... > mapping.yaml"""
    from ide_assets.domains.deliveries.contract.sources import BY_NAME
    from ide_assets.imports.errors import CannotImportError
    from ide_assets.imports.proposal import propose
    from ide_assets.settings import nearest

    if source not in BY_NAME:
        fail(
            f"{source!r} is not a source{nearest(source, list(BY_NAME))}. Expected one of {', '.join(BY_NAME)}.",
            WRONG_USAGE,
        )
    try:
        say(propose(BY_NAME[source], file), end="")
    except CannotImportError as error:
        fail(str(error), 1)


def _mapping_of(mapping: str) -> "Mapping":
    from ide_assets.imports import shipped
    from ide_assets.imports.errors import CannotImportError
    from ide_assets.vocabulary.declared_yaml import DeclarationError

    try:
        return shipped.mapping_of(mapping)
    except (CannotImportError, DeclarationError) as error:
        fail(str(error), WRONG_USAGE)


def _print_outcome(console: Terminal, outcome: "Outcome", imported: "Imported", is_check: bool) -> None:
    left_out = sum(outcome.left_out.values())
    parts = [f"{outcome.delivered:,} delivered"]
    if outcome.combined:
        parts.append(f"{outcome.combined:,} combined with them")
    parts += [f"{left_out:,} left out", f"{outcome.quarantined:,} quarantined"]
    console.print(f"{outcome.source}: {plural(outcome.read, 'row')} read = {' + '.join(parts)}", highlight=False)
    for reason, count in outcome.left_out.items():
        console.print(f"  {count:,} left out: {escape(reason)}", highlight=False)
    for reason, count in outcome.reasons.items():
        console.print(f"  {count:,} quarantined: {escape(reason)}", highlight=False)
    if outcome.first_quarantined:
        columns = ("file", "row", "column", "value", "reason")
        console.print(grid_of(columns, outcome.first_quarantined, "First quarantined rows"))
    for column, value, count in outcome.uncovered:
        console.print(
            f"  no entry in the value map of {column}: {escape(repr(value))} ({plural(count, 'row')})", highlight=False
        )
    if is_check and outcome.first_rows:
        console.print("  First rows as they would be delivered:", highlight=False)
        console.print(_as_csv(outcome.columns, outcome.first_rows), markup=False, highlight=False, end="")
    elif outcome.source in imported.folders:
        remarks(soft_wrap=True).print(f"  written to {imported.folders[outcome.source]}", markup=False, highlight=False)


def _as_csv(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return "".join(f"    {line}\n" for line in text.getvalue().splitlines())
