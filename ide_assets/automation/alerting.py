"""Alerting: one message for each incident, another only when it changes, and one when it is over.

`<home>/alerts.json` records the alerts that each channel received. A channel is sent the difference between that record
and the present incidents, so a channel that failed receives at the next evaluation what it missed, and no other channel
receives anything twice. The record is written after each message that was sent: if the process is killed in between,
that message is repeated and none is lost.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from ide_assets.automation import message
from ide_assets.automation.channel import Channel, ChannelError
from ide_assets.automation.channels import channels
from ide_assets.automation.incident import Incident
from ide_assets.automation.message import Message
from ide_assets.settings import Settings
from ide_assets.store.files import file_content, write_whole
from ide_assets.store.home import Home


class SentAlert(BaseModel):
    """The newest alert that a channel received for an incident, until the channel is informed that it is over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    title: str
    link: str
    since: AwareDatetime


class Record(BaseModel):
    """The state at the last evaluation.

    `since`: when each incident was first seen, by incident key. `sent`: the alerts, by channel address, then by
    incident key.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: dict[str, AwareDatetime] = {}
    sent: dict[str, dict[str, SentAlert]] = {}


class AlertsBusyError(RuntimeError):
    """Another process is sending the alerts of the same home."""


def messages(
    incidents: Sequence[Incident],
    sent: Mapping[str, SentAlert],
    since: Mapping[str, datetime],
    unsettled: Collection[str] = (),
) -> list[Message]:
    """The messages that a channel is due: incidents that are new, have changed or are over; none for unchanged ones.

    `sent` are the channel's alerts and `since` the times at which each incident was first seen, both by key. Incidents
    with `unsettled` keys are not reported as over: a later evaluation decides.
    """
    due: list[Message] = []
    for incident in incidents:
        before = sent.get(incident.key)
        if before is None:
            due.append(message.new(incident, since[incident.key]))
        elif before.fingerprint != incident.fingerprint:
            due.append(message.changed(incident, since[incident.key], before.title))
    present = {incident.key for incident in incidents}
    return due + [
        message.over(key, before.title, before.link, before.since)
        for key, before in sent.items()
        if key not in present and key not in unsettled
    ]


def pending(
    home: Home, settings: Settings, incidents: Sequence[Incident], now: datetime, unsettled: Collection[str] = ()
) -> list[tuple[Channel, list[Message]]]:
    """What `send_alerts` would send now, by channel; sends and writes nothing."""
    record, current = _evaluate(home, settings, incidents, now, unsettled)
    return [
        (channel, messages(current, record.sent[channel.address], record.since, unsettled))
        for channel in channels(settings.alerts)
    ]


def send_alerts(
    home: Home, settings: Settings, incidents: Sequence[Incident], now: datetime, unsettled: Collection[str] = ()
) -> list[Message]:
    """Send every channel the alerts that it has not received; returns the messages that were sent.

    `unsettled` are the keys of possible incidents: they are reported neither as new nor as over.

    A message that a channel missed is sent at the next call. If the incident is over by then, only its end is sent, and
    nothing to a channel that never received its start.

    Raises ChannelError, with one line for each problem, after every channel was tried. Raises AlertsBusyError, without
    waiting, if another process is sending the alerts of this home.
    """
    configured = channels(settings.alerts)
    if not configured:
        return []
    delivered: dict[Message, None] = {}
    problems: dict[str, None] = {}
    unreachable: set[str] = set()
    with exclusive(home):
        record, current = _evaluate(home, settings, incidents, now, unsettled)
        problems |= _write_record(home, record)
        for channel in configured:
            sent = record.sent[channel.address]
            for alert in messages(current, sent, record.since, unsettled):
                if channel.server in unreachable:
                    break
                try:
                    channel.send(alert)
                except ChannelError as error:
                    problems[str(error)] = None
                    if error.unreachable:
                        unreachable.add(channel.server)
                    continue
                delivered[alert] = None
                if alert.state == "over":
                    del sent[alert.incident.key]
                else:
                    sent[alert.incident.key] = SentAlert(
                        fingerprint=alert.fingerprint,
                        title=alert.incident.title,
                        link=alert.incident.link,
                        since=alert.since,
                    )
                problems |= _write_record(home, record)
    if problems:
        raise ChannelError("\n".join(problems))
    return list(delivered)


def _evaluate(
    home: Home, settings: Settings, incidents: Sequence[Incident], now: datetime, unsettled: Collection[str]
) -> tuple[Record, list[Incident]]:
    """The record for the present incidents and channels, and the incidents; an unreadable record is one of them."""
    # A key may contain a file name, and not every file name can be written as JSON.
    current = [replace(incident, key=message.plain(incident.key)) for incident in incidents]
    try:
        before = Record.model_validate_json(file_content(home.alerts))
    except FileNotFoundError:
        before = Record()
    except (OSError, ValueError) as error:
        before = Record()
        current.append(_unreadable(home, error))
    keys = [incident.key for incident in current]
    if len(set(keys)) < len(keys):
        raise ValueError(f"two incidents have the same key: {', '.join(sorted(keys))}; keys must be unique")
    return Record(
        since={
            **{key: before.since[key] for key in unsettled if key in before.since},
            **{key: before.since.get(key, now) for key in keys},
        },
        # A new recipient or webhook receives every present alert; one that is no longer configured is dropped.
        sent={channel.address: dict(before.sent.get(channel.address, {})) for channel in channels(settings.alerts)},
    ), current


def _unreadable(home: Home, error: OSError | ValueError) -> Incident:
    # The text of an OSError repeats the path; that of a ValidationError has several lines and quotes the file.
    why = error.strerror if isinstance(error, OSError) else str(error)
    if isinstance(error, ValidationError):
        why = error.errors(include_url=False)[0]["msg"]
    return Incident(
        key="alerts.json",
        title="the record of sent alerts cannot be read",
        details=f"{home.alerts}: {why}.\nAlerts for all present incidents are sent again. Incidents that ended in the "
        "meantime are not reported as over.",
        next_step="Nothing if this happens once: the record is written again. If it happens again, check the disk and "
        "the write permissions of the home.",
    )


def _write_record(home: Home, record: Record) -> dict[str, None]:
    """Write the record; returns the reason if that fails, because the remaining alerts must still be sent."""
    text = record.model_dump_json(indent=1)
    try:
        if not home.alerts.is_file() or home.alerts.read_text(encoding="utf-8", errors="replace") != text:
            home.root.mkdir(parents=True, exist_ok=True)
            write_whole(home.alerts, text)
    except OSError as error:
        return {
            f"{home.alerts}: {error.strerror}. Sent alerts cannot be recorded, so they are sent again at every "
            "evaluation. Free disk space, or give this user write permission.": None
        }
    return {}


@contextmanager
def exclusive(home: Home) -> Iterator[None]:
    """Let no other process send alerts of this home. Raises AlertsBusyError, without waiting."""
    from filelock import FileLock, Timeout

    lock = FileLock(home.root / "alerts.lock", timeout=0)
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise AlertsBusyError(f"another process is sending the alerts of {home.root}. Try again in a minute.") from None
    except OSError:
        # A disk that cannot be written must be reported; `_write_record` does.
        pass
    try:
        yield
    finally:
        lock.release()
