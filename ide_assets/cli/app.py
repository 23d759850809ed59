"""The command line. Heavy imports stay inside the commands, so that help is instant."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ide_assets.cli import edge

if TYPE_CHECKING:
    from datetime import datetime

    from ide_assets.months import Month
    from ide_assets.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Insights driven engagement: from deliveries to published monthly tables.",
)

report = typer.Typer(no_args_is_help=True, help="Write reports as pages to open in a browser.")
app.add_typer(report, name="report")

actions = typer.Typer(no_args_is_help=True, help="This month's customer-success actions: hand over, list, explain.")
app.add_typer(actions, name="actions")

Landing = Annotated[
    Path | None, typer.Option(help="Folder of deliveries (or IDE_LANDING).", show_default="data/landing")
]
HomeFolder = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of lake and releases (or IDE_HOME).", show_default="data/home"),
]


class Output(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class FileFormat(StrEnum):
    """How generated deliveries are written."""

    CSV = "csv"
    PARQUET = "parquet"


def _up_to(least: int, most: int) -> Callable[[object], int]:
    """A whole number of an option, in ASCII digits (`int` takes others too)."""

    def number(text: object) -> int:
        if not re.fullmatch("[+-]?[0-9]{1,20}", str(text)) or not least <= int(str(text)) <= most:
            raise typer.BadParameter(f"{text!r} is not a whole number from {least} to {most}")
        return int(str(text))

    return number


def main() -> NoReturn:
    """Run the command line; whatever goes wrong is explained in a sentence, without a traceback."""
    code = run_with(sys.argv[1:])
    # Leave without tearing the interpreter down: DuckDB's binding would report as leaks, on the terminal, what
    # the caches of Great Expectations still hold. Whatever matters is on disk by now.
    os._exit(code)


def run_with(arguments: Sequence[str]) -> int:
    """Run the command line with arguments; returns the exit code."""

    def program() -> object:
        edge.check_arguments(arguments)
        command = typer.main.get_command(app)
        with command.make_context("ide", list(arguments)) as context:
            return command.invoke(context)

    return edge.run(program)


def _settings(landing: Path | None, home: Path | None) -> "Settings":
    """Options win over the environment; Dagster's assets read the environment too, so it is set."""
    for variable, folder in (("IDE_LANDING", landing), ("IDE_HOME", home)):
        if folder is not None:
            os.environ[variable] = str(folder)
    from ide_assets import settings

    try:
        installed = settings.read()
    except settings.WrongSettingsError as error:
        _fail(str(error), 2)
    edge.log_in(installed.home.absolute())
    return installed


def _fail(message: str, code: int) -> NoReturn:
    edge.complain(message)
    raise SystemExit(code)


@app.command()
def run(
    month: Annotated[str | None, typer.Option(help="One month, YYYY-MM.")] = None,
    months: Annotated[str | None, typer.Option(help="A range of months, YYYY-MM..YYYY-MM.")] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Also refresh months whose inputs changed.")] = False,
    landing: Landing = None,
    home: HomeFolder = None,
) -> None:
    """Make and publish months from their deliveries.

    Without a month: every month that is completely delivered and not yet published.
    Exit code 0: every month asked for is published; 1: one is not; 2: wrong usage.
    """
    from ide_assets.months import Month

    wanted: list[Month] | None = None
    try:
        if month is not None and months is not None:
            raise ValueError("give --month or --months, not both")
        if month is not None:
            wanted = [Month.parse(month)]
        elif months is not None:
            first, dots, last = months.partition("..")
            wanted = list(Month.parse(first).through(Month.parse(last))) if dots else []
            if not wanted:
                raise ValueError(f"{months!r} is not a range: write it as 2023-01..2023-06, first month first")
    except ValueError as error:
        _fail(str(error), 2)
    settings = _settings(landing, home)
    if not settings.landing.is_dir():
        _fail(f"the landing folder {settings.landing} does not exist. Set --landing or IDE_LANDING.", 2)
    from ide_assets.cli import runs

    raise SystemExit(runs.run(settings, wanted, stale))


@app.command()
def status(landing: Landing = None, home: HomeFolder = None) -> None:
    """Show each month: published, stale and why, ready, or waiting for which source."""
    from ide_assets.cli import runs

    runs.status(_settings(landing, home))


@app.command()
def sql(
    query: Annotated[
        str | None, typer.Argument(help="A query, or a file that holds one; without it: read from stdin.")
    ] = None,
    output: Annotated[Output, typer.Option("--format", help="How to print the rows.")] = Output.TABLE,
    as_of: Annotated[
        str | None,
        typer.Option(help="As published then: YYYY-MM-DD (end of that day, UTC), an ISO time, or a publication."),
    ] = None,
    home: HomeFolder = None,
) -> None:
    """Query the published catalogues under their names, read only."""
    from ide_assets.cli import queries

    moment = _moment("--as-of", as_of)
    text = _query(query)
    raise SystemExit(queries.sql(_settings(None, home), text, output.value, moment))


def _query(given: str | None) -> str:
    """The query as given, read from the file that is named, or from stdin (nothing, or `-`)."""
    if given is None or given == "-":
        text, where = edge.standard_input("a query"), "stdin"
    elif _is_path(given):
        with edge.given(given):
            text, where = edge.text_of(Path(given).read_bytes(), given), given
    else:
        text, where = given, "the query"
    if not text.strip().strip(";").strip():
        _fail(f"{where} is empty: expected a query, such as: ide sql 'SHOW ALL TABLES'", 2)
    if "\0" in text:
        _fail(f"{where} has a NUL byte: expected a query as text", 2)
    return text


def _moment(option: str, text: str | None) -> "int | datetime | None":
    if text is None:
        return None
    from ide_assets.store.past import parse_moment

    try:
        return parse_moment(text)
    except ValueError as error:
        _fail(f"{option} {error}", 2)


def _is_path(text: str) -> bool:
    """Whether a text is meant as a path: one that exists, or one word that ends as files of queries do."""
    if not text.strip():
        return False
    try:
        return Path(text).exists() or (len(text.split()) == 1 and text.lower().endswith(".sql"))
    except (OSError, ValueError):  # No path is so long, or has such characters.
        return False


def _month(text: str) -> "Month":
    from ide_assets.months import Month

    try:
        return Month.parse(text)
    except ValueError as error:
        _fail(str(error), 2)


@app.command()
def history(
    month: Annotated[str | None, typer.Option(help="One month, YYYY-MM.")] = None,
    home: HomeFolder = None,
) -> None:
    """List publications: number, time, month, run, rows, and what changed in the month."""
    wanted = None if month is None else _month(month)
    from ide_assets.cli import history

    raise SystemExit(history.history(_settings(None, home), wanted))


@app.command()
def diff(
    month: Annotated[str, typer.Option(help="The month, YYYY-MM.")],
    first: Annotated[str | None, typer.Option("--from", help="Publication or date; default: the one before.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Publication or date; default: the newest.")] = None,
    table: Annotated[str | None, typer.Option(help="One table; default: all published and derived ones.")] = None,
    rows: Annotated[
        int, typer.Option(parser=_up_to(0, 10_000), metavar="NUMBER", help="Example rows of each kind of difference.")
    ] = 3,
    home: HomeFolder = None,
) -> None:
    """Compare two publications of a month: rows, columns, and which inputs explain it."""
    wanted, before, after = _month(month), _moment("--from", first), _moment("--to", last)
    from ide_assets.cli import history

    raise SystemExit(history.diff(_settings(None, home), wanted, before, after, table, rows))


@app.command()
def rollback(
    reason: Annotated[str, typer.Option(help="Why; it is shown to everybody who reads.")],
    home: HomeFolder = None,
) -> None:
    """Give readers the release before the current one, and hold releases until `ide release`."""
    if not reason.strip():
        _fail("--reason is empty: say why, it is shown to everybody who reads", 2)
    from ide_assets.cli import history

    raise SystemExit(history.rollback(_settings(None, home), reason.strip()))


@app.command()
def release(home: HomeFolder = None) -> None:
    """Release what is published; lifts the hold of a rollback."""
    from ide_assets.cli import history

    raise SystemExit(history.release(_settings(None, home)))


@app.command()
def explain(
    table: Annotated[str, typer.Argument(help="A table, e.g. assignment_monthly.")],
    month: Annotated[str, typer.Option(help="The month, YYYY-MM.")],
    key: Annotated[list[str] | None, typer.Option(help="column=value; repeat to narrow down.")] = None,
    home: HomeFolder = None,
) -> None:
    """Show a number, the rows it was made from, the SQL, and the versions of the inputs."""
    from ide_assets.cli import queries
    from ide_assets.months import Month

    try:
        asked = Month.parse(month)
        pairs = dict(_pair(text) for text in key or [])
    except ValueError as error:
        _fail(str(error), 2)
    raise SystemExit(queries.explain(_settings(None, home), table, asked, pairs))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ValueError(f"--key {text!r}: write it as column=value")
    return name.strip(), value


@report.command()
def quality(
    month: Annotated[str | None, typer.Option(help="One month, YYYY-MM; without it: every month that changed.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/quality in the home")
    ] = None,
    landing: Landing = None,
    home: HomeFolder = None,
) -> None:
    """Write the data-quality report: what was checked, refused, waived, and what it means."""
    from ide_assets.months import Month

    try:
        only = None if month is None else Month.parse(month)
    except ValueError as error:
        _fail(str(error), 2)
    from ide_assets.cli.quality import quality_report

    raise SystemExit(quality_report(_settings(landing, home), only, out))


@actions.command("export")
def export_actions(
    month: Annotated[str | None, typer.Option(help="The month, YYYY-MM; without it: the newest.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/actions/<month> in the home")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is new, continued, ended; nothing is remembered.")
    ] = False,
    home: HomeFolder = None,
) -> None:
    """Hand over a month's actions as CSV, Parquet and JSON: new, continued and ended ones (docs/actions_export.md).

    The same month exported again gives the same files; after a restatement, what vanished is ended.
    """
    wanted = None if month is None else _month(month)
    from ide_assets.cli import actions

    raise SystemExit(actions.export(_settings(None, home), wanted, out, dry_run))


@actions.command("list")
def list_actions(
    month: Annotated[str | None, typer.Option(help="The month, YYYY-MM; without it: the newest.")] = None,
    output: Annotated[Output, typer.Option("--format", help="How to print the rows.")] = Output.TABLE,
    home: HomeFolder = None,
) -> None:
    """List the actions selected in a month, by account."""
    wanted = None if month is None else _month(month)
    from ide_assets.cli import actions

    raise SystemExit(actions.list_actions(_settings(None, home), wanted, output.value))


@actions.command("why")
def why_actions(
    account: Annotated[str, typer.Argument(help="CSN of the account, before or after merges.")],
    month: Annotated[str | None, typer.Option(help="The month, YYYY-MM; without it: the newest.")] = None,
    output: Annotated[Output, typer.Option("--format", help="How to print the rows.")] = Output.TABLE,
    home: HomeFolder = None,
) -> None:
    """Show every reason to act that holds for an account, with its verdict and why."""
    wanted = None if month is None else _month(month)
    from ide_assets.cli import actions

    raise SystemExit(actions.why(_settings(None, home), account, wanted, output.value))


@actions.command("plan-test")
def plan_test(
    key: Annotated[str, typer.Argument(help="Key of the reason to act, e.g. IDE-Dormancy-All-Extend.")],
    worth_having: Annotated[
        float | None, typer.Option(min=0.001, help="Smallest effect worth having; without it: as declared.")
    ] = None,
    holdout_share: Annotated[
        float | None, typer.Option(min=0.01, max=0.99, help="Share to hold back; without it: the setting.")
    ] = None,
    home: HomeFolder = None,
) -> None:
    """Say how many accounts and months a play needs to show an effect worth having, from your own history."""
    from ide_assets.cli import plan_test as planner

    raise SystemExit(planner.plan_test(_settings(None, home), key, worth_having, holdout_share))


@report.command()
def effect(
    month: Annotated[
        str | None, typer.Option(help="As known at the end of a month, YYYY-MM.", show_default="the newest")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/effect in the home")
    ] = None,
    home: HomeFolder = None,
) -> None:
    """Write the before/after report: what each play did, how sure that is, and what to invest in next."""
    wanted = None if month is None else _month(month)
    from ide_assets.cli.effect import effect_report

    raise SystemExit(effect_report(_settings(None, home), wanted, out))


@app.command()
def tidy(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print what would be done.")] = False,
    home: HomeFolder = None,
) -> None:
    """Delete old superseded versions and leftovers, replace user pseudonyms of old months, as set."""
    from ide_assets.cli import privacy

    raise SystemExit(privacy.tidy(_settings(None, home), dry_run))


@app.command()
def erase_user(landing: Landing = None, home: HomeFolder = None) -> None:
    """Erase one user from every stored version. The identifier, as delivered, is read from stdin.

    Numbers do not change. Deliveries that still name the user are listed; they are not changed.
    """
    # Never an argument: it would stay in the shell's history and be seen in the list of processes.
    identifier = (
        typer.prompt("User identifier, as delivered (not shown)", hide_input=True)
        if sys.stdin is not None and sys.stdin.isatty()
        else edge.standard_input("one user identifier").rstrip("\r\n")
    )
    if not identifier.strip() or "\n" in identifier:
        _fail("expected one user identifier on stdin, on one line. Write it to a file: ide erase-user < file", 2)
    from ide_assets.cli import privacy

    raise SystemExit(privacy.erase_user(_settings(landing, home), identifier))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Tar file to write; it must not exist.")],
    home: HomeFolder = None,
) -> None:
    """Write the whole home to one file, between two runs; readers go on reading."""
    from ide_assets.cli import backup

    raise SystemExit(backup.backup(_settings(None, home), file))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `ide backup` wrote.")],
    verify: Annotated[bool, typer.Option("--verify", help="Only check that the file is whole; write nothing.")] = False,
    home: HomeFolder = None,
) -> None:
    """Make a home from a backup; the folder must be new or empty."""
    from ide_assets.cli import backup

    raise SystemExit(backup.verify(file) if verify else backup.restore(_settings(None, home), file))


@app.command()
def ui(
    port: Annotated[int, typer.Option(parser=_up_to(1, 65_535), metavar="NUMBER", help="Port on this machine.")] = 3000,
    operate: Annotated[
        bool,
        typer.Option("--operate", help="Allow launching runs from the browser. Any page open in it could do so too."),
    ] = False,
    path_prefix: Annotated[
        str, typer.Option("--path-prefix", help="Path below which a proxy serves it, e.g. /ide.", show_default="none")
    ] = "",
    landing: Landing = None,
    home: HomeFolder = None,
) -> None:
    """Open the Dagster UI on this machine (127.0.0.1), read only."""
    if path_prefix and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path_prefix):
        _fail(f"--path-prefix {path_prefix!r}: expected a path such as /ide, without a slash at its end", 2)
    settings = _settings(landing, home)
    from ide_assets.store.dagster_records import prepare_dagster_home
    from ide_assets.store.home import home_of

    workspace = prepare_dagster_home(home_of(settings))
    typer.echo(f"Dagster UI: http://127.0.0.1:{port}{path_prefix} (stop with Ctrl-C)")
    command = [sys.executable, "-m", "ide_assets.cli.webserver", "-h", "127.0.0.1", "-p", str(port)]
    command += ["-w", str(workspace)] + ([] if operate else ["--read-only"])
    command += ["--path-prefix", path_prefix] if path_prefix else []
    os.execv(sys.executable, command)


@app.command()
def daemon(landing: Landing = None, home: HomeFolder = None) -> None:
    """Let it run by itself: make what is delivered, tell what is wrong (docs/automation.md). One for each home."""
    settings = _settings(landing, home)
    from ide_assets.store.dagster_records import AlreadyRunningError, be_the_one_daemon, prepare_dagster_home
    from ide_assets.store.home import home_of

    if not settings.landing.is_dir():
        _fail(f"the landing folder {settings.landing} does not exist. Set --landing or IDE_LANDING.", 2)
    workspace = prepare_dagster_home(home_of(settings))
    try:
        be_the_one_daemon(home_of(settings))
    except AlreadyRunningError as error:
        _fail(str(error), 1)
    if settings.calendar is None:
        typer.echo("No calendar is set, so a month that does not come is not reported as late. Set IDE_CALENDAR__DAY.")
    typer.echo(f"Looking at {settings.landing} every {settings.look_every_seconds} s (stop with Ctrl-C)")
    os.execv(sys.executable, [sys.executable, "-m", "ide_assets.cli.daemon", "run", "-w", str(workspace)])


@app.command("check-delivery")
def check_delivery(
    folder: Annotated[Path, typer.Argument(help="Folder of the delivery, <source>/<YYYY-MM>.")],
    source: Annotated[str | None, typer.Option(help="The source, where the path does not say it.")] = None,
    month: Annotated[str | None, typer.Option(help="The month, where the path does not say it.")] = None,
    landing: Landing = None,
    home: HomeFolder = None,
) -> None:
    """Try a delivery before sending it: what would be rejected, quarantined, warned about. Nothing is kept.

    Exit code 0: it would be accepted; 1: it would not; 2: it cannot be tried.
    """
    from ide_assets.cli import quality

    raise SystemExit(quality.check_delivery(_settings(landing, home), folder, source, month))


@app.command()
def fetch(
    month: Annotated[str, typer.Option(help="The month, YYYY-MM.")],
    source: Annotated[
        list[str] | None, typer.Option(help="One source; repeat for more. Default: every one with a query.")
    ] = None,
    landing: Landing = None,
) -> None:
    """Fetch sources of a month from Snowflake, as set in ide.toml, and write them as deliveries.

    Exit code 0: every source asked for is as in the warehouse; 1: one is not (and says why); 2: it cannot be tried.
    """
    wanted = _month(month)
    settings = _settings(landing, None)
    warehouse = settings.warehouse
    if warehouse is None:
        _fail("no warehouse is set. Write [warehouse] in ide.toml, or IDE_WAREHOUSE__... (docs/snowflake.md).", 2)
    for name in source or []:
        if name not in warehouse.queries:
            _fail(f"{name!r} has no query in [warehouse.queries]. Expected one of {', '.join(warehouse.queries)}.", 2)
    from ide_assets.cli.warehouse import fetch_sources

    raise SystemExit(fetch_sources(settings, warehouse, wanted, list(dict.fromkeys(source or warehouse.queries))))


@app.command()
def quarantine(
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    month: Annotated[str | None, typer.Option(help="Only this month, YYYY-MM.")] = None,
    output: Annotated[Output, typer.Option("--format", help="How to print the rows.")] = Output.TABLE,
    home: HomeFolder = None,
) -> None:
    """Show rejected deliveries, and quarantined rows with file, line, column, value and reason."""
    from ide_assets.cli import quality

    raise SystemExit(quality.quarantine(_settings(None, home), source, month, output.value))


@app.command()
def waive(
    check: Annotated[str, typer.Argument(help="The check, as TABLE.CHECK.")],
    month: Annotated[str, typer.Option(help="The month, YYYY-MM.")],
    reason: Annotated[str, typer.Option(help="Why it may pass; shown in every report.")],
    until: Annotated[str, typer.Option(help="Last day on which it may pass, YYYY-MM-DD.")],
    home: HomeFolder = None,
) -> None:
    """Let a failing check pass for one month. Structural checks cannot be waived."""
    from ide_assets.cli import quality

    raise SystemExit(quality.waive(_settings(None, home), check, month, reason, until))


@app.command()
def retry(landing: Landing = None, home: HomeFolder = None) -> None:
    """Run again the months whose last run failed, and no others."""
    settings = _settings(landing, home)
    from ide_assets.automation.running import failed_months
    from ide_assets.cli import runs

    try:
        failed = failed_months(settings)
    except RuntimeError as error:
        _fail(str(error), 1)
    if not failed:
        typer.echo("Nothing to retry: no month's last run failed.")
        return
    raise SystemExit(runs.run(settings, failed, False))


@app.command()
def alert(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what would be sent, and to whom; nothing is remembered.")
    ] = False,
    test: Annotated[
        bool, typer.Option("--test", help="Send one test message through every channel; say what each answered.")
    ] = False,
    landing: Landing = None,
    home: HomeFolder = None,
) -> None:
    """Look for incidents and tell them, as the daemon does. For cron, where no daemon runs.

    Each channel is told what is new, what has changed and what is over since it was last told.
    Exit code 0: told, or nothing to tell; 1: a channel failed; 2: no channel is configured, or wrong usage.
    """
    if dry_run and test:
        _fail("give --dry-run or --test, not both", 2)
    settings = _settings(landing, home)
    from ide_assets.cli import alerts

    if dry_run:
        raise SystemExit(alerts.dry_run(settings))
    raise SystemExit(alerts.test(settings) if test else alerts.tell(settings))


@app.command()
def generate(
    out: Annotated[Path, typer.Option(help="Landing folder to write to.")],
    accounts: Annotated[int, typer.Option(parser=_up_to(1, 100_000_000), metavar="NUMBER", help="Number of accounts.")],
    first: Annotated[str, typer.Option("--from", help="First month, YYYY-MM.")],
    last: Annotated[str, typer.Option("--to", help="Last month, YYYY-MM.")],
    seed: Annotated[
        int, typer.Option(parser=_up_to(0, 2**63 - 1), metavar="NUMBER", help="The same seed gives the same bytes.")
    ] = 0,
    file_format: Annotated[FileFormat, typer.Option("--format")] = FileFormat.CSV,
    actions_of: Annotated[
        Path | None,
        typer.Option(help="A home: what its published actions came to is delivered as interventions, a month later."),
    ] = None,
) -> None:
    """Write deliveries of a made-up vendor, to try things on.

    With --actions-of its customers respond to the actions published there: generate a month, run it, and generate the
    next one from what was published.
    """
    from ide_assets.months import Month

    try:
        if Month.parse(last) < Month.parse(first):
            raise ValueError(f"--to {last} lies before --from {first}")
    except ValueError as error:
        _fail(str(error), 2)
    from ide_assets.generate import generate as write

    actions = None
    if actions_of is not None:
        from ide_assets.generate.plays import published_actions

        actions = published_actions(actions_of)
        given_on = [str(month.plus(-1)) for month in Month.parse(first).through(Month.parse(last))]
        if not any(month in actions for month in given_on):
            _fail(
                f"{actions_of} publishes no actions of {given_on[0] if len(given_on) == 1 else ' or '.join(given_on)}, "
                f"from which interventions would come. Run the month before first: ide run --home {actions_of}",
                1,
            )
    write(out, accounts, first, last, seed, file_format.value, progress=typer.echo, actions=actions)
    typer.echo(f"Next: ide run --landing {out}")
