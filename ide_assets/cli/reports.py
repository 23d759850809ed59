"""Commands about reports: report quality, effect, models, inventory and serve."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import complain
from ide_assets.cli.options import HomeFolder, Landing, Quiet, month_of, settings_of, whole_number
from ide_assets.cli.terminal import remark, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from ide_assets.months import Month
    from ide_assets.settings import Settings
    from ide_assets.store.home import Home

commands = typer.Typer()
report = typer.Typer(no_args_is_help=True, help="Write reports as pages to open in a browser.")
commands.add_typer(report, name="report", rich_help_panel="Published tables")

AsJson = Annotated[bool, typer.Option("--json", help="Print the path of the first page as JSON.")]


@report.command("quality")
def quality_command(
    month: Annotated[
        str | None, typer.Option(help="One month, YYYY-MM.", show_default="every month that changed")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/quality in the home")
    ] = None,
    as_json: AsJson = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Write the data-quality report: what was checked, rejected, quarantined and waived, and what it means."""
    only = None if month is None else month_of(month)
    raise SystemExit(quality_report(settings_of(landing, home), only, out, as_json))


@report.command("effect")
def effect_command(
    month: Annotated[
        str | None, typer.Option(help="As known at the end of a month, YYYY-MM.", show_default="the newest")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/effect in the home")
    ] = None,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Write the before/after report: what each play did, how certain that is, and what to invest in next."""
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(effect_report(settings_of(None, home), chosen_month, out, as_json))


@report.command("models")
def models_command(
    month: Annotated[
        str | None, typer.Option(help="As known at the end of a month, YYYY-MM.", show_default="the newest")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/models in the home")
    ] = None,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Write the models report: how good the insight models are, what drives churn, drift, and what is missing."""
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(models_report(settings_of(None, home), chosen_month, out, as_json))


@report.command("inventory")
def inventory_command(
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/inventory in the home")
    ] = None,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Write the data inventory: each data set with target, owner, timing and comments, as a page and as CSV."""
    raise SystemExit(inventory_report(settings_of(None, home), out, as_json))


@report.command("serve")
def serve_command(
    port: Annotated[
        int, typer.Option(parser=whole_number(1, 65_535), metavar="NUMBER", help="Port on this machine.")
    ] = 3030,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Serve the reports on this machine (127.0.0.1), read only. With another port, set IDE_REPORTS_URL to match."""
    settings = settings_of(None, home)
    from ide_assets.cli.report_server import serve
    from ide_assets.store.home import home_of

    remark(f"Reports: http://127.0.0.1:{port} (stop with Ctrl-C)")
    serve(home_of(settings).reports, port)


def quality_report(settings: "Settings", only: "Month | None", folder: Path | None, as_json: bool = False) -> int:
    """Write the data-quality report and print the path of its first page; returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.reports.quality import report
    from ide_assets.store.home import home_of

    today = settings.rules.today(datetime.now(UTC))
    try:
        index = report.write(home_of(settings), settings, RECIPES, today, folder, only, hash_deliveries=True)
    except report.NothingRecordedError as error:
        complain(error)
        return 1
    _print_path(index, as_json)
    return 0


def effect_report(settings: "Settings", month: "Month | None", folder: Path | None, as_json: bool = False) -> int:
    """Write the before/after report and print the path of its first page; returns the exit code."""
    from ide_assets.reports.effect import report

    return _report_of_month(report.write, settings, month, folder, as_json)


def models_report(settings: "Settings", month: "Month | None", folder: Path | None, as_json: bool = False) -> int:
    """Write the models report and print the path of its page; returns the exit code."""
    from ide_assets.reports.models import report

    return _report_of_month(report.write, settings, month, folder, as_json)


def _report_of_month(
    write: "Callable[[Home, Settings, Path | None, Month | None], Path]",
    settings: "Settings",
    month: "Month | None",
    folder: Path | None,
    as_json: bool,
) -> int:
    from ide_assets.reports.pages.published import NotPublishedError
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import RemovedVersionError

    try:
        index = write(home_of(settings), settings, folder, month)
    except (NotPublishedError, RemovedVersionError) as error:
        complain(error)
        return 1
    _print_path(index, as_json)
    return 0


def inventory_report(settings: "Settings", folder: Path | None, as_json: bool = False) -> int:
    """Write the data inventory and print the path of its page; returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.reports.inventory import report
    from ide_assets.store.home import home_of

    _print_path(report.write(home_of(settings), settings, RECIPES, folder), as_json)
    return 0


def _print_path(index: Path, as_json: bool) -> None:
    if as_json:
        from ide_assets.cli.rows import print_json

        print_json({"report": str(index)})
    else:
        say(index)
