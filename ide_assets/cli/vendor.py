"""The command `ide generate`: deliveries of a made-up vendor."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE
from ide_assets.cli.options import Quiet, fail, month_of, whole_number
from ide_assets.cli.terminal import remark

if TYPE_CHECKING:
    from collections.abc import Collection

    from ide_assets.months import Month

commands = typer.Typer()


class FileFormat(StrEnum):
    """How generated deliveries are written."""

    CSV = "csv"
    PARQUET = "parquet"


@commands.command("generate", rich_help_panel="Deliveries and checks")
def generate_command(
    out: Annotated[Path, typer.Option(help="Landing folder to write to.")],
    accounts: Annotated[
        int, typer.Option(parser=whole_number(1, 100_000_000), metavar="NUMBER", help="Number of accounts.")
    ],
    first: Annotated[str, typer.Option("--from", help="First month, YYYY-MM.")],
    last: Annotated[str, typer.Option("--to", help="Last month, YYYY-MM.")],
    seed: Annotated[
        int,
        typer.Option(parser=whole_number(0, 2**63 - 1), metavar="NUMBER", help="The same seed gives the same bytes."),
    ] = 0,
    file_format: Annotated[FileFormat, typer.Option("--format", help="Format of the files.")] = FileFormat.CSV,
    actions_of: Annotated[
        Path | None,
        typer.Option(help="A home whose published actions the customers respond to, a month later."),
    ] = None,
    may_replace: Annotated[
        bool,
        typer.Option("--replace", help="Delete deliveries of these months that were not generated."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write deliveries of a simulated vendor, for trials.

    With --actions-of, the customers respond to published actions, and the interventions are delivered: generate a
    month, run it, and generate the next month from what was published. Generated deliveries of the same months are
    replaced. Those of others stay, and nothing is written, unless --replace is given.
    """
    first_month, last_month = month_of(first), month_of(last)
    if last_month < first_month:
        fail(f"--to {last} is before --from {first}", WRONG_USAGE)
    from ide_assets.generate import generate, writer

    actions = None
    if actions_of is not None:
        from ide_assets.generate.plays import published_actions

        actions = published_actions(actions_of)
        given_in = [str(month.plus(-1)) for month in first_month.through(last_month)]
        if not any(month in actions for month in given_in):
            fail(
                f"{actions_of} publishes no actions of {' or '.join(given_in)}, so there are no interventions to "
                f"deliver. Run the month before first: ide run --home {actions_of}",
                1,
            )
    folders = _folders(out, first_month, last_month, actions or ())
    try:
        with writer.reserved(folders, may_replace):
            generate(out, accounts, first, last, seed, file_format.value, progress=remark, actions=actions)
    except writer.CannotGenerateError as error:
        fail(str(error), 1)
    remark(f"Next: ide run --landing {out}")


def _folders(out: Path, first: "Month", last: "Month", with_actions: "Collection[str]") -> list[Path]:
    """The deliveries that will be generated, by month; `with_actions` are months that actions were given in."""
    from ide_assets.generate import plays
    from ide_assets.generate.engagement import ENGAGEMENT
    from ide_assets.generate.sources import SOURCES

    return [
        out / source / str(month)
        for month in first.through(last)
        for source in (*SOURCES, *ENGAGEMENT, *([plays.SOURCE] if str(month.plus(-1)) in with_actions else []))
    ]
