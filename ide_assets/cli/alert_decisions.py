"""The commands `ide alert list`, `acknowledge` and `snooze`: engagement alerts, and decisions about them."""

import getpass
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import AsJson, Format, HomeFolder, Quiet, RowFormat, settings_of
from ide_assets.cli.terminal import remark

if TYPE_CHECKING:
    from ide_assets.operations.alert_decisions import Decision
    from ide_assets.settings import Settings


class State(StrEnum):
    """The states of an engagement alert."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    OVER = "over"
    ALL = "all"


_Alert = Annotated[str, typer.Argument(metavar="ALERT", help="Id of the alert (ide alert list).")]
_Reason = Annotated[str, typer.Option(help="Why; shown with the alert.")]


def list_command(
    state: Annotated[State, typer.Option(help="Only alerts in this state, or all.")] = State.OPEN,
    output: RowFormat = Format.TABLE,
    as_json: AsJson = False,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """List engagement alerts of the current release with their ids, the newest first."""
    settings = settings_of(None, home)
    raise SystemExit(list_alerts(settings, None if state is State.ALL else state, "json" if as_json else output))


def acknowledge_command(alert: _Alert, reason: _Reason, home: HomeFolder = None, quiet: Quiet = False) -> None:
    """Acknowledge an engagement alert: it is sent to no owner while it lasts."""
    from ide_assets.operations.alert_decisions import acknowledged

    settings = settings_of(None, home)
    now = datetime.now(UTC)
    raise SystemExit(decide(settings, alert, lambda: acknowledged(alert, reason, getpass.getuser(), now), now))


def snooze_command(
    alert: _Alert,
    reason: _Reason,
    until: Annotated[str, typer.Option(help="Day on which it is open again, YYYY-MM-DD.")],
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Snooze an engagement alert: it is sent again on a day, if it still lasts then."""
    from ide_assets.operations.alert_decisions import snoozed

    settings = settings_of(None, home)
    now = datetime.now(UTC)
    today = settings.rules.today(now)
    raise SystemExit(
        decide(settings, alert, lambda: snoozed(alert, _day(until), reason, getpass.getuser(), now, today), now)
    )


def list_alerts(settings: "Settings", state: str | None, output: str) -> int:
    """Print the alerts in `state`, or all if it is None; returns the exit code."""
    from ide_assets.cli.rows import print_rows
    from ide_assets.operations.engagement_alerts import listing
    from ide_assets.store import release_reading
    from ide_assets.store.home import home_of

    home = home_of(settings)
    with release_reading.attached(home, settings) as connection:
        return print_rows(listing(connection, home, settings.rules.today(datetime.now(UTC)), state), output)


def decide(settings: "Settings", alert: str, decision: "Callable[[], Decision]", now: datetime) -> int:
    """Record a decision about an alert; returns the exit code."""
    from ide_assets.operations import alert_decisions
    from ide_assets.operations.engagement_alerts import listing
    from ide_assets.store import release_reading
    from ide_assets.store.home import HomeBusyError, home_of

    home = home_of(settings)
    try:
        chosen = decision()
    except ValueError as error:
        complain(error)
        return WRONG_USAGE
    with release_reading.attached(home, settings) as connection:
        rows = listing(connection, home, settings.rules.today(now), alert=alert).fetchall()
    if not rows:
        complain(f"no alert has the id {alert!r}. The ids are listed by: ide alert list")
        return WRONG_USAGE
    if rows[0][-1] == State.OVER:
        complain(f"the alert {alert} is over: there is nothing to decide")
        return WRONG_USAGE
    try:
        alert_decisions.decide(home, chosen, settings.lock_timeout_seconds)
    except HomeBusyError as busy:
        complain(busy)
        return 1
    until = f" until {chosen.until}" if chosen.until else ""
    remark(f"Alert {alert} is {chosen.kind}{until}.")
    return 0


def _day(text: str) -> date:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"--until {text!r} is not a day: write it as YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"--until {text!r} is not a day: write it as YYYY-MM-DD") from None
