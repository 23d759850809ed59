"""The command `ide alert`: send alerts of incidents, and engagement alerts to the owners of accounts."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ide_assets.cli.alert_decisions import acknowledge_command, list_command, snooze_command
from ide_assets.cli.edge import WRONG_USAGE, complain
from ide_assets.cli.options import HomeFolder, Landing, Quiet, fail, settings_of
from ide_assets.cli.terminal import remark, say

if TYPE_CHECKING:
    from ide_assets.automation.incidents import Incidents
    from ide_assets.automation.message import Message
    from ide_assets.settings import Settings

commands = typer.Typer()
group = typer.Typer(invoke_without_command=True)
commands.add_typer(group, name="alert", rich_help_panel="Operations")
for subcommand in (list_command, acknowledge_command, snooze_command):
    group.command(subcommand.__name__.removesuffix("_command"))(subcommand)


@group.callback()
def alert_command(
    context: typer.Context,
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

    Each channel gets what is new, changed or over since the last message to it. Owners of accounts get engagement
    alerts, if IDE_ALERTS__OWNERS is set (docs/alerts.md).
    Exit code 0: sent, or nothing to send; 1: a message could not be sent, or another process is sending; 2: neither a
    channel nor owners are configured, or wrong usage.
    """
    if context.invoked_subcommand is not None:
        if is_dry_run or is_test or landing or home or quiet:
            name = context.invoked_subcommand
            fail(f"an option before {name} is not used. Give it after: ide alert {name} ...", WRONG_USAGE)
        return
    if is_dry_run and is_test:
        fail("give --dry-run or --test, not both", WRONG_USAGE)
    settings = settings_of(landing, home)
    if is_dry_run:
        raise SystemExit(dry_run(settings))
    raise SystemExit(test(settings) if is_test else send(settings))


#: How many messages to owners a dry run prints.
_SHOWN_MESSAGES = 5

_NO_CHANNEL = (
    "no channel is configured, so no alert of an incident is sent. Set IDE_ALERTS__EMAIL_TO or IDE_ALERTS__WEBHOOK_URL."
)


def send(settings: "Settings") -> int:
    """Send what every channel and owner has not received yet; returns the exit code."""
    from ide_assets.automation.channels import channels

    is_for_owners = settings.alerts.owners != "off"
    if not channels(settings.alerts) and not is_for_owners:
        complain(f"{_NO_CHANNEL} To see what would be sent: ide alert --dry-run")
        return WRONG_USAGE
    code = _send_incidents(settings) if channels(settings.alerts) else 0
    return max(code, _send_to_owners(settings)) if is_for_owners else code


def _send_incidents(settings: "Settings") -> int:
    from ide_assets.automation.alerting import AlertsBusyError, send_alerts
    from ide_assets.automation.channel import ChannelError
    from ide_assets.store.home import home_of

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


def _send_to_owners(settings: "Settings") -> int:
    from ide_assets.automation import owner_alerts
    from ide_assets.automation.alerting import AlertsBusyError
    from ide_assets.automation.channel import ChannelError

    try:
        sent = owner_alerts.send(settings, datetime.now(UTC))
    except (ChannelError, AlertsBusyError) as error:
        complain(error)
        return 1
    remark("No engagement scores are released." if sent is None else f"Sent: {sent}")
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
    heading = "Nothing was sent; without --dry-run this would be:"
    if not channels(settings.alerts):
        say(f"Warning: {_NO_CHANNEL}\n")
        heading = "Nothing was sent. With a channel this would be:"
        since = {incident.key: now for incident in present.incidents}
        recipients = {message: ["no channel"] for message in messages(present.incidents, {}, since)}
    say(heading if recipients else "No alert of an incident would be sent.")
    for message, names in recipients.items():
        say(f"\nTo: {', '.join(names)}\nSubject: {message.subject}\n\n{message.body}", end="")
    _print_due_to_owners(settings, now)
    return 0


def _print_due_to_owners(settings: "Settings", now: datetime) -> None:
    """Print which engagement alerts would be sent to how many owners, and the first messages; no addresses."""
    from ide_assets.automation import owner_alerts
    from ide_assets.vocabulary.wording import plural

    due = owner_alerts.due(settings, now)
    if due is None:
        return
    if settings.alerts.owners == "off":
        say("\nEngagement alerts are not sent to owners: IDE_ALERTS__OWNERS is off. With 'mail' this would be due:")
    say(f"\n{due}")
    for message in due.messages[:_SHOWN_MESSAGES]:
        subject, body = owner_alerts.in_words(settings, message, due.month, now)
        say(f"\nTo: owner {message.owner_id}\nSubject: {subject}\n\n{body}", end="")
    if len(due.messages) > _SHOWN_MESSAGES:
        say(f"\n... and {plural(len(due.messages) - _SHOWN_MESSAGES, 'more message')}.")


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
