"""The command `ide alert`: send alerts of incidents to the configured channels."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Landing, Quiet, fail, settings_of
from ide_assets.cli.terminal import remark, say

if TYPE_CHECKING:
    from ide_assets.automation.incidents import Incidents
    from ide_assets.automation.message import Message
    from ide_assets.settings import Settings

commands = typer.Typer()


@commands.command("alert", rich_help_panel="Operations")
def alert_command(
    is_dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what would be sent, and to whom; nothing is recorded.")
    ] = False,
    is_test: Annotated[
        bool, typer.Option("--test", help="Send one test message through every channel, and print each answer.")
    ] = False,
    landing: Landing = None,
    home: HomeFolder = None,
    quiet: Quiet = False,
) -> None:
    """Look for incidents and send alerts, as the daemon does. For cron, where no daemon runs.

    Each channel gets what is new, changed or over since the last message to it.
    Exit code 0: sent, or nothing to send; 1: a channel failed; 2: no channel is configured, or wrong usage.
    """
    if is_dry_run and is_test:
        fail("give --dry-run or --test, not both", WRONG_USAGE)
    settings = settings_of(landing, home)
    if is_dry_run:
        raise SystemExit(dry_run(settings))
    raise SystemExit(test(settings) if is_test else send(settings))


_NO_CHANNEL = "no channel is configured, so no alert is sent. Set IDE_ALERTS__EMAIL_TO or IDE_ALERTS__WEBHOOK_URL."


def send(settings: "Settings") -> int:
    """Send the present incidents to every channel that has not received them yet; returns the exit code."""
    from ide_assets.automation.alerting import AlertsBusyError, send_alerts
    from ide_assets.automation.channel import ChannelError
    from ide_assets.automation.channels import channels
    from ide_assets.store.home import home_of

    if not channels(settings.alerts):
        complain(f"{_NO_CHANNEL} To see what would be sent: ide alert --dry-run")
        return WRONG_USAGE
    try:
        present = _present(settings)
        messages = send_alerts(home_of(settings), settings, present.incidents, datetime.now(UTC), present.unsettled)
    except (ChannelError, AlertsBusyError) as error:
        complain(error)
        return 1
    for message in messages:
        remark(f"Sent: {message.subject}")
    if not messages:
        remark("Nothing to send: every channel has received all present alerts.")
    return 0


def dry_run(settings: "Settings") -> int:
    """Print what would be sent now and to whom; returns the exit code."""
    from ide_assets.automation.alerting import messages, pending
    from ide_assets.automation.channels import channels
    from ide_assets.store.home import home_of

    present, now = _present(settings), datetime.now(UTC)
    recipients: dict[Message, list[str]] = {}
    for channel, to_send in pending(home_of(settings), settings, present.incidents, now, present.unsettled):
        for message in to_send:
            recipients.setdefault(message, []).append(channel.name)
    if not channels(settings.alerts):
        say(f"Warning: {_NO_CHANNEL}\n")
        since = {incident.key: now for incident in present.incidents}
        recipients = {message: ["no channel"] for message in messages(present.incidents, {}, since)}
    if not recipients:
        say("Nothing would be sent.")
        return 0
    say("Nothing was sent; without --dry-run this would be:")
    for message, names in recipients.items():
        say(f"\nTo: {', '.join(names)}\nSubject: {message.subject}\n\n{message.body}", end="")
    return 0


def test(settings: "Settings") -> int:
    """Send a test message through every channel and print the answers; returns the exit code."""
    from ide_assets.automation.channel import ChannelError
    from ide_assets.automation.channels import channels
    from ide_assets.automation.message import trial

    configured = channels(settings.alerts)
    if not configured:
        complain(_NO_CHANNEL)
        return WRONG_USAGE
    is_failed = False
    for channel in configured:
        try:
            say(f"{channel.name}: {channel.send(trial(datetime.now(UTC)))}")
        except ChannelError as error:
            complain(error)
            is_failed = True
    return int(is_failed)


def _present(settings: "Settings") -> "Incidents":
    # Imports Dagster, so only where it is needed.
    from ide_assets.automation.incidents import present

    return present(settings)
