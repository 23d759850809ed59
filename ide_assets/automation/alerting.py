"""Alerting: one message for each incident, again only when it changes, and one when it is over.

What each channel was told lies in `<home>/alerts.json`. A channel is told the difference between that and what is
wrong now, so one that failed hears at the next look what it missed, and the others hear nothing twice. The record is
written after each message that was taken: a kill in between repeats that message and loses none.
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
from ide_assets.store.home import Home, write_whole


class Told(BaseModel):
    """What a channel was told of an incident and was not told to be over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    title: str
    link: str
    since: AwareDatetime


class Record(BaseModel):
    """What was known at the last look.

    `since`: when each incident of that look was first seen, by its key. `told`: by a channel's address and a key.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: dict[str, AwareDatetime] = {}
    told: dict[str, dict[str, Told]] = {}


class AlertsBusyError(RuntimeError):
    """Another process is telling incidents of the same home just now."""


def messages(
    incidents: Sequence[Incident],
    told: Mapping[str, Told],
    since: Mapping[str, datetime],
    unsettled: Collection[str] = (),
) -> list[Message]:
    """What a channel has to hear: what is new, what has changed, what is over; nothing of what is unchanged.

    `told` is what it heard before and `since` when each incident was first seen, both by key. Of the keys that are
    `unsettled` nothing is said: whether they are over is seen later.
    """
    found: list[Message] = []
    for incident in incidents:
        before = told.get(incident.key)
        if before is None:
            found.append(message.new(incident, since[incident.key]))
        elif before.fingerprint != incident.fingerprint:
            found.append(message.changed(incident, since[incident.key], before.title))
    present = {incident.key for incident in incidents}
    return found + [
        message.over(key, before.title, before.link, before.since)
        for key, before in told.items()
        if key not in present and key not in unsettled
    ]


def pending(
    home: Home, settings: Settings, incidents: Sequence[Incident], now: datetime, unsettled: Collection[str] = ()
) -> list[tuple[Channel, list[Message]]]:
    """What `tell` would send now, by channel; sends and writes nothing."""
    record, wrong = _look(home, settings, incidents, now, unsettled)
    return [
        (channel, messages(wrong, record.told[channel.address], record.since, unsettled))
        for channel in channels(settings.alerts)
    ]


def tell(
    home: Home, settings: Settings, incidents: Sequence[Incident], now: datetime, unsettled: Collection[str] = ()
) -> list[Message]:
    """Tell every channel what it has not heard of the present incidents; returns the messages that were taken.

    `unsettled` are the keys of which it is not known yet whether they are incidents: nothing is said of them.

    Every message is taken at least once by every channel for as long as it holds. Raises ChannelError, with one line
    for each trouble, after every channel was tried: what was not taken is sent again at the next call. Raises
    AlertsBusyError, at once, where another process is at it.
    """
    ways = channels(settings.alerts)
    if not ways:
        return []
    taken: dict[Message, None] = {}
    problems: dict[str, None] = {}
    unreachable: set[str] = set()
    with _alone(home):
        record, wrong = _look(home, settings, incidents, now, unsettled)
        problems |= _remember(home, record)
        for channel in ways:
            told = record.told[channel.address]
            for each in messages(wrong, told, record.since, unsettled):
                if channel.server in unreachable:
                    break
                try:
                    channel.send(each)
                except ChannelError as error:
                    problems[str(error)] = None
                    if error.unreachable:
                        unreachable.add(channel.server)
                    continue
                taken[each] = None
                if each.state == "over":
                    del told[each.incident.key]
                else:
                    told[each.incident.key] = Told(
                        fingerprint=each.fingerprint,
                        title=each.incident.title,
                        link=each.incident.link,
                        since=each.since,
                    )
                problems |= _remember(home, record)
    if problems:
        raise ChannelError("\n".join(problems))
    return list(taken)


def _look(
    home: Home, settings: Settings, incidents: Sequence[Incident], now: datetime, unsettled: Collection[str]
) -> tuple[Record, list[Incident]]:
    """The record with the present incidents and channels, and what is wrong: a record that cannot be read, too."""
    # A key may be made of a file's name, and not every one of those can be written to the record.
    wrong = [replace(incident, key=message.plain(incident.key)) for incident in incidents]
    try:
        before = Record.model_validate_json(home.alerts.read_bytes())
    except FileNotFoundError:
        before = Record()
    except (OSError, ValidationError) as error:
        before = Record()
        wrong.append(_unreadable(home, error))
    keys = [incident.key for incident in wrong]
    if len(set(keys)) < len(keys):
        raise ValueError(f"two incidents have the same key: {', '.join(sorted(keys))}; each needs one of its own")
    return Record(
        since={
            **{key: before.since[key] for key in unsettled if key in before.since},
            **{key: before.since.get(key, now) for key in keys},
        },
        # Another recipient or webhook is told afresh; one that is no longer set is forgotten.
        told={way.address: dict(before.told.get(way.address, {})) for way in channels(settings.alerts)},
    ), wrong


def _unreadable(home: Home, error: OSError | ValidationError) -> Incident:
    # The text of a ValidationError spreads over lines and quotes the file.
    why = error.strerror if isinstance(error, OSError) else error.errors(include_url=False)[0]["msg"]
    return Incident(
        key="alerts.json",
        title="what was told before is not known: its record cannot be read",
        details=f"{home.alerts}: {why}.\nEverything that is wrong now is told again. What has ended since it was told "
        "is not told to be over.",
        next_step="Nothing, where this comes once: the record is written anew. Where it comes again, look at the disk "
        "and at who may write the home.",
    )


def _remember(home: Home, record: Record) -> dict[str, None]:
    """Write the record; where that fails, why, in words: whoever can still be told must be told."""
    text = record.model_dump_json(indent=1)
    try:
        if not home.alerts.exists() or home.alerts.read_text(encoding="utf-8", errors="replace") != text:
            home.root.mkdir(parents=True, exist_ok=True)
            write_whole(home.alerts, text)
    except OSError as error:
        return {
            f"{home.alerts}: {error.strerror}. What was told cannot be remembered, so it is told again at every look. "
            "Make room, or let this user write there.": None
        }
    return {}


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(home.root / "alerts.lock", timeout=0)
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise AlertsBusyError(
            f"another process is telling what is wrong in {home.root} just now. Look again in a minute."
        ) from None
    except OSError:
        # A disk that cannot be written is what people must be told of; `_remember` says so.
        pass
    try:
        yield
    finally:
        lock.release()
