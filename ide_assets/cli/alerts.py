"""What `ide alert` does and prints."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ide_assets.automation.alerting import AlertsBusyError, messages, pending
from ide_assets.automation.alerting import tell as told
from ide_assets.automation.channel import ChannelError
from ide_assets.automation.channels import channels
from ide_assets.automation.message import Message, trial
from ide_assets.cli.edge import complain
from ide_assets.cli.terminal import say
from ide_assets.settings import Settings
from ide_assets.store.home import home_of

if TYPE_CHECKING:
    from ide_assets.automation.incidents import Found

_NOBODY = "no channel is configured, so nobody is told. Set IDE_ALERTS__EMAIL_TO or IDE_ALERTS__WEBHOOK_URL."


def tell(settings: Settings) -> int:
    """Tell the present incidents to every channel that has not heard of them; returns the exit code."""
    if not channels(settings.alerts):
        complain(f"{_NOBODY} To see what there is to tell: ide alert --dry-run")
        return 2
    try:
        present = _present(settings)
        taken = told(home_of(settings), settings, present.incidents, datetime.now(UTC), present.unsettled)
    except (ChannelError, AlertsBusyError) as error:
        complain(error)
        return 1
    for message in taken:
        say(f"Told: {message.subject}")
    if not taken:
        say("Nothing to tell: every channel was told of all that is wrong.")
    return 0


def dry_run(settings: Settings) -> int:
    """Print what would be sent now and to whom; returns the exit code."""
    present, now = _present(settings), datetime.now(UTC)
    recipients: dict[Message, list[str]] = {}
    for channel, to_send in pending(home_of(settings), settings, present.incidents, now, present.unsettled):
        for message in to_send:
            recipients.setdefault(message, []).append(channel.name)
    if not channels(settings.alerts):
        say(f"Warning: {_NOBODY}\n")
        since = {incident.key: now for incident in present.incidents}
        recipients = {message: ["nobody"] for message in messages(present.incidents, {}, since)}
    if not recipients:
        say("Nothing would be sent.")
        return 0
    say("Nothing was sent; without --dry-run this would be:")
    for message, names in recipients.items():
        say(f"\nTo: {', '.join(names)}\nSubject: {message.subject}\n\n{message.body}", end="")
    return 0


def test(settings: Settings) -> int:
    """Send a test message through every channel and print what each answered; returns the exit code."""
    ways = channels(settings.alerts)
    if not ways:
        complain(f"{_NOBODY}")
        return 2
    failed = False
    for channel in ways:
        try:
            say(f"{channel.name}: {channel.send(trial(datetime.now(UTC)))}")
        except ChannelError as error:
            complain(error)
            failed = True
    return int(failed)


def _present(settings: Settings) -> "Found":
    # Imports Dagster, so only where it is needed.
    from ide_assets.automation.incidents import present

    return present(settings)
