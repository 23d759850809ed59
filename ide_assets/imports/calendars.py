"""Meetings of an iCalendar file: one line of JSON for each occurrence in the month and each person (R-IN-2).

uid, starts_at (UTC), is_cancelled, organizer, attendee, response, kind. Titles, places and descriptions are not read.
Recurrences are expanded, with their exceptions: cancelled days, added days, and occurrences that were moved.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import IO, cast
from zoneinfo import ZoneInfo

from ide_assets.imports.errors import CannotImportError
from ide_assets.months import Month

#: Names of time zones that Outlook writes.
_WINDOWS = {
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Central Standard Time": "America/Chicago",
    "China Standard Time": "Asia/Shanghai",
    "E. South America Standard Time": "America/Sao_Paulo",
    "Eastern Standard Time": "America/New_York",
    "FLE Standard Time": "Europe/Kiev",
    "GMT Standard Time": "Europe/London",
    "GTB Standard Time": "Europe/Bucharest",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "India Standard Time": "Asia/Kolkata",
    "Israel Standard Time": "Asia/Jerusalem",
    "Korea Standard Time": "Asia/Seoul",
    "Mountain Standard Time": "America/Denver",
    "New Zealand Standard Time": "Pacific/Auckland",
    "Pacific Standard Time": "America/Los_Angeles",
    "Romance Standard Time": "Europe/Paris",
    "SE Asia Standard Time": "Asia/Bangkok",
    "Singapore Standard Time": "Asia/Singapore",
    "South Africa Standard Time": "Africa/Johannesburg",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Turkey Standard Time": "Europe/Istanbul",
    "UTC": "UTC",
    "W. Europe Standard Time": "Europe/Berlin",
}

#: Occurrences of one meeting in a month, and those that are computed from its first day on.
_MOST_OCCURRENCES = 1_000
_MOST_STEPS = 1_000_000

#: Characters of a recurrence that a message repeats, and what it advises.
_SHOWN = 200
_CORRECT = "Correct or remove the meeting in the calendar, and export it again."

#: After 400 years, the calendar repeats to the day of the week. Times are computed in its last 400 years, where a rule
#: that never applies again ends soon.
_CYCLE = timedelta(days=146_097)

#: How often a meeting may recur, with the hours of the shortest period. More often is no meeting.
_HOURS = {"YEARLY": 8_760, "MONTHLY": 672, "WEEKLY": 168, "DAILY": 24, "HOURLY": 1}

#: What an hourly rule may have, so that it always has a next time.
_OF_HOURLY = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND"})

_LINE = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^;:"]*)(?:,(?:"[^"]*"|[^;:,"]*))*)*):(.*)', re.DOTALL
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:"]*)')


@dataclass
class _Event:
    """The properties of a VEVENT that are read: by name, each with its parameters and its value."""

    line: int
    properties: dict[str, list[tuple[dict[str, str], str]]] = field(default_factory=dict)

    def first(self, name: str) -> tuple[dict[str, str], str] | None:
        return next(iter(self.properties.get(name, ())), None)

    def text(self, name: str) -> str:
        first = self.first(name)
        return "" if first is None else first[1].strip()


def convert(path: Path, output: IO[str], month: Month) -> None:
    """Write the meetings of a month. Raises CannotImportError."""
    events = list(_events(path))
    # An occurrence that was moved is an event of its own, with the time that it had.
    moved = {
        (event.text("UID"), moment)
        for event in events
        if event.first("RECURRENCE-ID") is not None
        for moment in _moments(path, event, "RECURRENCE-ID")
    }
    # A day more on both sides: the month may begin in another time zone.
    first = datetime.combine(month.first_day, time(), UTC) - timedelta(days=1)
    last = datetime.combine(month.last_day, time(), UTC) + timedelta(days=2)
    for event in events:
        is_own = event.first("RECURRENCE-ID") is not None
        for start in _starts(path, event, first, last):
            if is_own or (event.text("UID"), start) not in moved:
                for row in _rows(event, start):
                    output.write(json.dumps(row) + "\n")


def _events(path: Path) -> Iterator[_Event]:
    """The events of a file. Raises CannotImportError unless each event, and the calendar, has an end."""
    event: _Event | None = None
    depth = number = 0
    is_open: bool | None = None
    for number, line in _unfolded(path):
        folded = line.upper().strip()
        if event is not None and folded in ("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT"):
            raise _cut(path, f"line {event.line}: the event has no END:VEVENT")
        if folded in ("BEGIN:VCALENDAR", "END:VCALENDAR"):
            is_open = folded == "BEGIN:VCALENDAR"
        elif folded == "BEGIN:VEVENT":
            event, depth = _Event(number), 0
        elif folded == "END:VEVENT" and event is not None:
            yield event
            event = None
        elif folded.startswith("BEGIN:"):
            depth += 1  # A reminder inside an event.
        elif folded.startswith("END:"):
            depth -= 1
        elif event is not None and depth == 0:
            match = _LINE.fullmatch(line)
            if match is not None and match[1].upper() not in ("SUMMARY", "DESCRIPTION", "LOCATION"):
                parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(match[2])}
                event.properties.setdefault(match[1].upper(), []).append((parameters, match[3]))
    if is_open is None:
        raise _cut(path, "the file has no BEGIN:VCALENDAR, so it is no calendar")
    if is_open:
        raise _cut(path, f"line {number}: the file ends without END:VCALENDAR")


def _cut(path: Path, fault: str) -> CannotImportError:
    separator = ", " if fault.startswith("line ") else ": "
    return CannotImportError(f"{path}{separator}{fault}. Export the calendar again.")


def _unfolded(path: Path) -> Iterator[tuple[int, str]]:
    """Lines, each joined with its continuations, which begin with a blank."""
    waiting, first = "", 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, line in enumerate(file, 1):
                text = line.rstrip("\r\n")
                if text[:1] in (" ", "\t"):
                    waiting += text[1:]
                    continue
                if waiting:
                    yield first, waiting
                waiting, first = text, number
    except UnicodeDecodeError:
        raise CannotImportError(f"{path} is not UTF-8 text, as iCalendar files are. Export it again.") from None
    if waiting:
        yield first, waiting


def _starts(path: Path, event: _Event, first: datetime, last: datetime) -> list[datetime]:
    """The times in UTC at which an event takes place between two moments."""
    starts = _moments(path, event, "DTSTART", in_zone=True)
    if not starts:
        raise CannotImportError(f"{path}, line {event.line}: the event has no DTSTART. Export the calendar again.")
    start, rule = starts[0], event.text("RRULE")
    chosen = {start.astimezone(UTC)}
    if rule and event.first("RECURRENCE-ID") is None:
        chosen |= _repeated(path, event, start, rule, first, last)
    chosen |= set(_moments(path, event, "RDATE"))
    chosen -= set(_moments(path, event, "EXDATE"))
    return sorted(moment for moment in chosen if first <= moment < last)


def _repeated(path: Path, event: _Event, start: datetime, rule: str, first: datetime, last: datetime) -> set[datetime]:
    """Times of a rule, computed on the wall clock of the meeting's zone: 9:00 stays 9:00 when summer time ends."""
    from dateutil.rrule import rrulestr

    zone = cast(tzinfo, start.tzinfo)
    chosen: set[datetime] = set()
    try:
        parts = dict(part.strip().split("=") for part in rule.upper().strip(";").split(";"))
        _check_steps(path, event, rule, parts, last - start)
        if start >= last:
            return chosen
        shift = _CYCLE * ((MAXYEAR - 1 - last.year) // 400)
        if "UNTIL" in parts:
            parts["UNTIL"] = f"{_until(parts['UNTIL'], zone, first, last) + shift:%Y%m%dT%H%M%S}"
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        times = rrulestr(text, dtstart=start.replace(tzinfo=None) + shift)
        for moment in times.xafter(first.astimezone(zone).replace(tzinfo=None) + shift, inc=True):
            utc = (moment - shift).replace(tzinfo=zone).astimezone(UTC)
            if utc >= last:
                break
            chosen.add(utc)
            if len(chosen) > _MOST_OCCURRENCES:
                raise _too_often(path, event, rule)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError):
        raise CannotImportError(
            f"{path}, line {event.line}: the recurrence {rule[:_SHOWN]!r} cannot be read. {_CORRECT}"
        ) from None
    return chosen


def _check_steps(path: Path, event: _Event, rule: str, parts: dict[str, str], duration: timedelta) -> None:
    """Raise CannotImportError if computing the times of a rule would take long, and ValueError if it is none."""
    frequency, interval = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    if frequency not in _HOURS or (frequency == "HOURLY" and not parts.keys() <= _OF_HOURLY):
        if frequency in (*_HOURS, "MINUTELY", "SECONDLY"):
            raise _too_often(path, event, rule)
        raise ValueError(frequency)
    if interval < 1:
        raise CannotImportError(
            f"{path}, line {event.line}: the recurrence {rule[:_SHOWN]!r} has the INTERVAL {interval}; expected 1 or "
            f"more. {_CORRECT}"
        )
    steps = max(duration / timedelta(hours=1), 0) / _HOURS[frequency] / interval
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        steps *= parts.get(name, "").count(",") + 1
    if steps > _MOST_STEPS:
        raise _too_often(path, event, rule)


def _too_often(path: Path, event: _Event, rule: str) -> CannotImportError:
    return CannotImportError(
        f"{path}, line {event.line}: the recurrence {rule[:_SHOWN]!r} is too frequent for a meeting: at most "
        f"{_MOST_OCCURRENCES:,} times in a month, and {_MOST_STEPS:,} since its first day. {_CORRECT}"
    )


def _until(text: str, zone: tzinfo, first: datetime, last: datetime) -> datetime:
    """The end of a rule on the wall clock; one outside of the month's days is moved to their edge."""
    if text.endswith("Z"):
        until = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    elif "T" in text:
        until = datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    else:
        until = datetime.combine(datetime.strptime(text, "%Y%m%d"), time(23, 59, 59), zone)
    day = timedelta(days=1)
    return min(max(until, first - day), last + day).astimezone(zone).replace(tzinfo=None)


def _moments(path: Path, event: _Event, name: str, in_zone: bool = False) -> list[datetime]:
    """The times of a property, in UTC or in their own zone."""
    moments = []
    for parameters, value in event.properties.get(name, ()):
        zone = _zone(path, event, parameters.get("TZID"))
        for text in value.strip().split(","):
            moment = _moment(path, event, text.split("/")[0], zone)
            moments.append(moment if in_zone else moment.astimezone(UTC))
    return moments


def _moment(path: Path, event: _Event, text: str, zone: tzinfo) -> datetime:
    try:
        if len(text) == 8:
            moment = datetime.combine(date.fromisoformat(text), time(), zone)
        elif text.endswith("Z"):
            moment = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        else:
            moment = datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
        # At the edges of the calendar, a time may have no counterpart in UTC.
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise CannotImportError(
            f"{path}, line {event.line}: {text[:_SHOWN]!r} is not a time of iCalendar between the years 1 and 9999. "
            f"{_CORRECT}"
        ) from None
    return moment


def _zone(path: Path, event: _Event, name: str | None) -> tzinfo:
    """The time zone of a name; UTC for a time without one."""
    if name is None:
        return UTC
    try:
        return ZoneInfo(_WINDOWS.get(name, name).lstrip("/"))
    except (ValueError, OSError, KeyError):
        raise CannotImportError(
            f"{path}, line {event.line}: {name!r} is not a time zone of IANA or Outlook. Export the calendar in UTC."
        ) from None


def _rows(event: _Event, start: datetime) -> Iterator[dict[str, object]]:
    """A row for each attendee, and for an organizer who is not in their list."""
    organizer = event.first("ORGANIZER")
    host = None if organizer is None else _address(organizer[1])
    common = {
        "uid": event.text("UID") or None,
        "starts_at": start.isoformat(),
        "is_cancelled": event.text("STATUS").upper() == "CANCELLED",
        "organizer": host,
    }
    people = [*event.properties.get("ATTENDEE", ())]
    if host is not None and host not in (_address(value) for _, value in people):
        people.append(({"PARTSTAT": "ACCEPTED"}, host))
    for parameters, value in people or [({}, "")]:
        yield {
            **common,
            "attendee": _address(value),
            "response": parameters.get("PARTSTAT", "NEEDS-ACTION").lower(),
            "kind": parameters.get("CUTYPE", "INDIVIDUAL").lower(),
        }


def _address(value: str) -> str | None:
    return re.sub("^mailto:", "", value.strip(), flags=re.IGNORECASE).lower() or None
