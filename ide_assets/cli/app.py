"""The command line: the commands of every module in one program.

Heavy imports stay inside the commands, so that help and completion are instant.
"""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from ide_assets.cli import (
    actions,
    alerts,
    backup,
    deliveries,
    edge,
    explain,
    history,
    imports,
    plan,
    privacy,
    quality,
    queries,
    rebuild,
    release,
    reports,
    runs,
    server,
    shadow,
    status,
    vendor,
    warehouse,
)

#: The variable in which a shell asks for completions.
_COMPLETION = "_IDE_COMPLETE"

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Insights driven engagement: from deliveries to published monthly tables.",
)

for module in (
    *(runs, plan, shadow, rebuild, status, deliveries, quality, queries, explain, history, release),
    *(reports, actions, server, alerts, backup, privacy, imports, warehouse, vendor),
):
    app.add_typer(module.commands)


def _print_version(is_asked_for: bool) -> None:
    if is_asked_for:
        from importlib.metadata import version

        typer.echo(f"ide {version('ide-assets')}")
        raise typer.Exit


@app.callback()
def _program(
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line; every failure is explained in a sentence, without a traceback."""
    code = run_with(sys.argv[1:])
    # Leave without tearing the interpreter down: DuckDB's binding would report objects in the caches of Great
    # Expectations as leaks, on the terminal. Everything that matters is on disk by now.
    os._exit(code)


def run_with(arguments: Sequence[str]) -> int:
    """Run the command line with arguments; returns the exit code."""

    def program() -> object:
        edge.check_arguments(arguments)
        command = typer.main.get_command(app)
        if _COMPLETION in os.environ:
            return command.main(list(arguments), prog_name="ide", complete_var=_COMPLETION)
        with command.make_context("ide", list(arguments)) as context:
            return command.invoke(context)

    return edge.run(program)
