"""What the commands about actions print."""

from pathlib import Path
from typing import TYPE_CHECKING

from ide_assets.cli.edge import complain
from ide_assets.cli.rows import print_rows
from ide_assets.cli.terminal import Terminal
from ide_assets.domains.actions.export import CSV, JSON, PARQUET, CannotHandOverError, month_of_actions
from ide_assets.domains.actions.export import export as handed_over
from ide_assets.domains.actions.tables import ACTIONS, CANDIDATES, SIGNALS
from ide_assets.months import Month
from ide_assets.settings import Settings
from ide_assets.store.home import HomeBusyError, home_of
from ide_assets.store.release import NoReleaseError, attached, current, hold
from ide_assets.vocabulary.table import Table

if TYPE_CHECKING:
    import duckdb

#: What people see of an action, and of a candidate, on a narrow terminal; programs get every column.
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


def export(settings: Settings, month: Month | None, out: Path | None, dry_run: bool) -> int:
    """Hand over a month's actions and print how many are new, continued and ended; returns the exit code."""
    home = home_of(settings)
    try:
        done = handed_over(home, settings, month, out, dry_run)
    except (CannotHandOverError, NoReleaseError, HomeBusyError) as error:
        complain(error)
        return 1
    _note_hold(settings)
    console = Terminal(markup=False, highlight=False, soft_wrap=True)
    counted = ", ".join(f"{count:,} {status}" for status, count in done.by_status.items())
    console.print(f"Actions of {done.month} (publication {done.publication}): {counted}.")
    for reason, count in done.by_reason.items():
        console.print(f"    {count:,} {reason}")
    if dry_run:
        console.print("Nothing was written or remembered; without --dry-run this would be handed over.")
    else:
        console.print(f"Written to {done.folder}: {CSV}, {PARQUET}, {JSON}")
    return 0


def list_actions(settings: Settings, month: Month | None, output: str) -> int:
    """Print a month's actions by account; returns the exit code."""
    home = home_of(settings)
    try:
        with attached(home, settings) as connection:
            of = _told_month(settings, month)
            shown = _LISTED if output == "table" else ACTIONS.column_names
            query = (
                f"SELECT {', '.join(shown)} FROM {ACTIONS.publication} WHERE snapshot_date = $day "
                "ORDER BY surviving_account_csn, action_rank"
            )
            return print_rows(connection.execute(query, {"day": of.last_day}), output)
    except (CannotHandOverError, NoReleaseError) as error:
        complain(error)
        return 1


def why(settings: Settings, account: str, month: Month | None, output: str) -> int:
    """Print every reason to act that holds for an account, with its verdict and why; returns the exit code."""
    home = home_of(settings)
    try:
        with attached(home, settings) as connection:
            of = _told_month(settings, month)
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


def _count(connection: "duckdb.DuckDBPyConnection", table: Table, asked: dict[str, object]) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table.publication} WHERE {_OF_ACCOUNT}", asked).fetchone()
    return 0 if found is None else int(found[0])


def _why_none(month: Month, account: str, observations: int) -> str:
    if not observations:
        return (
            f"account {account} is in no observation of {month}: it has no renewal opportunity with usage there. Give "
            "its CSN, as original_account_csn or surviving_account_csn has it."
        )
    return (
        f"no reason to act holds for account {account} in {month}. It has observations ({observations:,}); look at "
        f"them in {SIGNALS.publication}: ide sql"
    )


def _told_month(settings: Settings, month: Month | None) -> Month:
    """The month asked for; says on stderr which one, and whether releases are held. Raises CannotHandOverError."""
    home = home_of(settings)
    of = month_of_actions(home, current(home), month)
    complain(f"note: actions of {of}")
    _note_hold(settings)
    return of


def _note_hold(settings: Settings) -> None:
    held = hold(home_of(settings))
    if held is not None:
        complain(f"note: {held}. Lift the hold: ide release")
