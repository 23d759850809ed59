"""The options that commands share, the parsing of their values, and the settings that they select."""

import os
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ide_assets.cli import edge, terminal

if TYPE_CHECKING:
    from datetime import datetime

    from ide_assets.months import Month
    from ide_assets.settings import Settings


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Layout(StrEnum):
    """How a result that is more than rows is printed."""

    TEXT = "text"
    JSON = "json"


Landing = Annotated[
    Path | None, typer.Option(help="Folder of deliveries (or IDE_LANDING).", show_default="data/landing")
]
HomeFolder = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of lake and releases (or IDE_HOME).", show_default="data/home"),
]
OneMonth = Annotated[str, typer.Option(help="The month, YYYY-MM.")]
NewestMonth = Annotated[str | None, typer.Option(help="The month, YYYY-MM.", show_default="the newest")]
RowFormat = Annotated[Format, typer.Option("--format", help="How to print the rows.")]
TextFormat = Annotated[Layout, typer.Option("--format", help="How to print the result.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def _be_quiet(value: bool) -> bool:
    terminal.be_quiet(value)
    return value


#: Takes effect when it is parsed, so commands do not pass it on.
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        callback=_be_quiet,
        help="Print results and errors only: no progress, notes or next steps.",
    ),
]


def whole_number(least: int, most: int) -> Callable[[object], int]:
    """A parser of an option's whole number, in ASCII digits (`int` accepts others as well)."""

    def parse(text: object) -> int:
        if not re.fullmatch("[+-]?[0-9]{1,20}", str(text)) or not least <= int(str(text)) <= most:
            raise typer.BadParameter(f"{text!r} is not a whole number from {least} to {most}")
        return int(str(text))

    return parse


def settings_of(landing: Path | None, home: Path | None) -> "Settings":
    """The settings, with the folders that options give.

    The options are also set in the environment, where Dagster's assets read them.
    """
    for variable, folder in (("IDE_LANDING", landing), ("IDE_HOME", home)):
        if folder is not None:
            os.environ[variable] = str(folder)
    from ide_assets.domains import configuration
    from ide_assets.settings import WrongSettingsError

    try:
        installed = configuration.read()
    except WrongSettingsError as error:
        fail(str(error), edge.WRONG_USAGE)
    edge.log_in(installed.home.absolute())
    return installed


def require_landing(settings: "Settings") -> None:
    """Fail if the landing folder does not exist."""
    if not settings.landing.is_dir():
        fail(f"the landing folder {settings.landing} does not exist. Set --landing or IDE_LANDING.", edge.WRONG_USAGE)


def month_of(text: str) -> "Month":
    """A month, from YYYY-MM; anything that is not one fails as wrong usage."""
    from ide_assets.months import Month

    try:
        return Month.parse(text)
    except ValueError as error:
        fail(str(error), edge.WRONG_USAGE)


def months_of(month: str | None, months: str | None) -> "list[Month] | None":
    """The months of the options --month and --months; None without either. Anything wrong fails as wrong usage."""
    if month is not None and months is not None:
        fail("give --month or --months, not both", edge.WRONG_USAGE)
    if month is not None:
        return [month_of(month)]
    if months is None:
        return None
    first, dots, last = months.partition("..")
    chosen_months = list(month_of(first).through(month_of(last))) if dots else []
    if not chosen_months:
        fail(f"{months!r} is not a range: write it as 2023-01..2023-06, first month first", edge.WRONG_USAGE)
    return chosen_months


def moment_of(option: str, text: str | None) -> "int | datetime | None":
    """A publication's number, a day or a time; anything else fails as wrong usage."""
    if text is None:
        return None
    from ide_assets.store.past import parse_moment

    try:
        return parse_moment(text)
    except ValueError as error:
        fail(f"{option} {error}", edge.WRONG_USAGE)


def fail(message: str, code: int) -> NoReturn:
    """Print an error and end with an exit code."""
    edge.complain(message)
    raise SystemExit(code)
