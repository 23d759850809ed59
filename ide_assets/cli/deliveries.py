"""Commands about deliveries: check-delivery, quarantine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import AsJson, Format, HomeFolder, Landing, Quiet, RowFormat, settings_of
from ide_assets.cli.rows import grid_of, print_rows
from ide_assets.cli.terminal import Terminal
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb

    from ide_assets.domains.deliveries.trial import Trial
    from ide_assets.kernel.expectations import Verdict
    from ide_assets.settings import Settings

commands = typer.Typer()

#: Columns shown of a quarantined row.
_QUARANTINED = ("file", "line", "column", "value", "reason")

#: Quarantined rows shown of each delivery.
SHOWN_QUARANTINED = 10


@commands.command("check-delivery", rich_help_panel="Deliveries and checks")
def check_delivery_command(
    folder: Annotated[Path, typer.Argument(help="Folder of the delivery, <source>/<YYYY-MM>.")],
    source: Annotated[str | None, typer.Option(help="The source, where the path does not name it.")] = None,
    month: Annotated[str | None, typer.Option(help="The month, where the path does not name it.")] = None,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Try a delivery before sending it: what would be rejected, quarantined or warned about. Nothing is stored.

    Exit code 0: it would be accepted; 1: it would not; 2: it cannot be tried.
    """
    raise SystemExit(check_delivery(settings_of(landing, home), folder, source, month))


@commands.command("quarantine", rich_help_panel="Deliveries and checks")
def quarantine_command(
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    month: Annotated[str | None, typer.Option(help="Only this month, YYYY-MM.")] = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Show rejected deliveries, and quarantined rows with file, line, column, value and reason."""
    raise SystemExit(quarantine(settings_of(None, home), source, month, "json" if as_json else output.value))


def check_delivery(settings: "Settings", folder: Path, source: str | None, month: str | None) -> int:
    """Try a delivery and print what a run would do with it; returns the exit code."""
    from ide_assets.domains.deliveries.trial import CannotTryError, named_by, try_delivery
    from ide_assets.store.home import home_of
    from ide_assets.store.ledger import Ledger

    try:
        of_source, of_month = named_by(folder, source, month)
        trial = try_delivery(folder, of_source, of_month, settings, Ledger(home_of(settings)))
    except CannotTryError as error:
        complain(error)
        return WRONG_USAGE
    _print_trial(Terminal(), trial)
    return 1 if trial.would_stop else 0


def _print_trial(console: Terminal, trial: "Trial") -> None:
    name = f"{trial.source} of {trial.month}"
    if trial.rejection:
        console.print(f"[red]{name} would be rejected.[/] {escape(trial.rejection)}")
    elif trial.would_stop:
        console.print(f"[red]{name} would be read, and a blocking check would keep the month from being published.[/]")
    else:
        console.print(f"[green]{name} would be accepted.[/]")
    if trial.counts is not None:
        counts = trial.counts
        console.print(
            f"{plural(counts.rows_in, 'row')} in = {counts.accepted:,} accepted + {counts.quarantined:,} quarantined + "
            f"{plural(counts.duplicates, 'exact duplicate')} dropped.",
            highlight=False,
        )
    for reason, count in trial.reasons.items():
        console.print(f"  {count:,} x {escape(reason)}", highlight=False)
    if trial.quarantined:
        console.print(grid_of(_QUARANTINED, trial.quarantined, "First quarantined rows"))
    for oddity, count in trial.oddities.items():
        console.print(f"[yellow]Warning:[/] {count:,} x {escape(oddity)}", highlight=False)
    for remark in trial.remarks:
        console.print(f"  {escape(remark)}", highlight=False)
    for name, reason in trial.unchecked.items():
        console.print(
            f"[yellow]Not compared with {name}[/] of {trial.month}, which is itself rejected: {escape(reason)}",
            highlight=False,
        )
    for verdict in trial.verdicts:
        if not verdict.passed:
            _print_verdict(console, verdict)


def _print_verdict(console: Terminal, verdict: "Verdict") -> None:
    label = "[red]Would block the month:[/]" if verdict.stops else "[yellow]Warning:[/]"
    console.print(
        f"{label} {verdict.name}: {plural(verdict.failing, 'row')}. "
        f"{escape(verdict.consequence)} {escape(verdict.note)}",
        highlight=False,
    )
    for row in verdict.sample[:3]:
        console.print("    " + escape(", ".join(f"{name}={value}" for name, value in row.items())), highlight=False)


def quarantine(settings: "Settings", source: str | None, month: str | None, output: str) -> int:
    """Print rejected deliveries and quarantined rows; returns the exit code."""
    from ide_assets.domains.deliveries.contract.sources import BY_NAME
    from ide_assets.months import Month
    from ide_assets.reports.quality.catalogue import opened
    from ide_assets.store.home import home_of

    if source is not None and source not in BY_NAME:
        complain(f"{source!r} is not a source. Expected one of {', '.join(BY_NAME)}.")
        return WRONG_USAGE
    try:
        # Without this, `2023-5` would match no month and look like an empty quarantine.
        month = None if month is None else str(Month.parse(month))
    except ValueError as error:
        complain(error)
        return WRONG_USAGE
    asked = {"source": source, "month": month}
    where = "($source IS NULL OR source = $source) AND ($month IS NULL OR month = $month)"
    with opened(home_of(settings), settings) as connection:
        if output == "table":
            _print_quarantine(Terminal(), connection, where, asked)
            return 0
        return print_rows(
            connection.execute(
                "SELECT source, month, delivery, file, line, column_name, value, reason "
                f"FROM quality.quarantined_rows WHERE {where} ORDER BY month, source, delivery, file, line",
                asked,
            ),
            output,
        )


def _print_quarantine(
    console: Terminal, connection: "duckdb.DuckDBPyConnection", where: str, asked: dict[str, str | None]
) -> None:
    rows_of_deliveries = connection.execute(
        "SELECT source, month, delivery, verdict, rows_in, rows_kept, rows_quarantined, exact_duplicates, reason, "
        "strftime(last_read, '%Y-%m-%d %H:%M'), publications FROM quality.deliveries "
        f"WHERE (verdict = 'rejected' OR rows_quarantined > 0) AND {where} ORDER BY month, source, last_read",
        asked,
    ).fetchall()
    if not rows_of_deliveries:
        console.print("No delivery was rejected, and no row is in quarantine.")
    for row in rows_of_deliveries:
        name, month, delivery, verdict, rows_in, rows_kept, quarantined, duplicates, reason, read, publications = row
        colour = "red" if verdict == "rejected" else "yellow"
        published = f"publication {', '.join(map(str, publications))}" if publications else "not published"
        console.rule(f"[bold]{name} of {month}[/] [{colour}]{verdict}[/]", align="left")
        console.print(f"delivery {delivery[:16]}, read {read} UTC, {published}", highlight=False)
        if rows_in is not None:
            console.print(
                f"{plural(rows_in, 'row')} in = {rows_kept:,} accepted + {quarantined:,} quarantined + "
                f"{plural(duplicates, 'exact duplicate')} dropped",
                highlight=False,
            )
        if reason:
            console.print(escape(reason), highlight=False)
        if quarantined:
            rows = connection.execute(
                "SELECT file, line, column_name, value, reason FROM quality.quarantined_rows "
                "WHERE source = ? AND month = ? AND delivery = ? ORDER BY file, line LIMIT ?",
                [name, month, delivery, SHOWN_QUARANTINED],
            ).fetchall()
            console.print(grid_of(_QUARANTINED, rows))
            if not rows:
                console.print("its rows were deleted by the retention policy (IDE_KEEP_VERSIONS_DAYS)", highlight=False)
            elif quarantined > len(rows):
                console.print(f"the first {len(rows)} of {quarantined:,}; all: --format csv", highlight=False)
