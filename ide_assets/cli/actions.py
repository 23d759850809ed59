"""Commands about a month's actions: actions export, list, why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import complain
from ide_assets.cli.options import AsJson, Format, HomeFolder, NewestMonth, Quiet, RowFormat, month_of, settings_of
from ide_assets.cli.rows import print_rows
from ide_assets.cli.terminal import note, remarks

if TYPE_CHECKING:
    import duckdb

    from ide_assets.months import Month
    from ide_assets.settings import Settings
    from ide_assets.vocabulary.table import Table

commands = typer.Typer()
group = typer.Typer(no_args_is_help=True, help="A month's customer-success actions: hand over, list, explain.")
commands.add_typer(group, name="actions", rich_help_panel="Published tables")


@group.command("export")
def export_command(
    month: NewestMonth = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to.", show_default="reports/actions/<month> in the home")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what is new, continued, ended; nothing is recorded.")
    ] = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Hand over a month's actions as CSV, Parquet and JSON: new, continued and ended ones (docs/actions_export.md).

    Exporting the same month again gives the same files; after a restatement, actions that are gone are ended.
    """
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(export(settings_of(None, home), chosen_month, out, dry_run))


@group.command("list")
def list_command(
    month: NewestMonth = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """List the actions selected in a month, by account."""
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(list_actions(settings_of(None, home), chosen_month, "json" if as_json else output.value))


@group.command("why")
def why_command(
    account: Annotated[str, typer.Argument(help="CSN of the account, before or after merges.")],
    month: NewestMonth = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Show every reason to act that holds for an account, with its verdict and why."""
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(why(settings_of(None, home), account, chosen_month, "json" if as_json else output.value))


#: The columns of an action and of a candidate on a terminal; programs get every column.
_LISTED = (
    "surviving_account_csn AS account",
    "action_rank AS rank",
    "concat(action_key, chr(10), goal) AS action",
    "channel",
    "confidence",
)
_CANDIDATE = (
    "opportunity_id AS opportunity",
    "tenant_id AS tenant",
    "concat(action_key, chr(10), goal) AS reason",
    "concat(verdict, chr(10), verdict_reason) AS verdict",
)

#: The rows of an account, also before it was merged.
_OF_ACCOUNT = "snapshot_date = $day AND $account IN (surviving_account_csn, original_account_csn)"


def export(settings: "Settings", month: "Month | None", out: Path | None, dry_run: bool) -> int:
    """Hand over a month's actions and print how many are new, continued and ended; returns the exit code."""
    from ide_assets.domains.actions.export import CSV, JSON, PARQUET, CannotHandOverError
    from ide_assets.domains.actions.export import export as handed_over
    from ide_assets.store.home import HomeBusyError, home_of
    from ide_assets.store.release import NoReleaseError

    home = home_of(settings)
    try:
        done = handed_over(home, settings, month, out, dry_run)
    except (CannotHandOverError, NoReleaseError, HomeBusyError) as error:
        complain(error)
        return 1
    _note_hold(settings)
    console = remarks(markup=False, highlight=False, soft_wrap=True)
    counted = ", ".join(f"{count:,} {status}" for status, count in done.by_status.items())
    console.print(f"Actions of {done.month} (publication {done.publication}): {counted}.")
    for reason, count in done.by_reason.items():
        console.print(f"    {count:,} {reason}")
    if dry_run:
        console.print("Nothing was written or recorded; without --dry-run this would be handed over.")
    else:
        console.print(f"Written to {done.folder}: {CSV}, {PARQUET}, {JSON}")
    return 0


def list_actions(settings: "Settings", month: "Month | None", output: str) -> int:
    """Print a month's actions by account; returns the exit code."""
    from ide_assets.domains.actions.export import CannotHandOverError
    from ide_assets.domains.actions.tables import ACTIONS
    from ide_assets.store.home import home_of
    from ide_assets.store.release import NoReleaseError, attached

    home = home_of(settings)
    try:
        with attached(home, settings) as connection:
            of = _announced_month(settings, month)
            shown = _LISTED if output == "table" else ACTIONS.column_names
            query = (
                f"SELECT {', '.join(shown)} FROM {ACTIONS.publication} WHERE snapshot_date = $day "
                "ORDER BY surviving_account_csn, action_rank"
            )
            return print_rows(connection.execute(query, {"day": of.last_day}), output)
    except (CannotHandOverError, NoReleaseError) as error:
        complain(error)
        return 1


def why(settings: "Settings", account: str, month: "Month | None", output: str) -> int:
    """Print every reason to act that holds for an account, with its verdict and why; returns the exit code."""
    from ide_assets.domains.actions.export import CannotHandOverError
    from ide_assets.domains.actions.tables import CANDIDATES, SIGNALS
    from ide_assets.store.home import home_of
    from ide_assets.store.release import NoReleaseError, attached

    home = home_of(settings)
    try:
        with attached(home, settings) as connection:
            of = _announced_month(settings, month)
            asked = {"day": of.last_day, "account": account}
            if not _count(connection, CANDIDATES, asked):
                complain(f"{_why_none(of, account, _count(connection, SIGNALS, asked))}")
                return 1
            shown = _CANDIDATE if output == "table" else CANDIDATES.column_names
            query = (
                f"SELECT {', '.join(shown)} FROM {CANDIDATES.publication} WHERE {_OF_ACCOUNT} "
                "ORDER BY candidate_rank NULLS LAST, priority, action_key, opportunity_id, tenant_id"
            )
            return print_rows(connection.execute(query, asked), output)
    except (CannotHandOverError, NoReleaseError) as error:
        complain(error)
        return 1


def _count(connection: "duckdb.DuckDBPyConnection", table: "Table", asked: dict[str, object]) -> int:
    counted = connection.execute(f"SELECT count(*) FROM {table.publication} WHERE {_OF_ACCOUNT}", asked).fetchone()
    return 0 if counted is None else int(counted[0])


def _why_none(month: "Month", account: str, observations: int) -> str:
    from ide_assets.domains.actions.tables import SIGNALS

    if not observations:
        return (
            f"account {account} is in no observation of {month}: it has no renewal opportunity with usage then. Give "
            "its CSN as in original_account_csn or surviving_account_csn."
        )
    return (
        f"no reason to act holds for account {account} in {month}. It has observations ({observations:,}); look at "
        f"them in {SIGNALS.publication}: ide sql"
    )


def _announced_month(settings: "Settings", month: "Month | None") -> "Month":
    """The selected month, which is noted on stderr with the hold, if any. Raises CannotHandOverError."""
    from ide_assets.domains.actions.export import month_of_actions
    from ide_assets.store.home import home_of
    from ide_assets.store.release import current

    home = home_of(settings)
    of = month_of_actions(home, current(home), month)
    note(f"actions of {of}")
    _note_hold(settings)
    return of


def _note_hold(settings: "Settings") -> None:
    from ide_assets.store.home import home_of
    from ide_assets.store.release import hold

    current_hold = hold(home_of(settings))
    if current_hold is not None:
        note(f"{current_hold}. Lift the hold: ide release")
