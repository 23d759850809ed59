"""What the commands about data quality print."""

import getpass
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from ide_assets.cli.edge import complain
from ide_assets.cli.rows import grid_of, print_rows
from ide_assets.cli.terminal import Terminal, say
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import home_of
from ide_assets.store.ledger import Ledger

if TYPE_CHECKING:
    import duckdb

    from ide_assets.domains.deliveries.trial import Trial
    from ide_assets.kernel.expectations import Verdict

#: What is shown of a quarantined row.
_REFUSED = ("file", "line", "column", "value", "reason")

#: Quarantined rows shown of each delivery.
SHOWN_QUARANTINED = 10

#: A waiver may last this long; what is right for longer is a matter of bounds or rules.
LONGEST_WAIVER_DAYS = 366


def check_delivery(settings: Settings, folder: Path, source: str | None, month: str | None) -> int:
    """Try a delivery and print what a run would do with it; returns the exit code."""
    from ide_assets.domains.deliveries.trial import CannotTryError, named_by, try_delivery

    try:
        wanted, of_month = named_by(folder, source, month)
        trial = try_delivery(folder, wanted, of_month, settings, Ledger(home_of(settings)))
    except CannotTryError as error:
        complain(error)
        return 2
    _print_trial(Terminal(), trial)
    return 1 if trial.would_stop else 0


def _print_trial(console: Terminal, trial: "Trial") -> None:
    told = f"{trial.source} of {trial.month}"
    if trial.rejection:
        console.print(f"[red]{told} would be rejected.[/] {escape(trial.rejection)}")
    elif trial.would_stop:
        console.print(f"[red]{told} would be read, and a blocking check would keep the month from being published.[/]")
    else:
        console.print(f"[green]{told} would be accepted.[/]")
    if trial.counts is not None:
        counts = trial.counts
        console.print(
            f"Rows: {counts.rows_in:,} in = {counts.kept:,} kept + {counts.quarantined:,} quarantined + "
            f"{counts.duplicates:,} exact duplicates dropped.",
            highlight=False,
        )
    for reason, count in trial.reasons.items():
        console.print(f"  {count:,} x {escape(reason)}", highlight=False)
    if trial.quarantined:
        console.print(grid_of(_REFUSED, trial.quarantined, "Quarantined rows, the first of them"))
    for oddity, count in trial.oddities.items():
        console.print(f"[yellow]Warning:[/] {count:,} x {escape(oddity)}", highlight=False)
    for remark in trial.remarks:
        console.print(f"  {escape(remark)}", highlight=False)
    for verdict in trial.verdicts:
        if not verdict.passed:
            _print_verdict(console, verdict)


def _print_verdict(console: Terminal, verdict: "Verdict") -> None:
    told = "[red]Would stop the month:[/]" if verdict.stops else "[yellow]Warning:[/]"
    console.print(
        f"{told} {verdict.name}: {verdict.failing:,} rows. {escape(verdict.consequence)} {escape(verdict.note)}",
        highlight=False,
    )
    for row in verdict.sample[:3]:
        console.print("    " + escape(", ".join(f"{name}={value}" for name, value in row.items())), highlight=False)


def quarantine(settings: Settings, source: str | None, month: str | None, output: str) -> int:
    """Print rejected deliveries and quarantined rows; returns the exit code."""
    from ide_assets.domains.deliveries.sources import BY_NAME
    from ide_assets.reports.quality.catalogue import opened

    if source is not None and source not in BY_NAME:
        complain(f"{source!r} is no source. Expected one of {', '.join(BY_NAME)}.")
        return 2
    try:
        # `2023-5` would find nothing, and say that nothing is in quarantine.
        month = None if month is None else str(Month.parse(month))
    except ValueError as error:
        complain(error)
        return 2
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
    refused = connection.execute(
        "SELECT source, month, delivery, verdict, rows_in, rows_kept, rows_quarantined, exact_duplicates, reason, "
        "strftime(last_read, '%Y-%m-%d %H:%M'), publications FROM quality.deliveries "
        f"WHERE (verdict = 'rejected' OR rows_quarantined > 0) AND {where} ORDER BY month, source, last_read",
        asked,
    ).fetchall()
    if not refused:
        console.print("Nothing is in quarantine.")
    for name, month, delivery, verdict, rows_in, kept, quarantined, duplicates, reason, read, made in refused:
        colour = "red" if verdict == "rejected" else "yellow"
        published = f"published as {', '.join(map(str, made))}" if made else "not published"
        console.rule(f"[bold]{name} of {month}[/] [{colour}]{verdict}[/]", align="left")
        console.print(f"delivery {delivery[:16]}, read {read} UTC, {published}", highlight=False)
        if rows_in is not None:
            console.print(
                f"{rows_in:,} rows in = {kept:,} kept + {quarantined:,} quarantined + {duplicates:,} exact duplicates",
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
            console.print(grid_of(_REFUSED, rows))
            if not rows:
                console.print("its rows are kept no longer (IDE_KEEP_VERSIONS_DAYS)", highlight=False)
            elif quarantined > len(rows):
                console.print(f"the first {len(rows)} of {quarantined:,}; all: --format csv", highlight=False)


def waive(settings: Settings, name: str, month: str, reason: str, until: str) -> int:
    """Give a waiver; returns the exit code."""
    from ide_assets.kernel.check_results import is_unwaivable
    from ide_assets.kernel.waivers import Waiver, give
    from ide_assets.store.home import HomeBusyError

    today = datetime.now(UTC).date()
    try:
        of_month = Month.parse(month)
        last = _last_day(until, today)
        table, check, blocking = _waivable(name)
        if is_unwaivable(home_of(settings), table, check, of_month):
            raise ValueError(
                f"{name} of {of_month} cannot be waived: it failed for every row, so the table has no meaning. Correct "
                f"the deliveries and run the month again: ide run --month {of_month}"
            )
        if not reason.strip():
            raise ValueError("--reason is empty. It is shown in every report: say who decided what, and why")
    except ValueError as error:
        complain(error)
        return 2
    home = home_of(settings)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with home.locked("waiver", settings.lock_timeout_seconds):
            give(home, Waiver(table, check, str(of_month), reason.strip(), last.isoformat(), getpass.getuser(), now))
    except HomeBusyError as busy:
        complain(busy)
        return 1
    if blocking:
        say(f"{name} of {of_month} may fail until {last}; every report shows it. Next: ide run --month {of_month}")
    else:
        say(
            f"{name} warns without blocking: it is acknowledged from {of_month} on, until {last}, and the report lists "
            "it apart from new warnings. Next: ide report quality"
        )
    return 0


def _last_day(text: str, today: date) -> date:
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        last = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"--until {text!r} is no day: write it as YYYY-MM-DD") from None
    if last < today:
        raise ValueError(f"--until {last} is past: today is {today}")
    if last > today + timedelta(days=LONGEST_WAIVER_DAYS):
        raise ValueError(
            f"--until {last} is more than a year away; change the check's bounds instead (kernel/bounds.py)"
        )
    return last


def _waivable(name: str) -> tuple[str, str, bool]:
    """Table, check, and whether it blocks. Raises ValueError for a check that is unknown or structural."""
    from ide_assets.domains.graph import RECIPES

    table, _, check = name.partition(".")
    recipe = next((each for each in RECIPES if each.table.name == table), None)
    if recipe is None:
        raise ValueError(f"{name!r}: {table} is no table. Write the check as TABLE.CHECK; docs/checks.md has them all")
    if check in recipe.reader_checks:
        return table, check, False
    expectation = next((each for each in recipe.expectations if each.name == check), None)
    if expectation is None:
        known = ", ".join(each.name for each in recipe.expectations)
        raise ValueError(f"{name!r}: {table} has no check {check!r}. Its checks: {known}")
    if expectation.structural:
        raise ValueError(
            f"{name} cannot be waived: a table that fails it has no meaning. {expectation.consequence} Correct "
            "the deliveries, or report a defect"
        )
    return table, check, expectation.blocking


def quality_report(settings: Settings, only: Month | None, folder: Path | None) -> int:
    """Write the data-quality report and print where it begins; returns the exit code."""
    from ide_assets.domains.graph import RECIPES
    from ide_assets.reports.quality import report

    today = settings.rules.today(datetime.now(UTC))
    try:
        index = report.write(home_of(settings), settings, RECIPES, today, folder, only, look_at_deliveries=True)
    except report.NothingRecordedError as error:
        complain(error)
        return 1
    say(index)
    return 0
