"""Engagement alerts to the owners of accounts, and critical ones to their managers too (R-ES-11).

`<home>/owner_alerts.jsonl` records which alerts each person received, without names and addresses. A line is appended
after each message that was sent: if the process is killed in between, that message is repeated and none is lost. The
first line has no alerts. It records the month in which sending began; alerts that were raised earlier are not sent.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from tempfile import TemporaryFile

from ide_assets.automation import owner_messages
from ide_assets.automation.alerting import exclusive
from ide_assets.automation.channel import Channel, ChannelError
from ide_assets.automation.mail_channel import Email
from ide_assets.automation.message import Message
from ide_assets.automation.owner_messages import OwnerMessage
from ide_assets.automation.webhook import Webhook
from ide_assets.domains.engagement.definition import definition_of
from ide_assets.months import Month
from ide_assets.operations import alert_decisions, alert_thresholds, engagement_alerts
from ide_assets.operations.alert_decisions import Decision
from ide_assets.operations.engagement_alerts import Alert, Owner
from ide_assets.settings import Settings
from ide_assets.store import journal
from ide_assets.store.files import append_line, parsed
from ide_assets.store.home import Home, home_of
from ide_assets.store.release_reading import NoReleaseError
from ide_assets.vocabulary.hashes import short_hash
from ide_assets.vocabulary.wording import plural

#: The record of an evaluation takes less.
_PROBE_BYTES = 1 << 20


@dataclass(frozen=True)
class Sent:
    """One message: the month whose scores it reported, a hash of the owner id, the ids of its alerts, and the day."""

    month: str
    recipient: str
    alerts: tuple[str, ...]
    sent_on: str

    @property
    def sha256(self) -> str:
        """A hash of the line."""
        return short_hash(self.month, self.recipient, *self.alerts, self.sent_on)


@dataclass(frozen=True)
class Due:
    """The messages that are due for the newest `month`, and the owners who have no address that can be used."""

    month: Month
    messages: tuple[OwnerMessage, ...]
    unreachable_owners: int = 0
    accounts_without_owner: int = 0

    def __str__(self) -> str:
        """In words, without names and addresses."""
        alerts = {alert.alert_id for message in self.messages for alert in message.alerts}
        owners = sum(1 for message in self.messages if message.own)
        managers = sum(1 for message in self.messages if message.team)
        text = (
            f"{plural(len(alerts), 'engagement alert')} of {self.month} in {plural(len(self.messages), 'message')}: to "
            f"{plural(owners, 'owner')} and {plural(managers, 'manager')}"
        )
        if self.unreachable_owners:
            text += f"; {plural(self.unreachable_owners, 'owner')} without an address that can be used"
        if self.accounts_without_owner:
            text += f"; {plural(self.accounts_without_owner, 'account')} without an owner"
        return text + "."


def due(settings: Settings, now: datetime) -> Due | None:
    """What `send` would send now; sends and writes nothing. None: no scores are released."""
    home = home_of(settings)
    month = _newest_month(home, settings)
    return None if month is None else _due(home, settings, month, now)


def send(settings: Settings, now: datetime) -> Due | None:
    """Send everyone the alerts that are due; returns what was sent. None: no scores are released.

    Raises ChannelError after every message was tried: what was not sent is due at the next call. Its text has no
    address. Raises AlertsBusyError, without waiting, if another process is sending the alerts of this home.
    """
    home = home_of(settings)
    month = _newest_month(home, settings)
    if month is None:
        return None
    today = settings.rules.today(now).isoformat()
    problems: dict[str, None] = {}
    sent: list[OwnerMessage] = []
    with exclusive(home):
        if not _journal(home).records:
            _record(home, Sent(str(month), "", (), today))
        present = _due(home, settings, month, now)
        if present.messages:
            _check_record(home)
        for message in present.messages:
            try:
                channel = _channel(settings, message)
                channel.send(_in_words(settings, message, month, now))
            except ChannelError as error:
                problems[str(error)] = None
                if error.unreachable:
                    break
                continue
            _record(home, Sent(str(month), _recipient(message.owner_id), _ids(message.alerts), today))
            sent.append(message)
    if problems:
        left = plural(len(present.messages) - len(sent), "message to an owner was", "messages to owners were")
        raise ChannelError("\n".join([f"{left} not sent; the next evaluation tries again.", *problems]))
    return Due(month, tuple(sent), present.unreachable_owners, present.accounts_without_owner)


def _check_record(home: Home) -> None:
    """Raise ChannelError if nothing can be recorded, before a message is sent that each evaluation would repeat."""
    try:
        with TemporaryFile(dir=home.root) as probe:
            probe.write(b"\n" * _PROBE_BYTES)
            probe.flush()
            os.fsync(probe.fileno())
        os.close(os.open(home.owner_alerts, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o666))
    except OSError as error:
        raise _not_recorded(home, error) from None


def in_words(settings: Settings, message: OwnerMessage, month: Month, now: datetime) -> tuple[str, str]:
    """Subject and body of a message."""
    text = _in_words(settings, message, month, now)
    return text.subject, text.body


def unreadable(home: Home) -> str:
    """A message about damaged lines of the record; empty if there are none."""
    sent = _journal(home)
    if not sent.damaged:
        return ""
    return (
        f"{home.owner_alerts}, {sent.damaged_lines}: damaged, so owners may receive messages about engagement alerts "
        "again. Nothing to do, or restore the file from a backup."
    )


def _newest_month(home: Home, settings: Settings) -> Month | None:
    try:
        return engagement_alerts.newest_month(home, settings)
    except NoReleaseError:
        return None


def _due(home: Home, settings: Settings, month: Month, now: datetime) -> Due:
    records = _journal(home).records
    today = settings.rules.today(now)
    decisions = alert_decisions.newest(home)
    closed = alert_decisions.in_force(home, today)
    since = Month.parse(records[0].month) if records else month
    alerts = [
        *engagement_alerts.lasting(settings, month, since, closed),
        *alert_thresholds.lasting(settings, month, closed),
    ]
    owners = engagement_alerts.owners(home, month, {alert.owner_id for alert in alerts if alert.owner_id is not None})
    sent = {(record.recipient, alert): record.sent_on for record in records for alert in record.alerts}
    return _messages(month, alerts, owners, sent, decisions)


def _messages(
    month: Month,
    alerts: Sequence[Alert],
    owners: Mapping[str, Owner],
    sent: Mapping[tuple[str, str], str],
    decisions: Mapping[str, Decision],
) -> Due:
    """The messages to everyone who has not received an alert, or whose alert was snoozed until now."""

    def is_due(owner_id: str, alert: Alert) -> bool:
        sent_on = sent.get((_recipient(owner_id), alert.alert_id))
        decision = decisions.get(alert.alert_id)
        # A snoozed alert comes back on its day, also for those who received it before.
        return sent_on is None or (decision is not None and decision.kind == "snoozed" and sent_on < decision.until)

    own: dict[str, list[Alert]] = {}
    team: dict[str, list[Alert]] = {}
    for alert in alerts:
        if alert.owner_id is None:
            continue
        if is_due(alert.owner_id, alert):
            own.setdefault(alert.owner_id, []).append(alert)
        manager = owners[alert.owner_id].manager_id if alert.owner_id in owners else None
        if "manager" in alert.recipients and manager not in (None, alert.owner_id) and is_due(str(manager), alert):
            team.setdefault(str(manager), []).append(alert)
    addresses = {owner_id: owner.address for owner_id, owner in owners.items()}
    messages = []
    for owner_id in sorted({*own, *team}):
        address = addresses.get(owner_id)
        if address is not None:
            messages.append(
                OwnerMessage(owner_id, address, tuple(own.get(owner_id, ())), tuple(team.get(owner_id, ())))
            )
    return Due(
        month,
        tuple(messages),
        len({*own, *team}) - len(messages),
        len({alert.account_csn for alert in alerts if alert.owner_id is None}),
    )


def _channel(settings: Settings, message: OwnerMessage) -> Channel:
    if settings.alerts.owners == "webhook":
        url = settings.alerts.webhook_url
        if url is None or not url.get_secret_value():
            problem = "IDE_ALERTS__OWNERS is 'webhook', but no webhook is set. Set IDE_ALERTS__WEBHOOK_URL."
            raise ChannelError(problem, unreachable=True)
        return Webhook(settings.alerts)
    return Email(settings.alerts, message.address, is_personal=True)


def _in_words(settings: Settings, message: OwnerMessage, month: Month, now: datetime) -> Message:
    factors = {factor.key: factor.name for factor in definition_of(settings.rules).factors}
    by_webhook = settings.alerts.owners == "webhook"
    return owner_messages.in_words(message, month, factors, settings.pages_url, now, by_webhook)


def _recipient(owner_id: str) -> str:
    # An owner id may be an address.
    return short_hash("owner", owner_id)


def _ids(alerts: Sequence[Alert]) -> tuple[str, ...]:
    return tuple(sorted(alert.alert_id for alert in alerts))


def _journal(home: Home) -> "journal.Journal[Sent]":
    return journal.read(home.owner_alerts, _parse)


def _record(home: Home, sent: Sent) -> None:
    """Append a line. Raises ChannelError if that fails: further messages would be sent again and again."""
    try:
        append_line(home.owner_alerts, json.dumps({**asdict(sent), "sha256": sent.sha256}))
    except OSError as error:
        raise _not_recorded(home, error) from None


def _not_recorded(home: Home, error: OSError) -> ChannelError:
    return ChannelError(
        f"{home.owner_alerts}: {error.strerror}. Sent messages cannot be recorded, so no more are sent to owners. "
        "Free disk space, or give this user write permission."
    )


def _parse(line: str) -> Sent:
    """Parse a line. Raises ValueError or TypeError for what is not a record as it was written."""
    fields = parsed(line)
    if not isinstance(fields, dict) or not isinstance(fields.get("alerts"), list):
        raise TypeError("a record is an object with a list of alerts")
    sha256 = fields.pop("sha256", None)
    sent = Sent(**{**fields, "alerts": tuple(fields["alerts"])})
    if not all(isinstance(text, str) for text in (sent.month, sent.recipient, *sent.alerts, sent.sent_on)):
        raise ValueError("every field is a text")
    Month.parse(sent.month)
    date.fromisoformat(sent.sent_on)
    if sha256 != sent.sha256:
        raise ValueError("the line was changed")
    return sent
