"""Commands about a month's actions: actions export, list, why; outcomes and plan-test are in modules of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import complain
from ide_assets.cli.options import (
    AsJson,
    Format,
    HomeFolder,
    NewestMonth,
    Quiet,
    RowFormat,
    month_of,
    settings_of,
    whole_number,
)
from ide_assets.cli.outcomes import outcomes_command
from ide_assets.cli.plan_test import plan_test_command
from ide_assets.cli.rows import print_rows
from ide_assets.cli.terminal import note, remarks
from ide_assets.vocabulary.wording import plural

if TYPE_CHECKING:
    import duckdb

    from ide_assets.months import Month
    from ide_assets.settings import Settings
    from ide_assets.vocabulary.table import Table


class Sort(StrEnum):
    """The orders of `ide actions list`."""

    VALUE = "value"
    DUE = "due"
    ACCOUNT = "account"
    PRIORITY = "priority"


class Channel(StrEnum):
    """Who carries an action out."""

    HUMAN = "human"
    DIGITAL = "digital"


@dataclass(frozen=True)
class Listing:
    """Which open actions to list, and how: `owner` is an identifier or a name in any case."""

    sort: str = "value"
    limit: int | None = None
    owner: str | None = None
    channel: str | None = None
    output: str = "table"


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
        bool, typer.Option("--dry-run", help="Only print what is new, continued or ended; nothing is recorded.")
    ] = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Hand over a month's actions as CSV, Parquet and JSON: new, continued and ended ones (docs/actions_export.md).

    Exporting a month again gives the same files; after a restatement, actions that no longer exist are listed as ended.
    """
    chosen_month = None if month is None else month_of(month)
    raise SystemExit(export(settings_of(None, home), chosen_month, out, dry_run))


@group.command("list")
def list_command(
    month: NewestMonth = None,
    sort: Annotated[Sort, typer.Option(help="By expected value, due date, account or priority.")] = Sort.VALUE,
    limit: Annotated[
        int | None,
        typer.Option(parser=whole_number(1, 1_000_000), metavar="NUMBER", help="List this many actions at most."),
    ] = None,
    owner: Annotated[str | None, typer.Option(help="Only actions of this owner: identifier or name.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="Only actions of this channel.")] = None,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """List a month's open actions by expected value: new ones and those still open, as an export hands them over."""
    chosen_month = None if month is None else month_of(month)
    form = "json" if as_json else output.value
    listing = Listing(sort.value, limit, owner, None if channel is None else channel.value, form)
    raise SystemExit(list_actions(settings_of(None, home), chosen_month, listing))


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


group.command("outcomes")(outcomes_command)
group.command("plan-test")(plan_test_command)

#: The columns of an action on a terminal; programs get every column. `{day}` is the month's last day: an action due by
#: then is shown as overdue.
_LISTED = (
    "concat_ws(chr(10), coalesce(account_name, surviving_account_csn), 'CSN ' || surviving_account_csn, product_name) "
    "AS account",
    "concat_ws(chr(10), goal, 'Next: ' || next_step, "
    "'Contact: ' || concat_ws(', ', coalesce(contact_name, contact_id), contact_email)) AS action",
    "concat_ws(chr(10), CASE WHEN due_on <= DATE '{day}' THEN 'overdue since ' ELSE 'due ' END || due_on, "
    "'renewal $' || printf('%,.0f', value_at_stake), "
    "'expected gain $' || printf('%,.0f', expected_value), coalesce(owner_name, ownerid), channel, "
    "CASE WHEN status = 'new' THEN 'new this month' ELSE coalesce(status_reason, 'still open') END) AS details",
)

#: How `ide actions list` can be sorted; ties by value and then by identifier.
SORTS = {
    "value": "expected_value DESC NULLS LAST",
    "due": "due_on NULLS LAST",
    "account": "account_name NULLS LAST, surviving_account_csn",
    "priority": "priority",
}

#: The columns of a candidate on a terminal.
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
    from ide_assets.domains.actions.handover.export import CSV, JSON, PARQUET, CannotHandOverError
    from ide_assets.domains.actions.handover.export import export as handed_over
    from ide_assets.store.home import HomeBusyError, home_of
    from ide_assets.store.release_reading import NoReleaseError

    home = home_of(settings)
    try:
        done = handed_over(home, settings, month, out, dry_run)
    except (CannotHandOverError, NoReleaseError, HomeBusyError) as error:
        complain(error)
        return 1
    _note_hold(settings)
    console = remarks(markup=False, highlight=False, soft_wrap=True)
    by_status = ", ".join(f"{count:,} {status}" for status, count in done.by_status.items())
    console.print(f"Actions of {done.month} (publication {done.publication}): {by_status}.")
    for reason, count in done.by_reason.items():
        console.print(f"    {count:,} {reason}")
    if dry_run:
        console.print("Nothing was written or recorded; without --dry-run this would be handed over.")
    else:
        console.print(f"Written to {done.folder}: {CSV}, {PARQUET}, {JSON}")
    return 0


def list_actions(settings: "Settings", month: "Month | None", listing: Listing) -> int:
    """Print a month's open actions, as an export hands them over; returns the exit code."""
    import duckdb
    import pyarrow as pa

    from ide_assets.domains.actions.handover.export import CannotHandOverError, open_actions
    from ide_assets.domains.actions.handover.handover import HANDED_OVER
    from ide_assets.store.home import home_of
    from ide_assets.store.release_reading import NoReleaseError

    home = home_of(settings)
    try:
        month, rows = open_actions(home, settings, month)
    except (CannotHandOverError, NoReleaseError) as error:
        complain(error)
        return 1
    _note_hold(settings)
    with duckdb.connect() as connection:
        connection.register("listed", pa.Table.from_pylist(rows, schema=HANDED_OVER.to_arrow()))
        asked = {"owner": listing.owner, "channel": listing.channel}
        query = (
            "FROM listed WHERE ($owner IS NULL OR lower($owner) IN (lower(ownerid), lower(owner_name))) "
            "AND ($channel IS NULL OR channel = $channel)"
        )
        counted = connection.execute(f"SELECT status, count(*) {query} GROUP BY status", asked).fetchall()
        _summarise(month, dict(counted), listing)
        listed = [column.format(day=month.last_day) for column in _LISTED]
        shown = listed if listing.output == "table" else HANDED_OVER.column_names
        order = f"{SORTS[listing.sort]}, expected_value DESC NULLS LAST, action_id"
        limit = "" if listing.limit is None else f"LIMIT {listing.limit}"
        return print_rows(
            connection.execute(f"SELECT {', '.join(shown)} {query} ORDER BY {order} {limit}", asked), listing.output
        )


def _summarise(month: "Month", counts: Mapping[str, int], listing: Listing) -> None:
    """Say on stderr how many actions are open and how the list relates to the export."""
    from ide_assets.domains.actions.handover.handover import Status

    new, still = counts.get(Status.NEW, 0), counts.get(Status.CONTINUED, 0)
    whose = f" of owner {listing.owner}" if listing.owner else ""
    noun = f"open {listing.channel} action" if listing.channel else "open action"
    listed = new + still if listing.limit is None else min(listing.limit, new + still)
    note(
        f"{plural(new + still, noun)} in {month}{whose}: {new:,} new this month, {still:,} still open from "
        f"earlier months; {listed:,} listed. ide actions export hands over the same actions, and those that ended."
    )


def why(settings: "Settings", account: str, month: "Month | None", output: str) -> int:
    """Print every reason to act that holds for an account, with its verdict and why; returns the exit code."""
    from ide_assets.domains.actions.handover.export import CannotHandOverError
    from ide_assets.domains.actions.tables import CANDIDATES, SIGNALS
    from ide_assets.store.home import home_of
    from ide_assets.store.release_reading import NoReleaseError, attached

    home = home_of(settings)
    try:
        with attached(home, settings) as connection:
            shown_month = _month_shown(connection, settings, month)
            asked = {"day": shown_month.last_day, "account": account}
            if not _count(connection, CANDIDATES, asked):
                complain(_why_none(shown_month, account, _count(connection, SIGNALS, asked)))
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
    row = connection.execute(f"SELECT count(*) FROM {table.publication} WHERE {_OF_ACCOUNT}", asked).fetchone()
    return 0 if row is None else int(row[0])


def _why_none(month: "Month", account: str, observations: int) -> str:
    from ide_assets.domains.actions.tables import SIGNALS

    if not observations:
        return (
            f"no data for account {account} in {month}. Either the CSN is wrong, or the account has no opportunity "
            "with usage in that month. Use the CSN from original_account_csn or surviving_account_csn."
        )
    return (
        f"no reason to act holds for account {account} in {month}. Its {plural(observations, 'observation')} "
        f"can be seen in {SIGNALS.publication}: ide sql"
    )


def _month_shown(connection: "duckdb.DuckDBPyConnection", settings: "Settings", month: "Month | None") -> "Month":
    """The month asked for, or the newest released one; says on stderr which, and whether releases are on hold.

    Raises CannotHandOverError if the month is not released.
    """
    from ide_assets.domains.actions.handover.export import month_of_actions
    from ide_assets.store.home import home_of
    from ide_assets.store.release_reading import attached_release

    home = home_of(settings)
    shown_month = month_of_actions(home, attached_release(connection, home), month)
    note(f"actions of {shown_month}")
    _note_hold(settings)
    return shown_month


def _note_hold(settings: "Settings") -> None:
    from ide_assets.store.holds import hold
    from ide_assets.store.home import home_of

    held = hold(home_of(settings))
    if held is not None:
        note(f"{held}. Lift the hold: ide release")
